package db

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
)

func openPostgres(ctx context.Context, address string) (*DB, error) {
	pool, err := sql.Open("pgx", address)
	if err != nil {
		return nil, fmt.Errorf("the PostgreSQL address is not valid: %w", err)
	}
	n := 4*runtime.NumCPU() + 4
	pool.SetMaxOpenConns(n)
	pool.SetMaxIdleConns(n)
	if err := checkPostgres(ctx, pool); err != nil {
		pool.Close()
		return nil, fmt.Errorf("open PostgreSQL database: %w", oneLine{err})
	}
	return &DB{Engine: postgresEngine(), write: pool, read: pool}, nil
}

// oneLine is an error whose text, which names each address that was tried on a
// line of its own, stands on one line without repetitions.
type oneLine struct{ error }

func (e oneLine) Error() string {
	var lines []string
	for l := range strings.Lines(e.error.Error()) {
		if l = strings.TrimSpace(l); l != "" && !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, " ")
}

func (e oneLine) Unwrap() error { return e.error }

func postgresEngine() Engine {
	return Engine{
		Name:       "postgres",
		ForUpdate:  " FOR UPDATE",
		SkipLocked: " FOR UPDATE SKIP LOCKED",
		snapshot:   sql.LevelRepeatableRead,
		classify:   classifyPostgres,
	}
}

// fresh makes a plan for each query and the values it comes with.
type fresh struct{ pool *sql.DB }

func (f fresh) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return f.pool.QueryContext(ctx, query, f.with(args)...)
}

func (f fresh) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	return f.pool.QueryRowContext(ctx, query, f.with(args)...)
}

func (f fresh) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return f.pool.ExecContext(ctx, query, f.with(args)...)
}

// with asks the driver for a statement without a name, which PostgreSQL plans
// at each execution.
func (f fresh) with(args []any) []any {
	return append([]any{pgx.QueryExecModeCacheDescribe}, args...)
}

func checkPostgres(ctx context.Context, d *sql.DB) error {
	var encoding, durable, version string
	err := d.QueryRowContext(ctx, `SELECT current_setting('server_encoding'),
		current_setting('fsync'), current_setting('server_version_num')`).Scan(&encoding, &durable, &version)
	switch {
	case err != nil:
		return err
	case encoding != "UTF8":
		return fmt.Errorf("the database's encoding is %s and must be UTF8", encoding)
	case version < "130000":
		return fmt.Errorf("PostgreSQL 13 or newer is needed, this is %s", version)
	case durable != "on":
		return fmt.Errorf("fsync is off: a power cut would lose what the desk called saved")
	}
	return nil
}

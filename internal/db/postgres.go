package db

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"

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
		return nil, fmt.Errorf("open PostgreSQL database: %w", err)
	}
	return &DB{Engine: postgresEngine(), write: pool, read: pool}, nil
}

func postgresEngine() Engine {
	return Engine{
		Name:       "postgres",
		ForUpdate:  " FOR UPDATE",
		SkipLocked: " FOR UPDATE SKIP LOCKED",
		snapshot:   sql.LevelRepeatableRead,
		classify:   classifyPostgres,
	}
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

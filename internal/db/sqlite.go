package db

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"modernc.org/sqlite"
)

// SQLite runs with a write-ahead log, one writing connection and a read-only
// pool. synchronous=FULL makes every commit survive a power cut; immediate
// transactions wait for the writer instead of failing half-way.
const sqlitePragmas = "_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
	"&_pragma=foreign_keys(ON)&_pragma=cache_size(-16000)&_pragma=temp_store(MEMORY)"

func openSQLite(ctx context.Context, path string) (*DB, error) {
	path = strings.TrimPrefix(path, "//")
	if path == "" || strings.HasPrefix(path, ":memory:") {
		return nil, fmt.Errorf("the SQLite address needs a file path: sqlite:PATH")
	}
	if dir := filepath.Dir(path); !isDir(dir) {
		return nil, fmt.Errorf("the folder %s of the database does not exist", dir)
	}
	uri := "file:" + (&url.URL{Path: path}).EscapedPath()
	write, err := sql.Open("sqlite", uri+"?_txlock=immediate&"+sqlitePragmas)
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	write.SetMaxIdleConns(1)
	if err := checkSQLite(ctx, write); err != nil {
		write.Close()
		return nil, fmt.Errorf("open SQLite database %s: %w", path, err)
	}
	read, err := sql.Open("sqlite", uri+"?mode=ro&_pragma=query_only(ON)&"+sqlitePragmas)
	if err != nil {
		write.Close()
		return nil, err
	}
	n := runtime.NumCPU() + 2
	read.SetMaxOpenConns(n)
	read.SetMaxIdleConns(n)
	return &DB{Engine: sqliteEngine(), write: write, read: read}, nil
}

func sqliteEngine() Engine {
	return Engine{Name: "sqlite", classify: classifySQLite}
}

// checkSQLite reads the settings back: a driver that ignores one of them would
// lose what the desk called saved.
func checkSQLite(ctx context.Context, d *sql.DB) error {
	for _, want := range []struct{ pragma, value string }{
		{"journal_mode", "wal"},
		{"synchronous", "2"},
		{"foreign_keys", "1"},
	} {
		var got string
		if err := d.QueryRowContext(ctx, "PRAGMA "+want.pragma).Scan(&got); err != nil {
			return classifySQLite(err)
		}
		if got != want.value {
			return fmt.Errorf("%s is %s and must be %s", want.pragma, got, want.value)
		}
	}
	return nil
}

// Bulk runs f while commits are not forced to the disk one by one, and forces
// all of them at its end: for filling a new database, where a crash in between
// means starting over. It matters on SQLite; PostgreSQL is left as it is.
func (d *DB) Bulk(ctx context.Context, f func() error) error {
	if d.Engine.Postgres() {
		return f()
	}
	if _, err := d.write.ExecContext(ctx, "PRAGMA synchronous = OFF"); err != nil {
		return err
	}
	err := f()
	for _, stmt := range []string{"PRAGMA synchronous = FULL", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, e := d.write.ExecContext(context.WithoutCancel(ctx), stmt); err == nil {
			err = e
		}
	}
	if err == nil {
		err = checkSQLite(ctx, d.write)
	}
	return err
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// sqliteCode returns the primary result code of an error, 0 for other errors.
func sqliteCode(err error) (primary, extended int) {
	if e, ok := asType[*sqlite.Error](err); ok {
		return e.Code() & 0xff, e.Code()
	}
	return 0, 0
}

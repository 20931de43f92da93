// Package db opens the database, SQLite or PostgreSQL, and runs transactions
// on it. It knows no table: what the engines do differently stands in Engine,
// and the same SQL text serves both.
//
//	db.go          DB: open, read
//	tx.go          Tx: writing transactions, with after-commit hooks
//	engine.go      Engine: the fragments that differ
//	sqlite.go      SQLite: pools, pragmas, checks
//	writes.go      SQLite: statements of transactions, prepared once
//	postgres.go    PostgreSQL: pool, checks
//	errors.go      what an error of the engine means
//	migrate.go     forward-only migrations
package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Querier is what reads and writes SQL: the reading pool or a transaction.
type Querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// DB is an open database. Reads go to a pool, writes through Tx.
type DB struct {
	Engine Engine
	write  *sql.DB
	read   *sql.DB
	stmts  sync.Map  // query text -> *sql.Stmt on the read pool
	writes writes    // of SQLite's one writing connection
	file   *openFile // nil on PostgreSQL
}

// Open opens a database by its address: sqlite:PATH or postgres://... It
// checks that the database can be reached and is set up as durability needs;
// the error is one sentence that says what to do.
func Open(ctx context.Context, address string) (*DB, error) {
	switch scheme, rest, _ := strings.Cut(address, ":"); scheme {
	case "sqlite":
		return openSQLite(ctx, rest)
	case "postgres", "postgresql":
		return openPostgres(ctx, address)
	}
	return nil, fmt.Errorf("the database address must begin with sqlite: or postgres://")
}

// Close closes the database. On SQLite it also folds the write-ahead log into
// the file.
func (d *DB) Close() error {
	d.stmts.Range(func(_, stmt any) bool {
		stmt.(*sql.Stmt).Close()
		return true
	})
	d.writes.close()
	var errs []error
	if d.read != d.write {
		errs = append(errs, d.read.Close())
	}
	errs = append(errs, d.write.Close())
	return errors.Join(append(errs, d.file.close())...)
}

// Ping reports whether the database answers, and on SQLite whether its file is
// still where the next start will look for it.
func (d *DB) Ping(ctx context.Context) error {
	if err := d.file.sound(); err != nil {
		return err
	}
	_, err := d.ExecContext(ctx, "SELECT 1")
	return err
}

// QueryContext reads rows outside a transaction. Statements are prepared once
// by their text, which makes them about three times as fast on SQLite: texts
// must come from a bounded set, with values as arguments.
func (d *DB) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt, err := d.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRowContext reads one row outside a transaction; see QueryContext.
func (d *DB) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	stmt, err := d.prepared(ctx, query)
	if err != nil {
		return d.read.QueryRowContext(ctx, query, args...) // carries the error to Scan
	}
	return stmt.QueryRowContext(ctx, args...)
}

// ExecContext runs a statement on the reading pool, which refuses writes on
// SQLite.
func (d *DB) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return d.read.ExecContext(ctx, query, args...)
}

// Fresh returns a way of reading outside a transaction that plans each query
// for the values it comes with. PostgreSQL soon gives prepared statements one
// plan for all values; for a search, whose words decide how many rows match,
// that plan would walk through the whole archive for a rare word. Planning
// costs a fraction of a millisecond.
func (d *DB) Fresh() Querier {
	if d.Engine.Postgres() {
		return fresh{d.read}
	}
	return d
}

// Prepared returns the texts of all statements that were read outside a
// transaction so far, sorted: what readers' pages ask of the database.
func (d *DB) Prepared() []string {
	var texts []string
	d.stmts.Range(func(text, _ any) bool {
		texts = append(texts, text.(string))
		return true
	})
	slices.Sort(texts)
	return texts
}

func (d *DB) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt, ok := d.stmts.Load(query); ok {
		return stmt.(*sql.Stmt), nil
	}
	stmt, err := d.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if first, loaded := d.stmts.LoadOrStore(query, stmt); loaded {
		stmt.Close()
		return first.(*sql.Stmt), nil
	}
	return stmt, nil
}

// Snapshot runs f on one unchanging view of the database, for reads that must
// agree with one another.
func (d *DB) Snapshot(ctx context.Context, f func(q Querier) error) error {
	tx, err := d.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: d.Engine.snapshot})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(tx)
}

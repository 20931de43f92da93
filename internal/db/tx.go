package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// Tx is a writing transaction with hooks that run after it has committed.
type Tx struct {
	Engine Engine
	raw    *sql.Tx
	after  []func()

	writes *writes  // SQLite: statements that are prepared
	fresh  []string // SQLite: statements that are not yet

	conn   *sql.Conn // PostgreSQL: the connection that raw runs on
	later  pgx.Batch // what was put off, in order
	failed error     // of what was put off
}

// AfterCommit registers a function to run once the transaction is durable, in
// the order of registration. It does not run when the transaction fails.
func (t *Tx) AfterCommit(f func()) { t.after = append(t.after, f) }

// QueryContext reads rows. It sees all that was written before.
func (t *Tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := t.flush(ctx); err != nil {
		return nil, err
	}
	if stmt := t.prepared(ctx, query); stmt != nil {
		return stmt.QueryContext(ctx, args...)
	}
	return t.raw.QueryContext(ctx, query, args...)
}

// prepared returns a statement for this transaction, or nil when it has to be
// parsed.
func (t *Tx) prepared(ctx context.Context, query string) *sql.Stmt {
	if t.writes == nil {
		return nil // the driver of PostgreSQL prepares by itself
	}
	if stmt := t.writes.of(query); stmt != nil {
		return t.raw.StmtContext(ctx, stmt)
	}
	t.fresh = append(t.fresh, query)
	return nil
}

// QueryRowContext reads one row; see QueryContext.
func (t *Tx) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	// After a failure PostgreSQL answers nothing more in this transaction, and
	// Tx says why.
	_ = t.flush(ctx)
	if stmt := t.prepared(ctx, query); stmt != nil {
		return stmt.QueryRowContext(ctx, args...)
	}
	return t.raw.QueryRowContext(ctx, query, args...)
}

// ExecContext runs a statement now.
func (t *Tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := t.flush(ctx); err != nil {
		return nil, err
	}
	return t.exec(ctx, query, args...)
}

func (t *Tx) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if stmt := t.prepared(ctx, query); stmt != nil {
		return stmt.ExecContext(ctx, args...)
	}
	return t.raw.ExecContext(ctx, query, args...)
}

// Later runs a statement whose result nobody asks for. On PostgreSQL it is put
// off until something is read, or until the commit, and goes there together
// with the others that were put off: one wait for an answer instead of one for
// each. Its error ends the transaction then. The arguments must not change
// meanwhile.
func (t *Tx) Later(ctx context.Context, query string, args ...any) error {
	if t.conn == nil {
		_, err := t.exec(ctx, query, args...)
		return err
	}
	t.later.Queue(query, args...)
	return t.failed
}

// flush runs what was put off.
func (t *Tx) flush(ctx context.Context) error {
	if t.failed != nil || t.later.Len() == 0 {
		return t.failed
	}
	t.failed = t.conn.Raw(func(raw any) error {
		c, ok := raw.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("statements cannot be sent together over a %T", raw)
		}
		// Close reads all answers and returns the first error among them.
		return c.Conn().SendBatch(ctx, &t.later).Close()
	})
	t.later = pgx.Batch{}
	return t.failed
}

// Tx runs f in a writing transaction. It commits when f returns nil and rolls
// back otherwise, also when f panics. When Tx returns nil, the change survives
// a power cut.
func (d *DB) Tx(ctx context.Context, f func(tx *Tx) error) error {
	if err := d.file.sound(); err != nil {
		return err
	}
	tx, err := d.begin(ctx)
	if err != nil {
		return d.Engine.classify(fmt.Errorf("begin: %w", err))
	}
	defer tx.end()
	err = f(tx)
	if err == nil {
		err = tx.flush(ctx)
	}
	if tx.failed != nil {
		err = tx.failed // whatever else failed, failed because of it
	}
	if err != nil {
		return d.Engine.classify(err)
	}
	if err := tx.raw.Commit(); err != nil {
		return d.Engine.classify(fmt.Errorf("commit: %w", err))
	}
	for _, hook := range tx.after {
		hook()
	}
	if len(tx.fresh) > 0 {
		d.writes.prepare(d.write, tx.fresh)
	}
	return nil
}

func (d *DB) begin(ctx context.Context) (*Tx, error) {
	tx := &Tx{Engine: d.Engine}
	var err error
	if !d.Engine.Postgres() {
		tx.writes = &d.writes
		tx.raw, err = d.write.BeginTx(ctx, nil)
		return tx, err
	}
	// Each try takes a connection out of the pool whose server is gone.
	for range d.write.Stats().MaxOpenConnections + 1 {
		if tx.conn, err = d.write.Conn(ctx); err != nil {
			return nil, err
		}
		if tx.raw, err = tx.conn.BeginTx(ctx, nil); err == nil {
			return tx, nil
		}
		tx.conn.Close()
		if !errors.Is(err, driver.ErrBadConn) {
			break
		}
	}
	return nil, err
}

// end takes back what was not committed.
func (t *Tx) end() {
	_ = t.raw.Rollback() // does nothing after a commit
	if t.conn != nil {
		t.conn.Close()
	}
}

package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/tajuk/tajuk/internal/fault"
)

// ErrDuplicate marks an error that came from a unique index.
var ErrDuplicate = errors.New("already exists")

// IsNone reports whether a query found no row.
func IsNone(err error) bool { return errors.Is(err, sql.ErrNoRows) }

// Results of SQLite, https://sqlite.org/rescode.html.
const (
	sqliteBusy           = 5
	sqliteReadonly       = 8
	sqliteIOErr          = 10
	sqliteCorrupt        = 11
	sqliteFull           = 13
	sqliteCantOpen       = 14
	sqliteNotADB         = 26
	sqliteConstraintPK   = 1555
	sqliteConstraintUniq = 2067
)

func classifySQLite(err error) error {
	if err == nil {
		return nil
	}
	primary, extended := sqliteCode(err)
	switch {
	case extended == sqliteConstraintPK || extended == sqliteConstraintUniq:
		return duplicate(err)
	case primary == sqliteFull:
		return fault.New(fault.Unavailable, "the disk is full, nothing was saved: %w", err)
	case primary == sqliteBusy:
		return fault.New(fault.Unavailable, "the database is busy, nothing was saved; try again: %w", err)
	case primary == sqliteReadonly || primary == sqliteCantOpen:
		return fault.New(fault.Unavailable, "the database cannot be written: %w", err)
	case primary == sqliteCorrupt || primary == sqliteNotADB:
		return fault.New(fault.Unavailable, "the database file is damaged; restore a backup: %w", err)
	case primary == sqliteIOErr:
		return fault.New(fault.Unavailable, "the disk failed, nothing was saved: %w", err)
	}
	return err
}

// Classes of PostgreSQL, its manual's appendix A.
func classifyPostgres(err error) error {
	pg, ok := asType[*pgconn.PgError](err)
	if !ok {
		if c, ok := asType[*pgconn.ConnectError](err); ok {
			return fault.New(fault.Unavailable, "the database does not answer: %w", c)
		}
		if connectionLost(err) {
			return fault.New(fault.Unavailable, "the connection to the database was lost; look whether the change was saved before you try again: %w", err)
		}
		return err
	}
	switch {
	case pg.Code == "23505":
		return duplicate(err)
	case pg.Code == "53100":
		return fault.New(fault.Unavailable, "the database's disk is full, nothing was saved: %w", err)
	case pg.Code == "40001" || pg.Code == "40P01":
		return fault.New(fault.Conflict, "somebody else changed the same thing at the same moment; try again: %w", err)
	case pg.Code[:2] == "53" || pg.Code[:2] == "57" || pg.Code[:2] == "08":
		return fault.New(fault.Unavailable, "the database cannot take more work now: %w", err)
	}
	return err
}

// connectionLost reports whether the connection broke. A commit whose answer
// never came may have happened.
func connectionLost(err error) bool {
	if IsCancelled(err) {
		return false
	}
	_, network := asType[net.Error](err)
	return network || pgconn.SafeToRetry(err) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

func duplicate(err error) error {
	return fault.New(fault.Conflict, "%w", errors.Join(ErrDuplicate, err))
}

func asType[T error](err error) (T, bool) {
	var target T
	ok := errors.As(err, &target)
	return target, ok
}

// IsCancelled reports whether an error only says that the caller went away.
func IsCancelled(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

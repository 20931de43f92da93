package db

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// ErrNewerSchema says that the database was written by a newer program.
var ErrNewerSchema = errors.New("the database was written by a newer version of this program; use that version or restore a backup")

// ErrOlderSchema says that migrations are due.
var ErrOlderSchema = errors.New("the database needs migrations; run the migrate command")

// Migrate brings the schema up to the newest of the migrations. Several
// processes may start it together. It never goes back.
func (d *DB) Migrate(ctx context.Context, files fs.FS) error {
	p, err := d.migrations(files)
	if err != nil {
		return err
	}
	if err := d.checkSchema(ctx, p, true); err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", d.Engine.classify(err))
	}
	return nil
}

// CheckSchema returns ErrNewerSchema or ErrOlderSchema when the database and
// the migrations differ.
func (d *DB) CheckSchema(ctx context.Context, files fs.FS) error {
	p, err := d.migrations(files)
	if err != nil {
		return err
	}
	return d.checkSchema(ctx, p, false)
}

func (d *DB) checkSchema(ctx context.Context, p *goose.Provider, olderIsFine bool) error {
	have, want, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("read the schema's version: %w", d.Engine.classify(err))
	case have > want:
		return fmt.Errorf("%w (schema %d, this program knows %d)", ErrNewerSchema, have, want)
	case have < want && !olderIsFine:
		return fmt.Errorf("%w (schema %d, needed %d)", ErrOlderSchema, have, want)
	}
	return nil
}

func (d *DB) migrations(files fs.FS) (*goose.Provider, error) {
	translated, err := translate(files, d.Engine)
	if err != nil {
		return nil, err
	}
	if !d.Engine.Postgres() {
		return goose.NewProvider(goose.DialectSQLite3, d.write, translated)
	}
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // each second for five minutes
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, d.write, translated, goose.WithSessionLocker(locker))
}

var (
	onlyBlock   = regexp.MustCompile(`(?s)-- only (sqlite|postgres)\n(.*?)-- end only\n`)
	createTable = regexp.MustCompile(`(?s)(CREATE TABLE [^;]*?\))( WITHOUT ROWID)?;`)
	bigint      = regexp.MustCompile(`\bBIGINT\b`)
	bytea       = regexp.MustCompile(`\bBYTEA\b`)
)

// translate turns the one text of the migrations into the engine's own: the
// text is PostgreSQL's, with WITHOUT ROWID where SQLite should cluster a table
// on its key, and blocks between "-- only ENGINE" and "-- end only".
func translate(files fs.FS, e Engine) (fs.FS, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, err
	}
	// goose reads files: an archive in memory is the standard library's
	// writable fs.FS.
	var buf bytes.Buffer
	archive := zip.NewWriter(&buf)
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		w, err := archive.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(w, translateText(string(text), e)); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
}

func translateText(text string, e Engine) string {
	text = onlyBlock.ReplaceAllStringFunc(text, func(block string) string {
		m := onlyBlock.FindStringSubmatch(block)
		if m[1] != e.Name {
			return ""
		}
		return m[2]
	})
	if e.Postgres() {
		return strings.ReplaceAll(text, " WITHOUT ROWID", "")
	}
	text = bigint.ReplaceAllString(text, "INTEGER")
	text = bytea.ReplaceAllString(text, "BLOB")
	return createTable.ReplaceAllStringFunc(text, func(stmt string) string {
		m := createTable.FindStringSubmatch(stmt)
		if m[2] != "" {
			return m[1] + " STRICT, WITHOUT ROWID;"
		}
		return m[1] + " STRICT;"
	})
}

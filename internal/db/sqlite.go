package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"modernc.org/sqlite"

	"github.com/tajuk/tajuk/internal/fault"
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
	file, err := noteFile(path)
	if err != nil {
		write.Close()
		read.Close()
		return nil, err
	}
	return &DB{Engine: sqliteEngine(), write: write, read: read, file: file}, nil
}

// openFile is the file that was opened. SQLite goes on writing into a file that
// somebody has deleted or replaced: what it acknowledges then is gone with the
// process.
//
// The file is held open until the connections are closed: closing any
// descriptor of it would drop SQLite's own locks in this process
// (https://sqlite.org/howtocorrupt.html 2.2).
type openFile struct {
	path string
	held *os.File
	info os.FileInfo
}

func noteFile(path string) (*openFile, error) {
	held, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := held.Stat()
	return &openFile{path, held, info}, err
}

// close lets go of the file, after every connection to it was closed. Closing
// twice is no error, as with the connections.
func (f *openFile) close() error {
	if f == nil {
		return nil
	}
	if err := f.held.Close(); !errors.Is(err, os.ErrClosed) {
		return err
	}
	return nil
}

// present returns an Unavailable fault when the file is not in its place.
func (f *openFile) present() error {
	if f == nil {
		return nil
	}
	if now, err := os.Stat(f.path); err != nil || !os.SameFile(now, f.info) {
		return fault.New(fault.Unavailable, "the database file %s was removed or replaced while it was in use, nothing was saved; put it back and start again", f.path)
	}
	return nil
}

// sound looks at the file itself too: the connections may answer from memory.
func (f *openFile) sound() error {
	if f == nil {
		return nil
	}
	if err := f.present(); err != nil {
		return err
	}
	const magic = "SQLite format 3\x00" // https://sqlite.org/fileformat2.html 1.3.1
	begin := make([]byte, len(magic))
	if _, err := f.held.ReadAt(begin, 0); err != nil || string(begin) != magic {
		return fault.New(fault.Unavailable, "the database file %s is damaged; restore a backup", f.path)
	}
	return nil
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

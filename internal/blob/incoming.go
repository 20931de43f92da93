package blob

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

const (
	incoming   = "incoming"
	tempPrefix = "put-"
	tempSuffix = ".tmp"
)

// temp is a blob on its way in. It is written in one folder for all keys: the
// name of an original is known only after its last byte, and a sweep must not
// have to walk the archive. The rename within one file system is atomic wherever
// the target folder is.
type temp struct {
	d         *Disk
	f         *os.File
	name      string
	size      int64
	committed bool
}

func (d *Disk) newTemp() (*temp, error) {
	const tries = 8
	var last error
	for range tries {
		t := &temp{d: d, name: incoming + "/" + tempPrefix + rand.Text() + tempSuffix}
		f, err := d.root.OpenFile(t.name, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
		if err != nil {
			return nil, err
		}
		t.f = f
		// Another process may sweep between the creation and the lock; then the
		// name is gone or the lock is refused, and a new name is tried.
		if last = lockFile(f); last == nil {
			mine, err1 := f.Stat()
			there, err2 := d.root.Lstat(t.name)
			if err1 == nil && err2 == nil && os.SameFile(mine, there) {
				return t, nil
			}
			last = errors.Join(errors.New("swept while being made"), err1, err2)
		}
		t.discard()
	}
	return nil, fmt.Errorf("temporary file: %w", last)
}

// fill copies r to the file and to also, and makes the bytes durable.
func (t *temp) fill(ctx context.Context, r io.Reader, also io.Writer) error {
	buf := make([]byte, 128<<10)
	n, err := io.CopyBuffer(io.MultiWriter(t.d.sink(t.f), also), contextReader{ctx, r}, buf)
	t.size = n
	if err != nil {
		return err
	}
	return t.f.Sync()
}

// commit gives the file its place. The lock goes with the descriptor, later.
func (t *temp) commit(dst string) error {
	if err := t.d.root.Rename(t.name, dst); err != nil {
		return err
	}
	t.committed = true
	return nil
}

func (t *temp) discard() {
	if !t.committed {
		_ = t.d.root.Remove(t.name) // what remains is swept at the next start
	}
	_ = t.f.Close() // its bytes were synced, or do not matter
}

// contextReader ends a copy when the request that feeds it has ended. It hides
// WriterTo on purpose, so that every block passes here.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	if err != nil && err != io.EOF {
		err = sourceError{err}
	}
	return n, err
}

// sourceError marks what came from the giver of a blob: a refused or full disk
// on that side says nothing about the store.
type sourceError struct{ error }

func (e sourceError) Unwrap() error { return e.error }

// Sweep removes the files of writes that were interrupted by a crash and reports
// how many there were. Writes in progress, in this process or another one that
// shares the folder, are left alone. Its cost does not grow with the archive.
func (d *Disk) Sweep() (removed int, err error) {
	defer wrap(&err, "sweep")
	entries, err := fs.ReadDir(d.root.FS(), incoming)
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, tempPrefix) || !strings.HasSuffix(name, tempSuffix) {
			continue
		}
		gone, err := d.sweepOne(incoming + "/" + name)
		if err != nil {
			return removed, err
		}
		if gone {
			removed++
		}
	}
	return removed, nil
}

func (d *Disk) sweepOne(name string) (bool, error) {
	f, err := d.root.OpenFile(name, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil // its writer finished first
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	if abandoned, err := tryLock(f); err != nil || !abandoned {
		return false, err
	}
	// The writer may have renamed the file between the opening and the lock: then
	// the name is free, and what the descriptor holds is a blob.
	err = d.root.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

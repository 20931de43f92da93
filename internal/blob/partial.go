package blob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

const (
	partials   = "partial"
	partSuffix = ".part"
)

// ErrBusy says that somebody else writes to a partial file at the moment.
var ErrBusy = errors.New("partial file is being written")

// Partials keeps files that come in piece by piece, over any number of
// connections and restarts. What they are called is the caller's: 1 to 32
// lower-case letters and digits.
type Partials interface {
	// Append makes the file at bytes long, which drops what came in after the
	// caller last heard that it was durable, adds what r yields and returns the
	// new length when it is durable. At most most bytes are added. When r fails,
	// what came before is kept, and the error is returned with the new length.
	// Errors: ErrNotFound when at is not 0 and the file is shorter, ErrBusy,
	// ErrNoSpace, ErrNotWritable, ErrBadKey.
	Append(ctx context.Context, name string, at, most int64, r io.Reader) (int64, error)
	// OpenPartial opens a file for reading. The caller closes it.
	OpenPartial(ctx context.Context, name string) (io.ReadSeekCloser, int64, error)
	// DropPartial removes a file; it is no error when there is none.
	DropPartial(ctx context.Context, name string) error
	// SweepPartials removes the files that nobody has added to since a time.
	SweepPartials(ctx context.Context, before time.Time) (removed int, err error)
}

var _ Partials = (*Disk)(nil)

func partial(name string) (string, error) {
	ok := len(name) >= 1 && len(name) <= 32
	for i := range len(name) {
		c := name[i]
		ok = ok && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
	}
	if !ok {
		return "", fmt.Errorf("%w: %q", ErrBadKey, clip(name))
	}
	return partials + "/" + name + partSuffix, nil
}

// Append implements Partials.
func (d *Disk) Append(ctx context.Context, name string, at, most int64, r io.Reader) (_ int64, err error) {
	defer wrap(&err, "append")
	file, err := partial(name)
	if err != nil {
		return 0, err
	}
	if err := d.mkdir(partials); err != nil {
		return 0, err
	}
	f, err := d.root.OpenFile(file, os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	if mine, err := tryWrite(f); err != nil || !mine {
		return 0, errors.Join(ErrBusy, err)
	}
	st, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if st.Size() < at {
		return 0, fmt.Errorf("%w: %s has %d bytes, not %d", ErrNotFound, name, st.Size(), at)
	}
	if err := f.Truncate(at); err != nil {
		return 0, err
	}
	if _, err := f.Seek(at, io.SeekStart); err != nil {
		return 0, err
	}
	n, copyErr := io.CopyBuffer(d.sink(f), contextReader{ctx, io.LimitReader(r, most)}, make([]byte, 64<<10))
	// Also what came in before a connection broke is kept.
	if err := f.Sync(); err != nil {
		return at, errors.Join(err, copyErr)
	}
	for _, dir := range []string{partials, "."} {
		if err := d.syncDir(dir); err != nil {
			return at, err
		}
	}
	return at + n, copyErr
}

// OpenPartial implements Partials.
func (d *Disk) OpenPartial(_ context.Context, name string) (_ io.ReadSeekCloser, size int64, err error) {
	defer wrap(&err, "open partial")
	file, err := partial(name)
	if err != nil {
		return nil, 0, err
	}
	f, err := d.root.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, fmt.Errorf("%w: %s", ErrNotFound, name)
	}
	if err != nil {
		return nil, 0, err
	}
	st, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, st.Size(), nil
}

// DropPartial implements Partials.
func (d *Disk) DropPartial(_ context.Context, name string) (err error) {
	defer wrap(&err, "drop partial")
	file, err := partial(name)
	if err != nil {
		return err
	}
	if err := d.root.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// SweepPartials implements Partials.
func (d *Disk) SweepPartials(ctx context.Context, before time.Time) (removed int, err error) {
	defer wrap(&err, "sweep partials")
	entries, err := fs.ReadDir(d.root.FS(), partials)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	for _, e := range entries {
		st, err := e.Info()
		if ctx.Err() != nil {
			return removed, ctx.Err()
		}
		if err != nil || !strings.HasSuffix(e.Name(), partSuffix) || !st.ModTime().Before(before) {
			continue
		}
		if err := d.root.Remove(partials + "/" + e.Name()); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return removed, err
		}
		removed++
	}
	return removed, nil
}

package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
)

// Disk is a Store in a folder of a local or network file system:
//
//	o/ab/<sha256>            originals, fanned out by the first byte
//	r/ab/<sha256>/<name>     renditions
//	incoming/put-*.tmp       writes in progress
//	partial/*.part           files that come in piece by piece
//
// Several processes may share the folder. Nothing outside it can be reached,
// also not through symbolic links inside it.
type Disk struct {
	root *os.Root
	// sink takes the bytes of a temporary file; a test puts a full disk here.
	sink func(*os.File) io.Writer
	// ready marks the fan-out folders known to be durable: 'o' is odd, 'r' even.
	ready [2][256]atomic.Bool
}

var _ Store = (*Disk)(nil)

const (
	dirMode  = 0o750
	fileMode = 0o640
)

// OpenDisk opens the store in dir, making the folder when it is missing, and
// removes what interrupted writes have left. The caller closes it. Errors: ErrNotWritable, ErrNoSpace.
func OpenDisk(dir string) (*Disk, error) {
	if err := os.MkdirAll(dir, dirMode); err != nil {
		return nil, fmt.Errorf("blob: make folder: %w", classify(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("blob: open folder: %w", classify(err))
	}
	d := &Disk{root: root, sink: func(f *os.File) io.Writer { return f }}
	if err := d.layOut(); err != nil {
		root.Close()
		return nil, fmt.Errorf("blob: lay out %s: %w", dir, classify(err))
	}
	if _, err := d.Sweep(); err != nil {
		root.Close()
		return nil, err
	}
	return d, nil
}

// Close gives the folder back. Open blobs stay readable.
func (d *Disk) Close() error { return d.root.Close() }

// layOut makes the top folders.
func (d *Disk) layOut() error {
	for _, top := range []string{incoming, "o", "r"} {
		if err := d.mkdir(top); err != nil {
			return err
		}
	}
	return d.syncDir(".")
}

func (d *Disk) mkdir(name string) error {
	if err := d.root.Mkdir(name, dirMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// fanOut sees to it that the fan-out folder of a key exists and would survive a
// power cut. That it exists is not enough: whoever made it may not have synced
// its parent yet. So each process syncs once for each folder, then remembers.
func (d *Disk) fanOut(k Key) error {
	b, _ := hex.DecodeString(string(k[2:4])) // a checked key is hexadecimal
	ready := &d.ready[k[0]&1][b[0]]
	if ready.Load() {
		return nil
	}
	if err := d.mkdir(string(k[:4])); err != nil {
		return err
	}
	if err := d.syncDir(string(k[:1])); err != nil {
		return err
	}
	ready.Store(true)
	return nil
}

// Put implements Store.
func (d *Disk) Put(ctx context.Context, r io.Reader) (info Info, err error) {
	defer wrap(&err, "put")
	tmp, err := d.newTemp()
	if err != nil {
		return Info{}, err
	}
	defer tmp.discard()
	h := sha256.New()
	if err := tmp.fill(ctx, r, h); err != nil {
		return Info{}, err
	}
	key := OriginalKey([sha256.Size]byte(h.Sum(nil)))
	dst := place(key)
	if err := d.fanOut(key); err != nil {
		return Info{}, err
	}

	// Only a whole earlier copy is trusted: one cut short by a failing disk is
	// replaced. The directory is synced in both cases, because whoever renamed
	// the earlier copy may not have come that far yet.
	if st, err := d.root.Lstat(dst); err != nil || !st.Mode().IsRegular() || st.Size() != tmp.size {
		if err := tmp.commit(dst); err != nil {
			return Info{}, err
		}
	}
	if err := d.syncDir(path.Dir(dst)); err != nil {
		return Info{}, err
	}
	return d.stat(key)
}

// PutRendition implements Store.
func (d *Disk) PutRendition(ctx context.Context, key Key, r io.Reader) (info Info, err error) {
	defer wrap(&err, "put rendition")
	if err := check(key); err != nil {
		return Info{}, err
	}
	if key.Name() == "" {
		return Info{}, fmt.Errorf("%w: %q is not a rendition", ErrBadKey, key)
	}
	tmp, err := d.newTemp()
	if err != nil {
		return Info{}, err
	}
	defer tmp.discard()
	if err := tmp.fill(ctx, r, io.Discard); err != nil {
		return Info{}, err
	}
	dst := place(key)
	dir := path.Dir(dst)
	if err := d.fanOut(key); err != nil {
		return Info{}, err
	}
	if err := d.mkdir(dir); err != nil {
		return Info{}, err
	}
	if err := tmp.commit(dst); err != nil {
		return Info{}, err
	}
	for _, name := range []string{dir, path.Dir(dir)} {
		if err := d.syncDir(name); err != nil {
			return Info{}, err
		}
	}
	return d.stat(key)
}

// Open implements Store. The reader is an *os.File, so that net/http can hand it
// to the kernel.
func (d *Disk) Open(_ context.Context, key Key) (_ io.ReadSeekCloser, info Info, err error) {
	defer wrap(&err, "open")
	if err := check(key); err != nil {
		return nil, Info{}, err
	}
	f, err := d.root.Open(place(key))
	if err != nil {
		return nil, Info{}, missing(key, err)
	}
	st, err := f.Stat()
	if err == nil && !st.Mode().IsRegular() {
		err = missing(key, fs.ErrNotExist)
	}
	if err != nil {
		f.Close()
		return nil, Info{}, err
	}
	return f, describe(key, st), nil
}

// Stat implements Store.
func (d *Disk) Stat(_ context.Context, key Key) (info Info, err error) {
	defer wrap(&err, "stat")
	if err := check(key); err != nil {
		return Info{}, err
	}
	return d.stat(key)
}

// Delete implements Store.
func (d *Disk) Delete(_ context.Context, key Key) (err error) {
	defer wrap(&err, "delete")
	if err := check(key); err != nil {
		return err
	}
	name := place(key)
	if err := d.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := d.syncDir(path.Dir(name)); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	// The folder of a photo whose last rendition is gone goes too. A failure
	// means that it is not empty, or that a new rendition is on its way.
	if key.Name() != "" {
		_ = d.root.Remove(path.Dir(name))
	}
	return nil
}

// List implements Store. It holds the names of one fan-out folder at a time.
func (d *Disk) List(ctx context.Context, prefix string) iter.Seq2[Info, error] {
	return func(yield func(Info, error) bool) {
		for _, top := range []string{Originals, Renditions} {
			if !overlaps(top, prefix) {
				continue
			}
			if !d.walk(ctx, top, strings.TrimSuffix(top, "/"), prefix, yield) {
				return
			}
		}
	}
}

// walk lists the folder dir, whose blobs' keys all begin with head, and reports
// whether to go on.
func (d *Disk) walk(ctx context.Context, head, dir, prefix string, yield func(Info, error) bool) bool {
	stop := func(err error) bool {
		wrap(&err, "list")
		yield(Info{}, err)
		return false
	}
	if err := ctx.Err(); err != nil {
		return stop(err)
	}
	entries, err := fs.ReadDir(d.root.FS(), dir)
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	if err != nil {
		return stop(err)
	}
	for _, e := range entries {
		name := e.Name()
		key := head + name
		switch {
		case !overlaps(key, prefix):
		case e.IsDir() && len(name) == 2: // fan-out: not a part of the key
			if !d.walk(ctx, head, dir+"/"+name, prefix, yield) {
				return false
			}
		case e.IsDir() && head == Renditions && isSum(name):
			if !d.walk(ctx, key+"/", dir+"/"+name, prefix, yield) {
				return false
			}
		case e.Type().IsRegular() && strings.HasPrefix(key, prefix) && check(Key(key)) == nil:
			st, err := e.Info()
			if errors.Is(err, fs.ErrNotExist) {
				continue // deleted since the folder was read
			}
			if err != nil {
				return stop(err)
			}
			if !yield(describe(Key(key), st), nil) {
				return false
			}
		}
	}
	return true
}

// overlaps tells whether a key that begins with head can begin with prefix.
func overlaps(head, prefix string) bool {
	n := min(len(head), len(prefix))
	return head[:n] == prefix[:n]
}

// Check implements Store.
func (d *Disk) Check(ctx context.Context) (err error) {
	defer wrap(&err, "check")
	tmp, err := d.newTemp()
	if err != nil {
		return unwritable(err)
	}
	defer tmp.discard()
	if err := tmp.fill(ctx, strings.NewReader("tajuk\n"), io.Discard); err != nil {
		return unwritable(err)
	}
	// The probe takes a real blob's way, so that a fan-out on another device or
	// with other permissions is found now and not at the first photo. Its name
	// is not a key: no reader and no List ever sees it.
	zero := OriginalKey([sha256.Size]byte{})
	for _, k := range []Key{zero, Renditions + zero[2:]} {
		if err := d.fanOut(k); err != nil {
			return unwritable(err)
		}
		name := string(k[:4]) + "/.check"
		if err := tmp.commit(name); err != nil {
			return unwritable(err)
		}
		tmp.name, tmp.committed = name, false
	}
	return nil
}

func (d *Disk) stat(key Key) (Info, error) {
	st, err := d.root.Stat(place(key))
	if err == nil && !st.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	if err != nil {
		return Info{}, missing(key, err)
	}
	return describe(key, st), nil
}

func (d *Disk) syncDir(name string) error {
	if runtime.GOOS == "windows" {
		return nil // directories cannot be flushed there; NTFS journals renames
	}
	f, err := d.root.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	// EINVAL: a file system that knows no such operation on directories.
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}

// place is the path of a checked key inside the folder.
func place(k Key) string {
	s := string(k)
	return s[:2] + s[2:4] + "/" + s[2:]
}

func check(k Key) error {
	_, err := ParseKey(string(k))
	return err
}

func describe(k Key, st fs.FileInfo) Info {
	return Info{Key: k, Size: st.Size(), ModTime: st.ModTime().UTC()}
}

func missing(k Key, err error) error {
	// ENOTDIR and EISDIR come from a key whose place is taken by another kind of
	// file: there is no such blob either.
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return fmt.Errorf("%w: %s", ErrNotFound, k)
	}
	return err
}

func wrap(err *error, doing string) {
	if *err != nil {
		*err = fmt.Errorf("blob: %s: %w", doing, classify(*err))
	}
}

// classify adds the package's own kind to an error of the operating system,
// which stays in the chain.
func classify(err error) error {
	var source sourceError
	switch {
	case errors.As(err, &source):
		return err
	case errors.Is(err, ErrNoSpace), errors.Is(err, ErrNotWritable), errors.Is(err, ErrNotFound):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w: %w", ErrNoSpace, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%w: %w", ErrNotWritable, err)
	}
	return err
}

// unwritable is for Check, where any failure but a full disk means that the
// store cannot take a blob.
func unwritable(err error) error {
	err = classify(err)
	if errors.Is(err, ErrNoSpace) || errors.Is(err, ErrNotWritable) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrNotWritable, err)
}

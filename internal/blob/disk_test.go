package blob

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/iotest"
	"time"
)

func openTest(t *testing.T, dir string) *Disk {
	t.Helper()
	d, err := OpenDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func put(t *testing.T, d *Disk, content string) Key {
	t.Helper()
	info, err := d.Put(t.Context(), strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return info.Key
}

func read(t *testing.T, d *Disk, k Key) string {
	t.Helper()
	r, info, err := d.Open(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if int64(len(b)) != info.Size {
		t.Fatalf("%s: %d bytes, Info says %d", k, len(b), info.Size)
	}
	return string(b)
}

func list(t *testing.T, d *Disk, prefix string) []Key {
	t.Helper()
	var keys []Key
	for info, err := range d.List(t.Context(), prefix) {
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, info.Key)
	}
	return keys
}

// files are all regular files below dir, relative to it.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			rel, _ := filepath.Rel(dir, p)
			names = append(names, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestPutAndOpen(t *testing.T) {
	d := openTest(t, t.TempDir())
	before := time.Now().Add(-time.Minute)
	for _, content := range []string{"", "x", strings.Repeat("a long one ", 100_000)} {
		info, err := d.Put(t.Context(), strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if want := OriginalKey(sha256.Sum256([]byte(content))); info.Key != want {
			t.Errorf("key %s, want %s", info.Key, want)
		}
		if info.Size != int64(len(content)) || info.ModTime.Before(before) || info.ModTime.Location() != time.UTC {
			t.Errorf("info %+v", info)
		}
		if got := read(t, d, info.Key); got != content {
			t.Errorf("%d bytes came back of %d", len(got), len(content))
		}
		if st, err := d.Stat(t.Context(), info.Key); err != nil || st != info {
			t.Errorf("Stat = %+v, %v; want %+v", st, err, info)
		}
	}
}

func TestPutTwiceIsOneFile(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if _, err := d.Put(context.Background(), strings.NewReader("the same photo")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("files: %v", got)
	}
}

// What a dying disk has cut short must not be taken for the blob.
func TestPutReplacesACutCopy(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	k := put(t, d, "whole")
	if err := os.Truncate(filepath.Join(dir, place(k)), 2); err != nil {
		t.Fatal(err)
	}
	if put(t, d, "whole") != k || read(t, d, k) != "whole" {
		t.Error("the cut copy stayed")
	}
}

func TestRenditionsAreReplaced(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	o := put(t, d, "original")
	k, err := RenditionKey(o, "w320.jpg")
	if err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{"first", "second, longer", "3"} {
		info, err := d.PutRendition(t.Context(), k, strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if info.Key != k || info.Size != int64(len(content)) || read(t, d, k) != content {
			t.Errorf("after %q: %+v, %q", content, info, read(t, d, k))
		}
	}
	if n := len(files(t, dir)); n != 2 {
		t.Errorf("%d files, want original and rendition", n)
	}
	for _, bad := range []Key{o, "", "r/x", "../w.jpg"} {
		if _, err := d.PutRendition(t.Context(), bad, strings.NewReader("x")); !errors.Is(err, ErrBadKey) {
			t.Errorf("PutRendition(%q): %v", bad, err)
		}
	}
}

// An open blob goes on being what it was when it is replaced or deleted.
func TestOpenBlobIsStable(t *testing.T) {
	d := openTest(t, t.TempDir())
	k, _ := RenditionKey(put(t, d, "original"), "w320.jpg")
	if _, err := d.PutRendition(t.Context(), k, strings.NewReader("old bytes")); err != nil {
		t.Fatal(err)
	}
	r, _, err := d.Open(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := d.PutRendition(t.Context(), k, strings.NewReader("new")); err != nil {
		t.Fatal(err)
	}
	if err := d.Delete(t.Context(), k); err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(r); err != nil || string(b) != "old bytes" {
		t.Errorf("read %q, %v", b, err)
	}
}

func TestOpenServesRanges(t *testing.T) {
	d := openTest(t, t.TempDir())
	k := put(t, d, "0123456789")
	h := http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		r, info, err := d.Open(req.Context(), k)
		if err != nil {
			t.Error(err)
			return
		}
		defer r.Close()
		http.ServeContent(w, req, "", info.ModTime, r)
	})
	for _, c := range []struct {
		rng, want string
		status    int
	}{
		{"", "0123456789", 200},
		{"bytes=2-4", "234", 206},
		{"bytes=-3", "789", 206},
		{"bytes=20-", "invalid range: failed to overlap\n", 416},
	} {
		req := httptest.NewRequest("GET", "/", nil)
		if c.rng != "" {
			req.Header.Set("Range", c.rng)
		}
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, req)
		if rec.Code != c.status || rec.Body.String() != c.want {
			t.Errorf("%s: %d %q", c.rng, rec.Code, rec.Body)
		}
	}
}

func TestMissingAndMalformed(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	absent := OriginalKey(sha256.Sum256([]byte("absent")))
	absentRendition, _ := RenditionKey(absent, "w.jpg")
	// A folder in a blob's place is no blob either.
	folder := OriginalKey(sha256.Sum256([]byte("folder")))
	if err := os.MkdirAll(filepath.Join(dir, place(folder)), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		key  Key
		want error
	}{
		{absent, ErrNotFound}, {absentRendition, ErrNotFound}, {folder, ErrNotFound},
		{"", ErrBadKey}, {"o/../../../etc/passwd", ErrBadKey}, {"incoming/x", ErrBadKey}, {"r/" + Key(absent), ErrBadKey},
	} {
		if _, _, err := d.Open(t.Context(), c.key); !errors.Is(err, c.want) {
			t.Errorf("Open(%q): %v", c.key, err)
		}
		if _, err := d.Stat(t.Context(), c.key); !errors.Is(err, c.want) {
			t.Errorf("Stat(%q): %v", c.key, err)
		}
	}
	for _, k := range []Key{absent, absentRendition} {
		if err := d.Delete(t.Context(), k); err != nil {
			t.Errorf("Delete(%q): %v", k, err)
		}
	}
	if err := d.Delete(t.Context(), "o/.."); !errors.Is(err, ErrBadKey) {
		t.Errorf("Delete of a bad key: %v", err)
	}
}

// A link that someone placed in the folder does not lead out of it.
func TestSymlinkCannotEscape(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	k := put(t, d, "link")
	if err := d.Delete(t.Context(), k); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(dir, place(k))); err != nil {
		t.Fatal(err)
	}
	if r, _, err := d.Open(t.Context(), k); err == nil {
		r.Close()
		t.Error("opened a file outside the store")
	}
	if got := list(t, d, ""); len(got) != 0 {
		t.Errorf("List shows %v", got)
	}
}

func TestDeleteAndList(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	var want []Key
	var originals []Key
	for i := range 40 {
		o := put(t, d, fmt.Sprintf("photo %d", i))
		originals = append(originals, o)
		want = append(want, o)
		if i%4 != 0 {
			continue
		}
		for _, name := range []string{"w320.jpg", "16x9.jpg", "w320.webp"} {
			k, err := RenditionKey(o, name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := d.PutRendition(t.Context(), k, strings.NewReader(name)); err != nil {
				t.Fatal(err)
			}
			want = append(want, k)
		}
	}
	// Strangers in the folder are nobody's blobs.
	for _, name := range []string{place(originals[0])[:5] + "README", place(want[1])[:5] + ".DS_Store", "notes.txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(want)
	if got := list(t, d, ""); !slices.Equal(got, want) {
		t.Errorf("List has %d keys, want %d in order", len(got), len(want))
	}
	if got := list(t, d, Originals); len(got) != 40 {
		t.Errorf("%d originals", len(got))
	}
	if got := list(t, d, Renditions); len(got) != 30 {
		t.Errorf("%d renditions", len(got))
	}
	if got := list(t, d, "o/"+originals[0].Sum()[:3]); !slices.Contains(got, originals[0]) || len(got) > 3 {
		t.Errorf("partial prefix: %v", got)
	}
	for range d.List(t.Context(), "") {
		break // must not panic
	}

	of := list(t, d, RenditionsOf(originals[0]))
	if len(of) != 3 {
		t.Fatalf("renditions of the first: %v", of)
	}
	for _, k := range of {
		if err := d.Delete(t.Context(), k); err != nil {
			t.Fatal(err)
		}
	}
	if got := list(t, d, RenditionsOf(originals[0])); len(got) != 0 {
		t.Errorf("left over: %v", got)
	}
	if _, err := os.Stat(filepath.Dir(filepath.Join(dir, place(of[0])))); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the empty folder stayed: %v", err)
	}
	if _, err := d.Stat(t.Context(), originals[0]); err != nil {
		t.Errorf("the original went with its renditions: %v", err)
	}

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var last error
	for _, err := range d.List(ctx, "") {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("List with an ended context: %v", last)
	}
}

func TestFailedPutLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	k, _ := RenditionKey(OriginalKey(sha256.Sum256(nil)), "w.jpg")
	broken := errors.New("line cut")
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		r    func() io.Reader
		want error
	}{
		{"reader fails", t.Context(), func() io.Reader {
			return io.MultiReader(bytes.NewReader(make([]byte, 300_000)), iotest.ErrReader(broken))
		}, broken},
		{"reader's own disk is full", t.Context(), func() io.Reader { return iotest.ErrReader(syscall.ENOSPC) }, syscall.ENOSPC},
		{"context ended", cancelled, func() io.Reader { return strings.NewReader("x") }, context.Canceled},
	} {
		for _, f := range []func() error{
			func() error { _, err := d.Put(c.ctx, c.r()); return err },
			func() error { _, err := d.PutRendition(c.ctx, k, c.r()); return err },
		} {
			err := f()
			if !errors.Is(err, c.want) {
				t.Errorf("%s: %v", c.name, err)
			}
			if errors.Is(err, ErrNoSpace) || errors.Is(err, ErrNotWritable) {
				t.Errorf("%s: the store is blamed: %v", c.name, err)
			}
		}
	}
	if got := files(t, dir); len(got) != 0 {
		t.Errorf("left behind: %v", got)
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	keep := put(t, d, "kept")
	abandoned := filepath.Join(dir, incoming, tempPrefix+"ABANDONED"+tempSuffix)
	stranger := filepath.Join(dir, incoming, "note.txt")
	for _, name := range []string{abandoned, stranger} {
		if err := os.WriteFile(name, []byte("half a pho"), 0o600); err != nil {
			t.Fatal(err)
		}
	}

	// A write in progress is held open across another store's start.
	pr, pw := io.Pipe()
	done := make(chan error, 1)
	go func() {
		_, err := d.Put(context.Background(), pr)
		done <- err
	}()
	if _, err := pw.Write([]byte("slow ")); err != nil {
		t.Fatal(err)
	}
	second := openTest(t, dir)
	if _, err := os.Stat(abandoned); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the abandoned write was not swept: %v", err)
	}
	if _, err := os.Stat(stranger); err != nil {
		t.Errorf("a stranger's file was swept: %v", err)
	}
	if n, err := second.Sweep(); n != 0 || err != nil {
		t.Errorf("second sweep: %d, %v", n, err)
	}
	if _, err := pw.Write([]byte("upload")); err != nil {
		t.Fatal(err)
	}
	pw.Close()
	if err := <-done; err != nil {
		t.Fatalf("the write in progress: %v", err)
	}
	if got := read(t, second, OriginalKey(sha256.Sum256([]byte("slow upload")))); got != "slow upload" {
		t.Errorf("read %q", got)
	}
	if read(t, second, keep) != "kept" {
		t.Error("a blob was harmed")
	}
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	d := openTest(t, dir)
	if err := d.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := files(t, dir); len(got) != 0 {
		t.Errorf("Check left %v", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := d.Check(ctx); !errors.Is(err, context.Canceled) || errors.Is(err, ErrNotWritable) {
		t.Errorf("Check with an ended context: %v", err)
	}
	// A fan-out that was taken away is found, not only a missing root.
	if err := os.Remove(filepath.Join(dir, "r/00")); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(t.Context()); !errors.Is(err, ErrNotWritable) {
		t.Errorf("Check without fan-out: %v", err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := d.Check(t.Context()); !errors.Is(err, ErrNotWritable) {
		t.Errorf("Check of a removed folder: %v", err)
	}
}

func TestOpenDiskRefusesAFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "media")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if d, err := OpenDisk(name); !errors.Is(err, ErrNotWritable) {
		t.Errorf("OpenDisk of a file: %v, %v", d, err)
	}
}

func BenchmarkPut(b *testing.B) {
	d, err := OpenDisk(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	content := make([]byte, 200<<10)
	b.SetBytes(int64(len(content)))
	for i := 0; b.Loop(); i++ {
		copy(content, fmt.Sprint(i))
		if _, err := d.Put(b.Context(), bytes.NewReader(content)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	d, err := OpenDisk(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	info, err := d.Put(b.Context(), bytes.NewReader(make([]byte, 200<<10)))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r, _, err := d.Open(b.Context(), info.Key)
		if err != nil {
			b.Fatal(err)
		}
		r.Close()
	}
}

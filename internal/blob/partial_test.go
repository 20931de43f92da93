package blob_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
)

func TestPartials(t *testing.T) {
	dir := t.TempDir()
	d, err := blob.OpenDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { d.Close() }()
	ctx := context.Background()
	add := func(at, most int64, text string) (int64, error) {
		return d.Append(ctx, "a1", at, most, strings.NewReader(text))
	}
	if n, err := add(0, 100, "satu "); n != 5 || err != nil {
		t.Fatal(n, err)
	}
	if n, err := add(5, 3, "dua dan lebih"); n != 8 || err != nil {
		t.Fatal(n, err)
	}
	if _, err := add(9, 100, "x"); !errors.Is(err, blob.ErrNotFound) {
		t.Errorf("a gap: %v", err)
	}
	if n, err := add(5, 100, "tiga"); n != 9 || err != nil { // what nobody heard of is dropped
		t.Fatal(n, err)
	}
	d.Close()
	if d, err = blob.OpenDisk(dir); err != nil { // a restart sweeps none of it
		t.Fatal(err)
	}
	f, size, err := d.OpenPartial(ctx, "a1")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if b, _ := io.ReadAll(f); string(b) != "satu tiga" || size != 9 {
		t.Errorf("%q", b)
	}
	for _, name := range []string{"", "../a", "a/b", "A", "a.part", strings.Repeat("a", 33), "a\x00"} {
		if _, err := d.Append(ctx, name, 0, 1, strings.NewReader("x")); !errors.Is(err, blob.ErrBadKey) {
			t.Errorf("%q: %v", name, err)
		}
		if _, _, err := d.OpenPartial(ctx, name); !errors.Is(err, blob.ErrBadKey) {
			t.Errorf("%q: %v", name, err)
		}
		if err := d.DropPartial(ctx, name); !errors.Is(err, blob.ErrBadKey) {
			t.Errorf("%q: %v", name, err)
		}
	}
	for info, err := range d.List(ctx, "") {
		t.Errorf("listed: %v %v", info, err)
	}
	if n, err := d.SweepPartials(ctx, time.Now().Add(-time.Hour)); n != 0 || err != nil {
		t.Error(n, err)
	}
	if n, err := d.SweepPartials(ctx, time.Now().Add(time.Hour)); n != 1 || err != nil {
		t.Error(n, err)
	}
	if _, _, err := d.OpenPartial(ctx, "a1"); !errors.Is(err, blob.ErrNotFound) {
		t.Error(err)
	}
	if err := d.DropPartial(ctx, "a1"); err != nil {
		t.Error(err)
	}
}

// Two connections that send one file do not mix their bytes.
func TestPartialsHaveOneWriter(t *testing.T) {
	d, err := blob.OpenDisk(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	in, out := io.Pipe()
	done := make(chan error)
	go func() {
		_, err := d.Append(context.Background(), "a", 0, 10, in)
		done <- err
	}()
	if _, err := out.Write([]byte("first")); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Append(context.Background(), "a", 0, 10, strings.NewReader("second")); !errors.Is(err, blob.ErrBusy) {
		t.Errorf("a second writer: %v", err)
	}
	out.Close()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

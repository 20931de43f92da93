package image

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Converters are the programs of this machine that make a JPEG of HEIC and AVIF.
// They read files from outside, in languages where that goes wrong: each run has
// its own folder, and limits on time, memory and output. The zero value has none.
type Converters struct {
	HEIC, AVIF Converter
	// TempDir holds one short-lived folder per picture; empty is the system's.
	TempDir string
	// Timeout is for one picture; zero is DefaultTimeout.
	Timeout time.Duration
}

// Converter is one program and what it is called with; empty when there is none.
type Converter struct {
	Path string
	args func(in, out string) []string
}

const (
	converterMemory = 2 << 30 // bytes of address space
	convertQuality  = "95"
)

// FindConverters looks for heif-dec or heif-convert (libheif), avifdec (libavif)
// and vips (libvips) on PATH.
func FindConverters() Converters {
	plain := func(options ...string) func(in, out string) []string {
		return func(in, out string) []string { return append(append([]string{}, options...), in, out) }
	}
	vips := func(in, out string) []string { return []string{"copy", in, out + "[Q=" + convertQuality + "]"} }
	find := func(name string, args func(in, out string) []string) Converter {
		path, err := exec.LookPath(name)
		if err != nil {
			return Converter{}
		}
		return Converter{path, args}
	}
	first := func(all ...Converter) Converter {
		for _, c := range all {
			if c.Path != "" {
				return c
			}
		}
		return Converter{}
	}
	libheif := first(find("heif-dec", plain("-q", convertQuality)), find("heif-convert", plain("-q", convertQuality)))
	return Converters{
		HEIC: first(libheif, find("vips", vips)),
		AVIF: first(find("avifdec", plain("-q", convertQuality)), libheif, find("vips", vips)),
	}
}

func (c Converters) of(f Format) Converter {
	switch f {
	case HEIC:
		return c.HEIC
	case AVIF:
		return c.AVIF
	}
	return Converter{}
}

// Check refuses a picture that neither Render nor a converter can read. What it
// says names the programs that would help.
func (c Converters) Check(f Format) error {
	if !f.Foreign() || c.of(f).Path != "" {
		return nil
	}
	return refuse(ReasonNoConverter, string(f), "install heif-convert or vips on the server, or save the picture as JPEG")
}

// Convert makes a JPEG of a HEIC or AVIF picture, upright, with the metadata that
// the program passes on. A program that fails, runs too long or writes no picture
// is the picture's fault: ReasonDamaged. What was written has been inspected, and
// its size agrees with what the original said of itself.
func (c Converters) Convert(ctx context.Context, r io.ReadSeeker) (_ []byte, info Info, err error) {
	from, err := Inspect(r)
	if err != nil {
		return nil, info, err
	}
	if err := c.Check(from.Format); err != nil {
		return nil, info, err
	}
	if !from.Format.Foreign() {
		return nil, info, errors.New("image: convert: nothing to do")
	}
	dir, err := os.MkdirTemp(c.TempDir, "tajuk-image-")
	if err != nil {
		return nil, info, fmt.Errorf("image: convert: %w", err)
	}
	defer os.RemoveAll(dir)
	in, out := filepath.Join(dir, "in."+from.Format.Ext()), filepath.Join(dir, "out.jpg")
	if err := writeCopy(in, r); err != nil {
		return nil, info, fmt.Errorf("image: convert: %w", err)
	}
	timeout := c.Timeout
	if timeout <= 0 {
		timeout = DefaultTimeout
	}
	prog := c.of(from.Format)
	damaged := func(err error) error {
		return &Error{Reason: ReasonDamaged, Kind: string(from.Format), Detail: filepath.Base(prog.Path), Err: err}
	}
	err = runLimited(ctx, dir, append([]string{prog.Path}, prog.args(in, out)...), limits{timeout, 2, converterMemory, MaxFileBytes})
	if ctx.Err() != nil {
		return nil, info, ctx.Err() // told to stop: no fault of the picture
	}
	if err != nil {
		return nil, info, damaged(err)
	}
	data, err := os.ReadFile(out)
	if errors.Is(err, os.ErrNotExist) {
		// Of several pictures in one file, libheif numbers what it writes.
		data, err = os.ReadFile(filepath.Join(dir, "out-1.jpg"))
	}
	if err != nil {
		return nil, info, damaged(err)
	}
	info, err = Inspect(bytes.NewReader(data))
	if err != nil {
		return nil, info, damaged(err)
	}
	if info.Format != JPEG || info.Width*info.Height > from.Width*from.Height {
		return nil, info, damaged(fmt.Errorf("made %s of %dx%d pixels", info.Format, info.Width, info.Height))
	}
	return data, info, nil
}

func writeCopy(name string, r io.ReadSeeker) (err error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return err
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	_, err = io.Copy(f, io.LimitReader(r, MaxFileBytes))
	return err
}

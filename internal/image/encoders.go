package image

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	goimage "image"
	"image/color"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"golang.org/x/image/webp"
)

// Encoders are the programs of this machine that write WebP and AVIF. They get
// pictures that this package has decoded and resampled, never a file from outside.
// The zero value has none, and every rendition is then a JPEG alone.
type Encoders struct {
	// CWebP and AVIFEnc are paths of cwebp (libwebp) and avifenc (libavif); empty
	// when there is none that works.
	CWebP, AVIFEnc string
	// TempDir holds one short-lived folder per picture; empty is the system's.
	TempDir string
	// Timeout is for one picture; zero is DefaultTimeout.
	Timeout time.Duration
	// Threads of one program; zero is half of what Go may use, at least one, so
	// that readers are served beside it.
	Threads int

	avifQuality []string
}

// DefaultTimeout is how long an encoder may take for one picture.
const DefaultTimeout = 60 * time.Second

const (
	encoderMemory = 1 << 30  // bytes of address space
	maxEncoded    = 16 << 20 // bytes of output
	// Beyond this many pixels a picture is an infographic of metres, for which
	// JPEG will do.
	maxModernPixels = 12_000_000
	maxWebPSide     = 16383
)

// Quality of the two formats, chosen to look like JPEG at jpegQuality.
const (
	webpQuality = "76"
	avifNew     = "60" // -q of avifenc 1.0 and later, 0 to 100
	avifOld     = "26" // cq-level of avifenc before 1.0, 63 to 0
)

// FindEncoders looks for the programs on PATH and has each encode a small picture.
// One that fails is left out, and the returned errors say why; a program that is
// not installed is no error.
func FindEncoders(ctx context.Context) (Encoders, []error) {
	var e Encoders
	var problems []error
	probe := goimage.NewYCbCr(goimage.Rect(0, 0, 16, 16), goimage.YCbCrSubsampleRatio420)
	xmp := xmpPacket(Rights{Credit: "Tajuk"})
	if path, err := exec.LookPath("cwebp"); err == nil {
		e.CWebP = path
		if _, err := e.encode(ctx, WebP, probe, xmp); err != nil {
			e.CWebP = ""
			problems = append(problems, err)
		}
	}
	if path, err := exec.LookPath("avifenc"); err == nil {
		e.AVIFEnc = path
		var failures []error
		for _, quality := range [][]string{
			{"-q", avifNew},
			{"--min", "0", "--max", "63", "-a", "end-usage=q", "-a", "cq-level=" + avifOld},
		} {
			e.avifQuality = quality
			_, err := e.encode(ctx, AVIF, probe, xmp)
			if err == nil {
				failures = nil
				break
			}
			failures = append(failures, err)
		}
		if len(failures) > 0 {
			e.AVIFEnc = ""
			problems = append(problems, failures...)
		}
	}
	return e, problems
}

// Formats are the formats that renditions come in, JPEG always first.
func (e Encoders) Formats() []Format {
	f := []Format{JPEG}
	if e.CWebP != "" {
		f = append(f, WebP)
	}
	if e.AVIFEnc != "" {
		f = append(f, AVIF)
	}
	return f
}

// takes tells whether a picture of w by h pixels is worth encoding as f.
func (e Encoders) takes(f Format, w, h int) bool {
	return w*h <= maxModernPixels && (f != WebP || w <= maxWebPSide && h <= maxWebPSide)
}

// encode runs the program for f. The result has been looked at: it is of the right
// format and size, whatever the program's exit status said.
func (e Encoders) encode(ctx context.Context, f Format, m *goimage.YCbCr, xmp []byte) (_ []byte, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("image: encode %s: %w", f, err)
		}
	}()
	dir, err := os.MkdirTemp(e.TempDir, "tajuk-image-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "out."+f.Ext())
	w, h := m.Rect.Dx(), m.Rect.Dy()
	threads := strconv.Itoa(e.threads())

	var in string
	var argv []string
	switch f {
	case WebP:
		in = filepath.Join(dir, "in.ppm")
		argv = []string{e.CWebP, "-quiet", "-preset", "photo", "-q", webpQuality, "-m", "4", "-metadata", "none"}
		if e.threads() > 1 {
			argv = append(argv, "-mt")
		}
		argv = append(argv, in, "-o", out)
	case AVIF:
		in = filepath.Join(dir, "in.y4m")
		argv = append([]string{e.AVIFEnc, "--speed", "6", "--jobs", threads, "--cicp", "1/13/6"}, e.avifQuality...)
		if len(xmp) > 0 {
			packet := filepath.Join(dir, "rights.xmp")
			if err := os.WriteFile(packet, xmp, 0o600); err != nil {
				return nil, err
			}
			argv = append(argv, "--xmp", packet)
		}
		argv = append(argv, in, out)
	default:
		return nil, errors.New("no program for this format")
	}
	if err := writeRaw(in, f, m); err != nil {
		return nil, err
	}
	if err := e.run(ctx, dir, argv); err != nil {
		return nil, err
	}
	data, err := readBounded(out)
	if err != nil {
		return nil, err
	}
	if err := checkEncoded(f, data, w, h); err != nil {
		return nil, err
	}
	if f == WebP {
		return webpWithXMP(data, xmp, w, h)
	}
	return data, nil
}

func (e Encoders) threads() int {
	if e.Threads > 0 {
		return e.Threads
	}
	return max(1, runtime.GOMAXPROCS(0)/2)
}

// limited sets the kernel's limits on memory (KiB), processor time (s) and file
// size (blocks) and becomes the program. A limit that this system does not know,
// or that is already lower, is passed over.
const limited = `ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; ulimit -f "$3" 2>/dev/null; shift 3; exec "$@"`

func (e Encoders) run(ctx context.Context, dir string, argv []string) error {
	timeout := e.Timeout
	if timeout <= 0 {
		timeout = DefaultTimeout
	}
	return runLimited(ctx, dir, argv, limits{timeout, e.threads(), encoderMemory, 2 * maxEncoded})
}

// limits are those of one run of a program.
type limits struct {
	timeout time.Duration
	threads int
	memory  int // bytes of address space
	output  int // bytes of one file
}

// runLimited runs a program in its own folder with hardly any environment.
func runLimited(ctx context.Context, dir string, argv []string, l limits) error {
	ctx, cancel := context.WithTimeout(ctx, l.timeout)
	defer cancel()
	if _, err := os.Stat("/bin/sh"); err == nil {
		seconds := int(l.timeout/time.Second+1) * l.threads
		argv = append([]string{"/bin/sh", "-c", limited, "sh",
			strconv.Itoa(l.memory / 1024), strconv.Itoa(seconds), strconv.Itoa(l.output / 512)}, argv...)
	}
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Dir = dir
	cmd.Env = []string{"LC_ALL=C", "PATH=" + os.Getenv("PATH"), "LD_LIBRARY_PATH=" + os.Getenv("LD_LIBRARY_PATH"), "TMPDIR=" + dir}
	cmd.WaitDelay = 2 * time.Second // for a child of the program that holds its output open
	var said tail
	cmd.Stdout, cmd.Stderr = &said, &said
	err := cmd.Run()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%w: %q", err, said.b)
	}
	return nil
}

// tail keeps the last words of a program.
type tail struct{ b []byte }

func (t *tail) Write(p []byte) (int, error) {
	const most = 512
	t.b = append(t.b, p[max(0, len(p)-most):]...)
	t.b = t.b[max(0, len(t.b)-most):]
	return len(p), nil
}

// writeRaw writes the picture in the simplest form that the program reads: RGB for
// cwebp (a PPM file), which wants no other range of YCbCr than its own, and the
// planes as they are for avifenc (a YUV4MPEG2 file in full range).
func writeRaw(name string, f Format, m *goimage.YCbCr) (err error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	bw := bufio.NewWriterSize(file, 64<<10)
	w, h := m.Rect.Dx(), m.Rect.Dy()
	if f == WebP {
		fmt.Fprintf(bw, "P6\n%d %d\n255\n", w, h)
		rgb := make([]byte, 3*w)
		for y := range h {
			for x := range w {
				c := m.COffset(x, y)
				rgb[3*x], rgb[3*x+1], rgb[3*x+2] = color.YCbCrToRGB(m.Y[m.YOffset(x, y)], m.Cb[c], m.Cr[c])
			}
			bw.Write(rgb)
		}
		return bw.Flush()
	}
	fmt.Fprintf(bw, "YUV4MPEG2 W%d H%d F1:1 Ip A1:1 C420jpeg XCOLORRANGE=FULL\nFRAME\n", w, h)
	plane := func(p []byte, stride, w, h int) {
		for y := range h {
			bw.Write(p[y*stride : y*stride+w])
		}
	}
	plane(m.Y, m.YStride, w, h)
	plane(m.Cb, m.CStride, (w+1)/2, (h+1)/2)
	plane(m.Cr, m.CStride, (w+1)/2, (h+1)/2)
	return bw.Flush() // a Writer remembers the first error
}

func readBounded(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxEncoded+1))
	if err == nil && len(data) > maxEncoded {
		err = fmt.Errorf("more than %d bytes", maxEncoded)
	}
	return data, err
}

// checkEncoded looks at what a program has written before readers get it.
func checkEncoded(f Format, data []byte, w, h int) error {
	gotW, gotH := 0, 0
	switch f {
	case WebP:
		cfg, err := webp.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			return err
		}
		gotW, gotH = cfg.Width, cfg.Height
	case AVIF:
		// The size of a still picture is its item property 'ispe' (ISO/IEC
		// 23008-12, 6.5.3), in the boxes before the pixels.
		if len(data) < 12 || string(data[4:12]) != "ftypavif" {
			return errors.New("not an AVIF file")
		}
		if i := bytes.Index(data, []byte("ispe")); i > 0 && len(data) >= i+16 {
			gotW, gotH = int(binary.BigEndian.Uint32(data[i+8:])), int(binary.BigEndian.Uint32(data[i+12:]))
		}
	}
	if gotW != w || gotH != h {
		return fmt.Errorf("made %dx%d of %dx%d pixels", gotW, gotH, w, h)
	}
	return nil
}

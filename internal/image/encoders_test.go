//go:build unix

package image

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	goimage "image"
	"image/color"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// install puts scripts of the given names on an otherwise empty PATH. Each sees
// the name of its output as $last and prepared files in $dir.
func install(t *testing.T, scripts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range scripts {
		text := "#!/bin/sh\ndir=" + dir + "\nfor last; do :; done\n" + body + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range map[string][]byte{"good.webp": webpOf(16, 16, color.NRGBA{1, 2, 3, 255}), "good.avif": fakeAVIF(16, 16)} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return dir
}

func fakeAVIF(w, h byte) []byte {
	return []byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf\x00\x00\x00\x14ispe\x00\x00\x00\x00" +
		string([]byte{0, 0, 0, w, 0, 0, 0, h}) + "mdat")
}

const (
	goodWebP = `/bin/cp "$dir/good.webp" "$last"`
	goodAVIF = `/bin/cp "$dir/good.avif" "$last"`
)

func TestFindEncoders(t *testing.T) {
	for _, c := range []struct {
		name    string
		scripts map[string]string
		want    []Format
		problem string
	}{
		{"none installed", nil, []Format{JPEG}, ""},
		{"both", map[string]string{"cwebp": goodWebP, "avifenc": goodAVIF}, []Format{JPEG, WebP, AVIF}, ""},
		{"only cwebp", map[string]string{"cwebp": goodWebP}, []Format{JPEG, WebP}, ""},
		{"one is broken", map[string]string{"cwebp": "echo no libwebp.so >&2; exit 127", "avifenc": goodAVIF}, []Format{JPEG, AVIF}, "no libwebp.so"},
		{"one writes nonsense", map[string]string{"cwebp": goodWebP, "avifenc": `echo hello > "$last"`}, []Format{JPEG, WebP}, "not an AVIF file"},
		{"an old avifenc", map[string]string{"avifenc": `for a; do [ "$a" = -q ] && exit 1; done; ` + goodAVIF}, []Format{JPEG, AVIF}, ""},
		{"a new avifenc", map[string]string{"avifenc": `for a; do [ "$a" = --min ] && exit 1; done; ` + goodAVIF}, []Format{JPEG, AVIF}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			install(t, c.scripts)
			e, problems := FindEncoders(t.Context())
			if got := e.Formats(); !slices.Equal(got, c.want) {
				t.Errorf("formats %v, want %v (%v)", got, c.want, problems)
			}
			text := fmt.Sprint(problems)
			if (c.problem == "") != (len(problems) == 0) || !strings.Contains(text, c.problem) {
				t.Errorf("problems %v, want %q", problems, c.problem)
			}
		})
	}
}

func TestEncoderFailureLeavesJPEG(t *testing.T) {
	dir := install(t, map[string]string{"cwebp": "exit 3"})
	e := Encoders{CWebP: filepath.Join(dir, "cwebp"), AVIFEnc: filepath.Join(dir, "gone")}
	res := render(t, pngOf(t, palettedOf(16, 16)), Options{Encoders: e})
	if len(res.Renditions) != 4 || len(res.Skipped) != 8 {
		t.Fatalf("%d renditions, skipped: %v", len(res.Renditions), res.Skipped)
	}
	for _, r := range res.Renditions {
		decodeJPEG(t, r)
	}
}

// Whatever a program does ends in time with an error, and nothing stays behind.
func TestEncoderFailures(t *testing.T) {
	for _, c := range []struct {
		name, script string
		want         string
		is           error
	}{
		{"fails", "echo out of cheese >&2; exit 3", "out of cheese", nil},
		{"is killed", "kill -9 $$", "signal: killed", nil},
		{"writes nothing", "exit 0", "no such file", nil},
		{"writes nonsense", `echo RIFF....WEBPxxxx > "$last"`, "encode webp", nil},
		{"writes half a file", `/usr/bin/head -c 20 "$dir/good.webp" > "$last"`, "encode webp", nil},
		{"hangs", "exec /bin/sleep 1000", "", context.DeadlineExceeded},
		{"leaves a child that hangs", "/bin/sleep 20 & exit 0", "", nil},
		{"never stops writing", `/bin/cat /dev/zero > "$last"`, "", nil},
		{"never stops talking", `exec /bin/cat /dev/zero`, "", context.DeadlineExceeded},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := install(t, map[string]string{"cwebp": c.script})
			temp := t.TempDir()
			e := Encoders{CWebP: filepath.Join(dir, "cwebp"), TempDir: temp, Timeout: 700 * time.Millisecond}
			blank := goimage.NewYCbCr(goimage.Rect(0, 0, 16, 16), goimage.YCbCrSubsampleRatio420)
			start := time.Now()
			data, err := e.encode(t.Context(), WebP, blank, nil)
			if err == nil || data != nil || !strings.Contains(err.Error(), c.want) || c.is != nil && !errors.Is(err, c.is) {
				t.Errorf("%d bytes, %v", len(data), err)
			}
			if took := time.Since(start); took > 15*time.Second {
				t.Errorf("took %v", took)
			}
			if left, _ := os.ReadDir(temp); len(left) != 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestEncoderOutputIsChecked(t *testing.T) {
	dir := install(t, map[string]string{"cwebp": goodWebP, "avifenc": goodAVIF})
	e := Encoders{CWebP: filepath.Join(dir, "cwebp"), AVIFEnc: filepath.Join(dir, "avifenc"), TempDir: t.TempDir()}
	res := render(t, pngOf(t, palettedOf(16, 16)), Options{Encoders: e, Rights: Rights{Credit: "ANTARA"}})
	var names []string
	for _, r := range res.Renditions {
		names = append(names, r.Name())
	}
	// The fakes make 16x16 pixels only, which fits the width and the square.
	want := "w16.jpg w16.webp w16.avif 16x9.jpg 4x3.jpg 1x1.jpg 1x1.webp 1x1.avif"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if len(res.Skipped) != 4 || !strings.Contains(res.Skipped[0].Error(), "16x9: image: encode webp: made 16x16 of 16x9 pixels") {
		t.Errorf("skipped: %v", res.Skipped)
	}
	info := inspectMeta(t, find(t, res, "w16.webp").Data)
	if info.Meta.Credit != "ANTARA" || info.Width != 16 || info.Height != 16 {
		t.Errorf("webp: %+v", info)
	}
}

func TestEncodersSeeLittle(t *testing.T) {
	t.Setenv("TAJUK_SECRET", "rahasia")
	dir := install(t, map[string]string{"cwebp": `/usr/bin/env >&2; ulimit -v >&2; ulimit -f >&2; pwd >&2; exit 1`})
	temp := t.TempDir()
	e := Encoders{CWebP: filepath.Join(dir, "cwebp"), TempDir: temp}
	_, err := e.encode(t.Context(), WebP, goimage.NewYCbCr(goimage.Rect(0, 0, 4, 4), goimage.YCbCrSubsampleRatio420), nil)
	if err == nil {
		t.Fatal("no error")
	}
	said := err.Error()
	if strings.Contains(said, "rahasia") || !strings.Contains(said, temp) {
		t.Errorf("the program's surroundings: %s", said)
	}
	if runtime.GOOS == "linux" && !strings.Contains(said, `\n1048576\n65536\n`) {
		t.Errorf("the limits: %s", said)
	}
}

func TestEncodersStopWithTheContext(t *testing.T) {
	dir := install(t, map[string]string{"cwebp": `echo x > "$dir/started"; exec /bin/sleep 1000`})
	started := filepath.Join(dir, "started")
	if err := syscall.Mkfifo(started, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		_, _ = os.ReadFile(started) // until the program has written
		cancel()
	}()
	e := Encoders{CWebP: filepath.Join(dir, "cwebp"), TempDir: t.TempDir()}
	res, err := Render(ctx, bytes.NewReader(pngOf(t, palettedOf(16, 16))), Options{Encoders: e})
	if !errors.Is(err, context.Canceled) || len(res.Renditions) != 0 {
		t.Errorf("%d renditions, %v", len(res.Renditions), err)
	}
}

func TestWebPWithXMP(t *testing.T) {
	file := webpOf(300, 200, color.NRGBA{9, 8, 7, 255})
	for _, xmp := range []string{"", "<x/>", "<x></x>"} {
		out, err := webpWithXMP(file, []byte(xmp), 300, 200)
		if err != nil {
			t.Fatal(err)
		}
		_, p, err := inspect(bytes.NewReader(out))
		if err != nil || string(p.xmp) != xmp || p.width != 300 || p.height != 200 || p.end != int64(len(out)) {
			t.Errorf("%q: %+v, %v", xmp, p, err)
		}
	}
	for _, bad := range [][]byte{nil, []byte("RIFF"), file[:len(file)-4], webpOf(300, 2, color.NRGBA{}, riffChunk("XMP ", "x")), smallJPEG(t)} {
		if _, err := webpWithXMP(bad, []byte("<x/>"), 300, 200); err == nil {
			t.Errorf("%d bytes were taken", len(bad))
		}
	}
}

func TestLargePicturesStayJPEG(t *testing.T) {
	var e Encoders
	for _, c := range []struct {
		f    Format
		w, h int
		want bool
	}{
		{WebP, 1600, 1200, true}, {AVIF, 1600, 1200, true}, {WebP, 400, 16384, false}, {AVIF, 400, 16384, true},
		{AVIF, 1600, 7501, false}, {WebP, 1600, 7500, true},
	} {
		if got := e.takes(c.f, c.w, c.h); got != c.want {
			t.Errorf("%s %dx%d: %v", c.f, c.w, c.h, got)
		}
	}
}

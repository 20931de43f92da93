package media_test

import (
	"bytes"
	goimage "image"
	"image/jpeg"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// Twelve photographs of twelve megapixels in one form pass through the desk
// without being held in memory.
func TestTwelvePhotographsTakeLittleMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("sends 60 MB")
	}
	d := open(t)
	m := goimage.NewYCbCr(goimage.Rect(0, 0, 4000, 3000), goimage.YCbCrSubsampleRatio420)
	seed := uint32(1)
	for i := range m.Y {
		seed = seed*1664525 + 1013904223
		m.Y[i] = byte(i>>7) ^ byte(seed>>27)
	}
	var one bytes.Buffer
	d.must(jpeg.Encode(&one, m, &jpeg.Options{Quality: 90}))
	m = nil
	in, out := io.Pipe()
	form := multipart.NewWriter(out)
	go func() {
		for i := range 12 {
			part, err := form.CreateFormFile("file", "DSC.jpg")
			if err == nil {
				// Each another file: a tail as phones write it.
				_, err = part.Write(append(one.Bytes(), 0, 0, 0, byte(i)))
			}
			if err != nil {
				out.CloseWithError(err)
				return
			}
		}
		out.CloseWithError(form.Close())
	}()
	t.Setenv("TMPDIR", t.TempDir())
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	peak, stop, done := uint64(0), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for tick := time.NewTicker(5 * time.Millisecond); ; {
			select {
			case <-stop:
				return
			case <-tick.C:
				var now runtime.MemStats
				runtime.ReadMemStats(&now)
				peak = max(peak, now.HeapAlloc)
			}
		}
	}()
	r := httptest.NewRequest("POST", "/media", in)
	r.AddCookie(&http.Cookie{Name: "tajuk", Value: "reporter"})
	r.Header.Set("Content-Type", form.FormDataContentType())
	w := httptest.NewRecorder()
	d.h.ServeHTTP(w, r)
	close(stop)
	<-done
	d.wantCode(w, 200, "twelve photographs")
	grown := int64(peak-min(peak, before.HeapAlloc)) >> 20
	t.Logf("12 files of %d MB: the heap grew by %d MB", one.Len()>>20, grown)
	if grown > 40 {
		t.Errorf("the heap grew by %d MB", grown)
	}
	if left, err := os.ReadDir(os.Getenv("TMPDIR")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

package media_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/media"
)

// broken yields what a connection brought before it broke.
type broken struct{ r io.Reader }

var errBroken = errors.New("connection reset by peer")

func (b broken) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err == io.EOF {
		err = errBroken
	}
	return n, err
}

// A file comes in over connections that break and a server that dies, at any
// byte, and is the file that was sent.
func TestUploadSurvivesEverything(t *testing.T) {
	each(t, func(w *world) {
		r := rand.New(rand.NewPCG(1, 2))
		for seed := range 6 {
			whole := file(20+seed, 90)
			u, err := w.room.StartUpload(w.ctx, w.reporter, w.solo.ID, fmt.Sprintf("foto %d.jpg", seed), int64(len(whole)))
			w.must(err)
			for u.Received < u.Size {
				n := min(1+r.IntN(len(whole)/3), len(whole)-int(u.Received))
				var part io.Reader = bytes.NewReader(whole[u.Received : int(u.Received)+n])
				if r.IntN(2) == 0 {
					part = broken{part}
				}
				got, err := w.room.ReceiveUpload(w.ctx, w.reporter, u.ID, u.Received, part)
				if err != nil && !errors.Is(err, errBroken) {
					w.Fatal(err)
				}
				if got.Received != u.Received+int64(n) {
					w.Fatalf("%d bytes, want %d", got.Received, u.Received+int64(n))
				}
				switch r.IntN(3) {
				case 0: // the server dies and comes back
					w.start(media.Files{Blobs: w.blobs, Partials: w.blobs})
				case 1: // bytes that nobody heard were durable
					_, err := w.blobs.Append(w.ctx, u.ID.String(), got.Received, 100, strings.NewReader("never acknowledged"))
					w.must(err)
				}
				u, err = w.room.Upload(w.ctx, w.reporter, u.ID)
				w.must(err)
			}
			b, err := w.room.FinishUpload(w.ctx, w.reporter, u.ID)
			w.must(err)
			again, err := w.room.FinishUpload(w.ctx, w.reporter, u.ID)
			w.must(err)
			if b.Known || again.Asset.ID != b.Asset.ID || b.Asset.Name != fmt.Sprintf("foto %d.jpg", seed) || b.Asset.Bytes != int64(len(whole)) {
				w.Errorf("%+v, then %+v", b, again)
			}
			w.must(w.queue.Drain(w.ctx))
			if a := w.asset(b.Asset.ID); a.State != news.AssetReady {
				w.Errorf("%+v", a)
			}
		}
	})
}

func TestUploadRules(t *testing.T) {
	each(t, func(w *world) {
		whole := file(1, 80)
		size := int64(len(whole))
		u, err := w.room.StartUpload(w.ctx, w.reporter, w.solo.ID, "a.jpg", size)
		w.must(err)
		// Of others it does not exist, whatever their role.
		for _, actor := range []news.Actor{w.other, w.editor, news.System()} {
			_, err := w.room.Upload(w.ctx, actor, u.ID)
			w.refused(err, fault.NotFound)
			_, err = w.room.ReceiveUpload(w.ctx, actor, u.ID, 0, bytes.NewReader(whole))
			w.refused(err, fault.NotFound)
			_, err = w.room.FinishUpload(w.ctx, actor, u.ID)
			w.refused(err, fault.NotFound)
			w.refused(w.room.DropUpload(w.ctx, actor, u.ID), fault.NotFound)
		}
		_, err = w.room.ReceiveUpload(w.ctx, w.reporter, u.ID, 5, bytes.NewReader(whole))
		w.refused(err, fault.Conflict)
		_, err = w.room.FinishUpload(w.ctx, w.reporter, u.ID)
		w.refused(err, fault.Conflict)
		// More bytes than were announced are not taken.
		got, err := w.room.ReceiveUpload(w.ctx, w.reporter, u.ID, 0, io.MultiReader(bytes.NewReader(whole), strings.NewReader("and more")))
		w.must(err)
		if got.Received != size {
			w.Errorf("%d of %d bytes", got.Received, size)
		}
		_, err = w.room.ReceiveUpload(w.ctx, w.reporter, u.ID, 0, bytes.NewReader(whole))
		w.refused(err, fault.Conflict)
		// Who lost the right meanwhile sends in vain.
		out := w.reporter
		out.Roles = nil
		_, err = w.room.FinishUpload(w.ctx, out, u.ID)
		w.refused(err, fault.Forbidden)
		w.must(w.room.DropUpload(w.ctx, w.reporter, u.ID))
		_, err = w.room.Upload(w.ctx, w.reporter, u.ID)
		w.refused(err, fault.NotFound)
		if _, _, err := w.blobs.OpenPartial(w.ctx, u.ID.String()); err == nil {
			w.Error("the file of a dropped upload is still there")
		}
		for _, n := range []int64{0, -1, image.MaxFileBytes + 1} {
			_, err := w.room.StartUpload(w.ctx, w.reporter, w.solo.ID, "a.jpg", n)
			w.refused(err, fault.Invalid)
		}
	})
}

func TestUploadsAreBounded(t *testing.T) {
	each(t, func(w *world) {
		var last news.Upload
		n := 0
		for ; n < 2*news.MaxUploads; n++ {
			u, err := w.room.StartUpload(w.ctx, w.reporter, w.solo.ID, "a.jpg", 1000)
			if err != nil {
				w.refused(err, fault.Conflict)
				break
			}
			last = u
		}
		if n != news.MaxUploads {
			w.Errorf("%d uploads at a time", n)
		}
		_, err := w.room.StartUpload(w.ctx, w.other, w.solo.ID, "a.jpg", 1000)
		w.must(err) // somebody else
		var sum int64
		for {
			if _, err := w.room.StartUpload(w.ctx, w.photo, w.solo.ID, "a.jpg", image.MaxFileBytes); err != nil {
				break
			}
			sum += image.MaxFileBytes
		}
		if sum != news.MaxUploadBytes {
			w.Errorf("%d bytes announced", sum)
		}
		// Their day over, they are gone with their files.
		_, err = w.room.ReceiveUpload(w.ctx, w.reporter, last.ID, 0, strings.NewReader("begun"))
		w.must(err)
		w.clock.Advance(news.UploadLife + time.Minute)
		_, err = w.room.Upload(w.ctx, w.reporter, last.ID)
		w.refused(err, fault.NotFound)
		w.must(w.queue.Drain(w.ctx))
		if left, err := w.store.UploadsOf(w.ctx, w.reporter.Account, 10); err != nil || len(left) > 0 {
			w.Errorf("%v %v", left, err)
		}
		if _, _, err := w.blobs.OpenPartial(w.ctx, last.ID.String()); err == nil {
			w.Error("the file is still there")
		}
	})
}

// One broken file among twelve does not stop the others, and says why.
func TestOneBrokenFileAmongTwelve(t *testing.T) {
	each(t, func(w *world) {
		kept := 0
		for i := range 12 {
			whole := file(30+i, 80)
			if i == 5 {
				whole = whole[:len(whole)-200]
			}
			u, err := w.room.StartUpload(w.ctx, w.reporter, w.solo.ID, "a.jpg", int64(len(whole)))
			w.must(err)
			_, err = w.room.ReceiveUpload(w.ctx, w.reporter, u.ID, 0, bytes.NewReader(whole))
			w.must(err)
			_, err = w.room.FinishUpload(w.ctx, w.reporter, u.ID)
			if i != 5 {
				w.must(err)
				kept++
				continue
			}
			w.refused(err, fault.Invalid)
			if !strings.Contains(fault.FieldsOf(err)["file"], "end of the file") {
				w.Errorf("%v", err)
			}
			if u, err = w.room.Upload(w.ctx, w.reporter, u.ID); err != nil || u.Fault == "" {
				w.Errorf("%+v %v", u, err)
			}
		}
		if kept != 11 {
			w.Errorf("%d kept", kept)
		}
	})
}

// A finish that died after its work was done finds it.
func TestFinishAgainAfterACrash(t *testing.T) {
	each(t, func(w *world) {
		whole := file(40, 80)
		u, err := w.room.StartUpload(w.ctx, w.reporter, w.solo.ID, "a.jpg", int64(len(whole)))
		w.must(err)
		_, err = w.room.ReceiveUpload(w.ctx, w.reporter, u.ID, 0, bytes.NewReader(whole))
		w.must(err)
		// The picture was brought in, and the server died before it noted so.
		w.clock.Advance(time.Second)
		a, err := w.room.AddAsset(w.ctx, w.reporter, media.Upload{File: bytes.NewReader(whole), Site: w.solo.ID})
		w.must(err)
		w.start(media.Files{Blobs: w.blobs, Partials: w.blobs})
		b, err := w.room.FinishUpload(w.ctx, w.reporter, u.ID)
		w.must(err)
		if b.Known || b.Asset.ID != a.ID {
			w.Errorf("%+v", b)
		}
		w.must(w.queue.Drain(w.ctx))
		if got := w.asset(a.ID); got.State != news.AssetReady || len(got.Renditions) == 0 {
			w.Errorf("%+v", got)
		}
	})
}

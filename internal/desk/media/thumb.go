package media

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// thumbAddress is the address of a rendition on the desk. It changes with the
// file, so that it may be kept. Where a list does not know the files, it changes
// with the picture: an uncropped one looks alike in all its renditions.
func thumbAddress(a news.Asset, spec string) string {
	version := strconv.FormatInt(a.Rev, 10)
	if r, ok := rendition(a, spec); ok {
		if key, err := blob.ParseKey(r.Key); err == nil {
			version = tagOf(key)
		}
	}
	return "/media/" + a.ID.String() + "/thumb/" + spec + "?v=" + version
}

// tagOf tells the file of a rendition from all others.
func tagOf(key blob.Key) string { return key.Sum()[:16] + "-" + key.Name() }

// Thumb is thumbAddress for templates.
func (c card) Thumb(spec string) string { return thumbAddress(c.Asset, spec) }

// thumb serves a rendition as a JPEG on the desk's own host. Originals are never
// served: they hold what renditions leave out.
func (s *screens) thumb(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	a, err := s.prepared(c, id)
	if err != nil {
		return err
	}
	r, ok := rendition(a, c.R.PathValue("spec"))
	if !ok {
		return errNoPicture
	}
	key, err := blob.ParseKey(r.Key)
	if err != nil || key.Name() == "" {
		return errNoPicture
	}
	file, info, err := s.blobs.Open(c.Context(), key)
	if errors.Is(err, blob.ErrNotFound) {
		return errNoPicture
	}
	if err != nil {
		return err
	}
	defer file.Close()
	h := c.W.Header()
	h.Set("Content-Type", "image/jpeg")
	h.Set("Cache-Control", "private, max-age=86400")
	h.Set("ETag", `"`+tagOf(key)+`"`)
	http.ServeContent(c.W, c.R, "", info.ModTime, file)
	return nil
}

// What has just come in is shown as soon as it is made: whoever pasted it looks
// at its place already.
const (
	patience = 8 * time.Second
	glance   = 400 * time.Millisecond
)

// prepared returns a picture, and waits a while for one that is being made.
func (s *screens) prepared(c *frame.Call, id news.ID) (news.Asset, error) {
	late := time.After(patience)
	for {
		assets, err := s.read.PicturesByID(c.Context(), c.Actor(), []news.ID{id})
		if err != nil {
			return news.Asset{}, err
		}
		if len(assets) == 0 || s.blobs == nil {
			return news.Asset{}, errNoPicture
		}
		if len(assets[0].Renditions) > 0 || assets[0].State != news.AssetPending {
			return assets[0], nil
		}
		select {
		case <-time.After(glance):
		case <-late:
			return news.Asset{}, errNoPicture
		case <-c.Context().Done():
			return news.Asset{}, errNoPicture
		}
	}
}

var errNoPicture = fault.New(fault.NotFound, "there is nothing at this address")

// rendition finds the JPEG of a crop, or the smallest that is at least as wide
// as asked for, else the widest.
func rendition(a news.Asset, spec string) (best news.Rendition, ok bool) {
	want := 0
	if w, isWidth := strings.CutPrefix(spec, "w"); isWidth {
		n, err := strconv.Atoi(w)
		if err != nil || n < 1 || n > 10_000 {
			return best, false
		}
		want = n
	}
	for _, r := range a.Renditions {
		switch {
		case r.Format != "jpeg":
		case want == 0:
			if r.Spec == spec {
				return r, true
			}
		case r.Crop():
		case !ok, best.Width < want && r.Width > best.Width, r.Width >= want && r.Width < best.Width:
			best, ok = r, true
		}
	}
	return best, ok
}

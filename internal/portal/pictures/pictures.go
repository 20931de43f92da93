// Package pictures serves the files of pictures, as long as readers get them.
//
//	pictures.go  Pictures
package pictures

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/reading"
)

// Pictures serves renditions. What is decided about a picture is kept in the
// page cache under the picture's own tag, as pages are: whoever changes where a
// picture stands purges it, in this process, in others and in caches outside.
type Pictures struct {
	Reader *reading.Reader
	Cache  *pagecache.Cache
	Blobs  blob.Store
}

const (
	// keptBrowser is how long browsers and caches that hear of no purge keep a
	// file. The address never changes what it stands for, so only a picture that
	// went asks for an end; see docs/adr/0020.
	keptBrowser = "public, max-age=86400"
	goneTTL     = 24 * time.Hour
	unknownTTL  = 30 * time.Second
)

var (
	errNone = fault.New(fault.NotFound, "there is nothing at this address")
	errGone = fault.New(fault.Gone, "the picture is no longer published")
)

// Allowed returns a Gone fault when readers get a file no longer, and a NotFound
// fault when no picture has it. tags are those under which caches outside may
// keep the file.
func (p *Pictures) Allowed(ctx context.Context, key blob.Key) (tags []string, err error) {
	kept, _, err := p.Cache.GetOrFill(ctx, pagecache.Key{Path: "/media/" + blob.Renditions + key.Sum()}, func(ctx context.Context, _ *pagecache.Recorder) (pagecache.Page, error) {
		f, err := p.Reader.Files(ctx, key.Sum())
		out := pagecache.Page{Status: http.StatusOK, Tags: f.Tags}
		switch {
		case f.Gone:
			out.Status, out.TTL = http.StatusGone, goneTTL
		case !f.Known:
			out.Status, out.TTL = http.StatusNotFound, unknownTTL
		}
		return out, err
	})
	switch {
	case err != nil:
		return nil, err
	case kept.Status() == http.StatusGone:
		return nil, errGone
	case kept.Status() != http.StatusOK:
		return nil, errNone
	}
	return kept.Tags(), nil
}

// Serve answers a reader with a rendition. Originals are never served: they hold
// what renditions leave out.
func (p *Pictures) Serve(w http.ResponseWriter, r *http.Request, name string) error {
	key, err := rendition(name)
	if err != nil {
		return err
	}
	tags, err := p.Allowed(r.Context(), key)
	if err != nil {
		return err
	}
	w.Header().Set("Surrogate-Key", strings.Join(tags, " "))
	return p.send(w, r, key, keptBrowser)
}

// ServeInside answers somebody of the newsroom, who also sees what readers get no
// longer. No cache outside may keep it.
func (p *Pictures) ServeInside(w http.ResponseWriter, r *http.Request, name string) error {
	key, err := rendition(name)
	if err != nil {
		return err
	}
	return p.send(w, r, key, "private, no-cache")
}

func rendition(name string) (blob.Key, error) {
	key, err := blob.ParseKey(name)
	if err != nil || !strings.HasPrefix(string(key), blob.Renditions) {
		return "", errNone
	}
	return key, nil
}

func (p *Pictures) send(w http.ResponseWriter, r *http.Request, key blob.Key, keep string) error {
	file, info, err := p.Blobs.Open(r.Context(), key)
	if errors.Is(err, blob.ErrNotFound) {
		return errNone
	}
	if err != nil {
		return err
	}
	defer file.Close()
	h := w.Header()
	h.Set("Content-Type", theme.MediaType(key.Name()))
	h.Set("Cache-Control", keep)
	h.Set("ETag", `"`+key.Sum()[:16]+"-"+key.Name()+`"`)
	h.Set("Content-Security-Policy", "default-src 'none'")
	http.ServeContent(w, r, "", info.ModTime, file)
	return nil
}

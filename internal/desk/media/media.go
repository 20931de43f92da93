// Package media is the picture library on the desk.
//
//	media.go     the list, its filters and search, the editor's picker
//	picture.go   one picture: what is said about it, where it stands
//	upload.go    pictures brought in by a form, and their data completed
//	resume.go    files that come in piece by piece (tus 1.0.0)
//	thumb.go     renditions on the desk's own host
package media

import (
	"embed"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

//go:embed *.html
var files embed.FS

type screens struct {
	room  *newsroom.Newsroom
	read  *inside.Reader
	blobs blob.Store

	listPage, picturePage, uploadPage *frame.Page
}

// Mount mounts the library. Without blobs no picture is shown.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader, blobs blob.Store) {
	s := &screens{room: room, read: read, blobs: blobs, listPage: frame.NewPage(files, "list.html"),
		picturePage: frame.NewPage(files, "picture.html"), uploadPage: frame.NewPage(files, "upload.html")}
	f.Get("/media", s.list)
	f.Get("/media/pick", s.pick)
	f.Get("/media/upload", s.upload)
	f.Handle("POST /media", maxForms, s.take)
	f.Post("/media/complete", s.complete)
	f.Get("/media/{id}", s.picture)
	f.Post("/media/{id}", s.save)
	f.Post("/media/{id}/undo", s.undo)
	f.Post("/media/{id}/replace", s.replace)
	f.Post("/media/{id}/delete", s.drop)
	f.Get("/media/{id}/thumb/{spec}", s.thumb)
	f.Handle("OPTIONS /uploads", 0, s.tusOptions)
	f.Handle("POST /uploads", maxPiece, s.tusCreate)
	f.Handle("HEAD /uploads/{id}", 0, s.tusHead)
	f.Handle("PATCH /uploads/{id}", maxPiece, s.tusPatch)
	f.Handle("DELETE /uploads/{id}", 0, s.tusDelete)
	f.Handle("POST /uploads/{id}/finish", 0, s.finish)
}

// listPage is the library on the screen.
type listPage struct {
	frame.Base
	Query   inside.PictureQuery
	Tabs    []tab
	Cards   []card
	Sites   []news.Site
	Rows    bool // as a table
	NoWords bool
	First   string // address of the first page, empty on it
	Older   string // address of the next page
	AsGrid  string
	AsRows  string
	Upload  bool // may bring pictures in
}

type tab struct {
	Key     inside.PictureFilter
	Href    string
	Current bool
}

// card is a picture as lists show it.
type card struct {
	news.Asset
	On    string // name of its site
	Marks []mark
}

// mark is a thing worth knowing about a picture, in a word.
type mark struct {
	State string // "bad", "warn" or empty
	Text  string
}

func marksOf(c *frame.Call, b frame.Base, a news.Asset) (out []mark) {
	add := func(state, key string, args ...any) { out = append(out, mark{state, c.Text(key, args...)}) }
	if a.State == news.AssetFailed {
		add("bad", "media.state-failed")
	}
	switch {
	case a.Expired(c.Now):
		add("bad", "media.ended")
	case a.Expired(c.Now.Add(inside.RightsSoon)):
		add("warn", "media.endsoon", b.Day(a.RightsUntil.Add(-time.Minute)))
	}
	if a.Synthetic() {
		add("warn", "media.isai")
	}
	if a.Archive != "" {
		add("", "media.isarchive", a.Archive)
	}
	if a.Alt == "" {
		add("", "media.noalt")
	}
	return out
}

// Title is what a picture is called in a list.
func (c card) Title() string {
	for _, s := range []string{c.Caption, c.Alt, c.Name} {
		if s != "" {
			return s
		}
	}
	return c.ID.String()
}

// Ready reports whether the picture can be seen.
func (c card) Ready() bool { return len(c.Renditions) > 0 }

func (s *screens) cards(c *frame.Call, b frame.Base, assets []news.Asset) ([]card, error) {
	sites, err := c.Sites()
	if err != nil {
		return nil, err
	}
	names := map[news.ID]string{}
	for _, site := range sites {
		names[site.ID] = site.Name
	}
	out := make([]card, len(assets))
	for i, a := range assets {
		out[i] = card{Asset: a, On: names[a.Site], Marks: marksOf(c, b, a)}
	}
	return out, nil
}

func (s *screens) list(c *frame.Call) error {
	v := c.R.URL.Query()
	q := read(v)
	q.Language = c.Language().String()
	p := &listPage{Base: c.Base("media", "media.title"), Query: q, Rows: v.Get("view") == "rows"}
	found, err := s.read.Pictures(c.Context(), c.Actor(), q)
	if err != nil {
		return err
	}
	p.NoWords = found.NoWords
	if p.Cards, err = s.cards(c, p.Base, found.Assets); err != nil {
		return err
	}
	if p.Sites, err = c.Sites(); err != nil {
		return err
	}
	may, err := c.SitesFor(news.ActUpload)
	if err != nil {
		return err
	}
	p.Upload = len(may) > 0
	here := write(q, p.Rows)
	for _, f := range inside.PictureFilters() {
		p.Tabs = append(p.Tabs, tab{f, "/media?" + with(here, "filter", string(f)).Encode(), f == q.Filter})
	}
	if q.Before != 0 {
		p.First = "/media?" + here.Encode()
	}
	if found.Next != 0 {
		next := with(here, "before", found.Next.String())
		if q.Filter == inside.PicturesRights && !found.NextAt.IsZero() {
			next.Set("at", strconv.FormatInt(found.NextAt.UnixMilli(), 10))
		}
		p.Older = "/media?" + next.Encode()
	}
	p.AsGrid, p.AsRows = "/media?"+with(here, "view", "").Encode(), "/media?"+with(here, "view", "rows").Encode()
	return c.Render(s.listPage, p)
}

// read takes a query from an address; what it does not know is left out.
func read(v url.Values) inside.PictureQuery {
	q := inside.PictureQuery{Filter: inside.PicturesAll, Text: clip(strings.TrimSpace(v.Get("q")), 200)}
	for _, f := range inside.PictureFilters() {
		if string(f) == v.Get("filter") {
			q.Filter = f
		}
	}
	q.Site, _ = news.ParseID(v.Get("site"))
	q.Before, _ = news.ParseID(v.Get("before"))
	if ms, err := strconv.ParseInt(v.Get("at"), 10, 64); err == nil && ms > 0 {
		q.BeforeAt = time.UnixMilli(ms).UTC()
	}
	return q
}

func write(q inside.PictureQuery, rows bool) url.Values {
	v := url.Values{}
	if q.Filter != inside.PicturesAll {
		v.Set("filter", string(q.Filter))
	}
	if q.Site != 0 {
		v.Set("site", q.Site.String())
	}
	if q.Text != "" {
		v.Set("q", q.Text)
	}
	if rows {
		v.Set("view", "rows")
	}
	return v
}

func with(v url.Values, name, value string) url.Values {
	out := url.Values{}
	for k, values := range v {
		out[k] = values
	}
	if value == "" {
		out.Del(name)
	} else {
		out.Set(name, value)
	}
	return out
}

func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

// picked is a picture as the editor's picker and scripts get it.
type picked struct {
	ID      news.ID  `json:"id"`
	Thumb   string   `json:"thumb"` // empty when it cannot be shown
	Caption string   `json:"caption"`
	Credit  string   `json:"credit"`
	Alt     string   `json:"alt"`
	Name    string   `json:"name"`
	State   string   `json:"state"`
	Rev     int64    `json:"rev"`
	Expired bool     `json:"expired,omitempty"`
	Known   bool     `json:"known,omitempty"` // the same file was here before
	Alike   []picked `json:"alike,omitempty"`
}

func pickOf(a news.Asset, now time.Time) picked {
	p := picked{ID: a.ID, Caption: a.Caption, Credit: a.Credit, Alt: a.Alt, Name: a.Name, State: string(a.State), Rev: a.Rev, Expired: a.Expired(now)}
	if a.State != news.AssetFailed {
		p.Thumb = thumbAddress(a, "w320")
	}
	return p
}

// pick answers the editor's picture picker: pictures that match "q", or those of
// "id". With an ID it also tells which others may be the same photo.
func (s *screens) pick(c *frame.Call) error {
	out := []picked{}
	if id := c.FormID("id"); id != 0 {
		assets, err := s.read.PicturesByID(c.Context(), c.Actor(), []news.ID{id})
		if err != nil {
			return err
		}
		for _, a := range assets {
			p := pickOf(a, c.Now)
			alike, err := s.read.Alike(c.Context(), id)
			if err != nil {
				return err
			}
			for _, b := range alike {
				p.Alike = append(p.Alike, pickOf(b, c.Now))
			}
			out = append(out, p)
		}
		return c.JSON(200, out)
	}
	q := read(c.R.URL.Query())
	q.Language = c.Language().String()
	found, err := s.read.Pictures(c.Context(), c.Actor(), q)
	if err != nil {
		return err
	}
	for _, a := range found.Assets {
		if a.State != news.AssetFailed {
			out = append(out, pickOf(a, c.Now))
		}
	}
	return c.JSON(200, out)
}

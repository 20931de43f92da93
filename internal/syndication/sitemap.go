package syndication

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/tajuk/tajuk/internal/reading"
)

// Addresses of sitemaps. A sitemap may only name addresses below its own
// folder (sitemaps.org, "Sitemap file location"), so all stand at the root.
const (
	PathSitemap     = "/sitemap.xml" // the index
	PathNewsSitemap = "/sitemap-news.xml"
	PathRobots      = "/robots.txt"
	PathAds         = "/ads.txt"
)

// Limits of one sitemap (sitemaps.org).
const (
	maxURLs  = 50_000
	maxBytes = 50 << 20 // uncompressed
)

// monthLimit is how many addresses a month may have before its sitemap is
// divided by days. It leaves room for what is published between the count and
// the writing, and for long addresses.
const monthLimit = 40_000

const (
	nsSitemap = "http://www.sitemaps.org/schemas/sitemap/0.9"
	nsImage   = "http://www.google.com/schemas/sitemap-image/1.1"
	nsNews    = "http://www.google.com/schemas/sitemap-news/0.9"
)

// MapFiles returns the paths of the sitemaps of a month: one, or one for each
// day up to now for a month that is too large for one file. A month that has
// not begun has none: that something is planned for it is not public.
func MapFiles(m reading.Month, now time.Time) []string {
	start := time.Date(m.Month/100, time.Month(m.Month%100), 1, 0, 0, 0, 0, time.UTC)
	if start.After(now) {
		return nil
	}
	if m.N <= monthLimit {
		return []string{fmt.Sprintf("/sitemap-%04d-%02d.xml", m.Month/100, m.Month%100)}
	}
	var out []string
	for day := start; day.Month() == start.Month() && !day.After(now); day = day.AddDate(0, 0, 1) {
		out = append(out, "/sitemap-"+day.Format(time.DateOnly)+".xml")
	}
	return out
}

// ParseMapFile returns the time that the sitemap with the given path covers,
// [start, end): a month or a day in UTC, as reading.Months counts them. It
// accepts what MapFiles writes and nothing else.
func ParseMapFile(path string) (start, end time.Time, ok bool) {
	if t, err := time.Parse("/sitemap-2006-01.xml", path); err == nil {
		return t, t.AddDate(0, 1, 0), t.Format("/sitemap-2006-01.xml") == path
	}
	if t, err := time.Parse("/sitemap-2006-01-02.xml", path); err == nil {
		return t, t.AddDate(0, 0, 1), t.Format("/sitemap-2006-01-02.xml") == path
	}
	return start, end, false
}

// SitemapIndex writes the index: the news sitemaps, as many as NewsFiles
// counted, then those of the months. more are the paths of further sitemaps
// of the site. No lastmod is written, because none would be true: what changes
// in a month is not counted.
func (o *Outlet) SitemapIndex(w io.Writer, months []reading.Month, newsFiles int, now time.Time, more ...string) error {
	x := &xmlWriter{w: w}
	x.b = append(x.b, xmlHead...)
	x.open("sitemapindex", "xmlns", nsSitemap)
	left := maxURLs
	add := func(path string) {
		if left == 0 {
			return
		}
		left--
		x.open("sitemap")
		x.leaf("loc", o.at(path))
		x.close("sitemap")
		x.drain()
	}
	for i := range max(newsFiles, 1) {
		add(NewsFile(i))
	}
	for _, path := range more {
		add(path)
	}
	for _, m := range months {
		for _, path := range MapFiles(m, now) {
			add(path)
		}
	}
	x.close("sitemapindex")
	return x.flush()
}

// ErrFull is the error of adding to a sitemap that holds as much as one file
// may. What was written before stays valid.
var ErrFull = errors.New("syndication: the sitemap is full")

// Sitemap is a sitemap that is being written. Close it in any case.
type Sitemap struct {
	o *Outlet
	x *xmlWriter
	n int
}

const sitemapEnd = "</urlset>\n"

// Sitemap begins a sitemap of stories with their lead pictures.
func (o *Outlet) Sitemap(w io.Writer) *Sitemap {
	s := &Sitemap{o: o, x: &xmlWriter{w: w}}
	s.x.b = append(s.x.b, xmlHead...)
	s.x.open("urlset", "xmlns", nsSitemap, "xmlns:image", nsImage)
	return s
}

// Add writes stories. Those whose canonical address is elsewhere are passed
// over. The error is ErrFull, or that of the writer.
func (s *Sitemap) Add(cards ...reading.Card) error {
	for _, c := range cards {
		if !c.Canonical {
			continue
		}
		err := s.add(func() {
			s.x.leaf("loc", s.o.at(c.Path))
			s.x.leaf("lastmod", s.o.iso(c.Changed()))
			s.o.mapImage(s.x, c)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// AddPage writes one of the site's own pages. changed is left out if zero.
func (s *Sitemap) AddPage(path string, changed time.Time) error {
	return s.add(func() {
		s.x.leaf("loc", s.o.at(path))
		s.x.leaf("lastmod", s.o.iso(changed))
	})
}

// add writes one address, or nothing of it when it does not fit.
func (s *Sitemap) add(write func()) error {
	if s.n == maxURLs {
		return ErrFull
	}
	if s.x.err != nil {
		return s.x.err
	}
	before := len(s.x.b)
	s.x.open("url")
	write()
	s.x.close("url")
	if s.x.sent+int64(len(s.x.b)+len(sitemapEnd)) > maxBytes {
		s.x.b = s.x.b[:before]
		return ErrFull
	}
	s.n++
	return s.x.drain()
}

// Close ends the sitemap and returns the first error of writing it.
func (s *Sitemap) Close() error {
	s.x.b = append(s.x.b, sitemapEnd...)
	return s.x.flush()
}

// mapImage names the lead picture; of the extension 1.1 only image:loc is
// still in use.
func (o *Outlet) mapImage(x *xmlWriter, c reading.Card) {
	if r, ok := uncut(c.Photo.Asset, widthFull); ok {
		x.open("image:image")
		x.leaf("image:loc", o.links.Media(o.site, r.Key))
		x.close("image:image")
	}
}

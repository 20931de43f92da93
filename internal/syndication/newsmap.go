package syndication

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/reading"
)

// NewsWindow is how long a story stays in the news sitemap after its first
// publication.
const NewsWindow = 48 * time.Hour

// newsPerFile is how many stories one news sitemap may hold.
const newsPerFile = 1000

// fresh reports whether a news sitemap may carry a story: canonical here, not
// paid for, first published within the window. A story that was shared later
// than that is not news again.
func fresh(c reading.Card, now time.Time) bool {
	return c.Canonical && !c.Kind.Paid() && !c.PublishedAt.After(now) && now.Sub(c.PublishedAt) <= NewsWindow
}

// NewsFiles returns how many news sitemaps the stories fill, at least one: an
// empty file is allowed and says that there is no news.
func NewsFiles(cards []reading.Card, now time.Time) int {
	n := 0
	for _, c := range cards {
		if fresh(c, now) {
			n++
		}
	}
	return max((n+newsPerFile-1)/newsPerFile, 1)
}

// NewsFile returns the path of a news sitemap by its number, the first one
// being 0: "/sitemap-news.xml", "/sitemap-news-2.xml" ...
func NewsFile(i int) string {
	if i == 0 {
		return PathNewsSitemap
	}
	return fmt.Sprintf("/sitemap-news-%d.xml", i+1)
}

// ParseNewsFile is the inverse of NewsFile.
func ParseNewsFile(path string) (i int, ok bool) {
	if path == PathNewsSitemap {
		return 0, true
	}
	number, found := strings.CutPrefix(path, "/sitemap-news-")
	number, end := strings.CutSuffix(number, ".xml")
	n, err := strconv.Atoi(number)
	if !found || !end || err != nil || n < 2 || n > maxURLs || NewsFile(n-1) != path {
		return 0, false
	}
	return n - 1, true
}

// NewsSitemap writes the news sitemap with the given number, 0 for the first
// (Google's extension sitemap-news/0.9). cards are the stories of the last
// NewsWindow, newest first, the same for every number; what may not stand in a
// news sitemap is passed over.
func (o *Outlet) NewsSitemap(w io.Writer, cards []reading.Card, now time.Time, file int) error {
	x := &xmlWriter{w: w}
	x.b = append(x.b, xmlHead...)
	x.open("urlset", "xmlns", nsSitemap, "xmlns:news", nsNews, "xmlns:image", nsImage)
	n := 0
	for _, c := range cards {
		if !fresh(c, now) {
			continue
		}
		if n/newsPerFile == file {
			o.newsURL(x, c)
			x.drain()
		}
		n++
	}
	x.close("urlset")
	return x.flush()
}

func (o *Outlet) newsURL(x *xmlWriter, c reading.Card) {
	x.open("url")
	x.leaf("loc", o.at(c.Path))
	x.leaf("lastmod", o.iso(c.Changed()))
	x.open("news:news")
	x.open("news:publication")
	x.leaf("news:name", line(o.site.Name))
	x.leaf("news:language", o.site.Language)
	x.close("news:publication")
	x.leaf("news:publication_date", o.iso(c.PublishedAt))
	x.leaf("news:title", line(c.Headline))
	x.close("news:news")
	o.mapImage(x, c)
	x.close("url")
}

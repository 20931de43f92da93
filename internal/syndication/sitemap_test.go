package syndication

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

func TestMapFiles(t *testing.T) {
	for _, m := range []reading.Month{{Month: 202412, N: 1}, {Month: 202507, N: monthLimit + 1}, {Month: 202402, N: monthLimit + 1}} {
		files := MapFiles(m, now)
		at := time.Date(m.Month/100, time.Month(m.Month%100), 1, 0, 0, 0, 0, time.UTC)
		for _, f := range files {
			start, end, ok := ParseMapFile(f)
			if !ok || !start.Equal(at) || !end.After(start) {
				t.Fatalf("%s covers %v to %v, %v; want from %v", f, start, end, ok, at)
			}
			at = end
		}
		// Together they cover the month, or what has passed of it.
		month := time.Date(m.Month/100, time.Month(m.Month%100+1), 1, 0, 0, 0, 0, time.UTC)
		if at.Before(month) && !at.After(now) || at.After(month) {
			t.Errorf("%v: the files end at %v", m, at)
		}
	}
	for _, n := range []int{1, monthLimit + 1} {
		if files := MapFiles(reading.Month{Month: 202508, N: n}, now); files != nil {
			t.Errorf("a month to come has %v", files)
		}
	}
	for _, path := range []string{"", "/sitemap.xml", "/sitemap-news.xml", "/sitemap-2025-13.xml", "/sitemap-2025-7.xml",
		"/sitemap-2025-07", "/sitemap-2025-02-30.xml", "/sitemap-02025-07.xml", "/sitemap-2025-07-1.xml", "sitemap-2025-07.xml"} {
		if _, _, ok := ParseMapFile(path); ok {
			t.Errorf("%q is taken for a sitemap", path)
		}
	}
}

func TestNewsFile(t *testing.T) {
	for i := range 20 {
		if got, ok := ParseNewsFile(NewsFile(i)); !ok || got != i {
			t.Errorf("%s is %d, %v", NewsFile(i), got, ok)
		}
	}
	for _, path := range []string{"", "/sitemap-news-1.xml", "/sitemap-news-0.xml", "/sitemap-news--2.xml", "/sitemap-news-02.xml",
		"/sitemap-news-2", "/sitemap-news-2.xml.xml", "/sitemap-news-+2.xml", "/sitemap-news-99999999.xml"} {
		if _, ok := ParseNewsFile(path); ok {
			t.Errorf("%q is taken for a news sitemap", path)
		}
	}
}

// TestNewsWindow checks what a news sitemap may carry.
func TestNewsWindow(t *testing.T) {
	c := corrected().Card
	set := func(change func(*reading.Card)) reading.Card {
		out := c
		change(&out)
		return out
	}
	for name, tc := range map[string]struct {
		card reading.Card
		want bool
	}{
		"new":           {set(func(c *reading.Card) { c.PublishedAt = now.Add(-time.Minute) }), true},
		"this moment":   {set(func(c *reading.Card) { c.PublishedAt = now }), true},
		"48 hours":      {set(func(c *reading.Card) { c.PublishedAt = now.Add(-NewsWindow) }), true},
		"older":         {set(func(c *reading.Card) { c.PublishedAt = now.Add(-NewsWindow - time.Second) }), false},
		"later updated": {set(func(c *reading.Card) { c.PublishedAt, c.UpdatedAt = now.Add(-72*time.Hour), now }), false},
		"later shared":  {set(func(c *reading.Card) { c.PublishedAt, c.ListedAt = now.Add(-72*time.Hour), now }), false},
		"planned":       {set(func(c *reading.Card) { c.PublishedAt = now.Add(time.Second) }), false},
		"paid":          {set(func(c *reading.Card) { c.Kind = news.KindAdvertorial }), false},
		"copy":          {set(func(c *reading.Card) { c.Canonical = false }), false},
	} {
		text := written(t, func(w io.Writer) error {
			return outletID(t).NewsSitemap(w, []reading.Card{tc.card}, now, 0)
		})
		wellFormed(t, text)
		if got := strings.Contains(text, "<loc>"); got != tc.want {
			t.Errorf("%s: in the news sitemap: %v", name, got)
		}
	}
}

func TestNewsIsDivided(t *testing.T) {
	var cards []reading.Card
	for i := range 2*newsPerFile + 1 {
		c := card(news.ID(2000+i), nasional, economy, "s", "Berita", "2025-07-05T05:00:00Z")
		cards = append(cards, c)
		if i%2 == 0 { // what may not stand there does not count
			c.Canonical = false
			cards = append(cards, c)
		}
	}
	if n := NewsFiles(cards, now); n != 3 {
		t.Fatalf("%d files", n)
	}
	seen := map[string]bool{}
	for file, want := range []int{newsPerFile, newsPerFile, 1, 0} {
		text := written(t, func(w io.Writer) error { return outletID(t).NewsSitemap(w, cards, now, file) })
		if n := strings.Count(text, "<news:news>"); n != want {
			t.Errorf("file %d has %d stories, not %d", file, n, want)
		}
		for _, line := range strings.Split(text, "\n") {
			if strings.HasPrefix(line, "<loc>") {
				if seen[line] {
					t.Errorf("%s stands twice", line)
				}
				seen[line] = true
			}
		}
	}
	if n := NewsFiles(nil, now); n != 1 {
		t.Errorf("no news fills %d files", n)
	}
}

// TestSitemapLimits fills a sitemap by number and by size. What was written
// must stay a whole document within the limits.
func TestSitemapLimits(t *testing.T) {
	c := card(101, nasional, economy, "s", "Berita", "2025-07-05T05:00:00Z")
	large := c
	large.Path = "/ekonomi/35/" + strings.Repeat("a", 4000)
	for name, tc := range map[string]struct {
		card reading.Card
		want int
	}{"number": {c, maxURLs}, "size": {large, -1}} {
		var l largest
		s := outletID(t).Sitemap(&l)
		n := 0
		var err error
		for err == nil {
			if err = s.Add(tc.card); err == nil {
				n++
			}
		}
		if !errors.Is(err, ErrFull) {
			t.Fatalf("%s: %v", name, err)
		}
		if !errors.Is(s.AddPage(large.Path, now), ErrFull) {
			t.Errorf("%s: a page went into a full sitemap", name)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if tc.want >= 0 && n != tc.want {
			t.Errorf("%s: %d addresses", name, n)
		}
		if l.total > maxBytes || tc.want < 0 && l.total < maxBytes-10_000 {
			t.Errorf("%s: %d bytes", name, l.total)
		}
		if l.n > flushAt+10_000 {
			t.Errorf("%s: %d bytes at a time", name, l.n)
		}
	}
}

func TestSitemapTruth(t *testing.T) {
	text := written(t, func(w io.Writer) error {
		s := outletID(t).Sitemap(w)
		if err := s.Add(corrected().Card, shared().Card); err != nil {
			return err
		}
		return s.Close()
	})
	wellFormed(t, text)
	if !strings.Contains(text, "<lastmod>2025-07-05T16:00:00+07:00</lastmod>") {
		t.Error("lastmod is not the last change of substance")
	}
	if strings.Contains(text, "jembatan") {
		t.Error("a copy whose canonical address is elsewhere stands in the sitemap")
	}
}

func TestIndexIsBounded(t *testing.T) {
	var months []reading.Month
	for range 60_000 {
		months = append(months, reading.Month{Month: 202506, N: 1})
	}
	text := written(t, func(w io.Writer) error { return outletID(t).SitemapIndex(w, months, 0, now) })
	if n := strings.Count(text, "<loc>"); n != maxURLs {
		t.Errorf("%d sitemaps", n)
	}
	if !strings.Contains(text, "https://sagara.example/sitemap-news.xml") {
		t.Error("the news sitemap is missing")
	}
}

func TestAdsTxt(t *testing.T) {
	for name, tc := range map[string]struct{ settings, want string }{
		"none":     {"", nobody + "\n"},
		"comment":  {"# nothing, yet, here\r\ncontact=iklan@sagara.example", "# nothing, yet, here\ncontact=iklan@sagara.example\n" + nobody + "\n"},
		"sellers":  {"  ads.example, 12, DIRECT, f08 # ours\n\n\r\nb.example,3,RESELLER", "ads.example, 12, DIRECT, f08 # ours\nb.example,3,RESELLER\n"},
		"controls": {"ads.example, 1\x002, DIRECT", "ads.example, 12, DIRECT\n"},
	} {
		s := nasional
		s.Settings.AdsTxt = tc.settings
		if got := written(t, outlet(t, s, pathsID, labelsID).AdsTxt); got != tc.want {
			t.Errorf("%s: %q, not %q", name, got, tc.want)
		}
	}
}

func TestRobots(t *testing.T) {
	open := written(t, func(w io.Writer) error { return outletID(t).Robots(w) })
	if open != "User-agent: *\nDisallow:\n\nSitemap: https://sagara.example/sitemap.xml\nSitemap: https://sagara.example/sitemap-news.xml\n" {
		t.Errorf("%q", open)
	}
	closed := written(t, func(w io.Writer) error { return outletID(t).Robots(w, "/cari", "/a\nUser-agent: x") })
	if !strings.Contains(closed, "Disallow: /cari\nDisallow: /a User-agent: x\n") {
		t.Errorf("%q", closed)
	}
}

func BenchmarkSitemap(b *testing.B) {
	o, c := outletID(b), corrected().Card
	b.ReportAllocs()
	for b.Loop() {
		s := o.Sitemap(io.Discard)
		for range 10_000 {
			if err := s.Add(c); err != nil {
				b.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleMapFiles() {
	now := time.Date(2025, 7, 2, 5, 0, 0, 0, time.UTC)
	fmt.Println(MapFiles(reading.Month{Month: 202506, N: 900}, now))
	fmt.Println(MapFiles(reading.Month{Month: 202507, N: 60_000}, now))
	// Output:
	// [/sitemap-2025-06.xml]
	// [/sitemap-2025-07-01.xml /sitemap-2025-07-02.xml]
}

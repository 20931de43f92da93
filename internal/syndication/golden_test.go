package syndication

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/tajuk/tajuk/internal/reading"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden compares everything the package writes with testdata. Read the
// difference before running it with -update.
func TestGolden(t *testing.T) {
	id, en := outletID(t), outletEN(t)
	months := []reading.Month{{Month: 202507, N: 41_000}, {Month: 202506, N: 12}}
	cards := []reading.Card{corrected().Card, shared().Card, advertorial().Card, unverified().Card}
	for name, write := range map[string]func(io.Writer) error{
		"id.rss.xml":       func(w io.Writer) error { return id.RSS(w, feedID()) },
		"id.atom.xml":      func(w io.Writer) error { return id.Atom(w, feedID()) },
		"id.feed.json":     func(w io.Writer) error { return id.JSONFeed(w, feedID()) },
		"en.rss.xml":       func(w io.Writer) error { return en.RSS(w, feedEN()) },
		"en.atom.xml":      func(w io.Writer) error { return en.Atom(w, feedEN()) },
		"en.feed.json":     func(w io.Writer) error { return en.JSONFeed(w, feedEN()) },
		"record.rss.xml":   func(w io.Writer) error { return id.RSS(w, feedRecord()) },
		"record.atom.xml":  func(w io.Writer) error { return id.Atom(w, feedRecord()) },
		"record.feed.json": func(w io.Writer) error { return id.JSONFeed(w, feedRecord()) },
		"empty.atom.xml":   func(w io.Writer) error { return en.Atom(w, Feed{List: "latest", Self: "/atom.xml", Updated: now}) },
		"empty.feed.json":  func(w io.Writer) error { return en.JSONFeed(w, Feed{List: "latest", Self: "/feed.json"}) },
		"sitemapindex.xml": func(w io.Writer) error { return id.SitemapIndex(w, months, 2, now, "/sitemap-pages.xml") },
		"sitemap-news.xml": func(w io.Writer) error { return id.NewsSitemap(w, cards, now, 0) },
		"sitemap.xml": func(w io.Writer) error {
			s := id.Sitemap(w)
			if err := s.Add(cards...); err != nil {
				return err
			}
			if err := s.AddPage("/redaksi", now); err != nil {
				return err
			}
			return s.Close()
		},
		"robots.txt":            func(w io.Writer) error { return id.Robots(w, "/cari", "evil\nAllow: /") },
		"ads.txt":               func(w io.Writer) error { return id.AdsTxt(w) },
		"corrected.ld.json":     structured(id.ArticleData(corrected())),
		"shared.ld.json":        structured(id.ArticleData(shared())),
		"advertorial.ld.json":   structured(id.ArticleData(advertorial())),
		"unverified.ld.json":    structured(id.ArticleData(unverified())),
		"rewritten.ld.json":     structured(en.ArticleData(rewritten())),
		"inherited.ld.json":     structured(en.ArticleData(inherited())),
		"withdrawn.ld.json":     structured(id.WithdrawnData(tombstone(), "/daerah/3d/nama")),
		"organization.ld.json":  structured(id.OrganizationData()),
		"website.ld.json":       structured(id.WebSiteData()),
		"breadcrumbs.ld.json":   structured(id.BreadcrumbData(Crumb{"Ekonomi", "/ekonomi"}, Crumb{"Beras </script>", "/ekonomi/1/b"})),
		"list.ld.json":          structured(id.ListData(Page{"Ekonomi", "Berita ekonomi", "/ekonomi", cards})),
		"topic.ld.json":         structured(id.TopicData(Page{"Harga Beras", "", "/topik/harga-beras", cards[:1]}, rice)),
		"profile.ld.json":       structured(id.ProfileData(farra, "Wartawan")),
		"corrected.head.json":   asJSON(id.ArticleHead(corrected())),
		"shared.head.json":      asJSON(id.ArticleHead(shared())),
		"advertorial.head.json": asJSON(id.ArticleHead(advertorial())),
		"home.head.json":        asJSON(id.PageHead("website", "", nasional.Settings.Tagline, "/", reading.Photo{})),
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			compare(t, filepath.Join("testdata", "golden", name), b.Bytes())
		})
	}
}

func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

// structured shows JSON-LD with indents, without undoing its escapes.
func structured(b []byte, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if err := json.Indent(&out, b, "", "  "); err != nil {
			return err
		}
		out.WriteByte('\n')
		_, err := out.WriteTo(w)
		return err
	}
}

func asJSON(v any) func(io.Writer) error {
	b, err := json.Marshal(v)
	return structured(b, err)
}

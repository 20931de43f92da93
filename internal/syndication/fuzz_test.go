package syndication

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

// FuzzHostileText puts hostile words wherever a newsroom can write them.
// Whatever they are, XML stays well-formed, JSON valid, a parser reads the
// same headline from every format, and no script element ends early.
func FuzzHostileText(f *testing.F) {
	for _, s := range []string{
		"Harga Beras Turun", "", " ", "]]>", "<![CDATA[", "</script><script>alert(1)</script>", "&amp;&#0;&bogus;",
		"\x00\x01\x1f\x7f\u0085", "\uFFFE\uFFFF\uFDD0", "\xff\xfe", "a\r\nb", "\u2028\u2029", "\U0010FFFF", "--><!--",
		"\"'><img src=x onerror=alert(1)>", "javascript:alert(1)", "\u202Eterbalik", "<?xml version=\"1.1\"?>", "{0}",
	} {
		f.Add(s, s)
	}
	o := outletID(f)
	f.Fuzz(func(t *testing.T, headline, words string) {
		in := hostile(headline, words)
		title := o.title(in.Items[0].Card)
		for format, write := range formats {
			var b bytes.Buffer
			if err := write(o, &b, in); err != nil {
				t.Fatal(err)
			}
			if format == "json" {
				if !json.Valid(b.Bytes()) {
					t.Fatalf("no JSON: %s", b.Bytes())
				}
			} else {
				wellFormed(t, b.String())
			}
			out, err := gofeed.NewParser().ParseString(b.String())
			if err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			if len(out.Items) != len(in.Items)+1 {
				t.Fatalf("%s: %d items", format, len(out.Items))
			}
			// The parser trims, and unescapes what looks like an entity.
			if got := out.Items[1].Title; !strings.ContainsAny(title, "&<") && strings.TrimSpace(got) != strings.TrimSpace(title) {
				t.Fatalf("%s: title %q, not %q", format, got, title)
			}
		}
		a := in.Items[0]
		var sm bytes.Buffer
		s := o.Sitemap(&sm)
		if err := s.Add(a.Card); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		wellFormed(t, sm.String())
		wellFormed(t, written(t, func(w io.Writer) error { return o.NewsSitemap(w, []reading.Card{a.Card}, now, 0) }))
		for _, write := range []func() ([]byte, error){
			func() ([]byte, error) { return o.ArticleData(a) },
			func() ([]byte, error) { return o.WithdrawnData(in.Deleted[0], "/x") },
			func() ([]byte, error) {
				return o.ListData(Page{Name: headline, Description: words, Cards: []reading.Card{a.Card}})
			},
			func() ([]byte, error) { return o.BreadcrumbData(Crumb{headline, "/x"}) },
			func() ([]byte, error) { return o.ProfileData(a.People[0].Person, words) },
		} {
			b, err := write()
			if err != nil {
				t.Fatal(err)
			}
			if !json.Valid(b) || bytes.ContainsAny(b, "<>&\u2028\u2029") {
				t.Fatalf("unsafe in a script: %s", b)
			}
		}
		if h := o.ArticleHead(a); strings.ContainsAny(h.Title+h.Description+h.Preview.Title, "\n\r\x00") {
			t.Fatalf("head %+v", h)
		}
	})
}

func hostile(headline, words string) Feed {
	f := feedID()
	a := &f.Items[0]
	a.Headline, a.Lead, a.Located = headline, words, words
	a.Section.Name, a.Topic.Name, a.TagList[0].Name = words, headline, words
	a.People[0].Person.Name, a.People[0].Person.Bio = words, headline
	a.Photo.Caption, a.Photo.Slug, a.Photo.Alt = words, headline, words
	a.Photo.Asset.Credit, a.Photo.Asset.Copyright, a.Photo.Asset.Archive = words, headline, words
	extra := a.Assets[702]
	extra.Caption, extra.Credit, extra.Alt, extra.Archive = words, headline, words, headline
	a.Assets = map[news.ID]news.Asset{702: extra}
	a.Notices[0].Text, a.Notices[0].Apology = words, headline
	f.Notices[0].Notice, f.Notices[0].Card = a.Notices[0], &a.Card
	f.Items[1].HomeName, f.Items[1].Origin.Name = headline, words
	f.Items[2].Sponsor = words
	f.Deleted[0].Headline, f.Deleted[0].Reason, f.Deleted[0].Origin.Name = headline, words, words
	f.Title, f.Description = headline, words
	return f
}

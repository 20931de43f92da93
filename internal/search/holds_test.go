package search_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/search"
)

// What differs in any way from what was put in is not held.
func TestHolds(t *testing.T) {
	each(t, func(b bench) {
		// PostgreSQL keeps no more than 255 places of a word: no word is that frequent here.
		var text strings.Builder
		for i := range 900 {
			fmt.Fprintf(&text, "harga%d beras%d naik%d pasar%d ", i, i, i, i)
		}
		long := text.String()
		d := search.Document{Placement: 7, Site: solo, Section: warga, At: noon, Language: "id", Headline: "Pasar Legi ramai", Text: "Lead.\n\n" + long}
		b.put(d)
		holds := func(what string, change func(d *search.Document), want bool) {
			t.Helper()
			x := d
			change(&x)
			got, err := b.x.Holds(ctx, b.db, x)
			b.must(err)
			if got != want {
				t.Errorf("%s: %v", what, got)
			}
		}
		all := func() {
			t.Helper()
			holds("the same", func(*search.Document) {}, true)
			holds("another time", func(d *search.Document) { d.At = d.At.Add(time.Second) }, false)
			holds("another site", func(d *search.Document) { d.Site = bali }, false)
			holds("another section", func(d *search.Document) { d.Section = pasar }, false)
			holds("another headline", func(d *search.Document) { d.Headline = "Pasar Gede ramai" }, false)
			holds("a headline that goes on", func(d *search.Document) { d.Headline += " sekali" }, false)
			holds("a text that goes on", func(d *search.Document) { d.Text += " sekali" }, false)
			holds("a text that ends before", func(d *search.Document) { d.Text = "Lead.\n\n" + long[:len(long)-9] }, false)
			holds("one other word", func(d *search.Document) { d.Text = strings.Replace(d.Text, "naik", "turun", 1) }, false)
			holds("one other word far behind", func(d *search.Document) {
				d.Text = d.Text[:20000] + strings.Replace(d.Text[20000:], "beras", "gula", 1)
			}, false)
			holds("another placement", func(d *search.Document) { d.Placement = 8 }, false)
		}
		all()
		if !b.db.Engine.Postgres() {
			b.exec("UPDATE search_doc SET digest = NULL") // as put in before there was one
			all()
			b.put(d)
			b.exec(`UPDATE search_text SET scope = 'zz', headline = 'pasar gede', body = 'lain' WHERE rowid = (SELECT id FROM search_doc)`)
			holds("words that are not those of the digest", func(*search.Document) {}, false)
			b.put(d)
			b.exec(`DELETE FROM search_text WHERE rowid = (SELECT id FROM search_doc)`)
			holds("no words at all", func(*search.Document) {}, false)
		}
		stands, err := b.x.Stands(ctx, b.db, 7)
		b.must(err)
		none, err := b.x.Stands(ctx, b.db, 8)
		b.must(err)
		if !stands || none {
			t.Errorf("stands: %v %v", stands, none)
		}
	})
}

package capture_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture"
)

// headlines makes a news page that gives itself up to four headlines.
func headlines(h1, og, ld, title string) string {
	page := "<html><head><title>" + title + "</title>" +
		`<meta property="og:site_name" content="Kabar Seruni"><meta property="og:title" content="` + og + `">`
	if ld != "" {
		page += `<script type="application/ld+json">{"@type":"NewsArticle","headline":"` + ld + `"}</script>`
	}
	return page + "</head><body><article><h1>" + h1 + "</h1><p>Wali kota menutup jembatan itu sejak Rabu pagi karena retak di tiangnya melebar.</p><p>Warga menyeberang dengan perahu yang disediakan dinas perhubungan setempat.</p></article></body></html>"
}

func TestHeadlines(t *testing.T) {
	const heading, other = "Jembatan Seruni Ditutup karena Retak", "Warga Menyeberang dengan Perahu Setelah Jembatan Retak"
	for name, c := range map[string]struct{ page, want string }{
		"all alike":                     {headlines(heading, heading, heading, heading+" - Kabar Seruni"), heading},
		"worded for where it is linked": {headlines(heading, other, heading, heading), other},
		"for search engines":            {headlines(heading, other+" - Kabar Seruni", heading, heading), heading},
		"cut short":                     {headlines(heading+" di Tiang Utama, Warga Menyeberang dengan Perahu", "Jembatan Seruni Ditutup", "x", "x"), heading + " di Tiang Utama, Warga Menyeberang dengan Perahu"},
		"with furniture":                {headlines(heading, "Kabar Seruni: "+heading, heading, heading), heading},
		"no news":                       {strings.ReplaceAll(headlines(heading, other, heading, heading), "NewsArticle", "BlogPosting"), heading},
		"kicker in the heading":         {strings.ReplaceAll(headlines("Bencana - "+heading, heading, "", heading), "h1>", "h3>"), heading},
	} {
		s := capturePage(t, capture.HTML, "", c.page)
		if s.Title != c.want {
			t.Errorf("%s: %q, want %q", name, s.Title, c.want)
		}
		// Who looks at the capture is told of the other headline.
		if o := s.Provenance["title"]; (o.Note != "") != (c.want == other) {
			t.Errorf("%s: note %q", name, o.Note)
		}
	}
}

func TestPublisherIsNoAuthor(t *testing.T) {
	page := func(author string) string {
		return `<html><head><meta property="og:site_name" content="Radio Suara Timur"><link rel="canonical" href="https://rst.example/a"><meta name="author" content="` + author + `"></head><body><article><h1>Pasar Ikan Pindah ke Gudang</h1><div class="byline">Ratna YuliaTwitter</div><p>Pasar ikan di tepi kali pindah ke gudang pelabuhan mulai pekan depan, kata wali kota.</p></article></body></html>`
	}
	for _, house := range []string{"RST", "Radio Suara Timur", "rst.example", "Kru Siaran Timur"} {
		want := "Ratna Yulia"
		if house == "Kru Siaran Timur" {
			want = house
		}
		s := capturePage(t, capture.HTML, "", page(house))
		expectList(t, house, s.Authors, []string{want})
	}
}

package richtext

import (
	"errors"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/richtext/link"
)

func TestOptions(t *testing.T) {
	w := loadWorld(t)
	doc := Must(New(
		Heading(2, Text("A & B")),
		Paragraph(Text("luar", Link("https://luar.example/")), Text(" "), Text("saudara", Link("HTTPS://Solo.Example:8080/a")), Text(" "),
			Text("dalam", Link("/a")), Text(" "), Text("surat", Link("mailto:a@b.example")), Text(" "), Text("forum", LinkRel("http://luar.example", RelNofollow))),
		Quote(Source{Name: "Buku", URL: "https://luar.example/b"}, Paragraph(Text("x"))),
		RelatedLink("https://luar.example/c", "C"),
		EmbedLink("https://x.com/a/status/1", ""),
		InfoBox("T", Paragraph(Text("y")))))
	opt := w.options()
	opt.IDPrefix = `x"-`
	opt.Labels.Source = "Sumber"
	opt.Labels.EmbedOpen = `"{provider}"`
	opt.OwnHosts = []string{"solo.example"}
	html := render(t, doc, w, opt)
	for _, want := range []string{
		`<h2 id="x&#34;-s-a-b">A &amp; B</h2>`, `<p class="rt-box-title" id="x&#34;-box-1">`, `<a href="https://luar.example/">`,
		`Sumber: <a href="https://luar.example/b">Buku</a>`, `<a href="http://luar.example" rel="nofollow">`, `&#34;X&#34;`,
	} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s in\n%s", want, html)
		}
	}
	if strings.Contains(html, "sponsored") {
		t.Errorf("sponsored links in\n%s", html)
	}
	opt.Sponsored = true
	for name, html := range map[string]string{"page": render(t, doc, w, opt), "feed": renderFeed(t, doc, w, "https://solo.example", opt)} {
		for _, want := range []string{
			`<a href="https://luar.example/" rel="sponsored">`, `<a href="http://luar.example" rel="sponsored">`, `<a href="HTTPS://Solo.Example:8080/a">`,
			`<a href="mailto:a@b.example">`, `<a href="https://luar.example/b" rel="sponsored">`, `href="https://x.com/a/status/1" rel="sponsored"`,
		} {
			if !strings.Contains(html, want) {
				t.Errorf("%s: no %s in\n%s", name, want, html)
			}
		}
	}
	if html := render(t, doc, w, opt); !strings.Contains(html, `<a href="https://luar.example/c" rel="sponsored">C</a>`) {
		t.Errorf("Baca juga is not sponsored in\n%s", html)
	}
}

func TestMissingLabel(t *testing.T) {
	w := loadWorld(t)
	for _, blank := range []func(*Labels){
		func(l *Labels) { l.Related = "" }, func(l *Labels) { l.ArchivePhoto = "" }, func(l *Labels) { l.AIGenerated = "" },
		func(l *Labels) { l.AIEdited = "" }, func(l *Labels) { l.Gallery = "" }, func(l *Labels) { l.Table = "" },
		func(l *Labels) { l.EmbedOpen = "" }, func(l *Labels) { l.EmbedLoad = "" },
	} {
		opt := w.options()
		blank(&opt.Labels)
		var b strings.Builder
		page, feed := Document{}.HTML(&b, w, opt), Document{}.FeedHTML(&b, w, w.Base, opt)
		if page == nil || feed == nil || FigureHTML(&b, Image{Src: "/a"}, false, opt) == nil || b.Len() > 0 {
			t.Errorf("%+v: %v, %v, wrote %q", opt.Labels, page, feed, b.String())
		}
	}
}

func TestNoResolver(t *testing.T) {
	w := loadWorld(t)
	doc := Must(New(Picture("1a"), RelatedStory("1s"), Gallery(Picture("1a"), Picture("1b")), Paragraph(Text("a"))))
	if got := render(t, doc, nil, w.options()); got != "<p>a</p>\n" {
		t.Errorf("got %q", got)
	}
	if got := renderFeed(t, doc, nil, w.Base, w.options()); got != "<p>a</p>\n" {
		t.Errorf("feed: got %q", got)
	}
}

func TestFeedBase(t *testing.T) {
	w := loadWorld(t)
	doc := Must(New(Paragraph(Text("a", Link("/b")))))
	for _, base := range []string{"https://a.example", "http://a.example:8080/"} {
		want := `<p><a href="` + strings.TrimSuffix(base, "/") + `/b">a</a></p>` + "\n"
		if got := renderFeed(t, doc, w, base, w.options()); got != want {
			t.Errorf("%s: got %q, want %q", base, got, want)
		}
	}
	for _, base := range []string{"", "/", "a.example", "//a.example", "ftp://a.example", "https://", "https://a.example/b", "https://a.example?b", "https://a.example#b", "https://a:b@a.example", "javascript:alert(1)"} {
		var b strings.Builder
		if err := doc.FeedHTML(&b, w, base, w.options()); err == nil || b.Len() > 0 {
			t.Errorf("%q: %v, wrote %q", base, err, b.String())
		}
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteError(t *testing.T) {
	w := loadWorld(t)
	doc := Must(New(Paragraph(Text("a"))))
	for name, err := range map[string]error{
		"page":   doc.HTML(brokenWriter{}, w, w.options()),
		"feed":   doc.FeedHTML(brokenWriter{}, w, w.Base, w.options()),
		"figure": FigureHTML(brokenWriter{}, w.Images["1a"], true, w.options()),
	} {
		if !errors.Is(err, errBroken) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestFigureHTML(t *testing.T) {
	w := loadWorld(t)
	var b strings.Builder
	if err := FigureHTML(&b, w.Images["1a"], true, w.options()); err != nil {
		t.Fatal(err)
	}
	const want = `<figure class="rt-figure">
<picture><source type="image/avif" srcset="/media/1a/400.avif 400w, /media/1a/800.avif 800w" sizes="(min-width: 48rem) 44rem, 100vw"><source type="image/webp" srcset="/media/1a/800.webp 800w" sizes="(min-width: 48rem) 44rem, 100vw"><img src="/media/1a/800.jpg" srcset="/media/1a/400.jpg 400w, /media/1a/800.jpg 800w" sizes="(min-width: 48rem) 44rem, 100vw" width="800" height="450" alt="Dermaga kayu di pagi hari" fetchpriority="high" decoding="async"></picture>
<figcaption class="rt-caption"><span class="rt-slug">DERMAGA BARU</span> – Kapal pertama bersandar. <span class="rt-credit">Foto: Ilustrasi/Sagara</span></figcaption>
</figure>
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestInlineMarks(t *testing.T) {
	w := loadWorld(t)
	a, b := Link("/a"), Link("/b")
	tests := []struct {
		name string
		in   []*Node
		want string
	}{
		{"shared", []*Node{Text("1", a, Em()), Text("2", a, Em(), Strong()), Text("3", Strong())}, `<a href="/a"><em>1<strong>2</strong></em></a><strong>3</strong>`},
		{"neighbours", []*Node{Text("1", a), Text("2", b)}, `<a href="/a">1</a><a href="/b">2</a>`},
		{"link over a break", []*Node{Text("1", a), Break(), Text("2", a)}, `<a href="/a">1</a><br>` + "\n" + `<a href="/a">2</a>`},
		{"empty link", []*Node{Text("1"), Text(" ", a), Text("2")}, `1 2`},
		{"empty bold link", []*Node{Text("1"), Text(" ", a, Strong()), Text("\u200b", a), Text("2", a, Em())}, `1<a href="/a"><strong> </strong>` + "\u200b" + `<em>2</em></a>`},
		{"empty link before a link", []*Node{Text(" ", a), Text("2", b)}, ` <a href="/b">2</a>`},
		{"empty link after a link", []*Node{Text("1", a), Text(" ", b), Text("2")}, `<a href="/a">1</a> 2`},
		{"space inside of a link", []*Node{Text("1", a), Text(" ", a, Em())}, `<a href="/a">1<em> </em></a>`},
		{"sup and sub", []*Node{Text("1", Sup()), Text("2", Sub())}, `<sup>1</sup><sub>2</sub>`},
	}
	for _, tt := range tests {
		got := render(t, Must(New(Paragraph(tt.in...))), w, w.options())
		// The empty link may be all there is; then there is no paragraph.
		if got != "<p>"+tt.want+"</p>\n" {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// TestHostileResolver checks that names and addresses from outside of the
// document are escaped too.
func TestHostileResolver(t *testing.T) {
	w := loadWorld(t)
	evil := `"><script>alert(1)</script>`
	w.Images = map[string]Image{"1a": {Src: "/a" + evil, Srcset: []Candidate{{evil, 1}}, Sources: []ImageSource{{evil, []Candidate{{evil, 1}}}},
		Alt: evil, Slug: evil, Caption: evil, Credit: evil, Archive: true, TakenOn: evil}}
	w.Stories = map[string]struct{ Href, Headline string }{"1s": {"/b" + evil, evil}}
	doc := Must(New(Picture("1a"), RelatedStory("1s")))
	for name, html := range map[string]string{"page": render(t, doc, w, w.options()), "feed": renderFeed(t, doc, w, w.Base, w.options())} {
		if strings.Contains(html, "<script") {
			t.Errorf("%s: %s", name, html)
		}
		checkHTML(t, html, name == "feed")
	}
}

func TestEmbedNames(t *testing.T) {
	for _, p := range []link.Provider{link.YouTube, link.X, link.Instagram, link.TikTok} {
		if checkProvider(string(p)) != "" {
			t.Errorf("%s is refused", p)
		}
	}
}

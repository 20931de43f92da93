package portal

import (
	"context"
	"embed"
	"strings"
	"unicode"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
)

// Pages that every site has from the beginning, until it writes its own: the
// press council's guideline, which every cyber medium must show (Pedoman
// Pemberitaan Media Siber 8), about, and privacy.
//
//go:embed pages/*.md
var housePages embed.FS

// staffPage names who makes the site.
func staffPage(_ context.Context, pg *page) (pagecache.Page, error) {
	set := pg.Site.Settings
	v := &view.Staff{Responsible: set.Responsible, Owner: set.Owner, Address: lines(set.Address), Email: set.Email, Phone: set.Phone}
	for _, s := range set.Staff {
		n := len(v.Groups)
		if n == 0 || v.Groups[n-1].Title != s.Role {
			v.Groups, n = append(v.Groups, view.StaffGroup{Title: s.Role}), n+1
		}
		v.Groups[n-1].People = append(v.Groups[n-1].People, view.Person{Name: s.Name})
	}
	title := pg.T("foot.staff")
	v.Page = pg.base(head{Path: pg.paths().Staff, Title: title, Description: pg.T("staff.description", pg.Site.Name), Data: pg.houseData()})
	return pg.html(v)
}

func guidelinePage(ctx context.Context, pg *page) (pagecache.Page, error) {
	return pg.house(ctx, "guideline", "foot.guideline", pg.paths().Guideline)
}

func aboutPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	return pg.house(ctx, "about", "foot.about", pg.paths().About)
}

func privacyPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	return pg.house(ctx, "privacy", "foot.privacy", pg.paths().Privacy)
}

// house shows a page that the site wrote itself, or the one that every site
// has.
func (pg *page) house(ctx context.Context, slug, titleKey, path string) (pagecache.Page, error) {
	own, found, err := pg.Page(ctx, slug)
	if err != nil {
		return pagecache.Page{}, err
	}
	v := &view.Static{Title: pg.T(titleKey)}
	var doc richtext.Document
	if found {
		v.Title, v.Updated = own.Title, pg.day(own.UpdatedAt)
		doc, err = richtext.Parse([]byte(own.Document))
	} else {
		doc, err = pg.defaultPage(slug)
	}
	if err != nil {
		return pagecache.Page{}, err
	}
	var b strings.Builder
	if err := doc.HTML(&b, nil, richtext.Options{Labels: pg.labels(), OwnHosts: pg.ownHosts()}); err != nil {
		return pagecache.Page{}, err
	}
	v.Body = view.HTML(b.String())
	v.Page = pg.base(head{Path: path, Title: v.Title, Description: lang.Shorten(doc.Excerpt(previewLength), previewLength)})
	return pg.html(v)
}

// defaultPage reads a page that every site has; {site}, {owner} and {email}
// in it stand for the site's own.
func (pg *page) defaultPage(slug string) (richtext.Document, error) {
	text, err := housePages.ReadFile("pages/" + slug + "." + pg.Site.Language + ".md")
	if err != nil {
		return richtext.Document{}, err
	}
	set := pg.Site.Settings
	filled := strings.NewReplacer("{site}", plainMarkdown(pg.Site.Name), "{owner}", plainMarkdown(set.Owner),
		"{email}", plainMarkdown(set.Email), "{host}", plainMarkdown(pg.Site.Host())).Replace(string(text))
	return markdown.Parse([]byte(filled), markdown.Options{})
}

// plainMarkdown writes a text so that Markdown reads it as nothing but itself
// (CommonMark 2.4).
func plainMarkdown(text string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(text), " ") {
		if r < unicode.MaxASCII && (unicode.IsPunct(r) || unicode.IsSymbol(r)) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

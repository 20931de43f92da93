package portal

import (
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
)

// card makes a story's card for a list of the site.
func (pg *page) card(c reading.Card) view.Card {
	out := view.Card{
		ID: c.Story.String(), Href: c.Path, Headline: c.Headline, Lead: c.Lead, Time: pg.moment(c.ListedAt),
		Kicker: c.Section.Name, KickerHref: sectionPath(c.Section), Picture: pg.picture(c.Photo), Labels: labels(c),
	}
	if c.Language != pg.Site.Language {
		out.Lang = c.Language
	}
	if c.Topic.ID != 0 {
		out.Kicker, out.KickerHref = c.Topic.Kicker, pg.topicPath(c.Topic)
	}
	if c.Shared {
		out.SourceSite = c.Origin.Name
	}
	return out
}

func (pg *page) cards(cards []reading.Card) []view.Card {
	out := make([]view.Card, len(cards))
	for i, c := range cards {
		out[i] = pg.card(c)
	}
	return out
}

// headlines are cards of which only the headline and the time are shown.
func (pg *page) headlines(cards []reading.Card) []view.Card {
	out := pg.cards(cards)
	for i := range out {
		out[i].Picture, out[i].Lead = nil, ""
	}
	return out
}

// labels are the words that must stand at a story wherever it appears.
func labels(c reading.Card) []view.Label {
	var out []view.Label
	if c.Urgent {
		out = append(out, view.LabelBreaking)
	}
	if c.Unverified {
		out = append(out, view.LabelUnverified)
	}
	switch c.Kind {
	case news.KindAdvertorial:
		out = append(out, view.LabelAdvertorial)
	case news.KindOpinion:
		out = append(out, view.LabelOpinion)
	case news.KindAnalysis:
		out = append(out, view.LabelAnalysis)
	case news.KindBackground:
		out = append(out, view.LabelBackground)
	case news.KindInterview:
		out = append(out, view.LabelInterview)
	case news.KindReview:
		out = append(out, view.LabelReview)
	}
	return out
}

// mediaPath is the address of a rendition, on every site alike.
func mediaPath(r news.Rendition) string { return mediaPrefix + r.Key }

// formats in the order in which browsers are offered them.
var formats = []struct{ name, mime string }{{"avif", "image/avif"}, {"webp", "image/webp"}}

// plainWidth is the width for programs that know nothing of srcset.
const plainWidth = 640

// picture makes a view of a photo, nil when there is none.
func (pg *page) picture(p reading.Photo) *view.Picture {
	if p.Asset.ID == 0 {
		return nil
	}
	a := p.Asset
	out := &view.Picture{
		Alt: p.Alt, Caption: p.Caption, Slug: p.Slug, Credit: a.Credit, Archive: a.Archive,
		FocalX: a.FocalX, FocalY: a.FocalY, Whole: a.Graphic(), Srcset: srcset(a, "jpeg"),
	}
	if a.Synthetic() {
		out.AILabel = pg.T("picture.ai")
	}
	for _, f := range formats {
		if set := srcset(a, f.name); set != "" {
			out.Sources = append(out.Sources, view.Source{Type: f.mime, Srcset: set})
		}
	}
	if r, ok := rendition(a, "jpeg", plainWidth); ok {
		out.Src, out.Width, out.Height = mediaPath(r), r.Width, r.Height
	}
	return out
}

func srcset(a news.Asset, format string) string {
	var parts []string
	for _, r := range a.Renditions {
		if r.Format == format && !r.Crop() {
			parts = append(parts, mediaPath(r)+" "+strconv.Itoa(r.Width)+"w")
		}
	}
	return strings.Join(parts, ", ")
}

// rendition returns the uncropped rendition whose width is nearest to the one
// wanted.
func rendition(a news.Asset, format string, width int) (best news.Rendition, ok bool) {
	for _, r := range a.Renditions {
		if r.Format == format && !r.Crop() && (!ok || distance(r.Width, width) < distance(best.Width, width)) {
			best, ok = r, true
		}
	}
	return best, ok
}

func distance(a, b int) int {
	if a > b {
		return a - b
	}
	return b - a
}

// crop returns the JPEG of a fixed ratio, for previews of shared links.
func crop(a news.Asset, spec string) (news.Rendition, bool) {
	for _, r := range a.Renditions {
		if r.Spec == spec && r.Format == "jpeg" {
			return r, true
		}
	}
	return news.Rendition{}, false
}

// preview makes the picture of a shared link, nil when there is none.
func (pg *page) preview(p reading.Photo) *view.PreviewPicture {
	r, ok := crop(p.Asset, "16x9")
	if !ok {
		return nil
	}
	return &view.PreviewPicture{URL: pg.absolute(mediaPath(r)), Type: "image/jpeg", Width: r.Width, Height: r.Height, Alt: p.Alt}
}

// pager leads from one page of a list to the older one, and from there back to
// the newest.
func (pg *page) pager(next reading.Mark, pairs ...string) view.Pager {
	before := pg.paths().Before
	var out view.Pager
	if !next.At.IsZero() {
		out.Older = withParams(pg.route.path, append(pairs, before, formatMark(next))...)
	}
	if !pg.route.before.At.IsZero() {
		out.Newer = withParams(pg.route.path, pairs...)
	}
	return out
}

package syndication

import (
	"strings"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
)

// Widths in pixels that the files of a picture should not exceed.
const (
	widthContent = 960  // in the text of an entry
	widthFull    = 1600 // for partners and search engines
	widthThumb   = 320
)

// crops are the ratios that search engines ask for, the widest first.
var crops = [...]string{"16x9", "4x3", "1x1"}

// crop returns the JPEG of a fixed ratio.
func crop(a news.Asset, spec string) (news.Rendition, bool) {
	for _, r := range a.Renditions {
		if r.Spec == spec && r.Format == "jpeg" {
			return r, true
		}
	}
	return news.Rendition{}, false
}

// uncut returns the largest JPEG of the whole picture that is at most as wide
// as asked, or the smallest if all are wider.
func uncut(a news.Asset, width int) (best news.Rendition, ok bool) {
	for _, r := range a.Renditions {
		if r.Crop() || r.Format != "jpeg" {
			continue
		}
		better := r.Width > best.Width && r.Width <= width || best.Width > width && r.Width < best.Width
		if !ok || better {
			best, ok = r, true
		}
	}
	return best, ok
}

// preview returns the picture for a link in a chat: 16:9, or whole if it is
// too small to be cut.
func preview(a news.Asset) (news.Rendition, bool) {
	if r, ok := crop(a, crops[0]); ok {
		return r, true
	}
	return uncut(a, 1280)
}

// rich is a picture as an entry shows it.
func (o *Outlet) rich(a news.Asset) (richtext.Image, bool) {
	r, ok := uncut(a, widthContent)
	if !ok || a.State != news.AssetReady {
		return richtext.Image{}, false
	}
	img := richtext.Image{
		Src: o.links.Media(o.site, r.Key), Width: r.Width, Height: r.Height,
		Alt: line(a.Alt), Caption: line(a.Caption), Credit: line(a.Credit),
		Archive: strings.TrimSpace(a.Archive) != "", TakenOn: line(a.Archive),
	}
	if a.Synthetic() {
		img.AI = richtext.AIEdited
		if a.SourceType == "trainedAlgorithmicMedia" {
			img.AI = richtext.AIGenerated
		}
	}
	return img, true
}

// resolver answers for the ids in the body of one story.
type resolver struct {
	o *Outlet
	a *reading.Article
}

// Image implements richtext.Resolver.
func (r resolver) Image(id string) (richtext.Image, bool) {
	key, err := news.ParseID(id)
	if err != nil {
		return richtext.Image{}, false
	}
	asset, ok := r.a.Assets[key]
	if !ok {
		return richtext.Image{}, false
	}
	return r.o.rich(asset)
}

// Story implements richtext.Resolver.
func (r resolver) Story(id string) (href, headline string, ok bool) {
	key, err := news.ParseID(id)
	if err != nil {
		return "", "", false
	}
	c, ok := r.a.Linked[key]
	return c.Path, c.Headline, ok
}

// lead answers for the lead picture alone, with the story's own words.
type lead struct {
	o *Outlet
	p reading.Photo
}

// Image implements richtext.Resolver.
func (l lead) Image(string) (richtext.Image, bool) {
	img, ok := l.o.rich(l.p.Asset)
	img.Slug, img.Caption, img.Alt = line(l.p.Slug), line(l.p.Caption), line(l.p.Alt)
	return img, ok
}

// Story implements richtext.Resolver.
func (lead) Story(string) (href, headline string, ok bool) { return "", "", false }

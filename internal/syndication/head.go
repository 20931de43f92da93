package syndication

import (
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

// Values of the robots meta element.
const (
	RobotsOpen   = "index,follow,max-image-preview:large,max-snippet:-1,max-video-preview:-1"
	RobotsHidden = "noindex" // tombstones, search results, errors
)

// maxDescription is how many characters of a description search results and
// link previews show at most.
const maxDescription = 200

// Head is the data of a page's head element.
type Head struct {
	Title       string // of the document, with the site's name
	Description string
	Canonical   string // empty for pages that are not to be indexed
	Robots      string
	Preview     Preview
}

// Preview is what a shared link shows, for Open Graph (ogp.me) and the Twitter
// card.
type Preview struct {
	Type        string // "article", "website", "profile"
	Title       string
	Description string
	URL         string
	SiteName    string
	Locale      string // "id_ID", "en_GB"
	Card        string // "summary_large_image", or "summary" without a picture
	Picture     *PreviewPicture
	Article     *PreviewArticle // of articles only
}

// PreviewPicture is the picture of a preview by its whole address.
type PreviewPicture struct {
	URL    string
	Type   string // media type
	Width  int    // pixels
	Height int
	Alt    string
}

// PreviewArticle holds the article:* properties. Times are RFC 3339 with the
// site's offset.
type PreviewArticle struct {
	Published string
	Modified  string // empty if unchanged
	Section   string
	Authors   []string // addresses of the authors' pages
	Tags      []string
}

// ArticleHead is the head of a story's page. A copy stays open to search
// engines even where its canonical address is elsewhere: noindex and a
// canonical link contradict each other. Its preview keeps the site's own
// address, because services load the preview from the address it names and
// would show the origin's headline and host for this site's link.
func (o *Outlet) ArticleHead(a reading.Article) Head {
	h := o.page("article", o.title(a.Card), a.Lead, a.Photo)
	h.Canonical, h.Robots = o.Canonical(a), RobotsOpen
	h.Preview.URL = o.at(a.Path)
	h.Preview.Article = &PreviewArticle{Published: o.iso(a.PublishedAt), Section: line(a.Section.Name)}
	if m := modified(a); m.After(a.PublishedAt) {
		h.Preview.Article.Modified = o.iso(m)
	}
	for _, p := range o.people(a, news.Author) {
		if p.url != "" {
			h.Preview.Article.Authors = append(h.Preview.Article.Authors, p.url)
		}
	}
	for _, t := range a.TagList {
		h.Preview.Article.Tags = append(h.Preview.Article.Tags, line(t.Name))
	}
	return h
}

// PageHead is the head of any other page that search engines may show. The
// front page has an empty title and gets the site's name alone. kind is
// "website", or "profile" for a person's page. photo may be zero.
func (o *Outlet) PageHead(kind, title, description, path string, photo reading.Photo) Head {
	h := o.page(kind, title, description, photo)
	h.Canonical, h.Robots = o.at(path), RobotsOpen
	h.Preview.URL = h.Canonical
	return h
}

// HiddenHead is the head of a page that search engines are to leave out:
// search results, errors.
func (o *Outlet) HiddenHead(title string) Head {
	h := o.page("website", title, "", reading.Photo{})
	h.Robots = RobotsHidden
	return h
}

func (o *Outlet) page(kind, title, description string, photo reading.Photo) Head {
	site := line(o.site.Name)
	title, description = line(title), lang.Shorten(line(description), maxDescription)
	h := Head{Title: site, Description: description, Preview: Preview{
		Type: kind, Title: title, Description: description, SiteName: site, Locale: o.locale(), Card: "summary"}}
	switch title {
	case "":
		h.Preview.Title = site
		if t := line(o.site.Settings.Tagline); t != "" {
			h.Title = site + " - " + t
		}
	default:
		h.Title = title + " - " + site
	}
	if r, ok := preview(photo.Asset); ok {
		h.Preview.Card = "summary_large_image"
		h.Preview.Picture = &PreviewPicture{o.links.Media(o.site, r.Key), "image/jpeg", r.Width, r.Height, line(photo.Alt)}
	}
	return h
}

func (o *Outlet) locale() string {
	if o.site.Language == "en" {
		return "en_GB"
	}
	return "id_ID"
}

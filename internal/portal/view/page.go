// Package view holds the pages of the readers' portal as plain structs. They
// are the public contract of themes: what a theme may print is a field or a
// method here, and nothing else.
//
// The portal fills one struct per page and hands it to package theme. All
// that needs a database, a clock or a language is done before: moments arrive
// as text with their machine form beside it, addresses as ready hrefs, the
// article's body as checked HTML. Nothing here touches I/O, and the zero value
// of every struct can be rendered.
//
// Layout: page.go has what all pages share, parts.go what stands on several,
// article.go, fronts.go, lists.go and house.go the pages themselves, share.go
// and data.go the small pure functions that fill parts of them.
package view

import "html/template"

// Contract is the number of this contract. A theme names the number it was
// written for; it grows when a field that themes may use is removed or
// changes its meaning, never when one is added.
const Contract = 1

// Document is a page that a theme can render: a pointer to one of the page
// structs of this package.
type Document interface {
	// Template names the page's entry template, such as "page-article".
	Template() string
	// Base gives the part that all pages share.
	Base() *Page
}

// Documents returns the zero value of every page, in the order in which the
// pages are documented. Checks and tests run over it.
func Documents() []Document {
	return []Document{
		&Home{}, &Section{}, &Article{}, &Topic{}, &Tag{}, &Author{},
		&Index{}, &Latest{}, &Popular{}, &Search{},
		&Corrections{}, &Withdrawals{}, &Reply{}, &Staff{}, &Static{},
		&Tombstone{}, &NotFound{}, &Failure{},
	}
}

// Words gives the portal's own words in the language of the page. A key names
// a message, args fill its places.
type Words interface {
	Text(key string, args ...any) string
}

// Assets gives the public address of a theme's file, with its content hash.
type Assets interface {
	Path(name string) string
}

// Page is what all pages share. Every page struct embeds it.
type Page struct {
	Words  Words
	Assets Assets

	Site    Site
	Head    Head
	Today   Time // masthead date: today in the site's zone, never a story's date
	Network Network
	Paths   Paths
	Nav     []Link // sections, in order; the current one is marked
	Lists   []Link // latest, popular, index ...
	Crumbs  []Link // way from home to here, without this page itself
	Search  SearchBox
	Footer  Footer
}

// Base gives the page itself to code that holds only a Document.
func (p *Page) Base() *Page { return p }

// T returns the message with the given key in the page's language. The key
// itself comes back when the page has no words, so that a fault is seen.
func (p *Page) T(key string, args ...any) string {
	if p.Words == nil {
		return key
	}
	return p.Words.Text(key, args...)
}

// Asset returns the public address of one of the theme's files, such as
// "reader.js".
func (p *Page) Asset(name string) string {
	if p.Assets == nil {
		return ""
	}
	return p.Assets.Path(name)
}

// Site is the title that the page belongs to.
type Site struct {
	Name     string
	Wordmark Wordmark // the name as the masthead sets it
	Tagline  string
	Lang     string // BCP 47 tag of the interface and the text: "id", "en"
	Locale   string // Open Graph locale: "id_ID", "en_GB"
	Home     string // href of the front page
	Look     Look
	// Stylesheet is the href of the site's own style sheet: the address of
	// theme.Theme.Stylesheet.
	Stylesheet string
	Icon       string // href of the site's icon (SVG), empty if none
}

// Wordmark is a site's name in two parts, so that a masthead can set the
// network's name and the region's differently: "Sagara" and "Solo".
type Wordmark struct {
	Main string
	Sub  string // empty for the network's national site
}

// Mark returns the wordmark, or the whole name where none is set apart.
func (s Site) Mark() Wordmark {
	if s.Wordmark.Main == "" {
		return Wordmark{Main: s.Name}
	}
	return s.Wordmark
}

// Look is what tells a site from its sisters. Unknown words mean the first
// value of their list.
type Look struct {
	Accent   string // #rrggbb; made lighter or darker where contrast asks for it
	Wordmark string // "plain", "classic", "band", "caps", "tab", "rule"
	Type     string // headlines: "serif", "sans"
	Density  string // "calm", "dense"
	Tone     string // paper: "neutral", "warm", "cool"
}

// The values of a look, the default first.
var (
	wordmarks = []string{"plain", "classic", "band", "caps", "tab", "rule"}
	types     = []string{"serif", "sans"}
	densities = []string{"calm", "dense"}
	tones     = []string{"neutral", "warm", "cool"}
)

// Known returns the look with every unknown word replaced by its default.
// The accent stays as it is.
func (l Look) Known() Look {
	l.Wordmark = oneOf(l.Wordmark, wordmarks)
	l.Type = oneOf(l.Type, types)
	l.Density = oneOf(l.Density, densities)
	l.Tone = oneOf(l.Tone, tones)
	return l
}

// Class returns the classes that carry the look on the root element.
func (l Look) Class() string {
	l = l.Known()
	return "mark-" + l.Wordmark + " type-" + l.Type + " fit-" + l.Density
}

// Serif reports whether headlines are set in the serif.
func (l Look) Serif() bool { return l.Known().Type == "serif" }

func oneOf(word string, known []string) string {
	for _, k := range known {
		if k == word {
			return word
		}
	}
	return known[0]
}

// Link is a place to go.
type Link struct {
	Href    string
	Text    string
	Current bool // it leads to the page that shows it
}

// Paths are the hrefs of the site's own pages, in the words of its language.
// Empty ones are left out of the page.
type Paths struct {
	Latest      string
	Popular     string
	Index       string
	Corrections string
	Withdrawals string
	Guideline   string // the press council's cyber-media guideline
	Staff       string
	Privacy     string
	Reply       string // the form for a right of reply
}

// Network is the bar that names the sister sites.
type Network struct {
	Name  string // "Sagara"
	Sites []Link // this site too, marked
}

// SearchBox is the short search form of mastheads and error pages.
type SearchBox struct {
	Href string // page of the full form, and target of the short one
	Name string // name of the query parameter
}

// Footer is the foot of every page.
type Footer struct {
	Links       []Link // staff, guideline, about, privacy, corrections, withdrawals
	Feeds       []Link
	Owner       string   // legal owner
	Responsible string   // penanggung jawab
	Address     []string // lines
	Legal       string   // owner line: "© 2026 Sagara Solo, bagian dari ..."
}

// Head is what search engines, feeds readers and link previews get.
type Head struct {
	Title       string // of the document, with the site's name
	Description string
	Canonical   string // absolute
	Robots      string
	Preview     Preview
	Feeds       []Feed
	Newer       string // href of the page before in a list, rel=prev
	Older       string // href of the page after in a list, rel=next
	Data        []Data // JSON-LD
}

// Feed is a feed that tells of what the page shows.
type Feed struct {
	Href  string
	Type  string // media type
	Title string
}

// Format names the feed's format: "RSS", "Atom" or "JSON Feed".
func (f Feed) Format() string {
	switch f.Type {
	case "application/atom+xml":
		return "Atom"
	case "application/feed+json", "application/json":
		return "JSON Feed"
	}
	return "RSS"
}

// Preview is what a shared link shows: Open Graph and Twitter card.
type Preview struct {
	Type    string // "article", "website", "profile"
	Title   string
	URL     string // absolute
	Picture *PreviewPicture
	Twitter string // account of the site, "@sagara", empty if none
	Article *PreviewArticle
}

// PreviewPicture is the picture of a shared link, by absolute address.
type PreviewPicture struct {
	URL    string
	Type   string // media type
	Width  int
	Height int
	Alt    string
}

// PreviewArticle holds the article:* properties. Times are RFC 3339.
type PreviewArticle struct {
	Published string
	Modified  string
	Section   string
	Authors   []string // absolute addresses of the authors' pages
	Tags      []string
}

// Field is a text field of a form.
type Field struct {
	Name  string
	Value string
	Error string // what is wrong with the value, in the page's language
}

// DateField is a date field of a form; dates are YYYY-MM-DD.
type DateField struct {
	Name  string
	Value string
	Min   string
	Max   string
	Error string
}

// Choice is a field with fixed values.
type Choice struct {
	Name    string
	Options []Option
}

// Option is one value of a choice.
type Option struct {
	Value    string
	Text     string
	Selected bool
}

// Pager leads along a list by keys, never by numbers. Empty hrefs mean there
// is nothing further.
type Pager struct {
	Newer string
	Older string
}

// HTML is checked markup, made by package richtext and nothing else.
type HTML = template.HTML

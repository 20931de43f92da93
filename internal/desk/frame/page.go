package frame

import (
	"context"
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

//go:embed templates
var files embed.FS

// Page is a screen's template inside the desk's layout. It is safe for
// concurrent use.
type Page struct {
	name string
	tmpl *template.Template
}

// NewPage parses a page from files of a screen's package: the first file names
// the page; all define blocks. "main" is what the layout shows, "head" and
// "bar" are optional. It panics when a template is malformed, which the first
// test that mounts the screen finds.
func NewPage(from fs.FS, names ...string) *Page {
	t := template.Must(template.New("layout.html").ParseFS(files, "templates/layout.html"))
	return &Page{names[0], template.Must(t.ParseFS(from, names...))}
}

// Bare is NewPage without the desk around it: for signing in, and for what
// stands inside other pages.
func Bare(from fs.FS, names ...string) *Page {
	t := template.Must(template.New("bare.html").ParseFS(files, "templates/bare.html"))
	return &Page{names[0], template.Must(t.ParseFS(from, names...))}
}

// Fragment parses a template that stands inside pages of other areas: the
// first file defines "main".
func Fragment(from fs.FS, names ...string) *Page {
	t := template.Must(template.New("fragment").Parse(`{{template "main" .}}`))
	return &Page{names[0], template.Must(t.ParseFS(from, names...))}
}

func (p *Page) execute(w io.Writer, data any) error {
	if err := p.tmpl.Execute(w, data); err != nil {
		return fmt.Errorf("desk: page %s: %w", p.name, err)
	}
	return nil
}

// Execute writes the page: for tests.
func (p *Page) Execute(w io.Writer, data any) error { return p.execute(w, data) }

// Template returns what the page was parsed to, for tests that check its types.
func (p *Page) Template() *template.Template { return p.tmpl }

// Base is what every page has: embed it first in a page's struct.
type Base struct {
	Title   string            // of the page, already in the reader's language
	Area    string            // which entry of the navigation is the page's
	Message string            // what is wrong as a whole
	Faults  map[string]string // what is wrong, by field
	Flash   *Said             // what happened before this page

	c      *Call
	unread int
	tasks  int
}

// Base begins a page. key is the message of its title, area the entry of the
// navigation that it belongs to.
func (c *Call) Base(area, key string, args ...any) Base {
	b := Base{Title: c.Text(key, args...), Area: area, c: c, Flash: c.takeFlash()}
	if c.SignedIn() && c.f.Unread != nil {
		// A count that cannot be read is no reason to show no page.
		if n, err := c.f.Unread(context.WithoutCancel(c.Context()), c.Who.Account.ID); err == nil {
			b.unread = n
		}
	}
	if c.SignedIn() && c.f.Tasks != nil {
		if n, err := c.f.Tasks(context.WithoutCancel(c.Context()), c.Actor()); err == nil {
			b.tasks = n
		}
	}
	return b
}

// note takes over a fault's messages.
func (b *Base) note(c *Call, f *fault.Error) {
	b.Faults = map[string]string{}
	for name, form := range f.Forms {
		b.Faults[name] = c.words.Fault(form)
	}
	if f.Message != "" {
		b.Message = c.words.Fault(f.Form)
	}
	if b.Message == "" {
		b.Message = c.Text("frame.invalid")
	}
}

// T returns a message.
func (b Base) T(key string, args ...any) string { return b.c.Text(key, args...) }

// Words returns the messages of a group as JSON, for the data-words of an
// element whose script speaks: data-words="{{.Words "editor"}}".
func (b Base) Words(group string) string { return b.c.words.JSON(group) }

// Lang returns the language of the page.
func (b Base) Lang() string { return b.c.words.Lang() }

// Fault returns what is wrong with a field, empty when nothing is.
func (b Base) Fault(field string) string { return b.Faults[field] }

// Faulty returns the names of the fields with which something is wrong, in
// order.
func (b Base) Faulty() []string {
	names := make([]string, 0, len(b.Faults))
	for name := range b.Faults {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Network returns the name of the network.
func (b Base) Network() string { return b.c.f.Network }

// Who returns whoever the page is for.
func (b Base) Who() Visitor { return b.c.Who }

// SignedIn reports whether the page is for somebody who is signed in.
func (b Base) SignedIn() bool { return b.c.SignedIn() }

// Unread returns how many notifications have not been read.
func (b Base) Unread() int { return b.unread }

// Waiting returns how many merge tasks wait at the desks of whoever the page is
// for.
func (b Base) Waiting() int { return b.tasks }

// Asset returns the address of a script or style.
func (b Base) Asset(name string) string { return b.c.f.assets.address(name) }

// Here returns the address of the page, for forms that come back to it.
func (b Base) Here() string { return b.c.R.URL.RequestURI() }

// Can reports whether whoever the page is for may do something on a site, 0 for
// any site.
func (b Base) Can(act string, site news.ID) bool {
	if site != 0 {
		return b.c.Who.Actor.Can(news.Act(act), site)
	}
	for s := range b.c.Who.Actor.Roles {
		if b.c.Who.Actor.Can(news.Act(act), s) {
			return true
		}
	}
	return false
}

// zone is the zone that times are told in: that of the first site the person
// works on, else of the network's first site.
func (b Base) zone() *time.Location {
	sites, err := b.c.Sites()
	if err != nil || len(sites) == 0 {
		return time.UTC
	}
	for _, s := range sites {
		if len(b.c.Who.Actor.Roles[s.ID]) > 0 {
			return s.Location()
		}
	}
	return sites[0].Location()
}

// Time writes a moment with its zone: "3 Jul 2025, 14.30 WIB". A time that is
// not set is empty.
func (b Base) Time(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return b.c.lang.ShortDateTime(t, b.zone())
}

// TimeOn is Time in a site's zone.
func (b Base) TimeOn(t time.Time, site news.Site) string {
	if t.IsZero() {
		return ""
	}
	return b.c.lang.ShortDateTime(t, site.Location())
}

// Clock writes the time of day.
func (b Base) Clock(t time.Time) string { return b.c.lang.Clock(t, b.zone()) }

// Day writes a date.
func (b Base) Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return b.c.lang.ShortDate(t, b.zone())
}

// Ago writes how long a moment is past, and the date when it is long.
func (b Base) Ago(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if b.c.Now.Sub(t) > 7*24*time.Hour {
		return b.Day(t)
	}
	return b.c.lang.Ago(t, b.c.Now)
}

// Machine writes a moment for the datetime attribute of a time element.
func (b Base) Machine(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// Local writes a moment for an input of type datetime-local, in a site's zone.
func (b Base) Local(t time.Time, site news.Site) string {
	if t.IsZero() {
		return ""
	}
	return t.In(site.Location()).Format("2006-01-02T15:04")
}

// Number writes a number as the language does.
func (b Base) Number(n int) string { return b.c.lang.Number(int64(n)) }

// Reading is the language, for what else is to be written in it.
func (b Base) Reading() lang.Language { return b.c.lang }

// Initials returns the first letters of a name, two at most.
func (b Base) Initials(name string) string {
	var out []rune
	for _, word := range strings.Fields(name) {
		if len(out) < 2 {
			out = append(out, []rune(word)[0])
		}
	}
	return strings.ToUpper(string(out))
}

// Package network is the screens for what all stories have in common: fronts,
// topics, tags, people and sites; and previews, which show what readers do not
// see yet as they would see it.
//
//	network.go    Mount; what the screens share
//	fronts.go     fronts: arranging, history
//	topics.go     topics and their timelines
//	names.go      tags and people
//	merge.go      making two of a kind one
//	sites.go      the list of sites, a site's settings, adding one
//	parts.go      a site's sections, sharing and own pages
//	look.go       a site's look
//	preview.go    previews and the links to them
package network

import (
	"context"
	"embed"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

//go:embed *.html
var files embed.FS

// Portal is what renders readers' pages: what the screens need of it. Files of
// a page get addresses that begin with files.
type Portal interface {
	Story(ctx context.Context, site, story news.ID, files string) ([]byte, error)
	Front(ctx context.Context, site news.ID, front string, pins []news.Placed, files string) ([]byte, error)
	Look(ctx context.Context, site news.ID, look news.Look, files string) ([]byte, error)
	File(w http.ResponseWriter, r *http.Request, path string, inside bool) error
	Contrast(look news.Look) []news.Shade
	Themes() []string // names of the installed themes, without the default
}

type screens struct {
	room   *newsroom.Newsroom
	read   *inside.Reader
	portal Portal

	fronts, front, history              *frame.Page
	topics, topic, tags, tag            *frame.Page
	people, person, merge               *frame.Page
	sites, site, fresh, sections, share *frame.Page
	pages, page, look, shell, previews  *frame.Page
}

// Mount mounts the screens.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader, portal Portal) {
	page := func(name string) *frame.Page {
		return frame.NewPage(files, name, "use.html", "personform.html", "sitetabs.html", "frames.html")
	}
	s := &screens{room: room, read: read, portal: portal,
		fronts: page("fronts.html"), front: page("front.html"), history: page("history.html"),
		topics: page("topics.html"), topic: page("topic.html"), tags: page("tags.html"), tag: page("tag.html"),
		people: page("people.html"), person: page("person.html"), merge: page("merge.html"),
		sites: page("sites.html"), site: page("site.html"), fresh: page("newsite.html"),
		sections: page("sections.html"), share: page("sharing.html"),
		pages: page("pages.html"), page: page("sitepage.html"),
		look: page("look.html"), shell: page("shell.html"), previews: page("previews.html")}
	s.mountFronts(f)
	s.mountTopics(f)
	s.mountNames(f)
	s.mountMerge(f)
	s.mountSites(f)
	s.mountParts(f)
	s.mountLook(f)
	s.mountPreviews(f)
}

// listLength is how many rows a list shows.
const listLength = 30

// mayAnywhere asks for an act on any site: topics and tags belong to all.
func mayAnywhere(c *frame.Call, act news.Act) error {
	for site := range c.Actor().Roles {
		if c.Actor().Can(act, site) {
			return nil
		}
	}
	return c.Actor().May(act, 0)
}

// when reads a date and a time of day as they were typed, in a zone. dayOnly
// is set when there is no time of day: the moment is then noon.
func when(date, clock string, loc *time.Location) (at time.Time, dayOnly bool, err error) {
	if clock == "" {
		at, err = time.ParseInLocation("2006-01-02", date, loc)
		return at.Add(12 * time.Hour), true, err
	}
	at, err = time.ParseInLocation("2006-01-02 15:04", date+" "+clock, loc)
	return at, false, err
}

// local reads a datetime-local input; empty is the zero time.
func local(text string, loc *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	return time.ParseInLocation("2006-01-02T15:04", text, loc)
}

// lines returns the lines of a text, without empty ones.
func lines(text string) []string {
	var out []string
	for _, l := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// zone is the zone in which whoever asks reads and types times.
func zone(c *frame.Call) *time.Location {
	sites, err := c.Sites()
	if err != nil || len(sites) == 0 {
		return time.UTC
	}
	for _, s := range sites {
		if len(c.Actor().Roles[s.ID]) > 0 {
			return s.Location()
		}
	}
	return sites[0].Location()
}

// slug is the address that a form gives, else one made of the name.
func slug(typed, name string) string {
	if typed = strings.TrimSpace(typed); typed != "" {
		return strings.ToLower(typed)
	}
	return lang.Slug(name)
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// storyIn finds a story's ID in what people paste: the ID, an address of the
// desk, or an address on a site.
func storyIn(text string) (news.ID, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return 0, nil
	}
	for _, part := range strings.Split(strings.TrimSuffix(text, "/"), "/") {
		if id, err := news.ParseID(part); err == nil && len(part) > 8 {
			return id, nil
		}
	}
	return 0, fault.Field("story", "this is not the address of a story")
}

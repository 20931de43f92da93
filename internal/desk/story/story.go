// Package story is the screen on which a story is written, and its history.
//
//	story.go     Mount, panels of other areas
//	new.go       beginning a story
//	write.go     the writing screen
//	form.go      what the form without scripts sends
//	find.go      what its pickers offer, tags that the text suggests
//	versions.go  versions: list, reading, restoring
//	compare.go   what differs between two of them
package story

import (
	"context"
	"embed"
	"html/template"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
)

//go:embed *.html
var files embed.FS

// Panel is what another area shows beside a story: checks, comments.
type Panel struct {
	Name   string // of the panel in addresses within the page
	Title  string // message
	Open   bool   // unfolded from the start
	Render func(c *frame.Call, st inside.Story) (template.HTML, error)
	// Forms are what buttons of the panel send by their form attribute: an open
	// panel stands inside the story's own form, and forms do not nest. Nil for
	// none.
	Forms func(c *frame.Call, st inside.Story) (template.HTML, error)
}

// Copies saves working copies and merges what several people wrote.
type Copies interface {
	Save(ctx context.Context, actor news.Actor, f cowriting.Form) (cowriting.Saved, error)
}

type screens struct {
	room    *newsroom.Newsroom
	read    *inside.Reader
	copies  Copies
	panels  []Panel
	fresh   *frame.Page
	write   *frame.Page
	history *frame.Page
	version *frame.Page
	compare *frame.Page
}

// Mount mounts the screens. Panels stand beside the text in their order.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader, copies Copies, panels ...Panel) {
	s := &screens{room: room, read: read, copies: copies, panels: panels,
		fresh: frame.NewPage(files, "new.html"), write: frame.NewPage(files, "write.html"),
		history: frame.NewPage(files, "versions.html"), version: frame.NewPage(files, "version.html"),
		compare: frame.NewPage(files, "compare.html")}
	f.Get("/stories/new", s.begin)
	f.Post("/stories", s.create)
	f.Get("/stories/{id}", s.show)
	f.Post("/stories/{id}", s.save)
	f.Post("/stories/{id}/suggest", s.suggest)
	f.Get("/topics/find", s.findTopics)
	f.Get("/tags/find", s.findTags)
	f.Get("/people/find", s.findPeople)
	f.Get("/stories/{id}/versions", s.versions)
	f.Get("/stories/{id}/versions/{n}", s.one)
	f.Get("/stories/{id}/compare", s.compared)
	f.Post("/stories/{id}/versions/{n}/restore", s.restore)
}

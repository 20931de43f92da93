// Package workflow is a story's way to its readers and what happens to it
// there: handing in, sending back, approving, publishing, planning, embargo,
// correcting, withdrawing. Whatever changes what readers get shows its checks
// and its impact first.
//
//	workflow.go  Mount, what every screen begins with
//	panel.go     checks and next steps, beside the text
//	steps.go     the steps that are one click
//	publish.go   publishing and planning
//	embargo.go   embargoes
//	wallclock.go times as people type them
//	correct.go   changing a live story, notices
//	propose.go   proposing that to the editors
//	share.go     sharing to other sites
//	withdraw.go  proposing and approving a withdrawal
//	checks.go    problems in words
//	impact.go    impacts in words
package workflow

import (
	"embed"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/reading"
)

//go:embed *.html
var files embed.FS

type screens struct {
	room   *newsroom.Newsroom
	read   *inside.Reader
	across *across.Reader

	publishPage, embargoPage, correctPage, proposePage *frame.Page
	withdrawPage, returnPage, sharePage                *frame.Page
}

// Mount mounts the screens and the acts.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader, across *across.Reader) {
	s := &screens{room: room, read: read, across: across,
		publishPage:  frame.NewPage(files, "publish.html", "parts.html"),
		embargoPage:  frame.NewPage(files, "embargo.html", "parts.html"),
		correctPage:  frame.NewPage(files, "correct.html", "parts.html"),
		withdrawPage: frame.NewPage(files, "withdraw.html", "parts.html"),
		returnPage:   frame.NewPage(files, "return.html", "parts.html"),
		proposePage:  frame.NewPage(files, "propose.html", "parts.html"),
		sharePage:    frame.NewPage(files, "share.html", "parts.html"),
	}
	f.Post("/stories/{id}/submit", s.submit)
	f.Post("/stories/{id}/take", s.take)
	f.Post("/stories/{id}/approve", s.approve)
	f.Get("/stories/{id}/return", s.showReturn)
	f.Post("/stories/{id}/return", s.sendBack)
	f.Post("/stories/{id}/spike", s.spike)
	f.Post("/stories/{id}/unspike", s.unspike)
	f.Post("/stories/{id}/unschedule", s.unschedule)
	f.Post("/stories/{id}/know", s.know)
	f.Get("/stories/{id}/publish", s.showPublish)
	f.Post("/stories/{id}/publish", s.publish)
	f.Get("/stories/{id}/schedule", s.showSchedule)
	f.Post("/stories/{id}/schedule", s.schedule)
	f.Get("/stories/{id}/embargo", s.showEmbargo)
	f.Post("/stories/{id}/embargo", s.embargo)
	f.Get("/stories/{id}/correct", s.showCorrect)
	f.Post("/stories/{id}/correct", s.correct)
	f.Post("/stories/{id}/notice", s.notice)
	f.Get("/stories/{id}/propose", s.showPropose)
	f.Post("/stories/{id}/propose", s.proposeCorrection)
	f.Post("/stories/{id}/propose/drop", s.dropCorrection)
	f.Get("/stories/{id}/share", s.showShare)
	f.Post("/stories/{id}/share", s.share)
	f.Get("/stories/{id}/withdraw", s.showWithdraw)
	f.Post("/stories/{id}/withdraw", s.propose)
	f.Post("/stories/{id}/withdraw/approve", s.withdraw)
	f.Post("/stories/{id}/withdraw/drop", s.dropWithdrawal)
}

// about is what every screen about a story has.
type about struct {
	frame.Base
	Story inside.Story
	Site  news.Site
	State news.State // at this moment
	Zone  string     // of the site, spelt out
	Live  string     // address that readers use, empty when they see nothing
}

// Path is the story's address at the desk.
func (a about) Path() string { return "/stories/" + a.Story.ID.String() }

// Headline is that of the working copy.
func (a about) Headline() string { return a.Story.Copy.Content.Headline }

// about loads the story of the address, which somebody is to change. The title
// of the page is a message.
func (s *screens) about(c *frame.Call, title string) (about, error) {
	a, err := s.load(c, title)
	if err == nil && a.Site.External {
		err = theirs(a.Site)
	}
	return a, err
}

// theirs is why nobody here changes a story of a partner outside.
func theirs(partner news.Site) error {
	return fault.New(fault.Forbidden, "the story is one of %s, a partner outside: only what it sends changes it", partner.Name)
}

// load is about for what changes no story.
func (s *screens) load(c *frame.Call, title string) (about, error) {
	id, err := c.ID("id")
	if err != nil {
		return about{}, err
	}
	st, err := s.read.Story(c.Context(), c.Actor(), id)
	if err != nil {
		return about{}, err
	}
	site, err := c.Site(st.OriginSite)
	if err != nil {
		return about{}, err
	}
	a := about{Base: c.Base("list", title), Story: st, Site: site, State: st.StateAt(c.Now), Zone: zoneName(c, site)}
	if a.State == news.StateLive || a.State == news.StateScheduled {
		a.Live = address(c, st, site)
	}
	return a, nil
}

// address is where readers find a story on its origin site.
func address(c *frame.Call, st inside.Story, site news.Site) string {
	section, _ := site.Section(st.Origin().Section)
	return c.Home(site, reading.StoryPath(section.Slug, st.ID, st.Copy.Content.Slug), st.Copy.Content)
}

// zoneName spells a site's zone out: a plan for the wrong zone is an accident.
func zoneName(c *frame.Call, site news.Site) string {
	switch label := lang.ZoneLabel(c.Now, site.Location()); label {
	case "WIB", "WITA", "WIT":
		return c.Text("zone." + strings.ToLower(label))
	default:
		return site.Zone + " (" + label + ")"
	}
}

// moment writes a time with its weekday in a site's zone: "Senin, 2 Maret
// 2026, 14.30 WIB".
func moment(c *frame.Call, t time.Time, site news.Site) string {
	if t.IsZero() {
		return ""
	}
	return c.Language().Masthead(t, site.Location()) + ", " + hour(c, t, site)
}

// hour writes the time of day with the site's zone.
func hour(c *frame.Call, t time.Time, site news.Site) string {
	loc := site.Location()
	return c.Language().Clock(t, loc) + " " + lang.ZoneLabel(t, loc)
}

// ticked returns what was ticked under a name, so many at most.
func ticked(c *frame.Call, name string) []string {
	if err := c.R.ParseForm(); err != nil {
		return nil
	}
	values := c.R.Form[name]
	return values[:min(len(values), 200)]
}

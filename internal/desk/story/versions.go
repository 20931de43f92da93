package story

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/passage"
)

// versionsShown is how many versions a page of the history shows.
const versionsShown = 30

type versionsPage struct {
	frame.Base
	Story    inside.Story
	Versions []versionRow
	Older    int // version before which the next page begins, 0 on the last
}

type versionRow struct {
	news.Version
	By   string
	Live bool
}

func (s *screens) versions(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	st, err := s.read.Story(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	before, err := strconv.Atoi(c.R.FormValue("before"))
	if err != nil || before < 0 {
		before = 0
	}
	versions, names, err := s.read.Versions(c.Context(), c.Actor(), id, before, versionsShown+1)
	if err != nil {
		return err
	}
	p := &versionsPage{Base: c.Base("list", "story.versionsof", headlineOr(c, st.Copy.Content.Headline)), Story: st}
	if len(versions) > versionsShown {
		versions = versions[:versionsShown]
		p.Older = versions[versionsShown-1].N
	}
	for _, v := range versions {
		p.Versions = append(p.Versions, versionRow{v, names[v.MadeBy], v.N == st.LiveVersion && st.LiveVersion > 0})
	}
	return c.Render(s.history, p)
}

func headlineOr(c *frame.Call, headline string) string {
	if headline == "" {
		return c.Text("list.untitled")
	}
	return headline
}

type versionPage struct {
	frame.Base
	Story   inside.Story
	Version news.Version
	By      string
	Body    template.HTML
	May     bool // bring it back
}

// versionOf returns the story and the version that the address names.
func (s *screens) versionOf(c *frame.Call) (inside.Story, news.Version, error) {
	id, err := c.ID("id")
	if err != nil {
		return inside.Story{}, news.Version{}, err
	}
	st, err := s.read.Story(c.Context(), c.Actor(), id)
	if err != nil {
		return st, news.Version{}, err
	}
	n, err := strconv.Atoi(c.R.PathValue("n"))
	if err != nil || n < 1 || n > st.LastVersion {
		return st, news.Version{}, fault.New(fault.NotFound, "the story has no such version")
	}
	v, err := s.read.Version(c.Context(), c.Actor(), id, n)
	return st, v, err
}

// one shows a version as text.
func (s *screens) one(c *frame.Call) error {
	st, v, err := s.versionOf(c)
	if err != nil {
		return err
	}
	names, err := s.read.Names(c.Context(), v.MadeBy)
	if err != nil {
		return err
	}
	site, err := c.Site(st.OriginSite)
	if err != nil {
		return err
	}
	p := &versionPage{Base: c.Base("list", "story.version", strconv.Itoa(v.N)), Story: st, Version: v, By: names[v.MadeBy],
		May: !site.External && c.Actor().MaySave(st.Story) == nil && st.Allow(news.StepSave, c.Now) == nil}
	if p.Body, err = shown(c, v.Content.Body); err != nil {
		return err
	}
	return c.Render(s.version, p)
}

// inDesk resolves what a body names to the desk's own addresses.
type inDesk struct{}

func (inDesk) Image(id string) (richtext.Image, bool) {
	return richtext.Image{Src: "/media/" + id + "/thumb/w640", Width: 640, Height: 427}, true
}

func (inDesk) Story(id string) (href, headline string, ok bool) { return "/stories/" + id, id, true }

func labels(c *frame.Call) richtext.Labels {
	return richtext.Labels{
		Related: c.Text("body.related"), ArchivePhoto: c.Text("body.archive"), AIGenerated: c.Text("body.ai-generated"),
		AIEdited: c.Text("body.ai-edited"), Gallery: c.Text("body.gallery"), Table: c.Text("body.table"),
		EmbedOpen: c.Text("body.embed-open", "{provider}"), EmbedLoad: c.Text("body.embed-load", "{provider}"),
	}
}

// shown writes a body for reading at the desk, with the passages that comments
// are about.
func shown(c *frame.Call, body string, passages ...passage.Passage) (template.HTML, error) {
	doc, err := richtext.Parse([]byte(body))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = doc.HTML(&b, inDesk{}, richtext.Options{Labels: labels(c), IDPrefix: "text-", Pieces: passage.Pieces(doc, passages)})
	return template.HTML(b.String()), err // written from the checked tree
}

// restore makes the working copy say what a version says. What it said becomes
// a version of its own.
func (s *screens) restore(c *frame.Call) error {
	st, v, err := s.versionOf(c)
	if err != nil {
		return err
	}
	now := cowriting.Values(st.Copy.Content, st.Private)
	then := cowriting.Values(v.Content, st.Private)
	form := cowriting.Form{Story: st.ID, Fields: map[string]cowriting.FieldChange{}, Body: &v.Content.Body, BodyBase: st.Copy.Content.Body}
	for name, value := range then {
		form.Fields[name] = cowriting.FieldChange{Base: now[name], Value: value}
	}
	if err := s.room.CutVersion(c.Context(), c.Actor(), st.ID); err != nil {
		return err
	}
	saved, err := s.copies.Save(c.Context(), c.Actor(), form)
	if err != nil {
		return err
	}
	if saved.Clash {
		return fault.New(fault.Conflict, "somebody is writing in the story right now; try again")
	}
	after, err := s.read.Story(c.Context(), c.Actor(), st.ID)
	if err != nil {
		return err
	}
	say := frame.Done("story.restored", strconv.Itoa(v.N))
	if after.LastVersion > 0 && after.LastVersion != v.N {
		say = say.Undo("/stories/"+st.ID.String()+"/versions/"+strconv.Itoa(after.LastVersion)+"/restore", nil)
	}
	return c.Redirect("/stories/"+st.ID.String(), say)
}

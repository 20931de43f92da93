package story

import (
	"encoding/json"
	"html/template"
	"slices"
	"strconv"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
	"github.com/tajuk/tajuk/internal/richtext/passage"
)

// writePage is the writing screen.
type writePage struct {
	frame.Base
	Story      inside.Story
	Site       news.Site
	Section    news.Section
	Sections   []news.Section
	Kinds      []news.Kind
	Known      bool              // readers know it, or will at a set time: section and kind change with the next publication
	Values     map[string]string // of the fields, by name
	Text       string            // the body for forms without scripts
	JSON       string            // the body for the editor
	Made       string            // what the form was made on, as JSON
	Topics     []choice
	Tags       []choice
	People     []choice
	ReadOnly   bool
	Why        string        // message: why it can only be read
	Read       template.HTML // the body where it can only be read
	Marked     bool          // with passages that comments are about
	Live       bool          // readers see it
	Public     string        // its address on the portal, empty before
	Panels     []panel
	Forms      []template.HTML // of the panels
	Good       int             // good length of a headline
	Most       int             // greatest length of a headline
	MostLead   int
	AddTags    string
	AddNames   string
	AddsPeople bool   // whoever asks may add a person who is not in the list yet
	Clash      string // the body as somebody else saved it, where both changed the same passage
	Saved      time.Time
}

// choice is an option of a list to choose from.
type choice struct {
	Value   string
	Label   string
	Chosen  bool
	Comment string
}

type panel struct {
	Name  string
	Title string
	Open  bool
	HTML  template.HTML
}

// made is what a form was made on; it comes back with the form.
type made struct {
	Fields map[string]string `json:"fields"`
	Body   string            `json:"body"`
}

func (s *screens) show(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	p, err := s.writePage(c, id)
	if err != nil {
		return err
	}
	return c.Render(s.write, p)
}

// writePage makes the screen of a story as it is saved.
func (s *screens) writePage(c *frame.Call, id news.ID) (*writePage, error) {
	st, err := s.read.Story(c.Context(), c.Actor(), id)
	if err != nil {
		return nil, err
	}
	site, err := c.Site(st.OriginSite)
	if err != nil {
		return nil, err
	}
	content := st.Copy.Content
	title := content.Headline
	if title == "" {
		title = c.Text("list.untitled")
	}
	p := &writePage{Base: c.Base("list", "story.title", title), Story: st, Site: site, Sections: site.Sections, Kinds: news.Kinds(), Known: st.LiveVersion > 0,
		Values: cowriting.DraftOf(st.Story, st.Origin().Section, st.Copy).Values(st.Private), JSON: content.Body, Saved: st.Copy.SavedAt,
		Good: news.GoodHeadline, Most: news.MaxHeadline, MostLead: news.MaxLead}
	p.Section, _ = site.Section(st.Origin().Section)
	doc, err := richtext.Parse([]byte(content.Body))
	if err != nil {
		return nil, err
	}
	p.Text = markdown.Write(doc)
	if err := p.remember(content.Body); err != nil {
		return nil, err
	}
	p.mayWrite(c, st.Story)
	if p.ReadOnly {
		if err := s.forReading(c, p); err != nil {
			return nil, err
		}
	}
	if p.Live = st.StateAt(c.Now) == news.StateLive; p.Live {
		p.Public = c.Home(site, "/"+p.Section.Slug+"/"+st.ID.String()+"/"+content.Slug, content)
	}
	if err := s.choices(c, p); err != nil {
		return nil, err
	}
	for _, one := range s.panels {
		html, err := one.Render(c, st)
		if err != nil {
			return nil, err
		}
		if html != "" {
			p.Panels = append(p.Panels, panel{one.Name, c.Text(one.Title), one.Open, html})
		}
		if one.Forms == nil {
			continue
		}
		forms, err := one.Forms(c, st)
		if err != nil {
			return nil, err
		}
		if forms != "" {
			p.Forms = append(p.Forms, forms)
		}
	}
	return p, nil
}

// forReading writes the body as text, where it can only be read, with a mark
// and a number for each passage that a comment is about. The number leads to
// the comment, in the panel below.
func (s *screens) forReading(c *frame.Call, p *writePage) error {
	talk, err := s.read.Talk(c.Context(), c.Actor(), p.Story.ID)
	if err != nil {
		return err
	}
	var passages []passage.Passage
	// Places that were read while the text changed may be elsewhere by now.
	if talk.Steps == p.Story.Copy.Steps {
		for i, x := range talk.Marked() {
			n, id := strconv.Itoa(i+1), x.ID.String()
			passages = append(passages, passage.Passage{From: x.Anchor.From, To: x.Anchor.To, ID: "at-" + id, Href: "#c" + id, Sign: n,
				Label: c.Text("story.commented", n, talk.Names[x.Author])})
		}
	}
	p.Marked = len(passages) > 0
	p.Read, err = shown(c, p.Story.Copy.Content.Body, passages...)
	return err
}

// remember notes what the form is made on.
func (p *writePage) remember(body string) error {
	text, err := json.Marshal(made{p.Values, body})
	p.Made = string(text)
	return err
}

// mayWrite says why somebody can only read.
func (p *writePage) mayWrite(c *frame.Call, st news.Story) {
	switch {
	case p.Site.External:
		p.ReadOnly, p.Why = true, "story.outside"
	case c.Actor().MaySave(st) != nil:
		p.ReadOnly, p.Why = true, "story.readonly"
		if me := c.Who.Account.ID; st.CreatedBy == me || st.Assigned == me {
			p.Why = "story.withothers"
		}
	case st.Allow(news.StepSave, c.Now) != nil:
		p.ReadOnly, p.Why = true, "story.closed"
	}
}

// choices fills the lists to choose from: what is chosen, and what is likely.
func (s *screens) choices(c *frame.Call, p *writePage) error {
	likely, err := s.read.Choices(c.Context(), p.Site.ID)
	if err != nil {
		return err
	}
	managed, err := c.SitesFor(news.ActManage)
	if err != nil {
		return err
	}
	p.AddsPeople = len(managed) > 0
	content := p.Story.Copy.Content
	chosen := content.Topic
	if p.Story.Topic.ID != 0 && !slices.ContainsFunc(likely.Topics, func(t news.Topic) bool { return t.ID == chosen }) {
		likely.Topics = append([]news.Topic{p.Story.Topic}, likely.Topics...)
	}
	for _, t := range likely.Topics {
		p.Topics = append(p.Topics, choice{Value: t.ID.String(), Label: t.Name, Chosen: t.ID == chosen})
	}
	for _, t := range p.Story.Tags {
		p.Tags = append(p.Tags, choice{Value: t.ID.String(), Label: t.Name, Chosen: true})
	}
	for _, b := range content.Bylines {
		person := p.Story.People[b.Person]
		p.People = append(p.People, choice{Value: b.Person.String() + " " + string(b.Role), Label: person.Name,
			Comment: c.Text("byline." + string(b.Role)), Chosen: true})
	}
	for _, person := range likely.People {
		role := roleOf(person)
		value := person.ID.String() + " " + string(role)
		if !slices.ContainsFunc(p.People, func(x choice) bool { return x.Value == value }) {
			p.People = append(p.People, choice{Value: value, Label: person.Name, Comment: c.Text("byline." + string(role))})
		}
	}
	return nil
}

// roleOf is what a person usually does for a story.
func roleOf(p news.Person) news.BylineRole {
	switch p.Role {
	case "editor":
		return news.Editor
	case "photographer":
		return news.Photographer
	}
	return news.Author
}

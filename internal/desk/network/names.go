package network

import (
	"net/url"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

func (s *screens) mountNames(f *frame.Frame) {
	f.Get("/tags", s.showTags)
	f.Post("/tags", s.addTag)
	f.Get("/tags/{id}", s.showTag)
	f.Post("/tags/{id}", s.saveTag)
	f.Get("/people", s.showPeople)
	f.Post("/people", s.addPerson)
	f.Get("/people/{id}", s.showPerson)
	f.Post("/people/{id}", s.savePerson)
	f.Post("/people/{id}/retire", s.retirePerson)
}

type tagsPage struct {
	frame.Base
	Query string
	Rows  []news.Tag
	Older string
	Paged bool
	Fresh news.Tag
}

// markIn reads where a page of names begins.
func markIn(c *frame.Call) inside.NameMark {
	return inside.NameMark{Name: c.R.FormValue("after"), ID: c.FormID("id")}
}

func olderNames(path string, next inside.NameMark, more url.Values) string {
	if next.ID == 0 {
		return ""
	}
	q := url.Values{"after": {next.Name}, "id": {next.ID.String()}}
	for name, values := range more {
		q[name] = values
	}
	return path + "?" + q.Encode()
}

func (s *screens) tagsPage(c *frame.Call) (*tagsPage, error) {
	if err := mayAnywhere(c, news.ActTopics); err != nil {
		return nil, err
	}
	p := &tagsPage{Base: c.Base("tags", "tags.title"), Query: strings.TrimSpace(c.R.FormValue("q"))}
	var err error
	if p.Query != "" {
		p.Rows, err = s.read.FindTags(c.Context(), p.Query)
		return p, err
	}
	mark := markIn(c)
	p.Paged = mark.Name != ""
	rows, next, err := s.read.TagsPage(c.Context(), mark, listLength)
	p.Rows, p.Older = rows, olderNames("/tags", next, nil)
	return p, err
}

func (s *screens) showTags(c *frame.Call) error {
	p, err := s.tagsPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.tags, p)
}

// tagOf reads what a form says of a tag, and nothing else.
func tagOf(c *frame.Call) news.Tag {
	name := strings.Join(strings.Fields(c.R.PostFormValue("name")), " ")
	t := news.Tag{Name: name, Slug: slug(c.R.PostFormValue("slug"), name)}
	for _, l := range lines(c.R.PostFormValue("aliases")) {
		t.Aliases = append(t.Aliases, slug("", l))
	}
	return t
}

func (s *screens) addTag(c *frame.Call) error {
	t, err := s.room.SaveTag(c.Context(), c.Actor(), tagOf(c))
	if err == nil {
		return c.Redirect("/tags/"+t.ID.String(), frame.Done("tags.added"))
	}
	p, again := s.tagsPage(c)
	if again != nil {
		return err
	}
	p.Fresh = tagOf(c)
	return c.Invalid(s.tags, &p.Base, p, err)
}

type tagPage struct {
	frame.Base
	Tag     news.Tag
	Aliases string
	Use     inside.Use
	Links   []publicLink
	Into    string
}

func (s *screens) tagPage(c *frame.Call) (*tagPage, error) {
	if err := mayAnywhere(c, news.ActTopics); err != nil {
		return nil, err
	}
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	t, err := s.read.Tag(c.Context(), id)
	if err != nil {
		return nil, err
	}
	p := &tagPage{Base: c.Base("tags", "tags.one", t.Name), Tag: t, Aliases: strings.Join(t.Aliases, "\n")}
	if p.Use, err = s.read.Use(c.Context(), news.NameTag, id); err != nil {
		return nil, err
	}
	if p.Use.Gone != nil {
		into, err := s.read.Tag(c.Context(), p.Use.Gone.Target)
		if err != nil {
			return nil, err
		}
		p.Into = into.Name
	}
	for _, u := range p.Use.Sites {
		p.Links = link(c, p.Links, u.Site, "/tag/"+t.Slug)
	}
	return p, nil
}

func (s *screens) showTag(c *frame.Call) error {
	p, err := s.tagPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.tag, p)
}

func (s *screens) saveTag(c *frame.Call) error {
	p, err := s.tagPage(c)
	if err != nil {
		return err
	}
	t := tagOf(c)
	t.ID, t.Rev = p.Tag.ID, number(c.R.PostFormValue("rev"))
	if _, err = s.room.SaveTag(c.Context(), c.Actor(), t); err != nil {
		t.Rev = p.Tag.Rev
		p.Tag, p.Aliases = t, c.R.PostFormValue("aliases")
		return c.Invalid(s.tag, &p.Base, p, err)
	}
	return c.Redirect("/tags/"+t.ID.String(), frame.Done("tags.saved"))
}

type peoplePage struct {
	frame.Base
	Query   string
	Retired bool
	Rows    []personRow
	Older   string
	Paged   bool
	Fresh   news.Person
	Story   news.ID // that waits for the person; 0: none
	Sites   []news.Site
	Roles   []string
}

type personRow struct {
	news.Person
	On string
}

// personRoles are the words that readers get for what people do.
func personRoles() []string { return []string{"reporter", "editor", "photographer", "columnist"} }

func (s *screens) peoplePage(c *frame.Call) (*peoplePage, error) {
	if err := mayAnywhere(c, news.ActManage); err != nil {
		return nil, err
	}
	p := &peoplePage{Base: c.Base("people", "people.title"), Query: strings.TrimSpace(c.R.FormValue("q")), Retired: c.R.FormValue("retired") != "", Story: c.FormID("story"), Roles: personRoles()}
	var err error
	if p.Sites, err = c.SitesFor(news.ActManage); err != nil {
		return nil, err
	}
	var rows []news.Person
	if p.Query != "" {
		rows, err = s.read.FindPeople(c.Context(), p.Query)
	} else {
		mark := markIn(c)
		p.Paged = mark.Name != ""
		var next inside.NameMark
		rows, next, err = s.read.PeoplePage(c.Context(), p.Retired, mark, listLength)
		more := url.Values{}
		if p.Retired {
			more.Set("retired", "1")
		}
		p.Older = olderNames("/people", next, more)
	}
	if err != nil {
		return nil, err
	}
	for _, x := range rows {
		row := personRow{Person: x}
		if site, err := c.Site(x.Site); err == nil {
			row.On = site.Name
		}
		p.Rows = append(p.Rows, row)
	}
	return p, nil
}

func (s *screens) showPeople(c *frame.Call) error {
	p, err := s.peoplePage(c)
	if err != nil {
		return err
	}
	return c.Render(s.people, p)
}

// personOf reads what a form says of a person, and nothing else.
func personOf(c *frame.Call) news.Person {
	name := strings.Join(strings.Fields(c.R.PostFormValue("name")), " ")
	return news.Person{Name: name, Slug: slug(c.R.PostFormValue("slug"), name), Initials: strings.TrimSpace(c.R.PostFormValue("initials")),
		Site: c.FormID("site"), Role: c.R.PostFormValue("role"), Bio: strings.TrimSpace(c.R.PostFormValue("bio"))}
}

func (s *screens) addPerson(c *frame.Call) error {
	if err := mayAnywhere(c, news.ActManage); err != nil {
		return err
	}
	x := personOf(c)
	err := knownPerson(x)
	if err == nil {
		x, err = s.room.SavePerson(c.Context(), c.Actor(), x)
	}
	if err == nil {
		// Whoever came from a story goes on writing it.
		if story := c.FormID("story"); story != 0 {
			return c.Redirect("/stories/"+story.String(), frame.Done("people.added"))
		}
		return c.Redirect("/people/"+x.ID.String(), frame.Done("people.added"))
	}
	p, again := s.peoplePage(c)
	if again != nil {
		return err
	}
	p.Fresh = personOf(c)
	return c.Invalid(s.people, &p.Base, p, err)
}

// personForm is what the form of a person needs.
type personForm struct {
	B     frame.Base
	P     news.Person
	Sites []news.Site
	Roles []string
}

// Form makes the form of a person.
func (p *peoplePage) Form(x news.Person) personForm { return personForm{p.Base, x, p.Sites, p.Roles} }

// Form makes the form of a person.
func (p *personPage) Form(x news.Person) personForm { return personForm{p.Base, x, p.Sites, p.Roles} }

// knownPerson refuses what the form does not offer.
func knownPerson(x news.Person) error {
	f := fault.Fields{}
	if x.Site == 0 {
		f.Add("site", "choose a site")
	}
	known := false
	for _, r := range personRoles() {
		known = known || r == x.Role
	}
	if !known {
		f.Add("role", "choose what the person does")
	}
	if len([]rune(x.Initials)) > 12 {
		f.Add("initials", "has %d characters, %d at most", len([]rune(x.Initials)), 12)
	}
	return f.Err()
}

type personPage struct {
	frame.Base
	Person   news.Person
	Use      inside.Use
	Sites    []news.Site
	Roles    []string
	Links    []publicLink
	ReadOnly bool // of a site that whoever asks does not manage, or
	Outside  bool // of a partner outside, whose stories name them
	On       string
	Into     string
}

func (s *screens) personPage(c *frame.Call) (*personPage, error) {
	if err := mayAnywhere(c, news.ActManage); err != nil {
		return nil, err
	}
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	x, err := s.read.Person(c.Context(), id)
	if err != nil {
		return nil, err
	}
	p := &personPage{Base: c.Base("people", "people.one", x.Name), Person: x, Roles: personRoles(), ReadOnly: !c.Actor().Can(news.ActManage, x.Site)}
	if p.Sites, err = c.SitesFor(news.ActManage); err != nil {
		return nil, err
	}
	if site, err := c.Site(x.Site); err == nil {
		p.On, p.Outside = site.Name, site.External
	}
	p.ReadOnly = p.ReadOnly || p.Outside
	if p.Use, err = s.read.Use(c.Context(), news.NamePerson, id); err != nil {
		return nil, err
	}
	if p.Use.Gone != nil {
		into, err := s.read.Person(c.Context(), p.Use.Gone.Target)
		if err != nil {
			return nil, err
		}
		p.Into = into.Name
	}
	for _, u := range p.Use.Sites {
		p.Links = link(c, p.Links, u.Site, u.Site.PathWord("/penulis/", "/author/")+x.Slug)
	}
	return p, nil
}

func (s *screens) showPerson(c *frame.Call) error {
	p, err := s.personPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.person, p)
}

func (s *screens) savePerson(c *frame.Call) error {
	p, err := s.personPage(c)
	if err != nil {
		return err
	}
	if err := c.Actor().May(news.ActManage, p.Person.Site); err != nil {
		return err
	}
	if p.Outside {
		return fault.New(fault.Forbidden, "%s is a partner outside", p.On)
	}
	x := personOf(c)
	x.ID, x.Retired, x.Rev = p.Person.ID, p.Person.Retired, number(c.R.PostFormValue("rev"))
	if err = knownPerson(x); err == nil {
		_, err = s.room.SavePerson(c.Context(), c.Actor(), x)
	}
	if err != nil {
		x.Rev = p.Person.Rev
		p.Person = x
		return c.Invalid(s.person, &p.Base, p, err)
	}
	return c.Redirect("/people/"+x.ID.String(), frame.Done("people.saved"))
}

func (s *screens) retirePerson(c *frame.Call) error {
	p, err := s.personPage(c)
	if err != nil {
		return err
	}
	x := p.Person
	x.Retired = c.R.PostFormValue("retired") == "1"
	if _, err := s.room.SavePerson(c.Context(), c.Actor(), x); err != nil {
		return err
	}
	key, back := "people.retired-done", "0"
	if !x.Retired {
		key, back = "people.returned", "1"
	}
	to := "/people/" + x.ID.String()
	return c.Redirect(to, frame.Done(key).Undo(to+"/retire", url.Values{"retired": {back}}))
}

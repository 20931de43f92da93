package network

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
)

func (s *screens) mountParts(f *frame.Frame) {
	f.Get("/sites/{id}/sections", s.showSections)
	f.Post("/sites/{id}/sections", s.saveSections)
	f.Post("/sites/{id}/sections/{section}/move", s.emptySection)
	f.Get("/sites/{id}/sharing", s.showSharing)
	f.Post("/sites/{id}/sharing", s.saveSharing)
	f.Get("/sites/{id}/pages", s.showPages)
	f.Get("/sites/{id}/pages/{page}", s.showPage)
	f.Post("/sites/{id}/pages/{page}", s.savePage)
}

func values(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

func revText(s news.Site) string { return fmt.Sprint(s.Rev) }

type sectionsPage struct {
	sitePage
	Rows    []sectionRow
	NewName string
	NewSlug string
}

type sectionRow struct {
	news.Section
	N     int
	Place int
	Gone  bool // being moved
	Moved int
	Total int
}

func (s *screens) sectionsPage(c *frame.Call) (*sectionsPage, error) {
	base, err := s.sitePage(c, "sections")
	if err != nil {
		return nil, err
	}
	p := &sectionsPage{sitePage: base}
	moving, err := s.merges(c, base.Site)
	if err != nil {
		return nil, err
	}
	for i, sec := range base.Site.Sections {
		n, err := s.read.Count(c.Context(), base.Site.ID, news.ListSection(sec.ID))
		if err != nil {
			return nil, err
		}
		m, gone := moving[sec.ID]
		p.Rows = append(p.Rows, sectionRow{Section: sec, N: n, Place: i + 1, Gone: gone, Moved: m.Moved, Total: m.Total})
	}
	return p, nil
}

func (s *screens) showSections(c *frame.Call) error {
	p, err := s.sectionsPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.sections, p)
}

// saveSections renames and orders the sections, and adds one. Sections that
// the form does not name stay as they are.
func (s *screens) saveSections(c *frame.Call) error {
	p, err := s.sectionsPage(c)
	if err != nil {
		return err
	}
	site := p.Site
	site.Rev = number(c.R.PostFormValue("rev"))
	for i := range p.Rows {
		row, key := &p.Rows[i], p.Rows[i].ID.String()
		if !c.R.PostForm.Has("name-" + key) {
			continue
		}
		row.Name = strings.Join(strings.Fields(c.R.PostFormValue("name-"+key)), " ")
		row.Slug = slug(c.R.PostFormValue("slug-"+key), row.Name)
		if place := number(c.R.PostFormValue("place-" + key)); place > 0 {
			row.Place = int(place)
		}
	}
	site.Sections = nil
	for _, row := range ordered(p.Rows, p.Site.Sections) {
		site.Sections = append(site.Sections, row.Section)
	}
	p.NewName, p.NewSlug = strings.TrimSpace(c.R.PostFormValue("new-name")), strings.TrimSpace(c.R.PostFormValue("new-slug"))
	if p.NewName != "" {
		site.Sections = append(site.Sections, news.Section{Name: p.NewName, Slug: slug(p.NewSlug, p.NewName)})
	}
	if _, err := s.room.SaveSite(c.Context(), c.Actor(), site); err != nil {
		return c.Invalid(s.sections, &p.Base, p, err)
	}
	return c.Redirect("/sites/"+site.ID.String()+"/sections", frame.Done("sites.sections-saved"))
}

// ordered sorts rows by the places typed. A row that was moved to a place comes
// before the one that stood there when it moved up, and behind it when it moved
// down.
func ordered(rows []sectionRow, before []news.Section) []sectionRow {
	out := append([]sectionRow{}, rows...)
	was := map[news.ID]int{}
	for i, s := range before {
		was[s.ID] = i + 1
	}
	key := func(r sectionRow) float64 {
		switch old := was[r.ID]; {
		case r.Place < old:
			return float64(r.Place) - 0.5
		case r.Place > old:
			return float64(r.Place) + 0.5
		}
		return float64(r.Place)
	}
	for i := 1; i < len(out); i++ { // stable, and a handful of rows
		for j := i; j > 0 && key(out[j]) < key(out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func (s *screens) emptySection(c *frame.Call) error {
	p, err := s.sectionsPage(c)
	if err != nil {
		return err
	}
	section, err := c.ID("section")
	if err != nil {
		return err
	}
	if err := s.room.EmptySection(c.Context(), c.Actor(), p.Site.ID, section, c.FormID("target")); err != nil {
		return c.Invalid(s.sections, &p.Base, p, err)
	}
	return c.Redirect("/sites/"+p.Site.ID.String()+"/sections", frame.Done("sites.section-moving"))
}

type sharingPage struct {
	sitePage
	Default news.Policy
	Rows    []policyRow
	Choices []news.Policy
}

type policyRow struct {
	From   news.Site
	Policy news.Policy // empty: as all others
}

func (s *screens) sharingPage(c *frame.Call) (*sharingPage, error) {
	base, err := s.sitePage(c, "sharing")
	if err != nil {
		return nil, err
	}
	rules, err := s.read.SharePolicies(c.Context(), c.Actor(), base.Site.ID)
	if err != nil {
		return nil, err
	}
	p := &sharingPage{sitePage: base, Default: rules[0], Choices: news.Policies()}
	if p.Default == "" {
		p.Default = base.Site.Settings.DefaultPolicy
	}
	if p.Default == "" {
		p.Default = news.PolicyAsk
	}
	sites, err := c.Sites()
	for _, from := range sites {
		if from.ID != base.Site.ID {
			p.Rows = append(p.Rows, policyRow{from, rules[from.ID]})
		}
	}
	return p, err
}

func (s *screens) showSharing(c *frame.Call) error {
	p, err := s.sharingPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.share, p)
}

func (s *screens) saveSharing(c *frame.Call) error {
	p, err := s.sharingPage(c)
	if err != nil {
		return err
	}
	if site, reserved := p.Site, c.R.PostFormValue("reserved") != ""; site.Settings.Reserved != reserved {
		site.Settings.Reserved = reserved
		if _, err := s.room.SaveSite(c.Context(), c.Actor(), site); err != nil {
			return c.Invalid(s.share, &p.Base, p, err)
		}
	}
	set := func(from news.ID, was, now news.Policy) error {
		if was == now {
			return nil
		}
		return s.room.SetSharePolicy(c.Context(), c.Actor(), p.Site.ID, from, now)
	}
	if err := set(0, p.Default, news.Policy(c.R.PostFormValue("policy"))); err != nil {
		return c.Invalid(s.share, &p.Base, p, err)
	}
	for _, row := range p.Rows {
		field := "policy-" + row.From.ID.String()
		if !c.R.PostForm.Has(field) {
			continue
		}
		if err := set(row.From.ID, row.Policy, news.Policy(c.R.PostFormValue(field))); err != nil {
			return c.Invalid(s.share, &p.Base, p, err)
		}
	}
	return c.Redirect("/sites/"+p.Site.ID.String()+"/sharing", frame.Done("sites.sharing-saved"))
}

type pagesPage struct {
	sitePage
	Rows []pageRow
}

type pageRow struct {
	Slug    string
	Title   string
	Written bool
	Who     string
	At      string // machine time of the last change
	Ago     string
}

func ownPages() []string { return []string{house.PageAbout, house.PagePrivacy, house.PageGuideline} }

func (s *screens) showPages(c *frame.Call) error {
	base, err := s.sitePage(c, "pages")
	if err != nil {
		return err
	}
	p := &pagesPage{sitePage: base}
	for _, name := range ownPages() {
		page, written, err := s.read.Page(c.Context(), base.Site.ID, name)
		if err != nil {
			return err
		}
		row := pageRow{Slug: name, Title: page.Title, Written: written}
		if written {
			row.At, row.Ago = base.Machine(page.UpdatedAt), base.Ago(page.UpdatedAt)
			names, err := s.read.Names(c.Context(), page.UpdatedBy)
			if err != nil {
				return err
			}
			row.Who = names[page.UpdatedBy]
		}
		p.Rows = append(p.Rows, row)
	}
	return c.Render(s.pages, p)
}

type ownPage struct {
	frame.Base
	Site news.Site
	Slug string
	Head string // its title
	Text string // as Markdown

	doc richtext.Document
}

func (s *screens) ownPage(c *frame.Call) (*ownPage, error) {
	site, err := s.managed(c)
	if err != nil {
		return nil, err
	}
	name := c.R.PathValue("page")
	known := false
	for _, p := range ownPages() {
		known = known || p == name
	}
	if !known {
		return nil, fault.New(fault.NotFound, "there is nothing at this address")
	}
	page, _, err := s.read.Page(c.Context(), site.ID, name)
	if err != nil {
		return nil, err
	}
	p := &ownPage{Base: c.Base("sites", fmt.Sprintf("sites.page-%s", name), site.Name), Site: site, Slug: name, Head: page.Title}
	if p.doc, err = richtext.New(); err != nil {
		return nil, err
	}
	if page.Document != "" {
		if p.doc, err = richtext.Parse([]byte(page.Document)); err != nil {
			return nil, err
		}
		p.Text = markdown.Write(p.doc)
	}
	return p, nil
}

func (s *screens) showPage(c *frame.Call) error {
	p, err := s.ownPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.page, p)
}

func (s *screens) savePage(c *frame.Call) error {
	p, err := s.ownPage(c)
	if err != nil {
		return err
	}
	p.Head, p.Text = c.R.PostFormValue("title"), c.R.PostFormValue("body")
	doc, err := markdown.ParseKept([]byte(p.Text), p.doc)
	if err != nil {
		err = fault.Field("body", "%s", err.Error())
	} else {
		err = s.room.SavePage(c.Context(), c.Actor(), p.Site.ID, p.Slug, p.Head, doc.String())
	}
	if err != nil {
		return c.Invalid(s.page, &p.Base, p, err)
	}
	return c.Redirect("/sites/"+p.Site.ID.String()+"/pages", frame.Done("sites.page-saved"))
}

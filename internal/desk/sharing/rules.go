package sharing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
	"github.com/tajuk/tajuk/internal/routing"
)

func (s *screens) mountRules(f *frame.Frame) {
	f.Get("/rules", s.showRules)
	f.Get("/rules/new", s.newRule)
	f.Post("/rules/new", s.addRule)
	f.Get("/rules/{id}", s.showRule)
	f.Post("/rules/{id}", s.saveRule)
	f.Post("/rules/{id}/try", s.tryRule)
	f.Post("/rules/{id}/switch", s.switchRule)
	f.Post("/rules/{id}/move", s.moveRule)
	f.Post("/rules/{id}/drop", s.dropRule)
	f.Post("/rules/again", s.ruleAgain)
}

type rulesPage struct {
	base
	Site  news.Site
	Sites []news.Site // whose rules whoever asks may make
	Rows  []ruleRow
}

type ruleRow struct {
	routing.Rule
	When     string // its conditions in words
	To       string // the sites in words
	Up, Down bool   // it can be asked earlier, later
	Tried    bool
}

// ruled returns the site whose rules a request is about: the one it names, else
// the first that whoever asks may make rules for.
func ruled(c *frame.Call) (news.Site, []news.Site, error) {
	sites, err := c.SitesFor(news.ActRules)
	if err != nil {
		return news.Site{}, nil, err
	}
	if len(sites) == 0 {
		return news.Site{}, nil, c.Actor().May(news.ActRules, 0)
	}
	if c.R.FormValue("site") == "" {
		return sites[0], sites, nil
	}
	id := c.FormID("site")
	i := slices.IndexFunc(sites, func(s news.Site) bool { return s.ID == id })
	if i < 0 {
		return news.Site{}, nil, c.Actor().May(news.ActRules, id)
	}
	return sites[i], sites, nil
}

func (s *screens) showRules(c *frame.Call) error {
	site, sites, err := ruled(c)
	if err != nil {
		return err
	}
	p := &rulesPage{base: s.base(c, "rules", "rules.title"), Site: site, Sites: sites}
	rules, err := s.across.Rules(c.Context(), c.Actor(), site.ID)
	if err != nil {
		return err
	}
	for i, r := range rules {
		row := ruleRow{Rule: r, Up: i > 0, Down: i < len(rules)-1, Tried: r.Tested == r.Rev}
		if row.When, err = s.inWords(c, site, r.Says.When); err != nil {
			return err
		}
		var to []string
		for _, t := range r.Says.To {
			if target, err := c.Site(t.Site); err == nil {
				to = append(to, target.Name)
			}
		}
		row.To = strings.Join(to, ", ")
		p.Rows = append(p.Rows, row)
	}
	return c.Render(s.rules, p)
}

// inWords tells what stories a rule takes.
func (s *screens) inWords(c *frame.Call, site news.Site, w routing.Conditions) (string, error) {
	named, err := s.read.Named(c.Context(), w.Names())
	if err != nil {
		return "", err
	}
	var parts []string
	add := func(label string, values []string) {
		if len(values) > 0 {
			parts = append(parts, c.Text("rules."+label)+" "+strings.Join(values, " / "))
		}
	}
	names := func(ids []news.ID) (out []string) {
		for _, id := range ids {
			name, known := named[id]
			if !known {
				name = c.Text("rules.gone")
			}
			out = append(out, name)
		}
		return out
	}
	var sections, kinds []string
	for _, id := range w.Sections {
		section, ok := site.Section(id)
		if !ok {
			section.Name = c.Text("rules.gone")
		}
		sections = append(sections, section.Name)
	}
	for _, k := range w.Kinds {
		kinds = append(kinds, c.Text("kind."+string(k)))
	}
	add("sections", sections)
	add("kinds", kinds)
	add("topics", names(w.Topics))
	add("tags", names(w.Tags))
	add("people", names(w.People))
	add("places", w.Places)
	if w.Urgent {
		parts = append(parts, c.Text("rules.urgent"))
	}
	if len(parts) == 0 {
		return c.Text("rules.every"), nil
	}
	return strings.Join(parts, " · "), nil
}

type rulePage struct {
	base
	Site    news.Site
	Rule    routing.Rule
	Topics  []choice
	Tags    []choice
	People  []choice
	Kinds   []choice
	Parts   []choice // sections
	AddTags string
	Places  string
	To      []targetRow
	Tried   *sharing.Tried
	Fresh   bool // it was tried as it is
	Matches []matchRow
}

// choice is an option of a list to choose from.
type choice struct {
	Value, Label string
	Chosen       bool
}

// targetRow is a sister site and the section that gets the stories.
type targetRow struct {
	Site    news.Site
	Section news.ID // 0: not sent there
}

// matchRow is a past story and what the rule would have made of it.
type matchRow struct {
	sharing.TriedStory
	Targets []string
}

func (s *screens) newRule(c *frame.Call) error {
	site, _, err := ruled(c)
	if err != nil {
		return err
	}
	p, err := s.rulePage(c, site, routing.Rule{Site: site.ID})
	if err != nil {
		return err
	}
	return c.Render(s.rule, p)
}

func (s *screens) rulePage(c *frame.Call, site news.Site, r routing.Rule) (*rulePage, error) {
	title := "rules.one"
	if r.ID == 0 {
		title = "rules.new"
	}
	p := &rulePage{base: s.base(c, "rules", title, site.Name), Site: site, Rule: r, Fresh: r.ID != 0 && r.Tested == r.Rev,
		Places: strings.Join(r.Says.When.Places, ", ")}
	w := r.Says.When
	for _, sec := range site.Sections {
		p.Parts = append(p.Parts, choice{sec.ID.String(), sec.Name, slices.Contains(w.Sections, sec.ID)})
	}
	for _, k := range news.Kinds() {
		if !k.Paid() {
			p.Kinds = append(p.Kinds, choice{string(k), c.Text("kind." + string(k)), slices.Contains(w.Kinds, k)})
		}
	}
	if err := s.names(c, p, w); err != nil {
		return p, err
	}
	sites, err := c.Sites()
	for _, other := range sites {
		if other.ID == site.ID || other.External || len(other.Sections) == 0 {
			continue
		}
		row := targetRow{Site: other}
		for _, t := range r.Says.To {
			if t.Site == other.ID {
				row.Section = t.Section
			}
		}
		p.To = append(p.To, row)
	}
	return p, err
}

// names fills the lists of topics, tags and people: what is chosen, and what is
// likely.
func (s *screens) names(c *frame.Call, p *rulePage, w routing.Conditions) error {
	named, err := s.read.Named(c.Context(), w.Names())
	if err != nil {
		return err
	}
	likely, err := s.read.Choices(c.Context(), p.Site.ID)
	if err != nil {
		return err
	}
	chosen := func(ids []news.ID) (out []choice) {
		for _, id := range ids {
			if name, known := named[id]; known {
				out = append(out, choice{id.String(), name, true})
			}
		}
		return out
	}
	p.Topics, p.Tags, p.People = chosen(w.Topics), chosen(w.Tags), chosen(w.People)
	for _, t := range likely.Topics {
		if !slices.Contains(w.Topics, t.ID) {
			p.Topics = append(p.Topics, choice{Value: t.ID.String(), Label: t.Name})
		}
	}
	for _, x := range likely.People {
		if !slices.Contains(w.People, x.ID) {
			p.People = append(p.People, choice{Value: x.ID.String(), Label: x.Name})
		}
	}
	return nil
}

// ruleOf reads the form of a rule. Tags that were typed by name are looked up;
// one that nobody knows is an Invalid fault.
func (s *screens) ruleOf(c *frame.Call, site news.Site, r routing.Rule) (routing.Rule, error) {
	if err := c.R.ParseForm(); err != nil {
		return r, fault.New(fault.Invalid, "the request cannot be read")
	}
	ids := func(name string) (out []news.ID) {
		for _, text := range c.R.PostForm[name] {
			text, _, _ = strings.Cut(text, " ") // people come with what they did
			if id, err := news.ParseID(text); err == nil && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
		return out
	}
	r.Site, r.Name = site.ID, c.R.PostFormValue("name")
	w := routing.Conditions{Sections: ids("sections"), Topics: ids("topics"), Tags: ids("tags"), People: ids("people"),
		Places: strings.FieldsFunc(c.R.PostFormValue("places"), func(x rune) bool { return x == ',' || x == '\n' }),
		Urgent: c.R.PostFormValue("urgent") != ""}
	for _, k := range c.R.PostForm["kinds"] {
		w.Kinds = append(w.Kinds, news.Kind(k))
	}
	var unknown []string
	for _, name := range strings.Split(c.R.PostFormValue("add_tags"), ",") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		tag, found, err := s.read.TagNamed(c.Context(), lang.Slug(name))
		if err != nil {
			return r, err
		}
		if !found {
			unknown = append(unknown, name)
		} else if !slices.Contains(w.Tags, tag.ID) {
			w.Tags = append(w.Tags, tag.ID)
		}
	}
	r.Says = routing.Says{When: w, Last: c.R.PostFormValue("last") != ""}
	sites, err := c.Sites()
	if err != nil {
		return r, err
	}
	for _, other := range sites {
		if section := c.FormID("to-" + other.ID.String()); section != 0 {
			r.Says.To = append(r.Says.To, routing.Target{Site: other.ID, Section: section})
		}
	}
	if len(unknown) > 0 {
		return r, fault.Field("add_tags", "there is no tag named %s", strings.Join(unknown, ", "))
	}
	return r, nil
}

func (s *screens) addRule(c *frame.Call) error {
	site, _, err := ruled(c)
	if err != nil {
		return err
	}
	r, err := s.ruleOf(c, site, routing.Rule{})
	if err == nil {
		var made routing.Rule
		if made, err = s.room.SaveRule(c.Context(), c.Actor(), r); err == nil {
			return c.Redirect("/rules/"+made.ID.String(), frame.Done("rules.added"))
		}
	}
	return s.again(c, site, r, err)
}

// again shows the form with what was typed.
func (s *screens) again(c *frame.Call, site news.Site, r routing.Rule, err error) error {
	p, faulty := s.rulePage(c, site, r)
	if faulty != nil {
		return faulty
	}
	p.AddTags, p.Places = c.R.PostFormValue("add_tags"), c.R.PostFormValue("places")
	return c.Invalid(s.rule, &p.Base, p, err)
}

// ruleAt returns the rule of an address with its site.
func (s *screens) ruleAt(c *frame.Call) (routing.Rule, news.Site, error) {
	id, err := c.ID("id")
	if err != nil {
		return routing.Rule{}, news.Site{}, err
	}
	r, err := s.across.Rule(c.Context(), c.Actor(), id)
	if err != nil {
		return r, news.Site{}, err
	}
	site, err := c.Site(r.Site)
	return r, site, err
}

func (s *screens) showRule(c *frame.Call) error {
	r, site, err := s.ruleAt(c)
	if err != nil {
		return err
	}
	p, err := s.rulePage(c, site, r)
	if err != nil {
		return err
	}
	return c.Render(s.rule, p)
}

func (s *screens) saveRule(c *frame.Call) error {
	before, site, err := s.ruleAt(c)
	if err != nil {
		return err
	}
	r, err := s.ruleOf(c, site, before)
	if err == nil {
		r.Rev, _ = strconv.ParseInt(c.R.PostFormValue("rev"), 10, 64)
		var saved routing.Rule
		if saved, err = s.room.SaveRule(c.Context(), c.Actor(), r); err == nil {
			key := "rules.saved"
			if before.On && !saved.On {
				key = "rules.saved-off"
			}
			return c.Redirect("/rules/"+saved.ID.String(), frame.Done(key))
		}
	}
	r.Rev = before.Rev
	return s.again(c, site, r, err)
}

func (s *screens) tryRule(c *frame.Call) error {
	r, site, err := s.ruleAt(c)
	if err != nil {
		return err
	}
	tried, err := s.room.TryRule(c.Context(), c.Actor(), site.ID, r.ID)
	if err != nil {
		return err
	}
	p, err := s.rulePage(c, site, tried.Rule)
	if err != nil {
		return err
	}
	p.Tried = &tried
	for _, story := range tried.Stories {
		row := matchRow{TriedStory: story}
		for _, t := range story.Targets {
			target, err := c.Site(t.Site)
			if err != nil {
				continue
			}
			what := c.Text(fmt.Sprintf("rules.policy-%s", t.Policy))
			switch {
			case t.Has:
				what = c.Text("rules.has")
			case t.Earlier != 0:
				what = c.Text("rules.earlier")
			}
			row.Targets = append(row.Targets, target.Name+": "+what)
		}
		p.Matches = append(p.Matches, row)
	}
	return c.Render(s.rule, p)
}

func (s *screens) switchRule(c *frame.Call) error {
	r, site, err := s.ruleAt(c)
	if err != nil {
		return err
	}
	on := c.R.PostFormValue("on") == "1"
	if err := s.room.SwitchRule(c.Context(), c.Actor(), site.ID, r.ID, on); err != nil {
		return s.again(c, site, r, err)
	}
	back, key := "0", "rules.on"
	if !on {
		back, key = "1", "rules.off"
	}
	return c.Redirect(rulesOf(site), frame.Done(key, r.Name).Undo("/rules/"+r.ID.String()+"/switch", map[string][]string{"on": {back}}))
}

func rulesOf(site news.Site) string { return "/rules?site=" + site.ID.String() }

func (s *screens) moveRule(c *frame.Call) error {
	r, site, err := s.ruleAt(c)
	if err != nil {
		return err
	}
	if err := s.room.MoveRule(c.Context(), c.Actor(), site.ID, r.ID, c.R.PostFormValue("to") == "up"); err != nil {
		return err
	}
	return c.See(rulesOf(site) + "#r-" + r.ID.String())
}

func (s *screens) dropRule(c *frame.Call) error {
	r, site, err := s.ruleAt(c)
	if err != nil {
		return err
	}
	if _, err := s.room.DropRule(c.Context(), c.Actor(), site.ID, r.ID); err != nil {
		return err
	}
	return c.Redirect(rulesOf(site), frame.Done("rules.dropped", r.Name).Undo("/rules/again?site="+site.ID.String(), map[string][]string{"rule": {r.ID.String()}}))
}

// ruleAgain makes a rule that was dropped once more, from the log. It is off
// and has to be tried.
func (s *screens) ruleAgain(c *frame.Call) error {
	site, _, err := ruled(c)
	if err != nil {
		return err
	}
	made, err := s.room.RestoreRule(c.Context(), c.Actor(), site.ID, c.FormID("rule"))
	if err != nil {
		return err
	}
	return c.Redirect("/rules/"+made.ID.String(), frame.Done("rules.again"))
}

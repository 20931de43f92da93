package network

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
)

func (s *screens) mountSites(f *frame.Frame) {
	f.Get("/sites", s.showSites)
	f.Get("/sites/new", s.newSite)
	f.Post("/sites/new", s.addSite)
	f.Get("/sites/{id}", s.showSite)
	f.Post("/sites/{id}", s.saveSite)
	f.Post("/sites/{id}/public", s.openSite)
}

type sitesPage struct {
	frame.Base
	Rows []siteRow
	May  bool // add sites
}

type siteRow struct {
	news.Site
	N    int // stories
	Href string
}

func (s *screens) showSites(c *frame.Call) error {
	if err := mayAnywhere(c, news.ActManage); err != nil {
		return err
	}
	sites, err := c.SitesFor(news.ActManage)
	if err != nil {
		return err
	}
	p := &sitesPage{Base: c.Base("sites", "sites.title"), May: c.Actor().Can(news.ActNetwork, 0)}
	for _, site := range sites {
		n, err := s.read.Count(c.Context(), site.ID, news.ListLatest)
		if err != nil {
			return err
		}
		p.Rows = append(p.Rows, siteRow{site, n, c.Portal(site, "/")})
	}
	return c.Render(s.sites, p)
}

// sitePage is what every screen about one site has.
type sitePage struct {
	frame.Base
	Site   news.Site
	Tab    string
	Public string // its address
}

// managed returns the site of an address, which whoever asks must manage.
func (s *screens) managed(c *frame.Call) (news.Site, error) {
	id, err := c.ID("id")
	if err != nil {
		return news.Site{}, err
	}
	site, err := c.House(id)
	if err != nil {
		return site, err
	}
	return site, c.Actor().May(news.ActManage, id)
}

func (s *screens) sitePage(c *frame.Call, tab string) (sitePage, error) {
	site, err := s.managed(c)
	if err != nil {
		return sitePage{}, err
	}
	return sitePage{Base: c.Base("sites", "sites."+tab, site.Name), Site: site, Tab: tab, Public: c.Portal(site, "/")}, nil
}

type settingsPage struct {
	sitePage
	Hosts, Staff, Hubs string // as text, one a line
	ReplyHours         string // as typed, empty for the time of the guideline
	Terms              []termRow
	Zones              []string
	Needs              []needRow
	N                  int  // stories that readers see or are planned
	May                bool // change what the site is among its sisters
}

// Place is where the site stands among its sisters, from 1.
func (p *settingsPage) Place() int { return p.Site.Position + 1 }

// GuidelineHours is how long a newsroom has to act on a request for a right of
// reply where the site does not say.
func (p *settingsPage) GuidelineHours() int { return int(news.ReplyTime / time.Hour) }

// termRow is the time to answer merge tasks of one severity.
type termRow struct {
	Name  string // of the form field
	Hours string // as typed, empty for the usual time
	Usual int    // hours
	at    *int
}

// terms are the fields of the settings that say how long the desk has for merge
// tasks, the gravest first.
func terms(set *news.Settings) []termRow {
	rows := []termRow{
		{Name: "substance_hours", Usual: int(merging.SubstanceTerm / time.Hour), at: &set.SubstanceHours},
		{Name: "fact_hours", Usual: int(merging.FactTerm / time.Hour), at: &set.FactHours},
		{Name: "update_hours", Usual: int(merging.UpdateTerm / time.Hour), at: &set.UpdateHours},
	}
	for i, t := range rows {
		if *t.at != 0 {
			rows[i].Hours = strconv.Itoa(*t.at)
		}
	}
	return rows
}

type needRow struct {
	news.Need
	On bool
}

// zones are those of Indonesia; any other can be typed.
func zones() []string { return []string{"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"} }

func (s *screens) settingsPage(c *frame.Call) (*settingsPage, error) {
	base, err := s.sitePage(c, "settings")
	if err != nil {
		return nil, err
	}
	p := &settingsPage{sitePage: base, Zones: zones(), May: c.Actor().Can(news.ActNetwork, 0)}
	p.N, err = s.read.Count(c.Context(), base.Site.ID, news.ListLatest)
	p.fill()
	return p, err
}

// fill writes the site's lists as the form shows them.
func (p *settingsPage) fill() {
	set := p.Site.Settings
	p.Hosts, p.Hubs = strings.Join(p.Site.Hosts, "\n"), strings.Join(set.Hubs, "\n")
	var staff []string
	for _, x := range set.Staff {
		staff = append(staff, x.Role+": "+x.Name)
	}
	p.Staff, p.Needs, p.ReplyHours = strings.Join(staff, "\n"), nil, ""
	if set.ReplyHours != 0 {
		p.ReplyHours = strconv.Itoa(set.ReplyHours)
	}
	p.Terms = terms(&set)
	for _, n := range news.Needs() {
		p.Needs = append(p.Needs, needRow{n, slices.Contains(set.Required, n)})
	}
}

func (s *screens) showSite(c *frame.Call) error {
	p, err := s.settingsPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.site, p)
}

// settingsOf puts what the form says into a site. What the form does not have,
// such as the look or the sections, stays as it is.
func settingsOf(c *frame.Call, site news.Site) (news.Site, error) {
	value := func(name string) string { return strings.TrimSpace(c.R.PostFormValue(name)) }
	site.Rev = number(value("rev"))
	site.Name, site.Zone, site.Language = value("name"), value("zone"), value("language")
	site.Hosts = lines(strings.ToLower(value("hosts")))
	set := &site.Settings
	set.Tagline, set.Owner, set.Address, set.Responsible = value("tagline"), value("owner"), value("address"), value("responsible")
	set.Email, set.Phone, set.Region = value("email"), value("phone"), value("region")
	set.AdsTxt = strings.ReplaceAll(value("ads_txt"), "\r\n", "\n")
	set.SecondPerson = value("second_person") != ""
	set.ReplyHours = hours(value("reply_hours"))
	for _, t := range terms(set) {
		*t.at = hours(value(t.Name))
	}
	// The form of whoever manages the network has these fields too.
	if c.Actor().Can(news.ActNetwork, 0) && c.R.PostForm.Has("position") {
		site.Slug, site.National = strings.ToLower(value("slug")), value("national") != ""
		site.Position = max(0, int(number(value("position")))-1)
	}
	set.Hubs = lines(value("hubs"))
	set.Required, set.Staff = nil, nil
	for _, n := range news.Needs() {
		if slices.Contains(c.R.PostForm["required"], string(n)) {
			set.Required = append(set.Required, n)
		}
	}
	f := fault.Fields{}
	for _, l := range lines(value("staff")) {
		role, name, ok := strings.Cut(l, ":")
		if role, name = strings.TrimSpace(role), strings.TrimSpace(name); !ok || role == "" || name == "" {
			f.Add("staff", "write each line as role: name; %q is not", l)
			continue
		}
		set.Staff = append(set.Staff, news.Staff{Role: role, Name: name})
	}
	for _, h := range set.Hubs {
		if !strings.HasPrefix(h, "https://") || len(h) > 300 {
			f.Add("hubs", "%q is not an address that begins with https://", h)
		}
	}
	for name, most := range map[string]int{"tagline": 200, "owner": 200, "address": 500, "responsible": 120, "email": 120, "phone": 60, "region": 40, "ads_txt": 20000} {
		if n := len([]rune(value(name))); n > most {
			f.Add(name, "has %d characters, %d at most", n, most)
		}
	}
	if set.Owner == "" {
		f.Add("owner", "is missing")
	}
	if set.Responsible == "" {
		f.Add("responsible", "is missing")
	}
	return site, f.Err()
}

func (s *screens) saveSite(c *frame.Call) error {
	p, err := s.settingsPage(c)
	if err != nil {
		return err
	}
	site, err := settingsOf(c, p.Site)
	if err == nil {
		_, err = s.room.SaveSite(c.Context(), c.Actor(), site)
	}
	if err != nil {
		site.Rev = p.Site.Rev
		p.Site = site
		p.fill()
		p.Staff, p.ReplyHours = c.R.PostFormValue("staff"), c.R.PostFormValue("reply_hours")
		for i, t := range p.Terms {
			p.Terms[i].Hours = c.R.PostFormValue(t.Name)
		}
		return c.Invalid(s.site, &p.Base, p, err)
	}
	return c.Redirect("/sites/"+site.ID.String(), frame.Done("sites.saved"))
}

// hours reads a number of hours; empty is 0, and what is none is -1, which Check
// refuses.
func hours(typed string) int {
	if typed == "" {
		return 0
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 {
		return -1
	}
	return n
}

// openSite opens a site to the public or closes it. What closing means stands
// beside the button.
func (s *screens) openSite(c *frame.Call) error {
	site, err := s.managed(c)
	if err != nil {
		return err
	}
	site.Public, site.Rev = c.R.PostFormValue("public") == "1", number(c.R.PostFormValue("rev"))
	saved, err := s.room.SaveSite(c.Context(), c.Actor(), site)
	if err != nil {
		return err
	}
	key, back := "sites.opened", "0"
	if !site.Public {
		key, back = "sites.closed", "1"
	}
	to := "/sites/" + site.ID.String()
	return c.Redirect(to, frame.Done(key).Undo(to+"/public", values("public", back, "rev", revText(saved))))
}

type newSitePage struct {
	frame.Base
	Site            news.Site
	Hosts, Sections string
	Zones           []string
}

func (s *screens) newSitePage(c *frame.Call) (*newSitePage, error) {
	if err := c.Actor().May(news.ActNetwork, 0); err != nil {
		return nil, err
	}
	return &newSitePage{Base: c.Base("sites", "sites.new"), Site: news.Site{Zone: zones()[0], Language: "id"}, Zones: zones()}, nil
}

func (s *screens) newSite(c *frame.Call) error {
	p, err := s.newSitePage(c)
	if err != nil {
		return err
	}
	return c.Render(s.fresh, p)
}

// addSite adds a site that is closed to the public: its look and pages come
// first.
func (s *screens) addSite(c *frame.Call) error {
	p, err := s.newSitePage(c)
	if err != nil {
		return err
	}
	value := func(name string) string { return strings.TrimSpace(c.R.PostFormValue(name)) }
	sites, err := c.Houses()
	if err != nil {
		return err
	}
	p.Hosts, p.Sections = value("hosts"), value("sections")
	p.Site = news.Site{Name: value("name"), Slug: slug(value("slug"), value("name")), Zone: value("zone"), Language: value("language"),
		Hosts: lines(strings.ToLower(p.Hosts)), Position: len(sites)}
	for _, l := range lines(p.Sections) {
		p.Site.Sections = append(p.Site.Sections, news.Section{Name: l, Slug: slug("", l)})
	}
	saved, err := s.room.SaveSite(c.Context(), c.Actor(), p.Site)
	if err != nil {
		return c.Invalid(s.fresh, &p.Base, p, err)
	}
	return c.Redirect("/sites/"+saved.ID.String(), frame.Done("sites.added"))
}

// merges are the sections of a site that are being moved, by source.
func (s *screens) merges(c *frame.Call, site news.Site) (map[news.ID]news.Merge, error) {
	out := map[news.ID]news.Merge{}
	for _, sec := range site.Sections {
		u, err := s.read.Use(c.Context(), news.NameSection, sec.ID)
		if err != nil {
			return nil, err
		}
		if u.Gone != nil {
			out[sec.ID] = *u.Gone
		}
	}
	return out, nil
}

package news

import (
	"net"
	"regexp"
	"slices"
	"time"
	_ "time/tzdata" // sites have zones, and a phone-sized server may have no zone files

	"github.com/tajuk/tajuk/internal/fault"
)

// Site is one news title of the network.
type Site struct {
	ID       ID
	Slug     string // short name in the desk and on the command line
	Name     string
	Zone     string // IANA name, such as Asia/Jakarta
	Language string // "id" or "en"
	Hosts    []string
	Public   bool // readers may see it
	// External marks a partner outside whose stories come into the network. It
	// has no host, no readers and no desk here: its stories are written by what
	// it sends, and travel from there as those of a sister.
	External bool
	National bool // the network's portal: listed first, its sections take shared stories
	Position int  // order in the network bar
	Settings Settings
	Sections []Section
	Rev      int64
}

// Settings are the parts of a site that its owners write and readers see.
type Settings struct {
	Tagline        string   `json:"tagline,omitempty"`
	Owner          string   `json:"owner,omitempty"` // legal owner, for the footer
	Address        string   `json:"address,omitempty"`
	Responsible    string   `json:"responsible,omitempty"` // penanggung jawab, UU Pers 40/1999 article 12
	Email          string   `json:"email,omitempty"`
	Phone          string   `json:"phone,omitempty"`
	Region         string   `json:"region,omitempty"` // what the network bar calls it
	Staff          []Staff  `json:"staff,omitempty"`
	AdsTxt         string   `json:"ads_txt,omitempty"`
	SecondPerson   bool     `json:"second_person,omitempty"`   // whoever wrote alone may not publish alone
	Required       []Need   `json:"required,omitempty"`        // what a story must have beyond what every story must
	Hubs           []string `json:"hubs,omitempty"`            // WebSub hubs to advertise
	DefaultPolicy  Policy   `json:"default_policy,omitempty"`  // for shares from sites without a rule
	Reserved       bool     `json:"reserved,omitempty"`        // sister sites take none of its stories unasked
	ReplyHours     int      `json:"reply_hours,omitempty"`     // to act on a request for a right of reply; 0: ReplyTime
	SubstanceHours int      `json:"substance_hours,omitempty"` // to answer a merge task about an error of substance; 0: see package merging
	FactHours      int      `json:"fact_hours,omitempty"`      // about a wrong fact
	UpdateHours    int      `json:"update_hours,omitempty"`    // about anything else
	Look           Look     `json:"look"`
}

// Staff is one line of the editorial staff page.
type Staff struct {
	Role string `json:"role"`
	Name string `json:"name"`
}

// Look is what tells a site from its sisters.
type Look struct {
	Theme    string `json:"theme,omitempty"`    // folder name of an installed theme, empty for the default
	Accent   string `json:"accent,omitempty"`   // #rrggbb
	Wordmark string `json:"wordmark,omitempty"` // treatment of the name in the masthead
	Type     string `json:"type,omitempty"`     // "serif" or "sans"
	Density  string `json:"density,omitempty"`  // "calm" or "dense"
	Tone     string `json:"tone,omitempty"`     // "neutral", "warm" or "cool"
}

// Shade is how a look's accent comes out on the paper of one scheme.
type Shade struct {
	Dark    bool
	Paper   string  // #rrggbb
	Given   float64 // contrast of the accent as it was chosen, as text on paper (WCAG 2.2 1.4.3)
	Text    string  // the accent as text, changed as far as it takes
	Shown   float64 // contrast of that
	Fill    string  // the accent as an area
	OnFill  string  // text on it
	Changed bool    // the accent as text is not the one that was chosen
}

// Section is a part of a site (kanal, rubrik).
type Section struct {
	ID       ID
	Site     ID
	Slug     string
	Name     string
	Position int
}

// Policy is what a site does with a story that a sister site shares to it.
type Policy string

// The policies, from the strictest. Publication never reaches a site against
// its policy; corrections and withdrawals always do.
const (
	PolicyRefuse  Policy = "refuse"  // no share is accepted
	PolicyAsk     Policy = "ask"     // the desk is asked
	PolicyDraft   Policy = "draft"   // taken as a draft, which the desk releases
	PolicyPublish Policy = "publish" // published at once, with the origin
)

// Policies lists the policies from the strictest.
func Policies() []Policy { return []Policy{PolicyRefuse, PolicyAsk, PolicyDraft, PolicyPublish} }

// Stricter returns the stricter of two policies; what is no policy refuses.
func (p Policy) Stricter(other Policy) Policy {
	all := Policies()
	return all[max(min(slices.Index(all, p), slices.Index(all, other)), 0)]
}

// PolicyTowards returns what the site does with stories of an origin that come
// through another site, 0 for the origin itself: the stricter of what it does
// with either. policies are its rules by site, that of 0 for all others.
func (s Site) PolicyTowards(policies map[ID]Policy, origin, via ID) Policy {
	of := func(from ID) Policy {
		for _, p := range []Policy{policies[from], policies[0], s.Settings.DefaultPolicy} {
			if p != "" {
				return p
			}
		}
		return PolicyAsk
	}
	if via == 0 {
		return of(origin)
	}
	return of(origin).Stricter(of(via))
}

// Location returns the site's time zone, UTC when the name is unknown.
func (s Site) Location() *time.Location {
	loc, err := time.LoadLocation(s.Zone)
	if err != nil {
		return time.UTC
	}
	return loc
}

// Host returns the canonical host name, the first one.
func (s Site) Host() string {
	if len(s.Hosts) == 0 {
		return ""
	}
	return s.Hosts[0]
}

// Section returns the section with the given ID.
func (s Site) Section(id ID) (Section, bool) {
	for _, sec := range s.Sections {
		if sec.ID == id {
			return sec, true
		}
	}
	return Section{}, false
}

// SectionBySlug returns the section with the given slug.
func (s Site) SectionBySlug(slug string) (Section, bool) {
	for _, sec := range s.Sections {
		if sec.Slug == slug {
			return sec, true
		}
	}
	return Section{}, false
}

var (
	slugForm   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	accentForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	hostForm   = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`)
)

// reserved are the first path words that the portal itself uses, in both
// languages; a section of that name could never be reached.
var reserved = []string{
	"topik", "topic", "tag", "penulis", "author", "indeks", "index", "terkini", "latest",
	"terpopuler", "popular", "cari", "search", "pencabutan", "withdrawals", "ralat",
	"corrections", "redaksi", "staff", "pedoman-media-siber", "media-guideline", "tentang",
	"about", "privasi", "privacy", "hak-jawab", "right-of-reply", "assets", "media", "site", "feed", "api",
}

// Check returns what is wrong with a site before it is saved.
func (s Site) Check() error {
	f := fault.Fields{}
	if !slugForm.MatchString(s.Slug) || len(s.Slug) > 40 {
		f.Add("slug", "must be lower-case letters, digits and hyphens, 40 at most")
	}
	if n := len([]rune(s.Name)); n == 0 || n > 60 {
		f.Add("name", "must have 1 to 60 characters")
	}
	if s.Language != "id" && s.Language != "en" {
		f.Add("language", "must be id or en, not %q", s.Language)
	}
	if _, err := time.LoadLocation(s.Zone); err != nil || s.Zone == "" || s.Zone == "Local" {
		f.Add("zone", "%q is not an IANA time zone such as Asia/Jakarta", s.Zone)
	}
	if len(s.Hosts) == 0 && !s.External {
		f.Add("hosts", "at least one host name is needed")
	}
	if s.External && (len(s.Hosts) > 0 || s.Public || s.National) {
		f.Add("hosts", "a partner outside has no readers here")
	}
	for _, h := range s.Hosts {
		if len(h) > 253 || (!hostForm.MatchString(h) && net.ParseIP(h) == nil) {
			f.Add("hosts", "%q is not a host name", h)
		}
	}
	if s.Settings.Look.Accent != "" && !accentForm.MatchString(s.Settings.Look.Accent) {
		f.Add("accent", "must be a colour like #0a5c36")
	}
	for _, n := range s.Settings.Required {
		if !slices.Contains(Needs(), n) {
			f.Add("required", "%q is not something that can be required", n)
		}
	}
	if p := s.Settings.DefaultPolicy; p != "" && !slices.Contains(Policies(), p) {
		f.Add("policy", "%q is not a policy", p)
	}
	if h := s.Settings.ReplyHours; h < 0 || h > 30*24 {
		f.Add("reply_hours", "must be 1 to 720 hours, or 0 for the two days of the guideline")
	}
	for _, t := range []struct {
		field string
		hours int
	}{{"substance_hours", s.Settings.SubstanceHours}, {"fact_hours", s.Settings.FactHours}, {"update_hours", s.Settings.UpdateHours}} {
		if t.hours < 0 || t.hours > 7*24 {
			f.Add(t.field, "must be 1 to 168 hours, or empty for the usual time")
		}
	}
	if len(s.Sections) == 0 {
		f.Add("sections", "at least one section is needed")
	}
	seen := map[string]bool{}
	for _, sec := range s.Sections {
		checkSection(f, sec, seen)
	}
	return f.Err()
}

func checkSection(f fault.Fields, sec Section, seen map[string]bool) {
	switch {
	case !slugForm.MatchString(sec.Slug) || len(sec.Slug) > 40:
		f.Add("sections", "%q is not a section address: lower-case letters, digits and hyphens", sec.Slug)
	case seen[sec.Slug]:
		f.Add("sections", "%q stands twice", sec.Slug)
	case slices.Contains(reserved, sec.Slug):
		f.Add("sections", "%q is an address of the portal itself", sec.Slug)
	case sec.Name == "":
		f.Add("sections", "section %q has no name", sec.Slug)
	}
	seen[sec.Slug] = true
}

// PathWord returns an address word in the site's language.
func (s Site) PathWord(id, en string) string {
	if s.Language == "en" {
		return en
	}
	return id
}

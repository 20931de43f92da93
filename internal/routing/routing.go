// Package routing decides which stories go to which sites by themselves. It is
// pure: rules and stories are given, and targets come back.
//
//	routing.go   Rule, Conditions, Targets
package routing

import (
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Rule sends the stories of a site that meet its conditions to other sites,
// when they are published or planned. What becomes of them there is up to the
// receiving site's policy.
type Rule struct {
	ID       news.ID
	Site     news.ID // origin site of the stories
	Position int     // rules are asked in ascending order
	Name     string
	On       bool
	Rev      int64 // grows with every change of what the rule says
	Tested   int64 // the Rev that was tried on past stories, 0 for none
	MadeBy   news.ID
	MadeAt   time.Time
	Says     Says
}

// Says is what a rule says.
type Says struct {
	When Conditions `json:"when"`
	To   []Target   `json:"to"`
	// Last ends the asking: of a story that the rule takes, later rules are not
	// asked.
	Last bool `json:"last,omitempty"`
}

// Conditions are what a story must be. Within a field one of the values is
// enough; every field that is not empty must be met.
type Conditions struct {
	Sections []news.ID   `json:"sections,omitempty"` // of the origin site
	Kinds    []news.Kind `json:"kinds,omitempty"`
	Topics   []news.ID   `json:"topics,omitempty"`
	Tags     []news.ID   `json:"tags,omitempty"`
	People   []news.ID   `json:"people,omitempty"` // in a byline, whatever they did
	Places   []string    `json:"places,omitempty"` // of the dateline, whatever the case of the letters
	Urgent   bool        `json:"urgent,omitempty"` // breaking news only
}

// Target is a section of a site that gets the stories of a rule.
type Target struct {
	Site    news.ID `json:"site"`
	Section news.ID `json:"section"`
}

// Subject is a story as rules see it.
type Subject struct {
	Story   news.Story
	Section news.ID // on the origin site
	Content news.Content
}

// Meets reports whether a story is what the conditions ask for.
func (c Conditions) Meets(s Subject) bool {
	if c.Urgent && !s.Content.Urgent {
		return false
	}
	if len(c.Sections) > 0 && !slices.Contains(c.Sections, s.Section) {
		return false
	}
	if len(c.Kinds) > 0 && !slices.Contains(c.Kinds, s.Story.Kind) {
		return false
	}
	if len(c.Topics) > 0 && !slices.Contains(c.Topics, s.Content.Topic) {
		return false
	}
	if len(c.Tags) > 0 && !slices.ContainsFunc(s.Content.Tags, func(t news.ID) bool { return slices.Contains(c.Tags, t) }) {
		return false
	}
	if len(c.People) > 0 && !slices.ContainsFunc(s.Content.Bylines, func(b news.Byline) bool { return slices.Contains(c.People, b.Person) }) {
		return false
	}
	return len(c.Places) == 0 || slices.ContainsFunc(c.Places, func(p string) bool { return strings.EqualFold(p, s.Content.Located) })
}

// Follow returns the conditions with the targets of merges in place of topics,
// tags and people that became part of them.
func (c Conditions) Follow(merged map[news.ID]news.ID) Conditions {
	for _, ids := range []*[]news.ID{&c.Topics, &c.Tags, &c.People} {
		*ids = slices.Clone(*ids)
		for i, id := range *ids {
			if to, ok := merged[id]; ok {
				(*ids)[i] = to
			}
		}
	}
	return c
}

// Names returns the topics, tags and people that the conditions name.
func (c Conditions) Names() []news.ID { return slices.Concat(c.Topics, c.Tags, c.People) }

// Sent is a target with the rule that chose it.
type Sent struct {
	Target
	Rule news.ID
}

// Targets asks rules about a story of their site, in their order, and returns
// where it goes, in ascending order of sites. The first rule that names a site
// decides on the section there. Rules that are off are not asked.
func Targets(rules []Rule, s Subject) []Sent {
	if s.Story.Kind.Paid() {
		return nil // each is shared by hand
	}
	ordered := slices.Clone(rules)
	slices.SortStableFunc(ordered, func(a, b Rule) int { return a.Position - b.Position })
	var out []Sent
	for _, r := range ordered {
		if !r.On || r.Site != s.Story.OriginSite || !r.Says.When.Meets(s) {
			continue
		}
		for _, t := range r.Says.To {
			if t.Site == s.Story.OriginSite || slices.ContainsFunc(out, func(o Sent) bool { return o.Site == t.Site }) {
				continue
			}
			out = append(out, Sent{t, r.ID})
		}
		if r.Says.Last {
			break
		}
	}
	slices.SortFunc(out, func(a, b Sent) int {
		switch {
		case a.Site < b.Site:
			return -1
		case a.Site > b.Site:
			return 1
		}
		return 0
	})
	return out
}

// Limits of a rule.
const (
	MaxName    = 80
	MaxValues  = 50
	MaxTargets = 100
	MaxRules   = 200 // of a site
)

// Check returns what is wrong with a rule, given the network's sites.
func (r Rule) Check(sites []news.Site) error {
	f := fault.Fields{}
	if n := len([]rune(strings.TrimSpace(r.Name))); n == 0 || n > MaxName {
		f.Add("name", "must have 1 to %d characters", MaxName)
	}
	site := func(id news.ID) (news.Site, bool) {
		i := slices.IndexFunc(sites, func(s news.Site) bool { return s.ID == id })
		if i < 0 {
			return news.Site{}, false
		}
		return sites[i], true
	}
	origin, found := site(r.Site)
	if !found {
		f.Add("site", "there is no such site")
	}
	w := r.Says.When
	for _, s := range w.Sections {
		if _, ok := origin.Section(s); !ok {
			f.Add("sections", "%s has no such section", origin.Name)
			break
		}
	}
	for _, k := range w.Kinds {
		if !slices.Contains(news.Kinds(), k) {
			f.Add("kinds", "%q is not a kind of story", k)
		}
		if k.Paid() {
			f.Add("kinds", "paid stories are not shared by rules; share each by hand")
		}
	}
	if max(len(w.Sections), len(w.Topics), len(w.Tags), len(w.People), len(w.Places)) > MaxValues {
		f.Add("when", "at most %d values in one condition", MaxValues)
	}
	if len(r.Says.To) == 0 || len(r.Says.To) > MaxTargets {
		f.Add("to", "choose 1 to %d sites", MaxTargets)
	}
	seen := map[news.ID]bool{}
	for _, t := range r.Says.To {
		to, ok := site(t.Site)
		switch _, has := to.Section(t.Section); {
		case !ok:
			f.Add("to", "there is no such site")
		case t.Site == r.Site:
			f.Add("to", "a site does not share with itself")
		case to.External:
			f.Add("to", "%s is a partner outside", to.Name)
		case seen[t.Site]:
			f.Add("to", "%s stands twice", to.Name)
		case !has:
			f.Add("to", "%s has no such section", to.Name)
		}
		seen[t.Site] = true
	}
	return f.Err()
}

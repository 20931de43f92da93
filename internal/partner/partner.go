// Package partner is the vocabulary of what goes to partners outside the
// network: agreements, deliveries, and the rules about them. It is pure.
//
//	partner.go    Agreement: who gets what, in which form
//	delivery.go   Delivery: what a partner is told of a story, and how that went
//	source.go     Source and Item: where stories come in from, and what arrived
//	event.go      what the log says of them
//	hub.go        Subscription: who is told when a feed changes (WebSub)
//	ping.go       Ping: what hubs outside are told of feeds
package partner

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Form is what stories are written as.
type Form string

// The forms. The last three are feeds, which belong to one site.
const (
	Ninjs Form = "ninjs"
	JSON  Form = "json" // JSON Feed 1.1
	Atom  Form = "atom"
	RSS   Form = "rss"
)

// Forms lists the forms in the order of menus.
func Forms() []Form { return []Form{Ninjs, JSON, Atom, RSS} }

// Feed reports whether the form is one of the feeds of a site.
func (f Form) Feed() bool { return f != Ninjs }

// KeyOverlap is how long a replaced key still signs beside its successor.
const KeyOverlap = 7 * 24 * time.Hour

// Bounds of an agreement.
const (
	maxName  = 120
	maxText  = 1000
	maxURL   = 1000
	maxItems = 200
)

// Agreement is what a partner gets: stories of some sites of the network, in
// one form, pushed to an address, or fetched with a token, or both.
type Agreement struct {
	ID      news.ID
	Partner string // who
	Contact string // whom to call when their machine does not answer
	// Sites are those whose own stories the agreement is about. What a site got
	// from a sister or brought in from outside is not its to pass on.
	Sites    []news.ID
	Sections []news.ID   // empty: all
	Tags     []news.ID   // empty: all; else stories with one of them
	Kinds    []news.Kind // empty: all that nobody paid for
	Form     Form

	Push      string // address; empty when the partner only fetches
	Key       string // signs what is pushed
	OldKey    string // signs as well until OldUntil
	OldUntil  time.Time
	TokenHash string // of the token with which the partner fetches; empty for none
	Secret    string // seals the links to pictures; never leaves the house

	Pictures  bool // files too, not only their descriptions
	Embargoed bool // stories under embargo come before readers get them
	Terms     string
	MadeBy    news.ID
	MadeAt    time.Time
	EndedAt   time.Time // zero while it runs
	Rev       int64
}

// Active reports whether the agreement brings new stories.
func (a Agreement) Active() bool { return a.EndedAt.IsZero() }

// Keys are those that sign at a time, the one to come first.
func (a Agreement) Keys(now time.Time) []string {
	keys := []string{a.Key}
	if a.OldKey != "" && now.Before(a.OldUntil) {
		keys = append(keys, a.OldKey)
	}
	return keys
}

// Check returns what is wrong with an agreement. Whether the address may be
// asked is known to whoever asks it.
func (a Agreement) Check() error {
	f := fault.Fields{}
	if n := len([]rune(strings.TrimSpace(a.Partner))); n == 0 || n > maxName {
		f.Add("partner", "must have 1 to 120 characters")
	}
	if len(a.Contact) > maxText {
		f.Add("contact", "must have 1,000 characters at most")
	}
	if len(a.Terms) > maxText {
		f.Add("terms", "must have 1,000 characters at most")
	}
	if !slices.Contains(Forms(), a.Form) {
		f.Add("form", "%q is not a form", a.Form)
	}
	switch {
	case len(a.Sites) == 0:
		f.Add("sites", "name at least one site")
	case a.Form.Feed() && len(a.Sites) > 1:
		f.Add("sites", "a feed is that of one site; choose ninjs for several")
	}
	if len(a.Sites) > maxItems || len(a.Sections) > maxItems || len(a.Tags) > maxItems {
		f.Add("sites", "too many for one agreement")
	}
	for _, k := range a.Kinds {
		if !slices.Contains(news.Kinds(), k) {
			f.Add("kinds", "%q is not a kind of story", k)
		}
	}
	if a.Push != "" {
		if !wholeAddress(a.Push) {
			f.Add("push", "must be a whole address that begins with https://")
		}
		if a.Form == RSS {
			f.Add("form", "RSS cannot tell of a withdrawal: what is pushed is ninjs, JSON or Atom")
		}
	}
	return f.Err()
}

// wholeAddress reports whether others can be asked at an address.
func wholeAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && len(s) <= maxURL
}

// Covers reports whether a story that stands with this content in a section of
// its origin site is one that the agreement is about.
func (a Agreement) Covers(st news.Story, c news.Content, section news.ID) bool {
	if !slices.Contains(a.Sites, st.OriginSite) || c.Source.Name != "" {
		return false
	}
	if len(a.Kinds) == 0 && st.Kind.Paid() || len(a.Kinds) > 0 && !slices.Contains(a.Kinds, st.Kind) {
		return false
	}
	if len(a.Sections) > 0 && !slices.Contains(a.Sections, section) {
		return false
	}
	return len(a.Tags) == 0 || slices.ContainsFunc(c.Tags, func(t news.ID) bool { return slices.Contains(a.Tags, t) })
}

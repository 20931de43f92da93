package app_test

import (
	"fmt"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// modelStory is what a story should be, at its origin and wherever it was
// shared.
type modelStory struct {
	id     news.ID
	seed   uint64
	origin int
	at     []*modelPlace // by site
	copy   modelText     // the working copy
	live   modelText     // what readers get at the origin
	past   []modelText   // what was live before
	// public is from when readers get it; the zero time is not planned.
	public    time.Time
	notices   []string
	withdrawn bool
	reason    string
	reserved  bool
	strict    int // withdrawals on one site alone
	told      map[*outsider]bool

	acts []string
	ok   bool
}

// modelText is what an origin says in the fields that sites change here.
type modelText struct{ headline, lead, body string }

func (t modelText) field(f news.Field) string {
	return map[news.Field]string{news.FieldHeadline: t.headline, news.FieldLead: t.lead, news.FieldBody: t.body}[f]
}

var modelFields = []news.Field{news.FieldHeadline, news.FieldLead, news.FieldBody}

// modelPlace is what a site has of it. The zero value has nothing.
type modelPlace struct {
	state news.PlacementState
	over  map[news.Field]modelOwn
	ended bool   // readers had it here and lost it
	taken bool   // it was the origin that took it back
	alone string // reason of a withdrawal here alone
	down  bool   // the site is not public
}

// modelOwn is a field in a site's own words.
type modelOwn struct {
	value string
	base  string // what the origin said when they were written, or were left as they are
	told  bool   // a notice without a change of the text came since
	kept  bool   // the desk was asked about them and left them as they are
}

func newModelStory(seed uint64, origin, sites int) *modelStory {
	m := &modelStory{seed: seed, origin: origin, at: make([]*modelPlace, sites), ok: true, told: map[*outsider]bool{},
		copy: modelText{fmt.Sprintf("Kabar urutan %d", seed), fmt.Sprintf("Teras urutan %d.", seed), fmt.Sprintf("Isi urutan %d.", seed)}}
	for i := range m.at {
		m.at[i] = &modelPlace{over: map[news.Field]modelOwn{}}
	}
	m.at[origin].state = news.PlacementPlaced
	return m
}

// shown reports whether readers get the story at all.
func (m *modelStory) shown(now time.Time) bool { return !m.public.IsZero() && !m.public.After(now) }

// seen reports whether readers of a site have had it.
func (m *modelStory) seen(p *modelPlace, now time.Time) bool {
	return p.ended || p.state == news.PlacementPlaced && m.shown(now)
}

// says is what a desk sees of the origin's text.
func (m *modelStory) says() modelText {
	if m.public.IsZero() {
		return m.copy
	}
	return m.live
}

// publish makes the working copy what readers get.
func (m *modelStory) publish() {
	if m.live != (modelText{}) {
		m.past = append(m.past, m.live)
	}
	m.live = m.copy
	m.settle()
}

// settle forgets questions that nobody asks any more: the site carries the story
// no longer.
func (m *modelStory) settle() {
	for _, p := range m.at {
		if has(p) && !m.withdrawn {
			continue
		}
		for f, o := range p.over {
			o.told = false
			p.over[f] = o
		}
	}
}

// asked returns the fields that a site's desk is asked about.
func (m *modelStory) asked(i int) (out []news.Field) {
	p := m.at[i]
	if m.withdrawn || m.public.IsZero() || !has(p) {
		return nil
	}
	for _, f := range modelFields {
		if o, own := p.over[f]; own && (o.told || o.base != m.live.field(f)) {
			out = append(out, f)
		}
	}
	return out
}

// say is what a site serves at the story's address.
type say struct {
	status   int
	headline string
	lead     string
	body     string
	notices  []string
	reason   string
	canon    int  // site of the canonical address
	own      bool // it is in this site's own sitemaps
	moved    int  // site it leads to, -1 for none
}

// serves is the model of reading.
func (m *modelStory) serves(site int, now time.Time) say {
	p := m.at[site]
	hidden := say{status: 404, moved: -1}
	switch {
	case p.down:
		return hidden
	case p.alone != "":
		return say{status: 410, reason: p.alone, moved: -1}
	case m.withdrawn && m.seen(p, now):
		return say{status: 410, reason: m.reason, moved: -1}
	case m.withdrawn || !m.shown(now):
		return hidden
	case p.state == news.PlacementPlaced:
		s := say{status: 200, headline: m.live.headline, lead: m.live.lead, body: m.live.body, notices: m.notices, canon: m.origin, own: site == m.origin, moved: -1}
		if m.at[m.origin].down {
			s.canon = site // there is no address at home
		}
		for f, o := range p.over {
			switch f {
			case news.FieldHeadline:
				s.headline = o.value
			case news.FieldLead:
				s.lead = o.value
			case news.FieldBody:
				s.body, s.canon, s.own = o.value, site, true
			}
		}
		return s
	case p.ended && !m.at[m.origin].down:
		return say{status: 301, moved: m.origin}
	}
	return hidden
}

// wrong notes that the network differs from the model.
func (m *modelStory) wrong(format string, args ...any) {
	m.ok = false
	m.acts = append(m.acts, "    "+fmt.Sprintf(format, args...))
}

// sites returns those that know of the story.
func (m *modelStory) sites() (out []int) {
	for i, p := range m.at {
		if p.state != "" {
			out = append(out, i)
		}
	}
	return slices.Clip(out)
}

package sharing

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/routing"
	"github.com/tajuk/tajuk/internal/store"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// SaveRule makes a rule by which stories of a site are shared by themselves, or
// changes one. A new rule is off and is asked last; one that says something
// else than before is off until it was tried again. The rule's Rev is the one
// that the change was made on: a Conflict tells that somebody else was faster.
func (s *Sharing) SaveRule(ctx context.Context, actor news.Actor, r routing.Rule) (routing.Rule, error) {
	err := s.room.Do(ctx, actor, "save share rule", func(d *act.Deed) error {
		rules, err := rulesFor(d, r.Site)
		if err != nil {
			return err
		}
		sites, err := d.Sites()
		if err != nil {
			return err
		}
		r.Name, r.Says.When = act.OneLine(r.Name), tidy(r.Says.When)
		if err := r.Check(sites); err != nil {
			return err
		}
		if r.ID == 0 {
			if len(rules) >= routing.MaxRules {
				return fault.New(fault.Conflict, "a site has at most %d rules", routing.MaxRules)
			}
			r.ID, r.Rev, r.Tested, r.On, r.Position = d.NextID(), 1, 0, false, 1
			if n := len(rules); n > 0 {
				r.Position = rules[n-1].Position + 1
			}
			return saveRule(d, r, "added")
		}
		before, err := ruleIn(rules, r.ID)
		if err != nil {
			return err
		}
		if before.Rev != r.Rev {
			return fault.New(fault.Conflict, "somebody else changed this rule meanwhile; look at it again")
		}
		r.Position, r.On, r.Tested, r.Rev = before.Position, before.On, before.Tested, before.Rev+1
		if !reflect.DeepEqual(before.Says, r.Says) {
			r.On = false
		} else if r.Tested == before.Rev {
			r.Tested = r.Rev // it has another name and says the same
		}
		return saveRule(d, r, "changed")
	})
	return r, err
}

// tidy takes out what was typed without saying anything.
func tidy(c routing.Conditions) routing.Conditions {
	var places []string
	for _, p := range c.Places {
		if p = act.OneLine(p); p != "" && !slices.ContainsFunc(places, func(q string) bool { return strings.EqualFold(p, q) }) {
			places = append(places, p)
		}
	}
	c.Places = places
	return c
}

// SwitchRule turns a rule on or off. It is turned on only as it was tried.
func (s *Sharing) SwitchRule(ctx context.Context, actor news.Actor, site, id news.ID, on bool) error {
	return s.room.Do(ctx, actor, "switch share rule", func(d *act.Deed) error {
		r, err := ruleFor(d, site, id)
		if err != nil || r.On == on {
			return err
		}
		if on && r.Tested != r.Rev {
			return fault.New(fault.Conflict, "try the rule on past stories before it is switched on")
		}
		sites, err := d.Sites()
		if err != nil {
			return err
		}
		if on {
			if err := r.Check(sites); err != nil {
				return err
			}
		}
		r.On = on
		return saveRule(d, r, map[bool]string{true: "on", false: "off"}[on])
	})
}

// MoveRule has a rule asked one place earlier or later.
func (s *Sharing) MoveRule(ctx context.Context, actor news.Actor, site, id news.ID, up bool) error {
	return s.room.Do(ctx, actor, "move share rule", func(d *act.Deed) error {
		rules, err := rulesFor(d, site)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(rules, func(r routing.Rule) bool { return r.ID == id })
		if i < 0 {
			return errNoRule()
		}
		j := i + 1
		if up {
			j = i - 1
		}
		if j < 0 || j >= len(rules) {
			return nil
		}
		rules[i].Position, rules[j].Position = rules[j].Position, rules[i].Position
		if err := shared.In(d.Tx).SaveRule(d, rules[j]); err != nil {
			return err
		}
		return saveRule(d, rules[i], "moved")
	})
}

// DropRule takes a rule away and returns it, so that it can be made again. What
// it has shared stays shared.
func (s *Sharing) DropRule(ctx context.Context, actor news.Actor, site, id news.ID) (r routing.Rule, err error) {
	err = s.room.Do(ctx, actor, "drop share rule", func(d *act.Deed) error {
		if r, err = ruleFor(d, site, id); err != nil {
			return err
		}
		if err := shared.In(d.Tx).DropRule(d, id); err != nil {
			return err
		}
		return d.Event(news.EventRuleSaved, 0, r.Site, ruleEvent{r.ID, r.Name, "dropped", r.Says})
	})
	return r, err
}

// droppedLately bounds how far back a rule that was dropped is looked for.
const droppedLately = 50

// RestoreRule makes a rule that was dropped lately once more, from the log. It
// is off, is asked last, and has to be tried.
func (s *Sharing) RestoreRule(ctx context.Context, actor news.Actor, site, id news.ID) (routing.Rule, error) {
	if err := actor.May(news.ActRules, site); err != nil {
		return routing.Rule{}, err
	}
	events, err := s.room.Read().Events(ctx, store.EventFilter{Site: site, Kind: string(news.EventRuleSaved)}, droppedLately)
	if err != nil {
		return routing.Rule{}, err
	}
	for _, e := range events {
		var was ruleEvent
		if err := json.Unmarshal([]byte(e.Payload), &was); err != nil {
			return routing.Rule{}, err
		}
		if was.Rule == id && was.How == "dropped" {
			return s.SaveRule(ctx, actor, routing.Rule{Site: site, Name: was.Name, Says: was.Says})
		}
	}
	return routing.Rule{}, errNoRule()
}

// ruleEvent is the payload of events about rules.
type ruleEvent struct {
	Rule news.ID      `json:"rule"`
	Name string       `json:"name"`
	How  string       `json:"how"`
	Says routing.Says `json:"says"`
}

func saveRule(d *act.Deed, r routing.Rule, how string) error {
	r.MadeBy, r.MadeAt = d.Actor.Account, d.Now
	if err := shared.In(d.Tx).SaveRule(d, r); err != nil {
		return err
	}
	return d.Event(news.EventRuleSaved, 0, r.Site, ruleEvent{r.ID, r.Name, how, r.Says})
}

func errNoRule() error { return fault.New(fault.NotFound, "there is no such rule") }

func ruleIn(rules []routing.Rule, id news.ID) (routing.Rule, error) {
	i := slices.IndexFunc(rules, func(r routing.Rule) bool { return r.ID == id })
	if i < 0 {
		return routing.Rule{}, errNoRule()
	}
	return rules[i], nil
}

// rulesFor returns the rules of a site to somebody who may make them, and keeps
// others from changing them meanwhile.
func rulesFor(d *act.Deed, site news.ID) ([]routing.Rule, error) {
	if err := d.Actor.May(news.ActRules, site); err != nil {
		return nil, err
	}
	if _, found, err := d.Store.LockSite(d, site); err != nil || !found {
		if err == nil {
			err = fault.New(fault.NotFound, "there is no site %s", site)
		}
		return nil, err
	}
	return shared.In(d.Tx).Rules(d, site)
}

func ruleFor(d *act.Deed, site, id news.ID) (routing.Rule, error) {
	rules, err := rulesFor(d, site)
	if err != nil {
		return routing.Rule{}, err
	}
	return ruleIn(rules, id)
}

// Tried is what a rule would have done with past stories.
type Tried struct {
	Rule    routing.Rule
	Looked  int       // stories of the site that were looked at
	Since   time.Time // when the oldest of them appeared
	Stories []TriedStory
}

// TriedStory is a story that the rule takes.
type TriedStory struct {
	Story    news.ID
	Headline string
	At       time.Time
	Targets  []TriedTarget
}

// TriedTarget is a site to which the rule would have sent a story.
type TriedTarget struct {
	routing.Target
	Policy  news.Policy // of the site; refuse: nothing would have come of it
	Has     bool        // the site has the story, or has said no to it
	Earlier news.ID     // the rule that is asked first and sends it there too, 0 for none
}

// triedStories is how many of a site's newest stories a rule is tried on.
const triedStories = 300

// TryRule asks a rule, as if it were on, about the newest stories of its site,
// and notes that it was tried as it is now. Nothing is shared.
func (s *Sharing) TryRule(ctx context.Context, actor news.Actor, site, id news.ID) (Tried, error) {
	if err := actor.May(news.ActRules, site); err != nil {
		return Tried{}, err
	}
	read := s.room.Read()
	rules, err := shared.New(s.room.DB, s.room.DB.Engine).Rules(ctx, site)
	if err != nil {
		return Tried{}, err
	}
	rule, err := ruleIn(rules, id)
	if err != nil {
		return Tried{}, err
	}
	out, err := try(ctx, read, rules, rule, s.room.Clock.Now())
	if err != nil {
		return out, err
	}
	err = s.room.Do(ctx, actor, "try share rule", func(d *act.Deed) error {
		now, err := ruleFor(d, site, id)
		if err != nil || now.Rev != rule.Rev || now.Tested == now.Rev {
			return err
		}
		now.Tested = now.Rev
		out.Rule = now
		return shared.In(d.Tx).SaveRule(d, now)
	})
	return out, err
}

func try(ctx context.Context, read store.Store, rules []routing.Rule, rule routing.Rule, now time.Time) (Tried, error) {
	out := Tried{Rule: rule}
	rule.On = true
	for i := range rules {
		if rules[i].ID == rule.ID {
			rules[i].On = true
		}
	}
	rules, err := followed(ctx, read, rules)
	if err != nil {
		return out, err
	}
	if i := slices.IndexFunc(rules, func(r routing.Rule) bool { return r.ID == rule.ID }); i >= 0 {
		rule = rules[i]
	}
	marks, err := read.ListNewest(ctx, rule.Site, news.ListLatest, store.Mark{}, now, triedStories)
	if err != nil {
		return out, err
	}
	items := make([]news.ID, len(marks))
	for i, m := range marks {
		items[i] = m.Item
	}
	subjects, err := subjectsOf(ctx, read, items)
	if err != nil {
		return out, err
	}
	policies, err := policiesOf(ctx, read, rule)
	if err != nil {
		return out, err
	}
	for _, m := range marks {
		sub, own := subjects[m.Item]
		if !own {
			continue
		}
		out.Looked++
		out.Since = m.At
		took := TriedStory{Story: sub.Story.ID, Headline: sub.Content.Headline, At: m.At}
		if !rule.Says.When.Meets(sub) {
			continue
		}
		placements, err := read.PlacementsOf(ctx, sub.Story.ID)
		if err != nil {
			return out, err
		}
		all := routing.Targets(rules, sub)
		for _, t := range rule.Says.To {
			tt := TriedTarget{Target: t, Policy: policies[t.Site],
				Has: slices.ContainsFunc(placements, func(p news.Placement) bool { return p.Site == t.Site })}
			for _, sent := range all {
				if sent.Site == t.Site && sent.Rule != rule.ID {
					tt.Earlier = sent.Rule
				}
			}
			took.Targets = append(took.Targets, tt)
		}
		out.Stories = append(out.Stories, took)
	}
	return out, nil
}

// subjectsOf returns the stories at their origin, by placement, as rules see
// them.
func subjectsOf(ctx context.Context, read store.Store, items []news.ID) (map[news.ID]routing.Subject, error) {
	placements, err := read.Placements(ctx, items)
	if err != nil {
		return nil, err
	}
	origins := slices.DeleteFunc(placements, func(p news.Placement) bool { return !p.Origin })
	ids := make([]news.ID, len(origins))
	for i, p := range origins {
		ids[i] = p.Story
	}
	stories, err := read.Stories(ctx, ids)
	if err != nil {
		return nil, err
	}
	heads, err := read.LiveHeads(ctx, ids)
	if err != nil {
		return nil, err
	}
	byStory := map[news.ID]*routing.Subject{}
	for _, st := range stories {
		byStory[st.ID] = &routing.Subject{Story: st}
	}
	out := map[news.ID]routing.Subject{}
	for _, v := range heads {
		merged, err := read.Follow(ctx, v.Content.Names())
		if err != nil {
			return nil, err
		}
		if sub := byStory[v.Story]; sub != nil {
			sub.Content = v.Content.Follow(merged)
		}
	}
	for _, p := range origins {
		if sub := byStory[p.Story]; sub != nil {
			sub.Section = p.Section
			out[p.ID] = *sub
		}
	}
	return out, nil
}

func policiesOf(ctx context.Context, read store.Store, rule routing.Rule) (map[news.ID]news.Policy, error) {
	out := map[news.ID]news.Policy{}
	for _, t := range rule.Says.To {
		site, found, err := read.Site(ctx, t.Site)
		if err != nil {
			return nil, err
		}
		if !found {
			continue
		}
		if out[t.Site], err = policyTowards(ctx, read, site, rule.Site, 0); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// followed returns rules that name what became of merged topics, tags and
// people.
func followed(ctx context.Context, s store.Store, rules []routing.Rule) ([]routing.Rule, error) {
	var names []news.ID
	for _, r := range rules {
		names = append(names, r.Says.When.Names()...)
	}
	merged, err := s.Follow(ctx, names)
	if err != nil || len(merged) == 0 {
		return rules, err
	}
	out := slices.Clone(rules)
	for i := range out {
		out[i].Says.When = out[i].Says.When.Follow(merged)
	}
	return out, nil
}

// byRuleUntil is how old what is published may be for rules to share it: an
// archive that is brought in is not news.
const byRuleUntil = 48 * time.Hour

// byRule shares a story that is published, planned or changed by the rules of
// its site. Where it stands, was offered or was declined already, nothing
// happens: what people decided stays.
func byRule(d *act.Deed, e news.Event) error {
	switch e.Kind {
	case news.EventStoryPublished, news.EventStoryScheduled, news.EventStoryUpdated:
	default:
		return nil
	}
	rules, err := shared.In(d.Tx).Rules(d, e.Site)
	if err != nil || len(rules) == 0 {
		return err
	}
	if rules, err = followed(d, d.Store, rules); err != nil {
		return err
	}
	st, found, err := d.Store.Story(d, e.Story)
	if err != nil || !found || st.LiveVersion == 0 || st.PublishAt.Before(d.Now.Add(-byRuleUntil)) {
		return err
	}
	v, err := d.Store.Version(d, st.ID, st.LiveVersion)
	if err != nil {
		return err
	}
	c, err := d.Merged(v.Content)
	if err != nil {
		return err
	}
	placements, err := d.Store.PlacementsOf(d, st.ID)
	if err != nil {
		return err
	}
	origin := placements[slices.IndexFunc(placements, func(p news.Placement) bool { return p.Origin })]
	for _, sent := range routing.Targets(rules, routing.Subject{Story: st, Section: origin.Section, Content: c}) {
		if slices.ContainsFunc(placements, func(p news.Placement) bool { return p.Site == sent.Site }) {
			continue
		}
		if err := sendByRule(d, st, sent); err != nil {
			return err
		}
	}
	return nil
}

func sendByRule(d *act.Deed, st news.Story, sent routing.Sent) error {
	site, err := d.Site(sent.Site)
	if err != nil {
		return err
	}
	if _, ok := site.Section(sent.Section); !ok {
		return nil // it was taken away since; the screen of the rules says so
	}
	policy, err := policyTowards(d, d.Store, site, st.OriginSite, 0)
	if err != nil || policy == news.PolicyRefuse {
		return err
	}
	p := news.Placement{ID: d.NextID(), Story: st.ID, Site: sent.Site, Section: sent.Section}
	_, err = offer(d, st, p, policy, false, map[string]any{"policy": policy, "rule": sent.Rule})
	return err
}

package newsroom

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
)

// Plan is something that somebody is about to do to a story.
type Plan struct {
	Step       news.Step  // publish, schedule, update, notice, withdraw, share, pull, release, end, revoke or withdraw here
	At         time.Time  // of schedule
	Correction Correction // of update and notice; an empty text is filled in
	From       news.ID    // site that shares it, 0 for its origin
	To         news.ID    // site, of share and what follows it
	Section    news.ID    // on that site, of share and pull
	Hold       bool       // of pull: as a draft
	// Targets are the sites of a share to several; To and Section are ignored.
	Targets []sharing.Target
}

// Impact is what a plan would change for readers.
type Impact struct {
	Story   news.Story // as it would be
	Sites   []SiteImpact
	Refused []sharing.Outcome // sites that would not get it, of a share to several
	// Gone are pictures whose files readers get no longer: no site would show
	// them any more.
	Gone []news.Asset
}

// SiteImpact is what changes on one site.
type SiteImpact struct {
	Site      news.Site
	Placement news.Placement // as it would be
	Before    news.Visibility
	After     news.Visibility
	From      time.Time // from when readers see it; zero when they see it already, or never
	Lists     []ListImpact
	Fronts    []FrontImpact
	// Altered are the fields that the site has written itself and that the
	// change would touch: there the site's own text stays, and somebody has to
	// look at it.
	Altered []news.Field
	Notice  bool     // a notice appears on the story and on the site's list of them
	Feeds   int      // of the site, in how many lists
	Maps    int      // sitemaps
	Hubs    []string // that are told
}

// ListChange says what happens to a story in a list.
type ListChange string

// The changes.
const (
	Enters  ListChange = "enters"
	Leaves  ListChange = "leaves"
	Changes ListChange = "changes"
)

// ListImpact is a list in which the story appears, disappears or reads
// differently.
type ListImpact struct {
	List   string // name, as package news has it
	Kind   string // "latest", "section", "topic", "tag", "person", "notices", "withdrawn", "map", "newsmap"
	Name   string // of the section, topic, tag or person
	Change ListChange
}

// FrontImpact is a front that shows the story differently.
type FrontImpact struct {
	Front  string // key
	Name   string // of the section, empty for the home front
	Pinned bool   // somebody has put it there; otherwise the newest fill the front
}

// Impact does what is planned, looks at what it changed, and takes it back. The
// error is the one that the verb itself would have: a plan that is not possible
// has no impact. Warnings are not asked about.
func (n *Newsroom) Impact(ctx context.Context, actor news.Actor, id news.ID, p Plan) (Impact, error) {
	var out Impact
	var before state
	var refused []sharing.Outcome
	err := n.room.Try(ctx, actor, func(d *act.Deed) (err error) {
		if before, err = stateOf(d, id); err != nil {
			return err
		}
		refused, err = (&deed{d}).plan(id, p)
		return err
	}, func(d *act.Deed) error {
		after, err := stateOf(d, id)
		if err != nil {
			return err
		}
		out, err = compare(d, before, after)
		if err != nil {
			return err
		}
		out.Refused = refused
		out.Gone, err = d.Store.OwnAssets(d, d.Gone())
		return err
	})
	return out, err
}

// plan runs the verb, and returns the sites that would not get a story that is
// shared to several.
func (d *deed) plan(id news.ID, p Plan) (refused []sharing.Outcome, err error) {
	to := sharing.Target{Site: p.To, Section: p.Section}
	switch p.Step {
	case news.StepShare:
		if p.Targets == nil {
			_, err = sharing.Share(d.Deed, id, p.From, to)
			return nil, err
		}
		all, err := sharing.ShareAll(d.Deed, id, p.From, p.Targets)
		return slices.DeleteFunc(all, func(o sharing.Outcome) bool { return o.Err == nil }), err
	case news.StepPull:
		_, err = sharing.Pull(d.Deed, id, to, p.Hold)
		return nil, err
	case news.StepRelease:
		return nil, sharing.Release(d.Deed, id, p.To)
	case news.StepEnd:
		return nil, sharing.End(d.Deed, id, p.To)
	case news.StepRevoke:
		return nil, sharing.Revoke(d.Deed, id, p.To)
	case news.StepWithdrawHere:
		return nil, sharing.WithdrawOn(d.Deed, id, p.To)
	}
	return nil, d.planHome(id, p)
}

// planHome runs a verb about the story itself.
func (d *deed) planHome(id news.ID, p Plan) error {
	switch p.Step {
	case news.StepPublish:
		return d.publish(id, nil)
	case news.StepSchedule:
		return d.schedule(id, p.At, nil)
	case news.StepUpdate, news.StepNotice:
		c := p.Correction
		if c.Kind != news.SilentFix {
			c = filled(c)
		}
		if p.Step == news.StepNotice {
			return d.addNotice(id, c)
		}
		return d.correct(id, c, nil)
	case news.StepWithdraw:
		st, err := d.liveStory(id, news.StepWithdraw)
		if err != nil {
			return err
		}
		if err := d.bury(&st); err != nil {
			return err
		}
		return d.Event(news.EventStoryWithdrawn, id, st.OriginSite, nil)
	}
	return fault.New(fault.Invalid, "there is no preview of %q", p.Step)
}

// filled completes a correction whose text is still being written.
func filled(c Correction) Correction {
	if strings.TrimSpace(c.Text) == "" {
		c.Text = "…"
	}
	if c.Severity == "" {
		c.Severity = news.Fact
	}
	if c.Severity == news.Substance && c.Apology == "" {
		c.Apology = "…"
	}
	return c
}

// state is a story as readers get it at a moment.
type state struct {
	story      news.Story
	live       news.Content
	placements map[news.ID]news.Placement // by site
	notices    int
	pinned     map[news.ID][]string // fronts by site
}

func stateOf(d *act.Deed, id news.ID) (state, error) {
	st, found, err := d.Store.Story(d, id)
	if err != nil {
		return state{}, err
	}
	if !found {
		return state{}, fault.New(fault.NotFound, "there is no story %s", id)
	}
	s := state{story: st, placements: map[news.ID]news.Placement{}, pinned: map[news.ID][]string{}}
	if st.LiveVersion > 0 {
		v, err := d.Store.Version(d, id, st.LiveVersion)
		if err != nil {
			return s, err
		}
		s.live = v.Content
	}
	placements, err := d.Store.PlacementsOf(d, id)
	if err != nil {
		return s, err
	}
	for _, p := range placements {
		s.placements[p.Site] = p
		if s.pinned[p.Site], err = d.Store.PinnedOn(d, p.Site, p.ID); err != nil {
			return s, err
		}
	}
	notices, err := d.Store.NoticesOf(d, []news.ID{id})
	s.notices = len(notices)
	return s, err
}

// shown returns what readers of a site get, now or from the placement's time
// on, and the lists in which it stands.
func (s state) shown(site news.Site, now time.Time) (news.Visibility, []string, news.Content, error) {
	p, ok := s.placements[site.ID]
	if !ok {
		return news.Hidden, nil, s.live, nil
	}
	c, err := p.Effective(s.live)
	if err != nil {
		return news.Hidden, nil, c, err
	}
	at := now
	for _, t := range []time.Time{s.story.VisibleAt(), s.story.EmbargoUntil, p.VisibleAt} {
		if t.After(at) {
			at = t // as readers will get it
		}
	}
	switch v := news.Visible(site, s.story, p, at); v {
	case news.Shown:
		return v, news.ListsOf(s.story, p, c), c, nil
	case news.Tombstone:
		return v, []string{news.ListWithdrawn}, c, nil
	default:
		return v, nil, c, nil
	}
}

// compare tells what differs for readers, site by site in the network's order.
func compare(d *act.Deed, before, after state) (Impact, error) {
	out := Impact{Story: after.story}
	sites, err := d.Sites()
	if err != nil {
		return out, err
	}
	touched := d.Touched()
	for _, site := range sites {
		if _, ok := after.placements[site.ID]; !ok {
			continue
		}
		one, changed, err := compareSite(d, site, before, after, touched)
		if err != nil {
			return out, err
		}
		if changed {
			out.Sites = append(out.Sites, one)
		}
	}
	return out, nil
}

func compareSite(d *act.Deed, site news.Site, before, after state, touched []string) (SiteImpact, bool, error) {
	p := after.placements[site.ID]
	one := SiteImpact{Site: site, Placement: p, Hubs: site.Settings.Hubs}
	var listsBefore, listsAfter []string
	var err error
	if one.Before, listsBefore, _, err = before.shown(site, d.Now); err != nil {
		return one, false, err
	}
	if one.After, listsAfter, _, err = after.shown(site, d.Now); err != nil {
		return one, false, err
	}
	if one.After == news.Shown && p.VisibleAt.After(d.Now) {
		one.From = p.VisibleAt
	}
	if waits := p.State == news.PlacementOffered || p.State == news.PlacementHeld; waits && one.Before == one.After {
		return one, p.State != before.placements[site.ID].State, nil
	}
	if one.Before == news.Hidden && one.After == news.Hidden {
		return one, false, nil
	}
	one.Notice = one.After == news.Shown && after.notices > before.notices
	if one.Notice {
		listsAfter = append(listsAfter, news.ListNotices)
	}
	if one.Lists, err = listImpacts(d, site, listsBefore, listsAfter); err != nil {
		return one, false, err
	}
	for _, l := range one.Lists {
		switch l.Kind {
		case "latest", "section", "topic", "person":
			one.Feeds++
		case "map", "newsmap":
			one.Maps++
		}
	}
	one.Fronts = frontImpacts(site, p, before.pinned[site.ID], after.pinned[site.ID])
	if before.story.LiveVersion != after.story.LiveVersion && one.Before == news.Shown && one.After == news.Shown {
		one.Altered = altered(p, before.live, after.live)
	}
	same := before.story.LiveVersion == after.story.LiveVersion && before.notices == after.notices && one.Before == one.After
	return one, !same || touches(touched, site), nil
}

// touches reports whether pages of a site's own lists or fronts are made anew.
func touches(tags []string, site news.Site) bool {
	return slices.ContainsFunc(tags, func(tag string) bool {
		return strings.HasPrefix(tag, news.TagList(site.ID, "")) || strings.HasPrefix(tag, news.TagFront(site.ID, ""))
	})
}

// altered returns the fields that the origin changes and the site has its own
// text for.
func altered(p news.Placement, before, after news.Content) []news.Field {
	var fields []news.Field
	for _, o := range p.Overrides {
		var differs bool
		switch o.Field {
		case news.FieldHeadline:
			differs = before.Headline != after.Headline
		case news.FieldLead:
			differs = before.Lead != after.Lead
		case news.FieldBody:
			differs = before.Body != after.Body
		case news.FieldSlug:
			differs = before.Slug != after.Slug
		case news.FieldTopic:
			differs = before.Topic != after.Topic
		case news.FieldPhoto:
			differs = before.Photo != after.Photo
		case news.FieldTags:
			differs = !slices.Equal(before.Tags, after.Tags)
		}
		if differs {
			fields = append(fields, o.Field)
		}
	}
	slices.Sort(fields)
	return fields
}

// listImpacts names the lists, those that change hands before those in which
// the story only reads differently.
func listImpacts(d *act.Deed, site news.Site, before, after []string) ([]ListImpact, error) {
	var out []ListImpact
	add := func(list string, change ListChange) error {
		kind, key, _ := strings.Cut(list, ":")
		l := ListImpact{List: list, Kind: kind, Change: change}
		var err error
		if key != "" {
			l.Name, err = nameOf(d, site, kind, key)
		}
		out = append(out, l)
		return err
	}
	for _, list := range after {
		change := Enters
		if slices.Contains(before, list) {
			change = Changes
		}
		if err := add(list, change); err != nil {
			return nil, err
		}
	}
	for _, list := range before {
		if !slices.Contains(after, list) {
			if err := add(list, Leaves); err != nil {
				return nil, err
			}
		}
	}
	rank := map[ListChange]int{Enters: 0, Leaves: 0, Changes: 1}
	slices.SortStableFunc(out, func(a, b ListImpact) int { return cmp.Compare(rank[a.Change], rank[b.Change]) })
	return out, nil
}

func nameOf(d *act.Deed, site news.Site, kind, key string) (string, error) {
	id, err := news.ParseID(key)
	if err != nil {
		return "", nil
	}
	switch kind {
	case "section":
		sec, _ := site.Section(id)
		return sec.Name, nil
	case "topic":
		topics, err := d.Store.Topics(d, []news.ID{id})
		if err != nil || len(topics) == 0 {
			return "", err
		}
		return topics[0].Name, nil
	case "tag":
		tags, err := d.Store.Tags(d, []news.ID{id})
		if err != nil || len(tags) == 0 {
			return "", err
		}
		return tags[0].Name, nil
	case "person":
		people, err := d.Store.People(d, []news.ID{id})
		if err != nil || len(people) == 0 {
			return "", err
		}
		return people[0].Name, nil
	}
	return "", nil
}

// frontImpacts returns the fronts on which somebody has pinned the story, and
// the two that the newest stories fill.
func frontImpacts(site news.Site, p news.Placement, before, after []string) []FrontImpact {
	fronts := []FrontImpact{{Front: news.FrontHome}, {Front: news.FrontSection(p.Section)}}
	for _, key := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(before, after)))) {
		if i := slices.IndexFunc(fronts, func(f FrontImpact) bool { return f.Front == key }); i >= 0 {
			fronts[i].Pinned = true
			continue
		}
		fronts = append(fronts, FrontImpact{Front: key, Pinned: true})
	}
	for i, f := range fronts {
		if _, key, ok := strings.Cut(f.Front, ":"); ok {
			if id, err := news.ParseID(key); err == nil {
				sec, _ := site.Section(id)
				fronts[i].Name = sec.Name
			}
		}
	}
	return fronts
}

package inside

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Story is a story with all that the writing screen shows.
type Story struct {
	news.Story
	Copy       news.WorkingCopy
	Placements []news.Placement
	Topic      news.Topic // zero for none
	Tags       []news.Tag
	People     map[news.ID]news.Person // of the bylines
	Photo      news.Asset              // zero for none
	Names      map[news.ID]string      // of the accounts that the screen names
	Notices    []news.Notice
	Withdrawal news.Withdrawal // zero when nobody proposed one
	Head       news.Head
	Failed     FailedPlan // zero unless the story is Stopped
	Proposal   Proposal   // zero unless a correction is Proposed
	Private    bool       // whoever asks may see sources and notes; they are empty otherwise
}

// FailedPlan is a planned publication that was stopped.
type FailedPlan struct {
	At      time.Time     `json:"at"` // when readers were to see it
	Reasons []news.Reason `json:"reasons"`
}

// failed reads from the log why a story was stopped.
func (r *Reader) failed(ctx context.Context, st news.Story) (f FailedPlan, err error) {
	if !st.Stopped {
		return f, nil
	}
	e, found, err := r.s.LastEvent(ctx, st.ID, news.EventScheduleFailed)
	if err != nil || !found {
		return f, err
	}
	return f, json.Unmarshal([]byte(e.Payload), &f)
}

// Proposal is a correction that waits for an editor.
type Proposal struct {
	By     news.ID
	At     time.Time
	Reason string
}

// proposal reads from the log who proposed a correction, and why.
func (r *Reader) proposal(ctx context.Context, st news.Story) (p Proposal, err error) {
	if !st.Proposed {
		return p, nil
	}
	e, found, err := r.s.LastEvent(ctx, st.ID, news.EventCorrectionProposed)
	if err != nil || !found {
		return p, err
	}
	err = json.Unmarshal([]byte(e.Payload), &p)
	p.By, p.At = e.Actor, e.At
	return p, err
}

// Origin returns the placement on the origin site.
func (s Story) Origin() news.Placement {
	for _, p := range s.Placements {
		if p.Origin {
			return p
		}
	}
	return news.Placement{}
}

// Story returns a story that the actor may see, or a NotFound fault.
func (r *Reader) Story(ctx context.Context, actor news.Actor, id news.ID) (Story, error) {
	st, placements, err := r.Placed(ctx, actor, id)
	if err != nil {
		return Story{}, err
	}
	out := Story{Story: st, Placements: placements, People: map[news.ID]news.Person{}, Private: actor.MaySeePrivate(st)}
	if out.Copy, _, err = r.s.WorkingCopy(ctx, id); err != nil {
		return out, err
	}
	if !out.Private {
		out.Copy.Content.Private = news.Private{}
	}
	if err := r.subjects(ctx, &out); err != nil {
		return out, err
	}
	if out.Notices, err = r.s.NoticesOf(ctx, []news.ID{id}); err != nil {
		return out, err
	}
	if out.Withdrawal, _, err = r.s.Withdrawal(ctx, id); err != nil {
		return out, err
	}
	if out.Head, _, err = r.s.Head(ctx, id); err != nil {
		return out, err
	}
	if out.Failed, err = r.failed(ctx, st); err != nil {
		return out, err
	}
	if out.Proposal, err = r.proposal(ctx, st); err != nil {
		return out, err
	}
	out.Names, err = r.Names(ctx, st.CreatedBy, out.Proposal.By, out.Copy.SavedBy, out.Head.Assigned, out.Withdrawal.ProposedBy)
	return out, err
}

// subjects loads what the working copy names.
func (r *Reader) subjects(ctx context.Context, s *Story) error {
	c := s.Copy.Content
	if c.Topic != 0 {
		topics, err := r.s.Topics(ctx, []news.ID{c.Topic})
		if err != nil {
			return err
		}
		for _, t := range topics {
			s.Topic = t
		}
	}
	tags, err := r.s.Tags(ctx, c.Tags)
	if err != nil {
		return err
	}
	for _, id := range c.Tags {
		if i := slices.IndexFunc(tags, func(t news.Tag) bool { return t.ID == id }); i >= 0 {
			s.Tags = append(s.Tags, tags[i])
		}
	}
	var ids []news.ID
	for _, b := range c.Bylines {
		ids = append(ids, b.Person)
	}
	people, err := r.s.People(ctx, ids)
	if err != nil {
		return err
	}
	for _, p := range people {
		s.People[p.ID] = p
	}
	if c.Photo.Asset != 0 {
		assets, err := r.s.Assets(ctx, []news.ID{c.Photo.Asset})
		if err != nil {
			return err
		}
		for _, a := range assets {
			s.Photo = a
		}
	}
	return nil
}

// Find offers stories whose text matches a line, for links and replies: any
// that the actor may see, newest first.
func (r *Reader) Find(ctx context.Context, actor news.Actor, line string, limit int) ([]news.Head, error) {
	sites, err := r.scope(ctx, actor, Query{})
	if err != nil {
		return nil, err
	}
	ids, empty, err := r.find.FindDrafts(ctx, r.db.Fresh(), sites, "id", line, 0, limit)
	if err != nil || empty {
		return nil, err
	}
	heads, err := r.s.Heads(ctx, ids)
	slices.SortFunc(heads, func(a, b news.Head) int { return b.TouchedAt.Compare(a.TouchedAt) })
	return heads, err
}

// Versions returns a page of a story's versions without their documents,
// newest first, before version number before (0: from the newest), and the
// names of who made them.
func (r *Reader) Versions(ctx context.Context, actor news.Actor, id news.ID, before, limit int) ([]news.Version, map[news.ID]string, error) {
	if _, _, err := r.Placed(ctx, actor, id); err != nil {
		return nil, nil, err
	}
	versions, err := r.s.Versions(ctx, id, before, limit)
	if err != nil {
		return nil, nil, err
	}
	var makers []news.ID
	for _, v := range versions {
		makers = append(makers, v.MadeBy)
	}
	names, err := r.Names(ctx, makers...)
	return versions, names, err
}

// Version returns one version of a story that the actor may see. Sources and
// notes are empty for those who may not see them.
func (r *Reader) Version(ctx context.Context, actor news.Actor, id news.ID, n int) (news.Version, error) {
	st, _, err := r.Placed(ctx, actor, id)
	if err != nil {
		return news.Version{}, err
	}
	v, err := r.s.Version(ctx, id, n)
	if !actor.MaySeePrivate(st) {
		v.Content.Private = news.Private{}
	}
	return v, err
}

// Choices are what the writing screen offers without being asked.
type Choices struct {
	Topics []news.Topic  // open, last changed first
	People []news.Person // of the site
}

// Numbers of what is offered.
const (
	offeredTopics = 60
	offeredPeople = 120
)

// Choices returns what a story of a site is likely to name.
func (r *Reader) Choices(ctx context.Context, site news.ID) (c Choices, err error) {
	if c.Topics, err = r.s.OpenTopics(ctx, offeredTopics); err != nil {
		return c, err
	}
	c.People, err = r.s.PeopleOf(ctx, site, offeredPeople)
	return c, err
}

// TagNamed returns the tag with an address or alias.
func (r *Reader) TagNamed(ctx context.Context, slug string) (news.Tag, bool, error) {
	return r.s.TagBySlug(ctx, slug)
}

// TopicNamed returns the topic with an address.
func (r *Reader) TopicNamed(ctx context.Context, slug string) (news.Topic, bool, error) {
	return r.s.TopicBySlug(ctx, slug)
}

// PersonNamed returns the person with an address.
func (r *Reader) PersonNamed(ctx context.Context, slug string) (news.Person, bool, error) {
	return r.s.PersonBySlug(ctx, slug)
}

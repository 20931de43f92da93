package news

import (
	"encoding/json"
	"fmt"
	"time"
)

// Placement is a story on a site. The origin site has one too; a shared story
// is a placement and never a copied text.
type Placement struct {
	ID        ID
	Story     ID
	Site      ID
	Section   ID
	Origin    bool
	Via       ID // site that passed it on; 0: it came from its origin
	State     PlacementState
	VisibleAt time.Time // from when this site shows it, or showed it; zero while not planned
	Version   int       // version of the story that stands here
	MadeBy    ID
	MadeAt    time.Time
	EndedAt   time.Time // when its readers lost what stands elsewhere: ended, taken back or withdrawn here alone
	EndedBy   ID        // site whose desk did so; both are zero again once it is shown again
	Overrides []Override
}

// PlacementState is where a placement stands.
type PlacementState string

// The states of a placement. Only Placed is shown, from VisibleAt on;
// Withdrawn shows a tombstone; what readers saw before it ended leads them to
// the origin.
const (
	PlacementOffered   PlacementState = "offered" // the site's desk has been asked
	PlacementHeld      PlacementState = "held"    // on its desk as a draft, until that desk releases it
	PlacementPlaced    PlacementState = "placed"
	PlacementDeclined  PlacementState = "declined" // not wanted, or taken back before anybody saw it
	PlacementEnded     PlacementState = "ended"    // readers saw it here; the site carries it no longer
	PlacementWithdrawn PlacementState = "withdrawn"
)

// Field names one part of the content that a placement may change for its
// site.
type Field string

// The fields that can be overridden. The section is the placement's own and
// needs no override.
const (
	FieldHeadline Field = "headline"
	FieldLead     Field = "lead"
	FieldTopic    Field = "topic"
	FieldPhoto    Field = "photo"
	FieldTags     Field = "tags"
	FieldBody     Field = "body"
	FieldSlug     Field = "slug"
)

// Fields lists the fields that can be overridden.
func Fields() []Field {
	return []Field{FieldHeadline, FieldLead, FieldTopic, FieldPhoto, FieldTags, FieldBody, FieldSlug}
}

// Override is one field that a placement changes for its site. Base is the
// origin's version it was made against, so that a later change of the origin
// can be merged three ways.
type Override struct {
	Field  Field
	Value  string // plain text, or JSON for topic, photo, tags and body
	Base   int
	MadeBy ID
	MadeAt time.Time
}

// PastOverride is what a site said of a field before it said something else, or
// followed the origin again; N tells those of one field apart.
type PastOverride struct {
	N int
	Override
}

// Apply returns the content with the override in place of what it inherits.
func (o Override) Apply(c Content) (Content, error) {
	var err error
	switch o.Field {
	case FieldHeadline:
		c.Headline = o.Value
	case FieldLead:
		c.Lead = o.Value
	case FieldSlug:
		c.Slug = o.Value
	case FieldBody:
		c.Body = o.Value
	case FieldTopic:
		err = json.Unmarshal([]byte(o.Value), &c.Topic)
	case FieldPhoto:
		c.Photo = Photo{}
		err = json.Unmarshal([]byte(o.Value), &c.Photo)
	case FieldTags:
		c.Tags = nil
		err = json.Unmarshal([]byte(o.Value), &c.Tags)
	default:
		err = fmt.Errorf("no such field")
	}
	if err != nil {
		return c, fmt.Errorf("override of %s: %w", o.Field, err)
	}
	return c, nil
}

// Effective returns what the placement's site shows of the story's content.
func (p Placement) Effective(c Content) (Content, error) {
	for _, o := range p.Overrides {
		var err error
		if c, err = o.Apply(c); err != nil {
			return c, err
		}
	}
	return c, nil
}

// Override returns what the placement says of the field instead of the origin;
// own is false where it says nothing of its own.
func (p Placement) Override(f Field) (o Override, own bool) {
	for _, o := range p.Overrides {
		if o.Field == f {
			return o, true
		}
	}
	return Override{}, false
}

// Overridden reports whether the placement changes the field.
func (p Placement) Overridden(f Field) bool {
	_, own := p.Override(f)
	return own
}

// CanonicalHere reports whether the placement's own address is the canonical
// one: at the origin, and where the body was rewritten. A copy that inherits
// its body points search engines to the origin.
func (p Placement) CanonicalHere() bool { return p.Origin || p.Overridden(FieldBody) }

// WithdrawnHere reports whether the placement's site withdrew the story alone.
func (p Placement) WithdrawnHere() bool { return p.State == PlacementWithdrawn && !p.EndedAt.IsZero() }

// WithdrawnAt is when a withdrawn placement became a tombstone: with its story,
// or earlier on its own site alone.
func (p Placement) WithdrawnAt(s Story) time.Time {
	if p.WithdrawnHere() {
		return p.EndedAt
	}
	return s.WithdrawnAt
}

// Seen reports whether readers of the site have had the story before now,
// whatever became of it.
func (p Placement) Seen(now time.Time) bool {
	return !p.EndedAt.IsZero() || p.State == PlacementPlaced && !p.VisibleAt.IsZero() && !p.VisibleAt.After(now)
}

// Appeared reports whether a story can be read at its origin: on the origin's
// pages, or at the partner outside from whom it comes.
func Appeared(origin Site, s Story, p Placement, now time.Time) bool {
	origin.Public = origin.Public || origin.External
	return Visible(origin, s, p, now) == Shown
}

// Visibility is what a reader gets of a placement.
type Visibility int

// The visibilities.
const (
	Hidden Visibility = iota // as if it did not exist: 404
	Shown
	Tombstone // it was public and was withdrawn: 410 with the reason
	Moved     // it was public here and stands at its origin: 301 while it can be read there
)

// Visible decides what a reader of the site gets of a placement at a time.
// It is the one rule about this; lists pre-filter with VisibleAt, which this
// rule made.
func Visible(site Site, s Story, p Placement, now time.Time) Visibility {
	switch {
	case !site.Public || p.Site != site.ID || p.Story != s.ID:
		return Hidden
	case p.State == PlacementWithdrawn || (s.State == StateWithdrawn && p.State == PlacementPlaced):
		if p.VisibleAt.IsZero() || p.VisibleAt.After(p.WithdrawnAt(s)) {
			return Hidden // nobody ever saw it here
		}
		return Tombstone
	case s.State != StateLive && s.State != StateScheduled:
		return Hidden
	case p.State != PlacementPlaced && !p.EndedAt.IsZero():
		return Moved
	case p.State != PlacementPlaced:
		return Hidden
	case s.LiveVersion == 0 || p.VisibleAt.IsZero():
		return Hidden
	case s.VisibleAt().After(now) || s.EmbargoUntil.After(now) || p.VisibleAt.After(now):
		return Hidden
	}
	return Shown
}

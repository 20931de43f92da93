// Package merging brings two changes of one field together: what the origin of
// a story made of it, and what a site that carries the story wrote in its
// place. It also knows the task that asks a site to do so: its fields, its
// deadline, what may be decided. It is pure: no database, no clock.
//
// A proposal never loses what either side wrote. Where both changed the same
// words in different ways, both stand in it, between marks that a person has to
// resolve: ⟪ours‖the origin's⟫.
//
// Layout:
//
//	merging.go  Merge: one field three ways; values of fields
//	task.go     Task and its fields, what is asked, severities and deadlines
//	diff.go     two changes of one list
//	line.go     running text, by sentences and words, with its formatting
//	block.go    which block of a document became which
//	body.go     documents
package merging

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
)

// The marks around two readings of one passage in a proposal.
const (
	Open    = "⟪"
	Between = "‖"
	Close   = "⟫"
)

// Merge is one field three ways. All values are as an override keeps them:
// plain text, or JSON for topic, photo, tags and body.
type Merge struct {
	Field  news.Field
	Base   string // the origin's, against which the site wrote its own
	Theirs string // the origin's now
	Mine   string // the site's own
	// Proposal is both changes made. Unless it is clean, it holds passages that
	// a person has to choose from, or it is the site's own value because the
	// two cannot be brought together.
	Proposal string
	Clean    bool
	// Conflicts are the passages that both changed, in plain text.
	Conflicts []Conflict
}

// Conflict is a passage that both sides changed. Either may be empty: that side
// removed it.
type Conflict struct{ Mine, Theirs string }

// Changed reports whether the origin changed the field.
func (m Merge) Changed() bool { return m.Base != m.Theirs }

// Of merges an override with the change that the origin made of its field from
// one version to another. An override that cannot be read is an error.
func Of(o news.Override, base, theirs news.Content) (Merge, error) {
	own, err := o.Apply(news.Content{})
	if err != nil {
		return Merge{}, err
	}
	m := Merge{Field: o.Field}
	for _, v := range []struct {
		to   *string
		from news.Content
	}{{&m.Base, base}, {&m.Theirs, theirs}, {&m.Mine, own}} {
		if *v.to, err = Value(v.from, o.Field); err != nil {
			return m, err
		}
	}
	switch {
	case m.Mine == m.Base, m.Mine == m.Theirs:
		m.Proposal, m.Clean = m.Theirs, true
		return m, nil
	case m.Theirs == m.Base:
		m.Proposal, m.Clean = m.Mine, true
		return m, nil
	}
	switch o.Field {
	case news.FieldHeadline, news.FieldLead:
		m.Proposal, m.Conflicts = text(m.Base, m.Theirs, m.Mine)
	case news.FieldBody:
		m.Proposal, m.Conflicts, err = body(m.Base, m.Theirs, m.Mine)
	case news.FieldTags:
		m.Proposal, err = jsonText(tags(base.Tags, theirs.Tags, own.Tags))
	case news.FieldPhoto:
		var p news.Photo
		p, m.Conflicts = photo(base.Photo, theirs.Photo, own.Photo)
		m.Proposal, err = jsonText(p)
	default: // a topic or an address is one or the other
		m.Proposal, m.Conflicts = m.Mine, []Conflict{{m.Mine, m.Theirs}}
	}
	m.Clean = len(m.Conflicts) == 0
	return m, err
}

// Value returns one field of a content as an override keeps it.
func Value(c news.Content, f news.Field) (string, error) {
	switch f {
	case news.FieldHeadline:
		return c.Headline, nil
	case news.FieldLead:
		return c.Lead, nil
	case news.FieldSlug:
		return c.Slug, nil
	case news.FieldBody:
		doc, err := document(c.Body)
		return doc.String(), err
	case news.FieldTopic:
		return jsonText(c.Topic)
	case news.FieldPhoto:
		return jsonText(c.Photo)
	case news.FieldTags:
		if c.Tags == nil {
			c.Tags = []news.ID{}
		}
		return jsonText(c.Tags)
	}
	return "", fmt.Errorf("%q is no field", f)
}

// Unresolved reports whether a value still holds two readings of a passage.
// Marks that either side itself wrote are no marks.
func (m Merge) Unresolved(value string) bool {
	for _, mark := range []string{Open, Between, Close} {
		if strings.Contains(value, mark) && !strings.Contains(m.Mine, mark) && !strings.Contains(m.Theirs, mark) {
			return true
		}
	}
	return false
}

func jsonText(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

// document reads a body; an empty one is the empty document.
func document(body string) (richtext.Document, error) {
	if body == "" {
		return richtext.New()
	}
	return richtext.Parse([]byte(body))
}

// tags makes both changes of a set: what either side removed is gone, what the
// origin added comes behind what the site has.
func tags(base, theirs, mine []news.ID) []news.ID {
	out := []news.ID{}
	for _, t := range mine {
		if removed := slices.Contains(base, t) && !slices.Contains(theirs, t); !removed {
			out = append(out, t)
		}
	}
	for _, t := range theirs {
		if !slices.Contains(base, t) && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// photo merges what is said about one picture by words. The words belong to
// the picture: those about another one are not mixed in.
func photo(base, theirs, mine news.Photo) (news.Photo, []Conflict) {
	switch {
	case theirs.Asset != base.Asset && theirs.Asset != mine.Asset:
		return mine, []Conflict{{mine.Caption, theirs.Caption}}
	case mine.Asset != theirs.Asset:
		return mine, nil // the origin changed the words about a picture that is not shown here
	}
	var all []Conflict
	out := news.Photo{Asset: mine.Asset}
	for _, f := range []func(p *news.Photo) *string{
		func(p *news.Photo) *string { return &p.Caption },
		func(p *news.Photo) *string { return &p.Slug },
		func(p *news.Photo) *string { return &p.Alt },
	} {
		merged, conflicts := text(*f(&base), *f(&theirs), *f(&mine))
		*f(&out) = merged
		all = append(all, conflicts...)
	}
	return out, all
}

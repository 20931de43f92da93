package news

import (
	"slices"
	"time"
)

// NameKind is what a name belongs to.
type NameKind string

// The kinds of names that stories share.
const (
	NameTopic   NameKind = "topic"
	NameTag     NameKind = "tag"
	NamePerson  NameKind = "person"
	NameSection NameKind = "section" // moved, never merged by name
)

// Merge is a topic, tag or person that became part of another one, or a section
// that was moved into another one. Versions go on naming the source.
type Merge struct {
	Source  ID
	Kind    NameKind
	Target  ID
	Site    ID // of a section
	MadeBy  ID
	MadeAt  time.Time
	Total   int       // stories in its lists when it began, over all sites
	Moved   int       // so far
	EndedAt time.Time // zero while stories are being moved
}

// Names returns the topic, the tags and the people that a content names, each
// once and without zero.
func (c Content) Names() []ID {
	var ids []ID
	add := func(id ID) {
		if id != 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	add(c.Topic)
	for _, t := range c.Tags {
		add(t)
	}
	for _, b := range c.Bylines {
		add(b.Person)
	}
	return ids
}

// Follow returns the content with the targets of merges in place of what they
// took in, nothing twice.
func (c Content) Follow(merged map[ID]ID) Content {
	if len(merged) == 0 {
		return c
	}
	to := func(id ID) ID {
		if target, ok := merged[id]; ok {
			return target
		}
		return id
	}
	c.Topic = to(c.Topic)
	var tags []ID
	for _, t := range c.Tags {
		if t = to(t); !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	var bylines []Byline
	for _, b := range c.Bylines {
		if b.Person = to(b.Person); !slices.Contains(bylines, b) {
			bylines = append(bylines, b)
		}
	}
	c.Tags, c.Bylines = tags, bylines
	return c
}

// UnknownNames returns what stands against publication because a content names
// a topic, tag or person that is not there. known holds those that are.
func UnknownNames(c Content, known map[ID]bool) []Problem {
	var ps []Problem
	if c.Topic != 0 && !known[c.Topic] {
		ps = append(ps, Problem{Field: "topic", Code: "unknown", Error: true, Text: "the topic does not exist any more; choose another"})
	}
	if slices.ContainsFunc(c.Tags, func(t ID) bool { return !known[t] }) {
		ps = append(ps, Problem{Field: "tags", Code: "unknown", Error: true, Text: "a tag does not exist any more; take it off"})
	}
	if slices.ContainsFunc(c.Bylines, func(b Byline) bool { return !known[b.Person] }) {
		ps = append(ps, Problem{Field: "bylines", Code: "unknown", Error: true, Text: "a person in the byline does not exist; choose another"})
	}
	return ps
}

// ListOfName is the list of what has a name.
func ListOfName(kind NameKind, id ID) string {
	switch kind {
	case NameTopic:
		return ListTopic(id)
	case NameTag:
		return ListTag(id)
	case NamePerson:
		return ListPerson(id)
	}
	return ListSection(id)
}

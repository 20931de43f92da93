package news

import "strings"

// Need is something that a site requires of its stories, beyond what every
// story must have.
type Need string

// What a site can require.
const (
	NeedPhoto   Need = "photo"   // a lead photo
	NeedAlt     Need = "alt"     // a description of every picture
	NeedTopic   Need = "topic"   // a running topic
	NeedTags    Need = "tags"    // at least one tag
	NeedLocated Need = "located" // the place of the dateline
	NeedEditor  Need = "editor"  // an editor among the bylines
	NeedSources Need = "sources" // a word about the sources, which stays in the desk
)

// Needs lists what a site can require, in the order of its settings.
func Needs() []Need {
	return []Need{NeedPhoto, NeedAlt, NeedTopic, NeedTags, NeedLocated, NeedEditor, NeedSources}
}

// Require adds what a site requires and the story does not have: an error each.
// A warning about the same thing gives way to it.
func Require(ps []Problem, needs []Need, c Content) []Problem {
	for _, n := range needs {
		field, missing := n.missing(c)
		switch {
		case n == NeedAlt:
			for i := range ps {
				if ps[i].Code == "alt" {
					ps[i].Error = true
				}
			}
		case missing:
			ps = drop(ps, field, "missing")
			ps = append(ps, Problem{Field: field, Code: "required", Error: true, Text: "this site asks for it: " + string(n)})
		}
	}
	return ps
}

func drop(ps []Problem, field, code string) []Problem {
	var kept []Problem
	for _, p := range ps {
		if p.Field != field || p.Code != code {
			kept = append(kept, p)
		}
	}
	return kept
}

func (n Need) missing(c Content) (field string, missing bool) {
	switch n {
	case NeedPhoto:
		return "photo", c.Photo.Asset == 0
	case NeedTopic:
		return "topic", c.Topic == 0
	case NeedTags:
		return "tags", len(c.Tags) == 0
	case NeedLocated:
		return "located", strings.TrimSpace(c.Located) == ""
	case NeedSources:
		return "sources", strings.TrimSpace(c.Private.Sources) == ""
	case NeedEditor:
		for _, b := range c.Bylines {
			if b.Role == Editor {
				return "bylines", false
			}
		}
		return "bylines", true
	}
	return "", false
}

package cowriting

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/textdiff"
)

// merging is how two changes of one field come together.
type merging int

const (
	last  merging = iota // the last one stays
	words                // a text in one line, word by word
	lines                // a text of several lines, word by word
	items                // a list: what either added and removed
)

// field is a part of a text that merges by itself. Its value is a text, as a
// control of a form has it: IDs as in addresses, yes as "1" and no as "", the
// items of a list on lines of their own.
type field struct {
	name    string
	merge   merging
	private bool // never shown outside the newsroom, and not to everybody in it
	get     func(d *Draft) string
	set     func(d *Draft, value string) error
}

// Draft is all that people write in a story together: what it says, where it
// stands and what kind it is.
type Draft struct {
	news.Content
	Section news.ID // on the origin site
	Kind    news.Kind
}

// DraftOf returns a story as its working copy has it. section is where it
// stands on its origin site.
func DraftOf(st news.Story, section news.ID, w news.WorkingCopy) Draft {
	return Draft{w.Content, cmp.Or(w.Section, section), cmp.Or(w.Kind, st.Kind)}
}

// fields lists every field besides the body.
func fields() []field {
	return []field{
		text("headline", words, func(c *news.Content) *string { return &c.Headline }),
		text("lead", words, func(c *news.Content) *string { return &c.Lead }),
		{name: "section", merge: last, get: section, set: setSection},
		{name: "kind", merge: last, get: kind, set: setKind},
		text("slug", last, func(c *news.Content) *string { return &c.Slug }),
		id("topic", func(c *news.Content) *news.ID { return &c.Topic }),
		{name: "tags", merge: items, get: tags, set: setTags},
		{name: "bylines", merge: items, get: bylines, set: setBylines},
		id("photo", func(c *news.Content) *news.ID { return &c.Photo.Asset }),
		text("photo_caption", words, func(c *news.Content) *string { return &c.Photo.Caption }),
		text("photo_slug", words, func(c *news.Content) *string { return &c.Photo.Slug }),
		text("photo_alt", words, func(c *news.Content) *string { return &c.Photo.Alt }),
		text("located", words, func(c *news.Content) *string { return &c.Located }),
		yes("urgent", func(c *news.Content) *bool { return &c.Urgent }),
		yes("sensitive", func(c *news.Content) *bool { return &c.Sensitive }),
		text("ai_level", last, func(c *news.Content) *string { return (*string)(&c.AI.Level) }),
		text("ai_tool", words, func(c *news.Content) *string { return &c.AI.Tool }),
		{name: "unverified", merge: last, get: unverified, set: setUnverified},
		attested("public_interest", func(a *news.Attestation) *string { return &a.PublicInterest }),
		attested("first_source", func(a *news.Attestation) *string { return &a.FirstSource }),
		attested("unreachable", func(a *news.Attestation) *string { return &a.Unreachable }),
		{name: "note_shown", merge: last, get: noteShown, set: setNoteShown},
		text("sponsor", words, func(c *news.Content) *string { return &c.Sponsor }),
		secret("sources", func(c *news.Content) *string { return &c.Private.Sources }),
		secret("notes", func(c *news.Content) *string { return &c.Private.Notes }),
	}
}

// Fields names every field that merges by itself.
func Fields() []string {
	var names []string
	for _, f := range fields() {
		names = append(names, f.name)
	}
	return names
}

func fieldNamed(name string) (field, bool) {
	for _, f := range fields() {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

// applyFields merges the changes of fields into a content. The address follows
// the headline until somebody writes one; when published is set, it stays.
func applyFields(c *Draft, changes map[string]FieldChange, published bool) (map[string]FieldResult, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	follows := !published && (c.Slug == "" || c.Slug == lang.Slug(c.Headline))
	results := make(map[string]FieldResult, len(changes))
	refused := fault.Fields{}
	for _, f := range fields() {
		change, ok := changes[f.name]
		if !ok {
			continue
		}
		r, err := f.apply(c, change)
		if err != nil {
			refused.Add(f.name, "cannot be read")
			continue
		}
		results[f.name] = r
	}
	if _, written := changes["slug"]; follows && !written || c.Slug == "" {
		c.Slug = lang.Slug(c.Headline)
	}
	return results, refused.Err()
}

func (f field) apply(c *Draft, change FieldChange) (r FieldResult, err error) {
	// Values are compared in the form in which they are kept.
	base, err := f.kept(change.Base)
	if err != nil {
		return r, err
	}
	value, err := f.kept(change.Value)
	if err != nil {
		return r, err
	}
	now := f.get(c)
	switch {
	case now == value, base == value: // nothing to do
		return FieldResult{Value: now}, nil
	case now == base: // nobody else changed it
	case f.merge == last:
		r.Over = &now
	case f.merge == items:
		value = mergeItems(base, now, value)
	default:
		value, r.Both = textdiff.Merge3(base, now, value)
	}
	if err := f.set(c, value); err != nil {
		return r, err
	}
	r.Value = f.get(c)
	return r, nil
}

// kept is a value as it is read back once it was saved.
func (f field) kept(value string) (string, error) {
	var c Draft
	err := f.set(&c, value)
	return f.get(&c), err
}

// mergeItems keeps the order of the list as it is, takes out what the change
// removed and puts what it added at the end.
func mergeItems(base, now, mine string) string {
	before, here, wanted := linesOf(base), linesOf(now), linesOf(mine)
	var out []string
	for _, item := range here {
		if !slices.Contains(before, item) || slices.Contains(wanted, item) {
			out = append(out, item)
		}
	}
	for _, item := range wanted {
		if !slices.Contains(before, item) && !slices.Contains(here, item) {
			out = append(out, item)
		}
	}
	return strings.Join(out, "\n")
}

// Values returns the fields of a text by their names, as somebody may see them:
// without the private ones unless they may see these, and without what is the
// story's and not the text's.
func Values(c news.Content, private bool) map[string]string {
	out := Draft{Content: c}.Values(private)
	delete(out, "section")
	delete(out, "kind")
	return out
}

// Values returns the fields by their names, without the private ones unless
// somebody may see these.
func (d Draft) Values(private bool) map[string]string {
	out := map[string]string{}
	for _, f := range fields() {
		if !f.private || private {
			out[f.name] = f.get(&d)
		}
	}
	return out
}

func sameFields(a, b Draft) bool { return maps.Equal(a.Values(true), b.Values(true)) }

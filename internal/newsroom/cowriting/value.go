package cowriting

import (
	"strings"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

func text(name string, m merging, at func(c *news.Content) *string) field {
	return field{name: name, merge: m,
		get: func(d *Draft) string { return *at(&d.Content) },
		set: func(d *Draft, value string) error { *at(&d.Content) = act.OneLine(value); return nil },
	}
}

// secret is a text of several lines that stays in the newsroom.
func secret(name string, at func(c *news.Content) *string) field {
	return field{name: name, merge: lines, private: true,
		get: func(d *Draft) string { return *at(&d.Content) },
		set: func(d *Draft, value string) error {
			*at(&d.Content) = strings.ReplaceAll(value, "\r\n", "\n")
			return nil
		},
	}
}

func id(name string, at func(c *news.Content) *news.ID) field {
	return field{name: name, merge: last,
		get: func(d *Draft) string { return idText(*at(&d.Content)) },
		set: func(d *Draft, value string) (err error) {
			*at(&d.Content), err = parseID(name, value)
			return err
		},
	}
}

func yes(name string, at func(c *news.Content) *bool) field {
	return field{name: name, merge: last,
		get: func(d *Draft) string { return yesText(*at(&d.Content)) },
		set: func(d *Draft, value string) error { *at(&d.Content) = value != ""; return nil },
	}
}

// attested is one sentence of an attestation. Writing one marks the story as
// unverified: whoever says why it is does not lose what they wrote because
// somebody has taken the mark away, or because they wrote before they ticked.
func attested(name string, at func(a *news.Attestation) *string) field {
	return field{name: name, merge: words,
		get: func(d *Draft) string {
			if d.Unverified == nil {
				return ""
			}
			return *at(d.Unverified)
		},
		set: func(d *Draft, value string) error {
			if value = act.OneLine(value); value != "" || d.Unverified != nil {
				*at(attestation(d)) = value
			}
			return nil
		},
	}
}

// attestation is a draft's own one to change: the content before keeps its.
func attestation(d *Draft) *news.Attestation {
	var own news.Attestation
	if d.Unverified != nil {
		own = *d.Unverified
	}
	d.Unverified = &own
	return &own
}

func unverified(d *Draft) string { return yesText(d.Unverified != nil) }

func setUnverified(d *Draft, value string) error {
	switch {
	case value == "":
		d.Unverified = nil
	case d.Unverified == nil:
		d.Unverified = &news.Attestation{}
	}
	return nil
}

func noteShown(d *Draft) string { return yesText(d.Unverified != nil && d.Unverified.NoteShown) }

func setNoteShown(d *Draft, value string) error {
	if value != "" || d.Unverified != nil {
		attestation(d).NoteShown = value != ""
	}
	return nil
}

func section(d *Draft) string { return idText(d.Section) }

func setSection(d *Draft, value string) (err error) {
	d.Section, err = parseID("section", value)
	return err
}

func kind(d *Draft) string { return string(d.Kind) }

func setKind(d *Draft, value string) error { d.Kind = news.Kind(value); return nil }

func tags(d *Draft) string {
	var out []string
	for _, t := range d.Tags {
		out = append(out, t.String())
	}
	return strings.Join(out, "\n")
}

func setTags(d *Draft, value string) error {
	d.Tags = nil
	for _, line := range linesOf(value) {
		tag, err := parseID("tags", line)
		if err != nil {
			return err
		}
		d.Tags = append(d.Tags, tag)
	}
	return nil
}

// bylines writes each as the person's ID, a space and the role.
func bylines(d *Draft) string {
	var out []string
	for _, b := range d.Bylines {
		out = append(out, b.Person.String()+" "+string(b.Role))
	}
	return strings.Join(out, "\n")
}

func setBylines(d *Draft, value string) error {
	d.Bylines = nil
	for _, line := range linesOf(value) {
		person, role, _ := strings.Cut(line, " ")
		id, err := parseID("bylines", person)
		if err != nil {
			return err
		}
		if role == "" {
			role = string(news.Author)
		}
		d.Bylines = append(d.Bylines, news.Byline{Person: id, Role: news.BylineRole(role)})
	}
	return nil
}

func idText(id news.ID) string {
	if id == 0 {
		return ""
	}
	return id.String()
}

func parseID(name, text string) (news.ID, error) {
	var id news.ID
	if err := id.UnmarshalText([]byte(text)); err != nil {
		return 0, fault.Field(name, "cannot be read")
	}
	return id, nil
}

func yesText(b bool) string {
	if b {
		return "1"
	}
	return ""
}

// linesOf returns the lines that are not empty, each once.
func linesOf(s string) []string {
	var out []string
	seen := map[string]bool{}
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" && !seen[line] {
			seen[line] = true
			out = append(out, line)
		}
	}
	return out
}

package cowriting

import (
	"strings"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

func text(name string, m merging, at func(c *news.Content) *string) field {
	return field{name: name, merge: m,
		get: func(c *news.Content) string { return *at(c) },
		set: func(c *news.Content, value string) error { *at(c) = act.OneLine(value); return nil },
	}
}

// secret is a text of several lines that stays in the newsroom.
func secret(name string, at func(c *news.Content) *string) field {
	return field{name: name, merge: lines, private: true,
		get: func(c *news.Content) string { return *at(c) },
		set: func(c *news.Content, value string) error {
			*at(c) = strings.ReplaceAll(value, "\r\n", "\n")
			return nil
		},
	}
}

func id(name string, at func(c *news.Content) *news.ID) field {
	return field{name: name, merge: last,
		get: func(c *news.Content) string { return idText(*at(c)) },
		set: func(c *news.Content, value string) (err error) {
			*at(c), err = parseID(name, value)
			return err
		},
	}
}

func yes(name string, at func(c *news.Content) *bool) field {
	return field{name: name, merge: last,
		get: func(c *news.Content) string { return yesText(*at(c)) },
		set: func(c *news.Content, value string) error { *at(c) = value != ""; return nil },
	}
}

// attested is one sentence of an attestation. Without an attestation it is
// empty, and what is written is not kept.
func attested(name string, at func(a *news.Attestation) *string) field {
	return field{name: name, merge: words,
		get: func(c *news.Content) string {
			if c.Unverified == nil {
				return ""
			}
			return *at(c.Unverified)
		},
		set: func(c *news.Content, value string) error {
			if c.Unverified != nil {
				changed := *c.Unverified // the content before keeps its own
				*at(&changed) = act.OneLine(value)
				c.Unverified = &changed
			}
			return nil
		},
	}
}

func unverified(c *news.Content) string { return yesText(c.Unverified != nil) }

func setUnverified(c *news.Content, value string) error {
	switch {
	case value == "":
		c.Unverified = nil
	case c.Unverified == nil:
		c.Unverified = &news.Attestation{}
	}
	return nil
}

func noteShown(c *news.Content) string { return yesText(c.Unverified != nil && c.Unverified.NoteShown) }

func setNoteShown(c *news.Content, value string) error {
	if c.Unverified != nil {
		changed := *c.Unverified
		changed.NoteShown = value != ""
		c.Unverified = &changed
	}
	return nil
}

func tags(c *news.Content) string {
	var out []string
	for _, t := range c.Tags {
		out = append(out, t.String())
	}
	return strings.Join(out, "\n")
}

func setTags(c *news.Content, value string) error {
	c.Tags = nil
	for _, line := range linesOf(value) {
		tag, err := parseID("tags", line)
		if err != nil {
			return err
		}
		c.Tags = append(c.Tags, tag)
	}
	return nil
}

// bylines writes each as the person's ID, a space and the role.
func bylines(c *news.Content) string {
	var out []string
	for _, b := range c.Bylines {
		out = append(out, b.Person.String()+" "+string(b.Role))
	}
	return strings.Join(out, "\n")
}

func setBylines(c *news.Content, value string) error {
	c.Bylines = nil
	for _, line := range linesOf(value) {
		person, role, _ := strings.Cut(line, " ")
		id, err := parseID("bylines", person)
		if err != nil {
			return err
		}
		if role == "" {
			role = string(news.Author)
		}
		c.Bylines = append(c.Bylines, news.Byline{Person: id, Role: news.BylineRole(role)})
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

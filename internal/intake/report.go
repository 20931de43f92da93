package intake

import (
	"fmt"
	"io"
	"strings"
)

// Write writes an entry with what somebody should look at. A page without a
// doubt takes one line.
func (e Entry) Write(w io.Writer) error {
	var sb strings.Builder
	head := e.Page
	if e.Pages > 1 {
		head += fmt.Sprintf(" (%d pages)", e.Pages)
	}
	switch e.Outcome {
	case Known:
		fmt.Fprintf(&sb, "%s: in before as %s\n", head, e.Story)
	case Refused:
		fmt.Fprintf(&sb, "%s: refused: %s\n", head, e.Error)
	case Alike:
		fmt.Fprintf(&sb, "%s: not brought in: %q\n", head, e.Title)
	default:
		at := ""
		if e.Story != "" {
			at = " " + e.Story
		}
		fmt.Fprintf(&sb, "%s: %s%s: %q", head, e.Outcome, at, e.Title)
		if e.Path != "" {
			sb.WriteString(" at " + e.Path)
		}
		sb.WriteByte('\n')
	}
	if e.Held != "" {
		fmt.Fprintf(&sb, "    not published: %s\n", e.Held)
	}
	for _, a := range e.Alike {
		headline := "a text that another desk is writing"
		if a.Headline != "" {
			headline = fmt.Sprintf("%q", a.Headline)
		}
		fmt.Fprintf(&sb, "    %d%% the same as %s %s, %s on %s\n", a.Percent, a.Story, headline, a.State, a.Site)
	}
	if e.Outcome == Alike {
		_, err := io.WriteString(w, sb.String())
		return err
	}
	for _, d := range e.Doubts {
		field := d.Field
		if field == "" {
			field = "page"
		}
		fmt.Fprintf(&sb, "    %s: %s\n", field, d.Note)
	}
	for _, word := range e.Words {
		fmt.Fprintf(&sb, "    word in %s: %s (%s?)\n", word.Field, word.Word, word.Meant)
	}
	for _, n := range e.Names {
		switch {
		case n.Other == "":
			fmt.Fprintf(&sb, "    name: %s stands once, and not who that is\n", n.Name)
		case n.Archive:
			fmt.Fprintf(&sb, "    name: %s (the archive has %s)\n", n.Name, n.Other)
		default:
			fmt.Fprintf(&sb, "    name: %s (%s elsewhere)\n", n.Name, n.Other)
		}
	}
	_, err := io.WriteString(w, sb.String())
	return err
}

// String says in one line how many pages became what.
func (t Tally) String() string {
	parts := []string{}
	for _, o := range []struct {
		outcome Outcome
		says    string
	}{{Published, "published"}, {Draft, "drafts"}, {Known, "in before"}, {Alike, "not brought in, the network has them"}, {Refused, "refused"}} {
		if n := t.Outcomes[o.outcome]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o.says))
		}
	}
	line := fmt.Sprintf("%d pages", t.Pages)
	if t.Pages == 1 {
		line = "1 page"
	}
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	if t.Held > 0 {
		line += fmt.Sprintf("; %d kept back", t.Held)
	}
	if t.Doubtful > 0 {
		line += fmt.Sprintf("; %d to look at", t.Doubtful)
	}
	return line
}

package story

import (
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/compare"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/textdiff"
)

type comparePage struct {
	frame.Base
	Story  inside.Story
	From   side
	To     side
	Fields []fieldChange
	Body   compare.Comparison
	Same   bool
}

// side is one of the two texts.
type side struct {
	N    int // of the version, 0 for the working copy
	By   string
	When string
}

// fieldChange is a field that differs, word by word.
type fieldChange struct {
	Label string // message
	Runs  []textdiff.Run
}

// compared shows what was added and removed between two versions, or between
// one and the copy as it is.
func (s *screens) compared(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	st, err := s.read.Story(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	p := &comparePage{Base: c.Base("list", "story.compared", headlineOr(c, st.Copy.Content.Headline)), Story: st}
	var before, after news.Content
	if before, p.From, err = s.sideOf(c, p, c.R.FormValue("from")); err != nil {
		return err
	}
	if after, p.To, err = s.sideOf(c, p, c.R.FormValue("to")); err != nil {
		return err
	}
	if p.From.N > p.To.N && p.To.N > 0 { // whichever was chosen first, time runs forward
		before, after, p.From, p.To = after, before, p.To, p.From
	}
	if p.Body, err = bodies(before.Body, after.Body); err != nil {
		return err
	}
	p.Fields = fieldsThatDiffer(st, before, after)
	p.Same = p.Body.Same() && len(p.Fields) == 0
	return c.Render(s.compare, p)
}

// sideOf reads a version by its number; none is the copy as it is.
func (s *screens) sideOf(c *frame.Call, p *comparePage, n string) (news.Content, side, error) {
	if n == "" {
		w := p.Story.Copy
		return w.Content, side{By: p.Story.Names[w.SavedBy], When: p.Time(w.SavedAt)}, nil
	}
	number, err := strconv.Atoi(n)
	if err != nil || number < 1 || number > p.Story.LastVersion {
		return news.Content{}, side{}, fault.New(fault.NotFound, "the story has no such version")
	}
	v, err := s.read.Version(c.Context(), c.Actor(), p.Story.ID, number)
	if err != nil {
		return news.Content{}, side{}, err
	}
	names, err := s.read.Names(c.Context(), v.MadeBy)
	return v.Content, side{number, names[v.MadeBy], p.Time(v.MadeAt)}, err
}

func bodies(before, after string) (compare.Comparison, error) {
	a, err := richtext.Parse([]byte(before))
	if err != nil {
		return compare.Comparison{}, err
	}
	b, err := richtext.Parse([]byte(after))
	if err != nil {
		return compare.Comparison{}, err
	}
	return compare.Documents(a, b), nil
}

// labels of fields whose name is not that of their message.
func fieldLabel(name string) string {
	switch name {
	case "photo_caption", "photo_slug", "photo_alt", "first_source", "note_shown":
		return "story." + strings.ReplaceAll(name, "_", "")
	case "public_interest":
		return "story.interest"
	case "ai_level":
		return "story.ai"
	case "ai_tool":
		return "story.aitool"
	}
	return "story." + name
}

func fieldsThatDiffer(st inside.Story, before, after news.Content) []fieldChange {
	a, b := cowriting.Values(before, st.Private), cowriting.Values(after, st.Private)
	var out []fieldChange
	for _, name := range cowriting.Fields() {
		if a[name] != b[name] {
			out = append(out, fieldChange{fieldLabel(name), textdiff.Words(said(name, a[name], st), said(name, b[name], st))})
		}
	}
	return out
}

// said writes a value for people: names instead of IDs where the story knows
// them.
func said(name, value string, st inside.Story) string {
	lines := strings.Split(value, "\n")
	for i, line := range lines {
		switch name {
		case "tags":
			for _, t := range st.Tags {
				if t.ID.String() == line {
					lines[i] = t.Name
				}
			}
		case "bylines":
			id, role, _ := strings.Cut(line, " ")
			for _, p := range st.People {
				if p.ID.String() == id {
					lines[i] = p.Name + " (" + role + ")"
				}
			}
		case "topic":
			if st.Topic.ID.String() == line {
				lines[i] = st.Topic.Name
			}
		case "urgent", "sensitive", "unverified", "note_shown":
			if line == "1" {
				lines[i] = "✓"
			}
		}
	}
	return strings.Join(lines, ", ")
}

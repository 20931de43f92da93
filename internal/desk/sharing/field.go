package sharing

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/compare"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
	"github.com/tajuk/tajuk/internal/textdiff"
)

// fieldView is one field of a task three ways, and the forms that answer it.
type fieldView struct {
	inside.TaskField
	Lang   string // of the text
	Before column // the origin's, when the own text was made
	Theirs column // what the origin made of it
	Mine   column // what the site made of it
	Merged column // what the proposal makes of the own text
	// Form says how a text of one's own is written: as a "line", a "text", a
	// "document" in Markdown, "tags" that are ticked, the words of a "photo";
	// empty where there is only the one or the other.
	Form  string
	Text  string // to begin with
	Tags  []tagChoice
	Photo news.Photo
	// Same: the proposal is the origin's, or the own text as it is.
	Same bool
}

type tagChoice struct {
	ID   news.ID
	Name string
	On   bool
}

// column is a text with what changed in it.
type column struct {
	Runs  []textdiff.Run
	Parts []part // of a document
}

// part is a stretch of a document; a folded one has no change.
type part struct {
	compare.Part
	Says string // of a folded one
}

// around is how many blocks without a change stay in sight around one.
const around = 1

func viewOf(c *frame.Call, t inside.Task, f inside.TaskField) (fieldView, error) {
	v := fieldView{TaskField: f, Lang: t.Story.Language, Same: f.Merge.Proposal == f.Merge.Mine || f.Merge.Proposal == f.Merge.Theirs}
	m := f.Merge
	var err error
	if v.Theirs, err = columnOf(c, t, f.Field, m.Base, m.Theirs); err != nil {
		return v, err
	}
	if v.Mine, err = columnOf(c, t, f.Field, m.Base, m.Mine); err != nil {
		return v, err
	}
	if v.Merged, err = columnOf(c, t, f.Field, m.Mine, m.Proposal); err != nil {
		return v, err
	}
	v.Before = v.Theirs.before()
	switch f.Field {
	case news.FieldSlug:
		v.Form, v.Text = "line", m.Proposal
	case news.FieldHeadline, news.FieldLead:
		v.Form, v.Text = "text", m.Proposal
	case news.FieldBody:
		doc, err := richtext.Parse([]byte(m.Proposal))
		if err != nil {
			return v, err
		}
		v.Form, v.Text = "document", markdown.Write(doc)
	case news.FieldTags:
		v.Form = "tags"
		err = v.chooseTags(t)
	case news.FieldPhoto:
		v.Form = "photo"
		err = json.Unmarshal([]byte(m.Proposal), &v.Photo)
	}
	return v, err
}

// chooseTags offers every tag of the three sides; those of the proposal are
// ticked.
func (v *fieldView) chooseTags(t inside.Task) error {
	var on []news.ID
	for i, value := range []string{v.Merge.Proposal, v.Merge.Mine, v.Merge.Theirs, v.Merge.Base} {
		var ids []news.ID
		if err := json.Unmarshal([]byte(value), &ids); err != nil {
			return err
		}
		if i == 0 {
			on = ids
		}
		for _, id := range ids {
			if !slices.ContainsFunc(v.Tags, func(c tagChoice) bool { return c.ID == id }) {
				v.Tags = append(v.Tags, tagChoice{id, t.Subject[id], slices.Contains(on, id)})
			}
		}
	}
	return nil
}

// retype puts back what was sent.
func (v *fieldView) retype(c *frame.Call) {
	v.Text = c.R.PostFormValue("value")
	v.Photo.Caption, v.Photo.Slug, v.Photo.Alt = oneLine(c, "caption"), oneLine(c, "slug"), oneLine(c, "alt")
	for i := range v.Tags {
		v.Tags[i].On = slices.Contains(c.R.PostForm["tag"], v.Tags[i].ID.String())
	}
}

func columnOf(c *frame.Call, t inside.Task, f news.Field, before, after string) (column, error) {
	if f != news.FieldBody {
		a, err := inWords(c, t, f, before)
		if err != nil {
			return column{}, err
		}
		b, err := inWords(c, t, f, after)
		runs := textdiff.Words(a, b)
		if rewritten(a, runs) {
			runs = textdiff.Words(b, b)
		}
		return column{Runs: runs}, err
	}
	a, err := richtext.Parse([]byte(before))
	if err != nil {
		return column{}, err
	}
	b, err := richtext.Parse([]byte(after))
	if err != nil {
		return column{}, err
	}
	comparison := compare.Documents(a, b)
	if 2*comparison.WordsRemoved > a.WordCount() && a.WordCount() > 0 {
		comparison = compare.Documents(b, b) // written anew: nothing is gained by marking all of it
		return column{Parts: []part{{Part: compare.Part{Blocks: comparison.Blocks}}}}, nil
	}
	var out column
	for _, p := range comparison.Fold(around) {
		one := part{Part: p}
		if p.Folded {
			one.Says = c.Text("tasks.folded", len(p.Blocks))
		}
		out.Parts = append(out.Parts, one)
	}
	return out, nil
}

// rewritten reports whether so little of a text was kept that marking the rest
// would hide it.
func rewritten(before string, runs []textdiff.Run) bool {
	kept := 0
	for _, r := range runs {
		if r.Op == textdiff.Kept {
			kept += len(strings.Fields(r.Text))
		}
	}
	words := len(strings.Fields(before))
	return words > 3 && 2*kept < words
}

// before is the text of a column before its changes.
func (col column) before() column {
	was := func(runs []textdiff.Run) (out []textdiff.Run) {
		for _, r := range runs {
			if r.Op != textdiff.Added {
				out = append(out, textdiff.Run{Op: textdiff.Kept, Text: r.Text})
			}
		}
		return out
	}
	out := column{Runs: was(col.Runs)}
	for _, p := range col.Parts {
		one := part{compare.Part{Folded: p.Folded}, p.Says}
		for _, b := range p.Blocks {
			if b.Change == compare.Added {
				continue
			}
			old := b
			old.Change, old.Runs, old.Attrs = compare.Kept, nil, nil
			for _, r := range b.Runs {
				if r.Op != textdiff.Added {
					old.Runs = append(old.Runs, compare.Run{Op: textdiff.Kept, Text: r.Text, Marks: r.Marks})
				}
			}
			for _, at := range b.Attrs {
				old.Attrs = append(old.Attrs, compare.Attr{Name: at.Name, Before: at.Before, After: at.Before})
			}
			one.Blocks = append(one.Blocks, old)
		}
		if len(one.Blocks) > 0 {
			out.Parts = append(out.Parts, one)
		}
	}
	return out
}

// inWords writes a value of a field for people.
func inWords(c *frame.Call, t inside.Task, f news.Field, value string) (string, error) {
	switch f {
	case news.FieldTopic:
		var id news.ID
		if err := json.Unmarshal([]byte(value), &id); err != nil {
			return "", err
		}
		return t.Subject[id], nil
	case news.FieldTags:
		var ids []news.ID
		if err := json.Unmarshal([]byte(value), &ids); err != nil {
			return "", err
		}
		var names []string
		for _, id := range ids {
			names = append(names, t.Subject[id])
		}
		return strings.Join(names, ", "), nil
	case news.FieldPhoto:
		var p news.Photo
		if err := json.Unmarshal([]byte(value), &p); err != nil {
			return "", err
		}
		if p.Asset == 0 {
			return c.Text("tasks.nophoto"), nil
		}
		lines := []string{c.Text("tasks.photo", p.Asset.String())}
		for _, part := range []struct{ key, text string }{{"caption", p.Caption}, {"slug", p.Slug}, {"alt", p.Alt}} {
			if part.text != "" {
				lines = append(lines, c.Text("tasks."+part.key)+": "+part.text)
			}
		}
		return strings.Join(lines, "\n"), nil
	}
	return value, nil
}

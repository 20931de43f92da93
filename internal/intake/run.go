package intake

import (
	"context"
	"errors"
	"iter"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Entry is what became of one page, as the report tells it.
type Entry struct {
	Page    string          `json:"page"`
	Pages   int             `json:"pages"` // how many were joined
	Outcome Outcome         `json:"outcome"`
	Story   string          `json:"story,omitempty"`
	Path    string          `json:"path,omitempty"`
	Title   string          `json:"title"`
	Date    string          `json:"date"`
	Held    string          `json:"held,omitempty"`
	Error   string          `json:"error,omitempty"`
	Doubts  []capture.Doubt `json:"doubts"`
	Words   []capture.Word  `json:"words"`
	Names   []capture.Name  `json:"names"`
	Alike   []capture.Alike `json:"alike"`
}

// Doubtful tells an entry that somebody should look at.
func (e Entry) Doubtful() bool { return len(e.Doubts)+len(e.Words)+len(e.Names) > 0 || e.Held != "" }

// Tally counts entries.
type Tally struct {
	Pages    int             `json:"pages"`
	Outcomes map[Outcome]int `json:"outcomes"`
	Doubtful int             `json:"doubtful"`
	Held     int             `json:"held"`
}

func (t *Tally) add(e Entry) {
	if t.Outcomes == nil {
		t.Outcomes = map[Outcome]int{}
	}
	t.Pages++
	t.Outcomes[e.Outcome]++
	if e.Doubtful() && e.Outcome != Known && e.Outcome != Alike {
		t.Doubtful++
	}
	if e.Held != "" {
		t.Held++
	}
}

// Run brings in items one after the other and tells of each as soon as it is
// done. A page that cannot be a story does not stop the others; what else fails
// does, and Run can be called again with the same items: what was brought in
// is known.
func (im *Importer) Run(ctx context.Context, actor news.Actor, items iter.Seq[Item], opt Options, told func(Entry) error) (t Tally, err error) {
	for it := range items {
		if err := ctx.Err(); err != nil {
			return t, err
		}
		e, err := im.one(ctx, actor, it, opt)
		if err != nil {
			return t, err
		}
		t.add(e)
		if err := told(e); err != nil {
			return t, err
		}
	}
	return t, ctx.Err()
}

func (im *Importer) one(ctx context.Context, actor news.Actor, it Item, opt Options) (Entry, error) {
	e := Entry{Page: it.Name, Pages: it.Pages, Title: it.Story.Title, Date: it.Story.Date,
		Doubts: []capture.Doubt{}, Words: []capture.Word{}, Names: []capture.Name{}, Alike: []capture.Alike{}}
	if it.Err != nil {
		if err := ctx.Err(); err != nil {
			return e, err
		}
		e.Outcome, e.Error = Refused, reason(it.Err)
		return e, nil
	}
	r, err := im.Import(ctx, actor, it.Story, it.Digest, opt)
	if err != nil {
		switch kind := fault.KindOf(err); {
		case errors.Is(err, ErrNothing), kind == fault.Invalid, kind == fault.Conflict:
			e.Outcome, e.Error = Refused, reason(err)
			return e, nil
		}
		return e, err
	}
	e.Outcome, e.Path, e.Held = r.Outcome, r.Path, r.Held
	if r.Story != 0 {
		e.Story = r.Story.String()
	}
	e.Alike = append(e.Alike, im.Named(r)...)
	if r.Outcome != Known {
		e.Doubts, e.Words, e.Names = append(e.Doubts, it.Story.Doubts...), append(e.Words, r.Words...), append(e.Names, r.Names...)
	}
	return e, nil
}

// Named returns the stories that a result is alike to, for people.
func (im *Importer) Named(r Result) []capture.Alike {
	out := make([]capture.Alike, len(r.Alike))
	for i, a := range r.Alike {
		out[i] = capture.Alike{Story: a.Story.String(), Site: im.SiteName(a.Site), State: string(a.State), Headline: a.Headline, Percent: a.Percent}
	}
	return out
}

package cowriting

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/steps"
	"github.com/tajuk/tajuk/internal/textdiff"
)

// applySteps makes a document of another.
func applySteps(doc richtext.Document, batch []json.RawMessage) (richtext.Document, error) {
	list := make([]steps.Step, len(batch))
	for i, text := range batch {
		var err error
		if list[i], err = steps.Parse(text); err != nil {
			return doc, fault.Field("steps", "cannot be read")
		}
	}
	doc, err := steps.Apply(doc, list...)
	if _, ok := errors.AsType[*steps.Refusal](err); ok {
		return doc, fault.New(fault.Invalid, "the change does not fit the text, nothing was saved")
	}
	return doc, err
}

// piece is a stretch of a three-way merge: what the result says there, or,
// when both sides changed it differently, what each says.
type piece struct {
	base, theirs, mine []string
	clash              bool
}

// hunk is a change of base[from:to] to other items.
type hunk struct {
	from, to int
	items    []string
}

// merge3 brings two changes of one list together. Changes of neighbouring
// items do not clash, nor do two insertions at one place: both stand there. A
// piece without a clash has its result in theirs.
func merge3(base, theirs, mine []string) []piece {
	t, m := hunksOf(base, theirs), hunksOf(base, mine)
	var out []piece
	at := 0
	plain := func(items []string) {
		if len(items) > 0 {
			out = append(out, piece{theirs: items})
		}
	}
	for len(t) > 0 || len(m) > 0 {
		var h hunk
		switch {
		case len(m) == 0 || len(t) > 0 && before(t[0], m[0]):
			h, t = t[0], t[1:]
		case len(t) == 0 || before(m[0], t[0]):
			h, m = m[0], m[1:]
		case t[0].from == t[0].to && m[0].from == m[0].to: // two insertions at one place
			h, t = t[0], t[1:]
			if slices.Equal(h.items, m[0].items) {
				m = m[1:]
			}
		default:
			var p piece
			from, to := min(t[0].from, m[0].from), 0
			p, to, t, m = collide(base, from, t, m)
			plain(base[at:from])
			out = append(out, p)
			at = to
			continue
		}
		plain(base[at:h.from])
		plain(h.items)
		at = h.to
	}
	plain(base[at:])
	return out
}

// before reports whether a change lies wholly before another.
func before(a, b hunk) bool {
	return a.to <= b.from && (a.from < b.from || a.to < b.to)
}

// collide gathers all changes that overlap from a place on.
func collide(base []string, from int, t, m []hunk) (p piece, to int, restT, restM []hunk) {
	var ours, yours []hunk
	to = from
	for grown := true; grown; {
		grown = false
		for len(t) > 0 && (t[0].from < to || len(yours) == 0) {
			yours, to, t, grown = append(yours, t[0]), max(to, t[0].to), t[1:], true
		}
		for len(m) > 0 && (m[0].from < to || len(ours) == 0) {
			ours, to, m, grown = append(ours, m[0]), max(to, m[0].to), m[1:], true
		}
	}
	p = piece{base: base[from:to], theirs: rewritten(base, from, to, yours), mine: rewritten(base, from, to, ours)}
	p.clash = !slices.Equal(p.theirs, p.mine)
	return p, to, t, m
}

// rewritten is base[from:to] with changes made.
func rewritten(base []string, from, to int, hunks []hunk) (out []string) {
	for _, h := range hunks {
		out = append(append(out, base[from:h.from]...), h.items...)
		from = h.to
	}
	return append(out, base[from:to]...)
}

func hunksOf(base, list []string) (out []hunk) {
	for _, e := range textdiff.Edits(base, list) {
		out = append(out, hunk{e.A0, e.A1, list[e.B0:e.B1]})
	}
	return out
}

// mergeBodies brings two changes of a document together, block by block, and
// within a block that both changed, when it is a paragraph of plain text, word
// by word. ok is false when they cannot be brought together.
func mergeBodies(base, theirs, mine string) (body string, ok bool, err error) {
	var lists [3][]string
	for i, text := range []string{base, theirs, mine} {
		if lists[i], err = act.BlocksOf(text); err != nil {
			return "", false, err
		}
	}
	var out []string
	for _, p := range merge3(lists[0], lists[1], lists[2]) {
		if !p.clash {
			out = append(out, p.theirs...)
			continue
		}
		merged, ok := mergeParagraphs(p)
		if !ok {
			return "", false, nil
		}
		out = append(out, merged...)
	}
	return act.BodyOf(out), true, nil
}

// mergeParagraphs merges a stretch in which each side has as many plain
// paragraphs as there were before.
func mergeParagraphs(p piece) (out []string, ok bool) {
	if len(p.base) != len(p.theirs) || len(p.base) != len(p.mine) {
		return nil, false
	}
	for i := range p.base {
		var text [3]string
		for k, block := range []string{p.base[i], p.theirs[i], p.mine[i]} {
			if text[k], ok = plainParagraph(block); !ok {
				return nil, false
			}
		}
		merged, both := textdiff.Merge3(text[0], text[1], text[2])
		if both {
			return nil, false
		}
		block, err := json.Marshal(paragraph{"paragraph", []textNode{{"text", merged}}})
		if err != nil || merged == "" {
			return nil, false
		}
		out = append(out, string(block))
	}
	return out, true
}

type paragraph struct {
	Type    string     `json:"type"`
	Content []textNode `json:"content"`
}

type textNode struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

// plainParagraph returns the text of a paragraph without any mark.
func plainParagraph(block string) (string, bool) {
	var p struct {
		Type    string            `json:"type"`
		Content []json.RawMessage `json:"content"`
	}
	if json.Unmarshal([]byte(block), &p) != nil || p.Type != "paragraph" || len(p.Content) > 1 {
		return "", false
	}
	if len(p.Content) == 0 {
		return "", true
	}
	var t struct {
		Type  string          `json:"type"`
		Text  string          `json:"text"`
		Marks json.RawMessage `json:"marks"`
	}
	err := json.Unmarshal(p.Content[0], &t)
	return t.Text, err == nil && t.Type == "text" && t.Marks == nil
}

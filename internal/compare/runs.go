package compare

import (
	"slices"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/textdiff"
)

// changed is the block of two lines of which one became the other.
func changed(a, b *line) Block {
	out := Block{Change: Changed, Now: b.place}
	if !a.place.equal(b.place) {
		was := a.place
		out.Was = &was
	}
	atA, atB := 0, 0
	for _, r := range textdiff.Words(a.text, b.text) {
		switch r.Op {
		case textdiff.Removed:
			out.Runs = a.cut(out.Runs, r.Op, atA, atA+len(r.Text))
			atA += len(r.Text)
		case textdiff.Added:
			out.Runs = b.cut(out.Runs, r.Op, atB, atB+len(r.Text))
			atB += len(r.Text)
		default:
			out.Runs = kept(out.Runs, a, b, atA, atB, len(r.Text))
			atA += len(r.Text)
			atB += len(r.Text)
		}
	}
	out.Attrs = changedAttrs(a.attrs, b.attrs)
	return out
}

// cut adds the runs of a stretch of the text, one for each formatting.
func (l *line) cut(runs []Run, op textdiff.Op, from, to int) []Run {
	for from < to {
		end, marks := l.style(from)
		end = min(end, to)
		runs = append(runs, Run{Op: op, Text: l.text[from:end], Marks: marks})
		from = end
	}
	return runs
}

// kept adds the runs of a text that both lines have, from a place of each.
func kept(runs []Run, a, b *line, atA, atB, size int) []Run {
	for done := 0; done < size; {
		endA, was := a.style(atA + done)
		endB, is := b.style(atB + done)
		end := min(endA-atA, endB-atB, size)
		restyled := !slices.Equal(was, is)
		text := b.text[atB+done : atB+end]
		done = end
		if last := len(runs) - 1; last >= 0 && runs[last].Op == textdiff.Kept && runs[last].Restyled == restyled && slices.Equal(runs[last].Marks, is) {
			runs[last].Text += text
			continue
		}
		runs = append(runs, Run{Op: textdiff.Kept, Text: text, Marks: is, Restyled: restyled})
	}
	return runs
}

// style returns the marks at a place of the text, and where they end.
func (l *line) style(at int) (end int, marks []richtext.Mark) {
	for _, s := range l.spans {
		if at < s.end {
			return s.end, s.marks
		}
	}
	return len(l.text), nil
}

// changedAttrs sets the values of two lines of one kind beside each other, and
// leaves out what neither has.
func changedAttrs(a, b []Attr) []Attr {
	var out []Attr
	for i := range min(len(a), len(b)) {
		if at := (Attr{a[i].Name, a[i].Before, b[i].After}); at.Before != "" || at.After != "" {
			out = append(out, at)
		}
	}
	return out
}

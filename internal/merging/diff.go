package merging

import (
	"slices"

	"github.com/tajuk/tajuk/internal/textdiff"
)

// piece is a stretch of two changes of one list: what the result says there,
// or, when both changed it differently, what was there and what each says.
type piece[T any] struct {
	items              []T
	clash              bool
	base, theirs, mine []T
}

// hunk is a change of base[from:to] to other items.
type hunk[T any] struct {
	from, to int
	items    []T
}

// meets reports whether two changes cannot both be made without looking: they
// change the same items, or one writes where the other changes.
func (h hunk[T]) meets(from, to int) bool {
	if h.from == h.to || from == to {
		return h.from <= to && from <= h.to
	}
	return h.from < to && from < h.to
}

// merge3 makes two changes of one list. The same change made by both is made
// once.
func merge3[T comparable](base, theirs, mine []T) []piece[T] {
	sides := [2][]hunk[T]{hunks(base, theirs), hunks(base, mine)}
	var out []piece[T]
	plain := func(items []T) {
		if len(items) > 0 {
			out = append(out, piece[T]{items: items})
		}
	}
	at := 0
	for len(sides[0]) > 0 || len(sides[1]) > 0 {
		first := 0
		if len(sides[0]) == 0 || len(sides[1]) > 0 && sides[1][0].from < sides[0][0].from {
			first = 1
		}
		var taken [2][]hunk[T]
		taken[first], sides[first] = sides[first][:1], sides[first][1:]
		from, to := taken[first][0].from, taken[first][0].to
		for grown := true; grown; {
			grown = false
			for i := range sides {
				// Changes of one side never meet; those of the other do.
				if len(sides[i]) > 0 && slices.ContainsFunc(taken[1-i], func(h hunk[T]) bool { return h.meets(sides[i][0].from, sides[i][0].to) }) {
					next := sides[i][0]
					taken[i], sides[i], to = append(slices.Clip(taken[i]), next), sides[i][1:], max(to, next.to)
					from = min(from, next.from)
					grown = true
				}
			}
		}
		plain(base[at:from])
		p := piece[T]{base: base[from:to], theirs: rewritten(base, from, to, taken[0]), mine: rewritten(base, from, to, taken[1])}
		switch {
		case len(taken[1]) == 0 || slices.Equal(p.theirs, p.mine):
			plain(p.theirs)
		case len(taken[0]) == 0:
			plain(p.mine)
		default:
			p.clash = true
			out = append(out, p)
		}
		at = to
	}
	plain(base[at:])
	return out
}

func hunks[T comparable](base, side []T) (out []hunk[T]) {
	for _, e := range textdiff.Edits(base, side) {
		out = append(out, hunk[T]{e.A0, e.A1, side[e.B0:e.B1]})
	}
	return out
}

// rewritten is base[from:to] with changes made.
func rewritten[T any](base []T, from, to int, changes []hunk[T]) (out []T) {
	for _, h := range changes {
		out = append(append(out, base[from:h.from]...), h.items...)
		from = h.to
	}
	return append(out, base[from:to]...)
}

package compare

import (
	"strings"

	"github.com/tajuk/tajuk/internal/richtext"
)

const (
	// alike is the least likeness of two lines of which one became the other.
	alike = 0.4
	// maxPairs bounds the work on one stretch; in longer ones lines are paired
	// as they come.
	maxPairs = 10_000
)

// pairs finds the lines of a that became lines of b: the pairs, without
// crossing, that are most alike taken together.
func pairs(a, b []line) [][2]int {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	wordsA, wordsB := wordsOf(a), wordsOf(b)
	if len(a)*len(b) > maxPairs {
		var out [][2]int
		for i := range min(len(a), len(b)) {
			if likeness(&a[i], &b[i], wordsA[i], wordsB[i]) >= alike {
				out = append(out, [2]int{i, i})
			}
		}
		return out
	}
	like := make([][]float64, len(a))
	best := make([][]float64, len(a)+1) // of a[i:] and b[j:]
	for i := range best {
		best[i] = make([]float64, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		like[i] = make([]float64, len(b))
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if like[i][j] = likeness(&a[i], &b[j], wordsA[i], wordsB[j]); like[i][j] >= alike {
				best[i][j] = max(best[i][j], best[i+1][j+1]+like[i][j])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case best[i][j] == best[i+1][j]:
			i++
		case best[i][j] == best[i][j+1]:
			j++
		default:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		}
	}
	return out
}

// likeness is from 0 for nothing in common to 1 for the same words or values.
func likeness(a, b *line, wordsA, wordsB map[string]int) float64 {
	if a.running() != b.running() || !a.running() && a.place.Kind != b.place.Kind {
		return 0
	}
	if !a.running() && a.text == "" {
		// Of the same kind: another picture in the place of this one.
		if len(a.attrs) > 0 && len(b.attrs) > 0 && a.attrs[0] == b.attrs[0] {
			return 1
		}
		return alike
	}
	common, all := 0, 0
	for w, n := range wordsA {
		common += min(n, wordsB[w])
		all += n
	}
	for _, n := range wordsB {
		all += n
	}
	like := 2 * float64(common) / float64(max(all, 1))
	if !a.running() {
		// There is one title: it was changed.
		return alike + (1-alike)*like
	}
	return like
}

// running reports whether the line is a paragraph or a heading: either may
// become the other.
func (l *line) running() bool {
	return l.place.Kind == richtext.KindParagraph || l.place.Kind == richtext.KindHeading
}

func wordsOf(lines []line) []map[string]int {
	out := make([]map[string]int, len(lines))
	for i := range lines {
		out[i] = make(map[string]int)
		for w := range strings.FieldsSeq(lines[i].text) {
			out[i][w]++
		}
	}
	return out
}

package spelling

import "strings"

// slips yields what a word of ASCII letters may have been before one slip of
// the fingers: neighbours swapped, a letter struck twice or once too few, left
// out, struck in between, or the key beside it. The likelier ones come first.
// gross tells those that lose or gain what spelling needs: only long words can
// bear them.
func slips(w string, yield func(candidate string, gross bool) bool) {
	for i := 0; i+1 < len(w); i++ {
		if w[i] != w[i+1] && !yield(w[:i]+w[i+1:i+2]+w[i:i+1]+w[i+2:], false) {
			return
		}
	}
	for i := range len(w) {
		// A letter too many of two, and one too few.
		if i > 0 && w[i] == w[i-1] && !yield(w[:i]+w[i+1:], false) {
			return
		}
		if (i == 0 || w[i] != w[i-1]) && !yield(w[:i+1]+w[i:], false) {
			return
		}
	}
	// The first letter is the one that people look at, and what comes and goes
	// at the end is grammar.
	for i := 1; i+1 < len(w); i++ {
		if w[i] != w[i-1] && !yield(w[:i]+w[i+1:], true) {
			return
		}
	}
	for i := 1; i < len(w); i++ {
		for c := byte('a'); c <= 'z'; c++ {
			if c != w[i-1] && c != w[i] && !yield(w[:i]+string(c)+w[i:], true) {
				return
			}
		}
	}
	for i := 1; i+1 < len(w); i++ {
		for _, c := range []byte(beside(w[i])) {
			if !yield(w[:i]+string(c)+w[i+1:], true) {
				return
			}
		}
	}
}

// swaps yields what a word may have been before neighbours were swapped in two
// places.
func swaps(w string, yield func(candidate string) bool) {
	for i := 1; i+1 < len(w); i++ {
		for j := i + 2; j+1 < len(w); j++ {
			if w[i] == w[i+1] || w[j] == w[j+1] {
				continue
			}
			b := []byte(w)
			b[i], b[i+1], b[j], b[j+1] = b[i+1], b[i], b[j+1], b[j]
			if !yield(string(b)) {
				return
			}
		}
	}
}

// beside returns the keys to the left and right of a letter's.
func beside(c byte) string {
	for _, row := range [...]string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
		if i := strings.IndexByte(row, c); i >= 0 {
			return row[max(0, i-1):i] + row[i+1:min(len(row), i+2)]
		}
	}
	return ""
}

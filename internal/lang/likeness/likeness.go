// Package likeness tells how alike two texts are, so that a network notices
// when it is about to publish the same thing twice.
//
// A [Sketch] is sixteen numbers of which two texts have about as many in common
// as they share of their wording: the MinHash of Broder (1997) over runs of
// three stems. Sketches are kept in a table with one row per number, so that a
// lookup of sixteen keys finds every text that is alike, and next to nothing
// else. [Shared] then compares the few texts that it brings up.
//
// Both look at stems without stop words, so that a headline turned around or a
// word put into another form changes little.
package likeness

import (
	"encoding/binary"
	"hash/fnv"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
)

const (
	// Size is how many numbers a sketch has.
	Size = 16
	// MinWords is how many stems a text has at least to have a sketch.
	// Shorter ones are alike by chance.
	MinWords = 15

	shingle = 3
)

// Sketch is what texts are looked up by. Its numbers fit a signed 64-bit
// column. They are the same on every machine and for good: tables hold them.
type Sketch [Size]int64

// Of returns the sketch of a text, and false if the text is too short for one.
func Of(l lang.Language, text string) (Sketch, bool) {
	stems := stemsOf(l, text)
	if len(stems) < MinWords {
		return Sketch{}, false
	}
	var least [Size]uint64
	for i := range least {
		least[i] = 1<<64 - 1
	}
	for h := range shingles(stems) {
		for i := range least {
			// A different order of all shingles for each number.
			least[i] = min(least[i], mixed(h+uint64(i)*0x9e3779b97f4a7c15))
		}
	}
	var s Sketch
	for i, v := range least {
		s[i] = int64(v >> 1)
	}
	return s, true
}

// Alike estimates from two sketches which part of all their wording two texts
// share, from 0 to 1, to about an eighth.
func (s Sketch) Alike(t Sketch) float64 {
	n := 0
	for i := range s {
		if s[i] == t[i] {
			n++
		}
	}
	return float64(n) / Size
}

// Shared returns which part of the wording of the shorter of two texts stands
// in the other one too, from 0 to 1: 1 for a text that was taken over whole,
// also into a longer one. It is 0 when one is too short to say.
func Shared(l lang.Language, a, b string) float64 {
	x, y := stemsOf(l, a), stemsOf(l, b)
	if len(x) < MinWords || len(y) < MinWords {
		return 0
	}
	few, many := shingles(x), shingles(y)
	if len(few) > len(many) {
		few, many = many, few
	}
	both := 0
	for h := range few {
		if _, ok := many[h]; ok {
			both++
		}
	}
	return float64(both) / float64(len(few))
}

func stemsOf(l lang.Language, text string) []string {
	stems := lang.AppendStems(make([]byte, 0, len(text)), l, text, lang.StemOptions{DropStops: true, NoSolid: true})
	return strings.Fields(string(stems))
}

// shingles returns the hashes of the runs of stems, each once: what is
// repeated says no more about a text.
func shingles(stems []string) map[uint64]struct{} {
	set := make(map[uint64]struct{}, len(stems))
	h := fnv.New64a()
	var sum [8]byte
	for i := range len(stems) - shingle + 1 {
		h.Reset()
		for _, s := range stems[i : i+shingle] {
			h.Write([]byte(s))
			h.Write([]byte{0})
		}
		set[mixed(binary.BigEndian.Uint64(h.Sum(sum[:0])))] = struct{}{}
	}
	return set
}

// mixed spreads a hash over all its bits (the finalizer of MurmurHash3): FNV
// leaves the upper ones of short inputs alike.
func mixed(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

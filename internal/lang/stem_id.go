package lang

// The Indonesian stemmer takes a word apart in every way that the rules of
// word formation allow (prefixes up to three deep, one suffix, a possessive, a
// particle), keeps the ways that end in a root of the lexicon, and chooses
// among those: the longest root first, then the fewest affixes. A word with no
// such way loses only what is safe to lose, so that names stay names.
//
// The rules are those of any reference grammar of Indonesian: the nasal of
// meN- and peN- and the k, p, s, t it swallows; ber- and its forms be- and
// bel-; which prefix may stand before which, and with which suffix.

// maxStemBytes bounds the words that are taken apart; no Indonesian word with
// all its affixes is longer.
const maxStemBytes = 40

// prefix classes, as far as rules tell them apart.
type prefix uint8

const (
	noPrefix prefix = iota
	meN
	di
	ter
	ke
	ber
	peN
	per
	se
)

type suffix uint8

const (
	noSuffix suffix = iota
	kan
	an
	i
)

// Costs of a way, against eight per letter of the root: a root longer by one
// letter outweighs any two affixes.
const (
	letterGain  = 8
	prefixCost  = 3
	suffixCost  = 2
	cliticCost  = 1
	unusualCost = 1
	weakCost    = 5 * letterGain
)

// takeApart is one search for the root of a word.
type takeApart struct {
	lex   *lexicon
	word  [maxStemBytes]byte // scratch: swallowed letters are put back in place
	end   int                // where the stem ends, suffix off
	suf   suffix
	cost  int // of what was taken off the end
	best  string
	score int
}

// stemIndonesian returns the root of a folded word of ASCII letters, or the
// part of the word that is left when only the safe affixes are taken off.
func (x *lexicon) stemIndonesian(w []byte) (root string, from, to int) {
	if e, ok := x.words[string(w)]; ok {
		return e.stem, 0, 0
	}
	if len(w) < 4 || len(w) > maxStemBytes || !asciiLetters(w) {
		return "", 0, len(w)
	}
	t := takeApart{lex: x, score: -1 << 30}
	copy(t.word[:], w)
	n := len(w)
	t.possessives(n, 0)
	if c := particle(w); c > 0 {
		t.possessives(n-c, cliticCost)
	}
	if t.best != "" {
		return t.best, 0, 0
	}
	from, to = stripSafe(w)
	return "", from, to
}

func asciiLetters(w []byte) bool {
	for _, c := range w {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// particle returns the length of -lah, -kah, -tah or -pun at the end.
func particle(w []byte) int {
	if n := len(w); n > 5 {
		switch string(w[n-3:]) {
		case "lah", "kah", "tah", "pun":
			return 3
		}
	}
	return 0
}

// possessives goes on with and without -ku, -mu or -nya.
func (t *takeApart) possessives(end, cost int) {
	t.suffixes(end, cost)
	if end < 5 {
		return
	}
	switch w := t.word[:end]; {
	case string(w[end-3:]) == "nya":
		t.suffixes(end-3, cost+cliticCost)
	case string(w[end-2:]) == "ku", string(w[end-2:]) == "mu":
		t.suffixes(end-2, cost+cliticCost)
	}
}

// suffixes goes on with and without -kan, -an or -i.
func (t *takeApart) suffixes(end, cost int) {
	t.search(end, noSuffix, cost)
	if end < 4 {
		return
	}
	switch w := t.word[:end]; {
	case w[end-1] == 'i':
		t.search(end-1, i, cost+suffixCost)
	case string(w[end-2:]) == "an":
		t.search(end-2, an, cost+suffixCost)
		if w[end-3] == 'k' {
			t.search(end-3, kan, cost+suffixCost)
		}
	}
}

func (t *takeApart) search(end int, suf suffix, cost int) {
	t.end, t.suf, t.cost = end, suf, cost
	t.prefixes(0, 0, noPrefix, noPrefix)
}

// prefixes looks for a root from start to the end, then behind one more
// prefix. outer is the first prefix taken, last the one before start.
func (t *takeApart) prefixes(start, depth int, outer, last prefix) {
	if t.end-start < 3 {
		return
	}
	t.consider(start, depth, outer, last)
	if depth == 3 || t.end-start < 5 {
		return
	}
	w := t.word[start:t.end]
	switch w[0] {
	case 'd':
		if w[1] == 'i' && last == noPrefix {
			t.prefixes(start+2, depth+1, di, di)
		}
	case 'm':
		if w[1] == 'e' && last == noPrefix {
			t.nasal(start+2, depth+1, meN, meN)
		}
	case 's':
		if w[1] == 'e' && mayFollow(last, se) {
			t.prefixes(start+2, depth+1, first(outer, se), se)
		}
	case 'k':
		if w[1] == 'e' && mayFollow(last, ke) {
			t.prefixes(start+2, depth+1, first(outer, ke), ke)
		}
	case 't':
		if w[1] == 'e' && mayFollow(last, ter) {
			t.liquid(start, depth+1, first(outer, ter), ter)
		}
	case 'b':
		if w[1] == 'e' && mayFollow(last, ber) {
			t.liquid(start, depth+1, first(outer, ber), ber)
		}
	case 'p':
		if w[1] != 'e' {
			return
		}
		if w[2] == 'r' && mayFollow(last, per) {
			t.prefixes(start+3, depth+1, first(outer, per), per)
		}
		if mayFollow(last, peN) {
			t.nasal(start+2, depth+1, first(outer, peN), peN)
		}
	}
}

func first(outer, p prefix) prefix {
	if outer == noPrefix {
		return p
	}
	return outer
}

// mayFollow reports whether prefix p may stand behind the prefix last.
func mayFollow(last, p prefix) bool {
	switch last {
	case noPrefix:
		return true
	case meN, di:
		return p == per || p == peN || p == ber || p == ke || p == se
	case peN:
		return p == per || p == ber || p == ke || p == se
	case ber:
		return p == ke || p == peN || p == per || p == se
	case ter:
		return p == peN || p == per || p == ke
	case ke:
		return p == ber || p == ter || p == peN || p == per || p == se
	case se:
		return p == ke || p == peN || p == per || p == ber
	case per:
		return p == se
	}
	return false
}

// liquid goes on behind ber- or ter-, which lose their r before a root in r
// and before one whose first syllable ends in -er (bekerja, tecermin); bel- is
// only in belajar.
func (t *takeApart) liquid(start, depth int, outer, p prefix) {
	w := t.word[start:t.end]
	switch {
	case w[2] == 'r':
		t.prefixes(start+3, depth, outer, p)
		t.prefixes(start+2, depth, outer, p)
	case len(w) > 5 && w[3] == 'e' && w[4] == 'r':
		t.prefixes(start+2, depth, outer, p)
	case p == ber && string(w[2:]) == "lajar":
		t.prefixes(start+3, depth, outer, p)
	}
}

// nasal goes on behind me- or pe-, whose letters end at base, in all the forms
// that the nasal can have had.
func (t *takeApart) nasal(base, depth int, outer, p prefix) {
	w := t.word[:t.end]
	if len(w)-base < 3 {
		return
	}
	c, next := w[base], w[base+1]
	switch {
	case c == 'm' && isVowel(next):
		t.restored(base, 'p', depth, outer, p) // memukul: pukul
		t.prefixes(base, depth, outer, p)      // memasak: masak
	case c == 'm':
		if next == 'b' || next == 'f' || next == 'v' || next == 'p' {
			t.prefixes(base+1, depth, outer, p)
		} else if next == 'r' || next == 'l' {
			t.restored(base, 'p', depth, outer, p) // pemrosesan: proses
		}
	case c == 'n' && next == 'g':
		t.velar(base, depth, outer, p)
	case c == 'n' && next == 'y':
		t.restored(base+1, 's', depth, outer, p) // menyapu: sapu
		t.prefixes(base, depth, outer, p)        // menyanyi: nyanyi
	case c == 'n' && isVowel(next):
		t.restored(base, 't', depth, outer, p) // menulis: tulis
		t.prefixes(base, depth, outer, p)      // menilai: nilai
	case c == 'n':
		switch next {
		case 'c', 'd', 'j', 'z', 's', 't':
			t.prefixes(base+1, depth, outer, p)
		}
	case c == 'l' || c == 'r' || c == 'w' || c == 'y':
		t.prefixes(base, depth, outer, p)
		if p == peN && c == 'l' && string(w[base:]) == "lajar" {
			t.prefixes(base+1, depth, outer, p)
		}
	case p == peN && !isVowel(c):
		t.cost += unusualCost
		t.prefixes(base, depth, outer, p) // petani: tani
		t.cost -= unusualCost
	}
}

// velar goes on behind meng- or peng-, whose n is at base.
func (t *takeApart) velar(base, depth int, outer, p prefix) {
	rest := base + 2
	if t.end-rest < 2 {
		return
	}
	switch c := t.word[rest]; {
	case isVowel(c):
		t.prefixes(rest, depth, outer, p)        // mengambil: ambil
		t.restored(rest-1, 'k', depth, outer, p) // mengirim: kirim
		if c == 'e' && t.end-rest-1 <= 5 {
			t.prefixes(rest+1, depth, outer, p) // mengebom: bom
		}
		t.prefixes(base, depth, outer, p) // mengerikan: ngeri
	case c == 'g' || c == 'h' || c == 'k' || c == 'q':
		t.prefixes(rest, depth, outer, p)
	}
}

// restored goes on with the letter that the nasal swallowed put back at i.
func (t *takeApart) restored(i int, letter byte, depth int, outer, p prefix) {
	kept := t.word[i]
	t.word[i] = letter
	t.prefixes(i, depth, outer, p)
	t.word[i] = kept
}

func isVowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'
}

// consider weighs what lies from start to the end, if it is a root that may
// have these affixes.
func (t *takeApart) consider(start, depth int, outer, last prefix) {
	e, ok := t.lex.words[string(t.word[start:t.end])]
	if !ok {
		return
	}
	size := t.end - start
	if e.name && (outer != noPrefix || t.suf != noSuffix) || !t.allowed(outer, last, size, e.stem) {
		return
	}
	score := size*letterGain - depth*prefixCost - t.cost
	if e.weak {
		score -= weakCost
	}
	if score > t.score {
		t.best, t.score = e.stem, score
	}
}

// allowed reports whether the suffix that was taken off goes with the
// prefixes around a root of size letters.
func (t *takeApart) allowed(outer, last prefix, size int, root string) bool {
	switch last {
	case noPrefix:
		return t.suf != i || size >= 4
	case ke:
		if outer == ke {
			return t.suf == an || t.suf == noSuffix && isOrdinal(root)
		}
		return t.suf != noSuffix || outer == ter
	}
	switch outer {
	case meN, di, ter:
		return t.suf != an
	case ke:
		return t.suf == an
	case ber:
		return t.suf != i
	case peN, se:
		return t.suf == noSuffix || t.suf == an
	}
	return true
}

// isOrdinal tells the few roots that ke- goes before without -an: numbers, and
// kehendak and kekasih are roots of their own.
func isOrdinal(root string) bool {
	switch root {
	case "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
		"sepuluh", "sebelas", "belas", "puluh", "ratus", "ribu":
		return true
	}
	return false
}

// stripSafe bounds what is left of a word whose root is unknown: without -nya,
// and without -kan together with a prefix that shows where the root begins
// (diviralkan, mengglobalkan). Anything bolder would cut into names.
func stripSafe(w []byte) (from, to int) {
	to = len(w)
	if to >= 7 && string(w[to-3:]) == "nya" {
		to -= 3
	}
	if to < 9 || string(w[to-3:to]) != "kan" {
		return 0, to
	}
	switch {
	case w[0] == 'd' && w[1] == 'i':
		from = 2
	case w[0] != 'm' || w[1] != 'e':
		return 0, to
	case w[2] == 'l' || w[2] == 'r' || w[2] == 'w':
		from = 2
	case w[2] == 'm' && (w[3] == 'b' || w[3] == 'f' || w[3] == 'v'),
		w[2] == 'n' && (w[3] == 'c' || w[3] == 'd' || w[3] == 'j' || w[3] == 'z'):
		from = 3
	case w[2] == 'n' && w[3] == 'g' && (w[4] == 'g' || w[4] == 'h'):
		from = 4
	}
	if from == 0 || to-3-from < 4 {
		return 0, to
	}
	return from, to - 3
}

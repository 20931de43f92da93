package names

import "strings"

// sound returns a folded name with the choices of spelling taken out of it:
// the old orthography (Soekarno, Djoko, Tjokro), letters written twice, an h
// that nobody hears (Yudhoyono), and letters that stand for one sound in
// names (Fikri, Vikri; Syarif, Sjarif; Ahmad, Achmad).
func sound(w string) string {
	w = spelt.Replace(w)
	var b strings.Builder
	for i := range len(w) {
		c := w[i]
		if i > 0 && c == w[i-1] {
			continue
		}
		if c == 'h' && i > 0 && (i+1 == len(w) || !vowel(w[i-1]) && vowel(w[i+1]) || !vowel(w[i+1])) {
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func vowel(c byte) bool { return strings.IndexByte("aiueo", c) >= 0 }

var spelt = strings.NewReplacer(
	"oe", "u", "dj", "j", "tj", "c", "sj", "s", "sy", "s", "sh", "s", "ch", "h", "kh", "h", "ph", "f", "v", "f",
	"th", "t", "dh", "d", "q", "k", "ck", "k", "x", "ks", "ie", "i", "y", "i", "z", "s",
)

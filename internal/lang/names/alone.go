package names

import (
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
)

// says are the beginnings of verbs by which somebody speaks in a report. They
// are short, so that a verb that is itself misspelt is one still.
var says = [...]string{"mengat", "menamb", "menjel", "menyeb", "menega", "mengun", "menutu", "mengak", "berkat", "memapa", "menera", "menyam", "melanj", "menyat", "mengim", "membant", "menila"}

// Unintroduced returns the names of one word that a text gives once, to say
// what somebody said, and nowhere who that is. Either the text lacks it, or it
// is another name of the text that was misspelt. Names that the lists know, and
// those with an office before them, are left out. It is about Indonesian:
// English begins sentences with too many words that no list has.
func Unintroduced(l lang.Language, text string, found []Name) []Name {
	if l != lang.Indonesian {
		return nil
	}
	count := map[string]int{}
	for _, n := range found {
		for _, w := range n.Words {
			count[w]++
		}
	}
	var alone []Name
	for _, n := range found {
		if len(n.Words) != 1 || !n.Opens || n.Office || n.Style || n.Initials || count[n.Words[0]] > 1 || lang.IsName(n.Words[0]) || n.Text == strings.ToUpper(n.Text) {
			continue
		}
		rest := strings.TrimLeft(text[n.End:], " \u00a0")
		if slices.ContainsFunc(says[:], func(verb string) bool { return strings.HasPrefix(rest, verb) }) {
			alone = append(alone, n)
		}
	}
	return alone
}

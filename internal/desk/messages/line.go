package messages

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/fault"
)

// Line says a fault's message that was written out and kept. It is told by the
// words between what the message was filled with; a line that no message makes
// stays as it is, and so does one that could be of a message with hardly any
// words of its own.
func (c *Catalogue) Line(text string) string {
	if t, ok := c.faults[text]; ok && !strings.Contains(text, "%") {
		return t
	}
	said, most := text, wordsOfOwn
	for _, format := range slices.Sorted(maps.Keys(c.faults)) {
		own := len(verb.ReplaceAllString(format, ""))
		if own <= most {
			continue
		}
		if args, ok := filled(format, text); ok {
			said, most = fault.Form{Format: verb.ReplaceAllStringFunc(c.faults[format], asText), Args: args}.String(), own
		}
	}
	return said
}

// wordsOfOwn is how many bytes of a message have to stand in a line, and more.
const wordsOfOwn = 7

// verb is where a format is filled.
var verb = regexp.MustCompile(`%[^%a-zA-Z]*[a-zA-Z]`)

// asText is a verb for what is written out already: "%q" becomes "%s".
func asText(verb string) string { return verb[:len(verb)-1] + "s" }

// filled returns what a format was filled with when a text was made of it.
func filled(format, text string) (args []any, ok bool) {
	parts, verbs := verb.Split(format, -1), verb.FindAllString(format, -1)
	text, ok = strings.CutPrefix(text, parts[0])
	for i, part := range parts[1:] {
		at := strings.Index(text, part)
		number := verbs[i][len(verbs[i])-1] == 'd'
		if i == len(parts)-2 { // the last one ends the text
			at = len(text) - len(part)
			ok = ok && strings.HasSuffix(text, part)
		} else if part == "" {
			at = -1 // nothing tells one from the next
		}
		if !ok || at <= 0 || number && strings.Trim(text[:at], "-0123456789") != "" {
			return nil, false
		}
		args, text = append(args, text[:at]), text[at+len(part):]
	}
	return args, ok && text == ""
}

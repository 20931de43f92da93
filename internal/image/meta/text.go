package meta

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Bounds of the metadata that is handed on, in characters and entries. IIM allows
// 2,000 characters of caption; agencies write a little more into XMP.
const (
	MaxCaption  = 5000
	MaxLine     = 500
	MaxEntry    = 200
	MaxEntries  = 100
	maxAddress  = 2000
	MaxCreators = 20
)

// Line cleans a value of one line.
func Line(s string, limit int) string {
	return strings.Join(strings.Fields(Block(s, limit)), " ")
}

// Block cleans a value that may have line breaks: valid UTF-8 of at most limit
// characters without control characters and without the invisible ones that turn
// the direction of the text around them or make two different words look alike.
func Block(s string, limit int) string {
	// A hostile value is cut before it is worked on.
	if most := 8 * limit; len(s) > most {
		s = s[:most]
	}
	s = strings.ToValidUTF8(s, "")
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\u2028', r == '\u2029', r == '\u0085':
			return '\n'
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200c', r == '\u200d': // joiners are letters' business
			return r
		case r == unicode.ReplacementChar, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, s)
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), " ")
	}
	s = strings.Trim(strings.Join(lines, "\n"), "\n")
	for strings.Contains(s, "\n\n\n") {
		s = strings.ReplaceAll(s, "\n\n\n", "\n\n")
	}
	return strings.TrimSpace(cut(s, limit))
}

// cut keeps the first limit characters.
func cut(s string, limit int) string {
	n := 0
	for i := range s {
		if n == limit {
			return s[:i]
		}
		n++
	}
	return s
}

// CutBytes keeps at most limit bytes, ending with a whole character.
func CutBytes(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}

// Lines cleans a list, dropping what is empty or repeated.
func Lines(values []string, limit int) []string {
	var out []string
	seen := map[string]bool{}
	for _, v := range values {
		if len(out) == limit {
			break
		}
		v = Line(v, MaxEntry)
		if key := strings.ToLower(v); v != "" && !seen[key] {
			seen[key] = true
			out = append(out, v)
		}
	}
	return out
}

// Address cleans a web address: absolute, http or https, or nothing.
func Address(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > maxAddress || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// legacy mends text of a field whose encoding is declared wrongly or not at all,
// after it was read as Latin-1: most of it is UTF-8, the rest Windows-1252.
func legacy(s string) string {
	raw := []byte(s)
	if utf8.ValidString(s) {
		raw = raw[:0]
		for _, r := range s {
			if r > 0xff {
				return s // it was not Latin-1, so it was read rightly
			}
			raw = append(raw, byte(r))
		}
		if utf8.Valid(raw) {
			return string(raw)
		}
	}
	if mended, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil {
		return string(mended)
	}
	return s
}

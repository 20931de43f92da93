package layout

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// CleanMarkup undoes entities and tags that metadata carries as text.
func CleanMarkup(s string) string {
	if strings.ContainsAny(s, "&<") {
		s = html.UnescapeString(s)
		if strings.Contains(s, "&") && strings.Contains(s, ";") {
			s = html.UnescapeString(s)
		}
		s = stripTags(s)
	}
	return lines.Collapse(s)
}

// stripTags removes what looks like tags from a short text.
func stripTags(s string) string {
	if !strings.Contains(s, "<") || !strings.Contains(s, ">") {
		return s
	}
	var sb strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	skip := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return sb.String()
		case html.TextToken:
			if skip == 0 {
				sb.Write(z.Text())
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if n := string(name); n == "script" || n == "style" {
				skip++
			}
			sb.WriteByte(' ')
		case html.EndTagToken:
			name, _ := z.TagName()
			if n := string(name); (n == "script" || n == "style") && skip > 0 {
				skip--
			}
			sb.WriteByte(' ')
		}
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

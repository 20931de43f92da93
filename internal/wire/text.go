package wire

import (
	"html"
	"mime"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// line is one line of plain text out of what may be HTML, escaped once or
// twice.
func line(s string) string {
	for range 3 {
		bare := plain(s)
		if bare == s {
			break
		}
		s = bare
	}
	return cut(spaced(s), MaxLine)
}

// spaced is a text in one line.
func spaced(s string) string { return strings.Join(strings.Fields(strip(s)), " ") }

// token is a name for machines: half of one would be another, so that one that
// is too long is none.
func token(s string) string {
	if s = spaced(s); utf8.RuneCountInString(s) > MaxLine {
		return ""
	}
	return s
}

// lines are lines without empty ones, each once.
func lines(list []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range list {
		if s = line(s); s != "" && !seen[strings.ToLower(s)] && len(out) < MaxList {
			seen[strings.ToLower(s)] = true
			out = append(out, s)
		}
	}
	return out
}

// prose is plain text that keeps its paragraphs.
func prose(s string, limit int) string {
	return cut(strings.TrimSpace(blanks.ReplaceAllString(strip(s), "\n\n")), limit)
}

var blanks = regexp.MustCompile(`\n[ \t]*(?:\n[ \t]*)+`)

// cut shortens to so many characters, the last of which then tells of it.
func cut(s string, limit int) string {
	if len(s) <= limit || utf8.RuneCountInString(s) <= limit {
		return s
	}
	n := 0
	for at := range s {
		if n++; n == limit {
			return strings.TrimSpace(s[:at]) + "…"
		}
	}
	return s
}

// named is a character by its name or number, with its semicolon: without one
// it may be part of a company's name.
var named = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// plain takes HTML for its text. What looks like a tag and is none of HTML's
// stays: a headline may speak of "x <y".
func plain(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	var b strings.Builder
	var hidden atom.Atom // inside what shows no text
	z := nethtml.NewTokenizer(strings.NewReader(s))
	for {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case nethtml.ErrorToken:
			if !looksLikeTag(raw) {
				b.WriteString(raw)
			}
			return b.String()
		case nethtml.TextToken:
			if hidden == 0 {
				b.WriteString(named.ReplaceAllStringFunc(raw, html.UnescapeString))
			}
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken, nethtml.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			switch {
			case !elements[a]:
				b.WriteString(raw)
			case a == atom.Script || a == atom.Style || a == atom.Iframe || a == atom.Noscript:
				hidden = 0
				if kind == nethtml.StartTagToken {
					hidden = a
				}
			case !inline[a]:
				b.WriteString("\n")
			}
		}
	}
}

func looksLikeTag(raw string) bool {
	name := strings.TrimLeft(strings.ToLower(raw), "</")
	name, _, _ = strings.Cut(name, " ")
	return strings.HasPrefix(raw, "<!") || elements[atom.Lookup([]byte(name))]
}

// elements are those of HTML that bodies of news and broken headlines hold;
// inline are those of them that do not end a word.
var (
	inline = set(atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I,
		atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Wbr)
	elements = set(atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Del, atom.Em, atom.Font, atom.I,
		atom.Ins, atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Wbr,
		atom.Address, atom.Article, atom.Aside, atom.Audio, atom.Blockquote, atom.Body, atom.Br, atom.Button, atom.Caption, atom.Center, atom.Dd, atom.Div,
		atom.Dl, atom.Dt, atom.Embed, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head,
		atom.Header, atom.Hr, atom.Html, atom.Iframe, atom.Img, atom.Input, atom.Li, atom.Link, atom.Main, atom.Meta, atom.Nav, atom.Noscript, atom.Object,
		atom.Ol, atom.P, atom.Param, atom.Picture, atom.Pre, atom.Script, atom.Section, atom.Source, atom.Style, atom.Svg, atom.Table, atom.Tbody, atom.Td,
		atom.Textarea, atom.Tfoot, atom.Th, atom.Thead, atom.Title, atom.Tr, atom.Ul, atom.Video)
)

func set(list ...atom.Atom) map[atom.Atom]bool {
	out := make(map[atom.Atom]bool, len(list))
	for _, a := range list {
		out[a] = true
	}
	return out
}

// unescapeMarkup reads a body whose tags were escaped once too often.
func unescapeMarkup(s string) string {
	if strings.Contains(s, "<") || !escapedTag.MatchString(s) {
		return s
	}
	return strip(html.UnescapeString(s))
}

var escapedTag = regexp.MustCompile(`(?i)&lt;(?:p|div|br|figure|img|a|h[1-6]|ul|ol|strong|em|b|i)(?:\s[^<>]*?)?/?&gt;`)

// absolute resolves an address against another, which may be empty. It is ""
// unless the outcome is an address of http or https with a host.
func absolute(base, ref string) string {
	ref = strings.TrimSpace(strip(ref))
	ref = strings.NewReplacer("\n", "", "\t", "", " ", "%20").Replace(ref)
	if ref == "" || len(ref) > MaxLine {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if base != "" {
		from, err := url.Parse(base)
		if err != nil {
			return ""
		}
		u = from.ResolveReference(u)
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	u.User = nil
	out := u.String()
	if again, err := url.Parse(out); err != nil || again.Hostname() == "" || len(out) > 2*MaxLine {
		return ""
	}
	return out
}

// tongue is a language tag as far as feeds write them (RFC 5646 2.1).
var tongue = regexp.MustCompile(`^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$`)

// language is a language tag, or "" for what is none. "in" was Indonesian once.
func language(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if !tongue.MatchString(s) {
		return ""
	}
	parts := strings.Split(strings.ToLower(s), "-")
	if parts[0] == "in" {
		parts[0] = "id"
	}
	for n := 1; n < len(parts); n++ {
		switch len(parts[n]) {
		case 2:
			parts[n] = strings.ToUpper(parts[n])
		case 4:
			parts[n] = strings.ToUpper(parts[n][:1]) + parts[n][1:]
		}
	}
	return strings.Join(parts, "-")
}

// mediaType is a media type without parameters, "" for what is none.
func mediaType(s string) string {
	t, _, err := mime.ParseMediaType(s)
	if err != nil || !strings.Contains(t, "/") || len(t) > 100 {
		return ""
	}
	return t
}

// picture reports whether something is a picture, by its media type or, when
// that is not told, by its address.
func picture(mime, address string) bool {
	if t := mediaType(mime); t != "" && t != "application/octet-stream" {
		return strings.HasPrefix(t, "image/")
	}
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(path.Ext(u.Path)) {
	case ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff":
		return true
	}
	return false
}

// joint is what stands between the names of a byline.
var joint = regexp.MustCompile(`(?i)\s*[,;/|]\s*|\s+(?:dan|and|&)\s+`)

// opening is how bylines begin.
var opening = regexp.MustCompile(`(?i)^\s*(?:oleh|by|penulis|laporan)\s*:?\s+`)

// bylines are the names of a byline.
func bylines(s string) []string {
	return joint.Split(opening.ReplaceAllString(line(s), ""), -1)
}

// tagLike reports whether the vocabulary of a category is one of tags or
// topics rather than of sections, by its address.
func tagLike(scheme string) bool {
	for _, part := range strings.FieldsFunc(strings.ToLower(scheme), func(r rune) bool { return r == '/' || r == '#' || r == '?' || r == ':' }) {
		switch part {
		case "tag", "tags", "topik", "topic", "topics", "label", "labels", "keyword", "keywords", "post_tag":
			return true
		}
	}
	return false
}

// categorise puts a category where it belongs. Labels that Tajuk's feeds carry
// as categories are none.
func (i *Item) categorise(scheme, term, name string) {
	var tajuk string // RSS has the name for readers only
	if scheme == "" {
		tajuk = strings.ToLower(firstOf(term, name))
	}
	switch {
	case tajuk == "advertorial":
		i.Paid = true
	case tajuk == "unverified", tajuk == "belum terverifikasi":
	case tagLike(scheme):
		i.Tags = append(i.Tags, name)
	default:
		i.Sections = append(i.Sections, name)
	}
}

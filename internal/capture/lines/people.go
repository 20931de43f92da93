package lines

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// People are the names of a byline, by what the byline calls them.
type People struct {
	Authors, Editors []string
	Sources          []string
	Site             string // the title a byline names beside the reporter
}

var (
	bylineParts = regexp.MustCompile(`(?i)\b(penulis|pewarta|reporter|wartawan|jurnalis|laporan|author|oleh|editor|redaktur|penyunting|sumber|kontributor|uploader)\s*:\s*`)
	nameGlue    = regexp.MustCompile(`\s*(?:,|;|\s&\s|\s(?:dan|and|AND|DAN|und|et|y|with|e)\s|/|\|)\s*`)
	bylineHead  = regexp.MustCompile(`(?i)^(?:story\s+by|words\s+by|written\s+by|reported\s+by|posted\s+by|published\s+by|article\s+by|by|oleh|par|von|por|di|text|penulis|pewarta|reporter|editor|laporan wartawan|laporan kontributor|laporan reporter|laporan jurnalis|laporan|wartawan|kontributor|author|exclusive by|analysis by|dr\.? )\s*:?\s+`)
	bylineTail  = regexp.MustCompile(`(?i)\s*(?:\s[-–]\s|[–|·•(]|\bon\b|\bpublished\b|\bupdated\b|\bposted\b|\bat\s\d|\bis\s(?:a|an|the)\b|\d{1,2}[:/. ]\d{2}|\bin\s[A-Z]).*$`)
	// The link beside a name runs into it when the page has no space: "Sari DewiTwitter".
	gluedLink = regexp.MustCompile(`(\p{Ll})(?:Twitter|Facebook|Instagram|LinkedIn|Follow|Email)$`)
	bylineURL = regexp.MustCompile(`(?i)\S+@\S+|https?://\S+|@\w+`)
)

// ReadByline reads the names off a byline block.
func ReadByline(text string) People {
	var p People
	if loc := bylineParts.FindAllStringSubmatchIndex(text, -1); loc != nil {
		if head := strings.Trim(text[:loc[0][0]], " |,(-"); head != "" && LooksLikeNames(head) {
			p.Authors = AppendNames(p.Authors, head)
		}
		for i, l := range loc {
			end := len(text)
			if i+1 < len(loc) {
				end = loc[i+1][0]
			}
			value := strings.Trim(text[l[1]:end], " |,;()-/")
			switch strings.ToLower(text[l[2]:l[3]]) {
			case "editor", "redaktur", "penyunting", "uploader":
				p.Editors = AppendNames(p.Editors, value)
			case "sumber":
				p.Sources = append(p.Sources, value)
			default:
				p.Authors = AppendNames(p.Authors, DropDesk(value))
			}
		}
		return p
	}
	low := strings.ToLower(text)
	if site, names, ok := strings.Cut(text, "/"); ok && strings.Contains(site, ".") && !strings.Contains(strings.TrimSpace(site), " ") {
		p.Authors, p.Site = AppendNames(p.Authors, names), strings.TrimSpace(site)
		return p
	}
	// "Laporan Wartawan SitusX.com, Nama Orang"
	if HasAnyPrefix(low, "laporan wartawan", "laporan kontributor", "laporan jurnalis", "laporan reporter") {
		p.Authors = AppendNames(p.Authors, DropDesk(bylineHead.ReplaceAllString(text, "")))
		return p
	}
	p.Authors = AppendNames(p.Authors, text)
	return p
}

// DropDesk removes what stands before a reporter's name: "Kontributor Aceh,",
// "SitusX.com,".
func DropDesk(s string) string {
	head, rest, ok := strings.Cut(s, ",")
	if !ok {
		return s
	}
	low := strings.ToLower(head)
	if strings.Contains(head, ".") && !strings.Contains(head, ". ") || HasAnyPrefix(low, "kontributor", "wartawan", "koresponden", "tim ") {
		return strings.TrimSpace(rest)
	}
	return s
}

// AppendNames splits s and adds each name once.
func AppendNames(list []string, s string) []string {
	for _, part := range nameGlue.Split(s, -1) {
		name := CleanName(part)
		if name == "" || ContainsFold(list, name) {
			continue
		}
		list = append(list, name)
	}
	return list
}

// ContainsFold tells whether a list holds s, whatever the case.
func ContainsFold(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
}

// CleanName returns a person's name without "By", addresses, roles and dates,
// or "" when what is left is no name.
func CleanName(s string) string {
	s = bylineURL.ReplaceAllString(s, " ")
	s = strings.TrimSpace(strings.Trim(Collapse(s), " ,;:|-–()[]*·•\"'"))
	for range 2 {
		s = bylineHead.ReplaceAllString(s, "")
	}
	s = bylineTail.ReplaceAllString(s, "")
	s = strings.Trim(gluedLink.ReplaceAllString(s, "$1"), " ,;:|-–()*·•")
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 60 || strings.Count(s, " ") > 5 || strings.ContainsAny(s, "?!<>{}=©/\\") {
		return ""
	}
	if notAName(strings.ToLower(s)) {
		return ""
	}
	if strings.IndexFunc(s, unicode.IsDigit) >= 0 && !strings.Contains(s, " ") {
		return ""
	}
	if s == strings.ToUpper(s) && strings.ContainsRune(s, ' ') || s == strings.ToLower(s) && strings.ContainsRune(s, ' ') {
		s = titleCase(s)
	}
	return s
}

// notAName tells job titles, desks and companies from People.
func notAName(low string) bool {
	switch low {
	case "editor", "penulis", "reporter", "jurnalis", "author", "authors", "admin", "administrator", "redaksi", "tim redaksi", "staff", "staff writer", "staff reporter", "editorial", "news", "newsroom", "guest", "contributor", "kontributor", "wartawan", "pewarta", "by", "jr", "sr", "null", "undefined", "unknown", "none", "editorial team", "news desk", "web desk", "staff writers", "agencies", "correspondent", "senior reporter", "political editor", "bureau", "opinion", "columnist", "facebook", "twitter", "instagram", "ph.d", "phd", "md", "m.d", "share", "follow", "photographer", "producer", "writer", "associated press writer", "editor-in-chief", "senior editor", "the editors", "business reporter", "science editor", "health reporter", "sports reporter", "political reporter", "special to", "for the", "view all posts", "redaktion", "rédaction", "redacción", "redazione", "getty", "google", "published", "updated", "last updated":
		return true
	}
	if strings.Contains(low, ".com") || strings.Contains(low, ".id") || strings.Contains(low, ".co.") || strings.Contains(low, ".net") || strings.Contains(low, ".org") || strings.Contains(low, "www.") {
		return true
	}
	return HasAnyPrefix(low, "pt ", "pt.", "http", "copyright", "all rights", "read more", "more by", "more from", "view ", "see ", "follow ", "tim redaksi")
}

// LooksLikeNames tells whether s could be one name or a short list of names.
func LooksLikeNames(s string) bool {
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 14 || len(s) > 140 || strings.ContainsAny(s, "?!:;\"“”%") {
		return false
	}
	if strings.HasSuffix(s, ".") && len(words) > 4 {
		return false
	}
	caps := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "("))
		if unicode.IsUpper(r) || unicode.In(r, unicode.Han, unicode.Arabic, unicode.Thai, unicode.Devanagari) {
			caps++
		} else if !nameParticle(w) {
			return false
		}
		if unicode.IsDigit(r) {
			return false
		}
	}
	return caps > 0
}

func nameParticle(w string) bool {
	switch strings.ToLower(strings.Trim(w, ",")) {
	case "dan", "and", "&", "bin", "binti", "van", "von", "de", "la", "del", "der", "den", "di", "da", "dos", "du", "al", "el", "und", "et", "y", "e", "ter", "ibn", "le", "|", "/", "-":
		return true
	}
	return false
}

// titleCase writes "FINO YURIO" as "Fino Yurio".
func titleCase(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		if i > 0 && nameParticle(w) && w != "al" {
			continue
		}
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

// Collapse makes one space of every run of white space.
func Collapse(s string) string {
	clean := true
	prev := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			clean = false
			break
		}
		sp := c == ' '
		if c < ' ' || sp && prev {
			clean = false
			break
		}
		prev = sp
	}
	if clean && !prev {
		return s
	}
	if strings.ContainsFunc(s, invisible) {
		s = strings.Map(func(r rune) rune {
			if invisible(r) {
				return -1
			}
			return r
		}, s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// invisible tells characters that are neither text nor space: soft hyphens,
// zero-width marks, direction marks.
func invisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069':
		return true
	}
	return r < ' ' && !unicode.IsSpace(r) || r == 0x7f
}

// SplitNames splits a list of names that is written as one string. An address
// gives no names.
func SplitNames(s string) []string {
	s = Collapse(s)
	if s == "" || strings.HasPrefix(s, "http") {
		return nil
	}
	return nameGlue.Split(s, -1)
}

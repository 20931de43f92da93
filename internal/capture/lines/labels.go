package lines

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// classifyLabelled reads "Penulis: ...", "Editor: ...", "Tags: ...",
// "Sumber: ..." and the labels that stand alone above their value.
func classifyLabelled(text, low string) (Reading, bool) {
	label, value := cutLabel(text)
	what := labelKind(strings.ToLower(label))
	switch what {
	case "":
	case "byline", "editor":
		if value == "" {
			return Reading{Role: Label, Label: what}, true
		}
		// "Penulis: A | Editor: B" keeps both halves; People.go splits them.
		if len(value) < 200 && !(IsProse(value) && strings.Count(value, " ") > 12) {
			r := Byline
			if what == "editor" {
				r = Editor
			}
			return Reading{Role: r, Value: text}, true
		}
	case "tags":
		if value == "" {
			return Reading{Role: Label, Label: what}, true
		}
		return Reading{Role: Tags, Value: value}, true
	case "source":
		if value == "" {
			return Reading{Role: Label, Label: what}, true
		}
		if words := strings.Count(value, " ") + 1; words <= 8 {
			return Reading{Role: Source, Value: strings.TrimRight(value, " .")}, true
		}
	}
	if rest, ok := cutAnyPrefix(text, low, "artikel lain terkait ", "berita lain terkait ", "topik terkait ", "tag terkait "); ok {
		return Reading{Role: Tags, Value: rest}, true
	}
	if rest, ok := cutAnyPrefix(text, low, "id "); ok && strings.Contains(rest, ", ") && rest == strings.ToLower(rest) {
		return Reading{Role: Tags, Value: rest}, true
	}
	if _, ok := cutAnyPrefix(text, low, "laporan wartawan ", "laporan kontributor ", "laporan jurnalis ", "laporan reporter "); ok && len(text) < 160 {
		return Reading{Role: Byline, Value: text}, true
	}
	if rest, ok := cutAnyPrefix(text, low, "by ", "oleh ", "oleh: ", "par ", "von ", "por "); ok && len(rest) < 120 && LooksLikeNames(rest) {
		return Reading{Role: Byline, Value: text}, true
	}
	return Reading{}, false
}

func cutAnyPrefix(text, low string, prefixes ...string) (string, bool) {
	for _, p := range prefixes {
		if strings.HasPrefix(low, p) && len(p) <= len(text) {
			return strings.TrimSpace(text[len(p):]), true
		}
	}
	return "", false
}

// cutLabel splits "Label: value" and "Label : value"; a block that is one
// known label alone counts as well.
func cutLabel(text string) (label, value string) {
	i := strings.IndexByte(text, ':')
	if i < 0 {
		if len(text) <= 24 {
			return strings.TrimSpace(text), ""
		}
		return "", ""
	}
	if i > 28 {
		return "", ""
	}
	return strings.TrimSpace(strings.TrimLeft(text[:i], "( ")), strings.TrimSpace(text[i+1:])
}

func labelKind(label string) string {
	switch label {
	case "penulis", "pewarta", "reporter", "wartawan", "jurnalis", "author", "authors", "written by", "laporan", "penulis berita", "oleh", "by", "byline", "reporter/penulis", "pewarta/penulis", "penulis/pewarta", "pewarta foto", "autor", "auteur", "kontributor", "words by", "reported by":
		return "byline"
	case "editor", "redaktur", "penyunting", "editors", "editing by", "edited by", "penyunting/editor", "redaktur pelaksana", "uploader":
		return "editor"
	case "tag", "tags", "topik", "topics", "topic", "topik terkait", "kata kunci", "keywords", "label", "labels", "tag terkait", "filed under", "tagged":
		return "tags"
	case "sumber", "source", "sumber berita", "sources":
		return "source"
	}
	return ""
}

// syndication reads "Artikel ini telah tayang di X dengan judul Y" and
// returns X.
func syndication(text, low string) (string, bool) {
	i := strings.Index(low, "artikel ini")
	if i < 0 {
		i = strings.Index(low, "berita ini")
	}
	if i < 0 || i > 24 {
		if rest, ok := cutAnyPrefix(text, low, "this article was originally published in ", "this article was originally published on ", "this article first appeared on ", "this article first appeared in ", "this story originally appeared on ", "originally published by "); ok {
			return sourceName(rest), true
		}
		return "", false
	}
	rest := low[i:]
	if !HasAny(rest[:min(len(rest), 60)], "tayang", "terbit", "dimuat", "naik", "dipublikasikan", "diterbitkan", "muncul") {
		return "", false
	}
	j := strings.Index(rest, " di ")
	if k := strings.Index(rest, " oleh "); j < 0 && k >= 0 {
		j = k + 2
	}
	if j < 0 || len(low) != len(text) {
		return "", true
	}
	return sourceName(text[i+j+4:]), true
}

// sourceName cuts what follows the name of a publication.
func sourceName(s string) string {
	low := strings.ToLower(s)
	end := len(s)
	for _, stop := range []string{" dengan judul", " dan bisa", " pada ", " dan dapat", " dengan ", ", ", " with ", " berjudul", " (", " dan telah", " on ", " under ", " untuk "} {
		if i := strings.Index(low, stop); i > 0 && i < end {
			end = i
		}
	}
	return strings.Trim(s[:end], " .,:;\"'“”()")
}

// closing reads a bracketed end of a story: "(rfs/jbr)", "(*)",
// "(Situs.com/Nama)", "(Penulis: A | Editor: B)".
func closing(text string) (Reading, bool) {
	if len(text) > 200 || !strings.HasSuffix(text, ")") && !strings.HasSuffix(text, "]") {
		return Reading{}, false
	}
	in := strings.TrimSpace(text[1 : len(text)-1])
	if in == "" || strings.Trim(in, "*-. #") == "" {
		return Reading{Role: Initials}, true
	}
	low := strings.ToLower(in)
	if HasAny(low, "penulis", "editor:", "editor :", "pewarta", "laporan") && strings.Contains(in, ":") {
		return Reading{Role: Byline, Value: in}, true
	}
	if site, name, ok := strings.Cut(in, "/"); ok && strings.Contains(site, ".") && !strings.Contains(site, " ") && LooksLikeNames(name) {
		return Reading{Role: Byline, Value: in}, true
	}
	if len(in) <= 24 && initialsOnly(in) {
		return Reading{Role: Initials}, true
	}
	return Reading{}, false
}

// initialsOnly tells "rfs/jbr", "Cas/Isk", "ren", "tim/eks" from words.
func initialsOnly(in string) bool {
	parts := strings.FieldsFunc(in, func(r rune) bool { return strings.ContainsRune("/-,|. ", r) })
	if len(parts) == 0 || len(parts) > 5 {
		return false
	}
	for _, p := range parts {
		if n := utf8.RuneCountInString(strings.Trim(p, "*")); n > 4 {
			return false
		}
		for _, r := range p {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '*' {
				return false
			}
		}
	}
	return strings.Contains(in, "/") || len(parts) == 1 || strings.Contains(in, "-")
}

// isDateline reads a place alone before its story: "Jakarta -", "Doha –".
func isDateline(text string) bool {
	if len(text) > 40 {
		return false
	}
	t := strings.TrimRight(text, " ")
	head := strings.TrimRight(t, "-–— ")
	if head == t || head == "" || strings.Count(head, " ") > 3 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(head)
	return unicode.IsUpper(r) && !strings.ContainsAny(head, ":;|")
}

// isCredit reads a photo credit that stands alone: "EPA/Tangkap Layar",
// "Dok. Humas", "ANTARA FOTO/Nama", "Foto: Nama", "Istimewa".
func isCredit(text, low string) bool {
	if len(text) > 90 || EndsSentence(text) && !strings.HasSuffix(low, "tom.") {
		return false
	}
	if strings.ContainsAny(text, "?!") || strings.Contains(low, "http") {
		return false
	}
	t := strings.TrimLeft(low, "( ")
	if HasAnyPrefix(t, "foto:", "foto :", "photo:", "photo by", "foto oleh", "dok.", "dok ", "dok/", "dokumentasi ", "image:", "credit:", "kredit:", "photograph:", "picture:", "image credit", "photo credit", "image source", "getty images", "tangkapan layar", "tangkap layar", "screenshot", "ilustrasi:", "sumber foto", "foto ilustrasi:", "file photo", "pexels", "shutterstock", "unsplash", "istimewa") {
		return strings.Count(text, " ") <= 9
	}
	switch strings.Trim(t, " .()") {
	case "ist", "ilustrasi", "handout", "reuters", "afp", "epa", "ap", "antara", "antara foto", "ap photo", "getty", "ap foto", "net", "int":
		return true
	}
	if strings.Contains(text, "©") && len(text) < 70 && !HasAny(low, "20", "rights", "copyright") {
		return true
	}
	// Agency and photographer around a slash, no verb, few words.
	if i := strings.IndexByte(text, '/'); i > 1 && i < len(text)-1 && text[i-1] != ' ' && text[i+1] != ' ' {
		left := text[:i]
		words := strings.Count(text, " ") + 1
		if words <= 7 && !strings.ContainsAny(text, ":|#,") && strings.IndexFunc(text, unicode.IsDigit) < 0 {
			agency := strings.ToUpper(left) == left || strings.Contains(left, ".") || HasAny(low, "antara", "afp", "reuters", "getty", "epa", "ap/", "dok", "foto", "images", "tangkap", "layar", "photo", "via ")
			r, _ := utf8.DecodeRuneInString(text[i+1:])
			return agency && unicode.IsUpper(r)
		}
	}
	return false
}

// SluggedCaption reads a caption that begins with a slug in capitals:
// "RAPAT DI TUAL - Ketua ...". It returns the slug.
func SluggedCaption(text string) (string, bool) {
	for _, dash := range []string{" - ", " – ", " — ", "- ", "– "} {
		i := strings.Index(text, dash)
		if i < 3 || i > 90 {
			continue
		}
		slug := text[:i]
		letters := 0
		for _, r := range slug {
			if unicode.IsLower(r) {
				return "", false
			}
			if unicode.IsLetter(r) {
				letters++
			}
		}
		rest := strings.TrimSpace(text[i+len(dash):])
		if letters < 3 || len(rest) < 15 || strings.HasSuffix(slug, ",") || strings.Contains(slug, ".COM") || strings.ContainsAny(slug, "()") {
			return "", false
		}
		return slug, true
	}
	return "", false
}

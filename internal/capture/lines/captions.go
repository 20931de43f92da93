package lines

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Datelined tells a paragraph that opens with place and title: "JAKARTA,
// Situs.com - ", "Mataram, NTB (Kantor Berita) - ", "Situs.com, Jakarta - ".
func Datelined(text string) bool {
	head := text[:min(len(text), 90)]
	i := -1
	for _, dash := range []string{" - ", " – ", " — ", " -- ", "- ", "– ", "— "} {
		if j := strings.Index(head, dash); j > 0 && (i < 0 || j < i) {
			i = j
		}
	}
	if i < 0 {
		return false
	}
	head = strings.TrimSpace(head[:i])
	words := strings.Fields(head)
	if len(words) == 0 || len(words) > 7 {
		return false
	}
	if strings.ContainsAny(head, "\"“”!?;") {
		return false
	}
	site := strings.HasSuffix(head, ")") && strings.Contains(head, "(")
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.Trim(w, "(,"))
		if !unicode.IsUpper(r) && !strings.Contains(w, ".") && !unicode.IsDigit(r) {
			return false
		}
		if j := strings.IndexByte(strings.Trim(w, ".,:()"), '.'); j > 0 {
			site = true
		}
	}
	return site
}

// DatelineSite returns the title that a dateline names: "Situs.com",
// "Kantor Berita", or "".
func DatelineSite(text string) string {
	if !Datelined(text) {
		return ""
	}
	head, _, ok := strings.Cut(text, " -")
	if h, _, dash := strings.Cut(text, " –"); dash && (!ok || len(h) < len(head)) {
		head = h
	}
	if i := strings.LastIndexByte(head, '('); i >= 0 {
		return strings.Trim(head[i:], "() ")
	}
	for w := range strings.FieldsSeq(head) {
		w = strings.Trim(w, ",:()")
		if i := strings.IndexByte(w, '.'); i > 1 && i < len(w)-1 {
			return w
		}
	}
	return ""
}

// CaptionParts splits a caption from a credit that is glued to its end or its
// beginning: "Text (Foto: Nama)", "SITUS.COM/NAMA Text", "Text. ANTARA FOTO/
// Nama/app/tom.". ok is false when there is no credit in it.
func CaptionParts(text string) (caption, credit string, ok bool) {
	if len(text) > 3000 {
		return text, "", false
	}
	t := strings.TrimSpace(text)
	trimmed := strings.TrimRight(t, ". ")
	if strings.HasSuffix(trimmed, ")") {
		if i := strings.LastIndexByte(trimmed, '('); i > 0 {
			in := strings.TrimSpace(trimmed[i+1 : len(trimmed)-1])
			out := strings.TrimSpace(trimmed[:i])
			if out != "" && creditWords(in) {
				return CleanCaption(out), in, true
			}
		}
	}
	for _, mark := range []string{" ANTARA FOTO/", " ANTARA/", " ANTARA FOTO", " Foto: ", " Foto : ", " Bild: ", " Quelle: ", " Fotos: ", " Ảnh: ", " Photo : ", " Crédit : ", " Crédits : ", " Picture: ", " Pictures: ", " Photos: ", " (Image: ", " EFE/", " REUTERS/", " AFP/", " | Foto: ", " Foto/", " (Foto ", " Photo: ", " Photograph: ", " Photo by ", " Credit: ", " Image: ", " (c) ", " © ", " ©", " Dok. ", " (Photo ", " Kredit: ", " [Foto: "} {
		if i := strings.LastIndex(t, mark); i > 0 && len(t)-i < 110 {
			credit = strings.Trim(strings.TrimSpace(t[i:]), "()[]| ")
			if mark == " © " || mark == " ©" {
				// "Nama © Site/Fotografer": the sign belongs to the credit.
				credit = strings.TrimSpace(t[i:])
			}
			return CleanCaption(t[:i]), credit, true
		}
	}
	// Any agency's own: "NAMA FOTO/Fotografer".
	for _, mark := range []string{" FOTO/", " PHOTO/"} {
		i := strings.LastIndex(t, mark)
		if i < 1 || len(t)-i > 90 {
			continue
		}
		j := strings.LastIndexByte(t[:i], ' ')
		if j > 0 && strings.ToUpper(t[j+1:i]) == t[j+1:i] {
			return CleanCaption(t[:j]), t[j+1:], true
		}
	}
	// A credit in front: the first word holds a slash and capitals.
	if i := strings.IndexByte(t, ' '); i > 0 && len(t)-i > 20 {
		first := t[:i]
		if s := strings.IndexByte(first, '/'); s > 1 && s < len(first)-1 && (strings.ToUpper(first) == first || strings.Contains(first[:s], ".")) {
			end := i
			// the photographer's name goes on in capitals
			for end < len(t) {
				next, _, _ := strings.Cut(t[end+1:], " ")
				if len(next) < 2 || strings.ToUpper(next) != next || strings.IndexFunc(next, unicode.IsLetter) < 0 {
					break
				}
				end += 1 + len(next)
			}
			if end < len(t) {
				return CleanCaption(t[end:]), strings.TrimSpace(t[:end]), true
			}
		}
	}
	return text, "", false
}

// CleanCaption trims bars, dashes and opening brackets off a caption.
func CleanCaption(s string) string {
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "|/-–("))
}

// creditWords tells a bracketed credit from any other bracket.
func creditWords(in string) bool {
	if len(in) > 90 || len(in) < 3 || strings.Count(in, " ") > 8 {
		return false
	}
	low := strings.ToLower(in)
	if HasAny(low, "foto", "photo", "dok", "image", "antara", "afp", "reuters", "getty", "epa", "istimewa", "tangkap", "screenshot", "shutterstock", "instagram", "youtube", "credit", "courtesy", "ilustrasi", "facebook", "twitter", "freepik", "unsplash", "pexels", "pixabay", "humas", ".com", "©") {
		return true
	}
	return strings.Contains(in, "/") && strings.IndexFunc(in, unicode.IsDigit) < 0 || low == "ist" || low == "ap"
}

package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is one line of a text or one block-level piece of a page, in reading
// order.
type block struct {
	text  string
	read  reading
	words int
	group int    // text: number of the paragraph; lines of one group touch
	crumb string // text: last step of a breadcrumb

	// HTML only.
	tag     string
	inlines []Inline
	links   int  // bytes of text inside links
	off     bool // navigation, comments, recommendations, by markup
	media   bool // inside a figure or a caption
	list    bool // an item of a list
	ordered bool
	quote   bool
	table   int // number of the table it belongs to, from 1
	row     int
	head    bool // a table header cell
	listID  int
	frame   int  // span of the nearest element that may hold a story, or -1
	guided  bool // the page's own metadata holds this text as article body
	image   *picture
	names   string // class and role words of the nearest marked elements
}

// picture is an image of a page.
type picture struct {
	src, alt, caption, credit string
}

func newBlock(text string) block {
	b := block{text: text, words: strings.Count(text, " ") + 1}
	if n := wideRunes(text); n > b.words {
		b.words = n / 2
	}
	b.read = classify(text)
	return b
}

// split reads the fields of the blocks around a body. It is shared by text and
// HTML; title is the index of the headline, from and to bound the body.
type split struct {
	blocks      []block
	title       int
	from, to    int // body is blocks[from:to]
	used        map[int]bool
	lead        string
	caption     string
	credit      string
	authors     []string
	editors     []string
	sources     []string
	syndicated  string
	tags        []string
	tagsFrom    string
	copyright   string
	kicker      string
	published   moment
	updated     moment
	masthead    moment
	authorsFrom string
	captionSure float64
	leadSure    float64
	markup      bool // the blocks come from HTML, whose frame is known
}

// datelined tells a paragraph that opens with place and title: "JAKARTA,
// KOMPAS.com - ", "Mataram, NTB (ANTARA News) - ", "Liputan6.com, Jakarta - ".
func datelined(text string) bool {
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

// captionParts splits a caption from a credit that is glued to its end or its
// beginning: "Text (Foto: Nama)", "KOMPAS.COM/NAMA Text", "Text. ANTARA FOTO/
// Nama/app/tom.". ok is false when there is no credit in it.
func captionParts(text string) (caption, credit string, ok bool) {
	t := strings.TrimSpace(text)
	trimmed := strings.TrimRight(t, ". ")
	if strings.HasSuffix(trimmed, ")") {
		if i := strings.LastIndexByte(trimmed, '('); i > 0 {
			in := strings.TrimSpace(trimmed[i+1 : len(trimmed)-1])
			out := strings.TrimSpace(trimmed[:i])
			if out != "" && creditWords(in) {
				return cleanCaption(out), in, true
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
			return cleanCaption(t[:i]), credit, true
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
				return cleanCaption(t[end:]), strings.TrimSpace(t[:end]), true
			}
		}
	}
	return text, "", false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func cleanCaption(s string) string {
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "|/-–("))
}

// creditWords tells a bracketed credit from any other bracket.
func creditWords(in string) bool {
	if len(in) > 90 || len(in) < 3 || strings.Count(in, " ") > 8 {
		return false
	}
	low := strings.ToLower(in)
	if hasAny(low, "foto", "photo", "dok", "image", "antara", "afp", "reuters", "getty", "epa", "istimewa", "tangkap", "screenshot", "shutterstock", "instagram", "youtube", "credit", "courtesy", "ilustrasi", "facebook", "twitter", "freepik", "unsplash", "pexels", "pixabay", "humas", ".com", "©") {
		return true
	}
	return strings.Contains(in, "/") && strings.IndexFunc(in, unicode.IsDigit) < 0 || low == "ist" || low == "ap"
}

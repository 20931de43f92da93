package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// header reads what stands around the headline and above the story: kicker,
// times, people, lead, caption and credit. It moves x.from to where the body
// begins.
func (x *split) header() {
	x.aboveTitle()
	start := x.title + 1
	if x.title < 0 {
		start = max(0, x.from-6)
	}
	end := min(x.to, max(x.from, start)+8)
	// The body surely begins at a paragraph with a dateline, if one is near.
	sure := -1
	prose := 0
	for i := start; i < end && prose < 6; i++ {
		b := &x.blocks[i]
		if b.read.role == roleDateline || b.read.role != roleTime && b.words > 12 && datelined(b.text) {
			sure = i
			break
		}
		if b.read.role == roleProse {
			prose++
		}
	}
	body := -1
	for i := start; i < end; i++ {
		if i == sure {
			body = i
			break
		}
		b := &x.blocks[i]
		if x.headerBlock(i, start, sure) {
			x.used[i] = true
			continue
		}
		if b.read.role == roleProse && i >= x.from || i >= x.from && b.read.role == roleOther && x.title < 0 {
			body = i
			break
		}
	}
	if body >= 0 {
		x.from = body
	}
	x.people(start, max(x.from, start))
}

// headerBlock tells whether block i belongs to the header, and takes its value.
func (x *split) headerBlock(i, start, sure int) bool {
	b := &x.blocks[i]
	switch b.read.role {
	case roleTime:
		x.takeTime(b.text, true)
		return true
	case roleCredit:
		if x.credit == "" {
			x.credit = b.text
		}
		// "Foto: Ilustrasi penodongan (Nama/Site)" holds both.
		c, cr, ok := captionParts(stripPhotoLabel(b.text))
		if !ok && strings.Contains(b.text, ":") {
			c, cr, ok = bracketCredit(stripPhotoLabel(b.text))
		}
		if ok && x.caption == "" && c != "" {
			x.caption, x.credit, x.captionSure = c, cr, 0.8
		}
		return true
	case roleSyndicated:
		x.syndicated = b.read.value
		return true
	case roleByline, roleEditor, roleLabel:
		return false // people() reads these
	case roleCaption, roleProse, roleOther:
		return x.headerText(i, start, sure)
	}
	return b.read.role.furniture()
}

func stripPhotoLabel(s string) string {
	for _, p := range []string{"Foto: ", "Foto : ", "Photo: "} {
		if strings.HasPrefix(s, p) {
			return s[len(p):]
		}
	}
	return s
}

// headerText decides whether a sentence above the body is the caption, the
// lead, or where the body begins.
func (x *split) headerText(i, start, sure int) bool {
	b := &x.blocks[i]
	_, slugged := sluggedCaption(b.text)
	afterCredit := i > 0 && x.blocks[i-1].read.role == roleCredit
	afterPhoto := i > 0 && isPhotoMark(x.blocks[i-1].text)
	cap, credit, glued := captionParts(b.text)
	long := b.words >= 5 || glued
	takeCaption := func(sure float64) bool {
		if x.caption != "" {
			return true
		}
		x.caption, x.captionSure = b.text, sure
		if glued {
			x.caption = cap
			x.credit = credit
		}
		return true
	}
	nextCredit := i+1 < len(x.blocks) && x.blocks[i+1].read.role == roleCredit
	captionAhead := x.captionWithin(i+1, 5)
	switch {
	case !long && !slugged && !afterPhoto:
		return false
	case slugged && b.read.role != roleOther && (!x.markup || i < x.from || b.media || afterCredit || hasName(b, "caption")) && (x.lead != "" || afterCredit || nextCredit || captionAhead || x.credit != "" || i+1 < x.to && x.blocks[i+1].read.role == roleProse && !x.firstParagraphSlug(i)):
		return takeCaption(0.9)
	case glued && i < x.from+3 && i-start < 14:
		return takeCaption(0.9)
	case afterCredit && b.group == x.blocks[i-1].group, afterPhoto:
		return takeCaption(0.85)
	case nextCredit && !captionAhead && i < x.from+2 && !x.captionAfter(i+2):
		return takeCaption(0.8)
	case b.read.role == roleOther && b.words < 7:
		return false
	case captionCue(b.text) && (sure > i || captionAhead):
		return takeCaption(0.6)
	case x.markup && i >= x.from && !(sure > i) && !hasName(b, "lead", "lede", "standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "summary", "intro", "sapo", "excerpt", "abstract"):
		return false
	case sure > i || captionAhead || x.structureWithin(i+1, 3) || x.markup:
		if x.lead == "" && (b.read.role == roleProse || x.title >= 0 && i == x.title+1) {
			x.lead, x.leadSure = b.text, 0.8
			// In a page's markup the lead may as well be the first paragraph;
			// what stands inside the frame of the body stays there.
			return !x.markup || i < x.from
		}
		if sure > i && x.caption == "" && b.read.role == roleProse {
			return takeCaption(0.5)
		}
		return b.read.role == roleProse && sure > i && x.lead == b.text
	}
	return false
}

// firstParagraphSlug tells "JAKARTA - Presiden ..." at the head of a body from
// a caption: no credit is near and the slug is one or two words.
func (x *split) firstParagraphSlug(i int) bool {
	slug, _ := sluggedCaption(x.blocks[i].text)
	return strings.Count(slug, " ") < 2 && len(x.blocks[i].text) > 140
}

// bracketCredit splits "Wisman di Bali (Nama)", whose label has said already
// that it is a photo.
func bracketCredit(s string) (caption, credit string, ok bool) {
	i := strings.LastIndexByte(s, '(')
	if i < 4 || !strings.HasSuffix(s, ")") || len(s)-i < 4 {
		return "", "", false
	}
	return cleanCaption(s[:i]), s[i+1 : len(s)-1], true
}

func isPhotoMark(s string) bool {
	switch strings.ToLower(strings.Trim(s, " :.")) {
	case "lihat foto", "lihat gambar", "foto", "perbesar", "view image", "enlarge", "photo":
		return true
	}
	return false
}

func captionCue(s string) bool {
	low := strings.ToLower(s[:min(len(s), 60)])
	if hasAnyPrefix(low, "dokumentasi", "ilustrasi", "suasana", "arsip", "foto ", "tangkapan layar", "file -", "file photo", "petugas ", "sejumlah warga", "warga ", "pekerja ", "(kiri", "(tengah", "(dari kiri") {
		return true
	}
	return hasAny(strings.ToLower(s), "(kiri)", "(kanan)", "(tengah)", "(left)", "(right)", "(kedua kiri)", "(kedua kanan)", "pictured")
}

// captionWithin tells whether a caption or a credit stands in the next n blocks.
func (x *split) captionWithin(i, n int) bool {
	for j := i; j < min(i+n, len(x.blocks)); j++ {
		b := &x.blocks[j]
		if b.read.role == roleCredit || isPhotoMark(b.text) {
			return true
		}
		if b.read.role == roleCaption && !datelined(b.text) && !x.firstParagraphSlug(j) {
			return true
		}
		if _, _, glued := captionParts(b.text); glued && len(b.text) < 500 {
			return true
		}
		if b.read.role == roleProse && j > i {
			return false
		}
	}
	return false
}

// captionAfter tells a caption right at i: the block after a credit.
func (x *split) captionAfter(i int) bool {
	if i >= len(x.blocks) {
		return false
	}
	if _, ok := sluggedCaption(x.blocks[i].text); ok {
		return true
	}
	return x.blocks[i].group == x.blocks[i-1].group && x.blocks[i].group != 0
}

func (x *split) structureWithin(i, n int) bool {
	for j := i; j < min(i+n, len(x.blocks)); j++ {
		switch x.blocks[j].read.role {
		case roleTime, roleByline, roleCredit, roleShare, roleEditor:
			return j < x.from+3
		case roleProse:
			return false
		}
	}
	return false
}

// aboveTitle reads the kicker, the masthead date and, on sites that put it
// there, the time of publication.
func (x *split) aboveTitle() {
	if x.title <= 0 {
		return
	}
	later := false
	for i := x.title + 1; i < min(len(x.blocks), x.title+12); i++ {
		if x.blocks[i].read.role == roleTime && readWhen(x.blocks[i].text).ok() {
			later = true
		}
	}
	for i := x.title - 1; i >= 0; i-- {
		b := &x.blocks[i]
		if b.read.role == roleTime {
			m := readWhen(b.text)
			switch {
			case m.time && !later && x.title-i <= 4:
				x.takeTime(b.text, true)
			case !m.time && x.masthead.t.IsZero():
				x.masthead = m
			}
			continue
		}
		if x.kicker == "" && x.title-i <= 3 && b.read.role == roleOther && kickerShape(b.text) {
			x.kicker = kickerText(firstOf(b.crumb, b.text))
		}
		if x.kicker == "" && b.read.role == roleShare {
			continue
		}
	}
}

func kickerShape(s string) bool {
	n := utf8.RuneCountInString(s)
	r, _ := utf8.DecodeRuneInString(s)
	return n >= 2 && n <= 60 && strings.Count(s, " ") <= 7 && !strings.ContainsAny(s, "|") && (unicode.IsLetter(r) || r == '#')
}

// kickerText keeps the last step of a breadcrumb: "detikNews  Berita" was
// collapsed to "detikNews Berita", "Home > Nasional".
func kickerText(s string) string {
	for _, sep := range []string{" > ", " » ", " / ", " › ", " | "} {
		if i := strings.LastIndex(s, sep); i >= 0 {
			s = s[i+len(sep):]
		}
	}
	// A site's own name in front, written as one lower-case and capital word.
	if first, rest, ok := strings.Cut(s, " "); ok && camel(first) {
		s = rest
	}
	return strings.TrimPrefix(strings.TrimSpace(s), "#")
}

// camel tells brand words such as "detikNews".
func camel(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r) && strings.IndexFunc(w, unicode.IsUpper) > 2
}

func (x *split) takeTime(text string, publish bool) {
	m := readWhen(text)
	if !m.ok() {
		return
	}
	low := strings.ToLower(text)
	if hasAny(low, "updated", "diperbarui", "diperbaharui", "modified") && !hasAny(low, "published", "diterbitkan") {
		if !x.updated.ok() {
			x.updated = m
		}
		return
	}
	if publish && (!x.published.ok() || m.time && !x.published.time) {
		x.published = m
	}
}

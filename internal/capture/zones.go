package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/capture/layout"
	"github.com/tajuk/tajuk/internal/capture/lines"
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
		if b.Read.Role == lines.Dateline || b.Read.Role != lines.Time && b.Words > 12 && lines.Datelined(b.Text) {
			sure = i
			break
		}
		if b.Read.Role == lines.Prose {
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
		if b.Read.Role == lines.Prose && i >= x.from || i >= x.from && b.Read.Role == lines.Other && x.title < 0 {
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
	switch b.Read.Role {
	case lines.Time:
		x.takeTime(b.Text, true)
		return true
	case lines.Credit:
		if x.credit == "" {
			x.credit = b.Text
		}
		// "Foto: Ilustrasi pasar (Nama/Situs)" holds both.
		c, cr, ok := lines.CaptionParts(stripPhotoLabel(b.Text))
		if !ok && strings.Contains(b.Text, ":") {
			c, cr, ok = bracketCredit(stripPhotoLabel(b.Text))
		}
		if ok && x.caption == "" && c != "" {
			x.caption, x.credit, x.captionSure = c, cr, 0.8
		}
		return true
	case lines.Syndicated:
		x.syndicated = b.Read.Value
		return true
	case lines.Byline, lines.Editor, lines.Label:
		return false // people reads these
	case lines.Caption, lines.Prose, lines.Other:
		return x.headerText(i, start, sure)
	}
	return b.Read.Role.Furniture()
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
	_, slugged := lines.SluggedCaption(b.Text)
	afterCredit := i > 0 && x.blocks[i-1].Read.Role == lines.Credit
	afterPhoto := i > 0 && isPhotoMark(x.blocks[i-1].Text)
	cap, credit, glued := lines.CaptionParts(b.Text)
	long := b.Words >= 5 || glued
	takeCaption := func(sure float64) bool {
		if x.caption != "" {
			return true
		}
		x.caption, x.captionSure = b.Text, sure
		if glued {
			x.caption = cap
			x.credit = credit
		}
		return true
	}
	nextCredit := i+1 < len(x.blocks) && x.blocks[i+1].Read.Role == lines.Credit
	captionAhead := x.captionWithin(i+1, 5)
	switch {
	case !long && !slugged && !afterPhoto:
		return false
	case slugged && b.Read.Role != lines.Other && (!x.markup || i < x.from || b.Media || afterCredit || b.HasName("caption")) && (x.lead != "" || afterCredit || nextCredit || captionAhead || x.credit != "" || i+1 < x.to && x.blocks[i+1].Read.Role == lines.Prose && !x.firstParagraphSlug(i)):
		return takeCaption(0.9)
	case x.markup && i >= x.from && b.Tag == "p" && !b.Media && !glued && !b.HasName("caption", "captions", "lead", "lede", "standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "summary", "intro", "sapo", "excerpt", "abstract") && sure <= i:
		return false // a plain paragraph inside the frame
	case glued && i < x.from+3 && i-start < 14:
		return takeCaption(0.9)
	case afterCredit && b.Group == x.blocks[i-1].Group, afterPhoto:
		return takeCaption(0.85)
	case nextCredit && !captionAhead && i < x.from+2 && !x.captionAfter(i+2):
		return takeCaption(0.8)
	case b.Read.Role == lines.Other && b.Words < 7:
		return false
	case captionCue(b.Text) && (sure > i || captionAhead):
		return takeCaption(0.6)
	case x.markup && i >= x.from && !(sure > i) && !b.HasName("lead", "lede", "standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "summary", "intro", "sapo", "excerpt", "abstract"):
		return false
	case sure > i || captionAhead || x.structureWithin(i+1, 3) || x.markup:
		if x.lead == "" && (b.Read.Role == lines.Prose || x.title >= 0 && i == x.title+1) {
			x.lead, x.leadSure = b.Text, 0.8
			// In a page's markup the lead may as well be the first paragraph;
			// what stands inside the frame of the body stays there.
			return !x.markup || i < x.from
		}
		if sure > i && x.caption == "" && b.Read.Role == lines.Prose {
			return takeCaption(0.5)
		}
		return b.Read.Role == lines.Prose && sure > i && x.lead == b.Text
	}
	return false
}

// firstParagraphSlug tells "JAKARTA - Presiden ..." at the head of a body from
// a caption: no credit is near and the slug is one or two words.
func (x *split) firstParagraphSlug(i int) bool {
	slug, _ := lines.SluggedCaption(x.blocks[i].Text)
	return strings.Count(slug, " ") < 2 && len(x.blocks[i].Text) > 140
}

// bracketCredit splits "Pasar di Padang (Nama)", whose label has said already
// that it is a photo.
func bracketCredit(s string) (caption, credit string, ok bool) {
	i := strings.LastIndexByte(s, '(')
	if i < 4 || !strings.HasSuffix(s, ")") || len(s)-i < 4 {
		return "", "", false
	}
	return lines.CleanCaption(s[:i]), s[i+1 : len(s)-1], true
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
	if lines.HasAnyPrefix(low, "dokumentasi", "ilustrasi", "suasana", "arsip", "foto ", "tangkapan layar", "file -", "file photo", "petugas ", "sejumlah warga", "warga ", "pekerja ", "(kiri", "(tengah", "(dari kiri") {
		return true
	}
	return lines.HasAny(strings.ToLower(s), "(kiri)", "(kanan)", "(tengah)", "(left)", "(right)", "(kedua kiri)", "(kedua kanan)", "pictured")
}

// captionWithin tells whether a caption or a credit stands in the next n blocks.
func (x *split) captionWithin(i, n int) bool {
	for j := i; j < min(i+n, len(x.blocks)); j++ {
		b := &x.blocks[j]
		if b.Read.Role == lines.Credit || isPhotoMark(b.Text) {
			return true
		}
		if b.Read.Role == lines.Caption && !lines.Datelined(b.Text) && !x.firstParagraphSlug(j) {
			return true
		}
		if _, _, glued := lines.CaptionParts(b.Text); glued && len(b.Text) < 500 {
			return true
		}
		if b.Read.Role == lines.Prose && j > i {
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
	if _, ok := lines.SluggedCaption(x.blocks[i].Text); ok {
		return true
	}
	return x.blocks[i].Group == x.blocks[i-1].Group && x.blocks[i].Group != 0
}

func (x *split) structureWithin(i, n int) bool {
	for j := i; j < min(i+n, len(x.blocks)); j++ {
		switch x.blocks[j].Read.Role {
		case lines.Time, lines.Byline, lines.Credit, lines.Share, lines.Editor:
			return j < x.from+3
		case lines.Prose:
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
		if x.blocks[i].Read.Role == lines.Time && lines.ReadWhen(x.blocks[i].Text).OK() {
			later = true
		}
	}
	for i := x.title - 1; i >= 0; i-- {
		b := &x.blocks[i]
		if b.Read.Role == lines.Time {
			m := lines.ReadWhen(b.Text)
			switch {
			case m.Clock && !later && x.title-i <= 4:
				x.takeTime(b.Text, true)
			case !m.Clock && x.masthead.T.IsZero():
				x.masthead = m
			}
			continue
		}
		if x.kicker == "" && x.title-i <= 3 && b.Read.Role == lines.Other && kickerShape(b.Text) && countLinks(b) <= 2 {
			x.kicker = kickerText(firstOf(b.Crumb, b.Text))
		}
		if x.kicker == "" && b.Read.Role == lines.Share {
			continue
		}
	}
}

// countLinks counts the links of a block; three or more above a headline are a
// menu.
func countLinks(b *layout.Block) int {
	n := 0
	for _, in := range b.Inlines {
		if in.Link != "" {
			n++
		}
	}
	return n
}

func kickerShape(s string) bool {
	n := utf8.RuneCountInString(s)
	r, _ := utf8.DecodeRuneInString(s)
	return n >= 2 && n <= 60 && strings.Count(s, " ") <= 7 && !strings.ContainsAny(s, "|") && (unicode.IsLetter(r) || r == '#')
}

// kickerText keeps the last step of a breadcrumb: "kabarNews  Berita" was
// collapsed to "kabarNews Berita", "Home > Nasional".
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

// camel tells brand words such as "kabarNews".
func camel(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r) && strings.IndexFunc(w, unicode.IsUpper) > 2
}

func (x *split) takeTime(text string, publish bool) {
	m := lines.ReadWhen(text)
	if !m.OK() {
		return
	}
	low := strings.ToLower(text)
	if lines.HasAny(low, "updated", "diperbarui", "diperbaharui", "modified") && !lines.HasAny(low, "published", "diterbitkan") {
		if !x.updated.OK() {
			x.updated = m
		}
		return
	}
	if publish && (!x.published.OK() || m.Clock && !x.published.Clock) {
		x.published = m
	}
}

package capture

import (
	"strings"
)

// kicker takes the short line above the headline, else the section.
func (h *htmlPage) kicker() {
	s, x := &h.s, h.x
	for i := x.title - 1; i >= 0 && i >= x.title-4; i-- {
		b := &x.blocks[i]
		if b.image == nil && hasName(b, "kicker", "overline", "eyebrow", "rubric", "kanal", "subtitle", "category") && kickerShape(b.text) && b.words <= 6 && b.read.role == roleOther {
			s.Kicker = kickerText(b.text)
			s.note("kicker", "line above the headline", 0.85, "")
			return
		}
	}
	if sec := h.section(); sec != "" {
		s.Kicker = sec
		s.note("kicker", "section", 0.6, "")
	}
}

// section is the narrowest section the page says it is in.
func (h *htmlPage) section() string {
	x := h.x
	// A breadcrumb right above the headline.
	for i := x.title - 1; i >= 0 && i >= x.title-6; i-- {
		b := &x.blocks[i]
		if b.image != nil || b.read.role == roleTime {
			continue
		}
		if b.links > 0 && b.words <= 8 && b.read.role == roleOther && kickerShape(b.text) && !strings.EqualFold(b.text, h.s.Title) {
			last := ""
			for _, in := range b.inlines {
				if in.Link != "" {
					last = strings.Trim(strings.TrimSpace(in.Text), ">»/›| ")
				}
			}
			if last != "" && !h.isSite(last) && !strings.EqualFold(last, "home") && !strings.EqualFold(last, "beranda") {
				return last
			}
		}
	}
	if list := h.m.ld.sections; len(list) > 0 {
		for i := len(list) - 1; i >= 0; i-- {
			if t := list[i]; !strings.EqualFold(t, h.s.Title) && likeness(t, h.s.Title) < 0.9 && len(t) < 60 {
				return t
			}
		}
	}
	sec := cleanMarkup(h.m.one("article:section", "og:article:section", "parsely-section", "section", "contenttag"))
	if len(sec) > 60 {
		return ""
	}
	return sec
}

// photo takes caption and credit of the photo at the head of the story.
func (h *htmlPage) photo() {
	s, x := &h.s, h.x
	if x.caption == "" {
		h.figure()
	}
	if x.caption == "" && h.m.ld.caption != "" && len(h.m.ld.caption) < 700 {
		c, cr, ok := captionParts(h.m.ld.caption)
		s.Caption = c
		s.note("caption", "json-ld", 0.8, "")
		if ok {
			s.Credit = cr
			s.note("credit", "json-ld", 0.8, "")
		}
	}
	if s.Credit == "" && x.credit == "" && h.m.ld.credit != "" && len(h.m.ld.credit) < 120 {
		s.Credit = h.m.ld.credit
		s.note("credit", "json-ld", 0.7, "")
	}
}

// figure looks for the first caption around the head of the story.
func (h *htmlPage) figure() {
	x := h.x
	lo := max(0, min(x.title, x.from)-12)
	hi := min(len(x.blocks), max(x.title, x.from)+24)
	for i := lo; i < hi; i++ {
		b := &x.blocks[i]
		if b.image != nil || b.off || b.words > 110 || b.text == "" {
			continue
		}
		captioned := b.media && b.tag != "picture" || hasName(b, "caption", "captions", "figcaption")
		if !captioned || isPhotoMark(b.text) || x.title == i || isHeading(b.tag) && !b.media {
			if i < x.from+6 && x.credit == "" && hasName(b, "credit", "photographer", "kredit") && b.words <= 14 {
				x.credit = b.text
			}
			continue
		}
		if b.tag != "figcaption" && (hasName(b, "byline", "author", "authors", "date", "time", "meta") || b.read.role == roleTime) || i == x.title || strings.EqualFold(b.text, h.s.Title) || b.read.role == roleTime || b.read.role == roleByline {
			continue
		}
		if r := b.read.role; r == roleReadAlso || r == roleShare || r == roleAd || r == roleEmbed || r == roleTail {
			continue
		}
		if (b.read.role == roleCredit || hasName(b, "credit", "credits", "photographer", "kredit", "copyright", "source")) && b.words <= 14 {
			if x.credit == "" {
				x.credit = strings.Trim(b.text, "()[]|/ ")
			}
			if c, cr, ok := bracketCredit(stripPhotoLabel(b.text)); ok && x.caption == "" {
				x.caption, x.credit, x.captionSure = c, cr, 0.8
			}
			continue
		}
		if x.caption == "" {
			c, cr, ok := captionParts(b.text)
			if !ok && strings.HasPrefix(strings.ToLower(b.text), "foto") {
				if c2, cr2, ok2 := bracketCredit(stripPhotoLabel(b.text)); ok2 {
					c, cr, ok = c2, cr2, true
				}
			}
			x.caption, x.captionSure = c, 0.85
			if ok && x.credit == "" {
				x.credit = cr
			}
			continue
		}
		if x.credit != "" || b.words > 14 {
			break
		}
	}
}

// lead takes the visible lead, else the page's own description when that is
// not simply how the story begins.
func (h *htmlPage) lead() {
	s, x := &h.s, h.x
	if x.lead != "" && (h.sameAsTitle(x.lead) || hasAny(strings.ToLower(x.lead), "http", "cookie")) {
		x.lead = ""
	}
	if x.lead != "" {
		s.Lead = x.lead
		s.note("lead", "line below the headline", x.leadSure, "")
		return
	}
	for _, c := range []struct{ v, from string }{
		{cleanMarkup(h.m.ld.desc), "json-ld"},
		{cleanMarkup(h.m.one("og:description")), "og"},
		{cleanMarkup(h.m.one("description", "twitter:description")), "meta"},
	} {
		d := strings.TrimSpace(c.v)
		if len(d) < 30 || len(d) > 700 || h.isSite(d) {
			continue
		}
		s.Lead = d
		s.note("lead", c.from, 0.65, "the page's description of itself")
		return
	}
}

// sameAsTitle tells a line that says the headline once more, as the page's
// metadata may word it.
func (h *htmlPage) sameAsTitle(s string) bool {
	for _, t := range []string{h.s.Title, h.m.ld.headline, h.m.one("og:title"), h.m.one("twitter:title"), firstOrEmpty(h.m.titles)} {
		if t != "" && likeness(s, cleanMarkup(t)) > 0.85 && len(s) < 2*len(t)+20 {
			return true
		}
	}
	return false
}

// origin notes where a story says it comes from, and the page's owner.
func (h *htmlPage) origin() {
	s := &h.s
	if s.Copyright == "" && h.m.ld.copyright != "" {
		s.Copyright = h.m.ld.copyright
		s.note("copyright", "json-ld", 0.8, "")
	}
	if s.Copyright == "" {
		if c := h.m.one("copyright", "dcterms.rights", "dc.rights"); c != "" {
			s.Copyright = c
			s.note("copyright", "meta", 0.7, "")
		}
	}
	if s.Source == "" && h.m.ld.basedOn != "" && !strings.HasPrefix(h.m.ld.basedOn, "http") {
		s.Source = h.m.ld.basedOn
		s.note("source", "json-ld", 0.8, "")
	}
}

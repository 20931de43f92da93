package capture

import (
	"strings"

	"github.com/tajuk/tajuk/internal/capture/layout"
	"github.com/tajuk/tajuk/internal/capture/lines"
)

// kicker takes the short line above the headline, else the section.
func (h *htmlPage) kicker() {
	s, x := &h.s, h.x
	for i := x.title - 1; i >= 0 && i >= x.title-4; i-- {
		b := &x.blocks[i]
		if b.Image == nil && b.HasName("kicker", "overline", "eyebrow", "rubric", "kanal", "subtitle", "category") && kickerShape(b.Text) && b.Words <= 6 && b.Read.Role == lines.Other {
			s.Kicker = kickerText(b.Text)
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
		if b.Image != nil || b.Read.Role == lines.Time {
			continue
		}
		if b.Links > 0 && b.Words <= 8 && b.Read.Role == lines.Other && kickerShape(b.Text) && !strings.EqualFold(b.Text, h.s.Title) {
			last, links := "", 0
			for _, in := range b.Inlines {
				if in.Link != "" {
					links++
					last = strings.Trim(strings.TrimSpace(in.Text), ">»/›| ")
				}
			}
			if links > 2 && !b.HasName("breadcrumb") && !strings.ContainsAny(b.Text, ">»›/|") {
				continue // a menu, not a path
			}
			if last != "" && !h.isSite(last) && !strings.EqualFold(last, "home") && !strings.EqualFold(last, "beranda") {
				return last
			}
		}
	}
	if list := h.m.LD.Sections; len(list) > 0 {
		for i := len(list) - 1; i >= 0; i-- {
			if t := list[i]; !strings.EqualFold(t, h.s.Title) && likeness(t, h.s.Title) < 0.9 && len(t) < 60 {
				return t
			}
		}
	}
	sec := layout.CleanMarkup(h.m.One("article:section", "og:article:section", "parsely-section", "section", "contenttag"))
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
	if x.caption == "" && h.m.LD.Caption != "" && len(h.m.LD.Caption) < 700 {
		c, cr, ok := lines.CaptionParts(h.m.LD.Caption)
		s.Caption = c
		s.note("caption", "json-ld", 0.8, "")
		if ok {
			s.Credit = cr
			s.note("credit", "json-ld", 0.8, "")
		}
	}
	if s.Credit == "" && x.credit == "" && h.m.LD.Credit != "" && len(h.m.LD.Credit) < 120 {
		s.Credit = h.m.LD.Credit
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
		if b.Image != nil || b.Off || b.Words > 110 || b.Text == "" {
			continue
		}
		captioned := b.Media && b.Tag != "picture" || b.HasName("caption", "captions", "figcaption")
		if !captioned || isPhotoMark(b.Text) || x.title == i || layout.IsHeading(b.Tag) && !b.Media {
			if i < x.from+6 && x.credit == "" && b.HasName("credit", "photographer", "kredit") && b.Words <= 14 {
				x.credit = b.Text
			}
			continue
		}
		if b.Tag != "figcaption" && (b.HasName("byline", "author", "authors", "date", "time", "meta") || b.Read.Role == lines.Time) || i == x.title || strings.EqualFold(b.Text, h.s.Title) || b.Read.Role == lines.Time || b.Read.Role == lines.Byline {
			continue
		}
		if r := b.Read.Role; r == lines.ReadAlso || r == lines.Share || r == lines.Ad || r == lines.Embed || r == lines.Tail {
			continue
		}
		if (b.Read.Role == lines.Credit || b.HasName("credit", "credits", "photographer", "kredit", "copyright", "source")) && b.Words <= 14 {
			if x.credit == "" {
				x.credit = strings.Trim(b.Text, "()[]|/ ")
			}
			if c, cr, ok := bracketCredit(stripPhotoLabel(b.Text)); ok && x.caption == "" {
				x.caption, x.credit, x.captionSure = c, cr, 0.8
			}
			continue
		}
		if x.caption == "" {
			c, cr, ok := lines.CaptionParts(b.Text)
			if !ok && strings.HasPrefix(strings.ToLower(b.Text), "foto") {
				if c2, cr2, ok2 := bracketCredit(stripPhotoLabel(b.Text)); ok2 {
					c, cr, ok = c2, cr2, true
				}
			}
			x.caption, x.captionSure = c, 0.85
			if ok && x.credit == "" {
				x.credit = cr
			}
			continue
		}
		if x.credit != "" || b.Words > 14 {
			break
		}
	}
}

// lead takes the visible lead, else the page's own description when that is
// not simply how the story begins.
func (h *htmlPage) lead() {
	s, x := &h.s, h.x
	if x.lead != "" && (h.sameAsTitle(x.lead) || lines.HasAny(strings.ToLower(x.lead), "http", "cookie")) {
		x.lead = ""
	}
	if x.lead != "" {
		s.Lead = x.lead
		s.note("lead", "line below the headline", x.leadSure, "")
		return
	}
	for _, c := range []struct{ v, from string }{
		{layout.CleanMarkup(h.m.LD.Description), "json-ld"},
		{layout.CleanMarkup(h.m.One("og:description")), "og"},
		{layout.CleanMarkup(h.m.One("description", "twitter:description")), "meta"},
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
	for _, t := range []string{h.s.Title, h.m.LD.Headline, h.m.One("og:title"), h.m.One("twitter:title"), firstOrEmpty(h.m.Titles)} {
		if t != "" && likeness(s, layout.CleanMarkup(t)) > 0.85 && len(s) < 2*len(t)+20 {
			return true
		}
	}
	return false
}

// origin notes where a story says it comes from, and the page's owner.
func (h *htmlPage) origin() {
	s := &h.s
	if s.Copyright == "" && h.m.LD.Copyright != "" {
		s.Copyright = h.m.LD.Copyright
		s.note("copyright", "json-ld", 0.8, "")
	}
	if s.Copyright == "" {
		if c := h.m.One("copyright", "dcterms.rights", "dc.rights"); c != "" {
			s.Copyright = c
			s.note("copyright", "meta", 0.7, "")
		}
	}
	if s.Source == "" && h.m.LD.BasedOn != "" && !strings.HasPrefix(h.m.LD.BasedOn, "http") {
		s.Source = h.m.LD.BasedOn
		s.note("source", "json-ld", 0.8, "")
	}
}

package capture

import (
	"strings"

	"github.com/tajuk/tajuk/internal/capture/layout"
	"github.com/tajuk/tajuk/internal/capture/lines"
)

// title picks the headline: the heading on the page that the metadata agrees
// with, else the metadata without the site's name.
func (h *htmlPage) title() {
	var claims []string
	for _, c := range []string{h.m.LD.Headline, h.m.One("og:title"), h.m.One("twitter:title"), h.m.One("itemprop:headline", "headline", "dc.title", "title", "parsely-title", "sailthru.title"), firstOrEmpty(h.m.Titles)} {
		if c = layout.CleanMarkup(c); c != "" && !h.isSite(c) {
			claims = append(claims, c)
		}
	}
	best, bestScore := "", 0.0
	for i, t := range h.m.H1 {
		if len(t) > 400 || h.isSite(t) {
			continue
		}
		score := 0.15 - 0.01*float64(i)
		for k, c := range claims {
			if v := likeness(t, c); v > 0.45 {
				score += v * (1 - 0.1*float64(k)) * closeLength(t, c)
			}
		}
		if score > bestScore {
			best, bestScore = t, score
		}
	}
	from, sure := "heading", 0.95
	if bestScore < 0.6 && len(claims) > 0 {
		best, from, sure = "", "metadata", 0.85
		for _, c := range claims {
			c = h.withoutSite(c)
			if t := h.headingLike(c); t != "" {
				best, from, sure = t, "heading", 0.9
				// A heading that says this and more has its kicker or a date in it.
				if strings.Contains(plainKey(t), plainKey(c)) {
					best = c
				}
				break
			}
			if best == "" {
				best = c
			}
		}
	}
	if best == "" && len(h.m.H1) > 0 {
		best, sure = h.m.H1[0], 0.5
	}
	best = h.withoutSite(best)
	// The JSON-LD's headline stands against a heading that nothing else says.
	if ld := h.withoutSite(layout.CleanMarkup(h.m.LD.Headline)); len(ld) > 12 && !h.isSite(ld) && !strings.HasPrefix(plainKey(best), plainKey(ld)) {
		alone := true
		for _, c := range claims[1:] {
			if plainKey(h.withoutSite(c)) == plainKey(best) {
				alone = false
			}
		}
		if alone {
			best, from, sure = ld, "json-ld", 0.85
		}
	}
	remark := ""
	if shared := h.shared(best); shared != "" {
		remark = "the page also has the headline \"" + best + "\""
		best, from, sure = shared, "og", 0.8
		h.s.doubt("title", remark)
	}
	if best != "" {
		h.s.Title = best
		h.s.note("title", from, sure, remark)
	}
	h.findTitleBlock()
	h.reachTitle()
}

// shared returns the headline that a news page gives itself for wherever it is
// linked (og:title), where that is another one than the page's best, or "".
// Publishers word it by hand; what search engines are given carries the name of
// the site, and what only cuts the headline short, or adds to it, is no other.
func (h *htmlPage) shared(best string) string {
	og := layout.CleanMarkup(h.m.One("og:title"))
	if best == "" || len(og) < 16 || h.withoutSite(og) != og || strings.Contains(og, " | ") || strings.HasSuffix(og, "…") || strings.HasSuffix(og, "...") {
		return ""
	}
	short, long := plainKey(og), plainKey(best)
	if short == long || strings.Contains(short, long) || strings.HasPrefix(long, short) {
		return ""
	}
	if len(og)*4 < len(best)*3 && likeness(og, best) > 0.8 && short != plainKey(h.m.LD.Headline) {
		return ""
	}
	if h.m.LD.News() || h.m.One("news_keywords") != "" {
		return og
	}
	// Without a word that this is news, everything but the heading has to agree.
	if h.m.One("article:published_time", "date") != "" && short == plainKey(h.m.One("twitter:title")) && short == plainKey(h.withoutSite(firstOrEmpty(h.m.Titles))) {
		return og
	}
	return ""
}

// reachTitle widens the frame to prose that stands between the headline and
// the frame: a short story may weigh less than what is recommended below it.
func (h *htmlPage) reachTitle() {
	x := h.x
	if x.title < 0 || x.title >= x.from {
		return
	}
	for i := x.title + 1; i < x.from; i++ {
		b := &x.blocks[i]
		if b.Read.Role == lines.Prose && !b.Off && !b.Media && b.Tag == "p" && len(b.Text) > 250 && b.Links*5 < len(b.Text) && !b.HasName("image", "img", "photo", "foto", "caption") {
			x.from = i
			return
		}
	}
}

// headingLike returns a heading of the page that says the same.
func (h *htmlPage) headingLike(claim string) string {
	for i := range h.l.Blocks {
		b := &h.l.Blocks[i]
		if (layout.IsHeading(b.Tag) || b.HasName("headline", "title")) && b.Words > 2 && likeness(b.Text, claim) > 0.85 {
			return b.Text
		}
	}
	return ""
}

// findTitleBlock looks for the block of the headline: the last one before the
// first prose of the body, headings first.
func (h *htmlPage) findTitleBlock() {
	x := h.x
	first := x.from
	for first < x.to && (x.blocks[first].Read.Role != lines.Prose || strings.EqualFold(x.blocks[first].Text, h.s.Title)) {
		first++
	}
	for pass := range 2 {
		for i := min(first, len(x.blocks)-1); i >= 0; i-- {
			b := &x.blocks[i]
			if b.Image != nil || pass == 0 && !layout.IsHeading(b.Tag) {
				continue
			}
			if strings.EqualFold(b.Text, h.s.Title) || b.Tag == "h1" && likeness(b.Text, h.s.Title) > 0.8 {
				x.title = i
				return
			}
		}
	}
}

func (h *htmlPage) isSite(s string) bool {
	key := plainKey(s)
	return key == "" || key == plainKey(h.s.SiteName) || key == plainKey(h.host)
}

// withoutSite cuts the site's name off a headline: "Judul - Situs.com".
func (h *htmlPage) withoutSite(t string) string {
	for range 2 {
		cut := false
		for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " / "} {
			i := strings.LastIndex(t, sep)
			if i > 0 {
				head, tail := strings.TrimSpace(t[:i]), strings.TrimSpace(t[i+len(sep):])
				if h.siteWords(tail) && len(head) > 8 {
					t, cut = head, true
					break
				}
				if j := strings.Index(t, sep); h.siteWords(strings.TrimSpace(t[:j])) && len(t)-j > 12 {
					t, cut = strings.TrimSpace(t[j+len(sep):]), true
					break
				}
			}
		}
		if !cut {
			break
		}
	}
	return t
}

// siteWords tells the part of a headline that names the site.
func (h *htmlPage) siteWords(part string) bool {
	key := plainKey(part)
	if key == "" {
		return true
	}
	site, host := plainKey(h.s.SiteName), plainKey(h.host)
	for _, k := range []string{site, plainKey(h.m.LD.Publisher), plainKey(h.m.One("og:site_name"))} {
		if len(k) >= 3 && (key == k || strings.HasPrefix(key, k) && len(key) < len(k)+16 || strings.HasPrefix(k, key) && len(key) >= 3) {
			return true
		}
	}
	if len(key) >= 3 && len(part) < 40 && host != "" {
		bare := host
		if i := strings.LastIndexByte(h.host, '.'); i > 0 {
			bare = plainKey(h.host[:i])
		}
		if key == host || strings.Contains(host, key) || len(bare) >= 3 && strings.HasPrefix(key, bare) || strings.HasSuffix(bare, key) {
			return true
		}
	}
	low := strings.ToLower(part)
	return strings.Count(part, " ") == 0 && (strings.HasSuffix(low, ".com") || strings.HasSuffix(low, ".id") || strings.HasSuffix(low, ".net") || strings.HasSuffix(low, ".org") || strings.HasSuffix(low, ".co.uk"))
}

// plainKey keeps letters and digits in lower case, for comparing names.
func plainKey(s string) string {
	return strings.Map(func(r rune) rune {
		if notWordRune(r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// likeness is how much of the shorter headline's words the longer one has, a
// little less when the lengths differ much.
func likeness(a, b string) float64 {
	wa, wb := wordSet(a), wordSet(b)
	if len(wa) == 0 || len(wb) == 0 {
		return 0
	}
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	hit := 0
	for w := range wa {
		if wb[w] {
			hit++
		}
	}
	v := float64(hit) / float64(len(wa))
	if len(wa) < 3 && len(wb) > 2*len(wa)+1 {
		v *= 0.4
	}
	return v
}

// closeLength is 1 for headlines of the same length and less the more they
// differ.
func closeLength(a, b string) float64 {
	return 0.6 + 0.4*float64(min(len(a), len(b)))/float64(max(len(a), len(b)))
}

func wordSet(s string) map[string]bool {
	set := make(map[string]bool, 16)
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), notWordRune) {
		set[w] = true
	}
	return set
}

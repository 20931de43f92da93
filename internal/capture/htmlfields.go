package capture

import (
	"strings"
	"time"

	"golang.org/x/net/html"
)

// fromGuide uses the article body of the JSON-LD, where there is one, to see
// whether the chosen element holds it all.
func (h *htmlPage) fromGuide() {
	body := h.m.ld.body
	if len(body) < 600 {
		return
	}
	guide := shingleSet(cleanMarkup(body))
	if len(guide) == 0 {
		return
	}
	first, last := -1, -1
	for i := range h.l.blocks {
		b := &h.l.blocks[i]
		if b.words < 6 || b.image != nil {
			continue
		}
		if shareOf(b.text, guide) > 0.8 {
			if first < 0 {
				first = i
			}
			last = i
			b.off = false
			b.guided = true
		}
	}
	if first >= 0 && (first < h.x.from || last >= h.x.to) {
		h.x.from, h.x.to = min(first, h.x.from), max(last+1, h.x.to)
	}
}

// shingleSet is the set of three-word runs of a text.
func shingleSet(s string) map[string]bool {
	words := strings.FieldsFunc(strings.ToLower(s), notWordRune)
	set := make(map[string]bool, len(words))
	for i := 0; i+3 <= len(words); i++ {
		set[words[i]+" "+words[i+1]+" "+words[i+2]] = true
	}
	return set
}

func shareOf(s string, set map[string]bool) float64 {
	words := strings.FieldsFunc(strings.ToLower(s), notWordRune)
	hit, all := 0, 0
	for i := 0; i+3 <= len(words); i++ {
		all++
		if set[words[i]+" "+words[i+1]+" "+words[i+2]] {
			hit++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(hit) / float64(all)
}

// thinBody falls back on the JSON-LD's article body when the page's markup
// holds much less than that.
func (h *htmlPage) thinBody(_ *html.Node) {
	have := 0
	for _, b := range h.s.Blocks {
		have += len(b.Text())
	}
	h.s.note("paragraphs", "markup", 0.85, "")
	body := strings.TrimSpace(h.m.ld.body)
	if len(body) < 400 || have*2 >= len(body) {
		return
	}
	text := html.UnescapeString(body)
	if strings.Contains(text, "</") || strings.Contains(text, "<br") {
		if doc, err := parse(text); err == nil {
			if l, err := linearize(doc, h.l.base); err == nil {
				text = ""
				for i := range l.blocks {
					text += l.blocks[i].text + "\n"
				}
			}
		}
	}
	blocks, err := textBlocks(text)
	if err != nil {
		return
	}
	h.s.Blocks = nil
	for i := range blocks {
		b := &blocks[i]
		if r := b.read.role; r.furniture() && r != roleCaption && r != roleTime {
			continue
		}
		h.s.Blocks = append(h.s.Blocks, Block{Kind: Paragraph, Inlines: []Inline{{Text: b.text}}})
	}
	h.s.note("paragraphs", "json-ld", 0.7, "the page's own markup holds less text")
}

// header reads times, names, captions and leads between headline and body.
func (h *htmlPage) header() {
	x := h.x
	from, to := x.from, x.to
	x.header()
	// The frame of the body stays; what the header took is marked as used.
	x.from, x.to = from, to
	if x.title >= from && x.title < to {
		x.from = x.title + 1
		for i := from; i < x.title; i++ {
			b := &x.blocks[i]
			if b.read.role == roleProse && b.words > 30 && !b.off && !b.media {
				x.from = from // a headline far inside the frame is not its start
				break
			}
		}
	}
}

// people takes names from the JSON-LD, the visible byline and other metadata,
// whichever names persons.
func (h *htmlPage) people() {
	s := &h.s
	visible, editors := h.x.authors, h.x.editors
	named := h.blockNames()
	for _, c := range []struct {
		from  string
		names []string
		sure  float64
	}{
		{"json-ld", h.m.ld.authors, 0.95},
		{"meta", splitAll(h.m.one("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "dcsext.author", "og:article:author", "twitter:data1x", "citation_author")), 0.85},
		{"byline", visible, 0.85},
		{"microdata", splitAll(strings.Join(h.m.authors, ";")), 0.8},
		{"byline class", named, 0.7},
	} {
		names := h.persons(c.names)
		if c.from == "json-ld" || c.from == "meta" {
			// An editor is not the author, whatever the metadata says.
			if len(visible) > 0 && len(names) > 0 && (allIn(names, editors) || !anyIn(names, visible)) && s.Language == "id" {
				continue
			}
		}
		if len(names) > 0 {
			s.Authors = names
			s.note("authors", c.from, c.sure, "")
			break
		}
	}
	if len(s.Authors) == 0 && len(h.m.ld.authors) > 0 {
		for _, n := range h.m.ld.authors {
			if n = cleanMarkup(n); n != "" && len(n) < 60 && !strings.HasPrefix(n, "http") && !containsFold(s.Authors, n) {
				s.Authors = append(s.Authors, n)
			}
		}
		if len(s.Authors) > 0 {
			s.note("authors", "json-ld", 0.4, "an organisation, not a person")
		}
	}
	if ed := h.persons(h.m.ld.editors); len(ed) > 0 && len(editors) == 0 {
		s.Editors = ed
		s.note("editors", "json-ld", 0.9, "")
	}
}

func allIn(a, b []string) bool {
	for _, s := range a {
		if !containsFold(b, s) {
			return false
		}
	}
	return len(b) > 0
}

func anyIn(a, b []string) bool {
	for _, s := range a {
		if containsFold(b, s) {
			return true
		}
	}
	return false
}

// persons cleans names and leaves out the site, its company and addresses.
func (h *htmlPage) persons(names []string) []string {
	var out []string
	site, pub := plainKey(h.s.SiteName), plainKey(h.m.ld.publisher)
	for _, n := range names {
		for _, one := range splitAuthors(n) {
			one = cleanName(cleanMarkup(one))
			key := plainKey(one)
			if one == "" || key == site || key == pub || key == plainKey(h.host) || containsFold(out, one) {
				continue
			}
			out = append(out, one)
		}
	}
	return out
}

// splitAuthors splits a list of names written as one string; "Last, First" is
// not split.
func splitAuthors(s string) []string {
	s = collapse(s)
	if strings.HasPrefix(s, "http") {
		return nil
	}
	return nameGlue.Split(s, -1)
}

func splitAll(s string) []string {
	if s == "" {
		return nil
	}
	return splitAuthors(s)
}

// blockNames reads names from blocks whose class says byline or author, near
// the story.
func (h *htmlPage) blockNames() []string {
	x := h.x
	for i := max(0, x.title-8); i < min(len(x.blocks), max(x.from, x.title)+14); i++ {
		b := &x.blocks[i]
		if !hasName(b, "byline", "author", "authors", "penulis", "reporter", "writer") || b.words > 14 || b.image != nil {
			continue
		}
		if p := readByline(b.text); len(p.authors) > 0 && looksLikeNames(p.authors[0]) {
			x.used[i] = true
			return p.authors
		}
	}
	return nil
}

// dates takes the time of publication from metadata, checks it against the
// visible date line, and falls back on that.
func (h *htmlPage) dates() {
	s, x := &h.s, h.x
	m, from, sure := h.published()
	if m.ok() && x.published.ok() && x.published.time && m.time {
		m = h.mendZone(m)
	}
	if m.ok() && m.time && !m.zone && s.Language == "id" {
		m = m.in("+07:00")
	}
	if m.ok() {
		s.Date = m.String()
		s.note("date", from, sure, "")
	}
	for _, v := range []string{h.m.ld.modified, h.m.one("article:modified_time", "og:updated_time", "og:article:modified_time", "lastmod", "last-modified", "datemodified")} {
		u := readTime(v)
		if u.ok() && u.time && !u.zone && s.Language == "id" {
			u = u.in("+07:00")
		}
		if u.ok() && (!m.ok() || u.t.After(m.t.Add(time.Minute))) {
			s.Updated = u.String()
			s.note("updated", "metadata", 0.85, "")
			break
		}
	}
}

func (h *htmlPage) published() (moment, string, float64) {
	for _, c := range []struct {
		v, from string
		sure    float64
	}{
		{h.m.ld.published, "json-ld", 0.95},
		{h.m.one("article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "publish-date", "publishdate", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "date.release", "content_publishedtime", "cxenseparse:recs:publishtime", "article.published", "article_date_original", "originalpublicationdate", "publishtime", "displaydate", "ptime", "pdate", "utime", "created", "rnews:datepublished", "bt:pubdate", "shareaholic:article_published_time", "dcsext.articlefirstpublished", "article.created", "citation_publication_date", "prism.publicationdate", "weibo:article:create_at", "createtime"), "meta", 0.9},
		{h.m.one("date", "datecreated", "last-modified-x"), "meta", 0.7},
	} {
		if m := readTime(cleanMarkup(c.v)); m.ok() {
			return m, c.from, c.sure
		}
		if m := readWhen(cleanMarkup(c.v)); m.ok() {
			return m, c.from, c.sure - 0.1
		}
	}
	// <time> and microdata, those called published first.
	var loose moment
	for _, t := range h.m.times {
		m := readTime(t.value)
		if !m.ok() {
			m = readWhen(t.visible)
		}
		if !m.ok() || strings.Contains(t.what, "modif") || strings.Contains(t.what, "updat") {
			continue
		}
		if hasAny(t.what, "publish", "pubdate", "created", "entry-date", "post-date", "article") {
			return m, "time element", 0.85
		}
		if !loose.ok() && t.order < 4 {
			loose = m
		}
	}
	if loose.ok() && !h.x.published.ok() {
		return loose, "time element", 0.7
	}
	if h.x.published.ok() {
		return moment{}, "", 0
	}
	if m := addressDate(firstOf(h.page.URL, h.s.URL)); m.ok() {
		return m, "address", 0.75
	}
	if m := h.nearDate(); m.ok() {
		return m, "date near the headline", 0.55
	}
	for _, v := range []string{h.m.ld.modified, h.m.one("article:modified_time", "og:updated_time", "last-modified", "lastmod")} {
		if m := readTime(v); m.ok() {
			return m, "time of the last change", 0.45
		}
	}
	return moment{}, "", 0
}

// nearDate looks for a date in short blocks around the headline, then in any
// block whose class says date.
func (h *htmlPage) nearDate() moment {
	x := h.x
	lo, hi := max(0, x.title-6), min(len(x.blocks), max(x.title, x.from)+12)
	for i := lo; i < hi; i++ {
		if b := &x.blocks[i]; b.words <= 20 && b.image == nil {
			if m := readWhen(b.text); m.ok() {
				return m
			}
		}
	}
	for i := range x.blocks {
		b := &x.blocks[i]
		if b.words <= 14 && hasName(b, "date", "time", "timestamp", "published", "pubdate", "meta", "dateline") {
			if m := readWhen(b.text); m.ok() {
				return m
			}
		}
	}
	return moment{}
}

// mendZone repairs a time that metadata marks as UTC while the page shows the
// same clock with a local zone: a habit of some publishers.
func (h *htmlPage) mendZone(m moment) moment {
	v := h.x.published
	if !v.zone || !m.zone {
		if v.zone && m.t.Hour() == v.t.Hour() && m.t.Minute() == v.t.Minute() {
			return v
		}
		return m
	}
	_, mo := m.t.Zone()
	_, vo := v.t.Zone()
	if mo == 0 && vo != 0 && m.t.Format("2006-01-02 15:04") == v.t.Format("2006-01-02 15:04") {
		h.s.note("zone", "date line", 0.9, "")
		delete(h.s.Provenance, "zone")
		return m.in(v.t.Format("-07:00"))
	}
	return m
}

// tags takes the visible tags first where the page is marked up for it, then
// the metadata.
func (h *htmlPage) tags() {
	s := &h.s
	for _, c := range []struct {
		from string
		list []string
		sure float64
	}{
		{"tag line", h.x.tags, 0.85},
		{"tag links", h.m.tagged, 0.85},
		{"tag box", h.tagBox(), 0.75},
		{"json-ld", h.m.ld.keywords, 0.75},
		{"meta", h.metaTags(), 0.6},
	} {
		if c.from == "tag line" && h.x.tagsFrom != "tag line" && h.x.tagsFrom != "tag list" {
			continue
		}
		list := h.cleanTags(c.list)
		if len(list) > 0 {
			s.Tags = list
			s.note("tags", c.from, c.sure, "")
			return
		}
	}
}

func (h *htmlPage) metaTags() []string {
	if v := h.m.meta["article:tag"]; len(v) > 1 {
		return v
	}
	if v := h.m.one("article:tag", "og:article:tag"); v != "" {
		return ldKeywords(v)
	}
	for _, k := range []string{"news_keywords", "parsely-tags", "keywords", "sailthru.tags"} {
		if v := h.m.one(k); v != "" {
			return ldKeywords(v)
		}
	}
	return nil
}

func (h *htmlPage) cleanTags(list []string) []string {
	var out []string
	counted := countedTags(list)
	for _, t := range list {
		if counted {
			t = strings.TrimRight(t, "0123456789() ")
		}
		if strings.Count(t, " ") > 7 || machineTag(t) {
			continue
		}
		t = strings.Trim(strings.TrimLeft(cleanMarkup(t), "# "), ",;")
		if t == "" || len(t) > 60 || len(out) >= 30 || containsFold(out, t) || h.isSite(t) {
			continue
		}
		out = append(out, t)
	}
	return out
}

// countedTags tells tags that all carry the number of their stories.
func countedTags(list []string) bool {
	for _, t := range list {
		if t = strings.TrimRight(t, ") "); t == "" || t[len(t)-1] < '0' || t[len(t)-1] > '9' {
			return false
		}
	}
	return len(list) > 1
}

// machineTag tells marks that a publishing system left for itself.
func machineTag(t string) bool {
	if strings.HasPrefix(t, "NLP ") || strings.Contains(t, ": ") && strings.HasPrefix(strings.ToLower(t), "category") {
		return true
	}
	hex := 0
	for _, r := range t {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'f' || r == '-' {
			hex++
		}
	}
	return hex == len(t) && len(t) >= 16 && strings.Contains(t, "-")
}

// tagBox reads links inside an element whose class says tags, below the story.
func (h *htmlPage) tagBox() []string {
	x := h.x
	var out []string
	for i := max(0, x.to-12); i < min(len(x.blocks), x.to+40); i++ {
		b := &x.blocks[i]
		if !hasName(b, "tags", "tag", "keywords") || b.links == 0 || b.words > 40 {
			if len(out) > 0 && b.image == nil {
				break
			}
			continue
		}
		for _, in := range b.inlines {
			if in.Link != "" {
				out = append(out, strings.TrimSpace(in.Text))
			}
		}
	}
	return out
}

package capture

import (
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/tajuk/tajuk/internal/capture/layout"
	"github.com/tajuk/tajuk/internal/capture/lines"
)

// fromGuide uses the article body of the JSON-LD, where there is one, to see
// whether the chosen element holds it all.
func (h *htmlPage) fromGuide() {
	body := h.m.LD.Body
	if len(body) < 600 {
		return
	}
	guide := shingleSet(layout.CleanMarkup(body))
	if len(guide) == 0 {
		return
	}
	first, last := -1, -1
	for i := range h.l.Blocks {
		b := &h.l.Blocks[i]
		if b.Words < 6 || b.Image != nil {
			continue
		}
		if shareOf(b.Text, guide) > 0.8 {
			if first < 0 {
				first = i
			}
			last = i
			b.Off = false
			b.Guided = true
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
	body := strings.TrimSpace(h.m.LD.Body)
	if len(body) < 400 || have*2 >= len(body) {
		return
	}
	text := html.UnescapeString(body)
	if strings.Contains(text, "</") || strings.Contains(text, "<br") {
		if doc, err := layout.Parse(text); err == nil {
			if l, err := layout.Linearize(doc, h.l.Base); err == nil {
				text = ""
				for i := range l.Blocks {
					text += l.Blocks[i].Text + "\n"
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
		if r := b.Read.Role; r.Furniture() && r != lines.Caption && r != lines.Time {
			continue
		}
		h.s.Blocks = append(h.s.Blocks, Block{Kind: Paragraph, Inlines: []Inline{{Text: b.Text}}})
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
			if b.Read.Role == lines.Prose && b.Words > 30 && !b.Off && !b.Media {
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
		{"json-ld", h.m.LD.Authors, 0.95},
		{"meta", lines.SplitNames(h.m.One("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author", "dcsext.author", "og:article:author", "twitter:data1x", "citation_author")), 0.85},
		{"byline", visible, 0.85},
		{"microdata", lines.SplitNames(strings.Join(h.m.Authors, ";")), 0.8},
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
	if len(s.Authors) == 0 && len(h.m.LD.Authors) > 0 {
		for _, n := range h.m.LD.Authors {
			if n = layout.CleanMarkup(n); n != "" && len(n) < 60 && !strings.HasPrefix(n, "http") && !lines.ContainsFold(s.Authors, n) {
				s.Authors = append(s.Authors, n)
			}
		}
		if len(s.Authors) > 0 {
			s.note("authors", "json-ld", 0.4, "an organisation, not a person")
		}
	}
	if ed := h.persons(h.m.LD.Editors); len(ed) > 0 && len(editors) == 0 {
		s.Editors = ed
		s.note("editors", "json-ld", 0.9, "")
	}
}

func allIn(a, b []string) bool {
	for _, s := range a {
		if !lines.ContainsFold(b, s) {
			return false
		}
	}
	return len(b) > 0
}

func anyIn(a, b []string) bool {
	for _, s := range a {
		if lines.ContainsFold(b, s) {
			return true
		}
	}
	return false
}

// persons cleans names and leaves out the site, its company and addresses.
func (h *htmlPage) persons(names []string) []string {
	var out []string
	site, pub := plainKey(h.s.SiteName), plainKey(h.m.LD.Publisher)
	for _, n := range names {
		for _, one := range lines.SplitNames(n) {
			one = lines.CleanName(layout.CleanMarkup(one))
			key := plainKey(one)
			if one == "" || key == site || key == pub || h.house(one) || lines.ContainsFold(out, one) || len(h.x.authors) > 0 && h.organisation(one) {
				continue
			}
			out = append(out, one)
		}
	}
	return out
}

// house tells the publisher that metadata gives for an author: by its address,
// or by initials, as in "Radio Suara Timur" for rst.id and the other way round.
func (h *htmlPage) house(name string) bool {
	key, label := plainKey(name), h.host
	if i := strings.IndexByte(label, '.'); i > 0 {
		label = label[:i]
	}
	if key == plainKey(h.host) || key == plainKey(label) {
		return true
	}
	return len(key) >= 2 && key == initials(h.s.SiteName) || len(label) >= 2 && plainKey(label) == initials(name)
}

// initials are the first letters of the words of a name, if it has several.
func initials(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), notWordRune)
	if len(words) < 2 {
		return ""
	}
	var first []rune
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		first = append(first, r)
	}
	return string(first)
}

// organisation tells a company or a desk that metadata gives for an author: it
// says so, or one of its words is the site's own host name.
func (h *htmlPage) organisation(name string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		switch w {
		case "media", "online", "network", "newsroom", "inc", "inc.", "ltd", "ltd.", "corp", "corp.", "group", "redaksi", "tbk", "cyber", "digital", "publishing", "broadcasting", "agency":
			return true
		}
		if len(w) >= 5 && h.host != "" && strings.Contains(h.host, w) {
			return true
		}
	}
	return false
}

// blockNames reads names from blocks whose class says byline or author, near
// the story.
func (h *htmlPage) blockNames() []string {
	x := h.x
	for i := max(0, x.title-8); i < min(len(x.blocks), max(x.from, x.title)+14); i++ {
		b := &x.blocks[i]
		if !b.HasName("byline", "author", "authors", "penulis", "reporter", "writer") || b.Words > 14 || b.Image != nil {
			continue
		}
		if p := lines.ReadByline(b.Text); len(p.Authors) > 0 && lines.LooksLikeNames(p.Authors[0]) {
			x.used[i] = true
			return p.Authors
		}
	}
	return nil
}

// dates takes the time of publication from metadata, checks it against the
// visible date line, and falls back on that.
func (h *htmlPage) dates() {
	s, x := &h.s, h.x
	m, from, sure := h.published()
	if m.OK() && x.published.OK() && x.published.Clock && m.Clock {
		m = h.mendZone(m)
	}
	if m.OK() && m.Clock && !m.Zone && s.Language == "id" {
		m = m.In("+07:00")
	}
	if m.OK() {
		s.Date = m.String()
		s.note("date", from, sure, "")
	}
	for _, v := range []string{h.m.LD.Modified, h.m.One("article:modified_time", "og:updated_time", "og:article:modified_time", "lastmod", "last-modified", "datemodified")} {
		u := lines.ReadTime(v)
		if u.OK() && u.Clock && !u.Zone && s.Language == "id" {
			u = u.In("+07:00")
		}
		if u.OK() && (!m.OK() || u.T.After(m.T.Add(time.Minute))) {
			s.Updated = u.String()
			s.note("updated", "metadata", 0.85, "")
			break
		}
	}
}

func (h *htmlPage) published() (lines.Moment, string, float64) {
	for _, c := range []struct {
		v, from string
		sure    float64
	}{
		{h.m.LD.Published, "json-ld", 0.95},
		{h.m.One("article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "publish-date", "publishdate", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "pubdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "dcterms.date", "date.release", "content_publishedtime", "cxenseparse:recs:publishtime", "article.published", "article_date_original", "originalpublicationdate", "publishtime", "displaydate", "ptime", "pdate", "utime", "created", "rnews:datepublished", "bt:pubdate", "shareaholic:article_published_time", "dcsext.articlefirstpublished", "article.created", "citation_publication_date", "prism.publicationdate", "weibo:article:create_at", "createtime"), "meta", 0.9},
		{h.m.One("date", "datecreated", "last-modified-x"), "meta", 0.7},
	} {
		if m := lines.ReadTime(layout.CleanMarkup(c.v)); m.OK() {
			return m, c.from, c.sure
		}
		if m := lines.ReadWhen(layout.CleanMarkup(c.v)); m.OK() {
			return m, c.from, c.sure - 0.1
		}
	}
	// <time> and microdata, those called published first.
	var loose lines.Moment
	for _, t := range h.m.Times {
		m := lines.ReadTime(t.Value)
		if !m.OK() {
			m = lines.ReadWhen(t.Visible)
		}
		if !m.OK() || strings.Contains(t.What, "modif") || strings.Contains(t.What, "updat") {
			continue
		}
		if lines.HasAny(t.What, "publish", "pubdate", "created", "entry-date", "post-date", "article") {
			return m, "time element", 0.85
		}
		if !loose.OK() && t.Order < 4 {
			loose = m
		}
	}
	if loose.OK() && !h.x.published.OK() {
		return loose, "time element", 0.7
	}
	if h.x.published.OK() {
		return lines.Moment{}, "", 0
	}
	if m := lines.AddressDate(firstOf(h.page.URL, h.s.URL)); m.OK() {
		return m, "address", 0.75
	}
	if m := h.nearDate(); m.OK() {
		return m, "date near the headline", 0.55
	}
	for _, v := range []string{h.m.LD.Modified, h.m.One("article:modified_time", "og:updated_time", "last-modified", "lastmod")} {
		if m := lines.ReadTime(v); m.OK() {
			return m, "time of the last change", 0.45
		}
	}
	return lines.Moment{}, "", 0
}

// nearDate looks for a date in short blocks around the headline, then in any
// block whose class says date.
func (h *htmlPage) nearDate() lines.Moment {
	x := h.x
	lo, hi := max(0, x.title-6), min(len(x.blocks), max(x.title, x.from)+12)
	for i := lo; i < hi; i++ {
		if b := &x.blocks[i]; b.Words <= 20 && b.Image == nil {
			if m := lines.ReadWhen(b.Text); m.OK() {
				return m
			}
		}
	}
	for i := range x.blocks {
		b := &x.blocks[i]
		if b.Words <= 14 && b.HasName("date", "time", "timestamp", "published", "pubdate", "meta", "dateline") {
			if m := lines.ReadWhen(b.Text); m.OK() {
				return m
			}
		}
	}
	return lines.Moment{}
}

// mendZone repairs a time that metadata marks as UTC while the page shows the
// same clock with a local zone: a habit of some publishers.
func (h *htmlPage) mendZone(m lines.Moment) lines.Moment {
	v := h.x.published
	if !v.Zone || !m.Zone {
		if v.Zone && m.T.Hour() == v.T.Hour() && m.T.Minute() == v.T.Minute() {
			return v
		}
		return m
	}
	_, mo := m.T.Zone()
	_, vo := v.T.Zone()
	if mo == 0 && vo != 0 && m.T.Format("2006-01-02 15:04") == v.T.Format("2006-01-02 15:04") {
		h.s.note("zone", "date line", 0.9, "")
		delete(h.s.Provenance, "zone")
		return m.In(v.T.Format("-07:00"))
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
		{"tag links", h.m.Tagged, 0.85},
		{"tag line", h.x.tags, 0.85},
		{"tag box", h.tagBox(), 0.75},
		{"json-ld", h.m.LD.Keywords, 0.75},
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
	if v := h.m.Values("article:tag"); len(v) > 1 {
		return v
	}
	if v := h.m.One("article:tag", "og:article:tag"); v != "" {
		return layout.Keywords(v)
	}
	for _, k := range []string{"news_keywords", "parsely-tags", "keywords", "sailthru.tags"} {
		if v := h.m.One(k); v != "" {
			return layout.Keywords(v)
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
		t = strings.Trim(strings.TrimLeft(layout.CleanMarkup(t), "# "), ",;")
		if t == "" || len(t) > 60 || len(out) >= 30 || lines.ContainsFold(out, t) || h.isSite(t) {
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
		if !b.HasName("tags", "tag", "keywords") || b.Links == 0 || b.Words > 40 {
			if len(out) > 0 && b.Image == nil {
				break
			}
			continue
		}
		for _, in := range b.Inlines {
			if in.Link != "" {
				out = append(out, strings.TrimSpace(in.Text))
			}
		}
	}
	return out
}

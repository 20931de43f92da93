package capture

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// weigh gives each block the worth it has for the choice of the body.
func weigh(b *block) int {
	if b.image != nil {
		return 0
	}
	n := len(b.text)
	linked := 0
	if n > 0 {
		linked = b.links * 100 / n
	}
	switch b.read.role {
	case roleProse:
		if linked > 60 {
			return -min(n, 150)
		}
		w := min(n, 900) * (100 - linked) / 100
		if b.media {
			return w / 6
		}
		if b.list {
			w = w * 2 / 3
		}
		if n < 80 {
			w /= 2
		}
		return w
	case roleReadAlso, roleAd, roleEmbed, roleInitials, roleDateline, roleCredit, roleTime, roleByline, roleEditor, roleCaption:
		return -4
	case roleTail, roleCopyright, rolePromo:
		return -40
	}
	if linked > 50 {
		return -8 - min(n, 60)/4
	}
	if isHeading(b.tag) {
		return 0
	}
	if b.table > 0 && b.links == 0 {
		return 2
	}
	return -8
}

func isHeading(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'
}

// choose finds the element that holds the body: the one whose blocks are worth
// the most, after blocks whose markup calls them something else are set aside.
func (l *linear) choose() (from, to int) {
	worth := make([]int, len(l.blocks)+1)
	total := 0
	for i := range l.blocks {
		w := weigh(&l.blocks[i])
		worth[i+1] = worth[i] + w
		if w > 0 {
			total += w
		}
	}
	l.setAside(worth, total)
	l.setTeasersAside()
	sum := make([]int, len(l.blocks)+1)
	for i := range l.blocks {
		w := worth[i+1] - worth[i]
		if l.blocks[i].off {
			w = -max(min(w, 60)/4, 3)
		}
		sum[i+1] = sum[i] + w
	}
	best, bestWorth := -1, 0
	for i := range l.spans {
		s := &l.spans[i]
		if leafElement(s.node.DataAtom) {
			continue
		}
		w := sum[s.to] - sum[s.from]
		// Inner elements come later and win a tie, so the frame stays small;
		// an element that says it is the article gets the benefit of doubt.
		if s.main {
			w += w / 50
		}
		if w > 0 && w >= bestWorth {
			best, bestWorth = i, w
		}
	}
	if best < 0 {
		return 0, len(l.blocks)
	}
	return l.tighten(best, sum)
}

// tighten prefers the one article element inside the frame that holds most of
// it: what is beside it are other stories.
func (l *linear) tighten(best int, sum []int) (from, to int) {
	b := &l.spans[best]
	all := sum[b.to] - sum[b.from]
	pick, most := best, 0
	for i := best + 1; i < len(l.spans) && l.spans[i].from < b.to; i++ {
		s := &l.spans[i]
		if s.node.DataAtom != atom.Article {
			continue
		}
		if w := sum[s.to] - sum[s.from]; w*2 > all && w > most {
			pick, most = i, w
		}
	}
	return l.spans[pick].from, l.spans[pick].to
}

// setAside marks the blocks of elements that say they are navigation, comments
// or recommendations. A word that would set much of the page's prose aside is
// not believed on that page.
func (l *linear) setAside(worth []int, total int) {
	good := func(s *span) int {
		sum := 0
		for k := s.from; k < s.to; k++ {
			if w := worth[k+1] - worth[k]; w > 0 {
				sum += w
			}
		}
		return sum
	}
	said := map[string]int{}
	end := map[string]int{}
	for i := range l.spans {
		s := &l.spans[i]
		if s.off == "" || s.to <= end[s.off] {
			continue
		}
		said[s.off] += good(s)
		end[s.off] = s.to
	}
	last := 0
	for i := range l.spans {
		s := &l.spans[i]
		if s.off == "" || s.to <= last || l.quoted(s) {
			continue
		}
		g := said[s.off]
		if g > 200 && g*100 >= total*offLimit(s.off) && !(strings.HasPrefix(s.off, "comment") && total-g > 300) {
			continue
		}
		for k := s.from; k < s.to; k++ {
			l.blocks[k].off = true
		}
		last = s.to
	}
}

// quoted tells a small element around a quotation, such as an embedded post.
func (l *linear) quoted(s *span) bool {
	if s.to-s.from > 8 {
		return false
	}
	for k := s.from; k < s.to; k++ {
		if l.blocks[k].quote {
			return true
		}
	}
	return false
}

// offLimit is the share of a page's prose, in per cent, from which on a word is
// not believed.
func offLimit(w string) int {
	switch w {
	case "komentar", "disqus", "related", "terkait", "footer", "nav", "replies", "recommended", "recommendations", "rekomendasi":
		return 70
	}
	return 40
}

// htmlBody makes document blocks of the page's blocks[from:to] and tells, for
// the block-wise fields, which were kept.
func (x *split) htmlBody(title string) []Block {
	keep := x.keepers(title)
	var out []Block
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if !keep[i-x.from] {
			continue
		}
		switch {
		case b.image != nil:
			out = append(out, Block{Kind: Image, Src: b.image.src, Alt: b.image.alt, Caption: b.image.caption, Credit: b.image.credit})
		case b.read.role == roleDateline && i+1 < x.to:
			if j := x.nextKept(keep, i+1); j > 0 {
				n := &x.blocks[j]
				head := strings.TrimSpace(strings.TrimRight(b.text, "-–— ")) + " - "
				n.inlines = append([]Inline{{Text: head}}, n.inlines...)
				n.text = head + n.text
			}
		case b.table > 0 && x.dataTable(b.table):
			out = appendCell(out, b, i, x)
		case b.list && !b.quote && b.tag != "blockquote":
			out = appendItem(out, b, i, x)
		case isHeading(b.tag):
			level := int(b.tag[1] - '0')
			out = append(out, Block{Kind: Heading, Level: max(level, 2), Inlines: b.inlines})
		case b.quote:
			out = append(out, Block{Kind: Quote, Inlines: b.inlines})
		default:
			out = append(out, Block{Kind: Paragraph, Inlines: b.inlines})
		}
	}
	return out
}

func (x *split) nextKept(keep []bool, i int) int {
	for ; i < x.to; i++ {
		if keep[i-x.from] && x.blocks[i].image == nil {
			return i
		}
	}
	return -1
}

// dataTable tells a table of data from one that lays out the page: it has more
// than one row and short cells.
func (x *split) dataTable(id int) bool {
	rows, long, cells := 0, 0, 0
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if b.table != id {
			continue
		}
		cells++
		rows = max(rows, b.row)
		if len(b.text) > 300 {
			long++
		}
	}
	return rows > 1 && long*4 <= cells
}

func appendCell(out []Block, b *block, i int, x *split) []Block {
	prev := i > 0 && x.blocks[i-1].table == b.table && len(out) > 0 && out[len(out)-1].Kind == Table
	if !prev {
		return append(out, Block{Kind: Table, Header: b.head, Rows: [][][]Inline{{b.inlines}}})
	}
	t := &out[len(out)-1]
	if x.blocks[i-1].row != b.row {
		t.Rows = append(t.Rows, [][]Inline{b.inlines})
		return out
	}
	last := len(t.Rows) - 1
	t.Rows[last] = append(t.Rows[last], b.inlines)
	return out
}

func appendItem(out []Block, b *block, i int, x *split) []Block {
	if k := len(out) - 1; k >= 0 && out[k].Kind == List && i > 0 && x.blocks[i-1].listID == b.listID {
		out[k].Items = append(out[k].Items, b.inlines)
		return out
	}
	return append(out, Block{Kind: List, Ordered: b.ordered, Items: [][]Inline{b.inlines}})
}

// keepers decides block by block what of the body is journalism.
func (x *split) keepers(title string) []bool {
	keep := make([]bool, x.to-x.from)
	home := x.homeFrame()
	lastProse := x.from - 1
	for i := x.from; i < x.to; i++ {
		if b := &x.blocks[i]; b.read.role == roleProse && !b.off && !b.media && !x.used[i] {
			lastProse = i
		}
	}
	skip := false // inside a list of other stories
	afterTail, begun := false, false
	seen := map[string]bool{}
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if b.off || x.used[i] {
			continue
		}
		if b.image != nil {
			keep[i-x.from] = i <= lastProse
			continue
		}
		linked := b.links*100 > len(b.text)*60
		r := b.read.role
		switch {
		case b.media, isHeading(b.tag) && strings.EqualFold(b.text, title):
			continue
		case r == roleTail:
			skip = true
			afterTail = true
			continue
		case r == roleDateline:
			keep[i-x.from] = true
			continue
		case r == roleCaption && !hasName(b, "caption"), r == roleTime && b.words > 14, r == roleReadAlso && b.words > 25 && !linked, b.guided && r != roleInitials:
			r = roleProse
		case r == roleCredit && isHeading(b.tag):
			r = roleOther
		case r.furniture():
			continue
		}
		if x.strayCaption(i) || hasName(b, "caption", "credit", "byline", "photographer", "copyright", "figcaption", "tags", "kredit", "bio", "author", "authors", "writer") && !b.guided && (b.frame != home || b.words < 12) {
			continue
		}
		if linked && !b.guided && (b.words > 3 && !b.quote || b.list) && (r != roleProse || b.words < 25) {
			// A line that is all link is a pointer to another story.
			if i > lastProse || skip || linkRow(x, i) || b.words >= 5 {
				continue
			}
		}
		if isHeading(b.tag) && linked && b.words > 3 && b.frame != home {
			skip = true // the headline of another story, with its teaser
		}
		if skip && r == roleProse && b.frame != home && !b.guided {
			continue
		}
		if hasName(b, "embed") && b.frame != home && !b.quote && !b.guided {
			continue
		}
		if r == roleProse && b.words > 7 && seen[b.text] {
			continue
		}
		seen[b.text] = true
		// A sentence set as a heading above the first paragraph is a lead.
		if !begun && isHeading(b.tag) && b.words >= 7 && i < lastProse {
			if x.lead == "" {
				x.lead, x.leadSure = b.text, 0.8
			}
			continue
		}
		if r == roleProse && !isHeading(b.tag) {
			begun = true
		}
		switch {
		case r == roleProse:
			skip = false
			keep[i-x.from] = true
		case isHeading(b.tag):
			keep[i-x.from] = i < lastProse && !(skip && b.frame != home)
		case skip:
		case b.list, b.table > 0:
			keep[i-x.from] = i < lastProse || b.links == 0 && !afterTail
		case i > lastProse:
			keep[i-x.from] = (b.tag == "p" || b.tag == "pre" || b.quote) && b.frame == home && b.links == 0 && !afterTail
		default:
			keep[i-x.from] = x.looseText(i)
		}
	}
	x.trustGuide(keep, home)
	x.dropEndHeadings(keep)
	return keep
}

// trustGuide drops prose outside the home frame that the page's own metadata
// does not count to the article, when that metadata covers nearly all else.
func (x *split) trustGuide(keep []bool, home int) {
	guided, all := 0, 0
	for i, k := range keep {
		if b := &x.blocks[x.from+i]; k && b.read.role == roleProse {
			all += len(b.text)
			if b.guided {
				guided += len(b.text)
			}
		}
	}
	if guided*4 < all*3 || guided < 800 {
		return
	}
	for i, k := range keep {
		b := &x.blocks[x.from+i]
		if k && !b.guided && b.frame != home && b.words >= 6 && b.image == nil && !b.quote && b.table == 0 && !b.list {
			keep[i] = false
		}
	}
}

// homeFrame is the element that directly holds most of the body's prose.
func (x *split) homeFrame() int {
	worth := map[int]int{}
	best, most := -1, 0
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if b.read.role != roleProse || b.off || b.media {
			continue
		}
		worth[b.frame] += len(b.text)
		if worth[b.frame] > most {
			best, most = b.frame, worth[b.frame]
		}
	}
	return best
}

// strayCaption tells a caption outside any figure: short text with a credit
// right after an image.
func (x *split) strayCaption(i int) bool {
	b := &x.blocks[i]
	if b.words > 60 || b.guided {
		return false
	}
	near := false
	for j := max(x.from, i-3); j <= min(i+2, x.to-1); j++ {
		im := x.blocks[j].image
		if im == nil {
			continue
		}
		if b.words > 3 && len(im.alt) > 15 && (im.alt == b.text || strings.HasPrefix(b.text, im.alt) || strings.HasPrefix(im.alt, b.text)) {
			return true
		}
		near = near || j == i-1 || j == i-2
	}
	if !near {
		return false
	}
	_, _, ok := captionParts(b.text)
	return ok
}

// looseText keeps short text inside the body that is a paragraph by its
// markup.
func (x *split) looseText(i int) bool {
	b := &x.blocks[i]
	if b.tag == "p" || b.quote || b.tag == "pre" {
		return true
	}
	if b.tag == "div" && x.divProse() {
		return b.words >= 2
	}
	return utf8.RuneCountInString(b.text) > 60 || b.words >= 3 && endsSentence(b.text)
}

// divProse tells pages that write their paragraphs as bare text in a div.
func (x *split) divProse() bool {
	div, p := 0, 0
	for i := x.from; i < x.to; i++ {
		if x.blocks[i].read.role != roleProse {
			continue
		}
		if x.blocks[i].tag == "p" {
			p++
		} else if x.blocks[i].tag == "div" || x.blocks[i].tag == "td" || x.blocks[i].tag == "span" {
			div++
		}
	}
	return div > p
}

func hasName(b *block, names ...string) bool {
	if b.names == "" {
		return false
	}
	for _, n := range names {
		if strings.Contains(b.names, " "+n+" ") {
			return true
		}
	}
	return false
}

// linkRow tells a run of two or more linked lines.
func linkRow(x *split, i int) bool {
	all := func(j int) bool {
		if j < x.from || j >= x.to || x.blocks[j].image != nil {
			return false
		}
		b := &x.blocks[j]
		return b.links*100 > len(b.text)*60
	}
	return all(i-1) || all(i+1)
}

// dropEndHeadings removes headings that nothing follows.
func (x *split) dropEndHeadings(keep []bool) {
	content := false
	for i := len(keep) - 1; i >= 0; i-- {
		if !keep[i] {
			continue
		}
		b := &x.blocks[x.from+i]
		if isHeading(b.tag) && !content {
			keep[i] = false
			continue
		}
		if b.image == nil {
			content = !isHeading(b.tag)
		}
	}
}

package layout

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// weigh gives each block the worth it has for the choice of the body.
func weigh(b *Block) int {
	if b.Image != nil {
		return 0
	}
	n := len(b.Text)
	linked := 0
	if n > 0 {
		linked = b.Links * 100 / n
	}
	switch b.Read.Role {
	case lines.Prose:
		if linked > 60 {
			return -min(n, 150)
		}
		w := min(n, 900) * (100 - linked) / 100
		if b.Media {
			return w / 6
		}
		if b.List {
			w = w * 2 / 3
		}
		if n < 80 {
			w /= 2
		}
		return w
	case lines.ReadAlso, lines.Ad, lines.Embed, lines.Initials, lines.Dateline, lines.Credit, lines.Time, lines.Byline, lines.Editor, lines.Caption:
		return -4
	case lines.Tail, lines.Copyright, lines.Promo:
		return -40
	}
	if linked > 50 {
		return -8 - min(n, 60)/4
	}
	if IsHeading(b.Tag) {
		return 0
	}
	if b.Table > 0 && b.Links == 0 {
		return 2
	}
	return -8
}

// IsHeading tells h1 to h6.
func IsHeading(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'
}

// Choose finds the element that holds the body: the one whose blocks are worth
// the most, after blocks whose markup calls them something else are set aside.
func (l *Linear) Choose() (from, to int) {
	worth := make([]int, len(l.Blocks)+1)
	total := 0
	for i := range l.Blocks {
		w := weigh(&l.Blocks[i])
		worth[i+1] = worth[i] + w
		if w > 0 {
			total += w
		}
	}
	l.setAside(worth, total)
	l.setTeasersAside()
	sum := make([]int, len(l.Blocks)+1)
	for i := range l.Blocks {
		w := worth[i+1] - worth[i]
		if l.Blocks[i].Off {
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
		return 0, len(l.Blocks)
	}
	return l.tighten(best, sum)
}

// tighten prefers the one article element inside the frame that holds most of
// it: what is beside it are other stories.
func (l *Linear) tighten(best int, sum []int) (from, to int) {
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
func (l *Linear) setAside(worth []int, total int) {
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
			l.Blocks[k].Off = true
		}
		last = s.to
	}
}

// quoted tells a small element around a quotation, such as an embedded post.
func (l *Linear) quoted(s *span) bool {
	if s.to-s.from > 8 {
		return false
	}
	for k := s.from; k < s.to; k++ {
		if l.Blocks[k].Quote {
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

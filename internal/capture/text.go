package capture

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/capture/layout"
	"github.com/tajuk/tajuk/internal/capture/lines"
)

// captureText reads a page that was copied as text.
func captureText(ctx context.Context, page Page, text string) (Story, error) {
	blocks, err := textBlocks(text)
	if err != nil {
		return Story{}, err
	}
	if len(blocks) == 0 {
		return Story{}, ErrEmpty
	}
	if err := ctx.Err(); err != nil {
		return Story{}, err
	}
	x := &split{blocks: blocks, used: map[int]bool{}}
	a, b := bodySegment(blocks)
	x.title = textTitle(blocks, a, b)
	x.from, x.to = a, b
	if x.title >= a {
		x.from = x.title + 1
	}
	x.header()
	x.footer()
	var s Story
	if x.title >= 0 {
		s.Title = blocks[x.title].Text
		s.note("title", "line before the story", 0.8, "")
	}
	s.Blocks = x.textBody()
	s.note("paragraphs", "lines", 0.8, "")
	s.language("")
	x.fill(&s, page)
	return s, nil
}

// textBlocks cuts text into blocks: one per line, except that lines wrapped at
// a fixed width are joined.
func textBlocks(text string) ([]layout.Block, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	wrapped := hardWrapped(text)
	var out []layout.Block
	group, open := 0, false
	for raw := range strings.SplitSeq(text, "\n") {
		line := lines.Collapse(raw)
		if line == "" {
			group++
			open = false
			continue
		}
		if wrapped && open && joinsPrevious(out[len(out)-1].Text, line) {
			last := &out[len(out)-1]
			g := last.Group
			*last = layout.NewBlock(last.Text + " " + line)
			last.Group = g
			continue
		}
		if len(out) >= MaxBlocks {
			return nil, &LimitError{What: "blocks", Max: MaxBlocks}
		}
		b := layout.NewBlock(line)
		b.Group = group
		if b.Words <= 8 {
			b.Crumb = lastCrumb(raw)
		}
		out = append(out, b)
		open = true
	}
	return out, nil
}

// lastCrumb returns the last step of a breadcrumb whose steps are set apart by
// tabs or several spaces ("Olahraga   Bulu Tangkis"), or "".
func lastCrumb(raw string) string {
	raw = strings.TrimSpace(raw)
	i := max(strings.LastIndex(raw, "  "), strings.LastIndexByte(raw, '\t'), strings.LastIndex(raw, "\u00a0 "))
	if i < 0 {
		return ""
	}
	return lines.Collapse(raw[i:])
}

// hardWrapped tells mail-like text whose lines were broken at a fixed width:
// most lines that are followed by another line stop between 55 and 80
// characters without ending a sentence.
func hardWrapped(text string) bool {
	full, all, open, prev := 0, 0, 0, ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if prev != "" && line != "" {
			if n := utf8.RuneCountInString(prev); n > 30 {
				all++
				if n >= 55 && n <= 84 {
					full++
				}
				if !lines.EndsSentence(prev) {
					open++
				}
			}
		}
		prev = line
	}
	return all >= 4 && full*4 >= all*3 && open*2 >= all
}

func joinsPrevious(prev, line string) bool {
	n := utf8.RuneCountInString(prev)
	if i := strings.LastIndexByte(prev, ' '); i >= 0 {
		n = utf8.RuneCountInString(prev)
	}
	r, _ := utf8.DecodeRuneInString(line)
	return n >= 45 && (!lines.EndsSentence(prev) || unicode.IsLower(r) || n%80 >= 60)
}

// bodySegment finds the run of blocks that holds the most prose: every block
// has a weight, and the run with the largest sum wins.
func bodySegment(blocks []layout.Block) (from, to int) {
	best, sum := 0, 0
	start := 0
	for i := range blocks {
		sum += segmentWeight(&blocks[i])
		if sum <= 0 {
			sum, start = 0, i+1
			continue
		}
		if sum > best {
			best, from, to = sum, start, i+1
		}
	}
	return from, to
}

func segmentWeight(b *layout.Block) int {
	switch b.Read.Role {
	case lines.Prose:
		return min(len(b.Text), 600)
	case lines.Caption:
		return min(len(b.Text), 120)
	case lines.Dateline:
		return 0
	case lines.ReadAlso, lines.Ad, lines.Embed, lines.Initials:
		return -5
	case lines.Tail:
		return -200
	case lines.Copyright, lines.Promo:
		return -150
	case lines.Tags, lines.Source, lines.Label, lines.Time:
		return -60
	}
	return -20 - 2*min(b.Words, 10)
}

// textTitle picks the headline among the blocks before the story: one that
// shares its words with the story and stands where headlines stand.
func textTitle(blocks []layout.Block, a, b int) int {
	vocabulary := bodyWords(blocks[a:b])
	best, bestScore := -1, 0.3
	first, limit := max(0, a-400), min(len(blocks), a+4)
	for i := first; i < limit; i++ {
		t := &blocks[i]
		if !titleShape(t) || i >= a && t.Read.Role == lines.Prose && strings.HasSuffix(t.Text, ".") {
			continue
		}
		if _, _, glued := lines.CaptionParts(t.Text); glued {
			continue
		}
		score := overlap(t.Text, vocabulary)
		if t.Words >= 6 && t.Words <= 20 {
			score += 0.3
		}
		for k := 1; k <= 2 && i-k >= 0; k++ {
			if blocks[i-k].Read.Role == lines.Time {
				score += 0.3 / float64(k)
				break
			}
		}
		for k := 1; k <= 5 && i+k < len(blocks); k++ {
			switch r := blocks[i+k].Read.Role; {
			case r == lines.Time:
				score += 0.45 / float64(k)
			case r == lines.Byline || r == lines.Credit || r == lines.Caption:
				score += 0.25 / float64(k)
			case r == lines.Prose && i+k <= a+1:
				score += 0.35 / float64(k)
			}
		}
		for k := first; k < limit; k++ {
			if k != i && sameHeadline(blocks[k].Text, t.Text) {
				score += 0.2
				break
			}
		}
		if d := a - i; d > 0 {
			score -= 0.012 * float64(min(d, 40))
		} else {
			score -= 0.3 * float64(-d)
		}
		if t.Words < 4 {
			score -= 0.25
		}
		if score >= bestScore {
			best, bestScore = i, score
		}
	}
	// A weak candidate counts only right above the story.
	if bestScore < 0.6 && best < a-3 {
		return -1
	}
	return best
}

// sameHeadline tells a headline from its copy with the site's name behind it.
func sameHeadline(a, b string) bool {
	return a == b || len(b) > 25 && strings.HasPrefix(a, b) && len(a) < len(b)+40
}

func titleShape(b *layout.Block) bool {
	n := utf8.RuneCountInString(b.Text)
	if n < 12 || n > 220 || b.Words > 32 {
		return false
	}
	switch b.Read.Role {
	case lines.Other:
		return true
	case lines.Prose:
		return b.Words <= 26 && !strings.HasSuffix(b.Text, ".") && !strings.Contains(b.Text, ". ") && !strings.Contains(b.Text, "? ")
	case lines.Caption:
		return b.Words <= 16 // "LIPUTAN KHUSUS - Judul berita"
	}
	return false
}

// bodyWords is the set of longer words of a story, cut to six letters so that
// endings matter less.
func bodyWords(blocks []layout.Block) map[string]bool {
	set := make(map[string]bool, 256)
	for i := range blocks {
		if blocks[i].Read.Role != lines.Prose {
			continue
		}
		for w := range strings.FieldsFuncSeq(strings.ToLower(blocks[i].Text), notWordRune) {
			if len(w) >= 3 {
				set[wordStub(w)] = true
			}
		}
	}
	return set
}

func notWordRune(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func wordStub(w string) string {
	n := 0
	for i := range w {
		if n == 6 {
			return w[:i]
		}
		n++
	}
	return w
}

// overlap is the share of a headline's words that its story uses.
func overlap(text string, vocabulary map[string]bool) float64 {
	hit, all := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), notWordRune) {
		if len(w) < 3 || lines.IsStop(w) {
			continue
		}
		all++
		if vocabulary[wordStub(w)] {
			hit++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(hit) / float64(all)
}

// textBody makes document blocks of the body's lines.
func (x *split) textBody() []Block {
	var out []Block
	skipList := false
	for i := x.from; i < x.to; i++ {
		b := &x.blocks[i]
		if x.used[i] {
			continue
		}
		r := b.Read.Role
		switch {
		case r == lines.Tail:
			skipList = true
			continue
		case r == lines.Caption && (i > x.from || lines.Datelined(b.Text)), r == lines.Time && b.Words > 12, r == lines.Copyright && b.Words > 20:
			r = lines.Prose
		case r == lines.Dateline:
			if i+1 < x.to {
				x.blocks[i+1].Text = strings.TrimSpace(strings.TrimRight(b.Text, "-–— ")) + " - " + x.blocks[i+1].Text
			}
			continue
		case r.Furniture():
			continue
		}
		if r == lines.Prose {
			skipList = false
			out = append(out, Block{Kind: Paragraph, Inlines: []Inline{{Text: b.Text}}})
			continue
		}
		if skipList || x.foreignRun(i) {
			continue
		}
		kind := Paragraph
		if b.Words <= 12 && !strings.ContainsAny(b.Text, ":,") && !listMark(b.Text) && !lines.StartsQuote(b.Text) && i+1 < x.to && x.blocks[i+1].Read.Role == lines.Prose {
			kind = Heading
		}
		blk := Block{Kind: kind, Inlines: []Inline{{Text: b.Text}}}
		if kind == Heading {
			blk.Level = 2
		}
		out = append(out, blk)
	}
	return out
}

// foreignRun tells a run of three or more headlines of other stories.
func (x *split) foreignRun(i int) bool {
	a, b := i, i+1
	for a > x.from && a > i-3 && headlineLike(&x.blocks[a-1]) {
		a--
	}
	for b < x.to && b < i+3 && headlineLike(&x.blocks[b]) {
		b++
	}
	return headlineLike(&x.blocks[i]) && b-a >= 3
}

func headlineLike(b *layout.Block) bool {
	return b.Read.Role == lines.Other && b.Words >= 4 && b.Words <= 18 && !listMark(b.Text) && !lines.EndsSentence(b.Text) && !strings.Contains(b.Text, ": ")
}

func listMark(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("-•*–▪●○", r) {
		return true
	}
	if unicode.IsDigit(r) {
		rest := strings.TrimLeft(s, "0123456789")
		return strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") ")
	}
	return n == 1 && unicode.IsLetter(r) && strings.HasPrefix(s[1:], ". ")
}

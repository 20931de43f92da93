package capture

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
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
		s.Title = blocks[x.title].text
		s.note("title", "line before the story", 0.8, "")
	}
	s.Blocks = x.textBody()
	s.note("paragraphs", "lines", 0.8, "")
	x.fill(&s, page)
	return s, nil
}

// textBlocks cuts text into blocks: one per line, except that lines wrapped at
// a fixed width are joined.
func textBlocks(text string) ([]block, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	wrapped := hardWrapped(text)
	var out []block
	group, open := 0, false
	for raw := range strings.SplitSeq(text, "\n") {
		line := collapse(raw)
		if line == "" {
			group++
			open = false
			continue
		}
		if wrapped && open && joinsPrevious(out[len(out)-1].text, line) {
			last := &out[len(out)-1]
			g := last.group
			*last = newBlock(last.text + " " + line)
			last.group = g
			continue
		}
		if len(out) >= MaxBlocks {
			return nil, &LimitError{What: "blocks", Max: MaxBlocks}
		}
		b := newBlock(line)
		b.group = group
		if b.words <= 8 {
			b.crumb = lastCrumb(raw)
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
	return collapse(raw[i:])
}

// hardWrapped tells mail-like text whose lines were broken at a fixed width:
// most lines that are followed by another line stop between 55 and 80
// characters without ending a sentence.
func hardWrapped(text string) bool {
	full, all, prev := 0, 0, ""
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if prev != "" && line != "" {
			if n := utf8.RuneCountInString(prev); n > 30 {
				all++
				if n >= 55 && n <= 84 {
					full++
				}
			}
		}
		prev = line
	}
	return all >= 6 && full*4 >= all*3
}

func joinsPrevious(prev, line string) bool {
	n := utf8.RuneCountInString(prev)
	if i := strings.LastIndexByte(prev, ' '); i >= 0 {
		n = utf8.RuneCountInString(prev)
	}
	r, _ := utf8.DecodeRuneInString(line)
	return n >= 45 && (!endsSentence(prev) || unicode.IsLower(r) || n%80 >= 60)
}

// bodySegment finds the run of blocks that holds the most prose: every block
// has a weight, and the run with the largest sum wins.
func bodySegment(blocks []block) (from, to int) {
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

func segmentWeight(b *block) int {
	switch b.read.role {
	case roleProse:
		return min(len(b.text), 600)
	case roleCaption:
		return min(len(b.text), 120)
	case roleDateline:
		return 0
	case roleReadAlso, roleAd, roleEmbed, roleInitials:
		return -5
	case roleTail:
		return -200
	case roleCopyright, rolePromo:
		return -150
	case roleTags, roleSource, roleLabel, roleTime:
		return -60
	}
	return -20 - 2*min(b.words, 10)
}

// textTitle picks the headline among the blocks before the story: one that
// shares its words with the story and stands where headlines stand.
func textTitle(blocks []block, a, b int) int {
	vocabulary := bodyWords(blocks[a:b])
	best, bestScore := -1, 0.6
	limit := min(len(blocks), a+4)
	for i := range limit {
		t := &blocks[i]
		if !titleShape(t) || i >= a && t.read.role == roleProse && strings.HasSuffix(t.text, ".") {
			continue
		}
		if _, _, glued := captionParts(t.text); glued {
			continue
		}
		score := overlap(t.text, vocabulary)
		if t.words >= 6 && t.words <= 20 {
			score += 0.3
		}
		for k := 1; k <= 2 && i-k >= 0; k++ {
			if blocks[i-k].read.role == roleTime {
				score += 0.3 / float64(k)
				break
			}
		}
		if i < limit {
			for k := 1; k <= 5 && i+k < len(blocks); k++ {
				switch r := blocks[i+k].read.role; {
				case r == roleTime:
					score += 0.45 / float64(k)
				case r == roleByline || r == roleCredit || r == roleCaption:
					score += 0.25 / float64(k)
				case r == roleProse && i+k <= a+1:
					score += 0.35 / float64(k)
				}
			}
		}
		for k := range limit {
			if k != i && sameHeadline(blocks[k].text, t.text) {
				score += 0.2
				break
			}
		}
		if d := a - i; d > 0 {
			score -= 0.012 * float64(min(d, 40))
		} else {
			score -= 0.3 * float64(-d)
		}
		if t.words < 4 {
			score -= 0.25
		}
		if score >= bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// sameHeadline tells a headline from its copy with the site's name behind it.
func sameHeadline(a, b string) bool {
	return a == b || len(b) > 25 && strings.HasPrefix(a, b) && len(a) < len(b)+40
}

func titleShape(b *block) bool {
	n := utf8.RuneCountInString(b.text)
	if n < 12 || n > 220 || b.words > 32 {
		return false
	}
	switch b.read.role {
	case roleOther:
		return true
	case roleProse:
		return b.words <= 26 && !strings.HasSuffix(b.text, ".")
	case roleCaption:
		return b.words <= 16 // "LIPUTAN KHUSUS - Judul berita"
	}
	return false
}

// bodyWords is the set of longer words of a story, cut to six letters so that
// endings matter less.
func bodyWords(blocks []block) map[string]bool {
	set := make(map[string]bool, 256)
	for i := range blocks {
		if blocks[i].read.role != roleProse {
			continue
		}
		for w := range strings.FieldsFuncSeq(strings.ToLower(blocks[i].text), notWordRune) {
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
		if len(w) < 3 || isStop(w) {
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
		r := b.read.role
		switch {
		case r == roleTail:
			skipList = true
			continue
		case r == roleCaption && (i > x.from || datelined(b.text)), r == roleTime && b.words > 12, r == roleCopyright && b.words > 20:
			r = roleProse
		case r == roleDateline:
			if i+1 < x.to {
				x.blocks[i+1].text = strings.TrimSpace(strings.TrimRight(b.text, "-–— ")) + " - " + x.blocks[i+1].text
			}
			continue
		case r.furniture():
			continue
		}
		if r == roleProse {
			skipList = false
			out = append(out, Block{Kind: Paragraph, Inlines: []Inline{{Text: b.text}}})
			continue
		}
		if skipList || x.foreignRun(i) {
			continue
		}
		kind := Paragraph
		if b.words <= 12 && !strings.ContainsAny(b.text, ":,") && !listMark(b.text) && !startsQuote(b.text) && i+1 < x.to && x.blocks[i+1].read.role == roleProse {
			kind = Heading
		}
		blk := Block{Kind: kind, Inlines: []Inline{{Text: b.text}}}
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
	for a > x.from && headlineLike(&x.blocks[a-1]) {
		a--
	}
	for b < x.to && headlineLike(&x.blocks[b]) {
		b++
	}
	return headlineLike(&x.blocks[i]) && b-a >= 3
}

func headlineLike(b *block) bool {
	return b.read.role == roleOther && b.words >= 4 && b.words <= 18 && !listMark(b.text) && !endsSentence(b.text) && !strings.Contains(b.text, ": ")
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

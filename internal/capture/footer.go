package capture

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// people reads bylines around the headline and, when it finds none there, the
// names above the story that only their place gives away.
func (x *split) people(start, body int) {
	from := max(0, min(start, x.title)-3)
	x.namesIn(from, body, "byline")
	if len(x.authors) == 0 {
		x.placedNames(start, body)
	}
}

// namesIn takes labelled names from blocks[from:to].
func (x *split) namesIn(from, to int, where string) {
	read := 0
	for i := from; i < to && i < len(x.blocks) && read < 100; i++ {
		b := &x.blocks[i]
		switch b.Read.Role {
		case lines.Byline, lines.Editor, lines.Label:
			read++ // a page with more labels than this is no story
		}
		switch b.Read.Role {
		case lines.Byline:
			p := lines.ReadByline(b.Read.Value)
			x.addPeople(p, where)
			x.used[i] = true
		case lines.Editor:
			p := lines.ReadByline(b.Read.Value)
			if len(p.Editors) == 0 && len(p.Authors) > 0 {
				p.Editors, p.Authors = p.Authors, nil
			}
			x.addPeople(p, where)
			x.used[i] = true
		case lines.Label:
			x.labelValue(i, where)
		}
	}
}

func (x *split) addPeople(p lines.People, where string) {
	for _, n := range p.Authors {
		if !lines.ContainsFold(x.authors, n) {
			x.authors = append(x.authors, n)
			x.authorsFrom = where
		}
	}
	for _, n := range p.Editors {
		if !lines.ContainsFold(x.editors, n) {
			x.editors = append(x.editors, n)
		}
	}
	x.sources = append(x.sources, p.Sources...)
	x.site = firstOf(x.site, p.Site)
}

// labelValue reads the value of a label that stands alone: in the next block
// ("Penulis", ": Nama"), or in the one before it ("Nama", "Penulis").
func (x *split) labelValue(i int, where string) {
	if x.used[i] {
		return
	}
	kind := x.blocks[i].Read.Label
	next, prev := "", ""
	if i+1 < len(x.blocks) && !x.used[i+1] {
		next = strings.TrimSpace(strings.TrimLeft(x.blocks[i+1].Text, ": "))
	}
	if i > 0 && !x.used[i-1] {
		prev = x.blocks[i-1].Text
	}
	switch kind {
	case "byline", "editor":
		colon := i+1 < len(x.blocks) && strings.HasPrefix(x.blocks[i+1].Text, ":")
		nextName := colon || nameAlone(next)
		prevName := nameAlone(prev) && x.blocks[i-1].Read.Role != lines.Label
		take := -1
		switch {
		case nextName && !prevName, nextName && colon:
			take = i + 1
		case prevName && !nextName:
			take = i - 1
		case prevName && nextName:
			take = i + 1
			if i+2 < len(x.blocks) && x.blocks[i+2].Read.Role == lines.Label {
				take = i - 1
			}
		}
		if take < 0 {
			return
		}
		value := strings.TrimLeft(x.blocks[take].Text, ": ")
		var p lines.People
		if kind == "editor" {
			p.Editors = lines.AppendNames(nil, value)
		} else {
			p.Authors = lines.AppendNames(nil, lines.DropDesk(value))
		}
		x.addPeople(p, where)
		x.used[i], x.used[take] = true, true
	case "source":
		if next != "" && strings.Count(next, " ") <= 6 {
			x.sources = append(x.sources, next)
			x.used[i], x.used[i+1] = true, true
		}
	}
}

// nameAlone tells a block that is nothing but a person's name.
func nameAlone(s string) bool {
	if s == "" || strings.ContainsAny(s, ".:/()0123456789") && !strings.Contains(s, ". ") {
		return false
	}
	words := strings.Count(s, " ") + 1
	return words <= 5 && lines.LooksLikeNames(s) && lines.CleanName(s) != ""
}

// placedNames reads names told only by their place: "Nama - Site" beside a
// time, "Nama Satu," "Nama Dua" "Tim Redaksi" below the headline.
func (x *split) placedNames(start, body int) {
	for i := start; i < body && i < start+10 && i < len(x.blocks); i++ {
		b := &x.blocks[i]
		if b.Read.Role != lines.Other || x.used[i] {
			continue
		}
		if name, site, ok := strings.Cut(b.Text, " - "); ok && nameAlone(name) && strings.Count(site, " ") <= 2 && x.nearTime(i) {
			x.addPeople(lines.People{Authors: lines.AppendNames(nil, name), Site: strings.TrimSpace(site)}, "line by the date")
			x.used[i] = true
			return
		}
		// A list of names closed by the desk: the last one is the editor.
		if strings.EqualFold(b.Text, "tim redaksi") {
			var names []string
			for j := i - 1; j >= start && nameAlone(strings.TrimRight(x.blocks[j].Text, ", ")); j-- {
				names = append([]string{strings.TrimRight(x.blocks[j].Text, ", ")}, names...)
				x.used[j] = true
			}
			if len(names) > 1 {
				x.editors = lines.AppendNames(x.editors, names[len(names)-1])
				names = names[:len(names)-1]
			}
			for _, n := range names {
				x.addPeople(lines.People{Authors: lines.AppendNames(nil, n)}, "names below the headline")
			}
			return
		}
	}
	for i := start; i < body && i < start+8 && i < len(x.blocks); i++ {
		b := &x.blocks[i]
		if b.Read.Role == lines.Other && !x.used[i] && x.nearTime(i) && nameAlone(b.Text) && b.Words >= 2 && b.Words <= 4 {
			x.addPeople(lines.People{Authors: lines.AppendNames(nil, b.Text)}, "line by the date")
			x.used[i] = true
			return
		}
		// "Tim kabarX": a desk of the title signs as such.
		if strings.HasPrefix(b.Text, "Tim ") && b.Words == 2 && !x.used[i] && !strings.EqualFold(b.Text, "tim redaksi") {
			x.authors = append(x.authors, b.Text)
			x.authorsFrom = "line below the headline"
			x.used[i] = true
			return
		}
	}
}

func (x *split) nearTime(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(x.blocks) && x.blocks[j].Read.Role == lines.Time {
			return true
		}
	}
	return false
}

// footer reads what stands below the story: closing byline, editors, tags,
// source, copyright. It also trims x.to to the last block of the body.
func (x *split) footer() {
	for x.to > x.from && x.blocks[x.to-1].Read.Role != lines.Prose {
		x.to--
	}
	end := min(len(x.blocks), x.to+60)
	x.namesIn(x.from, x.to, "closing byline")
	closed := -1 // last block that closes the story
	for i := x.to; i < end; i++ {
		b := &x.blocks[i]
		if b.Read.Role == lines.Tail && (i > x.to+1 || b.Words > 1) && !x.tagsAhead(i) {
			end = min(end, i+25)
		}
		switch b.Read.Role {
		case lines.Initials:
			closed = i
		case lines.Byline:
			closed = i
		}
	}
	if near := min(end, x.to+25); near > x.to {
		x.namesIn(x.to, near, "closing byline")
	}
	for i := x.from; i < len(x.blocks); i++ {
		b := &x.blocks[i]
		switch b.Read.Role {
		case lines.Source:
			if i < end {
				x.sources = append(x.sources, b.Read.Value)
			}
		case lines.Syndicated:
			if i < end && x.syndicated == "" {
				x.syndicated = b.Read.Value
			}
		case lines.Copyright:
			x.copyright = b.Text
			if i+1 < len(x.blocks) && x.blocks[i+1].Read.Role == lines.Copyright && !strings.Contains(strings.ToLower(b.Text), "right") {
				x.copyright += " " + x.blocks[i+1].Text
			} else if strings.HasPrefix(strings.ToLower(b.Text), "all right") && i > 0 && x.blocks[i-1].Read.Role == lines.Copyright {
				x.copyright = x.blocks[i-1].Text + " " + b.Text
			}
		}
	}
	x.findTags(closed, end)
}

func (x *split) tagsAhead(i int) bool {
	for j := i + 1; j < min(i+8, len(x.blocks)); j++ {
		if r := x.blocks[j].Read; r.Role == lines.Tags || r.Role == lines.Label && r.Label == "tags" {
			return true
		}
	}
	return false
}

// findTags reads tags with their label, below the story or at its head, and
// without one right after the closing initials.
func (x *split) findTags(closed, end int) {
	order := make([]int, 0, 64)
	for i := x.to; i < end; i++ {
		order = append(order, i)
	}
	for i := max(0, x.title-4); i < min(x.from, len(x.blocks)); i++ {
		order = append(order, i)
	}
	for _, i := range order {
		r := x.blocks[i].Read
		if r.Role == lines.Tags {
			x.tags = x.splitTags(r.Value)
			x.tagsFrom = "tag line"
			return
		}
		if r.Role == lines.Label && r.Label == "tags" && i >= x.to {
			x.tags = x.tagList(i+1, 15)
			x.tagsFrom = "tag list"
			if len(x.tags) > 0 {
				return
			}
		}
	}
	if closed < 0 || closed+1 >= len(x.blocks) || x.blocks[closed].Read.Role != lines.Initials {
		return
	}
	if b := x.blocks[closed+1]; b.Read.Role == lines.Other && b.Words >= 3 && b.Text == strings.ToLower(b.Text) && b.Words <= 30 {
		x.tags = x.cutRun(b.Text)
		x.tagsFrom = "words run together"
		return
	}
	if list := x.tagList(closed+1, 8); len(list) > 0 {
		x.tags, x.tagsFrom = list, "list after the story"
	}
}

// tagList takes short blocks from i on.
func (x *split) tagList(i, most int) []string {
	var out []string
	for ; i < len(x.blocks) && len(out) < most; i++ {
		b := &x.blocks[i]
		if b.Read.Role != lines.Other || b.Words > 5 || utf8.RuneCountInString(b.Text) > 45 || isRateBox(b.Text) {
			break
		}
		out = append(out, strings.TrimLeft(strings.TrimRight(b.Text, ","), "# "))
	}
	return dropEmpty(out)
}

func isRateBox(s string) bool {
	return strings.ContainsAny(s, "()") || lines.HasAnyPrefix(strings.ToLower(s), "rate ", "like", "lihat ", "share")
}

func dropEmpty(in []string) []string {
	out := in[:0]
	for _, s := range in {
		if s != "" && !lines.ContainsFold(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// splitTags splits a tag line: by commas, bars or hash signs; else by the
// joints of tags that were run together ("Melkias RenwarinOla Tamher dan
// Batas Laut"): a small letter before a capital, and the last "dan".
func (x *split) splitTags(s string) []string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, ",;|#•") {
		parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;|#•", r) })
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		return dropEmpty(parts)
	}
	var out []string
	if i := strings.LastIndex(s, " dan "); i > 0 {
		out = append(gluedTags(s[:i]), strings.TrimSpace(s[i+5:]))
	} else if i := strings.LastIndex(s, " and "); i > 0 {
		out = append(gluedTags(s[:i]), strings.TrimSpace(s[i+5:]))
	} else {
		out = gluedTags(s)
	}
	return dropEmpty(out)
}

func gluedTags(s string) []string {
	var out []string
	start := 0
	prev := rune(0)
	for i, r := range s {
		if i > start+2 && unicode.IsUpper(r) && (unicode.IsLower(prev) || unicode.IsDigit(prev)) && !brandJoint(s[start:i], s[i:]) {
			out = append(out, strings.TrimSpace(s[start:i]))
			start = i
		}
		prev = r
	}
	return append(out, strings.TrimSpace(s[start:]))
}

// brandJoint tells one word with a capital inside ("TribunSolo", "McDonald")
// from two tags run together.
func brandJoint(before, after string) bool {
	word := before[strings.LastIndexByte(before, ' ')+1:]
	switch strings.ToLower(word) {
	case "mc", "mac", "tribun", "detik", "you", "face", "tik", "whats", "o", "i", "e", "de", "la", "al":
		return true
	}
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r) && len(word) <= 2
}

// cutRun splits lower-case tags that were run together without any mark
// ("pasar ikan pasar ikan kali berok padang"): the cut that makes the most
// of phrases the story uses.
func (x *split) cutRun(s string) []string {
	words := strings.Fields(s)
	var hay strings.Builder
	hay.WriteByte(' ')
	add := func(t string) {
		for w := range strings.FieldsFuncSeq(strings.ToLower(t), notWordRune) {
			hay.WriteString(w)
			hay.WriteByte(' ')
		}
	}
	if x.title >= 0 {
		add(x.blocks[x.title].Text)
	}
	for i := x.from; i < x.to; i++ {
		add(x.blocks[i].Text)
	}
	text := hay.String()
	n := len(words)
	score, back := make([]float64, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		score[i] = -1e9
		for k := 1; k <= min(i, 6); k++ {
			phrase := strings.Join(words[i-k:i], " ")
			v := phraseValue(phrase, words[i-k:i], text)
			if score[i-k]+v > score[i] {
				score[i], back[i] = score[i-k]+v, i-k
			}
		}
	}
	var out []string
	for i := n; i > 0; i = back[i] {
		out = append([]string{strings.Join(words[back[i]:i], " ")}, out...)
	}
	return dropEmpty(out)
}

func phraseValue(phrase string, words []string, text string) float64 {
	k := math.Pow(float64(len(words)), 1.25)
	if lines.IsStop(words[0]) || lines.IsStop(words[len(words)-1]) {
		return -2
	}
	switch {
	case len(words) == 1:
		return 0.6
	case strings.Contains(text, phrase+" "):
		return k
	}
	// A function word inside holds its neighbours together.
	for _, w := range words[1 : len(words)-1] {
		if lines.IsStop(w) || w == "vs" {
			return 0.5*k - float64(len(words)-3)
		}
	}
	return -0.5 * k
}

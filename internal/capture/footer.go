package capture

import (
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
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
	for i := from; i < to && i < len(x.blocks); i++ {
		b := &x.blocks[i]
		switch b.read.role {
		case roleByline:
			p := readByline(b.read.value)
			x.addPeople(p, where)
			x.used[i] = true
		case roleEditor:
			p := readByline(b.read.value)
			if len(p.editors) == 0 && len(p.authors) > 0 {
				p.editors, p.authors = p.authors, nil
			}
			x.addPeople(p, where)
			x.used[i] = true
		case roleLabel:
			x.labelValue(i, where)
		}
	}
}

func (x *split) addPeople(p people, where string) {
	for _, n := range p.authors {
		if !containsFold(x.authors, n) {
			x.authors = append(x.authors, n)
			x.authorsFrom = where
		}
	}
	for _, n := range p.editors {
		if !containsFold(x.editors, n) {
			x.editors = append(x.editors, n)
		}
	}
	x.sources = append(x.sources, p.sources...)
}

// labelValue reads the value of a label that stands alone: in the next block
// ("Penulis", ": Nama"), or in the one before it ("Nama", "Penulis").
func (x *split) labelValue(i int, where string) {
	if x.used[i] {
		return
	}
	kind := x.blocks[i].read.label
	next, prev := "", ""
	if i+1 < len(x.blocks) && !x.used[i+1] {
		next = strings.TrimSpace(strings.TrimLeft(x.blocks[i+1].text, ": "))
	}
	if i > 0 && !x.used[i-1] {
		prev = x.blocks[i-1].text
	}
	switch kind {
	case "byline", "editor":
		colon := i+1 < len(x.blocks) && strings.HasPrefix(x.blocks[i+1].text, ":")
		nextName := colon || nameAlone(next)
		prevName := nameAlone(prev) && x.blocks[i-1].read.role != roleLabel
		take := -1
		switch {
		case nextName && !prevName, nextName && colon:
			take = i + 1
		case prevName && !nextName:
			take = i - 1
		case prevName && nextName:
			take = i + 1
			if i+2 < len(x.blocks) && x.blocks[i+2].read.role == roleLabel {
				take = i - 1
			}
		}
		if take < 0 {
			return
		}
		value := strings.TrimLeft(x.blocks[take].text, ": ")
		var p people
		if kind == "editor" {
			p.editors = appendNames(nil, value)
		} else {
			p.authors = appendNames(nil, dropDesk(value))
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
	return words <= 5 && looksLikeNames(s) && cleanName(s) != ""
}

// placedNames reads names told only by their place: "Nama - Site" beside a
// time, "Nama Satu," "Nama Dua" "Tim Redaksi" below the headline.
func (x *split) placedNames(start, body int) {
	for i := start; i < body && i < start+10 && i < len(x.blocks); i++ {
		b := &x.blocks[i]
		if b.read.role != roleOther || x.used[i] {
			continue
		}
		if name, site, ok := strings.Cut(b.text, " - "); ok && nameAlone(name) && strings.Count(site, " ") <= 2 && x.nearTime(i) {
			x.addPeople(people{authors: appendNames(nil, name)}, "line by the date")
			x.used[i] = true
			return
		}
		// A list of names closed by the desk: the last one is the editor.
		if strings.EqualFold(b.text, "tim redaksi") {
			var names []string
			for j := i - 1; j >= start && nameAlone(strings.TrimRight(x.blocks[j].text, ", ")); j-- {
				names = append([]string{strings.TrimRight(x.blocks[j].text, ", ")}, names...)
				x.used[j] = true
			}
			if len(names) > 1 {
				x.editors = appendNames(x.editors, names[len(names)-1])
				names = names[:len(names)-1]
			}
			for _, n := range names {
				x.addPeople(people{authors: appendNames(nil, n)}, "names below the headline")
			}
			return
		}
	}
	for i := start; i < body && i < start+8 && i < len(x.blocks); i++ {
		b := &x.blocks[i]
		if b.read.role == roleOther && !x.used[i] && x.nearTime(i) && nameAlone(b.text) && b.words >= 2 && b.words <= 4 {
			x.addPeople(people{authors: appendNames(nil, b.text)}, "line by the date")
			x.used[i] = true
			return
		}
		// "Tim detikX": a desk of the title signs as such.
		if strings.HasPrefix(b.text, "Tim ") && b.words == 2 && !x.used[i] && !strings.EqualFold(b.text, "tim redaksi") {
			x.authors = append(x.authors, b.text)
			x.authorsFrom = "line below the headline"
			x.used[i] = true
			return
		}
	}
}

func (x *split) nearTime(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(x.blocks) && x.blocks[j].read.role == roleTime {
			return true
		}
	}
	return false
}

// footer reads what stands below the story: closing byline, editors, tags,
// source, copyright. It also trims x.to to the last block of the body.
func (x *split) footer() {
	for x.to > x.from && x.blocks[x.to-1].read.role != roleProse {
		x.to--
	}
	end := min(len(x.blocks), x.to+60)
	x.namesIn(x.from, x.to, "closing byline")
	closed := -1 // last block that closes the story
	for i := x.to; i < end; i++ {
		b := &x.blocks[i]
		if b.read.role == roleTail && (i > x.to+1 || b.words > 1) && !x.tagsAhead(i) {
			end = min(end, i+25)
		}
		switch b.read.role {
		case roleInitials:
			closed = i
		case roleByline:
			closed = i
		}
	}
	if near := min(end, x.to+25); near > x.to {
		x.namesIn(x.to, near, "closing byline")
	}
	for i := x.from; i < len(x.blocks); i++ {
		b := &x.blocks[i]
		switch b.read.role {
		case roleSource:
			if i < end {
				x.sources = append(x.sources, b.read.value)
			}
		case roleSyndicated:
			if i < end && x.syndicated == "" {
				x.syndicated = b.read.value
			}
		case roleCopyright:
			x.copyright = b.text
			if i+1 < len(x.blocks) && x.blocks[i+1].read.role == roleCopyright && !strings.Contains(strings.ToLower(b.text), "right") {
				x.copyright += " " + x.blocks[i+1].text
			} else if strings.HasPrefix(strings.ToLower(b.text), "all right") && i > 0 && x.blocks[i-1].read.role == roleCopyright {
				x.copyright = x.blocks[i-1].text + " " + b.text
			}
		}
	}
	x.findTags(closed, end)
}

func (x *split) tagsAhead(i int) bool {
	for j := i + 1; j < min(i+8, len(x.blocks)); j++ {
		if r := x.blocks[j].read; r.role == roleTags || r.role == roleLabel && r.label == "tags" {
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
		r := x.blocks[i].read
		if r.role == roleTags {
			x.tags = x.splitTags(r.value)
			x.tagsFrom = "tag line"
			return
		}
		if r.role == roleLabel && r.label == "tags" && i >= x.to {
			x.tags = x.tagList(i+1, 15)
			x.tagsFrom = "tag list"
			if len(x.tags) > 0 {
				return
			}
		}
	}
	if closed < 0 || closed+1 >= len(x.blocks) || x.blocks[closed].read.role != roleInitials {
		return
	}
	if b := x.blocks[closed+1]; b.read.role == roleOther && b.words >= 3 && b.text == strings.ToLower(b.text) && b.words <= 30 {
		x.tags = x.cutRun(b.text)
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
		if b.read.role != roleOther || b.words > 5 || utf8.RuneCountInString(b.text) > 45 || isRateBox(b.text) {
			break
		}
		out = append(out, strings.TrimLeft(strings.TrimRight(b.text, ","), "# "))
	}
	return dropEmpty(out)
}

func isRateBox(s string) bool {
	return strings.ContainsAny(s, "()") || hasAnyPrefix(strings.ToLower(s), "rate ", "like", "lihat ", "share")
}

func dropEmpty(in []string) []string {
	out := in[:0]
	for _, s := range in {
		if s != "" && !containsFold(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// splitTags splits a tag line: by commas, bars or hash signs; else by the
// joints of tags that were run together ("Donald TrumpVladimir Putin dan
// Konflik Rusia"): a small letter before a capital, and the last "dan".
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
// ("pria berpistol cekcok cekcok di jalan viral"): the cut that makes the most
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
		add(x.blocks[x.title].text)
	}
	for i := x.from; i < x.to; i++ {
		add(x.blocks[i].text)
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
	if isStop(words[0]) || isStop(words[len(words)-1]) {
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
		if isStop(w) || w == "vs" {
			return 0.5*k - float64(len(words)-3)
		}
	}
	return -0.5 * k
}

// fill writes the fields that were read off the blocks into a story, leaving
// alone what is already there.
func (x *split) fill(s *Story, page Page) {
	put := func(field string, dst *string, value, from string, sure float64) {
		if *dst == "" && value != "" {
			*dst = value
			s.note(field, from, sure, "")
		}
	}
	put("kicker", &s.Kicker, x.kicker, "line above the headline", 0.7)
	put("lead", &s.Lead, x.lead, "line below the headline", x.leadSure)
	put("caption", &s.Caption, x.caption, "line by the photo", x.captionSure)
	put("credit", &s.Credit, x.credit, "line by the photo", 0.8)
	put("copyright", &s.Copyright, x.copyright, "footer", 0.9)
	if len(s.Authors) == 0 && len(x.authors) > 0 {
		s.Authors = x.authors
		s.note("authors", x.authorsFrom, 0.85, "")
	}
	if len(s.Editors) == 0 && len(x.editors) > 0 {
		s.Editors = x.editors
		s.note("editors", "byline", 0.85, "")
	}
	if len(s.Tags) == 0 && len(x.tags) > 0 {
		s.Tags = x.tags
		sure := 0.85
		if x.tagsFrom == "words run together" || x.tagsFrom == "list after the story" {
			sure = 0.55
		}
		s.note("tags", x.tagsFrom, sure, "")
	}
	if len(x.sources) > 0 {
		put("source", &s.Source, x.sources[0], "source line", 0.9)
	}
	put("source", &s.Source, x.syndicated, "syndication statement", 0.85)
	x.dates(s, page)
	if s.Lead != "" && s.Caption != "" && len(s.Lead) > 40 && strings.HasSuffix(s.Caption, s.Lead) && s.Caption != s.Lead {
		o := s.Provenance["caption"]
		o.Note = "the lead is repeated at its end"
		s.Provenance["caption"] = o
		s.doubt("caption", "ends with a copy of the lead")
	}
}

// dates fills in the date from what the page shows, else from its address,
// else from the newest day that the prose gives in full.
func (x *split) dates(s *Story, page Page) {
	shown := x.published
	if shown.ok() && shown.time && !shown.zone && s.Language != "en" {
		shown = shown.in("+07:00")
	}
	if s.Date == "" && shown.ok() {
		s.Date = shown.String()
		s.note("date", "date line", 0.9, "")
	}
	if s.Updated == "" && x.updated.ok() {
		s.Updated = x.updated.String()
		s.note("updated", "date line", 0.8, "")
	}
	if x.masthead.ok() && x.masthead.day() != first10(s.Date) {
		s.MastheadDate = x.masthead.day()
		s.note("masthead_date", "date above the headline", 0.9, "the day the page was shown, not the story's")
	}
	if s.Date != "" {
		return
	}
	if m := addressDate(page.URL); m.ok() {
		s.Date = m.String()
		s.note("date", "address", 0.8, "")
		return
	}
	limit := time.Time{}
	if x.masthead.ok() {
		limit = x.masthead.t
	} else if !page.FetchedAt.IsZero() {
		limit = page.FetchedAt
	}
	prose := []string{x.lead}
	for i := x.from; i < x.to; i++ {
		prose = append(prose, x.blocks[i].text)
	}
	if day, words := latestFullDay(strings.Join(prose, "\n"), limit); !day.IsZero() {
		s.Date = day.Format(time.DateOnly)
		s.note("date", "prose", 0.5, "the page shows no date of its own; the text says \""+words+"\"")
	}
}

func first10(s string) string { return s[:min(len(s), 10)] }

package sensitive

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/names"
)

// Subject is a reason for which people must not be recognisable.
type Subject string

// The subjects.
const (
	Sexual  Subject = "sexual"  // a sexual crime: no identity of the victim
	Suicide Subject = "suicide" // no identity, no method
	Child   Subject = "child"   // a child in a matter of law, as victim, witness or offender
	Victim  Subject = "victim"  // a victim of another crime against a person
)

// Detail is a kind of words that identify.
type Detail string

// The details.
const (
	Name    Detail = "name"    // the name of somebody, written out
	Parent  Detail = "parent"  // the name of a parent or relative
	School  Detail = "school"  // a certain school
	Place   Detail = "place"   // a village, a quarter, a housing estate
	Address Detail = "address" // a street
	Method  Detail = "method"  // how a life was taken
)

// Mark is a place in the text that says one of these.
type Mark struct {
	Start, End int // bounds in the text, in bytes
	Text       string
	Subject    Subject // set for what tells a subject
	Detail     Detail  // set for what identifies
}

// Report is what [Find] found.
type Report struct {
	// Subjects holds the words that tell each subject, in order; empty when
	// the text is about none.
	Subjects []Mark
	// Details holds what identifies; always empty without a subject.
	Details []Mark
}

// Has reports whether the text is about a subject.
func (r Report) Has(s Subject) bool {
	return slices.ContainsFunc(r.Subjects, func(m Mark) bool { return m.Subject == s })
}

// maxMarks bounds each list of a report.
const maxMarks = 30

// Find reads a text of one language; headline, lead and body are best joined
// by line breaks, for a name in the headline identifies as well.
func Find(l lang.Language, text string) Report {
	p := patternsOf(l)
	var r Report
	sentences := split(text)
	near := make([]bool, len(sentences)) // sentences that speak of those concerned
	for i, s := range sentences {
		subjects := p.subjects(text, s)
		r.Subjects = append(r.Subjects, subjects...)
		near[i] = len(subjects) > 0
	}
	if len(r.Subjects) == 0 {
		return r
	}
	for i, s := range sentences {
		// Once the subject is known, whoever is a child or a victim is
		// concerned in every sentence.
		part := text[s.start:s.end]
		near[i] = (near[i] || p.concerns(part)) && !titleCase(part)
	}
	r.Details = p.details(l, text, sentences, near, r.Has(Suicide))
	r.Subjects = r.Subjects[:min(len(r.Subjects), maxMarks)]
	r.Details = r.Details[:min(len(r.Details), maxMarks)]
	return r
}

// titleCase reports whether nearly every word has a capital, so that capitals
// do not tell names.
func titleCase(part string) bool {
	words, small := strings.Fields(part), 0
	for _, w := range words {
		if w[0] >= 'a' && w[0] <= 'z' {
			small++
		}
	}
	return len(words) > 3 && small*4 < len(words)
}

type sentence struct{ start, end int }

// split cuts a text into sentences, roughly: initials and titles make some of
// them too short, which does no harm.
func split(text string) []sentence {
	var ss []sentence
	start := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
		case '.', '!', '?':
			if i+1 < len(text) && text[i+1] != ' ' && text[i+1] != '\n' || i-start < 4 || i >= 2 && (text[i-2] == ' ' || text[i-2] == '.') {
				continue
			}
		default:
			continue
		}
		ss = append(ss, sentence{start, i + 1})
		start = i + 1
	}
	return append(ss, sentence{start, len(text)})
}

// subjects returns the words of a sentence that tell a subject.
func (p patterns) subjects(text string, s sentence) []Mark {
	part := text[s.start:s.end]
	marks := func(re *regexp.Regexp, subject Subject) []Mark {
		var ms []Mark
		for _, at := range re.FindAllStringIndex(part, -1) {
			ms = append(ms, Mark{Start: s.start + at[0], End: s.start + at[1], Text: part[at[0]:at[1]], Subject: subject})
		}
		return ms
	}
	found := append(marks(p.sexual, Sexual), marks(p.suicide, Suicide)...)
	if len(found) > 0 || p.crime.MatchString(part) {
		found = append(found, marks(p.child, Child)...)
		found = append(found, p.ages(part, s.start)...)
		found = append(found, marks(p.victim, Victim)...)
	}
	slices.SortStableFunc(found, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

// ages returns the places where a sentence says the age of a child.
func (p patterns) ages(part string, base int) []Mark {
	var ms []Mark
	for _, at := range p.age.FindAllStringSubmatchIndex(part, -1) {
		var groups []string
		for g := 0; g < len(at); g += 2 {
			if at[g] < 0 {
				groups = append(groups, "")
				continue
			}
			groups = append(groups, part[at[g]:at[g+1]])
		}
		// "Penjara 12 tahun" is no age: years alone need a person before them.
		if minor(groups) && !prison.MatchString(part[max(0, at[0]-24):at[0]]) {
			ms = append(ms, Mark{Start: base + at[0], End: base + at[1], Text: part[at[0]:at[1]], Subject: Child})
		}
	}
	return ms
}

var prison = regexp.MustCompile(`(?i)(penjara|hukuman|selama|pidana|vonis|divonis|maksimal|minimal|paling lama|for|sentence\w*|prison|after|every|last)\W*(\w+\W+)?$`)

// concerns reports whether a sentence speaks of a child or a victim.
func (p patterns) concerns(part string) bool {
	return p.child.MatchString(part) || p.victim.MatchString(part) || len(p.ages(part, 0)) > 0
}

// details returns what identifies those concerned. Schools, villages, streets
// and relatives do so wherever they stand; a name does next to a word that
// says whose it is, unless it is that of somebody who speaks in an office.
func (p patterns) details(l lang.Language, text string, ss []sentence, near []bool, suicide bool) []Mark {
	var found []Mark
	taken := func(start, end int) bool {
		return slices.ContainsFunc(found, func(m Mark) bool { return start < m.End && end > m.Start })
	}
	add := func(re *regexp.Regexp, d Detail) {
		for _, at := range re.FindAllStringIndex(text, -1) {
			if !taken(at[0], at[1]) {
				found = append(found, Mark{Start: at[0], End: at[1], Text: text[at[0]:at[1]], Detail: d})
			}
		}
	}
	add(p.school, School)
	add(p.address, Address)
	add(p.place, Place)
	if suicide {
		add(p.method, Method)
	}
	relatives := map[int]bool{} // where a relative's name would start
	for _, at := range p.parent.FindAllStringIndex(text, -1) {
		relatives[at[1]] = true
	}
	for _, n := range names.Find(l, text) {
		if n.Initials || n.Office || taken(n.Start, n.End) {
			continue
		}
		switch {
		case relatives[n.Start]:
			found = append(found, Mark{Start: n.Start, End: n.End, Text: n.Text, Detail: Parent})
		case near[sentenceOf(ss, n.Start)] && person(text, n):
			found = append(found, Mark{Start: n.Start, End: n.End, Text: n.Text, Detail: Name})
		}
	}
	slices.SortStableFunc(found, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

func sentenceOf(ss []sentence, at int) int {
	i, _ := slices.BinarySearchFunc(ss, at, func(s sentence, at int) int {
		switch {
		case s.end <= at:
			return -1
		case s.start > at:
			return 1
		}
		return 0
	})
	return min(i, len(ss)-1)
}

// person reports whether a name is probably somebody's: of two words or more
// or with an age behind it, and not behind a word for a place or institution.
func person(text string, n names.Name) bool {
	before := strings.ToLower(text[max(0, n.Start-24):n.Start])
	for _, place := range places {
		if strings.HasSuffix(before, place+" ") {
			return false
		}
	}
	for _, w := range n.Words {
		if institutions[w] || len(w) > 1 && w == strings.ToLower(w) && lang.IsStop(lang.Indonesian, w) {
			return false
		}
	}
	return len(n.Words) >= 2 || aged.MatchString(text[n.End:])
}

var aged = regexp.MustCompile(`^\s*(\(\d{1,2}\)|,\s*\d{1,2}\b)`)

var (
	places = []string{
		"di", "ke", "dari", "kota", "kabupaten", "kecamatan", "provinsi", "wilayah", "sungai", "gunung", "pulau", "rumah sakit",
		"polres", "polsek", "polda", "pengadilan negeri", "kejaksaan negeri", "dinas", "universitas", "unit", "satuan", "komisi",
		"in", "at", "from", "near", "city of", "district of", "province of", "university of",
	}
	institutions = map[string]bool{
		"polres": true, "polsek": true, "polda": true, "polresta": true, "polrestabes": true, "polri": true, "pengadilan": true, "kejaksaan": true,
		"dinas": true, "komisi": true, "kementerian": true, "lembaga": true, "badan": true, "yayasan": true, "universitas": true, "rsud": true,
		"kpai": true, "lpsk": true, "unit": true, "satuan": true, "reskrim": true, "kuhp": true, "pasal": true, "undang": true, "uu": true,
		"kabupaten": true, "kota": true, "kecamatan": true, "provinsi": true, "jawa": true, "sumatera": true, "sumatra": true, "kalimantan": true,
		"sulawesi": true, "papua": true, "bali": true, "maluku": true, "senin": true, "selasa": true, "rabu": true, "kamis": true, "jumat": true,
		"sabtu": true, "minggu": true, "police": true, "court": true, "hospital": true, "ministry": true, "university": true, "agency": true,
		"foundation": true, "commission": true, "act": true, "code": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true,
		"friday": true, "saturday": true, "sunday": true,
	}
)

package merging

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
)

func p(inline ...any) *richtext.Node { return richtext.Paragraph(line(inline...)...) }

func line(inline ...any) []*richtext.Node {
	var nodes []*richtext.Node
	for _, x := range inline {
		if s, ok := x.(string); ok {
			x = richtext.Text(s)
		}
		nodes = append(nodes, x.(*richtext.Node))
	}
	return nodes
}

func doc(blocks ...*richtext.Node) string { return richtext.Must(richtext.New(blocks...)).String() }

func bold(s string) *richtext.Node { return richtext.Text(s, richtext.Strong()) }

func TestText(t *testing.T) {
	for _, tt := range []struct {
		name, base, theirs, mine, want string
		clean                          bool
	}{
		{"both changed other words", "Lima orang tewas di Solo", "Enam orang tewas di Solo", "Lima warga tewas di Solo", "Enam warga tewas di Solo", true},
		{"both changed one word", "Harga beras naik tajam", "Harga beras turun tajam", "Harga beras melonjak tajam", "Harga beras ⟪melonjak‖turun⟫ tajam", false},
		{"the same change", "Harga beras naik", "Harga beras turun", "Harga beras turun", "Harga beras turun", true},
		{"each another sentence", "Satu. Dua tiga. Empat.", "Satu. Dua tiga. Lima.", "Nol. Dua tiga. Empat.", "Nol. Dua tiga. Lima.", true},
		{"written at one place", "Harga naik.", "Harga naik sedikit.", "Harga naik tajam.", "Harga naik ⟪tajam‖sedikit⟫.", false},
		{"added behind a number that was changed", "Ada lima orang di sana.", "Ada enam orang di sana.", "Ada lima puluh orang di sana.", "Ada ⟪lima puluh‖enam⟫ orang di sana.", false},
		{"written anew", "Polisi menangkap dua tersangka di Kecamatan Laweyan.", "Polisi menangkap tiga tersangka di Kecamatan Laweyan.", "Warga lega setelah pelaku diringkus aparat.",
			"⟪Warga lega setelah pelaku diringkus aparat.‖Polisi menangkap tiga tersangka di Kecamatan Laweyan.⟫", false},
		{"one removed, one changed", "Satu dua tiga. Empat lima enam.", "Satu dua tiga. Empat lima tujuh.", "Satu dua tiga.", "Satu dua tiga. ⟪‖Empat lima tujuh.⟫", false},
		{"many clashes in a sentence", "satu dua tiga empat lima enam tujuh", "A dua tiga B lima enam tujuh", "C dua tiga D lima enam tujuh",
			"⟪C dua tiga D lima enam tujuh‖A dua tiga B lima enam tujuh⟫", false},
		{"a sentence each at the end", "Satu dua tiga.", "Satu dua tiga. Lalu hujan.", "Satu dua tiga. Pasar tutup.", "Satu dua tiga. ⟪Pasar tutup.‖Lalu hujan.⟫", false},
		{"both emptied and wrote", "", "Keterangan", "Lain", "⟪Lain‖Keterangan⟫", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := Of(news.Override{Field: news.FieldLead, Value: tt.mine}, news.Content{Lead: tt.base}, news.Content{Lead: tt.theirs})
			if err != nil || m.Proposal != tt.want || m.Clean != tt.clean || m.Clean != (len(m.Conflicts) == 0) {
				t.Errorf("%q, clean %v, conflicts %q, %v; want %q", m.Proposal, m.Clean, m.Conflicts, err, tt.want)
			}
			if m.Unresolved(m.Proposal) == m.Clean || m.Unresolved(tt.mine) {
				t.Error("unresolved is", m.Unresolved(m.Proposal))
			}
		})
	}
	m, _ := Of(news.Override{Field: news.FieldHeadline, Value: "a⟪b"}, news.Content{Headline: "a"}, news.Content{Headline: "c"})
	if m.Unresolved("a⟪b") || !m.Unresolved("a⟪b‖c") {
		t.Error("a mark that stood there before is a mark of ours")
	}
}

func TestBody(t *testing.T) {
	lead := "Pasar Legi di Solo kembali ramai pada Senin pagi setelah kebakaran."
	for _, tt := range []struct {
		name               string
		base, theirs, mine []*richtext.Node
		want               []*richtext.Node
		conflicts          []Conflict
	}{
		{"words of one paragraph", []*richtext.Node{p(lead)}, []*richtext.Node{p(strings.Replace(lead, "Senin", "Selasa", 1))},
			[]*richtext.Node{p(strings.Replace(lead, "ramai", "dibuka", 1))},
			[]*richtext.Node{p("Pasar Legi di Solo kembali dibuka pada Selasa pagi setelah kebakaran.")}, nil},
		{"formatting stays", []*richtext.Node{p("Harga ", bold("beras"), " naik di semua pasar.")}, []*richtext.Node{p("Harga ", bold("beras"), " turun di semua pasar.")},
			[]*richtext.Node{p("Harga ", bold("beras"), " naik di ", richtext.Text("semua", richtext.Link("/a")), " pasar.")},
			[]*richtext.Node{p("Harga ", bold("beras"), " turun di ", richtext.Text("semua", richtext.Link("/a")), " pasar.")}, nil},
		{"a paragraph each", []*richtext.Node{p(lead), p("Akhir dari tulisan ini.")}, []*richtext.Node{p(lead), p("Tambahan dari asal."), p("Akhir dari tulisan ini.")},
			[]*richtext.Node{p("Pembuka kami."), p(lead), p("Akhir dari tulisan ini.")},
			[]*richtext.Node{p("Pembuka kami."), p(lead), p("Tambahan dari asal."), p("Akhir dari tulisan ini.")}, nil},
		{"the origin removes what we left alone", []*richtext.Node{p(lead), p("Salah sama sekali.")}, []*richtext.Node{p(lead)},
			[]*richtext.Node{p("Kota Solo."), p(lead), p("Salah sama sekali.")}, []*richtext.Node{p("Kota Solo."), p(lead)}, nil},
		{"the origin changes what we removed", []*richtext.Node{p(lead), p("Lima orang luka.")}, []*richtext.Node{p(lead), p("Enam orang luka.")},
			[]*richtext.Node{p(lead)}, []*richtext.Node{p(lead), p("⟪‖Enam orang luka.⟫")}, []Conflict{{"", "Enam orang luka."}}},
		{"became a heading here, changed there", []*richtext.Node{p("Kronologi kejadian di pasar")}, []*richtext.Node{p("Kronologi kejadian di terminal")},
			[]*richtext.Node{richtext.Heading(2, richtext.Text("Kronologi kejadian di pasar"))}, []*richtext.Node{richtext.Heading(2, richtext.Text("Kronologi kejadian di terminal"))}, nil},
		{"inside a quotation", []*richtext.Node{richtext.Quote(richtext.Source{Name: "Siti"}, p("Kami siap membantu korban"), p("Itu janji kami"))},
			[]*richtext.Node{richtext.Quote(richtext.Source{Name: "Siti Aminah"}, p("Kami siap membantu korban"), p("Itu janji kami"))},
			[]*richtext.Node{richtext.Quote(richtext.Source{Name: "Siti"}, p("Kami siap membantu keluarga"), p("Itu janji kami"))},
			[]*richtext.Node{richtext.Quote(richtext.Source{Name: "Siti Aminah"}, p("Kami siap membantu keluarga"), p("Itu janji kami"))}, nil},
		{"inside a list", []*richtext.Node{richtext.BulletList(richtext.Item(p("satu dua tiga")), richtext.Item(p("empat lima enam")))},
			[]*richtext.Node{richtext.BulletList(richtext.Item(p("satu dua delapan")), richtext.Item(p("empat lima enam")))},
			[]*richtext.Node{richtext.BulletList(richtext.Item(p("satu dua tiga")), richtext.Item(p("empat lima enam tujuh")), richtext.Item(p("baru")))},
			[]*richtext.Node{richtext.BulletList(richtext.Item(p("satu dua delapan")), richtext.Item(p("empat lima enam tujuh")), richtext.Item(p("baru")))}, nil},
		{"two pictures in the place of one", []*richtext.Node{p("Teks."), richtext.Picture("1a")}, []*richtext.Node{p("Teks."), richtext.Picture("1b")}, []*richtext.Node{p("Teks."), richtext.Picture("1c")},
			[]*richtext.Node{p("Teks."), p(Open), richtext.Picture("1c"), p(Between), richtext.Picture("1b"), p(Close)}, []Conflict{{"", ""}}},
		{"a table that would have no grid", []*richtext.Node{table("a", "b")}, []*richtext.Node{richtext.Table("", richtext.Row(richtext.SpanCell(1, 2, p("a")), richtext.Cell(p("x"))), richtext.Row(richtext.Cell(p("b"))))},
			[]*richtext.Node{richtext.Table("", richtext.Row(richtext.Cell(p("b"))))}, nil, nil},
		{"both wrote at one place", []*richtext.Node{p(lead)}, []*richtext.Node{p(lead), p("Tambahan dari asal.")}, []*richtext.Node{p(lead), p("Tambahan kami."), richtext.Divider()},
			[]*richtext.Node{p(lead), p(Open), p("Tambahan kami."), richtext.Divider(), p(Between), p("Tambahan dari asal."), p(Close)}, []Conflict{{"Tambahan kami.\n", "Tambahan dari asal."}}},
		{"both wrote all of it anew", []*richtext.Node{p("Satu dua."), p("Tiga empat."), p("Lima enam.")}, []*richtext.Node{p("Asal menulis lain.")}, []*richtext.Node{p("Kami menulis lain."), p("Sekali.")},
			[]*richtext.Node{p(Open), p("Kami menulis lain."), p("Sekali."), p(Between), p("Asal menulis lain."), p(Close)}, []Conflict{{"Kami menulis lain.\nSekali.", "Asal menulis lain."}}},
		{"nothing left of it here", []*richtext.Node{p("Satu kalimat saja.")}, []*richtext.Node{p("Dua kalimat saja.")}, []*richtext.Node{richtext.Divider()},
			[]*richtext.Node{richtext.Divider(), p("⟪‖Dua kalimat saja.⟫")}, []Conflict{{"", "Dua kalimat saja."}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			base, theirs, mine := doc(tt.base...), doc(tt.theirs...), doc(tt.mine...)
			m, err := Of(news.Override{Field: news.FieldBody, Value: mine}, news.Content{Body: base}, news.Content{Body: theirs})
			if err != nil {
				t.Fatal(err)
			}
			check(t, base, theirs, mine)
			if tt.want == nil { // any document will do, if it says that one has to look
				if m.Clean {
					t.Errorf("clean: %s", m.Proposal)
				}
				return
			}
			if want := doc(tt.want...); m.Proposal != want || !slices.Equal(m.Conflicts, tt.conflicts) {
				t.Errorf("got  %s\nwant %s\nconflicts %q, want %q", m.Proposal, want, m.Conflicts, tt.conflicts)
			}
		})
	}
}

func table(cells ...string) *richtext.Node {
	var rows []*richtext.Node
	for _, c := range cells {
		rows = append(rows, richtext.Row(richtext.Cell(p(c))))
	}
	return richtext.Table("", rows...)
}

// TestRewritten merges a small correction into a text that a site wrote in its
// own words: what the origin corrected is in the proposal, marked.
func TestRewritten(t *testing.T) {
	base := doc(p("Kebakaran melanda Pasar Legi pada Minggu malam."), p("Lima orang dirawat di rumah sakit, kata Kepala Dinas."), p("Penyebabnya masih diselidiki."))
	theirs := doc(p("Kebakaran melanda Pasar Legi pada Minggu malam."), p("Enam orang dirawat di rumah sakit, kata Kepala Dinas."), p("Penyebabnya masih diselidiki."))
	mine := doc(p("Pedagang di kawasan timur kehilangan kios."), p("Kami menemui Bu Sri yang menangis."))
	m, err := Of(news.Override{Field: news.FieldBody, Value: mine}, news.Content{Body: base}, news.Content{Body: theirs})
	if err != nil || m.Clean || !strings.Contains(m.Proposal, "Enam orang dirawat") || !strings.Contains(m.Proposal, "Bu Sri") || strings.Contains(m.Proposal, "diselidiki") {
		t.Errorf("%s, %v", m.Proposal, err)
	}
}

func TestValues(t *testing.T) {
	ids := func(list ...news.ID) []news.ID { return list }
	value := func(v any) string { b, _ := json.Marshal(v); return string(b) }
	for _, tt := range []struct {
		name         string
		field        news.Field
		base, theirs news.Content
		mine         any
		want         any
		clean        bool
	}{
		{"tags from both", news.FieldTags, news.Content{Tags: ids(1, 2, 3)}, news.Content{Tags: ids(1, 3, 4)}, ids(5, 1, 2), ids(5, 1, 4), true},
		{"all tags gone", news.FieldTags, news.Content{Tags: ids(1)}, news.Content{}, ids(1, 2), ids(2), true},
		{"another topic each", news.FieldTopic, news.Content{Topic: 1}, news.Content{Topic: 2}, news.ID(3), news.ID(3), false},
		{"another caption and another alt", news.FieldPhoto, news.Content{Photo: news.Photo{Asset: 1, Caption: "Kios di pasar"}}, news.Content{Photo: news.Photo{Asset: 1, Caption: "Kios di terminal"}},
			news.Photo{Asset: 1, Caption: "Kios di pasar", Alt: "Kios"}, news.Photo{Asset: 1, Caption: "Kios di terminal", Alt: "Kios"}, true},
		{"another picture here", news.FieldPhoto, news.Content{Photo: news.Photo{Asset: 1}}, news.Content{Photo: news.Photo{Asset: 1, Caption: "x"}}, news.Photo{Asset: 2}, news.Photo{Asset: 2}, true},
		{"another picture there", news.FieldPhoto, news.Content{Photo: news.Photo{Asset: 1}}, news.Content{Photo: news.Photo{Asset: 2}}, news.Photo{Asset: 1, Caption: "kami"}, news.Photo{Asset: 1, Caption: "kami"}, false},
		{"the picture was taken away there", news.FieldPhoto, news.Content{Photo: news.Photo{Asset: 1}}, news.Content{}, news.Photo{Asset: 1, Caption: "kami"}, news.Photo{Asset: 1, Caption: "kami"}, false},
	} {
		m, err := Of(news.Override{Field: tt.field, Value: value(tt.mine)}, tt.base, tt.theirs)
		if err != nil || m.Proposal != value(tt.want) || m.Clean != tt.clean || !m.Changed() {
			t.Errorf("%s: %s, clean %v, %v; want %s", tt.name, m.Proposal, m.Clean, err, value(tt.want))
		}
	}
	m, err := Of(news.Override{Field: news.FieldSlug, Value: "kami"}, news.Content{Slug: "a"}, news.Content{Slug: "b"})
	if err != nil || m.Proposal != "kami" || m.Clean {
		t.Errorf("an address: %+v, %v", m, err)
	}
	for _, o := range []news.Override{{Field: "byline", Value: "x"}, {Field: news.FieldTags, Value: "x"}, {Field: news.FieldBody, Value: "x"}} {
		if _, err := Of(o, news.Content{}, news.Content{}); err == nil {
			t.Errorf("%s is taken", o.Field)
		}
	}
}

// check holds what is true of every merge of documents.
func check(t *testing.T, base, theirs, mine string) {
	t.Helper()
	of := func(base, theirs, mine string) Merge {
		m, err := Of(news.Override{Field: news.FieldBody, Value: mine}, news.Content{Body: base}, news.Content{Body: theirs})
		if err != nil {
			t.Fatalf("%v\nbase   %s\ntheirs %s\nmine   %s", err, base, theirs, mine)
		}
		if _, err := richtext.Parse([]byte(m.Proposal)); err != nil {
			t.Fatalf("no document: %v\nbase   %s\ntheirs %s\nmine   %s\nmerged %s", err, base, theirs, mine, m.Proposal)
		}
		return m
	}
	if m := of(base, theirs, base); m.Proposal != theirs || !m.Clean {
		t.Fatalf("nothing written here: %s, want %s", m.Proposal, theirs)
	}
	if m := of(base, base, mine); m.Proposal != mine || !m.Clean {
		t.Fatalf("nothing changed there: %s, want %s", m.Proposal, mine)
	}
	if m := of(base, mine, mine); m.Proposal != mine || !m.Clean {
		t.Fatalf("the same change: %s, want %s", m.Proposal, mine)
	}
	m := of(base, theirs, mine)
	if len(m.Conflicts) == 1 && m.Proposal == mine {
		return // too large to be both, and it says so
	}
	// Nobody's words are lost.
	in := words(base, m.Proposal)
	for _, side := range []string{theirs, mine} {
		for w := range words(side) {
			if w != "" && !in[w] {
				t.Fatalf("%q was lost\nbase   %s\ntheirs %s\nmine   %s\nmerged %s", w, base, theirs, mine, m.Proposal)
			}
		}
	}
}

func words(docs ...string) map[string]bool {
	out := map[string]bool{}
	for _, d := range docs {
		parsed, err := richtext.Parse([]byte(d))
		if err != nil {
			continue
		}
		for n := range parsed.All() {
			for _, w := range atoms(n.Text(), "") {
				out[strings.TrimSpace(w.text)] = true
			}
		}
	}
	return out
}

// maker writes documents and changes them by chance.
type maker struct{ *rand.Rand }

func (m maker) sentence() string {
	all := strings.Fields("harga beras naik turun tajam kota warga banjir dan di yang akan kapal 1.500 Rp2,5")
	var s []string
	for range 1 + m.IntN(7) {
		s = append(s, all[m.IntN(len(all))])
	}
	return strings.Join(s, " ") + []string{".", "?", "", ". "}[m.IntN(4)]
}

func (m maker) inline() []*richtext.Node {
	var out []*richtext.Node
	for range 1 + m.IntN(3) {
		switch m.IntN(6) {
		case 0:
			out = append(out, bold(m.sentence()+" "))
		case 1:
			out = append(out, richtext.Text(m.sentence()+" ", richtext.Link("/a"), richtext.Em()))
		case 2:
			out = append(out, richtext.Break())
		default:
			out = append(out, richtext.Text(m.sentence()+" "))
		}
	}
	return out
}

func (m maker) flow(depth int) (out []*richtext.Node) {
	out = append(out, p2(m.inline()))
	for range m.IntN(2) {
		if depth > 0 && m.IntN(2) == 0 {
			out = append(out, richtext.BulletList(m.items(depth-1)...))
		} else {
			out = append(out, p2(m.inline()))
		}
	}
	return out
}

func p2(inline []*richtext.Node) *richtext.Node { return richtext.Paragraph(inline...) }

func (m maker) items(depth int) (out []*richtext.Node) {
	for range 1 + m.IntN(3) {
		out = append(out, richtext.Item(m.flow(depth)...))
	}
	return out
}

func (m maker) block() *richtext.Node {
	switch m.IntN(12) {
	case 0:
		return richtext.Heading(2+m.IntN(2), m.inline()...)
	case 1:
		return richtext.Quote(richtext.Source{Name: m.sentence()}, m.flow(1)...)
	case 2:
		return richtext.OrderedList(1+m.IntN(2), m.items(1)...)
	case 3:
		var rows []*richtext.Node
		columns := 1 + m.IntN(2)
		for range 1 + m.IntN(3) {
			var cells []*richtext.Node
			for range columns {
				cells = append(cells, richtext.Cell(m.flow(0)...))
			}
			rows = append(rows, richtext.Row(cells...))
		}
		return richtext.Table("", rows...)
	case 4:
		return richtext.Picture(fmt.Sprint(1 + m.IntN(3)))
	case 5:
		return richtext.InfoBox(m.sentence(), append(m.flow(1), richtext.Divider())...)
	case 6:
		return richtext.Gallery(richtext.Picture(fmt.Sprint(1+m.IntN(3))), richtext.Picture("7"))
	}
	return p2(m.inline())
}

// change makes a few changes of blocks.
func (m maker) change(blocks []*richtext.Node) []*richtext.Node {
	out := slices.Clone(blocks)
	for range m.IntN(4) {
		if len(out) == 0 {
			out = append(out, m.block())
		}
		i := m.IntN(len(out))
		switch m.IntN(5) {
		case 0:
			out = slices.Delete(out, i, i+1)
		case 1:
			out = slices.Insert(out, i, m.block())
		case 2:
			out[i] = m.block()
		default:
			out[i] = m.within(out[i])
		}
	}
	if len(out) == 0 {
		return []*richtext.Node{m.block()}
	}
	return out
}

// within changes something inside a block.
func (m maker) within(n *richtext.Node) *richtext.Node {
	if running(n) {
		content := children(n)
		if i := m.IntN(len(content) + 1); i < len(content) {
			content[i] = m.inline()[0]
		} else {
			content = append(content, m.inline()...)
		}
		return n.With(content...)
	}
	if n.ChildCount() == 0 {
		return n
	}
	content := children(n)
	i := m.IntN(len(content))
	if m.IntN(4) == 0 && (n.Kind() == richtext.KindBulletList || n.Kind() == richtext.KindTable) {
		content = slices.Insert(content, i, content[m.IntN(len(content))])
	} else {
		content[i] = m.within(content[i])
	}
	return n.With(content...)
}

func TestByChance(t *testing.T) {
	clean := 0
	const rounds = 800
	for seed := range uint64(rounds) {
		m := maker{rand.New(rand.NewPCG(seed, 7))}
		var blocks []*richtext.Node
		for range 1 + m.IntN(6) {
			blocks = append(blocks, m.block())
		}
		base, theirs, mine := doc(blocks...), doc(m.change(blocks)...), doc(m.change(blocks)...)
		check(t, base, theirs, mine)
		if merged, _ := Of(news.Override{Field: news.FieldBody, Value: mine}, news.Content{Body: base}, news.Content{Body: theirs}); merged.Clean {
			clean++
		}
	}
	if clean < rounds/4 || clean == rounds {
		t.Errorf("%d of %d are clean", clean, rounds)
	}
}

func FuzzBody(f *testing.F) {
	for seed := range uint64(20) {
		m := maker{rand.New(rand.NewPCG(seed, 9))}
		blocks := []*richtext.Node{m.block(), m.block(), m.block()}
		f.Add(doc(blocks...), doc(m.change(blocks)...), doc(m.change(blocks)...))
	}
	f.Fuzz(func(t *testing.T, base, theirs, mine string) {
		for _, s := range []*string{&base, &theirs, &mine} {
			d, err := richtext.Parse([]byte(*s))
			if err != nil {
				return
			}
			*s = d.String()
		}
		check(t, base, theirs, mine)
	})
}

// FuzzChanges merges documents that chance makes, of all shapes.
func FuzzChanges(f *testing.F) {
	f.Add(uint64(1), uint64(2), uint64(3))
	f.Fuzz(func(t *testing.T, base, theirs, mine uint64) {
		m := maker{rand.New(rand.NewPCG(base, 1))}
		var blocks []*richtext.Node
		for range 1 + m.IntN(5) {
			blocks = append(blocks, m.block())
		}
		check(t, doc(blocks...), doc(maker{rand.New(rand.NewPCG(theirs, 2))}.change(blocks)...), doc(maker{rand.New(rand.NewPCG(mine, 3))}.change(blocks)...))
	})
}

func FuzzText(f *testing.F) {
	f.Add("Lima orang tewas.", "Enam orang tewas.", "Lima warga tewas. Kami")
	f.Add("a b", "b", "a")
	f.Fuzz(func(t *testing.T, base, theirs, mine string) {
		merged, conflicts := text(base, theirs, mine)
		for _, side := range []string{theirs, mine} {
			for _, a := range atoms(side, "") {
				if w := strings.TrimSpace(a.text); !strings.Contains(base, w) && !strings.Contains(merged, w) {
					t.Fatalf("%q was lost: %q %q %q became %q", w, base, theirs, mine, merged)
				}
			}
		}
		if len(conflicts) > 0 != strings.Contains(merged, Between) && !strings.Contains(base+theirs+mine, Between) {
			t.Fatalf("%d conflicts in %q", len(conflicts), merged)
		}
	})
}

// TestLarge merges two long texts without a paragraph in common.
func TestLarge(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	long := func() string {
		var blocks []*richtext.Node
		for range 1000 {
			var b strings.Builder
			for range 40 {
				fmt.Fprintf(&b, "kata%d ", rng.IntN(300))
			}
			blocks = append(blocks, p(b.String()))
		}
		return doc(blocks...)
	}
	start := time.Now()
	check(t, long(), long(), long())
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Log(took)
	}
}

package capture_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture"
)

func onePage(n, of, text, tail string) capture.Page {
	return capture.Page{Kind: capture.HTML, URL: "https://kabar.example/daerah/jembatan-ditutup?page=" + n, Content: []byte(
		`<html lang="en"><head><meta property="og:site_name" content="Kabar"></head><body><article><h1>Jembatan Seruni Ditutup karena Retak</h1>` +
			`<p>Penulis: Ratna Yulia</p><p>Wali kota menutup jembatan itu sejak Rabu pagi karena retak di tiangnya melebar.</p>` +
			text + `<p>Halaman ` + n + `/` + of + `</p>` + tail + `</article></body></html>`)}
}

func TestJoin(t *testing.T) {
	first := onePage("1", "2", "<p>Warga menyeberang dengan perahu yang disediakan dinas perhubungan setempat.</p>", "")
	second := onePage("2", "2", "<h2>Biaya</h2><p>Perbaikan menelan biaya dua miliar rupiah, kata kepala dinas.</p><ul><li>Tiang baru dari baja yang lebih tebal.</li><li>Lantai baru dari kayu ulin yang tahan air.</li></ul>", "<p>Sumber: SeruniPos.com</p>")
	s, err := capture.Join(context.Background(), []capture.Page{first, second})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, "title", s.Title, "Jembatan Seruni Ditutup karena Retak")
	expectList(t, "authors", s.Authors, []string{"Ratna Yulia"})
	expect(t, "source", s.Source, "SeruniPos.com")
	expect(t, "language", s.Language, "id") // the theme says "en"
	expectList(t, "paragraphs", s.Paragraphs, []string{
		"Wali kota menutup jembatan itu sejak Rabu pagi karena retak di tiangnya melebar.",
		"Warga menyeberang dengan perahu yang disediakan dinas perhubungan setempat.",
		"Biaya",
		"Perbaikan menelan biaya dua miliar rupiah, kata kepala dinas.",
		"Tiang baru dari baja yang lebih tebal.",
		"Lantai baru dari kayu ulin yang tahan air.",
	})
	absent(t, s, "Halaman")
	if !slices.ContainsFunc(s.Blocks, func(b capture.Block) bool { return b.Kind == capture.List && len(b.Items) == 2 }) {
		t.Error("the list of the second page is none")
	}
}

func TestJoinRefuses(t *testing.T) {
	good := onePage("1", "2", "", "")
	_, err := capture.Join(context.Background(), []capture.Page{good, {Kind: capture.Text}})
	if !errors.Is(err, capture.ErrEmpty) || !strings.Contains(err.Error(), "page 2 of 2") {
		t.Errorf("%v", err)
	}
	if _, err := capture.Join(context.Background(), nil); !errors.Is(err, capture.ErrEmpty) {
		t.Errorf("%v", err)
	}
	var limit *capture.LimitError
	if _, err := capture.Join(context.Background(), slices.Repeat([]capture.Page{good}, capture.MaxPages+1)); !errors.As(err, &limit) {
		t.Errorf("%v", err)
	}
}

func TestFurtherPage(t *testing.T) {
	story := func(url, text string) capture.Story {
		s := capturePage(t, capture.HTML, url, string(onePage("1", "1", text, "").Content))
		s.Paragraphs = s.Paragraphs[1:] // all pages here begin alike
		return s
	}
	const a, b = "<p>Warga menyeberang dengan perahu yang disediakan dinas perhubungan setempat.</p>", "<p>Perbaikan menelan biaya dua miliar rupiah, kata kepala dinas.</p>"
	first := story("https://kabar.example/daerah/991/jembatan", a)
	for address, want := range map[string]bool{
		"https://kabar.example/daerah/991/jembatan?page=2":    true,
		"https://KABAR.example/daerah/991/jembatan/2":         true,
		"https://kabar.example/daerah/991/jembatan/page/2/":   true,
		"https://kabar.example/daerah/991/jembatan/halaman-2": true,
		"https://kabar.example/daerah/992/jembatan?page=2":    false,
		"https://lain.example/daerah/991/jembatan?page=2":     false,
		"": false,
	} {
		if got := first.FurtherPage(story(address, b)); got != want {
			t.Errorf("%s: %v", address, got)
		}
	}
	if first.FurtherPage(story("https://kabar.example/daerah/991/jembatan?page=2", a)) {
		t.Error("the same text is no further page")
	}
}

func TestWordsAndNames(t *testing.T) {
	s := capturePage(t, capture.Text, "", "Banjir Masuk ke Rumah Warga di Tepi Kali\n\n"+
		"Air masuk ke rumhanya sejak malam, kata ketua warga, Andi Prabowo.\n\n"+
		"Andi Probowo juga meminta bantuan makanan untuk warga yang yang mengungsi.\n\n"+
		"Uskaov menambhakna, air akan surut pada Jumat sore jika hujan tidak turun lagi.\n")
	var got []string
	for _, w := range s.Words {
		got = append(got, w.Field+" "+w.Reason+" "+w.Word+" > "+w.Meant)
	}
	expectList(t, "words", got, []string{"body slip rumhanya > rumahnya", "body twice yang yang > yang", "body slip menambhakna > menambahkan"})
	got = nil
	for _, n := range s.Names {
		got = append(got, n.Name+" > "+n.Other)
	}
	expectList(t, "names", got, []string{"Andi Probowo > Andi Prabowo", "Uskaov > "})
	if !strings.Contains(s.Body, "rumhanya") || !strings.Contains(s.Body, "Probowo") {
		t.Error("the text was changed")
	}
	if s := capturePage(t, capture.Text, "", "Der Fluss trat über die Ufer\n\nDas Wasser kam in der Nacht und stand am Morgen im Haus, sagte die Frau des Bürgermeisters.\n"); len(s.Words)+len(s.Names) > 0 {
		t.Errorf("%v %v", s.Words, s.Names)
	}
}

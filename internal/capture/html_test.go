package capture_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture"
)

func TestHTMLPage(t *testing.T) {
	page, err := os.ReadFile("testdata/jembatan.html")
	if err != nil {
		t.Fatal(err)
	}
	s := capturePage(t, capture.HTML, "", string(page))
	expect(t, "title", s.Title, "Jembatan Gantung Way Lirik Kembali Dibuka, Truk Masih Dilarang")
	expect(t, "kicker", s.Kicker, "Daerah")
	// The metadata says Z, the page shows the same clock in WIB.
	expect(t, "date", s.Date, "2026-03-18T09:12:00+07:00")
	expect(t, "updated", s.Updated, "2026-03-18T11:40:00+07:00")
	expectList(t, "authors", s.Authors, []string{"Sinta Maharani"})
	expectList(t, "editors", s.Editors, []string{"Bagus Prakoso"})
	expect(t, "caption", s.Caption, "Warga melintasi jembatan gantung Way Lirik yang baru diperbaiki.")
	expect(t, "credit", s.Credit, "Foto: Sinta Maharani/Kabar Seruni")
	expectList(t, "tags", s.Tags, []string{"Way Lirik", "jembatan gantung"})
	expect(t, "source", s.Source, "SeruniPos.com")
	expect(t, "copyright", s.Copyright, "Copyright © 2026 Kabar Seruni. All rights reserved.")
	expect(t, "url", s.URL, "https://www.kabarseruni.example/daerah/2026/03/18/991/jembatan-way-lirik")
	expect(t, "site_name", s.SiteName, "Kabar Seruni")
	expect(t, "language", s.Language, "id")
	expectList(t, "paragraphs", s.Paragraphs, []string{
		"SERUNI, KabarSeruni.com - Jembatan gantung Way Lirik yang putus akibat banjir bandang kembali dibuka untuk warga sejak Rabu pagi.",
		"Kepala Dinas Pekerjaan Umum Seruni, Hadi Wiratma, mengatakan perbaikan selesai lebih cepat sepuluh hari dari rencana.",
		"\"Kami bekerja dua giliran, siang dan malam, supaya anak-anak bisa kembali ke sekolah,\" kata Hadi.",
		"Aturan melintas",
		"Pejalan kaki bebas melintas sepanjang hari.",
		"Sepeda motor satu arah, bergantian setiap sepuluh menit.",
		"Jam Arah", "06.00 Timur", "06.10 Barat",
		"Truk menunggu uji beban bulan depan, tidak bisa ditawar.",
		"Warga bernama Lasmi berharap jembatan beton yang dijanjikan sejak 2019 segera dibangun.",
	})
	absent(t, s, "JANGAN TAMPIL", "tersembunyi", "Gambas", "snt/bgs", "SCROLL", "gabah", "Akhirnya jembatan", "javascript:", "curi()")
	htmlBlocks(t, s)
}

// htmlBlocks checks that structure and links survive.
func htmlBlocks(t *testing.T, s capture.Story) {
	t.Helper()
	var kinds []string
	for _, b := range s.Blocks {
		kinds = append(kinds, string(b.Kind))
	}
	expectList(t, "kinds", kinds, []string{"paragraph", "paragraph", "paragraph", "heading", "list", "table", "quote", "paragraph"})
	if len(kinds) != 8 {
		return
	}
	in := s.Blocks[1].Inlines
	if i := slices.IndexFunc(in, func(r capture.Inline) bool { return r.Link != "" }); i < 0 || in[i].Link != "https://dpu.seruni.example/profil?x=1&y=2" || strings.TrimSpace(in[i].Text) != "Hadi Wiratma" {
		t.Errorf("link lost: %+v", in)
	}
	if !slices.ContainsFunc(in, func(r capture.Inline) bool { return r.Italic && strings.TrimSpace(r.Text) == "sepuluh hari" }) {
		t.Errorf("italic lost: %+v", in)
	}
	if s.Blocks[3].Level != 2 {
		t.Errorf("heading level %d", s.Blocks[3].Level)
	}
	if tab := s.Blocks[5]; len(tab.Rows) != 3 || len(tab.Rows[0]) != 2 || !tab.Header {
		t.Errorf("table %+v", tab)
	}
	for _, r := range s.Blocks[7].Inlines {
		if r.Link != "" {
			t.Errorf("a javascript: link became %q", r.Link)
		}
	}
}

// A page without any metadata in English; the byline and the date are visible
// only, and paragraphs are bare text parted by breaks.
func TestHTMLBareEnglish(t *testing.T) {
	s := capturePage(t, capture.HTML, "https://dispatch.example/news/harbour", `<html><head><title>Harbour ferry returns after storm | The Dispatch</title></head><body>
<table><tr><td><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/weather">Weather</a></td></tr></table>
<h1>Harbour ferry returns after storm</h1>
<div>By Maria Fenn and Oluf Strand</div><div>July 3, 2025, 5:04 p.m.</div>
<div>
The harbour ferry sailed again on Thursday after eleven days in dock, and the first crossing was full within a quarter of an hour.<br><br>
"We had to replace both shafts," said the harbour master, who had promised the boat for the weekend and kept his word by a day.<br><br>
The town council will discuss a second boat in September, though nobody expects the money to be found before next spring.<br><br>
Read also: <a href="/x">The bridge that never was</a>
</div>
<p>© 2025 The Dispatch</p></body></html>`)
	expect(t, "title", s.Title, "Harbour ferry returns after storm")
	expectList(t, "authors", s.Authors, []string{"Maria Fenn", "Oluf Strand"})
	if !strings.HasPrefix(s.Date, "2025-07-03") {
		t.Errorf("date %q", s.Date)
	}
	if len(s.Paragraphs) != 3 || !strings.HasPrefix(s.Paragraphs[1], "\"We had to replace") {
		t.Errorf("paragraphs %q", s.Paragraphs)
	}
	absent(t, s, "bridge that never was", "Weather")
}

// A page whose text is only in the JSON-LD still gives the story, without
// markup that the metadata carried along.
func TestHTMLOnlyMetadataBody(t *testing.T) {
	body := strings.Repeat("Pasar malam itu ramai sejak petang, dan para pedagang menyiapkan lampu minyak di sepanjang jalan. ", 8)
	s := capturePage(t, capture.HTML, "", `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Pasar Malam Kembali ke Alun-alun Kota","articleBody":"`+body+`","author":"Rina Lestari","datePublished":"2026-01-05"}</script></head><body><div id="app">Memuat...</div></body></html>`)
	expect(t, "title", s.Title, "Pasar Malam Kembali ke Alun-alun Kota")
	expect(t, "date", s.Date, "2026-01-05")
	expectList(t, "authors", s.Authors, []string{"Rina Lestari"})
	if !strings.Contains(s.Body, "lampu minyak") || s.Provenance["paragraphs"].From != "json-ld" {
		t.Errorf("body %q from %+v", s.Body[:min(80, len(s.Body))], s.Provenance["paragraphs"])
	}
}

func TestHTMLHiddenNeverShows(t *testing.T) {
	prose := "<p>Hujan turun sejak subuh dan jalan menuju pasar tergenang sampai lutut orang dewasa.</p>"
	for name, hidden := range map[string]string{
		"attribute":  `<p hidden>RAHASIA itu tidak boleh keluar dari sini, kata mereka semua.</p>`,
		"aria":       `<div aria-hidden="true"><p>RAHASIA itu tidak boleh keluar dari sini, kata mereka semua.</p></div>`,
		"style":      `<p style="VISIBILITY : hidden">RAHASIA itu tidak boleh keluar dari sini, kata mereka semua.</p>`,
		"template":   `<template><p>RAHASIA itu tidak boleh keluar dari sini, kata mereka semua.</p></template>`,
		"noscript":   `<noscript><p>RAHASIA itu tidak boleh keluar dari sini, kata mereka semua.</p></noscript>`,
		"script":     `<script>document.write("<p>RAHASIA itu tidak boleh keluar dari sini.</p>")</script>`,
		"escaped":    `<script><!-- <script></script> RAHASIA itu tidak boleh keluar dari sini. --></script>`,
		"comment":    `<!-- <p>RAHASIA itu tidak boleh keluar dari sini, kata mereka semua.</p> -->`,
		"svg":        `<svg><text>RAHASIA itu tidak boleh keluar dari sini, kata mereka semua.</text></svg>`,
		"iframe":     `<iframe srcdoc="<p>RAHASIA itu tidak boleh keluar.</p>">RAHASIA itu tidak boleh keluar.</iframe>`,
		"script CSS": `<style>p:after{content:"RAHASIA"}</style>`,
	} {
		t.Run(name, func(t *testing.T) {
			s := capturePage(t, capture.HTML, "", "<html><body><article><h1>Jalan Pasar Tergenang</h1>"+prose+hidden+prose+strings.ReplaceAll(prose, "Hujan", "Air")+"</article></body></html>")
			absent(t, s, "RAHASIA")
			if !strings.Contains(s.Body, "tergenang sampai lutut") {
				t.Errorf("the story itself is lost: %q", s.Body)
			}
		})
	}
}

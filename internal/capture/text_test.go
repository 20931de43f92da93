package capture_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture"
)

// Each page is another way in which news pages look when they are copied as
// text; all events are invented.
func TestTextFrames(t *testing.T) {
	body := []string{
		"Pasar ikan Kali Berok dipindahkan ke gudang lama pelabuhan mulai pekan depan karena atapnya lapuk dan bocor.",
		"\"Kami tidak mau menunggu sampai ada korban, jadi semua pedagang pindah dulu,\" kata Lurah Berok, Anwar Sidik.",
		"Pedagang meminta pemerintah kota menjamin listrik dan air bersih di tempat sementara itu selama pembangunan berlangsung.",
	}
	plain := strings.Join(body, "\n\n")
	for _, c := range []struct {
		name, page                                 string
		title, kicker, date, lead, caption, credit string
		source, copyright, masthead                string
		authors, editors, tags                     []string
		first                                      string
		without                                    []string
	}{
		{
			name:  "breadcrumb, names closed by the desk, caption with bracketed credit",
			page:  "KabarPadang.com\n\nRegional\n\nPasar Ikan Kali Berok Pindah ke Gudang Pelabuhan\n\nKabarPadang.com - 12/02/2026, 18:05 WIB\n\nRatna Yulia,\n\nFikri Hamdani\n\nTim Redaksi\n\nLihat Foto\n\nPedagang ikan di pasar Kali Berok, Padang, membereskan lapak pada Kamis (12/2/2026).(KABARPADANG.COM/RATNA)\n\nPADANG, KabarPadang.com - " + plain + "\n\nTag\n\npasar ikan\n\nPadang\n\nLihat Regional Selengkapnya\n\nHarga Cabai Naik Lagi di Solok\n\nTERPOPULER\n\n1\n\nTruk Terguling di Sitinjau Lauik, Lalu Lintas Macet\n\nCopyright 2010 - 2026 PT Kabar Padang Media. All Rights Reserved.",
			title: "Pasar Ikan Kali Berok Pindah ke Gudang Pelabuhan", kicker: "Regional", date: "2026-02-12T18:05:00+07:00",
			caption: "Pedagang ikan di pasar Kali Berok, Padang, membereskan lapak pada Kamis (12/2/2026).", credit: "KABARPADANG.COM/RATNA",
			authors: []string{"Ratna Yulia"}, editors: []string{"Fikri Hamdani"}, tags: []string{"pasar ikan", "Padang"},
			copyright: "Copyright 2010 - 2026 PT Kabar Padang Media. All Rights Reserved.",
			first:     "PADANG, KabarPadang.com - " + body[0], without: []string{"Lihat Foto", "Sitinjau", "Cabai"},
		},
		{
			name:  "name and site by the date, place on a line of its own, closing initials, video mark",
			page:  "kabarNews   Berita\n\nPasar Ikan Kali Berok Pindah ke Gudang Pelabuhan\nRatna Yulia - kabarNews\nKamis, 12 Feb 2026 18:05 WIB\nFoto: Pasar ikan Kali Berok (Ratna Yulia/kabar)\nPadang -\n" + strings.Join(body, "\nADVERTISEMENT\nSCROLL TO CONTINUE WITH CONTENT\n") + "\nSimak Video \"Ombak Tinggi di Pantai Padang\"\n[Gambas:Video Kabar]\n(rty/fhm)\npasar ikan padang\nBerita Terkait\nHarga Cabai Naik Lagi di Solok\n",
			title: "Pasar Ikan Kali Berok Pindah ke Gudang Pelabuhan", kicker: "Berita", date: "2026-02-12T18:05:00+07:00",
			caption: "Pasar ikan Kali Berok", credit: "Ratna Yulia/kabar", authors: []string{"Ratna Yulia"}, tags: []string{"pasar ikan", "padang"},
			first: "Padang - " + body[0], without: []string{"ADVERTISEMENT", "SCROLL", "Ombak", "rty/fhm", "Cabai"},
		},
		{
			name:  "labels above and below, reading time, agency credit in the caption, legal warning",
			page:  "Beranda\n\nEkonomi\n\nPasar Ikan Kali Berok Pindah ke Gudang Pelabuhan\n\nKamis, 12 Februari 2026 18:05 WITA\n\nwaktu baca 2 menit\n\nPedagang menata keranjang ikan sebelum pindah dari pasar lama. ANTERO FOTO/Ratna Yulia/app/tom.\n\nPadang (ANTERO) - " + plain + "\n\nPewarta: Ratna Yulia\n\nEditor: Fikri Hamdani\n\nCopyright © ANTERO 2026\n\nDilarang keras mengambil konten, melakukan crawling tanpa izin tertulis.\n\nTags:\n\npasar\n\nikan\n\nKomentar\n\nBerita Terkait\n\nHarga Cabai Naik Lagi di Solok",
			title: "Pasar Ikan Kali Berok Pindah ke Gudang Pelabuhan", kicker: "Ekonomi", date: "2026-02-12T18:05:00+08:00",
			authors: []string{"Ratna Yulia"}, editors: []string{"Fikri Hamdani"}, tags: []string{"pasar", "ikan"}, copyright: "Copyright © ANTERO 2026",
			first: "Padang (ANTERO) - " + body[0], without: []string{"waktu baca", "Dilarang keras", "Cabai"},
		},
		{
			name:  "syndicated, one closing line with reporter and editor",
			page:  "Pasar Ikan Kali Berok Pindah ke Gudang Pelabuhan\n\nKamis, 12 Februari 2026 18:05 WIB\n\n" + plain + "\n\nArtikel ini telah tayang di KabarSolok.com dengan judul Pasar Ikan Berok Pindah, https://kabarsolok.example/x\n\n(Penulis: Ratna Yulia | Editor: Fikri Hamdani)\n",
			title: "Pasar Ikan Kali Berok Pindah ke Gudang Pelabuhan", date: "2026-02-12T18:05:00+07:00", source: "KabarSolok.com",
			authors: []string{"Ratna Yulia"}, editors: []string{"Fikri Hamdani"}, first: body[0], without: []string{"telah tayang", "KabarSolok.com dengan"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := capturePage(t, capture.Text, "", c.page)
			expect(t, "title", s.Title, c.title)
			expect(t, "kicker", s.Kicker, c.kicker)
			expect(t, "date", s.Date, c.date)
			expect(t, "lead", s.Lead, c.lead)
			if c.caption != "" {
				expect(t, "caption", s.Caption, c.caption)
				expect(t, "credit", s.Credit, c.credit)
			}
			expect(t, "source", s.Source, c.source)
			expect(t, "copyright", s.Copyright, c.copyright)
			expect(t, "masthead_date", s.MastheadDate, c.masthead)
			expectList(t, "authors", s.Authors, c.authors)
			expectList(t, "editors", s.Editors, c.editors)
			expectList(t, "tags", s.Tags, c.tags)
			expectList(t, "paragraphs", s.Paragraphs, []string{c.first, body[1], body[2]})
			for _, w := range c.without {
				if strings.Contains(s.Body, w) {
					t.Errorf("the body holds %q", w)
				}
			}
		})
	}
}

// Mail breaks lines at a fixed width; the paragraphs come back whole.
func TestTextHardWrapped(t *testing.T) {
	s := capturePage(t, capture.Text, "", `Council Votes to Keep the Old Tram Depot

By Maria Fenn

July 3, 2025 17:04 GMT

The town council voted on Thursday to keep the old tram depot, ending
four years of quarrel over what should become of the brick halls that
stand between the river and the railway station.

"Nobody will forgive us if we pull it down and build another car park,"
said the mayor, who had wanted exactly that when the debate began and
was reminded of it several times in the course of the evening.

Work on the roof is to begin in spring, and the first workshops will
move in a year later if the money that the province promised arrives.
`)
	expect(t, "title", s.Title, "Council Votes to Keep the Old Tram Depot")
	expect(t, "date", s.Date, "2025-07-03T17:04:00Z")
	expectList(t, "authors", s.Authors, []string{"Maria Fenn"})
	if len(s.Paragraphs) != 3 || !strings.HasSuffix(s.Paragraphs[0], "the river and the railway station.") {
		t.Errorf("paragraphs %q", s.Paragraphs)
	}
}

// The address gives the day when the page shows none, and it beats the prose.
func TestTextDateFromAddress(t *testing.T) {
	page := "Warga Lembah Sari Panen Kopi Lebih Awal\n\nWarga Lembah Sari memanen kopi lebih awal pada Senin (2/6/2025) karena hujan datang tidak menentu.\n\nHasil panen dijual ke koperasi dengan harga yang lebih baik daripada tahun lalu, kata ketuanya.\n"
	s := capturePage(t, capture.Text, "https://kabar.example/2025/06/03/kopi-lembah-sari", page)
	expect(t, "date", s.Date, "2025-06-03")
	expect(t, "from", s.Provenance["date"].From, "address")
	s = capturePage(t, capture.Text, "", page)
	expect(t, "date", s.Date, "2025-06-02")
	expect(t, "from", s.Provenance["date"].From, "prose")
}

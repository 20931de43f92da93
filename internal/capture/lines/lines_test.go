package lines_test

import (
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

func TestClassify(t *testing.T) {
	for text, want := range map[string]lines.Role{
		"Baca juga: Sungai Meluap, Tiga Desa Terendam":    lines.ReadAlso,
		"Read also: The bridge that never was":            lines.ReadAlso,
		"Warga menolak pindah ke rumah susun [VIDEO]":     lines.ReadAlso,
		"[button link=\"/kirim\"]Kirim tulisan[/button]":  lines.Embed,
		"https://kabar.example/a/foto.jpg 1200 676 admin": lines.Promo,
		"ADVERTISEMENT":                   lines.Ad,
		"SCROLL TO CONTINUE WITH CONTENT": lines.Ad,
		"[Gambas:Video Kabar]":            lines.Embed,
		"(rfs/jbr)":                       lines.Initials,
		"(*)":                             lines.Initials,
		"(ren)":                           lines.Initials,
		"(Kabarlaut.com/Ratih Anggraini)": lines.Byline,
		"Penulis: Ratna | Editor: Fikri":  lines.Byline,
		"Laporan Wartawan KabarLaut.com, Gerald Leon": lines.Byline,
		"Pewarta: Ratna Yulia":                        lines.Byline,
		"Editor: Fikri Hamdani":                       lines.Editor,
		"Penulis":                                     lines.Label,
		"Tags:":                                       lines.Label,
		"Tag: pasar, ikan":                            lines.Tags,
		"Artikel Lain Terkait Banjir dan Pasar":       lines.Tags,
		"Sumber: KabarTual.com":                       lines.Source,
		"Artikel ini telah tayang di SeruniPos.com dengan judul X": lines.Syndicated,
		"Rabu, 18 Maret 2026 | 09:12 WIB":                          lines.Time,
		"KabarPadang.com - 12/02/2026, 18:05 WIB":                  lines.Time,
		"on 18 Mar 2026 at 09:12 WIB":                              lines.Time,
		"July 3, 2025, 5:04 p.m.":                                  lines.Time,
		"EPA/Tangkap Layar":                                        lines.Credit,
		"Dok. Humas":                                               lines.Credit,
		"Foto: Ari Sanjaya":                                        lines.Credit,
		"TIGA DESA - Warga mengangkat perabot dari rumah mereka.":  lines.Caption,
		"Halaman 2/2":                                              lines.Paging,
		"Show All":                                                 lines.Paging,
		"Rekomendasi untuk Anda":                                   lines.Tail,
		"Lihat Regional Selengkapnya":                              lines.Tail,
		"13 Shares / Facebook Twitter Email":                       lines.Share,
		"© 2025 KabarLaut.com. All Right Reserved":                 lines.Copyright,
		"waktu baca 3 menit":                                       lines.Promo,
		"Jakarta -":                                                lines.Dateline,
		"Layanan air bersih":                                       lines.Other,
		"Pasar Ikan Kali Berok Pindah ke Gudang Pelabuhan":         lines.Other,
		"Ia juga menolak usulan itu.":                              lines.Prose,
		"\"Kami tidak tahu,\" katanya.":                            lines.Prose,
		"The council voted to keep the depot, and nobody was surprised by it.": lines.Prose,
		"気象庁は記者会見で地震はいつ起きてもおかしくないと呼びかけた。":                                      lines.Prose,
	} {
		if got := lines.Classify(text).Role; got != want {
			t.Errorf("%q is %d, want %d", text, got, want)
		}
	}
}

func TestReadByline(t *testing.T) {
	for _, c := range []struct {
		text             string
		authors, editors []string
	}{
		{"Penulis: Ratna Yulia | Editor: Fikri Hamdani", []string{"Ratna Yulia"}, []string{"Fikri Hamdani"}},
		{"Pewarta: Budi Santo dan Agus S", []string{"Budi Santo", "Agus S"}, nil},
		{"Kabarlaut.com/Ratih", []string{"Ratih"}, nil},
		{"Laporan Wartawan KabarLaut.com, Gerald Leon", []string{"Gerald Leon"}, nil},
		{"By MARIA FENN and Oluf Strand", []string{"Maria Fenn", "Oluf Strand"}, nil},
		{"Penulis: Kontributor Solok, Hasan Basri", []string{"Hasan Basri"}, nil},
		{"By Dan Jervis-Bardy | Political editor", []string{"Dan Jervis-Bardy"}, nil},
	} {
		p := lines.ReadByline(c.text)
		if !slices.Equal(p.Authors, c.authors) || !slices.Equal(p.Editors, c.editors) {
			t.Errorf("%q: %q, %q", c.text, p.Authors, p.Editors)
		}
	}
}

func TestCleanName(t *testing.T) {
	for in, want := range map[string]string{
		"by Maria Fenn":             "Maria Fenn",
		"MARIA FENN":                "Maria Fenn",
		"maria.fenn@kabar.example":  "",
		"PT Kabar Padang Media":     "",
		"Tim Redaksi":               "",
		"KabarPadang.com":           "",
		"https://kabar.example/a":   "",
		"Oluf Strand, 3 July 2025":  "Oluf Strand, 3 July 2025",
		"Siti Nurhaliza binti Umar": "Siti Nurhaliza binti Umar",
	} {
		if in == "Oluf Strand, 3 July 2025" {
			continue // split at the comma before it comes here
		}
		if got := lines.CleanName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestCaptionParts(t *testing.T) {
	for _, c := range []struct{ text, caption, credit string }{
		{"Warga mengungsi ke balai desa. (Foto: Ari Sanjaya)", "Warga mengungsi ke balai desa.", "Foto: Ari Sanjaya"},
		{"Warga mengungsi.(Dok. Humas Pemkot)", "Warga mengungsi.", "Dok. Humas Pemkot"},
		{"KABAR.COM/ARI SANJAYA Warga mengungsi ke balai desa setempat", "Warga mengungsi ke balai desa setempat", "KABAR.COM/ARI SANJAYA"},
		{"Warga mengungsi. ANTARA FOTO/Ari/app/tom.", "Warga mengungsi.", "ANTARA FOTO/Ari/app/tom."},
		{"Warga mengungsi ke balai desa (kiri) dan masjid.", "Warga mengungsi ke balai desa (kiri) dan masjid.", ""},
		{"Warga mengungsi pada Rabu (4/11/2015)", "Warga mengungsi pada Rabu (4/11/2015)", ""},
	} {
		caption, credit, _ := lines.CaptionParts(c.text)
		if caption != c.caption || credit != c.credit {
			t.Errorf("%q: %q, %q", c.text, caption, credit)
		}
	}
}

func TestReadTimes(t *testing.T) {
	for in, want := range map[string]string{
		"2026-03-18T09:12:00+07:00":                 "2026-03-18T09:12:00+07:00",
		"2026-03-18T09:12:00+0700":                  "2026-03-18T09:12:00+07:00",
		"2026-03-18 09:12:00 +07:00":                "2026-03-18T09:12:00+07:00",
		"2026-03-18T09:12:00.123Z":                  "2026-03-18T09:12:00Z",
		"2026-03-18T09:12":                          "2026-03-18",
		"2026/03/18 09:12:00":                       "2026-03-18",
		"Wed, 18 Mar 2026 09:12:00 GMT":             "2026-03-18T09:12:00Z",
		"20260318":                                  "2026-03-18",
		"1773800000":                                "2026-03-18T02:13:20Z",
		"Rabu, 18 Maret 2026 | 09:12 WITA":          "2026-03-18T09:12:00+08:00",
		"Rabu, 18 Mar 2026 09:12 WIB":               "2026-03-18T09:12:00+07:00",
		"18/03/2026, 09:12 WIT":                     "2026-03-18T09:12:00+09:00",
		"Diterbitkan 18 Maret 2026 pukul 09.12 WIB": "2026-03-18T09:12:00+07:00",
		"March 18, 2026":                            "2026-03-18",
		"18-3-2026":                                 "2026-03-18",
		"Rabu (18/3)":                               "",
		"12345":                                     "",
		"":                                          "",
		"0001-01-01T00:00:00Z":                      "",
	} {
		if got := lines.ReadWhen(in).String(); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestAddressDate(t *testing.T) {
	for in, want := range map[string]string{
		"https://kabar.example/read/2026/03/18/101/judul":      "2026-03-18",
		"https://kabar.example/2026/03/18/09123456/judul.html": "2026-03-18",
		"https://kabar.example/20260318-judul":                 "2026-03-18",
		"https://kabar.example/berita/d-6453785/judul-2026":    "",
		"https://kabar.example/2026/13/41/x":                   "",
		"":                                                     "",
	} {
		if got := lines.AddressDate(in).String(); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLatestFullDay(t *testing.T) {
	limit := time.Date(2026, 1, 13, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"Rapat digelar Kamis (17/7/2025), kata Amalia, Selasa (22/7/2025).": "2025-07-22",
		// 22 July 2025 was a Tuesday.
		"Rapat digelar Kamis (17/7/2025), kata Amalia, Senin (22/7/2025).": "2025-07-22?",
		"Rencana itu jatuh pada 1 Mei 2026, kata Amalia pada 2 Mei 2025.":  "2025-05-02",
		"Tidak ada tanggal di sini.":                                       "0001-01-01",
	} {
		d := lines.LatestFullDay(text, limit)
		got := d.Day.Format(time.DateOnly)
		if d.Odd {
			got += "?"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

package capture_test

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture"
)

func capturePage(t *testing.T, kind capture.Kind, url, content string) capture.Story {
	t.Helper()
	s, err := capture.Capture(context.Background(), capture.Page{Kind: kind, URL: url, Content: []byte(content)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func expect(t *testing.T, field, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s\n got %q\nwant %q", field, got, want)
	}
}

func expectList(t *testing.T, field string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %q\nwant %q", field, got, want)
	}
}

func absent(t *testing.T, s capture.Story, texts ...string) {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	all := string(b)
	for _, x := range texts {
		if strings.Contains(all, x) {
			t.Errorf("the story holds %q", x)
		}
	}
}

// The page has the layout of a shared story on a regional portal: masthead
// date, kicker, headline, lead, credit, caption with a slug and the lead glued
// to it, closing byline, tags run together, source and owner line.
func TestTextPortalPage(t *testing.T) {
	page, err := os.ReadFile("testdata/laut.txt")
	if err != nil {
		t.Fatal(err)
	}
	s := capturePage(t, capture.Text, "", string(page))
	lead := "Ketua Koperasi Nelayan Kasuari Melkias Renwarin bertemu Kepala Dinas Perikanan Tual selama dua jam pada Selasa (4/11/2025)."
	expect(t, "title", s.Title, "Dua Jam Berunding di Tual, Nelayan Kasuari Tetap Tolak Pembagian Zona Tangkap")
	expect(t, "kicker", s.Kicker, "Sengketa Batas Laut Kasuari")
	expect(t, "lead", s.Lead, lead)
	expect(t, "date", s.Date, "2025-11-04")
	expect(t, "masthead_date", s.MastheadDate, "2026-01-14")
	expect(t, "credit", s.Credit, "KOMPAK/Tangkap Layar")
	expect(t, "caption", s.Caption, "MELKIAS DAN DINAS - Ketua Koperasi Nelayan Kasuari, Melkias Renwarin dan Kepala Dinas Perikanan, Ola Tamher dalam rapat terbuka pada 2023 silam."+lead)
	expect(t, "source", s.Source, "KabarTual.com")
	expect(t, "site_name", s.SiteName, "Kabarlaut.com")
	expect(t, "copyright", s.Copyright, "© 2026 KabarLaut.com, a subsidiary of Sagara Media. All Right Reserved")
	expectList(t, "authors", s.Authors, []string{"Ratih"})
	expectList(t, "tags", s.Tags, []string{"Melkias Renwarin", "Ola Tamher", "Sengketa Batas Laut Kasuari"})
	if len(s.Paragraphs) != 8 {
		t.Fatalf("%d paragraphs: %q", len(s.Paragraphs), s.Paragraphs)
	}
	expect(t, "first paragraph", s.Paragraphs[0], "Meskipun jadwal rapat berikutnya belum dibahas, keduanya sepakat untuk tetap membuka jalur komunikasi.")
	expect(t, "quotation", s.Paragraphs[5], "“Tidak, kami tidak butuh zona baru. Kami butuh aturan yang ditegakkan,\" kata Melkias.")
	expect(t, "body", s.Body, strings.Join(s.Paragraphs, "\n\n"))
	o := s.Provenance["date"]
	if o.From != "prose" || o.Confidence >= 0.6 || !strings.Contains(o.Note, "Selasa (4/11/2025)") {
		t.Errorf("the date's origin is %+v", o)
	}
	if !slices.ContainsFunc(s.Doubts, func(d capture.Doubt) bool { return d.Field == "caption" }) {
		t.Errorf("no doubt about the caption that repeats the lead: %+v", s.Doubts)
	}
}

// TestSeedPage reads a page from outside the project when told where it is.
func TestSeedPage(t *testing.T) {
	path := os.Getenv("TAJUK_SEED_PAGE")
	if path == "" {
		t.Skip("TAJUK_SEED_PAGE is not set")
	}
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := capturePage(t, capture.Text, "", string(page))
	expect(t, "title", s.Title, "Selama 1 Jam Telepon dengan Trump, Putin Tetap Tolak Hentikan Perang Ukraina")
	expect(t, "kicker", s.Kicker, "Konflik Rusia Vs Ukraina")
	expect(t, "date", s.Date, "2025-07-03")
	expect(t, "masthead_date", s.MastheadDate, "2025-10-06")
	expect(t, "lead", s.Lead, "Presiden Rusia Vladimir Putin melakukan panggilan telepon selama satu jam dengan Presiden Amerika Serikat Donald Trump pada Kamis (3/7/2025).")
	expect(t, "credit", s.Credit, "EPA/Tangkap Layar")
	if !strings.HasPrefix(s.Caption, "TRUMP DAN PUTIN - Presiden Amerika Serikat") || !strings.Contains(s.Caption, "pada 2017 silam.") {
		t.Errorf("caption %q", s.Caption)
	}
	expectList(t, "authors", s.Authors, []string{"Farra"})
	expectList(t, "tags", s.Tags, []string{"Donald Trump", "Vladimir Putin", "Konflik Rusia vs Ukraina"})
	expect(t, "source", s.Source, "TribunSolo.com")
	expect(t, "site_name", s.SiteName, "Tribunnews.com")
	expect(t, "copyright", s.Copyright, "© 2025 TribunNews.com, a subsidiary of KG Media. All Right Reserved")
	if len(s.Paragraphs) != 14 {
		t.Errorf("%d paragraphs", len(s.Paragraphs))
	}
	absent(t, s, "Rekomendasi untuk Anda", "Berita Terkini", "Artikel Lain Terkait")
}

func TestStoryJSON(t *testing.T) {
	s := capturePage(t, capture.Text, "https://kabar.example/x", "Judul Berita yang Cukup Panjang untuk Dibaca\n\nSenin, 2/2/2026 10:00 WIB\n\nWarga desa itu sudah menunggu air bersih sejak pagi, tetapi truk tangki belum juga datang.\n")
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"title", "kicker", "date", "masthead_date", "lead", "caption", "credit", "body", "source", "copyright", "url", "site_name"} {
		if _, ok := m[key].(string); !ok {
			t.Errorf("%s is %T", key, m[key])
		}
	}
	for _, key := range []string{"authors", "editors", "paragraphs", "tags", "doubts"} {
		if _, ok := m[key].([]any); !ok {
			t.Errorf("%s is %T", key, m[key])
		}
	}
	if _, ok := m["provenance"].(map[string]any); !ok {
		t.Errorf("provenance is %T", m["provenance"])
	}
	expect(t, "date", s.Date, "2026-02-02T10:00:00+07:00")
	expect(t, "url", s.URL, "https://kabar.example/x")
}

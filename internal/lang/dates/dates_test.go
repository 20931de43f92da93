package dates_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/lang/dates"
)

// The day of writing is Friday, 4 July 2025.
func TestFindDates(t *testing.T) {
	ref := time.Date(2025, 7, 4, 15, 0, 0, 0, time.UTC)
	for _, c := range []struct{ text, want string }{
		// absolute
		{"pada Kamis (3/7/2025).", "Kamis (3/7/2025)=2025-07-03 DATE"},
		{"Selasa malam (16/9/2025), kata dia", "Selasa malam (16/9/2025)=2025-09-16TNI TIME"},
		{"Minggu 23 November 2025 pukul 05.40 WIB", "Minggu 23 November 2025 pukul 05.40 WIB=2025-11-23T05:40 TIME"},
		{"Minggu, 12 Okt 2025 10:40 WIB", "Minggu, 12 Okt 2025 10:40 WIB=2025-10-12T10:40 TIME"},
		{"terbit 2025-07-03.", "2025-07-03=2025-07-03 DATE"},
		{"On Friday, July 4, 2025, the council met", "Friday, July 4, 2025=2025-07-04 DATE"},
		{"the 3rd of July 2025", "3rd of July 2025=2025-07-03 DATE"},
		{"tanggal 20 Oktober 2023 lalu", "tanggal 20 Oktober 2023 lalu=2023-10-20 DATE"},
		// partial
		{"pada 16 Mei dan 2 Juni, setelah", "16 Mei=2025-05-16 DATE|2 Juni=2025-06-02 DATE"},
		{"3-5 Juli 2025 di Solo", "3=2025-07-03 DATE|5 Juli 2025=2025-07-05 DATE"},
		{"Rabu (2/7) siang", "Rabu (2/7) siang=2025-07-02TAF TIME"},
		{"tanggal 21 kemarin", "tanggal 21 kemarin=2025-06-21 DATE"},
		{"bulan Maret lalu", "bulan Maret lalu=2025-03 DATE"},
		{"Desember lalu, ia pergi", "Desember lalu=2024-12 DATE"},
		{"akan dibuka 5 Januari", "5 Januari=2026-01-05 DATE"},
		{"konferensi pada 2017 silam", "2017 silam=2017 DATE"},
		{"tahun 1990-an", "tahun 1990-an=199 DATE"},
		{"abad ke-20", "abad ke-20=19 DATE"},
		{"last June and early May", "last June=2025-06 DATE|early May=2025-05 DATE"},
		// parts
		{"di Istanbul awal Juni lalu", "awal Juni lalu=2025-06 DATE START"},
		{"adalah pertengahan Juni, saat", "pertengahan Juni=2025-06 DATE MID"},
		{"akhir tahun ini", "akhir tahun ini=2025 DATE END"},
		{"akhir pekan lalu", "akhir pekan lalu=2025-W26-WE DATE"},
		// weekdays
		{"Ia datang Selasa.", "Selasa=2025-07-01 DATE"},
		{"ujarnya, Jumat.", "Jumat=2025-07-04 DATE"},
		{"dijadwalkan akan tiba pada Senin", "Senin=2025-07-07 DATE"},
		{"Senin lalu", "Senin lalu=2025-06-30 DATE"},
		{"Jumat depan", "Jumat depan=2025-07-11 DATE"},
		{"Kamis (3/7/2025). Ia pergi pada hari Jumat berikutnya", "Kamis (3/7/2025)=2025-07-03 DATE|hari Jumat berikutnya=2025-07-04 DATE"},
		{"next Monday", "next Monday=2025-07-07 DATE"},
		{"pada Minggu sore", "Minggu sore=2025-06-29TAF TIME"},
		// the week is not the Sunday
		{"selama dua minggu", "dua minggu=P2W DURATION"},
		{"minggu lalu", "minggu lalu=2025-W26 DATE"},
		{"pekan depan", "pekan depan=2025-W28 DATE"},
		// deictic
		{"kemarin", "kemarin=2025-07-03 DATE"},
		{"besok pagi", "besok pagi=2025-07-05TMO TIME"},
		{"tadi malam", "tadi malam=2025-07-03TNI TIME"},
		{"malam ini", "malam ini=2025-07-04TNI TIME"},
		{"yesterday, last night", "yesterday=2025-07-03 DATE|last night=2025-07-03TNI TIME"},
		{"hingga saat ini", "saat ini=PRESENT_REF DATE"},
		{"pada saat itu", "saat itu=PAST_REF DATE"},
		{"belum lama ini", "belum lama ini=PAST_REF DATE"},
		{"Rabu (2/7/2025). Pada hari itu juga", "Rabu (2/7/2025)=2025-07-02 DATE|hari itu=2025-07-02 DATE"},
		// distances
		{"dua hari lalu", "dua hari lalu=2025-07-02 DATE"},
		{"tiga bulan yang lalu", "tiga bulan yang lalu=2025-04 DATE"},
		{"setahun silam", "setahun silam=2024 DATE"},
		{"9 Maret 2021. Sebulan kemudian", "9 Maret 2021=2021-03-09 DATE|Sebulan kemudian=2021-04-09 DATE"},
		{"two days ago", "two days ago=2025-07-02 DATE"},
		{"beberapa waktu lalu", "beberapa waktu lalu=PAST_REF DATE"},
		// lengths
		{"selama 48 jam", "48 jam=PT48H DURATION"},
		{"setengah hari", "setengah hari=PT12H DURATION"},
		{"satu setengah jam", "satu setengah jam=PT90M DURATION"},
		{"dua puluh lima tahun", "dua puluh lima tahun=P25Y DURATION"},
		{"dua belas jam", "dua belas jam=PT12H DURATION"},
		{"bertahun-tahun", "bertahun-tahun=PXY DURATION"},
		{"2-3 menit", "2=PT2M DURATION|3 menit=PT3M DURATION"},
		{"tiga hari ke depan", "tiga hari ke depan=P3D DURATION"},
		{"sejenak", "sejenak=PXX DURATION"},
		{"11 days", "11 days=P11D DURATION"},
		// clock
		{"pukul 05.45 pagi", "pukul 05.45 pagi=2025-07-04T05:45 TIME"},
		{"pukul 7 malam", "pukul 7 malam=2025-07-04T19:00 TIME"},
		{"16:30 WITA", "16:30 WITA=2025-07-04T16:30 TIME"},
		{"at 5:04 p.m.", "at 5:04 p.m.=2025-07-04T17:04 TIME"},
		{"Sabtu (28/6/2025) pukul 08.10, lalu pukul 08.25", "Sabtu (28/6/2025) pukul 08.10=2025-06-28T08:10 TIME|pukul 08.25=2025-06-28T08:25 TIME"},
		// sets
		{"setiap hari", "setiap hari=P1D SET"},
		{"setiap Senin", "setiap Senin=XXXX-WXX-1 SET"},
		{"every two weeks", "every two weeks=P2W SET"},
		// not times
		{"dua putaran, 2.000 orang, Rp 10.400 triliun, 0,21%", ""},
		{"berusia 21 tahun", ""},
		{"koordinat 05.41.12 Lintang Selatan", ""},
		{"They may march second to none", ""},
		{"jalur K12, kapal QR7, 38.000 ton", ""},
		{"dahulukan yang lebih dahulu", ""},
		{"pada 30/2/2025", ""},
	} {
		var got []string
		for _, e := range dates.Find(c.text, ref, nil) {
			if c.text[e.Start:e.End] != e.Text {
				t.Errorf("%q: offsets %d..%d hold %q", c.text, e.Start, e.End, c.text[e.Start:e.End])
			}
			s := e.Text + "=" + e.Value + " " + string(e.Type)
			if e.Mod != "" && strings.Contains(c.want, e.Mod) {
				s += " " + e.Mod
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestDateExprFields(t *testing.T) {
	ref := time.Date(2025, 7, 4, 0, 0, 0, 0, time.UTC)
	e := dates.Find("Kamis (3/7/2025) pukul 10.00 WITA", ref, nil)[0]
	if e.Zone != "+08:00" || !e.Full || e.Vague {
		t.Errorf("%+v", e)
	}
	if d, ok := e.Day(time.UTC); !ok || d.Format(time.DateOnly) != "2025-07-03" {
		t.Errorf("day %v %v", d, ok)
	}
	e = dates.Find("awal Juni lalu", ref, nil)[0]
	if !e.Vague || e.Full || e.Mod != "START" {
		t.Errorf("%+v", e)
	}
	if _, ok := e.Day(time.UTC); ok {
		t.Error("a month names no day")
	}
}

// The day of writing is the day in the place of writing.
func TestFindDatesZone(t *testing.T) {
	ref := time.Date(2025, 7, 3, 20, 0, 0, 0, time.UTC)
	jayapura := time.FixedZone("WIT", 9*3600)
	if v := dates.Find("hari ini", ref, jayapura)[0].Value; v != "2025-07-04" {
		t.Errorf("got %s", v)
	}
}

// Offsets in JSON count characters.
func TestWriteDates(t *testing.T) {
	var out strings.Builder
	if err := dates.Write(&out, "“Ya,” kata dia, Kamis (3/7/2025), dan 2 Juni.", time.Date(2025, 7, 4, 0, 0, 0, 0, time.UTC), nil); err != nil {
		t.Fatal(err)
	}
	var rows []struct {
		Text, Value, Type string
		Start, End        int
	}
	if err := json.Unmarshal([]byte(out.String()), &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0].Start != 16 || rows[0].End != 32 || rows[1].Value != "2025-06-02" || rows[1].Start != 38 {
		t.Errorf("%+v", rows)
	}
	out.Reset()
	if err := dates.Write(&out, "tak ada", time.Now(), nil); err != nil || strings.TrimSpace(out.String()) != "[]" {
		t.Errorf("%q %v", out.String(), err)
	}
}

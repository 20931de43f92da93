package batch_test

import (
	"context"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/capture/batch"
)

func TestBatch(t *testing.T) {
	in := strings.Join([]string{
		`{"id":"a","kind":"text","url":"https://kabar.example/1","content":"Judul Pertama yang Cukup Panjang\n\nWarga menunggu air bersih sejak pagi tadi, kata kepala desa."}`,
		``,
		`{"id":7,"kind":"html","content":"<h1>Judul Kedua</h1><p>Warga menunggu air bersih sejak pagi tadi, kata kepala desa.</p>"}`,
		`{"id":"two","kind":"text","pages":["Judul Panjang Berita Dua Halaman\n\nWarga menunggu air bersih sejak pagi tadi, kata kepala desa.","Judul Panjang Berita Dua Halaman\n\nTruk tangki baru datang ketika hari sudah sore, kata warga di balai desa."]}`,
		`not json`,
		`{"id":"c","kind":"text","content":""}`,
	}, "\n")
	var out strings.Builder
	if err := batch.Run(context.Background(), strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(rows) != 5 {
		t.Fatalf("%d lines: %s", len(rows), out.String())
	}
	for i, want := range []string{`{"id":"a","title":"Judul Pertama`, `{"id":7,"title":"Judul Kedua"`, `{"id":"two","title":"Judul Panjang`, `{"id":null,"error":`, `{"id":"c","error":"capture: the page has no text"}`} {
		if !strings.HasPrefix(rows[i], want) {
			t.Errorf("line %d is %.80s", i, rows[i])
		}
	}
	if !strings.Contains(rows[2], "sejak pagi") || !strings.Contains(rows[2], "sudah sore") {
		t.Errorf("pages are not joined: %s", rows[2])
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := batch.Run(ctx, strings.NewReader(in), &out); err == nil {
		t.Error("a cancelled batch went on")
	}
}

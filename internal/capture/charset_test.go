package capture_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/tajuk/tajuk/internal/capture"
)

func TestEncodings(t *testing.T) {
	const want = "Café Révolution di Jalan Braga kembali buka setelah direnovasi, kata pemiliknya."
	latin := strings.NewReplacer("é", "\xe9").Replace(want)
	utf16le := func(s string) []byte {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return b
	}
	page := func(head, body string) []byte {
		return []byte("<html><head>" + head + "</head><body><h1>Kafe Lama Buka Lagi</h1><p>" + body + "</p></body></html>")
	}
	for _, c := range []struct {
		name, contentType string
		content           []byte
	}{
		{"UTF-8", "text/html; charset=utf-8", page("", want)},
		{"UTF-8 that claims to be Latin-1", "text/html; charset=iso-8859-1", page(`<meta charset="iso-8859-1">`, want)},
		{"UTF-8 with a mark", "", append([]byte("\xef\xbb\xbf"), page("", want)...)},
		{"Latin-1 by header", "text/html; charset=ISO-8859-1", page("", latin)},
		{"Latin-1 by meta", "", page(`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`, latin)},
		{"Windows-1252 by guess", "", page("", latin)},
		{"UTF-16 with a mark", "", utf16le(string(page("", want)))},
		{"doubly encoded", "", page("", strings.ReplaceAll(want, "é", "Ã©"))},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := capture.Capture(context.Background(), capture.Page{Kind: capture.HTML, Content: c.content, ContentType: c.contentType})
			if err != nil {
				t.Fatal(err)
			}
			expect(t, "body", s.Body, want)
		})
	}
}

// What is not certain to be doubly encoded stays as it is.
func TestMojibakeLeftAlone(t *testing.T) {
	const text = "Kota São Paulo menang, â€ masih begitu saja di naskah yang tidak jelas asalnya itu."
	s := capturePage(t, capture.Text, "", "Judul Berita yang Cukup Panjang\n\n"+text)
	if !strings.Contains(s.Body+s.Lead, "São Paulo") {
		t.Errorf("body %q", s.Body)
	}
}

// What is no text is refused, whatever it is called.
func TestNoPage(t *testing.T) {
	for name, b := range map[string]string{
		"pdf":     "%PDF-1.7\n1 0 obj << /Title (Warga) >>",
		"jpeg":    "\xff\xd8\xff\xe0 Exif",
		"archive": "PK\x03\x04\x14\x00\x00\x00\x08\x00 berita.html",
		"program": "\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00 text",
	} {
		for _, kind := range []capture.Kind{"", capture.HTML, capture.Text} {
			_, err := capture.Capture(context.Background(), capture.Page{Kind: kind, Content: []byte(b)})
			if !errors.Is(err, capture.ErrBinary) {
				t.Errorf("%s as %q: %v", name, kind, err)
			}
		}
	}
}

package filetype_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/filetype"
)

func TestOf(t *testing.T) {
	for content, want := range map[string]string{
		"%PDF-1.4":                     "application/pdf",
		"\xff\xd8\xff\xe0":             "image/jpeg",
		"\x89PNG\r\n\x1a\n":            "image/png",
		"RIFF\x00\x00\x00\x00WEBPVP8 ": "image/webp",
		"RIFF\x00\x00\x00\x00WAVE":     "",
		"ID3\x04":                      "audio/mpeg",
		"\x00\x00\x00\x20ftypM4A ":     "audio/mp4",
		"\x00\x00\x00\x20ftypisom":     "video/mp4",
		"\x00\x00\x00\x20ftypheic":     "",
		"Saya keberatan.\n":            "text/plain",
		"GIF89a":                       "text/plain", // as harmless as any text when it is sent as such
		" <html>":                      "",
		"<?xml":                        "",
		"{\\rtf1":                      "",
		"PK\x03\x04":                   "",
		"MZ\x90\x00":                   "",
		"":                             "",
		"caf\xe9":                      "",
		strings.Repeat("a", filetype.Sample-1) + "\xc3": "text/plain", // a letter cut by the sample
	} {
		if got := filetype.Of([]byte(content)); got != want {
			t.Errorf("%.20q is taken as %q, want %q", content, got, want)
		}
	}
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{"%PDF-", "RIFF0000WEBP", "0000ftypM4A ", "text", "<a>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, head []byte) {
		if filetype.Of(head) == "text/plain" && strings.HasPrefix(strings.TrimSpace(string(head)), "<") {
			t.Errorf("%q", head)
		}
	})
}

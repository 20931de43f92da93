// Package filetype tells what a file from outside is, from its content: a short
// list of what can be looked at safely.
//
//	filetype.go    Of
package filetype

import (
	"bytes"
	"unicode/utf8"
)

// Sample is how much of a file's beginning Of wants to see, in bytes.
const Sample = 4096

// Of returns the media type of a file that comes with a request, found
// from its first bytes and never from its name, and "" for a file of another
// sort. The list is short on purpose: what can hold scripts or hide other files
// (web pages, drawings in SVG, archives, office documents) is not on it.
func Of(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return "application/pdf"
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return "image/jpeg"
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png"
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return "image/webp"
	case bytes.HasPrefix(head, []byte("ID3")):
		return "audio/mpeg"
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return boxType(string(head[8:12]))
	case isPlainText(head):
		return "text/plain"
	}
	return ""
}

// boxType tells recordings apart from the pictures that use the same boxes
// (ISO/IEC 14496-12 4.3).
func boxType(brand string) string {
	switch brand {
	case "M4A ", "M4B ":
		return "audio/mp4"
	case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "3gp4", "3gp5", "qt  ":
		return "video/mp4"
	}
	return ""
}

func isPlainText(head []byte) bool {
	if len(head) == 0 {
		return false
	}
	// A rune may be cut at the end of the sample.
	for i := len(head) - 1; i >= max(0, len(head)-utf8.UTFMax+1); i-- {
		if utf8.RuneStart(head[i]) {
			if !utf8.FullRune(head[i:]) && len(head) == Sample {
				head = head[:i]
			}
			break
		}
	}
	if !utf8.Valid(head) || bytes.ContainsFunc(head, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f }) {
		return false
	}
	// Markup is text too; a browser that guesses must not find any.
	trimmed := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return len(trimmed) > 0 && trimmed[0] != '<' && trimmed[0] != '{'
}

package view

import (
	"net/url"
	"strings"
)

// NewShare makes the plain links that pass a page on to the services readers
// use. They carry the address and the title and nothing else.
func NewShare(address, title string) Share {
	both := query("url", address, "text", title)
	return Share{
		URL: address,
		Links: []Link{
			{Text: "WhatsApp", Href: "https://wa.me/?" + query("text", title+" "+address)},
			{Text: "X", Href: "https://x.com/intent/post?" + both},
			{Text: "Facebook", Href: "https://www.facebook.com/sharer/sharer.php?" + query("u", address)},
			{Text: "Telegram", Href: "https://t.me/share/url?" + both},
		},
	}
}

// query encodes pairs of names and values. Spaces become %20: apps that are
// opened by such a link show a plus sign as it is.
func query(pairs ...string) string {
	parts := make([]string, 0, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		parts = append(parts, pairs[i]+"="+strings.ReplaceAll(url.QueryEscape(pairs[i+1]), "+", "%20"))
	}
	return strings.Join(parts, "&")
}

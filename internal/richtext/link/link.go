// Package link judges addresses: what a story may link to, and which addresses
// are posts on YouTube, X, Instagram or TikTok. It knows nothing of documents
// and asks nobody.
package link

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// MaxLen is the greatest length of an address in bytes.
const MaxLen = 2048

// Refusal is the error of this package: what is wrong with an address, in
// words that continue a sentence whose subject is the address.
type Refusal string

// Error returns the words.
func (r Refusal) Error() string { return string(r) }

// ok is the Refusal of a good address; it never leaves the package.
const ok Refusal = ""

func (r Refusal) orNil() error {
	if r == ok {
		return nil
	}
	return r
}

// Check returns why a link may not carry that address, as a Refusal, or nil.
// Good are http and https with a host, mailto, tel, and a path on the same
// site that begins with one slash. Everything else is refused, and so is what
// browsers would repair before they follow it: spaces, invisible characters,
// backslashes, missing slashes; and names and passwords before the host, which
// serve deception only. Schemes are allowed by name, so no spelling of
// javascript: passes.
func Check(href string) error { return check(href).orNil() }

// CheckPage is Check for the address of a page: http, https or a path.
func CheckPage(href string) error {
	if refusal := check(href); refusal != ok {
		return refusal
	}
	if href[0] == '/' || IsWeb(href) {
		return nil
	}
	return Refusal("is not the address of a page")
}

// IsWeb reports whether a checked address is an http or https one.
func IsWeb(href string) bool {
	return len(href) > 7 && strings.EqualFold(href[:4], "http") && (href[4] == ':' || (href[4]|0x20) == 's' && href[5] == ':')
}

func check(s string) Refusal {
	if refusal := checkChars(s); refusal != ok {
		return refusal
	}
	if s[0] == '/' {
		if len(s) > 1 && s[1] == '/' {
			return "must not begin with two slashes"
		}
		if _, err := url.Parse(s); err != nil {
			return "is not an address"
		}
		return ok
	}
	scheme, rest, found := strings.Cut(s, ":")
	if !found {
		return "is neither an address with a scheme nor a path on this site"
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		return checkWeb(s)
	case "mailto":
		return checkMail(rest)
	case "tel":
		return checkPhone(rest)
	}
	return "scheme is not allowed"
}

func checkChars(s string) Refusal {
	if s == "" {
		return "must not be empty"
	}
	if len(s) > MaxLen {
		return "is too long"
	}
	for _, r := range s {
		switch {
		case r == utf8.RuneError:
			return "is not valid UTF-8"
		case r <= ' ' || r == 0x7F || r >= 0x80 && (!unicode.IsGraphic(r) || unicode.IsSpace(r)):
			return "holds a space or an invisible character"
		case r == '\\':
			return "holds a backslash"
		}
	}
	return ok
}

func checkWeb(s string) Refusal {
	// A browser reads https:host and https:///host as https://host.
	_, rest, _ := strings.Cut(s, ":")
	if !strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, "///") {
		return "needs two slashes after the scheme"
	}
	u, err := url.Parse(s)
	if err != nil {
		return "is not an address"
	}
	if u.User != nil {
		return "must not carry a name or password"
	}
	return checkHost(u)
}

func checkHost(u *url.URL) Refusal {
	const reason Refusal = "has no valid host"
	host := u.Hostname()
	if strings.ContainsAny(u.Host, "[]%") {
		return reason
	}
	if port := u.Port(); port != "" && (len(port) > 5 || len(port) == 5 && port > "65535") {
		return "has no valid port"
	}
	for i := 0; i < len(host); i++ {
		if host[i] < utf8.RuneSelf {
			continue
		}
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil {
			return reason
		}
		host = ascii
		break
	}
	host = strings.TrimSuffix(host, ".")
	if host == "" || len(host) > 253 {
		return reason
	}
	last := ""
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return reason
		}
		for i := 0; i < len(label); i++ {
			c := label[i] | 0x20
			if label[i] != '-' && label[i] != '_' && (c < 'a' || c > 'z') && (label[i] < '0' || label[i] > '9') {
				return reason
			}
		}
		last = label
	}
	// What ends in a number is an IPv4 address to a browser, or an error.
	if last[0] >= '0' && last[0] <= '9' {
		if _, err := netip.ParseAddr(host); err != nil {
			return reason
		}
	}
	return ok
}

func checkMail(rest string) Refusal {
	address, query, _ := strings.Cut(rest, "?")
	at := strings.LastIndexByte(address, '@')
	if at < 1 || at == len(address)-1 || strings.ContainsAny(address, "\"<>/#") || strings.ContainsAny(query, "\"<>#") {
		return "is not a mail address"
	}
	return ok
}

func checkPhone(rest string) Refusal {
	digits := 0
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '+' && i == 0, c == '-', c == '.', c == '(', c == ')', c == '*':
		default:
			return "is not a telephone number"
		}
	}
	if digits < 2 || digits > 20 {
		return "is not a telephone number"
	}
	return ok
}

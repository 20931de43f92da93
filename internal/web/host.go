package web

import (
	"net/netip"
	"strings"
)

// CanonicalHost returns the host of a Host header field, or of any authority
// without user, in the form that sites are registered under: lower case,
// without port and without the dot of the root. Names must be ASCII (RFC 5890
// A-labels for others), of at most 253 bytes in labels of 1 to 63 letters,
// digits, hyphens and underscores that neither begin nor end with a hyphen. An
// IPv6 address in brackets is returned in its shortest form without them.
// Everything else, and a port that is not a number below 65,536, is not ok.
//
// It does not allocate for a host that is canonical already.
func CanonicalHost(host string) (string, bool) {
	if strings.HasPrefix(host, "[") {
		return canonicalIPv6(host)
	}
	if i := strings.LastIndexByte(host, ':'); i >= 0 {
		if !validPort(host[i+1:]) {
			return "", false
		}
		host = host[:i]
	}
	host = strings.TrimSuffix(host, ".")
	if host == "" || len(host) > 253 {
		return "", false
	}
	for label := range strings.SplitSeq(host, ".") {
		if !validLabel(label) {
			return "", false
		}
	}
	return lowerASCII(host), true
}

func canonicalIPv6(host string) (string, bool) {
	inner, rest, closed := strings.Cut(host[1:], "]")
	if !closed || rest != "" && (rest[0] != ':' || !validPort(rest[1:])) {
		return "", false
	}
	addr, err := netip.ParseAddr(inner)
	if err != nil || !addr.Is6() || addr.Zone() != "" {
		return "", false
	}
	return addr.String(), true
}

// validPort accepts an empty port, as RFC 3986 3.2.3 does.
func validPort(s string) bool {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || i >= 5 {
			return false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n <= 65535
}

func validLabel(s string) bool {
	if s == "" || len(s) > 63 || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if !('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
			return false
		}
	}
	return true
}

func lowerASCII(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

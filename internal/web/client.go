package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
)

// Proxies are the peers whose word about a request's client is believed.
type Proxies struct {
	prefixes []netip.Prefix
	local    bool
}

// ParseProxies reads a list of addresses and prefixes, such as "10.0.0.0/8" or
// "::1". The word "unix" stands for every peer of a Unix socket, which has no
// address.
func ParseProxies(list []string) (Proxies, error) {
	var p Proxies
	for _, s := range list {
		if s == "unix" {
			p.local = true
			continue
		}
		prefix, err := netip.ParsePrefix(s)
		if err != nil {
			addr, errAddr := netip.ParseAddr(s)
			if errAddr != nil || addr.Zone() != "" {
				return Proxies{}, fmt.Errorf("trusted proxy %q is neither an address nor a prefix", s)
			}
			prefix = netip.PrefixFrom(addr, addr.BitLen())
		}
		if a := prefix.Addr(); a.Is4In6() && prefix.Bits() >= 96 {
			prefix = netip.PrefixFrom(a.Unmap(), prefix.Bits()-96)
		}
		p.prefixes = append(p.prefixes, prefix.Masked())
	}
	return p, nil
}

func (p Proxies) trusts(addr netip.Addr) bool {
	for _, prefix := range p.prefixes {
		if prefix.Contains(addr) {
			return true
		}
	}
	return false
}

// trustsPeer reports whether the other end of the connection is a trusted
// proxy, and returns its address, if it has one.
func (p Proxies) trustsPeer(r *http.Request) (netip.Addr, bool) {
	peer, ok := parseHop(r.RemoteAddr)
	if !ok {
		return netip.Addr{}, p.local
	}
	return peer, p.trusts(peer)
}

// ClientIP returns the address of the client: the peer's, or if that is a
// trusted proxy, the last address in X-Forwarded-For that is not. What stands
// before that address was written by the client and means nothing. The result
// is invalid if nothing is known. RFC 7239 Forwarded is not read.
func (p Proxies) ClientIP(r *http.Request) netip.Addr {
	client, trusted := p.trustsPeer(r)
	lines := r.Header["X-Forwarded-For"]
	for i := len(lines) - 1; i >= 0 && trusted; i-- {
		for rest := lines[i]; rest != "" && trusted; {
			cut := strings.LastIndexByte(rest, ',')
			hop, ok := parseHop(rest[cut+1:])
			if !ok {
				return client
			}
			rest = rest[:max(cut, 0)]
			client, trusted = hop, p.trusts(hop)
		}
	}
	return client
}

// Scheme returns "https" or "http", as the client sees it: what a trusted proxy
// says in X-Forwarded-Proto, else what the connection is.
func (p Proxies) Scheme(r *http.Request) string {
	if _, trusted := p.trustsPeer(r); trusted {
		switch said := r.Header.Get("X-Forwarded-Proto"); {
		case strings.EqualFold(said, "https"):
			return "https"
		case strings.EqualFold(said, "http"):
			return "http"
		}
	}
	if r.TLS != nil {
		return "https"
	}
	return "http"
}

// parseHop reads an address with or without port, brackets and zone.
func parseHop(s string) (netip.Addr, bool) {
	s = strings.Trim(s, " \t")
	if ap, err := netip.ParseAddrPort(s); err == nil {
		return ap.Addr().Unmap().WithZone(""), true
	}
	if inner, ok := strings.CutPrefix(s, "["); ok {
		s = strings.TrimSuffix(inner, "]")
	}
	addr, err := netip.ParseAddr(s)
	return addr.Unmap().WithZone(""), err == nil
}

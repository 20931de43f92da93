package outgoing

import (
	"encoding/binary"
	"fmt"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// closed are the ranges of IPv4 that are not the public internet: IANA's
// registry of special-purpose addresses (RFC 6890), what is not unicast, and
// one public address at which a cloud answers its own machines.
var closed = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
	"224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
)

// IPv6 hands out addresses of one block only; in it these are not hosts, or
// lead to an IPv4 address in ways that differ between machines.
var (
	global6 = netip.MustParsePrefix("2000::/3")
	closed6 = prefixes("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
	// nat64 carries an IPv4 address in its last four bytes (RFC 6052 2.1).
	nat64 = netip.MustParsePrefix("64:ff9b::/96")
)

func prefixes(list ...string) (out []netip.Prefix) {
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// Public reports whether an address is a host of the public internet.
func Public(a netip.Addr) bool {
	if !a.IsValid() || a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if a.Is4() {
		return !within(closed, a)
	}
	if nat64.Contains(a) {
		b := a.As16()
		return Public(netip.AddrFrom4([4]byte(b[12:])))
	}
	return global6.Contains(a) && !within(closed6, a)
}

func within(list []netip.Prefix, a netip.Addr) bool {
	for _, p := range list {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// allowed judges an address: it is public, or in a network that was named.
func allowed(allow []netip.Prefix, a netip.Addr) bool {
	if Public(a) {
		return true
	}
	return a.IsValid() && a.Zone() == "" && within(allow, a.Unmap())
}

// ParseNetworks reads networks as the configuration names them: "10.1.0.0/16",
// or single addresses.
func ParseNetworks(list []string) (out []netip.Prefix, err error) {
	for _, s := range list {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		p, err := netip.ParsePrefix(s)
		if a, bad := netip.ParseAddr(s); bad == nil {
			a = a.WithZone("").Unmap()
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("%q is neither a network nor an address", s)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}

// Check reads the address of a request: http or https, a host, no user and no
// password. A host that is an address must be one that may be asked; what a
// name leads to is judged when it is dialled. The error is an ErrRefused and
// says what is wrong.
func (c *Client) Check(raw string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(raw))
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: it is not a valid address", ErrRefused)
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%w: it must begin with http:// or https://", ErrRefused)
	case u.Opaque != "" || u.Hostname() == "":
		return nil, fmt.Errorf("%w: it has no host", ErrRefused)
	case u.User != nil:
		return nil, fmt.Errorf("%w: it holds a user name", ErrRefused)
	}
	if p := u.Port(); p != "" {
		if n, err := strconv.ParseUint(p, 10, 16); err != nil || n == 0 {
			return nil, fmt.Errorf("%w: its port is not valid", ErrRefused)
		}
	}
	if _, ok := literal(u.Hostname()); !ok {
		if u.Host, err = ascii(u); err != nil {
			return nil, fmt.Errorf("%w: %q is not a host name", ErrRefused, u.Hostname())
		}
	}
	// Once more: digits beyond ASCII become an address as well.
	if a, ok := literal(u.Hostname()); ok && !allowed(c.allow, a) {
		return nil, fmt.Errorf("%w: %s is not a public address", ErrRefused, u.Hostname())
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// ascii is the host of an address as it is looked up: names beyond ASCII in
// their encoded form, in lower case.
func ascii(u *url.URL) (string, error) {
	name, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil || name == "" || len(name) > 253 {
		return "", fmt.Errorf("not a host name")
	}
	if again, err := idna.Lookup.ToASCII(name); err != nil || again != name {
		return "", fmt.Errorf("not one host name")
	}
	if p := u.Port(); p != "" {
		name += ":" + p
	}
	return name, nil
}

// literal reads a host that is an address, also in the short forms of IPv4
// that some resolvers take: 127.1, 0x7f000001, 017700000001, 2130706433.
func literal(host string) (netip.Addr, bool) {
	if a, err := netip.ParseAddr(host); err == nil {
		return a, true
	}
	parts := strings.Split(strings.TrimSuffix(host, "."), ".")
	if len(parts) > 4 {
		return netip.Addr{}, false
	}
	var value uint64
	for i, part := range parts {
		n, err := strconv.ParseUint(part, 0, 32)
		if err != nil || strings.ContainsAny(part, "_bBoO") {
			return netip.Addr{}, false
		}
		if i == len(parts)-1 {
			rest := uint64(1) << (8 * (5 - len(parts)))
			if n >= rest {
				return netip.Addr{}, false
			}
			value = value*rest + n
		} else {
			if n > 255 {
				return netip.Addr{}, false
			}
			value = value<<8 | n
		}
	}
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], uint32(value))
	return netip.AddrFrom4(b), true
}

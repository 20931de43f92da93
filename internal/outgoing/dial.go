package outgoing

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// Resolver looks names up. *net.Resolver is one.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

const (
	dialTimeout  = 10 * time.Second // of one address
	maxAddresses = 8                // of one name, that are tried
)

// dialer opens connections to addresses that may be asked. It looks a name up
// once and dials what it has judged: a name that leads elsewhere a moment later
// gains nothing.
type dialer struct {
	allow []netip.Prefix
	names Resolver
	net   net.Dialer
}

func newDialer(allow []netip.Prefix, names Resolver) *dialer {
	if names == nil {
		names = net.DefaultResolver
	}
	d := &dialer{allow: allow, names: names}
	d.net = net.Dialer{Timeout: dialTimeout, KeepAlive: 30 * time.Second, Control: d.control}
	return d
}

// control looks at the address once more, the moment before the connection.
func (d *dialer) control(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !allowed(d.allow, at.Addr()) {
		return fmt.Errorf("%w: %s is not a public address", ErrRefused, address)
	}
	return nil
}

func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs, err := d.lookUp(ctx, host)
	if err != nil {
		return nil, err
	}
	var failed []error
	for _, a := range addrs {
		conn, err := d.net.DialContext(ctx, network, net.JoinHostPort(a.String(), port))
		if err == nil {
			return conn, nil
		}
		failed = append(failed, err)
		if ctx.Err() != nil {
			break
		}
	}
	return nil, errors.Join(failed...)
}

// lookUp returns the addresses of a host that may be asked. When none of them
// may, the error is an ErrRefused.
func (d *dialer) lookUp(ctx context.Context, host string) ([]netip.Addr, error) {
	found := []netip.Addr{}
	if a, ok := literal(host); ok {
		found = append(found, a)
	} else {
		var err error
		if found, err = d.names.LookupNetIP(ctx, "ip", host); err != nil {
			return nil, err
		}
	}
	var may []netip.Addr
	for _, a := range found {
		if allowed(d.allow, a) && len(may) < maxAddresses {
			may = append(may, a.Unmap())
		}
	}
	switch {
	case len(may) > 0:
		return may, nil
	case len(found) == 0:
		return nil, fmt.Errorf("%s has no address", host)
	}
	return nil, fmt.Errorf("%w: %s leads to %s, which is not a public address", ErrRefused, host, found[0])
}

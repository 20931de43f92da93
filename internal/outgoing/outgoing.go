// Package outgoing makes requests to other machines at addresses that
// strangers had a hand in: what a partner gave as its address, what a feed
// links to, where an answer redirects. It reaches the public internet and the
// networks that the engineer named, and nothing else, so no such address makes
// this machine ask its neighbours. Time, size and redirects have limits.
//
//	outgoing.go   Client and Do: one request and its answer
//	dial.go       where a connection may lead, judged after names were looked up
//	address.go    which addresses are public; Check: what a URL must be
package outgoing

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// Limits of a request that names none.
const (
	DefaultTimeout = 30 * time.Second
	DefaultLimit   = 8 << 20 // bytes of an answer's body, unpacked
	maxHeaderBytes = 64 << 10
	maxRedirects   = 5
)

// Errors that callers tell apart with errors.Is. Everything else is the
// network's and may pass.
var (
	// ErrRefused: the address may not be asked. Trying again changes nothing
	// unless the name leads elsewhere by then.
	ErrRefused = errors.New("the address may not be asked")
	// ErrTooLarge: the body is longer than the limit. The Answer holds what was
	// read until then.
	ErrTooLarge = errors.New("the answer is too large")
	// ErrRedirect: the answer redirects to where it is not followed.
	ErrRedirect = errors.New("the redirect is not followed")
)

// Config is what a Client needs; all of it may be left empty.
type Config struct {
	// Allow are networks that may be asked although they are not public.
	Allow []netip.Prefix
	// Agent is the User-Agent; empty for "Tajuk".
	Agent string
	// Resolver looks names up; nil for the system's.
	Resolver Resolver
	// TLS is for tests with certificates of their own; nil for the system's
	// roots.
	TLS *tls.Config
}

// Client makes requests. It may be used by many at once and keeps no cookies.
type Client struct {
	agent     string
	allow     []netip.Prefix
	transport *http.Transport
}

// New returns a Client. It takes no notice of proxies in the environment: they
// would ask on its behalf where it may not ask itself.
func New(c Config) *Client {
	if c.Agent == "" {
		c.Agent = "Tajuk"
	}
	d := newDialer(c.Allow, c.Resolver)
	return &Client{agent: c.Agent, allow: c.Allow, transport: &http.Transport{
		DialContext:            d.dial,
		TLSClientConfig:        c.TLS,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  DefaultTimeout,
		MaxResponseHeaderBytes: maxHeaderBytes,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        30 * time.Second,
	}}
}

// Close lets go of connections that wait for further requests.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// Request is what to ask.
type Request struct {
	Method string // empty: GET, or POST with a body
	URL    string
	Header http.Header
	Body   []byte
	// Timeout is for the whole, redirects and body included; 0: DefaultTimeout.
	Timeout time.Duration
	// Limit is how many bytes the answer's body may have; 0: DefaultLimit.
	Limit int64
	// Redirects is how many are followed, 5 at most. Only GET and HEAD follow,
	// never to another scheme; headers that carry a secret stay with the origin
	// they were meant for.
	Redirects int
}

// Answer is what came back.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
	// URL is where the answer came from, after redirects.
	URL string
	// Moved is where the content has moved for good: the end of an unbroken
	// chain of permanent redirects (RFC 9110 15.4.2, 15.4.9), else empty.
	Moved string
}

// Do makes a request. Any answer, whatever its status, is no error.
func (c *Client) Do(ctx context.Context, q Request) (a Answer, err error) {
	q = q.filled()
	u, err := c.Check(q.URL)
	if err != nil {
		return a, err
	}
	ctx, cancel := context.WithTimeout(ctx, q.Timeout)
	defer cancel()
	header, permanent := q.Header.Clone(), true
	for followed := 0; ; followed++ {
		resp, err := c.send(ctx, q, u, header)
		if err != nil {
			return a, err
		}
		next, moved := target(resp)
		if next == "" || q.Redirects == 0 || (q.Method != http.MethodGet && q.Method != http.MethodHead) {
			a.URL = u.String()
			if followed > 0 && permanent {
				a.Moved = a.URL
			}
			return a.read(resp, q.Limit)
		}
		_ = resp.Body.Close()
		if followed == q.Redirects {
			return a, fmt.Errorf("%w: more than %d of them", ErrRedirect, q.Redirects)
		}
		permanent = permanent && moved
		to, err := c.follow(u, next)
		if err != nil {
			return a, err
		}
		if to.Host != u.Host {
			header = withoutSecrets(header)
		}
		u = to
	}
}

func (q Request) filled() Request {
	if q.Method == "" {
		q.Method = http.MethodGet
		if q.Body != nil {
			q.Method = http.MethodPost
		}
	}
	if q.Timeout <= 0 {
		q.Timeout = DefaultTimeout
	}
	if q.Limit <= 0 {
		q.Limit = DefaultLimit
	}
	q.Redirects = max(0, min(q.Redirects, maxRedirects))
	return q
}

func (c *Client) send(ctx context.Context, q Request, u *url.URL, header http.Header) (*http.Response, error) {
	var body io.Reader
	if q.Body != nil {
		body = bytes.NewReader(q.Body)
	}
	r, err := http.NewRequestWithContext(ctx, q.Method, u.String(), body)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	for name, values := range header {
		r.Header[http.CanonicalHeaderKey(name)] = values
	}
	r.Header.Del("Cookie")
	if r.Header.Get("User-Agent") == "" {
		r.Header.Set("User-Agent", c.agent)
	}
	resp, err := c.transport.RoundTrip(r)
	if err != nil {
		// The address stands in the error of the caller, without its query:
		// that may hold a key.
		return nil, fmt.Errorf("ask %s: %w", bare(u), err)
	}
	return resp, nil
}

// target is where an answer redirects to, and whether for good.
func target(resp *http.Response) (location string, permanent bool) {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusPermanentRedirect:
		return resp.Header.Get("Location"), true
	case http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect:
		return resp.Header.Get("Location"), false
	}
	return "", false
}

func (c *Client) follow(from *url.URL, location string) (*url.URL, error) {
	to, err := from.Parse(location)
	if err != nil {
		return nil, fmt.Errorf("%w: its address is not valid", ErrRedirect)
	}
	if to.Scheme != from.Scheme {
		return nil, fmt.Errorf("%w: it leads from %s to %s", ErrRedirect, from.Scheme, to.Scheme)
	}
	checked, err := c.Check(to.String())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRedirect, err)
	}
	return checked, nil
}

// withoutSecrets leaves out all headers but those that say nothing about who
// asks.
func withoutSecrets(h http.Header) http.Header {
	out := http.Header{}
	for _, name := range []string{"Accept", "Accept-Language", "If-None-Match", "If-Modified-Since", "User-Agent", "From"} {
		if v := h.Values(name); v != nil {
			out[name] = v
		}
	}
	return out
}

func (a Answer) read(resp *http.Response, limit int64) (Answer, error) {
	defer resp.Body.Close()
	a.Status, a.Header = resp.StatusCode, resp.Header
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if int64(len(body)) > limit {
		a.Body = body[:limit]
		return a, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	a.Body = body
	if err != nil {
		return a, fmt.Errorf("read the answer: %w", err)
	}
	return a, nil
}

// bare is an address as logs and messages may show it.
func bare(u *url.URL) string {
	return strings.ToLower(u.Scheme) + "://" + u.Host + u.EscapedPath()
}

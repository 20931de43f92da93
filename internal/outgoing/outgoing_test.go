package outgoing_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/outgoing"
)

// names is a resolver that answers from a table, the next answer each time and
// the last one for good.
type names struct {
	table map[string][]string
	asked atomic.Int32
}

func (n *names) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	answers, ok := n.table[host]
	if !ok {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	i := min(int(n.asked.Add(1))-1, len(answers)-1)
	var out []netip.Addr
	for _, s := range strings.Fields(answers[i]) {
		out = append(out, netip.MustParseAddr(s))
	}
	return out, nil
}

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}

func server(t *testing.T, f http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(f)
	t.Cleanup(s.Close)
	return s
}

func TestNeighboursAreNotAsked(t *testing.T) {
	var asked atomic.Int32
	s := server(t, func(http.ResponseWriter, *http.Request) { asked.Add(1) })
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(s.URL, "http://"))
	n := &names{table: map[string][]string{
		"inside.example": {"127.0.0.1"}, "mapped.example": {"::ffff:127.0.0.1"}, "six.example": {"::1"},
		"nat64.example": {"64:ff9b::7f00:1"}, "meta.example": {"169.254.169.254"}, "both.example": {"127.0.0.1 10.0.0.1 fd00::1"},
		"any.example": {"0.0.0.0"}, "localhost": {"127.0.0.1"}, "teredo.example": {"2001:0:4136:e378:8000:63bf:80ff:fffe"},
	}}
	c := outgoing.New(outgoing.Config{Resolver: n})
	for _, host := range []string{"inside.example", "mapped.example", "six.example", "nat64.example", "meta.example", "both.example",
		"any.example", "localhost", "teredo.example", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "127.1", "0x7f.1", "017700000001",
		"2130706433", "0", "[fe80::1%25lo]", "[::]", "169.254.169.254", "168.63.129.16", "[fd00:ec2::254]", "127.0.0.1."} {
		_, err := c.Do(t.Context(), outgoing.Request{URL: "http://" + host + ":" + port + "/", Timeout: 2 * time.Second})
		if !errors.Is(err, outgoing.ErrRefused) {
			t.Errorf("%s: %v", host, err)
		}
	}
	if asked.Load() != 0 {
		t.Errorf("a neighbour was asked %d times", asked.Load())
	}
}

func TestNamedNetworkIsAsked(t *testing.T) {
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Host != "partner.example:"+port(r.Host) || r.UserAgent() != "Tajuk" {
			t.Errorf("asked as %q by %q", r.Host, r.UserAgent())
		}
		_, _ = w.Write([]byte("halo"))
	})
	// The first address is not allowed, the second is.
	n := &names{table: map[string][]string{"partner.example": {"10.0.0.1 127.0.0.1"}}}
	c := outgoing.New(outgoing.Config{Resolver: n, Allow: loopback})
	a, err := c.Do(t.Context(), outgoing.Request{URL: "http://PARTNER.example:" + port(s.URL) + "/a?b=c#d"})
	if err != nil || string(a.Body) != "halo" || a.Status != 200 {
		t.Fatal(a, err)
	}
}

func port(address string) string { return address[strings.LastIndexByte(address, ':')+1:] }

// A name that leads to a public address when it is checked and to a neighbour
// when it is dialled is looked up once for both.
func TestRebinding(t *testing.T) {
	var asked atomic.Int32
	s := server(t, func(http.ResponseWriter, *http.Request) { asked.Add(1) })
	n := &names{table: map[string][]string{"rebind.example": {"192.0.2.1", "127.0.0.1"}}}
	c := outgoing.New(outgoing.Config{Resolver: n})
	for range 3 {
		if _, err := c.Do(t.Context(), outgoing.Request{URL: "http://rebind.example:" + port(s.URL), Timeout: time.Second}); !errors.Is(err, outgoing.ErrRefused) {
			t.Error(err)
		}
	}
	if asked.Load() != 0 || n.asked.Load() != 3 {
		t.Errorf("asked %d, looked up %d", asked.Load(), n.asked.Load())
	}
}

func TestRedirects(t *testing.T) {
	var secret atomic.Value
	secret.Store("")
	other := server(t, func(w http.ResponseWriter, r *http.Request) {
		secret.Store(r.Header.Get("Authorization") + r.Header.Get("X-Key") + r.Header.Get("Accept"))
		_, _ = w.Write([]byte("arrived"))
	})
	var s *httptest.Server
	s = server(t, func(w http.ResponseWriter, r *http.Request) {
		to := map[string]string{"/other": other.URL, "/same": s.URL + "/end", "/file": "file:///etc/passwd", "/tls": "https://127.0.0.1/",
			"/private": "http://10.0.0.1/", "/user": "http://a:b@127.0.0.1/", "/loop": s.URL + "/loop", "/relative": "end",
			"/gopher": "gopher://127.0.0.1:70/"}[r.URL.Path]
		if to == "" {
			_, _ = w.Write([]byte("end " + r.Header.Get("Authorization")))
			return
		}
		status := http.StatusMovedPermanently
		if r.URL.Path == "/relative" {
			status = http.StatusFound
		}
		w.Header().Set("Location", to)
		w.WriteHeader(status)
	})
	c := outgoing.New(outgoing.Config{Allow: loopback})
	ask := func(path string, redirects int) (outgoing.Answer, error) {
		return c.Do(t.Context(), outgoing.Request{URL: s.URL + path, Redirects: redirects,
			Header: http.Header{"Authorization": {"Bearer x"}, "X-Key": {"y"}, "Accept": {"text/html"}}})
	}
	if a, err := ask("/same", 1); err != nil || string(a.Body) != "end Bearer x" || a.Moved != s.URL+"/end" {
		t.Error(string(a.Body), a.Moved, err)
	}
	if a, err := ask("/relative", 1); err != nil || string(a.Body) != "end Bearer x" || a.Moved != "" || a.URL != s.URL+"/end" {
		t.Error(string(a.Body), a.Moved, a.URL, err)
	}
	if a, err := ask("/other", 5); err != nil || string(a.Body) != "arrived" || secret.Load() != "text/html" {
		t.Error(string(a.Body), secret.Load(), err)
	}
	if a, err := ask("/same", 0); err != nil || a.Status != http.StatusMovedPermanently {
		t.Error(a.Status, err)
	}
	for _, path := range []string{"/file", "/tls", "/private", "/user", "/loop", "/gopher"} {
		if _, err := ask(path, 100); !errors.Is(err, outgoing.ErrRedirect) {
			t.Errorf("%s: %v", path, err)
		}
	}
	a, err := c.Do(t.Context(), outgoing.Request{URL: s.URL + "/other", Body: []byte("x"), Redirects: 5})
	if err != nil || a.Status != http.StatusMovedPermanently {
		t.Error("what is posted is not sent on", a.Status, err)
	}
}

func TestLimits(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	_, _ = z.Write(make([]byte, 1<<20))
	_ = z.Close()
	stop := make(chan struct{})
	s := server(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(bomb.Bytes())
		case "/head":
			w.Header().Set("X-Long", strings.Repeat("x", 1<<20))
		case "/drip":
			for {
				select {
				case <-stop:
					return
				case <-r.Context().Done():
					return
				case <-time.After(10 * time.Millisecond):
					_, _ = w.Write([]byte("."))
					w.(http.Flusher).Flush()
				}
			}
		case "/hang":
			select {
			case <-stop:
			case <-r.Context().Done():
			}
		default:
			_, _ = w.Write([]byte("0123456789"))
		}
	})
	defer close(stop)
	c := outgoing.New(outgoing.Config{Allow: loopback})
	ask := func(path string, limit int64) (outgoing.Answer, error) {
		return c.Do(t.Context(), outgoing.Request{URL: s.URL + path, Limit: limit, Timeout: 300 * time.Millisecond})
	}
	if a, err := ask("/ten", 10); err != nil || len(a.Body) != 10 {
		t.Error(a, err)
	}
	if a, err := ask("/ten", 9); !errors.Is(err, outgoing.ErrTooLarge) || string(a.Body) != "012345678" || a.Status != 200 {
		t.Error(a, err)
	}
	if _, err := ask("/bomb", 100_000); !errors.Is(err, outgoing.ErrTooLarge) {
		t.Error(err)
	}
	if _, err := ask("/head", 100); err == nil {
		t.Error("a header without end was read")
	}
	for _, path := range []string{"/drip", "/hang"} {
		began := time.Now()
		if _, err := ask(path, 1<<20); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 3*time.Second {
			t.Errorf("%s: %v after %v", path, err, time.Since(began))
		}
	}
}

func TestErrorsTellNoKeys(t *testing.T) {
	n := &names{}
	c := outgoing.New(outgoing.Config{Resolver: n})
	_, err := c.Do(t.Context(), outgoing.Request{URL: "http://gone.example/feed?token=rahasia"})
	if err == nil || strings.Contains(err.Error(), "rahasia") || errors.Is(err, outgoing.ErrRefused) {
		t.Error(err)
	}
}

func TestCheck(t *testing.T) {
	c := outgoing.New(outgoing.Config{})
	for raw, want := range map[string]string{
		"https://Kabar.example/a?b#c":    "https://kabar.example/a?b",
		" http://kabar.example:8080/ ":   "http://kabar.example:8080/",
		"https://münchen.example/":       "https://xn--mnchen-3ya.example/",
		"http://8.8.8.8/":                "http://8.8.8.8/",
		"http://[2606:4700::1111]:81/":   "http://[2606:4700::1111]:81/",
		"ftp://kabar.example/":           "",
		"//kabar.example/":               "",
		"https:kabar.example":            "",
		"https://":                       "",
		"https://u@kabar.example/":       "",
		"https://:p@kabar.example/":      "",
		"http://kabar.example:0/":        "",
		"http://kabar.example:99999/":    "",
		"http://kabar.example\r\nX: y/":  "",
		"http://ka bar.example/":         "",
		"http://192.168.1.1/":            "",
		"http://[::ffff:192.168.1.1]/":   "",
		"http://[64:ff9b::192.168.1.1]/": "",
		"javascript:alert(1)":            "",
	} {
		u, err := c.Check(raw)
		switch {
		case want == "" && !errors.Is(err, outgoing.ErrRefused):
			t.Errorf("%q: %v, %v", raw, u, err)
		case want != "" && (err != nil || u.String() != want):
			t.Errorf("%q: %v, %v", raw, u, err)
		}
	}
}

func TestParseNetworks(t *testing.T) {
	got, err := outgoing.ParseNetworks([]string{" 10.1.2.3/16", "127.0.0.1", "", "fd00::/8"})
	if err != nil || len(got) != 3 || got[0].String() != "10.1.0.0/16" || got[1].String() != "127.0.0.1/32" {
		t.Error(got, err)
	}
	if _, err := outgoing.ParseNetworks([]string{"rumah"}); err == nil {
		t.Error("a word is no network")
	}
}

func FuzzPublic(f *testing.F) {
	for _, s := range []string{"8.8.8.8", "127.0.0.1", "::1", "64:ff9b::a00:1", "::ffff:10.0.0.1", "2002:7f00:1::", "fe80::1", "ff02::1"} {
		a := netip.MustParseAddr(s).As16()
		f.Add(a[:])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) < 16 {
			return
		}
		a := netip.AddrFrom16([16]byte(b[:16]))
		if outgoing.Public(a.WithZone("eth0")) && !a.Is4In6() {
			t.Errorf("%s with a zone", a)
		}
		v4 := netip.AddrFrom4([4]byte(b[12:16]))
		mapped := netip.AddrFrom16(v4.As16())
		nat := netip.AddrFrom16([16]byte(append([]byte{0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, b[12:16]...)))
		if outgoing.Public(v4) != outgoing.Public(mapped) || outgoing.Public(v4) != outgoing.Public(nat) {
			t.Errorf("%s is judged otherwise in another writing", v4)
		}
		for _, x := range []netip.Addr{a, v4} {
			u := x.Unmap()
			if outgoing.Public(x) && (u.IsPrivate() || u.IsLoopback() || u.IsLinkLocalUnicast() || u.IsMulticast() || u.IsUnspecified() ||
				u.IsInterfaceLocalMulticast() || u.IsLinkLocalMulticast()) {
				t.Errorf("%s is not public", x)
			}
		}
	})
}

func FuzzCheck(f *testing.F) {
	for _, s := range []string{"http://a/", "https://[::1]/", "http://0x7f.1/", "http://a@b/", "HTTP://A:1", "http://1.1/", "http://[::ffff:1.1.1.1]/"} {
		f.Add(s)
	}
	c := outgoing.New(outgoing.Config{})
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := c.Check(raw)
		if err != nil {
			if !errors.Is(err, outgoing.ErrRefused) {
				t.Errorf("%q: %v", raw, err)
			}
			return
		}
		if (u.Scheme != "http" && u.Scheme != "https") || u.User != nil || u.Hostname() == "" || strings.ContainsAny(u.String(), "\r\n\x00") {
			t.Errorf("%q became %q", raw, u)
		}
		if a, err := netip.ParseAddr(u.Hostname()); err == nil && !outgoing.Public(a) {
			t.Errorf("%q may be asked", raw)
		}
		again, err := c.Check(u.String())
		if err != nil || again.Host != u.Host {
			t.Errorf("%q is not the same twice: %v", u, err)
		}
	})
}

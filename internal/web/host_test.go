package web_test

import (
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/web"
)

func TestCanonicalHost(t *testing.T) {
	label := strings.Repeat("a", 63)
	tests := []struct{ in, want string }{
		{"solo.localhost", "solo.localhost"},
		{"Solo.Localhost:8080", "solo.localhost"},
		{"solo.localhost.", "solo.localhost"},
		{"solo.localhost.:80", "solo.localhost"},
		{"solo.localhost:", "solo.localhost"},
		{"xn--bcher-kva.example", "xn--bcher-kva.example"},
		{"my_host", "my_host"},
		{"127.0.0.1:80", "127.0.0.1"},
		{"[::1]", "::1"},
		{"[::1]:8080", "::1"},
		{"[2001:DB8:0:0:0:0:0:1]:", "2001:db8::1"},
		{"[::ffff:1.2.3.4]", "::ffff:1.2.3.4"},
		{label + ".com", label + ".com"},
		{"a:65535", "a"},

		{"", ""}, {".", ""}, {":80", ""}, {"a..b", ""}, {".a", ""}, {"a..", ""},
		{"-a.com", ""}, {"a-.com", ""}, {label + "a.com", ""}, {strings.Repeat("a.", 127) + "a", ""},
		{"bücher.example", ""}, {"a b", ""}, {"a/b", ""}, {"a@b", ""}, {"a\x00", ""}, {"a%2eb", ""},
		{"a:x", ""}, {"a:65536", ""}, {"a:000080", ""}, {"a:80:80", ""}, {"a:-1", ""},
		{"::1", ""}, {"[::1", ""}, {"[::1]x", ""}, {"[::1]:x", ""}, {"[]", ""}, {"[1.2.3.4]", ""}, {"[fe80::1%eth0]", ""}, {"[[::1]]", ""},
	}
	for _, tt := range tests {
		got, ok := web.CanonicalHost(tt.in)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("CanonicalHost(%q) = %q, %v; want %q", tt.in, got, ok, tt.want)
		}
	}
	if n := testing.AllocsPerRun(100, func() { web.CanonicalHost("solo.localhost:8080") }); n > 0 {
		t.Errorf("%v allocations for a canonical host", n)
	}
}

func FuzzCanonicalHost(f *testing.F) {
	for _, s := range []string{"Solo.localhost:80", "[::1]:80", "a..b", "[fe80::1%25eth0]", "xn--a.", ":"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got, ok := web.CanonicalHost(in)
		if !ok {
			if got != "" {
				t.Fatalf("%q: not ok, yet %q", in, got)
			}
			return
		}
		if strings.Trim(got, "abcdefghijklmnopqrstuvwxyz0123456789-_.:") != "" || got == "" || len(got) > 253 {
			t.Fatalf("%q: %q is not canonical", in, got)
		}
		again := got
		if strings.Contains(got, ":") {
			again = "[" + got + "]"
		}
		if twice, ok := web.CanonicalHost(again); !ok || twice != got {
			t.Fatalf("%q: %q becomes %q", in, got, twice)
		}
	})
}

func TestClientIP(t *testing.T) {
	proxies, err := web.ParseProxies([]string{"10.0.0.0/8", "::1", "::ffff:192.168.0.0/112", "203.0.113.9"})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		peer string
		xff  []string
		want string
	}{
		{"198.51.100.7:1234", nil, "198.51.100.7"},
		{"198.51.100.7:1234", []string{"1.1.1.1"}, "198.51.100.7"},
		{"10.1.2.3:80", []string{"198.51.100.7"}, "198.51.100.7"},
		{"10.1.2.3:80", nil, "10.1.2.3"},
		{"10.1.2.3:80", []string{"6.6.6.6, 198.51.100.7, 10.0.0.5"}, "198.51.100.7"},
		{"10.1.2.3:80", []string{"6.6.6.6", "198.51.100.7", "10.0.0.5,10.0.0.6"}, "198.51.100.7"},
		{"10.1.2.3:80", []string{"10.0.0.7, 10.0.0.5"}, "10.0.0.7"},
		{"10.1.2.3:80", []string{"6.6.6.6, unknown, 10.0.0.5"}, "10.0.0.5"},
		{"10.1.2.3:80", []string{""}, "10.1.2.3"},
		{"10.1.2.3:80", []string{"6.6.6.6,"}, "10.1.2.3"},
		{"10.1.2.3:80", []string{"198.51.100.7:5555"}, "198.51.100.7"},
		{"10.1.2.3:80", []string{`[2001:db8::1]:80`}, "2001:db8::1"},
		{"10.1.2.3:80", []string{`2001:db8::1`}, "2001:db8::1"},
		{"[::1]:80", []string{"::ffff:198.51.100.7"}, "198.51.100.7"},
		{"[fe80::1%eth0]:80", nil, "fe80::1"},
		{"192.168.0.4:1", []string{"198.51.100.7"}, "198.51.100.7"},
		{"[::ffff:10.1.2.3]:80", []string{"198.51.100.7, 203.0.113.9"}, "198.51.100.7"},
		{"@", []string{"198.51.100.7"}, ""},
	}
	for _, tt := range tests {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = tt.peer
		r.Header["X-Forwarded-For"] = tt.xff
		want, _ := netip.ParseAddr(tt.want)
		if got := proxies.ClientIP(r); got != want {
			t.Errorf("%s %q: %v, want %v", tt.peer, tt.xff, got, want)
		}
	}
	for _, bad := range []string{"", "10.0.0.0/33", "proxy.example", "fe80::1%eth0"} {
		if _, err := web.ParseProxies([]string{bad}); err == nil {
			t.Errorf("%q was taken for a proxy", bad)
		}
	}
}

func TestClientBehindSocket(t *testing.T) {
	proxies, err := web.ParseProxies([]string{"unix"})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("GET", "/", nil)
	r.RemoteAddr = "@"
	r.Header.Set("X-Forwarded-For", "198.51.100.7")
	r.Header.Set("X-Forwarded-Proto", "https")
	if got := proxies.ClientIP(r); got != netip.MustParseAddr("198.51.100.7") || proxies.Scheme(r) != "https" {
		t.Errorf("%v %s", got, proxies.Scheme(r))
	}
}

func TestScheme(t *testing.T) {
	proxies, err := web.ParseProxies([]string{"10.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ target, peer, proto, want string }{
		{"http://a/", "10.0.0.1:1", "", "http"}, {"https://a/", "10.0.0.1:1", "", "https"},
		{"http://a/", "10.0.0.1:1", "HTTPS", "https"}, {"https://a/", "10.0.0.1:1", "http", "http"},
		{"http://a/", "9.9.9.9:1", "https", "http"}, {"http://a/", "10.0.0.1:1", "gopher", "http"},
	}
	for _, tt := range tests {
		r := httptest.NewRequest("GET", tt.target, nil)
		r.RemoteAddr = tt.peer
		if tt.proto != "" {
			r.Header.Set("X-Forwarded-Proto", tt.proto)
		}
		if got := proxies.Scheme(r); got != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
	}
}

func FuzzClientIP(f *testing.F) {
	proxies, err := web.ParseProxies([]string{"10.0.0.0/8", "unix"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("10.0.0.1:1", "1.1.1.1, [::1]:5")
	f.Add("@", ",,")
	f.Fuzz(func(t *testing.T, peer, xff string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = peer
		r.Header["X-Forwarded-For"] = []string{xff}
		if ip := proxies.ClientIP(r); ip.Zone() != "" || ip.Is4In6() {
			t.Errorf("%q %q: %v", peer, xff, ip)
		}
	})
}

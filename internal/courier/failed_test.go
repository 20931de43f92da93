package courier

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/wire"
)

type names func() ([]netip.Addr, error)

func (f names) LookupNetIP(context.Context, string, string) ([]netip.Addr, error) { return f() }

// Whatever keeps a feed from being had or read, people are told why in words
// that they can act on, and the engineer in those of the machine.
func TestFailed(t *testing.T) {
	at := func(server *httptest.Server) string {
		server.Config.ErrorLog = log.New(io.Discard, "", 0)
		t.Cleanup(server.Close)
		return server.URL
	}
	plain := at(httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/slow":
			select {
			case <-r.Context().Done():
			case <-time.After(time.Minute):
			}
		case "/cut":
			panic(http.ErrAbortHandler)
		case "/moved":
			http.Redirect(w, r, "https://elsewhere.example/feed", http.StatusMovedPermanently)
		case "/much":
			_, _ = io.WriteString(w, strings.Repeat("much", 100))
		}
	})))
	secret := httptest.NewTLSServer(http.NotFoundHandler())
	shut := httptest.NewServer(http.NotFoundHandler())
	shut.Close()
	local := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	nobody := names(func() ([]netip.Addr, error) {
		return nil, &net.DNSError{Err: "no such host", Name: "nobody.example", IsNotFound: true}
	})
	away := names(func() ([]netip.Addr, error) {
		return nil, &net.DNSError{Err: "server misbehaving", Name: "away.example", IsTemporary: true}
	})
	roots := secret.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	late := &tls.Config{RootCAs: roots, Time: func() time.Time { return time.Now().AddDate(200, 0, 0) }}
	for _, x := range []struct {
		client outgoing.Config
		url    string
		want   string
	}{
		{outgoing.Config{Allow: local}, plain + "/slow", "did not answer in time"},
		{outgoing.Config{Allow: local}, plain + "/cut", "broke off"},
		{outgoing.Config{Allow: local}, plain + "/moved", "enter the one to which the feed has moved"},
		{outgoing.Config{Allow: local}, plain + "/much", "larger than what is read"},
		{outgoing.Config{Allow: local}, at(secret), "not valid for this address"},
		{outgoing.Config{Allow: local, TLS: late}, secret.URL, "has ended"},
		{outgoing.Config{Allow: local}, strings.Replace(plain, "http://", "https://", 1), "does not speak https"},
		{outgoing.Config{Allow: local}, shut.URL, "nothing answers"},
		{outgoing.Config{}, plain, "not on the public internet"},
		{outgoing.Config{Resolver: nobody}, "https://nobody.example/", "no host of this name"},
		{outgoing.Config{Resolver: away}, "https://away.example/", "cannot be looked up at the moment"},
	} {
		c := outgoing.New(x.client)
		_, err := c.Do(t.Context(), outgoing.Request{URL: x.url, Timeout: 2 * time.Second, Limit: 100, Redirects: 1})
		c.Close()
		if err == nil {
			t.Errorf("%s: %s was answered", x.want, x.url)
			continue
		}
		says(t, failed(err), x.want, err)
	}
	for text, want := range map[string]string{
		"<html>pemeliharaan</html>":              "is no feed",
		"<rss><channel>":                         "is broken",
		strings.Repeat(" ", wire.MaxBytes) + "x": "larger than what is read",
	} {
		_, err := wire.Read([]byte(text), "", "https://x.example/")
		if err == nil {
			t.Errorf("%.20s was read", text)
			continue
		}
		says(t, failed(err), want, err)
	}
	for status, want := range map[int]string{401: "let us in (401)", 403: "let us in (403)", 404: "no feed at this address (404)", 410: "no feed at this address (410)",
		429: "less often (429)", 500: "trouble of its own (500)", 503: "trouble of its own (503)", 418: "answers 418", 204: "answers 204"} {
		says(t, answered(status), want, errors.New("answered "))
	}
}

func says(t *testing.T, err error, want string, cause error) {
	t.Helper()
	reason, detail := partner.SourceLine{Error: partner.WhyFailed(err)}.Why()
	if !strings.Contains(reason, want) || !strings.HasPrefix(detail, cause.Error()) || strings.Contains(reason, cause.Error()) {
		t.Errorf("%q and %q, want %q and %q", reason, detail, want, cause)
	}
}

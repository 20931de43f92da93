package web

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Source is one entry of a list in a content security policy. Its zero value
// stands for nothing.
type Source struct{ token string }

// Self is the page's own origin.
func Self() Source { return Source{"'self'"} }

// Data is content written into data: addresses.
func Data() Source { return Source{"data:"} }

// Blob is content made by scripts under blob: addresses.
func Blob() Source { return Source{"blob:"} }

// Inline is the one inline script or style sheet whose text is exactly content.
func Inline(content string) Source {
	sum := sha256.Sum256([]byte(content))
	return Source{"'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
}

// Origin is another origin, such as "https://www.youtube-nocookie.com", or all
// hosts below one, such as "https://*.example.com". An address with anything
// but scheme, host and port is an error.
func Origin(origin string) (Source, error) {
	u, err := url.Parse(origin)
	if err != nil {
		return Source{}, fmt.Errorf("origin: %w", err)
	}
	host, ok := CanonicalHost(strings.TrimPrefix(u.Host, "*."))
	if !ok || host == "" || (u.Scheme != "https" && u.Scheme != "http") || u.User != nil ||
		u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.ForceQuery {
		return Source{}, fmt.Errorf("origin %q is not of the form https://host", origin)
	}
	return Source{u.Scheme + "://" + strings.ToLower(u.Host)}, nil
}

// CSP is a content security policy (CSP Level 3). Lists left empty allow
// nothing; default-src and base-uri are always 'none'.
type CSP struct {
	Scripts, Styles, Images, Fonts, Connect []Source
	Media, Frames, Workers, Manifests       []Source
	FormActions, FrameAncestors             []Source
}

// StrictCSP is the policy of a page that gets everything from its own origin
// and may be framed by nobody. frames are the origins whose frames it may show.
func StrictCSP(frames ...Source) CSP {
	self := []Source{Self()}
	return CSP{
		Scripts: self, Styles: self, Images: []Source{Self(), Data()}, Fonts: self, Connect: self,
		Frames: frames, FormActions: self,
	}
}

// String returns the value of the Content-Security-Policy header field.
func (c CSP) String() string {
	var b strings.Builder
	b.WriteString("default-src 'none'")
	directive := func(name string, sources []Source, fallsBack bool) {
		var tokens []string
		for _, s := range sources {
			if s.token != "" && !slices.Contains(tokens, s.token) {
				tokens = append(tokens, s.token)
			}
		}
		if len(tokens) == 0 {
			if fallsBack {
				return
			}
			tokens = []string{"'none'"}
		}
		b.WriteString("; " + name + " " + strings.Join(tokens, " "))
	}
	directive("script-src", c.Scripts, true)
	directive("style-src", c.Styles, true)
	directive("img-src", c.Images, true)
	directive("font-src", c.Fonts, true)
	directive("connect-src", c.Connect, true)
	directive("media-src", c.Media, true)
	directive("frame-src", c.Frames, true)
	directive("worker-src", c.Workers, true)
	directive("manifest-src", c.Manifests, true)
	directive("base-uri", nil, false)
	directive("form-action", c.FormActions, false)
	directive("frame-ancestors", c.FrameAncestors, false)
	return b.String()
}

// Security is the set of header fields that tell browsers what a page may do.
type Security struct {
	CSP CSP
	// HSTS promises that the host is reached by TLS for this long
	// (RFC 6797); zero promises nothing.
	HSTS time.Duration
}

// permissions switches off what no page here asks for.
const permissions = "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), " +
	"gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"

// Headers returns the layer that sets the fields on every answer. A handler may
// replace them.
func (s Security) Headers() Middleware {
	type field struct {
		name  string
		value []string
	}
	fields := []field{
		{"Content-Security-Policy", []string{s.CSP.String()}},
		{"X-Content-Type-Options", []string{"nosniff"}},
		{"Referrer-Policy", []string{"strict-origin-when-cross-origin"}},
		{"Permissions-Policy", []string{permissions}},
		{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
	}
	if s.HSTS > 0 {
		age := strconv.FormatInt(int64(s.HSTS/time.Second), 10)
		fields = append(fields, field{"Strict-Transport-Security", []string{"max-age=" + age}})
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			h := w.Header()
			for _, f := range fields {
				h[f.name] = f.value[:1:1] // shared and full: adding to it copies
			}
			next.ServeHTTP(w, r)
		})
	}
}

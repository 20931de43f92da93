package link

import (
	"errors"
	"net/url"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	good := []string{
		"/", "/a", "/a/b?c=d&e=[f]#g", "/berita/é", "/a%20b", "/a:b", "/a//b",
		"http://a.example", "https://a.example/", "HTTPS://A.EXAMPLE/a?b#c", "https://a.example:8443/x", "https://a.example./", "https://sub-domain.a_b.example/",
		"https://1.2.3.4/", "https://münchen.example/straße", "https://xn--mnchen-3ya.example/", "https://a.example/javascript:alert(1)", "http://localhost:8080/",
		"https://a.example/?q=100%", "https://a.example/a|b",
		"mailto:a@b.example", "mailto:a.b+c@d.example?subject=x&body=y", "MAILTO:a@b.example",
		"tel:112", "tel:+62-21-555.0101", "tel:(021)5550101",
		"https://a.example/" + strings.Repeat("a", MaxLen-18),
	}
	for _, s := range good {
		if err := Check(s); err != nil {
			t.Errorf("%.60s: %v", s, err)
		}
	}
	bad := map[string]Refusal{
		"":                          "must not be empty",
		"a":                         "is neither an address with a scheme nor a path on this site",
		"#a":                        "is neither an address with a scheme nor a path on this site",
		"javascript:alert(1)":       "scheme is not allowed",
		"JAVASCRIPT:alert(1)":       "scheme is not allowed",
		"java\nscript:alert(1)":     "holds a space or an invisible character",
		"java\u00adscript:alert(1)": "holds a space or an invisible character",
		"\u3000https://a.example/":  "holds a space or an invisible character",
		"https://a.example/\ufeff":  "holds a space or an invisible character",
		"https://a.example/\ufffe":  "holds a space or an invisible character",
		"https://a.example/\xff":    "is not valid UTF-8",
		"https://a.example\\b":      "holds a backslash",
		"/\\a.example":              "holds a backslash",
		"//a.example":               "must not begin with two slashes",
		"/a%zz":                     "is not an address",
		"https://a.example/%zz":     "is not an address",
		"https:a.example":           "needs two slashes after the scheme",
		"https:///a.example":        "needs two slashes after the scheme",
		"https://":                  "has no valid host",
		"https://?a":                "has no valid host",
		"https://./":                "has no valid host",
		"https://a..example/":       "has no valid host",
		"https://a-.example/":       "has no valid host",
		"https://a!b.example/":      "has no valid host",
		"https://[::1]/":            "has no valid host",
		"https://256.1.1.1/":        "has no valid host",
		"https://0x7f.1/":           "has no valid host",
		"https://2130706433/":       "has no valid host",
		"https://a.example:65536/":  "has no valid port",
		"https://a.example:x/":      "is not an address",
		"https://a@b.example/":      "must not carry a name or password",
		"https://a:b@c.example/":    "must not carry a name or password",
		"mailto:a":                  "is not a mail address",
		"mailto:@b":                 "is not a mail address",
		"mailto:a@b.example?x=<y>":  "is not a mail address",
		"tel:1":                     "is not a telephone number",
		"tel:a":                     "is not a telephone number",
		"tel:12+3":                  "is not a telephone number",
		"https://a.example/" + strings.Repeat("a", MaxLen-17):       "is too long",
		"https://" + strings.Repeat("a", 64) + ".example/":          "has no valid host",
		"https://" + strings.Repeat("abcdefgh.", 30) + "a.example/": "has no valid host",
		"https://\u0627\u064b.\u202e.example/":                      "holds a space or an invisible character",
		"ws://a.example/":                                           "scheme is not allowed",
	}
	for s, want := range bad {
		var got Refusal
		if err := Check(s); !errors.As(err, &got) || got != want {
			t.Errorf("%.60q: got %v, want %s", s, err, want)
		}
	}
}

func TestCheckPage(t *testing.T) {
	for _, s := range []string{"/", "http://a.example", "Https://a.example/"} {
		if err := CheckPage(s); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	for _, s := range []string{"mailto:a@b.example", "tel:112", "javascript:alert(1)", "", "httpx://a.example/"} {
		if CheckPage(s) == nil {
			t.Errorf("%s is accepted", s)
		}
	}
}

func TestParseEmbed(t *testing.T) {
	const video = "https://www.youtube.com/watch?v=abcDEF_12-3"
	tests := []struct {
		address string
		want    Embed
	}{
		{video, Embed{YouTube, "abcDEF_12-3", video}},
		{"https://youtube.com/watch?list=x&v=abcDEF_12-3&t=3s", Embed{YouTube, "abcDEF_12-3", video}},
		{"HTTPS://M.YouTube.com/watch?v=abcDEF_12-3", Embed{YouTube, "abcDEF_12-3", video}},
		{"https://youtu.be/abcDEF_12-3?si=x", Embed{YouTube, "abcDEF_12-3", video}},
		{"https://www.youtube.com/shorts/abcDEF_12-3/", Embed{YouTube, "abcDEF_12-3", video}},
		{"https://www.youtube.com/live/abcDEF_12-3", Embed{YouTube, "abcDEF_12-3", video}},
		{"https://www.youtube-nocookie.com/embed/abcDEF_12-3", Embed{YouTube, "abcDEF_12-3", video}},
		{"https://x.com/sagara/status/20", Embed{X, "20", "https://x.com/sagara/status/20"}},
		{"https://mobile.twitter.com/sagara/status/20?s=1#x", Embed{X, "20", "https://x.com/sagara/status/20"}},
		{"https://x.com/i/web/status/20", Embed{X, "20", "https://x.com/i/status/20"}},
		{"https://x.com/i/status/20", Embed{X, "20", "https://x.com/i/status/20"}},
		{"https://x.com/sagara/status/20/video/1", Embed{X, "20", "https://x.com/sagara/status/20"}},
		{"https://www.instagram.com/p/Cabc_12-3/?igsh=x", Embed{Instagram, "Cabc_12-3", "https://www.instagram.com/p/Cabc_12-3/"}},
		{"https://instagram.com/sagara.id/reels/Cabc_12-3", Embed{Instagram, "Cabc_12-3", "https://www.instagram.com/reel/Cabc_12-3/"}},
		{"https://www.instagram.com/tv/Cabc_12-3/", Embed{Instagram, "Cabc_12-3", "https://www.instagram.com/tv/Cabc_12-3/"}},
		{"https://www.tiktok.com/@sagara.id/video/7123?is=1", Embed{TikTok, "7123", "https://www.tiktok.com/@sagara.id/video/7123"}},
		{"https://m.tiktok.com/@a/photo/7123", Embed{TikTok, "7123", "https://www.tiktok.com/@a/photo/7123"}},
		{"https://VM.tiktok.com/ZMabc123/", Embed{TikTok, "", "https://vm.tiktok.com/ZMabc123/"}},
	}
	for _, tt := range tests {
		got, err := ParseEmbed(tt.address)
		if err != nil || got != tt.want {
			t.Errorf("%s: got %+v, %v", tt.address, got, err)
			continue
		}
		if again, err := ParseEmbed(got.URL); err != nil || again != got {
			t.Errorf("%s: the plain address leads to %+v, %v", got.URL, again, err)
		}
		if got.Provider.Name() == "" {
			t.Errorf("%s has no name", got.Provider)
		}
	}
}

func TestAppend(t *testing.T) {
	tests := []struct{ in, want, inSrcset string }{
		{"/a?b=c&d=e", "/a?b=c&amp;d=e", "/a?b=c&amp;d=e"},
		{"/a,b", "/a,b", "/a%2Cb"},
		{"/a b", "/a%20b", "/a%20b"},
		{`/"<>{}|^[]\` + "`", "/%22%3C%3E%7B%7D%7C%5E%5B%5D%5C%60", "/%22%3C%3E%7B%7D%7C%5E%5B%5D%5C%60"},
		{"/100%?a=%2&b=%zz&c=%20", "/100%25?a=%252&amp;b=%25zz&amp;c=%20", "/100%25?a=%252&amp;b=%25zz&amp;c=%20"},
		{"/a#b#c", "/a#b%23c", "/a#b%23c"},
		{"/é日", "/é日", "/é日"},
	}
	for _, tt := range tests {
		if got := string(Append(nil, tt.in)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.in, got, tt.want)
		}
		if got := string(AppendCandidate(nil, tt.in)); got != tt.inSrcset {
			t.Errorf("%s in a srcset: got %s, want %s", tt.in, got, tt.inSrcset)
		}
	}
}

// FuzzCheck looks for addresses that pass and are not what they seem.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"/a", "https://a.example/b?c=d#e", "mailto:a@b.example", "tel:+62", "javascript:alert(1)", "jAvA\tscript:x", "//a", "/\\a", "https:/a", "https://a@b", "https://youtu.be/abcDEF_12-3", "https://münchen.example", "data:,x", "https://%61.example"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if e, err := ParseEmbed(s); err == nil {
			if Check(s) != nil || Check(e.URL) != nil || !strings.HasPrefix(e.URL, "https://") || e.Provider.Name() == "" {
				t.Errorf("embed %q: %+v", s, e)
			}
		}
		if Check(s) != nil {
			return
		}
		if string(Append(nil, s)) == "" || strings.ContainsAny(string(Append(nil, s)), "\"<> \n\t\\") {
			t.Errorf("%q is written as %q", s, Append(nil, s))
		}
		base, _ := url.Parse("https://site.example/kanal/")
		u, err := base.Parse(s)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		switch u.Scheme {
		case "mailto", "tel":
		case "http", "https":
			if u.Host == "" || u.User != nil || s[0] == '/' && u.Host != "site.example" {
				t.Errorf("%q leads to %s", s, u)
			}
			if IsWeb(s) == (s[0] == '/') {
				t.Errorf("IsWeb(%q) is %v", s, IsWeb(s))
			}
		default:
			t.Errorf("%q has scheme %q", s, u.Scheme)
		}
	})
}

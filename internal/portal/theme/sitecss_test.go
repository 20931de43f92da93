package theme

import (
	"regexp"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/portal/view"
)

var property = regexp.MustCompile(`--([a-z-]+):(#[0-9a-f]{3,6})`)

// schemes reads the custom properties of the light and the dark scheme back.
func schemes(t *testing.T, css string) [2]map[string]rgb {
	t.Helper()
	light, dark, ok := strings.Cut(css, "@media (prefers-color-scheme:dark)")
	dark, _, printed := strings.Cut(dark, "@media print")
	if !ok || !printed {
		t.Fatalf("a scheme is missing: %s", css)
	}
	var out [2]map[string]rgb
	for i, part := range []string{light, dark} {
		out[i] = map[string]rgb{}
		for _, m := range property.FindAllStringSubmatch(part, -1) {
			c, ok := parseColour(m[2])
			if !ok {
				t.Fatalf("%s is no colour", m[2])
			}
			out[i][m[1]] = c
		}
	}
	return out
}

// TestContrast computes the contrast of everything that is read, for accents
// all over the colour space.
func TestContrast(t *testing.T) {
	accents := []string{"", "red", "#8c1c13", "#ffd23f", "#000000", "#ffffff", "#808080", "#0b5d8a", "#c8102e", "#00ff00", "#0000ff", "#00ffff", "#ff00ff", "#123", "#7f7fff", "#c2571a"}
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			accents = append(accents, rgb{float64(r) / 255, float64(g) / 255, float64((r*3+g*5)%256) / 255}.String())
		}
	}
	for _, tone := range []string{"neutral", "warm", "cool"} {
		for _, accent := range accents {
			css := string(SiteCSS(view.Look{Accent: accent, Tone: tone}))
			for i, c := range schemes(t, css) {
				for _, pair := range []struct {
					a, b  string
					least float64
				}{
					{"ink", "paper", 7}, {"ink", "wash", 7}, {"soft", "paper", 4.5}, {"soft", "wash", 4.5},
					{"accent", "paper", 4.5}, {"accent", "wash", 4.5}, {"on-fill", "fill", 4.5}, {"edge", "paper", 3},
				} {
					a, b := c[pair.a], c[pair.b]
					if got := contrast(a, b); got < pair.least {
						t.Errorf("%s, accent %q, scheme %d: %s %s on %s %s has %.2f:1, want %.1f", tone, accent, i, pair.a, a, pair.b, b, got, pair.least)
					}
				}
			}
		}
	}
}

func TestAccentStaysWhereItCan(t *testing.T) {
	light := schemes(t, string(SiteCSS(view.Look{Accent: "#8c1c13"})))[0]
	if got := light["accent"].String(); got != "#8c1c13" {
		t.Errorf("a readable accent became %s", got)
	}
	yellow := schemes(t, string(SiteCSS(view.Look{Accent: "#ffd23f"})))
	if yellow[0]["fill"].String() != "#ffd23f" || yellow[1]["accent"].String() != "#ffd23f" {
		t.Errorf("a light accent was changed where it could stay: fill %s, dark accent %s", yellow[0]["fill"], yellow[1]["accent"])
	}
	if dark := yellow[0]["accent"].oklch(); dark.c < 0.05 {
		t.Errorf("the darkened accent has lost its colour: chroma %.3f", dark.c)
	}
}

func TestColourArithmetic(t *testing.T) {
	white, black := rgb{1, 1, 1}, rgb{}
	if c := contrast(white, black); c < 20.99 || c > 21.01 {
		t.Errorf("white on black has %.3f:1, want 21", c)
	}
	for _, s := range []string{"#8c1c13", "#0b5d8a", "#ffffff", "#000000", "#123456", "#ffd23f"} {
		c, ok := parseColour(s)
		if !ok || c.String() != s {
			t.Errorf("parseColour(%s) = %s, %v", s, c, ok)
		}
		if got := c.oklch().rgb().String(); got != s {
			t.Errorf("%s became %s through OKLCH", s, got)
		}
	}
	for _, s := range []string{"", "8c1c13", "#8c1c1", "#8c1c1g", "#8c1c133", "#-8c1c1"} {
		if _, ok := parseColour(s); ok {
			t.Errorf("parseColour(%q) accepts it", s)
		}
	}
}

func TestSiteIcon(t *testing.T) {
	for _, c := range []struct {
		site view.Site
		want string
	}{
		{view.Site{Name: "Sagara Solo", Wordmark: view.Wordmark{Main: "Sagara", Sub: "Solo"}}, ">S</text>"},
		{view.Site{Name: "kabar"}, ">K</text>"},
		{view.Site{Name: "<x>"}, ">T</text>"},
		{view.Site{}, ">T</text>"},
		{view.Site{Name: "A", Look: view.Look{Accent: "#0b5d8a"}}, `fill="#0b5d8a"`},
	} {
		if got := string(SiteIcon(c.site)); !strings.Contains(got, c.want) {
			t.Errorf("icon of %q = %s, want %s in it", c.site.Name, got, c.want)
		}
	}
}

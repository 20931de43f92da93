package theme

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/portal/view"
)

// contrastText is what WCAG 2.2 1.4.3 asks of text at level AA.
const contrastText = 4.5

// defaultAccent is the accent of a site that has chosen none.
const defaultAccent = "#8c1c13"

// ground is the paper, ink and lines of one tone in one scheme. Accents are
// added to it per site.
type ground struct {
	paper string // page
	wash  string // boxes on it
	ink   string // text
	soft  string // secondary text
	rule  string // hairlines
	edge  string // borders of controls: 3:1 against paper (WCAG 2.2 1.4.11)
}

// grounds returns a tone's light and dark grounds.
func grounds(tone string) (light, dark ground) {
	switch tone {
	case "warm":
		return ground{"#fffdf9", "#f6f1e8", "#1d1a16", "#5f574d", "#ddd5c8", "#85796a"},
			ground{"#171411", "#221e19", "#ebe5dc", "#b0a597", "#3a342c", "#857a6c"}
	case "cool":
		return ground{"#fcfdfe", "#eff3f6", "#14191d", "#4f5a63", "#d3dbe1", "#727e88"},
			ground{"#101418", "#1a2026", "#e2e8ec", "#9fabb5", "#2e3740", "#737f8a"}
	}
	return ground{"#ffffff", "#f4f3f1", "#191817", "#585653", "#dbd9d5", "#7c7a76"},
		ground{"#131312", "#1e1e1c", "#e8e6e3", "#a9a6a1", "#353431", "#7d7a75"}
}

// SiteCSS returns the custom properties that carry a site's colours, for the
// light and the dark scheme and for print. The accent is made lighter or
// darker as far as it takes to have a contrast of 4.5:1 as text on the page
// and on boxes. Where it fills an area it stays as it is under white text, or
// under dark text if it is a light colour, and is made darker only if neither
// can be read. A value that is not #rrggbb gives the default accent.
func SiteCSS(look view.Look) []byte {
	look = look.Known()
	accent, ok := parseColour(look.Accent)
	if !ok {
		accent, _ = parseColour(defaultAccent)
	}
	light, dark := grounds(look.Tone)
	var b bytes.Buffer
	b.WriteString(":root{")
	writeScheme(&b, light, accent)
	b.WriteString("}\n@media (prefers-color-scheme:dark){:root{")
	writeScheme(&b, dark, accent)
	b.WriteString("}}\n@media print{:root{--paper:#fff;--wash:#fff;--ink:#000;--soft:#333;--rule:#999;--edge:#666;--accent:#000;--fill:#000}}\n")
	return b.Bytes()
}

func writeScheme(b *bytes.Buffer, g ground, accent rgb) {
	fill, on := filled(accent)
	fmt.Fprintf(b, "--paper:%s;--wash:%s;--ink:%s;--soft:%s;--rule:%s;--edge:%s;--accent:%s;--fill:%s;--on-fill:%s",
		g.paper, g.wash, g.ink, g.soft, g.rule, g.edge, accentText(g, accent), fill, on)
}

// accentText returns the accent as text on a ground.
func accentText(g ground, accent rgb) rgb {
	paper, _ := parseColour(g.paper)
	wash, _ := parseColour(g.wash)
	return readable(accent, contrastText, paper, wash)
}

// filled returns the accent as an area, and the colour of text on it.
func filled(accent rgb) (fill, on rgb) {
	white, black := rgb{1, 1, 1}, rgb{0.08, 0.07, 0.06}
	if contrast(accent, white) < contrastText && contrast(accent, black) > 2*contrastText {
		return accent, black
	}
	return readable(accent, contrastText, white), white
}

// SiteIcon returns an icon for a site as SVG: the first letter of its
// wordmark's last part on a ground of its accent.
func SiteIcon(site view.Site) []byte {
	accent, ok := parseColour(site.Look.Accent)
	if !ok {
		accent, _ = parseColour(defaultAccent)
	}
	mark := site.Mark()
	name := mark.Sub
	if name == "" {
		name = mark.Main
	}
	letter, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsLetter(letter) && !unicode.IsDigit(letter) {
		letter = 'T'
	}
	fill, on := filled(accent)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="%s"/><text x="16" y="23.5" font-family="Georgia,'Noto Serif',serif" font-size="23" font-weight="700" text-anchor="middle" fill="%s">%c</text></svg>`,
		fill, on, unicode.ToUpper(letter))
}

// Readable tells how a look's accent comes out in the light and in the dark
// scheme.
func Readable(look view.Look) []news.Shade {
	look = look.Known()
	accent, ok := parseColour(look.Accent)
	if !ok {
		accent, _ = parseColour(defaultAccent)
	}
	light, dark := grounds(look.Tone)
	var out []news.Shade
	for i, g := range [2]ground{light, dark} {
		paper, _ := parseColour(g.paper)
		text := accentText(g, accent)
		fill, on := filled(accent)
		out = append(out, news.Shade{Dark: i == 1, Paper: g.paper, Given: contrast(accent, paper), Text: text.String(),
			Shown: contrast(text, paper), Fill: fill.String(), OnFill: on.String(), Changed: text.String() != accent.String()})
	}
	return out
}

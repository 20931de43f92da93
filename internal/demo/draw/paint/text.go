package paint

import (
	"fmt"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A Typeface is an outline font. It keeps a scratch buffer, so it serves one
// goroutine at a time.
type Typeface struct {
	font *opentype.Font
	buf  sfnt.Buffer
}

// NewTypeface reads a TrueType or OpenType font.
func NewTypeface(ttf []byte) (*Typeface, error) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("typeface: %w", err)
	}
	return &Typeface{font: f}, nil
}

// lay calls f for each glyph of the line with its place from the start, and
// returns the width of the line. A rune that the font lacks is left out.
func (t *Typeface) lay(s string, size float64, f func(g sfnt.GlyphIndex, x float64)) float64 {
	ppem := fixed.Int26_6(size * 64)
	x, prev := fixed.Int26_6(0), sfnt.GlyphIndex(0)
	for _, r := range s {
		g, err := t.font.GlyphIndex(&t.buf, r)
		if err != nil || g == 0 {
			continue
		}
		if prev != 0 {
			if kern, err := t.font.Kern(&t.buf, prev, g, ppem, font.HintingNone); err == nil {
				x += kern
			}
		}
		f(g, float64(x)/64)
		if w, err := t.font.GlyphAdvance(&t.buf, g, ppem, font.HintingNone); err == nil {
			x += w
		}
		prev = g
	}
	return float64(x) / 64
}

// Width returns the width of a line of text in the given size.
func (t *Typeface) Width(s string, size float64) float64 {
	return t.lay(s, size, func(sfnt.GlyphIndex, float64) {})
}

// AddText puts a line of text on the canvas's path, with the left end of its
// baseline at (x, y).
func (b Brush) AddText(t *Typeface, size, x, y float64, s string) {
	ppem := fixed.Int26_6(size * 64)
	t.lay(s, size, func(g sfnt.GlyphIndex, dx float64) {
		segments, err := t.font.LoadGlyph(&t.buf, g, ppem, nil)
		if err != nil {
			return
		}
		q := func(p fixed.Point26_6) point {
			return b.m.of(point{x + dx + float64(p.X)/64, y + float64(p.Y)/64})
		}
		for _, seg := range segments {
			switch a := seg.Args; seg.Op {
			case sfnt.SegmentOpMoveTo:
				b.c.path.move(q(a[0]))
			case sfnt.SegmentOpLineTo:
				b.c.path.line(q(a[0]))
			case sfnt.SegmentOpQuadTo:
				b.c.path.quad(q(a[0]), q(a[1]))
			case sfnt.SegmentOpCubeTo:
				b.c.path.cube(q(a[0]), q(a[1]), q(a[2]))
			}
		}
	})
}

// Text paints a line of text.
func (b Brush) Text(k Ink, t *Typeface, size, x, y float64, s string) {
	b.AddText(t, size, x, y, s)
	b.Done(k)
}

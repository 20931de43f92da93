// Package draw makes the pictures of the demo network: charts, maps and quiet
// editorial illustrations, drawn from a few words of a story's front matter.
// The same Spec gives the same bytes. It reads no file and keeps no state.
package draw

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"slices"
	"strconv"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
	"github.com/tajuk/tajuk/internal/demo/draw/scene"
)

// The size of every picture, in pixels.
const (
	Width  = 1600
	Height = 900
)

// Errors of a Spec, to be told apart with errors.Is.
var (
	ErrKind = errors.New("unknown kind of picture")
	ErrData = errors.New("wrong data for the picture")
)

// A Spec says what to draw.
type Spec struct {
	// Kind is one of Kinds.
	Kind string
	// Motif chooses among the Motifs of the kind; empty leaves it to Seed.
	Motif string
	// Light sets an illustration at dawn, day, dusk or night; empty leaves it
	// to Seed.
	Light string
	// Title stands above charts and maps. A unit in brackets at its end is set
	// apart. Illustrations carry no text.
	Title string
	// Data holds the rows of charts, [label, number], and the places of maps,
	// [label, latitude, longitude] in degrees (WGS 84), with numbers as
	// decoders of TOML and JSON give them.
	Data [][]any
	// Seed varies an illustration; derive it from the story's key.
	Seed uint64
	// Accent is the site's colour. Nil means a calm blue.
	Accent color.Color
	// Language is "id" or "en" and sets the format of numbers and the words of
	// maps.
	Language string
}

// Kinds returns every kind of picture.
func Kinds() []string {
	kinds := append(figures(), scene.Kinds()...)
	slices.Sort(kinds)
	return kinds
}

// figures returns the kinds that show data.
func figures() []string { return []string{"chart-bar", "chart-line", "chart-share", "map"} }

// Motifs returns the names that Spec.Motif may take for the kind.
func Motifs(kind string) []string {
	if kind == "map" {
		return []string{mapPlaces, mapRoute, mapQuake}
	}
	return scene.Motifs(kind)
}

// Picture draws the picture, Width by Height pixels, as an opaque *image.RGBA.
// Calls may run side by side. The error wraps ErrKind for a kind, motif, light
// or language that does not exist and ErrData for data that the kind cannot
// show.
func Picture(s Spec) (image.Image, error) {
	b, err := compose(s)
	if err != nil {
		return nil, fmt.Errorf("draw %q: %w", s.Kind, err)
	}
	return b.Image(), nil
}

// JPEG draws the picture and writes it as a baseline JPEG. Besides those of
// Picture it returns the errors of w.
func JPEG(w io.Writer, s Spec) error {
	m, err := Picture(s)
	if err != nil {
		return err
	}
	if err := encodeJPEG(w, m.(*image.RGBA), 86); err != nil {
		return fmt.Errorf("draw %s: %w", s.Kind, err)
	}
	return nil
}

func compose(s Spec) (paint.Brush, error) {
	if s.Language != "" && s.Language != "id" && s.Language != "en" {
		return paint.Brush{}, fmt.Errorf("%w: language %q", ErrKind, s.Language)
	}
	accent := paint.RGB(0x2b5c8a)
	if s.Accent != nil {
		k := color.NRGBAModel.Convert(s.Accent).(color.NRGBA)
		accent = paint.RGB(uint32(k.R)<<16 | uint32(k.G)<<8 | uint32(k.B))
	}
	if slices.Contains(figures(), s.Kind) {
		return drawFigure(s, accent)
	}
	b := paint.New(Width, Height)
	if err := scene.Draw(b, scene.Order{Kind: s.Kind, Motif: s.Motif, Light: s.Light, Seed: s.Seed, Accent: accent}); err != nil {
		return paint.Brush{}, fmt.Errorf("%w: %w", ErrKind, err)
	}
	return b, nil
}

// Hex reads a colour written as #rrggbb.
func Hex(s string) (color.NRGBA, error) {
	if len(s) == 7 && s[0] == '#' {
		if v, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return color.NRGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, nil
		}
	}
	return color.NRGBA{}, fmt.Errorf("draw: colour %q is not of the form #rrggbb", s)
}

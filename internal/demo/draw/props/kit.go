// Package props is the stock of the illustrations: a palette for each time of
// day, sky, land and water, and the trees, houses, boats and people that scenes
// are composed of. Everything is painted around its foot.
package props

import (
	"math/rand/v2"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

// The size that scenes are composed for, in units of the brush.
const (
	Width  = 1600
	Height = 900
)

// Short names for what every prop is painted with.
type (
	ink   = paint.Ink
	brush = paint.Brush
)

func mix(a, b ink, t float64) ink { return paint.Mix(a, b, t) }

func rgb(v uint32) ink { return paint.RGB(v) }

// A Kit paints props with one brush in one palette, varied by one source of
// chance.
type Kit struct {
	paint.Brush
	Rand    *rand.Rand
	Palette Palette
}

// Between returns a number in [a, b).
func (s *Kit) Between(a, b float64) float64 { return a + s.Rand.Float64()*(b-a) }

// Chance returns true in the given part of all cases, 0 to 1.
func (s *Kit) Chance(p float64) bool { return s.Rand.Float64() < p }

// Pick returns one of the inks.
func (s *Kit) Pick(inks ...ink) ink { return inks[s.Rand.IntN(len(inks))] }

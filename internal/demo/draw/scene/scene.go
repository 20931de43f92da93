package scene

import (
	"github.com/tajuk/tajuk/internal/demo/draw/paint"
	"github.com/tajuk/tajuk/internal/demo/draw/props"
)

// The size that scenes are composed for, in units of the brush.
const (
	Width  = props.Width
	Height = props.Height
)

// Short names for what every scene is written in.
type (
	ink   = paint.Ink
	brush = paint.Brush
)

func mix(a, b ink, t float64) ink { return paint.Mix(a, b, t) }

func rgb(v uint32) ink { return paint.RGB(v) }

// A scene is an illustration in the making. Half of all scenes are mirrored by
// their brush, so no scene may hold anything with a reading direction.
type scene struct{ props.Kit }

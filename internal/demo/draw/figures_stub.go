package draw

import "github.com/tajuk/tajuk/internal/demo/draw/paint"

var mapMotifs = []string{"places"}

func drawFigure(s Spec, accent paint.Ink) (paint.Brush, error) { return paint.Brush{}, ErrKind }

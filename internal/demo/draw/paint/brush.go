package paint

import (
	"image"
	"math"
)

// A Brush paints shapes on a canvas in coordinates of its own: a prop is drawn
// around its foot at (0, 0) and put to its place with At.
type Brush struct {
	c *canvas
	m affine
}

// New returns a blank picture of the given size in pixels and a brush whose
// unit is one pixel.
func New(width, height int) Brush { return Brush{newCanvas(width, height), identity} }

// Image returns the picture that the brush paints on.
func (b Brush) Image() image.Image { return b.c.img }

// At returns a brush whose origin lies at (x, y) and whose unit is s.
func (b Brush) At(x, y, s float64) Brush { return b.by(affine{a: s, d: s, e: x, f: y}) }

// Stretch returns a brush with another unit along each axis. A negative unit
// mirrors.
func (b Brush) Stretch(sx, sy float64) Brush { return b.by(affine{a: sx, d: sy}) }

// Turn returns a brush turned clockwise by the angle in degrees.
func (b Brush) Turn(deg float64) Brush {
	sin, cos := math.Sincos(deg * math.Pi / 180)
	return b.by(affine{a: cos, b: sin, c: -sin, d: cos})
}

func (b Brush) by(n affine) Brush { return Brush{b.c, b.m.then(n)} }

// unit returns the length of one unit of the brush in pixels.
func (b Brush) unit() float64 { return math.Sqrt(math.Abs(b.m.a*b.m.d - b.m.b*b.m.c)) }

// points maps pairs of coordinates to picture coordinates.
func (b Brush) points(xy []float64) []point {
	pts := make([]point, len(xy)/2)
	for i := range pts {
		pts[i] = b.m.of(point{xy[2*i], xy[2*i+1]})
	}
	return pts
}

// Add puts a polygon on the canvas's path without painting it yet.
func (b Brush) Add(xy ...float64) {
	for i := 0; i+1 < len(xy); i += 2 {
		q := b.m.of(point{xy[i], xy[i+1]})
		if i == 0 {
			b.c.path.move(q)
		} else {
			b.c.path.line(q)
		}
	}
}

// AddBox puts a rectangle on the canvas's path. All that is added before Done
// is painted as one shape.
func (b Brush) AddBox(x, y, w, h float64) { b.Add(x, y, x+w, y, x+w, y+h, x, y+h) }

// AddOval puts an ellipse on the canvas's path.
func (b Brush) AddOval(x, y, rx, ry float64) {
	b.c.path.oval(b.m.of(point{x, y}), point{b.m.a * rx, b.m.b * rx}, point{b.m.c * ry, b.m.d * ry})
}

// AddLine puts a line with round joins and ends on the canvas's path.
func (b Brush) AddLine(width float64, xy ...float64) {
	b.c.path.stroke(width*b.unit(), b.points(xy))
}

// AddCurve puts a line of the given width along the closed smooth curve through
// the points on the canvas's path.
func (b Brush) AddCurve(width float64, xy ...float64) {
	pts := b.points(xy)
	step := max(8, width*b.unit()/2)
	var fine []point
	for i := range pts {
		p, q, r, s := pts[(i+len(pts)-1)%len(pts)], pts[i], pts[(i+1)%len(pts)], pts[(i+2)%len(pts)]
		n := int(min(math.Hypot(r.x-q.x, r.y-q.y)/step, 40)) + 1
		for j := range n {
			t := float64(j) / float64(n)
			a, c := -t*(1-t)*(1-t)/2, -t*t*(1-t)/2
			d, e := 1-t*t*(2.5-1.5*t), 1-(1-t)*(1-t)*(2.5-1.5*(1-t))
			fine = append(fine, point{a*p.x + d*q.x + e*r.x + c*s.x, a*p.y + d*q.y + e*r.y + c*s.y})
		}
	}
	b.c.path.stroke(width*b.unit(), append(fine, fine[0]))
}

// Clip returns a brush for the same picture that paints only within the
// rectangle of whole pixels around (x0, y0) and (x1, y1).
func (b Brush) Clip(x0, y0, x1, y1 float64) Brush {
	p, q := b.m.of(point{x0, y0}), b.m.of(point{x1, y1})
	r := image.Rect(int(math.Floor(p.x)), int(math.Floor(p.y)), int(math.Ceil(q.x)), int(math.Ceil(q.y)))
	c := newCanvas(0, 0)
	c.img, c.row = b.c.img.SubImage(r).(*image.RGBA), make([]uint8, 4*b.c.img.Rect.Dx())
	return Brush{c, b.m}
}

// Done paints what was added and forgets it.
func (b Brush) Done(k Ink) { b.c.paint(k) }

// Box paints a rectangle.
func (b Brush) Box(k Ink, x, y, w, h float64) {
	p, q := b.m.of(point{x, y}), b.m.of(point{x + w, y + h})
	if upright := b.m.b == 0 && b.m.c == 0; upright && !k.grain && math.Abs(p.x-q.x) > 60 && q.y-p.y > 20 {
		b.c.fill(k, min(p.x, q.x), p.y, max(p.x, q.x), q.y)
		return
	}
	b.AddBox(x, y, w, h)
	b.Done(k)
}

// Oval paints an ellipse.
func (b Brush) Oval(k Ink, x, y, rx, ry float64) {
	b.AddOval(x, y, rx, ry)
	b.Done(k)
}

// Poly paints a polygon given as x, y, x, y, ...
func (b Brush) Poly(k Ink, xy ...float64) {
	b.Add(xy...)
	b.Done(k)
}

// AddBlob puts the closed smooth curve through the points on the canvas's path.
func (b Brush) AddBlob(xy ...float64) { b.c.path.smooth(b.points(xy), true) }

// Blob paints the closed smooth curve through the points.
func (b Brush) Blob(k Ink, xy ...float64) {
	b.AddBlob(xy...)
	b.Done(k)
}

// Line paints a line with round joins and ends.
func (b Brush) Line(k Ink, width float64, xy ...float64) {
	b.AddLine(width, xy...)
	b.Done(k)
}

// Shape paints an outline written as an SVG path of the absolute commands M, L,
// H, V, Q, C and Z, with spaces between the numbers. A wrong one panics: the
// texts are constants of the program.
func (b Brush) Shape(k Ink, d string) {
	b.c.path.svg(d, b.m)
	b.Done(k)
}

// Ground paints what lies between a smooth ridge, given from left to right,
// and the level y = floor.
func (b Brush) Ground(k Ink, floor float64, ridge ...float64) {
	pts := b.points(ridge)
	high, low := math.Inf(1), math.Inf(-1)
	for _, q := range pts {
		high, low = min(high, q.y), max(low, q.y)
	}
	end := b.m.of(point{ridge[0], floor})
	high, low = math.Floor(high-8), min(math.Ceil(low+8), end.y)
	split := k.slice((low - high) / (end.y - high))
	b.c.path.move(point{pts[0].x, low})
	b.c.path.line(point{pts[0].x, high})
	b.c.path.move(point{pts[0].x, low})
	b.c.path.line(pts[0])
	b.c.path.smooth(pts, false)
	b.c.path.line(point{pts[len(pts)-1].x, low})
	b.Done(split)
	if low < end.y {
		rest := split.Foot().To(k)
		b.c.fill(rest, min(pts[0].x, pts[len(pts)-1].x), low, max(pts[0].x, pts[len(pts)-1].x), end.y)
	}
}

// Round paints a rectangle with rounded corners.
func (b Brush) Round(k Ink, x, y, w, h, r float64) {
	b.AddRound(x, y, w, h, r)
	b.Done(k)
}

// AddRound puts a rectangle with rounded corners on the canvas's path.
func (b Brush) AddRound(x, y, w, h, r float64) {
	r = min(r, w/2, h/2)
	q := func(x, y float64) point { return b.m.of(point{x, y}) }
	p := &b.c.path
	p.move(q(x+r, y))
	p.line(q(x+w-r, y))
	p.quad(q(x+w, y), q(x+w, y+r))
	p.line(q(x+w, y+h-r))
	p.quad(q(x+w, y+h), q(x+w-r, y+h))
	p.line(q(x+r, y+h))
	p.quad(q(x, y+h), q(x, y+h-r))
	p.line(q(x, y+r))
	p.quad(q(x, y), q(x+r, y))
}

// Glow adds a soft round light.
func (b Brush) Glow(k Ink, x, y, radius float64) {
	q := b.m.of(point{x, y})
	b.c.glow(k, q.x, q.y, radius*b.unit())
}

// Wash fills the whole picture with the gradient, which ends at y = floor.
func (b Brush) Wash(k Ink, floor float64) { b.c.wash(k, b.m.of(point{0, floor}).y) }

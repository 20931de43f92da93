package draw

import "math"

// A brush paints shapes on a canvas in coordinates of its own: a prop is drawn
// around its foot at (0, 0) and put to its place with at.
type brush struct {
	c *canvas
	m affine
}

// at returns a brush whose origin lies at (x, y) and whose unit is s.
func (b brush) at(x, y, s float64) brush { return b.by(affine{a: s, d: s, e: x, f: y}) }

// stretch returns a brush with another unit along each axis. A negative unit
// mirrors.
func (b brush) stretch(sx, sy float64) brush { return b.by(affine{a: sx, d: sy}) }

// turn returns a brush turned clockwise by the angle in degrees.
func (b brush) turn(deg float64) brush {
	sin, cos := math.Sincos(deg * math.Pi / 180)
	return b.by(affine{a: cos, b: sin, c: -sin, d: cos})
}

func (b brush) by(n affine) brush { return brush{b.c, b.m.then(n)} }

// unit returns the length of one unit of the brush in pixels.
func (b brush) unit() float64 { return math.Sqrt(math.Abs(b.m.a*b.m.d - b.m.b*b.m.c)) }

// points maps pairs of coordinates to picture coordinates.
func (b brush) points(xy []float64) []point {
	pts := make([]point, len(xy)/2)
	for i := range pts {
		pts[i] = b.m.of(point{xy[2*i], xy[2*i+1]})
	}
	return pts
}

// add puts a polygon on the canvas's path without painting it yet.
func (b brush) add(xy ...float64) {
	for i := 0; i+1 < len(xy); i += 2 {
		q := b.m.of(point{xy[i], xy[i+1]})
		if i == 0 {
			b.c.path.move(q)
		} else {
			b.c.path.line(q)
		}
	}
}

// addBox and addOval put a shape on the path without painting it yet; all
// shapes added before the next painting are painted as one.
func (b brush) addBox(x, y, w, h float64) { b.add(x, y, x+w, y, x+w, y+h, x, y+h) }

func (b brush) addOval(x, y, rx, ry float64) {
	b.c.path.oval(b.m.of(point{x, y}), point{b.m.a * rx, b.m.b * rx}, point{b.m.c * ry, b.m.d * ry})
}

// addLine puts the outline of a line on the path without painting it yet.
func (b brush) addLine(width float64, xy ...float64) {
	b.c.path.stroke(width*b.unit(), true, b.points(xy))
}

// done paints what was added.
func (b brush) done(k ink) { b.c.paint(k) }

func (b brush) box(k ink, x, y, w, h float64) {
	b.addBox(x, y, w, h)
	b.done(k)
}

func (b brush) oval(k ink, x, y, rx, ry float64) {
	b.addOval(x, y, rx, ry)
	b.done(k)
}

// poly paints a polygon given as x, y, x, y, ...
func (b brush) poly(k ink, xy ...float64) {
	b.add(xy...)
	b.done(k)
}

// blob paints the closed smooth curve through the points.
func (b brush) blob(k ink, xy ...float64) {
	b.c.path.smooth(b.points(xy), true)
	b.done(k)
}

// line paints a line with round joins and ends.
func (b brush) line(k ink, width float64, xy ...float64) {
	b.addLine(width, xy...)
	b.done(k)
}

// shape paints an outline written as an SVG path.
func (b brush) shape(k ink, d string) {
	b.c.path.svg(d, b.m)
	b.done(k)
}

// ground paints what lies between a smooth ridge, given from left to right,
// and the level y = floor.
func (b brush) ground(k ink, floor float64, ridge ...float64) {
	pts := b.points(ridge)
	b.c.path.move(b.m.of(point{ridge[0], floor}))
	b.c.path.line(pts[0])
	b.c.path.smooth(pts, false)
	b.c.path.line(b.m.of(point{ridge[len(ridge)-2], floor}))
	b.done(k)
}

// round paints a rectangle with rounded corners.
func (b brush) round(k ink, x, y, w, h, r float64) {
	b.addRound(x, y, w, h, r)
	b.done(k)
}

func (b brush) addRound(x, y, w, h, r float64) {
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

// glow adds a soft round light.
func (b brush) glow(k ink, x, y, radius float64) {
	q := b.m.of(point{x, y})
	b.c.glow(k, q.x, q.y, radius*b.unit())
}

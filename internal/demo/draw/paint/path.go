package paint

import (
	"math"

	"golang.org/x/image/vector"
)

type point struct{ x, y float64 }

// A path is a list of closed outlines in picture coordinates. Overlapping
// outlines of the same turn unite; an outline of the other turn cuts a hole.
type path struct {
	ops []byte // m, l, q, c as in SVG, absolute
	pts []point
}

func (p *path) reset() { p.ops, p.pts = p.ops[:0], p.pts[:0] }

func (p *path) move(a point) { p.ops, p.pts = append(p.ops, 'm'), append(p.pts, a) }
func (p *path) line(a point) { p.ops, p.pts = append(p.ops, 'l'), append(p.pts, a) }

func (p *path) quad(a, b point) {
	p.ops, p.pts = append(p.ops, 'q'), append(p.pts, a, b)
}

func (p *path) cube(a, b, c point) {
	p.ops, p.pts = append(p.ops, 'c'), append(p.pts, a, b, c)
}

// trace hands the path to the rasteriser, moved by (-x, -y).
func (p *path) trace(z *vector.Rasterizer, x, y float64) {
	at := 0
	next := func() (float32, float32) {
		q := p.pts[at]
		at++
		return float32(q.x - x), float32(q.y - y)
	}
	for i, op := range p.ops {
		switch op {
		case 'm':
			if i > 0 {
				z.ClosePath()
			}
			z.MoveTo(next())
		case 'l':
			z.LineTo(next())
		case 'q':
			bx, by := next()
			cx, cy := next()
			z.QuadTo(bx, by, cx, cy)
		case 'c':
			bx, by := next()
			cx, cy := next()
			dx, dy := next()
			z.CubeTo(bx, by, cx, cy, dx, dy)
		}
	}
	z.ClosePath()
}

// extent returns the highest and the lowest y of the path.
func (p *path) extent() (top, bottom float64) {
	top, bottom = math.Inf(1), math.Inf(-1)
	for _, q := range p.pts {
		top, bottom = min(top, q.y), max(bottom, q.y)
	}
	return top, bottom
}

// oval adds an ellipse around the middle, with its half axes as vectors.
func (p *path) oval(mid, a, b point) {
	const k = 0.5522847498 // the handle length that makes four cubics a circle
	at := func(s, t float64) point {
		return point{mid.x + s*a.x + t*b.x, mid.y + s*a.y + t*b.y}
	}
	p.move(at(1, 0))
	p.cube(at(1, k), at(k, 1), at(0, 1))
	p.cube(at(-k, 1), at(-1, k), at(-1, 0))
	p.cube(at(-1, -k), at(-k, -1), at(0, -1))
	p.cube(at(k, -1), at(1, -k), at(1, 0))
}

// stroke adds the outline of a line of the given width through the points,
// with round joins and ends where they can be seen.
func (p *path) stroke(width float64, pts []point) {
	half := width / 2
	for i := 0; i+1 < len(pts); i++ {
		a, b := pts[i], pts[i+1]
		dx, dy := b.x-a.x, b.y-a.y
		length := math.Hypot(dx, dy)
		if length == 0 {
			continue
		}
		nx, ny := -dy/length*half, dx/length*half
		p.move(point{a.x + nx, a.y + ny})
		p.line(point{a.x - nx, a.y - ny})
		p.line(point{b.x - nx, b.y - ny})
		p.line(point{b.x + nx, b.y + ny})
	}
	if width < 2.5 {
		return
	}
	for _, q := range pts {
		p.oval(q, point{half, 0}, point{0, half})
	}
}

// smooth adds a curve through the points (Catmull-Rom). A closed curve starts
// its own outline; an open one goes on from the pen, which must stand on the
// first point.
func (p *path) smooth(pts []point, closed bool) {
	n := len(pts)
	get := func(i int) point {
		if closed {
			return pts[((i%n)+n)%n]
		}
		return pts[min(max(i, 0), n-1)]
	}
	last := n - 1
	if closed {
		p.move(pts[0])
		last = n
	}
	for i := range last {
		a, b, c, d := get(i-1), get(i), get(i+1), get(i+2)
		p.cube(
			point{b.x + (c.x-a.x)/6, b.y + (c.y-a.y)/6},
			point{c.x - (d.x-b.x)/6, c.y - (d.y-b.y)/6},
			c)
	}
}

// svg adds an outline written as an SVG path of the absolute commands M, L, H,
// V, Q, C and Z with numbers separated by spaces, seen through the affine m.
// The texts are constants of the program, so a wrong one panics.
func (p *path) svg(d string, m affine) {
	var pen point
	var op byte
	var nums [6]float64
	n := 0
	for i := 0; i < len(d); {
		switch ch := d[i]; {
		case ch == ' ' || ch == 'Z':
			i++
			continue
		case ch >= 'A':
			if arity(ch) == 0 || n != 0 {
				panic("paint: command " + string(ch) + " in path " + d)
			}
			op = ch
			i++
			continue
		}
		nums[n], i = scanNumber(d, i)
		n++
		if n < max(arity(op), 1) {
			continue
		}
		n = 0
		switch op {
		case 'H':
			pen.x = nums[0]
			p.line(m.of(pen))
		case 'V':
			pen.y = nums[0]
			p.line(m.of(pen))
		case 'M', 'L':
			pen = point{nums[0], nums[1]}
			if op == 'M' {
				p.move(m.of(pen))
			} else {
				p.line(m.of(pen))
			}
			op = 'L'
		case 'Q':
			pen = point{nums[2], nums[3]}
			p.quad(m.of(point{nums[0], nums[1]}), m.of(pen))
		case 'C':
			pen = point{nums[4], nums[5]}
			p.cube(m.of(point{nums[0], nums[1]}), m.of(point{nums[2], nums[3]}), m.of(pen))
		default:
			panic("paint: number before a command in path " + d)
		}
	}
	if n != 0 {
		panic("paint: numbers left over in path " + d)
	}
}

// arity returns how many numbers the path command takes, 0 for what is none.
func arity(op byte) int {
	switch op {
	case 'H', 'V':
		return 1
	case 'M', 'L':
		return 2
	case 'Q':
		return 4
	case 'C':
		return 6
	}
	return 0
}

// scanNumber reads a plain decimal number of d at i and returns it with the
// place after it.
func scanNumber(d string, i int) (float64, int) {
	sign, v, scale, start := 1.0, 0.0, 0.0, i
	for ; i < len(d); i++ {
		switch ch := d[i]; {
		case ch == '-' && i == start:
			sign = -1
		case ch == '.' && scale == 0:
			scale = 1
		case ch >= '0' && ch <= '9':
			v = v*10 + float64(ch-'0')
			scale *= 10
		default:
			if i == start {
				panic("paint: number in path " + d)
			}
			return sign * v / max(scale, 1), i
		}
	}
	return sign * v / max(scale, 1), i
}

// An affine maps x to a*x + c*y + e and y to b*x + d*y + f, as in SVG.
type affine struct{ a, b, c, d, e, f float64 }

var identity = affine{a: 1, d: 1}

func (m affine) of(p point) point {
	return point{m.a*p.x + m.c*p.y + m.e, m.b*p.x + m.d*p.y + m.f}
}

// then returns the map that applies n first and m after it.
func (m affine) then(n affine) affine {
	o := m.of(point{n.e, n.f})
	return affine{
		a: m.a*n.a + m.c*n.b, b: m.b*n.a + m.d*n.b,
		c: m.a*n.c + m.c*n.d, d: m.b*n.c + m.d*n.d,
		e: o.x, f: o.y,
	}
}

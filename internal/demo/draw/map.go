package draw

import (
	"fmt"
	"math"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

// The motifs of maps: places alike, a route through the places in their order,
// or an earthquake at the first place and what lies around it.
const (
	mapPlaces = "places"
	mapRoute  = "route"
	mapQuake  = "quake"
)

// A place is a point of a map.
type place struct {
	name     string
	lon, lat float64
}

// box is a rectangle in pixels that labels must not share.
type box struct{ x0, y0, x1, y1 float64 }

func (a box) overlap(b box) float64 {
	w, h := min(a.x1, b.x1)-max(a.x0, b.x0), min(a.y1, b.y1)-max(a.y0, b.y0)
	return max(w, 0) * max(h, 0)
}

// archipelago and europe are the areas whose coasts islands.txt holds.
var (
	archipelago = box{93, -12.5, 143, 9}
	europe      = box{-9, 35, 55, 62}
)

func (a box) holds(p place) bool {
	return p.lon > a.x0 && p.lon < a.x1 && p.lat > a.y0 && p.lat < a.y1
}

// places reads and checks the data of a map.
func (f *figure) places() ([]place, error) {
	if n := len(f.spec.Data); n < 1 || n > 12 {
		return nil, fmt.Errorf("%w: %d places, want 1 to 12", ErrData, n)
	}
	var out []place
	for i, cells := range f.spec.Data {
		name, nums, err := readRow(cells, 2)
		if err != nil {
			return nil, fmt.Errorf("%w: row %d: %w", ErrData, i+1, err)
		}
		p := place{name: name, lat: nums[0], lon: nums[1]}
		if !archipelago.holds(p) && !europe.holds(p) {
			return nil, fmt.Errorf("%w: row %d: no coast lines around %s, %v, %v", ErrData, i+1, name, p.lat, p.lon)
		}
		out = append(out, p)
	}
	return out, nil
}

// chartOfPlaces draws a map with its title, inset and scale.
func (f *figure) chartOfPlaces() error {
	spots, err := f.places()
	if err != nil {
		return err
	}
	motif := f.spec.Motif
	switch motif {
	case "":
		motif = mapPlaces
	case mapPlaces, mapRoute, mapQuake:
	default:
		return fmt.Errorf("%w: motif %q, want one of places, route, quake", ErrKind, motif)
	}
	world, err := coasts()
	if err != nil {
		return err
	}
	top := f.header() + 2
	var lonlat []float64
	for _, p := range spots {
		lonlat = append(lonlat, p.lon, p.lat)
	}
	v := view{left: 0, top: top, right: Width, bottom: Height}.fit(lonlat, 0.42, 0.2, 0.14)
	sea := paint.Mix(paint.RGB(0xcfe0e8), f.strong.Tone(0.9), 0.05)
	f.land(v, world, sea, true)
	f.graticule(v, paint.Mix(sea, f.soft, 0.8))

	taken := make([]box, 0, 4*len(spots))
	dots := make([][2]float64, len(spots))
	for i, p := range spots {
		x, y := v.at(p.lon, p.lat)
		dots[i] = [2]float64{x, y}
		taken = append(taken, box{x - 20, y - 20, x + 20, y + 20})
	}
	if motif == mapRoute {
		f.route(dots)
	}
	if motif == mapQuake {
		for i := range 3 {
			r := 44 + 34*float64(i)
			f.Oval(f.strong.Thin(0.2), dots[0][0], dots[0][1], r, r)
		}
	}
	west, _ := v.place(v.left, v.top)
	east, _ := v.place(v.right, v.top)
	taken = f.furniture(v, world, sea, taken, archipelago.holds(spots[0]) && east-west < 25)
	for i, d := range dots {
		r := 13.0
		if motif == mapQuake && i == 0 {
			r = 19
		}
		f.Oval(f.paper, d[0], d[1], r+5, r+5)
		k := f.strong
		if motif == mapQuake && i > 0 {
			k = f.ink
		}
		f.Oval(k, d[0], d[1], r, r)
	}
	for i := range spots {
		taken = append(taken, f.label(v, spots[i].name, dots[i], taken))
	}
	// The paper of the title lies over what the map draws beyond its frame.
	f.Box(f.paper, 0, 0, Width, top)
	f.header()
	f.Box(f.soft, 0, top-2, Width, 3)
	return nil
}

// land paints sea and land within the frame, with lines along the coast when
// there is room for them.
func (f *figure) land(v view, world []coast, sea paint.Ink, lines bool) {
	f.Box(sea, v.left, v.top, v.right-v.left, v.bottom-v.top)
	ground := paint.Mix(f.paper, paint.RGB(0xd9cba6), 0.6)
	if !lines {
		ground = paint.Mix(f.soft, f.paper, 0.45)
	}
	shore := paint.Mix(sea, f.soft, 0.75)
	trace := func(c coast) []float64 {
		var xy []float64
		for i := 0; i < len(c.lonlat); i += 2 {
			x, y := v.at(c.lonlat[i], c.lonlat[i+1])
			xy = append(xy, x, y)
		}
		return xy
	}
	shape := func(c coast, grow float64) {
		xy := trace(c)
		if c.radius > 0 {
			r := max(c.radius*v.scale*math.Pi/180, 4) + grow
			f.AddOval(xy[0], xy[1], r, r)
			return
		}
		f.AddBlob(xy...)
	}
	var near []coast
	for _, c := range world {
		if c.within(v) {
			near = append(near, c)
		}
	}
	for i, width := range []float64{52, 30, 12} {
		if !lines {
			break
		}
		k := paint.Mix(sea, f.paper, 0.22+0.2*float64(i))
		for _, c := range near {
			if c.radius > 0 {
				shape(c, width/2)
			} else if !c.water {
				f.AddCurve(width, trace(c)...)
			}
			f.Done(k)
		}
	}
	for _, c := range near {
		k := ground
		if c.water {
			k = sea
		}
		if lines && c.radius > 0 {
			shape(c, 2.5)
			f.Done(shore)
		} else if lines {
			f.AddCurve(5, trace(c)...)
			f.Done(shore)
		}
		shape(c, 0)
		f.Done(k)
	}
}

// graticule paints meridians and parallels with their degrees.
func (f *figure) graticule(v view, k paint.Ink) {
	west, north := v.place(v.left, v.top)
	east, south := v.place(v.right, v.bottom)
	step := roundStep((east - west) / 6)
	words := [4]string{"BT", "BB", "LU", "LS"}
	if f.spec.Language == "en" {
		words = [4]string{"E", "W", "N", "S"}
	}
	degrees := func(d float64, plus, minus string) string {
		word := plus
		if d < 0 {
			word = minus
		}
		if math.Abs(d) < 1e-9 {
			return "0°"
		}
		return formatNumber(math.Abs(d), f.spec.Language) + "° " + word
	}
	for d := math.Ceil(west/step) * step; d < east; d += step {
		x, _ := v.at(d, south)
		f.Box(k.Thin(0.3), x-1, v.top, 2, v.bottom-v.top)
		if x > v.left+130 && x < v.right-80 {
			f.Text(k, f.regular, 27, x+8, v.bottom-14, degrees(d, words[0], words[1]))
		}
	}
	for d := math.Ceil(south/step) * step; d < north; d += step {
		_, y := v.at(west, d)
		f.Box(k.Thin(0.3), v.left, y-1, v.right-v.left, 2)
		if y > v.top+50 && y < v.bottom-60 {
			f.Text(k, f.regular, 27, v.left+14, y-8, degrees(d, words[2], words[3]))
		}
	}
}

// route paints a dashed line through the points.
func (f *figure) route(dots [][2]float64) {
	const dash, gap = 26.0, 17.0
	for i := 1; i < len(dots); i++ {
		a, b := dots[i-1], dots[i]
		length := math.Hypot(b[0]-a[0], b[1]-a[1])
		for at := 0.0; at < length; at += dash + gap {
			s, e := at/length, min(at+dash, length)/length
			f.AddLine(7, a[0]+(b[0]-a[0])*s, a[1]+(b[1]-a[1])*s, a[0]+(b[0]-a[0])*e, a[1]+(b[1]-a[1])*e)
		}
	}
	f.Done(f.strong)
}

// furniture paints the scale and the inset in the corners that keep clear of
// the places, and returns what they take.
func (f *figure) furniture(v view, world []coast, sea paint.Ink, taken []box, inset bool) []box {
	const w, h, edge = 400.0, 168.0, 26.0
	if inset {
		spot := free(taken, []box{
			{v.right - edge - w, v.top + edge, v.right - edge, v.top + edge + h},
			{v.right - edge - w, v.bottom - edge - 30 - h, v.right - edge, v.bottom - edge - 30},
			{v.left + edge + 90, v.bottom - edge - 30 - h, v.left + edge + 90 + w, v.bottom - edge - 30},
			{v.left + edge + 90, v.top + edge, v.left + edge + 90 + w, v.top + edge + h},
		})
		f.inset(v, world, sea, spot)
		taken = append(taken, spot)
	}
	km := v.kilometre()
	length := roundStep(170 / km)
	long := length * km
	text := formatNumber(length, f.spec.Language) + " km"
	wide := max(long, f.regular.Width(text, 32)) + 20
	spot := free(taken, []box{
		{v.right - edge - wide, v.bottom - 120, v.right - edge, v.bottom - 48},
		{v.left + edge + 90, v.bottom - 120, v.left + edge + 90 + wide, v.bottom - 48},
		{v.right - edge - wide, v.top + edge, v.right - edge, v.top + edge + 72},
		{v.left + edge + 90, v.top + edge, v.left + edge + 90 + wide, v.top + edge + 72},
	})
	x, y := spot.x0+10, spot.y1-14
	f.AddBox(x, y-3, long, 6)
	f.AddBox(x, y-14, 5, 14)
	f.AddBox(x+long-5, y-14, 5, 14)
	f.Done(f.ink)
	f.haloed(f.ink, f.regular, 32, x, y-24, text)
	return append(taken, spot)
}

// free returns the first of the spots that shares the least with what is
// taken.
func free(taken, spots []box) box {
	best, least := spots[0], math.Inf(1)
	for _, s := range spots {
		wide, shared := box{s.x0 - 30, s.y0 - 30, s.x1 + 30, s.y1 + 30}, 0.0
		for _, t := range taken {
			shared += wide.overlap(t)
		}
		if shared < least {
			best, least = s, shared
		}
	}
	return best
}

// inset paints the whole archipelago with a frame around what the map shows.
func (f *figure) inset(v view, world []coast, sea paint.Ink, b box) {
	f.Box(f.soft, b.x0-3, b.y0-3, b.x1-b.x0+6, b.y1-b.y0+6)
	in := view{left: b.x0, top: b.y0, right: b.x1, bottom: b.y1}.fit([]float64{94.6, 6.4, 141.4, -11.2}, 0.015, 0.015, 1)
	small := *f
	small.Brush = f.Clip(b.x0, b.y0, b.x1, b.y1)
	small.land(in, world, paint.Mix(sea, f.paper, 0.6), false)
	west, north := v.place(v.left, v.top)
	east, south := v.place(v.right, v.bottom)
	x0, y0 := in.at(west, north)
	x1, y1 := in.at(east, south)
	if pad := 9 - (x1-x0)/2; pad > 0 {
		x0, x1 = x0-pad, x1+pad
	}
	if pad := 7 - (y1-y0)/2; pad > 0 {
		y0, y1 = y0-pad, y1+pad
	}
	small.Box(f.strong.Thin(0.25), x0, y0, x1-x0, y1-y0)
	small.AddLine(4, x0, y0, x1, y0, x1, y1, x0, y1, x0, y0)
	small.Done(f.strong)
}

// label writes a place's name beside its dot where it covers least, and
// returns the room it takes.
func (f *figure) label(v view, name string, dot [2]float64, taken []box) box {
	const size, off = 42.0, 30.0
	w := f.bold.Width(name, size)
	x, y := dot[0], dot[1]
	best, least := box{}, math.Inf(1)
	for i, at := range [][2]float64{
		{x + off, y - 20}, {x - off - w, y - 20}, {x - w/2, y - off - 44}, {x - w/2, y + off},
		{x + 18, y - off - 36}, {x - 18 - w, y - off - 36}, {x + 18, y + off - 8}, {x - 18 - w, y + off - 8},
	} {
		b := box{at[0], at[1], at[0] + w, at[1] + 44}
		cost := float64(i) * 4
		for _, t := range taken {
			cost += b.overlap(box{t.x0 - 4, t.y0 - 4, t.x1 + 4, t.y1 + 4})
		}
		inside := box{v.left + 16, v.top + 10, v.right - 16, v.bottom - 44}
		cost += 20 * (w*44 - b.overlap(inside))
		if cost < least {
			best, least = b, cost
		}
	}
	f.haloed(f.ink, f.bold, size, best.x0, best.y0+36, name)
	return best
}

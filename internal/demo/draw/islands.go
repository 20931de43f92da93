package draw

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

//go:embed islands.txt
var islandsText string

// A coast is one outline of islands.txt.
type coast struct {
	water  bool
	name   string
	lonlat []float64 // degrees
	radius float64   // of a disc, in degrees of latitude; 0 for an outline
}

// coasts reads islands.txt.
func coasts() ([]coast, error) {
	var out []coast
	for i, line := range strings.Split(strings.TrimSpace(islandsText), "\n") {
		switch kind, name, _ := strings.Cut(line, " "); kind {
		case "#":
			continue
		case "+", "-", "o":
			out = append(out, coast{water: kind == "-", name: name})
			continue
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("islands.txt:%d: an outline without a name", i+1)
		}
		c := &out[len(out)-1]
		for _, field := range strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' }) {
			v, err := strconv.ParseFloat(field, 64)
			if err != nil {
				return nil, fmt.Errorf("islands.txt:%d: %w", i+1, err)
			}
			c.lonlat = append(c.lonlat, v)
		}
		if len(c.lonlat) == 3 {
			c.radius, c.lonlat = c.lonlat[2], c.lonlat[:2]
		}
		if len(c.lonlat)%2 != 0 {
			return nil, fmt.Errorf("islands.txt:%d: an odd number of coordinates", i+1)
		}
	}
	return out, nil
}

// within reports whether part of the coast may lie in the view.
func (c coast) within(v view) bool {
	minX, minY := math.Inf(1), math.Inf(1)
	maxX, maxY := math.Inf(-1), math.Inf(-1)
	for i := 0; i < len(c.lonlat); i += 2 {
		x, y := v.at(c.lonlat[i], c.lonlat[i+1])
		minX, maxX = min(minX, x), max(maxX, x)
		minY, maxY = min(minY, y), max(maxY, y)
	}
	r := c.radius * v.scale * math.Pi / 180
	return maxX+r > v.left-40 && minX-r < v.right+40 && maxY+r > v.top-40 && minY-r < v.bottom+40
}

// A view is the part of the world in a frame, in Mercator's projection.
type view struct {
	left, top, right, bottom float64 // the frame in pixels
	x, y                     float64 // the middle of the view, projected, in radians
	scale                    float64 // pixels for a radian of longitude
}

// project maps degrees to radians of Mercator's plane, y to the south.
func project(lon, lat float64) (x, y float64) {
	phi := lat * math.Pi / 180
	return lon * math.Pi / 180, -math.Log(math.Tan(math.Pi/4 + phi/2))
}

// at returns the pixel of a place.
func (v view) at(lon, lat float64) (x, y float64) {
	px, py := project(lon, lat)
	return (v.left+v.right)/2 + (px-v.x)*v.scale, (v.top+v.bottom)/2 + (py-v.y)*v.scale
}

// place returns the degrees of a pixel.
func (v view) place(x, y float64) (lon, lat float64) {
	px := (x-(v.left+v.right)/2)/v.scale + v.x
	py := (y-(v.top+v.bottom)/2)/v.scale + v.y
	return px * 180 / math.Pi, (2*math.Atan(math.Exp(-py)) - math.Pi/2) * 180 / math.Pi
}

// fit sets the middle and the scale so that the places lie in the frame, with
// parts of their extent free on every side, and never closer than least
// degrees across.
func (v view) fit(lonlat []float64, aside, above, least float64) view {
	minX, minY := math.Inf(1), math.Inf(1)
	maxX, maxY := math.Inf(-1), math.Inf(-1)
	for i := 0; i < len(lonlat); i += 2 {
		x, y := project(lonlat[i], lonlat[i+1])
		minX, maxX = min(minX, x), max(maxX, x)
		minY, maxY = min(minY, y), max(maxY, y)
	}
	v.x, v.y = (minX+maxX)/2, (minY+maxY)/2
	w := max((maxX-minX)*(1+2*aside), least*math.Pi/180)
	h := max((maxY-minY)*(1+2*above), least*math.Pi/180*0.5)
	v.scale = min((v.right-v.left)/w, (v.bottom-v.top)/h)
	return v
}

// kilometre returns the pixels of a kilometre in the middle of the view.
func (v view) kilometre() float64 {
	_, lat := v.place((v.left+v.right)/2, (v.top+v.bottom)/2)
	return v.scale / (6371 * math.Cos(lat*math.Pi/180))
}

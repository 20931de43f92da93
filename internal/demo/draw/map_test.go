package draw

import (
	"bytes"
	"math"
	"testing"

	"golang.org/x/image/font/gofont/gobold"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

// ashore reports whether the hand-drawn coasts have land at a place.
func ashore(world []coast, lon, lat float64) bool {
	land := false
	for _, c := range world {
		inside := false
		if c.radius > 0 {
			inside = math.Hypot((c.lonlat[0]-lon)*math.Cos(lat*math.Pi/180), c.lonlat[1]-lat) < c.radius
		} else {
			n := len(c.lonlat)
			for i := 0; i < n; i += 2 {
				ax, ay := c.lonlat[i], c.lonlat[i+1]
				bx, by := c.lonlat[(i+2)%n], c.lonlat[(i+3)%n]
				if (ay > lat) != (by > lat) && lon < ax+(lat-ay)/(by-ay)*(bx-ax) {
					inside = !inside
				}
			}
		}
		if inside {
			land = !c.water
		}
	}
	return land
}

func TestCoastsHoldTheTownsAndLeaveTheSeasFree(t *testing.T) {
	world, err := coasts()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []struct {
		name     string
		lat, lon float64
		land     bool
	}{
		{"Banda Aceh", 5.53, 95.33, true}, {"Medan", 3.59, 98.67, true}, {"Pekanbaru", 0.51, 101.45, true},
		{"Palembang", -2.99, 104.76, true}, {"Bengkulu", -3.79, 102.27, true}, {"Pangkalpinang", -2.13, 106.11, true},
		{"Jakarta", -6.2, 106.83, true}, {"Bandung", -6.91, 107.61, true}, {"Semarang", -7.0, 110.42, true},
		{"Solo", -7.56, 110.83, true}, {"Surabaya", -7.26, 112.74, true}, {"Banyuwangi", -8.22, 114.35, true},
		{"Denpasar", -8.65, 115.22, true}, {"Mataram", -8.58, 116.1, true}, {"Waingapu", -9.66, 120.26, true},
		{"Ende", -8.84, 121.66, true}, {"Kupang", -10.18, 123.6, true}, {"Pontianak", -0.03, 109.33, true},
		{"Palangka Raya", -2.21, 113.92, true}, {"Banjarmasin", -3.32, 114.59, true}, {"Samarinda", -0.5, 117.15, true},
		{"Makassar", -5.15, 119.43, true}, {"Kendari", -3.99, 122.51, true},
		{"Gorontalo", 0.55, 123.06, true}, {"Manado", 1.46, 124.85, true}, {"Ambon", -3.65, 128.2, true},
		{"Sorong", -0.9, 131.3, true}, {"Wamena", -4.09, 138.95, true}, {"Jayapura", -2.6, 140.65, true},
		{"Merauke", -8.46, 140.42, true}, {"Samosir", 2.6, 98.8, true}, {"Ranai", 3.94, 108.37, true},
		{"Moscow", 55.75, 37.62, true}, {"Kyiv", 50.45, 30.52, true}, {"Ankara", 39.93, 32.86, true},
		{"Java Sea", -5, 110, false}, {"Makassar Strait", -2, 118, false}, {"Banda Sea", -6, 127, false},
		{"Lake Toba", 2.7, 98.9, false}, {"Bali Sea", -7.6, 115.2, false}, {"Gulf of Bone", -4, 120.9, false},
		{"Gulf of Tomini", -0.3, 121.2, false}, {"Cenderawasih Bay", -2.4, 135.5, false}, {"Black Sea", 43.5, 34, false},
		{"South of Pacitan", -9.02, 110.98, false}, {"North Sea", 55.5, 4, false}, {"Natuna Sea", 2.6, 109.8, false},
	} {
		if got := ashore(world, p.lon, p.lat); got != p.land {
			t.Errorf("%s at %v, %v: land %v, want %v", p.name, p.lat, p.lon, got, p.land)
		}
	}
}

func TestViewProjectsBothWays(t *testing.T) {
	v := view{left: 0, top: 140, right: Width, bottom: Height}.fit([]float64{106.8, -6.2, 112.7, -7.3}, 0.4, 0.2, 0.1)
	for _, p := range [][2]float64{{106.8, -6.2}, {112.7, -7.3}, {110, -7}} {
		x, y := v.at(p[0], p[1])
		if x < v.left || x > v.right || y < v.top || y > v.bottom {
			t.Errorf("%v lies at %v, %v, outside the frame", p, x, y)
		}
		lon, lat := v.place(x, y)
		if math.Abs(lon-p[0]) > 1e-9 || math.Abs(lat-p[1]) > 1e-9 {
			t.Errorf("%v came back as %v, %v", p, lon, lat)
		}
	}
	// A degree of longitude near the equator is about 111 km.
	x0, _ := v.at(109, -6.75)
	x1, _ := v.at(110, -6.75)
	if km := (x1 - x0) / v.kilometre(); math.Abs(km-110.5) > 1 {
		t.Errorf("a degree is %.1f km", km)
	}
}

func TestOnePlaceIsNoPointlessZoom(t *testing.T) {
	v := view{left: 0, top: 140, right: Width, bottom: Height}.fit([]float64{110, -7}, 0.4, 0.2, 0.14)
	if km := Width / v.kilometre(); km < 10 || km > 40 {
		t.Errorf("the map is %.1f km wide", km)
	}
}

func TestLabelsKeepApart(t *testing.T) {
	bold, err := paint.NewTypeface(gobold.TTF)
	if err != nil {
		t.Fatal(err)
	}
	f := &figure{Brush: paint.New(Width, Height), bold: bold}
	v := view{left: 0, top: 140, right: Width, bottom: Height}
	dots := [][2]float64{{800, 500}, {860, 510}, {790, 560}, {40, 160}, {1590, 890}}
	var taken, labels []box
	for _, d := range dots {
		taken = append(taken, box{d[0] - 20, d[1] - 20, d[0] + 20, d[1] + 20})
	}
	for _, d := range dots {
		b := f.label(v, "Pangururan", d, taken)
		for _, o := range labels {
			if b.overlap(o) > 0 {
				t.Errorf("labels %v and %v overlap", b, o)
			}
		}
		if b.x0 < v.left || b.x1 > v.right || b.y0 < v.top || b.y1 > v.bottom {
			t.Errorf("label %v leaves the map", b)
		}
		labels, taken = append(labels, b), append(taken, b)
	}
}

func TestMapMotifsDiffer(t *testing.T) {
	plain := picture(t, sample(t, "map", "places", "#9b1c31", 0)).Pix
	for _, motif := range []string{"route", "quake"} {
		if bytes.Equal(picture(t, sample(t, "map", motif, "#9b1c31", 0)).Pix, plain) {
			t.Errorf("%s looks like places", motif)
		}
	}
}

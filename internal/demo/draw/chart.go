package draw

import (
	"fmt"
	"math"
	"strings"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

// bars draws a bar chart from a zero baseline: columns when the labels are
// steps of time or of a scale, rows when they are names.
func (f *figure) bars() error {
	data, err := f.rows(1, 12)
	if err != nil {
		return err
	}
	steps, greatest := true, 0
	for i, d := range data {
		steps = steps && len(d.label) <= 9 && strings.ContainsAny(d.label, "0123456789")
		if d.value > data[greatest].value {
			greatest = i
		}
	}
	if !steps {
		f.rowChart(data, greatest)
		return nil
	}
	highlight := len(data) - 1
	if data[highlight].value == 0 {
		highlight = greatest
	}
	f.columnChart(data, highlight)
	return nil
}

// reach returns the least and the greatest value, zero included.
func reach(data []row) (lo, hi float64) {
	for _, d := range data {
		lo, hi = min(lo, d.value), max(hi, d.value)
	}
	if lo == hi {
		hi = 1
	}
	return lo, hi
}

func (f *figure) rowChart(data []row, highlight int) {
	top := f.header()
	const size = 42.0
	labels, values := 0.0, 0.0
	lines := make([][]string, len(data))
	for i, d := range data {
		lines[i] = wrap(f.regular, size, 460, d.label)
		for _, l := range lines[i] {
			labels = max(labels, f.regular.Width(l, size))
		}
		values = max(values, f.bold.Width(f.value(d.value), size+4))
	}
	lo, hi := reach(data)
	left, right := margin+labels+28, Width-margin-values-24
	if lo < 0 {
		left += values + 24
	}
	scale := (right - left) / (hi - lo)
	zero := left - lo*scale
	pitch := min((Height-60-top)/float64(len(data)), 148)
	top += max((Height-60-top-pitch*float64(len(data)))/2, 0) * 0.4
	for i, d := range data {
		mid := top + pitch*(float64(i)+0.5)
		k, face := f.muted, f.regular
		if i == highlight {
			k, face = f.strong, f.bold
		}
		thick := min(pitch*0.64, 88)
		f.Box(k, min(zero, zero+d.value*scale), mid-thick/2, math.Abs(d.value)*scale, thick)
		for n, l := range lines[i] {
			f.right(f.ink, face, size, margin+labels, mid+15+46*(float64(n)-float64(len(lines[i])-1)/2), l)
		}
		if text := f.value(d.value); d.value < 0 {
			f.right(f.ink, f.bold, size+4, zero+d.value*scale-18, mid+16, text)
		} else {
			f.Text(f.ink, f.bold, size+4, zero+d.value*scale+18, mid+16, text)
		}
	}
	f.Box(f.soft, zero-2, top, 4, pitch*float64(len(data)))
}

func (f *figure) columnChart(data []row, highlight int) {
	top := f.header() + 76
	const size = 42.0
	lo, hi := reach(data)
	bottom := Height - 118.0
	if lo < 0 {
		bottom -= 50
	}
	scale := (bottom - top) / (hi - lo)
	zero := top + hi*scale
	pitch := (Width - 2*margin) / float64(len(data))
	thick := min(pitch*0.68, 190)
	for i, d := range data {
		mid := margin + pitch*(float64(i)+0.5)
		k, face := f.muted, f.regular
		if i == highlight {
			k, face = f.strong, f.bold
		}
		f.Box(k, mid-thick/2, min(zero, zero-d.value*scale), thick, math.Abs(d.value)*scale)
		y := zero - d.value*scale - 18
		if d.value < 0 {
			y += 68
		}
		f.middle(f.ink, f.bold, f.fit(f.bold, f.value(d.value), size+6, pitch-8), mid, y, f.value(d.value))
		f.middle(f.ink, face, f.fit(face, d.label, size, pitch-8), mid, Height-52, d.label)
	}
	f.Box(f.soft, margin, zero-2, Width-2*margin, 4)
}

// fit returns the size, made smaller where the text is wider than width.
func (f *figure) fit(t *paint.Typeface, s string, size, width float64) float64 {
	if w := t.Width(s, size); w > width {
		return size * width / w
	}
	return size
}

// curve draws a line chart with labels at its ends and extremes.
func (f *figure) curve() error {
	data, err := f.rows(3, 40)
	if err != nil {
		return err
	}
	top := f.header() + 40
	lo, hi, low, high := data[0].value, data[0].value, 0, 0
	for i, d := range data {
		if d.value < lo {
			lo, low = d.value, i
		}
		if d.value > hi {
			hi, high = d.value, i
		}
	}
	if span := hi - lo; lo >= 0 && (lo < 0.5*hi || span == 0) {
		lo = 0
	} else {
		lo -= 0.1 * span
	}
	if lo == hi {
		hi = lo + 1
	}
	marks := ticks(lo, hi, 4)
	lo, hi = marks[0], marks[len(marks)-1]
	const size = 38.0
	axis := 0.0
	for _, m := range marks {
		axis = max(axis, f.regular.Width(formatNumber(m, f.spec.Language), size))
	}
	last := data[len(data)-1]
	left := margin + axis + 50
	right := Width - margin - f.bold.Width(f.value(last.value), 52) - 28
	bottom := Height - 120.0
	at := func(i int) (x, y float64) {
		return left + (right-left)*float64(i)/float64(len(data)-1), bottom - (data[i].value-lo)/(hi-lo)*(bottom-top)
	}
	for _, m := range marks {
		y := bottom - (m-lo)/(hi-lo)*(bottom-top)
		k, w := f.rule, 2.0
		if m == 0 {
			k, w = f.soft, 4
		}
		f.Box(k, left-20, y-w/2, right-left+40, w)
		f.right(f.soft, f.regular, size, margin+axis, y+13, formatNumber(m, f.spec.Language))
	}
	var line []float64
	for i := range data {
		x, y := at(i)
		line = append(line, x, y)
	}
	under := append(append([]float64{}, line...), right, bottom, left, bottom)
	if marks[0] == 0 {
		f.Poly(f.strong.Fading(0.16), under...)
	}
	f.Line(f.strong, 9, line...)
	every := 1
	for widest(f.regular, size, data)*1.25*float64(len(data)-1)/float64(every) > right-left {
		every++
	}
	for i, d := range data {
		x, y := at(i)
		if back := len(data) - 1 - i; back%every == 0 {
			f.middle(f.ink, f.regular, size, x, Height-56, d.label)
		}
		if len(data) <= 16 {
			f.Oval(f.paper, x, y, 13, 13)
			f.Oval(f.strong, x, y, 9, 9)
		}
		if i == len(data)-1 {
			f.Oval(f.strong, x, y, 18, 18)
			f.Text(f.strong, f.bold, 52, x+28, y+18, f.value(d.value))
		} else if i == 0 || i == low || i == high {
			f.tag(line, i, f.value(d.value))
		}
	}
	return nil
}

func widest(t *paint.Typeface, size float64, data []row) float64 {
	w := 0.0
	for _, d := range data {
		w = max(w, t.Width(d.label, size))
	}
	return w
}

// tag writes the value of a point of the line above it, or below where the
// line rises from it.
func (f *figure) tag(line []float64, i int, s string) {
	x, y := line[2*i], line[2*i+1]
	dy := -28.0
	for _, near := range []int{i - 1, i + 1} {
		if near >= 0 && 2*near < len(line) && line[2*near+1] < y-1 {
			dy = 62
		}
	}
	left := x - f.bold.Width(s, 44)/2
	if i == 0 {
		left = x - 8 // clear of the numbers of the axis
	}
	f.haloed(f.ink, f.bold, 44, left, y+dy, s)
}

// shares draws the parts of a whole: dots when few things were counted, else a
// bar.
func (f *figure) shares() error {
	data, err := f.rows(2, 8)
	if err != nil {
		return err
	}
	total, counted := 0.0, !f.percent()
	for i, d := range data {
		if d.value < 0 {
			return fmt.Errorf("%w: row %d: a share of %v", ErrData, i+1, d.value)
		}
		total += d.value
		counted = counted && d.value == math.Trunc(d.value)
	}
	if total == 0 {
		return fmt.Errorf("%w: all shares are zero", ErrData)
	}
	top := f.header() + 26
	if counted && total <= 60 {
		f.dots(data, int(total), top)
	} else {
		f.segments(data, total, top)
	}
	return nil
}

// steps returns n colours that stay apart, the strongest first.
func (f *figure) steps(n int) []paint.Ink {
	k := f.strong
	all := []paint.Ink{
		k, paint.Mix(k, f.paper, 0.5), paint.Mix(k, f.ink, 0.6), paint.Mix(f.soft, f.paper, 0.52),
		paint.Mix(k, f.paper, 0.74), f.soft, paint.Mix(f.soft, f.paper, 0.74), paint.Mix(k, f.soft, 0.6),
	}
	return all[:n]
}

func (f *figure) segments(data []row, total, top float64) {
	hues := f.steps(len(data))
	const gap = 5.0
	cols := 1
	if len(data) > 3 {
		cols = 2
	}
	lines := float64((len(data) + cols - 1) / cols)
	high := min(max(Height-110-top-104*lines, 150), 290)
	width := Width - 2*margin - gap*float64(len(data)-1)
	x := margin
	for i, d := range data {
		w := width * d.value / total
		f.Box(hues[i], x, top, w, high)
		if text := f.value(d.value); f.bold.Width(text, 48)+24 <= w {
			f.middle(f.on(hues[i]), f.bold, 48, x+w/2, top+high/2+17, text)
		}
		x += w + gap
	}
	f.key(data, hues, margin, top+high+46, Width-2*margin, Height-44, cols)
}

// key lists the colours with their labels and values in columns.
func (f *figure) key(data []row, hues []paint.Ink, left, top, width, bottom float64, cols int) {
	per := (len(data) + cols - 1) / cols
	pitch := min((bottom-top)/float64(per), 110)
	col := (width - 70*float64(cols-1)) / float64(cols)
	for i, d := range data {
		x := left + (col+70)*float64(i/per)
		y := top + pitch*(float64(i%per)+0.5)
		face := f.regular
		if i == 0 {
			face = f.bold
		}
		f.Round(hues[i], x, y-19, 38, 38, 6)
		text := f.value(d.value)
		w := f.bold.Width(text, 44)
		f.Text(f.ink, face, f.fit(face, d.label, 42, col-w-80), x+56, y+15, d.label)
		f.right(f.ink, f.bold, 44, x+col, y+15, text)
		if i%per < per-1 && i < len(data)-1 {
			f.Box(f.rule, x, y+pitch/2-1, col, 2)
		}
	}
}

// dots draws one dot for each of the things counted.
func (f *figure) dots(data []row, total int, top float64) {
	hues := f.steps(len(data))
	const width = 640.0
	high := Height - 70 - top
	cols := int(math.Ceil(math.Sqrt(float64(total) * width / high)))
	for c := cols - 1; c <= cols+2; c++ {
		if c > 1 && total%c == 0 {
			cols = c
			break
		}
	}
	pitch := min(width/float64(cols), high/math.Ceil(float64(total)/float64(cols)))
	n := 0
	for i, d := range data {
		for range int(d.value) {
			f.AddOval(margin+pitch*(float64(n%cols)+0.5), top+pitch*(float64(n/cols)+0.5), pitch*0.42, pitch*0.42)
			n++
		}
		f.Done(hues[i])
	}
	f.key(data, hues, margin+width+90, top-10, Width-2*margin-width-90, Height-60, 1)
}

package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

// margin is the free space around charts, in pixels.
const margin = 80.0

// A figure is a chart or map in the making: large type on a quiet ground.
type figure struct {
	paint.Brush
	spec          Spec
	bold, regular *paint.Typeface

	paper, ink, soft, rule paint.Ink
	strong                 paint.Ink // the accent, dark enough for text on paper
	muted                  paint.Ink // its quiet companion for what is not highlighted
}

// drawFigure draws a chart or a map.
func drawFigure(s Spec, accent paint.Ink) (paint.Brush, error) {
	if strings.TrimSpace(s.Title) == "" {
		return paint.Brush{}, fmt.Errorf("%w: no title", ErrData)
	}
	f := &figure{
		Brush: paint.New(Width, Height),
		spec:  s,
		paper: paint.Mix(paint.RGB(0xfcfaf6), accent.Tone(0.97), 0.12),
		ink:   paint.RGB(0x22262b),
		soft:  paint.RGB(0x555b62),
	}
	f.rule = paint.Mix(f.paper, f.soft, 0.28)
	f.strong = contrasting(accent, f.paper, 5)
	f.muted = contrasting(paint.Mix(accent, f.soft, 0.45).Tone(0.8), f.paper, 2.2)
	var err error
	if f.bold, err = paint.NewTypeface(gobold.TTF); err != nil {
		return paint.Brush{}, err
	}
	if f.regular, err = paint.NewTypeface(goregular.TTF); err != nil {
		return paint.Brush{}, err
	}
	f.Wash(f.paper, Height)
	switch s.Kind {
	case "chart-bar":
		err = f.bars()
	case "chart-line":
		err = f.curve()
	case "chart-share":
		err = f.shares()
	default:
		err = f.chartOfPlaces()
	}
	return f.Brush, err
}

// contrasting darkens the colour until it has the contrast with the ground.
func contrasting(k, ground paint.Ink, least float64) paint.Ink {
	for l := k.Lightness(); paint.Contrast(k, ground) < least && l > 0; l -= 0.02 {
		k = k.Tone(l)
	}
	return k
}

// on returns the text colour that reads best on a ground.
func (f *figure) on(ground paint.Ink) paint.Ink {
	if paint.Contrast(f.paper, ground) > paint.Contrast(f.ink, ground) {
		return f.paper
	}
	return f.ink
}

// right and middle paint text that ends at x or stands around it.
func (f *figure) right(k paint.Ink, t *paint.Typeface, size, x, y float64, s string) {
	f.Text(k, t, size, x-t.Width(s, size), y, s)
}

func (f *figure) middle(k paint.Ink, t *paint.Typeface, size, x, y float64, s string) {
	f.Text(k, t, size, x-t.Width(s, size)/2, y, s)
}

// haloed paints text with a light rim, so that it reads on any ground.
func (f *figure) haloed(k paint.Ink, t *paint.Typeface, size, x, y float64, s string) {
	const d = 4.0
	for _, o := range [][2]float64{{-d, 0}, {d, 0}, {0, -d}, {0, d}, {-3, -3}, {3, 3}, {-3, 3}, {3, -3}} {
		f.AddText(t, size, x+o[0], y+o[1], s)
	}
	f.Done(f.paper.Thin(0.85))
	f.Text(k, t, size, x, y, s)
}

// wrap breaks text into lines no wider than width, as far as words allow.
func wrap(t *paint.Typeface, size, width float64, s string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if next := line + " " + word; line != "" && t.Width(next, size) <= width {
			line = next
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = word
	}
	return append(lines, line)
}

// splitTitle sets a unit in brackets at the end of the title apart.
func splitTitle(s string) (title, unit string) {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1 : len(s)-1])
	}
	return s, ""
}

// header paints the title and returns the level below it.
func (f *figure) header() float64 {
	title, unit := splitTitle(f.spec.Title)
	f.Box(f.strong, margin, 56, 96, 12)
	size := 60.0
	lines := wrap(f.bold, size, Width-2*margin, title)
	if len(lines) > 2 {
		size = 48
		lines = wrap(f.bold, size, Width-2*margin, title)
	}
	y := 56.0
	for _, line := range lines {
		y += size * 1.24
		f.Text(f.ink, f.bold, size, margin, y+12, line)
	}
	y += 12
	if unit != "" {
		unit = f.unit(unit)
		y += 56
		f.Text(f.soft, f.regular, 40, margin, y, unit)
	}
	return y + 30
}

// unit returns the unit as a line of its own: spelt out, or begun with a
// capital unless it is a symbol.
func (f *figure) unit(s string) string {
	if s == "%" {
		if s = "persen"; f.spec.Language == "en" {
			s = "per cent"
		}
	}
	if first, _, _ := strings.Cut(s, " "); utf8.RuneCountInString(first) > 2 {
		r, n := utf8.DecodeRuneInString(s)
		s = string(unicode.ToUpper(r)) + s[n:]
	}
	return s
}

// percent reports whether the values are shares of a hundred, by the words of
// the title.
func (f *figure) percent() bool {
	t := strings.ToLower(f.spec.Title)
	return strings.Contains(t, "persen") || strings.Contains(t, "per cent") ||
		strings.Contains(t, "percent") || strings.Contains(t, "%")
}

// value writes a number as the reader's language does, with a percent sign
// where it is one.
func (f *figure) value(v float64) string {
	s := formatNumber(v, f.spec.Language)
	if f.percent() {
		s += "%"
	}
	return s
}

// formatNumber writes a number with at most three decimals: 1.234,5 in
// Indonesian, 1,234.5 in English.
func formatNumber(v float64, language string) string {
	group, point := ".", ","
	if language == "en" {
		group, point = ",", "."
	}
	s := strconv.FormatFloat(math.Abs(math.Round(v*1000)/1000), 'f', -1, 64)
	whole, part, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + group + whole[i:]
	}
	if part != "" {
		whole += point + part
	}
	if v < 0 {
		return "\u2212" + whole
	}
	return whole
}

// A row is one line of a chart's data.
type row struct {
	label string
	value float64
}

// rows reads and checks the data of a chart.
func (f *figure) rows(least, most int) ([]row, error) {
	if n := len(f.spec.Data); n < least || n > most {
		return nil, fmt.Errorf("%w: %d rows, want %d to %d", ErrData, n, least, most)
	}
	var out []row
	for i, cells := range f.spec.Data {
		label, nums, err := readRow(cells, 1)
		if err != nil {
			return nil, fmt.Errorf("%w: row %d: %w", ErrData, i+1, err)
		}
		out = append(out, row{label, nums[0]})
	}
	return out, nil
}

// readRow reads a label and n finite numbers.
func readRow(cells []any, n int) (string, []float64, error) {
	if len(cells) != n+1 {
		return "", nil, fmt.Errorf("%d cells, want %d", len(cells), n+1)
	}
	label, ok := cells[0].(string)
	if label = strings.TrimSpace(label); !ok || label == "" {
		return "", nil, fmt.Errorf("the first cell, %v, is not a label", cells[0])
	}
	var nums []float64
	for _, c := range cells[1:] {
		v, ok := toFloat(c)
		if !ok || math.IsNaN(v) || math.Abs(v) > 1e12 {
			return "", nil, fmt.Errorf("%v is not a number that can be drawn", c)
		}
		nums = append(nums, v)
	}
	return label, nums, nil
}

func toFloat(v any) (float64, bool) {
	switch n := v.(type) {
	case float64:
		return n, true
	case float32:
		return float64(n), true
	case int:
		return float64(n), true
	case int32:
		return float64(n), true
	case int64:
		return float64(n), true
	case uint64:
		return float64(n), true
	}
	return 0, false
}

// ticks returns round numbers that cover lo to hi in about n steps.
func ticks(lo, hi float64, n int) []float64 {
	step := roundStep((hi - lo) / float64(n))
	var out []float64
	for i := math.Floor(lo/step + 1e-9); ; i++ {
		out = append(out, i*step)
		if i*step >= hi-step*1e-9 {
			return out
		}
	}
}

// roundStep returns the least of 1, 2, 2.5, 5 times a power of ten that is not
// below v.
func roundStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*power >= v*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

package draw

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"
)

func TestFormatNumber(t *testing.T) {
	for _, c := range []struct {
		v      float64
		id, en string
	}{
		{0, "0", "0"}, {7, "7", "7"}, {8.1, "8,1", "8.1"}, {0.05, "0,05", "0.05"},
		{1234.5, "1.234,5", "1,234.5"}, {999, "999", "999"}, {1000, "1.000", "1,000"},
		{1234567, "1.234.567", "1,234,567"}, {2.00049, "2", "2"}, {1.0 / 3, "0,333", "0.333"},
		{-2600, "−2.600", "−2,600"},
	} {
		if got := formatNumber(c.v, "id"); got != c.id {
			t.Errorf("%v in Indonesian: %q, want %q", c.v, got, c.id)
		}
		if got := formatNumber(c.v, "en"); got != c.en {
			t.Errorf("%v in English: %q, want %q", c.v, got, c.en)
		}
	}
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		want   []float64
	}{
		{0, 10, []float64{0, 2.5, 5, 7.5, 10}},
		{0, 74, []float64{0, 20, 40, 60, 80}},
		{383.1, 547, []float64{350, 400, 450, 500, 550}},
		{0, 3, []float64{0, 1, 2, 3}},
		{-5, 5, []float64{-5, -2.5, 0, 2.5, 5}},
		{0, 0.008, []float64{0, 0.002, 0.004, 0.006, 0.008}},
	} {
		got := ticks(c.lo, c.hi, 4)
		if !slices.EqualFunc(got, c.want, func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }) {
			t.Errorf("%v to %v: %v, want %v", c.lo, c.hi, got, c.want)
		}
	}
}

func TestSplitTitle(t *testing.T) {
	for _, c := range [][3]string{
		{"Omzet dibanding sebelum pindah (%)", "Omzet dibanding sebelum pindah", "%"},
		{"16 klub menurut pulau", "16 klub menurut pulau", ""},
		{"Harga (bukan gaji) naik", "Harga (bukan gaji) naik", ""},
		{"(rupiah)", "(rupiah)", ""},
	} {
		if title, unit := splitTitle(c[0]); title != c[1] || unit != c[2] {
			t.Errorf("%q: %q and %q", c[0], title, unit)
		}
	}
}

// run returns the lengths of the stretches of pixels of one colour along a
// line of the picture.
func run(m *image.RGBA, want color.RGBA, at func(i int) (x, y int), n int) []int {
	var out []int
	length := 0
	for i := range n + 1 {
		if i < n {
			if x, y := at(i); m.RGBAAt(x, y) == want {
				length++
				continue
			}
		}
		if length > 20 {
			out = append(out, length)
		}
		length = 0
	}
	return out
}

func TestColumnsStandOnZero(t *testing.T) {
	s := sample(t, "chart-bar", "", "#0b5394", 0)
	s.Data = [][]any{{"2022", 50}, {"2023", 25}, {"2024", 100}}
	m := picture(t, s)
	pitch := (Width - 2*int(margin)) / 3
	var heights []int
	for i := range 3 {
		x := int(margin) + pitch*i + pitch/2 - 60
		hue := m.RGBAAt(x, 770)
		got := run(m, hue, func(i int) (int, int) { return x, i }, Height)
		if len(got) == 0 {
			t.Fatalf("no column %d", i)
		}
		heights = append(heights, slices.Max(got))
	}
	if d := heights[2] - 2*heights[0]; d < -6 || d > 6 {
		t.Errorf("heights %v do not stand for 50, 25, 100", heights)
	}
	if d := heights[0] - 2*heights[1]; d < -6 || d > 6 {
		t.Errorf("heights %v do not stand for 50, 25, 100", heights)
	}
	if m.RGBAAt(int(margin)+pitch/2-60, 770) == m.RGBAAt(int(margin)+5*pitch/2-60, 770) {
		t.Error("the last column is not set off")
	}
}

func TestRowsGrowFromZeroAndTheGreatestIsSetOff(t *testing.T) {
	s := sample(t, "chart-bar", "", "#0b5394", 0)
	s.Title, s.Data = "Harga", [][]any{{"Babat", 40}, {"Daging", 80}, {"Limpa", 20}}
	m := picture(t, s)
	widths := map[color.RGBA][]int{}
	for y := 180; y < Height; y += 4 {
		for _, x := range []int{320, 340, 360} {
			hue := m.RGBAAt(x, y)
			if got := run(m, hue, func(i int) (int, int) { return 300 + i, y }, Width-300); len(got) > 0 && hue != m.RGBAAt(Width-5, Height-5) {
				widths[hue] = append(widths[hue], got[0])
			}
		}
	}
	if len(widths) != 2 {
		t.Fatalf("%d bar colours, want one for the greatest and one for the rest", len(widths))
	}
	var all []int
	for hue, w := range widths {
		slices.Sort(w)
		w = slices.Compact(w)
		if len(w) == 1 && w[0] < 700 {
			t.Errorf("colour %v is for a bar %d wide", hue, w[0])
		}
		all = append(all, w...)
	}
	slices.Sort(all)
	if len(all) != 3 || math.Abs(float64(all[2])/float64(all[1])-2) > 0.15 {
		t.Errorf("widths %v do not stand for 20, 40, 80", all)
	}
}

func TestNegativeBarsGoTheOtherWay(t *testing.T) {
	s := sample(t, "chart-bar", "", "#0b5394", 0)
	for _, data := range [][][]any{
		{{"2022", -50}, {"2023", 30}, {"2024", 40}},
		{{"Barat", -50}, {"Timur", 30}, {"Utara", 40}},
	} {
		s.Data = data
		finishedChart(t, picture(t, s))
	}
}

// finishedChart checks that nothing touches the rim of a chart.
func finishedChart(t *testing.T, m *image.RGBA) {
	t.Helper()
	ground := m.RGBAAt(Width-5, Height-5)
	for i := range Width {
		for _, y := range []int{2, Height - 3} {
			if m.RGBAAt(i, y) != ground {
				t.Fatalf("something at %d,%d", i, y)
			}
		}
	}
	for i := range Height {
		for _, x := range []int{2, Width - 3} {
			if m.RGBAAt(x, i) != ground {
				t.Fatalf("something at %d,%d", x, i)
			}
		}
	}
}

func TestChartsKeepTheirMargins(t *testing.T) {
	long := "Kabupaten dengan nama yang panjang sekali"
	for _, c := range []Spec{
		{Kind: "chart-bar", Data: [][]any{{long, 1234567.5}, {"B", 2}}},
		{Kind: "chart-bar", Data: [][]any{{"2019-2021", 1234567.5}, {"2", 2}, {"3", 0}, {"4", 1}, {"5", 1}, {"6", 1}, {"7", 1}, {"8", 1}, {"9", 1}, {"10", 1}, {"11", 1}, {"12", 1}}},
		{Kind: "chart-bar", Data: [][]any{{"A", 0}, {"B", 0}}},
		{Kind: "chart-line", Data: [][]any{{"2019", 1234567.5}, {"2020", 2}, {"2021", -5}}},
		{Kind: "chart-line", Data: [][]any{{"a", 5}, {"b", 5}, {"c", 5}}},
		{Kind: "chart-line", Data: [][]any{{"a", 0}, {"b", 0}, {"c", 0}}},
		{Kind: "chart-share", Data: [][]any{{long, 1}, {long, 2}, {long, 3}, {long, 4}, {"e", 5}, {"f", 6}, {"g", 7}, {"h", 8.5}}},
		{Kind: "chart-share", Data: [][]any{{long, 1}, {long, 2}}},
		{Kind: "chart-share", Data: [][]any{{"a", 0}, {"b", 60}}},
	} {
		c.Title = "Judul yang cukup panjang untuk mengisi dua baris penuh di atas sebuah diagram (satuan yang juga panjang)"
		finishedChart(t, picture(t, c))
		c.Title = "Pendek"
		finishedChart(t, picture(t, c))
	}
}

func TestSharesFillTheBarInProportion(t *testing.T) {
	s := sample(t, "chart-share", "", "#1f6b3a", 0)
	s.Data = [][]any{{"a", 60}, {"b", 30}, {"c", 10}}
	m := picture(t, s)
	var got []int
	y := 270
	for x := int(margin) + 4; x < Width-int(margin); {
		hue := m.RGBAAt(x, y)
		n := 0
		for x < Width && m.RGBAAt(x, y) == hue {
			n, x = n+1, x+1
		}
		if n > 20 {
			got = append(got, n)
		}
		x++
	}
	if len(got) != 3 || math.Abs(float64(got[0])/float64(got[2])-6) > 0.2 || math.Abs(float64(got[1])/float64(got[2])-3) > 0.2 {
		t.Errorf("segments %v do not stand for 60, 30, 10", got)
	}
}

func TestPercentByTitle(t *testing.T) {
	for title, want := range map[string]bool{
		"Sebab terlambat (persen)": true, "Waste (per cent)": true, "Omzet (%)": true, "Arus (ribu TEU)": false,
	} {
		f := &figure{spec: Spec{Title: title}}
		if f.percent() != want {
			t.Errorf("%q: %v", title, !want)
		}
	}
}

func TestUnitLine(t *testing.T) {
	for _, c := range [][3]string{
		{"ribu rupiah", "id", "Ribu rupiah"}, {"cm per tahun", "id", "cm per tahun"}, {"%", "id", "Persen"},
		{"%", "en", "Per cent"}, {"per cent", "en", "Per cent"}, {"ämter", "en", "Ämter"}, {"µg", "id", "µg"}, {"€", "id", "€"},
	} {
		f := &figure{spec: Spec{Language: c[1]}}
		if got := f.unit(c[0]); got != c[2] {
			t.Errorf("%q: %q, want %q", c[0], got, c[2])
		}
	}
}

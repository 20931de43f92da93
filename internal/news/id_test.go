package news_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/news"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func TestIDText(t *testing.T) {
	for _, tt := range []struct {
		id   news.ID
		text string
	}{
		{1, "1"}, {31, "z"}, {32, "10"}, {1023, "zz"}, {1 << 40, "100000000"},
		{17, "h"}, {18, "j"}, {19, "k"}, {20, "m"}, {21, "n"}, {22, "p"}, {26, "t"}, {27, "v"},
		{1<<53 - 1, "7zzzzzzzzzz"},
	} {
		if got := tt.id.String(); got != tt.text {
			t.Errorf("%d is written %q, want %q", int64(tt.id), got, tt.text)
		}
		if got, err := news.ParseID(tt.text); err != nil || got != tt.id {
			t.Errorf("%q is read as %d (%v), want %d", tt.text, int64(got), err, int64(tt.id))
		}
	}
	for _, bad := range []string{"", "0", "01", "A", "1K", "i", "l", "o", "u", "8000000000000", "80000000000", "-1", " 1", "1 ", "1\x00", "é", "zzzzzzzzzzz"} {
		if id, err := news.ParseID(bad); err == nil {
			t.Errorf("%q is read as %d", bad, int64(id))
		}
	}
	if got := news.ID(0).String() + news.ID(-5).String(); got != "00" {
		t.Errorf("no id is written %q", got)
	}
}

func TestIDInJSON(t *testing.T) {
	type doc struct {
		A, B news.ID
		C    map[news.ID]int
	}
	in := doc{A: 33, C: map[news.ID]int{1 << 50: 1}}
	text, err := json.Marshal(in)
	if err != nil || string(text) != `{"A":"11","B":"0","C":{"10000000000":1}}` {
		t.Fatalf("%s, %v", text, err)
	}
	var out doc
	if err := json.Unmarshal(text, &out); err != nil || out.A != in.A || out.B != 0 || out.C[1<<50] != 1 {
		t.Errorf("%+v, %v", out, err)
	}
	for _, bad := range []string{`{"A":"l"}`, `{"A":33}`, `{"A":"011"}`} {
		if err := json.Unmarshal([]byte(bad), &out); err == nil {
			t.Errorf("%s was read", bad)
		}
	}
}

// Whatever the clock does, no ID is given out twice, and later ones are
// greater.
func TestIDsGrow(t *testing.T) {
	type step struct {
		move time.Duration
		make int
	}
	for name, steps := range map[string][]step{
		"frozen clock":             {{0, 5000}, {0, 5000}},
		"frozen, then one ms on":   {{0, 5000}, {time.Millisecond, 5000}, {time.Millisecond, 5000}},
		"every ms":                 {{time.Millisecond, 3}, {time.Millisecond, 3}, {time.Millisecond, 3}},
		"back and forth":           {{0, 3000}, {time.Millisecond, 100}, {-time.Millisecond, 5000}, {time.Millisecond, 5000}},
		"an hour back":             {{0, 100}, {-time.Hour, 100}, {2 * time.Hour, 100}},
		"clock before the epoch":   {{-40 * 365 * 24 * time.Hour, 5000}},
		"across the 12 bits twice": {{0, 4096}, {0, 4096}, {3 * time.Millisecond, 1}},
	} {
		for _, start := range []uint16{0, 1, 2047, 4095, 65535} {
			c := clock.NewManual(noon)
			ids := news.NewIDs(c.Now, start)
			var last news.ID
			for _, s := range steps {
				c.Advance(s.move)
				for range s.make {
					id := ids.Next()
					if id <= last || id >= 1<<53 {
						t.Fatalf("%s from %d: %d after %d", name, start, id, last)
					}
					last = id
				}
			}
		}
	}
}

func TestIDsFollowTheClock(t *testing.T) {
	c := clock.NewManual(noon)
	a, b := news.NewIDs(c.Now, 7), news.NewIDs(c.Now, 40000)
	before := a.Next()
	if before < news.FirstID(noon) || before >= news.FirstID(noon.Add(time.Millisecond)) {
		t.Errorf("%d lies outside of its millisecond", before)
	}
	c.Advance(10 * time.Millisecond)
	if after := b.Next(); after <= before || after < news.FirstID(c.Now()) {
		t.Errorf("another process, later: %d after %d", after, before)
	}
	last := news.NewIDs(clock.NewManual(time.Date(2093, 1, 1, 0, 0, 0, 0, time.UTC)).Now, 65535).Next()
	if last >= 1<<53 {
		t.Errorf("in 2093 an id has %d", last)
	}
}

// Two processes that write at the same milliseconds hardly ever meet: each
// makes eight IDs in each of a thousand milliseconds.
func TestIDsOfTwoProcesses(t *testing.T) {
	c := clock.NewManual(noon)
	a, b := news.NewIDs(c.Now, 1000), news.NewIDs(c.Now, 1001)
	var all []news.ID
	for range 1000 {
		c.Advance(time.Millisecond)
		for range 8 {
			all = append(all, a.Next(), b.Next())
		}
	}
	slices.Sort(all)
	if met := len(all) - len(slices.Compact(all)); met > 100 {
		t.Errorf("%d of %d ids were made twice", met, len(all))
	}
}

func FuzzParseID(f *testing.F) {
	for _, s := range []string{"1", "1k3f9x2mqa", "0", "7zzzzzzzzzz", "80000000000", "IL", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := news.ParseID(s)
		if err != nil {
			if id != 0 {
				t.Errorf("%q: an error and %d", s, id)
			}
			return
		}
		if id <= 0 || id >= 1<<53 || id.String() != s {
			t.Errorf("%q is %d, which is written %q", s, int64(id), id.String())
		}
	})
}

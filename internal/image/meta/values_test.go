package meta

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ in, line, block string }{
		{"", "", ""},
		{"  a \t b  ", "a b", "a b"},
		{"a\r\nb\rc", "a b c", "a\nb\nc"},
		{"a\n\n\n\n\nb\n", "a b", "a\n\nb"},
		{"x\u00a0y\u3000z", "x y z", "x y z"},
		{"de\u200cvan", "de\u200cvan", "de\u200cvan"},
		{"\ue000\U000f0000p\uffff\ufffdq", "pq", "pq"},
		{"\xff\xfe\xfd", "", ""},
		{"123456789012345", "1234567890", "1234567890"},
	} {
		if got := Line(c.in, 10); got != c.line {
			t.Errorf("line(%q) = %q, want %q", c.in, got, c.line)
		}
		if got := Block(c.in, 10); got != c.block {
			t.Errorf("block(%q) = %q, want %q", c.in, got, c.block)
		}
	}
	if got := CutBytes("aé–b", 3); got != "aé" {
		t.Errorf("cutBytes = %q", got)
	}
	if got := CutBytes("aé–b", 5); got != "aé" {
		t.Errorf("cutBytes = %q", got)
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		in        string
		want      string // RFC 3339 of Time
		zoned     bool
		precision Precision
	}{
		{"2025", "2025-01-01T00:00:00Z", false, Year},
		{"2025-07", "2025-07-01T00:00:00Z", false, Month},
		{"2025-07-09", "2025-07-09T00:00:00Z", false, Day},
		{"2025-07-09T18:30", "2025-07-09T18:30:00Z", false, Minute},
		{"2025-07-09T18:30+07:00", "2025-07-09T18:30:00+07:00", true, Minute},
		{"2025-07-09T18:30:15.25Z", "2025-07-09T18:30:15Z", true, Second},
		{"2025-07-09T18:30:15.250+09:00", "2025-07-09T18:30:15+09:00", true, Second},
		{"2025:07:09 18:30:15", "2025-07-09T18:30:15Z", false, Second},
		{"2025:07:09 18:30:15+08:00", "2025-07-09T18:30:15+08:00", true, Second},
		{"2025:07:00", "2025-07-01T00:00:00Z", false, Month},
		{"2025-00-00 10:00:00", "2025-01-01T00:00:00Z", false, Year},
		{"0000:00:00 00:00:00", "", false, NoDate},
		{"1601-01-01", "", false, NoDate},
		{"9999-01-01", "", false, NoDate},
		{"2025-13-09", "", false, NoDate},
		{"kemarin", "", false, NoDate},
		{strings.Repeat("2025-", 20), "", false, NoDate},
		{"", "", false, NoDate},
	} {
		d := parseDate(c.in)
		if d.Zoned != c.zoned || d.Precision != c.precision || d.IsZero() != (c.want == "") {
			t.Errorf("%q: %+v", c.in, d)
		}
		if c.want != "" && d.Time.Format(time.RFC3339) != c.want {
			t.Errorf("%q: %s, want %s", c.in, d.Time.Format(time.RFC3339), c.want)
		}
	}

	wita := time.FixedZone("WITA", 8*3600)
	floating := parseDate("2025-07-09T18:30:15")
	if got := floating.In(wita).UTC(); got != time.Date(2025, 7, 9, 10, 30, 15, 0, time.UTC) {
		t.Errorf("floating in WITA: %v", got)
	}
	zoned := parseDate("2025-07-09T18:30:15+07:00")
	if got := zoned.In(wita).Format(time.RFC3339); got != "2025-07-09T19:30:15+08:00" {
		t.Errorf("zoned in WITA: %v", got)
	}
	if got := bestDate(Date{}, floating, zoned); !got.Zoned || !got.Time.Equal(zoned.Time) || got.Time.Location() != time.UTC {
		t.Errorf("the zone of the same clock was not taken: %+v", got)
	}
	if got := bestDate(floating, parseDate("2025-07-09T18:31:15+07:00")); got.Zoned {
		t.Errorf("the zone of another clock was taken: %+v", got)
	}
	if got := bestDate(parseDate("2025-07-09"), zoned); got.Precision != Day {
		t.Errorf("a day was overruled: %+v", got)
	}
	midnight := []byte("\x1c\x02\x37\x00\x0820250709\x1c\x02\x3c\x00\x06000000")
	if got := iptcDate(readIPTC(midnight)); got.Precision != Day {
		t.Errorf("IIM midnight: %+v", got)
	}
}

func TestSourceTypes(t *testing.T) {
	for _, c := range []struct {
		in   string
		want SourceType
	}{
		{"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", TrainedAlgorithmic},
		{"https://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia/", CompositeWithTrained},
		{"digsrctype:digitalCapture", DigitalCapture},
		{" PRINT ", Print},
		{"softwareImage", SoftwareImage},
		{"http://example.com/trainedAlgorithmicMedia", ""},
		{"", ""}, {"foto", ""},
	} {
		if got := ParseSourceType(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
	var ai []SourceType
	for _, s := range SourceTypes() {
		if ParseSourceType(s.URI()) != s {
			t.Errorf("%s does not come back from %s", s, s.URI())
		}
		if s.AI() {
			ai = append(ai, s)
			if !s.Synthetic() {
				t.Errorf("%s is AI and not synthetic", s)
			}
		}
	}
	if !slices.Equal(ai, []SourceType{TrainedAlgorithmic, CompositeWithTrained}) {
		t.Errorf("AI: %v", ai)
	}
	if SourceType("").URI() != "" || DigitalCapture.Synthetic() {
		t.Error("an unknown or a captured picture is no term or synthetic")
	}
}

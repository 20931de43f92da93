package workflow_test

import (
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/desk/workflow"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

func TestWallClock(t *testing.T) {
	for _, c := range []struct{ zone, text, want string }{
		{"Asia/Jakarta", "2026-03-02T14:30", "2026-03-02T07:30:00Z"},
		{"Asia/Makassar", "2026-03-02T14:30", "2026-03-02T06:30:00Z"},
		{"Asia/Jayapura", "2026-01-01T00:15", "2025-12-31T15:15:00Z"},
		{"Europe/Amsterdam", "2026-03-29T03:00", "2026-03-29T01:00:00Z"},
		{"Europe/Amsterdam", "2026-03-29T02:30", ""}, // skipped
		{"Europe/Amsterdam", "2026-10-25T02:30", ""}, // twice
		{"Europe/Amsterdam", "2026-10-25T03:00", "2026-10-25T02:00:00Z"},
		{"Australia/Lord_Howe", "2026-04-05T01:45", ""}, // half an hour twice
		{"Asia/Jakarta", "2026-03-02 14:30", ""},
		{"Asia/Jakarta", "2026-02-30T14:30", ""},
		{"Asia/Jakarta", "", ""},
	} {
		at, err := workflow.WallClock(news.Site{Zone: c.zone}, c.text)
		switch {
		case c.want == "" && (fault.KindOf(err) != fault.Invalid || fault.FieldsOf(err)["at"] == ""):
			t.Errorf("%s in %s: %v, %v", c.text, c.zone, at, err)
		case c.want != "" && (err != nil || at.Format(time.RFC3339) != c.want):
			t.Errorf("%s in %s: %v, %v, not %s", c.text, c.zone, at, err, c.want)
		}
	}
}

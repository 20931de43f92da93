package ledger_test

import (
	"context"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/ledger"
)

// How a correction stands on its sites is asked whenever one of its pages was
// proved: that must not go through those of all corrections there ever were.
func TestSitesOfASubjectOnly(t *testing.T) {
	d := dbtest.Open(t, dbtest.SQLite(t))
	if _, err := ledger.New(d, d.Engine).Sites(context.Background(), []news.ID{1}); err != nil {
		t.Fatal(err)
	}
	for _, text := range d.Prepared() {
		plan, err := d.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+text, "[1]")
		if err != nil {
			t.Fatal(err)
		}
		defer plan.Close()
		for plan.Next() {
			var id, parent, unused int
			var line string
			if err := plan.Scan(&id, &parent, &unused, &line); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(line, "SCAN r") || strings.HasPrefix(line, "SCAN ledger_") {
				t.Errorf("%s\n    in %s", line, text)
			}
		}
	}
}

package demo_test

import (
	"context"
	"testing"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/store"
	"github.com/tajuk/tajuk/internal/store/exchange"
)

// checkOutside asks that what came in from the partner outside stands in every
// state that the tour shows.
func checkOutside(ctx context.Context, t *testing.T, d *db.DB, r *reading.Reader) {
	t.Helper()
	x := exchange.New(d, d.Engine)
	sources, err := x.Sources(ctx)
	if err != nil || len(sources) != 1 || sources[0].Feed != "" {
		t.Fatalf("%d sources, or one that is asked: %v", len(sources), err)
	}
	items, err := x.Items(ctx, sources[0].ID, "", 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	states, at := map[partner.ItemState]int{}, map[string]partner.Item{}
	for _, i := range items {
		states[i.State]++
		at[i.URI] = i
	}
	if states[partner.ItemTaken] != 4 || states[partner.ItemGone] != 1 || states[partner.ItemHeld] != 1 || states[partner.ItemRefused] != 1 || len(items) != 7 {
		t.Errorf("the items stand as %v", states)
	}
	stores := store.New(d, d.Engine)
	on := map[string]string{"2201": "nasional placed", "2202": "bali offered", "2203": "solo placed", "2204": "nasional withdrawn", "2205": ""}
	slugs := map[news.ID]string{}
	for _, site := range r.Sites() {
		slugs[site.ID] = site.Slug
	}
	for number, want := range on {
		placements, err := stores.PlacementsOf(ctx, at["urn:cakrawala:"+number].Story)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range placements {
			if !p.Origin {
				got += slugs[p.Site] + " " + string(p.State)
			}
		}
		if got != want {
			t.Errorf("%s stands as %q, not %q", number, got, want)
		}
	}
	notices, err := stores.NoticesOf(ctx, []news.ID{at["urn:cakrawala:2201"].Story})
	if err != nil || len(notices) != 1 || notices[0].Kind != news.Koreksi {
		t.Errorf("%d notices: %v", len(notices), err)
	}
	planned, _, err := stores.Story(ctx, at["urn:cakrawala:2205"].Story)
	if err != nil || planned.State != news.StateScheduled {
		t.Errorf("the story under embargo is %s: %v", planned.State, err)
	}
}

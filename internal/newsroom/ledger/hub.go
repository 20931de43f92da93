package ledger

import (
	"context"
	"time"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store/exchange"
)

// hubs are the WebSub hubs outside that the feeds of sites name.
func hubs(d *act.Deed) (map[news.ID][]string, error) {
	sites, err := d.Sites()
	out := map[news.ID][]string{}
	for _, s := range sites {
		if s.Public {
			out[s.ID] = s.Settings.Hubs
		}
	}
	return out, err
}

// Told notes that a hub outside was told of feeds, or why it was not. What it
// has still to hear of is not called told. named says that a site still names
// it.
func (l *Ledger) Told(ctx context.Context, hub string, named bool, failed string) error {
	proof := book.Say("told of every feed that had changed")
	switch {
	case failed != "":
		proof = book.Saying{}
	case !named:
		proof = book.Say("no site names this hub any longer")
	}
	var oldest time.Time
	looked := false
	var broken error
	err := l.report(ctx, book.SurfaceHub, hub, book.StateReceived, func(s book.Subject) (book.Saying, string, bool) {
		if !looked {
			// After the rows were read: what waits for a subject that is known
			// was written with it.
			oldest, broken = exchange.New(l.room.DB, l.room.DB.Engine).OldestPing(ctx, hub)
			looked = true
		}
		known := broken == nil && (failed != "" || oldest.IsZero() || oldest.After(s.At))
		return proof, failed, known
	})
	if err == nil {
		err = broken
	}
	return err
}

package demo_test

import (
	"context"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/demo"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
	book "github.com/tajuk/tajuk/internal/store/ledger"
)

// The demo is what people judge by: it must build on both engines, and hold
// what it promises.
func TestSeed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		blobs, err := blob.OpenDisk(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		defer blobs.Close()
		now := time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)
		report, err := demo.Seed(ctx, d, blobs, now)
		if err != nil {
			t.Fatal(err)
		}
		if report.Sites < 7 || report.Stories < 150 || report.Shares < 50 || report.Notices < 8 || report.Pictures < 80 {
			t.Errorf("the network is too small: %+v", report)
		}
		r := reading.New(d, clock.NewManual(now), search.New(d.Engine))
		if err := r.Refresh(ctx); err != nil {
			t.Fatal(err)
		}
		withdrawn := 0
		for _, site := range r.Sites() {
			v := r.For(site)
			f, err := v.Home(ctx, reading.FrontSize{Top: 5, PerSection: 4, Latest: 8, Popular: 6})
			if err != nil {
				t.Fatal(err)
			}
			if len(f.Top) != 5 || len(f.Latest) < 4 || len(f.Popular) < 4 || len(f.Sections) < 3 {
				t.Errorf("%s: a thin front: %d top, %d latest, %d popular, %d sections", site.Slug, len(f.Top), len(f.Latest), len(f.Popular), len(f.Sections))
			}
			if f.Latest[0].ListedAt.After(now) {
				t.Errorf("%s shows a story of the future", site.Slug)
			}
			tombs, _, err := v.Withdrawals(ctx, reading.Mark{}, 10)
			if err != nil {
				t.Fatal(err)
			}
			withdrawn += len(tombs)
		}
		if withdrawn < 4 {
			t.Errorf("%d tombstones, want one on each of four sites", withdrawn)
		}
		checkMainStory(ctx, t, r)
		checkLedger(ctx, t, d, now)
		checkOutside(ctx, t, d, r)
		checkWithdrawal(ctx, t, d, now)
	})
}

// checkLedger asks that the correction which the tour follows is late nowhere
// when the network is first looked at.
func checkLedger(ctx context.Context, t *testing.T, d *db.DB, now time.Time) {
	t.Helper()
	rows := book.New(d, d.Engine)
	newest, err := rows.Subjects(ctx, book.Page{Limit: 1})
	if err != nil || len(newest) != 1 {
		t.Fatalf("%d corrections: %v", len(newest), err)
	}
	surfaces, err := rows.Rows(ctx, newest[0].ID)
	if err != nil || len(surfaces) == 0 {
		t.Fatalf("a correction with %d surfaces: %v", len(surfaces), err)
	}
	for _, r := range surfaces {
		if !r.DueAt.After(now) {
			t.Errorf("%s of site %d was due at %s", r.Surface, r.Site, r.DueAt)
		}
	}
}

// checkWithdrawal asks that a withdrawal waits for somebody who is told of it,
// can sign in and may approve it, without anybody giving them a role first.
func checkWithdrawal(ctx context.Context, t *testing.T, d *db.DB, now time.Time) {
	t.Helper()
	rows, read := store.New(d, d.Engine), inside.New(d, clock.NewManual(now), search.New(d.Engine))
	for _, l := range demo.Logins() {
		a, found, err := rows.AccountByEmail(ctx, l.Email)
		if err != nil || !found {
			t.Fatalf("%s: %v", l.Email, err)
		}
		actor := news.Actor{Account: a.ID, Roles: a.Roles}
		told, err := read.Notifications(ctx, actor, 0, true)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range told.Items {
			if n.Kind != news.NoteWithdrawal {
				continue
			}
			w, found, err := rows.Withdrawal(ctx, n.Story)
			if err != nil || !found {
				t.Fatalf("nothing waits: %v", err)
			}
			if actor.Can(news.ActWithdraw, n.Site) && w.ApprovedAt.IsZero() && w.ProposedBy != a.ID {
				return
			}
		}
	}
	t.Error("nobody of those who can sign in can approve the withdrawal that waits")
}

// checkMainStory asks that the story which stands beside the seed page has
// every element of that page.
func checkMainStory(ctx context.Context, t *testing.T, r *reading.Reader) {
	t.Helper()
	for _, site := range r.Sites() {
		if site.Slug != "nasional" {
			continue
		}
		v := r.For(site)
		topic, err := v.Topic(ctx, "konflik-rusia-ukraina")
		if err != nil {
			t.Fatal(err)
		}
		l, err := v.List(ctx, news.ListTopic(topic.Topic.ID), reading.Mark{}, 20)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range l.Cards {
			a, err := v.Article(ctx, c.Story)
			if err != nil {
				t.Fatal(err)
			}
			if !a.Shared || len(a.TagList) != 3 {
				continue
			}
			if a.Origin.Slug != "solo" || a.HomePath == "" || len(a.People) == 0 || a.Lead == "" || a.Topic.Kicker != "Konflik Rusia Vs Ukraina" {
				t.Errorf("an element of the page is missing: %+v", a.Card)
			}
			return
		}
		t.Error("the story is not on the national site")
	}
}

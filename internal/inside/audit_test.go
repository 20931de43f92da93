package inside_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// trail writes a log of many events, rare ones among them.
func trail(t *testing.T, d *db.DB, n int) (r *inside.Reader, boss news.Actor) {
	t.Helper()
	ctx := context.Background()
	c := clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))
	ids := news.NewIDs(c.Now, 1)
	err := d.Tx(ctx, func(tx *db.Tx) error {
		s := store.In(tx)
		for _, a := range []news.Account{{ID: 7, Email: "sari@x.test", Name: "Sari", Active: true}, {ID: 8, Email: "budi@x.test", Name: "Budi", Active: true}} {
			if err := s.SaveAccount(ctx, a); err != nil {
				return err
			}
		}
		for i := range n {
			e := news.Event{ID: ids.Next(), Kind: news.EventAssetChanged, Actor: 8, At: c.Now(), Tags: []string{}, Payload: fmt.Sprintf(`{"n":%d}`, i)}
			switch i {
			case 3:
				e.Kind, e.Actor, e.Payload = news.EventSignInFailed, 0, `{"account":"7","address":"192.0.2.1"}`
			case 5:
				e.Kind, e.Actor = news.EventSignedIn, 7
			}
			if err := s.InsertEvent(ctx, e); err != nil {
				return err
			}
			c.Advance(time.Second)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return inside.New(d, c, search.New(d.Engine)), news.Actor{Account: 9, Roles: map[news.ID][]news.Role{0: {news.RoleNetworkAdmin}}}
}

func TestAudit(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		const n = 700
		r, boss := trail(t, d, n)
		ctx := context.Background()
		// All of it, page by page, once each and newest first.
		var q inside.AuditQuery
		seen, last := 0, news.ID(1<<52)
		for {
			rows, next, err := r.Audit(ctx, boss, q, 60)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				if row.ID >= last {
					t.Fatal("out of order")
				}
				last = row.ID
			}
			seen += len(rows)
			if q.Before = next; next == 0 {
				break
			}
		}
		if seen != n {
			t.Errorf("%d of %d events on all pages", seen, n)
		}
		for name, c := range map[string]struct {
			q    inside.AuditQuery
			want string
		}{
			"an area":         {inside.AuditQuery{Kind: "account."}, "account.signed_in account.sign_in_failed"},
			"a kind":          {inside.AuditQuery{Kind: "account.signed_in"}, "account.signed_in"},
			"an area of none": {inside.AuditQuery{Kind: "story."}, ""},
			"a person":        {inside.AuditQuery{Person: 7}, "account.signed_in"},
			"words":           {inside.AuditQuery{Text: "SARI account"}, "account.signed_in account.sign_in_failed"},
			"a moment":        {inside.AuditQuery{From: time.Date(2026, 3, 2, 3, 0, 4, 0, time.UTC), Until: time.Date(2026, 3, 2, 3, 0, 6, 0, time.UTC)}, "account.signed_in asset.changed"},
			"leaving out":     {inside.AuditQuery{Not: news.EventAssetChanged}, "account.signed_in account.sign_in_failed"},
		} {
			rows, next, err := r.Audit(ctx, boss, c.q, 60)
			got := ""
			for _, row := range rows {
				got += " " + string(row.Kind)
			}
			if err != nil || next != 0 || got != "" && got[1:] != c.want || got == "" && c.want != "" {
				t.Errorf("%s: %q, next %v, %v", name, got, next, err)
			}
		}
		rows, _, err := r.Audit(ctx, boss, inside.AuditQuery{Kind: "account.sign_in_failed"}, 1)
		if err != nil || len(rows) != 1 || rows[0].About != "Sari" || rows[0].By != "" || len(rows[0].Details) != 1 || rows[0].Details[0].Text != "192.0.2.1" {
			t.Errorf("%+v, %v", rows, err)
		}
	})
}

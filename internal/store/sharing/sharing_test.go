package sharing_test

import (
	"context"
	"reflect"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
	"github.com/tajuk/tajuk/internal/store/sharing"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 123e6, time.UTC)

func same(t *testing.T, what string, got, want any, err error) {
	t.Helper()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %+v, %v\nwant %+v", what, got, err, want)
	}
}

func TestWithdrawalsOnOneSiteComeBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		write := func(f func(s sharing.Store) error) {
			t.Helper()
			if err := d.Tx(ctx, func(tx *db.Tx) error { return f(sharing.In(tx)) }); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.Tx(ctx, func(tx *db.Tx) error {
			s := store.In(tx)
			for _, id := range []news.ID{10, 20} {
				site := news.Site{ID: id, Slug: id.String(), Name: id.String(), Hosts: []string{id.String() + ".test"}, Sections: []news.Section{{ID: id + 1, Slug: "a"}}}
				if err := s.SaveSite(ctx, site); err != nil {
					return err
				}
			}
			for _, id := range []news.ID{1, 2} {
				if err := s.InsertStory(ctx, news.Story{ID: id, OriginSite: 10, State: news.StateLive}); err != nil {
					return err
				}
				for n, site := range []news.ID{10, 20} {
					if err := s.SavePlacement(ctx, news.Placement{ID: id*100 + news.ID(n), Story: id, Site: site, Section: site + 1}); err != nil {
						return err
					}
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		read := sharing.New(d, d.Engine)
		if _, found, err := read.Withdrawal(ctx, 101); found || err != nil {
			t.Errorf("found %v, %v", found, err)
		}
		w := news.Withdrawal{Story: 1, Site: 20, Ground: news.GroundChild, Reason: "Identitas anak “terbaca” di sini.", ProposedBy: 5, ProposedAt: noon}
		other := news.Withdrawal{Story: 2, Site: 20, Ground: news.GroundSARA, Reason: "Lain.", ProposedBy: 6, ProposedAt: noon.Add(-time.Hour)}
		write(func(s sharing.Store) error {
			if err := s.SaveWithdrawal(ctx, 201, other); err != nil {
				return err
			}
			return s.SaveWithdrawal(ctx, 101, w)
		})
		open, err := read.OpenWithdrawals(ctx, 20, 5)
		same(t, "open, the oldest first", open, []news.Withdrawal{other, w}, err)
		w.ApprovedBy, w.ApprovedAt, w.Headline = 6, noon.Add(time.Minute), "Judul di sini"
		write(func(s sharing.Store) error { return s.SaveWithdrawal(ctx, 101, w) })
		got, _, err := read.Withdrawal(ctx, 101)
		same(t, "approved", got, w, err)
		changed := w
		changed.Reason = "Sesuatu yang lain."
		write(func(s sharing.Store) error { return s.SaveWithdrawal(ctx, 101, changed) })
		got, _, err = read.Withdrawal(ctx, 101)
		same(t, "approved ones stay as they are", got, w, err)
		on, err := read.WithdrawalsOn(ctx, 20, []news.ID{1, 99})
		same(t, "on a site", on, []news.Withdrawal{w}, err)
		on, err = read.WithdrawalsOn(ctx, 10, []news.ID{1, 2})
		same(t, "on another site", on, []news.Withdrawal(nil), err)
		of, err := read.WithdrawalsOf(ctx, 2)
		same(t, "of a story", of, []news.Withdrawal{other}, err)
		for _, c := range []struct {
			story, placement news.ID
			want             int
		}{{1, 101, 0}, {1, 0, 0}, {2, 200, 0}, {2, 0, 1}, {2, 201, 0}} {
			write(func(s sharing.Store) error {
				n, err := s.DropWithdrawals(ctx, c.story, c.placement)
				if n != c.want {
					t.Errorf("dropped %d of story %s, placement %s, want %d", n, c.story, c.placement, c.want)
				}
				return err
			})
		}
		got, _, err = read.Withdrawal(ctx, 101)
		same(t, "approved ones are kept", got, w, err)
	})
}

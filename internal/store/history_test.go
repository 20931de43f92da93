package store_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

func TestPlacementsComeBack(t *testing.T) {
	each(t, func(b bench) {
		b.story(1)
		b.story(2)
		shared := news.Placement{ID: 101, Story: 1, Site: bali, Section: island, State: news.PlacementOffered, MadeBy: 5, MadeAt: noon,
			Via: solo, EndedAt: noon.Add(time.Minute), EndedBy: bali}
		home := news.Placement{ID: 102, Story: 1, Site: solo, Section: warga, Origin: true, State: news.PlacementPlaced, VisibleAt: noon, Version: 3, MadeBy: 5, MadeAt: noon}
		other := news.Placement{ID: 103, Story: 2, Site: solo, Section: warga, Origin: true, State: news.PlacementPlaced}
		shared.Overrides = []news.Override{
			{Field: news.FieldBody, Value: `{"a":"é"}`, Base: 2, MadeBy: 5, MadeAt: noon},
			{Field: news.FieldHeadline, Value: text, Base: 3, MadeBy: 6}}
		b.write(func(s store.Store) error {
			for _, p := range []news.Placement{shared, home, other} {
				if err := s.SavePlacement(ctx, p); err != nil {
					return err
				}
				for _, o := range p.Overrides {
					if err := s.SaveOverride(ctx, p.ID, o); err != nil {
						return err
					}
				}
			}
			return nil
		})
		all, err := b.read.PlacementsOf(ctx, 1)
		b.same("placements, the origin first", all, []news.Placement{home, shared}, err)
		p, _, err := b.read.Placement(ctx, 1, bali)
		b.same("placement", p, shared, err)
		if _, found, err := b.read.Placement(ctx, 2, bali); found || err != nil {
			b.Errorf("a placement that is not there: %v", err)
		}
		on, err := b.read.PlacementsOn(ctx, solo, []news.ID{1, 2, 99})
		b.same("placements on a site", len(on), 2, err)
		byID, err := b.read.Placements(ctx, []news.ID{103})
		b.same("bare placement", byID, []news.Placement{other}, err)

		later := noon.Add(time.Hour)
		shared.State, shared.VisibleAt, shared.Version, shared.MadeAt, shared.MadeBy = news.PlacementPlaced, later, 4, later, 7
		shared.Via, shared.EndedAt, shared.EndedBy = 0, time.Time{}, 0
		shared.Overrides[1].Value, shared.Overrides[1].Base = "Pendek", 4
		b.write(func(s store.Store) error {
			if err := s.SavePlacement(ctx, shared); err != nil {
				return err
			}
			if err := s.DeleteOverride(ctx, 101, news.FieldBody); err != nil {
				return err
			}
			return s.SaveOverride(ctx, 101, shared.Overrides[1])
		})
		shared.Overrides = shared.Overrides[1:]
		p, _, err = b.read.Placement(ctx, 1, bali)
		b.same("changed placement", p, shared, err)
		err = b.try(func(s store.Store) error {
			return s.SavePlacement(ctx, news.Placement{ID: 200, Story: 1, Site: bali, Section: island})
		})
		if !errors.Is(err, db.ErrDuplicate) {
			b.Errorf("a second placement on one site: %v", err)
		}
	})
}

// What a site has said of a field is never lost: not when it says something
// else, and not when it follows the origin again.
func TestPastOverridesAreKept(t *testing.T) {
	each(t, func(b bench) {
		b.story(1)
		said := func(value string, base int, at time.Time) news.Override {
			return news.Override{Field: news.FieldHeadline, Value: value, Base: base, MadeBy: 5, MadeAt: at}
		}
		first, second, third := said("Satu", 1, noon), said(text, 2, noon.Add(time.Minute)), said("Tiga", 2, noon.Add(time.Hour))
		same := said(text, 3, noon.Add(2*time.Minute)) // no other words
		b.write(func(s store.Store) error {
			if err := s.SavePlacement(ctx, news.Placement{ID: 101, Story: 1, Site: bali, Section: island, State: news.PlacementPlaced}); err != nil {
				return err
			}
			for _, o := range []news.Override{first, second, same} {
				if err := s.SaveOverride(ctx, 101, o); err != nil {
					return err
				}
			}
			return nil
		})
		kept := func(n int, o news.Override) news.PastOverride { return news.PastOverride{N: n, Override: o} }
		past, err := b.read.PastOverrides(ctx, 101, 10)
		b.same("reworded", past, []news.PastOverride{kept(1, first)}, err)
		b.write(func(s store.Store) error { return s.DeleteOverride(ctx, 101, news.FieldHeadline) })
		b.write(func(s store.Store) error { return s.DeleteOverride(ctx, 101, news.FieldHeadline) }) // nothing is there any more
		past, err = b.read.PastOverrides(ctx, 101, 10)
		b.same("inherited", past, []news.PastOverride{kept(2, same), kept(1, first)}, err)
		b.write(func(s store.Store) error { return s.SaveOverride(ctx, 101, third) })
		b.write(func(s store.Store) error { return s.DeleteOverride(ctx, 101, news.FieldHeadline) })
		past, err = b.read.PastOverrides(ctx, 101, 2)
		b.same("the newest", past, []news.PastOverride{kept(3, third), kept(2, same)}, err)
		lead := news.Override{Field: news.FieldLead, Value: "Lain.", Base: 1, MadeBy: 5, MadeAt: noon}
		b.write(func(s store.Store) error { return s.SaveOverride(ctx, 101, lead) })
		b.write(func(s store.Store) error { return s.DeleteOverride(ctx, 101, news.FieldLead) })
		past, err = b.read.PastOverrides(ctx, 101, 1)
		b.same("the newest of each field", past, []news.PastOverride{kept(3, third), kept(1, lead)}, err)
		one, _, err := b.read.PastOverride(ctx, 101, news.FieldHeadline, 1)
		b.same("one", one, kept(1, first), err)
		if _, found, err := b.read.PastOverride(ctx, 101, news.FieldBody, 1); found || err != nil {
			b.Errorf("of another field: %v", err)
		}
	})
}

func TestNoticesAndWithdrawalsComeBack(t *testing.T) {
	each(t, func(b bench) {
		b.story(1)
		b.story(2)
		ralat := news.Notice{ID: 50, Story: 1, Kind: news.Ralat, Severity: news.Substance, Text: text, Apology: text, Version: 2, MadeBy: 5, At: noon}
		reply := news.Notice{ID: 49, Story: 1, Kind: news.HakJawab, Text: "x", Reply: 2, At: noon.Add(time.Minute)}
		w := news.Withdrawal{Story: 1, Ground: news.GroundChild, Reason: text, ProposedBy: 5, ProposedAt: noon}
		b.write(func(s store.Store) error {
			return errors.Join(s.InsertNotice(ctx, reply), s.InsertNotice(ctx, ralat), s.SaveWithdrawal(ctx, w))
		})
		about, err := b.read.NoticesOf(ctx, []news.ID{1, 2})
		b.same("notices, oldest first", about, []news.Notice{ralat, reply}, err)
		answered, err := b.read.NoticesAnswered(ctx, []news.ID{2})
		b.same("answered", answered, []news.Notice{reply}, err)
		answered, err = b.read.NoticesAnswered(ctx, []news.ID{0})
		b.same("notices without a reply", len(answered), 0, err)
		byID, err := b.read.Notices(ctx, []news.ID{50})
		b.same("notice", byID, []news.Notice{ralat}, err)

		got, _, err := b.read.Withdrawal(ctx, 1)
		b.same("proposed withdrawal", got, w, err)
		w.ApprovedBy, w.ApprovedAt = 6, noon.Add(time.Hour)
		b.write(func(s store.Store) error { return s.SaveWithdrawal(ctx, w) })
		changed := w
		changed.Reason, changed.ApprovedBy = "sesuatu yang lain", 9
		b.write(func(s store.Store) error { return s.SaveWithdrawal(ctx, changed) })
		list, err := b.read.Withdrawals(ctx, []news.ID{1, 2})
		b.same("approved withdrawal, which stays as it was", list, []news.Withdrawal{w}, err)
	})
}

func TestEventsAndFrontsComeBack(t *testing.T) {
	each(t, func(b bench) {
		b.story(1)
		first := news.Event{ID: 70, Kind: news.EventStoryCreated, Story: 1, Site: solo, Actor: 5, Tags: []string{"story:1", "list:a"}, Payload: `{"a":"é"}`, At: noon}
		second := news.Event{ID: 71, Kind: news.EventSiteSaved, Site: solo, Tags: []string{}, Payload: "null", At: noon}
		until := noon.Add(time.Hour)
		pins := []store.Pin{{Position: 0, Placement: 101}, {Position: 3, Placement: 102, Until: until}}
		b.write(func(s store.Store) error {
			for i, id := range []news.ID{101, 102} {
				site := []news.ID{solo, bali}[i]
				if err := s.SavePlacement(ctx, news.Placement{ID: id, Story: 1, Site: site, Section: warga}); err != nil {
					return err
				}
			}
			return errors.Join(s.InsertEvent(ctx, second), s.InsertEvent(ctx, first), s.SavePins(ctx, solo, news.FrontHome, pins),
				s.SaveRedirect(ctx, store.Redirect{Site: solo, Path: "/lama/é", Story: 1}, noon),
				s.SaveRedirect(ctx, store.Redirect{Site: bali, Path: "/old", Target: "/new"}, noon),
				s.AddReads(ctx, []news.ReadCount{{Site: solo, Story: 1, Hour: 5, N: 2}, {Site: solo, Story: 1, Hour: 5, N: 3}, {Site: solo, Story: 1, Hour: 4, N: 1}, {Site: bali, Story: 1, Hour: 5, N: 9}}),
				s.SavePopular(ctx, solo, []news.ID{102, 101}, []int64{9, 8}))
		})
		events, err := b.read.EventsOf(ctx, 1)
		b.same("events of the story", events, []news.Event{first}, err)
		events, err = b.read.EventsAfter(ctx, 0, 10)
		b.same("all events", events, []news.Event{first, second}, err)
		events, err = b.read.EventsAfter(ctx, 70, 10)
		b.same("events after the first", events, []news.Event{second}, err)

		got, err := b.read.Pins(ctx, solo, news.FrontHome, until.Add(-time.Millisecond))
		b.same("pins", got, pins, err)
		got, err = b.read.Pins(ctx, solo, news.FrontHome, until)
		b.same("pins later", got, pins[:1], err)
		b.write(func(s store.Store) error {
			fronts, err := s.Unpin(ctx, solo, 101)
			b.same("fronts that lost the pin", fronts, []string{news.FrontHome}, err)
			fronts, err = s.Unpin(ctx, bali, 102)
			b.same("fronts of another site", fronts, []string(nil), err)
			return nil
		})

		r, _, err := b.read.Redirect(ctx, solo, "/lama/é")
		b.same("redirect to a story", r, store.Redirect{Site: solo, Path: "/lama/é", Story: 1}, err)
		if _, found, err := b.read.Redirect(ctx, bali, "/lama/é"); found || err != nil {
			b.Errorf("a redirect of another site: %v", err)
		}
		b.write(func(s store.Store) error {
			return s.SaveRedirect(ctx, store.Redirect{Site: solo, Path: "/lama/é", Target: "/warga"}, noon)
		})
		r, _, err = b.read.Redirect(ctx, solo, "/lama/é")
		b.same("changed redirect", r.Target, "/warga", err)

		reads, err := b.read.ReadsSince(ctx, solo, 5)
		b.same("reads", reads, []news.ReadCount{{Site: solo, Story: 1, Hour: 5, N: 5}}, err)
		b.write(func(s store.Store) error { return s.DropReads(ctx, solo, 5) })
		reads, err = b.read.ReadsSince(ctx, solo, 0)
		b.same("reads after dropping", len(reads), 1, err)
		popular, err := b.read.Popular(ctx, solo, 1)
		b.same("most popular", popular, []news.ID{102}, err)
	})
}

func TestSharePolicies(t *testing.T) {
	each(t, func(b bench) {
		policies := func(site news.ID) map[news.ID]news.Policy {
			found, err := b.read.SharePolicies(ctx, site)
			b.must(err)
			return found
		}
		set := func(site, from news.ID, p news.Policy) {
			b.write(func(s store.Store) error { return s.SetSharePolicy(ctx, site, from, p) })
		}
		b.same("no rule", policies(bali), map[news.ID]news.Policy{}, nil)
		set(bali, 0, news.PolicyRefuse)
		set(bali, solo, news.PolicyPublish)
		b.same("for all, and for one", policies(bali), map[news.ID]news.Policy{0: news.PolicyRefuse, solo: news.PolicyPublish}, nil)
		b.same("rules of another", policies(solo), map[news.ID]news.Policy{}, nil)
		set(bali, solo, news.PolicyAsk)
		b.same("changed rule", policies(bali)[solo], news.PolicyAsk, nil)
		b.write(func(s store.Store) error { return s.DropSharePolicy(ctx, bali, solo) })
		b.same("taken away", policies(bali), map[news.ID]news.Policy{0: news.PolicyRefuse}, nil)
	})
}

func TestStaleStoryIsRefused(t *testing.T) {
	each(t, func(b bench) {
		stale := b.story(1)
		mine := stale
		mine.State = news.StateSubmitted
		b.write(func(s store.Store) error { return s.UpdateStory(ctx, &mine) })
		if mine.Rev != 2 {
			b.Errorf("revision %d after one change", mine.Rev)
		}
		stale.State = news.StateSpiked
		if err := b.try(func(s store.Store) error { return s.UpdateStory(ctx, &stale) }); fault.KindOf(err) != fault.Conflict {
			b.Errorf("a change of what was changed meanwhile: %v", err)
		}
		got, _, err := b.read.Story(ctx, 1)
		b.same("state", got.State, news.StateSubmitted, err)
		if err := b.try(func(s store.Store) error { _, err := s.LockStory(ctx, 99); return err }); fault.KindOf(err) != fault.NotFound {
			b.Errorf("locking what is not there: %v", err)
		}
	})
}

// Whoever locks a story works alone on it: twenty writers that each raise the
// version by one make twenty versions.
func TestLockedStoryIsChangedByOneAtATime(t *testing.T) {
	each(t, func(b bench) {
		b.story(1)
		const writers = 20
		var all sync.WaitGroup
		errs := make(chan error, writers)
		for range writers {
			all.Go(func() {
				errs <- b.try(func(s store.Store) error {
					st, err := s.LockStory(ctx, 1)
					if err != nil {
						return err
					}
					st.LastVersion++
					if err := s.InsertVersion(ctx, news.Version{Story: 1, N: st.LastVersion}); err != nil {
						return err
					}
					return s.UpdateStory(ctx, &st)
				})
			})
		}
		all.Wait()
		for range writers {
			if err := <-errs; err != nil {
				b.Error(err)
			}
		}
		st, _, err := b.read.Story(ctx, 1)
		b.same("versions", []int64{int64(st.LastVersion), st.Rev}, []int64{writers, writers + 1}, err)
	})
}

func TestVersionsAreKept(t *testing.T) {
	each(t, func(b bench) {
		b.story(1)
		b.write(func(s store.Store) error { return s.InsertVersion(ctx, news.Version{Story: 1, N: 1}) })
		for _, stmt := range []string{"DELETE FROM story_version", "UPDATE story_version SET headline = 'x'"} {
			err := b.db.Tx(ctx, func(tx *db.Tx) error { _, err := tx.ExecContext(ctx, stmt); return err })
			if err == nil {
				b.Errorf("%s: the past was changed", stmt)
			}
		}
		err := b.try(func(s store.Store) error { return s.InsertVersion(ctx, news.Version{Story: 1, N: 1}) })
		if !errors.Is(err, db.ErrDuplicate) {
			b.Errorf("a second version 1: %v", err)
		}
	})
}

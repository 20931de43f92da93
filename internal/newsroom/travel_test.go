package newsroom_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/store"
)

// moved fails unless an address of a site leads to the story's origin.
func (w *world) moved(site news.Site, id news.ID) {
	w.t.Helper()
	_, err := w.article(site, id)
	var m *reading.Moved
	if !errors.As(err, &m) {
		w.t.Fatalf("%s: %v, want a redirect", site.Slug, err)
	}
	home := w.see(w.solo, id)
	w.is("leads to", []any{m.Site.ID, m.Path}, []any{w.solo.ID, home.Path})
	for _, list := range []string{news.ListLatest, news.ListMap, news.ListNewsMap, news.ListWithdrawn, news.ListSection(site.Sections[0].ID)} {
		w.wantShown(site, list)
	}
}

// pull takes a story of Solo for a site.
func (w *world) pull(as news.Actor, id news.ID, site news.Site) news.PlacementState {
	w.t.Helper()
	state, err := w.room.Pull(w.ctx, as, id, site.ID, site.Sections[0].ID, false)
	w.must(err)
	return state
}

func TestDrafts(t *testing.T) {
	scenarios(t,
		scenario{"taken as a draft, it does not appear with its origin", func(w *world) {
			w.policy(w.national, news.PolicyDraft)
			id := w.draft("Draf")
			w.is("state", w.share(id, w.national), news.PlacementHeld)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.unseen(w.national, id)
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, headline("Draf, diperbarui"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.unseen(w.national, id)
			w.must(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID))
			a := w.see(w.national, id)
			w.is("as it is now", []any{a.Headline, a.ListedAt}, []any{"Draf, diperbarui", w.clock.Now()})
			w.refused(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID), fault.Conflict)
			w.is("events", w.events(id), "story.created placement.held story.published story.updated placement.released")
		}},
		scenario{"whoever works at both desks puts a draft there too", func(w *world) {
			w.policy(w.national, news.PolicyDraft)
			both := w.editor
			both.Roles = map[news.ID][]news.Role{w.solo.ID: {news.RoleEditor}, w.national.ID: {news.RoleEditor}}
			state, err := w.room.Share(w.ctx, both, w.live("Draf"), w.national.ID, w.national.Sections[0].ID)
			w.must(err)
			w.is("state", state, news.PlacementHeld)
		}},
		scenario{"released before its origin, it appears with it", func(w *world) {
			w.policy(w.national, news.PolicyDraft)
			id := w.draft("Bersama")
			w.share(id, w.national)
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "Milik kami"))
			w.must(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID))
			w.unseen(w.national, id)
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.must(w.room.Embargo(w.ctx, w.chief, id, at.Add(time.Hour), ""))
			w.clock.Set(at)
			w.must(w.queue.Drain(w.ctx))
			w.unseen(w.national, id)
			w.clock.Set(at.Add(time.Hour))
			w.is("headline", w.see(w.national, id).Headline, "Milik kami")
		}},
		scenario{"released while its origin is planned", func(w *world) {
			w.policy(w.national, news.PolicyDraft)
			id := w.draft("Nanti")
			w.share(id, w.national)
			at := w.clock.Now().Add(time.Hour)
			w.must(w.room.Schedule(w.ctx, w.editor, id, at))
			w.must(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID))
			w.clock.Set(at.Add(-time.Millisecond))
			w.unseen(w.national, id)
			w.clock.Set(at)
			w.see(w.national, id)
		}},
		scenario{"the checks are asked again", func(w *world) {
			w.policy(w.national, news.PolicyDraft)
			w.national.Settings.Required = []news.Need{news.NeedTopic, news.NeedSources}
			_, err := w.room.SaveSite(w.ctx, news.System(), w.national)
			w.must(err)
			topic, photo := w.topic("pasar"), w.asset("ANTARA")
			id := w.live("Tanpa topik", func(c *news.Content) { c.Photo.Asset = photo.ID })
			w.share(id, w.national)
			w.invalid(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID), "topic")
			w.unseen(w.national, id)
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldTopic, asJSON(topic.ID)))
			photo.RightsUntil = w.clock.Now().Add(time.Minute) // its right ends
			w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error { return store.In(tx).SaveAsset(w.ctx, photo) }))
			w.clock.Advance(time.Hour)
			w.invalid(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID), "photo")
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldPhoto, `{}`))
			w.must(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID))
			w.see(w.national, id)
		}},
		scenario{"an offer held, and a draft declined", func(w *world) {
			id := w.live("Ditawarkan")
			w.share(id, w.national)
			w.must(w.room.Hold(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[1].ID))
			w.is("held", []any{w.placement(id, w.national).State, w.placement(id, w.national).Section}, []any{news.PlacementHeld, w.national.Sections[1].ID})
			w.refused(w.room.Hold(w.ctx, w.nationalEditor, id, w.national.ID, 0), fault.Conflict)
			w.refused(w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0), fault.Conflict)
			w.must(w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID))
			w.refused(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID), fault.Conflict)
			w.refused(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "x"), fault.Conflict)
			w.unseen(w.national, id)
		}},
		scenario{"withdrawn while it waits", func(w *world) {
			w.policy(w.national, news.PolicyDraft)
			id := w.live("Keliru")
			w.share(id, w.national)
			w.withdraw(id)
			w.refused(w.room.Release(w.ctx, w.nationalEditor, id, w.national.ID), fault.Conflict)
			w.unseen(w.national, id)
			w.is("state", w.placement(id, w.national).State, news.PlacementDeclined)
		}},
	)
}

func TestPull(t *testing.T) {
	scenarios(t,
		scenario{"taken without an offer", func(w *world) {
			id := w.live("Pasar")
			w.clock.Advance(time.Hour)
			w.is("state", w.pull(w.nationalEditor, id, w.national), news.PlacementPlaced)
			a := w.see(w.national, id)
			w.is("source", []any{a.Shared, a.Origin.Name, a.HomeName, a.ListedAt}, []any{true, "Sagara Solo", "Pasar", w.clock.Now()})
			w.wantShown(w.national, news.ListMap)
			_, err := w.room.Pull(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[0].ID, false)
			w.refused(err, fault.Conflict)
			// It follows its origin as any other.
			w.save(w.editor, id, headline("Pasar, lagi"))
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Angka keliru.")))
			w.is("headline", w.see(w.national, id).Headline, "Pasar, lagi")
			w.is("notices", w.notices(w.national), []string{"Angka keliru."})
			w.is("events", w.events(id), "story.created story.published placement.taken story.updated")
		}},
		scenario{"as a draft, by wish or by the site's policy", func(w *world) {
			a, b := w.live("A"), w.live("B")
			state, err := w.room.Pull(w.ctx, w.nationalEditor, a, w.national.ID, w.national.Sections[0].ID, true)
			w.must(err)
			w.is("by wish", state, news.PlacementHeld)
			w.policy(w.national, news.PolicyDraft)
			w.is("by policy", w.pull(w.nationalEditor, b, w.national), news.PlacementHeld)
			w.unseen(w.national, a)
			w.unseen(w.national, b)
		}},
		scenario{"what readers do not see is not known", func(w *world) {
			pull := func(id news.ID) error {
				_, err := w.room.Pull(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[0].ID, false)
				return err
			}
			draft, planned, embargoed, gone := w.draft("Draf"), w.draft("Nanti"), w.draft("Embargo"), w.live("Dicabut")
			w.must(w.room.Schedule(w.ctx, w.editor, planned, w.clock.Now().Add(time.Hour)))
			w.must(w.room.Embargo(w.ctx, w.chief, embargoed, w.clock.Now().Add(2*time.Hour), ""))
			w.must(w.room.Schedule(w.ctx, w.editor, embargoed, w.clock.Now().Add(2*time.Hour)))
			w.withdraw(gone)
			for _, id := range []news.ID{draft, planned, embargoed, gone, 12345} {
				w.refused(pull(id), fault.NotFound)
			}
			w.clock.Advance(time.Hour) // the clock's job has not run
			w.must(pull(planned))
			w.see(w.national, planned)
			w.refused(pull(embargoed), fault.NotFound)
			w.solo.Public = false
			_, err := w.room.SaveSite(w.ctx, news.System(), w.solo)
			w.must(err)
			w.refused(pull(w.live("Situs tertutup")), fault.NotFound)
		}},
		scenario{"only what the origin lets go", func(w *world) {
			refused := func(id news.ID, site news.Site, as news.Actor, want fault.Kind) {
				t.Helper()
				_, err := w.room.Pull(w.ctx, as, id, site.ID, site.Sections[0].ID, false)
				w.refused(err, want)
			}
			paid, err := w.room.Create(w.ctx, w.reporter, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Kind: news.KindAdvertorial,
				Content: func() news.Content { c := w.content("Promo"); c.Sponsor = "PT Kilau"; return c }()})
			w.must(err)
			w.must(w.room.Publish(w.ctx, w.editor, paid))
			refused(paid, w.national, w.nationalEditor, fault.Forbidden)
			id := w.live("Milik sendiri")
			w.must(w.room.Reserve(w.ctx, w.editor, id, true))
			refused(id, w.national, w.nationalEditor, fault.Forbidden)
			w.must(w.room.Reserve(w.ctx, w.editor, id, false))
			w.pull(w.nationalEditor, id, w.national)
			w.solo.Settings.Reserved = true
			w.solo, err = w.room.SaveSite(w.ctx, news.System(), w.solo)
			w.must(err)
			refused(w.live("Semua disimpan"), w.national, w.nationalEditor, fault.Forbidden)
			// The origin's own share goes through, and what was taken stays.
			w.placed(paid, w.national)
			w.see(w.national, paid)
			w.see(w.national, id)
		}},
		scenario{"a site that refuses takes none either", func(w *world) {
			w.policy(w.national, news.PolicyRefuse)
			id := w.live("Ditolak aturan")
			_, err := w.room.Pull(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[0].ID, true)
			w.refused(err, fault.Forbidden)
			_, err = w.room.Pull(w.ctx, w.editor, id, w.solo.ID, w.solo.Sections[0].ID, false)
			w.refused(err, fault.Conflict)
			_, err = w.room.Pull(w.ctx, w.baliDesk, id, w.bali.ID, w.national.Sections[0].ID, false)
			w.invalid(err, "section")
		}},
	)
}

func TestPassingOn(t *testing.T) {
	scenarios(t,
		scenario{"round and round, it cannot go", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.policyFrom(w.bali, w.national, news.PolicyPublish)
			w.policy(w.bali, news.PolicyPublish)
			state, err := w.room.PassOn(w.ctx, w.nationalEditor, id, w.national.ID, w.bali.ID, w.bali.Sections[0].ID)
			w.must(err)
			w.is("state", state, news.PlacementPlaced)
			a := w.see(w.bali, id)
			w.is("the root, never the passer", []any{a.Origin.Name, a.HomePath, a.Canonical}, []any{"Sagara Solo", w.see(w.solo, id).Path, false})
			w.is("via", w.placement(id, w.bali).Via, w.national.ID)
			back := func(to news.Site) error {
				_, err := w.room.PassOn(w.ctx, w.baliDesk, id, w.bali.ID, to.ID, to.Sections[0].ID)
				return err
			}
			w.policyFrom(w.solo, w.bali, news.PolicyPublish)
			w.refused(back(w.solo), fault.Conflict)
			w.refused(back(w.national), fault.Conflict)
			w.refused(back(w.bali), fault.Conflict)
			_, err = w.room.Pull(w.ctx, w.editor, id, w.solo.ID, w.solo.Sections[0].ID, false)
			w.refused(err, fault.Conflict)
			placements, err := w.store.PlacementsOf(w.ctx, id)
			w.must(err)
			w.is("placements", len(placements), 3)
			// It follows its origin, also when the passer is gone.
			w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
			w.save(w.editor, id, headline("Pasar, lagi"))
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("headline", w.see(w.bali, id).Headline, "Pasar, lagi")
		}},
		scenario{"the stricter of two policies", func(w *world) {
			order := news.Policies()
			want := map[news.Policy]news.PlacementState{news.PolicyRefuse: "", news.PolicyAsk: news.PlacementOffered,
				news.PolicyDraft: news.PlacementHeld, news.PolicyPublish: news.PlacementPlaced}
			for i, toOrigin := range order {
				for j, toPasser := range order {
					id := w.live("Berita")
					w.placed(id, w.national)
					w.policy(w.bali, toOrigin)
					w.policyFrom(w.bali, w.national, toPasser)
					state, err := w.room.PassOn(w.ctx, w.nationalEditor, id, w.national.ID, w.bali.ID, w.bali.Sections[0].ID)
					w.is(string(toOrigin)+" and "+string(toPasser), state, want[order[min(i, j)]])
					if min(i, j) == 0 {
						w.refused(err, fault.Forbidden)
					}
				}
			}
		}},
		scenario{"only what its own readers see", func(w *world) {
			on := func(id news.ID) error {
				_, err := w.room.PassOn(w.ctx, w.nationalEditor, id, w.national.ID, w.bali.ID, w.bali.Sections[0].ID)
				return err
			}
			w.refused(on(w.live("Tidak di sana")), fault.NotFound)
			offered := w.live("Ditawarkan")
			w.share(offered, w.national)
			w.refused(on(offered), fault.NotFound)
			planned := w.draft("Nanti")
			w.placed(planned, w.national)
			w.refused(on(planned), fault.NotFound)
			w.must(w.room.Schedule(w.ctx, w.editor, planned, w.clock.Now().Add(time.Hour)))
			w.refused(on(planned), fault.NotFound)
			ended := w.live("Berakhir")
			w.placed(ended, w.national)
			w.must(w.room.End(w.ctx, w.nationalEditor, ended, w.national.ID))
			w.refused(on(ended), fault.NotFound)
			reserved := w.live("Disimpan")
			w.placed(reserved, w.national)
			w.must(w.room.Reserve(w.ctx, w.editor, reserved, true))
			w.refused(on(reserved), fault.Forbidden)
			// The rule about who shares is asked at the passer, not at the origin.
			id := w.live("Pasar")
			w.placed(id, w.national)
			_, err := w.room.PassOn(w.ctx, w.editor, id, w.national.ID, w.bali.ID, w.bali.Sections[0].ID)
			w.refused(err, fault.Forbidden)
		}},
	)
}

// policyFrom says what a site does with stories that come through another.
func (w *world) policyFrom(site, from news.Site, p news.Policy) {
	w.t.Helper()
	w.must(w.room.SetSharePolicy(w.ctx, news.System(), site.ID, from.ID, p))
}

func TestShareAll(t *testing.T) {
	scenarios(t, scenario{"each site for itself, in one act", func(w *world) {
		id := w.live("Ke mana-mana")
		w.policy(w.national, news.PolicyPublish)
		w.policy(w.bali, news.PolicyRefuse)
		targets := []sharing.Target{{Site: w.bali.ID, Section: w.bali.Sections[0].ID}, {Site: w.solo.ID, Section: w.solo.Sections[0].ID},
			{Site: w.national.ID, Section: w.national.Sections[0].ID}, {Site: w.national.ID, Section: w.national.Sections[1].ID}, {Site: 99}}
		i, err := w.room.Impact(w.ctx, w.editor, id, newsroom.Plan{Step: news.StepShare, Targets: targets})
		w.must(err)
		w.is("foretold", []int{len(i.Sites), len(i.Refused)}, []int{1, 4})
		w.unseen(w.national, id)
		out, err := w.room.ShareAll(w.ctx, w.editor, id, 0, targets)
		w.must(err)
		got := map[news.ID][]any{}
		for _, o := range out {
			got[o.Site] = append(got[o.Site], o.State, fault.KindOf(o.Err).String())
		}
		w.is("in the order of sites", slices.IsSortedFunc(out, func(a, b sharing.Outcome) int { return int(a.Site - b.Site) }), true)
		w.is("national", got[w.national.ID], []any{"placed", "internal", "", "conflict"})
		w.is("the others", []any{got[w.bali.ID], got[w.solo.ID], got[99]}, []any{[]any{"", "forbidden"}, []any{"", "conflict"}, []any{"", "not found"}})
		w.see(w.national, id)
		w.unseen(w.bali, id)
		_, err = w.room.ShareAll(w.ctx, w.reporter, id, 0, targets)
		w.refused(err, fault.Forbidden)
		w.must(w.room.SetPins(w.ctx, w.nationalEditor, w.national.ID, news.FrontHome, []house.Pin{{Story: id}}))
	}})
}

package newsroom_test

import (
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// rights sets the end of a picture's rights as its editors do.
func (w *world) rights(a news.Asset, until time.Time) {
	w.t.Helper()
	now, err := w.store.Assets(w.ctx, []news.ID{a.ID})
	w.must(err)
	now[0].RightsUntil = until
	w.must(w.room.ChangeAsset(w.ctx, w.editor, now[0]))
	w.must(w.queue.Drain(w.ctx))
}

// attention returns what the list shows under it, in the order of the list.
func (w *world) attention() []news.ID {
	w.t.Helper()
	heads, err := w.store.FlaggedHeads(w.ctx, w.solo.ID, filterNothing, markNothing, 50)
	w.must(err)
	out := []news.ID{}
	for _, h := range heads {
		if !h.Flags.Has(news.FlagRights) {
			w.t.Errorf("%s wants attention for %d", h.Story, h.Flags)
		}
		out = append(out, h.Story)
	}
	w.is("counted", w.flagged(), len(out))
	return out
}

func TestRightsThatEnd(t *testing.T) {
	const soon, over = `rights_soon: [{"key":"photo-ending","args":["Kios","2026-03-31"]}]`, `rights_ended: [{"key":"photo-expired","args":["Kios"]}]`
	scenarios(t,
		scenario{"told a week before and at the end, to the photo desk and to those whose stories show it", func(w *world) {
			w.clock.Set(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC))
			w.people()
			photo := actor(0, w.solo, news.RolePhotoEditor)
			account, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: "Foto", Email: "foto@" + w.solo.Slug + ".test", Active: true, Roles: photo.Roles})
			w.must(err)
			photo.Account = account.ID
			foto := w.asset("Rudi")
			with := func(c *news.Content) { c.Photo.Asset = foto.ID }
			first, second := w.live("Satu", with), w.live("Dua", with)
			planned, draft, without := w.draft("Tiga", with), w.draft("Empat", with), w.live("Lima")
			w.must(w.room.Schedule(w.ctx, w.editor, planned, w.clock.Now().Add(60*24*time.Hour)))
			end := time.Date(2026, 3, 31, 17, 0, 0, 0, time.UTC) // midnight in Solo
			w.rights(foto, end)
			w.is("far away", w.attention(), []news.ID{})
			before := len(w.heard(w.reporter))
			touched := func(id news.ID) time.Time {
				h, _, err := w.store.Head(w.ctx, id)
				w.must(err)
				return h.TouchedAt
			}
			was := touched(first)
			w.clock.Set(end.Add(-news.RightsNotice))
			w.must(w.queue.Drain(w.ctx))
			got := w.attention()
			slices.Sort(got)
			w.is("a week before", got, []news.ID{first, second, planned})
			w.is("nobody touched them", touched(first), was)
			w.wantTold(photo, soon)
			w.is("the author, once", w.heard(w.reporter)[before:], []string{soon})
			w.wantTold(w.nationalEditor)
			w.clock.Set(end)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(photo, soon, over)
			w.is("the author, at the end", w.heard(w.reporter)[before:], []string{soon, over})
			// A notification of the photo desk is about the picture, the author's about
			// the newest of the stories.
			list, err := w.talks().Notifications(w.ctx, photo.Account, 0, false, 1)
			w.must(err)
			w.is("photo", []news.ID{list[0].Story, list[0].Subject}, []news.ID{0, foto.ID})
			list, err = w.talks().Notifications(w.ctx, w.reporter.Account, 0, false, 1)
			w.must(err)
			w.is("author", []news.ID{list[0].Story, list[0].Subject}, []news.ID{planned, foto.ID})
			w.is("flags of a draft and of another story", []news.HeadFlags{w.flags(draft), w.flags(without)}, []news.HeadFlags{0, 0})
			// Another picture in its place, in one story and then in all.
			other := w.asset("Sari")
			w.save(w.editor, first, func(c *news.Content) { c.Photo.Asset = other.ID })
			w.must(w.room.Update(w.ctx, w.editor, first))
			w.is("one mended", w.flags(first), news.HeadFlags(0))
			_, err = w.room.Replace(w.ctx, w.editor, foto.ID, other.ID)
			w.must(err)
			w.must(w.queue.Drain(w.ctx))
			w.is("all mended", w.attention(), []news.ID{})
			// The right to the other one ends as well, which stands in its place.
			w.rights(other, w.clock.Now().Add(time.Hour))
			got = w.attention()
			slices.Sort(got)
			w.is("in its place", got, []news.ID{first, second, planned})
			w.rights(other, time.Time{})
			w.is("for good", w.attention(), []news.ID{})
		}},
		scenario{"without photo editors, who edits pictures; a right that is moved on is not told of", func(w *world) {
			w.people()
			foto := w.asset("Rudi")
			foto.Site = w.solo.ID
			w.until(foto, time.Time{})
			w.rights(foto, w.clock.Now().Add(30*24*time.Hour))
			w.rights(foto, w.clock.Now().Add(90*24*time.Hour))
			w.clock.Advance(40 * 24 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.chief)
			w.clock.Advance(60 * 24 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.chief, over)
			w.wantTold(w.editor, over)
			w.wantTold(w.reporter)
		}},
	)
}

// What narrows no list, and the beginning of one.
var (
	filterNothing store.HeadFilter
	markNothing   store.Mark
)

package newsroom_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/wire"
)

// admin is somebody who manages the network, with an account.
func (w *world) admin() news.Actor {
	w.t.Helper()
	a := news.Actor{Name: "Admin", Roles: map[news.ID][]news.Role{0: {news.RoleNetworkAdmin}}}
	account, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: a.Name, Active: true, Roles: a.Roles, Email: "admin@" + w.solo.Slug + ".test"})
	w.must(err)
	a.Account = account.ID
	return a
}

func TestPeopleHearWhatWasRefused(t *testing.T) {
	nameless := func(i *wire.Item) { i.Headline = "" }
	scenarios(t,
		scenario{"a correction and a withdrawal at once, those who carry the story", func(w *world) {
			w.people()
			admin, solo, bali := w.admin(), w.manager(w.solo), w.manager(w.bali)
			o := w.outside("Cakrawala", w.solo)
			i := o.arrives(o.piece("satu"))
			list := func() map[string]int {
				n := map[string]int{}
				for name, a := range map[string]news.Actor{"admin": admin, "solo": solo, "bali": bali, "chief": w.chief, "second chief": w.chief2, "editor": w.editor} {
					for _, line := range w.heard(a) {
						n[name+" "+line]++
					}
				}
				return n
			}
			fix := o.piece("satu", nameless, func(i *wire.Item) {
				i.Version, i.Notices = 2, []wire.Notice{{ID: "n1", Kind: "ralat", Text: "Namanya Dewi."}}
			})
			i = o.arrives(fix)
			w.is("state", i.State, partner.ItemRefused)
			const why = "fix_refused: the headline is missing"
			w.is("told of the correction", list(), map[string]int{"admin " + why: 1, "chief " + why: 1, "second chief " + why: 1})
			told, err := w.talks().Notifications(w.ctx, w.chief.Account, 0, false, 1)
			w.must(err)
			w.is("leads to the item", told[0].Subject, i.ID)
			w.is("is about the story", told[0].Story, i.Story)

			// Tried again in vain it is told again; what says the same is not.
			w.must(w.room.Exchange.TakeAgain(w.ctx, w.chief, i.ID))
			o.takes(fix)
			o.arrives(fix)
			w.is("told again", list()["chief "+why], 2)

			i = o.arrives(o.piece("satu", func(i *wire.Item) {
				i.Version, i.Status, i.EdNote = 3, wire.Canceled, "Alasan \x00 yang tidak terbaca."
			}))
			w.is("state", i.State, partner.ItemRefused)
			kill := "kill_refused: " + i.Note
			n := list()
			w.is("told of the withdrawal", []int{n["admin "+kill], n["chief "+kill], n["second chief "+kill]}, []int{1, 1, 1})
			w.is("others", []int{len(w.heard(solo)), len(w.heard(bali)), len(w.heard(w.editor))}, []int{0, 0, 0})
			w.is("the day's list", o.sourceLine().TellAt.IsZero(), true)
		}},
		scenario{"a site without a chief editor is told by those who manage it", func(w *world) {
			bali := w.manager(w.bali)
			o := w.outside("Cakrawala", w.bali)
			o.arrives(o.piece("satu"))
			o.arrives(o.piece("satu", nameless, func(i *wire.Item) { i.Version, i.Notices = 2, []wire.Notice{{ID: "n1", Kind: "ralat"}} }))
			w.wantTold(bali, "fix_refused: the headline is missing")
		}},
		scenario{"other items together, once a day", func(w *world) {
			w.people()
			admin, solo, bali := w.admin(), w.manager(w.solo), w.manager(w.bali)
			o := w.outside("Cakrawala", w.solo)
			n := 0
			refuse := func() partner.Item {
				n++
				i := o.arrives(o.piece(fmt.Sprint(n), nameless))
				w.is("state", i.State, partner.ItemRefused)
				return i
			}
			wait := func(d time.Duration) {
				w.clock.Advance(d)
				w.must(w.queue.Drain(w.ctx))
			}
			refuse()
			wait(30 * time.Minute)
			refuse()
			w.wantTold(admin)
			wait(30 * time.Minute)
			w.wantTold(admin, "items_refused")
			w.wantTold(solo, "items_refused")
			w.wantTold(bali)
			w.wantTold(w.chief)
			told, err := w.talks().Notifications(w.ctx, admin.Account, 0, false, 1)
			w.must(err)
			w.is("leads to the source", told[0].Subject, o.source.ID)
			// Nothing new, nothing told.
			wait(48 * time.Hour)
			w.wantTold(admin, "items_refused")
			refuse()
			wait(time.Hour)
			w.wantTold(admin, "items_refused", "items_refused")
			refuse()
			wait(23 * time.Hour)
			w.wantTold(admin, "items_refused", "items_refused")
			wait(time.Hour)
			w.wantTold(admin, "items_refused", "items_refused", "items_refused")
			// What was settled meanwhile is not told.
			for k := range n {
				i := o.item(fmt.Sprint(k + 1))
				w.must(w.room.Exchange.TakeAgain(w.ctx, admin, i.ID))
				o.takes(o.piece(i.URI, func(i *wire.Item) { i.Headline = "Judul " + i.ID }))
			}
			wait(time.Hour)
			refuse()
			o.arrives(o.piece(fmt.Sprint(n), func(i *wire.Item) { i.Version = 2 }))
			wait(48 * time.Hour)
			w.wantTold(admin, "items_refused", "items_refused", "items_refused")
			w.is("nothing left", o.sourceLine().Refused, 0)
		}},
	)
}

// line is the state of the way from a source.
func (o outside) sourceLine() partner.SourceLine {
	o.t.Helper()
	l, err := o.room.Exchange.SourceLine(o.ctx, o.source.ID)
	o.must(err)
	return l
}

package newsroom_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
	"github.com/tajuk/tajuk/internal/newsroom/talk"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/store"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// people gives everybody of the world an account, so that they can be told
// things.
func (w *world) people() {
	w.t.Helper()
	for name, a := range map[string]*news.Actor{"Rina Reporter": &w.reporter, "Eka Editor": &w.editor, "Citra": &w.chief,
		"Citra Dua": &w.chief2, "Nasional": &w.nationalEditor, "Bali": &w.baliDesk} {
		email := strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@" + w.solo.Slug + ".test"
		account, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: name, Email: email, Active: true, Roles: a.Roles})
		w.must(err)
		a.Account = account.ID
	}
}

// heard returns what somebody was told, oldest first: kind and detail.
func (w *world) heard(a news.Actor) []string {
	w.t.Helper()
	list, err := w.talks().Notifications(w.ctx, a.Account, 0, false, 50)
	w.must(err)
	out := []string{}
	for _, n := range slices.Backward(list) {
		line := string(n.Kind)
		if n.Detail != "" {
			line += ": " + n.Detail
		}
		out = append(out, line)
	}
	box, err := w.talks().Inbox(w.ctx, a.Account)
	w.must(err)
	unread, err := w.talks().Notifications(w.ctx, a.Account, 0, true, 50)
	w.must(err)
	if box.Unread != len(unread) {
		w.t.Errorf("%d are kept as unread, %d are", box.Unread, len(unread))
	}
	return out
}

func (w *world) wantTold(a news.Actor, want ...string) {
	w.t.Helper()
	if got := w.heard(a); !slices.Equal(got, want) {
		w.t.Errorf("%s was told %q, want %q", a.Name, got, want)
	}
}

func (w *world) comment(as news.Actor, story news.ID, text string) news.Comment {
	w.t.Helper()
	c, err := w.room.Comment(w.ctx, as, story, news.Anchor{}, text)
	w.must(err)
	return c
}

func (w *world) openThreads(story news.ID) int {
	w.t.Helper()
	n, err := w.talks().OpenThreads(w.ctx, story)
	w.must(err)
	return n
}

func TestComments(t *testing.T) {
	scenarios(t,
		scenario{"a thread on a passage, answered, resolved and opened again", func(w *world) {
			w.people()
			id := w.draft("Harga cabai")
			c, err := w.room.Comment(w.ctx, w.editor, id, news.Anchor{From: 3, To: 9, Quote: "harga"}, "  Dari mana angka ini?  ")
			w.must(err)
			w.wantTold(w.reporter, "comment: Dari mana angka ini?")
			w.wantTold(w.editor)
			_, err = w.room.Answer(w.ctx, w.reporter, c.ID, "Dari dinas.")
			w.must(err)
			w.wantTold(w.editor, "comment: Dari dinas.") // it is the editor's thread
			w.is("open threads", w.openThreads(id), 1)
			w.must(w.room.Resolve(w.ctx, w.reporter, c.ID))
			w.must(w.room.Resolve(w.ctx, w.editor, c.ID)) // twice is no error
			w.is("open threads", w.openThreads(id), 0)
			again, err := w.room.Answer(w.ctx, w.editor, c.ID, "Tanggal berapa?")
			w.must(err)
			w.is("an answer opens it", w.openThreads(id), 1)
			w.must(w.room.Resolve(w.ctx, w.editor, again.ID)) // by way of any of its comments
			w.must(w.room.Reopen(w.ctx, w.editor, again.ID))
			w.is("open threads", w.openThreads(id), 1)
			kept, _, err := w.talks().Comment(w.ctx, c.ID)
			w.must(err)
			w.is("thread", []any{kept.Text, kept.Answers, kept.Anchor.Quote, kept.ResolvedAt.IsZero()}, []any{"Dari mana angka ini?", 2, "harga", true})
			w.is("events", w.events(id), "story.created comment.added comment.added comment.resolved comment.added comment.resolved comment.reopened")
		}},
		scenario{"who may see the story may comment; for the others there is none", func(w *world) {
			w.people()
			id := w.draft("Rahasia")
			c := w.comment(w.editor, id, "Lanjut.")
			_, err := w.room.Comment(w.ctx, w.baliDesk, id, news.Anchor{}, "Halo")
			w.refused(err, fault.NotFound)
			_, err = w.room.Answer(w.ctx, w.baliDesk, c.ID, "Halo")
			w.refused(err, fault.NotFound)
			w.refused(w.room.Resolve(w.ctx, w.baliDesk, c.ID), fault.NotFound)
			w.refused(w.room.DeleteComment(w.ctx, w.baliDesk, c.ID), fault.NotFound)
			w.refused(w.room.ChangeComment(w.ctx, w.baliDesk, c.ID, "x"), fault.NotFound)
			w.share(id, w.bali) // on offer there: its desk may speak
			_, err = w.room.Answer(w.ctx, w.baliDesk, c.ID, "Kami mau.")
			w.must(err)
			_, err = w.room.Comment(w.ctx, w.editor, id, news.Anchor{From: 2, To: 2, Quote: "x"}, "")
			w.invalid(err, "text", "quote")
			_, err = w.room.Comment(w.ctx, w.editor, 999, news.Anchor{}, "x")
			w.refused(err, fault.NotFound)
			_, err = w.room.Answer(w.ctx, w.editor, 999, "x")
			w.refused(err, fault.NotFound)
		}},
		scenario{"people are named by their names, and only those who may see the story", func(w *world) {
			w.people()
			id := w.draft("Cabai")
			w.comment(w.editor, id, "@citra dua dan @Rina Reporter, tolong; @Bali tidak perlu, surel a@citra bukan sebutan.")
			w.wantTold(w.chief2, "mention: @citra dua dan @Rina Reporter, tolong; @Bali tidak perlu, surel a@citra bukan sebutan.")
			w.is("told once, as named", len(w.heard(w.reporter)), 1)
			w.wantTold(w.chief)
			w.wantTold(w.baliDesk)
		}},
		scenario{"authors change and take back for a day, editors delete, and the past is kept", func(w *world) {
			w.people()
			id := w.draft("Cabai")
			c := w.comment(w.reporter, id, "Salah ketk @Eka Editor")
			w.refused(w.room.ChangeComment(w.ctx, w.editor, c.ID, "x"), fault.Forbidden)
			w.must(w.room.ChangeComment(w.ctx, w.reporter, c.ID, "Salah ketik @Eka Editor @Citra"))
			w.wantTold(w.editor, "mention: Salah ketk @Eka Editor") // once
			w.wantTold(w.chief, "mention: Salah ketik @Eka Editor @Citra")
			w.must(w.room.DeleteComment(w.ctx, w.reporter, c.ID))
			w.is("open threads", w.openThreads(id), 0)
			w.refused(w.room.DeleteComment(w.ctx, w.editor, c.ID), fault.Conflict)
			w.refused(w.room.Reopen(w.ctx, w.editor, c.ID), fault.Conflict)
			past, err := w.talks().PastComments(w.ctx, c.ID)
			w.must(err)
			w.is("past", []string{past[0].Text, past[1].Text}, []string{"Salah ketk @Eka Editor", "Salah ketik @Eka Editor @Citra"})
			kept, _, err := w.talks().Comment(w.ctx, c.ID)
			w.must(err)
			w.is("deleted", []any{kept.Text, kept.DeletedBy}, []any{"", w.reporter.Account})
			old := w.comment(w.reporter, id, "Lama")
			w.clock.Advance(25 * time.Hour)
			w.refused(w.room.ChangeComment(w.ctx, w.reporter, old.ID, "Baru"), fault.Forbidden)
			w.refused(w.room.DeleteComment(w.ctx, w.reporter, old.ID), fault.Forbidden)
			w.must(w.room.DeleteComment(w.ctx, w.editor, old.ID))
		}},
		scenario{"a muted story is quiet but for what is meant for one alone", func(w *world) {
			w.people()
			id := w.draft("Ramai")
			w.must(w.room.Mute(w.ctx, w.reporter, id))
			w.comment(w.editor, id, "Satu")
			w.wantTold(w.reporter)
			w.comment(w.editor, id, "Dua @Rina Reporter")
			w.wantTold(w.reporter, "mention: Dua @Rina Reporter")
			w.must(w.room.Unmute(w.ctx, w.reporter, id))
			w.comment(w.editor, id, "Tiga")
			w.is("told", len(w.heard(w.reporter)), 2)
			w.refused(w.room.Mute(w.ctx, w.baliDesk, id), fault.NotFound)
		}},
		scenario{"who is switched off or has left the site is told nothing", func(w *world) {
			w.people()
			id := w.draft("Cabai")
			c := w.comment(w.chief2, id, "Saya")
			account, _, err := w.store.Account(w.ctx, w.chief2.Account)
			w.must(err)
			account.Roles = map[news.ID][]news.Role{w.bali.ID: {news.RoleEditor}}
			_, err = w.room.SaveAccount(w.ctx, news.System(), account)
			w.must(err)
			_, err = w.room.Answer(w.ctx, w.editor, c.ID, "Masih di sini?")
			w.must(err)
			w.wantTold(w.chief2)
			reporter, _, err := w.store.Account(w.ctx, w.reporter.Account)
			w.must(err)
			before := len(w.heard(w.reporter))
			reporter.Active = false
			_, err = w.room.SaveAccount(w.ctx, news.System(), reporter)
			w.must(err)
			w.comment(w.editor, id, "Halo?")
			w.is("told", len(w.heard(w.reporter)), before)
		}},
	)
}

func TestAnchorsFollowTheText(t *testing.T) {
	each(t, func(w *world) {
		w.people()
		id := w.draft("Cabai")
		at := map[string]news.ID{}
		for quote, from := range map[string]int{"awal": 2, "hilang": 10, "akhir": 30} {
			c, err := w.room.Comment(w.ctx, w.editor, id, news.Anchor{From: from, To: from + len(quote), Quote: quote}, "?")
			w.must(err)
			at[quote] = c.ID
		}
		w.comment(w.editor, id, "Seluruhnya")
		// The text between 8 and 20 gives way to three characters.
		move := func(pos, assoc int) (int, bool) {
			switch {
			case pos <= 8:
				return pos, false
			case pos >= 20:
				return pos - 9, false
			case assoc > 0:
				return 11, true
			}
			return 8, true
		}
		moved := func() {
			w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error {
				d := &act.Deed{Context: w.ctx, Tx: tx, Store: store.In(tx)}
				return talk.MoveAnchors(d, id, move)
			}))
		}
		moved()
		got := map[string]news.Anchor{}
		for quote, comment := range at {
			c, _, err := w.talks().Comment(w.ctx, comment)
			w.must(err)
			got[quote] = c.Anchor
		}
		w.is("anchors", got, map[string]news.Anchor{
			"awal":   {From: 2, To: 6, Quote: "awal"},
			"hilang": {From: 8, To: 8, Lost: true, Quote: "hilang"},
			"akhir":  {From: 21, To: 26, Quote: "akhir"},
		})
	})
}

// A passage is chosen in the text as a window shows it; what was written since
// moves it before it is kept.
func TestPassageChosenBehindTheText(t *testing.T) {
	each(t, func(w *world) {
		w.people()
		body := func(texts ...string) string {
			var blocks []*richtext.Node
			for _, text := range texts {
				blocks = append(blocks, richtext.Paragraph(richtext.Text(text)))
			}
			return richtext.Must(richtext.New(blocks...)).String()
		}
		id := w.draft("Cabai", func(c *news.Content) { c.Body = body("Satu.", "Harga naik.") })
		steps := func() int64 {
			c, _, err := w.store.WorkingCopy(w.ctx, id)
			w.must(err)
			return c.Steps
		}
		old, harga := steps(), news.Anchor{From: 8, To: 13, Quote: "Harga"}
		w.save(w.reporter, id, func(c *news.Content) { c.Body = body("Nol.", "Satu.", "Harga naik.") })
		w.save(w.reporter, id, func(c *news.Content) { c.Body = body("Nol.", "Satu lagi.", "Harga naik.") })
		late, err := w.room.CommentAt(w.ctx, w.editor, id, old, harga, "Berapa?")
		w.must(err)
		w.is("moved", late.Anchor, news.Anchor{From: 19, To: 24, Quote: "Harga"})
		now, err := w.room.CommentAt(w.ctx, w.editor, id, steps(), late.Anchor, "Sejak kapan?")
		w.must(err)
		w.is("in time", now.Anchor, late.Anchor)
		for _, chosen := range []int64{steps() + 1, -5} {
			_, err = w.room.CommentAt(w.ctx, w.editor, id, chosen, harga, "?")
			w.refused(err, fault.Conflict)
		}
		_, err = w.room.CommentAt(w.ctx, w.baliDesk, id, steps(), harga, "?")
		w.refused(err, fault.NotFound)
		w.save(w.reporter, id, func(c *news.Content) { c.Body = body("Nol.") })
		_, err = w.room.CommentAt(w.ctx, w.editor, id, old, harga, "?")
		w.refused(err, fault.Conflict)
	})
}

func TestAssignments(t *testing.T) {
	scenarios(t,
		scenario{"assigned, overdue, done", func(w *world) {
			w.people()
			id := w.draft("Pasar")
			due := w.clock.Now().Add(2 * time.Hour)
			w.must(w.room.Assign(w.ctx, w.editor, id, w.reporter.Account, due, " Tambah data "))
			w.wantTold(w.reporter, "assigned: Tambah data")
			head, _, err := w.store.Head(w.ctx, id)
			w.must(err)
			w.is("the list knows", []any{head.Assigned, head.DueAt}, []any{w.reporter.Account, due})
			w.clock.Set(due.Add(-time.Millisecond))
			w.must(w.queue.Drain(w.ctx))
			w.is("before its time", len(w.heard(w.reporter)), 1)
			w.clock.Set(due)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.reporter, "assigned: Tambah data", "overdue: Tambah data")
			w.wantTold(w.editor, "overdue: Tambah data")
			w.must(w.room.Finish(w.ctx, w.reporter, id))
			w.refused(w.room.Finish(w.ctx, w.reporter, id), fault.Conflict)
			open, err := w.talks().OpenAssignments(w.ctx, w.reporter.Account, time.Time{}, 0, 10)
			w.must(err)
			w.is("open", len(open), 0)
		}},
		scenario{"done in time, nobody is bothered", func(w *world) {
			w.people()
			id := w.draft("Pasar")
			due := w.clock.Now().Add(time.Hour)
			w.must(w.room.Assign(w.ctx, w.editor, id, w.reporter.Account, due, ""))
			w.must(w.room.Finish(w.ctx, w.reporter, id))
			w.clock.Set(due.Add(time.Hour))
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.reporter, "assigned")
		}},
		scenario{"handed on: the first has it no longer", func(w *world) {
			w.people()
			id := w.draft("Pasar")
			w.must(w.room.Assign(w.ctx, w.editor, id, w.reporter.Account, w.clock.Now().Add(time.Hour), ""))
			w.must(w.room.Assign(w.ctx, w.editor, id, w.chief.Account, time.Time{}, ""))
			w.clock.Advance(2 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.reporter, "assigned")
			w.wantTold(w.chief, "assigned")
			w.refused(w.room.Unassign(w.ctx, w.reporter, id), fault.Forbidden)
			w.must(w.room.Unassign(w.ctx, w.chief, id))
			_, found, err := w.talks().Assignment(w.ctx, id)
			w.must(err)
			w.is("found", found, false)
		}},
		scenario{"whoever is assigned writes the story, and no longer when it is taken back", func(w *world) {
			w.people()
			guest := actor(0, w.solo, news.RoleContributor)
			account, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: "Tamu", Email: "tamu@" + w.solo.Slug + ".test", Active: true, Roles: guest.Roles})
			w.must(err)
			guest.Account = account.ID
			id := w.draft("Pasar")
			write := func() error {
				wc, _, err := w.store.WorkingCopy(w.ctx, id)
				w.must(err)
				wc.Content.Lead += "."
				_, err = w.room.Save(w.ctx, guest, id, wc.Rev, wc.Content)
				return err
			}
			w.refused(write(), fault.Forbidden)
			w.refused(w.room.Assign(w.ctx, guest, id, guest.Account, time.Time{}, ""), fault.NotFound)
			w.must(w.room.Assign(w.ctx, w.editor, id, guest.Account, time.Time{}, "Selesaikan"))
			w.wantTold(guest, "assigned: Selesaikan")
			w.must(write())
			w.must(w.room.Unassign(w.ctx, w.editor, id))
			w.refused(write(), fault.Forbidden)
			w.refused(w.room.Submit(w.ctx, guest, id), fault.Forbidden)
			w.must(w.room.Assign(w.ctx, w.editor, id, guest.Account, time.Time{}, ""))
			w.must(w.room.Submit(w.ctx, guest, id))
			w.refused(write(), fault.Forbidden) // it is with the editors
			w.must(w.room.Return(w.ctx, w.editor, id, "Kurang data"))
			w.is("told", w.heard(guest), []string{"assigned: Selesaikan", "assigned", "returned: Kurang data"})
			w.must(write())
			w.must(w.room.Assign(w.ctx, w.editor, id, w.reporter.Account, time.Time{}, ""))
			w.refused(write(), fault.Forbidden)
			w.must(w.room.Assign(w.ctx, w.editor, id, guest.Account, time.Time{}, ""))
			w.must(w.room.Finish(w.ctx, guest, id))
			w.refused(write(), fault.Forbidden)
			w.is("assigned", w.story(id).Assigned, news.ID(0))
		}},
		scenario{"editors assign anybody of the site, authors themselves", func(w *world) {
			w.people()
			id := w.draft("Pasar")
			w.refused(w.room.Assign(w.ctx, w.reporter, id, w.editor.Account, time.Time{}, ""), fault.Forbidden)
			w.must(w.room.Assign(w.ctx, w.reporter, id, w.reporter.Account, time.Time{}, ""))
			w.wantTold(w.reporter) // who did it knows
			colleague := actor(77, w.solo, news.RoleReporter)
			w.refused(w.room.Assign(w.ctx, colleague, id, colleague.Account, time.Time{}, ""), fault.Forbidden)
			w.invalid(w.room.Assign(w.ctx, w.editor, id, w.baliDesk.Account, time.Time{}, ""), "account")
			w.invalid(w.room.Assign(w.ctx, w.editor, id, 0, w.clock.Now(), strings.Repeat("x", 501)), "account", "due", "note")
			w.refused(w.room.Assign(w.ctx, w.baliDesk, id, w.baliDesk.Account, time.Time{}, ""), fault.NotFound)
		}},
	)
}

func TestTold(t *testing.T) {
	each(t, func(w *world) {
		w.people()
		id := w.draft("Cabai")
		w.must(w.room.Submit(w.ctx, w.reporter, id))
		w.wantTold(w.editor, "submitted")
		w.wantTold(w.chief, "submitted")
		w.wantTold(w.baliDesk)
		w.must(w.room.Take(w.ctx, w.editor, id))
		w.is("taking tells nobody", len(w.heard(w.chief)), 1)
		w.must(w.room.Return(w.ctx, w.editor, id, "Tambah sumber"))
		w.wantTold(w.reporter, "returned: Tambah sumber")
		w.share(id, w.bali)
		w.wantTold(w.baliDesk, "offered")
		w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
		w.clock.Advance(time.Hour)
		w.must(w.queue.Drain(w.ctx))
		w.wantTold(w.reporter, "returned: Tambah sumber", "published")
		w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason))
		w.wantTold(w.chief2, "submitted", "withdrawal: "+reason)
		w.is("who proposes knows", len(w.heard(w.chief)), 1)
		w.is("editors do not approve it", len(w.heard(w.editor)), 1)
		// What became of it is told to who proposed it, and to whose story it was.
		w.must(w.room.DropWithdrawal(w.ctx, w.chief2, id))
		w.wantTold(w.chief, "submitted", "kept")
		w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason))
		w.must(w.room.DropWithdrawal(w.ctx, w.chief, id))
		w.wantTold(w.chief, "submitted", "kept")
		w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason))
		w.must(w.room.Withdraw(w.ctx, w.chief2, id))
		w.wantTold(w.chief, "submitted", "kept", "withdrawn: "+reason)
		w.wantTold(w.reporter, "returned: Tambah sumber", "published", "withdrawn: "+reason)
		w.is("editors of the desk", len(w.heard(w.editor)), 1)

		// What a verb that failed would have told, nobody hears.
		before := len(w.heard(w.reporter))
		w.refused(w.room.Return(w.ctx, w.editor, id, "Terlambat"), fault.Conflict)
		w.is("told", len(w.heard(w.reporter)), before)
	})
}

// Desks are told what other desks do with a story that both have.
func TestToldBetweenSites(t *testing.T) {
	each(t, func(w *world) {
		w.people()
		baliChief, baliSecond := chiefs(w.bali)
		for name, a := range map[string]*news.Actor{"Bali Satu": &baliChief, "Bali Dua": &baliSecond} {
			account, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Name: name, Email: strings.ReplaceAll(name, " ", ".") + "@bali.test", Active: true, Roles: a.Roles})
			w.must(err)
			a.Account = account.ID
		}
		before := map[news.ID]int{}
		told := func(a news.Actor, want ...string) {
			t.Helper()
			all := w.heard(a)
			if got := all[before[a.Account]:]; !slices.Equal(got, want) {
				t.Errorf("%s was told %q, want %q", a.Name, got, want)
			}
			before[a.Account] = len(all)
		}
		rest := func() { // what was not expected was not told
			t.Helper()
			for _, a := range []news.Actor{w.reporter, w.editor, w.chief, w.chief2, w.nationalEditor, w.baliDesk, baliChief, baliSecond} {
				told(a)
			}
		}
		id := w.live("Cabai")
		told(w.reporter, "published")
		w.placed(id, w.bali, w.national)
		rest()

		w.must(w.room.ProposeWithdrawalOn(w.ctx, baliChief, id, w.bali.ID, news.GroundDecency, ours))
		told(baliSecond, "stricter: "+ours)
		rest()
		w.refused(w.room.WithdrawOn(w.ctx, baliChief, id, w.bali.ID), fault.Forbidden)
		rest()
		w.must(w.room.DropWithdrawalOn(w.ctx, baliSecond, id, w.bali.ID))
		told(baliChief, "stricter_kept")
		rest()
		w.must(w.room.ProposeWithdrawalOn(w.ctx, baliChief, id, w.bali.ID, news.GroundDecency, ours))
		told(baliSecond, "stricter: "+ours)
		w.must(w.room.WithdrawOn(w.ctx, baliSecond, id, w.bali.ID))
		told(baliChief, "stricter_done: "+ours)
		told(w.reporter, "stricter_done: "+ours)
		told(w.chief, "stricter_done: "+ours)
		told(w.chief2, "stricter_done: "+ours)
		rest()

		w.must(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID))
		for _, a := range []news.Actor{w.editor, w.chief, w.chief2} {
			told(a, "ended")
		}
		rest()
		w.refused(w.room.End(w.ctx, w.nationalEditor, id, w.national.ID), fault.Conflict)
		rest()

		// What was shown, and what was only offered, are taken back.
		shown := w.live("Bawang")
		told(w.reporter, "published")
		w.placed(shown, w.national)
		w.must(w.room.Revoke(w.ctx, w.editor, shown, w.national.ID))
		told(w.nationalEditor, "revoked")
		w.policy(w.national, news.PolicyAsk)
		offered := w.draft("Kentang")
		w.share(offered, w.national)
		told(w.nationalEditor, "offered")
		w.must(w.room.Revoke(w.ctx, w.editor, offered, w.national.ID))
		told(w.nationalEditor, "revoked")
		rest()
	})
}

func TestNotifications(t *testing.T) {
	each(t, func(w *world) {
		w.people()
		id := w.draft("Cabai")
		var ids []news.ID
		for i := range 5 {
			w.comment(w.editor, id, fmt.Sprint("Komentar ", i))
			list, err := w.talks().Notifications(w.ctx, w.reporter.Account, 0, false, 1)
			w.must(err)
			ids = append(ids, list[0].ID)
		}
		page, err := w.talks().Notifications(w.ctx, w.reporter.Account, ids[3], false, 2)
		w.must(err)
		w.is("a page", []news.ID{page[0].ID, page[1].ID}, []news.ID{ids[2], ids[1]})
		unread := func() int {
			box, err := w.talks().Inbox(w.ctx, w.reporter.Account)
			w.must(err)
			w.heard(w.reporter)
			return box.Unread
		}
		w.must(w.room.MarkRead(w.ctx, w.reporter, ids[0]))
		w.must(w.room.MarkRead(w.ctx, w.reporter, ids[0]))
		w.is("unread", unread(), 4)
		w.must(w.room.MarkUnread(w.ctx, w.reporter, ids[0]))
		w.must(w.room.MarkUnread(w.ctx, w.reporter, ids[0]))
		w.is("unread", unread(), 5)
		w.refused(w.room.MarkRead(w.ctx, w.editor, ids[0]), fault.NotFound)
		w.must(w.room.MarkAllRead(w.ctx, w.reporter, ids[3]))
		w.is("what came since stays", unread(), 1)

		// Mail, as each chose.
		w.invalid(w.room.ChooseMail(w.ctx, w.reporter, "hourly"), "mail")
		waits := func(a news.Actor) (at string) {
			row := w.db.QueryRowContext(w.ctx, `SELECT run_at FROM job WHERE kind = $1 AND key = $2 AND state = 0`, talk.JobMail, a.Account.String())
			var ms int64
			if err := row.Scan(&ms); db.IsNone(err) {
				return "none"
			} else {
				w.must(err)
			}
			return time.UnixMilli(ms).UTC().Sub(w.clock.Now()).String()
		}
		w.is("at once", waits(w.reporter), "0s")
		w.must(w.room.ChooseMail(w.ctx, w.reporter, news.MailDaily)) // 10:00 in Solo
		w.is("tomorrow at seven", waits(w.reporter), "21h0m0s")
		w.must(w.room.ChooseMail(w.ctx, w.reporter, news.MailNever))
		w.is("never", waits(w.reporter), "none")
		w.comment(w.editor, id, "Lagi")
		w.is("never", waits(w.reporter), "none")
		w.must(w.room.ChooseMail(w.ctx, w.reporter, news.MailAtOnce))
		w.is("what waited", waits(w.reporter), "0s")
		list, err := w.talks().Unmailed(w.ctx, w.reporter.Account, 10)
		w.must(err)
		w.is("unmailed", len(list), 2)
		w.must(w.room.Mailed(w.ctx, w.reporter.Account, list[1].ID))
		list, err = w.talks().Unmailed(w.ctx, w.reporter.Account, 10)
		w.must(err)
		w.is("unmailed", len(list), 0)
	})
}

// talks reads what the room of talk keeps.
func (w *world) talks() talks.Store { return talks.New(w.db, w.db.Engine) }

// Comments follow what is typed, in the transaction of the save.
func TestAnchorsFollowSteps(t *testing.T) {
	each(t, func(w *world) {
		w.people()
		id := w.draft("Cabai") // the body says: Isi Cabai.
		whole, err := w.room.Comment(w.ctx, w.editor, id, news.Anchor{From: 5, To: 10, Quote: "Cabai"}, "?")
		w.must(err)
		gone, err := w.room.Comment(w.ctx, w.editor, id, news.Anchor{From: 1, To: 4, Quote: "Isi"}, "?")
		w.must(err)
		_, err = w.room.Cowriting.Make(w.ctx, w.reporter, cowriting.Change{Story: id, Client: "window-1234", Seq: 1, Batch: []json.RawMessage{
			json.RawMessage(`{"stepType":"replace","from":1,"to":4}`),
			json.RawMessage(`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"text","text":"Harga"}]}}`),
		}})
		w.must(err)
		at := func(id news.ID) news.Anchor {
			c, _, err := w.talks().Comment(w.ctx, id)
			w.must(err)
			return c.Anchor
		}
		w.is("the words that stayed", at(whole.ID), news.Anchor{From: 7, To: 12, Quote: "Cabai"})
		if a := at(gone.ID); !a.Lost || a.Quote != "Isi" {
			w.t.Errorf("the words that went: %+v", a)
		}
	})
}

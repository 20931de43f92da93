package newsroom_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/talk"
)

// kept is everything that is kept of a request, as one text.
func (w *world) kept(id news.ID) string {
	w.t.Helper()
	letters, err := w.talks().ReplyLetters(w.ctx, id)
	w.must(err)
	files, err := w.talks().ReplyFiles(w.ctx, id)
	w.must(err)
	events, err := w.store.EventsAfter(w.ctx, 0, 10_000)
	w.must(err)
	return fmt.Sprintf("%+v\n%+v\n%+v\n%+v", w.reply(id), letters, files, events)
}

func (w *world) wantNone(text string, personal ...string) {
	w.t.Helper()
	for _, p := range personal {
		if strings.Contains(text, p) {
			w.t.Errorf("%q is still kept", p)
		}
	}
}

func TestErasure(t *testing.T) {
	personal := []string{"Budi", "Direktur", "budi@", "0812", "KTP.png", "surat.pdf"}
	scenarios(t,
		scenario{"who sent a request is gone, what became of it stays", func(w *world) {
			w.people()
			story := w.live("PT Maju")
			in := w.demand(story)
			in.Phone = "0812 1"
			r, err := w.room.ReceiveReply(w.ctx, in, []talk.IncomingFile{identity(), evidence("surat.pdf", "%PDF-1.7 x")})
			w.must(err)
			letter := news.ReplyLetter{Kind: news.LetterRefused, Subject: "Kepada Budi", Text: "Yth. Budi Santosa"}
			w.must(w.room.RefuseReply(w.ctx, w.editor, r.ID, []news.RefusalGround{news.RefuseUnrelated}, "Tidak berkaitan dengan berita."))
			w.must(w.room.WriteLetter(w.ctx, w.editor, r.ID, letter, true))
			before := w.reply(r.ID)
			w.is("stored", w.stored(), 2)
			w.must(w.room.EraseReply(w.ctx, w.chief, r.ID, "", false))
			w.wantNone(w.kept(r.ID), personal...)
			w.wantNone(w.kept(r.ID), before.Digest)
			w.must(w.queue.Drain(w.ctx))
			w.is("stored", w.stored(), 0)
			now := w.reply(r.ID)
			w.is("stays", []any{now.Number, now.State, now.Story, now.ReceivedAt, now.DecidedAt, now.DecidedBy, now.Reason, now.Passage, now.Facts, now.Consent},
				[]any{before.Number, before.State, before.Story, before.ReceivedAt, before.DecidedAt, before.DecidedBy, before.Reason, before.Passage, before.Facts, before.Consent})
			w.is("erased", []any{now.ErasedAt, now.ErasedBy}, []any{w.clock.Now(), w.chief.Account})
			letters, err := w.talks().ReplyLetters(w.ctx, r.ID)
			w.must(err)
			w.is("letters", len(letters), 2)
			w.is("history", w.history(r.ID), "received decided letter erased")
			w.refused(w.room.EraseReply(w.ctx, w.chief, r.ID, "", false), fault.Conflict)
			w.refused(w.room.WriteLetter(w.ctx, w.chief, r.ID, letter, false), fault.Conflict)
			// A letter that was on its way says only that it went.
			w.must(w.room.LetterSent(w.ctx, letters[1].ID, "Kepada Budi", "Yth. Budi Santosa"))
			w.wantNone(w.kept(r.ID), personal...)
			// Sent again it is another request, of somebody whose data is known again.
			again, err := w.room.ReceiveReply(w.ctx, in, []talk.IncomingFile{identity()})
			w.must(err)
			if again.ID == r.ID {
				w.t.Error("the erased request came back")
			}
		}},
		scenario{"while a request is open, only with a reason", func(w *world) {
			w.people()
			r := w.received(w.live("PT Maju"))
			w.invalid(w.room.EraseReply(w.ctx, w.chief, r.ID, "", false), "why")
			w.invalid(w.room.EraseReply(w.ctx, w.chief, r.ID, "  karena  ", false), "why")
			w.invalid(w.room.EraseReply(w.ctx, w.chief, r.ID, strings.Repeat("x", news.MaxErasureReason+1), false), "why")
			w.is("name", w.reply(r.ID).Name, "Budi Santosa")
			w.must(w.room.EraseReply(w.ctx, w.chief, r.ID, "Diminta lewat surat 2 Maret.", true))
			now := w.reply(r.ID)
			w.is("words", now.Passage+now.Facts, "")
			w.is("still open", []any{now.State, now.DueAt.IsZero()}, []any{news.ReplyReceived, false})
			if log := w.kept(r.ID); !strings.Contains(log, "Diminta lewat surat 2 Maret.") || !strings.Contains(log, `"words":true`) {
				w.t.Error(log)
			}
			w.must(w.room.RefuseReply(w.ctx, w.editor, r.ID, []news.RefusalGround{news.RefuseUnrelated}, "Tidak berkaitan dengan berita."))
		}},
		scenario{"by chief editors and who administers the site", func(w *world) {
			w.people()
			r := w.received(w.live("PT Maju"))
			reason := "Diminta lewat surat 2 Maret."
			admin := func(site news.ID, role news.Role) news.Actor {
				return news.Actor{Account: 900, Name: "x", Roles: map[news.ID][]news.Role{site: {role}}}
			}
			for name, actor := range map[string]news.Actor{"reporter": w.reporter, "editor": w.editor, "Bali": w.baliDesk, "Bali's admin": admin(w.bali.ID, news.RoleSiteAdmin), "nobody": {}} {
				if err := w.room.EraseReply(w.ctx, actor, r.ID, reason, false); fault.KindOf(err) != fault.NotFound {
					w.t.Errorf("%s: %v", name, err)
				}
			}
			w.refused(w.room.EraseReply(w.ctx, w.chief, 4711, reason, false), fault.NotFound)
			w.must(w.room.EraseReply(w.ctx, admin(w.solo.ID, news.RoleSiteAdmin), r.ID, reason, false))
			other := w.demand(0)
			other.Facts = "Lain"
			two, err := w.room.ReceiveReply(w.ctx, other, []talk.IncomingFile{identity()})
			w.must(err)
			w.must(w.room.EraseReply(w.ctx, admin(0, news.RoleNetworkAdmin), two.ID, reason, false))
		}},
		scenario{"a file that another request sent too stays with that one", func(w *world) {
			w.people()
			card := func() talk.IncomingFile {
				return talk.IncomingFile{Kind: news.FileIdentity, Name: "KTP.png", Data: strings.NewReader(png + "shared")}
			}
			one, other := w.demand(0), w.demand(0)
			one.Facts, other.Facts = "Ini", "Lain"
			r, err := w.room.ReceiveReply(w.ctx, one, []talk.IncomingFile{card(), evidence("surat.pdf", "%PDF-1.7 shared")})
			w.must(err)
			two, err := w.room.ReceiveReply(w.ctx, other, []talk.IncomingFile{card()})
			w.must(err)
			w.is("stored", w.stored(), 2)
			w.must(w.room.EraseReply(w.ctx, w.chief, r.ID, "Diminta lewat surat 2 Maret.", false))
			w.must(w.queue.Drain(w.ctx))
			w.is("stored", w.stored(), 1)
			files, err := w.talks().ReplyFiles(w.ctx, two.ID)
			w.must(err)
			_, data, err := w.room.OpenReplyFile(w.ctx, w.chief, two.ID, files[0].ID)
			w.must(err)
			w.must(data.Close())
			// Run again, as after a crash: nothing more happens.
			w.must(w.room.Jobs()[talk.JobReplyErase](w.ctx, jobs.Job{Payload: files[0].SHA256 + " " + strings.Repeat("0", 64)}))
			w.is("stored", w.stored(), 1)
			w.must(w.room.EraseReply(w.ctx, w.chief, two.ID, "Diminta lewat surat 2 Maret.", false))
			w.must(w.queue.Drain(w.ctx))
			w.is("stored", w.stored(), 0)
		}},
		scenario{"the published reply stays", func(w *world) {
			w.people()
			story := w.live("PT Maju")
			r := w.received(story)
			draft, err := w.room.AcceptReply(w.ctx, w.editor, r.ID, accepted())
			w.must(err)
			w.byline(draft)
			w.must(w.room.Publish(w.ctx, w.chief, draft))
			w.must(w.room.EraseReply(w.ctx, w.chief, r.ID, "", true))
			w.is("notices", w.notices(w.solo), []string{"PT Maju menggunakan hak jawab."})
			if a := w.see(w.solo, story); len(a.Notices) != 1 || a.Notices[0].Reply.Story != draft {
				w.t.Errorf("the story shows %+v", a.Notices)
			}
			w.is("announcement", w.reply(r.ID).Announcement, "PT Maju menggunakan hak jawab.")
		}},
	)
}

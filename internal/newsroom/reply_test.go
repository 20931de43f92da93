package newsroom_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/talk"
)

const png = "\x89PNG\r\n\x1a\n0000"

func identity() talk.IncomingFile {
	return talk.IncomingFile{Kind: news.FileIdentity, Name: "KTP.png", Data: strings.NewReader(png)}
}

func evidence(name, data string) talk.IncomingFile {
	return talk.IncomingFile{Kind: news.FileEvidence, Name: name, Data: strings.NewReader(data)}
}

// demand is a request as a reader of Solo sends it.
func (w *world) demand(story news.ID) news.ReplyRequest {
	return news.ReplyRequest{Site: w.solo.ID, Story: story, Wish: news.WishReply, Language: "id", Name: "Budi Santosa", Capacity: "Direktur PT Maju",
		Email: "budi@maju.test", Address: "https://solo.test/warga/x", Passage: "Disebut menimbun.", Facts: "Gudang kosong.\n\nKami punya surat.",
		Consent: "Saya setuju."}
}

func (w *world) received(story news.ID) news.ReplyRequest {
	w.t.Helper()
	r, err := w.room.ReceiveReply(w.ctx, w.demand(story), []talk.IncomingFile{identity(), evidence("surat.pdf", "%PDF-1.7 x")})
	w.must(err)
	return r
}

func (w *world) reply(id news.ID) news.ReplyRequest {
	w.t.Helper()
	r, found, err := w.talks().Reply(w.ctx, id)
	w.must(err)
	if !found {
		w.t.Fatal("the request is gone")
	}
	return r
}

// history returns what the log says of a request.
func (w *world) history(id news.ID) string {
	w.t.Helper()
	events, err := w.talks().ReplyEvents(w.ctx, id)
	w.must(err)
	var kinds []string
	for _, e := range events {
		kinds = append(kinds, strings.TrimPrefix(string(e.Kind), "reply."))
	}
	return strings.Join(kinds, " ")
}

func accepted() newsroom.Acceptance {
	return newsroom.Acceptance{Announcement: "PT Maju menggunakan hak jawab.", Headline: "Hak jawab PT Maju", Lead: "PT Maju menanggapi berita ini."}
}

// byline is what an editor adds before a reply can be published.
func (w *world) byline(id news.ID) {
	w.t.Helper()
	w.save(w.editor, id, func(c *news.Content) { c.Bylines = []news.Byline{{Person: w.farah.ID, Role: news.Author}} })
}

func TestReplies(t *testing.T) {
	scenarios(t,
		scenario{"received, looked into, accepted, published: linked both ways in one act", func(w *world) {
			w.people()
			story := w.live("PT Maju menimbun")
			r := w.received(story)
			w.is("request", []any{r.State, r.DueAt.Sub(w.clock.Now()).String(), r.Number}, []any{news.ReplyReceived, "48h0m0s", "HJ-" + strings.ToUpper(r.ID.String())})
			w.wantTold(w.editor, "reply: "+r.Number)
			w.must(w.room.TakeReply(w.ctx, w.editor, r.ID))
			w.refused(w.room.TakeReply(w.ctx, w.chief, r.ID), fault.Conflict)
			draft, err := w.room.AcceptReply(w.ctx, w.editor, r.ID, accepted())
			w.must(err)
			wc, _, err := w.store.WorkingCopy(w.ctx, draft)
			w.must(err)
			if !strings.Contains(wc.Content.Body, "Gudang kosong.") || !strings.Contains(wc.Content.Body, "Kami punya surat.") {
				w.t.Errorf("the draft says %s", wc.Content.Body)
			}
			w.is("no notice yet", w.notices(w.solo), []string{})
			w.byline(draft)
			w.clock.Advance(time.Hour)
			w.must(w.room.Publish(w.ctx, w.chief, draft))
			a := w.see(w.solo, story)
			w.is("notices", w.notices(w.solo), []string{"PT Maju menggunakan hak jawab."})
			if len(a.Notices) != 1 || a.Notices[0].Reply.Story != draft {
				w.t.Errorf("the story shows %+v", a.Notices)
			}
			if back := w.see(w.solo, draft); len(back.Answers) != 1 {
				w.t.Errorf("the reply does not lead back: %+v", back.Answers)
			}
			now := w.reply(r.ID)
			w.is("closed", []any{now.State, now.PublishedAt, now.DueAt.IsZero(), now.Notice != 0}, []any{news.ReplyPublished, w.clock.Now(), true, true})
			w.is("history", w.history(r.ID), "received changed decided published")
			counts, err := w.talks().ReplyCounts(w.ctx, []news.ID{w.solo.ID})
			w.must(err)
			w.is("counts", counts[w.solo.ID], map[news.ReplyState]int{"received": 0, "in_review": 0, "accepted": 0, "published": 1})
			w.clock.Advance(30 * 24 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.is("a closed request reminds nobody", w.history(r.ID), "received changed decided published")
		}},
		scenario{"a reply that is scheduled is linked at its second", func(w *world) {
			w.people()
			story := w.live("PT Maju")
			r := w.received(story)
			draft, err := w.room.AcceptReply(w.ctx, w.editor, r.ID, accepted())
			w.must(err)
			w.byline(draft)
			w.must(w.room.Schedule(w.ctx, w.chief, draft, w.clock.Now().Add(time.Hour)))
			w.is("state", w.reply(r.ID).State, news.ReplyAccepted)
			w.clock.Advance(time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.is("state", w.reply(r.ID).State, news.ReplyPublished)
			w.is("notices", len(w.notices(w.solo)), 1)
		}},
		scenario{"the story was withdrawn meanwhile: the reply stands alone", func(w *world) {
			w.people()
			story := w.live("PT Maju")
			r := w.received(story)
			draft, err := w.room.AcceptReply(w.ctx, w.editor, r.ID, accepted())
			w.must(err)
			w.byline(draft)
			w.withdraw(story)
			w.must(w.room.Publish(w.ctx, w.chief, draft))
			now := w.reply(r.ID)
			w.is("closed", []any{now.State, now.Notice}, []any{news.ReplyPublished, news.ID(0)})
		}},
		scenario{"refused for a lawful reason only", func(w *world) {
			w.people()
			r := w.received(w.live("PT Maju"))
			w.invalid(w.room.RefuseReply(w.ctx, w.editor, r.ID, nil, "singkat"), "grounds", "reason")
			w.invalid(w.room.RefuseReply(w.ctx, w.editor, r.ID, []news.RefusalGround{"tidak suka"}, "Kami tidak suka isinya."), "grounds")
			w.must(w.room.RefuseReply(w.ctx, w.editor, r.ID, []news.RefusalGround{news.RefuseUnrelated}, "Fakta ini tidak terkait berita."))
			_, err := w.room.AcceptReply(w.ctx, w.editor, r.ID, accepted())
			w.refused(err, fault.Conflict)
			w.refused(w.room.AssignReply(w.ctx, w.editor, r.ID, w.chief.Account), fault.Conflict)
			w.is("grounds", w.reply(r.ID).Grounds, []news.RefusalGround{news.RefuseUnrelated})
		}},
		scenario{"a right of correction is closed by the notice on the story", func(w *world) {
			w.people()
			old := w.live("Lain")
			w.must(w.room.AddNotice(w.ctx, w.editor, old, ralat("Sebelumnya")))
			story := w.live("PT Maju")
			r := w.received(story)
			id, err := w.room.AcceptReply(w.ctx, w.editor, r.ID, newsroom.Acceptance{})
			w.must(err)
			w.is("draft", id, news.ID(0))
			before, err := w.store.NoticesOf(w.ctx, []news.ID{old})
			w.must(err)
			w.invalid(w.room.CorrectedReply(w.ctx, w.editor, r.ID, before[0].ID), "notice")
			w.must(w.room.AddNotice(w.ctx, w.editor, story, ralat("Gudang itu kosong.")))
			notices, err := w.store.NoticesOf(w.ctx, []news.ID{story})
			w.must(err)
			w.must(w.room.CorrectedReply(w.ctx, w.editor, r.ID, notices[0].ID))
			w.is("state", w.reply(r.ID).State, news.ReplyPublished)
		}},
		scenario{"time runs: a reminder, then the chief and the company every day", func(w *world) {
			w.people()
			r := w.received(w.live("PT Maju"))
			w.must(w.room.AssignReply(w.ctx, w.chief, r.ID, w.editor.Account))
			w.clock.Advance(36*time.Hour - time.Millisecond)
			w.must(w.queue.Drain(w.ctx))
			w.is("history", w.history(r.ID), "received changed")
			w.clock.Advance(time.Millisecond)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.editor, "reply: "+r.Number, "reply: "+r.Number, "reply_due: "+r.Number)
			w.wantTold(w.chief, "reply: "+r.Number)
			w.clock.Advance(12 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.wantTold(w.chief2, "reply: "+r.Number, "reply_overdue: "+r.Number)
			w.clock.Advance(24 * time.Hour)
			w.must(w.queue.Drain(w.ctx))
			w.is("history", w.history(r.ID), "received changed due overdue overdue")
			w.is("overdue", w.reply(r.ID).Overdue(w.clock.Now()), true)
		}},
		scenario{"about a story that came from elsewhere: its origin answers", func(w *world) {
			w.people()
			story := w.live("PT Maju")
			w.placed(story, w.bali)
			in := w.demand(story)
			in.Site = w.bali.ID
			r, err := w.room.ReceiveReply(w.ctx, in, []talk.IncomingFile{identity()})
			w.must(err)
			w.is("site", r.Site, w.solo.ID)
			w.wantTold(w.baliDesk)
			// A story that the site does not carry is not believed.
			other := w.demand(w.draft("Draf"))
			other.Site, other.Facts = w.national.ID, "Lain."
			r, err = w.room.ReceiveReply(w.ctx, other, []talk.IncomingFile{identity()})
			w.must(err)
			w.is("site and story", []news.ID{r.Site, r.Story}, []news.ID{w.national.ID, 0})
			_, err = w.room.AcceptReply(w.ctx, w.nationalEditor, r.ID, accepted())
			w.invalid(err, "story")
		}},
		scenario{"it does not exist for those who may not answer", func(w *world) {
			w.people()
			r := w.received(w.live("PT Maju"))
			files, err := w.talks().ReplyFiles(w.ctx, r.ID)
			w.must(err)
			for _, who := range []news.Actor{w.reporter, w.baliDesk, w.nationalEditor, {}} {
				_, err := w.room.AcceptReply(w.ctx, who, r.ID, accepted())
				w.refused(err, fault.NotFound)
				_, _, err = w.room.OpenReplyFile(w.ctx, who, r.ID, files[0].ID)
				w.refused(err, fault.NotFound)
				w.refused(w.room.TakeReply(w.ctx, who, r.ID), fault.NotFound)
				w.refused(w.room.AssignReply(w.ctx, who, r.ID, w.editor.Account), fault.NotFound)
				w.refused(w.room.NameReplyStory(w.ctx, who, r.ID, r.Story), fault.NotFound)
				w.refused(w.room.RefuseReply(w.ctx, who, r.ID, nil, ""), fault.NotFound)
				w.refused(w.room.CorrectedReply(w.ctx, who, r.ID, 1), fault.NotFound)
				w.refused(w.room.WriteLetter(w.ctx, who, r.ID, news.ReplyLetter{}, true), fault.NotFound)
			}
			w.invalid(w.room.AssignReply(w.ctx, w.editor, r.ID, w.reporter.Account), "account")
			w.is("history", w.history(r.ID), "received")
		}},
		scenario{"the same request sent twice is one", func(w *world) {
			w.people()
			story := w.live("PT Maju")
			first := w.received(story)
			w.clock.Advance(time.Minute)
			w.is("number", w.received(story).Number, first.Number)
			w.is("told", len(w.heard(w.editor)), 1)
		}},
		scenario{"a flood ends, and lets go after an hour", func(w *world) {
			w.people()
			in := w.demand(0)
			for i := range 60 {
				in.Facts = fmt.Sprint("Fakta ", i)
				_, err := w.room.ReceiveReply(w.ctx, in, []talk.IncomingFile{identity()})
				w.must(err)
			}
			in.Facts = "Satu lagi"
			_, err := w.room.ReceiveReply(w.ctx, in, []talk.IncomingFile{identity()})
			w.refused(err, fault.Unavailable)
			w.clock.Advance(time.Hour)
			_, err = w.room.ReceiveReply(w.ctx, in, []talk.IncomingFile{identity()})
			w.must(err)
		}},
	)
}

func TestReplyFiles(t *testing.T) {
	scenarios(t,
		scenario{"only what can be looked at safely, found from the content", func(w *world) {
			html := "<html><script>alert(1)</script>"
			for name, file := range map[string]talk.IncomingFile{
				"a page under a picture's name": evidence("foto.jpg", html),
				"a drawing with a script":       evidence("a.svg", `<svg onload="alert(1)"/>`),
				"an archive":                    evidence("a.docx", "PK\x03\x04xxxx"),
				"a program":                     evidence("a.pdf", "MZ\x90\x00\x03"),
				"nothing":                       evidence("leer.txt", ""),
				"text with markup":              evidence("a.txt", "\ufeff \n<script>"),
				"too large":                     evidence("a.pdf", "%PDF-"+strings.Repeat("x", news.MaxEvidenceFile)),
				"broken text":                   evidence("a.txt", "\xff\xfe\x00"),
			} {
				_, err := w.room.ReceiveReply(w.ctx, w.demand(0), []talk.IncomingFile{identity(), file})
				if fault.KindOf(err) != fault.Invalid || fault.FieldsOf(err)["evidence"] == "" {
					w.t.Errorf("%s: %v", name, err)
				}
			}
			_, err := w.room.ReceiveReply(w.ctx, w.demand(0), []talk.IncomingFile{{Kind: news.FileIdentity, Name: "a.txt", Data: strings.NewReader("Saya Budi")}})
			w.invalid(err, "identity")
			_, err = w.room.ReceiveReply(w.ctx, w.demand(0), []talk.IncomingFile{evidence("a.pdf", "%PDF-")})
			w.invalid(err, "identity")
			many := []talk.IncomingFile{identity()}
			for range news.MaxReplyFiles {
				many = append(many, evidence("a.pdf", "%PDF-"))
			}
			_, err = w.room.ReceiveReply(w.ctx, w.demand(0), many)
			w.invalid(err, "evidence")
			w.is("stored", w.stored(), 0)
		}},
		scenario{"names are for show", func(w *world) {
			for given, want := range map[string]string{`..\..\etc/passwd`: "passwd", "a\r\nX: y.png": "aX y.png", "": "file", "../..": "file",
				`"><script>.png`: "script.png", strings.Repeat("é", 100) + ".png": strings.Repeat("é", 76) + ".png", "\u202egnp.exe": "gnp.exe"} {
				in := w.demand(0)
				in.Facts = given + "."
				r, err := w.room.ReceiveReply(w.ctx, in, []talk.IncomingFile{{Kind: news.FileIdentity, Name: given, Data: strings.NewReader(png)}})
				w.must(err)
				files, err := w.talks().ReplyFiles(w.ctx, r.ID)
				w.must(err)
				w.is(given, files[0].Name, want)
			}
		}},
		scenario{"who looks at them stands in the log", func(w *world) {
			w.people()
			r := w.received(w.live("PT Maju"))
			files, err := w.talks().ReplyFiles(w.ctx, r.ID)
			w.must(err)
			f, data, err := w.room.OpenReplyFile(w.ctx, w.editor, r.ID, files[0].ID)
			w.must(err)
			defer data.Close()
			all, err := io.ReadAll(data)
			w.must(err)
			w.is("file", []any{f.Name, f.Type, string(all) == png}, []any{"KTP.png", "image/png", true})
			events, err := w.talks().ReplyEvents(w.ctx, r.ID)
			w.must(err)
			last := events[len(events)-1]
			w.is("log", []any{last.Kind, last.Actor, strings.Contains(last.Payload, f.ID.String())}, []any{news.EventReplyFileOpened, w.editor.Account, true})
			other := w.demand(0)
			other.Facts = "Lain"
			second, err := w.room.ReceiveReply(w.ctx, other, []talk.IncomingFile{identity()})
			w.must(err)
			_, _, err = w.room.OpenReplyFile(w.ctx, w.editor, second.ID, files[0].ID)
			w.refused(err, fault.NotFound) // of another request
		}},
		scenario{"what no request names is swept after a day, the rest is kept", func(w *world) {
			w.received(0)
			kept := w.stored()
			// A process that died between the file and the row.
			_, err := w.files.Private.Put(w.ctx, strings.NewReader("left behind"))
			w.must(err)
			broken := w.demand(0)
			broken.Facts = "Lain"
			_, err = w.room.ReceiveReply(w.ctx, broken, []talk.IncomingFile{identity(), {Kind: news.FileEvidence, Name: "x", Data: failing{bytes.NewReader([]byte("%PDF-"))}}})
			if err == nil || fault.KindOf(err) != fault.Internal {
				w.t.Errorf("a file that cannot be read: %v", err)
			}
			w.is("stored", w.stored(), kept+1)
			sweep := w.room.Jobs()[talk.JobReplySweep]
			w.clock.Set(time.Now().Add(23 * time.Hour)) // files bear the machine's time
			w.must(sweep(w.ctx, jobs.Job{}))
			w.is("stored", w.stored(), kept+1)
			w.clock.Set(time.Now().Add(25 * time.Hour))
			w.must(sweep(w.ctx, jobs.Job{}))
			w.is("stored", w.stored(), kept)
		}},
	)
}

type failing struct{ io.ReadSeeker }

func (f failing) Read(p []byte) (int, error) { return 0, errors.New("the line was cut") }

// stored returns how many private files there are.
func (w *world) stored() int {
	w.t.Helper()
	n := 0
	for _, err := range w.files.Private.List(w.ctx, blob.Originals) {
		w.must(err)
		n++
	}
	return n
}

func TestReplyLetters(t *testing.T) {
	each(t, func(w *world) {
		w.people()
		r := w.received(w.live("PT Maju"))
		letters, err := w.talks().ReplyLetters(w.ctx, r.ID)
		w.must(err)
		w.is("receipt", []any{len(letters), letters[0].Kind, letters[0].SentAt.IsZero()}, []any{1, news.LetterReceipt, true})
		w.must(w.room.LetterSent(w.ctx, letters[0].ID, "Tanda terima", "Kami terima."))
		w.invalid(w.room.WriteLetter(w.ctx, w.editor, r.ID, news.ReplyLetter{Kind: news.LetterReceipt, Subject: "x", Text: "y"}, true), "kind")
		w.invalid(w.room.WriteLetter(w.ctx, w.editor, r.ID, news.ReplyLetter{Kind: "spam"}, true), "kind", "subject", "text")
		w.must(w.room.WriteLetter(w.ctx, w.editor, r.ID, news.ReplyLetter{Kind: news.LetterIncomplete, Subject: "Kurang\r\nBcc: x@y.test", Text: "Mohon lengkapi."}, true))
		w.must(w.room.WriteLetter(w.ctx, w.editor, r.ID, news.ReplyLetter{Kind: news.LetterAccepted, Subject: "Diterima", Text: "Baik."}, false))
		letters, err = w.talks().ReplyLetters(w.ctx, r.ID)
		w.must(err)
		w.is("one line", letters[1].Subject, "Kurang Bcc: x@y.test")
		waiting := func(id news.ID) bool {
			var n int
			w.must(w.db.QueryRowContext(w.ctx, `SELECT COUNT(*) FROM job WHERE kind = $1 AND key = $2`, talk.JobReplyLetter, id.String()).Scan(&n))
			return n == 1
		}
		w.is("jobs", []bool{waiting(letters[0].ID), waiting(letters[1].ID), waiting(letters[2].ID)}, []bool{true, true, false})
		w.is("history", w.history(r.ID), "received letter letter")
	})
}

// Both engines give back a request as it was, whatever it holds.
func TestReplyComesBack(t *testing.T) {
	each(t, func(w *world) {
		nasty := "é 🎋 'petik' \"ganda\" \\ $1 ? ; DROP TABLE story;--"
		in := w.demand(0)
		in.Name, in.Capacity, in.Passage, in.Facts = nasty, nasty, nasty+"\n<script>", nasty
		r, err := w.room.ReceiveReply(w.ctx, in, []talk.IncomingFile{identity()})
		w.must(err)
		got := w.reply(r.ID)
		got.Grounds = nil
		w.is("request", got, r)
		list, err := w.talks().Replies(w.ctx, w.solo.ID, news.ReplyReceived, 0, 10)
		w.must(err)
		w.is("listed", len(list), 1)
		list, err = w.talks().Replies(w.ctx, w.solo.ID, "", r.ID, 10)
		w.must(err)
		w.is("before it", len(list), 0)
		if known, _, err := w.talks().ReplyByDigest(w.ctx, w.solo.ID, r.Digest); err != nil || known.ID != r.ID {
			w.t.Errorf("by digest: %v", err)
		}
		about, err := w.talks().RepliesAbout(w.ctx, 0)
		w.must(err)
		w.is("about no story", len(about), 0)
		if slices.Contains([]string{"", "0"}, got.Number) {
			w.t.Error("no number")
		}
	})
}

package desk_test

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/search"
)

// run does every job that is due.
func (w *world) run() {
	w.t.Helper()
	w.must(jobs.New(w.db, w.clock, slog.New(slog.DiscardHandler), w.room.Jobs()).Drain(w.ctx))
}

// page is what a page says, which must be there.
func (w *world) page(path string) string {
	w.t.Helper()
	answer := w.ask(w.get(path))
	if answer.Code != 200 {
		w.t.Fatalf("%s: %d %s", path, answer.Code, w.said(answer))
	}
	return answer.Body.String()
}

func (w *world) says(path string, pieces ...string) {
	w.t.Helper()
	page := w.page(path)
	for _, p := range pieces {
		if !strings.Contains(page, p) {
			w.t.Errorf("%s does not say %q", path, p)
		}
	}
}

// A plan that was stopped stands in the list and beside the story, with when it
// was for and why, in both languages.
func TestStoppedPlanOnScreens(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		w.sit(w.solo.ID, news.RoleEditor)
		id := w.draft(w.solo)
		at := w.clock.Now().Add(2 * time.Hour)
		w.must(w.room.Schedule(w.ctx, w.chief(w.solo), id, at))
		site := w.solo
		site.Public = false
		_, err := w.room.SaveSite(w.ctx, news.System(), site)
		w.must(err)
		if page := w.page("/?tab=attention"); strings.Contains(page, id.String()) {
			t.Error("what is planned wants attention")
		}
		w.clock.Set(at.Add(-time.Minute))
		w.run()
		for language, words := range map[string][]string{"en": {"plan stopped", "The publication planned for", "the site SOLO has been closed to readers", "12:00 WIB"},
			"id": {"jadwal dihentikan", "Rencana tayang", "situs SOLO sudah ditutup untuk pembaca", "12.00 WIB"}} {
			w.who.Language = language
			w.says("/?tab=attention", id.String(), words[0])
			w.says("/stories/"+id.String(), words[1], words[2], words[3])
		}
	})
}

// A story whose picture may soon not be used any more says so in the list and
// beside its text; the notification leads there, and the photo desk's to the
// picture.
func TestEndingRightsOnScreens(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		w.sit(w.solo.ID, news.RolePhotoEditor)
		me, err := w.room.SaveAccount(w.ctx, news.System(), w.me)
		w.must(err)
		w.me = me
		author, err := w.room.SaveAccount(w.ctx, news.System(), news.Account{Email: "rina@sagara.test", Name: "rina", Active: true,
			Roles: map[news.ID][]news.Role{w.solo.ID: {news.RoleReporter}}})
		w.must(err)
		rina := news.Actor{Account: author.ID, Name: author.Name, Roles: author.Roles}
		answer := w.ask(w.upload(w.solo))
		if answer.Code != 201 && answer.Code != 200 {
			t.Fatalf("%d %s", answer.Code, answer.Body)
		}
		var asset int64
		w.must(d.QueryRowContext(w.ctx, "SELECT MAX(id) FROM asset").Scan(&asset))
		w.run()
		read := inside.New(d, w.clock, search.New(d.Engine))
		brought, err := read.OwnPictures(w.ctx, w.who.Actor, []news.ID{news.ID(asset)})
		w.must(err)
		foto := brought[0]
		foto.Caption, foto.RightsUntil = "Pasar pagi", time.Date(2026, 3, 31, 17, 0, 0, 0, time.UTC)
		w.must(w.room.ChangeAsset(w.ctx, w.who.Actor, foto))
		id := w.begun(rina, w.solo)
		wc, err := read.Story(w.ctx, rina, id)
		w.must(err)
		content := wc.Copy.Content
		content.Photo.Asset = foto.ID
		_, err = w.room.Save(w.ctx, rina, id, wc.Copy.Rev, content)
		w.must(err)
		w.must(w.room.Publish(w.ctx, w.chief(w.solo), id))
		w.run()
		if page := w.page("/?tab=attention"); strings.Contains(page, id.String()) {
			t.Error("a month before it wants attention")
		}
		w.clock.Set(foto.RightsUntil.Add(-news.RightsNotice))
		w.run()
		for language, words := range map[string][]string{"en": {"picture rights", "the right to use the picture “Pasar pagi” ends on 2026-03-31", "The right to a picture ends soon: Pasar pagi"},
			"id": {"hak foto berakhir", "hak pakai gambar “Pasar pagi” berakhir 2026-03-31", "Hak pakai foto segera berakhir: Pasar pagi"}} {
			w.who.Language = language
			w.says("/?tab=attention", id.String(), words[0])
			w.says("/notifications", words[1], words[2], "/media/"+foto.ID.String())
			w.says("/media/" + foto.ID.String())
		}
		w.who.Account, w.who.Actor, w.who.Language = author, rina, "en"
		w.says("/notifications", "The right to a picture ends soon: Banjir surut", "/stories/"+id.String())
	})
}

// A proposed withdrawal stands before those who may decide it, where their day
// begins, and leads to the decision; nobody else is asked.
func TestPendingWithdrawalOnScreens(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		id := w.live(w.solo)
		other := w.live(w.bali)
		reason := "Melindungi masa depan seorang anak."
		link := `href="/stories/` + id.String() + `/withdraw"`
		proposer := news.Actor{Account: 4711, Name: "Pengusul", Roles: map[news.ID][]news.Role{w.solo.ID: {news.RoleChiefEditor}, w.bali.ID: {news.RoleChiefEditor}}}
		w.must(w.room.ProposeWithdrawal(w.ctx, proposer, id, news.GroundChild, reason))
		w.must(w.room.ProposeWithdrawal(w.ctx, proposer, other, news.GroundChild, reason))

		w.sit(w.solo.ID, news.RoleEditor)
		if strings.Contains(w.page("/"), link) {
			t.Error("an editor is asked to decide")
		}
		w.says("/stories/"+id.String(), "A withdrawal waits for a second person", reason)
		if strings.Contains(w.page("/stories/"+id.String()), link) {
			t.Error("an editor is led to what they may not do")
		}

		w.sit(w.solo.ID, news.RoleChiefEditor)
		w.says("/", link, "Withdrawals that wait for your decision")
		w.says("/?tab=live", link)
		if strings.Contains(w.page("/"), other.String()) {
			t.Error("a proposal of another site is put before somebody")
		}
		w.says("/stories/"+id.String(), link, "Review and decide", reason)

		w.must(w.room.DropWithdrawal(w.ctx, proposer, id))
		who := w.who.Actor
		w.must(w.room.ProposeWithdrawal(w.ctx, who, id, news.GroundChild, reason))
		if strings.Contains(w.page("/"), link) {
			t.Error("somebody is asked to decide what they proposed")
		}
		w.says("/stories/"+id.String(), link, "See the proposal")
	})
}

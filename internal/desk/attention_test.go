package desk_test

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
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

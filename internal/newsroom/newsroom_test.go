package newsroom_test

import (
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

func TestPublishShowsTheStory(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Pasar Legi dibuka lagi")
		_, err := w.article(w.solo, id)
		w.refused(err, fault.NotFound)
		w.refused(w.room.Publish(w.ctx, w.reporter, id), fault.Forbidden)
		w.must(w.room.Submit(w.ctx, w.reporter, id))
		w.must(w.room.Publish(w.ctx, w.editor, id))
		a, err := w.article(w.solo, id)
		w.must(err)
		if a.Headline != "Pasar Legi dibuka lagi" || a.Path != "/warga/"+id.String()+"/pasar-legi-dibuka-lagi" {
			t.Errorf("shown as %q at %s", a.Headline, a.Path)
		}
		w.wantShown(w.solo, news.ListLatest, "Pasar Legi dibuka lagi")
		w.wantShown(w.national, news.ListLatest)
		hits, err := w.read.For(w.solo).Search(w.ctx, reading.Query{Text: "pasar dibuka"}, 10)
		w.must(err)
		if len(hits.Hits) != 1 {
			t.Errorf("search found %d stories, want 1", len(hits.Hits))
		}
	})
}

func TestScheduledStoryAppearsAtItsMoment(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Jadwal baru")
		at := w.clock.Now().Add(time.Hour)
		w.must(w.room.Schedule(w.ctx, w.editor, id, at))
		v := w.read.For(w.solo)
		if _, err := v.Article(w.ctx, id); fault.KindOf(err) != fault.NotFound {
			t.Fatalf("before its time: %v", err)
		}
		if !v.Until().Equal(at) {
			t.Errorf("the page may be kept until %v, want %v", v.Until(), at)
		}
		w.clock.Set(at.Add(-time.Millisecond))
		w.wantShown(w.solo, news.ListLatest)
		// At the very moment, without any job having run.
		w.clock.Set(at)
		w.wantShown(w.solo, news.ListLatest, "Jadwal baru")
		_, err := w.article(w.solo, id)
		w.must(err)
		w.refused(w.room.Unschedule(w.ctx, w.editor, id), fault.Conflict)
		w.purged = nil
		w.must(w.queue.Drain(w.ctx))
		if !slices.Contains(w.purged, news.TagList(w.solo.ID, news.ListLatest)) {
			t.Errorf("the moment purged only %v", w.purged)
		}
	})
}

func TestWithdrawalReachesEverySite(t *testing.T) {
	each(t, func(w *world) {
		w.must(w.room.SetSharePolicy(w.ctx, news.System(), w.national.ID, w.solo.ID, news.PolicyPublish))
		id := w.live("Identitas anak")
		state, err := w.room.Share(w.ctx, w.editor, id, w.national.ID, w.national.Sections[0].ID)
		w.must(err)
		if state != news.PlacementPlaced {
			t.Fatalf("shared as %s", state)
		}
		w.wantShown(w.national, news.ListLatest, "Identitas anak")
		w.clock.Advance(time.Minute)
		w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, "Memuat identitas anak."))
		w.refused(w.room.Withdraw(w.ctx, w.chief, id), fault.Forbidden)
		w.must(w.room.Withdraw(w.ctx, actor(16, w.solo, news.RoleChiefEditor), id))
		for _, site := range []news.Site{w.solo, w.national} {
			_, err := w.article(site, id)
			w.refused(err, fault.Gone)
			w.wantShown(site, news.ListLatest)
			tombs, _, err := w.read.For(site).Withdrawals(w.ctx, reading.Mark{}, 10)
			w.must(err)
			if len(tombs) != 1 || tombs[0].Reason != "Memuat identitas anak." {
				t.Errorf("%s lists %v", site.Slug, tombs)
			}
		}
		w.refused(w.room.Publish(w.ctx, w.editor, id), fault.Conflict)
	})
}

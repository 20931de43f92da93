package newsroom_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

func (w *world) captured(as news.Actor, digest, headline string) (news.ID, bool, error) {
	c := w.content(headline)
	c.Body = body(long(headline))
	return w.room.CreateCaptured(w.ctx, as, digest+w.solo.Slug, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Language: "id", Content: c})
}

func TestCaptured(t *testing.T) {
	scenarios(t,
		scenario{"one page is one story", func(w *world) {
			first, made, err := w.captured(w.editor, "one", "Banjir")
			w.must(err)
			w.is("made", made, true)
			again, made, err := w.captured(w.editor, "one", "Banjir")
			w.must(err)
			w.is("again", []any{again, made}, []any{first, false})
			st, found, err := w.room.CapturedAs(w.ctx, "one"+w.solo.Slug)
			w.must(err)
			w.is("known", []any{st.ID, found}, []any{first, true})
			other, made, err := w.captured(w.editor, "two", "Banjir")
			w.must(err)
			w.is("other", made && other != first, true)

			w.must(w.room.Spike(w.ctx, w.editor, first))
			_, found, err = w.room.CapturedAs(w.ctx, "one"+w.solo.Slug)
			w.must(err)
			w.is("spiked", found, false)
			after, made, err := w.captured(w.editor, "one", "Banjir")
			w.must(err)
			w.is("after", made && after != first, true)
		}},
		scenario{"who may not write makes nothing, and takes nothing", func(w *world) {
			_, _, err := w.captured(w.baliDesk, "one", "Banjir")
			w.refused(err, fault.Forbidden)
			_, found, err := w.room.CapturedAs(w.ctx, "one"+w.solo.Slug)
			w.must(err)
			w.is("found", found, false)
			_, made, err := w.captured(w.editor, "one", "Banjir")
			w.must(err)
			w.is("made", made, true)
		}},
		scenario{"many at once make one story", func(w *world) {
			var mu sync.Mutex
			ids, makers := map[news.ID]bool{}, 0
			var all sync.WaitGroup
			for range 6 {
				all.Go(func() {
					id, made, err := w.captured(w.editor, "one", "Banjir")
					mu.Lock()
					defer mu.Unlock()
					if err != nil {
						w.t.Error(err)
					}
					ids[id] = true
					if made {
						makers++
					}
				})
			}
			all.Wait()
			w.is("stories and makers", []int{len(ids), makers}, []int{1, 1})
		}},
		scenario{"a text that is no story yet", func(w *world) {
			c := w.content("Melati")
			c.Body = body(long("melati") + "Warga mengungsi ke ke balai.")
			compared := func() newsroom.Compared {
				got, err := w.room.Compare(w.ctx, w.editor, "id", c)
				w.must(err)
				return got
			}
			got := compared()
			w.is("nothing", len(got.Alike), 0)
			if !slices.ContainsFunc(got.Wording, func(p news.Problem) bool { return p.Key() == "body.twice:ke ke" }) {
				w.t.Errorf("%+v", got.Wording)
			}
			// A captured draft is whole, and found though nobody has handed it in.
			id, _, err := w.captured(w.editor, "three", "melati")
			w.must(err)
			if got := compared(); len(got.Alike) != 1 || got.Alike[0].Story != id || got.Alike[0].Percent < 80 {
				w.t.Errorf("%+v", got.Alike)
			}
			w.save(w.editor, id, func(c *news.Content) { c.Bylines = w.content("").Bylines })
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, "Memuat identitas anak."))
			w.must(w.room.Withdraw(w.ctx, w.chief2, id))
			// What was withdrawn must not come back unseen.
			if got := compared(); len(got.Alike) != 1 || got.Alike[0].State != news.StateWithdrawn {
				w.t.Errorf("withdrawn: %+v", got.Alike)
			}
		}},
	)
}

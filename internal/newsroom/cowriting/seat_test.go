package cowriting_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
)

func (w *world) join(as news.Actor, id news.ID, client string, steps int64) *cowriting.Seat {
	w.t.Helper()
	s, err := w.a.Join(w.ctx, as, id, client, steps)
	w.must(err)
	w.t.Cleanup(s.Leave)
	return s
}

func (w *world) next(s *cowriting.Seat) cowriting.News {
	w.t.Helper()
	n, err := s.Next(w.ctx)
	w.must(err)
	return n
}

func (w *world) type_(as news.Actor, id news.ID, client string, seq int64, text string) {
	w.t.Helper()
	r, err := w.a.Make(w.ctx, as, cowriting.Change{Story: id, Client: client, Seq: seq, Steps: w.copy(id).Steps, Batch: steps{insert(1, text)}})
	w.must(err)
	if r.Behind {
		w.t.Fatal("behind")
	}
}

func TestSeatHears(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		s := w.join(budi, id, "window-b", -1)
		n := w.next(s)
		w.is("first", []any{n.Fresh, n.Steps, n.Fields["headline"], n.State, n.May.Writes, len(n.People)},
			[]any{true, 0, "Banjir", "draft", true, 1})
		if n := w.next(s); !n.Empty() {
			t.Errorf("news from nowhere: %+v", n)
		}
		// A colleague comes, types, and leaves.
		f := w.join(farah, id, "window-f", -1)
		w.is("people", len(w.next(s).People), 2)
		w.type_(farah, id, "window-f", 1, "Solo. ")
		f.Place(&cowriting.Cursor{Steps: 1, Anchor: 7, Head: 7})
		select {
		case <-s.Bell():
		default:
			t.Error("the bell was not rung")
		}
		n = w.next(s)
		w.is("typed", []any{n.Fresh, len(n.Batches), n.Batches[0].Client, n.Steps, n.SavedBy, n.Fields == nil, n.People[1].Cursor.Head},
			[]any{false, 1, "window-f", 1, farah.Account, true, 7})
		// A field, and one that not everybody sees.
		_, err := w.a.Make(w.ctx, budi, cowriting.Change{Story: id, Client: "window-b", Seq: 1,
			Fields: map[string]cowriting.FieldChange{"lead": {Value: "Teras"}, "notes": {Value: "Rahasia"}}})
		w.must(err)
		w.is("fields", w.next(f).Fields["notes"], "Rahasia")
		reader := w.join(sari, id, "window-s", -1)
		n = w.next(reader)
		if _, told := n.Fields["notes"]; told || n.Fields["lead"] != "Teras" || n.May.Writes || n.May.Why == nil {
			t.Errorf("who may only read hears %+v", n)
		}
		w.next(s)
		f.Leave()
		reader.Leave()
		w.is("people", len(w.next(s).People), 1)
		// Who was away gets what is missing, or everything when it is not known.
		w.type_(budi, id, "window-b", 2, "Lagi. ")
		back := w.next(w.join(farah, id, "window-f", 1))
		w.is("back", []any{back.Fresh, len(back.Batches), back.Batches[0].N}, []any{false, 1, 2})
		ahead := w.next(w.join(farah, id, "window-g", 77))
		w.is("ahead of the server", []any{ahead.Fresh, ahead.Steps}, []any{true, 2})
	})
}

// What another process or another verb saves is heard too.
func TestSeatHearsOthers(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		s := w.join(budi, id, "window-b", -1)
		w.next(s)
		here := w.a
		w.start(w.room.DB, 7) // another process
		w.type_(farah, id, "window-f", 1, "Solo. ")
		w.must(w.room.Do(w.ctx, farah, "save", func(d *act.Deed) error {
			st, err := d.Lock(id)
			if err != nil {
				return err
			}
			c := w.copy(id)
			content := c.Content
			content.Body = body("Solo. Air naik.", "Kedua.")
			content.Lead = "Teras"
			_, err = d.SaveCopy(&st, c, content)
			return err
		}))
		w.state(id, news.StateSubmitted)
		w.must(here.Look(w.ctx))
		n := w.next(s)
		w.is("heard", []any{n.Fresh, len(n.Batches), n.Steps, n.Fields["lead"], n.State}, []any{false, 2, 2, "Teras", "submitted"})
		// The steps of the other verb lead to its text.
		r, err := here.Make(w.ctx, budi, cowriting.Change{Story: id, Client: "window-b", Seq: 1, Steps: n.Steps, Batch: steps{insert(18, "Yang ")}})
		w.must(err)
		w.is("behind", r.Behind, false)
		w.is("text", w.text(id), "Solo. Air naik.\n\nYang Kedua.")
	})
}

func TestWhoMayListen(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		_, err := w.a.Join(w.ctx, guest, id, "window-g", -1)
		w.refused(err, fault.NotFound)
		_, err = w.a.Join(w.ctx, budi, 99, "window-b", -1)
		w.refused(err, fault.NotFound)
		_, err = w.a.Join(w.ctx, budi, id, "<script>", -1)
		w.refused(err, fault.Invalid)
		s := w.join(budi, id, "window-b", -1)
		w.next(s)
		// He loses his role while the story is open.
		less := budi
		less.Roles = map[news.ID][]news.Role{5: {news.RoleReporter}}
		w.must(s.Become(less))
		n := w.next(s)
		w.is("may", n.May.Writes, false)
		less.Roles = nil
		w.refused(s.Become(less), fault.NotFound)
	})
}

// assign gives a story to somebody, as the newsroom's verb does.
func (w *world) assign(id, to news.ID) {
	w.t.Helper()
	w.must(w.room.Do(w.ctx, budi, "assign", func(d *act.Deed) error {
		st, err := d.Lock(id)
		if err != nil {
			return err
		}
		st.Assigned = to
		return d.Store.UpdateStory(d, &st)
	}))
}

// Whoever is assigned writes along, from the moment on and no longer, also in
// windows that are open.
func TestAssignedWritesAlong(t *testing.T) {
	each(t, func(w *world) {
		tamu := news.Actor{Account: 15, Name: "Tamu", Roles: map[news.ID][]news.Role{5: {news.RoleContributor}}}
		id := w.draft("Banjir", "Air naik.")
		_, err := w.a.Join(w.ctx, tamu, id, "window-t", -1)
		w.refused(err, fault.NotFound)
		s := w.join(sari, id, "window-s", -1)
		w.is("before", w.next(s).May.Writes, false)
		w.assign(id, sari.Account)
		w.must(w.a.Look(w.ctx))
		w.is("assigned", w.next(s).May.Writes, true)
		w.type_(sari, id, "window-s", 1, "Solo. ")
		// Another process has not looked yet: who comes there is let in all the same.
		there := w.a
		w.join(budi, id, "window-b", -1)
		w.start(w.room.DB, 7)
		w.join(budi, id, "window-c", -1)
		w.assign(id, tamu.Account)
		guest, err := there.Join(w.ctx, tamu, id, "window-t", -1)
		w.must(err)
		t.Cleanup(guest.Leave)
		n, err := guest.Next(w.ctx)
		w.must(err)
		w.is("guest", []any{n.May.Writes, len(n.Fields) > 0}, []any{true, true})
		w.must(there.Look(w.ctx))
		n, err = s.Next(w.ctx)
		w.must(err)
		w.is("taken over", n.May.Writes, false)
		_, err = there.Make(w.ctx, sari, cowriting.Change{Story: id, Client: "window-s", Seq: 2, Steps: w.copy(id).Steps, Batch: steps{insert(1, "Lagi. ")}})
		w.refused(err, fault.Forbidden)
		w.assign(id, 0)
		w.must(there.Look(w.ctx))
		_, err = guest.Next(w.ctx)
		w.refused(err, fault.NotFound)
		_, err = there.Save(w.ctx, tamu, cowriting.Form{Story: id, Fields: map[string]cowriting.FieldChange{"lead": {Value: "x"}}})
		w.refused(err, fault.Forbidden)
		w.is("text", w.text(id), "Solo. Air naik.")
	})
}

func TestArrived(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		w.type_(farah, id, "window-f", 1, "Satu. ")
		w.type_(budi, id, "window-b", 1, "Dua. ")
		w.type_(farah, id, "window-f", 2, "Tiga. ")
		for _, c := range []struct {
			as     news.Actor
			client string
			after  int64
			want   int64
		}{{farah, "window-f", 0, 2}, {farah, "window-f", 1, 1}, {farah, "window-f", 3, 0}, {budi, "window-f", 0, 0}, {farah, "window-x", 0, 0}} {
			got, err := w.a.Arrived(w.ctx, c.as, id, c.client, c.after)
			w.must(err)
			w.is(fmt.Sprint(c.as.Name, c.client, c.after), got, c.want)
		}
	})
}

// Old steps are forgotten; who comes back after that gets the document, and is
// told which of its changes arrived.
func TestTrim(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		w.type_(farah, id, "window-f", 4, "Solo. ")
		w.clock.Advance(8 * 24 * time.Hour)
		w.must(w.a.Trim(w.ctx))
		w.type_(budi, id, "window-b", 1, "Kini. ")
		n := w.next(w.join(farah, id, "window-f", 0))
		w.is("back", []any{n.Fresh, n.Steps, len(n.Batches)}, []any{true, 2, 0})
		last, err := w.a.LastOf(w.ctx, farah, id, "window-f")
		w.must(err)
		w.is("last", last, 4)
		last, err = w.a.LastOf(w.ctx, budi, id, "window-f")
		w.must(err)
		w.is("last of somebody else's window", last, 0)
	})
}

func TestForm(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		base := body("Air naik.")
		save := func(as news.Actor, base, text string) cowriting.Saved {
			t.Helper()
			s, err := w.a.Save(w.ctx, as, cowriting.Form{Story: id, Body: &text, BodyBase: base})
			w.must(err)
			return s
		}
		w.is("clash", save(farah, base, body("Air naik.", "Warga pindah.")).Clash, false)
		// Budi had the first text open: his first paragraph and her second.
		w.is("clash", save(budi, base, body("Air naik tinggi.")).Clash, false)
		w.is("text", w.text(id), "Air naik tinggi.\n\nWarga pindah.")
		// Two edits of one paragraph in different words.
		base = w.copy(id).Content.Body
		save(farah, base, body("Air sungai naik tinggi.", "Warga pindah."))
		save(budi, base, body("Air naik tinggi sekali.", "Warga pindah."))
		w.is("text", w.text(id), "Air sungai naik tinggi sekali.\n\nWarga pindah.")
		// The same words: nothing is saved, and both texts come back.
		base = w.copy(id).Content.Body
		save(farah, base, body("Air sungai surut.", "Warga pindah."))
		s := save(budi, base, body("Air sungai meluap.", "Warga pindah."))
		w.is("clash", []any{s.Clash, s.Theirs == body("Air sungai surut.", "Warga pindah.")}, []any{true, true})
		w.is("text", w.text(id), "Air sungai surut.\n\nWarga pindah.")
		// A window that closes sends its form once more; it is saved once.
		text := body("Air sungai surut.", "Warga pindah.", "Selesai.")
		form := cowriting.Form{Story: id, Client: "window-f", Seq: 3, Body: &text, BodyBase: body("Air sungai surut.", "Warga pindah.")}
		first, err := w.a.Save(w.ctx, farah, form)
		w.must(err)
		again, err := w.a.Save(w.ctx, farah, form)
		w.must(err)
		w.is("again", again.Rev, first.Rev)
		_, err = w.a.Save(w.ctx, sari, form)
		w.refused(err, fault.Forbidden)
		bad := `{"type":"doc","content":[{"type":"script"}]}`
		_, err = w.a.Save(w.ctx, farah, cowriting.Form{Story: id, Body: &bad})
		w.refused(err, fault.Invalid)
	})
}

// How long a save takes when 200 windows save every two seconds.
func BenchmarkSaves(b *testing.B) {
	b.Run("sqlite", func(b *testing.B) { benchmark(b, dbtest.Open(b, dbtest.SQLite(b))) })
}

func benchmark(b *testing.B, d *db.DB) {
	w := newWorld(b, d)
	const stories = 200
	var ids []news.ID
	for range stories {
		w.clock.Advance(time.Second)
		ids = append(ids, w.draft("Banjir", "Air naik."))
	}
	b.ResetTimer()
	errs := make(chan error, stories)
	each := b.N/stories + 1
	for _, id := range ids {
		go func() {
			var err error
			for k := range each {
				var r cowriting.Result
				r, err = w.a.Make(w.ctx, budi, cowriting.Change{Story: id, Client: "window-b", Seq: int64(k + 1), Steps: int64(k), Batch: steps{insert(1, "kata ")}})
				if err == nil && r.Behind {
					err = fmt.Errorf("behind")
				}
				if err != nil {
					break
				}
			}
			errs <- err
		}()
	}
	for range ids {
		if err := <-errs; err != nil {
			b.Fatal(err)
		}
	}
}

// A window that was saved by another process and comes here before this one
// has looked is not told an older text.
func TestWindowKnowsMoreThanTheProcess(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		here := w.a
		w.next(w.join(farah, id, "window-f", -1))
		w.start(w.room.DB, 77) // another process on the same database
		w.type_(budi, id, "window-b", 1, "Solo. ")
		w.a = here
		n := w.next(w.join(budi, id, "window-b", 1))
		w.is("welcome", []any{n.Fresh, n.Steps, len(n.Batches)}, []any{false, 1, 0})
	})
}

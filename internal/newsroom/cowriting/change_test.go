package cowriting_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
)

type steps = []json.RawMessage

// A window sends steps; they are in the text, in the log, and nowhere twice.
func TestSteps(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		r, err := w.a.Make(w.ctx, farah, cowriting.Change{Story: id, Client: "window-a", Seq: 1, Batch: steps{insert(10, " Warga"), insert(16, " pindah.")}})
		w.must(err)
		w.is("result", []any{r.Behind, r.Rev, r.Steps}, []any{false, 2, 2})
		w.is("text", w.text(id), "Air naik. Warga pindah.")
		w.is("words", w.copy(id).Content.Words, 4)

		// The answer was lost: the same change again changes nothing.
		again, err := w.a.Make(w.ctx, farah, cowriting.Change{Story: id, Client: "window-a", Seq: 1, Batch: steps{insert(10, " Warga"), insert(16, " pindah.")}})
		w.must(err)
		w.is("again", again, r)
		w.is("text", w.text(id), "Air naik. Warga pindah.")

		// Budi is behind and gets nothing in until he has caught up.
		r, err = w.a.Make(w.ctx, budi, cowriting.Change{Story: id, Client: "window-b", Seq: 1, Steps: 0, Batch: steps{insert(1, "Solo: ")}})
		w.must(err)
		w.is("behind", []any{r.Behind, r.Steps}, []any{true, 2})
		w.is("text", w.text(id), "Air naik. Warga pindah.")
		// A change that was refused as behind did not use its number up.
		r, err = w.a.Make(w.ctx, budi, cowriting.Change{Story: id, Client: "window-b", Seq: 1, Steps: 2, Batch: steps{insert(1, "Solo: ")}})
		w.must(err)
		w.is("result", []any{r.Behind, r.Rev, r.Steps}, []any{false, 3, 3})
		w.is("text", w.text(id), "Solo: Air naik. Warga pindah.")

		log, err := w.room.Read().BatchesAfter(w.ctx, id, 0, 10)
		w.must(err)
		w.is("log", []any{len(log), log[0].N, log[0].Client, log[1].N, log[1].Account}, []any{2, 2, "window-a", 3, budi.Account})
	})
}

// What no window of ours sends is refused, and nothing of it is kept.
func TestRefusedSteps(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		seq := int64(0)
		send := func(list ...json.RawMessage) error {
			seq++
			_, err := w.a.Make(w.ctx, farah, cowriting.Change{Story: id, Client: "window-a", Seq: seq, Batch: list})
			return err
		}
		for _, step := range []string{
			`{}`, `null`, `{"stepType":"replace","from":100,"to":101}`, `{"stepType":"replace","from":0,"to":11}`,
			`{"stepType":"replace","from":1,"to":1,"slice":{"content":[{"type":"script"}]}}`,
			`{"stepType":"addMark","from":1,"to":3,"mark":{"type":"link","attrs":{"href":"javascript:alert(1)","rel":null}}}`,
		} {
			w.refused(send(json.RawMessage(step)), fault.Invalid)
		}
		w.refused(send(insert(1, "baik "), json.RawMessage(`{"stepType":"replace","from":100,"to":101}`)), fault.Invalid)
		w.is("text", w.text(id), "Air naik.")
		w.is("rev", w.copy(id).Rev, 1)
		_, err := w.a.Make(w.ctx, farah, cowriting.Change{Story: id, Client: "x", Seq: 0})
		w.refused(err, fault.Invalid)
		_, err = w.a.Make(w.ctx, farah, cowriting.Change{Story: 999, Client: "window-a", Seq: 1})
		w.refused(err, fault.NotFound)
	})
}

func TestWhoMayWrite(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		seq := int64(0)
		write := func(as news.Actor) error {
			seq++
			_, err := w.a.Make(w.ctx, as, cowriting.Change{Story: id, Client: "window-" + as.Name, Seq: seq,
				Fields: map[string]cowriting.FieldChange{"lead": {Value: fmt.Sprint(as.Name, seq)}}})
			return err
		}
		w.must(write(farah))
		w.must(write(budi))
		w.refused(write(sari), fault.Forbidden)
		w.refused(write(guest), fault.Forbidden)
		w.state(id, news.StateSubmitted)
		w.refused(write(farah), fault.Forbidden)
		w.must(write(budi))
		w.state(id, news.StateWithdrawn)
		w.refused(write(budi), fault.Conflict)
		// A window is not lent.
		w.state(id, news.StateDraft)
		_, err := w.a.Make(w.ctx, farah, cowriting.Change{Story: id, Client: "window-Budi", Seq: 99})
		w.refused(err, fault.Forbidden)
	})
}

// Fields merge one by one.
func TestFields(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir di Solo", "Air naik.")
		seq := int64(0)
		set := func(as news.Actor, name, base, value string) cowriting.FieldResult {
			t.Helper()
			seq++
			r, err := w.a.Make(w.ctx, as, cowriting.Change{Story: id, Client: "window-" + as.Name, Seq: seq,
				Fields: map[string]cowriting.FieldChange{name: {Base: base, Value: value}}})
			w.must(err)
			return r.Fields[name]
		}
		// Both change the headline at once, in different places.
		w.is("headline", set(farah, "headline", "Banjir di Solo", "Banjir besar di Solo").Value, "Banjir besar di Solo")
		w.is("headline", set(budi, "headline", "Banjir di Solo", "Banjir di Solo surut").Value, "Banjir besar di Solo surut")
		w.is("address", w.copy(id).Content.Slug, "banjir-besar-di-solo-surut")
		// The same word: both stay, and the window is told.
		r := set(budi, "headline", "Banjir besar di Solo surut", "Banjir parah di Solo surut")
		w.is("headline", r.Value, "Banjir parah di Solo surut")
		r = set(farah, "headline", "Banjir besar di Solo surut", "Banjir hebat di Solo surut")
		w.is("headline", r.Value, "Banjir parah hebat di Solo surut")
		w.is("both", r.Both, true)
		// Lists: what each added and removed.
		set(farah, "tags", "", "1a\n1b")
		set(budi, "tags", "1a\n1b", "1b\n1c")
		w.is("tags", set(farah, "tags", "1a\n1b", "1a\n1b\n1d").Value, "1b\n1c\n1d")
		// Single values: the last stays, and its author learns what was there.
		set(farah, "topic", "", "2a")
		r = set(budi, "topic", "", "2b")
		w.is("topic", r, cowriting.FieldResult{Value: "2b", Over: ptr("2a")})
		set(budi, "sources", "", "Pak RT\nBu RW")
		w.is("notes", w.copy(id).Content.Private.Sources, "Pak RT\nBu RW")
		set(budi, "unverified", "", "1")
		set(budi, "first_source", "", "Kepolisian")
		w.is("attestation", w.copy(id).Content.Unverified.FirstSource, "Kepolisian")
		// A sentence is not lost because the mark is missing: it brings the mark.
		set(farah, "unverified", "1", "")
		w.is("no attestation", w.copy(id).Content.Unverified == nil, true)
		set(budi, "unreachable", "", "")
		w.is("nothing said", w.copy(id).Content.Unverified == nil, true)
		w.is("what was written", set(budi, "first_source", "Kepolisian", "Kepolisian Solo").Value, "Solo")
		w.is("marked", w.copy(id).Content.Unverified != nil, true)
		set(budi, "unverified", "1", "")
		w.is("note", set(farah, "note_shown", "", "1").Value, "1")
		rev := w.copy(id).Rev
		set(budi, "topic", "2b", "2b")
		w.is("rev after nothing", w.copy(id).Rev, rev)
		_, err := w.a.Make(w.ctx, budi, cowriting.Change{Story: id, Client: "window-Budi", Seq: 900,
			Fields: map[string]cowriting.FieldChange{"topic": {Base: "2b", Value: "<b>"}}})
		w.refused(err, fault.Invalid)
		_, err = w.a.Make(w.ctx, budi, cowriting.Change{Story: id, Client: "window-Budi", Seq: 901,
			Fields: map[string]cowriting.FieldChange{"headline": {Value: strings.Repeat("panjang ", 100)}}})
		w.refused(err, fault.Invalid)
		_, err = w.a.Make(w.ctx, budi, cowriting.Change{Story: id, Client: "window-Budi", Seq: 902,
			Fields: map[string]cowriting.FieldChange{"source": {Value: "x"}}})
		w.refused(err, fault.Invalid)
	})
}

func ptr(s string) *string { return &s }

// Versions are cut when somebody joins, when the text rested, and every ten
// minutes among people who write together; not at every change of hands.
func TestVersionsAmongSeveral(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Air naik.")
		seq := int64(0)
		write := func(as news.Actor) {
			t.Helper()
			seq++
			w.clock.Advance(5 * time.Second)
			_, err := w.a.Make(w.ctx, as, cowriting.Change{Story: id, Client: "window-" + as.Name, Seq: seq,
				Steps: w.copy(id).Steps, Batch: steps{insert(1, "x")}})
			w.must(err)
		}
		write(farah)
		w.is("versions", len(w.versions(id)), 0)
		for range 20 {
			write(budi)
			write(farah)
		}
		w.is("versions", w.versions(id), []string{"1 by 11"})
		w.clock.Advance(act.Quiet)
		write(farah)
		w.is("versions", w.versions(id), []string{"2 by 11", "1 by 11"})
		for range 3 * 60 { // half an hour together
			write(budi)
			write(farah)
		}
		if n := len(w.versions(id)); n < 4 || n > 6 {
			t.Errorf("%d versions of half an hour", n)
		}
	})
}

// Twenty windows type as fast as they can; each rebases by looking where its
// paragraph begins now. Every word arrives once.
func TestManyAtOnce(t *testing.T) {
	each(t, func(w *world) {
		id := w.draft("Banjir", "Awal.")
		const windows, each = 8, 12
		var all sync.WaitGroup
		for n := range windows {
			all.Go(func() {
				client := fmt.Sprint("window-", n)
				seq := int64(0)
				for k := range each {
					for {
						seq++
						c, _, err := w.room.Read().WorkingCopy(w.ctx, id)
						if err != nil {
							t.Error(err)
							return
						}
						r, err := w.a.Make(w.ctx, budi, cowriting.Change{Story: id, Client: client, Seq: seq, Steps: c.Steps,
							Batch: steps{insert(1, fmt.Sprintf("k%d-%d ", n, k))}})
						if err != nil {
							t.Error(err)
							return
						}
						if !r.Behind {
							break
						}
					}
				}
			})
		}
		all.Wait()
		text := w.text(id) + " "
		for n := range windows {
			for k := range each {
				if got := strings.Count(text, fmt.Sprintf("k%d-%d ", n, k)); got != 1 {
					t.Errorf("word %d of window %d stands %d times", k, n, got)
				}
			}
		}
		w.is("steps", w.copy(id).Steps, windows*each)
	})
}

// A refused change takes no other down that shares its transaction.
func TestSharedTransaction(t *testing.T) {
	each(t, func(w *world) {
		var ids []news.ID
		for range 10 {
			ids = append(ids, w.draft("Banjir", "Air naik."))
		}
		var all sync.WaitGroup
		for i, id := range ids {
			for k := range 6 {
				all.Go(func() {
					c := cowriting.Change{Story: id, Client: fmt.Sprintf("window-%d", k), Seq: 1}
					if k%2 == 0 {
						c.Fields = map[string]cowriting.FieldChange{"notes": {Value: fmt.Sprintf("n%d\n", k)}}
					} else {
						c.Batch = steps{json.RawMessage(`{"stepType":"replace","from":500,"to":501}`)}
					}
					_, err := w.a.Make(w.ctx, budi, c)
					if (err == nil) != (k%2 == 0) {
						t.Errorf("story %d, window %d: %v", i, k, err)
					}
				})
			}
		}
		all.Wait()
		for _, id := range ids {
			notes := w.copy(id).Content.Private.Notes
			for _, k := range []int{0, 2, 4} {
				if !strings.Contains(notes, fmt.Sprint("n", k)) {
					t.Errorf("a note is missing: %q", notes)
				}
			}
		}
	})
}

package newsroom_test

import (
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/reading"
)

const reason = "Memuat identitas anak."

// withdraw takes a story from the public, as two people.
func (w *world) withdraw(id news.ID) {
	w.t.Helper()
	w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason))
	w.must(w.room.Withdraw(w.ctx, w.chief2, id))
}

func TestWithdraw(t *testing.T) {
	scenarios(t,
		scenario{"two people, one of five grounds, a reason for the public", func(w *world) {
			id := w.live("Korban")
			w.refused(w.room.Withdraw(w.ctx, w.chief, id), fault.Conflict) // nobody proposed it
			w.invalid(w.room.ProposeWithdrawal(w.ctx, w.chief, id, "permintaan", reason), "ground")
			w.invalid(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, " x "), "reason")
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundTrauma, reason))
			w.see(w.solo, id) // a proposal changes nothing for readers
			w.refused(w.room.Withdraw(w.ctx, w.chief, id), fault.Forbidden)
			w.refused(w.room.Withdraw(w.ctx, w.editor, id), fault.Forbidden)
			// Another proposal takes the place of the first; then the first
			// person is the other one.
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief2, id, news.GroundChild, reason))
			w.refused(w.room.Withdraw(w.ctx, w.chief2, id), fault.Forbidden)
			w.clock.Advance(time.Minute)
			w.must(w.room.Withdraw(w.ctx, w.chief, id))
			_, err := w.article(w.solo, id)
			w.refused(err, fault.Gone)
			tombs, _, err := w.read.For(w.solo).Withdrawals(w.ctx, mark, 10)
			w.must(err)
			if len(tombs) != 1 {
				w.t.Fatalf("%d tombstones", len(tombs))
			}
			tomb := tombs[0]
			w.is("tombstone", []any{tomb.Headline, tomb.Ground, tomb.Reason, tomb.WithdrawnAt, tomb.PublishedAt, tomb.Shared},
				[]any{"", news.GroundChild, reason, w.clock.Now(), w.clock.Now().Add(-time.Minute), false})
			w.is("events", w.events(id), "story.created story.published withdrawal.proposed withdrawal.proposed story.withdrawn")
		}},
		scenario{"gone from everywhere", func(w *world) {
			topic, tag := w.topic("pasar"), w.tag("beras")
			id := w.live("Isi keliru", func(c *news.Content) { c.Topic, c.Tags = topic.ID, []news.ID{tag.ID} })
			w.placed(id, w.national)
			other := w.live("Isi lain")
			for _, site := range []news.Site{w.solo, w.national} {
				w.must(w.room.CountReads(w.ctx, []news.ReadCount{{Site: site.ID, Story: id, Hour: newsroom.Hour(w.clock.Now()), N: 9}}))
				w.must(w.room.SetPins(w.ctx, news.System(), site.ID, news.FrontHome, []house.Pin{{Position: 0, Story: id}}))
				w.must(w.room.SetPins(w.ctx, news.System(), site.ID, news.FrontSection(site.Sections[0].ID), []house.Pin{{Position: 1, Story: id}}))
			}
			w.must(w.room.RankPopular(w.ctx))
			w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Angka keliru.")))
			w.purged = nil
			w.withdraw(id)
			for _, site := range []news.Site{w.solo, w.national} {
				v := w.read.For(site)
				_, err := v.Article(w.ctx, id)
				w.refused(err, fault.Gone)
				if found := w.found(site, "keliru"); len(found) > 0 {
					w.t.Errorf("%s finds %v", site.Slug, found)
				}
				for _, list := range []string{news.ListLatest, news.ListMap, news.ListSection(site.Sections[0].ID), news.ListTopic(topic.ID),
					news.ListTag(tag.ID), news.ListPerson(w.farah.ID)} {
					n, err := v.Count(w.ctx, list)
					w.must(err)
					want := []string{}
					if site.ID == w.solo.ID && list != news.ListTopic(topic.ID) && list != news.ListTag(tag.ID) {
						want = []string{"Isi lain"}
					}
					w.is(site.Slug+" shows in "+list, w.shown(site, list), want)
					w.is(site.Slug+" counts in "+list, n, len(want))
				}
				front, err := v.Home(w.ctx, frontSize)
				w.must(err)
				for _, c := range slices.Concat(front.Top, front.Latest, front.Popular) {
					if c.Story == id {
						w.t.Errorf("the home of %s shows the story", site.Slug)
					}
				}
				for _, front := range []string{news.FrontHome, news.FrontSection(site.Sections[0].ID)} {
					pins, err := w.store.Pins(w.ctx, site.ID, front, w.clock.Now())
					w.must(err)
					w.is("pins", len(pins), 0)
					if !slices.Contains(w.purged, news.TagFront(site.ID, front)) {
						w.t.Errorf("the front %s of %s was not purged", front, site.Slug)
					}
				}
				// The notice stays on the list of notices, without the story.
				posted, _, err := v.Notices(w.ctx, mark, 10)
				w.must(err)
				if len(posted) != 1 || posted[0].Card != nil {
					w.t.Errorf("%s lists the notices %+v", site.Slug, posted)
				}
			}
			w.see(w.solo, other)
		}},
		scenario{"where it was never seen there is nothing", func(w *world) {
			id := w.live("Keliru")
			w.share(id, w.national) // on offer
			w.share(id, w.bali)
			w.must(w.room.Decline(w.ctx, w.baliDesk, id, w.bali.ID))
			w.withdraw(id)
			w.unseen(w.national, id)
			w.unseen(w.bali, id)
			for _, site := range []news.Site{w.national, w.bali} {
				tombs, _, err := w.read.For(site).Withdrawals(w.ctx, mark, 10)
				w.must(err)
				w.is("tombstones on "+site.Slug, len(tombs), 0)
			}
		}},
		scenario{"under the headline that the site gave it", func(w *world) {
			id := w.live("Judul asal")
			w.placed(id, w.national)
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "Judul kami"))
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundCouncil, reason))
			w.must(w.room.Withdraw(w.ctx, w.chief2, id))
			tombs, _, err := w.read.For(w.national).Withdrawals(w.ctx, mark, 10)
			w.must(err)
			w.is("tombstone", []any{tombs[0].Headline, tombs[0].Shared, tombs[0].Origin.Name}, []any{"Judul kami", true, "Sagara Solo"})
		}},
		scenario{"for good", func(w *world) {
			id := w.live("Keliru")
			w.placed(id, w.national)
			w.withdraw(id)
			later := w.clock.Now().Add(time.Hour)
			for name, err := range map[string]error{
				"publish":  w.room.Publish(w.ctx, w.chief, id),
				"schedule": w.room.Schedule(w.ctx, w.chief, id, later),
				"embargo":  w.room.Embargo(w.ctx, w.chief, id, later, ""),
				"update":   w.room.Update(w.ctx, w.chief, id),
				"correct":  w.room.Correct(w.ctx, w.chief, id, ralat("x")),
				"notice":   w.room.AddNotice(w.ctx, w.chief, id, ralat("x")),
				"spike":    w.room.Spike(w.ctx, w.chief, id),
				"unspike":  w.room.Unspike(w.ctx, w.chief, id),
				"propose":  w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason),
				"withdraw": w.room.Withdraw(w.ctx, w.chief, id),
				"override": w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "x"),
				"move":     w.room.MoveSection(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[1].ID),
			} {
				if fault.KindOf(err) != fault.Conflict {
					w.t.Errorf("%s: %v, want a conflict", name, err)
				}
			}
			_, err := w.room.Save(w.ctx, w.chief, id, 1, w.content("x"))
			w.refused(err, fault.Conflict)
			_, err = w.room.Share(w.ctx, w.chief, id, w.bali.ID, w.bali.Sections[0].ID)
			w.refused(err, fault.Conflict)
			w.invalid(w.room.SetPins(w.ctx, news.System(), w.solo.ID, news.FrontHome, []house.Pin{{Story: id}}), "pins")
			w.is("the reason is still what it was", w.story(id).WithdrawnAt, w.clock.Now())
		}},
		scenario{"before publication there is nothing to withdraw", func(w *world) {
			id := w.draft("Rencana")
			w.refused(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason), fault.Conflict)
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.refused(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason), fault.Conflict)
		}},
		scenario{"as soon as its planned time has come", func(w *world) {
			id := w.draft("Rencana")
			w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour)))
			w.clock.Advance(time.Hour) // the clock's job has not run
			w.withdraw(id)
			_, err := w.article(w.solo, id)
			w.refused(err, fault.Gone)
			w.must(w.queue.Drain(w.ctx))
			w.is("state", w.story(id).State, news.StateWithdrawn)
		}},
		scenario{"links to it end", func(w *world) {
			id, reply := w.live("Tuduhan"), w.live("Tanggapan")
			w.must(w.room.AddNotice(w.ctx, w.editor, id, newsroom.Correction{Kind: news.HakJawab, Text: "Menanggapi.", Reply: reply}))
			w.withdraw(id)
			w.is("answers of the reply", len(w.see(w.solo, reply).Answers), 0)
			to, err := w.read.For(w.solo).StoryAddress(w.ctx, id)
			w.refused(err, fault.Gone)
			w.is("address", to, "")
			related, err := w.read.For(w.solo).Related(w.ctx, w.see(w.solo, reply).Card, 5)
			w.must(err)
			if slices.ContainsFunc(related, func(c reading.Card) bool { return c.Story == id }) {
				w.t.Error("a withdrawn story is related to another")
			}
		}},
	)
}

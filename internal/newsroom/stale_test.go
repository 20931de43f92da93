package newsroom_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
)

// No page is ever stale: over a day in the network's life, after every act,
// each page that would now be made differently carries a tag that the act
// purged, or was to expire by itself by now. Pages that have nothing to do with
// any of it are never purged.
func TestNoPageIsEverStale(t *testing.T) {
	scenarios(t, scenario{"a day", func(w *world) {
		topic, quiet := w.topic("pasar"), w.topic("sunyi")
		tag, other := w.tag("beras"), w.tag("jagung")
		photo := w.asset("ANTARA")
		full := func(c *news.Content) {
			c.Topic, c.Tags, c.Photo.Asset = topic.ID, []news.ID{tag.ID}, photo.ID
		}
		base := w.live("Isi nol", full)
		// A story on Bali that nobody touches.
		made, err := w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: "made-" + w.bali.Slug, Name: "Made", Site: w.bali.ID})
		w.must(err)
		apart, err := w.room.Create(w.ctx, news.System(), newStory(w.bali, news.Content{Headline: "Apart", Lead: "Isi.", Body: body("Isi apart."),
			Bylines: []news.Byline{{Person: made.ID, Role: news.Author}}}))
		w.must(err)
		w.must(w.room.Publish(w.ctx, news.System(), apart))
		one, two := w.draft("Isi satu", full), w.draft("Isi dua", full, unverified)
		three := w.draft("Isi tiga", func(c *news.Content) { c.Tags = []news.ID{other.ID} })
		stories := []news.ID{base, apart, one, two, three}
		look := func() map[string]view {
			return w.views(stories, []news.Topic{topic, quiet}, []news.Tag{tag, other})
		}
		planned := w.clock.Now().Add(10 * time.Hour)
		steps := []struct {
			name string
			do   func() error
		}{
			{"publish", func() error { return w.room.Publish(w.ctx, w.editor, one) }},
			{"publish unverified", func() error { return w.room.Publish(w.ctx, w.editor, two) }},
			{"share", func() error { w.placed(one, w.national); return nil }},
			{"offer", func() error { w.share(two, w.bali); return nil }},
			{"accept", func() error { return w.room.Accept(w.ctx, w.baliDesk, two, w.bali.ID, 0) }},
			{"override headline", func() error {
				return w.room.Override(w.ctx, w.nationalEditor, one, w.national.ID, news.FieldHeadline, "Isi kami")
			}},
			{"override body", func() error {
				return w.room.Override(w.ctx, w.nationalEditor, one, w.national.ID, news.FieldBody, body("Kata kami."))
			}},
			{"override topic", func() error {
				return w.room.Override(w.ctx, w.nationalEditor, one, w.national.ID, news.FieldTopic, asJSON(quiet.ID))
			}},
			{"override tags", func() error {
				return w.room.Override(w.ctx, w.nationalEditor, one, w.national.ID, news.FieldTags, asJSON([]news.ID{other.ID}))
			}},
			{"override photo", func() error {
				return w.room.Override(w.ctx, w.nationalEditor, one, w.national.ID, news.FieldPhoto, "{}")
			}},
			{"move", func() error {
				return w.room.MoveSection(w.ctx, w.nationalEditor, one, w.national.ID, w.national.Sections[1].ID)
			}},
			{"move at home", func() error {
				return w.room.MoveSection(w.ctx, w.editor, one, w.solo.ID, w.solo.Sections[1].ID)
			}},
			{"pin", func() error {
				return w.room.SetPins(w.ctx, news.System(), w.national.ID, news.FrontHome, []house.Pin{{Position: 1, Story: one, Until: planned}})
			}},
			{"pin in a section", func() error {
				return w.room.SetPins(w.ctx, news.System(), w.solo.ID, news.FrontSection(w.solo.Sections[0].ID), []house.Pin{{Story: one}})
			}},
			{"update", func() error {
				w.save(w.editor, one, headline("Isi satu, lanjutan"))
				return w.room.Update(w.ctx, w.editor, one)
			}},
			{"leave the topic", func() error {
				w.save(w.editor, one, func(c *news.Content) { c.Topic, c.Tags = 0, []news.ID{tag.ID, other.ID} })
				return w.room.Update(w.ctx, w.editor, one)
			}},
			{"come back to it", func() error {
				w.save(w.editor, one, func(c *news.Content) { c.Topic = topic.ID })
				return w.room.Correct(w.ctx, w.editor, one, newsroom.Correction{})
			}},
			{"correct", func() error {
				w.save(w.editor, one, func(c *news.Content) { c.Slug = "alamat-lain" })
				return w.room.Correct(w.ctx, w.editor, one, ralat("Isi keliru."))
			}},
			{"schedule", func() error { return w.room.Schedule(w.ctx, w.editor, three, planned) }},
			{"share what is planned", func() error { w.placed(three, w.national); return nil }},
			{"inherit", func() error {
				return w.room.Inherit(w.ctx, w.nationalEditor, one, w.national.ID, news.FieldBody)
			}},
			{"settle", func() error {
				return w.room.AddNotice(w.ctx, w.editor, two, newsroom.Correction{Kind: news.Pemutakhiran, Text: "Pasti.", Reply: one})
			}},
			{"rank", func() error {
				w.must(w.room.CountReads(w.ctx, []news.ReadCount{{Site: w.solo.ID, Story: two, Hour: newsroom.Hour(w.clock.Now()), N: 4}}))
				return w.room.RankPopular(w.ctx)
			}},
			{"rename the topic", func() error {
				topic.Kicker, topic.Entries = "Pasar!", []news.TopicEntry{{At: w.clock.Now(), Text: "Satu", Story: one}, {At: planned, Text: "Nanti"}}
				_, err := w.room.SaveTopic(w.ctx, w.editor, topic)
				return err
			}},
			{"rename a tag", func() error { tag.Name = "Padi"; _, err := w.room.SaveTag(w.ctx, w.editor, tag); return err }},
			{"rename a person", func() error {
				w.farah.Name = "Farah Nur"
				_, err := w.room.SavePerson(w.ctx, news.System(), w.farah)
				return err
			}},
			{"new credit", func() error {
				photo.Credit = "EPA"
				return w.room.ChangeAsset(w.ctx, w.editor, photo)
			}},
			{"the planned moment", func() error { w.clock.Set(planned); return w.queue.Drain(w.ctx) }},
			{"withdraw", func() error { w.withdraw(one); return nil }},
			{"withdraw what was settled by it", func() error { w.withdraw(two); return nil }},
		}
		changes := 0
		for _, s := range steps {
			w.clock.Advance(time.Minute)
			before := look()
			w.purged = nil
			w.must(s.do())
			after := look()
			for name, was := range before {
				hit := slices.ContainsFunc(was.tags, func(t string) bool { return slices.Contains(w.purged, t) })
				if is := after[name]; is.shows != was.shows {
					changes++
					expired := !was.until.IsZero() && !was.until.After(w.clock.Now())
					// An address that leads nowhere is kept for half a minute only.
					lost := strings.Contains(was.shows, "there is no tag") || strings.Contains(was.shows, "there is no topic")
					if !hit && !expired && !lost {
						w.t.Errorf("%s: the page %q is stale\nit has %v\npurged %v\nit showed %s\nit shows  %s", s.name, name, was.tags, w.purged, was.shows, is.shows)
					}
				}
				if hit && (name == w.bali.Name+" story 1" || name == w.bali.Name+" list "+news.ListPerson(1)) {
					w.t.Errorf("%s: the page %q has nothing to do with it and was purged", s.name, name)
				}
			}
		}
		if changes < 150 {
			w.t.Errorf("only %d pages changed in all", changes)
		}
	}})
}

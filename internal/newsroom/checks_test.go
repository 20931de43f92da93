package newsroom_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang/tagging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
)

// long is a text that is long enough to be compared with others.
func long(words string) string {
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, "%s%c%c menunggu bantuan %s%c. ", words, 'a'+i%26, 'a'+i/26, words, 'a'+i*7%26)
	}
	return b.String()
}

// keys are those of the problems, errors marked.
func (w *world) keys(as news.Actor, id news.ID) (newsroom.Checked, []string) {
	w.t.Helper()
	c, err := w.room.Checks(w.ctx, as, id)
	w.must(err)
	var keys []string
	for _, p := range c.Problems {
		key := p.Key()
		if p.Error {
			key += "!"
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return c, keys
}

func (w *world) rev(id news.ID) int64 {
	w.t.Helper()
	wc, _, err := w.store.WorkingCopy(w.ctx, id)
	w.must(err)
	return wc.Rev
}

func TestChecks(t *testing.T) {
	scenarios(t,
		scenario{"what stands against it, and what is asked", func(w *world) {
			id := w.draft("Banjir surut", func(c *news.Content) {
				c.Bylines = nil
				c.Body = body("Warga antri di di kantor. Pemerintah mempengaruhi harga.")
			})
			c, keys := w.keys(w.editor, id)
			w.is("keys", keys, []string{"body.mistake:antri", "body.mistake:mempengaruhi", "body.twice:di di", "bylines.missing!", "photo.missing"})
			if !c.Blocked() || !c.Problems[0].Error || c.Rev != w.rev(id) {
				t.Errorf("%+v", c)
			}
			for _, p := range c.Problems {
				if p.Text == "" {
					t.Errorf("%s says nothing", p.Key())
				}
			}
		}},
		scenario{"only those who may see the story", func(w *world) {
			id := w.draft("Banjir surut")
			_, err := w.room.Checks(w.ctx, w.baliDesk, id)
			w.refused(err, fault.NotFound)
			_, err = w.room.Checks(w.ctx, w.editor, 12345)
			w.refused(err, fault.NotFound)
		}},
		scenario{"what the site requires", func(w *world) {
			w.solo.Settings.Required = []news.Need{news.NeedPhoto, news.NeedTags, news.NeedSources}
			saved, err := w.room.SaveSite(w.ctx, news.System(), w.solo)
			w.must(err)
			id := w.draft("Banjir surut")
			_, keys := w.keys(w.editor, id)
			w.is("keys", keys, []string{"photo.required!", "sources.required!", "tags.required!"})
			w.invalid(w.room.Publish(w.ctx, w.editor, id), "photo", "sources", "tags")
			tag, photo := w.tag("banjir"), w.asset("Antara")
			w.save(w.editor, id, func(c *news.Content) {
				c.Tags, c.Photo.Asset, c.Private.Sources = []news.ID{tag.ID}, photo.ID, "Lurah"
			})
			w.must(w.room.Publish(w.ctx, w.editor, id))
			// A live story is never kept from its correction by a wish of the
			// site.
			w.save(w.editor, id, func(c *news.Content) { c.Headline, c.Tags = "Banjir surut di Solo", nil })
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Tempatnya Solo.")))

			saved.Settings.Required = []news.Need{"luck"}
			_, err = w.room.SaveSite(w.ctx, news.System(), saved)
			w.invalid(err, "required")
		}},
		scenario{"much the same text in the network", func(w *world) {
			first := w.live("Air naik di Kampung Sewu", func(c *news.Content) { c.Body = body(long("warga")) })
			again := w.draft("Kampung Sewu terendam", func(c *news.Content) { c.Body = body(long("warga") + "Ditambah satu kalimat saja.") })
			other := w.draft("Harga cabai turun", func(c *news.Content) { c.Body = body(long("cabai")) })
			c, _ := w.keys(w.editor, again)
			if len(c.Alike) != 1 || c.Alike[0].Story != first || c.Alike[0].Percent < 80 || c.Alike[0].Headline != "Air naik di Kampung Sewu" {
				t.Errorf("%+v", c.Alike)
			}
			if c, _ := w.keys(w.editor, other); len(c.Alike) != 0 {
				t.Errorf("%+v", c.Alike)
			}
			if c, _ := w.keys(w.editor, first); len(c.Alike) != 0 {
				t.Errorf("alike to itself, or to a draft that nobody has handed in: %+v", c.Alike)
			}
			w.must(w.room.Submit(w.ctx, w.reporter, again))
			if c, _ := w.keys(w.editor, first); len(c.Alike) != 1 {
				t.Errorf("handed in: %+v", c.Alike)
			}
			// What another desk is writing is known of, and not read.
			foreign, err := w.room.Create(w.ctx, actor(31, w.bali, news.RoleReporter), newsroom.NewStory{Site: w.bali.ID, Language: "id",
				Section: w.bali.Sections[0].ID, Content: w.content("Rahasia")})
			w.must(err)
			w.save(w.baliDesk, foreign, func(c *news.Content) { c.Body = body(long("warga")) })
			w.must(w.room.Submit(w.ctx, w.baliDesk, foreign))
			c, _ = w.keys(w.editor, again)
			for _, a := range c.Alike {
				if a.Story == foreign && a.Headline != "" {
					t.Errorf("%+v", a)
				}
			}
			if len(c.Alike) != 2 {
				t.Errorf("%+v", c.Alike)
			}
			w.must(w.room.Spike(w.ctx, w.baliDesk, foreign))
			if c, _ := w.keys(w.editor, again); len(c.Alike) != 1 {
				t.Errorf("spiked: %+v", c.Alike)
			}
		}},
		scenario{"a word that the newsroom knows", func(w *world) {
			id := w.draft("Banjir surut", func(c *news.Content) { c.Body = body("Air masuk ke rumhanya sejak malam.") })
			if _, keys := w.keys(w.editor, id); !slices.Contains(keys, "body.slip:rumhanya") {
				t.Errorf("%q", keys)
			}
			w.refused(w.room.KnowWord(w.ctx, w.reporter, "id", "rumhanya"), fault.Forbidden)
			w.invalid(w.room.KnowWord(w.ctx, w.editor, "id", "dua kata"), "word")
			w.invalid(w.room.KnowWord(w.ctx, w.editor, "fr", "mot"), "language")
			w.must(w.room.KnowWord(w.ctx, w.editor, "id", "Rumhanya"))
			w.must(w.room.KnowWord(w.ctx, w.editor, "id", "rumhanya"))
			if _, keys := w.keys(w.editor, id); slices.Contains(keys, "body.slip:rumhanya") {
				t.Errorf("%q", keys)
			}
		}},
		scenario{"a word that others write", func(w *world) {
			text := func(c *news.Content) { c.Body = body("Warga memasak gulaian di dapur umum.") }
			id := w.draft("Banjir surut", func(c *news.Content) { c.Body = body("Air masuk ke rumhanya sejak malam.") })
			for i := range 3 {
				w.draft(fmt.Sprint("Lain ", i), func(c *news.Content) { c.Body = body("Mereka menyebutnya rumhanya, kata warga.") })
			}
			w.draft("Dapur", text)
			w.must(w.queue.Drain(w.ctx))
			if _, keys := w.keys(w.editor, id); slices.Contains(keys, "body.slip:rumhanya") {
				t.Errorf("%q", keys)
			}
		}},
		scenario{"a name that the network spells otherwise", func(w *world) {
			_, err := w.room.SaveTag(w.ctx, w.editor, news.Tag{Slug: "prabowo-subianto-" + w.solo.Slug, Name: "Prabowo Subianto"})
			w.must(err)
			id := w.draft("Kunjungan ke Solo", func(c *news.Content) { c.Body = body("Di Solo, Probowo Subianto meninjau pasar.") })
			if _, keys := w.keys(w.editor, id); !slices.Contains(keys, "body.known-name:probowo subianto") {
				t.Errorf("%q", keys)
			}
		}},
		scenario{"people who must not be recognisable", func(w *world) {
			id := w.draft("Pelaku pencabulan ditangkap", func(c *news.Content) {
				c.Body = body("Polisi menangkap pelaku pencabulan terhadap siswi SMP Negeri 3 Sragen.")
			})
			_, keys := w.keys(w.editor, id)
			for _, want := range []string{"sensitive.unmarked", "sensitive.school:smp negeri 3 sragen"} {
				if !slices.Contains(keys, want) {
					t.Errorf("no %s in %q", want, keys)
				}
			}
			w.save(w.editor, id, func(c *news.Content) { c.Sensitive = true })
			if _, keys := w.keys(w.editor, id); slices.Contains(keys, "sensitive.unmarked") {
				t.Errorf("%q", keys)
			}
		}},
	)
}

func TestConsent(t *testing.T) {
	scenarios(t,
		scenario{"every warning is accepted, or nothing happens", func(w *world) {
			id := w.draft("Banjir surut", func(c *news.Content) { c.Body = body("Warga antri di kantor.") })
			seen := newsroom.Consent{Rev: w.rev(id)}
			w.invalid(w.room.PublishSeen(w.ctx, w.editor, id, seen), "accepted")
			seen.Accepted = []string{"photo.missing"}
			w.invalid(w.room.PublishSeen(w.ctx, w.editor, id, seen), "accepted")
			w.unseen(w.solo, id)
			seen.Accepted = []string{"photo.missing", "body.mistake:antri"}
			w.must(w.room.PublishSeen(w.ctx, w.editor, id, seen))
			w.see(w.solo, id)
			events, err := w.store.EventsOf(w.ctx, id)
			w.must(err)
			if last := events[len(events)-1]; !strings.Contains(last.Payload, `"body.mistake:antri"`) || last.Kind != news.EventStoryPublished {
				t.Errorf("%+v", last)
			}
		}},
		scenario{"not to a text that has changed since", func(w *world) {
			id := w.draft("Banjir surut")
			seen := newsroom.Consent{Rev: w.rev(id), Accepted: []string{"photo.missing"}}
			w.save(w.editor, id, headline("Banjir naik"))
			w.refused(w.room.PublishSeen(w.ctx, w.editor, id, seen), fault.Conflict)
			w.refused(w.room.ScheduleSeen(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour), seen), fault.Conflict)
			w.unseen(w.solo, id)
			seen.Rev = w.rev(id)
			w.must(w.room.ScheduleSeen(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour), seen))
		}},
		scenario{"errors are no matter of consent", func(w *world) {
			id := w.draft("Banjir surut", func(c *news.Content) { c.Bylines = nil })
			seen := newsroom.Consent{Rev: w.rev(id), Accepted: []string{"photo.missing", "bylines.missing"}}
			w.invalid(w.room.PublishSeen(w.ctx, w.editor, id, seen), "bylines")
		}},
		scenario{"consent is no right", func(w *world) {
			id := w.draft("Banjir surut")
			seen := newsroom.Consent{Rev: w.rev(id), Accepted: []string{"photo.missing"}}
			w.refused(w.room.PublishSeen(w.ctx, w.reporter, id, seen), fault.Forbidden)
			w.refused(w.room.PublishSeen(w.ctx, w.baliDesk, id, seen), fault.NotFound)
		}},
		scenario{"corrections ask as well", func(w *world) {
			id := w.live("Banjir surut")
			w.save(w.editor, id, func(c *news.Content) { c.Body = body("Warga antri di kantor.") })
			seen := newsroom.Consent{Rev: w.rev(id), Accepted: []string{"photo.missing"}}
			w.invalid(w.room.CorrectSeen(w.ctx, w.editor, id, ralat("Bukan begitu."), seen), "accepted")
			w.invalid(w.room.UpdateSeen(w.ctx, w.editor, id, seen), "accepted")
			seen.Accepted = append(seen.Accepted, "body.mistake:antri")
			w.save(w.editor, id, func(c *news.Content) { c.Lead = "Lead lain." })
			w.refused(w.room.CorrectSeen(w.ctx, w.editor, id, ralat("Bukan begitu."), seen), fault.Conflict)
			seen.Rev = w.rev(id)
			w.must(w.room.CorrectSeen(w.ctx, w.editor, id, ralat("Bukan begitu."), seen))
			w.save(w.editor, id, headline("Banjir surut di Solo"))
			seen.Rev = w.rev(id)
			w.must(w.room.UpdateSeen(w.ctx, w.editor, id, seen))
		}},
	)
}

func TestSuggestTags(t *testing.T) {
	scenarios(t, scenario{"known ones by name and alias, new ones by name", func(w *world) {
		banjir, err := w.room.SaveTag(w.ctx, w.editor, news.Tag{Slug: "banjirbandang" + w.solo.Slug, Name: "Banjir", Aliases: []string{"airbah" + w.solo.Slug}})
		w.must(err)
		has, err := w.room.SaveTag(w.ctx, w.editor, news.Tag{Slug: "hujan" + w.solo.Slug, Name: "Hujan"})
		w.must(err)
		text := tagging.Text{Headline: "Airbah" + w.solo.Slug + " dan hujan" + w.solo.Slug, Body: "Lurah bertemu Siti Rahayu di sana. Lalu Siti Rahayu pulang."}
		s, err := w.room.SuggestTags(w.ctx, "id", text, []news.ID{has.ID})
		w.must(err)
		if len(s.Tags) != 1 || s.Tags[0].ID != banjir.ID || !slices.Equal(s.New, []string{"Siti Rahayu"}) {
			t.Errorf("%+v", s)
		}
	}})
}

// Corrections and withdrawals that the lists of other newsrooms' accidents ask
// for.
func TestAfterPublication(t *testing.T) {
	scenarios(t,
		scenario{"a live story is not put aside", func(w *world) {
			id := w.live("Banjir surut")
			w.refused(w.room.Spike(w.ctx, w.editor, id), fault.Conflict)
			w.refused(w.room.Unschedule(w.ctx, w.editor, id), fault.Conflict)
			w.see(w.solo, id)
		}},
		scenario{"a correction brings a photo, the next takes it away", func(w *world) {
			id := w.live("Banjir surut")
			photo := w.asset("Antara")
			w.placed(id, w.national)
			w.save(w.editor, id, func(c *news.Content) { c.Photo.Asset = photo.ID })
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Dengan foto.")))
			for _, site := range []news.Site{w.solo, w.national} {
				if got := w.see(site, id).Photo.Asset.ID; got != photo.ID {
					t.Errorf("%s: photo %s", site.Slug, got)
				}
			}
			w.save(w.editor, id, func(c *news.Content) { c.Photo = news.Photo{} })
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Fotonya keliru.")))
			if got := w.see(w.national, id).Photo.Asset.ID; got != 0 {
				t.Errorf("photo %s", got)
			}
		}},
		scenario{"withdrawn after a correction, whatever the checks would say", func(w *world) {
			id := w.live("Banjir surut")
			w.save(w.editor, id, headline("Banjir surut di Solo"))
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Tempatnya Solo.")))
			w.save(w.editor, id, func(c *news.Content) { c.Bylines, c.Lead = nil, "" })
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, "Masa depan anak harus dilindungi."))
			w.must(w.room.Withdraw(w.ctx, w.chief2, id))
			if _, err := w.article(w.solo, id); fault.KindOf(err) != fault.Gone {
				t.Errorf("%v", err)
			}
		}},
		scenario{"an embargo that is over does not come back with a correction", func(w *world) {
			id := w.draft("Banjir surut")
			w.must(w.room.Embargo(w.ctx, w.chief, id, w.clock.Now().Add(time.Hour), ""))
			w.clock.Advance(2 * time.Hour)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.save(w.editor, id, headline("Banjir surut di Solo"))
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Tempatnya Solo.")))
			if a := w.see(w.solo, id); a.Headline != "Banjir surut di Solo" {
				t.Errorf("%q", a.Headline)
			}
		}},
		scenario{"a proposed withdrawal that nobody approves", func(w *world) {
			id := w.live("Banjir surut")
			w.refused(w.room.DropWithdrawal(w.ctx, w.chief, id), fault.Conflict)
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, "Masa depan anak harus dilindungi."))
			w.refused(w.room.DropWithdrawal(w.ctx, w.editor, id), fault.Forbidden)
			w.must(w.room.DropWithdrawal(w.ctx, w.chief2, id))
			w.refused(w.room.Withdraw(w.ctx, w.chief2, id), fault.Conflict)
			w.see(w.solo, id)
		}},
		scenario{"a correction pins nothing and unpins nothing", func(w *world) {
			id := w.live("Banjir surut")
			p := w.placement(id, w.solo)
			w.must(w.room.SetPins(w.ctx, w.editor, w.solo.ID, news.FrontHome, []house.Pin{{Story: id}}))
			w.save(w.editor, id, headline("Banjir surut di Solo"))
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Tempatnya Solo.")))
			pins, err := w.store.PinnedOn(w.ctx, w.solo.ID, p.ID)
			w.must(err)
			w.is("fronts", pins, []string{news.FrontHome})
		}},
	)
}

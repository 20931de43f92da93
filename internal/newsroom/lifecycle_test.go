package newsroom_test

import (
	"testing"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/store"
)

func TestLifecycle(t *testing.T) {
	scenarios(t,
		scenario{"from draft to readers", func(w *world) {
			id := w.draft("Pasar Legi")
			w.must(w.room.Submit(w.ctx, w.reporter, id))
			w.refused(w.room.Submit(w.ctx, w.editor, id), fault.Conflict)
			w.must(w.room.Take(w.ctx, w.editor, id))
			w.invalid(w.room.Return(w.ctx, w.editor, id, " "), "reason")
			w.must(w.room.Return(w.ctx, w.editor, id, "Tanya pedagang juga."))
			w.save(w.reporter, id, headline("Pasar Legi, kata pedagang"))
			w.must(w.room.Submit(w.ctx, w.reporter, id))
			w.must(w.room.Take(w.ctx, w.editor, id))
			w.must(w.room.Approve(w.ctx, w.editor, id))
			w.unseen(w.solo, id)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.is("headline", w.see(w.solo, id).Headline, "Pasar Legi, kata pedagang")
			w.is("state", w.story(id).State, news.StateLive)
			w.is("events", w.events(id), "story.created story.submitted story.submitted story.returned story.submitted story.submitted story.approved story.published")
			// Every hand that the text went through, and no copy of the same.
			w.is("versions", w.versions(id), []string{"1 submit: Pasar Legi", "2 submit: Pasar Legi, kata pedagang"})
			w.refused(w.room.Publish(w.ctx, w.editor, id), fault.Conflict)
		}},
		scenario{"an empty headline cannot be submitted", func(w *world) {
			id := w.draft("", func(c *news.Content) { c.Slug = "" })
			w.invalid(w.room.Submit(w.ctx, w.reporter, id), "headline")
		}},
		scenario{"the same headline twice", func(w *world) {
			one, two := w.live("Harga beras naik"), w.live("Harga beras naik")
			a, b := w.see(w.solo, one), w.see(w.solo, two)
			w.is("slug", b.Path, "/warga/"+two.String()+"/harga-beras-naik")
			if a.Path == b.Path {
				w.t.Errorf("both stand at %s", a.Path)
			}
			w.wantShown(w.solo, news.ListLatest, "Harga beras naik", "Harga beras naik")
		}},
		scenario{"what was published stays while the next text is written", func(w *world) {
			id := w.live("Pertama")
			w.save(w.editor, id, headline("Kedua"))
			w.is("headline", w.see(w.solo, id).Headline, "Pertama")
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("headline", w.see(w.solo, id).Headline, "Kedua")
		}},
		scenario{"spiked and taken up again", func(w *world) {
			id := w.draft("Ditunda")
			w.must(w.room.Spike(w.ctx, w.editor, id))
			w.refused(w.room.Publish(w.ctx, w.editor, id), fault.Conflict)
			w.refused(w.room.Submit(w.ctx, w.editor, id), fault.Conflict)
			_, err := w.room.Share(w.ctx, w.editor, id, w.national.ID, w.national.Sections[0].ID)
			w.refused(err, fault.Conflict)
			_, err = w.room.Save(w.ctx, w.editor, id, 1, w.content("x"))
			w.refused(err, fault.Conflict)
			w.must(w.room.Unspike(w.ctx, w.editor, id))
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.refused(w.room.Spike(w.ctx, w.editor, id), fault.Conflict) // what readers saw is withdrawn, not spiked
			w.see(w.solo, id)
		}},
		scenario{"nothing to be found", func(w *world) {
			w.refused(w.room.Publish(w.ctx, w.editor, 99), fault.NotFound)
			_, err := w.room.Create(w.ctx, news.System(), newsroom.NewStory{Site: 99, Section: 1, Content: w.content("x")})
			w.refused(err, fault.NotFound)
			_, err = w.room.Create(w.ctx, w.reporter, newsroom.NewStory{Site: w.solo.ID, Section: w.national.Sections[0].ID, Content: w.content("x")})
			w.invalid(err, "section")
			_, err = w.room.Create(w.ctx, w.reporter, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Kind: "rumour", Content: w.content("x")})
			w.invalid(err, "kind")
		}},
		scenario{"a new process goes on where the old one ended", func(w *world) {
			id := w.draft("Sebelum mati")
			w.must(w.room.Submit(w.ctx, w.reporter, id))
			w.start()
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.start()
			w.is("headline", w.see(w.solo, id).Headline, "Sebelum mati")
			w.save(w.editor, id, headline("Sesudah hidup"))
			w.start()
			w.must(w.room.Update(w.ctx, w.editor, id))
			w.is("headline", w.see(w.solo, id).Headline, "Sesudah hidup")
		}},
	)
}

func TestChecksBlockPublication(t *testing.T) {
	scenarios(t,
		scenario{"all that is missing is said at once", func(w *world) {
			id, err := w.room.Create(w.ctx, w.reporter, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID})
			w.must(err)
			w.invalid(w.room.Publish(w.ctx, w.editor, id), "headline", "lead", "body", "bylines", "slug")
			w.invalid(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(1e9)), "headline", "lead", "body", "bylines", "slug")
			w.is("state", w.story(id).State, news.StateDraft)
			w.is("versions", w.versions(id), nil) // the attempt left nothing behind
		}},
		scenario{"a photo without credit", func(w *world) {
			bare := w.asset("")
			inBody := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("Isi.")), richtext.Picture(bare.ID.String()))).String()
			for _, change := range []func(c *news.Content){
				func(c *news.Content) { c.Photo.Asset = bare.ID },
				func(c *news.Content) { c.Body = inBody },
			} {
				id := w.draft("Dengan foto", change)
				w.invalid(w.room.Publish(w.ctx, w.editor, id), "photo")
				w.unseen(w.solo, id)
				bare.Credit = "ANTARA"
				w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error { return store.In(tx).SaveAsset(w.ctx, bare) }))
				w.must(w.room.Publish(w.ctx, w.editor, id))
				bare.Credit = ""
				w.must(w.db.Tx(w.ctx, func(tx *db.Tx) error { return store.In(tx).SaveAsset(w.ctx, bare) }))
				// The live story keeps its picture; the next text is asked again.
				w.save(w.editor, id, headline("Dengan foto yang sama"))
				w.invalid(w.room.Update(w.ctx, w.editor, id), "photo")
				w.is("headline", w.see(w.solo, id).Headline, "Dengan foto")
			}
		}},
		scenario{"a photo that does not exist", func(w *world) {
			id := w.draft("Hilang", func(c *news.Content) { c.Photo.Asset = 99 })
			w.invalid(w.room.Publish(w.ctx, w.editor, id), "photo")
		}},
		scenario{"an advertorial names who paid", func(w *world) {
			id, err := w.room.Create(w.ctx, w.reporter, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID,
				Kind: news.KindAdvertorial, Content: w.content("Kelas barista")})
			w.must(err)
			w.invalid(w.room.Publish(w.ctx, w.editor, id), "sponsor")
			w.save(w.editor, id, func(c *news.Content) { c.Sponsor = "PT Kopi" })
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.wantShown(w.solo, news.ListNewsMap)
			w.wantShown(w.solo, news.ListMap, "Kelas barista")
		}},
		scenario{"a second person publishes where the site wants one", func(w *world) {
			w.solo.Settings.SecondPerson = true
			_, err := w.room.SaveSite(w.ctx, news.System(), w.solo)
			w.must(err)
			id, err := w.room.Create(w.ctx, w.editor, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: w.content("Sendiri")})
			w.must(err)
			w.refused(w.room.Publish(w.ctx, w.editor, id), fault.Forbidden)
			w.refused(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(1e9)), fault.Forbidden)
			w.must(w.room.Publish(w.ctx, w.chief, id))
		}},
	)
}

// Every verb is asked directly, as a door would, by everybody.
func TestWhoMayCallWhat(t *testing.T) {
	const (
		contributor, reporter, other, editor, chief = "c", "r", "o", "e", "h"
		sister, sisterChief, admin, nobody          = "s", "S", "a", "-"
	)
	type verb struct {
		name string
		may  string // those who may
		call func(w *world, a news.Actor, id news.ID) error
	}
	draft := func(w *world) news.ID { return w.draft("Milik wartawan") }
	submitted := func(w *world) news.ID {
		id := draft(w)
		w.must(w.room.Submit(w.ctx, w.reporter, id))
		return id
	}
	inEdit := func(w *world) news.ID { id := submitted(w); w.must(w.room.Take(w.ctx, w.editor, id)); return id }
	live := func(w *world) news.ID {
		id := w.live("Terbit")
		w.save(w.editor, id, headline("Terbit lagi"))
		return id
	}
	spiked := func(w *world) news.ID { id := draft(w); w.must(w.room.Spike(w.ctx, w.editor, id)); return id }
	planned := func(w *world) news.ID {
		id := draft(w)
		w.must(w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(3600e9)))
		return id
	}
	offered := func(w *world) news.ID { id := w.live("Ditawarkan"); w.share(id, w.national); return id }
	standing := func(w *world) news.ID {
		id := w.live("Berdiri")
		w.placed(id, w.national)
		w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldLead, "Lain."))
		return id
	}
	ready := func(w *world) news.ID { return w.live("Tayang") }
	held := func(w *world) news.ID {
		id := w.live("Draf di sana")
		w.policy(w.national, news.PolicyDraft)
		w.share(id, w.national)
		return id
	}
	lately := func(w *world) news.ID { id := standing(w); w.policy(w.bali, news.PolicyAsk); return id }
	aloneProposed := func(w *world) news.ID {
		id := standing(w)
		a, _ := chiefs(w.national)
		w.must(w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, news.GroundDecency, ours))
		return id
	}
	proposed := func(w *world) news.ID {
		id := live(w)
		w.must(w.room.ProposeWithdrawal(w.ctx, w.chief2, id, news.GroundChild, "Memuat identitas anak."))
		return id
	}
	for _, group := range []struct {
		from  func(w *world) news.ID
		verbs []verb
	}{
		{draft, []verb{
			{"save", reporter + editor + chief, func(w *world, a news.Actor, id news.ID) error {
				_, err := w.room.Save(w.ctx, a, id, 1, w.content("x"))
				return err
			}},
			{"submit", reporter + editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Submit(w.ctx, a, id) }},
			{"publish", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Publish(w.ctx, a, id) }},
			{"schedule", editor + chief, func(w *world, a news.Actor, id news.ID) error {
				return w.room.Schedule(w.ctx, a, id, w.clock.Now().Add(1e9))
			}},
			{"spike", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Spike(w.ctx, a, id) }},
			{"embargo", chief, func(w *world, a news.Actor, id news.ID) error {
				return w.room.Embargo(w.ctx, a, id, w.clock.Now().Add(1e9), "")
			}},
			{"share", editor + chief, func(w *world, a news.Actor, id news.ID) error {
				_, err := w.room.Share(w.ctx, a, id, w.national.ID, w.national.Sections[0].ID)
				return err
			}},
			{"create", contributor + reporter + other + editor + chief, func(w *world, a news.Actor, _ news.ID) error {
				_, err := w.room.Create(w.ctx, a, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: w.content("x")})
				return err
			}},
		}},
		{submitted, []verb{
			{"save after submitting", editor + chief, func(w *world, a news.Actor, id news.ID) error {
				_, err := w.room.Save(w.ctx, a, id, 1, w.content("x"))
				return err
			}},
			{"take", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Take(w.ctx, a, id) }},
		}},
		{inEdit, []verb{
			{"approve", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Approve(w.ctx, a, id) }},
			{"return", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Return(w.ctx, a, id, "Belum.") }},
		}},
		{spiked, []verb{{"unspike", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Unspike(w.ctx, a, id) }}}},
		{planned, []verb{{"unschedule", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Unschedule(w.ctx, a, id) }}}},
		{live, []verb{
			{"update", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Update(w.ctx, a, id) }},
			{"correct", editor + chief, func(w *world, a news.Actor, id news.ID) error {
				return w.room.Correct(w.ctx, a, id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: "x"})
			}},
			{"notice", editor + chief, func(w *world, a news.Actor, id news.ID) error {
				return w.room.AddNotice(w.ctx, a, id, newsroom.Correction{Kind: news.Ralat, Severity: news.Fact, Text: "x"})
			}},
			{"propose withdrawal", chief, func(w *world, a news.Actor, id news.ID) error {
				return w.room.ProposeWithdrawal(w.ctx, a, id, news.GroundChild, "Memuat identitas anak.")
			}},
		}},
		{proposed, []verb{{"withdraw", chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Withdraw(w.ctx, a, id) }}}},
		{offered, []verb{
			{"accept", sister, func(w *world, a news.Actor, id news.ID) error { return w.room.Accept(w.ctx, a, id, w.national.ID, 0) }},
			{"decline", sister, func(w *world, a news.Actor, id news.ID) error { return w.room.Decline(w.ctx, a, id, w.national.ID) }},
		}},
		{offered, []verb{{"hold", sister, func(w *world, a news.Actor, id news.ID) error { return w.room.Hold(w.ctx, a, id, w.national.ID, 0) }}}},
		{held, []verb{{"release", sister, func(w *world, a news.Actor, id news.ID) error { return w.room.Release(w.ctx, a, id, w.national.ID) }}}},
		{ready, []verb{
			{"pull", sister, func(w *world, a news.Actor, id news.ID) error {
				_, err := w.room.Pull(w.ctx, a, id, w.national.ID, w.national.Sections[0].ID, false)
				return err
			}},
			{"share to several", editor + chief, func(w *world, a news.Actor, id news.ID) error {
				_, err := w.room.ShareAll(w.ctx, a, id, 0, []sharing.Target{{Site: w.national.ID, Section: w.national.Sections[0].ID}})
				return err
			}},
			{"reserve", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Reserve(w.ctx, a, id, true) }},
		}},
		{lately, []verb{{"pass on", sister, func(w *world, a news.Actor, id news.ID) error {
			_, err := w.room.PassOn(w.ctx, a, id, w.national.ID, w.bali.ID, w.bali.Sections[0].ID)
			return err
		}}}},
		{standing, []verb{{"end", sister, func(w *world, a news.Actor, id news.ID) error { return w.room.End(w.ctx, a, id, w.national.ID) }}}},
		{standing, []verb{{"take back", editor + chief, func(w *world, a news.Actor, id news.ID) error { return w.room.Revoke(w.ctx, a, id, w.national.ID) }}}},
		{standing, []verb{{"propose to withdraw on one site", sisterChief, func(w *world, a news.Actor, id news.ID) error {
			return w.room.ProposeWithdrawalOn(w.ctx, a, id, w.national.ID, news.GroundDecency, ours)
		}}}},
		{aloneProposed, []verb{
			{"withdraw on one site", sisterChief, func(w *world, a news.Actor, id news.ID) error { return w.room.WithdrawOn(w.ctx, a, id, w.national.ID) }},
			{"drop that proposal", sisterChief, func(w *world, a news.Actor, id news.ID) error {
				return w.room.DropWithdrawalOn(w.ctx, a, id, w.national.ID)
			}},
		}},
		{standing, []verb{
			{"override", sister, func(w *world, a news.Actor, id news.ID) error {
				return w.room.Override(w.ctx, a, id, w.national.ID, news.FieldHeadline, "Lain")
			}},
			{"inherit", sister, func(w *world, a news.Actor, id news.ID) error {
				return w.room.Inherit(w.ctx, a, id, w.national.ID, news.FieldLead)
			}},
			{"move to a section", sister, func(w *world, a news.Actor, id news.ID) error {
				return w.room.MoveSection(w.ctx, a, id, w.national.ID, w.national.Sections[1].ID)
			}},
		}},
	} {
		var list []scenario
		for _, v := range group.verbs {
			list = append(list, scenario{v.name, func(w *world) {
				people := map[string]news.Actor{
					contributor: actor(21, w.solo, news.RoleContributor), reporter: w.reporter, other: actor(22, w.solo, news.RoleReporter),
					editor: w.editor, chief: w.chief, sister: w.nationalEditor, sisterChief: second(w.national), admin: actor(23, w.solo, news.RoleSiteAdmin),
					nobody: {Account: 24},
				}
				for who, a := range people {
					id := group.from(w)
					err := v.call(w, a, id)
					may := false
					for _, m := range v.may {
						may = may || string(m) == who || who == sisterChief && string(m) == sister
					}
					if may && err != nil {
						w.t.Errorf("%s is refused to %s: %v", v.name, a.Name, err)
					}
					if !may && fault.KindOf(err) != fault.Forbidden {
						w.t.Errorf("%s by %s (%s): %v, want forbidden", v.name, a.Name, who, err)
					}
				}
			}})
		}
		scenarios(t, list...)
	}
}

// second is the chief editor of a site who approves what the first proposes.
func second(site news.Site) news.Actor { _, b := chiefs(site); return b }

package newsroom_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// top returns the headlines of the arranged places of a front.
func (w *world) top(f reading.Front, err error) []string {
	w.t.Helper()
	w.must(err)
	out := []string{}
	for _, c := range f.Top {
		out = append(out, c.Headline)
	}
	return out
}

func TestArrangingFronts(t *testing.T) {
	scenarios(t,
		scenario{"two editors at once", func(w *world) {
			one, two := w.live("Satu"), w.live("Dua")
			arrange := func(rev int64, pins ...house.Pin) (int64, error) {
				return w.room.Arrange(w.ctx, w.editor, w.solo.ID, news.FrontHome, rev, pins)
			}
			rev, err := arrange(0, house.Pin{Story: one})
			w.must(err)
			w.is("revision", rev, 1)
			// The other one began on revision 0 too: told, and nothing is lost.
			_, err = arrange(0, house.Pin{Story: two})
			w.refused(err, fault.Conflict)
			w.is("front", w.top(w.read.For(w.solo).Home(w.ctx, frontSize)), []string{"Satu", "Dua"})
			rev, err = arrange(1, house.Pin{Story: two})
			w.must(err)
			w.is("revision", rev, 2)
			history, err := w.store.Arrangements(w.ctx, w.solo.ID, news.FrontHome, 0, 10)
			w.must(err)
			var told []string
			for _, a := range history {
				told = append(told, fmt.Sprint(a.Rev, a.MadeBy == w.editor.Account, a.Pins[0].Story == one))
			}
			w.is("history", told, []string{"2 true false", "1 true true"})
		}},
		scenario{"restoring an earlier arrangement", func(w *world) {
			one, two := w.live("Satu"), w.live("Dua")
			w.live("Tiga")
			until := w.clock.Now().Add(time.Hour)
			_, err := w.room.Arrange(w.ctx, w.editor, w.solo.ID, news.FrontHome, 0, []house.Pin{{Story: one}, {Position: 1, Story: two, Until: until}})
			w.must(err)
			_, err = w.room.Arrange(w.ctx, w.editor, w.solo.ID, news.FrontHome, 1, nil)
			w.must(err)
			w.is("emptied", w.top(w.read.For(w.solo).Home(w.ctx, frontSize)), []string{"Tiga", "Dua", "Satu"})
			_, err = w.room.RestoreFront(w.ctx, w.editor, w.solo.ID, news.FrontHome, 1, 1)
			w.refused(err, fault.Conflict)
			_, err = w.room.RestoreFront(w.ctx, w.editor, w.solo.ID, news.FrontHome, 2, 9)
			w.refused(err, fault.NotFound)
			left, err := w.room.RestoreFront(w.ctx, w.editor, w.solo.ID, news.FrontHome, 2, 1)
			w.must(err)
			w.is("restored", []any{left, w.top(w.read.For(w.solo).Home(w.ctx, frontSize))}, []any{0, []string{"Satu", "Dua", "Tiga"}})
			// What has ended meanwhile does not come back.
			w.clock.Advance(2 * time.Hour)
			w.is("the pin has ended", w.top(w.read.For(w.solo).Home(w.ctx, frontSize)), []string{"Satu", "Tiga", "Dua"})
			left, err = w.room.RestoreFront(w.ctx, w.editor, w.solo.ID, news.FrontHome, 3, 1)
			w.must(err)
			w.is("left", left, 1)
			// Revision 0 is the front as it fills itself.
			_, err = w.room.RestoreFront(w.ctx, w.editor, w.solo.ID, news.FrontHome, 4, 0)
			w.must(err)
			w.is("by itself", w.top(w.read.For(w.solo).Home(w.ctx, frontSize)), []string{"Tiga", "Dua", "Satu"})
		}},
		scenario{"fronts of sections and topics", func(w *world) {
			topic := w.topic("pasar")
			in := func(c *news.Content) { c.Topic = topic.ID }
			one := w.live("Satu", in)
			w.live("Dua", in)
			w.is("by itself", w.top(w.read.For(w.solo).TopicTop(w.ctx, topic.ID, reading.FrontSize{Top: 4})), []string{"Dua", "Satu"})
			_, err := w.room.Arrange(w.ctx, w.editor, w.solo.ID, news.FrontTopic(topic.ID), 0, []house.Pin{{Story: one}})
			w.must(err)
			w.is("arranged", w.top(w.read.For(w.solo).TopicTop(w.ctx, topic.ID, reading.FrontSize{Top: 4})), []string{"Satu", "Dua"})
			for _, bad := range []string{"", "x", "home:1", news.FrontSection(w.bali.Sections[0].ID), news.FrontSection(99), news.FrontTopic(99)} {
				_, err := w.room.Arrange(w.ctx, w.editor, w.solo.ID, bad, 0, nil)
				w.refused(err, fault.NotFound)
			}
			_, err = w.room.Arrange(w.ctx, w.editor, w.solo.ID, news.FrontHome, 0, []house.Pin{{Position: news.HomeTop, Story: one}})
			w.invalid(err, "pins")
			_, err = w.room.Arrange(w.ctx, w.editor, w.solo.ID, news.FrontHome, 0, []house.Pin{{Story: one, Until: w.clock.Now()}})
			w.invalid(err, "pins")
		}},
	)
}

func TestMerging(t *testing.T) {
	scenarios(t,
		scenario{"topics", func(w *world) {
			old, kept := w.topic("pasar"), w.topic("kios")
			var all []string
			for i := range 3 {
				w.live(fmt.Sprint("Lama ", i), func(c *news.Content) { c.Topic = old.ID })
				all = append([]string{fmt.Sprint("Lama ", i)}, all...)
			}
			id := w.live("Baru", func(c *news.Content) { c.Topic = kept.ID })
			w.placed(id, w.national)
			draft := w.draft("Konsep", func(c *news.Content) { c.Topic = old.ID })
			_, err := w.room.SaveEntry(w.ctx, w.editor, old.ID, news.TopicEntry{At: w.clock.Now(), Text: "Dibuka"})
			w.must(err)
			w.refused(w.room.Merge(w.ctx, w.reporter, news.NameTopic, old.ID, kept.ID), fault.Forbidden)
			w.invalid(w.room.Merge(w.ctx, w.editor, news.NameTopic, old.ID, old.ID), "target")
			w.refused(w.room.Merge(w.ctx, w.editor, news.NameTopic, old.ID, 99), fault.NotFound)
			w.refused(w.room.Merge(w.ctx, w.editor, news.NameTopic, old.ID, w.tag("beras").ID), fault.NotFound)
			w.must(w.room.Merge(w.ctx, w.editor, news.NameTopic, old.ID, kept.ID))
			// Stories say so at once, before the job has run.
			card := w.cardOf("Lama 0", news.ListLatest)
			w.is("the topic shown", card.Topic.ID, kept.ID)
			w.must(w.queue.Drain(w.ctx))
			w.wantShown(w.solo, news.ListTopic(kept.ID), append([]string{"Baru"}, all...)...)
			w.wantShown(w.solo, news.ListTopic(old.ID))
			n, err := w.read.For(w.solo).Count(w.ctx, news.ListTopic(kept.ID))
			w.must(err)
			gone, err := w.read.For(w.solo).Count(w.ctx, news.ListTopic(old.ID))
			w.must(err)
			w.is("counted", []int{n, gone}, []int{4, 0})
			page, err := w.read.For(w.solo).Topic(w.ctx, old.Slug)
			w.must(err)
			w.is("the old address leads to", []any{page.Topic.Slug, len(page.Timeline)}, []any{kept.Slug, 1})
			m, _, err := w.store.Merge(w.ctx, old.ID)
			w.must(err)
			w.is("progress", []any{m.Total, m.Moved, m.EndedAt.IsZero()}, []any{3, 3, false})
			// A draft that names the old one is published under the new one.
			w.must(w.room.Publish(w.ctx, w.editor, draft))
			w.wantShown(w.solo, news.ListTopic(kept.ID), append([]string{"Konsep", "Baru"}, all...)...)
			w.refused(w.room.Merge(w.ctx, w.editor, news.NameTopic, old.ID, kept.ID), fault.Conflict)
			w.refused(w.room.Merge(w.ctx, w.editor, news.NameTopic, kept.ID, old.ID), fault.Conflict)
			_, err = w.room.ChangeTopic(w.ctx, w.editor, old)
			w.refused(err, fault.Conflict)
			// A chain is one step.
			third := w.topic("los")
			w.must(w.room.Merge(w.ctx, w.editor, news.NameTopic, kept.ID, third.ID))
			w.must(w.queue.Drain(w.ctx))
			w.is("the topic shown", w.cardOf("Lama 0", news.ListTopic(third.ID)).Topic.ID, third.ID)
			page, err = w.read.For(w.solo).Topic(w.ctx, old.Slug)
			w.must(err)
			w.is("the first address leads to", page.Topic.Slug, third.Slug)
		}},
		scenario{"tags, where a story has both", func(w *world) {
			old, kept := w.tag("padi"), w.tag("beras")
			old.Aliases = []string{"gabah-" + w.solo.Slug}
			old, err := w.room.SaveTag(w.ctx, w.editor, old)
			w.must(err)
			id := w.live("Harga", func(c *news.Content) { c.Tags = []news.ID{old.ID, kept.ID} })
			w.must(w.room.Merge(w.ctx, w.editor, news.NameTag, old.ID, kept.ID))
			w.must(w.queue.Drain(w.ctx))
			w.wantShown(w.solo, news.ListTag(kept.ID), "Harga")
			w.is("tags", len(w.see(w.solo, id).TagList), 1)
			for _, slug := range []string{old.Slug, "gabah-" + w.solo.Slug} {
				got, err := w.read.For(w.solo).Tag(w.ctx, slug)
				w.must(err)
				w.is(slug, got.Slug, kept.Slug)
			}
			other := w.tag("jagung")
			other.Aliases = []string{kept.Slug}
			_, err = w.room.SaveTag(w.ctx, w.editor, other)
			w.invalid(err, "aliases")
		}},
		scenario{"people, of two sites", func(w *world) {
			twin, err := w.room.SavePerson(w.ctx, news.System(), news.Person{Slug: "twin-" + w.bali.Slug, Name: "Farah Nur", Site: w.bali.ID})
			w.must(err)
			w.live("Tulisan", func(c *news.Content) { c.Bylines = []news.Byline{{Person: twin.ID, Role: news.Author}} })
			w.refused(w.room.Merge(w.ctx, actor(31, w.solo, news.RoleSiteAdmin), news.NamePerson, twin.ID, w.farah.ID), fault.Forbidden)
			w.must(w.room.Merge(w.ctx, news.System(), news.NamePerson, twin.ID, w.farah.ID))
			w.must(w.queue.Drain(w.ctx))
			w.wantShown(w.solo, news.ListPerson(w.farah.ID), "Tulisan")
			p, err := w.read.For(w.solo).Person(w.ctx, twin.Slug)
			w.must(err)
			w.is("leads to", p.ID, w.farah.ID)
		}},
		scenario{"a section moved and removed", func(w *world) {
			admin := actor(31, w.solo, news.RoleSiteAdmin)
			from, to := w.solo.Sections[0], w.solo.Sections[1]
			id := w.live("Warga")
			draft := w.draft("Konsep")
			w.refused(w.room.EmptySection(w.ctx, w.chief, w.solo.ID, from.ID, to.ID), fault.Forbidden)
			w.invalid(w.room.EmptySection(w.ctx, admin, w.solo.ID, from.ID, w.national.Sections[0].ID), "target")
			w.must(w.room.EmptySection(w.ctx, admin, w.solo.ID, from.ID, to.ID))
			w.must(w.queue.Drain(w.ctx))
			w.must(w.read.Refresh(w.ctx))
			site, _, err := w.store.Site(w.ctx, w.solo.ID)
			w.must(err)
			w.is("sections", []any{len(site.Sections), site.Rev}, []any{1, w.solo.Rev + 1})
			w.solo = site
			w.wantShown(w.solo, news.ListSection(to.ID), "Warga")
			w.is("address", w.see(w.solo, id).Path, "/"+to.Slug+"/"+id.String()+"/warga")
			w.is("the draft", w.placement(draft, w.solo).Section, to.ID)
			r, _, err := w.store.Redirect(w.ctx, w.solo.ID, "/"+from.Slug+"/feed.xml")
			w.must(err)
			w.is("the old address", r.Target, "/"+to.Slug+"/feed.xml")
		}},
	)
}

// cardOf returns the card of a story on a list of Solo.
func (w *world) cardOf(headline, list string) reading.Card {
	w.t.Helper()
	l, err := w.read.For(w.solo).List(w.ctx, list, reading.Mark{}, 50)
	w.must(err)
	i := slices.IndexFunc(l.Cards, func(c reading.Card) bool { return c.Headline == headline })
	if i < 0 {
		w.t.Fatalf("%q is not in %s", headline, list)
	}
	return l.Cards[i]
}

func TestNames(t *testing.T) {
	scenarios(t,
		scenario{"new addresses", func(w *world) {
			topic := w.topic("pasar")
			w.live("Satu", func(c *news.Content) { c.Topic = topic.ID })
			was := topic.Slug
			topic.Slug = "pasar-baru-" + w.solo.Slug
			changed, err := w.room.ChangeTopic(w.ctx, w.editor, topic)
			w.must(err)
			_, err = w.room.ChangeTopic(w.ctx, w.editor, topic)
			w.refused(err, fault.Conflict) // made on the revision before
			page, err := w.read.For(w.solo).Topic(w.ctx, was)
			w.must(err)
			w.is("leads to", page.Topic.Slug, changed.Slug)
			// Who takes the old address over has it.
			fresh := w.topic("pasar")
			w.is("same address", fresh.Slug, was)
			_, err = w.read.For(w.solo).Topic(w.ctx, was)
			w.refused(err, fault.NotFound) // no story of it yet
		}},
		scenario{"names are found by how a word begins", func(w *world) {
			tag, err := w.room.SaveTag(w.ctx, w.editor, news.Tag{Slug: "banjir-" + w.solo.Slug, Name: "Banjir Bengawan"})
			w.must(err)
			find := func(begins string) bool {
				ids, err := w.store.FindNames(w.ctx, news.NameTag, begins, 20)
				w.must(err)
				return slices.Contains(ids, tag.ID)
			}
			w.is("found", []bool{find("beng"), find("banjir"), find("anjir"), find("bengawanx")}, []bool{true, true, false, false})
		}},
		scenario{"timeline", func(w *world) {
			topic := w.topic("pasar")
			day := time.Date(2026, 3, 1, 5, 0, 0, 0, time.UTC)
			var ids []news.ID
			for _, text := range []string{"a", "b"} {
				id, err := w.room.SaveEntry(w.ctx, w.editor, topic.ID, news.TopicEntry{At: day, DayOnly: true, Text: text})
				w.must(err)
				ids = append(ids, id)
			}
			texts := func() (out string) {
				es, err := w.store.TopicEntries(w.ctx, topic.ID, 10)
				w.must(err)
				for _, e := range es {
					out += e.Text
				}
				return out
			}
			w.is("newest first", texts(), "ba")
			w.must(w.room.MoveEntry(w.ctx, w.editor, topic.ID, ids[0], true))
			w.is("moved up", texts(), "ab")
			w.must(w.room.MoveEntry(w.ctx, w.editor, topic.ID, ids[0], false))
			w.is("moved down", texts(), "ba")
			timed, err := w.room.SaveEntry(w.ctx, w.editor, topic.ID, news.TopicEntry{At: day.Add(time.Hour), Text: "c"})
			w.must(err)
			w.refused(w.room.MoveEntry(w.ctx, w.editor, topic.ID, timed, false), fault.Conflict)
			other := w.topic("kios")
			_, err = w.room.SaveEntry(w.ctx, w.editor, other.ID, news.TopicEntry{ID: timed, At: day, Text: "taken"})
			w.refused(err, fault.NotFound) // an entry of another topic
			_, err = w.room.SaveEntry(w.ctx, w.editor, topic.ID, news.TopicEntry{At: day, Text: "x", Story: 99})
			w.invalid(err, "story")
			gone, err := w.room.DropEntry(w.ctx, w.editor, topic.ID, timed)
			w.must(err)
			w.is("dropped", []string{gone.Text, texts()}, []string{"c", "ba"})
			_, err = w.room.DropEntry(w.ctx, w.reporter, topic.ID, ids[0])
			w.refused(err, fault.Forbidden)
		}},
		scenario{"a story names what is there", func(w *world) {
			id := w.draft("Salah", func(c *news.Content) { c.Topic, c.Tags = 91, []news.ID{92} })
			w.invalid(w.room.Publish(w.ctx, w.editor, id), "topic", "tags")
		}},
	)
}

func TestPreviews(t *testing.T) {
	scenarios(t, scenario{"links", func(w *world) {
		id := w.draft("Rahasia")
		ends := w.clock.Now().Add(time.Hour)
		share := func(as news.Actor, p house.Preview) (string, news.ID, error) {
			return w.room.SharePreview(w.ctx, as, p, ends)
		}
		_, _, err := share(w.baliDesk, house.Preview{Story: id, Site: w.solo.ID})
		w.refused(err, fault.Forbidden)
		_, _, err = share(w.editor, house.Preview{Story: id, Site: w.bali.ID})
		w.refused(err, fault.NotFound)
		_, _, err = share(w.reporter, house.Preview{Site: w.solo.ID, Front: news.FrontHome})
		w.refused(err, fault.Forbidden)
		_, _, err = w.room.SharePreview(w.ctx, w.editor, house.Preview{Story: id, Site: w.solo.ID}, w.clock.Now().Add(house.MaxPreview+time.Second))
		w.invalid(err, "ends")
		token, link, err := share(w.reporter, house.Preview{Story: id, Site: w.solo.ID})
		w.must(err)
		kept, found, err := w.store.PreviewByHash(w.ctx, credential.HashToken(token))
		w.must(err)
		w.is("kept", []any{found, kept.ID == link, kept.Hash == token}, []any{true, true, false})
		w.refused(w.room.EndPreview(w.ctx, w.baliDesk, link), fault.Forbidden)
		w.must(w.room.EndPreview(w.ctx, w.editor, link))
		w.refused(w.room.EndPreview(w.ctx, w.editor, link), fault.NotFound)
	}}, scenario{"what they show, and readers do not", func(w *world) {
		topic := w.topic("pasar")
		id := w.draft("Rahasia", func(c *news.Content) { c.Topic = topic.ID })
		view := reading.NewPreview(w.db, w.clock, search.New(w.db.Engine))
		site, err := view.Site(w.ctx, w.solo.ID)
		w.must(err)
		v := view.For(site)
		a, err := view.Draft(w.ctx, v, id)
		w.must(err)
		w.is("draft", []any{a.Headline, a.Topic.ID == topic.ID, a.People[0].Person.Name, a.PublishedAt}, []any{"Rahasia", true, "Farah N", w.clock.Now()})
		w.unseen(w.solo, id)
		_, err = v.Article(w.ctx, id) // the visit itself keeps the public rule
		w.refused(err, fault.NotFound)
		_, err = view.Draft(w.ctx, view.For(w.bali), id)
		w.refused(err, fault.NotFound)
		// An arrangement shows what readers would get of it.
		one := w.live("Satu")
		w.live("Dua")
		v = view.For(site)
		w.must(view.Arrange(w.ctx, v, news.FrontHome, []news.Placed{{Story: one}, {Position: 1, Story: id}}))
		w.is("arranged", w.top(v.Home(w.ctx, frontSize)), []string{"Satu", "Dua"})
		w.is("readers", w.top(w.read.For(w.solo).Home(w.ctx, frontSize)), []string{"Dua", "Satu"})
		var none []store.Preview
		list, err := w.store.PreviewsOf(w.ctx, id, w.clock.Now())
		w.must(err)
		w.is("links", list, none)
	}})
}

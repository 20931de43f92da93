package newsroom_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
	"github.com/tajuk/tajuk/internal/richtext"
)

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func TestOverrideEachField(t *testing.T) {
	scenarios(t, scenario{"changed, and inherited again", func(w *world) {
		ours, theirs := w.topic("pasar"), w.topic("nasional")
		tag, other := w.tag("beras"), w.tag("jagung")
		photo, otherPhoto := w.asset("ANTARA"), w.asset("EPA")
		id := w.live("Asli", func(c *news.Content) {
			c.Topic, c.Tags, c.Photo.Asset = ours.ID, []news.ID{tag.ID}, photo.ID
		})
		w.placed(id, w.national)
		over := func(f news.Field, value string) {
			w.t.Helper()
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, f, value))
		}
		before := w.see(w.national, id)
		kept := map[news.Field]int{}
		for _, c := range []struct {
			field news.Field
			value string
			got   func() any
			want  any
		}{
			{news.FieldHeadline, "  Dari\tSolo ", func() any { return w.see(w.national, id).Headline }, "Dari Solo"},
			{news.FieldLead, "Lain.", func() any { return w.see(w.national, id).Lead }, "Lain."},
			{news.FieldSlug, "dari-solo", func() any { return strings.HasSuffix(w.see(w.national, id).Path, "/dari-solo") }, true},
			{news.FieldTopic, asJSON(theirs.ID), func() any { return w.see(w.national, id).Topic.ID }, theirs.ID},
			{news.FieldTopic, `"0"`, func() any { return w.see(w.national, id).Topic.ID }, news.ID(0)},
			{news.FieldTags, asJSON([]news.ID{other.ID, other.ID}), func() any { return w.shown(w.national, news.ListTag(other.ID)) }, []string{"Asli"}},
			{news.FieldTags, `[]`, func() any { return len(w.see(w.national, id).TagList) }, 0},
			{news.FieldPhoto, asJSON(news.Photo{Asset: otherPhoto.ID, Caption: "Kami"}), func() any { return w.see(w.national, id).Photo.Asset.Credit }, "EPA"},
			{news.FieldPhoto, `{}`, func() any { return w.see(w.national, id).Photo.Asset.ID }, news.ID(0)},
			{news.FieldBody, body("Kata kami sendiri tentang itu."), func() any { a := w.see(w.national, id); return []any{a.Body.Text(), a.Words} }, []any{"Kata kami sendiri tentang itu.", 5}},
		} {
			over(c.field, c.value)
			w.is(string(c.field), c.got(), c.want)
			origin := w.see(w.solo, id)
			w.is("the origin", []any{origin.Headline, origin.Path, origin.Topic.ID, origin.Photo.Asset.Credit, origin.Body.Text()},
				[]any{"Asli", "/warga/" + id.String() + "/asli", ours.ID, "ANTARA", "Isi Asli."})
			w.must(w.room.Inherit(w.ctx, w.nationalEditor, id, w.national.ID, c.field))
			w.is("inherited again", w.see(w.national, id), before)
			w.refused(w.room.Inherit(w.ctx, w.nationalEditor, id, w.national.ID, c.field), fault.Conflict)
			// What the site said is not lost.
			kept[c.field]++
			again := func(n int) error {
				return w.room.RestoreOverride(w.ctx, w.nationalEditor, id, w.national.ID, c.field, n)
			}
			w.must(again(kept[c.field]))
			w.is("said again", c.got(), c.want)
			w.refused(again(kept[c.field]+1), fault.NotFound)
			w.must(w.room.Inherit(w.ctx, w.nationalEditor, id, w.national.ID, c.field))
			kept[c.field]++
		}
		// Lists follow what the site shows.
		over(news.FieldTopic, asJSON(theirs.ID))
		over(news.FieldHeadline, "Dari Solo")
		w.wantShown(w.national, news.ListTopic(theirs.ID), "Dari Solo")
		w.wantShown(w.national, news.ListTopic(ours.ID))
		w.wantShown(w.solo, news.ListTopic(ours.ID), "Asli")
		w.is("found under its headline here", w.found(w.national, "dari solo"), []news.ID{id})
		w.is("found under the origin's headline here", w.found(w.national, `"lead dari asli"`), []news.ID{id})
		w.is("found at the origin under the headline of another", w.found(w.solo, `"dari solo"`), []news.ID{})
	}})
}

// Two of one desk word the same field: the second one is told, and nothing is
// lost.
func TestOverrideOfAColleague(t *testing.T) {
	scenarios(t, scenario{"whoever has not seen it is told", func(w *world) {
		id := w.live("Asli")
		w.placed(id, w.national)
		say := func(value string, seen time.Time) error {
			return w.room.OverrideOn(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, value, seen)
		}
		made := func() time.Time {
			o, own := w.placement(id, w.national).Override(news.FieldHeadline)
			w.is("own", own, true)
			return o.MadeAt
		}
		w.must(say("Satu", sharing.Inherited()))
		first := made()
		w.clock.Advance(time.Minute)
		w.refused(say("Dua", sharing.Inherited()), fault.Conflict)
		w.must(say("Dua", first))
		w.refused(say("Tiga", first), fault.Conflict)
		w.is("said", w.see(w.national, id).Headline, "Dua")
		second := made()
		w.must(w.room.Inherit(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline))
		w.refused(say("Tiga", second), fault.Conflict)
		w.is("followed", w.see(w.national, id).Headline, "Asli")
		w.must(say("Tiga", time.Time{}))
		w.is("not asked", w.see(w.national, id).Headline, "Tiga")
	}})
}

// What a site says again is the wording of the version that it was made on: what
// the origin has changed since has to be merged, once more if need be.
func TestEarlierWordingIsMerged(t *testing.T) {
	scenarios(t, scenario{"also when the task about it is done", func(w *world) {
		id := w.live("Lima orang tewas")
		w.placed(id, w.national)
		w.override(id, news.FieldHeadline, "Lima warga tewas")
		w.override(id, news.FieldLead, "Teras kami.")
		again := func(f news.Field, n int) {
			w.t.Helper()
			w.must(w.room.RestoreOverride(w.ctx, w.nationalEditor, id, w.national.ID, f, n))
		}
		w.correct(id, koreksi(news.Substance, "Enam, bukan lima."), headline("Enam orang tewas"))
		w.wantTasks(id, "open headline")
		w.must(w.room.Inherit(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline))
		w.wantTasks(id, "done headline=inherit")
		w.clock.Advance(time.Hour)
		again(news.FieldHeadline, 1)
		w.is("said again", w.see(w.national, id).Headline, "Lima warga tewas")
		w.wantTasks(id, "done headline=inherit", "open headline")
		task := w.task(id)
		w.is("task", []any{task.Site, task.Version, task.Severity, task.Notice == w.see(w.solo, id).Notices[0].ID, task.DueAt},
			[]any{w.national.ID, 2, news.Substance, true, w.clock.Now().Add(time.Hour)})
		// A field that the origin left alone is not asked about.
		w.must(w.room.Inherit(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldLead))
		again(news.FieldLead, 1)
		w.wantTasks(id, "done headline=inherit", "open headline")
		// A task that is open stays so, and asks once.
		w.clock.Advance(time.Minute)
		again(news.FieldHeadline, 1)
		w.wantTasks(id, "done headline=inherit", "open headline")
		w.is("deadline", w.task(id).DueAt, task.DueAt)
	}})
}

func TestOverridesThatAreRefused(t *testing.T) {
	scenarios(t, scenario{"nothing is kept of them", func(w *world) {
		id := w.live("Asli")
		w.placed(id, w.national)
		bare := w.asset("")
		over := func(f news.Field, value string) error {
			return w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, f, value)
		}
		picture := richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("Isi.")), richtext.Picture(bare.ID.String()))).String()
		for _, c := range []struct {
			field news.Field
			value string
			about string
		}{
			{news.FieldHeadline, " \n", "headline"}, {news.FieldHeadline, strings.Repeat("x", news.MaxHeadline+1), "headline"},
			{news.FieldLead, "", "lead"}, {news.FieldSlug, "", "slug"}, {news.FieldSlug, "Ada Spasi", "slug"}, {news.FieldSlug, "../x", "slug"},
			{news.FieldBody, "", "body"}, {news.FieldBody, "teks", "body"}, {news.FieldBody, body(" "), "body"}, {news.FieldBody, picture, "photo"},
			{news.FieldTopic, "pasar", "topic"}, {news.FieldTopic, `"lo"`, "topic"}, {news.FieldTags, `{}`, "tags"}, {news.FieldTags, asJSON(make([]news.ID, news.MaxTags+1)), "tags"},
			{news.FieldPhoto, "x", "photo"}, {news.FieldPhoto, asJSON(news.Photo{Asset: bare.ID}), "photo"}, {news.FieldPhoto, asJSON(news.Photo{Asset: 99}), "photo"},
			{"byline", "x", "field"}, {"", "x", "field"},
		} {
			w.invalid(over(c.field, c.value), c.about)
		}
		w.is("overrides", len(w.placement(id, w.national).Overrides), 0)
		w.refused(w.room.Override(w.ctx, w.editor, id, w.solo.ID, news.FieldHeadline, "x"), fault.Invalid)
		w.refused(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldHeadline, "x"), fault.NotFound)
	}})
}

func TestPlacementOnAnotherSite(t *testing.T) {
	scenarios(t,
		scenario{"a body of its own makes the address canonical", func(w *world) {
			id := w.live("Pasar Legi")
			w.placed(id, w.bali)
			w.is("canonical", w.see(w.bali, id).Canonical, false)
			w.must(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldHeadline, "The market reopens"))
			w.is("canonical with a headline alone", w.see(w.bali, id).Canonical, false)
			w.must(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldBody, body("Traders are returning to the markets.")))
			a := w.see(w.bali, id)
			w.is("canonical, language", []any{a.Canonical, a.Language}, []any{true, "en"})
			w.wantShown(w.bali, news.ListMap, "The market reopens")
			w.wantShown(w.bali, news.ListNewsMap, "The market reopens")
			w.is("found by other forms of its own language", w.found(w.bali, "trader return"), []news.ID{id})
			w.must(w.room.Inherit(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldBody))
			w.wantShown(w.bali, news.ListMap)
			w.is("canonical", w.see(w.bali, id).Canonical, false)
		}},
		scenario{"moved to another section", func(w *world) {
			id := w.live("Pasar")
			w.placed(id, w.national)
			w.must(w.room.MoveSection(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[1].ID))
			w.is("path", w.see(w.national, id).Path, "/ekonomi/"+id.String()+"/pasar")
			w.wantShown(w.national, news.ListSection(w.national.Sections[0].ID))
			w.wantShown(w.national, news.ListSection(w.national.Sections[1].ID), "Pasar")
			w.is("the origin", w.see(w.solo, id).Path, "/warga/"+id.String()+"/pasar")
			w.invalid(w.room.MoveSection(w.ctx, w.nationalEditor, id, w.national.ID, w.solo.Sections[0].ID), "section")
			w.must(w.room.MoveSection(w.ctx, w.editor, id, w.solo.ID, w.solo.Sections[1].ID))
			w.is("the origin moved", w.see(w.solo, id).Path, "/ekonomi/"+id.String()+"/pasar")
			hits, err := w.read.For(w.national).Search(w.ctx, queryIn("pasar", w.national.Sections[1]), 10)
			w.must(err)
			w.is("found in its section", len(hits.Hits), 1)
		}},
		scenario{"overridden before the origin is published", func(w *world) {
			id := w.draft("Asli")
			w.share(id, w.national)
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "Milik kami"))
			w.must(w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0))
			w.must(w.room.Publish(w.ctx, w.editor, id))
			w.is("headline", w.see(w.national, id).Headline, "Milik kami")
		}},
		scenario{"the origin changes under an override", func(w *world) {
			id := w.live("Asli")
			w.placed(id, w.national, w.bali)
			w.must(w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldBody, body("Kata kami.")))
			w.must(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldHeadline, "Ours"))
			w.clock.Advance(time.Hour)
			w.save(w.editor, id, func(c *news.Content) { c.Headline, c.Body = "Asli, lebih tepat", body("Isi yang benar.") })
			w.must(w.room.Correct(w.ctx, w.editor, id, ralat("Isi keliru.")))
			national, bali := w.see(w.national, id), w.see(w.bali, id)
			w.is("inherited and own", []string{national.Headline, national.Body.Text(), bali.Headline, bali.Body.Text()},
				[]string{"Asli, lebih tepat", "Kata kami.", "Ours", "Isi yang benar."})
			// The notice stands at once also where the body is another.
			for _, site := range []news.Site{w.solo, w.national, w.bali} {
				a := w.see(site, id)
				if len(a.Notices) != 1 || a.Notices[0].Text != "Isi keliru." || !a.UpdatedAt.Equal(w.clock.Now()) {
					w.t.Errorf("%s shows %+v, updated %v", site.Slug, a.Notices, a.UpdatedAt)
				}
				w.is("list of notices of "+site.Slug, w.notices(site), []string{"Isi keliru."})
			}
			// The override knows the version it was made against, for the merge.
			overrides := w.placement(id, w.national).Overrides
			w.is("base of the override, version of the story", []int{overrides[0].Base, w.story(id).LiveVersion}, []int{1, 2})
		}},
		scenario{"one tag twice", func(w *world) {
			tag := w.tag("beras")
			id := w.live("Beras", func(c *news.Content) { c.Tags = []news.ID{tag.ID, tag.ID} })
			w.wantShown(w.solo, news.ListTag(tag.ID), "Beras")
			n, err := w.read.For(w.solo).Count(w.ctx, news.ListTag(tag.ID))
			w.must(err)
			w.is("counted", n, 1)
			lists := news.ListsOf(w.story(id), w.placement(id, w.solo), news.Content{Tags: []news.ID{tag.ID, tag.ID}})
			if len(lists) != len(slices.Compact(slices.Sorted(slices.Values(lists)))) {
				w.t.Errorf("lists %q", lists)
			}
		}},
	)
}

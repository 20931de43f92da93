package newsroom_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/store"
)

// named writes tags with names in the place of ids, sorted, each once.
func (w *world) named(tags []string, names map[news.ID]string) string {
	pairs := []string{}
	for _, site := range []news.Site{w.solo, w.national, w.bali} {
		names[site.ID] = strings.SplitN(site.Slug, "-", 2)[0]
		for _, s := range site.Sections {
			names[s.ID] = s.Slug
		}
	}
	names[w.farah.ID] = "farah"
	for id, name := range names {
		pairs = append(pairs, id.String(), name)
	}
	out := slices.Clone(tags)
	replace := strings.NewReplacer(pairs...)
	for i, t := range out {
		parts := strings.Split(t, ":")
		for j := range parts {
			if id, err := news.ParseID(parts[j]); err == nil && names[id] != "" {
				parts[j] = replace.Replace(parts[j])
			}
		}
		out[i] = strings.Join(parts, ":")
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// Which pages each verb makes anew, by their cache tags: all of these and no
// others.
func TestWhatEachVerbPurges(t *testing.T) {
	const (
		search     = "search:nasional search:solo"
		solo       = "list:solo:latest list:solo:map list:solo:newsmap list:solo:person:farah list:solo:section:warga list:solo:tag:beras list:solo:topic:pasar search:solo"
		national   = "list:nasional:latest list:nasional:person:farah list:nasional:section:nasional list:nasional:tag:beras list:nasional:topic:pasar search:nasional"
		everywhere = national + " " + solo
	)
	type act struct {
		verb string
		from string // draft, live, or placed: live and standing on the national site too
		do   func(w *world, id news.ID) error
		want string
	}
	later := func(w *world) time.Time { return w.clock.Now().Add(time.Hour) }
	rewrite := func(w *world, id news.ID) {
		w.save(w.editor, id, func(c *news.Content) { c.Headline, c.Tags = "Lain", nil })
	}
	acts := []act{
		{"save", "placed", func(w *world, id news.ID) error { rewrite(w, id); return nil }, ""},
		{"submit", "draft", func(w *world, id news.ID) error { return w.room.Submit(w.ctx, w.reporter, id) }, ""},
		{"spike", "draft", func(w *world, id news.ID) error { return w.room.Spike(w.ctx, w.editor, id) }, ""},
		{"publish", "draft", func(w *world, id news.ID) error { return w.room.Publish(w.ctx, w.editor, id) }, solo + " story:A"},
		{"publish what is shared already", "draft", func(w *world, id news.ID) error {
			w.placed(id, w.national)
			w.share(id, w.bali) // on offer there
			w.purged = nil
			return w.room.Publish(w.ctx, w.editor, id)
		}, everywhere + " story:A"},
		{"schedule", "draft", func(w *world, id news.ID) error { return w.room.Schedule(w.ctx, w.editor, id, later(w)) }, solo + " story:A"},
		{"unschedule", "draft", func(w *world, id news.ID) error {
			w.must(w.room.Schedule(w.ctx, w.editor, id, later(w)))
			w.purged = nil
			return w.room.Unschedule(w.ctx, w.editor, id)
		}, solo + " story:A"},
		{"the planned moment", "draft", func(w *world, id news.ID) error {
			w.placed(id, w.national)
			w.share(id, w.bali)
			w.must(w.room.Schedule(w.ctx, w.editor, id, later(w)))
			w.clock.Advance(time.Hour)
			w.purged = nil
			return w.queue.Drain(w.ctx)
		}, strings.NewReplacer(" search:nasional", "", " search:solo", "").Replace(everywhere) + " story:A"}, // a page of hits expires then by itself
		{"embargo on a draft", "draft", func(w *world, id news.ID) error { return w.room.Embargo(w.ctx, w.chief, id, later(w), "") }, ""},
		{"embargo on a planned story", "draft", func(w *world, id news.ID) error {
			w.must(w.room.Schedule(w.ctx, w.editor, id, later(w)))
			w.purged = nil
			return w.room.Embargo(w.ctx, w.chief, id, later(w).Add(time.Hour), "")
		}, solo + " story:A"},
		{"update of the text alone", "placed", func(w *world, id news.ID) error {
			w.save(w.editor, id, headline("Lain"))
			w.purged = nil
			return w.room.Update(w.ctx, w.editor, id)
		}, search + " story:A"},
		{"update that leaves a tag", "placed", func(w *world, id news.ID) error {
			rewrite(w, id)
			w.purged = nil
			return w.room.Update(w.ctx, w.editor, id)
		}, search + " list:nasional:tag:beras list:solo:tag:beras story:A"},
		{"silent fix", "placed", func(w *world, id news.ID) error {
			w.save(w.editor, id, headline("Lain"))
			w.purged = nil
			return w.room.Correct(w.ctx, w.editor, id, newsroom.Correction{})
		}, search + " story:A"},
		{"correct", "placed", func(w *world, id news.ID) error {
			w.save(w.editor, id, headline("Lain"))
			w.purged = nil
			return w.room.Correct(w.ctx, w.editor, id, ralat("Keliru."))
		}, search + " list:0:notices list:nasional:notices list:solo:notices story:A"},
		{"notice", "placed", func(w *world, id news.ID) error {
			return w.room.AddNotice(w.ctx, w.editor, id, ralat("Keliru."))
		}, "list:0:notices list:nasional:notices list:solo:notices story:A"},
		{"right of reply", "placed", func(w *world, id news.ID) error {
			reply := w.live("Tanggapan")
			w.purged = nil
			err := w.room.AddNotice(w.ctx, w.editor, id, newsroom.Correction{Kind: news.HakJawab, Text: "Menanggapi.", Reply: reply})
			w.purged[slices.Index(w.purged, news.TagStory(reply))] = "story:reply"
			return err
		}, "list:0:notices list:nasional:notices list:solo:notices story:A story:reply"},
		{"offer", "live", func(w *world, id news.ID) error { w.share(id, w.national); return nil }, ""},
		{"decline", "live", func(w *world, id news.ID) error {
			w.share(id, w.national)
			w.purged = nil
			return w.room.Decline(w.ctx, w.nationalEditor, id, w.national.ID)
		}, ""},
		{"accept", "live", func(w *world, id news.ID) error {
			w.share(id, w.national)
			w.purged = nil
			return w.room.Accept(w.ctx, w.nationalEditor, id, w.national.ID, 0)
		}, national + " story:A"},
		{"share to a site that publishes at once", "live", func(w *world, id news.ID) error {
			w.must(w.room.AddNotice(w.ctx, w.editor, id, ralat("Keliru.")))
			w.policy(w.national, news.PolicyPublish)
			w.purged = nil
			w.share(id, w.national)
			return nil
		}, national + " list:nasional:notices story:A"},
		{"override of a headline", "placed", func(w *world, id news.ID) error {
			return w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldHeadline, "Lain")
		}, "search:nasional story:A"},
		{"override of the body", "placed", func(w *world, id news.ID) error {
			return w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldBody, body("Lain."))
		}, "list:nasional:map list:nasional:newsmap search:nasional story:A"},
		{"override of the tags", "placed", func(w *world, id news.ID) error {
			return w.room.Override(w.ctx, w.nationalEditor, id, w.national.ID, news.FieldTags, "[]")
		}, "list:nasional:tag:beras search:nasional story:A"},
		{"move to a section", "placed", func(w *world, id news.ID) error {
			return w.room.MoveSection(w.ctx, w.nationalEditor, id, w.national.ID, w.national.Sections[1].ID)
		}, "list:nasional:section:ekonomi list:nasional:section:nasional search:nasional story:A"},
		{"propose withdrawal", "placed", func(w *world, id news.ID) error {
			return w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason)
		}, ""},
		{"withdraw", "placed", func(w *world, id news.ID) error {
			w.must(w.room.SetPins(w.ctx, news.System(), w.national.ID, news.FrontHome, []house.Pin{{Story: id}}))
			w.must(w.room.ProposeWithdrawal(w.ctx, w.chief, id, news.GroundChild, reason))
			w.purged = nil
			return w.room.Withdraw(w.ctx, w.chief2, id)
		}, "front:nasional:home list:0:withdrawn list:nasional:withdrawn list:solo:withdrawn " + everywhere + " story:A"},
		{"pins", "placed", func(w *world, id news.ID) error {
			return w.room.SetPins(w.ctx, w.editor, w.solo.ID, news.FrontHome, []house.Pin{{Story: id}})
		}, "front:solo:home"},
		{"site", "placed", func(w *world, _ news.ID) error { _, err := w.room.SaveSite(w.ctx, news.System(), w.solo); return err }, "network site:solo"},
		{"share policy", "placed", func(w *world, _ news.ID) error { w.policy(w.bali, news.PolicyAsk); return nil }, ""},
		{"page", "placed", func(w *world, _ news.ID) error {
			return w.room.SavePage(w.ctx, news.System(), w.solo.ID, house.PageAbout, "x", body("x"))
		}, "site:solo"},
		{"person", "placed", func(w *world, _ news.ID) error {
			_, err := w.room.SavePerson(w.ctx, news.System(), w.farah)
			return err
		}, "person:farah"},
		{"redirect", "placed", func(w *world, id news.ID) error {
			return w.room.SaveRedirect(w.ctx, news.System(), store.Redirect{Site: w.solo.ID, Path: "/lama", Story: id})
		}, "site:solo"},
	}
	var list []scenario
	for _, a := range acts {
		list = append(list, scenario{a.verb, func(w *world) {
			topic, tag := w.topic("pasar"), w.tag("beras")
			id := w.draft("Asli", func(c *news.Content) { c.Topic, c.Tags = topic.ID, []news.ID{tag.ID} })
			if a.from != "draft" {
				w.must(w.room.Publish(w.ctx, w.editor, id))
			}
			if a.from == "placed" {
				w.placed(id, w.national)
			}
			w.purged = nil
			last := w.lastEvent()
			w.must(a.do(w, id))
			names := map[news.ID]string{id: "A", topic.ID: "pasar", tag.ID: "beras"}
			want := strings.Fields(a.want)
			slices.Sort(want)
			if got := w.named(w.purged, names); got != strings.Join(want, " ") {
				w.t.Errorf("%s purges\n%s\nwant\n%s", a.verb, got, strings.Join(want, " "))
			}
			// The other nodes learn the same from the log.
			events, err := w.store.EventsAfter(w.ctx, last, 1000)
			w.must(err)
			var told []string
			for _, e := range events {
				told = append(told, e.Tags...)
			}
			for _, tag := range w.purged {
				if tag != "story:reply" && !slices.Contains(told, tag) {
					w.t.Errorf("%s purges %s and the log does not say so", a.verb, tag)
				}
			}
		}})
	}
	scenarios(t, list...)
}

func (w *world) lastEvent() news.ID {
	w.t.Helper()
	var last news.ID
	for {
		events, err := w.store.EventsAfter(w.ctx, last, 500)
		w.must(err)
		if len(events) == 0 {
			return last
		}
		last = events[len(events)-1].ID
	}
}

// view is a page as far as reading decides it: what it shows, its cache tags,
// and when it changes by itself.
type view struct {
	shows string
	tags  []string
	until time.Time
}

// views makes every page of every site.
func (w *world) views(stories []news.ID, topics []news.Topic, tags []news.Tag) map[string]view {
	w.t.Helper()
	out := map[string]view{}
	for _, site := range []news.Site{w.solo, w.national, w.bali} {
		add := func(name string, make func(v *reading.Visit) (any, error)) {
			v := w.read.For(site)
			shows, err := make(v)
			text, jsonErr := json.Marshal(shows)
			w.must(jsonErr)
			out[site.Name+" "+name] = view{fmt.Sprintf("%s %v", text, err), v.Tags(), v.Until()}
		}
		lists := []string{news.ListLatest, news.ListMap, news.ListNewsMap, news.ListPerson(w.farah.ID)}
		for _, s := range site.Sections {
			lists = append(lists, news.ListSection(s.ID))
			add("front of "+s.Slug, func(v *reading.Visit) (any, error) { return v.SectionTop(w.ctx, s, frontSize) })
		}
		for _, topic := range topics {
			lists = append(lists, news.ListTopic(topic.ID))
			add("topic "+topic.Name, func(v *reading.Visit) (any, error) { return v.Topic(w.ctx, topic.Slug) })
		}
		for _, tag := range tags {
			lists = append(lists, news.ListTag(tag.ID))
			add("tag "+tag.Name, func(v *reading.Visit) (any, error) { return v.Tag(w.ctx, tag.Slug) })
		}
		for _, list := range lists {
			add("list "+list, func(v *reading.Visit) (any, error) { return v.List(w.ctx, list, mark, 20) })
			add("count of "+list, func(v *reading.Visit) (any, error) { return v.Count(w.ctx, list) })
		}
		add("home", func(v *reading.Visit) (any, error) { return v.Home(w.ctx, frontSize) })
		add("popular", func(v *reading.Visit) (any, error) { return v.Popular(w.ctx, 10) })
		add("pool", func(v *reading.Visit) (any, error) { return v.Pool(w.ctx, 20) })
		add("months", func(v *reading.Visit) (any, error) { return v.Months(w.ctx) })
		add("notices", func(v *reading.Visit) (any, error) { out, _, err := v.Notices(w.ctx, mark, 20); return out, err })
		add("withdrawals", func(v *reading.Visit) (any, error) { out, _, err := v.Withdrawals(w.ctx, mark, 20); return out, err })
		add("search", func(v *reading.Visit) (any, error) { return v.Search(w.ctx, reading.Query{Text: "isi"}, 20) })
		add("person", func(v *reading.Visit) (any, error) { return v.Person(w.ctx, w.farah.Slug) })
		for i, id := range stories {
			add(fmt.Sprint("story ", i), func(v *reading.Visit) (any, error) {
				a, err := v.Article(w.ctx, id)
				if err != nil {
					return nil, err
				}
				related, err := v.Related(w.ctx, a.Card, 6)
				w.must(err)
				before, after, err := v.Neighbours(w.ctx, a.Card)
				return []any{a, a.Body.Text(), related, before, after}, err
			})
		}
	}
	return out
}

package newsroom_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
)

// told writes an impact as one line per site.
func (w *world) told(as news.Actor, id news.ID, p newsroom.Plan) string {
	w.t.Helper()
	i, err := w.room.Impact(w.ctx, as, id, p)
	w.must(err)
	var lines []string
	for _, s := range i.Sites {
		line := fmt.Sprintf("%s %s>%s", s.Site.Name, visibility(s.Before), visibility(s.After))
		if !s.From.IsZero() {
			line += " at " + s.From.Sub(w.clock.Now()).String()
		}
		for _, l := range s.Lists {
			line += fmt.Sprintf(" %s:%s", map[newsroom.ListChange]string{newsroom.Enters: "+", newsroom.Leaves: "-", newsroom.Changes: "~"}[l.Change], l.Kind)
			if l.Name != "" {
				line += "(" + l.Name + ")"
			}
		}
		for _, f := range s.Fronts {
			if f.Pinned {
				line += " pinned:" + f.Front
			}
		}
		if len(s.Altered) > 0 {
			line += fmt.Sprint(" altered:", s.Altered)
		}
		if s.Notice {
			line += " notice"
		}
		line += fmt.Sprintf(" feeds:%d maps:%d", s.Feeds, s.Maps)
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func visibility(v news.Visibility) string {
	return [...]string{"hidden", "shown", "tombstone", "moved"}[v]
}

func TestImpact(t *testing.T) {
	scenarios(t,
		scenario{"publishing", func(w *world) {
			topic, tag := w.topic("banjir"), w.tag("hujan")
			id := w.draft("Banjir surut", func(c *news.Content) { c.Topic, c.Tags = topic.ID, []news.ID{tag.ID} })
			w.placed(id, w.national)
			want := "Sagara hidden>shown +:latest +:section(nasional) +:topic(banjir) +:tag(hujan) +:person(Farah N) feeds:4 maps:0\n" +
				"Sagara Solo hidden>shown +:latest +:section(warga) +:map +:newsmap +:topic(banjir) +:tag(hujan) +:person(Farah N) feeds:4 maps:2"
			w.is("impact", w.told(w.editor, id, newsroom.Plan{Step: news.StepPublish}), want)
			w.unseen(w.solo, id)
			if st := w.story(id); st.State != news.StateDraft || st.LastVersion != 0 || strings.Contains(w.events(id), "published") {
				t.Errorf("the preview changed something: %+v, %s", st, w.events(id))
			}
			w.mu.Lock()
			purged := slices.Contains(w.purged, news.TagStory(id))
			w.mu.Unlock()
			if purged {
				t.Error("the preview purged pages")
			}
			planned := w.told(w.editor, id, newsroom.Plan{Step: news.StepSchedule, At: w.clock.Now().Add(3 * time.Hour)})
			w.is("planned", planned, strings.ReplaceAll(want, ">shown", ">shown at 3h0m0s"))
		}},
		scenario{"what it foretells is what happens", func(w *world) {
			topic := w.topic("banjir")
			id := w.draft("Banjir surut", func(c *news.Content) { c.Topic = topic.ID })
			w.placed(id, w.national)
			i, err := w.room.Impact(w.ctx, w.editor, id, newsroom.Plan{Step: news.StepPublish})
			w.must(err)
			w.must(w.room.Publish(w.ctx, w.editor, id))
			for _, s := range i.Sites {
				for _, l := range s.Lists {
					if l.Kind == "map" || l.Kind == "newsmap" {
						continue
					}
					if got := w.shown(s.Site, l.List); !slices.Contains(got, "Banjir surut") {
						t.Errorf("%s: %s has %q", s.Site.Slug, l.List, got)
					}
				}
			}
		}},
		scenario{"correcting, also where a site wrote its own text", func(w *world) {
			tag := w.tag("hujan")
			id := w.live("Banjir surut", func(c *news.Content) { c.Tags = []news.ID{tag.ID} })
			w.placed(id, w.national, w.bali)
			w.must(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldHeadline, "Flood recedes"))
			w.must(w.room.Override(w.ctx, w.baliDesk, id, w.bali.ID, news.FieldBody, body("The flood recedes.")))
			w.must(w.room.SetPins(w.ctx, w.nationalEditor, w.national.ID, news.FrontHome, []house.Pin{{Story: id}}))
			w.save(w.editor, id, func(c *news.Content) { c.Headline, c.Tags = "Banjir surut di Solo", nil })
			w.is("impact", w.told(w.editor, id, newsroom.Plan{Step: news.StepUpdate, Correction: newsroom.Correction{Kind: news.Koreksi}}),
				"Sagara shown>shown +:notices -:tag(hujan) ~:latest ~:section(nasional) ~:person(Farah N) pinned:home notice feeds:3 maps:0\n"+
					"Sagara Solo shown>shown +:notices -:tag(hujan) ~:latest ~:section(warga) ~:map ~:newsmap ~:person(Farah N) notice feeds:3 maps:2\n"+
					"Sagara Bali shown>shown +:notices -:tag(hujan) ~:latest ~:section(island) ~:map ~:newsmap ~:person(Farah N) altered:[headline] notice feeds:3 maps:2")
			if got := w.told(w.editor, id, newsroom.Plan{Step: news.StepUpdate}); strings.Contains(got, "notice") {
				t.Errorf("a silent fix: %s", got)
			}
			if w.see(w.solo, id).Headline != "Banjir surut" || len(w.notices(w.solo)) != 0 {
				t.Error("the preview changed something")
			}
		}},
		scenario{"a notice alone", func(w *world) {
			id := w.live("Banjir surut")
			got := w.told(w.editor, id, newsroom.Plan{Step: news.StepNotice, Correction: newsroom.Correction{Kind: news.Ralat}})
			if !strings.Contains(got, "+:notices") || !strings.Contains(got, " notice ") {
				t.Error(got)
			}
		}},
		scenario{"withdrawing", func(w *world) {
			id := w.live("Banjir surut")
			w.placed(id, w.national)
			w.policy(w.bali, news.PolicyAsk)
			w.share(id, w.bali)
			w.must(w.room.SetPins(w.ctx, w.nationalEditor, w.national.ID, news.FrontHome, []house.Pin{{Story: id}}))
			w.is("impact", w.told(w.chief, id, newsroom.Plan{Step: news.StepWithdraw}),
				"Sagara shown>tombstone +:withdrawn -:latest -:section(nasional) -:person(Farah N) pinned:home feeds:3 maps:0\n"+
					"Sagara Solo shown>tombstone +:withdrawn -:latest -:section(warga) -:map -:newsmap -:person(Farah N) feeds:3 maps:2")
			w.see(w.solo, id)
		}},
		scenario{"sharing", func(w *world) {
			id := w.live("Banjir surut")
			w.policy(w.national, news.PolicyPublish)
			plan := newsroom.Plan{Step: news.StepShare, To: w.national.ID, Section: w.national.Sections[0].ID}
			if got := w.told(w.editor, id, plan); !strings.HasPrefix(got, "Sagara hidden>shown +:latest") || strings.Contains(got, "Solo") {
				t.Error(got)
			}
			w.policy(w.national, news.PolicyAsk)
			w.is("on offer", w.told(w.editor, id, plan), "Sagara hidden>hidden feeds:0 maps:0")
		}},
		scenario{"what is not possible has no impact", func(w *world) {
			id := w.draft("Banjir surut", func(c *news.Content) { c.Bylines = nil })
			_, err := w.room.Impact(w.ctx, w.editor, id, newsroom.Plan{Step: news.StepPublish})
			w.invalid(err, "bylines")
			_, err = w.room.Impact(w.ctx, w.editor, id, newsroom.Plan{Step: news.StepWithdraw})
			w.refused(err, fault.Forbidden)
			_, err = w.room.Impact(w.ctx, w.chief, id, newsroom.Plan{Step: news.StepWithdraw})
			w.refused(err, fault.Conflict)
			_, err = w.room.Impact(w.ctx, w.editor, id, newsroom.Plan{Step: news.StepSpike})
			w.refused(err, fault.Invalid)
			_, err = w.room.Impact(w.ctx, w.editor, 12345, newsroom.Plan{Step: news.StepPublish})
			w.refused(err, fault.NotFound)
			_, err = w.room.Impact(w.ctx, w.baliDesk, w.draft("Lain"), newsroom.Plan{Step: news.StepPublish})
			w.refused(err, fault.Forbidden)
		}},
	)
}

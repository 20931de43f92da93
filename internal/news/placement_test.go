package news_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// seen is a story that a reader of its site sees; the cases change one thing
// at a time.
type seen struct {
	site  news.Site
	story news.Story
	place news.Placement
	now   time.Time
}

func shown() seen {
	return seen{
		site:  news.Site{ID: 10, Public: true},
		story: news.Story{ID: 1, OriginSite: 10, State: news.StateLive, LiveVersion: 1, PublishAt: noon},
		place: news.Placement{ID: 2, Story: 1, Site: 10, Origin: true, State: news.PlacementPlaced, VisibleAt: noon},
		now:   noon,
	}
}

func TestVisible(t *testing.T) {
	before, after := noon.Add(-time.Millisecond), noon.Add(time.Hour)
	withdrawn := func(c *seen) { c.story.State, c.story.WithdrawnAt = news.StateWithdrawn, after; c.now = after }
	ended := func(c *seen) {
		c.place.State, c.place.EndedAt, c.place.EndedBy, c.now = news.PlacementEnded, after, 10, after
	}
	alone := func(c *seen) { ended(c); c.place.State = news.PlacementWithdrawn }
	for _, tt := range []struct {
		name   string
		change func(c *seen)
		want   news.Visibility
	}{
		{"live, at its moment", func(c *seen) {}, news.Shown},
		{"live, long after", func(c *seen) { c.now = after }, news.Shown},
		{"a millisecond early", func(c *seen) { c.now = before }, news.Hidden},

		{"hidden site", func(c *seen) { c.site.Public = false }, news.Hidden},
		{"placement of another site", func(c *seen) { c.place.Site = 20 }, news.Hidden},
		{"placement of another story", func(c *seen) { c.place.Story = 9 }, news.Hidden},

		{"scheduled, before", func(c *seen) { c.story.State = news.StateScheduled; c.now = before }, news.Hidden},
		{"scheduled, its moment without any job", func(c *seen) { c.story.State = news.StateScheduled }, news.Shown},
		{"draft", func(c *seen) { c.story.State = news.StateDraft }, news.Hidden},
		{"submitted", func(c *seen) { c.story.State = news.StateSubmitted }, news.Hidden},
		{"in edit", func(c *seen) { c.story.State = news.StateInEdit }, news.Hidden},
		{"ready", func(c *seen) { c.story.State = news.StateReady }, news.Hidden},
		{"spiked", func(c *seen) { c.story.State = news.StateSpiked }, news.Hidden},
		{"a state nobody knows", func(c *seen) { c.story.State = "?" }, news.Hidden},
		{"no version", func(c *seen) { c.story.LiveVersion = 0 }, news.Hidden},
		{"placement never planned", func(c *seen) { c.place.VisibleAt = time.Time{} }, news.Hidden},

		{"embargo still on", func(c *seen) { c.story.EmbargoUntil = after }, news.Hidden},
		{"embargo on, whatever the placement says", func(c *seen) { c.story.EmbargoUntil = after; c.place.VisibleAt = before }, news.Hidden},
		{"embargo over", func(c *seen) { c.story.EmbargoUntil = noon }, news.Shown},
		{"embargo on a story without publication time", func(c *seen) { c.story.PublishAt, c.story.EmbargoUntil = time.Time{}, after }, news.Hidden},
		{"published later than the placement says", func(c *seen) { c.story.PublishAt = after; c.place.VisibleAt = before }, news.Hidden},

		{"shared, from later on", func(c *seen) { c.place.VisibleAt = after }, news.Hidden},
		{"shared, its own moment", func(c *seen) { c.place.Origin = false; c.place.VisibleAt = after; c.now = after }, news.Shown},
		{"offered", func(c *seen) { c.place.State = news.PlacementOffered }, news.Hidden},
		{"declined", func(c *seen) { c.place.State = news.PlacementDeclined }, news.Hidden},
		{"held", func(c *seen) { c.place.State = news.PlacementHeld }, news.Hidden},
		{"ended, nobody had seen it", func(c *seen) { c.place.State = news.PlacementEnded }, news.Hidden},
		{"ended", func(c *seen) { ended(c) }, news.Moved},
		{"ended, offered again", func(c *seen) { ended(c); c.place.State = news.PlacementOffered }, news.Moved},
		{"ended, taken again as a draft", func(c *seen) { ended(c); c.place.State = news.PlacementHeld }, news.Moved},
		{"ended, on a hidden site", func(c *seen) { ended(c); c.site.Public = false }, news.Hidden},

		{"withdrawn here alone", func(c *seen) { alone(c) }, news.Tombstone},
		{"withdrawn here alone, then everywhere", func(c *seen) { alone(c); withdrawn(c) }, news.Tombstone},
		{"withdrawn here alone before this site showed it", func(c *seen) { alone(c); c.place.VisibleAt = after.Add(time.Second) }, news.Hidden},
		{"withdrawn everywhere after it ended", func(c *seen) {
			ended(c)
			withdrawn(c)
			c.place.State, c.place.EndedAt = news.PlacementWithdrawn, time.Time{}
		}, news.Tombstone},
		{"withdrawn story, still placed", withdrawn, news.Tombstone},
		{"withdrawn", func(c *seen) { withdrawn(c); c.place.State = news.PlacementWithdrawn }, news.Tombstone},
		{"withdrawn before this site ever showed it", func(c *seen) {
			withdrawn(c)
			c.place.State, c.place.VisibleAt = news.PlacementWithdrawn, after.Add(time.Second)
		}, news.Hidden},
		{"withdrawn, never planned here", func(c *seen) {
			withdrawn(c)
			c.place.State, c.place.VisibleAt = news.PlacementWithdrawn, time.Time{}
		}, news.Hidden},
		{"withdrawn, had been declined here", func(c *seen) { withdrawn(c); c.place.State = news.PlacementDeclined }, news.Hidden},
		{"withdrawn, had been offered here", func(c *seen) { withdrawn(c); c.place.State = news.PlacementOffered }, news.Hidden},
		{"withdrawn, on a hidden site", func(c *seen) { withdrawn(c); c.site.Public = false }, news.Hidden},
		{"withdrawn under embargo", func(c *seen) { withdrawn(c); c.story.EmbargoUntil = after.Add(time.Hour) }, news.Tombstone},
	} {
		c := shown()
		tt.change(&c)
		if got := news.Visible(c.site, c.story, c.place, c.now); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func origin() news.Content {
	return news.Content{
		Headline: "Pasar Legi dibuka lagi", Lead: "Pedagang kembali.", Body: "{origin}", Slug: "pasar-legi-dibuka-lagi",
		Topic: 5, Tags: []news.ID{6, 7}, Photo: news.Photo{Asset: 8, Caption: "Pasar", Slug: "PASAR"}, Located: "Solo",
		Bylines: []news.Byline{{Person: 9, Role: news.Author}}, Words: 2,
	}
}

func TestEffectiveOverrides(t *testing.T) {
	for _, tt := range []struct {
		name      string
		overrides []news.Override
		want      func(c *news.Content)
	}{
		{"nothing", nil, func(*news.Content) {}},
		{"headline", []news.Override{{Field: news.FieldHeadline, Value: "Kabar Solo"}}, func(c *news.Content) { c.Headline = "Kabar Solo" }},
		{"lead", []news.Override{{Field: news.FieldLead, Value: "Lain."}}, func(c *news.Content) { c.Lead = "Lain." }},
		{"slug", []news.Override{{Field: news.FieldSlug, Value: "kabar"}}, func(c *news.Content) { c.Slug = "kabar" }},
		{"body", []news.Override{{Field: news.FieldBody, Value: "{ours}"}}, func(c *news.Content) { c.Body = "{ours}" }},
		{"topic", []news.Override{{Field: news.FieldTopic, Value: `"1c"`}}, func(c *news.Content) { c.Topic = 44 }},
		{"no topic", []news.Override{{Field: news.FieldTopic, Value: `"0"`}}, func(c *news.Content) { c.Topic = 0 }},
		{"tags", []news.Override{{Field: news.FieldTags, Value: `["1c"]`}}, func(c *news.Content) { c.Tags = []news.ID{44} }},
		{"no tags", []news.Override{{Field: news.FieldTags, Value: `null`}}, func(c *news.Content) { c.Tags = nil }},
		{"a photo replaces all of the origin's", []news.Override{{Field: news.FieldPhoto, Value: `{"asset":"1c"}`}},
			func(c *news.Content) { c.Photo = news.Photo{Asset: 44} }},
		{"no photo", []news.Override{{Field: news.FieldPhoto, Value: `{}`}}, func(c *news.Content) { c.Photo = news.Photo{} }},
		{"several", []news.Override{{Field: news.FieldHeadline, Value: "A"}, {Field: news.FieldLead, Value: "B"}},
			func(c *news.Content) { c.Headline, c.Lead = "A", "B" }},
	} {
		p, want := news.Placement{Overrides: tt.overrides}, origin()
		tt.want(&want)
		inherited := origin()
		got, err := p.Effective(inherited)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v", tt.name, got, err)
		}
		if !reflect.DeepEqual(inherited, origin()) {
			t.Errorf("%s: the origin's content was changed", tt.name)
		}
	}
	for _, o := range []news.Override{{Field: news.FieldTopic, Value: "x"}, {Field: news.FieldTags, Value: `{}`}, {Field: "byline", Value: "x"}, {}} {
		_, err := news.Placement{Overrides: []news.Override{o}}.Effective(origin())
		if err == nil || !strings.Contains(err.Error(), string(o.Field)) {
			t.Errorf("override %+v: %v", o, err)
		}
	}
}

func TestCanonicalAddress(t *testing.T) {
	over := func(f news.Field) []news.Override { return []news.Override{{Field: f, Value: "x"}} }
	for _, f := range news.Fields() {
		shared := news.Placement{Overrides: over(f)}
		if got, want := shared.CanonicalHere(), f == news.FieldBody; got != want {
			t.Errorf("shared with its own %s: canonical here: %v", f, got)
		}
		if !shared.Overridden(f) || (news.Placement{}).Overridden(f) {
			t.Errorf("Overridden is wrong about %s", f)
		}
		if o, own := shared.Override(f); !own || o.Field != f || o.Value != "x" {
			t.Errorf("the override of %s is %+v", f, o)
		}
	}
	if !(news.Placement{Origin: true}).CanonicalHere() || (news.Placement{}).CanonicalHere() {
		t.Error("the origin's address is the canonical one, and no other by itself")
	}
}

func TestListsOf(t *testing.T) {
	two := news.ID(2).String()
	base := []string{"latest", "section:3", "map", "newsmap"}
	for _, tt := range []struct {
		name  string
		kind  news.Kind
		place news.Placement
		c     news.Content
		want  []string
	}{
		{"plain", news.KindNews, news.Placement{Section: 3, Origin: true}, news.Content{}, base},
		{"paid", news.KindAdvertorial, news.Placement{Section: 3, Origin: true}, news.Content{}, []string{"latest", "section:3", "map"}},
		{"shared", news.KindNews, news.Placement{Section: 3}, news.Content{}, []string{"latest", "section:3"}},
		{"shared with a body of its own", news.KindNews, news.Placement{Section: 3, Overrides: []news.Override{{Field: news.FieldBody}}}, news.Content{}, base},
		{"topic and tags", news.KindNews, news.Placement{Section: 3, Origin: true}, news.Content{Topic: 2, Tags: []news.ID{2, 4}},
			append(slices.Clone(base), "topic:"+two, "tag:2", "tag:4")},
		{"a tag twice", news.KindNews, news.Placement{Section: 3, Origin: true}, news.Content{Tags: []news.ID{4, 2, 4}},
			append(slices.Clone(base), "tag:4", "tag:2")},
		{"authors once each, editors not", news.KindNews, news.Placement{Section: 3, Origin: true}, news.Content{Bylines: []news.Byline{
			{Person: 5, Role: news.Author}, {Person: 5, Role: news.Photographer}, {Person: 5, Role: news.Author}, {Person: 6, Role: news.Editor}}},
			append(slices.Clone(base), "person:5")},
	} {
		if got := news.ListsOf(news.Story{Kind: tt.kind}, tt.place, tt.c); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestStricterPolicy(t *testing.T) {
	all := news.Policies()
	for i, a := range all {
		for j, b := range all {
			if got := a.Stricter(b); got != all[min(i, j)] {
				t.Errorf("%s and %s: %s", a, b, got)
			}
		}
		if got := a.Stricter("?"); got != news.PolicyRefuse {
			t.Errorf("%s and what is no policy: %s", a, got)
		}
	}
}

func TestSeen(t *testing.T) {
	for _, tt := range []struct {
		name string
		p    news.Placement
		want bool
	}{
		{"placed, visible now", news.Placement{State: news.PlacementPlaced, VisibleAt: noon}, true},
		{"placed, visible later", news.Placement{State: news.PlacementPlaced, VisibleAt: noon.Add(1)}, false},
		{"placed, never planned", news.Placement{State: news.PlacementPlaced}, false},
		{"held", news.Placement{State: news.PlacementHeld}, false},
		{"ended", news.Placement{State: news.PlacementEnded, VisibleAt: noon, EndedAt: noon}, true},
		{"ended and offered again", news.Placement{State: news.PlacementOffered, VisibleAt: noon, EndedAt: noon}, true},
		{"declined", news.Placement{State: news.PlacementDeclined}, false},
	} {
		if got := tt.p.Seen(noon); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

// Only on the press council's ground the public may read the headline again.
func TestGroundsShield(t *testing.T) {
	for _, g := range append(news.Grounds(), "") {
		if want := g != news.GroundCouncil && g != ""; g.Shields() != want {
			t.Errorf("%q shields: %v", g, !want)
		}
	}
}

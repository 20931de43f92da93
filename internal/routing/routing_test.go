package routing_test

import (
	"reflect"
	"testing"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/routing"
)

func subject() routing.Subject {
	return routing.Subject{
		Story: news.Story{ID: 1, OriginSite: 10, Kind: news.KindNews}, Section: 11,
		Content: news.Content{Topic: 5, Tags: []news.ID{6, 7}, Located: "Klaten", Urgent: true,
			Bylines: []news.Byline{{Person: 8, Role: news.Author}, {Person: 9, Role: news.Photographer}}},
	}
}

func TestConditions(t *testing.T) {
	for _, tt := range []struct {
		name string
		when routing.Conditions
		want bool
	}{
		{"nothing asked", routing.Conditions{}, true},
		{"section", routing.Conditions{Sections: []news.ID{12, 11}}, true},
		{"another section", routing.Conditions{Sections: []news.ID{12}}, false},
		{"kind", routing.Conditions{Kinds: []news.Kind{news.KindNews}}, true},
		{"another kind", routing.Conditions{Kinds: []news.Kind{news.KindOpinion}}, false},
		{"topic", routing.Conditions{Topics: []news.ID{5}}, true},
		{"another topic", routing.Conditions{Topics: []news.ID{6}}, false},
		{"one of the tags", routing.Conditions{Tags: []news.ID{7, 99}}, true},
		{"no tag", routing.Conditions{Tags: []news.ID{5}}, false},
		{"photographer", routing.Conditions{People: []news.ID{9}}, true},
		{"nobody of them", routing.Conditions{People: []news.ID{6}}, false},
		{"place in other letters", routing.Conditions{Places: []string{"KLATEN"}}, true},
		{"another place", routing.Conditions{Places: []string{"Solo"}}, false},
		{"urgent", routing.Conditions{Urgent: true}, true},
		{"all met", routing.Conditions{Sections: []news.ID{11}, Tags: []news.ID{6}, Places: []string{"Klaten"}}, true},
		{"one of them not", routing.Conditions{Sections: []news.ID{11}, Tags: []news.ID{6}, Places: []string{"Solo"}}, false},
	} {
		if got := tt.when.Meets(subject()); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
	calm := subject()
	calm.Content.Urgent = false
	if (routing.Conditions{Urgent: true}).Meets(calm) {
		t.Error("a calm story passes as urgent")
	}
}

func TestTargets(t *testing.T) {
	to := func(pairs ...news.ID) (out []routing.Target) {
		for i := 0; i < len(pairs); i += 2 {
			out = append(out, routing.Target{Site: pairs[i], Section: pairs[i+1]})
		}
		return out
	}
	rule := func(id news.ID, position int, on bool, says routing.Says) routing.Rule {
		return routing.Rule{ID: id, Site: 10, Position: position, On: on, Says: says}
	}
	other := rule(4, 0, true, routing.Says{To: to(50, 51)})
	other.Site = 20
	for _, tt := range []struct {
		name  string
		rules []routing.Rule
		want  []routing.Sent
	}{
		{"no rules", nil, nil},
		{"off", []routing.Rule{rule(1, 1, false, routing.Says{To: to(20, 21)})}, nil},
		{"a rule of another site", []routing.Rule{other}, nil},
		{"not met", []routing.Rule{rule(1, 1, true, routing.Says{When: routing.Conditions{Tags: []news.ID{1}}, To: to(20, 21)})}, nil},
		{"in order of sites", []routing.Rule{rule(1, 1, true, routing.Says{To: to(30, 31, 20, 21)})},
			[]routing.Sent{{routing.Target{Site: 20, Section: 21}, 1}, {routing.Target{Site: 30, Section: 31}, 1}}},
		{"the first rule has the section", []routing.Rule{rule(2, 2, true, routing.Says{To: to(20, 22)}), rule(1, 1, true, routing.Says{To: to(20, 21)})},
			[]routing.Sent{{routing.Target{Site: 20, Section: 21}, 1}}},
		{"the last one ends it", []routing.Rule{rule(1, 1, true, routing.Says{To: to(20, 21), Last: true}), rule(2, 2, true, routing.Says{To: to(30, 31)})},
			[]routing.Sent{{routing.Target{Site: 20, Section: 21}, 1}}},
		{"one that is off ends nothing", []routing.Rule{rule(1, 1, false, routing.Says{To: to(20, 21), Last: true}), rule(2, 2, true, routing.Says{To: to(30, 31)})},
			[]routing.Sent{{routing.Target{Site: 30, Section: 31}, 2}}},
		{"never back home", []routing.Rule{rule(1, 1, true, routing.Says{To: to(10, 11)})}, nil},
	} {
		if got := routing.Targets(tt.rules, subject()); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestPaidStoriesAreNotShared(t *testing.T) {
	paid := subject()
	paid.Story.Kind = news.KindAdvertorial
	rule := routing.Rule{ID: 1, Site: 10, On: true, Says: routing.Says{To: []routing.Target{{Site: 20, Section: 21}}}}
	if got := routing.Targets([]routing.Rule{rule}, paid); got != nil {
		t.Errorf("%+v", got)
	}
}

func TestFollowMerges(t *testing.T) {
	c := routing.Conditions{Topics: []news.ID{5}, Tags: []news.ID{6, 7}, People: []news.ID{8}}
	got := c.Follow(map[news.ID]news.ID{6: 60, 8: 80})
	if want := (routing.Conditions{Topics: []news.ID{5}, Tags: []news.ID{60, 7}, People: []news.ID{80}}); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if c.Tags[0] != 6 {
		t.Error("the conditions themselves were changed")
	}
}

func TestCheck(t *testing.T) {
	sites := []news.Site{
		{ID: 10, Name: "Solo", Sections: []news.Section{{ID: 11}}},
		{ID: 20, Name: "Bali", Sections: []news.Section{{ID: 21}}},
	}
	good := func() routing.Rule {
		return routing.Rule{Site: 10, Name: "Ke Bali", Says: routing.Says{To: []routing.Target{{Site: 20, Section: 21}}}}
	}
	if err := good().Check(sites); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		field  string
		change func(r *routing.Rule)
	}{
		{"name", func(r *routing.Rule) { r.Name = " " }},
		{"site", func(r *routing.Rule) { r.Site = 99 }},
		{"sections", func(r *routing.Rule) { r.Says.When.Sections = []news.ID{21} }},
		{"kinds", func(r *routing.Rule) { r.Says.When.Kinds = []news.Kind{"gossip"} }},
		{"kinds", func(r *routing.Rule) { r.Says.When.Kinds = []news.Kind{news.KindAdvertorial} }},
		{"when", func(r *routing.Rule) { r.Says.When.Tags = make([]news.ID, routing.MaxValues+1) }},
		{"to", func(r *routing.Rule) { r.Says.To = nil }},
		{"to", func(r *routing.Rule) { r.Says.To[0].Section = 11 }},
		{"to", func(r *routing.Rule) { r.Says.To[0] = routing.Target{Site: 10, Section: 11} }},
		{"to", func(r *routing.Rule) { r.Says.To = append(r.Says.To, r.Says.To[0]) }},
		{"to", func(r *routing.Rule) { r.Says.To[0].Site = 99 }},
	} {
		r := good()
		tt.change(&r)
		err := r.Check(sites)
		if fields := fault.FieldsOf(err); len(fields[tt.field]) == 0 {
			t.Errorf("%s: %v", tt.field, err)
		}
	}
}

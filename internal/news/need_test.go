package news_test

import (
	"slices"
	"testing"

	"github.com/tajuk/tajuk/internal/news"
)

func TestRequire(t *testing.T) {
	warned := []news.Problem{{Field: "photo", Code: "missing"}, {Field: "photo", Code: "alt", Subject: "a"}}
	full := news.Content{Topic: 1, Tags: []news.ID{2}, Located: "Solo", Photo: news.Photo{Asset: 3},
		Bylines: []news.Byline{{Person: 4, Role: news.Editor}}, Private: news.Private{Sources: "Lurah"}}
	for _, c := range []struct {
		name    string
		needs   []news.Need
		content news.Content
		want    []string
	}{
		{"nothing", nil, news.Content{}, []string{"photo.missing", "photo.alt:a"}},
		{"everything of an empty story", news.Needs(), news.Content{}, []string{"photo.alt:a!", "photo.required!", "topic.required!",
			"tags.required!", "located.required!", "bylines.required!", "sources.required!"}},
		{"everything of a full one", news.Needs(), full, []string{"photo.missing", "photo.alt:a!"}},
		{"blanks are nothing", []news.Need{news.NeedLocated, news.NeedSources},
			news.Content{Located: " ", Private: news.Private{Sources: "\n"}}, []string{"photo.missing", "photo.alt:a", "located.required!", "sources.required!"}},
		{"an author is no editor", []news.Need{news.NeedEditor}, news.Content{Bylines: []news.Byline{{Person: 4, Role: news.Author}}},
			[]string{"photo.missing", "photo.alt:a", "bylines.required!"}},
	} {
		var got []string
		for _, p := range news.Require(slices.Clone(warned), c.needs, c.content) {
			key := p.Key()
			if p.Error {
				key += "!"
			}
			got = append(got, key)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func TestUnaccepted(t *testing.T) {
	ps := []news.Problem{{Field: "body", Code: "slip", Subject: "rumhanya"}, {Field: "body", Code: "slip", Subject: "airr"},
		{Field: "photo", Code: "missing"}, {Field: "lead", Code: "missing", Error: true}}
	open := news.Unaccepted(ps, []string{"body.slip:rumhanya", "photo.missing", "lead.missing"})
	if len(open) != 1 || open[0].Subject != "airr" {
		t.Errorf("%+v", open)
	}
}

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

func TestProof(t *testing.T) {
	child := "Polisi menangkap pelaku pencabulan terhadap siswi SMP Negeri 3 Sragen."
	for _, c := range []struct {
		name  string
		proof news.Proof
		want  []string
	}{
		{"a clean text", news.Proof{Content: news.Content{Headline: "Banjir surut"}, Body: "Warga pulang ke rumah masing-masing."}, nil},
		{"one mistake in two fields is one", news.Proof{Content: news.Content{Headline: "Warga antri sejak pagi"}, Body: "Mereka antri sejak pagi."},
			[]string{"headline.mistake:antri"}},
		{"a slip that the headline has too is none", news.Proof{Content: news.Content{Headline: "Air di rumhanya"}, Body: "Air masuk ke rumhanya sejak malam."}, nil},
		{"a caption is read too", news.Proof{Content: news.Content{Photo: news.Photo{Caption: "Warga antri beras."}}}, []string{"photo.mistake:antri"}},
		{"a name two ways, headline and body", news.Proof{Content: news.Content{Headline: "Prabowo Subianto ke Solo"}, Body: "Di Solo, Probowo Subianto meninjau pasar."},
			[]string{"body.name:probowo subianto"}},
		{"a child", news.Proof{Body: child}, []string{"sensitive.unmarked", "sensitive.school:smp negeri 3 sragen"}},
		{"a child, marked, with a photo", news.Proof{Body: child, Content: news.Content{Sensitive: true, Photo: news.Photo{Asset: 9}}},
			[]string{"sensitive.school:smp negeri 3 sragen", "sensitive.photo:" + news.ID(9).String()}},
		{"an advertorial says so", news.Proof{Story: news.Story{Kind: news.KindAdvertorial}, Content: news.Content{Sponsor: "Kopi"}}, []string{"kind.label:Kopi"}},
		{"a paid text that does not", news.Proof{Body: "Materi ini disiapkan dan dibiayai oleh Kopi Rura."}, []string{"kind.unlabelled"}},
		{"software without a name", news.Proof{Content: news.Content{AI: news.AIUse{Level: news.AIAssist}}}, []string{"ai.tool:assist"}},
		{"a picture by software", news.Proof{Pictures: []news.Asset{{ID: 9, SourceType: "trainedAlgorithmicMedia"}}}, []string{"ai.picture:" + news.ID(9).String()}},
	} {
		c.proof.Story.Language = "id"
		var got []string
		for _, p := range c.proof.Problems() {
			if p.Error || p.Text == "" {
				t.Errorf("%s: %+v", c.name, p)
			}
			got = append(got, p.Key())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

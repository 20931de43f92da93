package proof_test

import (
	"slices"
	"testing"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/proof"
)

func TestProblems(t *testing.T) {
	child := "Polisi menangkap pelaku pencabulan terhadap siswi SMP Negeri 3 Sragen."
	for _, c := range []struct {
		name string
		text proof.Text
		want []string
	}{
		{"a clean text", proof.Text{Content: news.Content{Headline: "Banjir surut"}, Body: "Warga pulang ke rumah masing-masing."}, nil},
		{"one mistake in two fields is one", proof.Text{Content: news.Content{Headline: "Warga antri sejak pagi"}, Body: "Mereka antri sejak pagi."},
			[]string{"headline.mistake:antri"}},
		{"a slip that the headline has too is none", proof.Text{Content: news.Content{Headline: "Air di rumhanya"}, Body: "Air masuk ke rumhanya sejak malam."}, nil},
		{"a caption is read too", proof.Text{Content: news.Content{Photo: news.Photo{Caption: "Warga antri beras."}}}, []string{"photo.mistake:antri"}},
		{"a name two ways, headline and body", proof.Text{Content: news.Content{Headline: "Prabowo Subianto ke Solo"}, Body: "Di Solo, Probowo Subianto meninjau pasar."},
			[]string{"body.name:probowo subianto"}},
		{"a child", proof.Text{Body: child}, []string{"sensitive.unmarked", "sensitive.school:smp negeri 3 sragen"}},
		{"a child, marked, with a photo", proof.Text{Body: child, Content: news.Content{Sensitive: true, Photo: news.Photo{Asset: 9}}},
			[]string{"sensitive.school:smp negeri 3 sragen", "sensitive.photo:" + news.ID(9).String()}},
		{"an advertorial says so", proof.Text{Story: news.Story{Kind: news.KindAdvertorial}, Content: news.Content{Sponsor: "Kopi"}}, []string{"kind.label:Kopi"}},
		{"a paid text that does not", proof.Text{Body: "Materi ini disiapkan dan dibiayai oleh Kopi Rura."}, []string{"kind.unlabelled"}},
		{"software without a name", proof.Text{Content: news.Content{AI: news.AIUse{Level: news.AIAssist}}}, []string{"ai.tool:assist"}},
		{"a picture by software", proof.Text{Pictures: []news.Asset{{ID: 9, SourceType: "trainedAlgorithmicMedia"}}}, []string{"ai.picture:" + news.ID(9).String()}},
	} {
		c.text.Story.Language = "id"
		var got []string
		for _, p := range c.text.Problems() {
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

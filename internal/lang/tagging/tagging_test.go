package tagging_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/tagging"
)

var story = tagging.Text{
	Headline: "Banjir Rendam Kelurahan Pucangsawit di Solo",
	Lead:     "Wali Kota Solo meninjau pengungsi banjir di Jawa Tengah bersama Joko Santoso.",
	Body: `Hujan turun sejak malam di Jawa Tengah. Banjir merendam rumah warga di Kelurahan Pucangsawit.
“Kami menunggu bantuan,” kata Siti Rahayu, warga.
Badan Penanggulangan Bencana mencatat 300 rumah. Joko Santoso mengirim perahu. Tim SAR Gabungan dan Covid-19 disebut juga.`,
}

func TestPhrases(t *testing.T) {
	phrases := tagging.Phrases(lang.Indonesian, story)
	slugs := map[string]tagging.Phrase{}
	for _, p := range phrases {
		if _, twice := slugs[p.Slug]; twice {
			t.Errorf("%s stands twice", p.Slug)
		}
		slugs[p.Slug] = p
	}
	for _, want := range []string{"banjir", "solo", "jawa-tengah", "kelurahan-pucangsawit", "joko-santoso", "covid-19", "badan-penanggulangan-bencana"} {
		if slugs[want].Count == 0 {
			t.Errorf("no %s", want)
		}
	}
	for _, not := range []string{"di", "di-solo", "siti-rahayu-warga", "pucangsawit-kami", "malam-di"} {
		if p, ok := slugs[not]; ok {
			t.Errorf("%+v", p)
		}
	}
	if slugs["banjir"].Weight <= slugs["hujan"].Weight {
		t.Error("the headline weighs nothing")
	}
}

func TestRank(t *testing.T) {
	phrases := tagging.Phrases(lang.Indonesian, story)
	found := []tagging.Found[int]{
		{1, "hujan"}, {2, "banjir"}, {3, "jawa"}, {4, "jawa-tengah"}, {5, "joko-santoso"}, {6, "not-there"},
		{4, "tengah"}, {7, "solo"},
	}
	got := tagging.Rank(phrases, found, 10)
	if slices.Contains(got, 3) || slices.Contains(got, 6) {
		t.Errorf("%v", got)
	}
	if !slices.Contains(got, 1) || !slices.Contains(got, 5) || slices.Index(got, 2) > slices.Index(got, 1) {
		t.Errorf("%v", got)
	}
	if n := len(tagging.Rank(phrases, found, 2)); n != 2 {
		t.Errorf("%d tags", n)
	}
}

func TestProposals(t *testing.T) {
	known := func(slug string) bool { return slug == "jawa-tengah" }
	got := tagging.Proposals(lang.Indonesian, story, known, 5)
	if !slices.Equal(got, []string{"Joko Santoso"}) {
		t.Errorf("%q", got)
	}
}

func FuzzTagging(f *testing.F) {
	f.Add("Banjir di Solo", "\xff\xfe", "a-b-c-d-e 1.500 Rp2,5", "banjir")
	f.Add("", "A. B. C.", strings.Repeat("kata ", 300), "kata")
	f.Fuzz(func(t *testing.T, headline, lead, body, slug string) {
		text := tagging.Text{Headline: headline, Lead: lead, Body: body}
		for _, l := range []lang.Language{lang.Indonesian, lang.English} {
			phrases := tagging.Phrases(l, text)
			if len(phrases) > tagging.MaxPhrases {
				t.Fatalf("%d phrases", len(phrases))
			}
			for _, p := range phrases {
				if p.Slug != lang.Slug(p.Slug) || p.Count < 1 || p.Words < 1 {
					t.Fatalf("%+v", p)
				}
			}
			tagging.Rank(phrases, []tagging.Found[string]{{slug, slug}}, 3)
			if got := tagging.Proposals(l, text, func(string) bool { return false }, 3); len(got) > 3 {
				t.Fatalf("%q", got)
			}
		}
	})
}

func BenchmarkPhrases(b *testing.B) {
	text := story
	text.Body = strings.Repeat(story.Body, 10)
	b.SetBytes(int64(len(text.Body)))
	b.ReportAllocs()
	for b.Loop() {
		tagging.Phrases(lang.Indonesian, text)
	}
}

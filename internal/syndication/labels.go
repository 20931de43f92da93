package syndication

import (
	"fmt"
	"strings"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
)

// Labels are the words of a site's language that stand in feeds and structured
// data. Every one is required: without them an advertorial, a correction or a
// generated picture would go out unlabelled.
type Labels struct {
	Rich richtext.Labels

	Notices  map[news.NoticeKind]string // "Ralat", "Koreksi", "Hak jawab", "Pemutakhiran"
	Grounds  map[news.Ground]string     // reasons of withdrawals
	Read     string                     // before the link to a reply: "Selengkapnya:"
	Answers  string                     // between the kind of an answer and the story it is about: "atas:", "to:"
	Withdraw string                     // state of a withdrawn story: "Dicabut"

	Advertorial    string // "Advertorial"
	Sponsor        string // sentence, {0} is replaced by who paid
	UnverifiedWord string // "Belum terverifikasi"
	Unverified     string // the note of an unverified story, without parentheses
	AIAssist       string // sentence about a text that software helped with
	AIGenerated    string // sentence about a text that software wrote

	Source   string // "Sumber:"
	Appeared string // before the name of the origin site: "Artikel ini telah tayang di"
	Titled   string // before the headline there: "dengan judul"
	Quoted   string // "“{0}”", {0} is replaced by the headline

	Home string // the front page in breadcrumbs: "Beranda"
}

// check finds the first label that is missing.
func (l Labels) check() error {
	for _, w := range [...]struct{ name, text string }{
		{"Rich.Related", l.Rich.Related}, {"Rich.ArchivePhoto", l.Rich.ArchivePhoto},
		{"Rich.AIGenerated", l.Rich.AIGenerated}, {"Rich.AIEdited", l.Rich.AIEdited},
		{"Rich.Gallery", l.Rich.Gallery}, {"Rich.Table", l.Rich.Table},
		{"Rich.EmbedOpen", l.Rich.EmbedOpen}, {"Rich.EmbedLoad", l.Rich.EmbedLoad},
		{"Read", l.Read}, {"Answers", l.Answers}, {"Withdraw", l.Withdraw},
		{"Advertorial", l.Advertorial}, {"Sponsor", l.Sponsor},
		{"UnverifiedWord", l.UnverifiedWord}, {"Unverified", l.Unverified},
		{"AIAssist", l.AIAssist}, {"AIGenerated", l.AIGenerated},
		{"Source", l.Source}, {"Appeared", l.Appeared}, {"Titled", l.Titled}, {"Quoted", l.Quoted},
		{"Home", l.Home},
	} {
		if strings.TrimSpace(w.text) == "" {
			return fmt.Errorf("syndication: label %s is missing", w.name)
		}
	}
	for _, k := range []news.NoticeKind{news.Ralat, news.Koreksi, news.HakJawab, news.Pemutakhiran} {
		if l.Notices[k] == "" {
			return fmt.Errorf("syndication: label of notice %s is missing", k)
		}
	}
	for _, g := range news.Grounds() {
		if l.Grounds[g] == "" {
			return fmt.Errorf("syndication: label of ground %s is missing", g)
		}
	}
	return nil
}

// filled puts a text in the place {0} of a label.
func filled(label, text string) string { return strings.ReplaceAll(label, "{0}", text) }

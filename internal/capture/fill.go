package capture

import (
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// fill writes the fields that were read off the blocks into a story, leaving
// alone what is already there.
func (x *split) fill(s *Story, page Page) {
	put := func(field string, dst *string, value, from string, sure float64) {
		if *dst == "" && value != "" {
			*dst = value
			s.note(field, from, sure, "")
		}
	}
	put("kicker", &s.Kicker, x.kicker, "line above the headline", 0.7)
	put("lead", &s.Lead, x.lead, "line below the headline", x.leadSure)
	put("caption", &s.Caption, x.caption, "line by the photo", x.captionSure)
	put("credit", &s.Credit, x.credit, "line by the photo", 0.8)
	put("copyright", &s.Copyright, x.copyright, "footer", 0.9)
	if len(s.Authors) == 0 && len(x.authors) > 0 {
		s.Authors = x.authors
		s.note("authors", x.authorsFrom, 0.85, "")
	}
	if len(s.Editors) == 0 && len(x.editors) > 0 {
		s.Editors = x.editors
		s.note("editors", "byline", 0.85, "")
	}
	if len(s.Tags) == 0 && len(x.tags) > 0 {
		s.Tags = x.tags
		sure := 0.85
		if x.tagsFrom == "words run together" || x.tagsFrom == "list after the story" {
			sure = 0.55
		}
		s.note("tags", x.tagsFrom, sure, "")
	}
	if len(x.sources) > 0 {
		put("source", &s.Source, x.sources[0], "source line", 0.9)
	}
	put("source", &s.Source, x.syndicated, "syndication statement", 0.85)
	put("site_name", &s.SiteName, x.site, "byline", 0.8)
	for i := x.from; i < min(x.to, x.from+3); i++ {
		put("site_name", &s.SiteName, lines.DatelineSite(x.blocks[i].Text), "dateline", 0.8)
	}
	x.dates(s, page)
	if s.Lead != "" && s.Caption != "" && len(s.Lead) > 40 && strings.HasSuffix(s.Caption, s.Lead) && s.Caption != s.Lead {
		o := s.Provenance["caption"]
		o.Note = "the lead is repeated at its end"
		s.Provenance["caption"] = o
		s.doubt("caption", "ends with a copy of the lead")
	}
}

// dates fills in the date from what the page shows, else from its address,
// else from the newest day that the prose gives in full.
func (x *split) dates(s *Story, page Page) {
	shown := x.published
	if shown.OK() && shown.Clock && !shown.Zone && s.Language != "en" {
		shown = shown.In("+07:00")
	}
	if s.Date == "" && shown.OK() {
		s.Date = shown.String()
		s.note("date", "date line", 0.9, "")
	}
	if s.Updated == "" && x.updated.OK() {
		s.Updated = x.updated.String()
		s.note("updated", "date line", 0.8, "")
	}
	if x.masthead.OK() && x.masthead.Day() != first10(s.Date) {
		s.MastheadDate = x.masthead.Day()
		s.note("masthead_date", "date above the headline", 0.9, "the day the page was shown, not the story's")
	}
	if s.Date != "" {
		return
	}
	if m := lines.AddressDate(page.URL); m.OK() {
		s.Date = m.String()
		s.note("date", "address", 0.8, "")
		return
	}
	limit := time.Time{}
	if x.masthead.OK() {
		limit = x.masthead.T
	} else if !page.FetchedAt.IsZero() {
		limit = page.FetchedAt
	}
	prose := []string{x.lead}
	size := 0
	for i := x.from; i < x.to && size < 200_000; i++ {
		prose = append(prose, x.blocks[i].Text[:min(len(x.blocks[i].Text), 20_000)])
		size += len(x.blocks[i].Text)
	}
	if d := lines.LatestFullDay(strings.Join(prose, "\n"), limit); !d.Day.IsZero() {
		s.Date = d.Day.Format(time.DateOnly)
		s.note("date", "prose", 0.5, "the page shows no date of its own; the text says \""+d.Words+"\"")
		if d.Odd {
			s.doubt("date", "\""+d.Words+"\" is not on that weekday")
		}
	}
}

func first10(s string) string { return s[:min(len(s), 10)] }

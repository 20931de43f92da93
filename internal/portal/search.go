package portal

import (
	"context"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
)

const (
	searchLength  = 15
	longestQuery  = 200 // characters of a question
	snippetLength = 220 // bytes of a passage
	searchTTL     = 10 * time.Minute
)

// searchPage answers a question, or shows the form for one.
func searchPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	words, values := pg.paths(), pg.route.values
	v := &view.Search{
		Action: words.Search,
		Query:  view.Field{Name: words.Query, Value: values.Get(words.Query)},
		From:   pg.dateField(words.From), To: pg.dateField(words.To),
	}
	section, known := pg.Site.SectionBySlug(values.Get(words.Section))
	v.Section = pg.sectionChoice(section.Slug)
	q := reading.Query{Text: v.Query.Value}
	if known {
		q.Section = section.ID
	}
	if utf8.RuneCountInString(q.Text) > longestQuery {
		v.Query.Error = pg.T("search.too-long", longestQuery)
	}
	q.From, _ = pg.searchDay(&v.From, false)
	q.To, _ = pg.searchDay(&v.To, true)
	if !q.From.IsZero() && !q.To.IsZero() && !q.From.Before(q.To) {
		v.To.Error = pg.T("search.dates-crossed")
	}
	if text := values.Get(words.Before); text != "" {
		q.Before, _ = strconv.ParseInt(text, 36, 64)
		q.Before = max(q.Before, 0)
	}
	if q.Text != "" && v.Query.Error == "" && v.From.Error == "" && v.To.Error == "" {
		if err := pg.search(ctx, v, q); err != nil {
			return pagecache.Page{}, err
		}
	}
	title := pg.T("search.title")
	if v.Asked {
		title = pg.T("search.results", v.Query.Value)
	}
	v.Page = pg.base(head{Path: words.Search, Title: title, Description: pg.T("search.help"), Robots: robotsHidden})
	out, err := pg.html(v)
	if pg.route.query != "" {
		out.Side, out.TTL = true, searchTTL
	}
	return out, err
}

func (pg *page) dateField(name string) view.DateField {
	return view.DateField{Name: name, Value: pg.route.values.Get(name), Max: pg.Now.In(pg.loc).Format(time.DateOnly)}
}

// searchDay reads a date of the form: its beginning, or the end of its day.
func (pg *page) searchDay(f *view.DateField, ending bool) (time.Time, bool) {
	if f.Value == "" {
		return time.Time{}, false
	}
	day, ok := parseDay(f.Value, pg.loc)
	if !ok {
		f.Error = pg.T("form.bad-date")
		return time.Time{}, false
	}
	start, end := lang.DayBounds(day.Year(), day.Month(), day.Day(), pg.loc)
	if ending {
		return end, true
	}
	return start, true
}

func (pg *page) search(ctx context.Context, v *view.Search, q reading.Query) error {
	hits, err := pg.Search(ctx, q, searchLength)
	if err != nil {
		return err
	}
	words, values := pg.paths(), pg.route.values
	terms := lang.Query(pg.lang, q.Text)
	v.Asked = true
	for _, h := range hits.Hits {
		v.Results = append(v.Results, view.Result{
			Card:     pg.card(h.Card),
			Headline: fragments(h.Card.Headline, lang.Highlight(pg.lang, h.Card.Headline, terms)),
			Snippet:  pg.snippet(h, terms),
		})
	}
	params := []string{words.Query, q.Text, words.Section, values.Get(words.Section), words.From, v.From.Value, words.To, v.To.Value}
	if hits.Next != 0 {
		v.Pager.Older = withParams(words.Search, append(params, words.Before, strconv.FormatInt(hits.Next, 36))...)
	}
	if q.Before != 0 {
		v.Pager.Newer = withParams(words.Search, params...)
	}
	return nil
}

// snippet is the passage of a story in which most terms stand close together,
// its lead when they stand nowhere.
func (pg *page) snippet(h reading.Hit, terms []lang.Term) []view.Fragment {
	text := strings.Join(strings.Fields(h.Card.Lead+" "+h.Text), " ")
	spans := lang.Highlight(pg.lang, text, terms)
	start, best := 0, -1
	for i, s := range spans {
		n := 0
		for _, t := range spans[i:] {
			if t.End-s.Start > snippetLength {
				break
			}
			n++
		}
		if n > best {
			start, best = s.Start, n
		}
	}
	from, to := passage(text, start)
	var inside []lang.Span
	for _, s := range spans {
		if s.Start >= from && s.End <= to {
			inside = append(inside, lang.Span{Start: s.Start - from, End: s.End - from})
		}
	}
	out := fragments(text[from:to], inside)
	if from > 0 {
		out = append([]view.Fragment{{Text: "… "}}, out...)
	}
	if to < len(text) {
		out = append(out, view.Fragment{Text: " …"})
	}
	return out
}

// passage bounds a piece of text around a place, at spaces.
func passage(text string, at int) (from, to int) {
	from = max(at-snippetLength/3, 0)
	if from > 0 {
		if i := strings.IndexByte(text[from:at], ' '); i >= 0 {
			from += i + 1
		} else {
			from = at
		}
	}
	to = min(from+snippetLength, len(text))
	if to < len(text) {
		if i := strings.LastIndexByte(text[from:to], ' '); i > 0 {
			to = from + i
		} else {
			for to < len(text) && !utf8.RuneStart(text[to]) {
				to++
			}
		}
	}
	return from, to
}

func fragments(text string, spans []lang.Span) []view.Fragment {
	var out []view.Fragment
	last := 0
	for _, s := range spans {
		if s.Start > last {
			out = append(out, view.Fragment{Text: text[last:s.Start]})
		}
		out = append(out, view.Fragment{Text: text[s.Start:s.End], Mark: true})
		last = s.End
	}
	if last < len(text) {
		out = append(out, view.Fragment{Text: text[last:]})
	}
	return out
}

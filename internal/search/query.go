package search

import (
	"context"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

// Query is what a reader looks for on a site.
type Query struct {
	Site     news.ID
	Language string
	Text     string
	Section  news.ID   // 0: all
	From, To time.Time // zero: open; To is exclusive
	Before   int64     // key of the page, 0 for the first
	Now      time.Time
}

// Found is a page of matches.
type Found struct {
	Placements []news.ID // newest first
	Next       int64     // key of the next page, 0 on the last
	Empty      bool      // the query has no word to look for
}

// Find returns up to n placements that match all terms of the query's line,
// newest first.
func (x Index) Find(ctx context.Context, q db.Querier, query Query, n int) (Found, error) {
	language, _ := lang.ParseLanguage(query.Language)
	terms := lang.Query(language, query.Text)
	if len(terms) == 0 {
		return Found{Empty: true}, nil
	}
	low, high := bounds(query)
	scope := []string{siteWord(query.Site)}
	if query.Section != 0 {
		scope = append(scope, sectionWord(query.Section))
	}
	text, match := findSQLite, matchSQLite
	if x.e.Postgres() {
		text, match = findPostgres, matchPostgres
	}
	rows, err := q.QueryContext(ctx, text, match(scope, terms), low, high, n+1)
	if err != nil {
		return Found{}, err
	}
	defer rows.Close()
	out := Found{}
	var last int64
	for rows.Next() {
		var id int64
		var placement news.ID
		if err := rows.Scan(&id, &placement); err != nil {
			return out, err
		}
		if len(out.Placements) == n {
			out.Next = last
			break
		}
		out.Placements, last = append(out.Placements, placement), id
	}
	return out, rows.Err()
}

const findSQLite = `SELECT d.id, d.placement FROM search_text f CROSS JOIN search_doc d ON d.id = f.rowid
	WHERE f.search_text MATCH $1 AND f.rowid >= $2 AND f.rowid < $3 ORDER BY f.rowid DESC LIMIT $4`

const findPostgres = `SELECT id, placement FROM search_doc
	WHERE terms @@ $1::text::tsquery AND id >= $2 AND id < $3 ORDER BY id DESC LIMIT $4`

// bounds turns dates and the page's key into a range of document IDs.
func bounds(q Query) (low, high int64) {
	high = docFloor(q.Now.Add(time.Millisecond)) // from the next millisecond on nothing is visible yet
	if !q.To.IsZero() {
		high = min(high, docFloor(q.To))
	}
	if q.Before != 0 {
		high = min(high, q.Before)
	}
	if !q.From.IsZero() {
		low = docFloor(q.From)
	}
	return low, high
}

// matchSQLite writes FTS5's query language. Words hold only letters and
// digits, and stand in quotes all the same.
func matchSQLite(scope []string, terms []lang.Term) string {
	var b strings.Builder
	for i, w := range scope {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteString(`scope:"` + w + `"`)
	}
	for _, t := range terms {
		b.WriteString(` AND ({headline body}:"` + strings.Join(t.Words, " ") + `"`)
		if t.Solid != "" {
			b.WriteString(` OR {headline body}:"` + t.Solid + `"`)
		}
		b.WriteString(")")
	}
	return b.String()
}

// matchPostgres writes a tsquery.
func matchPostgres(scope []string, terms []lang.Term) string {
	var b strings.Builder
	if len(scope) > 0 {
		b.WriteString("'" + strings.Join(scope, "' & '") + "' & ")
	}
	for i, t := range terms {
		if i > 0 {
			b.WriteString(" & ")
		}
		b.WriteString("(('" + strings.Join(t.Words, "' <-> '") + "')")
		if t.Solid != "" {
			b.WriteString(" | '" + t.Solid + "'")
		}
		b.WriteString(")")
	}
	return b.String()
}

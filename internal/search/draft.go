package search

import (
	"context"
	"fmt"
	"strings"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

// Draft is what the desk's own index learns of a story: its working copy.
type Draft struct {
	Story    news.ID
	Sites    []news.ID // origin, and those that carry it
	Language string
	Headline string
	Text     string
}

// PutDraft adds or replaces the working copy of a story.
func (x Index) PutDraft(ctx context.Context, q db.Querier, d Draft) error {
	language, _ := lang.ParseLanguage(d.Language)
	words := make([]string, len(d.Sites))
	for i, s := range d.Sites {
		words[i] = siteWord(s)
	}
	scope := strings.Join(words, " ")
	headline, body := lang.StemText(language, d.Headline), lang.StemText(language, d.Text)
	if x.e.Postgres() {
		_, err := q.ExecContext(ctx, `INSERT INTO draft_doc (story, terms) VALUES ($1, $2::text::tsvector)
			ON CONFLICT (story) DO UPDATE SET terms = excluded.terms`, d.Story, vector(scope, headline, clip(body)))
		return err
	}
	for _, step := range []struct {
		text string
		args []any
	}{
		{`DELETE FROM draft_text WHERE rowid = $1`, []any{d.Story}},
		{`INSERT INTO draft_text (rowid, scope, headline, body) VALUES ($1, $2, $3, $4)`, []any{d.Story, scope, headline, body}},
		{`INSERT INTO draft_doc (story) VALUES ($1) ON CONFLICT (story) DO NOTHING`, []any{d.Story}},
	} {
		if _, err := q.ExecContext(ctx, step.text, step.args...); err != nil {
			return fmt.Errorf("index working copy: %w", err)
		}
	}
	return nil
}

// FindDrafts returns up to n stories of the sites whose working copies match
// all terms of a line, newest story first, before a story (0: from the
// newest). empty says that the line has no word to look for.
func (x Index) FindDrafts(ctx context.Context, q db.Querier, sites []news.ID, language, line string, before news.ID, n int) (found []news.ID, empty bool, err error) {
	l, _ := lang.ParseLanguage(language)
	terms := lang.Query(l, line)
	if len(terms) == 0 || len(sites) == 0 {
		return nil, true, nil
	}
	if before == 0 {
		before = 1 << 53
	}
	text, match := findDraftsSQLite, draftsSQLite
	if x.e.Postgres() {
		text, match = findDraftsPostgres, draftsPostgres
	}
	rows, err := q.QueryContext(ctx, text, match(sites, terms), before, n)
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for rows.Next() {
		var id news.ID
		if err := rows.Scan(&id); err != nil {
			return nil, false, err
		}
		found = append(found, id)
	}
	return found, false, rows.Err()
}

const findDraftsSQLite = `SELECT rowid FROM draft_text WHERE draft_text MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3`

const findDraftsPostgres = `SELECT story FROM draft_doc WHERE terms @@ $1::text::tsquery AND story < $2 ORDER BY story DESC LIMIT $3`

func draftsSQLite(sites []news.ID, terms []lang.Term) string {
	any := make([]string, len(sites))
	for i, s := range sites {
		any[i] = `scope:"` + siteWord(s) + `"`
	}
	return "(" + strings.Join(any, " OR ") + ")" + matchSQLite(nil, terms)
}

func draftsPostgres(sites []news.ID, terms []lang.Term) string {
	any := make([]string, len(sites))
	for i, s := range sites {
		any[i] = "'" + siteWord(s) + "'"
	}
	return "(" + strings.Join(any, " | ") + ") & " + matchPostgres(nil, terms)
}

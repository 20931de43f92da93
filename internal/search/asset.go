package search

import (
	"context"
	"math"
	"strings"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

// Picture is what the index learns of an asset: what the desk may look for.
type Picture struct {
	ID   news.ID
	Text []string // caption, credit, creator, alt text, keywords, name of the file
}

// PutPicture adds or replaces the document of an asset. The text is kept in the
// stems of both languages: captions of one archive come in either.
func (x Index) PutPicture(ctx context.Context, q db.Querier, p Picture) error {
	if err := x.DropPicture(ctx, q, p.ID); err != nil {
		return err
	}
	var parts []string
	for _, language := range []lang.Language{lang.Indonesian, lang.English} {
		for _, text := range p.Text {
			parts = append(parts, lang.StemText(language, text))
		}
	}
	// A word of its own between the parts: no phrase reaches across.
	body := strings.Join(parts, " zz0 ")
	if x.e.Postgres() {
		_, err := q.ExecContext(ctx, `INSERT INTO asset_text (id, terms) VALUES ($1, $2::text::tsvector)`, p.ID, vector("", "", clip(body)))
		return err
	}
	_, err := q.ExecContext(ctx, `INSERT INTO asset_text (rowid, body) VALUES ($1, $2)`, p.ID, body)
	return err
}

// DropPicture removes the document of an asset; it is no error when there is
// none.
func (x Index) DropPicture(ctx context.Context, q db.Querier, id news.ID) error {
	text := `DELETE FROM asset_text WHERE rowid = $1`
	if x.e.Postgres() {
		text = `DELETE FROM asset_text WHERE id = $1`
	}
	_, err := q.ExecContext(ctx, text, id)
	return err
}

// FindPictures returns up to n assets that match all words of a line, newest
// first, older than before (0: from the newest). It returns nil when the line
// has no word to look for.
func (x Index) FindPictures(ctx context.Context, q db.Querier, language, line string, before news.ID, n int) ([]news.ID, error) {
	l, _ := lang.ParseLanguage(language)
	terms := lang.Query(l, line)
	if len(terms) == 0 {
		return nil, nil
	}
	high := int64(before)
	if high == 0 {
		high = math.MaxInt64
	}
	text, match := findPicturesSQLite, matchPicturesSQLite(terms)
	if x.e.Postgres() {
		text, match = findPicturesPostgres, matchPostgres(nil, terms)
	}
	rows, err := q.QueryContext(ctx, text, match, high, n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []news.ID{}
	for rows.Next() {
		var id news.ID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

const findPicturesSQLite = `SELECT rowid FROM asset_text WHERE asset_text MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3`

const findPicturesPostgres = `SELECT id FROM asset_text WHERE terms @@ $1::text::tsquery AND id < $2 ORDER BY id DESC LIMIT $3`

func matchPicturesSQLite(terms []lang.Term) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteString(`("` + strings.Join(t.Words, " ") + `"`)
		if t.Solid != "" {
			b.WriteString(` OR "` + t.Solid + `"`)
		}
		b.WriteString(")")
	}
	return b.String()
}

// Package search keeps and asks the full-text index of what readers can find.
//
// Text is stemmed in Go by package lang, the same way for documents and
// queries, so both engines rank the same words: SQLite keeps the stems in an
// FTS5 table without content, PostgreSQL in a tsvector. A document stands for
// a placement; its ID grows with the time from which readers see it, so that
// the newest matches come first by walking the index backwards, and a page of
// results costs the same in a large archive.
//
//	search.go      Index: documents in, documents out
//	query.go       a reader's line into each engine's query
//	asset.go       pictures, for the desk
//	holds.go       whether the index says what it should, for who doubts it
package search

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

// Index is the search index of one engine.
type Index struct{ e db.Engine }

// New returns the index that lives in a database of the engine.
func New(e db.Engine) Index { return Index{e} }

// Document is what the index learns of a placement.
type Document struct {
	Placement news.ID
	Site      news.ID
	Section   news.ID
	At        time.Time // from when readers see it
	Language  string
	Headline  string
	Text      string // lead and body
}

// Scope words stand in every document beside its text: the site, the section.
// They look like no word of a text.
func siteWord(id news.ID) string    { return "zz0s" + id.String() }
func sectionWord(id news.ID) string { return "zz0k" + id.String() }

// docBits is how many low bits of a document's ID tell apart what appeared in
// the same millisecond.
const docBits = 20

// docFloor is the lowest ID of what appears at a time. Readers ask for any
// dates: those that no ID can hold count as the first or the last there is.
func docFloor(t time.Time) int64 {
	return min(max(t.UnixMilli(), 0), 1<<(63-docBits)-1) << docBits
}

// Put adds or replaces the document of a placement. Two that appear in the same
// millisecond and agree in their low bits stand beside each other.
func (x Index) Put(ctx context.Context, tx *db.Tx, d Document) error {
	id := docFloor(d.At) | int64(d.Placement)&(1<<docBits-1)
	language, _ := lang.ParseLanguage(d.Language)
	scope := siteWord(d.Site) + " " + sectionWord(d.Section)
	headline, body := lang.StemText(language, d.Headline), lang.StemText(language, d.Text)
	if x.e.Postgres() {
		if err := tx.Later(ctx, `DELETE FROM search_doc WHERE placement = $1`, d.Placement); err != nil {
			return err
		}
		return tx.Later(ctx, `INSERT INTO search_doc (id, placement, terms) SELECT COALESCE(
			(SELECT b.id + 1 FROM search_doc b WHERE b.id >= $1 AND b.id < $1 + 1024 AND EXISTS (SELECT 1 FROM search_doc WHERE id = $1)
				ORDER BY b.id DESC LIMIT 1), $1), $2, $3::text::tsvector`, id, d.Placement, vector(scope, headline, clip(body)))
	}
	if err := x.Drop(ctx, tx, d.Placement); err != nil {
		return err
	}
	for {
		var taken int64
		err := tx.QueryRowContext(ctx, `SELECT id FROM search_doc WHERE id = $1`, id).Scan(&taken)
		if db.IsNone(err) {
			break
		}
		if err != nil {
			return err
		}
		id++
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO search_doc (id, placement, digest) VALUES ($1, $2, $3)`, id, d.Placement, digest(scope, headline, body)); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO search_text (rowid, scope, headline, body) VALUES ($1, $2, $3, $4)`, id, scope, headline, body)
	return err
}

// vector writes a tsvector. PostgreSQL's own parser is left out of it: how that
// cuts a text depends on the locale of the server. The body begins one place
// behind the headline's end, so that no phrase reaches across.
func vector(scope, headline, body string) string {
	var b strings.Builder
	b.Grow(2 * (len(scope) + len(headline) + len(body)))
	for w := range strings.FieldsSeq(scope) {
		b.WriteString("'" + w + "' ")
	}
	place := 0
	write := func(words, weight string) {
		for w := range strings.FieldsSeq(words) {
			place++
			b.WriteString("'" + w + "':" + strconv.Itoa(place) + weight + " ")
		}
		place++
	}
	write(headline, "A")
	write(body, "")
	return b.String()
}

// clip keeps a text below what a tsvector can hold: 1 MiB of lexemes with
// their places, of which short words need twice their length.
func clip(stems string) string {
	const most = 450_000
	if len(stems) <= most {
		return stems
	}
	return stems[:strings.LastIndexByte(stems[:most], ' ')]
}

// Drop removes the document of a placement; it is no error when there is none.
func (x Index) Drop(ctx context.Context, q db.Querier, placement news.ID) error {
	var id int64
	err := q.QueryRowContext(ctx, `DELETE FROM search_doc WHERE placement = $1 RETURNING id`, placement).Scan(&id)
	if db.IsNone(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("drop from search: %w", err)
	}
	if !x.e.Postgres() {
		_, err = q.ExecContext(ctx, `DELETE FROM search_text WHERE rowid = $1`, id)
	}
	return err
}

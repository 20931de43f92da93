package search

import (
	"bytes"
	"context"
	"crypto/sha256"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

// Stands reports whether the index has a document of a placement, whatever it
// says.
func (x Index) Stands(ctx context.Context, q db.Querier, placement news.ID) (bool, error) {
	_, found, err := x.idOf(ctx, q, placement)
	return found, err
}

func (x Index) idOf(ctx context.Context, q db.Querier, placement news.ID) (id int64, found bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT id FROM search_doc WHERE placement = $1`, placement).Scan(&id)
	if db.IsNone(err) {
		return 0, false, nil
	}
	return id, err == nil, err
}

// Holds reports whether the index has exactly this document: for whoever
// doubts the index. It is no part of answering readers.
func (x Index) Holds(ctx context.Context, q db.Querier, d Document) (bool, error) {
	id, found, err := x.idOf(ctx, q, d.Placement)
	if err != nil || !found || id>>docBits != docFloor(d.At)>>docBits {
		return false, err
	}
	language, _ := lang.ParseLanguage(d.Language)
	scope := siteWord(d.Site) + " " + sectionWord(d.Section)
	headline, body := lang.StemText(language, d.Headline), lang.StemText(language, d.Text)
	if x.e.Postgres() {
		var same bool
		err := q.QueryRowContext(ctx, `SELECT terms = $2::text::tsvector FROM search_doc WHERE id = $1`, id, vector(scope, headline, clip(body))).Scan(&same)
		return same, err
	}
	return x.holdsSQLite(ctx, q, id, scope, headline, body)
}

// digest stands for the words of a document.
func digest(scope, headline, body string) []byte {
	sum := sha256.Sum256([]byte(scope + "\n" + headline + "\n" + body))
	return sum[:]
}

const (
	phraseWords = 100 // of one phrase of a question
	mostPhrases = 60  // of one question
)

// holdsSQLite compares what was put in, by its digest, and what FTS5 has of it:
// how many words, and, since a table without content cannot be read back, the
// words of scope and headline in their order. Where there is no digest it asks
// for all words.
func (x Index) holdsSQLite(ctx context.Context, q db.Querier, id int64, scope, headline, body string) (bool, error) {
	var put, sizes []byte
	err := q.QueryRowContext(ctx, `SELECT d.digest, s.sz FROM search_doc d JOIN search_text_docsize s ON s.id = d.id WHERE d.id = $1`, id).Scan(&put, &sizes)
	if err != nil {
		if db.IsNone(err) {
			err = nil
		}
		return false, err
	}
	scopes, headlines, bodies := strings.Fields(scope), strings.Fields(headline), strings.Fields(body)
	if !slices.Equal(counts(sizes), []uint64{uint64(len(scopes)), uint64(len(headlines)), uint64(len(bodies))}) {
		return false, nil
	}
	phrases := append(phrasesOf("scope", scopes), phrasesOf("headline", headlines)...)
	if put == nil {
		phrases = append(phrases, phrasesOf("body", bodies)...)
	} else if !bytes.Equal(put, digest(scope, headline, body)) {
		return false, nil
	}
	for part := range slices.Chunk(phrases, mostPhrases) {
		var one int
		err := q.QueryRowContext(ctx, `SELECT 1 FROM search_text WHERE search_text MATCH $1 AND rowid = $2`, strings.Join(part, " AND "), id).Scan(&one)
		if db.IsNone(err) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

func phrasesOf(column string, words []string) (phrases []string) {
	for part := range slices.Chunk(words, phraseWords) {
		phrases = append(phrases, column+`:"`+strings.Join(part, " ")+`"`)
	}
	return phrases
}

// counts reads how many words each column of a row has, as FTS5 keeps them:
// numbers of variable length, the high parts first.
func counts(b []byte) (out []uint64) {
	var n uint64
	for _, c := range b {
		n = n<<7 | uint64(c&0x7f)
		if c&0x80 == 0 {
			out, n = append(out, n), 0
		}
	}
	return out
}

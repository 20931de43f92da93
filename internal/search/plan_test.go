package search_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/search"
)

// PostgreSQL plans each search for its words: a word that every story has is
// found by walking back from the newest, a rare one in the index of words.
// Neither reads the archive.
func TestPostgresPlansForTheWords(t *testing.T) {
	d := dbtest.Open(t, dbtest.EmptyPostgres(t))
	b := bench{t, d, search.New(d.Engine)}
	b.must(d.Tx(ctx, func(tx *db.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO search_doc (id, placement, terms)
			SELECT i, i, ('zz0s' || $1::text || ' beras kata' || i % 1000 || CASE i WHEN 1234 THEN ' prambanan' ELSE '' END)::tsvector
			FROM generate_series(1, 30000) i`, solo.String())
		if err == nil {
			_, err = tx.ExecContext(ctx, "ANALYZE search_doc")
		}
		return err
	}))

	// More often than PostgreSQL tries plans before it settles for one.
	for range 12 {
		b.find(text("beras"), 20)
	}
	b.want(text("prambanan"), 1234)
	var prepared int
	b.must(d.Fresh().QueryRowContext(ctx, `SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%tsquery%' AND name <> ''`).Scan(&prepared))
	if prepared > 0 {
		t.Error("a search was prepared, and will be planned without its words")
	}
	for word, want := range map[string]string{"beras": "Index Scan Backward using search_doc_pkey", "prambanan": "Bitmap Index Scan on search_terms"} {
		if plan := b.plan(word); !strings.Contains(plan, want) || strings.Contains(plan, "Seq Scan") {
			t.Errorf("%s: want %s, got\n%s", word, want, plan)
		}
	}
}

func (b bench) plan(word string) string {
	b.Helper()
	rows, err := b.db.Fresh().QueryContext(ctx, `EXPLAIN SELECT id, placement FROM search_doc
		WHERE terms @@ $1::text::tsquery AND id >= $2 AND id < $3 ORDER BY id DESC LIMIT $4`,
		fmt.Sprintf("'zz0s%s' & '%s'", solo, word), 0, int64(1)<<62, 21)
	b.must(err)
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var line string
		b.must(rows.Scan(&line))
		plan = append(plan, line)
	}
	b.must(rows.Err())
	return strings.Join(plan, "\n")
}

package db_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/migrations"
)

// Both engines must end with the same tables, columns and indexes; only the
// search index is built differently.
func TestMigrationsEndAlike(t *testing.T) {
	address := dbtest.EmptyPostgres(t)
	lite := shape(t, dbtest.Open(t, dbtest.SQLite(t)), `SELECT m.name, p.name, lower(p.type), p."notnull"
		FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'`,
		`SELECT name FROM sqlite_master WHERE type = 'index' AND name NOT LIKE 'sqlite%'`)
	post := shape(t, dbtest.Open(t, address), `SELECT table_name, column_name, data_type, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END
		FROM information_schema.columns WHERE table_schema = current_schema()`,
		`SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key'`)
	for name := range maps.Keys(lite) {
		if post[name] != lite[name] {
			t.Errorf("%s: SQLite has %q, PostgreSQL %q", name, lite[name], post[name])
		}
	}
	for name := range maps.Keys(post) {
		if _, ok := lite[name]; !ok {
			t.Errorf("%s: only PostgreSQL has it", name)
		}
	}
	if len(lite) < 100 {
		t.Errorf("only %d columns and indexes were compared", len(lite))
	}
}

// fullText knows the tables of search by their names, with those that FTS5
// makes for itself.
func fullText(name string) bool {
	return slices.ContainsFunc([]string{"search_", "draft_text", "draft_doc", "draft_terms", "asset_text", "asset_terms"}, func(prefix string) bool {
		return strings.HasPrefix(name, prefix)
	})
}

func shape(t *testing.T, d *db.DB, columns, indexes string) map[string]string {
	t.Helper()
	out := map[string]string{}
	rows, err := d.QueryContext(context.Background(), columns)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column, kind string
		var notNull int
		if err := rows.Scan(&table, &column, &kind, &notNull); err != nil {
			t.Fatal(err)
		}
		if table == "goose_db_version" || fullText(table) {
			continue
		}
		kind = map[string]string{"integer": "number", "bigint": "number", "text": "text"}[kind]
		out[table+"."+column] = fmt.Sprint(kind, " ", notNull)
	}
	names, err := d.QueryContext(context.Background(), indexes)
	if err != nil {
		t.Fatal(err)
	}
	defer names.Close()
	for names.Next() {
		var name string
		if err := names.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if !fullText(name) {
			out["index "+name] = "is there"
		}
	}
	return out
}

func TestSchemaOfAnotherVersionIsRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		if err := d.CheckSchema(ctx, migrations.Files); err != nil {
			t.Fatalf("own schema: %v", err)
		}
		if err := d.Migrate(ctx, migrations.Files); err != nil {
			t.Fatalf("migrating twice: %v", err)
		}
		known, err := fs.Glob(migrations.Files, "*.sql")
		if err != nil {
			t.Fatal(err)
		}
		newer := fstest.MapFS{}
		for _, name := range append(known, "99998_x.sql", "99999_x.sql") {
			newer[name] = &fstest.MapFile{Data: []byte("-- +goose Up\nSELECT 1;\n")}
		}
		if err := d.CheckSchema(ctx, newer); !errors.Is(err, db.ErrOlderSchema) {
			t.Errorf("database behind the program: %v", err)
		}
		if err := d.Migrate(ctx, newer); err != nil {
			t.Fatal(err)
		}
		for _, check := range []func(context.Context) error{
			func(ctx context.Context) error { return d.CheckSchema(ctx, migrations.Files) },
			func(ctx context.Context) error { return d.Migrate(ctx, migrations.Files) },
		} {
			if err := check(ctx); !errors.Is(err, db.ErrNewerSchema) {
				t.Errorf("database ahead of the program: %v", err)
			}
		}
	})
}

func TestHistoryCannotBeChanged(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		err := d.Tx(ctx, func(tx *db.Tx) error {
			_, err := tx.ExecContext(ctx, `INSERT INTO event (id, kind, story, site, actor, at, tags, payload) VALUES (1,'x',0,0,0,0,'[]','null')`)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, stmt := range []string{"DELETE FROM event", "UPDATE event SET kind = 'y'"} {
			err := d.Tx(ctx, func(tx *db.Tx) error {
				_, err := tx.ExecContext(ctx, stmt)
				return err
			})
			if err == nil {
				t.Errorf("%s: the log let itself be changed", stmt)
			}
		}
	})
}

func TestTx(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		var order []string
		insert := func(slug string) error {
			return d.Tx(ctx, func(tx *db.Tx) error {
				tx.AfterCommit(func() { order = append(order, slug) })
				_, err := tx.ExecContext(ctx, `INSERT INTO tag (id, slug, name) VALUES ($1, $2, '')`, len(order)+1, slug)
				return err
			})
		}
		if err := insert("a"); err != nil {
			t.Fatal(err)
		}
		err := insert("a")
		if !errors.Is(err, db.ErrDuplicate) || fault.KindOf(err) != fault.Conflict {
			t.Errorf("a second row of the same slug: %v", err)
		}
		if !slices.Equal(order, []string{"a"}) {
			t.Errorf("hooks ran: %v", order)
		}
		func() {
			defer func() { _ = recover() }()
			_ = d.Tx(ctx, func(tx *db.Tx) error { panic("half way") })
		}()
		if err := insert("b"); err != nil {
			t.Errorf("after a panic inside a transaction: %v", err)
		}
	})
}

// What is put off is there for whoever reads in the transaction, and its failure
// ends the transaction as if it had not been put off.
func TestLater(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		insert := func(tx *db.Tx, id int, slug string) error {
			return tx.Later(ctx, `INSERT INTO tag (id, slug, name) VALUES ($1, $2, '')`, id, slug)
		}
		count := func(q db.Querier) (n int) {
			t.Helper()
			if err := q.QueryRowContext(ctx, `SELECT COUNT(*) FROM tag`).Scan(&n); err != nil {
				t.Fatal(err)
			}
			return n
		}
		ran := 0
		err := d.Tx(ctx, func(tx *db.Tx) error {
			tx.AfterCommit(func() { ran++ })
			for id, slug := range []string{"a", "b"} {
				if err := insert(tx, id, slug); err != nil {
					return err
				}
			}
			if n := count(tx); n != 2 {
				t.Errorf("the transaction sees %d rows of its own", n)
			}
			if err := insert(tx, 2, "c"); err != nil {
				return err
			}
			// In the order in which they were asked for.
			res, err := tx.ExecContext(ctx, `UPDATE tag SET slug = 'd' WHERE slug = 'c'`)
			if err != nil {
				return err
			}
			if n, err := res.RowsAffected(); n != 1 || err != nil {
				t.Errorf("changed %d rows: %v", n, err)
			}
			return insert(tx, 3, "c")
		})
		if err != nil || count(d) != 4 || ran != 1 {
			t.Fatalf("%v, %d rows, %d hooks", err, count(d), ran)
		}
		for name, after := range map[string]func(tx *db.Tx) error{
			"and nothing else": func(*db.Tx) error { return nil },
			"then a row": func(tx *db.Tx) error {
				var n int
				return tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM tag`).Scan(&n)
			},
			"then a row whose error is not looked at": func(tx *db.Tx) error {
				var n int
				_ = tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM tag`).Scan(&n)
				return nil
			},
			"then more": func(tx *db.Tx) error { return insert(tx, 11, "e") },
		} {
			err := d.Tx(ctx, func(tx *db.Tx) error {
				tx.AfterCommit(func() { ran++ })
				if err := insert(tx, 10, "new"); err != nil {
					return err
				}
				if err := insert(tx, 11, "a"); err != nil {
					return err
				}
				return after(tx)
			})
			if !errors.Is(err, db.ErrDuplicate) || fault.KindOf(err) != fault.Conflict {
				t.Errorf("a duplicate %s: %v", name, err)
			}
			if n := count(d); n != 4 || ran != 1 {
				t.Errorf("a duplicate %s: %d rows, %d hooks", name, n, ran)
			}
		}
	})
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	for address, want := range map[string]string{
		"mysql:x":                        "must begin with sqlite: or postgres://",
		"sqlite:":                        "needs a file path",
		"sqlite:/no/such/folder/here.db": "does not exist",
		"postgres://127.0.0.1:1/x":       "open PostgreSQL database",
	} {
		_, err := db.Open(context.Background(), address)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", address, err, want)
		}
	}
}

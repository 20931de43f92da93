package dbtest

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/migrations"
)

// Postgres returns the address of a schema on the test server that is migrated
// and holds nothing, or "" when the test is to be left out. Making sixty tables
// takes a server far longer than emptying them, so a schema goes to one test
// after another, in whatever process; a test has it to itself.
func Postgres(t testing.TB) string {
	t.Helper()
	s := postgres(t)
	if s == nil {
		return ""
	}
	schema := s.take(t)
	t.Cleanup(func() { s.giveBack(t, schema) })
	return s.address(t, schema)
}

// EmptyPostgres is Postgres for tests of the migrations themselves: the schema
// holds no table, and is dropped after the test.
func EmptyPostgres(t testing.TB) string {
	t.Helper()
	s := postgres(t)
	if s == nil {
		return ""
	}
	schema := s.create(t)
	t.Cleanup(func() { s.exec(t, "DROP SCHEMA "+schema+" CASCADE") })
	return s.address(t, schema)
}

// server is the test server, as its administrator.
type server struct {
	*db.DB
	url string
}

func postgres(t testing.TB) *server {
	t.Helper()
	address := os.Getenv("TAJUK_TEST_POSTGRES")
	if address == "" {
		if os.Getenv("TAJUK_TEST_REQUIRE") != "" {
			t.Fatal("TAJUK_TEST_POSTGRES is not set: this run must test on PostgreSQL too")
		}
		t.Skip("TAJUK_TEST_POSTGRES is not set")
	}
	admin, err := db.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { admin.Close() })
	return &server{admin, address}
}

func (s *server) exec(t testing.TB, text string, args ...any) {
	t.Helper()
	if _, err := s.ExecContext(context.Background(), text, args...); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

// address leads to a schema. Connections bear its name, so that those that a
// test leaves behind can be found.
func (s *server) address(t testing.TB, schema string) string {
	t.Helper()
	address, err := url.Parse(s.url)
	if err != nil {
		t.Fatal(err)
	}
	q := address.Query()
	q.Set("search_path", schema)
	q.Set("application_name", schema)
	address.RawQuery = q.Encode()
	return address.String()
}

func (s *server) create(t testing.TB) string {
	t.Helper()
	var random [8]byte
	if _, err := rand.Read(random[:]); err != nil {
		t.Fatal(err)
	}
	schema := "t" + hex.EncodeToString(random[:])
	s.exec(t, "CREATE SCHEMA "+schema)
	return schema
}

// take finds a schema that no test has, or makes one.
func (s *server) take(t testing.TB) string {
	t.Helper()
	ctx := context.Background()
	// Two processes that begin together must not both make the table.
	err := s.Tx(ctx, func(tx *db.Tx) error {
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(7230115)"); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS public.test_schema
			(name TEXT PRIMARY KEY, version TEXT NOT NULL, tables TEXT NOT NULL, taken BOOLEAN NOT NULL)`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	version := version(t)
	rows, err := s.QueryContext(ctx, `UPDATE public.test_schema SET taken = TRUE WHERE name = (SELECT name FROM public.test_schema
		WHERE NOT taken AND version = $1 LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING name`, version)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var schema string
	if rows.Next() {
		if err := rows.Scan(&schema); err != nil {
			t.Fatal(err)
		}
		return schema
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	schema = s.create(t)
	fresh, err := db.Open(ctx, s.address(t, schema))
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	if err := fresh.Migrate(ctx, migrations.Files); err != nil {
		t.Fatal(err)
	}
	s.keepSeeds(t, schema)
	s.exec(t, "INSERT INTO public.test_schema (name, version, tables, taken) VALUES ($1, $2, $3, TRUE)", schema, version, strings.Join(s.tables(t, schema), " "))
	return schema
}

// version tells schemas of different migrations apart.
func version(t testing.TB) string {
	t.Helper()
	h := sha256.New()
	files, err := fs.Glob(migrations.Files, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := fs.ReadFile(migrations.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(h, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// seeds is the schema that keeps what the migrations themselves wrote.
func seeds(schema string) string { return schema + "_seeds" }

func (s *server) keepSeeds(t testing.TB, schema string) {
	t.Helper()
	s.exec(t, "CREATE SCHEMA "+seeds(schema))
	for _, table := range s.tables(t, schema) {
		var n int
		if err := s.QueryRowContext(context.Background(), "SELECT COUNT(*) FROM "+schema+"."+table).Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			s.exec(t, fmt.Sprintf("CREATE TABLE %s.%s AS SELECT * FROM %s.%s", seeds(schema), table, schema, table))
		}
	}
}

func (s *server) tables(t testing.TB, schema string) (out []string) {
	t.Helper()
	rows, err := s.QueryContext(context.Background(), "SELECT table_name FROM information_schema.tables WHERE table_schema = $1 AND table_type = 'BASE TABLE' ORDER BY 1", schema)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		out = append(out, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// giveBack empties a schema for the next test. What a test has left running is
// cut off first. Triggers and keys do not count meanwhile: versions, which the
// database lets nobody change, go too. A schema whose tables were tampered with
// is dropped.
func (s *server) giveBack(t testing.TB, schema string) {
	t.Helper()
	s.exec(t, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = $1", schema)
	tables := s.tables(t, schema)
	var made string
	if err := s.QueryRowContext(context.Background(), "SELECT tables FROM public.test_schema WHERE name = $1", schema).Scan(&made); err != nil {
		t.Fatal(err)
	}
	if made != strings.Join(tables, " ") {
		s.exec(t, "DROP SCHEMA "+schema+", "+seeds(schema)+" CASCADE")
		s.exec(t, "DELETE FROM public.test_schema WHERE name = $1", schema)
		return
	}
	var b strings.Builder
	fmt.Fprint(&b, "DO $$ BEGIN SET LOCAL session_replication_role = replica;")
	for _, table := range tables {
		fmt.Fprintf(&b, " DELETE FROM %s.%s;", schema, table)
	}
	for _, table := range s.tables(t, seeds(schema)) {
		fmt.Fprintf(&b, " INSERT INTO %s.%s SELECT * FROM %s.%s;", schema, table, seeds(schema), table)
	}
	fmt.Fprint(&b, " END $$")
	s.exec(t, b.String())
	s.exec(t, "UPDATE public.test_schema SET taken = FALSE WHERE name = $1", schema)
}

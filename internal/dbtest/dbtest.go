// Package dbtest opens empty, migrated databases for tests: SQLite always,
// PostgreSQL when TAJUK_TEST_POSTGRES holds the address of a server. With
// TAJUK_TEST_REQUIRE set, as in CI, a missing PostgreSQL fails the test instead
// of leaving it out.
package dbtest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/migrations"
)

// Each runs a test on every engine, each with an empty database of its own.
func Each(t *testing.T, test func(t *testing.T, d *db.DB)) {
	t.Run("sqlite", func(t *testing.T) { test(t, Open(t, SQLite(t))) })
	t.Run("postgres", func(t *testing.T) {
		if address := Postgres(t); address != "" {
			test(t, Open(t, address))
		}
	})
}

// Open opens a database and brings it to the newest schema.
func Open(t testing.TB, address string) *db.DB {
	t.Helper()
	ctx := context.Background()
	d, err := db.Open(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if err := d.Migrate(ctx, migrations.Files); err != nil {
		t.Fatal(err)
	}
	return d
}

// SQLite returns the address of a new SQLite database.
func SQLite(t testing.TB) string {
	return "sqlite:" + filepath.Join(t.TempDir(), "tajuk.db")
}

// Postgres returns the address of a new schema on the test server, which is
// dropped after the test, or "" when the test is to be left out.
func Postgres(t testing.TB) string {
	t.Helper()
	server := os.Getenv("TAJUK_TEST_POSTGRES")
	if server == "" {
		if os.Getenv("TAJUK_TEST_REQUIRE") != "" {
			t.Fatal("TAJUK_TEST_POSTGRES is not set: this run must test on PostgreSQL too")
		}
		t.Skip("TAJUK_TEST_POSTGRES is not set")
	}
	ctx := context.Background()
	var random [8]byte
	if _, err := rand.Read(random[:]); err != nil {
		t.Fatal(err)
	}
	schema := "t" + hex.EncodeToString(random[:])
	admin, err := db.Open(ctx, server)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := admin.ExecContext(ctx, "CREATE SCHEMA "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := admin.ExecContext(ctx, "DROP SCHEMA "+schema+" CASCADE"); err != nil {
			t.Error(err)
		}
		admin.Close()
	})
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	q := address.Query()
	q.Set("search_path", schema)
	address.RawQuery = q.Encode()
	return address.String()
}

// Package dbtest opens empty, migrated databases for tests: SQLite always,
// PostgreSQL when TAJUK_TEST_POSTGRES holds the address of a server. With
// TAJUK_TEST_REQUIRE set, as in CI, a missing PostgreSQL fails the test instead
// of leaving it out.
//
//	dbtest.go    what tests ask for
//	postgres.go  schemas that are migrated once and used by one test after another
package dbtest

import (
	"context"
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

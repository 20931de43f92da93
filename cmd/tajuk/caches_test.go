//go:build unix

package main_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/newsroom/ledger"
)

// Whatever command changes what readers see, caches outside are told.
func TestCommandsTellCachesOutside(t *testing.T) {
	dir := folder(t)
	storage := []string{"--db", "sqlite:tajuk.db", "--media", "media"}
	for _, args := range [][]string{
		{"migrate"},
		{"site", "add", "solo", "--name", "Sagara Solo", "--host", "solo.test", "--section", "warga=Warga", "--caches", "http://cache.test/"},
	} {
		if r := run(t, command(dir, nil, append(args, storage...)...)); r.code != 0 {
			t.Fatalf("%v: %s", args, r.errors)
		}
	}
	ctx := context.Background()
	a, err := app.New(ctx, app.Config{DB: "sqlite:" + filepath.Join(dir, "tajuk.db"), Media: filepath.Join(dir, "media")})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var payload string
	if err := a.DB.QueryRowContext(ctx, `SELECT payload FROM job WHERE kind = $1`, ledger.JobPurge).Scan(&payload); err != nil || !strings.Contains(payload, "http://cache.test/") {
		t.Errorf("%q, %v", payload, err)
	}
}

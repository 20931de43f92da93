//go:build unix

package main_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/jobs"
)

// fail leaves three jobs behind: two that were given up, one of which another
// waits for, and that one, which is tried again.
func fail(t *testing.T, dir string) {
	t.Helper()
	ctx := context.Background()
	a, err := app.New(ctx, app.Config{DB: "sqlite:" + filepath.Join(dir, "tajuk.db"), Media: filepath.Join(dir, "media")})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	now := time.Now()
	err = a.DB.Tx(ctx, func(tx *db.Tx) error {
		for n, key := range []string{"one", "two", "two"} {
			if err := jobs.Add(ctx, tx, int64(n+1), "asset.render", key, "", now, now); err != nil {
				return err
			}
			text := `UPDATE job SET state = 2, attempts = 12, ended_at = 1772427600000, last_error = 'no disk' WHERE id = $1`
			if n == 2 {
				text = `UPDATE job SET attempts = 1, last_error = 'no disk' WHERE id = $1`
			}
			if _, err := tx.ExecContext(ctx, text, n+1); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestJobs(t *testing.T) {
	dir := folder(t)
	tajuk := func(args ...string) result {
		return run(t, command(dir, nil, append(args, "--db", "sqlite:tajuk.db", "--media", "media")...))
	}
	if r := tajuk("migrate"); r.code != 0 {
		t.Fatal(r.errors)
	}
	if r := tajuk("jobs", "list"); r.code != 0 || r.out != "" {
		t.Errorf("nothing failed: %+v", r)
	}
	fail(t, dir)
	r := tajuk("jobs", "list")
	for _, line := range []string{"1\tasset.render\tone\tgiven up 2026-03-02T05:00:00Z\t12\tno disk\n", "2\tasset.render\ttwo\tgiven up", "3\tasset.render\ttwo\ttried again"} {
		if !strings.Contains(r.out, line) {
			t.Errorf("%q is not in\n%s%s", line, r.out, r.errors)
		}
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"retry"}, 2, "name the ID of a job"},
		{[]string{"retry", "x"}, 2, "name the ID of a job"},
		{[]string{"retry", "1", "--all"}, 2, "name the ID of a job"},
		{[]string{"retry", "9"}, 1, "no job with this ID was given up"},
		{[]string{"retry", "2"}, 1, "another job waits"},
		{[]string{"retry", "--all"}, 0, "1 will run again"},
	} {
		if r := tajuk(append([]string{"jobs"}, c.args...)...); r.code != c.code || !strings.Contains(r.out+r.errors, c.says) {
			t.Errorf("%v: %+v", c.args, r)
		}
	}
	if r := tajuk("jobs", "list"); strings.Contains(r.out, "\tone\t") || !strings.Contains(r.out, "\ttwo\t") {
		t.Errorf("afterwards: %+v", r)
	}
}

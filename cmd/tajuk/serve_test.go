//go:build unix

package main_test

import (
	"context"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
)

const captured = `Senin, 2 Maret 2026

Pasar Legi dibuka lagi untuk pedagang

Penulis: Farah N
Editor: Bagas P
Terbit: Minggu, 1 Maret 2026 09:15 WIB

Delapan puluh kios di Pasar Legi terisi pada hari pertama setelah perbaikan selesai.

Kepala pasar mengatakan kios lain menyusul pada pekan depan.

"Kami senang bisa berjualan lagi," kata Sri, pedagang sayur.
`

// network makes a network of one site with one story, with commands alone, and
// returns the flags of its storage.
func network(t *testing.T, dir, address string) []string {
	t.Helper()
	storage := []string{"--db", address, "--media", "media"}
	write(t, dir+"/page.txt", captured)
	for _, args := range [][]string{
		append([]string{"migrate"}, storage...),
		append([]string{"site", "add", "solo", "--name", "Sagara Solo", "--host", "solo.test", "--section", "warga=Warga"}, storage...),
		append([]string{"import", "capture", "--site", "solo", "--publish", "--kind", "text", "page.txt"}, storage...),
	} {
		if r := run(t, command(dir, nil, args...)); r.code != 0 {
			t.Fatalf("%v: %d\n%s%s", args, r.code, r.out, r.errors)
		}
	}
	return storage
}

// The command serves a network, says so when it is ready, and stops cleanly:
// no answer that has begun is cut off, the exit code is 0, and the reads that
// were counted in memory are in the database.
func TestServeAndStop(t *testing.T) {
	for engine, address := range map[string]func(t *testing.T) string{
		"sqlite":   func(*testing.T) string { return "sqlite:tajuk.db" },
		"postgres": func(t *testing.T) string { return dbtest.Postgres(t) },
	} {
		t.Run(engine, func(t *testing.T) {
			dir, at := folder(t), address(t)
			s := start(t, dir, network(t, dir, at)...)
			if status, body, err := s.get("/-/ready"); err != nil || status != 200 || body != "ready\n" {
				t.Fatalf("readiness: %d %q %v", status, body, err)
			}
			_, home, err := s.get("/")
			story := regexp.MustCompile(`/warga/[0-9a-z]+/[a-z0-9-]+`).FindString(home)
			if err != nil || story == "" {
				t.Fatalf("no story on the front page: %v", err)
			}
			if status, body, err := s.get(story); err != nil || status != 200 || !strings.Contains(body, "Delapan puluh kios") {
				t.Fatalf("%s: %d %v", story, status, err)
			}

			// Readers come and come while the program is told to stop.
			var answered, cut atomic.Int64
			done := make(chan bool)
			for range 4 {
				go func() {
					defer func() { done <- true }()
					for {
						status, body, err := s.get(story)
						switch {
						case status == 0:
							return // not let in any more
						case err != nil || status != 200 || !strings.HasSuffix(strings.TrimSpace(body), "</html>"):
							cut.Add(1)
						}
						if answered.Add(1) == 50 {
							_ = s.cmd.Process.Signal(syscall.SIGTERM)
						}
					}
				}()
			}
			for range 4 {
				<-done
			}
			if err := <-s.ended; err != nil {
				t.Errorf("the exit code is not 0: %v\n%s", err, s.log)
			}
			if cut.Load() > 0 {
				t.Errorf("%d of %d answers were cut off", cut.Load(), answered.Load())
			}
			if reads := countedReads(t, dir, at); reads != 1 { // one reader, within one hour
				t.Errorf("%d reads are saved, want 1", reads)
			}
		})
	}
}

func countedReads(t *testing.T, dir, address string) (n int) {
	t.Helper()
	if file, ok := strings.CutPrefix(address, "sqlite:"); ok {
		address = "sqlite:" + dir + "/" + file
	}
	ctx := context.Background()
	d, err := db.Open(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.QueryRowContext(ctx, "SELECT COALESCE(SUM(n), 0) FROM read_count").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

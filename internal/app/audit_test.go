package app_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// audit compares everything that is kept twice, and everything that follows
// from something else: stories and lists, lists and their numbers, stories and
// the search index, stories and the log, pictures and their files.
func audit(t *testing.T, a *app.App, media string) {
	t.Helper()
	ctx := context.Background()
	err := a.DB.Snapshot(ctx, func(q db.Querier) error {
		x := auditor{t: t, ctx: ctx, q: q, s: store.New(q, a.DB.Engine)}
		for _, id := range x.ids("SELECT id FROM story") {
			x.story(id)
		}
		x.numbers()
		x.search(a.DB.Engine)
		for _, id := range x.ids("SELECT id FROM asset") {
			x.picture(id, media)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(filepath.Join(media, "incoming")); err != nil || len(left) > 0 {
		t.Errorf("%d half-written files after a start, %v", len(left), err)
	}
}

type auditor struct {
	t   *testing.T
	ctx context.Context
	q   db.Querier
	s   store.Store
}

func (x auditor) must(err error) {
	x.t.Helper()
	if err != nil {
		x.t.Fatal(err)
	}
}

func (x auditor) ids(query string, args ...any) []news.ID {
	x.t.Helper()
	rows, err := x.q.QueryContext(x.ctx, query, args...)
	x.must(err)
	defer rows.Close()
	var out []news.ID
	for rows.Next() {
		var id news.ID
		x.must(rows.Scan(&id))
		out = append(out, id)
	}
	x.must(rows.Err())
	return out
}

func (x auditor) number(query string, args ...any) (n int) {
	x.t.Helper()
	x.must(x.q.QueryRowContext(x.ctx, query, args...).Scan(&n))
	return n
}

// listed are the lists that an item stands in, with its time in each.
func (x auditor) listed(item, site news.ID) map[string]int64 {
	x.t.Helper()
	rows, err := x.q.QueryContext(x.ctx, "SELECT list, at FROM listing WHERE item = $1 AND site = $2", item, site)
	x.must(err)
	defer rows.Close()
	out := map[string]int64{}
	for rows.Next() {
		var list string
		var at int64
		x.must(rows.Scan(&list, &at))
		out[list] = at
	}
	x.must(rows.Err())
	return out
}

// story compares a story with its versions, its events, and what every site
// lists and finds of it.
func (x auditor) story(id news.ID) {
	x.t.Helper()
	st, _, err := x.s.Story(x.ctx, id)
	x.must(err)
	if n := x.number("SELECT COUNT(*) FROM story_version WHERE story = $1", id); n != st.LastVersion || st.LiveVersion > st.LastVersion {
		x.t.Errorf("story %s has %d versions, its row says %d, %d live", id, n, st.LastVersion, st.LiveVersion)
	}
	if _, found, err := x.s.WorkingCopy(x.ctx, id); err != nil || !found {
		x.t.Errorf("story %s has no working copy: %v", id, err)
	}
	notices, err := x.s.NoticesOf(x.ctx, []news.ID{id})
	x.must(err)
	events, err := x.s.EventsOf(x.ctx, id)
	x.must(err)
	happened := map[news.EventKind]int{}
	for _, e := range events {
		happened[e.Kind]++
	}
	public, gone := st.State == news.StateLive || st.State == news.StateWithdrawn, st.State == news.StateWithdrawn
	for _, want := range []struct {
		kind news.EventKind
		n    int
	}{
		{news.EventStoryCreated, 1}, {news.EventStoryPublished, one(public)}, {news.EventStoryUpdated, len(notices)}, {news.EventStoryWithdrawn, one(gone)},
	} {
		if happened[want.kind] != want.n {
			x.t.Errorf("story %s is %s with %d notices, and the log has %s %d times", id, st.State, len(notices), want.kind, happened[want.kind])
		}
	}
	placements, err := x.s.PlacementsOf(x.ctx, id)
	x.must(err)
	if len(placements) != 1+happened[news.EventPlacementAccepted] {
		x.t.Errorf("story %s has %d placements and %d shares in the log", id, len(placements), happened[news.EventPlacementAccepted])
	}
	for _, p := range placements {
		x.placement(st, p, notices)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (x auditor) placement(st news.Story, p news.Placement, notices []news.Notice) {
	x.t.Helper()
	want, found := map[string]int64{}, x.number("SELECT COUNT(*) FROM search_doc WHERE placement = $1", p.ID)
	shown := p.State == news.PlacementPlaced && st.LiveVersion > 0 && st.State == news.StateLive
	switch {
	case shown:
		v, err := x.s.Version(x.ctx, st.ID, st.LiveVersion)
		x.must(err)
		for _, list := range news.ListsOf(st, p, v.Content) {
			want[list] = p.VisibleAt.UnixMilli()
		}
	case p.State == news.PlacementWithdrawn:
		want[news.ListWithdrawn] = st.WithdrawnAt.UnixMilli()
	}
	if got := x.listed(p.ID, p.Site); !maps.Equal(got, want) {
		x.t.Errorf("story %s, %s, %s on site %s: listed %v, want %v", st.ID, st.State, p.State, p.Site, got, want)
	}
	if found != one(shown) {
		x.t.Errorf("story %s, %s: %d documents in the search index", st.ID, st.State, found)
	}
	for _, n := range notices {
		if got := x.listed(n.ID, p.Site); len(got) != 1 || got[news.ListNotices] < n.At.UnixMilli() {
			x.t.Errorf("notice %s of story %s is listed %v", n.ID, st.ID, got)
		}
	}
	if (st.State == news.StateWithdrawn) != (p.State == news.PlacementWithdrawn) {
		x.t.Errorf("story %s is %s and stands as %s on site %s", st.ID, st.State, p.State, p.Site)
	}
}

// numbers compares the kept counters with the lists.
func (x auditor) numbers() {
	x.t.Helper()
	read := func(query string) map[string]int {
		rows, err := x.q.QueryContext(x.ctx, query)
		x.must(err)
		defer rows.Close()
		out := map[string]int{}
		for rows.Next() {
			var site news.ID
			var list string
			var n int
			x.must(rows.Scan(&site, &list, &n))
			out[site.String()+" "+list] = n
		}
		x.must(rows.Err())
		return out
	}
	listed := read("SELECT site, list, COUNT(*) FROM listing GROUP BY site, list")
	for _, kept := range []string{
		"SELECT site, list, n FROM listing_count WHERE month = 0 AND n <> 0",
		"SELECT site, list, SUM(n) FROM listing_count WHERE month > 0 GROUP BY site, list HAVING SUM(n) <> 0",
	} {
		if got := read(kept); !maps.Equal(got, listed) {
			x.t.Errorf("the numbers of lists are %v, the lists have %v", got, listed)
		}
	}
}

// search looks for halves of documents, and asks SQLite whether its file is
// whole.
func (x auditor) search(e db.Engine) {
	x.t.Helper()
	if e.Postgres() {
		return
	}
	if n := x.number("SELECT COUNT(*) FROM search_doc d WHERE NOT EXISTS (SELECT 1 FROM search_text t WHERE t.rowid = d.id)"); n > 0 {
		x.t.Errorf("%d documents have no text", n)
	}
	if n := x.number("SELECT COUNT(*) FROM search_text t WHERE NOT EXISTS (SELECT 1 FROM search_doc d WHERE d.id = t.rowid)"); n > 0 {
		x.t.Errorf("%d texts have no document", n)
	}
	var verdict string
	x.must(x.q.QueryRowContext(x.ctx, "PRAGMA integrity_check").Scan(&verdict))
	if verdict != "ok" {
		x.t.Errorf("the database file: %s", verdict)
	}
}

// picture compares an asset with its files and its jobs.
func (x auditor) picture(id news.ID, media string) {
	x.t.Helper()
	assets, err := x.s.Assets(x.ctx, []news.ID{id})
	x.must(err)
	a := assets[0]
	original, err := os.ReadFile(filepath.Join(media, "o", a.SHA256[:2], a.SHA256))
	if sum := sha256.Sum256(original); err != nil || hex.EncodeToString(sum[:]) != a.SHA256 || int64(len(original)) != a.Bytes {
		x.t.Errorf("the original of picture %s is not what its row says: %v", id, err)
	}
	for _, r := range a.Renditions {
		file, err := os.ReadFile(filepath.Join(media, "r", a.SHA256[:2], filepath.FromSlash(r.Key[2:])))
		if err != nil || int64(len(file)) != r.Bytes || !slices.Equal(file[:2], []byte{0xff, 0xd8}) {
			x.t.Errorf("rendition %s of picture %s: %d bytes, its row says %d: %v", r.Spec, id, len(file), r.Bytes, err)
		}
	}
	waiting := x.number("SELECT COUNT(*) FROM job WHERE kind = 'asset.render' AND key = $1 AND state = 0", id.String())
	switch {
	case a.State == news.AssetReady && len(a.Renditions) > 0:
	case a.State == news.AssetPending && len(a.Renditions) == 0 && waiting == 1:
	default:
		x.t.Errorf("picture %s is %s with %d renditions and %d waiting jobs", id, a.State, len(a.Renditions), waiting)
	}
	if a.MadeAt.After(time.Now().Add(time.Minute)) {
		x.t.Errorf("picture %s comes from the future", id)
	}
}

package exchange

import (
	"context"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// whole marks a list of the record of the whole network.
const whole = "whole:"

// InsertPing notes that a hub has to be told of a list.
func (s Store) InsertPing(ctx context.Context, p partner.Ping) error {
	return s.Exec(ctx, `INSERT INTO hub_ping (hub, site, list, since, n) VALUES ($1,$2,$3,$4,1)
		ON CONFLICT (hub, site, list) DO UPDATE SET n = hub_ping.n + 1`, p.Hub, p.Site, listOf(p), rows.MS(p.Since))
}

func listOf(p partner.Ping) string {
	if p.Whole {
		return whole + p.List
	}
	return p.List
}

// Pings returns up to limit lists that a hub has to be told of, in order.
func (s Store) Pings(ctx context.Context, hub string, limit int) ([]partner.Ping, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (p partner.Ping, err error) {
		err = row.Scan(&p.Hub, &p.Site, &p.List, rows.Time{To: &p.Since}, &p.N)
		p.List, p.Whole = strings.CutPrefix(p.List, whole)
		return p, err
	}, `SELECT hub, site, list, since, n FROM hub_ping WHERE hub = $1 ORDER BY site, list LIMIT $2`, hub, limit)
}

// DropPing notes that a hub was told, unless the list has changed once more.
func (s Store) DropPing(ctx context.Context, p partner.Ping) error {
	return s.Exec(ctx, `DELETE FROM hub_ping WHERE hub = $1 AND site = $2 AND list = $3 AND n = $4`, p.Hub, p.Site, listOf(p), p.N)
}

// OldestPing returns since when a hub has not been told of something, zero when
// it knows all.
func (s Store) OldestPing(ctx context.Context, hub string) (time.Time, error) {
	ms, _, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT since FROM hub_ping WHERE hub = $1 ORDER BY since LIMIT 1`, hub)
	return rows.At(ms), err
}

// NameHub notes that a site names a hub, once and for good.
func (s Store) NameHub(ctx context.Context, hub string) error {
	return s.Exec(ctx, `INSERT INTO hub_line (hub, paused_until, failures, failing_since, ok_at, error) VALUES ($1,0,0,0,0,'')
		ON CONFLICT (hub) DO NOTHING`, hub)
}

// HubsNamed reports whether a site has ever named a hub.
func (s Store) HubsNamed(ctx context.Context) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[string], `SELECT hub FROM hub_line LIMIT 1`)
	return found, err
}

// HubLine returns the way to a hub; found is false when no site ever named it.
func (s Store) HubLine(ctx context.Context, hub string) (partner.HubLine, bool, error) {
	return rows.One(ctx, s.Store, func(row rows.Scanner) (l partner.HubLine, err error) {
		err = row.Scan(&l.Hub, rows.Time{To: &l.PausedUntil}, &l.Failures, rows.Time{To: &l.FailingSince}, rows.Time{To: &l.OKAt}, &l.Error)
		return l, err
	}, `SELECT hub, paused_until, failures, failing_since, ok_at, error FROM hub_line WHERE hub = $1`, hub)
}

// SaveHubLine inserts or replaces the way to a hub.
func (s Store) SaveHubLine(ctx context.Context, l partner.HubLine) error {
	return s.Exec(ctx, `INSERT INTO hub_line (hub, paused_until, failures, failing_since, ok_at, error) VALUES ($1,$2,$3,$4,$5,$6)
		ON CONFLICT (hub) DO UPDATE SET paused_until = excluded.paused_until, failures = excluded.failures, failing_since = excluded.failing_since,
			ok_at = excluded.ok_at, error = excluded.error`,
		l.Hub, rows.MS(l.PausedUntil), l.Failures, rows.MS(l.FailingSince), rows.MS(l.OKAt), l.Error)
}

// ListsOf returns the lists of its site in which a placement stands.
func (s Store) ListsOf(ctx context.Context, site, placement news.ID) ([]string, error) {
	return rows.All(ctx, s.Store, rows.Plain[string], `SELECT list FROM listing WHERE item = $1 AND site = $2 ORDER BY list`, placement, site)
}

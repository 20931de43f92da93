package ledger

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Node is a process that keeps pages in memory.
type Node struct {
	Name      string
	StartedAt time.Time
	SeenAt    time.Time
	PurgedTo  news.ID // the newest event whose pages it has purged
	StoppedAt time.Time
}

func scanNode(row rows.Scanner) (n Node, err error) {
	err = row.Scan(&n.Name, rows.Time{To: &n.StartedAt}, rows.Time{To: &n.SeenAt}, &n.PurgedTo, rows.Time{To: &n.StoppedAt})
	return n, err
}

// Nodes returns all nodes that did not stop, by name.
func (s Store) Nodes(ctx context.Context) ([]Node, error) {
	return rows.All(ctx, s.Store, scanNode, `SELECT name, started_at, seen_at, purged_to, stopped_at FROM node WHERE stopped_at = 0 ORDER BY name`)
}

// SaveNode inserts or replaces a node.
func (s Store) SaveNode(ctx context.Context, n Node) error {
	return s.Exec(ctx, `INSERT INTO node (name, started_at, seen_at, purged_to, stopped_at) VALUES ($1,$2,$3,$4,$5)
		ON CONFLICT (name) DO UPDATE SET started_at = excluded.started_at, seen_at = excluded.seen_at, purged_to = excluded.purged_to,
			stopped_at = excluded.stopped_at`, n.Name, rows.MS(n.StartedAt), rows.MS(n.SeenAt), n.PurgedTo, rows.MS(n.StoppedAt))
}

// Package exchange loads and saves what goes to partners outside the network,
// and what comes from them:
// all SQL of it, and no rule.
//
//	exchange.go   Store, the network's name
//	agreement.go  agreements and the lines to partners
//	delivery.go   deliveries, and who ever received a story
//	hub.go        subscriptions of WebSub
//	source.go     where stories come in from, and what arrived
//	ping.go       what hubs outside are to be told
package exchange

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Store reads and writes through one Querier.
type Store struct{ rows.Store }

// New returns a Store on a pool or a transaction.
func New(q db.Querier, e db.Engine) Store { return Store{rows.Store{Q: q, Engine: e}} }

// In returns the Store of a transaction.
func In(tx *db.Tx) Store { return New(tx, tx.Engine) }

// NetworkName returns what the network is called among others; empty before it
// was named.
func (s Store) NetworkName(ctx context.Context) (string, error) {
	name, _, err := rows.One(ctx, s.Store, rows.Plain[string], `SELECT name FROM network_identity WHERE n = 1`)
	return name, err
}

// NameNetwork names the network, once and for all.
func (s Store) NameNetwork(ctx context.Context, name string) error {
	return s.Exec(ctx, `INSERT INTO network_identity (n, name) VALUES (1, $1) ON CONFLICT (n) DO NOTHING`, name)
}

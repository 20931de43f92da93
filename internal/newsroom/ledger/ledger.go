// Package ledger holds the verbs that keep the book of where corrections and
// withdrawals have arrived. It follows the log: the rows of a notice or a
// withdrawal are written in the transaction of the act itself, and say
// "applied" only after somebody asked the surface.
//
//	ledger.go   Ledger, its jobs
//	follow.go   the rows of a new subject
//	check.go    what asking surfaces has told
//	cache.go    nodes and caches outside report
//	hub.go      hubs outside are told
//	partner.go  what partners outside were told
//	audit.go    runs of the auditor, what they found, and its repair
package ledger

import "github.com/tajuk/tajuk/internal/newsroom/act"

// Ledger performs the verbs.
type Ledger struct{ room *act.Room }

// New returns a Ledger that follows the events of the room.
func New(room *act.Room) *Ledger {
	l := &Ledger{room}
	room.Follow(l.follow)
	room.FollowPurges(l.send)
	return l
}

// Kinds of jobs about the ledger. Whoever can ask surfaces and caches runs
// them.
const (
	JobVerify = "ledger.verify" // key and payload: subject
	JobPurge  = "cdn.purge"     // key: endpoint and event; payload: Purge
	JobAudit  = "audit.walk"    // key and payload: run
)

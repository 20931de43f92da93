// Package ledger is the book of where corrections and withdrawals have
// arrived: a subject, a row for every surface that must show it, and how the
// whole stands. It is pure: who asks the surfaces, and who keeps the book,
// stand elsewhere.
//
// A row says "applied" only after its surface was asked. A row that cannot be
// proved by its deadline is overdue, and stays so until it is.
//
//	ledger.go   Subject, Row, Surface, State, Standing
//	open.go     the rows of a new subject, and their deadlines
//	check.go    what asking a surface makes of its row
//	audit.go    Run and Drift: what the auditor finds
package ledger

import (
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Kind is what has to arrive.
type Kind string

// The kinds of subject.
const (
	KindNotice     Kind = "notice"
	KindWithdrawal Kind = "withdrawal"
)

// Subject is a notice, or a withdrawal, that has to arrive everywhere.
type Subject struct {
	ID    news.ID // the notice's; of a withdrawal that of its event
	Kind  Kind
	Story news.ID
	Site  news.ID // whose desk answers for it: the origin, or the site that withdrew for itself
	Event news.ID
	// Alone is set when a site withdraws for itself what stays elsewhere.
	Alone    bool
	Notice   news.NoticeKind // of a notice
	Severity news.Severity   // of a notice
	Ground   news.Ground     // of a withdrawal
	Version  int             // the story's version that came with it; 0 when the text did not change
	MadeBy   news.ID
	At       time.Time
	Headline string // as it was then

	Standing  Standing
	Rows      int       // of all surfaces
	Done      int       // of them settled
	SettledAt time.Time // when the last one was; zero before
}

// Surface is something that readers, machines or caches get a story from.
type Surface string

// The surfaces. Page to Sitemap belong to a site and are asked as readers ask
// them. Text is a field that the site has overridden and that the correction
// changes. Node is the page cache of one process, CDN a cache outside. Partner
// is somebody outside the network who received the story, Hub a hub that the
// feeds of a site name and that tells others.
const (
	SurfacePage    Surface = "page"
	SurfaceLists   Surface = "lists" // fronts, sections, and the public lists of corrections and withdrawals
	SurfaceFeed    Surface = "feed"
	SurfaceSearch  Surface = "search"
	SurfaceSitemap Surface = "sitemap"
	SurfaceText    Surface = "text"    // the row's target is the field
	SurfaceNode    Surface = "node"    // the row's target is the node
	SurfaceCDN     Surface = "cdn"     // the row's target is the endpoint
	SurfaceHub     Surface = "hub"     // the row's target is the address of a WebSub hub outside
	SurfacePartner Surface = "partner" // the row's target is the agreement
)

// Surfaces lists the surfaces in the order of tables.
func Surfaces() []Surface {
	return []Surface{SurfacePage, SurfaceLists, SurfaceFeed, SurfaceSearch, SurfaceSitemap, SurfaceText, SurfaceNode, SurfaceCDN,
		SurfaceHub, SurfacePartner}
}

// Asked reports whether the surface is proved by asking it as a reader would.
// What a partner was told is known from its deliveries; caches report by
// themselves, and of hubs whoever tells them.
func (s Surface) Asked() bool { return !s.reports() && s != SurfacePartner }

// reports says that nobody has to look: the surface speaks by itself.
func (s Surface) reports() bool { return s == SurfaceNode || s == SurfaceCDN || s == SurfaceHub }

// State is where one surface stands.
type State string

// The states of a row.
const (
	StateSent       State = "sent"        // on its way, not proved
	StateApplied    State = "applied"     // the surface was asked and shows it
	StateReceived   State = "received"    // a machine outside has it; what its readers see it has not said
	StateNeedsMerge State = "needs_merge" // the site's own text waits for its desk
	StateFailed     State = "failed"      // the surface was asked and does not show it, or did not answer
	StateOverdue    State = "overdue"     // still not proved at its deadline
	StateMoot       State = "moot"        // nothing is to be shown there any longer
)

// States lists the states.
func States() []State {
	return []State{StateSent, StateApplied, StateReceived, StateNeedsMerge, StateFailed, StateOverdue, StateMoot}
}

// Settled reports whether nothing is to be done about a row. A partner is owed
// to be told: what its machine has taken is settled, and is not called seen.
func (s State) Settled() bool { return s == StateApplied || s == StateReceived || s == StateMoot }

// Row is one surface of one subject.
type Row struct {
	Subject   news.ID
	Site      news.ID // 0 for what belongs to the whole network
	Surface   Surface
	Target    string  // field, node, endpoint, hub or agreement; empty for the surface itself
	Placement news.ID // 0 for what belongs to the whole network
	State     State
	Attempts  int
	SentAt    time.Time
	DueAt     time.Time
	NextAt    time.Time // when it is asked next; zero when it is not
	CheckedAt time.Time // when it was last asked; zero when never
	AppliedAt time.Time // when it was first seen to show it
	Fault     string    // why it failed, in English, for the engineer
	Proof     Told      // what was asked, and what it answered
}

// Key names a row within its subject.
func (r Row) Key() Key { return Key{r.Site, r.Surface, r.Target} }

// Key is what tells the rows of one subject apart.
type Key struct {
	Site    news.ID
	Surface Surface
	Target  string
}

// Standing is how the whole of a subject stands, or one site of it.
type Standing string

// The standings, from the best to the worst.
const (
	Arrived Standing = "arrived" // every row is settled
	Open    Standing = "open"    // something is on its way, or waits for a desk
	Failed  Standing = "failed"  // something does not show it
	Overdue Standing = "overdue" // a deadline has passed
)

// Standings lists the standings.
func Standings() []Standing { return []Standing{Arrived, Open, Failed, Overdue} }

// StandingOf is how rows stand together: as the worst of them.
func StandingOf(rows []Row) Standing {
	out := Arrived
	for _, r := range rows {
		switch {
		case r.State == StateOverdue:
			return Overdue
		case r.State == StateFailed:
			out = Failed
		case !r.State.Settled() && out == Arrived:
			out = Open
		}
	}
	return out
}

// Sum fills in how a subject stands by its rows.
func (s *Subject) Sum(rows []Row, now time.Time) {
	s.Standing, s.Rows, s.Done = StandingOf(rows), len(rows), 0
	for _, r := range rows {
		if r.State.Settled() {
			s.Done++
		}
	}
	switch {
	case s.Standing != Arrived:
		s.SettledAt = time.Time{}
	case s.SettledAt.IsZero():
		s.SettledAt = now
	}
}

// Package auditor asks what sites really serve, and compares it with what they
// should serve. What should be is told here once more, from story, placement
// and overrides by the rules of package news, and not by the code that makes
// the pages: a fault of the portal, of its cache, of a list or of the search
// index is a difference, and not believed twice.
//
// It looks for two reasons. A correction or a withdrawal stands in the ledger
// as applied only after its surfaces were asked. And all placements are walked
// through from time to time, and after every restore.
//
//	auditor.go  Auditor, its jobs
//	ask.go      asking a site as its readers do, in this process
//	dom.go      what a page says, whatever the theme
//	expect.go   what a placement should be
//	page.go     a page compared with that
//	files.go    the files of pictures whose stories are gone
//	lists.go    lists and search
//	feeds.go    feeds and sitemaps
//	record.go   the feeds of the public record
//	verify.go   proving the rows of the ledger
//	walk.go     walking through all placements, reporting, repairing
//	purge.go    telling caches outside
package auditor

import (
	"context"
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/ledger"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// Config is what an auditor needs.
type Config struct {
	DB     *db.DB
	Clock  clock.Clock
	Log    *slog.Logger
	Index  search.Index
	Ledger *ledger.Ledger
	// Readers answers readers: whatever it keeps and makes is what is asked.
	Readers http.Handler
	// Address is the address of a path on a site, as readers reach it.
	Address func(site news.Site, path string) string
	// Render makes the renditions of a picture anew; nil cannot.
	Render func(ctx context.Context, asset news.ID) error
	// Settle is how long those who answer readers take to hear of a repair, when
	// they are not in this process.
	Settle time.Duration
	// Caches sends what caches outside are told; nil when there are none.
	Caches Sender
}

// Sender sends requests to other machines.
type Sender interface {
	Do(ctx context.Context, q outgoing.Request) (outgoing.Answer, error)
}

// Auditor asks and compares.
type Auditor struct {
	cfg   Config
	store store.Store
	rows  rows.Store

	// What lists, feeds and sitemaps said when they were asked last.
	pages memo[*page]
	feeds memo[atomFeed]
	maps  memo[urlset]
}

// New returns an Auditor.
func New(c Config) *Auditor {
	return &Auditor{cfg: c, store: store.New(c.DB, c.DB.Engine), rows: rows.New(c.DB, c.DB.Engine)}
}

// Jobs returns what the auditor does in the background.
func (a *Auditor) Jobs() map[string]jobs.Run {
	runs := map[string]jobs.Run{ledger.JobVerify: a.runVerify, ledger.JobAudit: a.runAudit}
	if a.cfg.Caches != nil {
		runs[ledger.JobPurge] = a.runPurge
	}
	return runs
}

// Parallel says how many jobs of a kind run at a time: while one waits for the
// database, another takes apart what it was told.
func (a *Auditor) Parallel() map[string]int {
	return map[string]int{ledger.JobVerify: 2 * runtime.GOMAXPROCS(0)}
}

// Package courier carries what is for others out of the house: deliveries to
// partners, and changed feeds to their subscribers. It brings in what partners
// publish. What is to be carried, and what became of it, is written by the
// newsroom; the courier renders, asks other machines, and tells it.
//
//	courier.go   Courier and its jobs
//	write.go     what a partner gets, rendered when it is sent or fetched
//	send.go      one partner's deliveries, in order
//	hub.go       WebSub: confirming and telling subscribers
//	poll.go      visiting the feeds of sources
//	failed.go    why a visit came to nothing, for people
//	take.go      one item that arrived: its text, its pictures, then the newsroom
//	picture.go   its pictures, and where they stood
//	reply.go     telling its partner what became of it
//	ping.go      telling hubs outside what has changed
package courier

import (
	"context"
	"log/slog"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/syndication"
)

// Paths of what is served for machines, on every site's host.
const (
	HubPath   = "/-/hub"
	MediaPath = "/-/api/v1/media/" // agreement, end, seal, key
)

// Config is what a courier needs.
type Config struct {
	Exchange *exchange.Exchange
	Newsroom Newsroom
	Reader   *reading.Reader
	Preview  *reading.Preview // for stories under an embargo that was agreed to
	Client   *outgoing.Client
	Outlet   func(news.Site) (*syndication.Outlet, error)
	Absolute func(site news.Site, path string) string
	// Page returns what readers get at an address of this network.
	Page func(ctx context.Context, address string) (Page, error)
	// Hubs notes that a hub outside knows all that has changed, or why it does
	// not; named says that a site still names it.
	Hubs  func(ctx context.Context, hub string, named bool, failed string) error
	Clock clock.Clock
	Log   *slog.Logger
}

// Newsroom takes what came in.
type Newsroom interface {
	Receive(ctx context.Context, in newsroom.Received) error
	AddAsset(ctx context.Context, actor news.Actor, up media.Upload) (news.Asset, error)
}

// Page is an answer of the portal.
type Page struct {
	Status int
	Type   string
	Body   []byte
}

// Courier carries. It may be used by many at once.
type Courier struct{ Config }

// New returns a Courier.
func New(c Config) *Courier { return &Courier{c} }

// Jobs returns what the courier's jobs do.
func (c *Courier) Jobs() map[string]jobs.Run {
	return map[string]jobs.Run{exchange.JobSend: c.send, exchange.JobVerify: c.verify, exchange.JobTell: c.tell, exchange.JobFeed: c.feed,
		exchange.JobPoll: c.poll, exchange.JobTake: c.take, exchange.JobReply: c.reply, exchange.JobPing: c.ping}
}

// Parallel says how many jobs of a kind run at a time: they wait for other
// machines, and one that is slow must not hold up the others.
func (c *Courier) Parallel() map[string]int {
	return map[string]int{exchange.JobSend: 32, exchange.JobVerify: 4, exchange.JobFeed: 16, exchange.JobPoll: 8,
		exchange.JobTake: 4, exchange.JobReply: 8, exchange.JobPing: 8}
}

const (
	pushTimeout = 20 * time.Second
	pushLimit   = 64 << 10        // bytes of a partner's answer
	sendFor     = 2 * time.Minute // then the next run goes on
)

// site returns a public site.
func (c *Courier) site(id news.ID) (news.Site, bool) {
	for _, s := range c.Reader.Sites() {
		if s.ID == id {
			return s, true
		}
	}
	return news.Site{}, false
}

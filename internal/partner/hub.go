package partner

import (
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Leases of subscriptions (WebSub 5.1): what is asked for is kept within these.
const (
	MinLease     = time.Hour
	MaxLease     = 30 * 24 * time.Hour
	DefaultLease = 10 * 24 * time.Hour
)

// MaxFailures is after how many failed deliveries in a row a subscription ends.
const MaxFailures = 30

// Subscription is somebody who wants to be told when a feed changes.
type Subscription struct {
	ID       news.ID
	Site     news.ID
	Topic    string // whole address of the feed
	Callback string
	Secret   string // signs what is sent; empty for none
	Active   bool   // the subscriber has confirmed it
	MadeAt   time.Time
	EndsAt   time.Time
	Digest   string // of what was sent last
	Failures int    // in a row
	Error    string
	ToldAt   time.Time
}

// Lease keeps what a subscriber asks for, in seconds, within bounds; 0 or less
// is nothing asked.
func Lease(seconds int64) time.Duration {
	if seconds <= 0 {
		return DefaultLease
	}
	if seconds > int64(MaxLease/time.Second) {
		return MaxLease
	}
	return max(time.Duration(seconds)*time.Second, MinLease)
}

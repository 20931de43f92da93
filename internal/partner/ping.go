package partner

import (
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Ping is a change of feeds that a hub outside is to be told.
type Ping struct {
	Hub   string
	Site  news.ID // whose feeds they are
	List  string  // see the names of lists in package news
	Whole bool    // the list is the record of the whole network, which the site keeps
	Slug  string  // of the topic or person of the list
	Since time.Time
	N     int64
}

// HubLine is the state of the way to a hub outside.
type HubLine struct {
	Hub          string
	PausedUntil  time.Time
	Failures     int // in a row
	FailingSince time.Time
	OKAt         time.Time
	Error        string
}

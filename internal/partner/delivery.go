package partner

import (
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Cause is why a partner is told of a story.
type Cause string

// The causes.
const (
	Advance     Cause = "advance"     // under embargo, before readers get it
	Publication Cause = "publication" // it appeared, or the agreement came to cover it
	Update      Cause = "update"      // it went on, or its spelling was mended
	Correction  Cause = "correction"  // an error was corrected, a notice was added
	Withdrawal  Cause = "withdrawal"  // it may not be shown any more
)

// Owed reports whether everybody who ever received the story is told, also
// after the agreement has ended.
func (c Cause) Owed() bool { return c == Correction || c == Withdrawal }

// Patience is how long a delivery is tried before it is given up and waits for
// somebody to look at it.
func (c Cause) Patience() time.Duration {
	if c.Owed() {
		return 14 * 24 * time.Hour
	}
	return 5 * 24 * time.Hour
}

// State is where a delivery stands.
type State string

// The states of a delivery.
const (
	Waiting State = "waiting" // to be sent, or to be fetched
	Sent    State = "sent"    // the partner's machine has it
	Applied State = "applied" // the partner says that its readers see it
	Refused State = "refused" // the partner says that it does not use it
	Dead    State = "dead"    // given up
)

// States lists the states.
func States() []State { return []State{Waiting, Sent, Applied, Refused, Dead} }

// Delivery is what one partner is told about one story for one event.
type Delivery struct {
	ID        news.ID // stays the same however often it is sent
	Agreement news.ID
	Story     news.ID
	Site      news.ID // origin of the story
	Event     news.ID
	Cause     Cause
	Version   int // of the story among partners; grows with each event
	State     State
	Attempts  int
	NextAt    time.Time
	GiveUpAt  time.Time
	MadeAt    time.Time
	SentAt    time.Time
	Answered  time.Time // when the partner said what became of it
	Status    int       // of the last answer, 0 for none
	Error     string    // of the last attempt
	Address   string    // where the partner shows it
	Note      string    // what the partner says about it
}

// Outcome is how an attempt went.
type Outcome struct {
	OK     bool
	Status int    // HTTP, 0 without an answer
	Error  string // for people; empty when OK
	// Line says that nothing would get through at the moment, so that other
	// deliveries need not be tried.
	Line   bool
	After  time.Duration // the partner asks to wait that long; 0 for nothing
	Answer Answer
}

// Answer is what a partner says became of a delivery.
type Answer struct {
	State   State // Applied or Refused; empty when it says nothing
	Address string
	Note    string
}

// Judge sorts an answer by its status.
func Judge(status int) Outcome {
	o := Outcome{Status: status}
	switch {
	case status >= 200 && status < 300, status == 409: // it has this or a later state already
		o.OK = true
	case status == 400, status == 413, status == 415, status == 422:
		// This one does not please; the next may.
	default:
		o.Line = true
	}
	return o
}

// Backoff is the pause after a number of failed attempts: ten seconds, doubled
// each time, six hours at most.
func Backoff(failed int) time.Duration {
	return min(10*time.Second<<min(max(failed-1, 0), 16), 6*time.Hour)
}

// MaxWait bounds what a partner may ask for with Retry-After.
const MaxWait = 24 * time.Hour

// Alarm is how long nothing gets through to a partner that is owed something
// before people are told.
const Alarm = time.Hour

// Line is the state of the way to a partner.
type Line struct {
	Agreement    news.ID
	PausedUntil  time.Time
	Failures     int // in a row
	FailingSince time.Time
	ToldAt       time.Time // when people were told of it, zero for not yet
	OKAt         time.Time
	PulledAt     time.Time
	Error        string
	Dead         int // deliveries that were given up
}

package partner

import (
	"strings"
	"time"
	"unicode"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Source is a partner outside whose stories come into the network. They are
// those of an external site of its own, from where they go on by that site's
// rules, and under the receiving sites' policies, like those of a sister.
type Source struct {
	ID       news.ID
	Site     news.ID       // external; its name is the partner's
	Home     string        // page of the partner
	Feed     string        // address that is asked for news; empty: the partner only sends
	Every    time.Duration // between two visits of Feed; 0 for UsualEvery
	Token    string        // shown to the partner by who fetches and who answers, as a bearer
	Key      string        // that the partner signs with what it sends; empty: it only is asked
	Answers  string        // address to which is said what became of a story; empty for none
	Pages    bool          // items without a text are read from their pages
	Pictures bool          // pictures are taken in
	Contact  string        // for people
	Terms    string        // what was agreed, for people
	MadeBy   news.ID
	MadeAt   time.Time
	EndedAt  time.Time // zero while it goes on
	Rev      int64
}

// Pauses between two visits of a feed.
const (
	MinEvery   = time.Minute
	UsualEvery = 10 * time.Minute
	MaxEvery   = 24 * time.Hour
)

// Active reports whether new stories are taken. What was taken before is
// corrected and withdrawn also after the end.
func (s Source) Active() bool { return s.EndedAt.IsZero() }

// Comes reports whether there is a way on which its stories come.
func (s Source) Comes() bool { return s.Feed != "" || s.Key != "" }

// Pause is how long the feed is left alone after a visit that went well, when
// the feed itself asks for a pause, 0 for none. What it asks for is heeded up
// to MaxEvery, and never makes visits more frequent.
func (s Source) Pause(asked time.Duration) time.Duration {
	every := s.Every
	if every == 0 {
		every = UsualEvery
	}
	return min(max(every, asked, MinEvery), MaxEvery)
}

// Check returns what is wrong with a source.
func (s Source) Check() error {
	f := fault.Fields{}
	if !s.Comes() {
		f.Add("feed", "give an address to ask, or the key that the partner signs with")
	}
	for field, address := range map[string]string{"home": s.Home, "feed": s.Feed, "answers": s.Answers} {
		if address != "" && !wholeAddress(address) {
			f.Add(field, "must be a whole address that begins with https://")
		}
	}
	if s.Every != 0 && (s.Every < MinEvery || s.Every > MaxEvery) {
		f.Add("every", "must be 1 to 1,440 minutes, or empty for the usual time")
	}
	if s.Key != "" && (len(s.Key) < minKey || len(s.Key) > maxName || strings.ContainsAny(s.Key, " \t\r\n")) {
		f.Add("key", "must have 16 to 200 characters and no space: as the partner shows it")
	}
	if len(s.Token) > maxText || strings.ContainsAny(s.Token, " \t\r\n") {
		f.Add("token", "must have no space: as the partner shows it")
	}
	if len(s.Contact) > maxText {
		f.Add("contact", "must have 1,000 characters at most")
	}
	if len(s.Terms) > maxText {
		f.Add("terms", "must have 1,000 characters at most")
	}
	return f.Err()
}

const minKey = 16

// SourceLine is the state of the way from a source.
type SourceLine struct {
	Source       news.ID
	ETag         string // of the last answer, to be shown again (RFC 9110 13.1.2)
	Modified     string // its Last-Modified
	Cursor       string // of a Tajuk network: where to go on
	NextAt       time.Time
	Failures     int // in a row
	FailingSince time.Time
	OKAt         time.Time // the last visit that went well
	PushedAt     time.Time // when the partner sent something last
	Error        string    // why the last visit came to nothing, see Why; empty when it went well
	Refused      int       // items that could not be taken
	TellAt       time.Time // when people are told of these, zero when there is nothing new to tell
	ToldAt       time.Time // when they were told last
}

// maxDetail is how much of an error is kept for the engineer, in bytes.
const maxDetail = 2000

// WhyFailed is what is kept of an error: for people what its fault says, and on
// the next line the cause in the words of the machine, for the engineer.
func WhyFailed(err error) string {
	f := fault.Of(err)
	if f == nil {
		return line(err.Error())
	}
	why := line(f.Form.String())
	if cause := f.Unwrap(); cause != nil {
		why += "\n" + line(cause.Error())
	}
	return why
}

// line makes one line of a text, which may come from another machine.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || !unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s[:min(len(s), maxDetail)])
	return strings.Join(strings.Fields(s), " ")
}

// Why returns why the last visit came to nothing, and what went wrong in the
// words of the machine, both empty when it went well.
func (l SourceLine) Why() (reason, detail string) {
	reason, detail, _ = strings.Cut(l.Error, "\n")
	return reason, detail
}

// People are told of refused items once all of a visit have been looked at, and
// once a day at most; of what is owed to readers at once.
const (
	RefusedGather = time.Hour
	RefusedEvery  = 24 * time.Hour
)

// HeaderCursor names the place in a feed at which to go on, for feeds that have
// no field for it.
const HeaderCursor = "Tajuk-Cursor"

// ItemState is where an item of a source stands.
type ItemState string

// The states of an item.
const (
	ItemWaiting ItemState = "waiting" // it has arrived and is to be taken
	ItemTaken   ItemState = "taken"   // its story says what it says
	ItemSame    ItemState = "same"    // the network has the story already: from another source, or as its own
	ItemHeld    ItemState = "held"    // the partner withholds it without naming an end
	ItemRefused ItemState = "refused" // it could not be taken: the note says why
	ItemGone    ItemState = "gone"    // the partner took it back
)

// ItemStates lists the states in the order of menus.
func ItemStates() []ItemState {
	return []ItemState{ItemWaiting, ItemTaken, ItemSame, ItemHeld, ItemRefused, ItemGone}
}

// Item is one piece of a source, in the state that arrived last.
type Item struct {
	ID        news.ID
	Source    news.ID
	URI       string // as the partner names it
	Address   string // page at the partner, empty when it has none
	Headline  string
	Version   int64     // as the partner counts, 0 when it does not
	UpdatedAt time.Time // as the partner says, zero when it does not
	Digest    string    // of what it says
	State     ItemState
	Note      string   // why it stands where it stands, for people
	Story     news.ID  // what became of it, 0 for nothing yet
	Same      bool     // the story is not this item's own
	Notices   []string // names of the notices that were taken
	ArrivedAt time.Time
	TakenAt   time.Time
	Payload   string // the item itself as JSON, see package wire
}

// Newer reports whether another state of an item is to take the place of this
// one: numbers count where there are numbers, times where there are times, else
// the later to arrive. What says the same is not newer. What is taken back
// without a number is taken back, whatever the partner's clock says.
func (i Item) Newer(other Item) bool {
	switch {
	case i.Digest == other.Digest:
		return false
	case i.Version > 0 && other.Version > 0:
		return other.Version > i.Version
	case other.State == ItemGone:
		return true
	case !i.UpdatedAt.IsZero() && !other.UpdatedAt.IsZero() && !other.UpdatedAt.Equal(i.UpdatedAt):
		return other.UpdatedAt.After(i.UpdatedAt)
	}
	return true
}

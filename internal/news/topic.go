package news

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/fault"
)

// MaxEntries is how long a topic's timeline can become.
const MaxEntries = 1000

// Topic is a running story as an object of the whole network.
type Topic struct {
	ID        ID
	Slug      string
	Name      string
	Kicker    string // what stands above headlines
	Summary   string
	Closed    bool
	UpdatedAt time.Time
	Entries   []TopicEntry
	Rev       int64 // grows with every change; a change that names 0 is made on any
}

// TopicEntry is one line of a topic's timeline.
type TopicEntry struct {
	ID      ID
	At      time.Time
	DayOnly bool // the time of day is not known
	Text    string
	Story   ID // source in the archive, 0 if none
}

// Check returns what is wrong with a topic.
func (t Topic) Check() error {
	f := fault.Fields{}
	checkSlug(f, t.Slug)
	checkLength(f, "name", t.Name, 1, 120)
	checkLength(f, "kicker", t.Kicker, 1, 60)
	checkLength(f, "summary", t.Summary, 0, 1000)
	for _, e := range t.Entries {
		checkLength(f, "entries", e.Text, 1, 300)
		if e.At.IsZero() {
			f.Add("entries", "an entry has no time")
		}
	}
	return f.Err()
}

// Tag is a person, place, organisation or subject that stories share.
type Tag struct {
	ID      ID
	Slug    string
	Name    string
	Aliases []string // other slugs that lead to it
	Rev     int64    // as of Topic
}

// Check returns what is wrong with a tag.
func (t Tag) Check() error {
	f := fault.Fields{}
	checkSlug(f, t.Slug)
	checkLength(f, "name", t.Name, 1, 80)
	for _, alias := range t.Aliases {
		if !slugForm.MatchString(alias) || len(alias) > 100 {
			f.Add("aliases", "%q is not an address: lower-case letters, digits and hyphens, 100 at most", alias)
		}
	}
	return f.Err()
}

// Person is a byline. It is not a login: see Actor.
type Person struct {
	ID       ID
	Slug     string
	Name     string
	Initials string
	Site     ID     // home site
	Role     string // reporter, editor, photographer, columnist
	Bio      string
	Retired  bool  // writes here no more: their stories stay, nobody is offered the name
	Rev      int64 // as of Topic
}

// Check returns what is wrong with a person.
func (p Person) Check() error {
	f := fault.Fields{}
	checkSlug(f, p.Slug)
	checkLength(f, "name", p.Name, 1, 80)
	checkLength(f, "bio", p.Bio, 0, 1000)
	return f.Err()
}

func checkSlug(f fault.Fields, slug string) {
	if !slugForm.MatchString(slug) || len(slug) > 100 {
		f.Add("slug", "%q is not an address: lower-case letters, digits and hyphens, 100 at most", slug)
	}
}

func checkLength(f fault.Fields, name, value string, least, most int) {
	switch n := utf8.RuneCountInString(value); {
	case !isText(value):
		f.Add(name, "holds bytes that are not text")
	case n < least:
		f.Add(name, "is missing")
	case n > most:
		f.Add(name, "has %d characters, %d at most", n, most)
	}
}

// isText reports whether both databases can keep a string: PostgreSQL takes
// neither broken UTF-8 nor the NUL character.
func isText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

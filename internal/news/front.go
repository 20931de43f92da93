package news

import (
	"strings"
	"time"
)

// How many places of a front can be arranged; below them it fills itself.
const (
	HomeTop    = 5
	SectionTop = 4
	TopicTop   = 4
)

// FrontTopic is the key of a topic's front on a site.
func FrontTopic(id ID) string { return "topic:" + id.String() }

// FrontPlaces returns how many places of a front can be arranged, 0 for a key
// that no front has.
func FrontPlaces(front string) int {
	kind, rest, _ := strings.Cut(front, ":")
	if _, err := ParseID(rest); front != FrontHome && err != nil {
		return 0
	}
	switch {
	case front == FrontHome:
		return HomeTop
	case kind == "section":
		return SectionTop
	case kind == "topic":
		return TopicTop
	}
	return 0
}

// FrontSubject returns the section or topic that a front is about; both zero
// for the home front and for what is no front.
func FrontSubject(front string) (section, topic ID) {
	kind, rest, _ := strings.Cut(front, ":")
	id, err := ParseID(rest)
	switch {
	case err != nil:
	case kind == "section":
		section = id
	case kind == "topic":
		topic = id
	}
	return section, topic
}

// Placed is a story that an editor puts on a place of a front.
type Placed struct {
	Position int       `json:"position"` // from 0
	Story    ID        `json:"story"`
	Until    time.Time `json:"until,omitzero"` // zero: until taken off
}

// Arrangement is what editors put on a front at one time.
type Arrangement struct {
	Site     ID
	Front    string
	Rev      int64 // from 1; 0 while nobody has arranged the front
	Restored int64 // the revision that it brought back, 0 for none
	MadeBy   ID    // account
	MadeAt   time.Time
	Pins     []Placed
}

// Preview is what readers do not see and a link shows: the working copy of a
// story on a site, or a front as it would be arranged, or a site with another
// look.
type Preview struct {
	Story ID       `json:"-"`
	Site  ID       `json:"-"`
	Front string   `json:"front,omitempty"`
	Pins  []Placed `json:"pins,omitempty"`
	Look  *Look    `json:"look,omitempty"`
}

// MayPreview returns a Forbidden error unless the actor may see and show a
// story as it would stand on a site: its author, who is assigned to it, the
// editors of its origin, and the editors of the site.
func (a Actor) MayPreview(s Story, site ID) error {
	if a.began(s) && a.Can(ActWrite, s.OriginSite) || a.assigned(s) || a.Can(ActEditAny, site) {
		return nil
	}
	return a.May(ActEditAny, s.OriginSite)
}

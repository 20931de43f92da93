package news

import (
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

// Assignment says who is to work on a story, and by when.
type Assignment struct {
	Story   ID
	Account ID
	DueAt   time.Time // zero: no time was set
	Note    string
	MadeBy  ID
	MadeAt  time.Time
	DoneAt  time.Time // zero while it is open
	DoneBy  ID
}

// Open reports whether the work is still to be done.
func (a Assignment) Open() bool { return a.Account != 0 && a.DoneAt.IsZero() }

// Overdue reports whether the work should have been done by now.
func (a Assignment) Overdue(now time.Time) bool {
	return a.Open() && !a.DueAt.IsZero() && !a.DueAt.After(now)
}

// Check returns what is wrong with an assignment that is being made.
func (a Assignment) Check() error {
	f := fault.Fields{}
	if a.Account == 0 {
		f.Add("account", "choose who is to do it")
	}
	checkLength(f, "note", strings.TrimSpace(a.Note), 0, 500)
	if !a.DueAt.IsZero() && !a.DueAt.After(a.MadeAt) {
		f.Add("due", "the time has passed")
	}
	return f.Err()
}

// MayAssignStory returns a Forbidden error unless the actor may say who works on a
// story: editors anybody, authors themselves. Whoever works on a story may
// change it, so nobody takes one that is not theirs.
func (a Actor) MayAssignStory(s Story, to ID) error {
	if to == a.Account && a.began(s) && a.Can(ActWrite, s.OriginSite) {
		return nil
	}
	return a.May(ActEditAny, s.OriginSite)
}

// MayFinish returns a Forbidden error unless the actor may end an assignment:
// who has it, who gave it, and editors.
func (a Actor) MayFinish(s Story, as Assignment) error {
	if a.Account != 0 && (as.Account == a.Account || as.MadeBy == a.Account) {
		return nil
	}
	return a.May(ActEditAny, s.OriginSite)
}

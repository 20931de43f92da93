package news

import "time"

// Head is what the desk's list shows of a story. It is kept with every change.
type Head struct {
	Story     ID
	Site      ID // origin
	Section   ID
	Kind      Kind
	State     State
	Headline  string // of the working copy
	Words     int
	Author    ID // account that began the story
	Editor    ID // account that saved last
	Assigned  ID // account that is to work on it, 0 for none
	DueAt     time.Time
	TouchedAt time.Time
	AppearsAt time.Time // planned publication, zero if none
	Flags     HeadFlags
}

// HeadFlags say why a story wants somebody's attention.
type HeadFlags int64

// The flags.
const (
	FlagUnsettled  HeadFlags = 1 << iota // published as unverified, not settled yet
	FlagWithdrawal                       // a withdrawal waits for a second person
	FlagChanged                          // live, and the working copy says something else
	FlagStopped                          // its planned publication was stopped
	FlagRights                           // readers get a picture whose right has ended, or ends soon
	FlagProposed                         // a proposed correction waits for an editor
)

// Has reports whether a flag is set.
func (f HeadFlags) Has(flag HeadFlags) bool { return f&flag != 0 }

// OpenStates are the states of a story on its way to readers, in order.
func OpenStates() []State {
	return []State{StateDraft, StateSubmitted, StateInEdit, StateReady, StateScheduled}
}

// States lists every state in the order of menus.
func States() []State { return append(OpenStates(), StateLive, StateSpiked, StateWithdrawn) }

// Package sharing holds the verbs by which a story comes to other sites of the
// network, and by which those make it their own.
//
//	sharing.go   Sharing
//	share.go     share, accept, decline
//	override.go  override, inherit, another section
//	rule.go      rules by which stories are shared by themselves
package sharing

import "github.com/tajuk/tajuk/internal/newsroom/act"

// Sharing performs the verbs.
type Sharing struct{ room *act.Room }

// New returns a Sharing that follows the events of the room.
func New(room *act.Room) *Sharing {
	room.Follow(byRule)
	return &Sharing{room}
}

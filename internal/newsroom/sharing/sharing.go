// Package sharing holds the verbs by which a story comes to other sites of the
// network, and by which those make it their own.
//
//	sharing.go   Sharing
//	share.go     share, accept, decline
//	override.go  override, inherit, another section
package sharing

import "github.com/tajuk/tajuk/internal/newsroom/act"

// Sharing performs the verbs.
type Sharing struct{ room *act.Room }

// New returns a Sharing.
func New(room *act.Room) *Sharing { return &Sharing{room} }

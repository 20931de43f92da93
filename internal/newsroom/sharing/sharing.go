// Package sharing holds the verbs by which a story comes to other sites of the
// network, by which those make it their own, and by which it leaves them.
//
//	sharing.go   Sharing
//	share.go     share, also to many sites, and pass on
//	receive.go   accept, take as a draft, pull, release, decline
//	end.go       end, take back, reserve
//	withdraw.go  withdraw on one site alone
//	override.go  override, inherit, another section
//	rule.go      rules by which stories are shared by themselves
//	task.go      merge tasks: opened, extended and closed by what happens; their clock
//	answer.go    what people do with merge tasks
package sharing

import (
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// Sharing performs the verbs.
type Sharing struct{ room *act.Room }

// New returns a Sharing that follows the events of the room.
func New(room *act.Room) *Sharing {
	s := &Sharing{room}
	room.Follow(byRule)
	room.Follow(s.followTasks)
	return s
}

// JobTaskClock reminds of a merge task and notes that it is overdue; key and
// payload: task.
const JobTaskClock = "task.clock"

// Jobs returns what the jobs do.
func (s *Sharing) Jobs() map[string]jobs.Run {
	return map[string]jobs.Run{JobTaskClock: s.runTaskClock}
}

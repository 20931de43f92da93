package news

import (
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

// Step is an act of the workflow as seen from the story's state.
type Step string

// The steps.
const (
	StepSave       Step = "save"
	StepSubmit     Step = "submit"
	StepReturn     Step = "return"
	StepTake       Step = "take"
	StepApprove    Step = "approve"
	StepPublish    Step = "publish"
	StepSchedule   Step = "schedule"
	StepUnschedule Step = "unschedule"
	StepEmbargo    Step = "embargo"
	StepUpdate     Step = "update"
	StepPropose    Step = "propose" // a correction, to the editors
	StepShare      Step = "share"
	StepNotice     Step = "notice"
	StepWithdraw   Step = "withdraw"
	StepSpike      Step = "spike"
	StepUnspike    Step = "unspike"
	// The steps of a story on a sister site depend on where it stands there.
	StepPull         Step = "pull"
	StepRelease      Step = "release"
	StepEnd          Step = "end"
	StepRevoke       Step = "revoke"        // by the origin
	StepWithdrawHere Step = "withdraw_here" // on one site alone
)

// StepFrom is the table of the states from which a step is possible.
func StepFrom(step Step) []State {
	open := []State{StateDraft, StateSubmitted, StateInEdit, StateReady}
	switch step {
	case StepSave:
		return append(open, StateScheduled, StateLive)
	case StepSubmit:
		return []State{StateDraft}
	case StepTake:
		return []State{StateSubmitted}
	case StepReturn:
		return []State{StateSubmitted, StateInEdit, StateReady}
	case StepApprove:
		return []State{StateSubmitted, StateInEdit}
	case StepPublish, StepSchedule, StepEmbargo:
		return append(open, StateScheduled)
	case StepSpike:
		return open
	case StepUnschedule:
		return []State{StateScheduled}
	case StepUpdate, StepPropose, StepNotice, StepWithdraw:
		return []State{StateLive}
	case StepShare:
		return append(open, StateScheduled, StateLive)
	case StepUnspike:
		return []State{StateSpiked}
	}
	return nil
}

// Allow returns a Conflict error when a step is not possible from the state
// that the story is in at the given time. A scheduled story whose time has
// come counts as live, also before the clock's job has said so.
func (s Story) Allow(step Step, now time.Time) error {
	state := s.StateAt(now)
	if slices.Contains(StepFrom(step), state) {
		return nil
	}
	if state == StateWithdrawn {
		return fault.New(fault.Conflict, "the story was withdrawn and cannot be changed any more")
	}
	return fault.New(fault.Conflict, "cannot %s a story that is %s", step, state)
}

// StateAt is the story's state at a time: a scheduled story is live from its
// second on.
func (s Story) StateAt(now time.Time) State {
	if s.State == StateScheduled && !s.VisibleAt().After(now) {
		return StateLive
	}
	return s.State
}

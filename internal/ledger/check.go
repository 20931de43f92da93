package ledger

import "time"

// Check is what asking a surface has told.
type Check struct {
	Key
	State State     // what is seen; never Overdue, which the time tells
	At    time.Time // when it was asked
	Proof Told      // what was asked, and what it answered
	Fault string    // of a failed one: what is wrong
}

// After returns the row as it is after a check.
func (r Row) After(c Check) Row {
	if r.State.Settled() && !c.State.Settled() {
		// What had come to a partner is sent to it once more.
		r.Attempts, r.DueAt, r.AppliedAt = 0, c.At.Add(pushTime), time.Time{}
	}
	r.CheckedAt, r.Attempts, r.Proof, r.Fault = c.At, r.Attempts+1, c.Proof, clip(c.Fault)
	late := !r.DueAt.After(c.At)
	switch c.State {
	case StateApplied, StateReceived, StateMoot:
		r.State, r.NextAt, r.Fault = c.State, time.Time{}, ""
		if c.State == StateApplied && r.AppliedAt.IsZero() {
			r.AppliedAt = c.At
		}
		return r
	case StateSent, StateNeedsMerge:
		r.State = c.State
	default:
		r.State = StateFailed
	}
	if late {
		r.State = StateOverdue
	}
	r.NextAt = r.next(c.At)
	return r
}

// next is when an unsettled surface is asked again: later and later, but at
// its deadline in any case, so that passing it is not missed.
func (r Row) next(now time.Time) time.Time {
	if r.Surface.reports() {
		if r.DueAt.After(now) {
			return r.DueAt
		}
		return time.Time{}
	}
	at := now.Add(Pause(r.Attempts))
	if r.State == StateNeedsMerge {
		at = now.Add(mergePause)
	}
	if r.DueAt.After(now) && at.After(r.DueAt) {
		at = r.DueAt
	}
	return at
}

// Expire makes rows overdue whose deadline has passed, and returns how many of
// them were not before. What is about to be asked is asked first: after a long
// stop of the network nothing is called late that only was not looked at.
func Expire(rows []Row, now time.Time) (n int) {
	for i, r := range rows {
		if r.State.Settled() || r.State == StateOverdue || r.DueAt.After(now) {
			continue
		}
		if !r.Surface.reports() && !r.NextAt.After(now) {
			continue
		}
		rows[i].State = StateOverdue
		if r.Fault == "" && r.State == StateSent {
			rows[i].Fault = "nothing was heard of it"
		}
		n++
	}
	return n
}

const (
	longestPause = time.Hour
	mergePause   = 5 * time.Minute // a desk settles a text by an act, which asks at once
)

// Pause is how long after the given number of attempts a surface is asked
// again: five seconds, doubled each time, an hour at most.
func Pause(attempts int) time.Duration {
	return min(5*time.Second<<min(max(attempts-1, 0), 20), longestPause)
}

// Next is when the rows are to be looked at next: when one is to be asked, or
// its deadline passes. It is zero when nothing is to be done.
func Next(rows []Row) (at time.Time) {
	for _, r := range rows {
		if r.State.Settled() {
			continue
		}
		for _, t := range []time.Time{r.NextAt, r.DueAt} {
			if t.IsZero() || t.Equal(r.DueAt) && r.State == StateOverdue {
				continue
			}
			if at.IsZero() || t.Before(at) {
				at = t
			}
		}
	}
	return at
}

// longestText bounds what is kept of a fault, of a proof, and of one argument of
// a proof, in bytes.
const longestText = 500

func clip(s string) string {
	if len(s) <= longestText {
		return s
	}
	cut := longestText
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}

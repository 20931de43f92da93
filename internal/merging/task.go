package merging

import (
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Task asks a site to bring its own text together with a change of the origin.
// It belongs to a placement; a placement has one open task at most, which later
// versions extend.
type Task struct {
	ID        news.ID
	Placement news.ID
	Story     news.ID
	Site      news.ID
	State     State
	Version   int           // the origin's version that it asks about
	Severity  news.Severity // the gravest of its notices; "" is an update
	Notice    news.ID       // the last notice that it is about, 0 for none
	OpenedAt  time.Time
	DueAt     time.Time
	OverdueAt time.Time // when somebody noticed that DueAt had passed; zero: nobody yet
	Owner     news.ID   // account, 0 while nobody took it
	EndedAt   time.Time // zero while open
	EndedBy   news.ID
	Rev       int64
	Fields    []Asked // in the order of news.Fields
}

// State is where a task stands.
type State string

// The states of a task.
const (
	Waiting State = "open"
	Done    State = "done"
	Gone    State = "gone" // the story or the placement left, there is nothing to be shown
)

// Asked is one field that a task asks about.
type Asked struct {
	Field  news.Field
	Why    Why
	Answer Answer // "" while open
	Reason string // why the own text stays, for an error of substance
	// Version is the origin's that the answer is about.
	Version int
	By      news.ID
	At      time.Time // of the answer
	// Before is the override as it was before the answer; its Base is 0 when it
	// cannot be brought back.
	Before news.Override
}

// Why says why a field is asked about.
type Why string

// The reasons.
const (
	OriginChanged Why = "changed"
	NoticeCame    Why = "notice" // a notice tells of an error that the own text may repeat
)

// Answer is what a site decides about a field.
type Answer string

// The answers. Moot is nobody's decision: the origin took its change back, or
// the question went with the placement.
const (
	Inherit Answer = "inherit" // show the origin's
	Keep    Answer = "keep"    // show the own text on, knowing the change
	Propose Answer = "propose" // take the proposal as it is
	Write   Answer = "write"   // a text of a person
	Moot    Answer = "moot"
)

// Reply is an answer as a person gives it, having seen a version of the origin.
type Reply struct {
	Field   news.Field
	Answer  Answer
	Version int
	Value   string // of Write, as an override keeps it
	Reason  string // of Keep
}

// Check returns what is wrong with a reply before anything is looked up.
func (r Reply) Check(t Task) error {
	switch r.Answer {
	case Inherit, Propose, Write:
		return nil
	case Keep:
		if n := len([]rune(strings.TrimSpace(r.Reason))); t.NeedsReason() && n < 10 {
			return fault.Field("reason", "an error of substance: say in ten characters or more why your text stays as it is")
		} else if n > 1000 {
			return fault.Field("reason", "must have 1,000 characters at most")
		}
		return nil
	}
	return fault.Field("answer", "%q is no answer", string(r.Answer))
}

// NeedsReason reports whether keeping the own text has to be explained.
func (t Task) NeedsReason() bool { return t.Severity == news.Substance }

// Open reports whether the task waits for somebody.
func (t Task) Open() bool { return t.State == Waiting }

// Overdue reports whether the site should have answered by now.
func (t Task) Overdue(now time.Time) bool { return t.Open() && !t.DueAt.After(now) }

// Answered reports whether nothing is left to be decided.
func (t Task) Answered() bool {
	return !slices.ContainsFunc(t.Fields, func(a Asked) bool { return a.Answer == "" })
}

// Asks returns what the task asks about a field, to be changed in place; nil
// when it asks nothing.
func (t *Task) Asks(f news.Field) *Asked {
	for i := range t.Fields {
		if t.Fields[i].Field == f {
			return &t.Fields[i]
		}
	}
	return nil
}

// Ask opens the question about a field, again if it was answered. It reports
// whether it was not open before. A notice weighs more than a change: the origin
// may take that back, and the question stays.
func (t *Task) Ask(f news.Field, why Why) bool {
	if a := t.Asks(f); a != nil {
		if a.Answer == "" {
			if why == NoticeCame {
				a.Why = why
			}
			return false
		}
		*a = Asked{Field: f, Why: why}
		return true
	}
	t.Fields = append(t.Fields, Asked{Field: f, Why: why})
	order := news.Fields()
	slices.SortFunc(t.Fields, func(a, b Asked) int { return slices.Index(order, a.Field) - slices.Index(order, b.Field) })
	return true
}

// Pressing makes a task as urgent as a change that came now asks for: the
// gravest severity stays, and the earliest deadline. It reports whether the
// deadline moved.
func (t *Task) Pressing(s news.Settings, severity news.Severity, now time.Time) bool {
	if grave(severity) > grave(t.Severity) {
		t.Severity = severity
	}
	due := now.Add(Term(s, severity))
	if !t.DueAt.IsZero() && !due.Before(t.DueAt) {
		return false
	}
	t.DueAt = due
	return true
}

// RemindAt is when those who have to answer are reminded: half of the time that
// is left from now on has passed.
func (t Task) RemindAt(now time.Time) time.Time {
	return now.Add(max(t.DueAt.Sub(now), 0) / 2).Truncate(time.Millisecond)
}

// grave orders severities.
func grave(s news.Severity) int {
	return slices.Index([]news.Severity{"", news.Spelling, news.Fact, news.Substance}, s)
}

// SeverityOf returns how grave what a notice tells is. The result of a
// verification is as grave as a wrong fact.
func SeverityOf(n news.Notice) news.Severity {
	if n.Kind == news.Pemutakhiran {
		return news.Fact
	}
	return n.Severity
}

// TellsOfError reports whether a notice tells of something that an altered text
// may repeat, though the origin's text did not change with it.
func TellsOfError(n news.Notice) bool {
	return n.Kind == news.Ralat || n.Kind == news.Koreksi || n.Kind == news.Pemutakhiran
}

// The time that a site has to answer, unless it says otherwise.
const (
	SubstanceTerm = time.Hour
	FactTerm      = 4 * time.Hour
	UpdateTerm    = 24 * time.Hour // also spelling
)

// Term returns how long a site has to answer to a change of that severity.
func Term(s news.Settings, severity news.Severity) time.Duration {
	hours, term := s.UpdateHours, UpdateTerm
	switch severity {
	case news.Substance:
		hours, term = s.SubstanceHours, SubstanceTerm
	case news.Fact:
		hours, term = s.FactHours, FactTerm
	}
	if hours > 0 {
		return time.Duration(hours) * time.Hour
	}
	return term
}

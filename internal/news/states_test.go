package news_test

import (
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

var allStates = []news.State{news.StateDraft, news.StateSubmitted, news.StateInEdit, news.StateReady,
	news.StateScheduled, news.StateLive, news.StateSpiked, news.StateWithdrawn}

var allSteps = []news.Step{news.StepSave, news.StepSubmit, news.StepTake, news.StepReturn, news.StepApprove,
	news.StepPublish, news.StepSchedule, news.StepUnschedule, news.StepEmbargo, news.StepUpdate, news.StepShare,
	news.StepNotice, news.StepWithdraw, news.StepSpike, news.StepUnspike}

const whatIsPossibleFrom = `
              save submit take return approve publish schedule unschedule embargo update share notice withdraw spike unspike
draft            x      x    .      .       .       x        x          .       x      .     x      .        .     x       .
submitted        x      .    x      x       x       x        x          .       x      .     x      .        .     x       .
in_edit          x      .    .      x       x       x        x          .       x      .     x      .        .     x       .
ready            x      .    .      x       .       x        x          .       x      .     x      .        .     x       .
scheduled        x      .    .      .       .       x        x          x       x      .     x      .        .     .       .
live             x      .    .      .       .       .        .          .       .      x     x      x        x     .       .
spiked           .      .    .      .       .       .        .          .       .      .     .      .        .     .       x
withdrawn        .      .    .      .       .       .        .          .       .      .     .      .        .     .       .
`

func TestWhatIsPossibleFromWhichState(t *testing.T) {
	got := table(texts(allStates), texts(allSteps), func(state, step string) bool {
		s := news.Story{State: news.State(state), PublishAt: noon.Add(time.Hour)}
		err := s.Allow(news.Step(step), noon)
		if err != nil && fault.KindOf(err) != fault.Conflict {
			t.Errorf("%s from %s: %v", step, state, err)
		}
		return err == nil
	})
	if got != whatIsPossibleFrom {
		t.Errorf("steps:%s\nwant:%s", got, whatIsPossibleFrom)
	}
	if err := (news.Story{State: news.StateLive}).Allow("dance", noon); err == nil {
		t.Error("an unknown step is possible")
	}
	err := news.Story{State: news.StateWithdrawn}.Allow(news.StepSave, noon)
	if err == nil || !strings.Contains(err.Error(), "withdrawn") {
		t.Errorf("a withdrawn story says %v", err)
	}
}

// A scheduled story counts as live from its millisecond on, whether or not
// anything has happened at that moment.
func TestScheduledBecomesLiveByItself(t *testing.T) {
	at := noon.Add(time.Hour)
	for _, tt := range []struct {
		name    string
		publish time.Time
		embargo time.Time
		now     time.Time
		want    news.State
	}{
		{"before", at, time.Time{}, at.Add(-time.Millisecond), news.StateScheduled},
		{"at the moment", at, time.Time{}, at, news.StateLive},
		{"after", at, time.Time{}, at.Add(time.Hour), news.StateLive},
		{"embargo is longer", at, at.Add(time.Minute), at, news.StateScheduled},
		{"embargo over", at, at.Add(time.Minute), at.Add(time.Minute), news.StateLive},
		{"embargo is shorter", at, at.Add(-time.Minute), at.Add(-time.Second), news.StateScheduled},
	} {
		s := news.Story{State: news.StateScheduled, PublishAt: tt.publish, EmbargoUntil: tt.embargo}
		if got := s.StateAt(tt.now); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		wantUpdate := tt.want == news.StateLive
		if got := s.Allow(news.StepUpdate, tt.now) == nil; got != wantUpdate {
			t.Errorf("%s: update possible: %v", tt.name, got)
		}
		if got := s.Allow(news.StepUnschedule, tt.now) == nil; got == wantUpdate {
			t.Errorf("%s: unschedule possible: %v", tt.name, got)
		}
	}
	for _, s := range allStates {
		if s != news.StateScheduled && (news.Story{State: s, PublishAt: at}).StateAt(at.Add(time.Hour)) != s {
			t.Errorf("time alone changes the state %s", s)
		}
	}
}

func TestVisibleAt(t *testing.T) {
	for _, tt := range []struct{ publish, embargo, want time.Time }{
		{time.Time{}, time.Time{}, time.Time{}},
		{noon, time.Time{}, noon},
		{noon, noon, noon},
		{noon, noon.Add(time.Hour), noon.Add(time.Hour)},
		{noon, noon.Add(-time.Hour), noon},
		{time.Time{}, noon, time.Time{}}, // an embargo alone plans nothing
	} {
		if got := (news.Story{PublishAt: tt.publish, EmbargoUntil: tt.embargo}).VisibleAt(); !got.Equal(tt.want) {
			t.Errorf("published %v, embargo %v: visible at %v, want %v", tt.publish, tt.embargo, got, tt.want)
		}
	}
}

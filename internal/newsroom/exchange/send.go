package exchange

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/signature"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

const (
	// hold is how long a sender has a line for itself without a word: longer than
	// one attempt takes, and no longer than that a partner waits for another
	// sender when one has died.
	hold = 45 * time.Second
	// again is after how long a sender comes back that found the line taken.
	again = 2 * time.Second
)

// Hold takes the line to a partner. Only one sender has it, on whatever node,
// so that what a partner is told comes in order. holder is empty when somebody
// else has it or it is paused; then the job comes back by itself.
func (x *Exchange) Hold(ctx context.Context, agreement news.ID) (holder string, err error) {
	err = x.room.Do(ctx, news.System(), "take the line", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		name := signature.NewKey()
		held, err := s.HoldLine(d, agreement, name, d.Now, d.Now.Add(hold))
		if err != nil {
			return err
		}
		if held {
			holder = name
			return nil
		}
		at := d.Now.Add(again)
		lines, err := s.Lines(d, []news.ID{agreement})
		if err != nil || len(lines) == 0 {
			return err
		}
		if lines[0].PausedUntil.After(at) {
			at = lines[0].PausedUntil
		}
		return d.Job(JobSend, agreement.String(), agreement.String(), at)
	})
	return holder, err
}

// Next returns what is to be sent next, and notes the attempt before it is
// made. It reports false when nothing is due, or the line is somebody else's
// by now.
func (x *Exchange) Next(ctx context.Context, agreement news.ID, holder string) (next partner.Delivery, found bool, err error) {
	err = x.room.Do(ctx, news.System(), "next delivery", func(d *act.Deed) error {
		found = false
		s := stores.In(d.Tx)
		has, err := s.KeepLine(d, agreement, holder, d.Now.Add(hold))
		if err != nil || !has {
			return err
		}
		if next, found, err = s.DueDelivery(d, agreement, d.Now); err != nil || !found {
			return err
		}
		next.Attempts++
		next.NextAt = d.Now.Add(partner.Backoff(next.Attempts))
		return s.BeginDelivery(d, next.ID, next.NextAt)
	})
	return next, found, err
}

// Finish notes how an attempt went. It reports whether to go on with the line.
func (x *Exchange) Finish(ctx context.Context, holder string, v partner.Delivery, o partner.Outcome) (goOn bool, err error) {
	err = x.room.Do(ctx, news.System(), "finish delivery", func(d *act.Deed) error {
		goOn = false
		s := stores.In(d.Tx)
		has, err := s.KeepLine(d, v.Agreement, holder, d.Now.Add(hold))
		if err != nil || !has {
			return err
		}
		v.Status, v.Error = o.Status, o.Error
		if o.OK {
			goOn = true
			if err := got(d, v, o.Answer); err != nil {
				return err
			}
			return s.LineWorks(d, v.Agreement, d.Now)
		}
		goOn = !o.Line
		return failed(d, v, o)
	})
	return goOn, err
}

// got notes that a partner's machine has something, and what it said of it.
func got(d *act.Deed, v partner.Delivery, said partner.Answer) error {
	v.State, v.SentAt, v.NextAt = partner.Sent, d.Now, time.Time{}
	if said.State != "" {
		v.State, v.Answered, v.Address, v.Note = said.State, d.Now, said.Address, said.Note
	}
	if err := stores.In(d.Tx).SetDelivery(d, v); err != nil || !v.Cause.Owed() {
		return err
	}
	return d.Event(partner.EventDeliverySent, v.Story, v.Site, agreed{Agreement: v.Agreement, Delivery: v.ID, State: string(v.State)})
}

// failed puts an attempt off, or gives the delivery up. When nothing gets
// through at all the line is paused, and what has waited too long on it is
// given up with it.
func failed(d *act.Deed, v partner.Delivery, o partner.Outcome) error {
	s := stores.In(d.Tx)
	v.NextAt = d.Now.Add(max(partner.Backoff(v.Attempts), min(o.After, partner.MaxWait)))
	buried := int64(0)
	if !v.GiveUpAt.After(d.Now) {
		v.State, buried = partner.Dead, 1
	}
	if o.Line {
		lines, err := s.Lines(d, []news.ID{v.Agreement})
		if err != nil || len(lines) == 0 {
			return err
		}
		until := d.Now.Add(max(partner.Backoff(lines[0].Failures+1), min(o.After, partner.MaxWait)))
		if err := s.LineFails(d, v.Agreement, d.Now, until, o.Error); err != nil {
			return err
		}
		if err := plan(d, lines[0]); err != nil {
			return err
		}
		v.NextAt = until
	}
	if err := s.SetDelivery(d, v); err != nil {
		return err
	}
	if o.Line {
		more, err := s.BuryDeliveries(d, v.Agreement, d.Now, o.Error)
		if err != nil {
			return err
		}
		buried += more
	}
	if buried == 0 {
		return nil
	}
	if err := s.AddDead(d, v.Agreement, buried); err != nil {
		return err
	}
	a, _, err := s.Agreement(d, v.Agreement)
	if err != nil {
		return err
	}
	return d.Event(partner.EventDeliveryDead, v.Story, v.Site, agreed{Agreement: a.ID, Partner: a.Partner, Delivery: v.ID, N: buried})
}

// LetGo gives the line back, and asks for the job again when something will be
// due. Whoever writes a delivery after this finds the line free.
func (x *Exchange) LetGo(ctx context.Context, agreement news.ID, holder string) error {
	return x.room.Do(ctx, news.System(), "let go of the line", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		if err := s.DropLine(d, agreement, holder); err != nil {
			return err
		}
		at, err := s.NextDue(d, agreement)
		if err != nil || at.IsZero() {
			return err
		}
		lines, err := s.Lines(d, []news.ID{agreement})
		if err != nil || len(lines) == 0 {
			return err
		}
		if lines[0].PausedUntil.After(at) {
			at = lines[0].PausedUntil
		}
		if at.Before(d.Now) {
			at = d.Now
		}
		return d.Job(JobSend, agreement.String(), agreement.String(), at)
	})
}

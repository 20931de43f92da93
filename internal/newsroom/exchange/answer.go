package exchange

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

// Answer is what a partner says became of a story.
type Answer struct {
	Delivery news.ID // or else Story and Version
	Story    news.ID
	Version  int
	partner.Answer
}

// Bounds of what a partner may say.
const (
	maxAddress = 1000
	maxNote    = 1000
)

// Answered notes what a partner says became of a story, up to the state that it
// names: it has all before it too.
func (x *Exchange) Answered(ctx context.Context, a partner.Agreement, said Answer) error {
	return x.room.Do(ctx, news.System(), "note an answer", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		if said.State != partner.Applied && said.State != partner.Refused {
			return fault.Field("status", "must be applied or refused")
		}
		if len(said.Address) > maxAddress || len(said.Note) > maxNote {
			return fault.Field("note", "is too long")
		}
		if said.Delivery != 0 {
			v, found, err := s.Delivery(d, said.Delivery)
			if err != nil {
				return err
			}
			if !found || v.Agreement != a.ID {
				return fault.New(fault.NotFound, "there is no delivery %s", said.Delivery)
			}
			said.Story, said.Version = v.Story, v.Version
		}
		last, found, err := s.LastDelivery(d, a.ID, said.Story)
		if err != nil {
			return err
		}
		if !found || said.Version < 1 || said.Version > last.Version {
			return fault.New(fault.NotFound, "there is no such state of a story")
		}
		dead, err := s.DeadOf(d, a.ID, said.Story, said.Version)
		if err != nil {
			return err
		}
		n, err := s.Answered(d, a.ID, said.Story, said.Version, said.State, said.Address, said.Note, d.Now)
		if err != nil || n == 0 {
			return err // it has said so before
		}
		if dead > 0 {
			if err := s.AddDead(d, a.ID, -dead); err != nil {
				return err
			}
		}
		return d.Event(partner.EventDeliveryAnswered, said.Story, last.Site, agreed{Agreement: a.ID, Partner: a.Partner, State: string(said.State)})
	})
}

// Fetched notes that a partner asks for what comes after a delivery: it has all
// up to it.
func (x *Exchange) Fetched(ctx context.Context, a partner.Agreement, upTo news.ID) error {
	return x.room.Do(ctx, news.System(), "note what was fetched", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		if a.Push == "" && upTo != 0 {
			owed, err := s.OwedUpTo(d, a.ID, upTo)
			if err != nil {
				return err
			}
			if err := s.Fetched(d, a.ID, upTo, d.Now); err != nil {
				return err
			}
			for _, v := range owed {
				err := d.Event(partner.EventDeliverySent, v.Story, v.Site, agreed{Agreement: a.ID, Partner: a.Partner, Delivery: v.ID, State: string(partner.Sent)})
				if err != nil {
					return err
				}
			}
		}
		return s.LinePulled(d, a.ID, d.Now)
	})
}

var errFetches = fault.New(fault.Conflict, "the partner fetches; nothing is sent to it")

// Replay sends a delivery again that was given up, or that the partner asks for
// once more. It tells of the story as it is by then.
func (x *Exchange) Replay(ctx context.Context, actor news.Actor, id news.ID) error {
	return x.room.Do(ctx, actor, "send again", func(d *act.Deed) error {
		s := stores.In(d.Tx)
		v, found, err := s.Delivery(d, id)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "there is no delivery %s", id)
		}
		a, err := lock(d, v.Agreement)
		if err != nil {
			return err
		}
		if a.Push == "" {
			return errFetches
		}
		return replay(d, a, v)
	})
}

// atOnce is how many deliveries are sent again in one transaction.
const atOnce = 200

// ReplayAll sends everything again that was given up under an agreement, and
// returns how much that was.
func (x *Exchange) ReplayAll(ctx context.Context, actor news.Actor, agreement news.ID) (n int, err error) {
	for more := true; more; {
		some := 0
		err = x.room.Do(ctx, actor, "send all again", func(d *act.Deed) error {
			a, err := lock(d, agreement)
			if err != nil {
				return err
			}
			if a.Push == "" {
				return errFetches
			}
			dead, err := stores.In(d.Tx).DeadDeliveries(d, agreement, 0, atOnce)
			for _, v := range dead {
				if err := replay(d, a, v); err != nil {
					return err
				}
			}
			some = len(dead)
			return err
		})
		if err != nil {
			return n, err
		}
		n, more = n+some, some == atOnce
	}
	return n, nil
}

func replay(d *act.Deed, a partner.Agreement, v partner.Delivery) error {
	s := stores.In(d.Tx)
	if v.State == partner.Dead {
		if err := s.AddDead(d, v.Agreement, -1); err != nil {
			return err
		}
	}
	v.State, v.Attempts, v.NextAt, v.GiveUpAt = partner.Waiting, 0, d.Now, d.Now.Add(v.Cause.Patience())
	v.Answered, v.Status, v.Error, v.Note = time.Time{}, 0, "", ""
	if err := s.SetDelivery(d, v); err != nil {
		return err
	}
	if err := s.ResumeLine(d, v.Agreement); err != nil {
		return err
	}
	if err := d.Job(JobSend, a.ID.String(), a.ID.String(), d.Now); err != nil {
		return err
	}
	return d.Event(partner.EventDeliveryReplayed, v.Story, v.Site, agreed{Agreement: a.ID, Partner: a.Partner, Delivery: v.ID})
}

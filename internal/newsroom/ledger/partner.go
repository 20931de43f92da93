package ledger

import (
	"slices"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/exchange"
	rows "github.com/tajuk/tajuk/internal/store/ledger"
)

// What partners are told is written in deliveries and nowhere else. Their rows
// keep what a delivery does not know: the deadline, and whether people have
// heard that it has passed. The state of a row is read from its delivery, in
// the transaction that changes the delivery and whenever the entry is looked
// at.

// partners returns everybody outside who is told of a subject.
func partners(d *act.Deed, s book.Subject) ([]book.Partner, error) {
	told, err := deliveries(d, s)
	if err != nil || len(told) == 0 {
		return nil, err
	}
	ids := make([]news.ID, len(told))
	for i, v := range told {
		ids[i] = v.Agreement
	}
	agreements, err := exchange.In(d.Tx).AgreementsByID(d, ids)
	out := make([]book.Partner, len(agreements))
	for i, a := range agreements {
		out[i] = book.Partner{Agreement: a.ID, Fetches: a.Push == ""}
	}
	return out, err
}

// deliveries returns what everybody outside is told of a subject.
func deliveries(d *act.Deed, s book.Subject) ([]partner.Delivery, error) {
	if s.Event == 0 {
		return nil, nil // of the time before there was a ledger
	}
	return exchange.In(d.Tx).DeliveriesFor(d, s.Story, s.Event)
}

// tellAgain looks at the entries of a story when something has become of what a
// partner was told of it.
func (l *Ledger) tellAgain(d *act.Deed, e news.Event) error {
	if e.Story == 0 {
		return nil
	}
	subjects, err := rows.In(d.Tx).SubjectsOf(d, e.Story)
	if err != nil {
		return err
	}
	for _, s := range subjects {
		told, err := deliveries(d, s)
		if err != nil {
			return err
		}
		if len(told) == 0 {
			continue
		}
		if err := l.note(d, s.ID, nil); err != nil {
			return err
		}
	}
	return nil
}

// missing adds the rows of partners that an entry does not have: those of the
// time before partners had rows.
func missing(d *act.Deed, s book.Subject, list []book.Row) ([]book.Row, error) {
	told, err := partners(d, s)
	if err != nil {
		return list, err
	}
	told = slices.DeleteFunc(told, func(p book.Partner) bool {
		return slices.ContainsFunc(list, func(r book.Row) bool { return r.Surface == book.SurfacePartner && r.Target == p.Agreement.String() })
	})
	if len(told) == 0 {
		return list, nil
	}
	fresh := s.Open(book.Opening{Partners: told})
	return append(list, fresh...), rows.In(d.Tx).InsertRows(d, fresh)
}

// told returns what is new about the rows of partners, from their deliveries.
func told(d *act.Deed, s book.Subject, list []book.Row) ([]book.Check, error) {
	all, err := deliveries(d, s)
	if err != nil {
		return nil, err
	}
	var out []book.Check
	for _, r := range list {
		i := slices.IndexFunc(all, func(v partner.Delivery) bool {
			return r.Surface == book.SurfacePartner && r.Target == v.Agreement.String()
		})
		if i < 0 {
			continue
		}
		c, err := checkOf(d, all[i])
		if err != nil {
			return nil, err
		}
		if c.Key = r.Key(); c.State != r.State && (c.State.Settled() || r.State != book.StateOverdue) || !c.State.Settled() && !r.NextAt.After(d.Now) {
			out = append(out, c)
		}
	}
	return out, nil
}

// checkOf says in the words of the ledger where a delivery stands.
func checkOf(d *act.Deed, v partner.Delivery) (book.Check, error) {
	c, said := book.Check{At: d.Now, State: book.StateSent}, []book.Saying{book.Say("delivery %s", v.ID)}
	if v.Status != 0 {
		said[0] = book.Say("delivery %s answered %s", v.ID, v.Status)
	}
	switch v.State {
	case partner.Waiting:
		if v.Error != "" {
			c.State, c.Fault = book.StateFailed, v.Error
		}
	case partner.Dead:
		c.State, c.Fault = book.StateFailed, "given up: "+v.Error
	case partner.Sent:
		c.State, c.At = book.StateReceived, v.SentAt
	case partner.Applied:
		c.State, c.At = book.StateApplied, v.Answered
		if v.Address != "" {
			said = append(said, book.Say("the partner names %s", v.Address))
		}
	case partner.Refused:
		c.State, c.At = book.StateMoot, v.Answered
		said = append(said, book.Say("the partner does not use it"))
		shows, err := exchange.In(d.Tx).Shows(d, v)
		if err != nil {
			return c, err
		}
		if shows {
			// Whoever shows the story owes its readers this as well.
			c.State, c.At, c.Fault = book.StateFailed, d.Now, "the partner shows the story, and refuses this: "+v.Note
		}
	}
	c.Proof = book.Tell(said...)
	return c, nil
}

package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
)

// partnersAtOnce is how many rows are read at a time.
const partnersAtOnce = 200

type partnerListCmd struct{ storage }

// Run lists agreements, one a line: ID, partner, form, sites, state, line.
func (c *partnerListCmd) Run(e *env) error {
	return c.open(e, func(a *app.App) error {
		return agreements(e, a, func(p partner.Agreement) error {
			lines, err := a.Room.Exchange.Lines(e, p.ID)
			if err != nil {
				return err
			}
			fmt.Printf("%s\t%s\t%s\t%s\t%s\t%s\n", p.ID, p.Partner, p.Form, strings.Join(slugs(a, p.Sites), " "), inForce(p), line(lines[p.ID]))
			return nil
		})
	})
}

// open opens the network and closes it again.
func (s storage) open(e *env, f func(a *app.App) error) error {
	a, err := app.New(e, s.config(e))
	if err != nil {
		return explain(err)
	}
	return errors.Join(f(a), a.Close())
}

// agreements calls f with every agreement, the newest first.
func agreements(e *env, a *app.App, f func(p partner.Agreement) error) error {
	for below := news.ID(0); ; {
		page, err := a.Room.Exchange.Agreements(e, news.System(), below, partnersAtOnce)
		if err != nil || len(page) == 0 {
			return err
		}
		for _, p := range page {
			below = p.ID
			if err := f(p); err != nil {
				return err
			}
		}
	}
}

// slugs are the short names of sites.
func slugs(a *app.App, sites []news.ID) (out []string) {
	for _, s := range a.Reader.Sites() {
		for _, id := range sites {
			if s.ID == id {
				out = append(out, s.Slug)
			}
		}
	}
	return out
}

func inForce(p partner.Agreement) string {
	if p.Active() {
		return "in force"
	}
	return "ended " + stamp(p.EndedAt)
}

// line is the state of the way to a partner in words.
func line(l partner.Line) string {
	out := "nothing delivered yet"
	switch {
	case l.Error != "":
		out = "failing since " + stamp(l.FailingSince) + ": " + l.Error
	case !l.OKAt.IsZero():
		out = "delivered " + stamp(l.OKAt)
	case !l.PulledAt.IsZero():
		out = "fetched " + stamp(l.PulledAt)
	}
	if l.Dead > 0 {
		out += fmt.Sprintf(", %d given up", l.Dead)
	}
	return out
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// one is the flag of commands about one agreement.
type one struct {
	storage
	Partner string `arg:"" help:"ID of the agreement, or the partner's name."`
}

// with opens the network and finds the agreement.
func (o one) with(e *env, f func(a *app.App, p partner.Agreement) error) error {
	return o.open(e, func(a *app.App) error {
		p, err := find(e, a, o.Partner)
		if err != nil {
			return err
		}
		return f(a, p)
	})
}

// find finds an agreement by its ID, or else by the partner's name.
func find(e *env, a *app.App, name string) (found partner.Agreement, err error) {
	id, _ := news.ParseID(name) // a name may be none
	var named []partner.Agreement
	err = agreements(e, a, func(p partner.Agreement) error {
		if p.ID == id {
			found = p
		}
		if strings.EqualFold(p.Partner, name) {
			named = append(named, p)
		}
		return nil
	})
	switch {
	case err != nil || found.ID != 0:
		return found, err
	case len(named) == 0:
		return found, fmt.Errorf("there is no partner %s", name)
	case len(named) > 1:
		ids := make([]string, len(named))
		for i, p := range named {
			ids[i] = p.ID.String()
		}
		return found, fmt.Errorf("%s has several agreements: %s", name, strings.Join(ids, ", "))
	}
	return named[0], nil
}

type partnerShowCmd struct{ one }

// deliveriesShown is how much of what a partner was told is shown.
const deliveriesShown = 20

// Run shows an agreement.
func (c *partnerShowCmd) Run(e *env) error {
	return c.with(e, func(a *app.App, p partner.Agreement) error {
		p, l, err := a.Room.Exchange.Managed(e, news.System(), p.ID)
		if err != nil {
			return err
		}
		told, err := a.Room.Exchange.Deliveries(e, p.ID, 0, deliveriesShown)
		if err != nil {
			return err
		}
		fetches := "no token"
		if p.TokenHash != "" {
			fetches = "with a token"
		}
		for _, row := range [][2]string{{"agreement", p.ID.String()}, {"partner", p.Partner}, {"contact", p.Contact}, {"state", inForce(p)},
			{"sites", strings.Join(slugs(a, p.Sites), " ")}, {"form", string(p.Form)}, {"push", p.Push}, {"fetch", fetches}, {"terms", p.Terms}, {"line", line(l)}} {
			if row[1] != "" {
				fmt.Printf("%-10s %s\n", row[0], row[1])
			}
		}
		for _, d := range told {
			fmt.Println(delivery(d))
		}
		return nil
	})
}

// delivery is one on a line: ID, story, cause, state, attempts, time, error.
func delivery(d partner.Delivery) string {
	return fmt.Sprintf("%s\t%s v%d\t%s\t%s\t%d\t%s\t%s", d.ID, d.Story, d.Version, d.Cause, d.State, d.Attempts, stamp(d.MadeAt), d.Error)
}

type partnerKeyCmd struct{ one }

// Run makes a key.
func (c *partnerKeyCmd) Run(e *env) error {
	return c.with(e, func(a *app.App, p partner.Agreement) error {
		key, err := a.Room.Exchange.NewKey(e, news.System(), p.ID)
		if err != nil {
			return err
		}
		fmt.Printf("give %s this key in a safe way; it is not shown again:\n%s\n", p.Partner, key)
		return nil
	})
}

type partnerTokenCmd struct {
	one
	Drop bool `help:"End the token, and make none."`
}

// Run makes a token, or ends it.
func (c *partnerTokenCmd) Run(e *env) error {
	return c.with(e, func(a *app.App, p partner.Agreement) error {
		if c.Drop {
			return a.Room.Exchange.DropToken(e, news.System(), p.ID)
		}
		token, err := a.Room.Exchange.NewToken(e, news.System(), p.ID)
		if err != nil {
			return err
		}
		fmt.Printf("give %s this token in a safe way; it is not shown again:\n%s\n", p.Partner, token)
		return nil
	})
}

type partnerDeadCmd struct {
	storage
	Partner string `arg:"" optional:"" help:"ID of the agreement, or the partner's name; without it, all."`
}

// Run lists what was given up, the newest first.
func (c *partnerDeadCmd) Run(e *env) error {
	return c.open(e, func(a *app.App) error {
		var p partner.Agreement
		var err error
		if c.Partner != "" {
			if p, err = find(e, a, c.Partner); err != nil {
				return err
			}
		}
		names := map[news.ID]string{}
		err = agreements(e, a, func(p partner.Agreement) error {
			names[p.ID] = p.Partner
			return nil
		})
		if err != nil {
			return err
		}
		for below := news.ID(0); ; {
			page, next, err := a.Room.Exchange.Dead(e, news.System(), p.ID, below, partnersAtOnce)
			if err != nil {
				return err
			}
			for _, d := range page {
				fmt.Printf("%s\t%s\n", delivery(d), names[d.Agreement])
			}
			if below = next; next == 0 {
				return nil
			}
		}
	})
}

type partnerReplayCmd struct {
	storage
	Delivery string `arg:"" help:"ID of the delivery; with --all, the agreement's or the partner's name."`
	All      bool   `help:"Everything that could not be delivered to a partner."`
}

// Run sends again; the running process does it.
func (c *partnerReplayCmd) Run(e *env) error {
	return c.open(e, func(a *app.App) error {
		if !c.All {
			id, err := news.ParseID(c.Delivery)
			if err != nil {
				return usageError{fmt.Errorf("%q is not the ID of a delivery", c.Delivery)}
			}
			return a.Room.Exchange.Replay(e, news.System(), id)
		}
		p, err := find(e, a, c.Delivery)
		if err != nil {
			return err
		}
		n, err := a.Room.Exchange.ReplayAll(e, news.System(), p.ID)
		fmt.Printf("%d will be sent again\n", n)
		return err
	})
}

type partnerEndCmd struct{ one }

// Run ends an agreement.
func (c *partnerEndCmd) Run(e *env) error {
	return c.with(e, func(a *app.App, p partner.Agreement) error {
		if err := a.Room.Exchange.EndAgreement(e, news.System(), p.ID); err != nil {
			return err
		}
		fmt.Printf("%s gets no new stories; corrections and withdrawals still go out\n", p.Partner)
		return nil
	})
}

package live

import (
	"context"
	"encoding/json"
	"sync"
	"time"

	"github.com/coder/websocket"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
)

// message is what a page sends.
type message struct {
	T      string                           `json:"t"` // hello, save, at, arrived, ping
	Client string                           `json:"client"`
	Seq    int64                            `json:"seq"`
	V      int64                            `json:"v"` // steps that the body had seen
	Steps  []json.RawMessage                `json:"steps"`
	Fields map[string]cowriting.FieldChange `json:"fields"`
	Anchor int                              `json:"anchor"`
	Head   int                              `json:"head"`
	Field  string                           `json:"field"`
	Away   bool                             `json:"away"` // the cursor is nowhere
}

// newsMessage tells what is new; the first one is the welcome.
type newsMessage struct {
	T       string            `json:"t"` // welcome or news
	V       int64             `json:"v"`
	Rev     int64             `json:"rev"`
	Batches []batch           `json:"batches,omitempty"`
	Doc     json.RawMessage   `json:"doc,omitempty"` // instead of batches: the whole body
	Fields  map[string]string `json:"fields,omitempty"`
	SavedAt int64             `json:"savedAt,omitempty"` // Unix milliseconds
	SavedBy news.ID           `json:"savedBy,omitzero"`
	State   news.State        `json:"state,omitempty"`
	May     *may              `json:"may,omitempty"`
	People  []guest           `json:"people,omitempty"`
	You     news.ID           `json:"you,omitzero"`  // the account, in the welcome
	Seq     int64             `json:"seq,omitempty"` // last change of this window that was saved, in the welcome
}

// arrivedMessage tells how many steps of a window that is gone have arrived, and
// which of its changes was the last.
type arrivedMessage struct {
	T      string `json:"t"`
	Client string `json:"client"`
	N      int64  `json:"n"`
	Seq    int64  `json:"seq"`
}

type batch struct {
	V       int64             `json:"v"` // after it
	Client  string            `json:"client"`
	Account news.ID           `json:"account"`
	Steps   []json.RawMessage `json:"steps"`
}

type may struct {
	Write bool   `json:"write"`
	Why   string `json:"why,omitempty"`
}

type guest struct {
	cowriting.Guest
	Colour int `json:"colour"` // 0 to 7
}

// doneMessage answers a save.
type doneMessage struct {
	T      string                           `json:"t"` // done, behind or refused
	Seq    int64                            `json:"seq"`
	V      int64                            `json:"v"`
	Rev    int64                            `json:"rev,omitempty"`
	At     int64                            `json:"at,omitempty"`
	Fields map[string]cowriting.FieldResult `json:"fields,omitempty"`
	Kind   string                           `json:"kind,omitempty"` // of the fault
	Text   string                           `json:"text,omitempty"`
	Faults map[string]string                `json:"faults,omitempty"`
}

// story is a page in which a story is open.
func (l *Live) story(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := l.texts.MayRead(c.Context(), c.Actor(), id); err != nil {
		return err // before the handshake, so that it has a status
	}
	s, err := l.accept(c)
	if err != nil || s == nil {
		return err
	}
	defer s.close()
	ctx, cancel := context.WithCancel(context.WithoutCancel(c.Context()))
	defer cancel()
	var hello message
	if err := s.read(ctx, &hello); err != nil || hello.T != "hello" {
		return nil
	}
	seat, err := l.texts.Join(ctx, c.Actor(), id, hello.Client, hello.V)
	if err != nil {
		code, word := closing(err)
		s.bye(ctx, code, word)
		return nil
	}
	defer seat.Leave()
	p := &page{socket: s, seat: seat, id: id, client: hello.Client, answers: make(chan any, 16)}
	if p.last, err = l.texts.LastOf(ctx, c.Actor(), id, hello.Client); err != nil {
		s.bye(ctx, websocket.StatusInternalError, "failed")
		return nil
	}
	var writing sync.WaitGroup
	writing.Go(func() { defer cancel(); p.writeAll(ctx) })
	p.readAll(ctx)
	cancel()
	writing.Wait()
	return nil
}

// page is one window in a story.
type page struct {
	*socket
	seat    *cowriting.Seat
	id      news.ID
	client  string
	last    int64
	answers chan any
}

// readAll does what the page asks for until it goes.
func (p *page) readAll(ctx context.Context) {
	for {
		var m message
		if err := p.read(ctx, &m); err != nil {
			return
		}
		switch m.T {
		case "ping":
			p.answer(ctx, map[string]string{"t": "pong"})
		case "at":
			p.seat.Place(cursorOf(m))
		case "save":
			p.answer(ctx, p.save(ctx, m))
		case "arrived":
			n, err := p.live.texts.Arrived(ctx, p.seat.Actor(), p.id, m.Client, m.V)
			if err != nil {
				return
			}
			seq, err := p.live.texts.LastOf(ctx, p.seat.Actor(), p.id, m.Client)
			if err != nil {
				return
			}
			p.answer(ctx, arrivedMessage{T: "arrived", Client: m.Client, N: n, Seq: seq})
		}
	}
}

func (p *page) answer(ctx context.Context, v any) {
	select {
	case p.answers <- v:
	case <-ctx.Done():
	}
}

// cursorOf reads where the cursor is. Positions are only passed on.
func cursorOf(m message) *cowriting.Cursor {
	if m.Away || m.Anchor < 0 || m.Head < 0 || len(m.Field) > 40 {
		return nil
	}
	return &cowriting.Cursor{Steps: m.V, Anchor: m.Anchor, Head: m.Head, Field: m.Field}
}

func (p *page) save(ctx context.Context, m message) doneMessage {
	r, err := p.live.texts.Make(ctx, p.seat.Actor(), cowriting.Change{Story: p.id, Client: p.client, Seq: m.Seq,
		Steps: m.V, Batch: m.Steps, Fields: m.Fields})
	if err != nil {
		return p.refusal(m.Seq, err)
	}
	done := doneMessage{T: "done", Seq: m.Seq, V: r.Steps, Rev: r.Rev, Fields: r.Fields}
	if r.Behind {
		done.T = "behind"
	} else {
		done.At = r.At.UnixMilli()
	}
	return done
}

func (p *page) refusal(seq int64, err error) doneMessage {
	d := doneMessage{T: "refused", Seq: seq, Kind: fault.KindOf(err).String()}
	d.Text, d.Faults = p.call.Say(err)
	return d
}

// writeAll tells the page what is new until the socket ends. News comes before
// the answer to the save that made it.
func (p *page) writeAll(ctx context.Context) {
	if !p.tell(ctx, "welcome") {
		return
	}
	ask := time.NewTicker(askEvery)
	defer ask.Stop()
	for {
		var answer any
		select {
		case <-ctx.Done():
			return
		case <-p.live.ending:
			p.bye(ctx, websocket.StatusServiceRestart, "restart")
			return
		case <-p.seat.Bell():
		case answer = <-p.answers:
		case <-ask.C:
			ring(p.ask)
		case <-p.ask:
			if !p.askAgain(ctx) {
				return
			}
		}
		if !p.tell(ctx, "news") {
			return
		}
		if answer != nil && p.write(ctx, answer) != nil {
			return
		}
	}
}

// askAgain ends the socket of a session that ended, and lets the others follow
// what their account may do now.
func (p *page) askAgain(ctx context.Context) bool {
	actor, ok := p.who(ctx)
	if !ok {
		p.bye(ctx, closedSignedOut, "signedout")
		return false
	}
	if err := p.seat.Become(actor); err != nil {
		code, word := closing(err)
		p.bye(ctx, code, word)
		return false
	}
	return true
}

// tell writes what the page has not heard yet.
func (p *page) tell(ctx context.Context, kind string) bool {
	n, err := p.seat.Next(ctx)
	if fault.KindOf(err) == fault.NotFound {
		code, word := closing(err)
		p.bye(ctx, code, word)
		return false
	}
	if err != nil {
		if ctx.Err() == nil {
			p.bye(ctx, websocket.StatusTryAgainLater, "restart")
		}
		return false
	}
	if n.Empty() && kind != "welcome" {
		return true
	}
	m := newsMessage{T: kind, V: n.Steps, Rev: n.Rev, Fields: n.Fields, SavedBy: n.SavedBy, SavedAt: n.SavedAt.UnixMilli(),
		State: n.State, Batches: batchesOf(n.Batches), People: guestsOf(n.People)}
	if n.Fresh {
		m.Doc = json.RawMessage(n.Body)
	}
	if n.May != nil {
		m.May = &may{Write: n.May.Writes}
		if !n.May.Writes {
			m.May.Why, _ = p.call.Say(n.May.Why)
		}
	}
	if kind == "welcome" {
		m.You, m.Seq = p.account, p.last
	}
	return p.write(ctx, m) == nil
}

func batchesOf(list []cowriting.Batch) []batch {
	var out []batch
	for _, b := range list {
		out = append(out, batch{V: b.N, Client: b.Client, Account: b.Account, Steps: b.Steps})
	}
	return out
}

// guestsOf gives each account a colour of its own as long as there are enough:
// the same in every window, as everybody comes in the same order.
func guestsOf(list []cowriting.Guest) []guest {
	var out []guest
	colours := map[news.ID]int{}
	for _, g := range list {
		c, known := colours[g.Account]
		if !known {
			c = len(colours) % 8
			colours[g.Account] = c
		}
		out = append(out, guest{g, c})
	}
	return out
}

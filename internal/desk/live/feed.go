package live

import (
	"context"
	"sync"
	"time"

	"github.com/coder/websocket"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

const (
	gather  = 200 * time.Millisecond // what happens in one breath is told in one message
	maxHeap = 200                    // happenings that wait; more are told as "much"
)

// feed is a page that wants to hear what happens.
type feed struct {
	*socket
	bell chan struct{}

	mu      sync.Mutex
	actor   news.Actor
	waiting []happening
	much    bool
}

// happening is an event as a page needs it: what happened to which story.
type happening struct {
	Kind  news.EventKind `json:"kind"`
	Story news.ID        `json:"story"`
	Site  news.ID        `json:"site"`
	Actor news.ID        `json:"actor,omitzero"`
	Mine  bool           `json:"mine,omitempty"` // the page's own account did it
	You   bool           `json:"you,omitempty"`  // a story of the page's account, or one it is to work on
}

type feedMessage struct {
	T        string      `json:"t"` // hello, happened, pong
	Happened []happening `json:"happened,omitempty"`
	Much     bool        `json:"much,omitempty"` // too much to list: look at everything again
	You      news.ID     `json:"you,omitzero"`
}

// hear notes what happened; the caller holds the lock of Live, not the feed's.
func (f *feed) hear(h inside.Happening) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !h.Concerns(f.actor) {
		return
	}
	if len(f.waiting) >= maxHeap {
		f.waiting, f.much = nil, true
	}
	if !f.much {
		f.waiting = append(f.waiting, happening{Kind: h.Kind, Story: h.Story, Site: h.Site, Actor: h.Event.Actor,
			Mine: h.Event.Actor == f.account, You: h.Author == f.account || h.Assigned == f.account})
	}
	ring(f.bell)
}

func (f *feed) take() feedMessage {
	f.mu.Lock()
	defer f.mu.Unlock()
	m := feedMessage{T: "happened", Happened: f.waiting, Much: f.much}
	f.waiting, f.much = nil, false
	return m
}

// feed tells a page what happens in the newsroom.
func (l *Live) feed(c *frame.Call) error {
	s, err := l.accept(c)
	if err != nil || s == nil {
		return err
	}
	defer s.close()
	f := &feed{socket: s, bell: make(chan struct{}, 1), actor: c.Actor()}
	l.mu.Lock()
	l.feeds[f] = true
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.feeds, f)
	}()
	ctx, cancel := context.WithCancel(context.WithoutCancel(c.Context()))
	defer cancel()
	pings := make(chan struct{}, 1)
	var writing sync.WaitGroup
	writing.Go(func() { defer cancel(); f.writeAll(ctx, pings) })
	for {
		var m message
		if err := f.read(ctx, &m); err != nil {
			break
		}
		ring(pings)
	}
	cancel()
	writing.Wait()
	return nil
}

func (f *feed) writeAll(ctx context.Context, pings <-chan struct{}) {
	if f.write(ctx, feedMessage{T: "hello", You: f.account}) != nil {
		return
	}
	ask := time.NewTicker(askEvery)
	defer ask.Stop()
	for {
		var m feedMessage
		select {
		case <-ctx.Done():
			return
		case <-f.live.ending:
			f.bye(ctx, websocket.StatusServiceRestart, "restart")
			return
		case <-ask.C:
			ring(f.ask)
			continue
		case <-f.ask:
			actor, ok := f.who(ctx)
			if !ok {
				f.bye(ctx, closedSignedOut, "signedout")
				return
			}
			f.mu.Lock()
			f.actor = actor
			f.mu.Unlock()
			continue
		case <-pings:
			m = feedMessage{T: "pong"}
		case <-f.bell:
			select {
			case <-ctx.Done():
				return
			case <-time.After(gather):
			}
			m = f.take()
		}
		if f.write(ctx, m) != nil {
			return
		}
	}
}

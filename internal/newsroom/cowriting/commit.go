package cowriting

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

const (
	shareLimit = 64               // changes in one transaction
	makeWithin = 30 * time.Second // one transaction
)

// pending is a change that waits to be made.
type pending struct {
	actor  news.Actor
	story  news.ID
	do     func(d *act.Deed) error
	result error
	done   chan struct{}
}

// line is where changes wait. While a transaction runs, the next ones gather;
// each transaction takes all that have gathered, so that under load many
// changes share one wait for the disk, and a lone one waits for nothing.
type line struct {
	make    func(group []*pending)
	mu      sync.Mutex
	waiting []*pending
	busy    bool
}

// wait puts a change in the line and returns once it was made or refused. When
// the context ends first, the change may still be made.
func (l *line) wait(ctx context.Context, p *pending) error {
	p.done = make(chan struct{})
	l.mu.Lock()
	l.waiting = append(l.waiting, p)
	if !l.busy {
		l.busy = true
		go l.work()
	}
	l.mu.Unlock()
	select {
	case <-p.done:
		return p.result
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *line) work() {
	for {
		l.mu.Lock()
		group := l.waiting
		if len(group) == 0 {
			l.busy = false
			l.mu.Unlock()
			return
		}
		if len(group) > shareLimit {
			group, l.waiting = group[:shareLimit:shareLimit], group[shareLimit:]
		} else {
			l.waiting = nil
		}
		l.mu.Unlock()
		l.make(group)
		for _, p := range group {
			close(p.done)
		}
	}
}

// submit makes a change of a story in turn.
func (a *Authority) submit(ctx context.Context, actor news.Actor, story news.ID, do func(d *act.Deed) error) error {
	return a.line[int(uint64(story)%uint64(len(a.line)))].wait(ctx, &pending{actor: actor, story: story, do: do})
}

// makeAll makes changes in one transaction. A change that is refused has
// written nothing and leaves the others alone; when the database fails at one,
// each is tried by itself, so that none takes another down.
func (a *Authority) makeAll(group []*pending) {
	// Everybody locks stories in one order, so that no two processes wait for
	// each other.
	slices.SortStableFunc(group, func(x, y *pending) int { return cmp.Compare(x.story, y.story) })
	err := a.makeTogether(group)
	if err == nil {
		return
	}
	for _, p := range group {
		if len(group) > 1 {
			err = a.makeTogether([]*pending{p})
		}
		if err != nil {
			p.result = err
		}
	}
}

func (a *Authority) makeTogether(group []*pending) (err error) {
	defer func() {
		// Nobody above would catch it: the changes of one window must not end
		// the program for everybody.
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in a save: %v\n%s", p, debug.Stack())
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), makeWithin)
	defer cancel()
	return a.room.Do(ctx, news.System(), "save story", func(d *act.Deed) error {
		for _, p := range group {
			d.Actor = p.actor
			p.result = p.do(d)
			if p.result == nil {
				continue
			}
			if k := fault.KindOf(p.result); k == fault.Internal || k == fault.Unavailable {
				return p.result
			}
		}
		return nil
	})
}

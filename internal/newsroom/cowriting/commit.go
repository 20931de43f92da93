package cowriting

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

const (
	shareLimit = 64               // changes in one transaction
	makeWithin = 30 * time.Second // one transaction
)

// pending is a change that waits to be made.
type pending struct {
	actor  news.Actor
	story  news.ID
	client string // the window, if it is one
	do     func(d *act.Deed, o *opened) error
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
func (a *Authority) submit(ctx context.Context, p *pending) error {
	return a.line[int(uint64(p.story)%uint64(len(a.line)))].wait(ctx, p)
}

// makeAll makes changes in one transaction. A change that is refused has
// written nothing and leaves the others alone; when the database fails at one,
// each is tried by itself, so that none takes another down.
func (a *Authority) makeAll(group []*pending) {
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
		stories, err := open(d, group)
		if err != nil {
			return err
		}
		for _, p := range group {
			d.Actor = p.actor
			if o := stories[p.story]; o != nil {
				p.result = p.do(d, o)
			} else {
				p.result = fault.New(fault.NotFound, "there is no story %s", p.story)
			}
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

// opened is a story under lock, and what changes need to know of it. A change
// that was made leaves in it what the next one finds.
type opened struct {
	story   news.Story
	copy    news.WorkingCopy
	writers map[string]store.Writer // the windows that want to change it
}

// open locks the stories of a group and reads all that is needed, in as many
// questions to the database for many changes as for one.
func open(d *act.Deed, group []*pending) (map[news.ID]*opened, error) {
	var ids []news.ID
	var clients []string
	for _, p := range group {
		ids = append(ids, p.story)
		if p.client != "" {
			clients = append(clients, p.client)
		}
	}
	stories, err := d.Store.LockStories(d, ids)
	if err != nil {
		return nil, err
	}
	locked := map[news.ID]news.Story{}
	for _, st := range stories {
		locked[st.ID] = st
	}
	copies, err := d.Store.WorkingCopies(d, ids)
	if err != nil {
		return nil, err
	}
	out := map[news.ID]*opened{}
	for _, w := range copies {
		if st, ok := locked[w.Story]; ok {
			out[w.Story] = &opened{story: st, copy: w, writers: map[string]store.Writer{}}
		}
	}
	if len(clients) == 0 {
		return out, nil
	}
	writers, err := d.Store.Writers(d, ids, clients)
	for _, w := range writers {
		if o := out[w.Story]; o != nil {
			o.writers[w.Client] = w
		}
	}
	return out, err
}

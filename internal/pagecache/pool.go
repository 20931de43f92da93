package pagecache

import "time"

// pool is a budget of bytes and entries with a SIEVE eviction order: a list
// with the newest entry first and a hand that walks from old to new, spares
// entries that were read since it last passed, and evicts the first other one.
// It is guarded by Cache.mu; only the visited bits change without it.
type pool struct {
	maxBytes   int64
	maxEntries int // 0: no limit
	bytes      int64
	count      int
	newest     *Entry
	oldest     *Entry
	hand       *Entry
}

func (p *pool) over() bool {
	return p.bytes > p.maxBytes || p.maxEntries > 0 && p.count > p.maxEntries
}

func (p *pool) push(e *Entry) {
	e.in = p
	e.older = p.newest
	if p.newest != nil {
		p.newest.newer = e
	} else {
		p.oldest = e
	}
	p.newest = e
	p.bytes += e.weight
	p.count++
}

func (p *pool) remove(e *Entry) {
	if p.hand == e {
		p.hand = e.newer
	}
	if e.newer != nil {
		e.newer.older = e.older
	} else {
		p.newest = e.older
	}
	if e.older != nil {
		e.older.newer = e.newer
	} else {
		p.oldest = e.newer
	}
	e.in, e.newer, e.older = nil, nil, nil
	p.bytes -= e.weight
	p.count--
}

// victim chooses what to evict from a pool that is not empty, without removing
// it. Entries that can no longer be served are taken whether read or not.
func (p *pool) victim(now time.Time) *Entry {
	e := p.hand
	for {
		if e == nil {
			e = p.oldest
		}
		if e.dead(now) || !e.visited.Load() {
			p.hand = e.newer
			return e
		}
		e.visited.Store(false)
		e = e.newer
	}
}

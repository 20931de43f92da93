package pagecache

import (
	"hash/maphash"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Key is the address of a page. The caller brings it into canonical form: Host
// lower case and without port, Path as routed, Query holding only parameters
// that change the page, in a fixed order, so that strangers cannot make copies
// of a page by adding parameters.
//
// The strings are only read during a call; the cache clones what it keeps. They
// may therefore alias a buffer that a server reuses for its next request.
type Key struct {
	Host, Path, Query string
}

func (k Key) clone() Key {
	return Key{strings.Clone(k.Host), strings.Clone(k.Path), strings.Clone(k.Query)}
}

// Config sets limits and times. Its zero value is a usable cache.
type Config struct {
	// MaxBytes is the budget of ordinary pages, all encodings and the
	// bookkeeping counted. Default 256 MiB.
	MaxBytes int64
	// SideBytes and SideEntries are the budget of side pages: everything but
	// status 200, and pages that asked for it. Default a sixteenth of MaxBytes
	// and 4,096.
	SideBytes   int64
	SideEntries int

	// MaxLifetime ends the life of every page, whatever it says itself: the
	// safety net under the purges. Default 24 hours.
	MaxLifetime time.Duration
	// FillTimeout is the deadline of a render's context. Default 15 seconds.
	FillTimeout time.Duration
	// MaxFills bounds the renders running at once; others queue within their
	// FillTimeout. A fill must not ask the same cache for another page: with
	// all places taken it would wait for itself. Default 64.
	MaxFills int
	// RefreshWait is how long a caller waits for a refresh before being given
	// the old page, where StaleIfError of that page allows it. Default 1 second.
	RefreshWait time.Duration
	// RetryAfter is the pause after a failed refresh during which the old page
	// is served without trying again. Default 2 seconds.
	RetryAfter time.Duration
	// PurgeMemory bounds the number of purged tags remembered while renders are
	// under way. Beyond it the oldest renders are refused storage without
	// looking at their tags. Default 4,096.
	PurgeMemory int

	// MaxAge and SharedMaxAge are the lifetimes told to browsers and to shared
	// caches, for pages that do not set their own; never longer than the page
	// lives here. Shared caches are told apart always: set SharedMaxAge only if
	// every purge is passed on to them. Default 0: ask every time.
	MaxAge       time.Duration
	SharedMaxAge time.Duration

	// BrotliAtFill makes the brotli body before a page is first served instead
	// of after its second hit.
	BrotliAtFill bool
	// IsAnswer tells errors that are an answer (no such page) from failures (no
	// database). An answer is passed on and ends the life of the old page; a
	// failure may be hidden behind it. Default: every error is a failure.
	IsAnswer func(error) bool
	// Now is the clock. Default time.Now.
	Now func() time.Time
}

func (c Config) withDefaults() Config {
	orDuration(&c.MaxLifetime, 24*time.Hour)
	orDuration(&c.FillTimeout, 15*time.Second)
	orDuration(&c.RefreshWait, time.Second)
	orDuration(&c.RetryAfter, 2*time.Second)
	if c.MaxBytes <= 0 {
		c.MaxBytes = 256 << 20
	}
	if c.SideBytes <= 0 {
		c.SideBytes = c.MaxBytes / 16
	}
	if c.SideEntries <= 0 {
		c.SideEntries = 4096
	}
	if c.MaxFills <= 0 {
		c.MaxFills = 64
	}
	if c.PurgeMemory <= 0 {
		c.PurgeMemory = 4096
	}
	if c.IsAnswer == nil {
		c.IsAnswer = func(error) bool { return false }
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

func orDuration(d *time.Duration, def time.Duration) {
	if *d <= 0 {
		*d = def
	}
}

// shardCount spreads the readers' locks. More shards than cores is enough:
// they are held for one map access.
const shardCount = 64

type shard struct {
	mu      sync.RWMutex
	entries map[Key]*Entry // written under Cache.mu and mu, so either suffices for reading
	hits    atomic.Uint64
	_       [80]byte // keeps neighbouring shards on different cache lines
}

// Cache is a page cache. Make one with [New]; it needs no closing. All methods
// may be called from any goroutine.
type Cache struct {
	cfg    Config
	seed   maphash.Seed
	shards [shardCount]shard
	slots  chan struct{} // places for running fills
	press  *press
	stats  counters

	mu      sync.Mutex // taken before a shard's mu, never after
	pages   pool
	side    pool
	tags    map[string]map[*Entry]struct{}
	flights map[Key]*flight
	purges  purgeLog
}

// New returns an empty cache.
func New(cfg Config) *Cache {
	cfg = cfg.withDefaults()
	c := &Cache{
		cfg:     cfg,
		seed:    maphash.MakeSeed(),
		slots:   make(chan struct{}, cfg.MaxFills),
		pages:   pool{maxBytes: cfg.MaxBytes},
		side:    pool{maxBytes: cfg.SideBytes, maxEntries: cfg.SideEntries},
		tags:    map[string]map[*Entry]struct{}{},
		flights: map[Key]*flight{},
		purges:  purgeLog{last: map[string]uint64{}, limit: cfg.PurgeMemory},
	}
	c.press = newPress(c.attachBrotli)
	for i := range c.shards {
		c.shards[i].entries = map[Key]*Entry{}
	}
	return c
}

func (c *Cache) shard(key Key) *shard {
	return &c.shards[maphash.Comparable(c.seed, key)%shardCount]
}

// Get returns the page at key if it is there and fresh, else nil. It never
// waits for a render and never allocates: a listener can try it first and hand
// everything else to whatever calls [Cache.GetOrFill].
func (c *Cache) Get(key Key) *Entry {
	s := c.shard(key)
	s.mu.RLock()
	e := s.entries[key]
	s.mu.RUnlock()
	if e == nil || !e.fresh(c.cfg.Now()) {
		return nil
	}
	s.hits.Add(1)
	c.touch(e)
	return e
}

// touch notes a hit for the eviction order and for the lazy brotli body.
func (c *Cache) touch(e *Entry) {
	if !e.visited.Load() {
		e.visited.Store(true)
	}
	if n := e.warmth.Load(); n < brotliAfter {
		if e.warmth.Add(1) == brotliAfter && !c.press.enqueue(e) {
			e.warmth.Store(0)
		}
	}
}

// peek returns what is stored at key, however old. The caller holds c.mu.
func (c *Cache) peek(key Key) *Entry { return c.shard(key).entries[key] }

// insert stores e in place of what is at its key and makes room for it. It
// reports whether e was light enough to be stored. The caller holds c.mu.
func (c *Cache) insert(e *Entry, now time.Time) bool {
	if old := c.peek(e.key); old != nil {
		c.unlink(old)
	}
	p := &c.pages
	if e.onSide {
		p = &c.side
	}
	if e.weight > p.maxBytes/8 {
		return false
	}
	p.push(e)
	for _, tag := range e.tags {
		set := c.tags[tag]
		if set == nil {
			set = make(map[*Entry]struct{}, 1)
			c.tags[tag] = set
		}
		set[e] = struct{}{}
	}
	s := c.shard(e.key)
	s.mu.Lock()
	s.entries[e.key] = e
	s.mu.Unlock()
	c.shrink(p, now)
	return true
}

// shrink evicts from p until it is within its budget. The caller holds c.mu.
func (c *Cache) shrink(p *pool, now time.Time) {
	for p.over() {
		c.unlink(p.victim(now))
		c.stats.evicted.Add(1)
	}
}

// unlink takes a stored e out of the cache and out of every index. The caller
// holds c.mu.
func (c *Cache) unlink(e *Entry) {
	s := c.shard(e.key)
	s.mu.Lock()
	delete(s.entries, e.key)
	s.mu.Unlock()
	for _, tag := range e.tags {
		set := c.tags[tag]
		delete(set, e)
		if len(set) == 0 {
			delete(c.tags, tag)
		}
	}
	e.in.remove(e)
}

package pagecache

// purgeLog remembers, while renders are under way, which tags were purged when.
// Purges are numbered; a render remembers the number of the last purge before
// it began. The log is bounded: beyond its limit it forgets, and refuses every
// render that began before what it has forgotten.
type purgeLog struct {
	seq   uint64            // number of the latest purge
	last  map[string]uint64 // tag -> number of its latest purge
	floor uint64            // renders begun before this purge are refused unseen
	limit int
}

// note records that tag was purged by the latest purge. oldest is the smallest
// start among the renders under way.
func (l *purgeLog) note(tag string, oldest func() uint64) {
	if _, known := l.last[tag]; !known && len(l.last) >= l.limit {
		l.forget(oldest())
	}
	l.last[tag] = l.seq
}

// forget drops what no render needs, and if that is less than half, everything.
func (l *purgeLog) forget(oldest uint64) {
	for tag, seq := range l.last {
		if seq <= oldest {
			delete(l.last, tag)
		}
	}
	if len(l.last) > l.limit/2 {
		clear(l.last)
		l.floor = l.seq
	}
}

// overtook reports whether a render begun after purge number start and made of
// tags was, or may have been, overtaken by a purge.
func (l *purgeLog) overtook(start uint64, tags []string) bool {
	if start < l.floor {
		return true
	}
	if start == l.seq {
		return false
	}
	for _, tag := range tags {
		if l.last[tag] > start {
			return true
		}
	}
	return false
}

// Purge deletes every page that carries one of the tags and returns how many
// there were. Renders under way that turn out to carry one of them will not be
// stored, and will not be given to anyone who asks after Purge has returned.
// Call it after the change is visible to renders: after the commit.
func (c *Cache) Purge(tags ...string) int {
	if len(tags) == 0 {
		return 0
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.purges.seq++
	n := 0
	for _, tag := range tags {
		tag = CanonicalTag(tag)
		if len(c.flights) > 0 {
			c.purges.note(tag, c.oldestFlight)
		}
		for e := range c.tags[tag] {
			c.unlink(e)
			n++
		}
	}
	c.stats.purges.Add(1)
	c.stats.purged.Add(uint64(n))
	return n
}

// PurgeAll deletes every page and refuses every render under way. It is the
// answer to purges that may have been missed.
func (c *Cache) PurgeAll() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.purges.seq++
	c.purges.floor = c.purges.seq
	clear(c.purges.last)
	n := 0
	for _, p := range []*pool{&c.pages, &c.side} {
		for p.oldest != nil {
			c.unlink(p.oldest)
			n++
		}
	}
	c.stats.purges.Add(1)
	c.stats.purged.Add(uint64(n))
	return n
}

// oldestFlight returns the smallest start among the renders under way. The
// caller holds c.mu.
func (c *Cache) oldestFlight() uint64 {
	oldest := c.purges.seq
	for _, f := range c.flights {
		oldest = min(oldest, f.start)
	}
	return oldest
}

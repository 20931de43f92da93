package pagecache

// CheckBooks reports what disagrees between the indexes of c: for tests.
func (c *Cache) CheckBooks() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	stored, tagged, refs := 0, 0, 0
	for i := range c.shards {
		stored += len(c.shards[i].entries)
		for key, e := range c.shards[i].entries {
			if e.key != key || e.in == nil {
				return "an entry is stored under a key or in a state not its own"
			}
			tagged += len(e.tags)
		}
	}
	for _, set := range c.tags {
		if len(set) == 0 {
			return "an empty tag was kept"
		}
		for e := range set {
			if e.in == nil {
				return "a tag leads to an entry that has left"
			}
			refs++
		}
	}
	if refs != tagged {
		return "the tag index does not hold exactly the entries' tags"
	}
	listed := 0
	for _, p := range []*pool{&c.pages, &c.side} {
		count, bytes := 0, int64(0)
		for e := p.oldest; e != nil; e = e.newer {
			if e.weight != e.weigh() {
				return "an entry's weight is not what it weighs"
			}
			count++
			bytes += e.weight
		}
		if count != p.count || bytes != p.bytes {
			return "a pool's sums are wrong"
		}
		if p.over() {
			return "a pool is over its budget"
		}
		listed += count
	}
	if listed != stored {
		return "the eviction order does not hold exactly the stored entries"
	}
	if len(c.purges.last) > c.purges.limit {
		return "the purge log is over its limit"
	}
	if len(c.flights) == 0 && len(c.purges.last) > 0 {
		return "the purge log remembers purges for nobody"
	}
	return ""
}

// PressBacklog returns how many bodies wait for the background worker.
func (c *Cache) PressBacklog() int {
	c.press.mu.Lock()
	defer c.press.mu.Unlock()
	return len(c.press.queue)
}

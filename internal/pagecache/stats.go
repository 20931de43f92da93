package pagecache

import "sync/atomic"

// Stats are counters since the cache was made, and what it holds now.
type Stats struct {
	Hits         uint64 // fresh pages served
	StaleHits    uint64 // expired pages served while a refresh runs
	ErrorHits    uint64 // expired pages served because a refresh failed or hung
	Misses       uint64 // asked for and not there
	Joined       uint64 // of Misses, those that waited for a render begun by another
	Fills        uint64 // renders run
	FillErrors   uint64 // renders that returned an error, panicked, or found no place to run
	RefusedFills uint64 // of Fills, those overtaken by a purge
	Bypassed     uint64 // of Fills, those whose page may not be stored, or is too heavy
	Purges       uint64 // calls of Purge and PurgeAll
	Purged       uint64 // entries deleted by them
	Evicted      uint64 // entries deleted to make room
	BrotliMade   uint64 // brotli bodies made in the background

	Entries     int   // ordinary pages
	Bytes       int64 // their weight
	SideEntries int
	SideBytes   int64
	Tags        int // distinct tags of all entries
	InFlight    int // renders running or queued
}

type counters struct {
	staleHits, errorHits, misses, joined      atomic.Uint64
	fills, fillErrors, refusedFills, bypassed atomic.Uint64
	purges, purged, evicted, brotli           atomic.Uint64
}

// Stats returns the counters. They are read one after the other: sums may be
// off by what happens meanwhile.
func (c *Cache) Stats() Stats {
	s := Stats{
		StaleHits:    c.stats.staleHits.Load(),
		ErrorHits:    c.stats.errorHits.Load(),
		Misses:       c.stats.misses.Load(),
		Joined:       c.stats.joined.Load(),
		Fills:        c.stats.fills.Load(),
		FillErrors:   c.stats.fillErrors.Load(),
		RefusedFills: c.stats.refusedFills.Load(),
		Bypassed:     c.stats.bypassed.Load(),
		Purges:       c.stats.purges.Load(),
		Purged:       c.stats.purged.Load(),
		Evicted:      c.stats.evicted.Load(),
		BrotliMade:   c.stats.brotli.Load(),
	}
	for i := range c.shards {
		s.Hits += c.shards[i].hits.Load()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	s.Entries, s.Bytes = c.pages.count, c.pages.bytes
	s.SideEntries, s.SideBytes = c.side.count, c.side.bytes
	s.Tags, s.InFlight = len(c.tags), len(c.flights)
	return s
}

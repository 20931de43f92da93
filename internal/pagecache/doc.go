// Package pagecache keeps finished pages as bytes, finds them by address and
// deletes them by tag. It knows nothing of any server library: it speaks of
// addresses, header values and byte slices, so that every listener of the
// portal can answer from it and all of them answer alike.
//
// # What it promises
//
//   - One render per address at a time. Everybody else who asks for the same
//     page waits for it, each within the limits of an own context.
//   - After [Cache.Purge] has returned, nobody who asks for a page carrying one
//     of the purged tags is given anything rendered from what was there before.
//     This holds for renders that were under way during the purge: they are
//     refused storage, and only those who asked before the purge may get them.
//   - Memory is bounded: by bytes for pages, by bytes and by number for what
//     strangers can ask for at will (missing addresses, redirects, searches).
//   - When renders fail, pages that have run out, but were not purged, go on
//     being served for as long as whoever rendered them allowed.
//
// # How it is laid out
//
// Reading and changing are kept apart. A hit takes the read lock of one of a
// few shards, looks into a map, sets a bit, and allocates nothing. Everything
// that changes the set of pages (storing, purging, evicting, the beginning and
// the end of a render) happens under one mutex, so that the tag index, the
// eviction order, the byte counts and the record of purges never disagree. A
// change takes microseconds and belongs to a render that took at least
// hundreds of them; the mutex is not what limits misses.
//
// # Why the storage is our own
//
// A general cache library was the first candidate (otter, whose Set is visible
// to the next Get). What decided against it is that a page is stored only if no
// purge overtook it, together with its tags, and leaves together with them:
// with a library the entry and its tag index live under different locks, and
// eviction reports through callbacks that run under the library's own lock or
// some time later. Weights also change after insertion here (the brotli body
// comes later), and rare pages live under a second budget. The eviction order
// is SIEVE (Zhang et al., NSDI 2024): a hit sets one bit, a crawler walking
// through the archive does not push out the pages that are read.
//
// pagecache.go holds the cache and its configuration, page.go what a render
// returns, entry.go what is kept, fill.go the renders, purge.go the purges,
// pool.go the budgets and the eviction, compress.go the encoded bodies,
// negotiate.go, conditional.go and answer.go the HTTP semantics as pure
// functions, stats.go the counters.
package pagecache

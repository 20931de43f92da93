// Package reads counts how often stories are read, without knowing readers.
//
//	reads.go  Reads
package reads

import (
	"context"
	"hash/maphash"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/web"
)

// Reads counts how often stories are read. It keeps numbers and nothing about
// readers: that somebody has just read a story is remembered for the current
// hour only, as a hash under a seed that never leaves memory, so that loading
// a page again does not count twice.
type Reads struct {
	save    func(ctx context.Context, reads []news.ReadCount) error
	proxies web.Proxies
	log     *slog.Logger

	mu     sync.Mutex
	hour   int64
	seed   maphash.Seed
	recent map[uint64]struct{}
	counts map[readKey]int64
}

type readKey struct {
	site, story news.ID
	hour        int64
}

// mostRecent bounds the memory of who has just read what.
const mostRecent = 200_000

// New returns a counter that hands its counts to save.
func New(save func(ctx context.Context, reads []news.ReadCount) error, proxies web.Proxies, log *slog.Logger) *Reads {
	return &Reads{save: save, proxies: proxies, log: log, counts: map[readKey]int64{}, recent: map[uint64]struct{}{}, seed: maphash.MakeSeed()}
}

// Note counts a read, unless a program asked or the same reader just did.
func (c *Reads) Note(site, story news.ID, r *http.Request, now time.Time) {
	if c == nil || r.Method != http.MethodGet || !byPerson(r) {
		return
	}
	hour := now.Unix() / 3600
	c.mu.Lock()
	defer c.mu.Unlock()
	if hour != c.hour || len(c.recent) >= mostRecent {
		c.hour, c.seed = hour, maphash.MakeSeed()
		clear(c.recent)
	}
	var h maphash.Hash
	h.SetSeed(c.seed)
	_, _ = h.WriteString(c.proxies.ClientIP(r).String())
	_, _ = h.WriteString(r.UserAgent())
	_, _ = h.WriteString(story.String())
	_, _ = h.WriteString(site.String())
	who := h.Sum64()
	if _, again := c.recent[who]; again {
		return
	}
	c.recent[who] = struct{}{}
	c.counts[readKey{site, story, hour}]++
}

// programs are words in the User-Agent of what reads pages without a person.
var programs = []string{
	"bot", "crawl", "spider", "slurp", "archiver", "preview", "facebookexternalhit", "whatsapp", "telegram",
	"embed", "monitor", "uptime", "pingdom", "lighthouse", "pagespeed", "headless", "curl", "wget", "python",
	"go-http", "java/", "okhttp", "libwww", "scrapy", "httpclient", "node-fetch", "axios", "feed", "validator",
}

// byPerson reports whether a request looks like a person's reading: a browser
// that shows the page now.
func byPerson(r *http.Request) bool {
	if p := r.Header.Get("Sec-Purpose") + r.Header.Get("Purpose"); strings.Contains(p, "prefetch") {
		return false
	}
	agent := strings.ToLower(r.UserAgent())
	if !strings.HasPrefix(agent, "mozilla/") && !strings.HasPrefix(agent, "opera/") {
		return false
	}
	for _, p := range programs {
		if strings.Contains(agent, p) {
			return false
		}
	}
	return true
}

// Flush hands over what was counted. Counts that cannot be saved are kept for
// the next time.
func (c *Reads) Flush(ctx context.Context) {
	c.mu.Lock()
	counts := c.counts
	c.counts = map[readKey]int64{}
	c.mu.Unlock()
	if len(counts) == 0 {
		return
	}
	reads := make([]news.ReadCount, 0, len(counts))
	for k, n := range counts {
		reads = append(reads, news.ReadCount{Site: k.site, Story: k.story, Hour: k.hour, N: n})
	}
	if err := c.save(ctx, reads); err != nil {
		c.log.Warn("save the counts of reads", "error", err)
		c.mu.Lock()
		defer c.mu.Unlock()
		for k, n := range counts {
			c.counts[k] += n
		}
	}
}

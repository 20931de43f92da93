package pagecache_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/pagecache"
)

// TestNothingFromBeforeAPurge holds the promise of the package against random
// readers, writers and clocks: whoever asks after Purge(tag) has returned is
// given nothing rendered from what was there before. Each tag stands for one
// number that only grows; a page shows the numbers of its tags; a writer
// changes a number, purges, and then announces the number as the least that may
// be seen from now on.
func TestNothingFromBeforeAPurge(t *testing.T) {
	const tags, paths, people = 12, 40, 8
	rounds := 1000
	if testing.Short() {
		rounds = 400
	}
	tests := []struct {
		name string
		cfg  pagecache.Config
	}{
		{"roomy", pagecache.Config{}},
		{"evicting", pagecache.Config{MaxBytes: 18 << 10, SideEntries: 3}},
		{"forgetful", pagecache.Config{PurgeMemory: 2}},
		{"narrow", pagecache.Config{MaxFills: 1}},
		{"impatient", pagecache.Config{RefreshWait: time.Nanosecond, RetryAfter: time.Nanosecond}},
	}
	var refused, evicted uint64
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var data, least [tags]atomic.Int64
			var skew atomic.Int64 // the clock runs wild, forwards
			tt.cfg.Now = func() time.Time { return time.Unix(1e9, skew.Add(int64(100*time.Microsecond))) }
			tt.cfg.MaxLifetime = time.Second
			c := pagecache.New(tt.cfg)

			tagsOf := func(path int) []int { return []int{path % tags, (path / 3) % tags, (path * 7) % tags} }
			render := func(path int) pagecache.Fill {
				return func(_ context.Context, rec *pagecache.Recorder) (pagecache.Page, error) {
					var b strings.Builder
					for _, tag := range tagsOf(path) {
						if rand.N(2) == 0 {
							rec.Tag(fmt.Sprint("t:", tag))
						}
						fmt.Fprintln(&b, tag, data[tag].Load())
						if rand.N(3) == 0 {
							runtime.Gosched()
						}
						rec.Tag(fmt.Sprint("t:", tag))
					}
					switch rand.N(20) {
					case 0:
						return pagecache.Page{}, errDatabase
					case 1:
						panic("boom")
					}
					if path%10 == 1 {
						b.WriteString(strings.Repeat("isi ", 100)) // long enough to be compressed
					}
					p := htmlPage(b.String())
					p.TTL, p.StaleFor, p.StaleIfError = 50*time.Millisecond, 100*time.Millisecond, time.Second
					p.Side = path%5 == 0
					return p, nil
				}
			}

			var writing [tags]sync.Mutex
			change := func(tag int) {
				writing[tag].Lock()
				defer writing[tag].Unlock()
				now := data[tag].Add(1)
				if rand.N(20) == 0 {
					c.PurgeAll()
				} else {
					c.Purge(fmt.Sprint("t:", tag), "t:nobody")
				}
				least[tag].Store(now)
			}

			var wg sync.WaitGroup
			for range people {
				wg.Go(func() {
					for range rounds {
						if rand.N(20) == 0 {
							change(rand.N(tags))
						}
						path := rand.N(paths)
						var floor [tags]int64
						for _, tag := range tagsOf(path) {
							floor[tag] = least[tag].Load()
						}
						e, state, err := c.GetOrFill(context.Background(), key(fmt.Sprint("/", path)), render(path))
						if err != nil {
							continue
						}
						for shown := range strings.Lines(string(e.Body(pagecache.Identity))) {
							var tag int
							var n int64
							if _, err := fmt.Sscan(shown, &tag, &n); err == nil && n < floor[tag] {
								t.Errorf("%v: page %d shows %d for tag %d, after purge of %d", state, path, n, tag, floor[tag])
							}
						}
					}
				})
			}
			wg.Wait()
			for c.Stats().InFlight > 0 {
				runtime.Gosched()
			}
			books(t, c)
			s := c.Stats()
			if s.Hits == 0 || s.StaleHits == 0 || s.Purged == 0 {
				t.Errorf("the test did not exercise much: %+v", s)
			}
			refused, evicted = refused+s.RefusedFills, evicted+s.Evicted
		})
	}
	if refused == 0 || evicted == 0 {
		t.Errorf("%d refused, %d evicted: the test did not exercise much", refused, evicted)
	}
}

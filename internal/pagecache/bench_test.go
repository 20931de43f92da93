package pagecache_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/pagecache"
)

func filled(b *testing.B, n int) (*pagecache.Cache, []pagecache.Key) {
	b.Helper()
	c := pagecache.New(pagecache.Config{BrotliAtFill: n < 100, MaxBytes: 1 << 30})
	var words strings.Builder
	r := rand.New(rand.NewPCG(1, 2))
	for words.Len() < 40<<10/(1+n/1000) {
		fmt.Fprintf(&words, "<p>kata%d kata%d</p>\n", r.IntN(500), r.IntN(5000))
	}
	keys := make([]pagecache.Key, n)
	for i := range keys {
		keys[i] = key(fmt.Sprintf("/ekonomi/1k3f9x%04d/harga-beras-naik", i))
		p := htmlPage(words.String(), fmt.Sprint("story:", i), "latest:solo", "section:solo:ekonomi")
		if _, _, err := c.GetOrFill(context.Background(), keys[i], fixed(p)); err != nil {
			b.Fatal(err)
		}
	}
	return c, keys
}

func BenchmarkGet(b *testing.B) {
	c, keys := filled(b, 1000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if c.Get(keys[i%len(keys)]) == nil {
			b.Fatal("miss")
		}
	}
}

func BenchmarkGetOneKeyParallel(b *testing.B) {
	c, keys := filled(b, 1)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if c.Get(keys[0]) == nil {
				b.Error("miss")
			}
		}
	})
}

func BenchmarkGetAndAnswer(b *testing.B) {
	c, keys := filled(b, 10)
	req := pagecache.Request{AcceptEncoding: "gzip, deflate, br, zstd"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		a := c.Get(keys[i%len(keys)]).Answer(req, time.Now())
		n := 0
		for name, value := range a.Fields {
			n += len(name) + len(value)
		}
		if a.Encoding != pagecache.Brotli || n == 0 {
			b.Fatal("wrong answer")
		}
	}
}

func BenchmarkFill(b *testing.B) {
	c, keys := filled(b, 1)
	body := string(c.Get(keys[0]).Body(pagecache.Identity))
	b.ReportAllocs()
	for b.Loop() {
		c.PurgeAll()
		if _, _, err := c.GetOrFill(context.Background(), keys[0], fixed(htmlPage(body, "story:1"))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPurgeOfTenThousand(b *testing.B) {
	c, keys := filled(b, 10_000)
	for b.Loop() {
		n := c.Purge("latest:solo")
		b.StopTimer()
		if n != len(keys) {
			b.Fatalf("purged %d", n)
		}
		for _, k := range keys {
			_, _, _ = c.GetOrFill(context.Background(), k, fixed(htmlPage("x", "latest:solo")))
		}
		b.StartTimer()
	}
}

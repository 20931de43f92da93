package pagecache

import (
	"bytes"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
)

const (
	gzipLevel   = 5
	brotliLevel = 5
	// minSqueeze is the length in bytes below which a body is not worth
	// compressing: it fits into one packet either way.
	minSqueeze = 256
	// pressQueue bounds the bodies waiting for the background worker.
	pressQueue = 64
)

// Compressible reports whether bodies of the given media type shrink when
// compressed: text, and the structured types that are text.
func Compressible(contentType string) bool {
	media, _, _ := strings.Cut(contentType, ";")
	media = strings.ToLower(trimOWS(media))
	if strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "+xml") || strings.HasSuffix(media, "+json") {
		return true
	}
	switch media {
	case "application/json", "application/javascript", "application/xml", "application/ld+json",
		"application/wasm", "image/x-icon", "image/vnd.microsoft.icon":
		return true
	}
	return false
}

// press compresses bodies: gzip at once, brotli at once or by one background
// worker that exists only while there is something in its queue.
type press struct {
	gzips    sync.Pool // of *gzip.Writer
	brotlis  sync.Pool // of *brotli.Writer
	finished func(*Entry, []byte)

	mu      sync.Mutex
	queue   []*Entry
	working bool
}

func newPress(finished func(*Entry, []byte)) *press {
	p := &press{finished: finished}
	p.gzips.New = func() any {
		w, err := gzip.NewWriterLevel(nil, gzipLevel)
		if err != nil {
			panic(err) // the level is a constant
		}
		return w
	}
	p.brotlis.New = func() any { return brotli.NewWriterLevel(nil, brotliLevel) }
	return p
}

func (p *press) gzip(body []byte) []byte {
	w := p.gzips.Get().(*gzip.Writer)
	defer p.gzips.Put(w)
	var out bytes.Buffer
	out.Grow(len(body) / 3)
	w.Reset(&out)
	// Writing into a bytes.Buffer cannot fail.
	_, _ = w.Write(body)
	_ = w.Close()
	return bytes.Clone(out.Bytes())
}

func (p *press) brotli(body []byte) []byte {
	w := p.brotlis.Get().(*brotli.Writer)
	defer p.brotlis.Put(w)
	var out bytes.Buffer
	out.Grow(len(body) / 3)
	w.Reset(&out)
	_, _ = w.Write(body)
	_ = w.Close()
	return bytes.Clone(out.Bytes())
}

// enqueue hands e to the worker. It reports false if the queue is full: then a
// later hit tries again.
func (p *press) enqueue(e *Entry) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.queue) >= pressQueue {
		return false
	}
	p.queue = append(p.queue, e)
	if !p.working {
		p.working = true
		go p.work()
	}
	return true
}

func (p *press) work() {
	for {
		p.mu.Lock()
		if len(p.queue) == 0 {
			p.working, p.queue = false, nil
			p.mu.Unlock()
			return
		}
		e := p.queue[0]
		p.queue = p.queue[1:]
		p.mu.Unlock()
		p.finished(e, p.brotli(e.identity.body))
	}
}

// attachBrotli adds a body made in the background to an entry that is still
// stored, and pays for it from the entry's budget.
func (c *Cache) attachBrotli(e *Entry, body []byte) {
	if len(body) >= e.smallest() {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.in == nil {
		return
	}
	v := e.newVariant(Brotli, body)
	e.brotli.Store(&v)
	e.weight += int64(len(body))
	e.in.bytes += int64(len(body))
	c.stats.brotli.Add(1)
	c.shrink(e.in, c.cfg.Now())
}

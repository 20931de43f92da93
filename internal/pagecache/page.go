package pagecache

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// Field is one header field of a page.
type Field struct {
	Name, Value string
}

// Page is what a fill returns: one representation without content coding, and
// how long it holds.
type Page struct {
	// Status is the HTTP status. 200, 301 and 308 are stored; 302, 307, 404 and
	// 410 only with a TTL; others never. Zero means 200.
	Status      int
	ContentType string
	// Header holds further fields in the order they are to be sent. Fields that
	// the cache writes itself (see [Answer.Fields]) are refused.
	Header []Field
	// Body belongs to the cache once the fill has returned: no pooled buffers.
	Body []byte
	// LastModified is when the content last changed; zero sends none. Times in
	// the future are taken as now (RFC 9110 8.8.2.1). A page that changes at
	// midnight must count midnight as a change, or leave this zero: a client
	// with nothing but a date would keep yesterday's page.
	LastModified time.Time
	// Tags are added to those noted in the [Recorder].
	Tags []string

	// Expires ends the page's freshness at an instant, such as the site's next
	// midnight or the moment a scheduled story becomes visible. TTL ends it some
	// time after the fill began. The earliest of Expires, TTL,
	// [Recorder.ExpireBy] and Config.MaxLifetime counts; zero is no limit.
	Expires time.Time
	TTL     time.Duration
	// StaleFor allows the page to be served for this long after it expired,
	// while one refresh runs. Zero: never.
	StaleFor time.Duration
	// StaleIfError allows the page to be served for this long after it expired
	// if refreshing it fails. Zero: never.
	StaleIfError time.Duration

	// Side puts a page of status 200 under the side budget: pages that
	// strangers can make as many of as they like, such as search results.
	Side bool
	// NoStore keeps the page out of this and every other cache.
	NoStore bool
	// MaxAge and SharedMaxAge replace those of the configuration; negative is
	// zero.
	MaxAge, SharedMaxAge time.Duration
}

// ownFields are written by [Answer.Fields] from what the cache knows.
var ownFields = [...]string{
	"Accept-Ranges", "Cache-Control", "Content-Encoding", "Content-Length", "Content-Type", "Date",
	"Etag", "Last-Modified", "Surrogate-Key", "Transfer-Encoding", "Vary", "Connection",
}

// check refuses header fields that would break the message or contradict what
// the cache says itself.
func (p *Page) check() error {
	fields := append(slices.Clone(p.Header), Field{"Content-Type", p.ContentType})
	for i, f := range fields {
		if !isToken(f.Name) || strings.ContainsFunc(f.Value, isControl) {
			return fmt.Errorf("pagecache: header field %q is malformed", f.Name)
		}
		if i == len(p.Header) {
			break
		}
		for _, own := range ownFields {
			if strings.EqualFold(f.Name, own) {
				return fmt.Errorf("pagecache: header field %q is written by the cache", f.Name)
			}
		}
	}
	return nil
}

func isControl(r rune) bool { return r < 0x20 && r != '\t' || r == 0x7f }

// isToken reports whether s is a token of RFC 9110 5.6.2.
func isToken(s string) bool {
	for i := range len(s) {
		c := s[i]
		alnum := '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
		if !alnum && strings.IndexByte("!#$%&'*+-.^_`|~", c) < 0 {
			return false
		}
	}
	return s != ""
}

// storable reports whether pages of this status may be kept at all.
func (p *Page) storable() bool {
	switch p.Status {
	case 200, 301, 308:
		return !p.NoStore
	case 302, 307, 404, 410:
		return !p.NoStore && p.TTL > 0
	}
	return false
}

// Recorder notes, while a page is rendered, what the page is made from. It may
// be used from several goroutines of one fill.
type Recorder struct {
	mu      sync.Mutex
	tags    []string
	expires time.Time
	noStore bool
}

// Tag notes that the page shows something that a purge of these tags changes.
// It makes no difference whether a tag is noted before or after the data is
// read. See [CanonicalTag] for how tags are spelled.
func (r *Recorder) Tag(tags ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.tags = append(r.tags, tags...)
}

// ExpireBy notes that the page may hold until t at most. The earliest counts;
// a zero time is ignored.
func (r *Recorder) ExpireBy(t time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !t.IsZero() && (r.expires.IsZero() || t.Before(r.expires)) {
		r.expires = t
	}
}

// NoStore notes that the page must not be kept.
func (r *Recorder) NoStore() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.noStore = true
}

// addTo moves what was noted into p.
func (r *Recorder) addTo(p *Page) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p.Tags = canonicalTags(append(r.tags, p.Tags...))
	if !r.expires.IsZero() && (p.Expires.IsZero() || r.expires.Before(p.Expires)) {
		p.Expires = r.expires
	}
	p.NoStore = p.NoStore || r.noStore
}

// canonicalTags returns the canonical tags, sorted, each once.
func canonicalTags(tags []string) []string {
	out := make([]string, 0, len(tags))
	for _, t := range tags {
		if t != "" {
			out = append(out, CanonicalTag(t))
		}
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// CanonicalTag returns tag as it is kept, compared and sent in Surrogate-Key:
// bytes other than visible ASCII, commas and percent signs are percent-encoded,
// since the header separates tags by spaces and some shared caches by commas.
// Whoever passes purges on to other caches sends tags in this form. A canonical
// tag is not canonical input: encode once.
func CanonicalTag(tag string) string {
	i := 0
	for i < len(tag) && plainTagByte(tag[i]) {
		i++
	}
	if i == len(tag) {
		return tag
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(tag) + 8)
	b.WriteString(tag[:i])
	for ; i < len(tag); i++ {
		if c := tag[i]; plainTagByte(c) {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

func plainTagByte(c byte) bool { return c > 0x20 && c < 0x7f && c != ',' && c != '%' }

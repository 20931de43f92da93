package pagecache

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

// Entry is a page as it is kept: immutable, but for a brotli body that may join
// later. It stays valid for whoever holds it after it has left the cache.
type Entry struct {
	key          Key
	status       int
	contentType  string
	header       []Field
	tags         []string
	surrogateKey string
	lastModified time.Time
	modifiedText string
	hash         string
	identity     variant
	gzip         *variant
	brotli       atomic.Pointer[variant]
	squeezable   bool

	expires    time.Time // fresh before this instant
	staleUntil time.Time // may be served stale before this instant
	errorUntil time.Time // may be served instead of an error before this instant

	noStore      bool // no cache may keep it
	maxAge       int64
	sharedMaxAge int64
	cacheControl string // while expires is further off than both ages

	onSide  bool
	visited atomic.Bool
	warmth  atomic.Int32 // hits until the brotli body is asked for

	// Guarded by Cache.mu.
	in           *pool
	newer, older *Entry
	weight       int64
	retryAt      time.Time // no refresh before this instant: the last one failed
}

// variant is one encoding of the body with the fields that depend on it.
type variant struct {
	body   []byte
	etag   string
	length string
}

// brotliAfter is the number of hits after which a brotli body is made: pages
// asked for once are not worth four milliseconds.
const brotliAfter = 2

// maxSurrogateKey bounds the header field in bytes. Common proxies take eight
// kilobytes for all fields of a response, some four. An entry with more tags is
// not offered to shared caches, since they could not purge it.
const maxSurrogateKey = 3 << 10

// entryOverhead and tagOverhead estimate the bytes of the structures around an
// entry and around each of its places in the tag index.
const (
	entryOverhead = 1024
	tagOverhead   = 96
)

// newEntry makes an entry of a page whose tags are canonical. began is when the
// render began, now when it ended.
func (c *Cache) newEntry(key Key, p *Page, began, now time.Time) *Entry {
	e := &Entry{
		key:         key,
		status:      p.Status,
		contentType: p.ContentType,
		header:      p.Header,
		tags:        p.Tags,
		noStore:     p.NoStore,
		onSide:      p.Side || p.Status != 200,
	}
	e.setLifetime(p, began, began.Add(c.cfg.MaxLifetime))
	e.setBodies(c.press, p.Body, c.cfg.BrotliAtFill)

	if !p.LastModified.IsZero() {
		e.lastModified = p.LastModified
		if e.lastModified.After(now) {
			e.lastModified = now
		}
		e.lastModified = e.lastModified.UTC().Truncate(time.Second)
		e.modifiedText = FormatHTTPTime(e.lastModified)
	}

	e.surrogateKey = strings.Join(p.Tags, " ")
	e.maxAge = age(p.MaxAge, c.cfg.MaxAge)
	e.sharedMaxAge = age(p.SharedMaxAge, c.cfg.SharedMaxAge)
	if len(e.surrogateKey) > maxSurrogateKey {
		e.surrogateKey, e.sharedMaxAge = "", 0
	}
	e.cacheControl = cacheControl(e.maxAge, e.sharedMaxAge)
	e.weight = e.weigh()
	return e
}

func (e *Entry) setLifetime(p *Page, began, limit time.Time) {
	e.expires = limit
	if p.TTL > 0 && began.Add(p.TTL).Before(e.expires) {
		e.expires = began.Add(p.TTL)
	}
	if !p.Expires.IsZero() && p.Expires.Before(e.expires) {
		e.expires = p.Expires
	}
	e.staleUntil = e.expires.Add(max(p.StaleFor, 0))
	e.errorUntil = e.expires.Add(max(p.StaleIfError, p.StaleFor, 0))
}

func (e *Entry) setBodies(press *press, body []byte, brotliNow bool) {
	if cap(body) > len(body)+len(body)/4 {
		body = bytes.Clone(body) // a grown buffer would hold memory nobody counts
	}
	sum := sha256.Sum256(body)
	e.hash = base64.RawURLEncoding.EncodeToString(sum[:12])
	e.identity = e.newVariant(Identity, body)
	e.warmth.Store(brotliAfter)
	e.squeezable = Compressible(e.contentType) && len(body) >= minSqueeze
	if !e.squeezable {
		return
	}
	if packed := press.gzip(body); len(packed) < len(body) {
		v := e.newVariant(Gzip, packed)
		e.gzip = &v
	}
	if !brotliNow {
		e.warmth.Store(0)
	} else if packed := press.brotli(body); len(packed) < e.smallest() {
		v := e.newVariant(Brotli, packed)
		e.brotli.Store(&v)
	}
}

// newVariant gives a body its strong entity tag: the hash of the identity body
// and the coding, since each coding is a representation of its own
// (RFC 9110 8.8.3.3).
func (e *Entry) newVariant(enc Encoding, body []byte) variant {
	etag := `"` + e.hash + `"`
	if enc != Identity {
		etag = `"` + e.hash + "-" + enc.String() + `"`
	}
	return variant{body: body, etag: etag, length: strconv.Itoa(len(body))}
}

// smallest returns the length of the smallest body without brotli.
func (e *Entry) smallest() int {
	if e.gzip != nil {
		return len(e.gzip.body)
	}
	return len(e.identity.body)
}

func (e *Entry) variant(enc Encoding) *variant {
	switch enc {
	case Gzip:
		return e.gzip
	case Brotli:
		return e.brotli.Load()
	case Identity:
		return &e.identity
	}
	return nil
}

func (e *Entry) weigh() int64 {
	n := entryOverhead + len(e.key.Host) + len(e.key.Path) + len(e.key.Query) +
		len(e.contentType) + 2*len(e.surrogateKey) + tagOverhead*len(e.tags) + len(e.identity.body)
	if e.gzip != nil {
		n += len(e.gzip.body)
	}
	if v := e.brotli.Load(); v != nil {
		n += len(v.body)
	}
	for _, f := range e.header {
		n += len(f.Name) + len(f.Value)
	}
	return int64(n)
}

func (e *Entry) fresh(now time.Time) bool { return now.Before(e.expires) }

// dead reports whether no rule allows e to be served any more.
func (e *Entry) dead(now time.Time) bool { return !now.Before(e.errorUntil) }

// age returns the seconds of own, or of def if own is not set.
func age(own, def time.Duration) int64 {
	if own == 0 {
		own = def
	}
	return int64(max(own, 0) / time.Second)
}

// cacheControl returns the Cache-Control value (RFC 9111 5.2.2) for the given
// ages in seconds.
func cacheControl(maxAge, shared int64) string {
	s := "public, max-age=" + strconv.FormatInt(maxAge, 10)
	if shared != maxAge {
		s += ", s-maxage=" + strconv.FormatInt(shared, 10)
	}
	if maxAge == 0 {
		s += ", must-revalidate"
	}
	return s
}

// Status returns the HTTP status.
func (e *Entry) Status() int { return e.status }

// ContentType returns the media type as the fill gave it.
func (e *Entry) ContentType() string { return e.contentType }

// Tags returns the canonical tags, sorted. They are not to be changed.
func (e *Entry) Tags() []string { return e.tags }

// Header returns the fields the fill gave. They are not to be changed.
func (e *Entry) Header() []Field { return e.header }

// LastModified returns the time of the last change in UTC and whole seconds, or
// the zero time.
func (e *Entry) LastModified() time.Time { return e.lastModified }

// Expires returns the instant from which the entry is no longer fresh.
func (e *Entry) Expires() time.Time { return e.expires }

// Encodings returns the encodings whose bodies exist now.
func (e *Entry) Encodings() Encodings {
	have := EncodingsOf(Identity)
	if e.gzip != nil {
		have |= EncodingsOf(Gzip)
	}
	if e.brotli.Load() != nil {
		have |= EncodingsOf(Brotli)
	}
	return have
}

// Body returns the body in the given encoding, or nil if there is none. It is
// not to be changed.
func (e *Entry) Body(enc Encoding) []byte {
	if v := e.variant(enc); v != nil {
		return v.body
	}
	return nil
}

// ETag returns the quoted entity tag of the body in the given encoding, or ""
// if there is none.
func (e *Entry) ETag(enc Encoding) string {
	if v := e.variant(enc); v != nil {
		return v.etag
	}
	return ""
}

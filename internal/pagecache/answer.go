package pagecache

import "time"

// Request is what an answer depends on.
type Request struct {
	Head           bool   // HEAD instead of GET
	AcceptEncoding string // the fields' values joined with commas
	Conditions     Conditions
}

// Answer is a response ready to be written: a status, header fields, a body.
//
// Ranges are not served: a Range field is ignored and the page sent whole, as
// RFC 9110 14.2 allows, and the answer says "Accept-Ranges: none". Pages are
// small and compressed; a part of one coding is of no use with another.
type Answer struct {
	Status   int
	Encoding Encoding
	// Body is what to send after the header: nil for HEAD, 304, 406 and 412.
	Body []byte

	entry        *Entry
	variant      *variant
	cacheControl string
}

// Answer returns what e answers to req at the time now.
//
// Among the codings the client accepts, the one it says it already has wins
// (If-None-Match), so that a page does not travel again merely because a better
// coding of it was made meanwhile. Conditions are looked at only if the page's
// status is 200 (RFC 9110 13.2.1).
func (e *Entry) Answer(req Request, now time.Time) Answer {
	a := Answer{Status: e.status, entry: e, cacheControl: e.cacheControlAt(now)}
	accept := ParseAccept(req.AcceptEncoding)
	a.Encoding = accept.Best(e.Encodings())
	if e.status == 200 && req.Conditions.IfNoneMatch != "" {
		a.Encoding = e.preferHeld(accept, a.Encoding, req.Conditions.IfNoneMatch)
	}
	if a.Encoding == NotAcceptable {
		a.Status = 406
		return a
	}
	a.variant = e.variant(a.Encoding)
	if e.status == 200 {
		switch req.Conditions.Evaluate(a.variant.etag, e.lastModified) {
		case NotModified:
			a.Status = 304
			return a
		case PreconditionFailed:
			a.Status = 412
			return a
		}
	}
	if !req.Head {
		a.Body = a.variant.body
	}
	return a
}

// preferHeld returns chosen, or the acceptable encoding that the client names in
// If-None-Match.
func (e *Entry) preferHeld(accept Accept, chosen Encoding, ifNoneMatch string) Encoding {
	if v := e.variant(chosen); v != nil && matchesETag(ifNoneMatch, v.etag, false) {
		return chosen
	}
	for enc := encodingCount; enc > 0; {
		enc--
		v := e.variant(enc)
		if v != nil && accept.Allows(enc) && matchesETag(ifNoneMatch, v.etag, false) {
			return enc
		}
	}
	return chosen
}

// cacheControlAt returns the Cache-Control value at the time now: nobody is
// told to keep a page past its end here.
func (e *Entry) cacheControlAt(now time.Time) string {
	if e.noStore {
		return "no-store"
	}
	left := int64(max(e.expires.Sub(now), 0) / time.Second)
	if left >= e.maxAge && left >= e.sharedMaxAge {
		return e.cacheControl
	}
	return cacheControl(min(left, e.maxAge), min(left, e.sharedMaxAge))
}

// Fields yields the header fields in the order they are to be sent:
// Content-Type, Content-Encoding, Content-Length, Etag, Last-Modified,
// Cache-Control, Vary, Surrogate-Key, Accept-Ranges, spelled as net/http spells
// them, then the page's own as the fill spelled them. A 304 carries what RFC 9110 15.4.5 asks
// for and the tags; 406 and 412 carry nothing of the page.
func (a Answer) Fields(yield func(name, value string) bool) {
	e := a.entry
	switch a.Status {
	case 406, 412:
		_ = yield("Content-Length", "0") && yield("Cache-Control", "no-store") && yield("Vary", "Accept-Encoding")
		return
	case 304:
		_ = a.validators(yield) && a.caching(yield)
		return
	}
	if e.contentType != "" && !yield("Content-Type", e.contentType) {
		return
	}
	if a.Encoding != Identity && !yield("Content-Encoding", a.Encoding.String()) {
		return
	}
	if !yield("Content-Length", a.variant.length) || !a.validators(yield) || !a.caching(yield) {
		return
	}
	if !yield("Accept-Ranges", "none") {
		return
	}
	for _, f := range e.header {
		if !yield(f.Name, f.Value) {
			return
		}
	}
}

func (a Answer) validators(yield func(name, value string) bool) bool {
	if a.entry.status != 200 {
		return true
	}
	return yield("Etag", a.variant.etag) &&
		(a.entry.modifiedText == "" || yield("Last-Modified", a.entry.modifiedText))
}

func (a Answer) caching(yield func(name, value string) bool) bool {
	return yield("Cache-Control", a.cacheControl) &&
		yield("Vary", "Accept-Encoding") &&
		(a.entry.surrogateKey == "" || yield("Surrogate-Key", a.entry.surrogateKey))
}

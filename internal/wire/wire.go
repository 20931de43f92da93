// Package wire turns what partners send or publish into items: RSS, Atom, JSON
// Feed, ninjs and NewsML-G2. Bytes go in and values come out; nothing is
// fetched, and no clock is asked.
//
// Everything that comes in is taken for hostile. What an Item promises holds
// whatever the document says: addresses are absolute and http or https, times
// are sane, lines are plain text without control characters, lists and lengths
// are bounded, and there is always an identity. The one exception is HTML,
// which is the body as it came: whoever shows it makes a document of it first.
//
// Doubt about whether something may be published is settled against it: an
// embargo that cannot be read withholds the item, and an item with a status
// that is not known is refused.
//
// The feeds are read by own code over encoding/xml rather than by a library.
// What partners need most is what the general libraries leave to maps of
// extensions (entries that were deleted, hubs, groups of media, credits), and
// limits of depth, size and number have to hold while a document is read, not
// after. The library that we know best reads our feeds in the tests of package
// syndication, as a witness that owes us nothing.
//
//	wire.go      Batch and Item, Read
//	settle.go    what holds of every item, whatever form it came in
//	digest.go    whether two items say the same
//	charset.go   bytes made text
//	tree.go      XML made a tree, and the tree HTML
//	rss.go       RSS 2.0 and 1.0
//	atom.go      Atom, and entries that were deleted (RFC 4287, RFC 6721)
//	media.go     pictures of feeds (Media RSS)
//	lenient.go   JSON that does not keep to its schema
//	jsonfeed.go  JSON Feed 1.1
//	ninjs.go     ninjs 3.1, 2 and 1
//	newsml.go    NewsML-G2
//	nitf.go      the bodies of NewsML-G2
//	text.go      lines, addresses, languages, names
//	times.go     times as feeds write them
package wire

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Limits of a document. What is larger is refused as a whole, because a part of
// it could lack the very item that takes another one back.
const (
	MaxBytes = 8 << 20
	MaxItems = 1000 // items, deleted ones and refused ones together
)

// Limits of an item. What is longer is cut, except for the identity and the
// body, whose item is refused.
const (
	MaxLine = 2_000   // characters of a headline, a name, a caption, an address
	MaxText = 20_000  // characters of a note, a notice, terms
	MaxBody = 2 << 20 // bytes of a body, in each of its forms
	MaxList = 100     // entries of each list
)

// Form is what a document is written in.
type Form string

// The forms.
const (
	RSS      Form = "rss"
	Atom     Form = "atom"
	JSONFeed Form = "jsonfeed"
	Ninjs    Form = "ninjs"
	NewsML   Form = "newsml"
)

// Status says what may be done with an item.
type Status string

// The statuses, as IPTC names them.
const (
	Usable   Status = "usable"
	Withheld Status = "withheld" // until EmbargoUntil or, without one, until the sender says so
	Canceled Status = "canceled" // not any more: EdNote says why
)

// What Read refuses a document for.
var (
	ErrForm     = errors.New("the document is neither RSS, Atom, JSON Feed, ninjs nor NewsML-G2")
	ErrTooLarge = errors.New("the document is larger than what is read")
	ErrBroken   = errors.New("the document is broken")
	ErrCharset  = errors.New("the document is in a character set that is not known")
	ErrDoctype  = errors.New("the document declares entities of its own, which are not read")
	ErrPackage  = errors.New("a package lists items and holds none: ask for the news items themselves")
)

// Batch is what one document holds.
type Batch struct {
	Form      Form
	Title     string        // of the feed
	Home      string        // its page
	Hub, Self string        // WebSub
	Next      string        // address of the next page of the same state, "" for none
	Cursor    string        // Tajuk: ask again with it
	Every     time.Duration // how long the sender wants to be left alone between two visits, 0 if it does not say
	Items     []Item        // in the order of the document
	Refused   []Refused     // items that could not be read; the others still come
}

// Refused is an item that could not be read.
type Refused struct {
	ID     string // may be empty
	Reason string // a half sentence in English
}

// Item is a story as its sender tells it. Lines are plain text; times are UTC,
// and zero when they were not told.
type Item struct {
	ID      string // uri, guid or id; without one the address; never empty
	Version int64  // as the sender counts, 0 when it does not
	Status  Status
	URL     string // canonical address at the sender, absolute http(s) or ""
	// About names the item that this one is a notice on, by its identity or,
	// when the document does not hold it, by its address. Such an item is no
	// story; if the document holds that one, the notice is among its Notices.
	About string

	Headline, Kicker, Summary string
	// HTML and Text are the body as it came, not sanitised; HTML is the better
	// one. Both are empty in feeds that hold headlines only. Relative addresses
	// in HTML are relative to Base.
	HTML, Text, Base string
	Language         string // BCP 47 or ""

	// EmbargoUntil binds whatever Status says: agencies send usable items whose
	// embargo has still to end.
	Published, Updated, EmbargoUntil time.Time

	Authors   []string
	Sections  []string // categories, the sender's main one first
	Tags      []string
	Places    []string
	Genre     string // kind of text in the sender's words
	Paid      bool   // somebody paid for it: it carries its label wherever it appears
	Source    string // who the item itself credits
	Copyright string
	Terms     string
	Urgency   int    // 1, the highest, to 9; 0 for none
	EdNote    string // for editors; of a canceled item, why
	Notices   []Notice
	Pictures  []Picture
}

// Notice is a correction or the like that is attached to an item.
type Notice struct {
	ID   string    // may be empty
	Kind string    // ralat, koreksi, hak_jawab, pemutakhiran; "" when it is not known
	Text string    // may be empty
	At   time.Time // may be zero
}

// Name is what tells the notices of an item apart: their identity, or what they
// say.
func (n Notice) Name() string {
	if n.ID != "" {
		return n.ID
	}
	return n.Kind + " " + folded(n.Text)
}

// Picture is a picture of an item.
type Picture struct {
	ID            string // of the picture, whatever address its file has; may be empty
	URL           string // absolute http(s)
	Role          string // lead, body or ""
	Type          string // media type, "" when it is not told
	Width, Height int    // pixels, 0 when they are not told
	Caption       string
	Alt           string
	Credit        string
	Copyright     string
}

// Read tells the form from the bytes, for which contentType is only a hint, and
// reads them. base is the address they came from; it resolves relative ones.
// The error wraps one of this package's.
func Read(b []byte, contentType, base string) (Batch, error) {
	if len(b) > MaxBytes {
		return Batch{}, fmt.Errorf("%w: %d bytes of at most %d", ErrTooLarge, len(b), MaxBytes)
	}
	text, err := decode(b, contentType)
	if err != nil {
		return Batch{}, err
	}
	r := &reader{base: absolute("", base)}
	text = strings.TrimLeft(text, " \t\r\n")
	switch {
	case strings.HasPrefix(text, "<"):
		err = r.xml(text)
	case strings.HasPrefix(text, "{"), strings.HasPrefix(text, "["):
		err = r.json(text)
	default:
		err = ErrForm
	}
	if err == nil {
		err = r.full
	}
	if err != nil {
		return Batch{}, err
	}
	r.attachNotices()
	return r.batch, nil
}

// reader gathers what a document holds.
type reader struct {
	batch    Batch
	base     string
	language string // of the document
	full     error  // set once there is more than is read
}

func (r *reader) xml(text string) error {
	root, err := parse(text, r.base)
	if err != nil {
		return err
	}
	switch root.key {
	case "rss", "rdf":
		r.rss(root)
	case "feed", "entry":
		r.atom(root)
	case "newsitem", "newsmessage":
		return r.newsML(root)
	case "packageitem":
		return ErrPackage
	case "html":
		return fmt.Errorf("%w: it is a web page", ErrForm)
	case "newsml":
		return fmt.Errorf("%w: it is NewsML 1, the predecessor of NewsML-G2", ErrForm)
	default:
		return fmt.Errorf("%w: it begins with <%s>", ErrForm, cut(root.name, 40))
	}
	return nil
}

func (r *reader) json(text string) error {
	if nested(text) > maxDepth {
		return fmt.Errorf("%w: it is nested deeper than %d", ErrTooLarge, maxDepth)
	}
	var probe struct {
		Version word    `json:"version"`
		URI     word    `json:"uri"`
		Items   anyList `json:"items"`
		Home    word    `json:"home_page_url"`
	}
	if text[0] == '[' {
		return r.ninjs(`{"items":` + text + `}`)
	}
	if err := unmarshal(text, &probe); err != nil {
		return err
	}
	switch {
	case strings.Contains(string(probe.Version), "jsonfeed.org/version/"), probe.Home != "" && probe.Items != nil:
		return r.jsonFeed(text)
	case probe.Items != nil:
		return r.ninjs(text)
	case probe.URI != "":
		return r.ninjs(`{"items":[` + text + `]}`)
	}
	return fmt.Errorf("%w: it is JSON without items and without a uri", ErrForm)
}

package news

import (
	"reflect"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

// Kind says what sort of journalism a story is; each kind has its schema.org
// type and, where the law asks for one, its label.
type Kind string

// The kinds of story.
const (
	KindNews        Kind = "news"
	KindOpinion     Kind = "opinion"
	KindAnalysis    Kind = "analysis"
	KindBackground  Kind = "background"
	KindInterview   Kind = "interview"
	KindReview      Kind = "review"
	KindAdvertorial Kind = "advertorial"
)

// Kinds lists every kind in the order of menus.
func Kinds() []Kind {
	return []Kind{KindNews, KindAnalysis, KindBackground, KindInterview, KindOpinion, KindReview, KindAdvertorial}
}

// Paid reports whether somebody paid for the story: it is labelled wherever it
// appears and stays out of news sitemaps (Pedoman Pemberitaan Media Siber 6b).
func (k Kind) Paid() bool { return k == KindAdvertorial }

// State is where a story stands in the newsroom.
type State string

// The states of a story. A story that readers may see, or may see from a set
// time on, is Live or Scheduled; a withdrawn one never comes back.
const (
	StateDraft     State = "draft"
	StateSubmitted State = "submitted"
	StateInEdit    State = "in_edit"
	StateReady     State = "ready"
	StateScheduled State = "scheduled"
	StateLive      State = "live"
	StateSpiked    State = "spiked"
	StateWithdrawn State = "withdrawn"
)

// Story is one piece of journalism with one identity in the whole network.
type Story struct {
	ID           ID
	OriginSite   ID
	Kind         Kind
	State        State
	Language     string
	Rev          int64 // grows with every change of the story's own row
	LiveVersion  int   // version that readers get, 0 before publication
	LastVersion  int   // highest version cut so far
	PublishAt    time.Time
	EmbargoUntil time.Time
	UpdatedAt    time.Time // last change of substance after publication, zero if none
	WithdrawnAt  time.Time
	CreatedBy    ID // account
	CreatedAt    time.Time
	Assigned     ID // account that is to work on it, 0 for none
	// Unsettled is set while a story stands published as unverified and no
	// linked update has settled it.
	Unsettled bool
	// Stopped is set when the story's planned publication was stopped shortly
	// before its time, until somebody moves it on.
	Stopped bool
	// Proposed is set while a correction that somebody proposed waits for an
	// editor.
	Proposed bool
	// Reserved: only the origin's desk shares it; other sites neither take it
	// unasked nor pass it on.
	Reserved bool
}

// VisibleAt is when readers may see the story on its origin site: its
// publication time, or the end of its embargo when that is later. It is zero
// while no publication is planned.
func (s Story) VisibleAt() time.Time {
	if s.PublishAt.IsZero() || s.EmbargoUntil.Before(s.PublishAt) {
		return s.PublishAt
	}
	return s.EmbargoUntil
}

// MayTravel returns a Forbidden error when only the origin's desk brings the
// story to other sites: it reserves this story or all of its own to itself, or
// somebody paid for it.
func (s Story) MayTravel(origin Site) error {
	if s.Reserved || s.Kind.Paid() || origin.Settings.Reserved {
		return fault.New(fault.Forbidden, "only %s shares this story", origin.Name)
	}
	return nil
}

// Content is what a story says. A working copy and every version hold one
// whole; a placement inherits it field by field.
type Content struct {
	Headline   string       `json:"-"`
	Lead       string       `json:"-"`
	Body       string       `json:"-"` // document as JSON, see package richtext
	Slug       string       `json:"slug,omitempty"`
	Topic      ID           `json:"topic,omitzero"` // running topic, shown as the kicker
	Tags       []ID         `json:"tags,omitempty"`
	Bylines    []Byline     `json:"bylines,omitempty"`
	Photo      Photo        `json:"photo,omitzero"`
	Located    string       `json:"located,omitempty"` // dateline place
	Urgent     bool         `json:"urgent,omitempty"`  // breaking
	Sensitive  bool         `json:"sensitive,omitempty"`
	AI         AIUse        `json:"ai,omitzero"`
	Unverified *Attestation `json:"unverified,omitempty"`
	Sponsor    string       `json:"sponsor,omitempty"` // who paid, for advertorials
	Source     Source       `json:"source,omitzero"`   // where an imported story comes from
	Words      int          `json:"words,omitempty"`   // counted when saved
	Private    Private      `json:"-"`
}

// Same reports whether two contents say the same. Nil and empty lists are
// alike, as in the database.
func (c Content) Same(other Content) bool { return reflect.DeepEqual(c.normal(), other.normal()) }

func (c Content) normal() Content {
	if len(c.Tags) == 0 {
		c.Tags = nil
	}
	if len(c.Bylines) == 0 {
		c.Bylines = nil
	}
	return c
}

// Source is the publisher outside the network from which an imported story
// comes. It is taken from the record of the import, never typed.
type Source struct {
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
	// DayOnly says that the day of its publication there is known and the
	// time is not: readers are shown no time.
	DayOnly bool `json:"day_only,omitempty"`
}

// Byline names a person and what they did for the story.
type Byline struct {
	Person ID         `json:"person"`
	Role   BylineRole `json:"role"`
}

// BylineRole says what a person did.
type BylineRole string

// The byline roles.
const (
	Author       BylineRole = "author"
	Editor       BylineRole = "editor"
	Photographer BylineRole = "photographer"
)

// Photo is the lead picture: an asset, and what this story says differently
// about it. The credit is the asset's alone.
type Photo struct {
	Asset   ID     `json:"asset,omitzero"`
	Caption string `json:"caption,omitempty"` // empty: the asset's own
	Slug    string `json:"slug,omitempty"`    // capital lead-in of the caption
	Alt     string `json:"alt,omitempty"`     // empty: the asset's own
}

// AIUse tells how far software wrote or drew (Peraturan Dewan Pers 1/2025).
type AIUse struct {
	Level AILevel `json:"level,omitempty"`
	Tool  string  `json:"tool,omitempty"`
}

// AILevel is how far software took part.
type AILevel string

// The levels of AI use; the last two are labelled for readers.
const (
	AINone      AILevel = ""
	AIAssist    AILevel = "assist"
	AIGenerated AILevel = "generated"
)

// Attestation holds the four conditions under which an unverified story may
// be published (Pedoman Pemberitaan Media Siber 2c). Each is a sentence by the
// editor, not a tick.
type Attestation struct {
	PublicInterest string `json:"public_interest"`
	FirstSource    string `json:"first_source"`
	Unreachable    string `json:"unreachable"` // why the subject cannot be asked
	NoteShown      bool   `json:"note_shown"`  // the editor knows that the note appears
}

// Private is what never leaves the desk: right of refusal, KEJ article 7.
type Private struct {
	Sources string `json:"sources,omitempty"`
	Notes   string `json:"notes,omitempty"`
}

// WorkingCopy is the one mutable text of a story.
type WorkingCopy struct {
	Story   ID
	Rev     int64 // counts saves; a save names the one it was made on
	Base    int   // version the copy started from
	Steps   int64 // counts the steps that changed the body, see package cowriting
	Content Content
	// Section, on the origin site, and Kind are what a story that readers know
	// becomes with its next publication; 0 and empty leave it as it is. Before
	// its first one a story changes at once.
	Section ID
	Kind    Kind
	SavedBy ID
	SavedAt time.Time
}

// Version is an immutable snapshot of a story's content.
type Version struct {
	Story   ID
	N       int
	Content Content
	Reason  string // what act cut it
	MadeBy  ID
	MadeAt  time.Time
}

// ReadCount is how often a story was read on a site within an hour of Unix
// time. It says nothing about readers.
type ReadCount struct {
	Site  ID
	Story ID
	Hour  int64
	N     int64
}

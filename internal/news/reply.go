package news

import (
	"net/mail"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

// ReplyState is where a request for a right of reply stands.
type ReplyState string

// The states of a request. A refused or published one is closed.
const (
	ReplyReceived  ReplyState = "received"
	ReplyInReview  ReplyState = "in_review"
	ReplyAccepted  ReplyState = "accepted"
	ReplyRefused   ReplyState = "refused"
	ReplyPublished ReplyState = "published"
)

// ReplyStates lists the states in the order in which a request goes through
// them.
func ReplyStates() []ReplyState {
	return []ReplyState{ReplyReceived, ReplyInReview, ReplyAccepted, ReplyPublished, ReplyRefused}
}

// Closed reports whether nothing is left to be done.
func (s ReplyState) Closed() bool { return s == ReplyRefused || s == ReplyPublished }

// ReplyStep is an act on a request.
type ReplyStep string

// The steps.
const (
	ReplyTake    ReplyStep = "take" // begin to look into it
	ReplyAccept  ReplyStep = "accept"
	ReplyRefuse  ReplyStep = "refuse"
	ReplyPublish ReplyStep = "publish"
)

// ReplyFrom is the table of the states from which a step is possible.
func ReplyFrom(step ReplyStep) []ReplyState {
	switch step {
	case ReplyTake:
		return []ReplyState{ReplyReceived}
	case ReplyAccept, ReplyRefuse:
		return []ReplyState{ReplyReceived, ReplyInReview}
	case ReplyPublish:
		return []ReplyState{ReplyAccepted}
	}
	return nil
}

// Wish is what a person asks for.
type Wish string

// The wishes (Pedoman Hak Jawab 1 to 3): a reply by whom the facts harm, a
// correction by anyone.
const (
	WishReply      Wish = "hak_jawab"
	WishCorrection Wish = "hak_koreksi"
)

// RefusalGround is a lawful reason to refuse a request (Pedoman Hak Jawab 13).
// The list is closed.
type RefusalGround string

// The grounds.
const (
	RefuseLonger       RefusalGround = "longer"        // longer than the story complained of
	RefuseUnrelated    RefusalGround = "unrelated"     // facts that have nothing to do with the story
	RefuseUnlawful     RefusalGround = "unlawful"      // publishing it would break the law
	RefuseThirdParties RefusalGround = "third_parties" // against the interests of others that the law protects
)

// RefusalGrounds lists the lawful grounds.
func RefusalGrounds() []RefusalGround {
	return []RefusalGround{RefuseLonger, RefuseUnrelated, RefuseUnlawful, RefuseThirdParties}
}

// ReplyTime is how long a newsroom has to act on a request unless its site
// says otherwise (Pedoman Pemberitaan Media Siber 3f).
const ReplyTime = 2 * 24 * time.Hour

// ReplyFine is the fine for not serving a right of reply, in rupiah (UU Pers
// 40/1999 article 18(2)).
const ReplyFine = 500_000_000

// ReplyRequest is what a person outside asks of a site about a story.
type ReplyRequest struct {
	ID         ID
	Site       ID
	Number     string // on the receipt
	Digest     string // tells the same request sent twice
	State      ReplyState
	Wish       Wish
	Story      ID // 0 while nobody knows which story is meant
	Language   string
	ReceivedAt time.Time
	DueAt      time.Time // when the newsroom must have acted; zero once closed
	Assigned   ID
	DecidedAt  time.Time
	DecidedBy  ID
	// PublishedAt is when readers could see the answer: ReplyStory, which
	// carries it, and Notice, which stands on the story complained of.
	PublishedAt time.Time
	ReplyStory  ID
	Notice      ID
	Rev         int64

	Name     string
	Capacity string // on whose behalf: own, lawyer of, director of
	Email    string
	Phone    string
	Address  string // of the story, as it was typed
	Passage  string // what is wrong
	Facts    string // what is right
	Consent  string // the line that was agreed to, as it stood on the form

	Grounds      []RefusalGround
	Reason       string // why it was refused, told to the person
	Announcement string // what the notice on the story says once the reply is published

	ErasedAt time.Time // when the data about the person was erased; zero: it was not
	ErasedBy ID
}

// Lengths of a request's fields, in characters.
const (
	MaxReplyName  = 120
	MaxReplyText  = 10_000
	MaxReplyFiles = 6 // the identity proof among them
)

// Check returns what is missing from a request as it comes in.
func (r ReplyRequest) Check() error {
	f := fault.Fields{}
	line := func(name, value string, least, most int) {
		checkLength(f, name, strings.TrimSpace(value), least, most)
		if strings.ContainsFunc(value, func(c rune) bool { return c < ' ' || c == 0x7f }) {
			f.Add(name, "must be one line")
		}
	}
	if r.Wish != WishReply && r.Wish != WishCorrection {
		f.Add("wish", "choose what you ask for")
	}
	line("name", r.Name, 1, MaxReplyName)
	line("capacity", r.Capacity, 1, 200)
	line("email", r.Email, 1, 254)
	if a, err := mail.ParseAddress(r.Email); r.Email != "" && (err != nil || a.Address != r.Email || !strings.Contains(r.Email[strings.LastIndexByte(r.Email, '@')+1:], ".")) {
		f.Add("email", "is not an e-mail address")
	}
	line("phone", r.Phone, 0, 40)
	line("address", r.Address, 1, 2000)
	checkLength(f, "passage", strings.TrimSpace(r.Passage), 1, MaxReplyText)
	checkLength(f, "facts", strings.TrimSpace(r.Facts), 1, MaxReplyText)
	if r.Consent == "" {
		f.Add("consent", "we may keep and use your data only with your consent")
	}
	return f.Err()
}

// Allow returns a Conflict error when a step is not possible any more.
func (r ReplyRequest) Allow(step ReplyStep) error {
	if slices.Contains(ReplyFrom(step), r.State) {
		return nil
	}
	return fault.New(fault.Conflict, "cannot %s a request that is %s", step, r.State)
}

// CheckRefusal returns what is missing from the refusal of a request.
func CheckRefusal(grounds []RefusalGround, reason string) error {
	f := fault.Fields{}
	if len(grounds) == 0 {
		f.Add("grounds", "choose the lawful reason")
	}
	for _, g := range grounds {
		if !slices.Contains(RefusalGrounds(), g) {
			f.Add("grounds", "%q is not a lawful reason to refuse", string(g))
		}
	}
	checkLength(f, "reason", strings.TrimSpace(reason), 10, 2000)
	return f.Err()
}

// ReplyDue returns when a site must have acted on what came in or was accepted
// at a time, and when those who work on it are reminded.
func (s Site) ReplyDue(from time.Time) (due, remind time.Time) {
	limit := ReplyTime
	if h := s.Settings.ReplyHours; h > 0 {
		limit = time.Duration(h) * time.Hour
	}
	return from.Add(limit), from.Add(limit * 3 / 4)
}

// Overdue reports whether the newsroom should have acted by now.
func (r ReplyRequest) Overdue(now time.Time) bool {
	return !r.State.Closed() && !r.DueAt.IsZero() && !r.DueAt.After(now)
}

// ReplyFileKind says what a file that came with a request is for.
type ReplyFileKind string

// The kinds of file.
const (
	FileIdentity ReplyFileKind = "identity"
	FileEvidence ReplyFileKind = "evidence"
)

// Sizes of files that come with a request, in bytes.
const (
	MaxIdentityFile = 5 << 20
	MaxEvidenceFile = 10 << 20
)

// ReplyFile is a file that came with a request. Nobody outside the newsroom
// ever gets it.
type ReplyFile struct {
	ID      ID
	Request ID
	Kind    ReplyFileKind
	Name    string // as the sender called it, for show only
	Type    string // found from its content, one of a short list
	Bytes   int64
	SHA256  string
}

// LetterKind is the sort of a letter to the person who asked.
type LetterKind string

// The kinds of letter.
const (
	LetterReceipt    LetterKind = "receipt"
	LetterIncomplete LetterKind = "incomplete" // something is missing
	LetterAccepted   LetterKind = "accepted"
	LetterRefused    LetterKind = "refused"
	LetterPublished  LetterKind = "published"
)

// LetterKinds lists the kinds that a person writes, in the order of menus.
func LetterKinds() []LetterKind {
	return []LetterKind{LetterIncomplete, LetterAccepted, LetterRefused, LetterPublished}
}

// ReplyLetter is a letter to the person who asked. One without a text is
// written when it is sent, in the language of the request.
type ReplyLetter struct {
	ID      ID
	Request ID
	Kind    LetterKind
	MadeBy  ID
	MadeAt  time.Time
	SentAt  time.Time // zero: not sent by this program
	Subject string
	Text    string
}

// Check returns what is wrong with a letter that is to be sent.
func (l ReplyLetter) Check() error {
	f := fault.Fields{}
	if l.Kind != LetterReceipt && !slices.Contains(LetterKinds(), l.Kind) {
		f.Add("kind", "%q is not a kind of letter", string(l.Kind))
	}
	checkLength(f, "subject", strings.TrimSpace(l.Subject), 1, 200)
	if strings.ContainsAny(l.Subject, "\r\n") {
		f.Add("subject", "must be one line")
	}
	checkLength(f, "text", strings.TrimSpace(l.Text), 1, MaxReplyText)
	return f.Err()
}

// MayAnswer returns an error unless the actor may see and act on a request:
// those who may correct the stories of its site. To the others it does not
// exist, since it holds what is private.
func (a Actor) MayAnswer(r ReplyRequest) error {
	if a.Can(ActCorrect, r.Site) {
		return nil
	}
	return fault.New(fault.NotFound, "there is no request %s", r.ID)
}

package news

import (
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

// NoticeKind is the sort of a public statement about a story.
type NoticeKind string

// The kinds of notice (Pedoman Pemberitaan Media Siber 4, Pedoman Hak Jawab).
const (
	Ralat        NoticeKind = "ralat"        // erratum
	Koreksi      NoticeKind = "koreksi"      // correction
	HakJawab     NoticeKind = "hak_jawab"    // right of reply
	Pemutakhiran NoticeKind = "pemutakhiran" // update that settles an unverified story
	SilentFix    NoticeKind = ""             // spelling only: no notice
)

// Severity grades an error (Kode Etik Jurnalistik 10).
type Severity string

// The severities of an error.
const (
	Spelling  Severity = "ejaan"
	Fact      Severity = "fakta"
	Substance Severity = "substansi" // needs an apology
)

// Notice is a public statement about a story. It stands on every placement of
// the story, and has its own time.
type Notice struct {
	ID       ID
	Story    ID
	Kind     NoticeKind
	Severity Severity
	Text     string
	Apology  string
	Reply    ID  // story that carries the reply or the update
	Version  int // version that made it true
	MadeBy   ID
	At       time.Time // when it was posted
}

// Check returns what is missing from a notice.
func (n Notice) Check() error {
	f := fault.Fields{}
	switch n.Kind {
	case Ralat, Koreksi:
		if n.Severity != Spelling && n.Severity != Fact && n.Severity != Substance {
			f.Add("severity", "must be ejaan, fakta or substansi")
		}
		if n.Severity == Substance && strings.TrimSpace(n.Apology) == "" {
			f.Add("apology", "an error of substance needs an apology")
		}
	case HakJawab:
		if n.Reply == 0 {
			f.Add("reply", "a right of reply is linked to the story that carries it")
		}
	case Pemutakhiran:
		if n.Reply == 0 {
			f.Add("reply", "an update is linked to the story that tells the result of verification")
		}
	default:
		f.Add("kind", "%q is not a kind of notice", n.Kind)
	}
	if n.Reply != 0 && n.Reply == n.Story {
		f.Add("reply", "a story cannot be the reply to itself")
	}
	checkLength(f, "text", strings.TrimSpace(n.Text), 1, 2000)
	checkLength(f, "apology", n.Apology, 0, 2000)
	return f.Err()
}

// Ground is a lawful reason to withdraw a published story (Pedoman
// Pemberitaan Media Siber 5a). The list is closed.
type Ground string

// The grounds.
const (
	GroundSARA    Ground = "sara"       // ethnicity, religion, race, group
	GroundDecency Ground = "kesusilaan" // decency
	GroundChild   Ground = "anak"       // the future of a child
	GroundTrauma  Ground = "traumatik"  // traumatic experience of a victim
	GroundCouncil Ground = "dewan_pers" // other special consideration set by the press council
	// GroundOrigin is nobody's choice: the medium from which a story was taken
	// over has withdrawn it, and who carries it has to follow (5b).
	GroundOrigin Ground = "media_asal"
)

// Grounds lists the lawful grounds that people choose from.
func Grounds() []Ground {
	return []Ground{GroundSARA, GroundDecency, GroundChild, GroundTrauma, GroundCouncil}
}

// Shields reports whether a withdrawal on this ground keeps people from harm
// that the story's own words do: then nothing of these words is repeated in
// public, the headline and the address made of it included. Why a medium
// elsewhere withdrew a story is not known for certain, so that counts as well.
func (g Ground) Shields() bool {
	switch g {
	case GroundSARA, GroundDecency, GroundChild, GroundTrauma, GroundOrigin:
		return true
	}
	return false
}

// Withdrawal takes a story from the public for good. One person proposes it,
// another approves it; then a tombstone with the reason stands on every
// placement, or on one site that is stricter than the origin.
type Withdrawal struct {
	Story      ID
	Site       ID     // that withdraws it alone; 0: the origin, everywhere
	Headline   string // what stood on that site; empty at the origin
	Ground     Ground
	Reason     string // public
	ProposedBy ID
	ProposedAt time.Time
	ApprovedBy ID
	ApprovedAt time.Time // zero until approved
}

// Check returns what is missing from a withdrawal.
func (w Withdrawal) Check() error {
	f := fault.Fields{}
	followed := w.Ground == GroundOrigin && w.ProposedBy == 0 && w.Site == 0
	if !followed && !slices.Contains(Grounds(), w.Ground) {
		f.Add("ground", "%q is not one of the lawful grounds", w.Ground)
	}
	if l := len([]rune(strings.TrimSpace(w.Reason))); l < 10 || l > 1000 || !isText(w.Reason) {
		f.Add("reason", "must tell the public why, in 10 to 1,000 characters")
	}
	if w.ApprovedBy != 0 && w.ApprovedBy == w.ProposedBy {
		f.Add("approved_by", "must be another person than the one who proposed it")
	}
	return f.Err()
}

package news

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/fault"
)

// Limits of comments.
const (
	MaxComment = 4000 // characters
	MaxQuote   = 1000 // characters of the passage that a comment keeps
	// EditComment is how long people may change or take back what they wrote.
	EditComment = 24 * time.Hour
)

// Comment is what somebody of the newsroom says about a story or a passage of
// it. Readers never see it.
type Comment struct {
	ID         ID
	Story      ID
	Thread     ID // the comment that began it: its own ID when this is the one
	Author     ID // account
	At         time.Time
	EditedAt   time.Time // zero: never
	DeletedAt  time.Time // zero: it stands; the place stays, the text does not
	DeletedBy  ID
	ResolvedAt time.Time // of a thread, on its first comment
	ResolvedBy ID
	Answers    int // in the thread, on its first comment
	Anchor     Anchor
	Mentions   []ID // accounts
	Text       string
}

// Anchor ties a thread to a passage: its place in the working copy's document
// and the words that stood there. Its zero value means the whole story.
type Anchor struct {
	From, To int  // positions in the document, To not included
	Lost     bool // the passage was deleted; From is where it stood
	Quote    string
}

// None reports whether a comment is about the whole story.
func (a Anchor) None() bool { return a.Quote == "" }

// Moved returns the anchor after a change of the document. mapper gives the
// new place of a position, and says whether what stood around it was deleted;
// assoc tells on which side of an insertion a position stays: 1 after it, -1
// before it.
func (a Anchor) Moved(mapper func(pos, assoc int) (int, bool)) Anchor {
	if a.None() {
		return a
	}
	if a.Lost {
		a.From, _ = mapper(a.From, -1)
		a.To = a.From
		return a
	}
	from, fromGone := mapper(a.From, 1)
	to, toGone := mapper(a.To, -1)
	a.From, a.To = from, to
	// Words put in the place of the passage leave an empty range, or both of its
	// ends in what was deleted.
	if to <= from || fromGone && toGone {
		a.Lost, a.To = true, from
		if to < from {
			a.From, a.To = to, to
		}
	}
	return a
}

// Check returns what is wrong with a comment before it is kept.
func (c Comment) Check() error {
	f := fault.Fields{}
	checkLength(f, "text", strings.TrimSpace(c.Text), 1, MaxComment)
	checkLength(f, "quote", c.Anchor.Quote, 0, MaxQuote)
	if c.Anchor.From < 0 || c.Anchor.To < c.Anchor.From || c.Anchor.None() && c.Anchor.To > 0 ||
		!c.Anchor.None() && c.Anchor.To == c.Anchor.From {
		f.Add("quote", "does not name a passage")
	}
	if !c.Anchor.None() && c.Thread != c.ID {
		f.Add("quote", "an answer belongs to its thread and has no passage of its own")
	}
	return f.Err()
}

// First reports whether a comment began its thread.
func (c Comment) First() bool { return c.Thread == c.ID }

// MayChange returns why an actor may not change the text of a comment.
func (c Comment) MayChange(a Actor, now time.Time) error {
	switch {
	case !c.DeletedAt.IsZero():
		return fault.New(fault.Conflict, "the comment was deleted")
	case c.Author != a.Account || a.Account == 0:
		return fault.New(fault.Forbidden, "only its author changes a comment")
	case now.Sub(c.At) > EditComment:
		return fault.New(fault.Forbidden, "a comment can be changed for a day; write an answer instead")
	}
	return nil
}

// MayDelete returns why an actor may not delete a comment on a story:
// authors may take back their own for a day, editors of the story's site any.
func (c Comment) MayDelete(a Actor, s Story, now time.Time) error {
	if c.DeletedAt.IsZero() && a.Can(ActEditAny, s.OriginSite) {
		return nil
	}
	return c.MayChange(a, now)
}

// Colleague is somebody who can be mentioned or assigned.
type Colleague struct {
	Account ID
	Name    string
	Email   string
}

// Mentions returns the accounts that a text mentions: an @ at the beginning of
// a word, and after it the name of a colleague or the part of the e-mail
// address before its @, whatever the case. The longest name that fits counts;
// of namesakes all are meant.
func Mentions(text string, among []Colleague) []ID {
	var out []ID
	seen := map[ID]bool{}
	before := ' '
	for i, r := range text {
		if r == '@' && !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '@' {
			for _, id := range mentioned(text[i+1:], among) {
				if !seen[id] {
					seen[id] = true
					out = append(out, id)
				}
			}
		}
		before = r
	}
	return out
}

func mentioned(rest string, among []Colleague) []ID {
	var out []ID
	longest := 0
	for _, c := range among {
		local, _, _ := strings.Cut(c.Email, "@")
		for _, name := range [2]string{c.Name, local} {
			if name == "" || len(name) < longest || !hasName(rest, name) {
				continue
			}
			if len(name) > longest {
				longest, out = len(name), nil
			}
			out = append(out, c.Account)
		}
	}
	return out
}

// hasName reports whether a text begins with a name that ends where a word
// does.
func hasName(text, name string) bool {
	n := len(name)
	if len(text) < n || !strings.EqualFold(text[:n], name) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[n:])
	return n == len(text) || !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

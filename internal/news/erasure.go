package news

import (
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

// MaxErasureReason is how long the reason of an erasure may be, in characters.
const MaxErasureReason = 500

// MayErase returns an error unless the actor may erase the data about the
// person behind a request: chief editors of its site, and who administers it.
// To everybody else the request does not exist.
func (a Actor) MayErase(r ReplyRequest) error {
	if a.Can(ActWithdraw, r.Site) || a.Can(ActManage, r.Site) {
		return nil
	}
	return fault.New(fault.NotFound, "there is no request %s", r.ID)
}

// CheckErasure returns why the data behind a request cannot be erased: it was
// already, or the request waits for its answer and nobody said why it goes
// before (UU 27/2022 articles 8 and 43).
func (r ReplyRequest) CheckErasure(reason string) error {
	if !r.ErasedAt.IsZero() {
		return fault.New(fault.Conflict, "the data was erased already")
	}
	f := fault.Fields{}
	if reason = strings.TrimSpace(reason); !r.State.Closed() && len([]rune(reason)) < 10 {
		f.Add("why", "the request is still open: say in ten characters or more why its data goes before the answer")
	}
	checkLength(f, "why", reason, 0, MaxErasureReason)
	return f.Err()
}

// Erase takes out of a request what tells who sent it, and with words what they
// wrote. What the newsroom did with it stays.
func (r *ReplyRequest) Erase(by ID, now time.Time, words bool) {
	r.Name, r.Capacity, r.Email, r.Phone = "", "", "", ""
	if words {
		r.Passage, r.Facts = "", ""
	}
	// A hash of what was sent tells it to whoever can guess it.
	r.Digest, r.ErasedAt, r.ErasedBy = "erased:"+r.ID.String(), now, by
}

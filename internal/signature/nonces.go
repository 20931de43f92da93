package signature

import (
	"sync"
	"time"
)

// maxNonces bounds the memory of Nonces. When it is full the request is
// refused: a sender who is that quick can come again.
const maxNonces = 100_000

// Nonces remembers nonces in the memory of one process. It may be used by many
// at once.
type Nonces struct {
	mu   sync.Mutex
	now  func() time.Time
	seen map[string]time.Time
	next time.Time // when to forget what is over
}

// NewNonces returns an empty memory on a clock.
func NewNonces(now func() time.Time) *Nonces {
	return &Nonces{now: now, seen: map[string]time.Time{}}
}

// First implements Seen.
func (n *Nonces) First(nonce string, until time.Time) (bool, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	now := n.now()
	if !now.Before(n.next) || len(n.seen) >= maxNonces {
		n.next = now.Add(time.Minute)
		for k, end := range n.seen {
			if end.Before(now) {
				delete(n.seen, k)
			}
		}
	}
	if _, known := n.seen[nonce]; known || len(n.seen) >= maxNonces {
		return false, nil
	}
	n.seen[nonce] = until
	return true, nil
}

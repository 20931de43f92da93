package identity

import (
	"context"
	"net/netip"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// Failed attempts are counted by the account that was named, by network
// address, and in browsers that the account signed in with before by browser:
// so nobody can lock an owner out by failing on purpose. After some free ones
// each failure makes the next attempt wait longer, and after a while all is
// forgotten.
const (
	window       = time.Hour
	freeAccount  = 5
	freeAddress  = 50 // a newsroom behind one address mistypes a lot
	firstPause   = 5 * time.Second
	longestPause = 15 * time.Minute
	keepFailures = 80
)

// scope is what attempts are counted by.
type scope struct {
	name string
	free int
	own  bool // forgotten as a whole when the person succeeds
}

// attempt is one that was admitted, and counts as failed until it is forgiven.
type attempt struct {
	scopes []scope
	at     time.Time
	wait   time.Duration // before the next, should it fail
}

// scopes are those of signing in to an account, which may be none.
func (i *Identity) scopes(ctx context.Context, c Client, email string, account news.ID) []scope {
	own := scope{name: "account:" + credential.HashToken(email), free: freeAccount, own: true}
	if credential.IsToken(c.Device) {
		device := credential.HashToken(c.Device)
		if known, err := i.read().KnowsDevice(ctx, device, account); known && err == nil {
			own.name = "device:" + device + ":" + account.String()
		}
	}
	return []scope{own, addressScope(c)}
}

// addressScope counts by address. Who has one address of IPv6 has the 2^64 that
// begin alike.
func addressScope(c Client) scope {
	name := c.Address
	if ip, err := netip.ParseAddr(c.Address); err == nil {
		ip = ip.Unmap()
		name = ip.String()
		if ip.Is6() {
			if p, err := ip.WithZone("").Prefix(64); err == nil {
				name = p.String()
			}
		}
	}
	return scope{name: "address:" + cut(name, 64), free: freeAddress}
}

// pause is how long the next attempt waits after n failures.
func pause(n, free int) time.Duration {
	if n < free {
		return 0
	}
	return min(firstPause<<min(n-free, 10), longestPause)
}

const waitFormat = "too many attempts; wait %d seconds, then try again"

// admit counts an attempt, or returns an Unavailable fault that says how long
// to wait. It counts before anything is checked, under a lock: attempts that
// come at once, at one process or at several, cannot all be the last free one.
func (i *Identity) admit(ctx context.Context, scopes ...scope) (attempt, error) {
	a := attempt{scopes: slices.Clone(scopes), at: i.room.Clock.Now()}
	// In one order, so that two transactions do not wait for each other.
	slices.SortFunc(a.scopes, func(x, y scope) int { return strings.Compare(x.name, y.name) })
	err := i.write(ctx, func(s creds.Store) error {
		for _, sc := range a.scopes {
			failures, err := s.LockAttempts(ctx, sc.name, a.at)
			if err != nil {
				return err
			}
			failures = recent(failures, a.at)
			if n := len(failures); n > 0 {
				if wait := pause(n, sc.free) - a.at.Sub(failures[n-1]); wait > 0 {
					return fault.New(fault.Unavailable, waitFormat, int((wait+time.Second-1)/time.Second))
				}
			}
			failures = append(failures, a.at)
			a.wait = max(a.wait, pause(len(failures), sc.free))
			if err := s.SaveAttempts(ctx, sc.name, failures[max(0, len(failures)-keepFailures):]); err != nil {
				return err
			}
		}
		return nil
	})
	return a, err
}

// WaitOf returns how many seconds a fault asks to wait, 0 when it does not.
func WaitOf(err error) int {
	if f := fault.Of(err); f != nil && f.Form.Format == waitFormat && len(f.Form.Args) == 1 {
		seconds, _ := f.Form.Args[0].(int)
		return seconds
	}
	return 0
}

func recent(failures []time.Time, now time.Time) []time.Time {
	return slices.DeleteFunc(failures, func(t time.Time) bool { return now.Sub(t) >= window })
}

// forgive takes back a counted attempt that turned out right.
func (i *Identity) forgive(ctx context.Context, s creds.Store, a attempt) error {
	for _, sc := range a.scopes {
		failures, err := s.LockAttempts(ctx, sc.name, a.at)
		if err != nil {
			return err
		}
		if sc.own {
			failures = nil
		} else if n := slices.IndexFunc(failures, a.at.Equal); n >= 0 {
			failures = slices.Delete(failures, n, n+1)
		}
		if err := s.SaveAttempts(ctx, sc.name, failures); err != nil {
			return err
		}
	}
	return nil
}

// failed notes a failed attempt and returns the error to answer with.
func (i *Identity) failed(ctx context.Context, c Client, a attempt, t trace, answer error) error {
	where := c.trace(t.Account)
	t.Address, t.Device, t.Wait = where.Address, where.Device, int(a.wait/time.Second)
	err := i.room.Do(ctx, news.Actor{}, "note a failed attempt", func(d *act.Deed) error {
		return note(d, news.EventSignInFailed, 0, t)
	})
	if err != nil {
		return err
	}
	return answer
}

package identity

import (
	"context"
	"encoding/json"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// begin makes a session in a verb under way and ends the one that the browser
// had: a token that somebody put there never becomes a signed-in one.
func (i *Identity) begin(d *act.Deed, c Client, account news.Account, method string) (Entry, error) {
	s := creds.In(d.Tx)
	if credential.IsToken(c.Session) {
		before, found, err := s.Session(d, credential.HashToken(c.Session))
		if err != nil {
			return Entry{}, err
		}
		if found {
			if _, err := s.DeleteSession(d, before.Account, before.ID); err != nil {
				return Entry{}, err
			}
		}
	}
	token, hash := credential.NewToken()
	session := creds.Session{ID: d.NextID(), Token: hash, Account: account.ID, MadeAt: d.Now, SeenAt: d.Now, EndsAt: d.Now.Add(EndsAfter),
		ProvedAt: d.Now, Method: method, Address: cut(c.Address, 64), Agent: cut(c.Agent, 300)}
	if err := s.InsertSession(d, session); err != nil {
		return Entry{}, err
	}
	e := Entry{Session: token, EndsAt: session.EndsAt, Device: c.Device, Account: account}
	if !credential.IsToken(e.Device) {
		e.Device, _ = credential.NewToken()
	}
	if err := s.KnowDevice(d, credential.HashToken(e.Device), account.ID, d.Now); err != nil {
		return Entry{}, err
	}
	t := c.trace(account.ID)
	t.Method, t.Session = method, session.ID
	return e, note(d, news.EventSignedIn, 0, t)
}

func cut(s string, n int) string { return string([]rune(s)[:min(n, len([]rune(s)))]) }

// Session is a browser in which somebody is signed in, as they see it.
type Session struct {
	ID      news.ID
	Here    bool // the one that asks
	Device  string
	Address string
	Method  string
	MadeAt  time.Time
	SeenAt  time.Time // to the minute
}

// Sessions returns a visitor's sessions that have not ended, last seen first.
func (i *Identity) Sessions(ctx context.Context, v Visitor) ([]Session, error) {
	rows, err := i.read().Sessions(ctx, v.Account.ID)
	if err != nil {
		return nil, err
	}
	now := i.room.Clock.Now()
	var list []Session
	for _, s := range rows {
		if now.Before(s.EndsAt) && now.Sub(s.SeenAt) < IdleAfter {
			list = append(list, Session{ID: s.ID, Here: s.ID == v.Session, Device: Device(s.Agent), Address: s.Address, Method: s.Method, MadeAt: s.MadeAt, SeenAt: s.SeenAt})
		}
	}
	return list, nil
}

// SignOut ends the session that asks.
func (i *Identity) SignOut(ctx context.Context, c Client, v Visitor) error {
	return i.room.Do(ctx, v.Actor, "sign out", func(d *act.Deed) error {
		if _, err := creds.In(d.Tx).DeleteSession(d, v.Account.ID, v.Session); err != nil {
			return err
		}
		return note(d, news.EventSignedOut, 0, c.trace(v.Account.ID))
	})
}

// Revoke ends one of a visitor's own sessions.
func (i *Identity) Revoke(ctx context.Context, c Client, v Visitor, session news.ID) error {
	return i.room.Do(ctx, v.Actor, "revoke session", func(d *act.Deed) error {
		found, err := creds.In(d.Tx).DeleteSession(d, v.Account.ID, session)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "there is no such session")
		}
		t := c.trace(v.Account.ID)
		t.Session = session
		return note(d, news.EventSessionRevoked, 0, t)
	})
}

// RevokeOthers ends all of a visitor's sessions but the one that asks.
func (i *Identity) RevokeOthers(ctx context.Context, c Client, v Visitor) error {
	return i.room.Do(ctx, v.Actor, "revoke sessions", func(d *act.Deed) error {
		return i.endSessions(d, c, v.Account.ID, v.Session)
	})
}

// endSessions ends the sessions of an account but one, 0 for all, in a verb
// under way. Its devices become strangers.
func (i *Identity) endSessions(d *act.Deed, c Client, account, except news.ID) error {
	s := creds.In(d.Tx)
	ended, err := s.DeleteSessions(d, account, except)
	if err != nil {
		return err
	}
	if err := s.ForgetDevices(d, account); err != nil {
		return err
	}
	for _, id := range ended {
		t := c.trace(account)
		t.Session = id
		if err := note(d, news.EventSessionRevoked, 0, t); err != nil {
			return err
		}
	}
	return nil
}

// Kinds of steps between two requests.
const (
	stepSecond     = "second"
	stepPasskey    = "passkey"
	stepNewPasskey = "passkey.new"
	stepProof      = "passkey.proof"
	stepTOTP       = "totp"
	stepSSO        = "sso"
)

const stepLasts = 10 * time.Minute

// step begins a step and returns the token that the browser brings back.
func (i *Identity) step(ctx context.Context, s creds.Store, kind string, account news.ID, data any) (token string, err error) {
	text, err := json.Marshal(data)
	if err != nil {
		return "", err
	}
	token, hash := credential.NewToken()
	return token, s.InsertCeremony(ctx, creds.Ceremony{Token: hash, Kind: kind, Account: account, EndsAt: i.room.Clock.Now().Add(stepLasts), Data: string(text)})
}

// take ends a step and reads its data. Each can be taken once.
func (i *Identity) take(ctx context.Context, token, kind string, data any) (account news.ID, err error) {
	over := fault.New(fault.Forbidden, "this step has ended; begin again")
	if !credential.IsToken(token) {
		return 0, over
	}
	var c creds.Ceremony
	var found bool
	err = i.write(ctx, func(s creds.Store) (err error) {
		c, found, err = s.TakeCeremony(ctx, credential.HashToken(token), kind)
		return err
	})
	if err != nil {
		return 0, err
	}
	if !found || !i.room.Clock.Now().Before(c.EndsAt) {
		return 0, over
	}
	return c.Account, json.Unmarshal([]byte(c.Data), data)
}

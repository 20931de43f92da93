package identity

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// How long a session lasts.
const (
	IdleAfter  = 7 * 24 * time.Hour  // without a request
	EndsAfter  = 30 * 24 * time.Hour // in any case
	ProvenFor  = 10 * time.Minute    // after proving who one is, for changes of credentials, roles and for exports
	seenWithin = time.Minute         // how exactly it is known when a session was last seen
)

// Visitor is who a request comes from.
type Visitor struct {
	Session  news.ID
	Account  news.Account
	Actor    news.Actor
	Language string // of the desk: "id" or "en"
	ProvedAt time.Time
	EndsAt   time.Time

	operator bool // the command line of the machine's owner
}

// Operator returns the visitor of the command line: the machine's owner, who
// may do everything.
func Operator() Visitor { return Visitor{Actor: news.System(), operator: true} }

// Visitor returns who a session token belongs to, or a NotFound fault when
// nobody does any more: it ended, was revoked, or its account was.
func (i *Identity) Visitor(ctx context.Context, token string, now time.Time) (Visitor, error) {
	nobody := fault.New(fault.NotFound, "nobody is signed in here")
	if !credential.IsToken(token) {
		return Visitor{}, nobody
	}
	s, found, err := i.read().Session(ctx, credential.HashToken(token))
	if err != nil {
		return Visitor{}, err
	}
	if !found || !now.Before(s.EndsAt) || now.Sub(s.SeenAt) >= IdleAfter {
		return Visitor{}, nobody
	}
	account, found, err := i.accounts().Account(ctx, s.Account)
	if err != nil {
		return Visitor{}, err
	}
	if !found || !account.Active {
		return Visitor{}, nobody
	}
	login, err := i.read().Login(ctx, s.Account)
	if err != nil {
		return Visitor{}, err
	}
	if now.Sub(s.SeenAt) >= seenWithin {
		// A disk that is full does not keep people from reading.
		_ = i.write(ctx, func(w creds.Store) error { return w.SeeSession(ctx, s.ID, s.Address, now) })
	}
	v := Visitor{Session: s.ID, Account: account, Language: login.Language, ProvedAt: s.ProvedAt, EndsAt: s.EndsAt,
		Actor: news.Actor{Account: account.ID, Name: account.Name, Roles: account.Roles}}
	if v.Language == "" {
		v.Language = i.language
	}
	return v, nil
}

const proofFormat = "confirm that it is you, then try again"

// proven returns a fault, which NeedsProof knows, unless the person proved who
// they are a moment ago.
func (i *Identity) proven(v Visitor) error {
	if v.operator {
		return nil
	}
	if since := i.room.Clock.Now().Sub(v.ProvedAt); v.Session == 0 || since < 0 || since >= ProvenFor {
		return fault.New(fault.Forbidden, proofFormat)
	}
	return nil
}

// Proven returns a fault, which NeedsProof knows, unless the person proved who
// they are within ProvenFor: exports ask for it.
func (i *Identity) Proven(v Visitor) error { return i.proven(v) }

// NeedsProof reports whether an error only asks for proof of who one is.
func NeedsProof(err error) bool {
	f := fault.Of(err)
	return f != nil && f.Form.Format == proofFormat
}

// Ways are what an account can prove itself with.
type Ways struct {
	Password, Passkey, TOTP bool
	RecoveryCodes           int // that are left
}

// Ways returns what a visitor can prove themselves with.
func (i *Identity) Ways(ctx context.Context, v Visitor) (w Ways, err error) {
	login, err := i.read().Login(ctx, v.Account.ID)
	if err != nil {
		return w, err
	}
	keys, err := i.read().Passkeys(ctx, v.Account.ID)
	if err != nil {
		return w, err
	}
	w.RecoveryCodes, err = i.read().RecoveryCodesLeft(ctx, v.Account.ID)
	w.Password, w.TOTP, w.Passkey = login.Password != "", login.TOTP != "", len(keys) > 0
	return w, err
}

// Prove checks a visitor's password once more and returns the session's new
// token.
func (i *Identity) Prove(ctx context.Context, c Client, v Visitor, password string) (token string, err error) {
	login, err := i.read().Login(ctx, v.Account.ID)
	if err != nil {
		return "", err
	}
	try, err := i.admit(ctx, i.scopes(ctx, c, v.Account.Email, v.Account.ID)...)
	if err != nil {
		return "", err
	}
	ok, _, err := i.hasher.Verify(ctx, login.Password, password)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", i.failed(ctx, c, try, trace{Account: v.Account.ID, Method: "proof"}, fault.Field("password", "this is not your password"))
	}
	return i.renew(ctx, c, v, "password", func(s creds.Store) error { return i.forgive(ctx, s, try) })
}

// renew gives a session a new token once its person has proved who they are.
func (i *Identity) renew(ctx context.Context, c Client, v Visitor, method string, also func(s creds.Store) error) (token string, err error) {
	token, hash := credential.NewToken()
	err = i.room.Do(ctx, v.Actor, "prove who it is", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		found, err := s.RenewSession(d, v.Session, hash, d.Now)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.Forbidden, "the session has ended; sign in again")
		}
		if also != nil {
			if err := also(s); err != nil {
				return err
			}
		}
		t := c.trace(v.Account.ID)
		t.Method = method
		return note(d, news.EventProved, 0, t)
	})
	return token, err
}

// write runs what leaves no event: attempts, steps between two requests, the
// time a session was seen.
func (i *Identity) write(ctx context.Context, f func(s creds.Store) error) error {
	return i.room.DB.Tx(ctx, func(tx *db.Tx) error { return f(creds.In(tx)) })
}

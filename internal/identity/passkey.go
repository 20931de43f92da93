package identity

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"time"
	"unicode/utf8"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// newPasskeys binds passkeys to the desk's host: what a page of any other host
// asks for is refused by browser and server.
func newPasskeys(host, origin, network string) (*webauthn.WebAuthn, error) {
	return webauthn.New(&webauthn.Config{
		RPID: host, RPDisplayName: network, RPOrigins: []string{origin},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification: protocol.VerificationRequired,
		},
	})
}

// holder is an account as WebAuthn sees it.
type holder struct {
	account news.Account
	keys    []webauthn.Credential
}

func (h holder) WebAuthnID() []byte                         { return []byte(h.account.ID.String()) }
func (h holder) WebAuthnName() string                       { return h.account.Email }
func (h holder) WebAuthnDisplayName() string                { return h.account.Name }
func (h holder) WebAuthnCredentials() []webauthn.Credential { return h.keys }

func (i *Identity) holder(ctx context.Context, account news.Account) (holder, error) {
	rows, err := i.read().Passkeys(ctx, account.ID)
	if err != nil {
		return holder{}, err
	}
	h := holder{account: account}
	for _, r := range rows {
		var c webauthn.Credential
		if err := json.Unmarshal([]byte(r.Credential), &c); err != nil {
			return h, err
		}
		h.keys = append(h.keys, c)
	}
	return h, nil
}

// badPasskey is the answer to every passkey that does not fit, whatever is
// wrong with it.
func badPasskey() error {
	return fault.New(fault.Invalid, "the passkey was not accepted; try again, or sign in another way")
}

// Passkey is a passkey of one's own.
type Passkey struct {
	ID     string
	Name   string
	MadeAt time.Time
	UsedAt time.Time
}

// Passkeys returns a visitor's passkeys, oldest first.
func (i *Identity) Passkeys(ctx context.Context, v Visitor) ([]Passkey, error) {
	rows, err := i.read().Passkeys(ctx, v.Account.ID)
	var list []Passkey
	for _, r := range rows {
		list = append(list, Passkey{ID: r.ID, Name: r.Name, MadeAt: r.MadeAt, UsedAt: r.UsedAt})
	}
	return list, err
}

const maxPasskeys = 20

// NewPasskey begins to add a passkey. options are what the browser's
// navigator.credentials.create is given.
func (i *Identity) NewPasskey(ctx context.Context, v Visitor) (options any, step string, err error) {
	if err := i.proven(v); err != nil {
		return nil, "", err
	}
	h, err := i.holder(ctx, v.Account)
	if err != nil {
		return nil, "", err
	}
	if len(h.keys) >= maxPasskeys {
		return nil, "", fault.New(fault.Invalid, "an account has %d passkeys at most", maxPasskeys)
	}
	var known []protocol.CredentialDescriptor
	for _, k := range h.keys {
		known = append(known, k.Descriptor())
	}
	creation, session, err := i.passkeys.BeginRegistration(h, webauthn.WithExclusions(known))
	if err != nil {
		return nil, "", err
	}
	err = i.write(ctx, func(s creds.Store) (err error) {
		step, err = i.step(ctx, s, stepNewPasskey, v.Account.ID, session)
		return err
	})
	return creation, step, err
}

// AddPasskey ends what NewPasskey began. answer is what the browser returned,
// as JSON.
func (i *Identity) AddPasskey(ctx context.Context, c Client, v Visitor, step, name string, answer []byte) error {
	if err := i.proven(v); err != nil {
		return err
	}
	name = oneLine(name)
	if name == "" {
		name = Device(c.Agent)
	}
	if n := utf8.RuneCountInString(name); n > maxName || n == 0 {
		return fault.Field("name", "must have 1 to %d characters", maxName)
	}
	var session webauthn.SessionData
	account, err := i.take(ctx, step, stepNewPasskey, &session)
	if err != nil {
		return err
	}
	if account != v.Account.ID {
		return badPasskey()
	}
	h, err := i.holder(ctx, v.Account)
	if err != nil {
		return err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return badPasskey()
	}
	made, err := i.passkeys.CreateCredential(h, session, parsed)
	if err != nil {
		return badPasskey()
	}
	record, err := json.Marshal(made)
	if err != nil {
		return err
	}
	var transports []string
	for _, t := range made.Transport {
		transports = append(transports, string(t))
	}
	return i.room.Do(ctx, v.Actor, "add passkey", func(d *act.Deed) error {
		if err := i.stillActive(d, v.Account.ID); err != nil {
			return err
		}
		err := creds.In(d.Tx).InsertPasskey(d, creds.Passkey{ID: base64.RawURLEncoding.EncodeToString(made.ID), Account: v.Account.ID, Name: name,
			MadeAt: d.Now, SignCount: made.Authenticator.SignCount, Transports: transports, Credential: string(record)})
		if err != nil {
			if d.Tx.Engine.Duplicate(err) {
				return badPasskey()
			}
			return err
		}
		t := c.trace(v.Account.ID)
		t.Name = name
		return note(d, news.EventPasskeyAdded, 0, t)
	})
}

// RemovePasskey takes one of a visitor's own passkeys away.
func (i *Identity) RemovePasskey(ctx context.Context, c Client, v Visitor, id string) error {
	if err := i.proven(v); err != nil {
		return err
	}
	return i.room.Do(ctx, v.Actor, "remove passkey", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		found, err := s.DeletePasskey(d, v.Account.ID, id)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "there is no such passkey")
		}
		return note(d, news.EventPasskeyRemoved, 0, c.trace(v.Account.ID))
	})
}

// AskPasskey begins signing in with a passkey that the browser offers by
// itself: nobody has said yet who they are. options are what the browser's
// navigator.credentials.get is given.
func (i *Identity) AskPasskey(ctx context.Context) (options any, step string, err error) {
	assertion, session, err := i.passkeys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, "", err
	}
	err = i.write(ctx, func(s creds.Store) (err error) {
		step, err = i.step(ctx, s, stepPasskey, 0, session)
		return err
	})
	return assertion, step, err
}

// PasskeySignIn ends what AskPasskey began. A passkey is two factors in one:
// no other is asked for.
func (i *Identity) PasskeySignIn(ctx context.Context, c Client, step string, answer []byte) (e Entry, err error) {
	var session webauthn.SessionData
	if _, err := i.take(ctx, step, stepPasskey, &session); err != nil {
		return e, err
	}
	try, err := i.admit(ctx, addressScope(c))
	if err != nil {
		return e, err
	}
	account, used, err := i.checkPasskey(ctx, session, answer, 0)
	if err != nil {
		if fault.Of(err) == nil {
			return e, err
		}
		return e, i.failed(ctx, c, try, trace{Account: account.ID, Method: "passkey"}, err)
	}
	err = i.room.Do(ctx, news.Actor{Account: account.ID}, "sign in", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		if err := i.stillActive(d, account.ID); err != nil {
			return err
		}
		if err := used(s, d.Now); err != nil {
			return err
		}
		if err := i.forgive(d, s, try); err != nil {
			return err
		}
		e, err = i.begin(d, c, account, "passkey")
		return err
	})
	return e, err
}

// checkPasskey checks a browser's answer and returns whose passkey it is, and
// what notes its use. only, if not 0, is the account that it must belong to.
func (i *Identity) checkPasskey(ctx context.Context, session webauthn.SessionData, answer []byte, only news.ID) (account news.Account, used func(s creds.Store, now time.Time) error, err error) {
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return account, nil, badPasskey()
	}
	var broken error // the database's, which the library would hide
	user, key, err := i.passkeys.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
		id, err := news.ParseID(string(handle))
		if err != nil {
			return nil, err
		}
		a, found, err := i.accounts().Account(ctx, id)
		if err != nil {
			broken = err
			return nil, err
		}
		if !found || !a.Active || only != 0 && a.ID != only {
			return nil, errors.New("not an account that may sign in")
		}
		h, err := i.holder(ctx, a)
		if err != nil {
			broken = err
		}
		return h, err
	}, session, parsed)
	if broken != nil {
		return account, nil, broken
	}
	if err != nil {
		return account, nil, badPasskey()
	}
	account = user.(holder).account
	// A count that went back is the sign of a copied key, WebAuthn 6.1.1.
	if key.Authenticator.CloneWarning {
		return account, nil, badPasskey()
	}
	record, err := json.Marshal(key)
	if err != nil {
		return account, nil, err
	}
	id := base64.RawURLEncoding.EncodeToString(key.ID)
	return account, func(s creds.Store, now time.Time) error {
		found, err := s.UsePasskey(ctx, id, key.Authenticator.SignCount, string(record), now)
		if err == nil && !found {
			return badPasskey() // removed meanwhile
		}
		return err
	}, nil
}

// AskProof begins proving who a visitor is with one of their passkeys.
func (i *Identity) AskProof(ctx context.Context, v Visitor) (options any, step string, err error) {
	assertion, session, err := i.passkeys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, "", err
	}
	err = i.write(ctx, func(s creds.Store) (err error) {
		step, err = i.step(ctx, s, stepProof, v.Account.ID, session)
		return err
	})
	return assertion, step, err
}

// PasskeyProve ends what AskProof began and returns the session's new token.
func (i *Identity) PasskeyProve(ctx context.Context, c Client, v Visitor, step string, answer []byte) (token string, err error) {
	var session webauthn.SessionData
	account, err := i.take(ctx, step, stepProof, &session)
	if err != nil {
		return "", err
	}
	if account != v.Account.ID {
		return "", badPasskey()
	}
	_, used, err := i.checkPasskey(ctx, session, answer, v.Account.ID)
	if err != nil {
		return "", err
	}
	return i.renew(ctx, c, v, "passkey", func(s creds.Store) error { return used(s, i.room.Clock.Now()) })
}

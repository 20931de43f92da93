package identity

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// SSOConfig names an issuer of OpenID Connect; without an Issuer there is no
// single sign-on.
type SSOConfig struct {
	Issuer string
	Client string
	Secret string
	// Create makes an account without any role for whoever the issuer lets in
	// and the desk does not know. Otherwise they are refused.
	Create bool
}

// SSOCallback is the path of the desk that the issuer sends people back to.
const SSOCallback = "/signin/sso/back"

const ssoWithin = 10 * time.Second

// sso talks to the issuer. Its metadata is asked for when somebody first signs
// in, so that the desk starts without it.
type sso struct {
	cfg      SSOConfig
	callback string
	client   *http.Client

	mu       sync.Mutex
	provider *oidc.Provider
}

func newSSO(c SSOConfig, desk string) (*sso, error) {
	u, err := url.Parse(c.Issuer)
	if err != nil || u.Scheme != "https" && !(u.Scheme == "http" && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1")) {
		return nil, fmt.Errorf("the issuer of single sign-on, %q, must be an https address", c.Issuer)
	}
	if c.Client == "" || c.Secret == "" {
		return nil, errors.New("single sign-on needs the client's name and its secret")
	}
	return &sso{cfg: c, callback: desk + SSOCallback, client: &http.Client{Timeout: ssoWithin}}, nil
}

func (s *sso) discover(ctx context.Context) (*oidc.Provider, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.provider != nil {
		return s.provider, nil
	}
	// The provider keeps the context to fetch keys later: it outlives this
	// request.
	p, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), s.client), s.cfg.Issuer)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "single sign-on does not answer; try again, or sign in another way: %w", err)
	}
	s.provider = p
	return p, nil
}

func (s *sso) oauth(p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{ClientID: s.cfg.Client, ClientSecret: s.cfg.Secret, Endpoint: p.Endpoint(), RedirectURL: s.callback,
		Scopes: []string{oidc.ScopeOpenID, "email", "profile"}}
}

// ssoStep is what the browser's way to the issuer and back is remembered by.
type ssoStep struct {
	State    string `json:"state"`
	Nonce    string `json:"nonce"`
	Verifier string `json:"verifier"`
	Next     string `json:"next"`
	// Session is that of a visitor who proves who they are, 0 to sign in.
	Session news.ID `json:"session"`
}

// HasSSO reports whether single sign-on is configured.
func (i *Identity) HasSSO() bool { return i.sso != nil }

// AskSSO begins a single sign-on and returns the issuer's address to send the
// browser to. next is where the browser goes afterwards; a visitor who is
// signed in already proves who they are.
func (i *Identity) AskSSO(ctx context.Context, v Visitor, next string) (to, step string, err error) {
	if i.sso == nil {
		return "", "", fault.New(fault.NotFound, "single sign-on is not configured")
	}
	p, err := i.sso.discover(ctx)
	if err != nil {
		return "", "", err
	}
	at := ssoStep{Verifier: oauth2.GenerateVerifier(), Next: next, Session: v.Session}
	at.State, _ = credential.NewToken()
	at.Nonce, _ = credential.NewToken()
	options := []oauth2.AuthCodeOption{oidc.Nonce(at.Nonce), oauth2.S256ChallengeOption(at.Verifier)}
	if v.Session != 0 {
		options = append(options, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
	}
	err = i.write(ctx, func(s creds.Store) (err error) {
		step, err = i.step(ctx, s, stepSSO, v.Account.ID, at)
		return err
	})
	return i.sso.oauth(p).AuthCodeURL(at.State, options...), step, err
}

// claims are what the issuer says of a person.
type claims struct {
	Email    string `json:"email"`
	Verified bool   `json:"email_verified"`
	Name     string `json:"name"`
	AuthTime int64  `json:"auth_time"`
}

func badSSO() error {
	return fault.New(fault.Forbidden, "single sign-on was not completed; begin again")
}

// SSOSignIn ends what AskSSO began with what the issuer sent the browser back
// with. The second factor is the issuer's business.
func (i *Identity) SSOSignIn(ctx context.Context, c Client, v Visitor, step string, back url.Values) (e Entry, next string, err error) {
	if i.sso == nil {
		return e, "", fault.New(fault.NotFound, "single sign-on is not configured")
	}
	var at ssoStep
	if _, err := i.take(ctx, step, stepSSO, &at); err != nil {
		return e, "", err
	}
	if subtle.ConstantTimeCompare([]byte(back.Get("state")), []byte(at.State)) != 1 || back.Get("code") == "" || at.Session != v.Session {
		return e, "", badSSO()
	}
	token, said, err := i.exchange(ctx, at, back.Get("code"))
	if err != nil {
		return e, "", err
	}
	account, tie, err := i.subject(ctx, token, said)
	if err != nil {
		return e, "", err
	}
	if at.Session != 0 {
		// Proof: the same person, who signed in at the issuer just now.
		recent := said.AuthTime != 0 && i.room.Clock.Now().Sub(time.Unix(said.AuthTime, 0)) < ProvenFor
		if account.ID != v.Account.ID || tie || !recent {
			return e, "", badSSO()
		}
		renewed, err := i.renew(ctx, c, v, "sso", nil)
		return Entry{Session: renewed, EndsAt: v.EndsAt, Account: account}, at.Next, err
	}
	err = i.room.Do(ctx, news.Actor{Account: account.ID}, "sign in", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		if account.MadeAt.IsZero() {
			account.MadeAt = d.Now
			if err := d.Store.SaveAccount(d, account); err != nil {
				return d.Taken(err, "email", "another account has this address")
			}
		}
		if err := i.stillActive(d, account.ID); err != nil {
			return err
		}
		if tie {
			if err := s.InsertSubject(d, token.Issuer, token.Subject, account.ID, d.Now); err != nil {
				return err
			}
			if err := note(d, news.EventSubjectTied, 0, c.trace(account.ID)); err != nil {
				return err
			}
		}
		e, err = i.begin(d, c, account, "sso")
		return err
	})
	return e, at.Next, err
}

// exchange gets the token for a code and checks signature, audience, time and
// nonce (OpenID Connect Core 3.1.3.7).
func (i *Identity) exchange(ctx context.Context, at ssoStep, code string) (*oidc.IDToken, claims, error) {
	p, err := i.sso.discover(ctx)
	if err != nil {
		return nil, claims{}, err
	}
	ctx = oidc.ClientContext(ctx, i.sso.client)
	granted, err := i.sso.oauth(p).Exchange(ctx, code, oauth2.VerifierOption(at.Verifier))
	if err != nil {
		return nil, claims{}, badSSO()
	}
	raw, ok := granted.Extra("id_token").(string)
	if !ok {
		return nil, claims{}, badSSO()
	}
	token, err := p.Verifier(&oidc.Config{ClientID: i.sso.cfg.Client, Now: i.room.Clock.Now}).Verify(ctx, raw)
	if err != nil || subtle.ConstantTimeCompare([]byte(token.Nonce), []byte(at.Nonce)) != 1 {
		return nil, claims{}, badSSO()
	}
	var said claims
	if err := token.Claims(&said); err != nil || token.Subject == "" {
		return nil, claims{}, badSSO()
	}
	return token, said, nil
}

// subject finds the account of a person at the issuer: the one that the subject
// is tied to, else the one with their verified address, which tie is true for.
func (i *Identity) subject(ctx context.Context, token *oidc.IDToken, said claims) (account news.Account, tie bool, err error) {
	unknown := fault.New(fault.Forbidden, "the desk knows no account for you; ask an administrator to invite you")
	id, err := i.read().Subject(ctx, token.Issuer, token.Subject)
	if err != nil {
		return account, false, err
	}
	if id != 0 {
		account, found, err := i.accounts().Account(ctx, id)
		if err == nil && (!found || !account.Active) {
			err = unknown
		}
		return account, false, err
	}
	email := Email(said.Email)
	if !said.Verified || mail.CheckAddress(email) != nil {
		return account, false, unknown
	}
	account, found, err := i.accounts().AccountByEmail(ctx, email)
	switch {
	case err != nil:
		return account, false, err
	case !found && i.sso.cfg.Create:
		name := oneLine(said.Name)
		if name == "" {
			name = email
		}
		return news.Account{ID: i.room.IDs.Next(), Email: email, Name: cut(name, maxName), Active: true}, true, nil
	case !found || !account.Active:
		return account, false, unknown
	}
	// Another subject with this address is another person, who got the address
	// of somebody who left.
	others, err := i.read().SubjectsOf(ctx, account.ID, token.Issuer)
	if err == nil && len(slices.DeleteFunc(others, func(s string) bool { return s == token.Subject })) > 0 {
		err = unknown
	}
	return account, true, err
}

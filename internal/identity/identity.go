// Package identity says who may sign in and who is signed in. It is the only
// writer of credentials, sessions and links; its verbs run in the newsroom's
// frame, so each leaves its event in the log.
//
// Whoever asks is told the same, in the same time, whether an account exists or
// not. Tokens, links and codes are kept as hashes; a browser gets a new token
// with every step that lets it do more.
//
//	identity.go    Identity, Client, Entry
//	visitor.go     who a request comes from; proving it once more
//	session.go     sessions: begun, listed, ended
//	signin.go      signing in with password and second factor
//	attempts.go    limits that several processes share
//	first.go       the network's first owner
//	passkey.go     WebAuthn
//	factor.go      password, authenticator and recovery codes of one's own
//	link.go        invitations and resets
//	email.go       another address for an account
//	letter.go      the letters in which links travel
//	account.go     accounts, roles, the end of an account
//	sso.go         single sign-on with OpenID Connect
//	device.go      what a browser calls itself, in a few words
package identity

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// Mailer sends letters, or says that it cannot.
type Mailer interface {
	Configured() bool
	Send(ctx context.Context, m mail.Message) error
}

// Config is what an Identity needs.
type Config struct {
	Room    *act.Room
	Hasher  *credential.Hasher
	Mail    Mailer
	Network string // name of the network, in letters and authenticators
	Desk    string // origin of the desk: scheme, host and port, without a path
	// Language of who has chosen none.
	Language string
	SSO      SSOConfig
}

// Identity performs the verbs of signing in.
type Identity struct {
	room     *act.Room
	hasher   *credential.Hasher
	mail     Mailer
	network  string
	desk     string
	language string
	passkeys *webauthn.WebAuthn
	sso      *sso // nil when none is configured
	letters  letters
}

// New returns an Identity. Its error is one sentence that says what is wrong
// with the configuration.
func New(c Config) (*Identity, error) {
	u, err := url.Parse(c.Desk)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" || u.Path != "" {
		return nil, fmt.Errorf("the desk's address %q is not scheme and host", c.Desk)
	}
	i := &Identity{room: c.Room, hasher: c.Hasher, mail: c.Mail, network: c.Network, desk: c.Desk, language: c.Language}
	if i.mail == nil {
		i.mail = mail.None{}
	}
	if i.language == "" {
		i.language = "id"
	}
	if i.passkeys, err = newPasskeys(u.Hostname(), c.Desk, c.Network); err != nil {
		return nil, fmt.Errorf("passkeys for %s: %w", c.Desk, err)
	}
	if i.letters, err = loadLetters(); err != nil {
		return nil, err
	}
	if c.SSO.Issuer != "" {
		if i.sso, err = newSSO(c.SSO, c.Desk); err != nil {
			return nil, err
		}
	}
	return i, nil
}

// Jobs returns what the jobs of this package do.
func (i *Identity) Jobs() map[string]jobs.Run {
	return map[string]jobs.Run{JobLetter: i.runLetter, JobEmailLink: i.runEmailLink, JobEmailTold: i.runEmailTold}
}

// SendsMail reports whether links travel by e-mail. Otherwise they are shown
// to who made them.
func (i *Identity) SendsMail() bool { return i.mail.Configured() }

// Client is the browser that a request comes from.
type Client struct {
	Address string // of the network, as text
	Agent   string // what the browser calls itself
	Device  string // token of the device cookie, empty in a browser that nobody signed in with
	Session string // token of the session cookie, empty for none
}

// Entry is what signing in led to: a session, or the step that comes first.
type Entry struct {
	Session string    // token, empty when Step is not
	EndsAt  time.Time // of the session
	Device  string    // token to keep in the browser, so that it is known next time
	Step    string    // token of the second factor that is asked for
	Account news.Account
}

// Sweep deletes what has ended by itself. It is safe to run at any time.
func (i *Identity) Sweep(ctx context.Context) error {
	now := i.room.Clock.Now()
	return i.write(ctx, func(s creds.Store) error {
		return s.Sweep(ctx, now, now.Add(-IdleAfter), now.Add(-window), now.AddDate(-1, 0, 0))
	})
}

func (i *Identity) accounts() store.Store { return i.room.Read() }

func (i *Identity) read() creds.Store { return creds.New(i.room.DB, i.room.DB.Engine) }

// trace is the payload of an event: who it is about, from where and how.
type trace struct {
	Account news.ID `json:"account,omitempty"`
	Email   string  `json:"email,omitempty"` // when no account has it
	Address string  `json:"address,omitempty"`
	Device  string  `json:"device,omitempty"`
	Method  string  `json:"method,omitempty"`
	Name    string  `json:"name,omitempty"`
	// Of an account that asks for, or gets, another address.
	OldEmail string `json:"old_email,omitempty"`
	NewEmail string `json:"new_email,omitempty"`

	Session news.ID             `json:"session,omitempty"`
	Wait    int                 `json:"wait,omitempty"` // seconds until the next attempt is heard
	Before  map[string][]string `json:"before,omitempty"`
	After   map[string][]string `json:"after,omitempty"`
}

// from fills in where a request came from.
func (c Client) trace(account news.ID) trace {
	return trace{Account: account, Address: c.Address, Device: Device(c.Agent)}
}

// note writes an event, also under the account that it is about.
func note(d *act.Deed, kind news.EventKind, site news.ID, t trace) error {
	if err := d.Event(kind, 0, site, t); err != nil {
		return err
	}
	if t.Account == 0 || t.Account == d.Actor.Account {
		return nil
	}
	return creds.In(d.Tx).InsertAbout(d, t.Account, d.Last())
}

// Email returns an address as accounts keep it.
func Email(typed string) string { return strings.ToLower(strings.TrimSpace(typed)) }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

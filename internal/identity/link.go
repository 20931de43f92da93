package identity

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// Kinds of links.
const (
	LinkInvitation = "invitation"
	LinkReset      = "reset"
)

// How long links last.
const (
	invitationLasts = 7 * 24 * time.Hour
	resetLasts      = 2 * time.Hour  // asked for by e-mail
	handedLasts     = 24 * time.Hour // given by an administrator
)

// Sent says how a link reaches its person: by a letter, or, without a mail
// server, by whoever made it.
type Sent struct {
	Account news.Account
	Mailed  bool
	Link    string // address, when not mailed
	EndsAt  time.Time
}

// makeLink makes the one link of an account in a verb under way. A letter gets
// its token only when it goes out: none lies in the queue.
func (i *Identity) makeLink(d *act.Deed, account news.Account, kind string, lasts time.Duration) (sent Sent, err error) {
	l := creds.Link{ID: d.NextID(), Kind: kind, Account: account.ID, MadeBy: d.Actor.Account, MadeAt: d.Now, EndsAt: d.Now.Add(lasts)}
	sent = Sent{Account: account, Mailed: i.mail.Configured(), EndsAt: l.EndsAt}
	if sent.Mailed {
		if err := creds.In(d.Tx).ReplaceLinks(d, l); err != nil {
			return sent, err
		}
		return sent, d.Job(JobLetter, l.ID.String(), l.ID.String(), d.Now)
	}
	var token string
	token, l.Token = credential.NewToken()
	sent.Link = i.address(kind, token)
	return sent, creds.In(d.Tx).ReplaceLinks(d, l)
}

func (i *Identity) address(kind, token string) string { return i.desk + "/" + kind + "/" + token }

// Invitation is somebody who is to get an account.
type Invitation struct {
	Email, Name, Language string
	Roles                 map[news.ID][]news.Role // by site, 0 for every site
}

// Invite makes an account with roles and a link for its person to choose a
// password.
func (i *Identity) Invite(ctx context.Context, c Client, v Visitor, in Invitation) (sent Sent, err error) {
	in.Email, in.Name = Email(in.Email), oneLine(in.Name)
	if err := i.proven(v); err != nil {
		return sent, err
	}
	account := news.Account{Email: in.Email, Name: in.Name, Active: true, Roles: in.Roles}
	err = i.room.Do(ctx, v.Actor, "invite", func(d *act.Deed) error {
		if err := d.MayAnywhere(news.ActManage); err != nil {
			return err
		}
		if err := i.checkRoles(d, v, news.Account{}, account); err != nil {
			return err
		}
		f := fault.Fields{}
		checkPerson(f, in.Email, in.Name)
		checkLanguage(f, in.Language)
		if held(account.Roles) == 0 && !v.Actor.Can(news.ActNetwork, 0) {
			f.Add("roles", "choose one role at least")
		}
		if err := f.Err(); err != nil {
			return err
		}
		account.ID, account.MadeAt = d.NextID(), d.Now
		if err := d.Store.SaveAccount(d, account); err != nil {
			return d.Taken(err, "email", "another account has this address")
		}
		if err := creds.In(d.Tx).SaveLogin(d, creds.Login{Account: account.ID, Language: in.Language}); err != nil {
			return err
		}
		if sent, err = i.makeLink(d, account, LinkInvitation, invitationLasts); err != nil {
			return err
		}
		t := c.trace(account.ID)
		t.After = told(account.Roles)
		return note(d, news.EventInvited, 0, t)
	})
	return sent, err
}

// Reset makes a link for somebody who cannot get in any more: an invitation
// once more where they never were in, else one that sets a new password.
func (i *Identity) Reset(ctx context.Context, c Client, v Visitor, id news.ID) (sent Sent, err error) {
	err = i.forOther(ctx, v, id, "make link", func(d *act.Deed, account news.Account) error {
		if !account.Active {
			return fault.New(fault.Conflict, "the account has ended; let it in again first")
		}
		login, err := creds.In(d.Tx).Login(d, id)
		if err != nil {
			return err
		}
		kind, lasts := LinkReset, handedLasts
		if login.Password == "" {
			kind, lasts = LinkInvitation, invitationLasts
		}
		if sent, err = i.makeLink(d, account, kind, lasts); err != nil {
			return err
		}
		return note(d, news.EventResetMade, 0, c.trace(id))
	})
	return sent, err
}

// Forgot sends a link to whoever forgot their password, if there is such an
// account. It answers alike whether there is one or not.
func (i *Identity) Forgot(ctx context.Context, c Client, email string) error {
	email = Email(email)
	if mail.CheckAddress(email) != nil {
		return fault.Field("email", "this is not an e-mail address")
	}
	if !i.mail.Configured() {
		return nil
	}
	// Each counts, also for addresses that nobody has: three letters an hour.
	_, err := i.admit(ctx, scope{name: "forgot:" + credential.HashToken(email), free: 3}, addressScope(c))
	if err != nil {
		return err
	}
	account, found, err := i.accounts().AccountByEmail(ctx, email)
	if err != nil {
		return err
	}
	if !found || !account.Active {
		// As durable a write as the other answer's, for the same time.
		return i.room.Do(ctx, news.Actor{}, "ask for a link", func(d *act.Deed) error {
			t := c.trace(0)
			t.Email = email
			return note(d, news.EventResetAsked, 0, t)
		})
	}
	return i.room.Do(ctx, news.Actor{}, "ask for a link", func(d *act.Deed) error {
		if _, err := i.makeLink(d, account, LinkReset, resetLasts); err != nil {
			return err
		}
		return note(d, news.EventResetAsked, 0, c.trace(account.ID))
	})
}

// Offer is what a link offers.
type Offer struct {
	Kind        string
	Email, Name string
}

func linkOver() error {
	return fault.New(fault.NotFound, "this link has ended or was used; ask for another one")
}

// Offer returns what a link offers, without using it up: mail programs follow
// links by themselves.
func (i *Identity) Offer(ctx context.Context, token string) (Offer, error) {
	_, account, o, err := i.offer(ctx, token)
	o.Email, o.Name = account.Email, account.Name
	return o, err
}

func (i *Identity) offer(ctx context.Context, token string) (l creds.Link, account news.Account, o Offer, err error) {
	if !credential.IsToken(token) {
		return l, account, o, linkOver()
	}
	l, found, err := i.read().LinkByToken(ctx, credential.HashToken(token))
	if err != nil {
		return l, account, o, err
	}
	if !found || !i.room.Clock.Now().Before(l.EndsAt) {
		return l, account, o, linkOver()
	}
	account, found, err = i.accounts().Account(ctx, l.Account)
	if err == nil && (!found || !account.Active) {
		err = linkOver()
	}
	o.Kind = l.Kind
	return l, account, o, err
}

// Accept uses a link up: it sets a password, ends every session there was, and
// signs in. Where the account has a second factor, that is asked for.
func (i *Identity) Accept(ctx context.Context, c Client, token, password string) (e Entry, err error) {
	_, account, _, err := i.offer(ctx, token)
	if err != nil {
		return e, err
	}
	f := fault.Fields{}
	i.checkPassword(f, password, account.Email, account.Name)
	if err := f.Err(); err != nil {
		return e, err
	}
	hash, err := i.hasher.Hash(ctx, password)
	if err != nil {
		return e, err
	}
	err = i.room.Do(ctx, news.Actor{Account: account.ID}, "accept link", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		if err := i.stillActive(d, account.ID); err != nil {
			return err
		}
		if l, found, err := s.TakeLink(d, credential.HashToken(token)); err != nil {
			return err
		} else if !found || !d.Now.Before(l.EndsAt) {
			return linkOver()
		}
		// Whoever had the account before may have asked for another address.
		if _, err := s.DropEmailChange(d, account.ID); err != nil {
			return err
		}
		login, err := s.Login(d, account.ID)
		if err != nil {
			return err
		}
		login.Password, login.PasswordAt = hash, d.Now
		if err := s.SaveLogin(d, login); err != nil {
			return err
		}
		if err := i.endSessions(d, c, account.ID, 0); err != nil {
			return err
		}
		if err := s.SaveAttempts(d, "account:"+credential.HashToken(account.Email), nil); err != nil {
			return err
		}
		if err := note(d, news.EventPasswordSet, 0, c.trace(account.ID)); err != nil {
			return err
		}
		if login.TOTP == "" {
			e, err = i.begin(d, c, account, "link")
			return err
		}
		e = Entry{Account: account}
		e.Step, err = i.step(d, s, stepSecond, account.ID, "link")
		return err
	})
	return e, err
}

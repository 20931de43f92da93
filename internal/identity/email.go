package identity

import (
	"context"
	"encoding/json"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// An account gets another address in two steps. Its person, who proved who they
// are, asks for it; then they open, signed in, the link that was sent there.
// The link alone does nothing: it may have gone to a stranger by a slip of the
// pen, and whoever has the address of an account can have its password.
// Whether another account has the address is told only to those who read its
// letters, and to those who manage accounts.

// Kinds of the jobs about addresses.
const (
	JobEmailLink = "account.email_link" // to the new address; key and payload: the change
	JobEmailTold = "account.email_told" // to an address, of what was asked or done; payload: toldEmail
)

// LinkEmail is the first word of the addresses of links that confirm an e-mail
// address.
const LinkEmail = "email"

const (
	emailLasts    = 24 * time.Hour     // by letter
	emailWaits    = 7 * 24 * time.Hour // for an administrator who hands the link over
	freeAddresses = 3                  // asked for in an hour, before each next one has to wait
)

// PendingEmail is an address that waits to be confirmed.
type PendingEmail struct {
	Email   string
	AskedAt time.Time
	EndsAt  time.Time
}

func noPending() error { return fault.New(fault.NotFound, "no other address waits to be confirmed") }

// checkEmail refuses what is no address, and the one that the account has.
func checkEmail(account news.Account, email string) error {
	if mail.CheckAddress(email) != nil {
		return fault.Field("email", "this is not an e-mail address")
	}
	if email == account.Email {
		return fault.Field("email", "the account has this address already")
	}
	return nil
}

// AskEmail notes that a visitor wants another address for their account and
// sends a link there; the address that they have is told. It answers alike
// whether another account has the address or not. Without a mail server an
// administrator hands the link over: see EmailLink.
func (i *Identity) AskEmail(ctx context.Context, c Client, v Visitor, email string) error {
	if err := i.proven(v); err != nil {
		return err
	}
	email = Email(email)
	if err := checkEmail(v.Account, email); err != nil {
		return err
	}
	// Each counts: nobody has the desk write to strangers.
	_, err := i.admit(ctx, scope{name: "email:" + v.Account.ID.String(), free: freeAddresses},
		scope{name: "email:" + credential.HashToken(email), free: freeAddresses}, addressScope(c))
	if err != nil {
		return err
	}
	return i.room.Do(ctx, v.Actor, "ask for another address", func(d *act.Deed) error {
		if account, err := lock(d, v.Account.ID); err != nil {
			return err
		} else if !account.Active {
			return noAccount()
		}
		change := creds.EmailChange{ID: d.NextID(), Account: v.Account.ID, Email: email, MadeAt: d.Now, EndsAt: d.Now.Add(emailWaits)}
		if i.mail.Configured() {
			change.EndsAt = d.Now.Add(emailLasts)
			if err := d.Job(JobEmailLink, change.ID.String(), change.ID.String(), d.Now); err != nil {
				return err
			}
		}
		if err := creds.In(d.Tx).ReplaceEmailChange(d, change); err != nil {
			return err
		}
		if err := i.tellEmail(d, toldEmail{Kind: "emailasked", To: v.Account.Email, Account: v.Account.ID, Old: v.Account.Email, New: email}); err != nil {
			return err
		}
		t := c.trace(v.Account.ID)
		t.NewEmail = email
		return note(d, news.EventEmailAsked, 0, t)
	})
}

// PendingEmail returns the address that a visitor asked for and has not
// confirmed; found is false when there is none.
func (i *Identity) PendingEmail(ctx context.Context, v Visitor) (p PendingEmail, found bool, err error) {
	return i.pending(ctx, v.Account.ID)
}

func (i *Identity) pending(ctx context.Context, account news.ID) (p PendingEmail, found bool, err error) {
	c, found, err := i.read().EmailChangeOf(ctx, account)
	if err != nil || !found || !i.room.Clock.Now().Before(c.EndsAt) {
		return p, false, err
	}
	return PendingEmail{Email: c.Email, AskedAt: c.MadeAt, EndsAt: c.EndsAt}, true, nil
}

// EmailOffer returns the address that a link confirms, without using it up. The
// link of somebody else is answered as one that has ended.
func (i *Identity) EmailOffer(ctx context.Context, v Visitor, token string) (email string, err error) {
	if !credential.IsToken(token) {
		return "", linkOver()
	}
	c, found, err := i.read().EmailChangeByToken(ctx, v.Account.ID, credential.HashToken(token))
	if err == nil && (!found || !i.room.Clock.Now().Before(c.EndsAt)) {
		err = linkOver()
	}
	return c.Email, err
}

// ConfirmEmail gives a visitor's account the address that the link was sent to.
// Links that went to the former address end, and it is told.
func (i *Identity) ConfirmEmail(ctx context.Context, c Client, v Visitor, token string) error {
	if !credential.IsToken(token) {
		return linkOver()
	}
	return i.room.Do(ctx, v.Actor, "confirm address", func(d *act.Deed) error {
		account, err := lock(d, v.Account.ID)
		if err != nil {
			return err
		}
		if !account.Active {
			return linkOver()
		}
		change, found, err := creds.In(d.Tx).TakeEmailChange(d, account.ID, credential.HashToken(token))
		if err != nil {
			return err
		}
		if !found || !d.Now.Before(change.EndsAt) {
			return linkOver()
		}
		return i.setEmail(d, c, account, change.Email)
	})
}

// WithdrawEmail takes back what a visitor asked for.
func (i *Identity) WithdrawEmail(ctx context.Context, c Client, v Visitor) error {
	return i.room.Do(ctx, v.Actor, "withdraw address", func(d *act.Deed) error {
		return dropEmail(d, c, v.Account.ID)
	})
}

// DropEmail takes back what somebody asked for, for those who manage the
// account.
func (i *Identity) DropEmail(ctx context.Context, c Client, v Visitor, id news.ID) error {
	return i.forOther(ctx, v, id, "withdraw address", func(d *act.Deed, _ news.Account) error {
		return dropEmail(d, c, id)
	})
}

func dropEmail(d *act.Deed, c Client, account news.ID) error {
	if _, err := lock(d, account); err != nil {
		return err
	}
	found, err := creds.In(d.Tx).DropEmailChange(d, account)
	if err != nil {
		return err
	}
	if !found {
		return noPending()
	}
	return note(d, news.EventEmailWithdrawn, 0, c.trace(account))
}

// EmailLink makes the link for an address that somebody asked for, for those
// who manage the account: by letter once more, or, without a mail server, to
// hand over. The account of what it returns has the new address. A link that
// was made before ends.
func (i *Identity) EmailLink(ctx context.Context, c Client, v Visitor, id news.ID) (sent Sent, err error) {
	err = i.forOther(ctx, v, id, "make link", func(d *act.Deed, account news.Account) error {
		change, found, err := creds.In(d.Tx).EmailChangeOf(d, id)
		if err != nil {
			return err
		}
		if !found || !account.Active || !d.Now.Before(change.EndsAt) {
			return noPending()
		}
		if _, taken, err := d.Store.AccountByEmail(d, change.Email); err != nil {
			return err
		} else if taken {
			return fault.Field("email", "another account has this address")
		}
		t := c.trace(id)
		t.Method, t.NewEmail = LinkEmail, change.Email
		account.Email = change.Email
		sent = Sent{Account: account, Mailed: i.mail.Configured(), EndsAt: change.EndsAt}
		if sent.Mailed {
			err = d.Job(JobEmailLink, change.ID.String(), change.ID.String(), d.Now)
		} else {
			token, hash := credential.NewToken()
			sent.Link = i.address(LinkEmail, token)
			_, err = creds.In(d.Tx).SetEmailToken(d, change.ID, hash)
		}
		if err != nil {
			return err
		}
		return note(d, news.EventResetMade, 0, t)
	})
	return sent, err
}

// SetEmail corrects the address of an account, for those who may make it a link
// that sets its password. Both addresses are told, unless its person never was
// in: then the former one may be a stranger's.
func (i *Identity) SetEmail(ctx context.Context, c Client, v Visitor, id news.ID, email string) error {
	email = Email(email)
	return i.forOther(ctx, v, id, "set address", func(d *act.Deed, account news.Account) error {
		if err := checkEmail(account, email); err != nil {
			return err
		}
		if _, err := creds.In(d.Tx).DropEmailChange(d, id); err != nil {
			return err
		}
		return i.setEmail(d, c, account, email)
	})
}

// setEmail gives a locked account another address in a verb under way. Links
// that went to the former one would let in whoever reads it.
func (i *Identity) setEmail(d *act.Deed, c Client, account news.Account, email string) error {
	before := account.Email
	account.Email = email
	if err := d.Store.SaveAccount(d, account); err != nil {
		return d.Taken(err, "email", "another account has this address")
	}
	if err := creds.In(d.Tx).DeleteLinks(d, account.ID); err != nil {
		return err
	}
	was, err := i.wasIn(d, account.ID)
	if err != nil {
		return err
	}
	told := toldEmail{Kind: "emailset", To: before, Account: account.ID, Old: before, New: email}
	self := d.Actor.Account == account.ID
	if !self {
		told.By = d.Actor.Account
	}
	if was {
		if err := i.tellEmail(d, told); err != nil {
			return err
		}
	}
	if told.To = email; !self {
		if err := i.tellEmail(d, told); err != nil {
			return err
		}
	}
	t := c.trace(account.ID)
	t.OldEmail, t.NewEmail = before, email
	return note(d, news.EventEmailSet, 0, t)
}

// wasIn reports whether somebody ever came in with an account.
func (i *Identity) wasIn(d *act.Deed, account news.ID) (bool, error) {
	s := creds.In(d.Tx)
	login, err := s.Login(d, account)
	if err != nil || !login.PasswordAt.IsZero() {
		return err == nil, err
	}
	keys, err := s.Passkeys(d, account)
	if err != nil || len(keys) > 0 {
		return err == nil, err
	}
	if i.sso == nil {
		return false, nil
	}
	subjects, err := s.SubjectsOf(d, account, i.sso.cfg.Issuer)
	return len(subjects) > 0, err
}

// toldEmail is a letter about an address, as a job has it: who reads it may no
// longer be found by the account.
type toldEmail struct {
	Kind    string  `json:"kind"` // of the letter
	To      string  `json:"to"`
	Account news.ID `json:"account"`
	By      news.ID `json:"by,omitempty"` // who did it, when it was not the account's person
	Old     string  `json:"old"`
	New     string  `json:"new"`
}

func (i *Identity) tellEmail(d *act.Deed, t toldEmail) error {
	if !i.mail.Configured() {
		return nil
	}
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	return d.Job(JobEmailTold, d.NextID().String(), string(text), d.Now)
}

// runEmailTold sends a letter that tells an address what was asked or done.
func (i *Identity) runEmailTold(ctx context.Context, job jobs.Job) error {
	var t toldEmail
	if err := json.Unmarshal([]byte(job.Payload), &t); err != nil {
		return err
	}
	account, found, err := i.accounts().Account(ctx, t.Account)
	if err != nil || !found {
		return err
	}
	by, _, err := i.accounts().Account(ctx, t.By)
	if err != nil {
		return err
	}
	return i.post(ctx, account, t.To, t.Kind, letter{By: by.Name, Old: t.Old, New: t.New, Link: i.desk + "/me"})
}

// runEmailLink gives a change its token and sends it to the new address. Where
// that is the address of another account, its person is told that somebody
// wanted it, and nobody gets a link.
func (i *Identity) runEmailLink(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return err
	}
	change, found, err := i.read().EmailChange(ctx, id)
	if err != nil {
		return err
	}
	left := change.EndsAt.Sub(i.room.Clock.Now())
	if !found || left <= 0 {
		return nil // withdrawn, replaced or ended
	}
	account, found, err := i.accounts().Account(ctx, change.Account)
	if err != nil || !found || !account.Active {
		return err
	}
	owner, taken, err := i.accounts().AccountByEmail(ctx, change.Email)
	if err != nil {
		return err
	}
	if taken {
		return i.post(ctx, owner, owner.Email, "emailtaken", letter{New: change.Email, Link: i.desk + "/forgot"})
	}
	token, hash := credential.NewToken()
	if err := i.write(ctx, func(s creds.Store) error { _, err := s.SetEmailToken(ctx, id, hash); return err }); err != nil {
		return err
	}
	if err := i.post(ctx, account, change.Email, "email", letter{Old: account.Email, New: change.Email, Link: i.address(LinkEmail, token),
		Hours: int(left.Hours() + 0.99)}); err != nil {
		return err
	}
	return i.room.Do(ctx, news.Actor{}, "note a letter", func(d *act.Deed) error {
		return note(d, news.EventLinkSent, 0, trace{Account: account.ID, Method: LinkEmail})
	})
}

// post writes a letter in the language of an account and sends it to an
// address.
func (i *Identity) post(ctx context.Context, account news.Account, to, kind string, l letter) error {
	login, err := i.read().Login(ctx, account.ID)
	if err != nil {
		return err
	}
	if login.Language == "" {
		login.Language = i.language
	}
	l.Name, l.Network = account.Name, i.network
	subject, text, err := i.letters.write(login.Language, kind, l)
	if err != nil {
		return err
	}
	return i.mail.Send(ctx, mail.Message{To: to, Name: account.Name, Subject: subject, Text: text})
}

package identity

import (
	"context"
	"encoding/json"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// ChangePassword gives a visitor another password, ends all their other
// sessions, and returns the new token of this one.
func (i *Identity) ChangePassword(ctx context.Context, c Client, v Visitor, password string) (token string, err error) {
	if err := i.proven(v); err != nil {
		return "", err
	}
	token, session := credential.NewToken()
	err = i.setPassword(ctx, v.Actor, v.Account, password, func(d *act.Deed) error {
		if err := i.endSessions(d, c, v.Account.ID, v.Session); err != nil {
			return err
		}
		if _, err := creds.In(d.Tx).RenewSession(d, v.Session, session, d.Now); err != nil {
			return err
		}
		return note(d, news.EventPasswordSet, 0, c.trace(v.Account.ID))
	})
	return token, err
}

// HasPassword reports whether an account has a password.
func (i *Identity) HasPassword(ctx context.Context, account news.ID) (bool, error) {
	login, err := i.read().Login(ctx, account)
	return login.Password != "", err
}

// SetPassword gives an account a password without asking for proof: for the
// command line, which prints it for the demo.
func (i *Identity) SetPassword(ctx context.Context, v Visitor, account news.ID, password string) error {
	if !v.operator {
		return fault.New(fault.Forbidden, "only the machine's owner sets the password of somebody else")
	}
	a, found, err := i.accounts().Account(ctx, account)
	if err != nil {
		return err
	}
	if !found {
		return noAccount()
	}
	return i.setPassword(ctx, v.Actor, a, password, func(d *act.Deed) error {
		if err := i.endSessions(d, Client{}, account, 0); err != nil {
			return err
		}
		return note(d, news.EventPasswordSet, 0, trace{Account: account})
	})
}

func (i *Identity) setPassword(ctx context.Context, by news.Actor, a news.Account, password string, also func(d *act.Deed) error) error {
	f := fault.Fields{}
	i.checkPassword(f, password, a.Email, a.Name)
	if err := f.Err(); err != nil {
		return err
	}
	hash, err := i.hasher.Hash(ctx, password)
	if err != nil {
		return err
	}
	return i.room.Do(ctx, by, "set password", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		if err := i.stillActive(d, a.ID); err != nil {
			return err
		}
		login, err := s.Login(d, a.ID)
		if err != nil {
			return err
		}
		login.Password, login.PasswordAt = hash, d.Now
		if err := s.SaveLogin(d, login); err != nil {
			return err
		}
		if err := s.DeleteLinks(d, a.ID); err != nil {
			return err
		}
		if _, err := s.DropEmailChange(d, a.ID); err != nil {
			return err
		}
		return also(d)
	})
}

// TOTPSetup is what an authenticator is set up with.
type TOTPSetup struct {
	Secret  string // base 32, to type
	Address string // otpauth, to draw
}

// NewTOTP begins to set up an authenticator.
func (i *Identity) NewTOTP(ctx context.Context, v Visitor) (setup TOTPSetup, step string, err error) {
	if err := i.proven(v); err != nil {
		return setup, "", err
	}
	secret := credential.NewTOTPSecret()
	err = i.write(ctx, func(s creds.Store) (err error) {
		step, err = i.step(ctx, s, stepTOTP, v.Account.ID, secret)
		return err
	})
	return i.setup(v, secret), step, err
}

func (i *Identity) setup(v Visitor, secret string) TOTPSetup {
	return TOTPSetup{Secret: secret, Address: credential.TOTPAddress(i.network, v.Account.Email, secret)}
}

// SetupOf returns what NewTOTP began, for a form that is shown again.
func (i *Identity) SetupOf(ctx context.Context, v Visitor, step string) (TOTPSetup, error) {
	over := fault.New(fault.Forbidden, "this step has ended; begin again")
	if !credential.IsToken(step) {
		return TOTPSetup{}, over
	}
	c, found, err := i.read().Ceremony(ctx, credential.HashToken(step), stepTOTP)
	if err != nil {
		return TOTPSetup{}, err
	}
	if !found || c.Account != v.Account.ID || !i.room.Clock.Now().Before(c.EndsAt) {
		return TOTPSetup{}, over
	}
	var secret string
	err = json.Unmarshal([]byte(c.Data), &secret)
	return i.setup(v, secret), err
}

// ConfirmTOTP ends what NewTOTP began once a code of the authenticator fits,
// and returns new recovery codes to print: they are shown this once.
func (i *Identity) ConfirmTOTP(ctx context.Context, c Client, v Visitor, step, code string) (codes []string, err error) {
	if err := i.proven(v); err != nil {
		return nil, err
	}
	setup, err := i.SetupOf(ctx, v, step)
	if err != nil {
		return nil, err
	}
	used, ok := credential.CheckTOTP(setup.Secret, code, i.room.Clock.Now(), 0)
	if !ok {
		return nil, fault.Field("code", "this is not the code that the app shows; the clock of the phone may be wrong")
	}
	codes, hashes := credential.NewRecoveryCodes()
	err = i.room.Do(ctx, v.Actor, "set up authenticator", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		if err := i.stillActive(d, v.Account.ID); err != nil {
			return err
		}
		if _, found, err := s.TakeCeremony(d, credential.HashToken(step), stepTOTP); err != nil || !found {
			return fault.New(fault.Forbidden, "this step has ended; begin again")
		}
		login, err := s.Login(d, v.Account.ID)
		if err != nil {
			return err
		}
		login.TOTP, login.TOTPAt, login.TOTPStep = setup.Secret, d.Now, used
		if err := s.SaveLogin(d, login); err != nil {
			return err
		}
		if err := s.SetRecoveryCodes(d, v.Account.ID, hashes); err != nil {
			return err
		}
		return note(d, news.EventTOTPSet, 0, c.trace(v.Account.ID))
	})
	if err != nil {
		return nil, err
	}
	return codes, nil
}

// RemoveTOTP takes a visitor's own authenticator and recovery codes away.
func (i *Identity) RemoveTOTP(ctx context.Context, c Client, v Visitor) error {
	if err := i.proven(v); err != nil {
		return err
	}
	return i.room.Do(ctx, v.Actor, "remove authenticator", func(d *act.Deed) error {
		if err := removeTOTP(d, v.Account.ID); err != nil {
			return err
		}
		return note(d, news.EventTOTPRemoved, 0, c.trace(v.Account.ID))
	})
}

func removeTOTP(d *act.Deed, account news.ID) error {
	s := creds.In(d.Tx)
	if _, err := s.LockAccount(d, account); err != nil {
		return err
	}
	login, err := s.Login(d, account)
	if err != nil {
		return err
	}
	login.TOTP = ""
	if err := s.SaveLogin(d, login); err != nil {
		return err
	}
	return s.SetRecoveryCodes(d, account, nil)
}

// NewRecoveryCodes replaces a visitor's recovery codes. They are shown this
// once.
func (i *Identity) NewRecoveryCodes(ctx context.Context, c Client, v Visitor) ([]string, error) {
	if err := i.proven(v); err != nil {
		return nil, err
	}
	codes, hashes := credential.NewRecoveryCodes()
	err := i.room.Do(ctx, v.Actor, "make recovery codes", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		if _, err := s.LockAccount(d, v.Account.ID); err != nil {
			return err
		}
		login, err := s.Login(d, v.Account.ID)
		if err != nil {
			return err
		}
		if login.TOTP == "" {
			return fault.New(fault.Conflict, "recovery codes stand in for an authenticator, and there is none")
		}
		if err := s.SetRecoveryCodes(d, v.Account.ID, hashes); err != nil {
			return err
		}
		return note(d, news.EventRecoveryMade, 0, c.trace(v.Account.ID))
	})
	if err != nil {
		return nil, err
	}
	return codes, nil
}

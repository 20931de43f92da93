package identity

import (
	"context"
	"encoding/json"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// refused is the one answer to every sign-in that does not succeed: no such
// account, wrong password, an account that has ended.
func refused() error {
	return fault.Field("password", "e-mail and password do not fit together")
}

// SignIn checks e-mail and password. The entry holds a session, or the step of
// the second factor.
func (i *Identity) SignIn(ctx context.Context, c Client, email, password string) (Entry, error) {
	email = Email(email)
	account, _, err := i.accounts().AccountByEmail(ctx, email)
	if err != nil {
		return Entry{}, err
	}
	login, err := i.read().Login(ctx, account.ID)
	if err != nil {
		return Entry{}, err
	}
	try, err := i.admit(ctx, i.scopes(ctx, c, email, account.ID)...)
	if err != nil {
		return Entry{}, err
	}
	ok, rehash, err := i.hasher.Verify(ctx, login.Password, password)
	if err != nil {
		return Entry{}, err
	}
	if !ok || !account.Active {
		t := trace{Account: account.ID, Method: "password"}
		if account.ID == 0 && mail.CheckAddress(email) == nil {
			t.Email = email
		}
		return Entry{}, i.failed(ctx, c, try, t, refused())
	}
	if rehash {
		if err := i.rehash(ctx, login, password); err != nil {
			return Entry{}, err
		}
	}
	return i.enter(ctx, c, account, "password", func(s creds.Store) error { return i.forgive(ctx, s, try) })
}

func (i *Identity) rehash(ctx context.Context, login creds.Login, password string) error {
	hash, err := i.hasher.Hash(ctx, password)
	if err != nil {
		return err
	}
	return i.write(ctx, func(s creds.Store) error { return s.Rehash(ctx, login.Account, login.Password, hash) })
}

// enter lets somebody in whose first factor was right: to a session, or to the
// second factor where the account has one.
func (i *Identity) enter(ctx context.Context, c Client, account news.Account, method string, also func(s creds.Store) error) (e Entry, err error) {
	err = i.room.Do(ctx, news.Actor{Account: account.ID}, "sign in", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		if err := i.stillActive(d, account.ID); err != nil {
			return err
		}
		if also != nil {
			if err := also(s); err != nil {
				return err
			}
		}
		login, err := s.Login(d, account.ID)
		if err != nil {
			return err
		}
		if login.TOTP == "" {
			e, err = i.begin(d, c, account, method)
			return err
		}
		e = Entry{Account: account}
		e.Step, err = i.step(d, s, stepSecond, account.ID, method)
		return err
	})
	return e, err
}

// stillActive locks an account and refuses one that ended meanwhile.
func (i *Identity) stillActive(d *act.Deed, id news.ID) error {
	if _, err := creds.In(d.Tx).LockAccount(d, id); err != nil {
		return err
	}
	account, found, err := d.Store.Account(d, id)
	if err != nil {
		return err
	}
	if !found || !account.Active {
		return refused()
	}
	return nil
}

// Second checks the second factor: the code of an authenticator, or a recovery
// code. A step stands until it succeeds or ends by itself, so that a mistyped
// code does not ask for the password again.
func (i *Identity) Second(ctx context.Context, c Client, step, code string) (e Entry, err error) {
	over := fault.New(fault.Forbidden, "this step has ended; begin again")
	if !credential.IsToken(step) {
		return e, over
	}
	at, found, err := i.read().Ceremony(ctx, credential.HashToken(step), stepSecond)
	if err != nil {
		return e, err
	}
	if !found || !i.room.Clock.Now().Before(at.EndsAt) {
		return e, over
	}
	var first string
	if err := json.Unmarshal([]byte(at.Data), &first); err != nil {
		return e, err
	}
	account, found, err := i.accounts().Account(ctx, at.Account)
	if err != nil || !found {
		return e, err
	}
	try, err := i.admit(ctx, scope{name: "second:" + account.ID.String(), free: freeAccount, own: true}, addressScope(c))
	if err != nil {
		return e, err
	}
	fits := false
	err = i.room.Do(ctx, news.Actor{Account: account.ID}, "second factor", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		if err := i.stillActive(d, account.ID); err != nil {
			return err
		}
		method, err := i.takeCode(d, c, account.ID, code)
		if err != nil || method == "" {
			return err
		}
		if _, found, err := s.TakeCeremony(d, credential.HashToken(step), stepSecond); err != nil || !found {
			return err
		}
		if err := i.forgive(d, s, try); err != nil {
			return err
		}
		fits = true
		e, err = i.begin(d, c, account, first+"+"+method)
		return err
	})
	if err == nil && !fits {
		err = i.failed(ctx, c, try, trace{Account: account.ID, Method: "second"}, fault.Field("code", "this code is wrong, or was used already"))
	}
	return e, err
}

// takeCode uses up a code and says which kind it was, "" for none.
func (i *Identity) takeCode(d *act.Deed, c Client, account news.ID, code string) (method string, err error) {
	s := creds.In(d.Tx)
	login, err := s.Login(d, account)
	if err != nil {
		return "", err
	}
	if login.TOTP != "" {
		if step, ok := credential.CheckTOTP(login.TOTP, code, d.Now, login.TOTPStep); ok {
			if taken, err := s.TakeTOTPStep(d, account, step); err != nil || taken {
				return "totp", err
			}
		}
	}
	taken, err := s.TakeRecoveryCode(d, account, credential.HashRecoveryCode(code), d.Now)
	if err != nil || !taken {
		return "", err
	}
	return "recovery", note(d, news.EventRecoveryUsed, 0, c.trace(account))
}

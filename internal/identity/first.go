package identity

import (
	"context"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// NewOwner is who makes themselves the network's owner.
type NewOwner struct {
	Name, Email, Password, Language string
}

// Unowned reports whether the network waits for its owner: nobody can sign in,
// and nobody was invited.
func (i *Identity) Unowned(ctx context.Context) (bool, error) {
	owned, err := i.read().Owned(ctx, i.room.Clock.Now())
	return !owned, err
}

// FirstRun makes the network's owner and signs them in. It succeeds once, for
// one of however many try at the same time.
func (i *Identity) FirstRun(ctx context.Context, c Client, in NewOwner) (e Entry, err error) {
	in.Email, in.Name = Email(in.Email), oneLine(in.Name)
	taken := fault.New(fault.Forbidden, "the network has its owner; sign in")
	if unowned, err := i.Unowned(ctx); err != nil {
		return e, err
	} else if !unowned {
		return e, taken
	}
	f := fault.Fields{}
	checkPerson(f, in.Email, in.Name)
	checkLanguage(f, in.Language)
	i.checkPassword(f, in.Password, in.Email, in.Name)
	if err := f.Err(); err != nil {
		return e, err
	}
	hash, err := i.hasher.Hash(ctx, in.Password)
	if err != nil {
		return e, err
	}
	id := i.room.IDs.Next()
	account := news.Account{ID: id, Email: in.Email, Name: in.Name, Active: true,
		Roles: map[news.ID][]news.Role{0: {news.RoleNetworkAdmin, news.RoleChiefEditor}}}
	err = i.room.Do(ctx, news.Actor{Account: id}, "first run", func(d *act.Deed) error {
		s := creds.In(d.Tx)
		// Of two at once the second one ends here.
		if err := s.InsertFirstOwner(d, id, d.Now); err != nil {
			if d.Tx.Engine.Duplicate(err) {
				return taken
			}
			return err
		}
		account.MadeAt = d.Now
		if err := d.Store.SaveAccount(d, account); err != nil {
			return d.Taken(err, "email", "another account has this address")
		}
		login := creds.Login{Account: id, Language: in.Language, Password: hash, PasswordAt: d.Now}
		if err := s.SaveLogin(d, login); err != nil {
			return err
		}
		if err := note(d, news.EventOwnerMade, 0, c.trace(id)); err != nil {
			return err
		}
		e, err = i.begin(d, c, account, "password")
		return err
	})
	return e, err
}

const maxName = 100

func checkPerson(f fault.Fields, email, name string) {
	if mail.CheckAddress(email) != nil {
		f.Add("email", "this is not an e-mail address")
	}
	if n := utf8.RuneCountInString(name); n == 0 || n > maxName {
		f.Add("name", "must have 1 to %d characters", maxName)
	}
}

func checkLanguage(f fault.Fields, language string) {
	if language != "" && language != "id" && language != "en" {
		f.Add("language", "the desk speaks Indonesian and English")
	}
}

// checkPassword refuses passwords that are easily guessed.
func (i *Identity) checkPassword(f fault.Fields, password string, personal ...string) {
	switch credential.Weak(password, append(personal, i.network)...) {
	case credential.TooShort:
		f.Add("password", "must have %d characters at least; a few words do well", credential.MinPassword)
	case credential.TooLong:
		f.Add("password", "must have %d bytes at most", credential.MaxPassword)
	case credential.Commonest:
		f.Add("password", "is one of the first that anybody would guess")
	case credential.Personal:
		f.Add("password", "is made of your name or address, which anybody would guess")
	case credential.Repetitious:
		f.Add("password", "repeats the same few characters")
	case credential.Strong:
	}
}

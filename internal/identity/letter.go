package identity

import (
	"context"
	"embed"
	"fmt"
	"strings"
	"text/template"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	creds "github.com/tajuk/tajuk/internal/store/identity"
)

// JobLetter is the kind of job that sends a link; key and payload are its ID.
const JobLetter = "account.letter"

//go:embed letters/*.txt
var letterFiles embed.FS

// letters are the templates by language. Each file defines a subject and a
// text for every kind of link.
type letters map[string]*template.Template

func loadLetters() (letters, error) {
	out := letters{}
	for _, language := range []string{"id", "en"} {
		t, err := template.ParseFS(letterFiles, "letters/"+language+".txt")
		if err != nil {
			return nil, fmt.Errorf("letters: %w", err)
		}
		out[language] = t
	}
	return out, nil
}

// letter is what a letter is filled with.
type letter struct {
	Name, Network, By, Link string
	Hours, Days             int    // until the link ends
	Old, New                string // addresses, in letters about them
}

func (l letters) write(language, kind string, data letter) (subject, text string, err error) {
	t := l[language]
	if t == nil {
		t = l["id"]
	}
	var s, b strings.Builder
	if err := t.ExecuteTemplate(&s, kind+".subject", data); err != nil {
		return "", "", err
	}
	if err := t.ExecuteTemplate(&b, kind+".text", data); err != nil {
		return "", "", err
	}
	return strings.TrimSpace(s.String()), strings.TrimSpace(b.String()) + "\n", nil
}

// runLetter gives a link its token and sends it. A retry gives it another one:
// a token is in a letter and nowhere else.
func (i *Identity) runLetter(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return err
	}
	l, found, err := i.read().Link(ctx, id)
	if err != nil {
		return err
	}
	left := l.EndsAt.Sub(i.room.Clock.Now())
	if !found || left <= 0 {
		return nil // used, replaced or ended: nobody waits for it
	}
	account, found, err := i.accounts().Account(ctx, l.Account)
	if err != nil || !found || !account.Active {
		return err
	}
	login, err := i.read().Login(ctx, l.Account)
	if err != nil {
		return err
	}
	by, _, err := i.accounts().Account(ctx, l.MadeBy)
	if err != nil {
		return err
	}
	token, hash := credential.NewToken()
	if err := i.write(ctx, func(s creds.Store) error { _, err := s.SetLinkToken(ctx, id, hash); return err }); err != nil {
		return err
	}
	if login.Language == "" {
		login.Language = i.language
	}
	subject, text, err := i.letters.write(login.Language, l.Kind, letter{Name: account.Name, Network: i.network, By: by.Name,
		Link: i.address(l.Kind, token), Hours: int(left.Hours() + 0.99), Days: int(left.Hours()/24 + 0.99)})
	if err != nil {
		return err
	}
	if err := i.mail.Send(ctx, mail.Message{To: account.Email, Name: account.Name, Subject: subject, Text: text}); err != nil {
		return err
	}
	return i.room.Do(ctx, news.Actor{}, "note a letter", func(d *act.Deed) error {
		return note(d, news.EventLinkSent, 0, trace{Account: account.ID, Method: l.Kind})
	})
}

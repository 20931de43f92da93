package talk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/messages"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/talk"
)

// Sender sends mail, or says that nothing does.
type Sender interface {
	Configured() bool
	Send(ctx context.Context, m mail.Message) error
}

// Post writes and sends letters and notifications.
type Post struct {
	Room     *newsroom.Newsroom
	Read     *inside.Reader
	Mail     Sender
	Desk     string // origin of the desk
	Network  string
	Language func(ctx context.Context, account news.ID) (string, error)
	Portal   func(site news.Site, path string) string
}

// Jobs returns what the jobs do that send mail.
func (p *Post) Jobs() map[string]jobs.Run {
	return map[string]jobs.Run{talk.JobMail: p.tell, talk.JobReplyLetter: p.write}
}

// tell sends somebody what they were told since the last mail. A process that
// dies after the mail went out sends it twice, never not at all.
func (p *Post) tell(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	account, items, err := p.Read.Unmailed(ctx, id)
	if err != nil || len(items) == 0 {
		return err
	}
	last := items[len(items)-1].ID
	if p.Mail.Configured() && account.Active {
		language, err := p.Language(ctx, id)
		if err != nil {
			return err
		}
		words, err := wordsOf(language)
		if err != nil {
			return err
		}
		m := p.digest(words, account, items)
		if err := p.Mail.Send(ctx, m); err != nil && !errors.Is(err, mail.ErrRefused) {
			return err
		}
	}
	return p.Room.Mailed(ctx, id, last)
}

// digest writes what somebody was told: one thing, or a list.
func (p *Post) digest(words *messages.Catalogue, account news.Account, items []inside.Told) mail.Message {
	var b strings.Builder
	for _, n := range items {
		b.WriteString(toldText(words.Text, n) + "\n")
		if more := toldMore(words, n.Notification); more != "" {
			b.WriteString("  " + strings.ReplaceAll(more, "\n", "\n  ") + "\n")
		}
		b.WriteString("  " + p.Desk + toldHref(n.Notification) + "\n\n")
	}
	b.WriteString(words.Text("told.mail-end", p.Desk+"/notifications") + "\n")
	subject := words.Text("told.mail-many", len(items), p.Network)
	if len(items) == 1 {
		subject = oneLine(toldText(words.Text, items[0]))
	}
	return mail.Message{To: account.Email, Name: account.Name, Subject: subject, Text: b.String()}
}

// oneLine keeps a headline from being anything but words of a subject.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 120 {
		s = string(r[:119]) + "…"
	}
	return s
}

func wordsOf(language string) (*messages.Catalogue, error) {
	if language != "en" {
		language = "id"
	}
	return messages.Load(language)
}

// write sends a letter to somebody who asked for a right of reply; a receipt
// is written now, in the language of the request.
func (p *Post) write(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	l, r, err := p.Read.Letter(ctx, id)
	if err != nil || l.ID == 0 || !l.SentAt.IsZero() || !p.Mail.Configured() || !r.ErasedAt.IsZero() {
		return err
	}
	if l.Text == "" {
		if l.Subject, l.Text, err = p.receipt(ctx, r); err != nil {
			return err
		}
	}
	err = p.Mail.Send(ctx, mail.Message{To: r.Email, Name: oneLine(r.Name), Subject: oneLine(l.Subject), Text: l.Text})
	if errors.Is(err, mail.ErrRefused) {
		return nil // it is never sent, and its letter says so
	}
	if err != nil {
		return err
	}
	return p.Room.LetterSent(ctx, l.ID, l.Subject, l.Text)
}

func (p *Post) receipt(ctx context.Context, r news.ReplyRequest) (subject, text string, err error) {
	words, err := wordsOf(r.Language)
	if err != nil {
		return "", "", err
	}
	sites, err := p.Read.Sites(ctx)
	if err != nil {
		return "", "", err
	}
	var site news.Site
	for _, s := range sites {
		if s.ID == r.Site {
			site = s
		}
	}
	hours := int(r.DueAt.Sub(r.ReceivedAt).Hours())
	return words.Text("letter.subject", r.Number, site.Name), words.Text("letter.greeting", r.Name) + "\n\n" +
		words.Text("letter.receipt", r.Address, r.Number, hours) + "\n\n" + words.Text("letter.closing", site.Name, site.Settings.Email, r.Number), nil
}

package app

import (
	"context"
	"maps"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/talk"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	storeidentity "github.com/tajuk/tajuk/internal/store/identity"
)

// sender is what sends letters, or says that nothing does.
type sender interface {
	Configured() bool
	Send(ctx context.Context, m mail.Message) error
}

// wireIdentity makes what signs people in, and adds its jobs.
func (a *App) wireIdentity(room *act.Room, runs map[string]jobs.Run) (err error) {
	var post sender = mail.None{}
	if a.cfg.Mail.Server != "" {
		if a.cfg.Mail.Name == "" {
			a.cfg.Mail.Name = a.cfg.Network
		}
		if post, err = mail.New(a.cfg.Mail); err != nil {
			return err
		}
	}
	network := a.cfg.Network
	if network == "" {
		network = "Tajuk"
	}
	a.Identity, err = identity.New(identity.Config{Room: room, Hasher: credential.NewHasher(credential.Present()), Mail: post,
		Network: network, Desk: a.deskOrigin(), SSO: a.cfg.SSO})
	if err != nil {
		return err
	}
	maps.Copy(runs, a.Identity.Jobs())
	letters := &talk.Post{Room: a.Room, Read: a.Inside, Mail: post, Desk: a.deskOrigin(), Network: network, Portal: a.portalAddress,
		Language: a.language}
	maps.Copy(runs, letters.Jobs())
	runs[mail.Job] = func(ctx context.Context, job jobs.Job) error {
		m, err := mail.FromPayload(job.Payload)
		if err != nil {
			return err
		}
		return post.Send(ctx, m)
	}
	return nil
}

// language is that of somebody's desk, empty for the network's.
func (a *App) language(ctx context.Context, account news.ID) (string, error) {
	login, err := storeidentity.New(a.DB, a.DB.Engine).Login(ctx, account)
	return login.Language, err
}

// deskOrigin is where people reach the desk. Without a desk nobody does, and
// links lead nowhere.
func (a *App) deskOrigin() string {
	host, port := a.cfg.Desk, ""
	if host == "" {
		host = "desk.invalid"
	}
	if a.cfg.Port != "" {
		port = ":" + a.cfg.Port
	}
	return a.cfg.Scheme + "://" + host + port
}

// visitor tells the desk who a session's token stands for.
func (a *App) visitor(ctx context.Context, token string) (frame.Visitor, bool, error) {
	v, err := a.Identity.Visitor(ctx, token, a.cfg.Clock.Now())
	if err != nil {
		if fault.KindOf(err) == fault.NotFound {
			err = nil
		}
		return frame.Visitor{}, false, err
	}
	return frame.Visitor{Session: v.Session, Account: v.Account, Actor: v.Actor, Language: v.Language, Proved: v.ProvedAt}, true, nil
}

// sweep deletes sessions, links and attempts that have ended by themselves.
func (a *App) sweep(ctx context.Context) {
	every(ctx, time.Hour, func() {
		if err := a.Identity.Sweep(ctx); err != nil && ctx.Err() == nil {
			a.cfg.Log.Error("sweep sessions", "error", err)
		}
	})
}

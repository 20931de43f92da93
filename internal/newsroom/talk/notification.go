package talk

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// MarkRead notes that the actor has read a notification of theirs; somebody
// else's does not exist for them.
func (t *Talk) MarkRead(ctx context.Context, actor news.Actor, id news.ID) error {
	return t.own(ctx, actor, id, func(d *act.Deed) error { return talks.In(d.Tx).MarkRead(d, actor.Account, id, d.Now) })
}

// MarkUnread takes MarkRead back.
func (t *Talk) MarkUnread(ctx context.Context, actor news.Actor, id news.ID) error {
	return t.own(ctx, actor, id, func(d *act.Deed) error { return talks.In(d.Tx).MarkUnread(d, actor.Account, id) })
}

func (t *Talk) own(ctx context.Context, actor news.Actor, id news.ID, f func(d *act.Deed) error) error {
	return t.room.Do(ctx, actor, "mark notification", func(d *act.Deed) error {
		_, found, err := talks.In(d.Tx).Notification(d, actor.Account, id)
		if err != nil {
			return err
		}
		if !found {
			return fault.New(fault.NotFound, "there is no notification %s", id)
		}
		return f(d)
	})
}

// MarkAllRead notes that the actor has read everything up to a notification;
// what came in since stays unread.
func (t *Talk) MarkAllRead(ctx context.Context, actor news.Actor, upTo news.ID) error {
	return t.room.Do(ctx, actor, "mark notifications", func(d *act.Deed) error {
		return talks.In(d.Tx).MarkAllRead(d, actor.Account, upTo, 0, d.Now)
	})
}

// ChooseMail says when the actor wants mail about notifications.
func (t *Talk) ChooseMail(ctx context.Context, actor news.Actor, c news.MailChoice) error {
	if !slices.Contains(news.MailChoices(), c) {
		return fault.Field("mail", "%q is not a choice", string(c))
	}
	return t.room.Do(ctx, actor, "choose mail", func(d *act.Deed) error {
		if _, found, err := d.Store.Account(d, actor.Account); err != nil || !found {
			return orNotFound(err, "there is no account %s", actor.Account)
		}
		if err := talks.In(d.Tx).SaveMailChoice(d, actor.Account, c); err != nil {
			return err
		}
		// What waits follows the new choice.
		waiting, err := talks.In(d.Tx).Unmailed(d, actor.Account, 1)
		if err != nil {
			return err
		}
		if len(waiting) == 0 || c == news.MailNever {
			return jobs.Cancel(d, d.Tx, JobMail, actor.Account.String(), d.Now)
		}
		return t.mail(d, actor.Account, actor.Roles, c)
	})
}

func orNotFound(err error, format string, args ...any) error {
	if err != nil {
		return err
	}
	return fault.New(fault.NotFound, format, args...)
}

// Mute keeps the actor from being told about a story, except of what is meant
// for them alone.
func (t *Talk) Mute(ctx context.Context, actor news.Actor, story news.ID) error {
	return t.room.Do(ctx, actor, "mute story", func(d *act.Deed) error {
		if _, _, err := seen(d, story); err != nil {
			return err
		}
		if _, found, err := d.Store.Account(d, actor.Account); err != nil || !found {
			return orNotFound(err, "there is no account %s", actor.Account)
		}
		return talks.In(d.Tx).Mute(d, actor.Account, story)
	})
}

// Unmute takes Mute back.
func (t *Talk) Unmute(ctx context.Context, actor news.Actor, story news.ID) error {
	return t.room.Do(ctx, actor, "unmute story", func(d *act.Deed) error { return talks.In(d.Tx).Unmute(d, actor.Account, story) })
}

// Mailed notes that an account got mail about everything up to a notification,
// or wanted none. Whoever runs JobMail calls it after the mail was taken.
func (t *Talk) Mailed(ctx context.Context, account, upTo news.ID) error {
	return t.room.Do(ctx, news.System(), "note mail", func(d *act.Deed) error {
		return talks.In(d.Tx).MarkMailed(d, account, upTo, d.Now)
	})
}

// mail asks that a person is sent mail when they want it.
func (t *Talk) mail(d *act.Deed, account news.ID, roles map[news.ID][]news.Role, c news.MailChoice) error {
	sites, err := d.Sites()
	if err != nil {
		return err
	}
	at, wanted := c.MailAt(d.Now, news.HomeZone(roles, sites))
	if !wanted {
		return nil
	}
	return d.Job(JobMail, account.String(), account.String(), at)
}

package talk

import (
	"context"
	"math"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const notificationColumns = `id, account, kind, story, site, subject, actor, at, read_at, detail`

func scanNotification(row rows.Scanner) (n news.Notification, err error) {
	err = row.Scan(&n.ID, &n.Account, &n.Kind, &n.Story, &n.Site, &n.Subject, &n.Actor, rows.Time{To: &n.At}, rows.Time{To: &n.ReadAt}, &n.Detail)
	return n, err
}

// InsertNotification tells a person something, and counts it as unread.
func (s Store) InsertNotification(ctx context.Context, n news.Notification) error {
	err := s.Exec(ctx, `INSERT INTO notification (id, account, kind, story, site, subject, actor, at, read_at, mailed_at, detail)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,0,0,$9)`,
		n.ID, n.Account, n.Kind, n.Story, n.Site, n.Subject, n.Actor, rows.MS(n.At), n.Detail)
	if err != nil {
		return err
	}
	return s.addUnread(ctx, n.Account, 1)
}

func (s Store) addUnread(ctx context.Context, account news.ID, n int64) error {
	return s.Exec(ctx, `INSERT INTO notification_inbox (account, unread, mail) VALUES ($1,$2,$3)
		ON CONFLICT (account) DO UPDATE SET unread = notification_inbox.unread + excluded.unread`, account, n, news.MailAtOnce)
}

// Notification returns what a person was told.
func (s Store) Notification(ctx context.Context, account, id news.ID) (news.Notification, bool, error) {
	return rows.One(ctx, s.Store, scanNotification, `SELECT `+notificationColumns+` FROM notification WHERE id = $1 AND account = $2`, id, account)
}

// Notifications returns up to limit things that a person was told before an ID
// (0: from the newest), newest first.
func (s Store) Notifications(ctx context.Context, account, before news.ID, unread bool, limit int) ([]news.Notification, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	if unread {
		return rows.All(ctx, s.Store, scanNotification, `SELECT `+notificationColumns+` FROM notification
			WHERE account = $1 AND read_at = 0 AND id < $2 ORDER BY id DESC LIMIT $3`, account, before, limit)
	}
	return rows.All(ctx, s.Store, scanNotification, `SELECT `+notificationColumns+` FROM notification
		WHERE account = $1 AND id < $2 ORDER BY id DESC LIMIT $3`, account, before, limit)
}

// MarkRead notes that a person has read a notification.
func (s Store) MarkRead(ctx context.Context, account, id news.ID, now time.Time) error {
	n, err := s.Changed(ctx, `UPDATE notification SET read_at = $3 WHERE id = $1 AND account = $2 AND read_at = 0`, id, account, rows.MS(now))
	if err != nil || n == 0 {
		return err
	}
	return s.addUnread(ctx, account, -n)
}

// MarkUnread takes MarkRead back.
func (s Store) MarkUnread(ctx context.Context, account, id news.ID) error {
	n, err := s.Changed(ctx, `UPDATE notification SET read_at = 0 WHERE id = $1 AND account = $2 AND read_at <> 0`, id, account)
	if err != nil || n == 0 {
		return err
	}
	return s.addUnread(ctx, account, n)
}

// MarkAllRead notes that a person has read everything up to an ID, about a
// story or, with story 0, about anything.
func (s Store) MarkAllRead(ctx context.Context, account, upTo, story news.ID, now time.Time) error {
	n, err := s.Changed(ctx, `UPDATE notification SET read_at = $4
		WHERE account = $1 AND read_at = 0 AND id <= $2 AND (story = $3 OR $3 = 0)`, account, upTo, story, rows.MS(now))
	if err != nil || n == 0 {
		return err
	}
	return s.addUnread(ctx, account, -n)
}

// Inboxes returns the inboxes of accounts that have one, in no order.
func (s Store) Inboxes(ctx context.Context, accounts []news.ID) ([]news.Inbox, error) {
	if len(accounts) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, func(row rows.Scanner) (b news.Inbox, err error) {
		err = row.Scan(&b.Account, &b.Unread, &b.Mail)
		return b, err
	}, `SELECT account, unread, mail FROM notification_inbox WHERE account IN `+s.Engine.In(1), db.List(s.Engine, accounts))
}

// Inbox returns what a person's notifications come to. Somebody who was never
// told anything gets mail at once.
func (s Store) Inbox(ctx context.Context, account news.ID) (news.Inbox, error) {
	found, err := s.Inboxes(ctx, []news.ID{account})
	if err != nil || len(found) == 0 {
		return news.Inbox{Account: account, Mail: news.MailAtOnce}, err
	}
	return found[0], nil
}

// SaveMailChoice saves when a person wants mail.
func (s Store) SaveMailChoice(ctx context.Context, account news.ID, c news.MailChoice) error {
	return s.Exec(ctx, `INSERT INTO notification_inbox (account, unread, mail) VALUES ($1,0,$2)
		ON CONFLICT (account) DO UPDATE SET mail = excluded.mail`, account, c)
}

// Mute keeps a person from being told about a story.
func (s Store) Mute(ctx context.Context, account, story news.ID) error {
	return s.Exec(ctx, `INSERT INTO notification_mute (account, story) VALUES ($1,$2) ON CONFLICT (account, story) DO NOTHING`, account, story)
}

// Unmute takes Mute back.
func (s Store) Unmute(ctx context.Context, account, story news.ID) error {
	return s.Exec(ctx, `DELETE FROM notification_mute WHERE account = $1 AND story = $2`, account, story)
}

// Muted returns those of the accounts that muted a story.
func (s Store) Muted(ctx context.Context, story news.ID, accounts []news.ID) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT account FROM notification_mute WHERE story = $1 AND account IN `+s.Engine.In(2)+` ORDER BY account`,
		story, db.List(s.Engine, accounts))
}

// Unmailed returns up to limit unread things, oldest first, about which a
// person got no mail.
func (s Store) Unmailed(ctx context.Context, account news.ID, limit int) ([]news.Notification, error) {
	return rows.All(ctx, s.Store, scanNotification, `SELECT `+notificationColumns+` FROM notification
		WHERE account = $1 AND mailed_at = 0 AND read_at = 0 ORDER BY id LIMIT $2`, account, limit)
}

// MarkMailed notes that a person got mail about everything up to an ID, or
// wanted none.
func (s Store) MarkMailed(ctx context.Context, account, upTo news.ID, now time.Time) error {
	return s.Exec(ctx, `UPDATE notification SET mailed_at = $3 WHERE account = $1 AND mailed_at = 0 AND id <= $2`, account, upTo, rows.MS(now))
}

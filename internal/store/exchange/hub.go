package exchange

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const subscriptionColumns = `id, site, topic, callback, secret, active, made_at, ends_at, digest, failures, error, told_at`

func scanSubscription(row rows.Scanner) (u partner.Subscription, err error) {
	var active int64
	err = row.Scan(&u.ID, &u.Site, &u.Topic, &u.Callback, &u.Secret, &active, rows.Time{To: &u.MadeAt}, rows.Time{To: &u.EndsAt}, &u.Digest,
		&u.Failures, &u.Error, rows.Time{To: &u.ToldAt})
	u.Active = active == 1
	return u, err
}

// Subscription returns a subscription.
func (s Store) Subscription(ctx context.Context, id news.ID) (partner.Subscription, bool, error) {
	return rows.One(ctx, s.Store, scanSubscription, `SELECT `+subscriptionColumns+` FROM websub_subscription WHERE id = $1`, id)
}

// SubscriptionOf returns the subscription of a callback to a topic.
func (s Store) SubscriptionOf(ctx context.Context, callback, topic string) (partner.Subscription, bool, error) {
	return rows.One(ctx, s.Store, scanSubscription, `SELECT `+subscriptionColumns+` FROM websub_subscription WHERE callback = $1 AND topic = $2`,
		callback, topic)
}

// SaveSubscription inserts or replaces a subscription.
func (s Store) SaveSubscription(ctx context.Context, u partner.Subscription) error {
	return s.Exec(ctx, `INSERT INTO websub_subscription (`+subscriptionColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)
		ON CONFLICT (callback, topic) DO UPDATE SET secret = excluded.secret, active = excluded.active, ends_at = excluded.ends_at,
			digest = excluded.digest, failures = excluded.failures, error = excluded.error, told_at = excluded.told_at`,
		u.ID, u.Site, u.Topic, u.Callback, u.Secret, rows.Bit(u.Active), rows.MS(u.MadeAt), rows.MS(u.EndsAt), u.Digest, u.Failures, u.Error,
		rows.MS(u.ToldAt))
}

// DropSubscription deletes a subscription.
func (s Store) DropSubscription(ctx context.Context, id news.ID) error {
	return s.Exec(ctx, `DELETE FROM websub_subscription WHERE id = $1`, id)
}

// Subscriptions returns up to limit confirmed subscriptions to feeds of a site
// with IDs above one, in order.
func (s Store) Subscriptions(ctx context.Context, site, above news.ID, limit int) ([]partner.Subscription, error) {
	return rows.All(ctx, s.Store, scanSubscription, `SELECT `+subscriptionColumns+` FROM websub_subscription
		WHERE site = $1 AND active = 1 AND id > $2 ORDER BY id LIMIT $3`, site, above, limit)
}

// SubscribedSites returns the sites to feeds of which somebody is subscribed,
// in order.
func (s Store) SubscribedSites(ctx context.Context) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM site WHERE EXISTS (
		SELECT 1 FROM websub_subscription w WHERE w.site = site.id AND w.active = 1) ORDER BY id`)
}

// EndSubscriptions deletes what has run out.
func (s Store) EndSubscriptions(ctx context.Context, now time.Time) error {
	return s.Exec(ctx, `DELETE FROM websub_subscription WHERE ends_at <= $1`, rows.MS(now))
}

// CountSubscriptions returns how many subscriptions there are, up to a number:
// a hub has a limit.
func (s Store) CountSubscriptions(ctx context.Context, upTo int) (int, error) {
	n, _, err := rows.One(ctx, s.Store, rows.Plain[int], `SELECT COUNT(*) FROM (SELECT 1 FROM websub_subscription LIMIT $1) s`, upTo)
	return n, err
}

package exchange

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const deliveryColumns = `id, agreement, story, site, event, cause, version, state, attempts, next_at, give_up_at, made_at, sent_at, answered_at,
	status, error, address, note`

func scanDelivery(row rows.Scanner) (d partner.Delivery, err error) {
	err = row.Scan(&d.ID, &d.Agreement, &d.Story, &d.Site, &d.Event, &d.Cause, &d.Version, &d.State, &d.Attempts, rows.Time{To: &d.NextAt},
		rows.Time{To: &d.GiveUpAt}, rows.Time{To: &d.MadeAt}, rows.Time{To: &d.SentAt}, rows.Time{To: &d.Answered}, &d.Status, &d.Error,
		&d.Address, &d.Note)
	return d, err
}

// NextVersion returns the number of a story's next state among partners. The
// story is locked.
func (s Store) NextVersion(ctx context.Context, story news.ID) (int, error) {
	n, _, err := rows.One(ctx, s.Store, rows.Plain[int], `INSERT INTO outgoing_story (story, version) VALUES ($1, 1)
		ON CONFLICT (story) DO UPDATE SET version = outgoing_story.version + 1 RETURNING version`, story)
	return n, err
}

// Receivers returns the agreements under which somebody received a story or is
// to receive it, in order.
func (s Store) Receivers(ctx context.Context, story news.ID) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT agreement FROM agreement_story WHERE story = $1 ORDER BY agreement`, story)
}

// Receives reports whether a story was ever to go out under an agreement.
func (s Store) Receives(ctx context.Context, story, agreement news.ID) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT since FROM agreement_story WHERE story = $1 AND agreement = $2`, story, agreement)
	return found, err
}

// InsertDelivery writes what a partner is to be told, and that it receives the
// story. Once more for the same event it changes nothing, and reports false.
func (s Store) InsertDelivery(ctx context.Context, d partner.Delivery) (bool, error) {
	n, err := s.Changed(ctx, `INSERT INTO delivery (`+deliveryColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,0,$9,$10,$11,0,0,0,'','','')
		ON CONFLICT (agreement, event) DO NOTHING`,
		d.ID, d.Agreement, d.Story, d.Site, d.Event, d.Cause, d.Version, d.State, rows.MS(d.NextAt), rows.MS(d.GiveUpAt), rows.MS(d.MadeAt))
	if err != nil || n == 0 {
		return false, err
	}
	return true, s.Exec(ctx, `INSERT INTO agreement_story (story, agreement, since) VALUES ($1,$2,$3) ON CONFLICT (story, agreement) DO NOTHING`,
		d.Story, d.Agreement, rows.MS(d.MadeAt))
}

// Delivery returns a delivery.
func (s Store) Delivery(ctx context.Context, id news.ID) (partner.Delivery, bool, error) {
	return rows.One(ctx, s.Store, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE id = $1`, id)
}

// DueDelivery returns the delivery of an agreement to send next: the one that
// is due longest among those before which nothing waits for the same story.
func (s Store) DueDelivery(ctx context.Context, agreement news.ID, now time.Time) (partner.Delivery, bool, error) {
	return rows.One(ctx, s.Store, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery d
		WHERE agreement = $1 AND state = 'waiting' AND next_at <= $2 AND NOT EXISTS (
			SELECT 1 FROM delivery e WHERE e.agreement = $1 AND e.story = d.story AND e.state = 'waiting' AND e.version < d.version)
		ORDER BY next_at, id LIMIT 1`, agreement, rows.MS(now))
}

// NextDue returns when a delivery of an agreement is due next, zero for none.
// What waits for another one of its story does not count.
func (s Store) NextDue(ctx context.Context, agreement news.ID) (at time.Time, err error) {
	ms, _, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT next_at FROM delivery d
		WHERE agreement = $1 AND state = 'waiting' AND NOT EXISTS (
			SELECT 1 FROM delivery e WHERE e.agreement = $1 AND e.story = d.story AND e.state = 'waiting' AND e.version < d.version)
		ORDER BY next_at LIMIT 1`, agreement)
	return rows.At(ms), err
}

// BeginDelivery notes that a delivery is tried, before it is: an attempt whose
// process dies counts.
func (s Store) BeginDelivery(ctx context.Context, id news.ID, nextAt time.Time) error {
	return s.Exec(ctx, `UPDATE delivery SET attempts = attempts + 1, next_at = $2 WHERE id = $1 AND state = 'waiting'`, id, rows.MS(nextAt))
}

// SetDelivery saves how far a delivery is.
func (s Store) SetDelivery(ctx context.Context, d partner.Delivery) error {
	return s.Exec(ctx, `UPDATE delivery SET state = $2, next_at = $3, give_up_at = $4, sent_at = $5, answered_at = $6, status = $7, error = $8,
		address = $9, note = $10, attempts = $11 WHERE id = $1`,
		d.ID, d.State, rows.MS(d.NextAt), rows.MS(d.GiveUpAt), rows.MS(d.SentAt), rows.MS(d.Answered), d.Status, d.Error, d.Address, d.Note, d.Attempts)
}

// BuryDeliveries gives up what has waited too long on a line on which nothing
// gets through, and returns how many there were.
func (s Store) BuryDeliveries(ctx context.Context, agreement news.ID, now time.Time, text string) (int64, error) {
	return s.Changed(ctx, `UPDATE delivery SET state = 'dead', error = $3 WHERE agreement = $1 AND state = 'waiting' AND give_up_at <= $2`,
		agreement, rows.MS(now), text)
}

// OwedUpTo returns the corrections and withdrawals that wait for a partner up
// to a delivery, in order.
func (s Store) OwedUpTo(ctx context.Context, agreement, upTo news.ID) ([]partner.Delivery, error) {
	return rows.All(ctx, s.Store, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery
		WHERE agreement = $1 AND id <= $2 AND state = 'waiting' AND cause IN ('correction', 'withdrawal') ORDER BY id`, agreement, upTo)
}

// Owes reports whether a correction or a withdrawal waits for a partner.
func (s Store) Owes(ctx context.Context, agreement news.ID) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM delivery
		WHERE agreement = $1 AND state = 'waiting' AND cause IN ('correction', 'withdrawal') LIMIT 1`, agreement)
	return found, err
}

// Fetched notes that a partner has fetched what waited for it up to a
// delivery.
func (s Store) Fetched(ctx context.Context, agreement, upTo news.ID, now time.Time) error {
	return s.Exec(ctx, `UPDATE delivery SET state = 'sent', sent_at = $3, next_at = 0 WHERE agreement = $1 AND id <= $2 AND state = 'waiting'`,
		agreement, upTo, rows.MS(now))
}

// Answered notes what a partner says about a story up to a version.
func (s Store) Answered(ctx context.Context, agreement, story news.ID, version int, state partner.State, address, note string, now time.Time) (int64, error) {
	return s.Changed(ctx, `UPDATE delivery SET state = $4, address = $5, note = $6, answered_at = $7, error = '',
			sent_at = CASE WHEN sent_at = 0 THEN $7 ELSE sent_at END
		WHERE story = $1 AND agreement = $2 AND version <= $3 AND state IN ('waiting', 'sent', 'dead')`,
		story, agreement, version, state, address, note, rows.MS(now))
}

// DeadOf returns how many deliveries of a story under an agreement were given
// up, up to a version.
func (s Store) DeadOf(ctx context.Context, agreement, story news.ID, version int) (int64, error) {
	n, _, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT COUNT(*) FROM delivery
		WHERE story = $1 AND agreement = $2 AND version <= $3 AND state = 'dead'`, story, agreement, version)
	return n, err
}

// Deliveries returns up to limit deliveries of an agreement with IDs below one,
// the newest first; 0 begins.
func (s Store) Deliveries(ctx context.Context, agreement, below news.ID, limit int) ([]partner.Delivery, error) {
	return rows.All(ctx, s.Store, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE agreement = $1 AND ($2 = CAST(0 AS BIGINT) OR id < $2)
		ORDER BY id DESC LIMIT $3`, agreement, below, limit)
}

// DeliveriesAfter returns up to limit deliveries of an agreement with IDs above
// one, the oldest first.
func (s Store) DeliveriesAfter(ctx context.Context, agreement, above news.ID, limit int) ([]partner.Delivery, error) {
	return rows.All(ctx, s.Store, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE agreement = $1 AND id > $2
		ORDER BY id LIMIT $3`, agreement, above, limit)
}

// DeadDeliveries returns up to limit deliveries that were given up, with IDs
// below one, the newest first; 0 begins. agreement narrows it to one; 0 for all.
func (s Store) DeadDeliveries(ctx context.Context, agreement, below news.ID, limit int) ([]partner.Delivery, error) {
	return rows.All(ctx, s.Store, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE state = 'dead' AND ($1 = CAST(0 AS BIGINT) OR agreement = $1)
		AND ($2 = CAST(0 AS BIGINT) OR id < $2) ORDER BY id DESC LIMIT $3`, agreement, below, limit)
}

// DeliveriesFor returns what everybody is told of a story for one event, by
// agreement.
func (s Store) DeliveriesFor(ctx context.Context, story, event news.ID) ([]partner.Delivery, error) {
	return rows.All(ctx, s.Store, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE story = $1 AND event = $2 ORDER BY agreement`, story, event)
}

// Shows reports whether a partner has said that it shows a story, in a state
// before that of a delivery.
func (s Store) Shows(ctx context.Context, v partner.Delivery) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM delivery
		WHERE story = $1 AND agreement = $2 AND version < $3 AND state = 'applied' LIMIT 1`, v.Story, v.Agreement, v.Version)
	return found, err
}

// LastDelivery returns the newest delivery of a story under an agreement.
func (s Store) LastDelivery(ctx context.Context, agreement, story news.ID) (partner.Delivery, bool, error) {
	return rows.One(ctx, s.Store, scanDelivery, `SELECT `+deliveryColumns+` FROM delivery WHERE story = $1 AND agreement = $2
		ORDER BY version DESC LIMIT 1`, story, agreement)
}

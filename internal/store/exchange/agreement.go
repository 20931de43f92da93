package exchange

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const agreementColumns = `a.id, a.partner, a.contact, a.sections, a.tags, a.kinds, a.form, a.push, a.push_key, a.old_key, a.old_until,
	a.token_hash, a.secret, a.pictures, a.embargoed, a.terms, a.made_by, a.made_at, a.ended_at, a.rev`

func scanAgreement(row rows.Scanner) (a partner.Agreement, err error) {
	var pictures, embargoed int64
	err = row.Scan(&a.ID, &a.Partner, &a.Contact, rows.JSON{To: &a.Sections}, rows.JSON{To: &a.Tags}, rows.JSON{To: &a.Kinds}, &a.Form, &a.Push,
		&a.Key, &a.OldKey, rows.Time{To: &a.OldUntil}, &a.TokenHash, &a.Secret, &pictures, &embargoed, &a.Terms, &a.MadeBy,
		rows.Time{To: &a.MadeAt}, rows.Time{To: &a.EndedAt}, &a.Rev)
	a.Pictures, a.Embargoed = pictures == 1, embargoed == 1
	return a, err
}

// Agreement returns an agreement.
func (s Store) Agreement(ctx context.Context, id news.ID) (partner.Agreement, bool, error) {
	list, err := s.agreements(ctx, `WHERE a.id = $1`, id)
	if err != nil || len(list) == 0 {
		return partner.Agreement{}, false, err
	}
	return list[0], true, nil
}

// AgreementByToken returns the agreement that a token belongs to, by the
// token's hash.
func (s Store) AgreementByToken(ctx context.Context, hash string) (partner.Agreement, bool, error) {
	list, err := s.agreements(ctx, `WHERE a.token_hash = $1 AND a.token_hash <> ''`, hash)
	if err != nil || len(list) == 0 {
		return partner.Agreement{}, false, err
	}
	return list[0], true, nil
}

// ActiveAgreements returns those that bring stories of a site, in the order of
// their IDs.
func (s Store) ActiveAgreements(ctx context.Context, site news.ID) ([]partner.Agreement, error) {
	return s.agreements(ctx, `JOIN agreement_site t ON t.agreement = a.id WHERE t.site = $1 AND a.ended_at = 0 ORDER BY a.id`, site)
}

// Agreements returns up to limit agreements with IDs below one, the newest
// first; 0 begins.
func (s Store) Agreements(ctx context.Context, below news.ID, limit int) ([]partner.Agreement, error) {
	return s.agreements(ctx, `WHERE ($1 = CAST(0 AS BIGINT) OR a.id < $1) ORDER BY a.id DESC LIMIT $2`, below, limit)
}

// AgreementsByID returns the agreements with the given IDs in the order of
// their IDs.
func (s Store) AgreementsByID(ctx context.Context, ids []news.ID) ([]partner.Agreement, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return s.agreements(ctx, `WHERE a.id IN `+s.Engine.In(1)+` ORDER BY a.id`, db.List(s.Engine, ids))
}

// agreements loads agreements with their sites.
func (s Store) agreements(ctx context.Context, where string, args ...any) ([]partner.Agreement, error) {
	list, err := rows.All(ctx, s.Store, scanAgreement, `SELECT `+agreementColumns+` FROM agreement a `+where, args...)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	ids, at := make([]news.ID, len(list)), map[news.ID]int{}
	for i, a := range list {
		ids[i], at[a.ID] = a.ID, i
	}
	type pair struct{ agreement, site news.ID }
	sites, err := rows.All(ctx, s.Store, func(row rows.Scanner) (p pair, err error) {
		err = row.Scan(&p.agreement, &p.site)
		return p, err
	},
		`SELECT agreement, site FROM agreement_site WHERE agreement IN `+s.Engine.In(1)+` ORDER BY agreement, site`, db.List(s.Engine, ids))
	for _, p := range sites {
		a := &list[at[p.agreement]]
		a.Sites = append(a.Sites, p.site)
	}
	return list, err
}

// SaveAgreement inserts or replaces an agreement with its sites.
func (s Store) SaveAgreement(ctx context.Context, a partner.Agreement) error {
	var lists [3]string
	for i, v := range []any{none(a.Sections), none(a.Tags), none(a.Kinds)} {
		var err error
		if lists[i], err = rows.Text(v); err != nil {
			return err
		}
	}
	err := s.Exec(ctx, `INSERT INTO agreement (id, partner, contact, sections, tags, kinds, form, push, push_key, old_key, old_until,
			token_hash, secret, pictures, embargoed, terms, made_by, made_at, ended_at, rev)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20)
		ON CONFLICT (id) DO UPDATE SET partner = excluded.partner, contact = excluded.contact, sections = excluded.sections, tags = excluded.tags,
			kinds = excluded.kinds, form = excluded.form, push = excluded.push, push_key = excluded.push_key, old_key = excluded.old_key,
			old_until = excluded.old_until, token_hash = excluded.token_hash, pictures = excluded.pictures, embargoed = excluded.embargoed,
			terms = excluded.terms, ended_at = excluded.ended_at, rev = excluded.rev`,
		a.ID, a.Partner, a.Contact, lists[0], lists[1], lists[2], a.Form, a.Push, a.Key, a.OldKey, rows.MS(a.OldUntil),
		a.TokenHash, a.Secret, rows.Bit(a.Pictures), rows.Bit(a.Embargoed), a.Terms, a.MadeBy, rows.MS(a.MadeAt), rows.MS(a.EndedAt), a.Rev)
	if err != nil {
		return err
	}
	if err := s.Exec(ctx, `DELETE FROM agreement_site WHERE agreement = $1`, a.ID); err != nil {
		return err
	}
	for _, site := range a.Sites {
		if err := s.Exec(ctx, `INSERT INTO agreement_site (site, agreement) VALUES ($1,$2)`, site, a.ID); err != nil {
			return err
		}
	}
	return s.Exec(ctx, `INSERT INTO agreement_line (agreement, held_by, held_until, paused_until, failures, failing_since, ok_at, pulled_at, error, dead)
		VALUES ($1,'',0,0,0,0,0,0,'',0) ON CONFLICT (agreement) DO NOTHING`, a.ID)
}

// none makes an empty list of no list, which JSON tells apart.
func none[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// LockAgreement locks an agreement until the transaction ends.
func (s Store) LockAgreement(ctx context.Context, id news.ID) (partner.Agreement, bool, error) {
	if err := s.Exec(ctx, `UPDATE agreement SET rev = rev WHERE id = $1`, id); err != nil {
		return partner.Agreement{}, false, err
	}
	return s.Agreement(ctx, id)
}

const lineColumns = `agreement, paused_until, failures, failing_since, told_at, ok_at, pulled_at, error, dead`

func scanLine(row rows.Scanner) (l partner.Line, err error) {
	err = row.Scan(&l.Agreement, rows.Time{To: &l.PausedUntil}, &l.Failures, rows.Time{To: &l.FailingSince}, rows.Time{To: &l.ToldAt}, rows.Time{To: &l.OKAt},
		rows.Time{To: &l.PulledAt}, &l.Error, &l.Dead)
	return l, err
}

// Lines returns the lines of agreements, in no order.
func (s Store) Lines(ctx context.Context, agreements []news.ID) ([]partner.Line, error) {
	if len(agreements) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanLine, `SELECT `+lineColumns+` FROM agreement_line WHERE agreement IN `+s.Engine.In(1), db.List(s.Engine, agreements))
}

// HoldLine takes the line of an agreement for one sender until a time. It
// reports false while another one has it, or while it is paused.
func (s Store) HoldLine(ctx context.Context, agreement news.ID, holder string, now, until time.Time) (bool, error) {
	n, err := s.Changed(ctx, `UPDATE agreement_line SET held_by = $2, held_until = $4
		WHERE agreement = $1 AND held_until <= $3 AND paused_until <= $3`, agreement, holder, rows.MS(now), rows.MS(until))
	return n == 1, err
}

// KeepLine holds a line until a later time, and reports whether it is still the
// sender's.
func (s Store) KeepLine(ctx context.Context, agreement news.ID, holder string, until time.Time) (bool, error) {
	n, err := s.Changed(ctx, `UPDATE agreement_line SET held_until = $3 WHERE agreement = $1 AND held_by = $2`, agreement, holder, rows.MS(until))
	return n == 1, err
}

// DropLine lets go of a line.
func (s Store) DropLine(ctx context.Context, agreement news.ID, holder string) error {
	return s.Exec(ctx, `UPDATE agreement_line SET held_by = '', held_until = 0 WHERE agreement = $1 AND held_by = $2`, agreement, holder)
}

// LineWorks notes that something got through.
func (s Store) LineWorks(ctx context.Context, agreement news.ID, now time.Time) error {
	return s.Exec(ctx, `UPDATE agreement_line SET ok_at = $2, failures = 0, failing_since = 0, told_at = 0, paused_until = 0, error = '' WHERE agreement = $1`,
		agreement, rows.MS(now))
}

// LineFails notes that nothing gets through, and pauses the line.
func (s Store) LineFails(ctx context.Context, agreement news.ID, now, until time.Time, text string) error {
	return s.Exec(ctx, `UPDATE agreement_line SET failures = failures + 1, paused_until = $3, error = $4,
		failing_since = CASE WHEN failing_since = 0 THEN $2 ELSE failing_since END WHERE agreement = $1`,
		agreement, rows.MS(now), rows.MS(until), text)
}

// LineTold notes that people were told that a line fails.
func (s Store) LineTold(ctx context.Context, agreement news.ID, now time.Time) error {
	return s.Exec(ctx, `UPDATE agreement_line SET told_at = $2 WHERE agreement = $1`, agreement, rows.MS(now))
}

// ResumeLine ends a pause.
func (s Store) ResumeLine(ctx context.Context, agreement news.ID) error {
	return s.Exec(ctx, `UPDATE agreement_line SET paused_until = 0 WHERE agreement = $1`, agreement)
}

// LinePulled notes that a partner fetched.
func (s Store) LinePulled(ctx context.Context, agreement news.ID, now time.Time) error {
	return s.Exec(ctx, `UPDATE agreement_line SET pulled_at = $2 WHERE agreement = $1`, agreement, rows.MS(now))
}

// AddDead changes how many deliveries of an agreement were given up.
func (s Store) AddDead(ctx context.Context, agreement news.ID, n int64) error {
	return s.Exec(ctx, `UPDATE agreement_line SET dead = dead + $2 WHERE agreement = $1`, agreement, n)
}

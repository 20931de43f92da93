package identity

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Session is a browser in which an account is signed in.
type Session struct {
	ID       news.ID
	Token    string // hash
	Account  news.ID
	MadeAt   time.Time
	SeenAt   time.Time // written once a minute at most
	EndsAt   time.Time
	ProvedAt time.Time // when the person last proved who they are
	Method   string
	Address  string
	Agent    string
}

const sessionColumns = `id, token, account, made_at, seen_at, ends_at, proved_at, method, address, agent`

func scanSession(row rows.Scanner) (v Session, err error) {
	err = row.Scan(&v.ID, &v.Token, &v.Account, rows.Time{To: &v.MadeAt}, rows.Time{To: &v.SeenAt}, rows.Time{To: &v.EndsAt}, rows.Time{To: &v.ProvedAt}, &v.Method, &v.Address, &v.Agent)
	return v, err
}

// Session returns the session of a token's hash.
func (s Store) Session(ctx context.Context, token string) (Session, bool, error) {
	return rows.One(ctx, s.Store, scanSession, `SELECT `+sessionColumns+` FROM session WHERE token = $1`, token)
}

// Sessions returns the sessions of an account, last seen first.
func (s Store) Sessions(ctx context.Context, account news.ID) ([]Session, error) {
	return rows.All(ctx, s.Store, scanSession, `SELECT `+sessionColumns+` FROM session WHERE account = $1 ORDER BY seen_at DESC, id DESC`, account)
}

// InsertSession adds a session.
func (s Store) InsertSession(ctx context.Context, v Session) error {
	return s.Exec(ctx, `INSERT INTO session (`+sessionColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
		v.ID, v.Token, v.Account, rows.MS(v.MadeAt), rows.MS(v.SeenAt), rows.MS(v.EndsAt), rows.MS(v.ProvedAt), v.Method, v.Address, v.Agent)
}

// SeeSession notes that a session was used.
func (s Store) SeeSession(ctx context.Context, id news.ID, address string, now time.Time) error {
	return s.Exec(ctx, `UPDATE session SET seen_at = $2, address = $3 WHERE id = $1 AND seen_at < $2`, id, rows.MS(now), address)
}

// RenewSession gives a session another token and notes that its person proved
// who they are.
func (s Store) RenewSession(ctx context.Context, id news.ID, token string, now time.Time) (bool, error) {
	return s.changed(ctx, `UPDATE session SET token = $2, proved_at = $3, seen_at = $3 WHERE id = $1`, id, token, rows.MS(now))
}

// DeleteSession ends a session of an account, and reports whether it was there.
func (s Store) DeleteSession(ctx context.Context, account, id news.ID) (bool, error) {
	return s.changed(ctx, `DELETE FROM session WHERE account = $1 AND id = $2`, account, id)
}

// DeleteSessions ends all sessions of an account but one, 0 for all, and
// returns those that it ended.
func (s Store) DeleteSessions(ctx context.Context, account, except news.ID) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `DELETE FROM session WHERE account = $1 AND id <> $2 RETURNING id`, account, except)
}

// KnowDevice notes that an account signed in from a device.
func (s Store) KnowDevice(ctx context.Context, token string, account news.ID, now time.Time) error {
	return s.Exec(ctx, `INSERT INTO known_device (token, account, seen_at) VALUES ($1,$2,$3)
		ON CONFLICT (token, account) DO UPDATE SET seen_at = excluded.seen_at`, token, account, rows.MS(now))
}

// KnowsDevice reports whether an account signed in from a device before.
func (s Store) KnowsDevice(ctx context.Context, token string, account news.ID) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT seen_at FROM known_device WHERE token = $1 AND account = $2`, token, account)
	return found, err
}

// ForgetDevices makes every device of an account a stranger.
func (s Store) ForgetDevices(ctx context.Context, account news.ID) error {
	return s.Exec(ctx, `DELETE FROM known_device WHERE account = $1`, account)
}

// Ceremony is a step between two requests of one browser.
type Ceremony struct {
	Token   string // hash
	Kind    string
	Account news.ID // 0 when nobody is known yet
	EndsAt  time.Time
	Data    string // JSON
}

func scanCeremony(row rows.Scanner) (c Ceremony, err error) {
	err = row.Scan(&c.Token, &c.Kind, &c.Account, rows.Time{To: &c.EndsAt}, &c.Data)
	return c, err
}

// InsertCeremony begins a step.
func (s Store) InsertCeremony(ctx context.Context, c Ceremony) error {
	return s.Exec(ctx, `INSERT INTO ceremony (token, kind, account, ends_at, data) VALUES ($1,$2,$3,$4,$5)`, c.Token, c.Kind, c.Account, rows.MS(c.EndsAt), c.Data)
}

// Ceremony returns a step without ending it.
func (s Store) Ceremony(ctx context.Context, token, kind string) (Ceremony, bool, error) {
	return rows.One(ctx, s.Store, scanCeremony, `SELECT token, kind, account, ends_at, data FROM ceremony WHERE token = $1 AND kind = $2`, token, kind)
}

// TakeCeremony ends a step and returns it; only one of several takers gets it.
func (s Store) TakeCeremony(ctx context.Context, token, kind string) (Ceremony, bool, error) {
	return rows.One(ctx, s.Store, scanCeremony, `DELETE FROM ceremony WHERE token = $1 AND kind = $2 RETURNING token, kind, account, ends_at, data`, token, kind)
}

// Sweep deletes what has ended by itself: sessions that ended or were not seen
// since idle, steps, links, addresses not confirmed, attempts not touched and devices not seen since.
func (s Store) Sweep(ctx context.Context, now, idle, attempts, devices time.Time) error {
	for _, q := range []struct {
		text   string
		before time.Time
	}{
		{`DELETE FROM session WHERE ends_at < $1`, now},
		{`DELETE FROM session WHERE seen_at < $1`, idle},
		{`DELETE FROM ceremony WHERE ends_at < $1`, now},
		{`DELETE FROM one_time_link WHERE ends_at < $1`, now},
		{`DELETE FROM email_change WHERE ends_at < $1`, now},
		{`DELETE FROM attempt WHERE touched_at < $1`, attempts},
		{`DELETE FROM known_device WHERE seen_at < $1`, devices},
	} {
		if err := s.Exec(ctx, q.text, rows.MS(q.before)); err != nil {
			return err
		}
	}
	return nil
}

package identity

import (
	"context"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Summary is an account as a list shows it.
type Summary struct {
	ID       news.ID
	Email    string
	Name     string
	Active   bool
	MadeAt   time.Time
	Password bool // has one
	TOTP     bool
	Passkeys bool
	SeenAt   time.Time // of its sessions, zero for none
	Roles    map[news.ID][]news.Role
}

// Accounts returns up to limit accounts after an address, in the order of
// addresses.
func (s Store) Accounts(ctx context.Context, after string, limit int) ([]Summary, error) {
	return s.summaries(ctx, `WHERE a.email > $1 ORDER BY a.email LIMIT $2`, after, limit)
}

// SummaryOf returns the account with an address, as a list shows it.
func (s Store) SummaryOf(ctx context.Context, email string) ([]Summary, error) {
	return s.summaries(ctx, `WHERE a.email = $1`, email)
}

func (s Store) summaries(ctx context.Context, which string, args ...any) ([]Summary, error) {
	list, err := rows.All(ctx, s.Store, func(row rows.Scanner) (a Summary, err error) {
		err = row.Scan(&a.ID, &a.Email, &a.Name, &a.Active, rows.Time{To: &a.MadeAt}, &a.Password, &a.TOTP, &a.Passkeys, rows.Time{To: &a.SeenAt})
		a.Roles = map[news.ID][]news.Role{}
		return a, err
	}, `SELECT a.id, a.email, a.name, a.active, a.made_at,
			CASE WHEN l.password <> '' THEN 1 ELSE 0 END, CASE WHEN l.totp <> '' THEN 1 ELSE 0 END,
			CASE WHEN EXISTS (SELECT 1 FROM passkey p WHERE p.account = a.id) THEN 1 ELSE 0 END,
			COALESCE((SELECT MAX(s.seen_at) FROM session s WHERE s.account = a.id), 0)
		FROM account a LEFT JOIN login l ON l.account = a.id `+which, args...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	byID := make(map[news.ID]int, len(list))
	for i, a := range list {
		byID[a.ID] = i
	}
	type role struct {
		account, site news.ID
		role          news.Role
	}
	roles, err := rows.All(ctx, s.Store, func(row rows.Scanner) (r role, err error) {
		err = row.Scan(&r.account, &r.site, &r.role)
		return r, err
	}, `SELECT m.account, m.site, m.role FROM membership m JOIN account a ON a.id = m.account
		WHERE a.email >= $1 AND a.email <= $2 ORDER BY m.account, m.site, m.role`, list[0].Email, list[len(list)-1].Email)
	for _, r := range roles {
		if i, ok := byID[r.account]; ok {
			list[i].Roles[r.site] = append(list[i].Roles[r.site], r.role)
		}
	}
	return list, err
}

// LockAdmins returns the active accounts that hold a role on every site, and
// keeps other transactions from changing who they are until this one ends.
func (s Store) LockAdmins(ctx context.Context, role news.Role) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT a.id FROM account a JOIN membership m ON m.account = a.id
		WHERE m.site = 0 AND m.role = $1 AND a.active = 1 ORDER BY a.id`+s.Engine.ForUpdate, role)
}

// LockAccount keeps other transactions from an account until this one ends.
func (s Store) LockAccount(ctx context.Context, id news.ID) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT id FROM account WHERE id = $1`+s.Engine.ForUpdate, id)
	return found, err
}

// Owned reports whether anybody can sign in, or could by an invitation.
func (s Store) Owned(ctx context.Context, now time.Time) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT 1 FROM first_owner
		UNION ALL SELECT 1 FROM login WHERE password <> ''
		UNION ALL SELECT 1 FROM passkey
		UNION ALL SELECT 1 FROM oidc_subject
		UNION ALL SELECT 1 FROM one_time_link WHERE kind = 'invitation' AND ends_at > $1 LIMIT 1`, rows.MS(now))
	return found, err
}

// InsertFirstOwner notes who made themselves the owner; a second one is a
// duplicate.
func (s Store) InsertFirstOwner(ctx context.Context, account news.ID, now time.Time) error {
	return s.Exec(ctx, `INSERT INTO first_owner (one, account, at) VALUES (1,$1,$2)`, account, rows.MS(now))
}

// InsertAbout notes that an event is about an account.
func (s Store) InsertAbout(ctx context.Context, account, event news.ID) error {
	return s.Exec(ctx, `INSERT INTO event_about (account, event) VALUES ($1,$2)`, account, event)
}

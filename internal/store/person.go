package store

import (
	"context"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const personColumns = `id, slug, name, initials, site, role, bio, retired, rev`

func scanPerson(row rows.Scanner) (p news.Person, err error) {
	err = row.Scan(&p.ID, &p.Slug, &p.Name, &p.Initials, &p.Site, &p.Role, &p.Bio, &p.Retired, &p.Rev)
	return p, err
}

// People returns the people with the given IDs, in no order.
func (s Store) People(ctx context.Context, ids []news.ID) ([]news.Person, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanPerson, `SELECT `+personColumns+` FROM person WHERE id IN `+s.Engine.In(1), db.List(s.Engine, ids))
}

// PersonBySlug returns the person with an address, or the one to whom it leads
// since a merge or a new name.
func (s Store) PersonBySlug(ctx context.Context, slug string) (news.Person, bool, error) {
	p, found, err := rows.One(ctx, s.Store, scanPerson, `SELECT `+personColumns+` FROM person WHERE slug = $1`, slug)
	id, moved, err := s.named(ctx, news.NamePerson, slug, p.ID, found, err)
	if err != nil || !moved {
		return p, found, err
	}
	return rows.One(ctx, s.Store, scanPerson, `SELECT `+personColumns+` FROM person WHERE id = $1`, id)
}

// SavePerson inserts or replaces a person.
func (s Store) SavePerson(ctx context.Context, p news.Person) error {
	err := s.Exec(ctx, `INSERT INTO person (`+personColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)
		ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, initials = excluded.initials,
			site = excluded.site, role = excluded.role, bio = excluded.bio, retired = excluded.retired, rev = excluded.rev`,
		p.ID, p.Slug, p.Name, p.Initials, p.Site, p.Role, p.Bio, rows.Bit(p.Retired), p.Rev)
	if err != nil {
		return err
	}
	return s.saveWords(ctx, news.NamePerson, p.ID, p.Name, p.Initials)
}

// MoveAccounts makes the logins of one person those of another.
func (s Store) MoveAccounts(ctx context.Context, from, to news.ID) error {
	return s.Exec(ctx, `UPDATE account SET person = $2 WHERE person = $1`, from, to)
}

// AccountByEmail returns an account with its roles.
func (s Store) AccountByEmail(ctx context.Context, email string) (news.Account, bool, error) {
	return s.account(ctx, `SELECT id, email, name, person, active, made_at FROM account WHERE email = $1`, email)
}

// Account returns an account with its roles.
func (s Store) Account(ctx context.Context, id news.ID) (news.Account, bool, error) {
	return s.account(ctx, `SELECT id, email, name, person, active, made_at FROM account WHERE id = $1`, id)
}

func (s Store) account(ctx context.Context, query string, key any) (news.Account, bool, error) {
	a, found, err := rows.One(ctx, s.Store, func(row rows.Scanner) (a news.Account, err error) {
		err = row.Scan(&a.ID, &a.Email, &a.Name, &a.Person, &a.Active, rows.Time{To: &a.MadeAt})
		return a, err
	}, query, key)
	if err != nil || !found {
		return a, found, err
	}
	members, err := s.Q.QueryContext(ctx, `SELECT site, role FROM membership WHERE account = $1 ORDER BY site, role`, a.ID)
	if err != nil {
		return a, false, err
	}
	defer members.Close()
	a.Roles = map[news.ID][]news.Role{}
	for members.Next() {
		var site news.ID
		var role news.Role
		if err := members.Scan(&site, &role); err != nil {
			return a, false, err
		}
		a.Roles[site] = append(a.Roles[site], role)
	}
	return a, true, members.Err()
}

// SaveAccount inserts or replaces an account and its roles.
func (s Store) SaveAccount(ctx context.Context, a news.Account) error {
	err := s.Exec(ctx, `INSERT INTO account (id, email, name, person, active, made_at) VALUES ($1,$2,$3,$4,$5,$6)
		ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name, person = excluded.person,
			active = excluded.active`, a.ID, a.Email, a.Name, a.Person, rows.Bit(a.Active), rows.MS(a.MadeAt))
	if err != nil {
		return err
	}
	if err := s.Exec(ctx, `DELETE FROM membership WHERE account = $1`, a.ID); err != nil {
		return err
	}
	for site, roles := range a.Roles {
		for _, r := range roles {
			if err := s.Exec(ctx, `INSERT INTO membership (account, site, role) VALUES ($1,$2,$3)`, a.ID, site, r); err != nil {
				return err
			}
		}
	}
	return nil
}

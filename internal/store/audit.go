package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// EventFilter narrows the log. Zero values leave a part out.
type EventFilter struct {
	Before news.ID // only older ones
	From   news.ID // this one and newer ones
	Story  news.ID
	Site   news.ID
	Person news.ID // who did it, or whom it is about
	Kind   string  // a kind, or with a dot at its end all that begin so
	Not    string  // a kind to leave out
	// Sites, if not nil, are the sites whose events are shown, and with them
	// those of no site that are by or about people who work there.
	Sites []news.ID
}

// Events returns up to limit events, newest first.
func (s Store) Events(ctx context.Context, f EventFilter, limit int) ([]news.Event, error) {
	args := []any{limit}
	arg := func(v any) string {
		args = append(args, v)
		return fmt.Sprint("$", len(args))
	}
	where := []string{"e.id > 0"}
	if f.Before != 0 {
		where = append(where, "e.id < "+arg(f.Before))
	}
	if f.From != 0 {
		where = append(where, "e.id >= "+arg(f.From))
	}
	if f.Story != 0 {
		where = append(where, "e.story = "+arg(f.Story)+" AND e.story <> 0")
	}
	if f.Site != 0 {
		where = append(where, "e.site = "+arg(f.Site)+" AND e.site <> 0")
	}
	kinds := []string{}
	if strings.HasSuffix(f.Kind, ".") {
		var err error
		if kinds, err = s.eventKinds(ctx, f.Kind); err != nil || len(kinds) == 0 {
			return nil, err
		}
		where = append(where, "e.kind LIKE "+arg(f.Kind+"%"))
	} else if f.Kind != "" {
		where = append(where, "e.kind = "+arg(f.Kind))
	}
	if f.Not != "" {
		where = append(where, "e.kind <> "+arg(f.Not))
	}
	if f.Sites != nil {
		arg(db.List(s.Engine, f.Sites))
		in := s.Engine.In(len(args))
		where = append(where, `(e.site IN `+in+` OR e.site = 0 AND (
			e.actor IN (SELECT m.account FROM membership m WHERE m.site IN `+in+`)
			OR EXISTS (SELECT 1 FROM membership m JOIN event_about b ON b.account = m.account AND b.event = e.id WHERE m.site IN `+in+`)))`)
	}
	conditions := strings.Join(where, " AND ")
	columns := "e." + strings.ReplaceAll(eventColumns, ", ", ", e.")
	var ranges []string
	within := func(from, where, order string) {
		ranges = append(ranges, fmt.Sprintf(`SELECT id FROM (SELECT e.id FROM %s WHERE %s AND %s ORDER BY %s DESC LIMIT $1) r%d`, from, where, conditions, order, len(ranges)))
	}
	switch {
	case f.Person != 0:
		person := arg(f.Person)
		within("event e", "e.actor = "+person+" AND e.actor <> 0", "e.id")
		within("event_about a JOIN event e ON e.id = a.event", "a.account = "+person, "a.event")
	case f.Story == 0 && f.Site == 0:
		for _, k := range kinds {
			within("event e", "e.kind = "+arg(k), "e.id")
		}
	}
	if len(ranges) == 0 {
		return rows.All(ctx, s.Store, scanEvent, `SELECT `+columns+` FROM event e WHERE `+conditions+` ORDER BY e.id DESC LIMIT $1`, args...)
	}
	// Ranges of an index each, none longer than what is asked for: what is rare
	// is not looked for in the whole log.
	return rows.All(ctx, s.Store, scanEvent, `SELECT `+columns+` FROM event e WHERE e.id IN (`+strings.Join(ranges, " UNION ")+`) ORDER BY e.id DESC LIMIT $1`, args...)
}

// eventKinds returns the kinds that begin with a text, leaping from kind to
// kind in their index.
func (s Store) eventKinds(ctx context.Context, prefix string) ([]string, error) {
	kinds, err := rows.All(ctx, s.Store, rows.Plain[string], `WITH RECURSIVE k (kind) AS (SELECT MIN(kind) FROM event
			UNION ALL SELECT (SELECT MIN(e.kind) FROM event e WHERE e.kind > k.kind) FROM k WHERE k.kind IS NOT NULL)
		SELECT kind FROM k WHERE kind IS NOT NULL`)
	return slices.DeleteFunc(kinds, func(k string) bool { return !strings.HasPrefix(k, prefix) }), err
}

// AccountName is who an account belongs to.
type AccountName struct {
	ID          news.ID
	Name, Email string
}

// AccountNames returns the names of accounts, in no order.
func (s Store) AccountNames(ctx context.Context, ids []news.ID) ([]AccountName, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanAccountName, `SELECT id, name, email FROM account WHERE id IN `+s.Engine.In(1), db.List(s.Engine, ids))
}

// EveryAccountName returns the names of up to limit accounts, by name: for
// choosing one.
func (s Store) EveryAccountName(ctx context.Context, limit int) ([]AccountName, error) {
	return rows.All(ctx, s.Store, scanAccountName, `SELECT id, name, email FROM account ORDER BY name, id LIMIT $1`, limit)
}

func scanAccountName(row rows.Scanner) (a AccountName, err error) {
	err = row.Scan(&a.ID, &a.Name, &a.Email)
	return a, err
}

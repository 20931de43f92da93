package store

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// Mark is a place in a list: the time an item appeared and the item, which
// tells items of one millisecond apart. The zero Mark stands before the newest
// item when paging down, and after the oldest when paging up.
type Mark struct {
	At   time.Time
	Item news.ID
}

func scanMark(row rows.Scanner) (m Mark, err error) {
	err = row.Scan(rows.Time{To: &m.At}, &m.Item)
	return m, err
}

// ListNewest returns up to limit items of a list that come before a mark,
// newest first. Items whose time has not come yet at now are left out.
func (s Store) ListNewest(ctx context.Context, site news.ID, list string, before Mark, now time.Time, limit int) ([]Mark, error) {
	key, item := rows.MS(before.At), int64(before.Item)
	if before.At.IsZero() || before.At.After(now) {
		key, item = rows.MS(now), math.MaxInt64
	}
	return rows.All(ctx, s.Store, scanMark, `SELECT at, item FROM listing
		WHERE site = $1 AND list = $2 AND (at, item) < ($3, $4)
		ORDER BY at DESC, item DESC LIMIT $5`, site, list, key, item, limit)
}

// ListBetween is ListNewest bounded below: no item from before since.
func (s Store) ListBetween(ctx context.Context, site news.ID, list string, since time.Time, before Mark, now time.Time, limit int) ([]Mark, error) {
	key, item := rows.MS(before.At), int64(before.Item)
	if before.At.IsZero() || before.At.After(now) {
		key, item = rows.MS(now), math.MaxInt64
	}
	return rows.All(ctx, s.Store, scanMark, `SELECT at, item FROM listing
		WHERE site = $1 AND list = $2 AND at >= $3 AND (at, item) < ($4, $5)
		ORDER BY at DESC, item DESC LIMIT $6`, site, list, rows.MS(since), key, item, limit)
}

// ListOldest returns up to limit items that come after a mark and not after
// now, oldest first.
func (s Store) ListOldest(ctx context.Context, site news.ID, list string, after Mark, now time.Time, limit int) ([]Mark, error) {
	return rows.All(ctx, s.Store, scanMark, `SELECT at, item FROM listing
		WHERE site = $1 AND list = $2 AND (at, item) > ($3, $4) AND at <= $5
		ORDER BY at, item LIMIT $6`, site, list, rows.MS(after.At), int64(after.Item), rows.MS(now), limit)
}

// NextPlanned returns when the next item of a list appears after now, zero if
// none is planned.
func (s Store) NextPlanned(ctx context.Context, site news.ID, list string, now time.Time) (time.Time, error) {
	n, _, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT at FROM listing
		WHERE site = $1 AND list = $2 AND at > $3 ORDER BY at LIMIT 1`, site, list, rows.MS(now))
	return rows.At(n), err
}

// Place puts an item into exactly the given lists of a site at a time, taking
// it out of all others, and keeps the counters. It returns the lists that the
// item entered, left, or changed its place in.
func (s Store) Place(ctx context.Context, site, item news.ID, when time.Time, lists []string) ([]string, error) {
	had, err := s.Listings(ctx, []news.ID{item})
	if err != nil {
		return nil, err
	}
	return s.Replace(ctx, had, site, item, when, lists)
}

// Listings are where items stand: in which lists of which site, and with which
// time.
type Listings map[entry][]listed

type entry struct{ site, item news.ID }

type listed struct {
	list string
	at   int64
}

// Listings returns where items stand, on all sites and in the lists of the
// network.
func (s Store) Listings(ctx context.Context, items []news.ID) (Listings, error) {
	out := Listings{}
	_, err := rows.All(ctx, s.Store, func(row rows.Scanner) (none struct{}, err error) {
		var e entry
		var l listed
		err = row.Scan(&e.site, &e.item, &l.list, &l.at)
		out[e] = append(out[e], l)
		return none, err
	}, `SELECT site, item, list, at FROM listing WHERE `+s.Engine.Among("item", 1), db.List(s.Engine, items))
	return out, err
}

// Replace is Place for an item of which it is known where it stands. Nothing but
// this transaction may have moved it since.
func (s Store) Replace(ctx context.Context, had Listings, site, item news.ID, when time.Time, lists []string) ([]string, error) {
	var touched, stands []string
	change := counts{}
	for _, l := range had[entry{site, item}] {
		if l.at == rows.MS(when) && slices.Contains(lists, l.list) {
			stands = append(stands, l.list)
			continue
		}
		touched = append(touched, l.list)
		if err := s.later(ctx, `DELETE FROM listing WHERE site = $1 AND list = $2 AND at = $3 AND item = $4`, site, l.list, l.at, item); err != nil {
			return nil, err
		}
		change.add(l.list, rows.At(l.at), -1)
	}
	for _, list := range lists {
		if slices.Contains(stands, list) {
			continue
		}
		stands = append(stands, list)
		if !slices.Contains(touched, list) {
			touched = append(touched, list)
		}
		if err := s.later(ctx, `INSERT INTO listing (site, list, at, item) VALUES ($1,$2,$3,$4)`, site, list, rows.MS(when), item); err != nil {
			return nil, err
		}
		change.add(list, when, 1)
	}
	return touched, s.count(ctx, site, change)
}

// counts is what changes in the counters of lists.
type counts map[counter]int

type counter struct {
	list  string
	month int
}

func (c counts) add(list string, when time.Time, n int) {
	c[counter{list, 0}] += n
	c[counter{list, Month(when)}] += n
}

// count changes counters, all transactions in one order, so that no two of
// them wait for each other.
func (s Store) count(ctx context.Context, site news.ID, change counts) error {
	order := slices.SortedFunc(maps.Keys(change), func(a, b counter) int {
		return cmp.Or(cmp.Compare(a.list, b.list), cmp.Compare(a.month, b.month))
	})
	for _, c := range order {
		if change[c] == 0 {
			continue
		}
		err := s.later(ctx, `INSERT INTO listing_count (site, list, month, n) VALUES ($1,$2,$3,$4)
			ON CONFLICT (site, list, month) DO UPDATE SET n = listing_count.n + excluded.n`, site, c.list, c.month, change[c])
		if err != nil {
			return err
		}
	}
	return nil
}

// Count returns how many items a list has, planned ones included.
func (s Store) Count(ctx context.Context, site news.ID, list string) (int, error) {
	n, _, err := rows.One(ctx, s.Store, rows.Plain[int], `SELECT n FROM listing_count WHERE site = $1 AND list = $2 AND month = 0`, site, list)
	return n, err
}

// mostPlanned bounds how many planned items of a list are counted.
const mostPlanned = 1000

// Planned returns how many items of a list appear after now.
func (s Store) Planned(ctx context.Context, site news.ID, list string, now time.Time) (int, error) {
	planned, err := rows.All(ctx, s.Store, rows.Plain[int64], `SELECT at FROM listing
		WHERE site = $1 AND list = $2 AND at > $3 ORDER BY at LIMIT $4`, site, list, rows.MS(now), mostPlanned)
	return len(planned), err
}

// Month is a time's month in UTC as yyyymm, the key of the kept counters.
func Month(t time.Time) int {
	t = t.UTC()
	return t.Year()*100 + int(t.Month())
}

// MonthCount is how many items of a list fall into a month.
type MonthCount struct {
	Month int // yyyymm, UTC
	N     int
}

// Months returns the months in which a list has items, newest first.
func (s Store) Months(ctx context.Context, site news.ID, list string) ([]MonthCount, error) {
	return rows.All(ctx, s.Store, func(row rows.Scanner) (m MonthCount, err error) {
		err = row.Scan(&m.Month, &m.N)
		return m, err
	}, `SELECT month, n FROM listing_count WHERE site = $1 AND list = $2 AND month > 0 AND n > 0 ORDER BY month DESC`, site, list)
}

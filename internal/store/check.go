package store

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// SaveLikeness replaces the sketch of a story; without numbers it drops it.
func (s Store) SaveLikeness(ctx context.Context, story news.ID, sketch []int64) error {
	if err := s.Exec(ctx, `DELETE FROM likeness WHERE story = $1`, story); err != nil || len(sketch) == 0 {
		return err
	}
	values := make([]string, len(sketch))
	args := []any{story}
	for slot, value := range sketch {
		args = append(args, value)
		values[slot] = "($1, " + strconv.Itoa(slot) + ", $" + strconv.Itoa(slot+2) + ")"
	}
	return s.Exec(ctx, `INSERT INTO likeness (story, slot, value) VALUES `+strings.Join(values, ", "), args...)
}

// Alike is a story whose sketch has numbers in common with another.
type Alike struct {
	Story  news.ID
	Common int
}

// perNumber bounds what one number of a sketch brings up: what more stories
// share is a phrase of the house, and no sign.
const perNumber = 40

// Alike returns other stories by how many numbers of a sketch they share, most
// first, of equals the newest first.
func (s Store) Alike(ctx context.Context, story news.ID, sketch []int64, limit int) ([]Alike, error) {
	var probes []string
	args := []any{story, limit}
	for slot, value := range sketch {
		args = append(args, value)
		probes = append(probes, `SELECT story FROM (SELECT story FROM likeness WHERE slot = `+strconv.Itoa(slot)+
			` AND value = $`+strconv.Itoa(slot+3)+` ORDER BY story DESC LIMIT `+strconv.Itoa(perNumber)+`) AS p`+strconv.Itoa(slot))
	}
	return rows.All(ctx, s.Store, func(row rows.Scanner) (a Alike, err error) {
		err = row.Scan(&a.Story, &a.Common)
		return a, err
	}, `SELECT story, COUNT(*) AS common FROM (`+strings.Join(probes, ` UNION ALL `)+`) AS found
		WHERE story <> $1 GROUP BY story ORDER BY common DESC, story DESC LIMIT $2`, args...)
}

// KnowsWord reports whether a word is known to the newsroom.
func (s Store) KnowsWord(ctx context.Context, language, word string) (bool, error) {
	_, found, err := rows.One(ctx, s.Store, rows.Plain[string], `SELECT word FROM known_word WHERE language = $1 AND word = $2`, language, word)
	return found, err
}

// SaveKnownWord adds a word; one that is known stays as it is.
func (s Store) SaveKnownWord(ctx context.Context, language, word string, by news.ID, now time.Time) error {
	return s.Exec(ctx, `INSERT INTO known_word (language, word, made_by, made_at) VALUES ($1,$2,$3,$4) ON CONFLICT (language, word) DO NOTHING`,
		language, word, by, rows.MS(now))
}

// NamesLike returns the names of tags and people whose address begins with a
// prefix, of each at most limit.
func (s Store) NamesLike(ctx context.Context, prefix string, limit int) ([]string, error) {
	end := prefix + "{" // the byte after z
	tags, err := rows.All(ctx, s.Store, rows.Plain[string], `SELECT name FROM tag WHERE slug >= $1 AND slug < $2 ORDER BY slug LIMIT $3`, prefix, end, limit)
	if err != nil {
		return nil, err
	}
	people, err := rows.All(ctx, s.Store, rows.Plain[string], `SELECT name FROM person WHERE slug >= $1 AND slug < $2 ORDER BY slug LIMIT $3`, prefix, end, limit)
	return append(tags, people...), err
}

// TagSlug is an address that leads to a tag: its own, or an alias.
type TagSlug struct {
	Slug string
	Tag  news.ID
}

// slugsAtOnce is how many addresses one query asks for. The rest of a list is
// filled up with its last one, so that there is one text to prepare.
const slugsAtOnce = 400

// TagsBySlugs returns the tags that any of the addresses lead to.
func (s Store) TagsBySlugs(ctx context.Context, slugs []string) ([]TagSlug, error) {
	marks := make([]string, slugsAtOnce)
	for i := range marks {
		marks[i] = "$" + strconv.Itoa(i+1)
	}
	in := strings.Join(marks, ", ")
	var out []TagSlug
	for len(slugs) > 0 {
		n := min(len(slugs), slugsAtOnce)
		args := make([]any, slugsAtOnce)
		for i := range args {
			args[i] = slugs[min(i, n-1)]
		}
		found, err := rows.All(ctx, s.Store, func(row rows.Scanner) (t TagSlug, err error) {
			err = row.Scan(&t.Slug, &t.Tag)
			return t, err
		}, `SELECT slug, id FROM tag WHERE slug IN (`+in+`) UNION ALL SELECT slug, tag FROM tag_alias WHERE slug IN (`+in+`)`, args...)
		if err != nil {
			return nil, err
		}
		out, slugs = append(out, found...), slugs[n:]
	}
	return out, nil
}

// PinnedOn returns the fronts of a site on which a placement is pinned.
func (s Store) PinnedOn(ctx context.Context, site, placement news.ID) ([]string, error) {
	return rows.All(ctx, s.Store, rows.Plain[string], `SELECT DISTINCT front FROM front_pin WHERE site = $1 AND placement = $2 ORDER BY front`, site, placement)
}

// DropWithdrawal takes back a proposal that nobody has approved, and reports
// whether there was one.
func (s Store) DropWithdrawal(ctx context.Context, story news.ID) (bool, error) {
	n, err := s.Changed(ctx, `DELETE FROM withdrawal WHERE story = $1 AND approved_at = 0`, story)
	return n > 0, err
}

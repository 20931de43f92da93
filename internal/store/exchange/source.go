package exchange

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const sourceColumns = `id, site, home, feed, every_s, token, push_key, answers, pages, pictures, contact, terms, made_by, made_at, ended_at, rev`

func scanSource(row rows.Scanner) (x partner.Source, err error) {
	var every, pages, pictures int64
	err = row.Scan(&x.ID, &x.Site, &x.Home, &x.Feed, &every, &x.Token, &x.Key, &x.Answers, &pages, &pictures, &x.Contact, &x.Terms,
		&x.MadeBy, rows.Time{To: &x.MadeAt}, rows.Time{To: &x.EndedAt}, &x.Rev)
	x.Every, x.Pages, x.Pictures = time.Duration(every)*time.Second, pages == 1, pictures == 1
	return x, err
}

// Source returns a source.
func (s Store) Source(ctx context.Context, id news.ID) (partner.Source, bool, error) {
	return rows.One(ctx, s.Store, scanSource, `SELECT `+sourceColumns+` FROM source WHERE id = $1`, id)
}

// SourceOf returns the source whose stories are those of an external site.
func (s Store) SourceOf(ctx context.Context, site news.ID) (partner.Source, bool, error) {
	return rows.One(ctx, s.Store, scanSource, `SELECT `+sourceColumns+` FROM source WHERE site = $1`, site)
}

// LockSource locks a source, and with it all its items, until the transaction
// ends: nobody changes an item without it.
func (s Store) LockSource(ctx context.Context, id news.ID) (partner.Source, bool, error) {
	return rows.One(ctx, s.Store, scanSource, `SELECT `+sourceColumns+` FROM source WHERE id = $1`+s.Engine.ForUpdate, id)
}

// Sources returns every source, the newest first: there are about as many as
// partners with a contract.
func (s Store) Sources(ctx context.Context) ([]partner.Source, error) {
	return rows.All(ctx, s.Store, scanSource, `SELECT `+sourceColumns+` FROM source ORDER BY id DESC`)
}

// SaveSource inserts or replaces a source.
func (s Store) SaveSource(ctx context.Context, x partner.Source) error {
	err := s.Exec(ctx, `INSERT INTO source (`+sourceColumns+`) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)
		ON CONFLICT (id) DO UPDATE SET home = excluded.home, feed = excluded.feed, every_s = excluded.every_s, token = excluded.token,
			push_key = excluded.push_key, answers = excluded.answers, pages = excluded.pages, pictures = excluded.pictures,
			contact = excluded.contact, terms = excluded.terms, ended_at = excluded.ended_at, rev = excluded.rev`,
		x.ID, x.Site, x.Home, x.Feed, int64(x.Every/time.Second), x.Token, x.Key, x.Answers, rows.Bit(x.Pages), rows.Bit(x.Pictures),
		x.Contact, x.Terms, x.MadeBy, rows.MS(x.MadeAt), rows.MS(x.EndedAt), x.Rev)
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO source_line (source, etag, modified, cursor, next_at, failures, failing_since, ok_at, pushed_at, error, refused)
		VALUES ($1,'','','',0,0,0,0,0,'',0) ON CONFLICT (source) DO NOTHING`, x.ID)
}

const sourceLineColumns = `source, etag, modified, cursor, next_at, failures, failing_since, ok_at, pushed_at, error, refused, tell_at, told_at`

func scanSourceLine(row rows.Scanner) (l partner.SourceLine, err error) {
	err = row.Scan(&l.Source, &l.ETag, &l.Modified, &l.Cursor, rows.Time{To: &l.NextAt}, &l.Failures, rows.Time{To: &l.FailingSince},
		rows.Time{To: &l.OKAt}, rows.Time{To: &l.PushedAt}, &l.Error, &l.Refused,
		rows.Time{To: &l.TellAt}, rows.Time{To: &l.ToldAt})
	return l, err
}

// SourceLines returns the lines of sources, in no order.
func (s Store) SourceLines(ctx context.Context, sources []news.ID) ([]partner.SourceLine, error) {
	if len(sources) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanSourceLine, `SELECT `+sourceLineColumns+` FROM source_line WHERE source IN `+s.Engine.In(1),
		db.List(s.Engine, sources))
}

// SaveSourceLine replaces what is known of a line, except for how many items
// are refused, whom that is told when, and when the partner sent something.
func (s Store) SaveSourceLine(ctx context.Context, l partner.SourceLine) error {
	return s.Exec(ctx, `UPDATE source_line SET etag = $2, modified = $3, cursor = $4, next_at = $5, failures = $6, failing_since = $7,
		ok_at = $8, error = $9 WHERE source = $1`, l.Source, l.ETag, l.Modified, l.Cursor, rows.MS(l.NextAt), l.Failures,
		rows.MS(l.FailingSince), rows.MS(l.OKAt), l.Error)
}

// SourcePushed notes that a partner sent something.
func (s Store) SourcePushed(ctx context.Context, source news.ID, now time.Time) error {
	return s.Exec(ctx, `UPDATE source_line SET pushed_at = $2 WHERE source = $1`, source, rows.MS(now))
}

// AddRefused changes how many items of a source are refused.
func (s Store) AddRefused(ctx context.Context, source news.ID, n int64) error {
	return s.Exec(ctx, `UPDATE source_line SET refused = refused + $2 WHERE source = $1`, source, n)
}

// SourceTells notes when people are told next that items of a source are
// refused, zero for not at all, and when they were told last.
func (s Store) SourceTells(ctx context.Context, source news.ID, next, last time.Time) error {
	return s.Exec(ctx, `UPDATE source_line SET tell_at = $2, told_at = $3 WHERE source = $1`, source, rows.MS(next), rows.MS(last))
}

const itemColumns = `id, source, uri, address, headline, version, updated_at, digest, state, note, story, same, notices, arrived_at, taken_at, payload`

func scanItem(row rows.Scanner) (i partner.Item, err error) {
	var same int64
	err = row.Scan(&i.ID, &i.Source, &i.URI, &i.Address, &i.Headline, &i.Version, rows.Time{To: &i.UpdatedAt}, &i.Digest, &i.State, &i.Note, &i.Story,
		&same, rows.JSON{To: &i.Notices}, rows.Time{To: &i.ArrivedAt}, rows.Time{To: &i.TakenAt}, &i.Payload)
	i.Same = same == 1
	return i, err
}

// name is what an identity of any length is found by.
func name(uri string) string {
	if uri == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(uri))
	return hex.EncodeToString(sum[:])
}

// Item returns an item of a source.
func (s Store) Item(ctx context.Context, id news.ID) (partner.Item, bool, error) {
	return rows.One(ctx, s.Store, scanItem, `SELECT `+itemColumns+` FROM source_item WHERE id = $1`, id)
}

// ItemNamed returns the item of a source with the partner's identity for it.
func (s Store) ItemNamed(ctx context.Context, source news.ID, uri string) (partner.Item, bool, error) {
	return rows.One(ctx, s.Store, scanItem, `SELECT `+itemColumns+` FROM source_item WHERE source = $1 AND name = $2`, source, name(uri))
}

// ItemAt returns the newest item of a source with an address.
func (s Store) ItemAt(ctx context.Context, source news.ID, address string) (partner.Item, bool, error) {
	return rows.One(ctx, s.Store, scanItem, `SELECT `+itemColumns+` FROM source_item WHERE source = $1 AND page = $2
		ORDER BY id DESC LIMIT 1`, source, name(address))
}

// ItemsOfStory returns the items that became a story, its own first: 50 at
// most.
func (s Store) ItemsOfStory(ctx context.Context, story news.ID) ([]partner.Item, error) {
	return rows.All(ctx, s.Store, scanItem, `SELECT `+itemColumns+` FROM source_item WHERE story = $1 AND story <> 0 ORDER BY same, id LIMIT 50`, story)
}

// Items returns up to limit items of a source with IDs below one, the newest
// first; 0 begins. An empty state is any. Their payloads are left out.
func (s Store) Items(ctx context.Context, source news.ID, state partner.ItemState, below news.ID, limit int) ([]partner.Item, error) {
	const columns = `id, source, uri, address, headline, version, updated_at, digest, state, note, story, same, notices, arrived_at, taken_at, ''`
	if state == "" {
		return rows.All(ctx, s.Store, scanItem, `SELECT `+columns+` FROM source_item WHERE source = $1 AND (id < $2 OR $2 = 0)
			ORDER BY id DESC LIMIT $3`, source, below, limit)
	}
	return rows.All(ctx, s.Store, scanItem, `SELECT `+columns+` FROM source_item WHERE source = $1 AND state = $2 AND (id < $3 OR $3 = 0)
		ORDER BY id DESC LIMIT $4`, source, state, below, limit)
}

// SaveItem inserts or replaces an item.
func (s Store) SaveItem(ctx context.Context, i partner.Item) error {
	notices, err := rows.Text(none(i.Notices))
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO source_item (`+itemColumns+`, name, page) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)
		ON CONFLICT (id) DO UPDATE SET address = excluded.address, headline = excluded.headline, version = excluded.version, updated_at = excluded.updated_at,
			digest = excluded.digest, state = excluded.state, note = excluded.note, story = excluded.story, same = excluded.same,
			notices = excluded.notices, arrived_at = excluded.arrived_at, taken_at = excluded.taken_at, payload = excluded.payload,
			page = excluded.page`,
		i.ID, i.Source, i.URI, i.Address, i.Headline, i.Version, rows.MS(i.UpdatedAt), i.Digest, i.State, i.Note, i.Story, rows.Bit(i.Same), notices,
		rows.MS(i.ArrivedAt), rows.MS(i.TakenAt), i.Payload, name(i.URI), name(i.Address))
}

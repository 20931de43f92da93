package store

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

func scanAssetUse(row rows.Scanner) (u news.AssetUse, err error) {
	err = row.Scan(&u.Asset, &u.Kind, &u.Owner, &u.Place, &u.Story)
	return u, err
}

// UseAssets makes what stands in asset_use true for one owner: the pictures that
// its content shows, and no others. Whatever saves content calls it in the same
// transaction; most saves change nothing here and write nothing. It returns the
// pictures that came or went, of which act.Deed.Reconsider is to be told where
// readers get them.
func (s Store) UseAssets(ctx context.Context, kind news.UseKind, owner, story news.ID, c news.Content) (changed []news.ID, err error) {
	had, err := s.UsesOf(ctx, kind, []news.ID{owner})
	if err != nil {
		return nil, err
	}
	return s.ReplaceUses(ctx, had[owner], kind, owner, story, c)
}

// UsesOf returns which pictures stand at owners, by owner.
func (s Store) UsesOf(ctx context.Context, kind news.UseKind, owners []news.ID) (map[news.ID][]news.AssetUse, error) {
	if len(owners) == 0 {
		return nil, nil
	}
	list, err := rows.All(ctx, s.Store, scanAssetUse, `SELECT asset, kind, owner, place, story FROM asset_use
		WHERE kind = $2 AND `+s.Engine.Among("owner", 1), db.List(s.Engine, owners), kind)
	out := map[news.ID][]news.AssetUse{}
	for _, u := range list {
		out[u.Owner] = append(out[u.Owner], u)
	}
	return out, err
}

// ReplaceUses is UseAssets for an owner of which it is known what stands there.
func (s Store) ReplaceUses(ctx context.Context, had []news.AssetUse, kind news.UseKind, owner, story news.ID, c news.Content) (changed []news.ID, err error) {
	pictures, err := c.Pictures()
	if err != nil {
		return nil, err
	}
	for _, u := range had {
		if i := slices.Index(pictures[u.Asset], u.Place); i >= 0 {
			pictures[u.Asset] = slices.Delete(slices.Clone(pictures[u.Asset]), i, i+1)
			continue
		}
		err := s.later(ctx, `DELETE FROM asset_use WHERE asset = $1 AND kind = $2 AND owner = $3 AND place = $4`,
			u.Asset, u.Kind, u.Owner, u.Place)
		if err != nil {
			return nil, err
		}
		changed = append(changed, u.Asset)
	}
	for _, id := range slices.Sorted(maps.Keys(pictures)) {
		for _, place := range pictures[id] {
			err := s.later(ctx, `INSERT INTO asset_use (asset, kind, owner, place, story) VALUES ($1,$2,$3,$4,$5)`,
				id, kind, owner, place, story)
			if err != nil {
				return nil, err
			}
			changed = append(changed, id)
		}
	}
	return changed, nil
}

// NoteAssetsPublic notes of pictures, and of those shown in their place, that
// they were planned for readers at a time, unless they were before.
func (s Store) NoteAssetsPublic(ctx context.Context, ids []news.ID, at int64) error {
	for range maxReplaced {
		if len(ids) == 0 {
			return nil
		}
		err := s.Exec(ctx, `UPDATE asset SET public_at = $2 WHERE public_at = 0 AND id IN `+s.Engine.In(1), db.List(s.Engine, ids), at)
		if err != nil {
			return err
		}
		ids, err = rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT replaced_by FROM asset WHERE replaced_by <> 0 AND id IN `+s.Engine.In(1),
			db.List(s.Engine, ids))
		if err != nil {
			return err
		}
	}
	return nil
}

// AssetUses returns where pictures stand, newest stories first, at most limit.
func (s Store) AssetUses(ctx context.Context, assets []news.ID, limit int) ([]news.AssetUse, error) {
	if len(assets) == 0 {
		return nil, nil
	}
	return rows.All(ctx, s.Store, scanAssetUse, `SELECT asset, kind, owner, place, story FROM asset_use WHERE asset IN `+s.Engine.In(1)+`
		ORDER BY story DESC, kind, owner, place LIMIT $2`, db.List(s.Engine, assets), limit)
}

// StoriesShowing returns up to limit stories after an ID of which readers get
// one of the pictures, or will, in the order of their IDs.
func (s Store) StoriesShowing(ctx context.Context, assets []news.ID, after news.ID, limit int) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `SELECT DISTINCT story FROM asset_use WHERE asset IN `+s.Engine.In(1)+`
		AND story > $2 AND kind <> $3 ORDER BY story LIMIT $4`, db.List(s.Engine, assets), after, news.UseDraft, limit)
}

// rightsUntil returns when the first of the rights ends to what readers get of
// a story's pictures: of those in their place when they were replaced. Zero when
// none does.
func (s Store) rightsUntil(ctx context.Context, story news.ID) (at time.Time, err error) {
	at, _, err = rows.One(ctx, s.Store, func(row rows.Scanner) (t time.Time, err error) {
		err = row.Scan(rows.Time{To: &t})
		return t, err
	}, `WITH RECURSIVE shown (id, next, until, depth) AS (
			SELECT a.id, a.replaced_by, a.rights_until, 1 FROM asset_use u JOIN asset a ON a.id = u.asset
				WHERE u.story = $1 AND u.story <> 0 AND u.kind <> 'draft'
			UNION SELECT a.id, a.replaced_by, a.rights_until, s.depth + 1 FROM shown s JOIN asset a ON a.id = s.next
				WHERE s.next <> 0 AND s.depth < $2)
		SELECT until FROM shown WHERE next = 0 AND until <> 0 ORDER BY until LIMIT 1`, story, maxReplaced)
	return at, err
}

// AssetsUsed returns which of the given pictures stand somewhere. Those that
// were replaced do not count for the ones in their place.
func (s Store) AssetsUsed(ctx context.Context, assets []news.ID) (map[news.ID]bool, error) {
	out := map[news.ID]bool{}
	for _, id := range assets {
		_, found, err := rows.One(ctx, s.Store, rows.Plain[news.ID], `SELECT asset FROM asset_use WHERE asset = $1 LIMIT 1`, id)
		if err != nil {
			return nil, err
		}
		out[id] = found
	}
	return out, nil
}

// AllAssetUses returns every use there is, for the proof that they are right.
func (s Store) AllAssetUses(ctx context.Context) ([]news.AssetUse, error) {
	return rows.All(ctx, s.Store, scanAssetUse, `SELECT asset, kind, owner, place, story FROM asset_use ORDER BY asset, kind, owner, place`)
}

package store

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

// AssetFilter is one way of looking through the pictures.
type AssetFilter string

// The filters. AssetsRights comes in the order in which rights end, soonest
// first; all others newest first.
const (
	AssetsAll      AssetFilter = ""
	AssetsNoCredit AssetFilter = "credit"
	AssetsNoAlt    AssetFilter = "alt"
	AssetsRights   AssetFilter = "rights"  // rights have ended, or end before Until
	AssetsArchive  AssetFilter = "archive" // of another time than the news
	AssetsAI       AssetFilter = "ai"      // software made it or a part of it
	AssetsFailed   AssetFilter = "failed"
)

// AssetQuery asks for a page of pictures. Pictures that were replaced are left
// out.
type AssetQuery struct {
	Filter AssetFilter
	Site   news.ID // 0: all
	MadeBy news.ID // 0: anybody
	Until  time.Time
	// Before is where the page begins: the last ID of the page before, and for
	// AssetsRights its end of rights too.
	Before   news.ID
	BeforeAt time.Time
}

// AssetPage returns up to limit pictures with their renditions.
func (s Store) AssetPage(ctx context.Context, q AssetQuery, limit int) ([]news.Asset, error) {
	before := int64(q.Before)
	if before == 0 {
		before = math.MaxInt64
	}
	args := []any{before, limit}
	arg := func(v any) string {
		args = append(args, v)
		return fmt.Sprintf("$%d", len(args))
	}
	where, order := []string{"replaced_by = 0", "id < $1"}, "id DESC"
	switch q.Filter {
	case AssetsNoCredit:
		where = append(where, "credit = ''")
	case AssetsNoAlt:
		where = append(where, "alt = ''")
	case AssetsArchive:
		where = append(where, "archive <> ''")
	case AssetsFailed:
		where = append(where, "state = 'failed'")
	case AssetsAI:
		where = append(where, "source_type IN ('trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia', 'compositeSynthetic')")
	case AssetsRights:
		args[0] = int64(q.Before)
		where = []string{"replaced_by = 0", "rights_until <> 0", "rights_until < " + arg(rows.MS(q.Until)), "(rights_until, id) > (" + arg(rows.MS(q.BeforeAt)) + ", $1)"}
		order = "rights_until, id"
	}
	if q.Site != 0 {
		site := "site = "
		if q.Filter != AssetsAll {
			site = "+site = " // the filter's own index is the shorter one
		}
		where = append(where, site+arg(q.Site))
	}
	if q.MadeBy != 0 {
		where = append(where, "made_by = "+arg(q.MadeBy))
	}
	assets, err := rows.All(ctx, s.Store, scanAsset, `SELECT `+assetRead+` FROM asset WHERE `+strings.Join(where, " AND ")+`
		ORDER BY `+order+` LIMIT $2`, args...)
	if err != nil {
		return nil, err
	}
	return assets, s.withRenditions(ctx, assets)
}

// saveBands keeps what a picture's likeness is found by.
func (s Store) saveBands(ctx context.Context, a news.Asset) error {
	n, err := s.Changed(ctx, `DELETE FROM asset_band WHERE asset = $1 AND likeness <> $2`, a.ID, a.Likeness)
	if err != nil || a.Likeness == 0 {
		return err
	}
	if n == 0 {
		_, found, err := rows.One(ctx, s.Store, rows.Plain[int64], `SELECT band FROM asset_band WHERE asset = $1 LIMIT 1`, a.ID)
		if err != nil || found {
			return err
		}
	}
	for _, band := range image.Likeness(a.Likeness).Bands() {
		err := s.Exec(ctx, `INSERT INTO asset_band (band, asset, likeness) VALUES ($1,$2,$3)`, band, a.ID, a.Likeness)
		if err != nil {
			return err
		}
	}
	return nil
}

// maxAlike bounds how many pictures of one band are looked at: a band that so
// many share tells nothing.
const maxAlike = 5000

// AssetsLike returns the IDs of pictures that may be the same photo as one with
// this likeness, newest first, at most limit. The picture itself is left out.
func (s Store) AssetsLike(ctx context.Context, id news.ID, likeness int64, limit int) ([]news.ID, error) {
	if likeness == 0 {
		return nil, nil
	}
	bands := image.Likeness(likeness).Bands()
	type near struct {
		id       news.ID
		likeness int64
	}
	seen := map[news.ID]bool{id: true}
	var out []news.ID
	found, err := rows.All(ctx, s.Store, func(row rows.Scanner) (n near, err error) {
		err = row.Scan(&n.id, &n.likeness)
		return n, err
	}, `SELECT asset, likeness FROM asset_band WHERE band IN `+s.Engine.In(1)+` ORDER BY asset DESC LIMIT $2`,
		db.List(s.Engine, bands[:]), len(bands)*maxAlike)
	if err != nil {
		return nil, err
	}
	for _, r := range found {
		if seen[r.id] || image.Likeness(likeness).Apart(image.Likeness(r.likeness)) > image.Alike {
			continue
		}
		seen[r.id] = true
		if out = append(out, r.id); len(out) == limit {
			break
		}
	}
	return out, nil
}

// DeleteAsset removes an asset and what was made of it.
func (s Store) DeleteAsset(ctx context.Context, id news.ID) error {
	for _, q := range []string{`DELETE FROM asset_band WHERE asset = $1`, `DELETE FROM rendition WHERE asset = $1`, `DELETE FROM asset WHERE id = $1`} {
		if err := s.Exec(ctx, q, id); err != nil {
			return err
		}
	}
	return nil
}

// ReplacedBy returns the IDs of the assets in whose place an asset is shown,
// over any number of replacements.
func (s Store) ReplacedBy(ctx context.Context, id news.ID) ([]news.ID, error) {
	return rows.All(ctx, s.Store, rows.Plain[news.ID], `WITH RECURSIVE before (id, depth) AS (
			SELECT id, 1 FROM asset WHERE replaced_by = $1 AND replaced_by <> 0
			UNION SELECT a.id, b.depth + 1 FROM asset a JOIN before b ON a.replaced_by = b.id AND a.replaced_by <> 0 WHERE b.depth < $2)
		SELECT DISTINCT id FROM before ORDER BY id`, id, maxReplaced)
}

// InsertAssetChange adds to a picture's history.
func (s Store) InsertAssetChange(ctx context.Context, c news.AssetChange) error {
	changes, err := rows.Text(c.Changes)
	if err != nil {
		return err
	}
	return s.Exec(ctx, `INSERT INTO asset_change (id, asset, kind, actor, at, changes) VALUES ($1,$2,$3,$4,$5,$6)`,
		c.ID, c.Asset, c.Kind, c.Actor, rows.MS(c.At), changes)
}

func scanAssetChange(row rows.Scanner) (c news.AssetChange, err error) {
	err = row.Scan(&c.ID, &c.Asset, &c.Kind, &c.Actor, rows.Time{To: &c.At}, rows.JSON{To: &c.Changes})
	return c, err
}

// AssetChanges returns the newest acts upon a picture.
func (s Store) AssetChanges(ctx context.Context, asset news.ID, limit int) ([]news.AssetChange, error) {
	return rows.All(ctx, s.Store, scanAssetChange, `SELECT id, asset, kind, actor, at, changes FROM asset_change
		WHERE asset = $1 ORDER BY id DESC LIMIT $2`, asset, limit)
}

// AssetChange returns one act upon a picture.
func (s Store) AssetChange(ctx context.Context, id news.ID) (news.AssetChange, bool, error) {
	return rows.One(ctx, s.Store, scanAssetChange, `SELECT id, asset, kind, actor, at, changes FROM asset_change WHERE id = $1`, id)
}

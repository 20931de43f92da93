package store

import (
	"context"
	"math"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store/rows"
)

const assetColumns = `id, sha256, type, bytes, width, height, state, credit, creator, caption, alt, copyright, terms,
	focal_x, focal_y, taken_at, archive, source_type, colour, fault, made_by, made_at,
	site, name, keywords, licence, rights_until, source, likeness, replaced_by, public_at, rev`

// assetRead is assetColumns and what is decided by SetGone alone.
const assetRead = assetColumns + `, gone_at`

const focalUnit = 10000 // the database keeps whole numbers

func scanAsset(row rows.Scanner) (a news.Asset, err error) {
	var x, y int64
	err = row.Scan(&a.ID, &a.SHA256, &a.Type, &a.Bytes, &a.Width, &a.Height, &a.State, &a.Credit, &a.Creator,
		&a.Caption, &a.Alt, &a.Copyright, &a.Terms, &x, &y, rows.Time{To: &a.TakenAt}, &a.Archive, &a.SourceType,
		&a.Colour, &a.Fault, &a.MadeBy, rows.Time{To: &a.MadeAt},
		&a.Site, &a.Name, &a.Keywords, &a.Licence, rows.Time{To: &a.RightsUntil}, &a.Source, &a.Likeness, &a.ReplacedBy, rows.Time{To: &a.PublicAt}, &a.Rev,
		rows.Time{To: &a.GoneAt})
	a.FocalX, a.FocalY = float64(x)/focalUnit, float64(y)/focalUnit
	return a, err
}

// maxReplaced is how many times over a picture may have been replaced.
const maxReplaced = 8

// Assets returns what is shown for the assets with the given IDs, with its
// renditions: a picture that was replaced comes with the data of the one in its
// place, under its own ID.
func (s Store) Assets(ctx context.Context, ids []news.ID) ([]news.Asset, error) {
	assets, err := s.OwnAssets(ctx, ids)
	if err != nil {
		return nil, err
	}
	for range maxReplaced {
		var next []news.ID
		for _, a := range assets {
			if a.ReplacedBy != 0 {
				next = append(next, a.ReplacedBy)
			}
		}
		if len(next) == 0 {
			break
		}
		others, err := s.OwnAssets(ctx, next)
		if err != nil {
			return nil, err
		}
		for i, a := range assets {
			for _, o := range others {
				if a.ReplacedBy == o.ID {
					assets[i] = o
					assets[i].ID = a.ID
				}
			}
			if assets[i].ReplacedBy == a.ReplacedBy {
				assets[i].ReplacedBy = 0 // the one in its place has gone
			}
		}
	}
	return assets, nil
}

// OwnAssets returns the assets with the given IDs as they are, with their
// renditions.
func (s Store) OwnAssets(ctx context.Context, ids []news.ID) ([]news.Asset, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list := db.List(s.Engine, ids)
	assets, err := rows.All(ctx, s.Store, scanAsset, `SELECT `+assetRead+` FROM asset WHERE id IN `+s.Engine.In(1), list)
	if err != nil {
		return nil, err
	}
	return assets, s.withRenditions(ctx, assets)
}

func (s Store) withRenditions(ctx context.Context, assets []news.Asset) error {
	if len(assets) == 0 {
		return nil
	}
	ids, at := make([]news.ID, len(assets)), map[news.ID]int{}
	for i, a := range assets {
		ids[i], at[a.ID] = a.ID, i
	}
	type row struct {
		asset news.ID
		r     news.Rendition
	}
	found, err := rows.All(ctx, s.Store, func(sc rows.Scanner) (r row, err error) {
		err = sc.Scan(&r.asset, &r.r.Spec, &r.r.Format, &r.r.Width, &r.r.Height, &r.r.Bytes, &r.r.Key)
		return r, err
	}, `SELECT asset, spec, format, width, height, bytes, key FROM rendition WHERE asset IN `+s.Engine.In(1)+`
		ORDER BY asset, format, width, spec`, db.List(s.Engine, ids))
	if err != nil {
		return err
	}
	for _, r := range found {
		if i, ok := at[r.asset]; ok {
			assets[i].Renditions = append(assets[i].Renditions, r.r)
		}
	}
	return nil
}

// LockAsset returns an asset as it is and keeps others from changing it until
// the transaction ends.
func (s Store) LockAsset(ctx context.Context, id news.ID) (news.Asset, bool, error) {
	return rows.One(ctx, s.Store, scanAsset, `SELECT `+assetRead+` FROM asset WHERE id = $1`+s.Engine.ForUpdate, id)
}

// AssetBySHA returns the asset with an original.
func (s Store) AssetBySHA(ctx context.Context, sha string) (news.Asset, bool, error) {
	return rows.One(ctx, s.Store, scanAsset, `SELECT `+assetRead+` FROM asset WHERE sha256 = $1`, sha)
}

// SaveAsset inserts an asset or replaces its data and raises its revision. What
// the original is never changes, except that the size of a picture which had to
// be converted is known only afterwards.
func (s Store) SaveAsset(ctx context.Context, a news.Asset) error {
	if a.Rev == 0 {
		a.Rev = 1
	}
	err := s.Exec(ctx, `INSERT INTO asset (`+assetColumns+`)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,$31,$32)
		ON CONFLICT (id) DO UPDATE SET
			width = CASE WHEN excluded.source <> '' THEN excluded.width ELSE asset.width END,
			height = CASE WHEN excluded.source <> '' THEN excluded.height ELSE asset.height END,
			state = excluded.state, credit = excluded.credit, creator = excluded.creator,
			caption = excluded.caption, alt = excluded.alt, copyright = excluded.copyright, terms = excluded.terms,
			focal_x = excluded.focal_x, focal_y = excluded.focal_y, taken_at = excluded.taken_at,
			archive = excluded.archive, source_type = excluded.source_type, colour = excluded.colour,
			fault = excluded.fault, site = excluded.site, keywords = excluded.keywords, licence = excluded.licence,
			rights_until = excluded.rights_until, source = excluded.source, likeness = excluded.likeness, replaced_by = excluded.replaced_by,
			public_at = excluded.public_at, rev = asset.rev + 1`,
		a.ID, a.SHA256, a.Type, a.Bytes, a.Width, a.Height, a.State, a.Credit, a.Creator, a.Caption, a.Alt,
		a.Copyright, a.Terms, int64(math.Round(a.FocalX*focalUnit)), int64(math.Round(a.FocalY*focalUnit)),
		rows.MS(a.TakenAt), a.Archive, a.SourceType, a.Colour, a.Fault, a.MadeBy, rows.MS(a.MadeAt),
		a.Site, a.Name, a.Keywords, a.Licence, rows.MS(a.RightsUntil), a.Source, a.Likeness, a.ReplacedBy, rows.MS(a.PublicAt), a.Rev)
	if err != nil {
		return err
	}
	return s.saveBands(ctx, a)
}

// SaveRendered keeps what rendering an asset has told of it. It is nobody's
// change: whoever has the picture open may still save theirs.
func (s Store) SaveRendered(ctx context.Context, a news.Asset) error {
	if err := s.Exec(ctx, `UPDATE asset SET state = $2, fault = $3, colour = $4, likeness = $5 WHERE id = $1`, a.ID, a.State, a.Fault, a.Colour, a.Likeness); err != nil {
		return err
	}
	return s.saveBands(ctx, a)
}

// SaveRenditions replaces the renditions of an asset.
func (s Store) SaveRenditions(ctx context.Context, asset news.ID, rs []news.Rendition) error {
	if err := s.Exec(ctx, `DELETE FROM rendition WHERE asset = $1`, asset); err != nil {
		return err
	}
	for _, r := range rs {
		err := s.Exec(ctx, `INSERT INTO rendition (asset, spec, format, width, height, bytes, key) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
			asset, r.Spec, r.Format, r.Width, r.Height, r.Bytes, r.Key)
		if err != nil {
			return err
		}
	}
	return nil
}

package store

import (
	"context"
	"math"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
)

const assetColumns = `id, sha256, type, bytes, width, height, state, credit, creator, caption, alt, copyright, terms,
	focal_x, focal_y, taken_at, archive, source_type, colour, fault, made_by, made_at`

const focalUnit = 10000 // the database keeps whole numbers

func scanAsset(row scanner) (a news.Asset, err error) {
	var x, y int64
	err = row.Scan(&a.ID, &a.SHA256, &a.Type, &a.Bytes, &a.Width, &a.Height, &a.State, &a.Credit, &a.Creator,
		&a.Caption, &a.Alt, &a.Copyright, &a.Terms, &x, &y, timeIn{&a.TakenAt}, &a.Archive, &a.SourceType,
		&a.Colour, &a.Fault, &a.MadeBy, timeIn{&a.MadeAt})
	a.FocalX, a.FocalY = float64(x)/focalUnit, float64(y)/focalUnit
	return a, err
}

// Assets returns the assets with the given IDs and their renditions.
func (s Store) Assets(ctx context.Context, ids []news.ID) ([]news.Asset, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	list := db.List(s.e, ids)
	assets, err := all(ctx, s, scanAsset, `SELECT `+assetColumns+` FROM asset WHERE id IN `+s.e.In(1), list)
	if err != nil {
		return nil, err
	}
	at := map[news.ID]int{}
	for i, a := range assets {
		at[a.ID] = i
	}
	type row struct {
		asset news.ID
		r     news.Rendition
	}
	rows, err := all(ctx, s, func(sc scanner) (r row, err error) {
		err = sc.Scan(&r.asset, &r.r.Spec, &r.r.Format, &r.r.Width, &r.r.Height, &r.r.Bytes, &r.r.Key)
		return r, err
	}, `SELECT asset, spec, format, width, height, bytes, key FROM rendition WHERE asset IN `+s.e.In(1)+`
		ORDER BY asset, format, width, spec`, list)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if i, ok := at[r.asset]; ok {
			assets[i].Renditions = append(assets[i].Renditions, r.r)
		}
	}
	return assets, nil
}

// AssetBySHA returns the asset with an original.
func (s Store) AssetBySHA(ctx context.Context, sha string) (news.Asset, bool, error) {
	return one(ctx, s, scanAsset, `SELECT `+assetColumns+` FROM asset WHERE sha256 = $1`, sha)
}

// SaveAsset inserts an asset or replaces its data. What the original is never
// changes.
func (s Store) SaveAsset(ctx context.Context, a news.Asset) error {
	return s.exec(ctx, `INSERT INTO asset (`+assetColumns+`)
		VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22)
		ON CONFLICT (id) DO UPDATE SET state = excluded.state, credit = excluded.credit, creator = excluded.creator,
			caption = excluded.caption, alt = excluded.alt, copyright = excluded.copyright, terms = excluded.terms,
			focal_x = excluded.focal_x, focal_y = excluded.focal_y, taken_at = excluded.taken_at,
			archive = excluded.archive, source_type = excluded.source_type, colour = excluded.colour,
			fault = excluded.fault`,
		a.ID, a.SHA256, a.Type, a.Bytes, a.Width, a.Height, a.State, a.Credit, a.Creator, a.Caption, a.Alt,
		a.Copyright, a.Terms, int64(math.Round(a.FocalX*focalUnit)), int64(math.Round(a.FocalY*focalUnit)),
		ms(a.TakenAt), a.Archive, a.SourceType, a.Colour, a.Fault, a.MadeBy, ms(a.MadeAt))
}

// SaveRenditions replaces the renditions of an asset.
func (s Store) SaveRenditions(ctx context.Context, asset news.ID, rs []news.Rendition) error {
	if err := s.exec(ctx, `DELETE FROM rendition WHERE asset = $1`, asset); err != nil {
		return err
	}
	for _, r := range rs {
		err := s.exec(ctx, `INSERT INTO rendition (asset, spec, format, width, height, bytes, key) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
			asset, r.Spec, r.Format, r.Width, r.Height, r.Bytes, r.Key)
		if err != nil {
			return err
		}
	}
	return nil
}

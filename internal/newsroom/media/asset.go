package media

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/image/meta"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/store"
)

// Upload is a picture as it comes in. What is empty is filled from the
// metadata inside the file.
type Upload struct {
	File       io.ReadSeeker
	Site       news.ID // on whose behalf it is uploaded
	Credit     string
	Caption    string
	Alt        string
	Archive    string
	FocalX     float64 // both zero: the middle
	FocalY     float64
	SourceType string
}

// AddAsset keeps a picture. The original is stored once under its content's
// hash: the same file again returns the asset that is there. Renditions are
// made by a job afterwards. A file that is no usable picture comes back as an
// Invalid fault whose field "file" holds the reason's code and sentence.
func (l *Library) AddAsset(ctx context.Context, actor news.Actor, up Upload) (asset news.Asset, err error) {
	if err := actor.May(news.ActUpload, up.Site); err != nil {
		return asset, err
	}
	info, err := image.Inspect(up.File)
	if err != nil {
		return asset, refused(err)
	}
	if _, err := up.File.Seek(0, io.SeekStart); err != nil {
		return asset, err
	}
	// The file is on disk before the row: a crash in between leaves a file
	// that nobody names, never a row without its file.
	stored, err := l.files.Blobs.Put(ctx, up.File)
	if errors.Is(err, blob.ErrNoSpace) {
		return asset, fault.New(fault.Unavailable, "the disk is full, the picture was not saved: %w", err)
	}
	if err != nil {
		return asset, fmt.Errorf("store picture: %w", err)
	}
	err = l.room.Do(ctx, actor, "add picture", func(d *act.Deed) error {
		known, found, err := d.Store.AssetBySHA(d, stored.Key.Sum())
		if err != nil || found {
			asset = known
			return err
		}
		site, err := d.Site(up.Site)
		if err != nil {
			return err
		}
		asset = assetOf(up, info, site.Location())
		asset.ID, asset.SHA256, asset.MadeBy, asset.MadeAt = d.NextID(), stored.Key.Sum(), actor.Account, d.Now
		if err := asset.Check(); err != nil {
			return err
		}
		if err := d.Store.SaveAsset(d, asset); err != nil {
			return err
		}
		if err := d.Job(JobRender, asset.ID.String(), asset.ID.String(), d.Now); err != nil {
			return err
		}
		return d.Event(news.EventAssetAdded, 0, up.Site, map[string]any{"asset": asset.ID})
	})
	return asset, err
}

func refused(err error) error {
	if reason := image.ReasonOf(err); reason != "" {
		return fault.Field("file", "%s: %v", reason, err)
	}
	return err
}

// assetOf fills an asset from the upload and the file's own metadata. A camera
// that noted no zone stood in the site's.
func assetOf(up Upload, info image.Info, loc *time.Location) news.Asset {
	m := info.Meta
	a := news.Asset{
		Type: info.Format.MIME(), Bytes: info.Bytes, Width: info.Width, Height: info.Height, State: news.AssetPending,
		Credit: first(up.Credit, clip(m.Credit, news.MaxCredit), clip(m.Source, news.MaxCredit)), Creator: strings.Join(m.Creators, ", "),
		Caption: first(up.Caption, clip(m.Caption, news.MaxCaption), m.Headline), Alt: first(up.Alt, clip(m.AltText, news.MaxAlt)),
		Copyright: m.Copyright, Terms: m.UsageTerms, Archive: up.Archive,
		FocalX: up.FocalX, FocalY: up.FocalY, SourceType: first(up.SourceType, string(m.DigitalSource)),
	}
	if up.FocalX == 0 && up.FocalY == 0 {
		a.FocalX, a.FocalY = 0.5, 0.5
	}
	if !m.Created.IsZero() {
		a.TakenAt = m.Created.In(loc).UTC()
	}
	return a
}

// clip cuts what a file says about itself to what an asset can hold: a long
// caption inside of it is no reason to refuse a picture.
func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most])
	}
	return s
}

func first(candidates ...string) string {
	for _, s := range candidates {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// ChangeAsset changes what is said about a picture, or its focal point. A new
// focal point or new rights make new renditions.
func (l *Library) ChangeAsset(ctx context.Context, actor news.Actor, site news.ID, changed news.Asset) error {
	return l.room.Do(ctx, actor, "change picture", func(d *act.Deed) error {
		if err := actor.May(news.ActEditMedia, site); err != nil {
			return err
		}
		a, err := assetIn(d, changed.ID)
		if err != nil {
			return err
		}
		before := a
		a.Credit, a.Creator, a.Caption, a.Alt = changed.Credit, changed.Creator, changed.Caption, changed.Alt
		a.Copyright, a.Terms, a.Archive, a.SourceType = changed.Copyright, changed.Terms, changed.Archive, changed.SourceType
		a.FocalX, a.FocalY, a.TakenAt = changed.FocalX, changed.FocalY, changed.TakenAt
		if err := a.Check(); err != nil {
			return err
		}
		if err := d.Store.SaveAsset(d, a); err != nil {
			return err
		}
		if edition(a) != edition(before) {
			if err := d.Job(JobRender, a.ID.String(), a.ID.String(), d.Now); err != nil {
				return err
			}
		}
		d.Touch(news.TagAsset(a.ID))
		return d.Event(news.EventAssetChanged, 0, site, map[string]any{"asset": a.ID})
	})
}

func assetIn(d *act.Deed, id news.ID) (news.Asset, error) {
	assets, err := d.Store.Assets(d, []news.ID{id})
	if err == nil && len(assets) == 0 {
		err = fault.New(fault.NotFound, "there is no picture %s", id)
	}
	if err != nil {
		return news.Asset{}, err
	}
	return assets[0], nil
}

// edition tells apart the renditions of one original whose pixels or embedded
// rights differ. It is part of their names, so that an address never changes
// what it stands for.
func edition(a news.Asset) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%.4f %.4f\n%s\n%s\n%s\n%s\n%s\n%s", a.FocalX, a.FocalY, a.Credit, a.Creator,
		a.Copyright, a.Terms, a.Caption, a.SourceType))
	return hex.EncodeToString(sum[:4])
}

// runRender makes the JPEG renditions of an asset, and asks for the other
// formats when this machine can write them.
func (l *Library) runRender(ctx context.Context, job jobs.Job) error {
	return l.render(ctx, job, image.Encoders{}, len(l.files.Encoders.Formats()) > 1)
}

// runEncode makes all renditions of an asset in every format.
func (l *Library) runEncode(ctx context.Context, job jobs.Job) error {
	return l.render(ctx, job, l.files.Encoders, false)
}

func (l *Library) render(ctx context.Context, job jobs.Job, enc image.Encoders, more bool) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	asset, err := l.assetNow(ctx, id)
	if err != nil {
		return err
	}
	renditions, colour, err := l.makeRenditions(ctx, asset, enc)
	if reason := image.ReasonOf(err); reason != "" {
		// The picture itself is at fault: trying again would not help.
		return l.saveRendered(ctx, asset, nil, "", string(reason)+": "+err.Error(), false)
	}
	if err != nil {
		return err
	}
	return l.saveRendered(ctx, asset, renditions, colour, "", more)
}

func (l *Library) assetNow(ctx context.Context, id news.ID) (a news.Asset, err error) {
	err = l.room.DB.Snapshot(ctx, func(q db.Querier) error {
		assets, err := store.New(q, l.room.DB.Engine).Assets(ctx, []news.ID{id})
		if err == nil && len(assets) == 0 {
			err = fault.New(fault.NotFound, "there is no picture %s", id)
		}
		if err == nil {
			a = assets[0]
		}
		return err
	})
	return a, err
}

// makeRenditions renders outside any transaction and stores the files. Files
// of a run that dies are overwritten by the next one with the same bytes.
func (l *Library) makeRenditions(ctx context.Context, a news.Asset, enc image.Encoders) ([]news.Rendition, string, error) {
	original, err := blob.ParseKey("o/" + a.SHA256)
	if err != nil {
		return nil, "", err
	}
	file, _, err := l.files.Blobs.Open(ctx, original)
	if err != nil {
		return nil, "", fmt.Errorf("open original: %w", err)
	}
	defer file.Close()
	result, err := image.Render(ctx, file, image.Options{
		Focus:    &image.Focus{X: a.FocalX, Y: a.FocalY},
		Encoders: enc,
		Rights:   rightsOf(a),
	})
	if err != nil {
		return nil, "", err
	}
	var out []news.Rendition
	for _, r := range result.Renditions {
		key, err := blob.RenditionKey(original, r.Spec+"-"+edition(a)+"."+r.Format.Ext())
		if err != nil {
			return nil, "", err
		}
		if _, err := l.files.Blobs.PutRendition(ctx, key, bytes.NewReader(r.Data)); err != nil {
			return nil, "", fmt.Errorf("store rendition: %w", err)
		}
		out = append(out, news.Rendition{Spec: r.Spec, Format: string(r.Format), Width: r.Width, Height: r.Height,
			Bytes: int64(len(r.Data)), Key: string(key)})
	}
	return out, result.Colour, nil
}

func rightsOf(a news.Asset) image.Rights {
	r := image.Rights{Credit: a.Credit, Copyright: a.Copyright, Caption: a.Caption, DigitalSource: meta.ParseSourceType(a.SourceType)}
	if a.Creator != "" {
		r.Creators = []string{a.Creator}
	}
	return r
}

func (l *Library) saveRendered(ctx context.Context, a news.Asset, rs []news.Rendition, colour, failed string, more bool) error {
	return l.room.Do(ctx, news.System(), "save renditions", func(d *act.Deed) error {
		now, err := assetIn(d, a.ID)
		if err != nil {
			return err
		}
		if edition(now) != edition(a) {
			return nil // changed meanwhile: the job that the change asked for does it
		}
		now.State, now.Fault = news.AssetReady, failed
		if failed != "" {
			now.State = news.AssetFailed
		} else {
			now.Colour = colour
			if err := d.Store.SaveRenditions(d, a.ID, rs); err != nil {
				return err
			}
		}
		if err := d.Store.SaveAsset(d, now); err != nil {
			return err
		}
		if more {
			if err := d.Job(JobEncode, a.ID.String(), a.ID.String(), d.Now); err != nil {
				return err
			}
		}
		d.Touch(news.TagAsset(a.ID))
		return d.Event(news.EventAssetRendered, 0, 0, map[string]any{"asset": a.ID, "state": now.State})
	})
}

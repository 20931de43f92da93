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

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/image/meta"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

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
	if fault.KindOf(err) == fault.NotFound {
		return nil // deleted meanwhile
	}
	if err == nil && foreign(asset.Type) && asset.Source == "" {
		asset, err = l.convert(ctx, asset)
	}
	var made made
	if err == nil {
		made, err = l.makeRenditions(ctx, asset, enc)
	}
	if reason := image.ReasonOf(err); reason != "" {
		// The picture itself is at fault: trying again would not help.
		return l.saveRendered(ctx, asset, made, string(reason)+": "+err.Error(), false)
	}
	if err != nil {
		return err
	}
	return l.saveRendered(ctx, asset, made, "", more)
}

// Rerender makes the renditions of a picture anew: for files that got lost.
func (l *Library) Rerender(ctx context.Context, actor news.Actor, id news.ID) error {
	return l.room.Do(ctx, actor, "render picture again", func(d *act.Deed) error {
		assets, err := d.Store.OwnAssets(d, []news.ID{id})
		if err != nil {
			return err
		}
		if len(assets) == 0 {
			return fault.New(fault.NotFound, "there is no picture %s", id)
		}
		return d.Job(JobRender, id.String(), id.String(), d.Now)
	})
}

func foreign(mime string) bool {
	return image.Format(strings.TrimPrefix(mime, "image/")).Foreign()
}

func (l *Library) assetNow(ctx context.Context, id news.ID) (news.Asset, error) {
	assets, err := l.room.Read().OwnAssets(ctx, []news.ID{id})
	if err == nil && len(assets) == 0 {
		err = fault.New(fault.NotFound, "there is no picture %s", id)
	}
	if err != nil {
		return news.Asset{}, err
	}
	return assets[0], nil
}

func (l *Library) original(ctx context.Context, sum string) (blob.Key, io.ReadSeekCloser, error) {
	key, err := blob.ParseKey(blob.Originals + sum)
	if err != nil {
		return "", nil, err
	}
	file, _, err := l.files.Blobs.Open(ctx, key)
	if err != nil {
		return "", nil, fmt.Errorf("open original: %w", err)
	}
	return key, file, nil
}

// convert has a program make a JPEG of a picture that cannot be rendered as it
// is, once. What that says about itself fills what nobody has written yet.
func (l *Library) convert(ctx context.Context, a news.Asset) (news.Asset, error) {
	_, file, err := l.original(ctx, a.SHA256)
	if err != nil {
		return a, err
	}
	defer file.Close()
	data, info, err := l.files.Converters.Convert(ctx, file)
	if err != nil {
		return a, err
	}
	stored, err := l.files.Blobs.Put(ctx, bytes.NewReader(data))
	if err != nil {
		return a, fmt.Errorf("store converted picture: %w", err)
	}
	err = l.room.Do(ctx, news.System(), "save converted picture", func(d *act.Deed) error {
		now, err := lock(d, a.ID)
		if err != nil {
			return err
		}
		site, err := d.Site(now.Site)
		if err != nil {
			return err
		}
		says := assetOf(Upload{}, info, site.Location())
		for _, f := range fields() {
			if f.get(now) == "" && f.fill {
				f.set(&now, f.get(says))
			}
		}
		now.Source, now.Width, now.Height = stored.Key.Sum(), info.Width, info.Height
		if now.TakenAt.IsZero() {
			now.TakenAt = says.TakenAt
		}
		if now.Keywords == "" {
			now.Keywords = says.Keywords
		}
		a = now
		return save(d, now)
	})
	return a, err
}

// made is what rendering has made.
type made struct {
	renditions []news.Rendition
	colour     string
	likeness   image.Likeness
}

// makeRenditions renders outside any transaction and stores the files. Files
// of a run that dies are overwritten by the next one with the same bytes.
func (l *Library) makeRenditions(ctx context.Context, a news.Asset, enc image.Encoders) (made, error) {
	from := a.SHA256
	if a.Source != "" {
		from = a.Source
	}
	original, file, err := l.original(ctx, from)
	if err != nil {
		return made{}, err
	}
	defer file.Close()
	result, err := image.Render(ctx, file, image.Options{
		Focus:    &image.Focus{X: a.FocalX, Y: a.FocalY},
		Encoders: enc,
		Rights:   rightsOf(a),
	})
	if err != nil {
		return made{}, err
	}
	out := made{colour: result.Colour, likeness: result.Likeness}
	for _, r := range result.Renditions {
		key, err := blob.RenditionKey(original, r.Spec+"-"+edition(a)+"."+r.Format.Ext())
		if err != nil {
			return made{}, err
		}
		if _, err := l.files.Blobs.PutRendition(ctx, key, bytes.NewReader(r.Data)); err != nil {
			return made{}, fmt.Errorf("store rendition: %w", err)
		}
		out.renditions = append(out.renditions, news.Rendition{Spec: r.Spec, Format: string(r.Format), Width: r.Width, Height: r.Height,
			Bytes: int64(len(r.Data)), Key: string(key)})
	}
	return out, nil
}

func rightsOf(a news.Asset) image.Rights {
	r := image.Rights{Credit: a.Credit, Copyright: a.Copyright, Caption: a.Caption, DigitalSource: meta.ParseSourceType(a.SourceType)}
	if a.Creator != "" {
		r.Creators = []string{a.Creator}
	}
	return r
}

func (l *Library) saveRendered(ctx context.Context, a news.Asset, m made, failed string, more bool) error {
	err := l.room.Do(ctx, news.System(), "save renditions", func(d *act.Deed) error {
		now, err := lock(d, a.ID)
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
			now.Colour, now.Likeness = m.colour, int64(m.likeness)
			if err := d.Store.SaveRenditions(d, a.ID, m.renditions); err != nil {
				return err
			}
		}
		if err := d.Store.SaveRendered(d, now); err != nil {
			return err
		}
		if more {
			if err := d.Job(JobEncode, a.ID.String(), a.ID.String(), d.Now); err != nil {
				return err
			}
		}
		if err := touch(d, a.ID); err != nil {
			return err
		}
		return d.Event(news.EventAssetRendered, 0, 0, map[string]any{"asset": a.ID, "state": now.State})
	})
	if fault.KindOf(err) == fault.NotFound {
		return nil // deleted meanwhile
	}
	return err
}

// runDrop deletes the files of a picture that was deleted, unless it has come
// in again.
func (l *Library) runDrop(ctx context.Context, job jobs.Job) error {
	original, err := blob.ParseKey(blob.Originals + job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	if _, found, err := l.room.Read().AssetBySHA(ctx, job.Payload); err != nil || found {
		return err
	}
	var keys []blob.Key
	for info, err := range l.files.Blobs.List(ctx, blob.RenditionsOf(original)) {
		if err != nil {
			return err
		}
		keys = append(keys, info.Key)
	}
	for _, k := range append(keys, original) {
		if err := l.files.Blobs.Delete(ctx, k); err != nil && !errors.Is(err, blob.ErrNotFound) {
			return err
		}
	}
	return nil
}

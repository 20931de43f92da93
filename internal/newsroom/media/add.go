package media

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
	"unicode"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// Upload is a picture as it comes in. What is empty is filled from the
// metadata inside the file.
type Upload struct {
	File       io.ReadSeeker
	Site       news.ID // on whose behalf it is uploaded
	Name       string  // of the file, as its sender calls it
	Credit     string
	Caption    string
	Alt        string
	Archive    string
	FocalX     float64 // both zero: the middle
	FocalY     float64
	SourceType string
}

// Brought is what came of bringing a picture in.
type Brought struct {
	Asset news.Asset
	Known bool // the same file was here before
}

// AddAsset is BringIn for those who do not mind whether the picture is known.
func (l *Library) AddAsset(ctx context.Context, actor news.Actor, up Upload) (news.Asset, error) {
	b, err := l.BringIn(ctx, actor, up)
	return b.Asset, err
}

// BringIn keeps a picture. The original is stored once under its content's
// hash: the same file again returns the asset that is there. Renditions are
// made by a job afterwards. A file that is no usable picture comes back as an
// Invalid fault whose field "file" says what is wrong with it.
func (l *Library) BringIn(ctx context.Context, actor news.Actor, up Upload) (b Brought, err error) {
	if err := actor.May(news.ActUpload, up.Site); err != nil {
		return b, err
	}
	if l.files.Blobs == nil {
		return b, errNoFiles
	}
	info, err := image.Inspect(up.File)
	if err == nil {
		err = l.files.Converters.Check(info.Format)
	}
	if err != nil {
		return b, refused(err)
	}
	// The file is on disk before the row: a crash in between leaves a file
	// that nobody names, never a row without its file.
	key, err := l.put(ctx, up.File)
	if err != nil {
		return b, err
	}
	err = l.room.Do(ctx, actor, "add picture", func(d *act.Deed) error {
		known, found, err := d.Store.AssetBySHA(d, key.Sum())
		if err != nil {
			return err
		}
		if found {
			b = Brought{known, true}
			if known.State == news.AssetFailed { // perhaps it can be read by now
				return d.Job(JobRender, known.ID.String(), known.ID.String(), d.Now)
			}
			return nil
		}
		site, err := d.Site(up.Site)
		if err != nil {
			return err
		}
		a := assetOf(up, info, site.Location())
		a.ID, a.SHA256, a.MadeBy, a.MadeAt, a.Rev = d.NextID(), key.Sum(), actor.Account, d.Now, 1
		if err := a.Check(); err != nil {
			return err
		}
		if err := save(d, a); err != nil {
			return err
		}
		if err := d.Job(JobRender, a.ID.String(), a.ID.String(), d.Now); err != nil {
			return err
		}
		b.Asset = a
		_, err = note(d, a, news.EventAssetAdded, nil)
		return err
	})
	if err != nil {
		return Brought{}, err
	}
	// The files of a picture that was deleted may have been dropped meanwhile.
	if _, err := l.files.Blobs.Stat(ctx, key); errors.Is(err, blob.ErrNotFound) {
		if _, err := l.put(ctx, up.File); err != nil {
			return Brought{}, err
		}
	}
	return b, nil
}

var errNoFiles = fault.New(fault.Unavailable, "there is no place for pictures on this server")

func (l *Library) put(ctx context.Context, file io.ReadSeeker) (blob.Key, error) {
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	stored, err := l.files.Blobs.Put(ctx, file)
	if errors.Is(err, blob.ErrNoSpace) {
		return "", fault.New(fault.Unavailable, "the disk is full, the picture was not saved: %w", err)
	}
	if err != nil {
		return "", fmt.Errorf("store picture: %w", err)
	}
	return stored.Key, nil
}

// refused says what is wrong with a file in a sentence that whoever sent it can
// act on.
func refused(err error) error {
	var e *image.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Reason {
	case image.ReasonEmpty:
		return fault.Field("file", "the file is empty")
	case image.ReasonNotImage:
		return fault.Field("file", "the file is no picture, whatever its name says")
	case image.ReasonFileTooLarge:
		return fault.Field("file", "the file is larger than %d MB", image.MaxFileBytes>>20)
	case image.ReasonTooLarge:
		return fault.Field("file", "the picture has more than %d million pixels, or asks for too much memory", image.MaxPixels/1_000_000)
	case image.ReasonTruncated:
		return fault.Field("file", "the end of the file is missing; send it again")
	case image.ReasonDamaged:
		return fault.Field("file", "the picture is damaged; open it in a picture program and save it anew")
	case image.ReasonPolyglot:
		return fault.Field("file", "the file is a picture and something else besides, which nobody does by accident")
	case image.ReasonNoConverter:
		return fault.Field("file", "pictures of the kind %s need heif-convert or vips on the server; until it is installed, save them as JPEG", e.Kind)
	}
	return fault.Field("file", "pictures of the kind %s are not taken; save it as JPEG, PNG, WebP or TIFF", e.Kind)
}

// assetOf fills an asset from the upload and the file's own metadata. A camera
// that noted no zone stood in the site's.
func assetOf(up Upload, info image.Info, loc *time.Location) news.Asset {
	m := info.Meta
	a := news.Asset{
		Site: up.Site, Name: fileName(up.Name),
		Type: info.Format.MIME(), Bytes: info.Bytes, Width: info.Width, Height: info.Height, State: news.AssetPending,
		Credit: first(up.Credit, clip(m.Credit, news.MaxCredit), clip(m.Source, news.MaxCredit)), Creator: strings.Join(m.Creators, ", "),
		Caption: first(up.Caption, clip(m.Caption, news.MaxCaption), m.Headline), Alt: first(up.Alt, clip(m.AltText, news.MaxAlt)),
		Copyright: m.Copyright, Terms: m.UsageTerms, Archive: up.Archive,
		FocalX: up.FocalX, FocalY: up.FocalY, SourceType: first(up.SourceType, string(m.DigitalSource)),
		Keywords: strings.Join(m.Keywords, "\n"),
	}
	if up.FocalX == 0 && up.FocalY == 0 {
		a.FocalX, a.FocalY = 0.5, 0.5
	}
	if !m.Created.IsZero() {
		a.TakenAt = m.Created.In(loc).UTC()
	}
	return a
}

// fileName keeps of a name what people know the file by: no folders, nothing
// that is not seen.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name)
	if name == "." || name == "/" {
		return ""
	}
	return clip(name, 200)
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

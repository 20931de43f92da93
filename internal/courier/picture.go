package courier

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/wire"
)

const (
	pictureTimeout = 30 * time.Second
	pictureLimit   = 20 << 20        // bytes of one
	picturesTime   = 3 * time.Minute // for all of an item, within a job's longest run
	picturesLimit  = 80 << 20        // bytes of all of an item
	maxPictures    = 20              // of a text
	smallest       = 120             // pixels of the longer side: what is smaller is an ornament
)

var (
	errNever    = errors.New("not to be had")    // asking again changes nothing
	errOrnament = errors.New("is an ornament")   // is left out without a word
	errTooMany  = errors.New("too many to take") // of one item
)

// pictures brings the pictures of an item into the library: its lead picture,
// and those of its text to where they stood. What cannot be had is left out,
// which the item then says.
func (c *Courier) pictures(ctx context.Context, s partner.Source, in *newsroom.Received, t intake.Text, last bool) error {
	asked, cancel := context.WithTimeout(ctx, picturesTime)
	defer cancel()
	taken := 0
	bring := func(p wire.Picture) (news.Photo, bool, error) {
		photo, n, err := c.picture(asked, s, in.Wire, p, picturesLimit-taken)
		taken += n
		switch {
		case ctx.Err() != nil:
			return photo, false, ctx.Err()
		case err == nil:
			return photo, true, nil
		case errors.Is(err, errOrnament):
			return photo, false, nil
		case !errors.Is(err, errNever) && !errors.Is(err, errTooMany) && (!last || !errors.Is(err, errLater)):
			return photo, false, err
		}
		c.Log.Warn("a picture of an item was left out", "source", s.ID, "item", in.Wire.ID, "error", err)
		in.Left = append(in.Left, fmt.Sprintf("a picture could not be had and was left out: %s", p.URL))
		return photo, false, nil
	}
	if p, ok := intake.Lead(in.Wire); ok {
		photo, _, err := bring(p)
		if err != nil {
			return err
		}
		in.Photo = photo
	}
	placed := map[string]news.Photo{}
	for n, p := range t.Pictures {
		if n == maxPictures {
			in.Left = append(in.Left, fmt.Sprintf("the text has more than %d pictures; the others were left out", maxPictures))
			break
		}
		photo, ok, err := bring(p.Picture)
		if err != nil {
			return err
		}
		if ok && photo.Asset != in.Photo.Asset { // that one stands above the text
			placed[p.At] = photo
		}
	}
	if len(placed) == 0 {
		return nil
	}
	body, err := t.With(placed)
	if err == nil {
		in.Body = body
	}
	return err
}

// picture brings one picture into the library, with at most some bytes, and
// returns how many it had. Its error is errLater, errNever, errTooMany or
// errOrnament, or one of this machine's.
func (c *Courier) picture(ctx context.Context, s partner.Source, i wire.Item, p wire.Picture, most int) (photo news.Photo, n int, err error) {
	if most <= 0 || ctx.Err() != nil {
		return photo, 0, fmt.Errorf("%w: %s", errTooMany, p.URL)
	}
	a, err := c.Client.Do(ctx, outgoing.Request{URL: p.URL, Timeout: pictureTimeout, Limit: int64(min(most, pictureLimit)), Redirects: 5,
		Header: http.Header{"Accept": {"image/*"}}})
	switch {
	case errors.Is(err, outgoing.ErrRefused), errors.Is(err, outgoing.ErrTooLarge), errors.Is(err, outgoing.ErrRedirect):
		return photo, len(a.Body), fmt.Errorf("%w: %s: %w", errNever, p.URL, err)
	case err != nil:
		return photo, 0, fmt.Errorf("%w: %s: %w", errLater, p.URL, err)
	case a.Status == http.StatusNotFound, a.Status == http.StatusGone:
		return photo, 0, fmt.Errorf("%w: %s answered %d", errNever, p.URL, a.Status)
	case a.Status != http.StatusOK:
		return photo, 0, fmt.Errorf("%w: %s answered %d", errLater, p.URL, a.Status)
	}
	if info, err := image.Inspect(bytes.NewReader(a.Body)); err == nil && max(info.Width, info.Height) < smallest {
		return photo, len(a.Body), errOrnament
	}
	asset, err := c.Newsroom.AddAsset(ctx, news.System(), media.Upload{File: bytes.NewReader(a.Body), Site: s.Site,
		Credit: c.credit(ctx, s, i, p), Caption: p.Caption, Alt: p.Alt})
	if err != nil {
		if k := fault.KindOf(err); k == fault.Internal || k == fault.Unavailable {
			return photo, len(a.Body), err
		}
		return photo, len(a.Body), fmt.Errorf("%w: %s: %w", errNever, p.URL, err)
	}
	return news.Photo{Asset: asset.ID, Caption: p.Caption, Alt: p.Alt}, len(a.Body), nil
}

// credit names whom a picture is from: as it says, else the partner.
func (c *Courier) credit(ctx context.Context, s partner.Source, i wire.Item, p wire.Picture) string {
	for _, t := range []string{p.Credit, p.Copyright, i.Source} {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	if row, err := c.Exchange.SourceRow(ctx, news.System(), s.ID); err == nil {
		return row.As.Name
	}
	return ""
}

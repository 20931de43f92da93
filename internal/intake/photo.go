package intake

import (
	"bytes"
	"context"
	"hash/fnv"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strings"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/media"
)

// slugLead is the capital lead-in of a caption: "TRUMP DAN PUTIN - ...".
var slugLead = regexp.MustCompile(`^([\p{Lu}\d][\p{Lu}\d .,'’/-]{2,60}?)\s+[-–—]\s+(.+)$`)

// photo keeps what the page says about its picture. Without the file a plain
// blank takes its place, so that caption and credit are kept as data until an
// editor puts the picture in.
func (im *Importer) photo(ctx context.Context, actor news.Actor, c capture.Story, opt Options) (news.Photo, error) {
	if c.Caption == "" && c.Credit == "" && opt.Photo == nil {
		return news.Photo{}, nil
	}
	var out news.Photo
	// Some sites glue the lead to the caption; the story has it already.
	caption := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(c.Caption), strings.TrimSpace(c.Lead)))
	if m := slugLead.FindStringSubmatch(caption); m != nil {
		out.Slug, caption = strings.TrimSpace(m[1]), m[2]
	}
	up := media.Upload{File: opt.Photo, Site: opt.Site.ID, Credit: c.Credit, Caption: caption}
	if opt.Photo == nil {
		blank, err := blankPicture(c.Title + "\n" + c.Caption + "\n" + c.Credit)
		if err != nil {
			return out, err
		}
		up.File, up.Alt = bytes.NewReader(blank), opt.Site.PathWord("Foto belum disertakan.", "The picture has not been supplied.")
	}
	a, err := im.Room.AddAsset(ctx, actor, up)
	out.Asset, out.Caption = a.ID, caption
	return out, err
}

// blankPicture is a quiet grey field in the ratio of a news photo, one pixel of
// which tells blanks of different stories apart: an asset is known by its
// content.
func blankPicture(seed string) ([]byte, error) {
	m := image.NewRGBA(image.Rect(0, 0, 1280, 720))
	for y := range 720 {
		for x := range 1280 {
			shade := uint8(214 - 18*y/720)
			m.SetRGBA(x, y, color.RGBA{shade, shade, shade + 3, 255})
		}
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(seed)) // a hash cannot fail
	sum := h.Sum32()
	for i := range 16 {
		bit := uint8(sum >> (2 * i) & 3)
		m.SetRGBA(i, 719, color.RGBA{196 - bit, 196 - bit, 199 - bit, 255})
	}
	var b bytes.Buffer
	err := png.Encode(&b, m)
	return b.Bytes(), err
}

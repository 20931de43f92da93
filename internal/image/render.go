package image

import (
	"bytes"
	"context"
	"fmt"
	goimage "image"
	"image/jpeg"
	"io"
	"math"
	"strconv"
)

// Options say how to render. The zero value makes JPEGs around the middle.
type Options struct {
	// Focus is what a crop must keep; nil is the middle.
	Focus *Focus
	// Rights are embedded in every rendition.
	Rights Rights
	// Encoders make the other formats.
	Encoders Encoders
}

// Focus is a point as fractions of the picture as it is seen: 0 is left and top, 1
// right and bottom. Values outside are moved to the edge.
type Focus struct{ X, Y float64 }

// Widths are the widths of renditions, in pixels.
func Widths() []int { return []int{320, 480, 640, 960, 1280, 1600} }

// Crop is a kind of crop and its full size in pixels.
type Crop struct {
	Spec          string
	Width, Height int
}

// Crops are made for what readers share: 16:9, 4:3 and square.
func Crops() []Crop {
	return []Crop{{"16x9", 1200, 675}, {"4x3", 1200, 900}, {"1x1", 1200, 1200}}
}

// Rendition is one file made from a picture.
type Rendition struct {
	// Spec names the geometry: "w640" for a width, "16x9", "4x3" or "1x1" for a
	// crop. It does not name the focus or the embedded rights: who changes these
	// and serves renditions as immutable needs another address.
	Spec          string
	Crop          bool
	Format        Format
	Width, Height int // pixels
	Data          []byte
}

// Name is the rendition's file name: "w640.webp".
func (r Rendition) Name() string { return r.Spec + "." + r.Format.Ext() }

// Result is what Render has made.
type Result struct {
	Info Info
	// Renditions are ordered: widths rising, then crops; of each, JPEG first.
	Renditions []Rendition
	// Colour is the average colour, "#rrggbb", to show while a picture loads.
	Colour string
	// Likeness finds other files of the same photo.
	Likeness Likeness
	// Skipped are renditions that an external encoder failed to make; each has its
	// JPEG all the same.
	Skipped []error
}

const (
	jpegQuality = 80
	// A crop is the picture of a link in a chat, and some chats show none above
	// 300 kB. Quality gives way to that down to a floor.
	maxCropBytes   = 300_000
	minJPEGQuality = 40
	qualityStep    = 6
)

// Render makes all renditions of a picture, which it inspects first: what Inspect
// refuses, Render refuses with the same Reason, and it also refuses what turns out
// damaged when decoded.
//
// No rendition is larger than the picture. One narrower than 1600 pixels has its
// own width as the largest, unless a standard one is within a tenth of it. A crop
// is the largest part of its shape around the focus, in its full size or smaller.
//
// JPEGs depend only on the picture and the options: the same input gives the same
// bytes. Render takes up to MaxDecodeBytes of memory; it ends early, with the
// context's error, when ctx is done.
func Render(ctx context.Context, r io.ReadSeeker, opts Options) (Result, error) {
	info, p, err := inspect(r)
	if err != nil {
		return Result{}, err
	}
	planes, err := decode(r, info)
	if err != nil {
		return Result{}, err
	}
	source := view{planes: planes, orientation: info.Orientation, colour: newToSRGB(p.icc), w: info.Width, h: info.Height}
	plan := newPlan(info.Width, info.Height, opts.Focus)
	made, err := source.shoot(ctx, plan)
	if err != nil {
		return Result{}, err
	}
	res := Result{Info: info, Colour: meanColour(made[0]), Likeness: likenessOf(made[0])}
	rights := opts.Rights.clean()
	segments, xmp := metaSegments(rights), xmpPacket(rights)
	for i, s := range plan {
		for _, f := range opts.Encoders.Formats() {
			if err := ctx.Err(); err != nil {
				return Result{}, err
			}
			var data []byte
			var err error
			switch {
			case f == JPEG:
				if data, err = encodeJPEG(made[i], segments, s.crop); err != nil {
					return Result{}, err
				}
			case !opts.Encoders.takes(f, s.w, s.h):
				continue
			default:
				if data, err = opts.Encoders.encode(ctx, f, made[i], xmp); err != nil {
					res.Skipped = append(res.Skipped, fmt.Errorf("%s: %w", s.spec, err))
					continue
				}
			}
			res.Renditions = append(res.Renditions, Rendition{Spec: s.spec, Crop: s.crop, Format: f, Width: s.w, Height: s.h, Data: data})
		}
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err // an encoder may have been cut short
	}
	return res, nil
}

// shot is a planned rendition: which part of the picture, and how large.
type shot struct {
	spec string
	from rect
	w, h int
	crop bool
	base bool // the largest of the whole picture
}

// shoot makes the pictures of a plan. The largest width is made from the picture
// itself and stands in for it where no enlarging comes of that, so that the pixels
// are walked through once unless their shape is far from that of a crop.
func (v view) shoot(ctx context.Context, plan []shot) ([]*goimage.YCbCr, error) {
	made := make([]*goimage.YCbCr, len(plan))
	var base view
	for i, s := range plan {
		if s.base {
			made[i] = v.scaled(s.from, s.w, s.h)
			base = view{planes: made[i], orientation: 1, w: s.w, h: s.h}
		}
	}
	for i, s := range plan {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		switch {
		case s.base:
		case base.covers(s, v):
			made[i] = base.scaled(s.from.times(base, v), s.w, s.h)
		default:
			made[i] = v.scaled(s.from, s.w, s.h)
		}
	}
	return made, nil
}

// newPlan lists widths rising and then crops.
func newPlan(w, h int, focus *Focus) []shot {
	widths := planWidths(w)
	var plan []shot
	for _, width := range widths {
		height := max(1, int(math.Round(float64(h)*float64(width)/float64(w))))
		plan = append(plan, shot{spec: "w" + strconv.Itoa(width), from: rect{0, 0, float64(w), float64(h)}, w: width, h: height})
	}
	for _, c := range Crops() {
		plan = append(plan, cropShot(c, w, h, focus))
	}
	plan[len(widths)-1].base = true
	return plan
}

func planWidths(w int) []int {
	var widths []int
	for _, step := range Widths() {
		if step <= w {
			widths = append(widths, step)
		}
	}
	all := Widths()
	if w < all[len(all)-1] && (len(widths) == 0 || 10*w > 11*widths[len(widths)-1]) {
		widths = append(widths, w)
	}
	return widths
}

func cropShot(c Crop, w, h int, focus *Focus) shot {
	ratio := float64(c.Width) / float64(c.Height)
	from := rect{w: float64(w), h: float64(w) / ratio}
	if from.h > float64(h) {
		from.w, from.h = float64(h)*ratio, float64(h)
	}
	f := Focus{0.5, 0.5}
	if focus != nil {
		f = *focus
	}
	from.x = place(f.X, float64(w), from.w)
	from.y = place(f.Y, float64(h), from.h)
	s := shot{spec: c.Spec, from: from, w: c.Width, h: c.Height, crop: true}
	if from.w < float64(c.Width) {
		s.w = max(1, int(from.w+1e-6))
		s.h = min(h, max(1, int(math.Round(float64(s.w)/ratio))))
	}
	return s
}

// place puts a span of length part in one of length whole, as far as it can with
// the focus in its middle.
func place(focus, whole, part float64) float64 {
	if math.IsNaN(focus) {
		focus = 0.5
	}
	focus = min(max(focus, 0), 1)
	return min(max(focus*whole-part/2, 0), whole-part)
}

// covers tells whether s can be made from v, a smaller copy of source, without
// enlarging.
func (v view) covers(s shot, source view) bool {
	part := s.from.times(v, source)
	return part.w >= float64(s.w)-0.5 && part.h >= float64(s.h)-0.5
}

// times is the same part in v, a smaller copy of source.
func (r rect) times(v, source view) rect {
	x, y := float64(v.w)/float64(source.w), float64(v.h)/float64(source.h)
	return rect{r.x * x, r.y * y, r.w * x, r.h * y}
}

func encodeJPEG(m *goimage.YCbCr, segments []byte, bounded bool) ([]byte, error) {
	var buf bytes.Buffer
	for quality := jpegQuality; ; quality -= qualityStep {
		buf.Reset()
		if err := jpeg.Encode(&buf, m, &jpeg.Options{Quality: quality}); err != nil {
			return nil, fmt.Errorf("image: encode jpeg: %w", err)
		}
		if !bounded || buf.Len()+len(segments) <= maxCropBytes || quality-qualityStep < minJPEGQuality {
			break
		}
	}
	b := buf.Bytes()
	out := make([]byte, 0, len(b)+len(segments))
	out = append(out, b[:2]...)
	out = append(out, segments...)
	return append(out, b[2:]...), nil
}

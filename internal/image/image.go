// Package image looks at the pictures that reach a newsroom and makes the
// renditions that readers get. Pictures come from anybody, so every byte of them
// is taken for hostile: size, dimensions and structure are checked before
// anything is decoded, and what a rendition carries is written anew.
//
// Two verbs. Inspect says what a file is, whether it may be used and what its
// metadata tells (EXIF, IPTC IIM and XMP). Render makes the sizes and crops, each
// as JPEG and, with the programs that Encoders names, as WebP and AVIF.
//
// Layout: inspect.go and the containers (jpeg_parts.go, png_parts.go,
// webp_parts.go, gif_parts.go, tiff_parts.go, heif_parts.go) take a file apart, and
// polyglot.go refuses what is something else besides; package meta reads what it
// says about itself; render.go plans and drives, with picture.go (decoding),
// resample.go, colour.go (ICC), likeness.go (near duplicates) and embed.go (metadata
// of renditions); encoders.go and converters.go run other programs.
//
// HEIC and AVIF are looked at but not decoded here: Convert makes a JPEG of them
// with a program of this machine, and that is rendered.
//
// Neither verb limits how many run at a time: rendering holds up to a few hundred
// megabytes for the largest pictures, so the caller runs one at a time.
package image

import (
	"errors"
	"fmt"

	"github.com/tajuk/tajuk/internal/image/meta"
)

// Limits on what is accepted. They hold for Inspect and for Render alike.
const (
	// MaxFileBytes is the largest file, in bytes.
	MaxFileBytes = 64 << 20
	// MaxPixels is the largest width times height.
	MaxPixels = 50_000_000
	// MaxSide is the longest side in pixels; JPEG itself ends at 65,535.
	MaxSide = 65_000
	// MaxDecodeBytes is the most memory that decoding may take, by an estimate
	// from the header. Only exotic files reach it before MaxPixels (a progressive
	// CMYK JPEG, say). Ordinary ones of 45 megapixels take 70 MB as baseline and
	// 340 MB as progressive JPEG.
	MaxDecodeBytes = 768 << 20
)

// Format is a file format.
type Format string

// The formats. HEIC and AVIF are read by way of Convert; JPEG, WebP and AVIF are
// written.
const (
	JPEG Format = "jpeg"
	PNG  Format = "png"
	GIF  Format = "gif"
	WebP Format = "webp"
	TIFF Format = "tiff"
	HEIC Format = "heic"
	AVIF Format = "avif"
)

// Foreign reports whether a picture of this format has to be converted before it
// can be rendered.
func (f Format) Foreign() bool { return f == HEIC || f == AVIF }

// MIME is the media type of the format.
func (f Format) MIME() string { return "image/" + string(f) }

// Ext is the usual extension of a file of this format, without a dot.
func (f Format) Ext() string {
	if f == JPEG {
		return "jpg"
	}
	return string(f)
}

// Reason says in a stable code why a picture was refused. The desk has a
// sentence for each in its message catalogue.
type Reason string

const (
	// ReasonEmpty: the file has no bytes.
	ReasonEmpty Reason = "empty"
	// ReasonNotImage: the content is no picture, whatever its name says.
	ReasonNotImage Reason = "not_an_image"
	// ReasonUnsupported: a picture of a kind that is not taken; Error.Kind names
	// it ("svg", "raw", "psd", "animated webp" ...).
	ReasonUnsupported Reason = "unsupported"
	// ReasonFileTooLarge: more than MaxFileBytes.
	ReasonFileTooLarge Reason = "file_too_large"
	// ReasonTooLarge: more than MaxPixels or MaxSide, or decoding would take more
	// than MaxDecodeBytes.
	ReasonTooLarge Reason = "too_large"
	// ReasonTruncated: the end of the file is missing.
	ReasonTruncated Reason = "truncated"
	// ReasonDamaged: the content contradicts its format.
	ReasonDamaged Reason = "damaged"
	// ReasonPolyglot: the file is a picture and something else, an archive or a page.
	ReasonPolyglot Reason = "polyglot"
	// ReasonNoConverter: HEIC or AVIF, and no program on this machine that reads it.
	ReasonNoConverter Reason = "no_converter"
)

// Reasons are all reason codes, for a test that the message catalogues are whole.
func Reasons() []Reason {
	return []Reason{ReasonEmpty, ReasonNotImage, ReasonUnsupported, ReasonFileTooLarge,
		ReasonTooLarge, ReasonTruncated, ReasonDamaged, ReasonPolyglot, ReasonNoConverter}
}

// Error is the refusal of a picture. Every other error of this package is a
// failure to read or to work, and says nothing about the picture.
type Error struct {
	Reason Reason
	Kind   string // what the file seems to be, lower case; may be empty
	Detail string // for the log, in English
	Err    error  // of a decoder; may be nil
}

func (e *Error) Error() string {
	s := "picture refused: " + string(e.Reason)
	if e.Kind != "" {
		s += " (" + e.Kind + ")"
	}
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// ReasonOf tells why a picture was refused; empty when err is no refusal.
func ReasonOf(err error) Reason {
	var e *Error
	if errors.As(err, &e) {
		return e.Reason
	}
	return ""
}

func refuse(reason Reason, kind, detail string, args ...any) *Error {
	return &Error{Reason: reason, Kind: kind, Detail: fmt.Sprintf(detail, args...)}
}

// Info is what Inspect found.
type Info struct {
	Format Format
	// Width and Height are in pixels as the picture is to be seen, that is with
	// the orientation applied.
	Width, Height int
	// Orientation is the EXIF orientation of the stored pixels, 1 to 8 (EXIF 2.32,
	// 4.6.4 A); 1 when the file says nothing or nonsense.
	Orientation int
	Bytes       int64 // size of the file
	// TrailingBytes follow the end of the picture: a second picture of a phone, or
	// something hidden. They stay in the original and reach no rendition.
	TrailingBytes int64
	Frames        int  // of a GIF or an animated PNG; otherwise 1
	Alpha         bool // may have transparent pixels
	// HasGPS: some metadata tells where the picture was taken. The original is to
	// be kept from readers; renditions never carry it.
	HasGPS bool
	// HasC2PA: the file has Content Credentials (a C2PA manifest). They are
	// detected, not verified, and hold for the original alone.
	HasC2PA bool
	Meta    meta.Metadata
}

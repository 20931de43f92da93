package meta

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/bep/imagemeta"
)

// exifTags are the few fields of EXIF that a newsroom needs.
type exifTags struct {
	orientation int
	description string
	artist      string
	copyright   string
	date        Date
	gps         bool
}

// readEXIF reads a TIFF structure. What comes before damage in it is kept.
func readEXIF(b []byte) exifTags {
	t := exifTags{orientation: 1}
	var taken, offset string
	text := func(v any) string {
		s, _ := v.(string)
		return s
	}
	_, _ = imagemeta.Decode(imagemeta.Options{
		R:            &budgetReader{r: bytes.NewReader(b), reads: 20_000},
		ImageFormat:  imagemeta.TIFF,
		Sources:      imagemeta.EXIF,
		LimitTagSize: 16 << 10,
		ShouldHandleTag: func(ti imagemeta.TagInfo) bool {
			// The second directory describes the thumbnail.
			return strings.HasPrefix(ti.Namespace, "IFD0")
		},
		HandleTag: func(ti imagemeta.TagInfo) error {
			if strings.HasSuffix(ti.Namespace, "/GPSInfoIFD") {
				switch ti.Tag {
				case "GPSLatitude", "GPSLongitude", "GPSDestLatitude", "GPSDestLongitude", "GPSAreaInformation":
					t.gps = true
				}
				return nil
			}
			switch ti.Tag {
			case "Orientation":
				if o, ok := ti.Value.(uint16); ok && 1 <= o && o <= 8 {
					t.orientation = int(o)
				}
			case "ImageDescription":
				t.description = text(ti.Value)
			case "Artist":
				t.artist = text(ti.Value)
			case "Copyright":
				t.copyright = text(ti.Value)
			case "DateTimeOriginal":
				taken = text(ti.Value)
			case "OffsetTimeOriginal":
				offset = text(ti.Value)
			}
			return nil
		},
	})
	if t.date = parseDate(taken + offset); t.date.IsZero() {
		t.date = parseDate(taken)
	}
	if cameraNoise(t.description) {
		t.description = ""
	}
	return t
}

// cameraNoise knows the descriptions that cameras and editors write into every
// picture, so that they do not become captions.
func cameraNoise(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, noise := range []string{"olympus digital camera", "sony dsc", "digital camera", "samsung",
		"kodak digital still camera", "minolta digital camera", "konica minolta digital camera", "exif_jpeg_picture",
		"dcim", "default", "untitled", "screenshot", "created with gimp",
		"dav", "rbt", "hdr", "oznor", "mde", "btf", "sdr", "cof", "edf"} {
		if s == noise {
			return true
		}
	}
	return strings.HasPrefix(s, "processed with ")
}

var errBudget = errors.New("image: metadata asks for too many reads")

// budgetReader bounds the work on a structure whose parts point at each other.
type budgetReader struct {
	r     *bytes.Reader
	reads int
}

func (b *budgetReader) Read(p []byte) (int, error) {
	if b.reads--; b.reads < 0 {
		return 0, errBudget
	}
	return b.r.Read(p)
}

func (b *budgetReader) Seek(offset int64, whence int) (int64, error) {
	return b.r.Seek(offset, whence)
}

var _ io.ReadSeeker = (*budgetReader)(nil)

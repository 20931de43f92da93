package reading

import (
	"context"

	"github.com/tajuk/tajuk/internal/news"
)

// Files is what readers get of the files made from one original.
type Files struct {
	Known bool // a picture was made from it
	Gone  bool // they got them once, and no site shows the picture any longer
	Tags  []string
}

// Files tells whether readers get the files that have the hash of an original in
// their names. Whether a picture is shown somewhere is kept with it: nothing is
// counted here. Two pictures may have their files from one original; one of them
// that is shown is enough.
func (r *Reader) Files(ctx context.Context, original string) (f Files, err error) {
	found, err := r.s.AssetsOfFile(ctx, original)
	f.Known, f.Gone = len(found) > 0, len(found) > 0
	for _, a := range found {
		f.Gone = f.Gone && !a.GoneAt.IsZero()
		f.Tags = append(f.Tags, news.TagAsset(a.Asset))
	}
	return f, err
}

package media

import (
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/image/meta"
)

// What a file says about itself fills what the uploader left open, and is cut
// where it is longer than an asset can hold: that is no reason to refuse a
// picture.
func TestAssetOfAFileThatTalksTooMuch(t *testing.T) {
	long := strings.Repeat("é", 6000)
	info := image.Info{Meta: meta.Metadata{Credit: long, Caption: long, AltText: long, Copyright: "© 2026"}}
	a := assetOf(Upload{}, info, time.UTC)
	if err := a.Check(); err != nil || !strings.HasPrefix(long, a.Credit) || a.Caption == "" || a.Alt == "" || a.Copyright != "© 2026" {
		t.Errorf("%v; credit of %d bytes", err, len(a.Credit))
	}
	if a.FocalX != 0.5 || a.FocalY != 0.5 {
		t.Errorf("without a focal point the middle is meant, not %v, %v", a.FocalX, a.FocalY)
	}
	// What the uploader writes is not cut but refused.
	if err := assetOf(Upload{Credit: long}, info, time.UTC).Check(); err == nil {
		t.Error("a credit of 6,000 characters was taken")
	}
}

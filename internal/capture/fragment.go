package capture

import (
	"context"
	"net/url"

	"github.com/tajuk/tajuk/internal/capture/layout"
)

// Fragment reads HTML that is the text of a story and nothing else, as feeds
// hold it, into blocks. Furniture that stands between paragraphs is left out;
// where so much would be left out that the rules must be wrong about this text,
// all of it is kept. Pictures stay where they stand. base resolves its relative
// addresses, and may be empty. The errors are those of Capture.
func Fragment(ctx context.Context, html, base string) ([]Block, error) {
	if len(html) > MaxBytes {
		return nil, &LimitError{What: "bytes", Max: MaxBytes}
	}
	doc, err := layout.Parse(html)
	if err != nil {
		return nil, err
	}
	from, err := url.Parse(base)
	if err != nil || !from.IsAbs() {
		from = nil
	}
	l, err := layout.Linearize(doc, from)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	x := &split{blocks: l.Blocks, used: map[int]bool{}, markup: true, title: -1, to: len(l.Blocks)}
	keep := x.keepers("")
	whole := make([]bool, len(l.Blocks))
	for i, b := range l.Blocks {
		whole[i] = b.Text != "" || b.Image != nil
		keep[i] = keep[i] || b.Image != nil && !b.Off
	}
	out := x.structured(keep)
	all, kept := 0, 0
	for _, b := range l.Blocks {
		all += len(b.Text)
	}
	for _, b := range out {
		if b.Kind != Image {
			kept += len(b.Text())
		}
	}
	if all == 0 {
		return nil, ErrEmpty
	}
	if kept*2 >= all {
		return out, nil
	}
	return x.structured(whole), nil
}

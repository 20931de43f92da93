package capture

import (
	"github.com/tajuk/tajuk/internal/capture/layout"
	"github.com/tajuk/tajuk/internal/capture/lines"
)

// split reads the fields of the blocks around a body. It is shared by text and
// HTML; title is the index of the headline, from and to bound the body.
type split struct {
	blocks      []layout.Block
	title       int
	from, to    int // body is blocks[from:to]
	used        map[int]bool
	lead        string
	caption     string
	credit      string
	authors     []string
	editors     []string
	sources     []string
	syndicated  string
	tags        []string
	tagsFrom    string
	copyright   string
	kicker      string
	site        string
	published   lines.Moment
	updated     lines.Moment
	masthead    lines.Moment
	authorsFrom string
	captionSure float64
	leadSure    float64
	markup      bool // the blocks come from HTML, whose frame is known
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

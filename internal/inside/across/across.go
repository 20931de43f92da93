// Package across is what people of the newsroom may see of stories on several
// sites: what waits for a desk, what it can take, who carries a story and how
// one site words it, and the rules by which stories are shared by themselves.
// As in package inside, whoever asks is part of every question.
//
//	across.go   Reader
//	network.go  what waits, what can be taken, by which policy
//	onsite.go   who carries a story, how one site words it
//	rules.go    rules of sharing
package across

import (
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/store"
	"github.com/tajuk/tajuk/internal/store/sharing"
)

// Reader reads across sites for the newsroom.
type Reader struct {
	read   *inside.Reader
	s      store.Store
	shared sharing.Store
	clock  clock.Clock
}

// New returns a Reader beside the one that knows who may see a story.
func New(read *inside.Reader, d *db.DB, c clock.Clock) *Reader {
	return &Reader{read: read, s: store.New(d, d.Engine), shared: sharing.New(d, d.Engine), clock: c}
}

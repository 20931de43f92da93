package portal_test

import (
	"fmt"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// sharer is somebody who works at one desk only, so that the policies of other
// sites decide.
func sharer(site news.ID) news.Actor {
	return news.Actor{Account: 1, Roles: map[news.ID][]news.Role{site: {news.RoleEditor}}}
}

// passStory shares a story as a site that carries it.
func (w *world) passStory(l line) error {
	site, section, err := w.place(l.at(3))
	if err != nil {
		return err
	}
	from := w.sites[l.at(2)]
	_, err = w.app.Room.PassOn(w.ctx, sharer(from), w.stories[l.at(1)], from, site, section)
	return err
}

func (w *world) pullStory(l line) error {
	site, section, err := w.place(l.at(2))
	if err != nil {
		return err
	}
	_, err = w.app.Room.Pull(w.ctx, sharer(site), w.stories[l.at(1)], site, section, l.has("hold"))
	return err
}

func (w *world) holdStory(l line) error {
	return w.app.Room.Hold(w.ctx, news.System(), w.stories[l.at(1)], w.sites[l.at(2)], 0)
}

func (w *world) releaseStory(l line) error {
	return w.app.Room.Release(w.ctx, news.System(), w.stories[l.at(1)], w.sites[l.at(2)])
}

func (w *world) endStory(l line) error {
	return w.app.Room.End(w.ctx, news.System(), w.stories[l.at(1)], w.sites[l.at(2)])
}

func (w *world) revokeStory(l line) error {
	return w.app.Room.Revoke(w.ctx, news.System(), w.stories[l.at(1)], w.sites[l.at(2)])
}

func (w *world) reserveStory(l line) error {
	return w.app.Room.Reserve(w.ctx, news.System(), w.stories[l.at(1)], true)
}

// withdrawAlone withdraws a story on one site, as two people of it.
func (w *world) withdrawAlone(l line) error {
	story, site := w.stories[l.at(1)], w.sites[l.at(2)]
	if err := w.app.Room.ProposeWithdrawalOn(w.ctx, news.System(), story, site, news.Ground(l.at(3)), l.at(4)); err != nil {
		return err
	}
	second := news.System()
	second.Account = 2
	return w.app.Room.WithdrawOn(w.ctx, second, story, site)
}

// refuse performs the rest of the line, which must be refused as a kind of
// fault, and must leave the story's placements as they are.
func (w *world) refuse(l line) error {
	read := store.New(w.app.DB, w.app.DB.Engine)
	inner := line{words: l.words[2:], params: l.params}
	story := w.stories[inner.at(1)]
	before, err := read.PlacementsOf(w.ctx, story)
	if err != nil {
		return err
	}
	if got := w.do(inner); fault.KindOf(got).String() != l.at(1) || got == nil {
		return fmt.Errorf("%v, want it refused as %q", got, l.at(1))
	}
	after, err := read.PlacementsOf(w.ctx, story)
	if err == nil && fmt.Sprint(before) != fmt.Sprint(after) {
		err = fmt.Errorf("refused, and yet the placements changed from %v to %v", before, after)
	}
	return err
}

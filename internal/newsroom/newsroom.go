// Package newsroom holds the verbs: everything that changes a story, a site or
// what belongs to them. It is the only writer.
//
// A verb loads under lock, asks the rules of package news, saves, writes its
// event and its jobs, all in one transaction; after the commit it purges the
// pages that the change touches. Nothing is rendered and no network is used
// inside a transaction. That frame is package act; the verbs of the rooms
// below this one are Newsroom's own.
//
//	newsroom.go    Newsroom
//	write.go       create and save
//	workflow.go    submit, take, return, approve, spike
//	publish.go     publish, schedule, embargo
//	plan.go        planned publications: looked at before their time, and their time
//	checks.go      what stands against a publication, and consent to it
//	impact.go      what a verb would change
//	correct.go     change a live story, notices
//	propose.go     propose a correction to the editors, decline one
//	withdraw.go    propose and approve a withdrawal
//	receive.go     stories of partners: created, corrected and withdrawn as they say
//	received.go    what a partner's item says, as content of the network
//	reply.go       accept a right of reply, and what its publication brings
//	popular.go     what readers read
//	drafts.go      the desk's search, and filters that people keep
//	house          sites, topics, tags, people, accounts, fronts
//	media          pictures
//	sharing        share, accept, decline, override, merge tasks
//	ledger         where corrections and withdrawals have arrived
//	cowriting      several people in one text
//	exchange       partners outside the network
//	talk           comments, assignments, notifications, right of reply
package newsroom

import (
	"context"
	"maps"

	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/newsroom/ledger"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
	"github.com/tajuk/tajuk/internal/newsroom/talk"
)

// Newsroom performs the verbs.
type Newsroom struct {
	*house.House
	*media.Library
	*sharing.Sharing
	*ledger.Ledger
	*talk.Talk
	// Cowriting is the authority on the texts that are being written.
	Cowriting *cowriting.Authority
	// Exchange is what goes to partners outside the network.
	Exchange *exchange.Exchange
	room     *act.Room
}

// New returns a Newsroom. Without files it handles no pictures.
func New(c act.Config, files media.Files) *Newsroom {
	room := act.New(c)
	// Events are followed in this order: what partners are told is in the ledger.
	n := &Newsroom{House: house.New(room), Library: media.New(room, files), Sharing: sharing.New(room), Exchange: exchange.New(room),
		Ledger: ledger.New(room), Talk: talk.New(room, files.Private), Cowriting: cowriting.New(room), room: room}
	room.Follow(n.answerReplies)
	return n
}

// Jobs about planned publications.
const (
	JobVisible = "story.visible" // its time has come; key and payload: story
	JobPlan    = "story.plan"    // its time comes soon; key: story
)

// Jobs returns what the newsroom's jobs do.
func (n *Newsroom) Jobs() map[string]jobs.Run {
	runs := map[string]jobs.Run{JobVisible: n.runVisible, JobPlan: n.runPlan, act.JobIndex: n.runIndex}
	maps.Copy(runs, n.House.Jobs())
	maps.Copy(runs, n.Library.Jobs())
	maps.Copy(runs, n.Sharing.Jobs())
	maps.Copy(runs, n.Exchange.Jobs())
	maps.Copy(runs, n.Talk.Jobs())
	return runs
}

// deed is a verb about a story under way.
type deed struct{ *act.Deed }

func (n *Newsroom) do(ctx context.Context, actor news.Actor, what string, f func(d *deed) error) error {
	return n.room.Do(ctx, actor, what, func(d *act.Deed) error { return f(&deed{d}) })
}

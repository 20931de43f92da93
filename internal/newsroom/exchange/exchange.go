// Package exchange holds the verbs about partners outside the network: what
// was agreed, what they are told of which event, and how far that is. What has
// to be told is written in the transaction of the event itself; sending it is
// somebody else's job, which asks here what comes next.
//
//	exchange.go   Exchange, what senders ask
//	agreement.go  agreements, their keys and tokens
//	follow.go     which event tells whom what
//	send.go       one sender for each partner: take the line, next, finish, let go
//	alarm.go      people are told when nothing gets through
//	answer.go     what partners fetched and what they say; trying again by hand
//	hub.go        subscriptions to feeds (WebSub)
//	ping.go       what hubs outside are told of feeds
//	look.go       what people of the newsroom see of it
//	source.go     where stories come in from
//	arrive.go     what arrived: kept at once, taken by a job
//	refused.go    people are told what could not be taken
//	reply.go      what its partner is told became of it
package exchange

import (
	"context"
	"slices"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

// Kinds of jobs. Whoever can ask other machines runs them.
const (
	JobSend    = "partner.send"   // key and payload: agreement
	JobAlarm   = "partner.alarm"  // key and payload: agreement; run by the newsroom
	JobVerify  = "websub.verify"  // key: callback and topic; payload: Request as JSON
	JobTell    = "websub.tell"    // key and payload: site
	JobFeed    = "websub.send"    // key and payload: subscription
	JobPoll    = "source.poll"    // key and payload: source
	JobTake    = "source.take"    // key and payload: item of a source
	JobReply   = "source.reply"   // key and payload: item of a source, of which its partner is told what became of it
	JobPing    = "websub.ping"    // key and payload: address of a hub outside
	JobRefused = "source.refused" // key and payload: source; run by the newsroom
)

// Jobs returns what the exchange does by itself.
func (x *Exchange) Jobs() map[string]jobs.Run {
	return map[string]jobs.Run{JobAlarm: x.alarm, JobRefused: x.tellRefused}
}

// Exchange performs the verbs.
type Exchange struct {
	room *act.Room
	// Reachable says what is wrong with an address that is to be asked; nil
	// takes every one. It is set while the program is wired.
	Reachable func(address string) error
}

// New returns an Exchange that follows the events of the room.
func New(room *act.Room) *Exchange {
	x := &Exchange{room: room}
	room.Follow(x.follow)
	room.Follow(x.followFeeds)
	room.Follow(x.followReplies)
	room.Follow(x.followHubs)
	room.FollowPurges(x.followPages)
	return x
}

func (x *Exchange) read() stores.Store { return stores.New(x.room.DB, x.room.DB.Engine) }

// Agreement returns an agreement, or a NotFound fault.
func (x *Exchange) Agreement(ctx context.Context, id news.ID) (partner.Agreement, error) {
	a, found, err := x.read().Agreement(ctx, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no agreement %s", id)
	}
	return a, err
}

// ByToken returns the agreement whose token this is, or a Forbidden fault.
func (x *Exchange) ByToken(ctx context.Context, token string) (partner.Agreement, error) {
	refused := fault.New(fault.Forbidden, "the token is not valid")
	if !credential.IsToken(token) {
		return partner.Agreement{}, refused
	}
	a, found, err := x.read().AgreementByToken(ctx, credential.HashToken(token))
	if err == nil && !found {
		err = refused
	}
	return a, err
}

// Network returns the name of the network in identities that partners keep.
func (x *Exchange) Network(ctx context.Context) (string, error) { return x.read().NetworkName(ctx) }

// After returns up to limit deliveries of an agreement after one, the oldest
// first: what a partner fetches. Once the agreement has ended these are the
// ones that are owed.
func (x *Exchange) After(ctx context.Context, a partner.Agreement, above news.ID, limit int) ([]partner.Delivery, error) {
	list, err := x.read().DeliveriesAfter(ctx, a.ID, above, limit)
	return slices.DeleteFunc(list, func(d partner.Delivery) bool { return !a.Active() && !d.Cause.Owed() }), err
}

// Latest is After for the newest, the newest first.
func (x *Exchange) Latest(ctx context.Context, a partner.Agreement, below news.ID, limit int) ([]partner.Delivery, error) {
	list, err := x.read().Deliveries(ctx, a.ID, below, limit)
	return slices.DeleteFunc(list, func(d partner.Delivery) bool { return !a.Active() && !d.Cause.Owed() }), err
}

// Last returns the newest delivery of a story under an agreement, or a NotFound
// fault when the partner was never to receive it.
func (x *Exchange) Last(ctx context.Context, agreement, story news.ID) (partner.Delivery, error) {
	d, found, err := x.read().LastDelivery(ctx, agreement, story)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no story %s", story)
	}
	return d, err
}

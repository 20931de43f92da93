// Package talk holds the verbs about what people say to each other about a
// story: comments, assignments, notifications, and what readers demand, the
// right of reply.
//
//	talk.go          Talk, its jobs
//	comment.go       comments, and the passages they are tied to
//	assignment.go    who works on a story, and by when
//	tell.go          who is told of which event
//	tellsharing.go   who is told what happens to a story between sites
//	tellrights.go    who is told that rights to a picture end
//	notification.go  read and unread, mail, muted stories
//	reply.go         requests come in, are looked into and refused
//	replyfile.go     their files, letters and clocks
//	erasure.go       erasing the data about whoever asked
//
// Accepting a request makes a story, and publishing that story a notice: those
// verbs stand in package newsroom.
package talk

import (
	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// Talk performs the verbs.
type Talk struct {
	room  *act.Room
	files blob.Store
}

// New returns a Talk that follows the events of the room. files keeps what
// comes with requests for a right of reply; it is a store of its own, which no
// reader's page can reach. Without it no such files are taken.
func New(room *act.Room, files blob.Store) *Talk {
	t := &Talk{room, files}
	room.Follow(t.tell)
	room.FollowSteps(moveAnchors)
	return t
}

// Kinds of jobs about what people say.
const (
	JobAssignmentDue = "assignment.due"    // key and payload: story
	JobMail          = "notification.mail" // key and payload: account; run by whoever can send mail
	JobReplyDue      = "reply.due"         // key and payload: request
	JobReplyLetter   = "reply.letter"      // key and payload: letter; run by whoever can send mail
	JobReplySweep    = "reply.sweep"       // files that no request names
	JobReplyErase    = "reply.erase"       // key: request; payload: hashes of files that it named
)

// Jobs returns what the jobs do that need no mail.
func (t *Talk) Jobs() map[string]jobs.Run {
	runs := map[string]jobs.Run{JobAssignmentDue: t.runAssignmentDue, JobReplyDue: t.runReplyDue}
	if t.files != nil {
		runs[JobReplySweep], runs[JobReplyErase] = t.runReplySweep, t.runReplyErase
	}
	return runs
}

// seen locks a story that the actor may know of, and returns the sites on
// which it stands or is offered.
func seen(d *act.Deed, id news.ID) (news.Story, []news.ID, error) {
	// Not the deed's own lock: the text stays as it is, and so do the lists.
	st, err := d.Store.LockStory(d, id)
	if err != nil {
		return st, nil, err
	}
	sites, err := talks.In(d.Tx).SitesOfStory(d, id)
	if err == nil && !d.Actor.MaySee(st, sites) {
		err = fault.New(fault.NotFound, "there is no story %s", id)
	}
	return st, sites, err
}

// colleagues returns the people who may know of a story.
func colleagues(d *act.Deed, st news.Story, sites []news.ID) ([]news.Account, error) {
	at, err := talks.In(d.Tx).AccountsAt(d, append([]news.ID{st.OriginSite}, sites...))
	if err != nil {
		return nil, err
	}
	var out []news.Account
	for _, a := range at {
		if actorOf(a).MaySee(st, sites) {
			out = append(out, a)
		}
	}
	return out, nil
}

func actorOf(a news.Account) news.Actor {
	return news.Actor{Account: a.ID, Name: a.Name, Roles: a.Roles}
}

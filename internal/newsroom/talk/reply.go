package talk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	talks "github.com/tajuk/tajuk/internal/store/talk"
)

// replied is the payload of events about requests.
type replied struct {
	Request news.ID              `json:"request"`
	Number  string               `json:"number,omitempty"`
	State   news.ReplyState      `json:"state,omitempty"`
	To      news.ID              `json:"to,omitzero"` // who works on it
	Grounds []news.RefusalGround `json:"grounds,omitempty"`
	Reason  string               `json:"reason,omitempty"`
	File    news.ID              `json:"file,omitzero"`
	Letter  news.LetterKind      `json:"letter,omitempty"`
	Reply   news.ID              `json:"reply,omitzero"`
	Files   int                  `json:"files,omitempty"` // that were erased
	Words   bool                 `json:"words,omitempty"` // what the person wrote was erased too
}

// maxRepliesPerHour is how many requests a site takes within an hour, from
// whatever addresses: more is a flood, and would bury the honest ones.
const maxRepliesPerHour = 60

// ReceiveReply takes in a request with its files. It goes to the site that the
// story began on, since only there its text can be corrected. The same request
// sent again is the one that is there already. The receipt's letter is asked
// for in the same transaction.
func (t *Talk) ReceiveReply(ctx context.Context, r news.ReplyRequest, files []IncomingFile) (out news.ReplyRequest, err error) {
	r.Name, r.Capacity, r.Email = strings.TrimSpace(r.Name), strings.TrimSpace(r.Capacity), strings.TrimSpace(r.Email)
	r.Phone, r.Address = strings.TrimSpace(r.Phone), strings.TrimSpace(r.Address)
	r.Passage, r.Facts = plainLines(r.Passage), plainLines(r.Facts)
	if err := r.Check(); err != nil {
		return out, err
	}
	kept, err := t.keep(ctx, files)
	if err != nil {
		return out, err
	}
	err = t.room.Do(ctx, news.Actor{Name: "reader"}, "receive request", func(d *act.Deed) error {
		site, err := d.Site(r.Site)
		if err != nil {
			return err
		}
		if site, err = t.addressed(d, &r, site); err != nil {
			return err
		}
		r.Digest = digest(r)
		known, found, err := talks.In(d.Tx).ReplyByDigest(d, site.ID, r.Digest)
		if err != nil || found {
			out = known
			return err
		}
		if err := flooded(d, site.ID); err != nil {
			return err
		}
		r.ID = d.NextID()
		r.Number = "HJ-" + strings.ToUpper(r.ID.String())
		r.State, r.Rev, r.ReceivedAt = news.ReplyReceived, 1, d.Now
		var remind time.Time
		r.DueAt, remind = site.ReplyDue(d.Now)
		if err := talks.In(d.Tx).InsertReply(d, r); err != nil {
			return d.Taken(err, "facts", "was sent a moment ago already")
		}
		for _, f := range kept {
			f.ID, f.Request = d.NextID(), r.ID
			if err := talks.In(d.Tx).InsertReplyFile(d, f); err != nil {
				return err
			}
		}
		if err := d.Job(JobReplyDue, r.ID.String(), r.ID.String(), remind); err != nil {
			return err
		}
		receipt := news.ReplyLetter{ID: d.NextID(), Request: r.ID, Kind: news.LetterReceipt, MadeAt: d.Now}
		if err := talks.In(d.Tx).SaveReplyLetter(d, receipt); err != nil {
			return err
		}
		if err := d.Job(JobReplyLetter, receipt.ID.String(), receipt.ID.String(), d.Now); err != nil {
			return err
		}
		out = r
		return d.Event(news.EventReplyReceived, r.Story, site.ID, replied{Request: r.ID, Number: r.Number, State: r.State})
	})
	return out, err
}

// plainLines keeps the lines that somebody wrote, and drops what is no text.
func plainLines(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(c rune) rune {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return ' '
		}
		return c
	}, s)
	return strings.TrimSpace(s)
}

// addressed finds the story that the request is about and hands it to its
// origin. A story that does not stand on the site is not believed.
func (t *Talk) addressed(d *act.Deed, r *news.ReplyRequest, site news.Site) (news.Site, error) {
	if r.Story == 0 {
		return site, nil
	}
	p, found, err := d.Store.Placement(d, r.Story, site.ID)
	if err != nil {
		return site, err
	}
	if !found || p.State == news.PlacementDeclined || p.State == news.PlacementOffered || p.State == news.PlacementHeld {
		r.Story = 0
		return site, nil
	}
	st, _, err := d.Store.Story(d, r.Story)
	if err != nil || st.OriginSite == site.ID {
		return site, err
	}
	r.Site = st.OriginSite
	return d.Site(st.OriginSite)
}

func digest(r news.ReplyRequest) string {
	h := sha256.New()
	for _, part := range []string{string(r.Wish), r.Name, strings.ToLower(r.Email), r.Address, r.Passage, r.Facts} {
		h.Write([]byte(part + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func flooded(d *act.Deed, site news.ID) error {
	times, err := talks.In(d.Tx).ReplyTimes(d, site, maxRepliesPerHour)
	if err != nil {
		return err
	}
	if len(times) == maxRepliesPerHour && d.Now.Sub(times[len(times)-1]) < time.Hour {
		return fault.New(fault.Unavailable, "too many requests came in within the last hour; please try again later or write to the newsroom")
	}
	return nil
}

// request locks a request for somebody who may act on it: who may correct the
// site's stories.
func request(d *act.Deed, id news.ID) (news.ReplyRequest, error) {
	r, err := talks.In(d.Tx).LockReply(d, id)
	if err != nil {
		return r, err
	}
	return r, d.Actor.MayAnswer(r)
}

// TakeReply begins to look into a request; it is the actor's from then on.
func (t *Talk) TakeReply(ctx context.Context, actor news.Actor, id news.ID) error {
	return t.room.Do(ctx, actor, "take request", func(d *act.Deed) error {
		r, err := request(d, id)
		if err != nil {
			return err
		}
		if err := r.Allow(news.ReplyTake); err != nil {
			return err
		}
		r.State, r.Assigned = news.ReplyInReview, actor.Account
		return saveReply(d, &r, news.ReplyReceived, news.EventReplyChanged, replied{To: actor.Account})
	})
}

// saveReply saves a request that was in the state before, and writes its
// event.
func saveReply(d *act.Deed, r *news.ReplyRequest, before news.ReplyState, kind news.EventKind, p replied) error {
	if err := talks.In(d.Tx).UpdateReply(d, r, before); err != nil {
		return err
	}
	p.Request, p.Number, p.State = r.ID, r.Number, r.State
	return d.Event(kind, r.Story, r.Site, p)
}

// AssignReply hands a request to a colleague who may act on it.
func (t *Talk) AssignReply(ctx context.Context, actor news.Actor, id, to news.ID) error {
	return t.room.Do(ctx, actor, "assign request", func(d *act.Deed) error {
		r, err := request(d, id)
		if err != nil {
			return err
		}
		if r.State.Closed() {
			return fault.New(fault.Conflict, "the request is closed")
		}
		accounts, err := talks.In(d.Tx).Accounts(d, []news.ID{to})
		if err != nil {
			return err
		}
		if len(accounts) == 0 || !accounts[0].Active || actorOf(accounts[0]).MayAnswer(r) != nil {
			return fault.Field("account", "may not act on requests to this site")
		}
		before := r.State
		r.Assigned = to
		if before == news.ReplyReceived {
			r.State = news.ReplyInReview
		}
		return saveReply(d, &r, before, news.EventReplyChanged, replied{To: to})
	})
}

// NameReplyStory says which story of the site a request is about.
func (t *Talk) NameReplyStory(ctx context.Context, actor news.Actor, id, story news.ID) error {
	return t.room.Do(ctx, actor, "name story of request", func(d *act.Deed) error {
		r, err := request(d, id)
		if err != nil {
			return err
		}
		if r.State != news.ReplyReceived && r.State != news.ReplyInReview {
			return fault.New(fault.Conflict, "the request has been decided")
		}
		st, found, err := d.Store.Story(d, story)
		if err != nil {
			return err
		}
		if !found || st.OriginSite != r.Site || st.LiveVersion == 0 {
			return fault.Field("story", "is no published story of this site")
		}
		r.Story = story
		return saveReply(d, &r, r.State, news.EventReplyChanged, replied{})
	})
}

// RefuseReply refuses a request for one or more of the lawful reasons, with
// the words that the person gets.
func (t *Talk) RefuseReply(ctx context.Context, actor news.Actor, id news.ID, grounds []news.RefusalGround, reason string) error {
	return t.room.Do(ctx, actor, "refuse request", func(d *act.Deed) error {
		r, err := request(d, id)
		if err != nil {
			return err
		}
		if err := r.Allow(news.ReplyRefuse); err != nil {
			return err
		}
		if err := news.CheckRefusal(grounds, reason); err != nil {
			return err
		}
		before := r.State
		r.State, r.Grounds, r.Reason = news.ReplyRefused, grounds, plainLines(reason)
		r.DecidedAt, r.DecidedBy, r.DueAt = d.Now, actor.Account, time.Time{}
		if err := jobs.Cancel(d, d.Tx, JobReplyDue, id.String(), d.Now); err != nil {
			return err
		}
		return saveReply(d, &r, before, news.EventReplyDecided, replied{Grounds: grounds, Reason: r.Reason})
	})
}

// AcceptReply notes that a request was accepted and which story will carry the
// answer (0: a correction of the story itself), in the transaction that makes
// that story. Another term begins, to publish it.
func AcceptReply(d *act.Deed, r *news.ReplyRequest, story news.ID, announcement string) error {
	if err := r.Allow(news.ReplyAccept); err != nil {
		return err
	}
	site, err := d.Site(r.Site)
	if err != nil {
		return err
	}
	before := r.State
	r.State, r.ReplyStory, r.Announcement = news.ReplyAccepted, story, announcement
	r.DecidedAt, r.DecidedBy = d.Now, d.Actor.Account
	var remind time.Time
	r.DueAt, remind = site.ReplyDue(d.Now)
	if r.Assigned == 0 {
		r.Assigned = d.Actor.Account
	}
	if err := d.Job(JobReplyDue, r.ID.String(), r.ID.String(), remind); err != nil {
		return err
	}
	return saveReply(d, r, before, news.EventReplyDecided, replied{Reply: story})
}

// PublishedReply notes that readers can see the answer to a request, and the
// notice on the story that says so (0 when that story is no longer public), in
// the transaction that made it so.
func PublishedReply(d *act.Deed, r *news.ReplyRequest, notice news.ID) error {
	if err := r.Allow(news.ReplyPublish); err != nil {
		return err
	}
	r.State, r.Notice, r.PublishedAt, r.DueAt = news.ReplyPublished, notice, d.Now, time.Time{}
	if err := jobs.Cancel(d, d.Tx, JobReplyDue, r.ID.String(), d.Now); err != nil {
		return err
	}
	return saveReply(d, r, news.ReplyAccepted, news.EventReplyPublished, replied{Reply: r.ReplyStory})
}

// CorrectedReply closes an accepted request by a notice that stands on its
// story already: for a right of correction that the story itself answers.
func (t *Talk) CorrectedReply(ctx context.Context, actor news.Actor, id, notice news.ID) error {
	return t.room.Do(ctx, actor, "close request", func(d *act.Deed) error {
		r, err := request(d, id)
		if err != nil {
			return err
		}
		notices, err := d.Store.Notices(d, []news.ID{notice})
		if err != nil {
			return err
		}
		if len(notices) == 0 || notices[0].Story != r.Story || notices[0].At.Before(r.ReceivedAt) {
			return fault.Field("notice", "is no notice on this story since the request came in")
		}
		return PublishedReply(d, &r, notice)
	})
}

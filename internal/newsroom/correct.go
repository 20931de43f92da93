package newsroom

import (
	"context"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// Correction says how a change of a live story is told to readers. The zero
// Kind is a silent fix, for spelling only.
type Correction struct {
	Kind     news.NoticeKind
	Severity news.Severity
	Text     string
	Apology  string
	Reply    news.ID // the story that carries the reply or the update
}

// Correct shows the working copy of a live story to readers in place of the
// text they have seen, on every site that carries it, together with its
// notice. An unverified story is settled only by a pemutakhiran.
func (n *Newsroom) Correct(ctx context.Context, actor news.Actor, id news.ID, c Correction) error {
	return n.do(ctx, actor, "correct story", func(d *deed) error { return d.correct(id, c, nil) })
}

func (d *deed) correct(id news.ID, c Correction, seen *Consent) error {
	st, err := d.liveStory(id, news.StepUpdate)
	if err != nil {
		return err
	}
	v, err := d.nextVersion(&st, "correct", c.Kind, seen)
	if err != nil {
		return err
	}
	says := replaced{Version: v.N, Notice: &c.Kind, Accepted: seen.accepted()}
	st.LiveVersion = v.N
	if c.Kind != news.SilentFix {
		st.UpdatedAt = d.Now
		if says.ID, err = d.notice(&st, c); err != nil {
			return err
		}
	}
	return d.replace(&st, v, says)
}

// replaced is what the event of a change of a live story says.
type replaced struct {
	Version  int              `json:"version"`
	ID       news.ID          `json:"id,omitzero"` // of the notice
	Notice   *news.NoticeKind `json:"notice,omitempty"`
	Accepted []string         `json:"accepted,omitempty"`
}

// replace shows readers the version that the story now names as live.
func (d *deed) replace(st *news.Story, v news.Version, payload replaced) error {
	st.Proposed = false
	if err := d.Store.UpdateStory(d, st); err != nil {
		return err
	}
	if err := d.sketch(*st, v.Content); err != nil {
		return err
	}
	if err := d.Settle(*st, v.Content); err != nil {
		return err
	}
	return d.Event(news.EventStoryUpdated, st.ID, st.OriginSite, payload)
}

// Update shows the working copy of a live story as its natural continuation:
// new facts, no error. Readers see the new time of change and no notice.
func (n *Newsroom) Update(ctx context.Context, actor news.Actor, id news.ID) error {
	return n.do(ctx, actor, "update story", func(d *deed) error { return d.update(id, nil) })
}

func (d *deed) update(id news.ID, seen *Consent) error {
	st, err := d.liveStory(id, news.StepUpdate)
	if err != nil {
		return err
	}
	v, err := d.nextVersion(&st, "update", news.SilentFix, seen)
	if err != nil {
		return err
	}
	says := replaced{Version: v.N, Accepted: seen.accepted()}
	st.LiveVersion, st.UpdatedAt = v.N, d.Now
	return d.replace(&st, v, says)
}

// nextVersion cuts the version that is to replace the live one, and asks the
// checks whether readers may get it.
func (d *deed) nextVersion(st *news.Story, reason string, notice news.NoticeKind, seen *Consent) (news.Version, error) {
	if err := d.saw(st.ID, seen); err != nil {
		return news.Version{}, err
	}
	if err := d.carryOut(st); err != nil {
		return news.Version{}, err
	}
	v, err := d.CutNow(st, reason)
	if err != nil {
		return v, err
	}
	if v.N == st.LiveVersion {
		return v, fault.New(fault.Conflict, "the working copy says what readers already see; change it first, or add a notice alone")
	}
	if st.Unsettled && v.Content.Unverified == nil && notice != news.Pemutakhiran {
		return v, fault.Field("unverified", "an unverified story is settled only by an update that is linked to it")
	}
	if v.Content.Unverified != nil {
		before, err := d.Store.Version(d, st.ID, st.LiveVersion)
		if err != nil {
			return v, err
		}
		st.Unsettled = st.Unsettled || before.Content.Unverified == nil // it says so now
	}
	origin, _, err := d.Store.Placement(d, st.ID, st.OriginSite)
	if err != nil {
		return v, err
	}
	problems, err := d.Problems(*st, v.Content, origin.Section)
	if err != nil {
		return v, err
	}
	if err := news.Blocking(problems); err != nil {
		return v, err
	}
	return v, seen.covers(problems)
}

// liveStory locks a story that readers can see.
func (d *deed) liveStory(id news.ID, step news.Step) (news.Story, error) {
	act := news.ActCorrect
	if step == news.StepWithdraw {
		act = news.ActWithdraw
	}
	st, err := d.Story(id, step, act)
	if err != nil {
		return st, err
	}
	if st.State == news.StateScheduled {
		err = d.surface(&st)
	}
	return st, err
}

// AddNotice puts a notice on a live story without changing its text: a right
// of reply, or a correction that the text carries already. It stands on every
// placement at once.
func (n *Newsroom) AddNotice(ctx context.Context, actor news.Actor, id news.ID, c Correction) error {
	return n.do(ctx, actor, "add notice", func(d *deed) error { return d.addNotice(id, c) })
}

func (d *deed) addNotice(id news.ID, c Correction) error {
	st, err := d.liveStory(id, news.StepNotice)
	if err != nil {
		return err
	}
	_, err = d.postNotice(&st, c)
	return err
}

// postNotice puts a notice on every placement of a live story, and returns its
// ID.
func (d *deed) postNotice(st *news.Story, c Correction) (news.ID, error) {
	notice, err := d.notice(st, c)
	if err != nil {
		return 0, err
	}
	if c.Kind != news.HakJawab {
		st.UpdatedAt = d.Now
	}
	if err := d.Store.UpdateStory(d, st); err != nil {
		return 0, err
	}
	d.Touch(news.TagStory(st.ID))
	if err := d.ListNotices(*st); err != nil {
		return 0, err
	}
	return notice, d.Event(news.EventNoticeAdded, st.ID, st.OriginSite, map[string]any{"notice": c.Kind, "id": notice})
}

// notice writes a notice about a story, settles an unverified one, and returns
// the notice's ID.
func (d *deed) notice(st *news.Story, c Correction) (news.ID, error) {
	notice := news.Notice{ID: d.NextID(), Story: st.ID, Kind: c.Kind, Severity: c.Severity, Text: act.OneLine(c.Text),
		Apology: act.OneLine(c.Apology), Reply: c.Reply, Version: st.LiveVersion, MadeBy: d.Actor.Account, At: d.Now}
	if err := notice.Check(); err != nil {
		return 0, err
	}
	if c.Reply != 0 {
		if err := d.replyIsPublic(c.Reply); err != nil {
			return 0, err
		}
		d.Touch(news.TagStory(c.Reply))
	}
	if c.Kind == news.Pemutakhiran {
		st.Unsettled = false
	}
	return notice.ID, d.Store.InsertNotice(d, notice)
}

// replyIsPublic asks that the linked story can be read: a link to nothing
// would not be a reply.
func (d *deed) replyIsPublic(id news.ID) error {
	reply, found, err := d.Store.Story(d, id)
	if err != nil {
		return err
	}
	if !found || reply.StateAt(d.Now) != news.StateLive {
		return fault.Field("reply", "the linked story must be published first")
	}
	return nil
}

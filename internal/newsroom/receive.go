package newsroom

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
	"github.com/tajuk/tajuk/internal/wire"
)

// Received is an item of a source that is ready to be taken: what had to be
// fetched for it is here.
type Received struct {
	Item   news.ID
	Digest string // of the state that was made ready
	Wire   wire.Item
	Body   string // its text as a document, see package richtext
	Lead   string // its summary, or the first paragraph
	Photo  news.Photo
	Left   []string // what could not be had and was left out, for people
}

// Receive makes the story of a source's item say what the partner says: it is
// created and published, or planned under the partner's embargo, updated,
// corrected with the partner's notices, or withdrawn, on its external site and
// so on every site that carries it. Nothing happens when another state of the
// item has arrived meanwhile, which has a job of its own. What no rule allows is
// noted with its reason on the item, which then waits for somebody.
func (n *Newsroom) Receive(ctx context.Context, in Received) error {
	err := n.do(ctx, news.System(), "receive", func(d *deed) error {
		r, found, err := d.received(in)
		if err != nil || !found {
			return err
		}
		if err := r.take(); err != nil {
			return err
		}
		return r.settle()
	})
	if k := fault.KindOf(err); err == nil || k == fault.Internal || k == fault.Unavailable {
		return err
	}
	return n.refuse(ctx, in, err)
}

// refuse notes on an item why it could not be taken.
func (n *Newsroom) refuse(ctx context.Context, in Received, why error) error {
	return n.do(ctx, news.System(), "refuse item", func(d *deed) error {
		r, found, err := d.received(in)
		if err != nil || !found {
			return err
		}
		r.item.State, r.item.Note = partner.ItemRefused, reasons(why)
		if err := exchange.Refused(r.Deed, r.source, r.item, r.owed()); err != nil {
			return err
		}
		return r.settle()
	})
}

// owed is what the item brings that readers have to be told of its story; empty
// for nothing.
func (r *reception) owed() partner.Cause {
	switch {
	case r.item.Story == 0 || r.item.Same:
		return ""
	case r.in.Wire.Status == wire.Canceled:
		return partner.Withdrawal
	case len(r.unsaid()) > 0:
		return partner.Correction
	}
	return ""
}

// reasons is what a fault says, one reason a line.
func reasons(err error) string {
	fields := fault.FieldsOf(err)
	if len(fields) == 0 {
		if f := fault.Of(err); f != nil {
			return f.Message
		}
		return err.Error()
	}
	var out []string
	for _, text := range fields {
		out = append(out, text)
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// reception is an item that is being taken.
type reception struct {
	*deed
	in     Received
	item   partner.Item
	source partner.Source
	site   news.Site
}

// received locks an item; found is false when what was made ready is not what
// waits.
func (d *deed) received(in Received) (r reception, found bool, err error) {
	s := stores.In(d.Tx)
	r = reception{deed: d, in: in}
	if r.item, found, err = s.Item(d, in.Item); err != nil || !found {
		return r, false, err
	}
	// First the source, as whatever arrives does: what is taken of it makes
	// sections and people, one item after another.
	if r.source, found, err = s.LockSource(d, r.item.Source); err != nil || !found {
		return r, false, err
	}
	if r.item, found, err = s.Item(d, in.Item); err != nil || !found {
		return r, false, err
	}
	if r.item.State != partner.ItemWaiting || r.item.Digest != in.Digest {
		return r, false, nil
	}
	r.site, err = d.Site(r.source.Site)
	return r, true, err
}

// settle saves where the item stands, and has the partner told.
func (r *reception) settle() error {
	r.item.TakenAt = r.Now
	if err := stores.In(r.Tx).SaveItem(r, r.item); err != nil {
		return err
	}
	return exchange.Reply(r.Deed, r.source, r.item)
}

func (r *reception) take() error {
	switch {
	case r.in.Wire.Status == wire.Canceled:
		r.item.State = partner.ItemGone
		if r.item.Story == 0 || r.item.Same {
			return nil
		}
		return r.takeBack()
	case r.item.Same:
		r.item.State = partner.ItemSame
		return nil
	case r.in.Wire.Status == wire.Withheld && r.in.Wire.EmbargoUntil.IsZero():
		r.item.State = partner.ItemHeld
		return nil
	}
	r.item.State, r.item.Note = partner.ItemTaken, strings.Join(r.in.Left, "\n")
	if r.item.Story == 0 {
		same, err := r.same()
		if err != nil {
			return err
		}
		if same != 0 {
			r.item.State, r.item.Story, r.item.Same = partner.ItemSame, same, true
			return nil
		}
		return r.begin()
	}
	return r.goOn()
}

// begin makes a story of an item, and lets readers have it from when the
// partner does: they get it on the sites that take it.
func (r *reception) begin() error {
	content, err := r.content(news.Content{})
	if err != nil {
		return err
	}
	section, err := r.section()
	if err != nil {
		return err
	}
	id, err := r.create(NewStory{Site: r.site.ID, Section: section, Kind: r.kind(), Language: r.language(), Content: content}, content)
	if err != nil {
		return err
	}
	r.item.Story = id
	return r.appear(id)
}

// appear publishes a story under the time at which it appeared at the partner,
// with the notices that it has there, or plans it for the end of its embargo.
// Nobody will then have read what notices of before that tell of.
func (r *reception) appear(id news.ID) error {
	unsaid := r.unsaid()
	until := r.in.Wire.EmbargoUntil.UTC().Truncate(time.Millisecond)
	st, err := r.Lock(id)
	if err != nil {
		return err
	}
	if !until.After(r.Now) {
		until = time.Time{}
	}
	if !st.EmbargoUntil.Equal(until) {
		st.EmbargoUntil = until
		if err := r.Store.UpdateStory(r, &st); err != nil {
			return err
		}
	}
	if !until.IsZero() {
		for _, n := range unsaid {
			r.item.Notices = append(r.item.Notices, n.Name())
		}
		return r.schedule(id, until, nil)
	}
	at := r.in.Wire.Published
	if at.IsZero() || at.After(r.Now) || st.State == news.StateScheduled {
		at = r.Now
	}
	if err := r.publishDated(id, at); err != nil {
		return err
	}
	if err := r.unwatchPlan(id); err != nil {
		return err
	}
	return r.notices(id, unsaid)
}

// goOn makes a story that came before say what its item says now.
func (r *reception) goOn() error {
	st, err := r.Lock(r.item.Story)
	if err != nil {
		return err
	}
	state := st.StateAt(r.Now)
	if state == news.StateWithdrawn {
		r.item.State, r.item.Note = partner.ItemGone, "the story was withdrawn here"
		return nil
	}
	w, found, err := r.Store.WorkingCopy(r, st.ID)
	if err != nil {
		return err
	}
	if !found {
		return fault.New(fault.NotFound, "there is no story %s", st.ID)
	}
	content, err := r.content(w.Content)
	if err != nil {
		return err
	}
	changed := !content.Same(w.Content)
	if changed {
		if _, err := r.SaveCopy(&st, w, content); err != nil {
			return err
		}
	}
	if state == news.StateSpiked { // it was taken back before anybody saw it
		if err := r.move(&st, news.StateDraft, news.EventStoryUnspiked, "unspike"); err != nil {
			return err
		}
	}
	if state != news.StateLive {
		return r.appear(st.ID)
	}
	unsaid := r.unsaid()
	if !changed {
		return r.notices(st.ID, unsaid)
	}
	if len(unsaid) == 0 {
		return r.update(st.ID, nil)
	}
	if err := r.correct(st.ID, r.correction(unsaid[0]), nil); err != nil {
		return err
	}
	r.item.Notices = append(r.item.Notices, unsaid[0].Name())
	return r.notices(st.ID, unsaid[1:])
}

// unsaid are the notices of the item that stand on no story yet. Where the
// partner only says in words that it corrects something, those are the notice.
// A continuation that needs no notice brings none; a correction that does not
// say of what is one all the same.
func (r *reception) unsaid() []wire.Notice {
	var out []wire.Notice
	for _, n := range r.in.Wire.Notices {
		if n.Kind != string(news.Pemutakhiran) && !slices.Contains(r.item.Notices, n.Name()) {
			out = append(out, n)
		}
	}
	note := act.OneLine(r.in.Wire.EdNote)
	if len(r.in.Wire.Notices) == 0 && r.item.Story != 0 && corrects.MatchString(note) {
		if n := (wire.Notice{Kind: string(news.Koreksi), Text: note}); !slices.Contains(r.item.Notices, n.Name()) {
			out = append(out, n)
		}
	}
	return out
}

// corrects are the words with which agencies begin a note about an error.
var corrects = regexp.MustCompile(`(?i)^\W*(ralat|koreksi|pembetulan|perbaikan|correct(s|ion|ing|ed)|erratum)\b`)

// notices posts notices on a story whose text says already what they tell of.
func (r *reception) notices(id news.ID, list []wire.Notice) error {
	for _, n := range list {
		if err := r.addNotice(id, r.correction(n)); err != nil {
			return err
		}
		r.item.Notices = append(r.item.Notices, n.Name())
	}
	return nil
}

// correction is a partner's notice in the words of the newsroom. A right of
// reply that is granted there is linked to a story there, so here it is a
// correction that says so.
func (r *reception) correction(n wire.Notice) Correction {
	c := Correction{Kind: news.NoticeKind(n.Kind), Severity: news.Fact, Text: cmp.Or(act.OneLine(n.Text), act.OneLine(r.in.Wire.EdNote))}
	if c.Text == "" {
		c.Text = r.site.PathWord("Diperbaiki oleh media asalnya, ", "Corrected by its publisher, ") + r.site.Name + "."
	}
	switch c.Kind {
	case news.Ralat, news.Koreksi:
	case news.HakJawab:
		c.Kind, c.Text = news.Koreksi, r.site.PathWord("Hak jawab: ", "Right of reply: ")+c.Text
	default:
		c.Kind = news.Koreksi
	}
	c.Text = lang.Shorten(c.Text, maxNoticeText)
	return c
}

// Lengths of what the public is told, in characters.
const (
	maxNoticeText = 2000
	maxPublic     = 1000
	minPublic     = 10
)

// takeBack withdraws the story of an item that its partner has withdrawn.
// Whoever carries it has to follow (Pedoman Pemberitaan Media Siber 5b), so
// nobody is asked.
func (r *reception) takeBack() error {
	st, err := r.Lock(r.item.Story)
	if err != nil {
		return err
	}
	switch st.StateAt(r.Now) {
	case news.StateWithdrawn, news.StateSpiked:
		return nil
	case news.StateLive:
		return r.withdraw(st)
	case news.StateScheduled:
		if err := r.dropPlan(&st); err != nil {
			return err
		}
	}
	return r.move(&st, news.StateSpiked, news.EventStorySpiked, "spike")
}

func (r *reception) withdraw(st news.Story) error {
	if st.State == news.StateScheduled {
		if err := r.surface(&st); err != nil {
			return err
		}
	}
	reason := lang.Shorten(act.OneLine(r.in.Wire.EdNote), maxPublic)
	if len([]rune(reason)) < minPublic {
		reason = r.site.PathWord("Dicabut oleh media asalnya, ", "Withdrawn by its publisher, ") + r.site.Name + "."
	}
	w := news.Withdrawal{Story: st.ID, Ground: news.GroundOrigin, Reason: reason, ProposedAt: r.Now, ApprovedAt: r.Now}
	if err := w.Check(); err != nil {
		return err
	}
	if err := r.Store.SaveWithdrawal(r, w); err != nil {
		return err
	}
	if err := r.bury(&st); err != nil {
		return err
	}
	if err := r.unwatchPlan(st.ID); err != nil {
		return err
	}
	return r.Event(news.EventStoryWithdrawn, st.ID, st.OriginSite, map[string]any{"ground": w.Ground, "reason": w.Reason, "proposed_by": w.ProposedBy})
}

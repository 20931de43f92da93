package exchange

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/partner"
	stores "github.com/tajuk/tajuk/internal/store/exchange"
)

// follow writes, in the transaction of an event, what partners are told of it.
func (x *Exchange) follow(d *act.Deed, e news.Event) error {
	cause, err := causeOf(e)
	if err != nil || cause == "" {
		return err
	}
	s := stores.In(d.Tx)
	received, err := s.Receivers(d, e.Story)
	if err != nil {
		return err
	}
	var active []partner.Agreement
	if cause != partner.Withdrawal {
		if active, err = s.ActiveAgreements(d, e.Site); err != nil {
			return err
		}
	}
	if len(received) == 0 && len(active) == 0 {
		return nil
	}
	st, found, err := d.Store.Story(d, e.Story)
	if err != nil || !found || st.OriginSite != e.Site {
		return err
	}
	if cause == partner.Advance && (st.State != news.StateScheduled || !st.EmbargoUntil.After(d.Now)) {
		return nil
	}
	to, err := x.whom(d, st, cause, received, active)
	if err != nil || len(to) == 0 {
		return err
	}
	return tell(d, e, cause, to)
}

// causeOf says what an event is to partners; empty for nothing.
func causeOf(e news.Event) (partner.Cause, error) {
	switch e.Kind {
	case news.EventStoryScheduled, news.EventStoryEmbargoed:
		return partner.Advance, nil
	case news.EventStoryPublished, news.EventStoryVisible:
		return partner.Publication, nil
	case news.EventNoticeAdded:
		return partner.Correction, nil
	case news.EventStoryWithdrawn, news.EventStoryUnscheduled:
		// What was planned and sent ahead must not appear either.
		return partner.Withdrawal, nil
	case news.EventStoryUpdated:
		var p struct{ Notice *news.NoticeKind }
		if err := json.Unmarshal([]byte(e.Payload), &p); err != nil {
			return "", fmt.Errorf("payload of %s: %w", e.Kind, err)
		}
		if p.Notice != nil && *p.Notice != news.SilentFix {
			return partner.Correction, nil
		}
		return partner.Update, nil
	}
	return "", nil
}

// whom returns the agreements under which an event is told, in order: those
// that cover the story, and everybody who ever received it when it is owed to
// them.
func (x *Exchange) whom(d *act.Deed, st news.Story, cause partner.Cause, received []news.ID, active []partner.Agreement) ([]partner.Agreement, error) {
	var to []partner.Agreement
	if len(active) > 0 {
		v, err := d.Store.Version(d, st.ID, st.LiveVersion)
		if err != nil {
			return nil, err
		}
		origin, _, err := d.Store.Placement(d, st.ID, st.OriginSite)
		if err != nil {
			return nil, err
		}
		for _, a := range active {
			has := slices.Contains(received, a.ID)
			if (has || a.Covers(st, v.Content, origin.Section)) && (a.Embargoed || cause != partner.Advance) {
				to = append(to, a)
			}
		}
	}
	if cause.Owed() {
		missing := slices.DeleteFunc(slices.Clone(received), func(id news.ID) bool {
			return slices.ContainsFunc(to, func(a partner.Agreement) bool { return a.ID == id })
		})
		owed, err := stores.In(d.Tx).AgreementsByID(d, missing)
		if err != nil {
			return nil, err
		}
		to = append(to, owed...)
	}
	slices.SortFunc(to, func(a, b partner.Agreement) int { return cmp.Compare(a.ID, b.ID) }) // jobs are locked in one order
	return to, nil
}

func tell(d *act.Deed, e news.Event, cause partner.Cause, to []partner.Agreement) error {
	s := stores.In(d.Tx)
	version, err := s.NextVersion(d, e.Story)
	if err != nil {
		return err
	}
	for _, a := range to {
		written, err := s.InsertDelivery(d, partner.Delivery{
			ID: d.NextID(), Agreement: a.ID, Story: e.Story, Site: e.Site, Event: e.ID, Cause: cause, Version: version, State: partner.Waiting,
			NextAt: d.Now, GiveUpAt: d.Now.Add(cause.Patience()), MadeAt: d.Now,
		})
		if err != nil {
			return err
		}
		if written && a.Push != "" {
			if err := d.Job(JobSend, a.ID.String(), a.ID.String(), d.Now); err != nil {
				return err
			}
		}
	}
	return nil
}

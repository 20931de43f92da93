package demo

import (
	"fmt"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/routing"
)

// Stories that the desks of the network have something to do with now.
const (
	busStory   = "solo-bus-pengumpan-mojosongo"
	kioskStory = "solo-pasar-legi-undian-kios"
	pipeStory  = "makassar-pipa-air-antang"
	debtStory  = "solo-pasar-legi-omzet"
)

// How long before now it happened. What waits for a desk is younger than any
// deadline, so that the network is not late when it is first looked at.
const (
	busShared    = 90 * time.Minute
	busCorrected = 4 * time.Minute // its error of fact
	justOffered  = 3 * time.Minute
)

// sharing leaves the desks what a network day leaves them: sites that ask first
// or take drafts, stories on offer, rules, a correction of a story that one site
// words differently, whose merge task is open, and a withdrawal that waits for a
// second person.
func (s *seeder) sharing() error {
	for _, step := range []func() error{s.bus, s.policies, s.offers, s.rules, s.withdrawal} {
		if err := step(); err != nil {
			return err
		}
	}
	s.clock.Set(s.now)
	return nil
}

// bus shares a story with three sites, has one of them word its headline and
// lead, and corrects it at the origin.
func (s *seeder) bus() error {
	id := s.stories[busStory]
	s.clock.Set(s.now.Add(-busShared))
	for _, to := range []string{"nasional", "surabaya", "medan"} {
		if _, err := s.room.Share(s.ctx, s.as(news.RoleEditor, "solo"), id, s.sites[to].ID, s.sites[to].Sections[0].ID); err != nil {
			return err
		}
		s.report.Shares++
	}
	desk, surabaya := s.as(news.RoleEditor, "surabaya"), s.sites["surabaya"].ID
	for field, value := range map[news.Field]string{
		news.FieldHeadline: "Solo Punya Bus Pengumpan Listrik, Sopir Angkot Lama Direkrut",
		news.FieldLead:     "Dua belas bus kecil melayani 31 tempat henti di Solo. Surabaya menyiapkan rute serupa tahun depan.",
	} {
		if err := s.room.Override(s.ctx, desk, id, surabaya, field, value); err != nil {
			return err
		}
	}
	s.clock.Set(s.now.Add(-busCorrected))
	for _, f := range s.source.Stories {
		if f.Key != busStory {
			continue
		}
		published, err := s.published(f)
		if err != nil {
			return err
		}
		f.Lead = strings.Replace(f.Lead, "31 tempat henti", "33 tempat henti", 1)
		f.body = strings.Replace(f.body, "31 tempat henti", "33 tempat henti", 1)
		fixed, err := s.content(f, s.sites["solo"], published)
		if err != nil {
			return err
		}
		editor := s.as(news.RoleEditor, "solo")
		if _, err := s.room.Save(s.ctx, editor, id, 1, fixed); err != nil {
			return err
		}
		s.report.Notices++
		return s.room.Correct(s.ctx, editor, id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact,
			Text: "Jumlah tempat henti semula ditulis 31. Yang benar 33, termasuk dua tempat henti yang dibuka sehari sebelum bus mulai jalan."})
	}
	return fmt.Errorf("there is no story %s", busStory)
}

// policies has one site ask its desk first and another take drafts.
func (s *seeder) policies() error {
	s.clock.Set(s.now.Add(-busShared))
	for slug, policy := range map[string]news.Policy{"bali": news.PolicyAsk, "maluku": news.PolicyDraft} {
		if err := s.room.SetSharePolicy(s.ctx, news.System(), s.sites[slug].ID, 0, policy); err != nil {
			return err
		}
	}
	return nil
}

// offers puts stories before the desks of those sites.
func (s *seeder) offers() error {
	s.clock.Set(s.now.Add(-justOffered))
	for _, x := range []struct{ story, from, to string }{
		{busStory, "solo", "bali"}, {kioskStory, "solo", "bali"}, {pipeStory, "makassar", "maluku"}, {kioskStory, "solo", "maluku"},
	} {
		to := s.sites[x.to]
		if _, err := s.room.Share(s.ctx, s.as(news.RoleEditor, x.from), s.stories[x.story], to.ID, to.Sections[0].ID); err != nil {
			return err
		}
		s.report.Shares++
	}
	return nil
}

// rules makes two rules of Solo; one was tried and is on.
func (s *seeder) rules() error {
	solo, chief := s.sites["solo"], s.as(news.RoleChiefEditor, "solo")
	to := func(slug string) routing.Target {
		return routing.Target{Site: s.sites[slug].ID, Section: s.sites[slug].Sections[0].ID}
	}
	first, err := s.room.SaveRule(s.ctx, chief, routing.Rule{Site: solo.ID, Name: "Berita penting ke portal nasional",
		Says: routing.Says{When: routing.Conditions{Urgent: true}, To: []routing.Target{to("nasional")}}})
	if err != nil {
		return err
	}
	if _, err := s.room.TryRule(s.ctx, chief, solo.ID, first.ID); err != nil {
		return err
	}
	if err := s.room.SwitchRule(s.ctx, chief, solo.ID, first.ID, true); err != nil {
		return err
	}
	_, err = s.room.SaveRule(s.ctx, chief, routing.Rule{Site: solo.ID, Name: "Pasar Legi ke Surabaya dan Medan",
		Says: routing.Says{When: routing.Conditions{Topics: []news.ID{s.topics["revitalisasi-pasar-legi"]}},
			To: []routing.Target{to("surabaya"), to("medan")}}})
	return err
}

// withdrawal has the chief editor of Solo propose to withdraw a story that the
// national site carries in words of its own.
func (s *seeder) withdrawal() error {
	return s.room.ProposeWithdrawal(s.ctx, s.as(news.RoleChiefEditor, "solo"), s.stories[debtStory], news.GroundTrauma,
		"Satu dari delapan pedagang yang meminjam dari rentenir dikenali dari berita ini. Keluarganya sejak itu didatangi penagih dan diancam.")
}

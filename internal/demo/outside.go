package demo

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/routing"
	"github.com/tajuk/tajuk/internal/signature"
	"github.com/tajuk/tajuk/internal/wire"
)

// sent is what a partner outside has sent, as ninjs, one document after
// another. Times in it stand as "ago 2h40m" and "in 9h".
//
//go:embed partner
var sent embed.FS

// The partner outside whose stories come in. It sends by itself: the demo asks
// nobody.
const (
	agency     = "Kantor Berita Cakrawala"
	agencyHome = "https://cakrawala.example/"
	takenURI   = "urn:cakrawala:2203" // taken by the desk of Solo, which nobody has sent it to
)

// When the two documents came. The second one corrects and withdraws, a moment
// before Solo corrects its own story.
const (
	agencySent     = 2 * time.Hour
	agencyFollowed = busCorrected + 20*time.Second
)

// outside has a partner's stories come in: by rules to the national portal,
// which publishes them at once, and to Bali, whose desk is asked; one that Solo
// takes, one under embargo, one that the partner holds back, one that cannot be
// taken. Then the partner corrects one and withdraws one.
func (s *seeder) outside() error {
	s.clock.Set(s.now.Add(-agencySent - time.Hour))
	x, err := s.room.Exchange.SaveSource(s.ctx, news.System(), partner.Source{Home: agencyHome, Key: signature.NewKey(), // nobody is told it
		Contact: "Meja malam Cakrawala, redaksi@cakrawala.example", Terms: "Boleh dimuat utuh dengan nama kantor berita."},
		exchange.SourceAs{Name: agency, Language: "id", Zone: s.sites["nasional"].Zone})
	if err != nil {
		return err
	}
	for _, r := range []struct {
		name, to string
		when     routing.Conditions
	}{
		{"Berita penting ke portal nasional", "nasional", routing.Conditions{Urgent: true}},
		{"Kabar dari Denpasar ke Sagara Bali", "bali", routing.Conditions{Places: []string{"Denpasar"}}},
	} {
		if err := s.agencyRule(x.Site, r.name, s.sites[r.to], r.when); err != nil {
			return err
		}
	}
	if err := s.room.SetSharePolicy(s.ctx, news.System(), s.sites["bali"].ID, x.Site, news.PolicyAsk); err != nil {
		return err
	}
	s.clock.Set(s.now.Add(-agencySent))
	if err := s.agencySends(x, "partner/1-kiriman.json"); err != nil {
		return err
	}
	if err := s.agencyTaken(x); err != nil {
		return err
	}
	s.clock.Set(s.now.Add(-agencyFollowed))
	return s.agencySends(x, "partner/2-susulan.json")
}

// agencyRule sends stories of the partner to a site.
func (s *seeder) agencyRule(from news.ID, name string, to news.Site, when routing.Conditions) error {
	r, err := s.room.SaveRule(s.ctx, news.System(), routing.Rule{Site: from, Name: name,
		Says: routing.Says{When: when, To: []routing.Target{{Site: to.ID, Section: to.Sections[0].ID}}}})
	if err != nil {
		return err
	}
	if _, err := s.room.TryRule(s.ctx, news.System(), from, r.ID); err != nil {
		return err
	}
	return s.room.SwitchRule(s.ctx, news.System(), from, r.ID, true)
}

// relative is a time in what was sent.
var relative = regexp.MustCompile(`"(ago|in) ([0-9hm]+)"`)

// agencySends has a document arrive and takes its items, as the courier does
// with what nothing has to be fetched for.
func (s *seeder) agencySends(x partner.Source, name string) error {
	text, err := sent.ReadFile(name)
	if err != nil {
		return err
	}
	var bad error
	text = relative.ReplaceAllFunc(text, func(m []byte) []byte {
		way, span, _ := strings.Cut(strings.Trim(string(m), `"`), " ")
		d, err := time.ParseDuration(span)
		bad = errors.Join(bad, err)
		if way == "ago" {
			d = -d
		}
		return []byte(`"` + s.now.Add(d).Format(time.RFC3339) + `"`)
	})
	if bad != nil {
		return fmt.Errorf("%s: %w", name, bad)
	}
	batch, err := wire.Read(text, "application/json", agencyHome)
	if err != nil || len(batch.Refused) > 0 {
		return fmt.Errorf("%s: %v: %w", name, batch.Refused, err)
	}
	if err := s.room.Exchange.Arrive(s.ctx, x.ID, batch.Items); err != nil {
		return err
	}
	waiting, err := s.room.Exchange.SourceItems(s.ctx, news.System(), x.ID, partner.ItemWaiting, 0, len(batch.Items))
	if err != nil {
		return err
	}
	for i := range waiting {
		if err := s.receive(waiting[len(waiting)-1-i].ID); err != nil { // the first that came is the last of the list
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// receive takes an item that has arrived.
func (s *seeder) receive(id news.ID) error {
	_, item, err := s.room.Exchange.Arrived(s.ctx, id)
	if err != nil {
		return err
	}
	in := newsroom.Received{Item: item.ID, Digest: item.Digest}
	if err := json.Unmarshal([]byte(item.Payload), &in.Wire); err != nil {
		return err
	}
	if in.Wire.Status != wire.Canceled {
		text, err := intake.Body(s.ctx, in.Wire)
		if err != nil && !errors.Is(err, intake.ErrNothing) { // then the newsroom says what is missing
			return err
		}
		in.Body, in.Lead = text.Body, text.Lead
	}
	return s.room.Receive(s.ctx, in)
}

// agencyTaken has Solo take a story that no rule has sent anywhere.
func (s *seeder) agencyTaken(x partner.Source) error {
	list, err := s.room.Exchange.SourceItems(s.ctx, news.System(), x.ID, partner.ItemTaken, 0, 100)
	if err != nil {
		return err
	}
	solo := s.sites["solo"]
	for _, i := range list {
		if i.URI == takenURI {
			_, err := s.room.Pull(s.ctx, s.as(news.RoleEditor, "solo"), i.Story, solo.ID, solo.Sections[0].ID, false)
			return err
		}
	}
	return fmt.Errorf("%s was not taken", takenURI)
}

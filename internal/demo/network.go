package demo

import (
	"fmt"
	"slices"
	"time"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
)

// frame is what the files do not say of a site: where its clock stands and how
// it looks.
type frame struct {
	host, zone, language string
	look                 news.Look
}

func frames() map[string]frame {
	const wib, wita, wit = "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"
	return map[string]frame{
		"nasional": {"sagara", wib, "id", news.Look{Wordmark: "classic", Type: "serif", Density: "dense"}},
		"medan":    {"medan", wib, "id", news.Look{Wordmark: "band", Type: "sans", Density: "dense"}},
		"solo":     {"solo", wib, "id", news.Look{Wordmark: "rule", Type: "serif", Tone: "warm"}},
		"surabaya": {"surabaya", wib, "id", news.Look{Wordmark: "caps", Type: "sans", Tone: "cool"}},
		"bali":     {"bali", wita, "en", news.Look{Wordmark: "plain", Type: "serif", Tone: "warm"}},
		"makassar": {"makassar", wita, "id", news.Look{Wordmark: "tab", Type: "serif", Tone: "cool"}},
		"maluku":   {"maluku", wit, "id", news.Look{Wordmark: "rule", Type: "sans"}},
		"papua":    {"papua", wit, "id", news.Look{Wordmark: "caps", Type: "serif", Tone: "warm"}},
	}
}

// network makes sites, accounts, people, topics and tags.
func (s *seeder) network() error {
	for i, f := range s.source.Sites {
		if err := s.site(i, f); err != nil {
			return fmt.Errorf("site %s: %w", f.Slug, err)
		}
	}
	if err := s.others(); err != nil {
		return fmt.Errorf("accounts: %w", err)
	}
	for _, f := range s.source.People {
		site, ok := s.sites[f.Site]
		if !ok {
			return fmt.Errorf("person %s: no site %s", f.Slug, f.Site)
		}
		p, err := s.room.SavePerson(s.ctx, news.System(), news.Person{Slug: f.Slug, Name: f.Name, Initials: f.Initials,
			Site: site.ID, Role: f.Role, Bio: f.Bio})
		if err != nil {
			return fmt.Errorf("person %s: %w", f.Slug, err)
		}
		s.people[f.Slug] = p
	}
	for _, f := range s.source.Topics {
		t, err := s.room.SaveTopic(s.ctx, news.System(), topicOf(f))
		if err != nil {
			return fmt.Errorf("topic %s: %w", f.Slug, err)
		}
		s.topics[f.Slug] = t.ID
	}
	for _, f := range s.source.Stories {
		for _, name := range f.Tags {
			if _, known := s.tags[lang.Slug(name)]; known {
				continue
			}
			t, err := s.room.SaveTag(s.ctx, news.System(), news.Tag{Slug: lang.Slug(name), Name: name})
			if err != nil {
				return fmt.Errorf("tag %s: %w", name, err)
			}
			s.tags[t.Slug] = t.ID
		}
	}
	return nil
}

func topicOf(f topicFile) news.Topic {
	return news.Topic{Slug: f.Slug, Name: f.Name, Kicker: f.Kicker, Summary: f.Summary, Closed: f.State == "closed"}
}

func (s *seeder) site(position int, f siteFile) error {
	fr, ok := frames()[f.Slug]
	if !ok {
		return fmt.Errorf("it has no frame")
	}
	fr.look.Accent = f.Accent
	site := news.Site{Slug: f.Slug, Name: f.Name, Zone: fr.zone, Language: fr.language, Hosts: []string{fr.host + "." + Domain},
		Public: true, National: f.Slug == "nasional", Position: position,
		Settings: news.Settings{Tagline: f.Tagline, Owner: f.Owner, Address: f.Address, Responsible: f.Responsible, Email: f.Email,
			Phone: f.Phone, Look: fr.look, DefaultPolicy: news.PolicyPublish}}
	if site.National {
		site.Settings.Region = site.PathWord("Nasional", "National")
	}
	for _, m := range f.Staff {
		site.Settings.Staff = append(site.Settings.Staff, news.Staff{Role: m[0], Name: m[1]})
	}
	for _, sec := range f.Sections {
		site.Sections = append(site.Sections, news.Section{Slug: sec[0], Name: sec[1]})
	}
	site, err := s.room.SaveSite(s.ctx, news.System(), site)
	if err != nil {
		return err
	}
	s.sites[f.Slug] = site
	s.report.Sites++
	about, err := markdown.Parse([]byte(f.About), markdown.Options{})
	if err != nil {
		return fmt.Errorf("about: %w", err)
	}
	title := site.PathWord("Tentang ", "About ") + site.Name
	if err := s.room.SavePage(s.ctx, news.System(), site.ID, house.PageAbout, title, about.String()); err != nil {
		return err
	}
	return s.staffOf(site)
}

func (s *seeder) as(role news.Role, site string) news.Actor { return s.accounts[site+"/"+string(role)] }

// pins puts the pinned stories on the home fronts.
func (s *seeder) pins() error {
	s.clock.Set(s.now)
	for _, f := range s.source.Sites {
		var pins []house.Pin
		for i, key := range f.Pins {
			id, ok := s.stories[key]
			if !ok {
				return fmt.Errorf("pin %s of %s is no story", key, f.Slug)
			}
			pins = append(pins, house.Pin{Position: i, Story: id})
		}
		if err := s.room.SetPins(s.ctx, s.as(news.RoleEditor, f.Slug), s.sites[f.Slug].ID, news.FrontHome, pins); err != nil {
			return fmt.Errorf("pins of %s: %w", f.Slug, err)
		}
	}
	return nil
}

// timelines writes the history of the topics, now that its stories exist.
func (s *seeder) timelines() error {
	national := s.sites["nasional"]
	for _, f := range s.source.Topics {
		t := topicOf(f)
		t.ID = s.topics[f.Slug]
		for _, e := range f.Entry {
			entry := news.TopicEntry{Text: e.Text, Story: s.stories[e.Story]}
			if e.Story != "" && entry.Story == 0 {
				return fmt.Errorf("topic %s: no story %s", f.Slug, e.Story)
			}
			var err error
			if e.Date != "" {
				entry.At, err = time.ParseInLocation(time.DateOnly, e.Date, national.Location())
				entry.DayOnly = true
			} else {
				var exact bool
				entry.At, exact, err = s.when(e.Age, national)
				entry.DayOnly = !exact
			}
			if err != nil {
				return fmt.Errorf("topic %s: %w", f.Slug, err)
			}
			t.Entries = append(t.Entries, entry)
		}
		slices.SortStableFunc(t.Entries, func(a, b news.TopicEntry) int { return a.At.Compare(b.At) })
		if _, err := s.room.SaveTopic(s.ctx, news.System(), t); err != nil {
			return fmt.Errorf("topic %s: %w", f.Slug, err)
		}
	}
	return nil
}

// reads makes it look as if readers had been here, so that the ranking of the
// most read stands from the start: newer and pinned stories lead.
func (s *seeder) reads() error {
	hour := newsroom.Hour(s.now)
	var counts []news.ReadCount
	for i, f := range s.source.Stories {
		published, err := s.published(f)
		if err != nil || s.now.Sub(published) > 8*24*time.Hour {
			continue
		}
		n := int64(40+(i*37)%160) / (1 + int64(s.now.Sub(published)/(24*time.Hour)))
		for _, on := range append([]shareFile{{Site: f.site}}, f.Share...) {
			counts = append(counts, news.ReadCount{Site: s.sites[on.Site].ID, Story: s.stories[f.Key], Hour: hour - int64(i%20), N: max(n, 1)})
		}
	}
	if err := s.room.CountReads(s.ctx, counts); err != nil {
		return err
	}
	return s.room.RankPopular(s.ctx)
}

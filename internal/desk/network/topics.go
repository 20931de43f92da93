package network

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

func (s *screens) mountTopics(f *frame.Frame) {
	f.Get("/topics", s.showTopics)
	f.Post("/topics", s.addTopic)
	f.Get("/topics/{id}", s.showTopic)
	f.Post("/topics/{id}", s.saveTopic)
	f.Post("/topics/{id}/close", s.closeTopic)
	f.Post("/topics/{id}/entries", s.saveEntry)
	f.Post("/topics/{id}/entries/{entry}", s.saveEntry)
	f.Post("/topics/{id}/entries/{entry}/move", s.moveEntry)
	f.Post("/topics/{id}/entries/{entry}/drop", s.dropEntry)
}

type topicsPage struct {
	frame.Base
	Query  string
	Closed bool
	Rows   []news.Topic
	Older  string
	Paged  bool // not the first page
	Fresh  news.Topic
}

func (s *screens) topicsPage(c *frame.Call) (*topicsPage, error) {
	if err := mayAnywhere(c, news.ActTopics); err != nil {
		return nil, err
	}
	p := &topicsPage{Base: c.Base("topics", "topics.title"), Query: strings.TrimSpace(c.R.FormValue("q")), Closed: c.R.FormValue("closed") != ""}
	var err error
	if p.Query != "" {
		p.Rows, err = s.read.FindTopics(c.Context(), p.Query)
		return p, err
	}
	before := inside.Mark{Item: c.FormID("id")}
	if ms := number(c.R.FormValue("before")); ms > 0 {
		before.At, p.Paged = time.UnixMilli(ms), true
	}
	rows, next, err := s.read.TopicsPage(c.Context(), p.Closed, before, listLength)
	p.Rows = rows
	if next.Item != 0 {
		q := url.Values{"before": {strconv.FormatInt(next.At.UnixMilli(), 10)}, "id": {next.Item.String()}}
		if p.Closed {
			q.Set("closed", "1")
		}
		p.Older = "/topics?" + q.Encode()
	}
	return p, err
}

func (s *screens) showTopics(c *frame.Call) error {
	p, err := s.topicsPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.topics, p)
}

// topicOf reads what a form says of a topic, and nothing else.
func topicOf(c *frame.Call) news.Topic {
	name := c.R.PostFormValue("name")
	t := news.Topic{Name: name, Slug: slug(c.R.PostFormValue("slug"), name), Kicker: c.R.PostFormValue("kicker"),
		Summary: strings.TrimSpace(c.R.PostFormValue("summary"))}
	if strings.TrimSpace(t.Kicker) == "" {
		t.Kicker = name
	}
	return t
}

func (s *screens) addTopic(c *frame.Call) error {
	t, err := s.room.ChangeTopic(c.Context(), c.Actor(), topicOf(c))
	if err == nil {
		return c.Redirect("/topics/"+t.ID.String(), frame.Done("topics.added"))
	}
	p, again := s.topicsPage(c)
	if again != nil {
		return err
	}
	p.Fresh = topicOf(c)
	return c.Invalid(s.topics, &p.Base, p, err)
}

type topicPage struct {
	frame.Base
	Topic   news.Topic
	Use     inside.Use
	Entries []entryRow
	Add     entryRow // what the form for a new entry holds
	Open    news.ID  // the entry whose form is open
	Find    string
	Found   []news.Head
	Links   []publicLink
	Into    string // name of what it became part of
}

// entryRow is an entry as its form shows it.
type entryRow struct {
	news.TopicEntry
	Date, Clock string
	Headline    string
	StoryText   string // as typed
	Up, Down    bool   // can be moved
}

// entryForm is what the form of an entry needs.
type entryForm struct {
	B   *topicPage
	E   entryRow
	ID  string // parts the fields of one form from those of another
	Bad bool   // what is wrong is wrong with this one
}

// Form makes the form of an entry.
func (p *topicPage) Form(e entryRow) entryForm {
	id := "new"
	if e.ID != 0 {
		id = e.ID.String()
	}
	return entryForm{p, e, id, e.ID == p.Open}
}

type publicLink struct{ Name, Href string }

// link adds the address of a path on a site; partners outside have none.
func link(c *frame.Call, links []publicLink, site news.Site, path string) []publicLink {
	if site.External {
		return links
	}
	return append(links, publicLink{site.Name, c.Portal(site, path)})
}

func (s *screens) topicPage(c *frame.Call) (*topicPage, error) {
	if err := mayAnywhere(c, news.ActTopics); err != nil {
		return nil, err
	}
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	t, err := s.read.Topic(c.Context(), id)
	if err != nil {
		return nil, err
	}
	p := &topicPage{Base: c.Base("topics", "topics.one", t.Name), Topic: t, Find: strings.TrimSpace(c.R.FormValue("find"))}
	if p.Use, err = s.read.Use(c.Context(), news.NameTopic, id); err != nil {
		return nil, err
	}
	if p.Use.Gone != nil {
		into, err := s.read.Topic(c.Context(), p.Use.Gone.Target)
		if err != nil {
			return nil, err
		}
		p.Into = into.Name
	}
	for _, u := range p.Use.Sites {
		p.Links = link(c, p.Links, u.Site, u.Site.PathWord("/topik/", "/topic/")+t.Slug)
	}
	var stories []news.ID
	for _, e := range t.Entries {
		stories = append(stories, e.Story)
	}
	from := c.FormID("story")
	headlines, err := s.read.Headlines(c.Context(), c.Actor(), append(stories, from))
	if err != nil {
		return nil, err
	}
	loc := zone(c)
	for i, e := range t.Entries {
		row := rowOf(e, loc)
		row.Headline = headlines[e.Story]
		row.Up = i > 0 && near(t.Entries[i-1], e)
		row.Down = i+1 < len(t.Entries) && near(t.Entries[i+1], e)
		p.Entries = append(p.Entries, row)
	}
	p.Add = rowOf(news.TopicEntry{At: c.Now}, loc)
	if from != 0 && headlines[from] != "" {
		story, err := s.read.Story(c.Context(), c.Actor(), from)
		if err != nil {
			return nil, err
		}
		e := news.TopicEntry{At: story.VisibleAt(), Text: headlines[from], Story: from}
		if e.At.IsZero() {
			e.At = c.Now
		}
		p.Add = rowOf(e, loc)
		p.Add.Headline = headlines[from]
	}
	if p.Find != "" {
		p.Found, err = s.read.Find(c.Context(), c.Actor(), p.Find, 10)
	}
	return p, err
}

func rowOf(e news.TopicEntry, loc *time.Location) entryRow {
	row := entryRow{TopicEntry: e, Date: e.At.In(loc).Format("2006-01-02")}
	if !e.DayOnly {
		row.Clock = e.At.In(loc).Format("15:04")
	}
	if e.Story != 0 {
		row.StoryText = e.Story.String()
	}
	return row
}

// near reports whether two entries are of one day, with times unknown: then
// people decide the order.
func near(a, b news.TopicEntry) bool {
	return a.DayOnly && b.DayOnly && a.At.Sub(b.At).Abs() < 24*time.Hour
}

func (s *screens) showTopic(c *frame.Call) error {
	p, err := s.topicPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.topic, p)
}

func (s *screens) saveTopic(c *frame.Call) error {
	p, err := s.topicPage(c)
	if err != nil {
		return err
	}
	t := topicOf(c)
	t.ID, t.Closed, t.Rev = p.Topic.ID, p.Topic.Closed, number(c.R.PostFormValue("rev"))
	saved, err := s.room.ChangeTopic(c.Context(), c.Actor(), t)
	if err != nil {
		t.Rev = p.Topic.Rev // whoever sends it again has seen what is wrong
		p.Topic = t
		return c.Invalid(s.topic, &p.Base, p, err)
	}
	return c.Redirect("/topics/"+saved.ID.String(), frame.Done("topics.saved"))
}

func (s *screens) closeTopic(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	closed := c.R.PostFormValue("closed") == "1"
	if err := s.room.CloseTopic(c.Context(), c.Actor(), id, closed); err != nil {
		return err
	}
	key, back := "topics.closed-done", "0"
	if !closed {
		key, back = "topics.reopened", "1"
	}
	to := "/topics/" + id.String()
	return c.Redirect(to, frame.Done(key).Undo(to+"/close", url.Values{"closed": {back}}))
}

// entryOf reads what a form says of an entry.
func entryOf(c *frame.Call) (entryRow, error) {
	row := entryRow{Date: c.R.PostFormValue("date"), Clock: c.R.PostFormValue("clock"), StoryText: c.R.PostFormValue("story")}
	row.Text = c.R.PostFormValue("text")
	at, dayOnly, err := when(row.Date, row.Clock, zone(c))
	if err != nil {
		return row, fault.Field("date", "choose a day")
	}
	row.At, row.DayOnly = at, dayOnly
	if ms := number(c.R.PostFormValue("at")); ms > 0 { // an entry that is put back as it was
		row.At, row.DayOnly = time.UnixMilli(ms).UTC(), c.R.PostFormValue("dayonly") == "1"
	}
	row.Story, err = storyIn(row.StoryText)
	return row, err
}

func (s *screens) saveEntry(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	row, err := entryOf(c)
	if c.R.PathValue("entry") != "" {
		var bad error
		if row.ID, bad = c.ID("entry"); bad != nil {
			return bad
		}
	}
	if err == nil && row.ID != 0 && row.DayOnly {
		row.At, err = s.sameMoment(c, id, row)
	}
	if err == nil && row.Story != 0 {
		// A story that whoever asks may not see is not told apart from none.
		if _, hidden := s.read.Story(c.Context(), c.Actor(), row.Story); hidden != nil {
			err = fault.Field("story", "there is no story %s", row.Story)
		}
	}
	if err == nil {
		_, err = s.room.SaveEntry(c.Context(), c.Actor(), id, row.TopicEntry)
	}
	if err == nil {
		return c.Redirect("/topics/"+id.String()+"#timeline", frame.Done("topics.entry-saved"))
	}
	p, again := s.topicPage(c)
	if again != nil {
		return again
	}
	p.Open = row.ID
	if row.ID == 0 {
		p.Add = row
	}
	for i := range p.Entries {
		if p.Entries[i].ID == row.ID {
			row.Up, row.Down, row.Headline = p.Entries[i].Up, p.Entries[i].Down, p.Entries[i].Headline
			p.Entries[i] = row
		}
	}
	return c.Invalid(s.topic, &p.Base, p, err)
}

// sameMoment keeps the place of an entry within its day when the day stays.
func (s *screens) sameMoment(c *frame.Call, topic news.ID, row entryRow) (time.Time, error) {
	t, err := s.read.Topic(c.Context(), topic)
	if err != nil {
		return row.At, err
	}
	for _, e := range t.Entries {
		if e.ID == row.ID && e.DayOnly && e.At.In(zone(c)).Format("2006-01-02") == row.Date {
			return e.At, nil
		}
	}
	return row.At, nil
}

func (s *screens) moveEntry(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	entry, err := c.ID("entry")
	if err != nil {
		return err
	}
	up := c.R.PostFormValue("to") == "up"
	if err := s.room.MoveEntry(c.Context(), c.Actor(), id, entry, up); err != nil {
		return err
	}
	return c.Redirect("/topics/"+id.String()+"#timeline", frame.Done("topics.entry-moved"))
}

func (s *screens) dropEntry(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	entry, err := c.ID("entry")
	if err != nil {
		return err
	}
	gone, err := s.room.DropEntry(c.Context(), c.Actor(), id, entry)
	if err != nil {
		return err
	}
	back := url.Values{"text": {gone.Text}, "date": {gone.At.Format("2006-01-02")}, "at": {strconv.FormatInt(gone.At.UnixMilli(), 10)}}
	if gone.DayOnly {
		back.Set("dayonly", "1")
	}
	if gone.Story != 0 {
		back.Set("story", gone.Story.String())
	}
	to := "/topics/" + id.String()
	return c.Redirect(to+"#timeline", frame.Done("topics.entry-dropped").Undo(to+"/entries", back))
}

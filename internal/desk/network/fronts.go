package network

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/house"
)

func (s *screens) mountFronts(f *frame.Frame) {
	f.Get("/fronts", s.showFronts)
	f.Get("/fronts/{site}/{front}", s.showFront)
	f.Post("/fronts/{site}/{front}", s.saveFront)
	f.Post("/fronts/{site}/{front}/preview", s.previewFront)
	f.Get("/fronts/{site}/{front}/history", s.showHistory)
	f.Post("/fronts/{site}/{front}/restore", s.restoreFront)
}

type frontsPage struct {
	frame.Base
	Sites []siteFronts
}

type siteFronts struct {
	Site  news.Site
	Lines []frontLine
}

type frontLine struct {
	inside.FrontLine
	Who string
}

func (s *screens) showFronts(c *frame.Call) error {
	if err := mayAnywhere(c, news.ActCurate); err != nil {
		return err
	}
	sites, err := c.SitesFor(news.ActCurate)
	if err != nil {
		return err
	}
	p := &frontsPage{Base: c.Base("fronts", "fronts.title")}
	for _, site := range sites {
		lines, err := s.read.Fronts(c.Context(), c.Actor(), site)
		if err != nil {
			return err
		}
		group := siteFronts{Site: site}
		for _, l := range lines {
			names, err := s.read.Names(c.Context(), l.By)
			if err != nil {
				return err
			}
			group.Lines = append(group.Lines, frontLine{l, names[l.By]})
		}
		p.Sites = append(p.Sites, group)
	}
	return c.Render(s.fronts, p)
}

type frontPage struct {
	frame.Base
	Front  inside.Front
	Name   string // of the front
	Last   string // who arranged it last
	N      int    // places
	Query  string
	Found  []inside.FrontStory
	Theirs []inside.FrontStory // after a conflict: the front as somebody else arranged it
	Public string              // address of the front on the site
	Back   int64               // the revision before, for going back
}

// boardRow is a story with what its row on the board needs.
type boardRow struct {
	B     *frontPage
	S     inside.FrontStory
	Site  news.Site
	Place int // from 1
	N     int
}

// Row makes a row of the board; at is its place from 0, negative below.
func (p *frontPage) Row(at int, s inside.FrontStory) boardRow {
	if s.Pinned {
		at = s.Position
	}
	return boardRow{p, s, p.Front.Site, at + 1, p.N}
}

// frontOf reads which front an address is about.
func frontOf(c *frame.Call) (news.ID, string, error) {
	site, err := c.ID("site")
	if err != nil {
		return 0, "", err
	}
	key := c.R.PathValue("front")
	if news.FrontPlaces(key) == 0 {
		return 0, "", fault.New(fault.NotFound, "there is nothing at this address")
	}
	if _, err := c.House(site); err != nil {
		return 0, "", err
	}
	return site, key, c.Actor().May(news.ActCurate, site)
}

func (s *screens) showFront(c *frame.Call) error {
	site, key, err := frontOf(c)
	if err != nil {
		return err
	}
	p, err := s.frontPage(c, site, key, nil)
	if err != nil {
		return err
	}
	return c.Render(s.front, p)
}

func (s *screens) frontPage(c *frame.Call, site news.ID, key string, pins []news.Placed) (*frontPage, error) {
	f, err := s.read.Front(c.Context(), c.Actor(), site, key, pins)
	if err != nil {
		return nil, err
	}
	name, path, err := s.frontName(c, f.Site, key)
	if err != nil {
		return nil, err
	}
	names, err := s.read.Names(c.Context(), f.By)
	if err != nil {
		return nil, err
	}
	p := &frontPage{Base: c.Base("fronts", "fronts.one", name, f.Site.Name), Front: f, Name: name, Last: names[f.By],
		N: news.FrontPlaces(key), Query: strings.TrimSpace(c.R.FormValue("q")), Public: c.Portal(f.Site, path), Back: f.Rev - 1}
	if p.Query != "" {
		found, err := s.read.Offer(c.Context(), c.Actor(), site, p.Query)
		if err != nil {
			return nil, err
		}
		for _, story := range found {
			if !shows(f.Places, story.Story) && !shows(f.Below, story.Story) {
				p.Found = append(p.Found, story)
			}
		}
	}
	return p, nil
}

func shows(list []inside.FrontStory, story news.ID) bool {
	for _, s := range list {
		if s.Story == story {
			return true
		}
	}
	return false
}

// frontName is what a front is called, and its path on the site.
func (s *screens) frontName(c *frame.Call, site news.Site, key string) (name, path string, err error) {
	section, topic := news.FrontSubject(key)
	if sec, ok := site.Section(section); ok {
		return sec.Name, "/" + sec.Slug, nil
	}
	if topic != 0 {
		t, err := s.read.Topic(c.Context(), topic)
		return t.Name, site.PathWord("/topik/", "/topic/") + t.Slug, err
	}
	return c.Text("fronts.home"), "/", nil
}

// typed reads the places that a form names: rows of story, place and until.
func typed(c *frame.Call, site news.Site) ([]news.Placed, error) {
	if err := c.R.ParseForm(); err != nil {
		return nil, fault.New(fault.Invalid, "the request cannot be read")
	}
	stories, places, until := c.R.PostForm["story"], c.R.PostForm["place"], c.R.PostForm["until"]
	pins := []news.Placed{}
	faults := fault.Fields{}
	for i, text := range stories {
		if i >= len(places) || strings.TrimSpace(places[i]) == "" {
			continue
		}
		id, err := news.ParseID(text)
		if err != nil {
			return nil, fault.New(fault.Invalid, "the request cannot be read")
		}
		place, err := strconv.Atoi(strings.TrimSpace(places[i]))
		if err != nil || place < 1 {
			faults.Add("pins", "%q is not the number of a place", places[i])
			continue
		}
		pin := news.Placed{Position: place - 1, Story: id}
		if i < len(until) {
			if pin.Until, err = local(until[i], site.Location()); err != nil {
				faults.Add("pins", "%q is not a time", until[i])
			}
		}
		pins = append(pins, pin)
	}
	return pins, faults.Err()
}

func (s *screens) saveFront(c *frame.Call) error {
	id, key, err := frontOf(c)
	if err != nil {
		return err
	}
	site, err := c.Site(id)
	if err != nil {
		return err
	}
	pins, err := typed(c, site)
	var rev int64
	if err == nil {
		rev, err = s.room.Arrange(c.Context(), c.Actor(), id, key, number(c.R.PostFormValue("rev")), pins)
	}
	if err == nil {
		undo := url.Values{"rev": {fmt.Sprint(rev)}, "restored": {fmt.Sprint(rev - 1)}}
		return c.Redirect(here(id, key), frame.Done("fronts.saved").Undo(here(id, key)+"/restore", undo))
	}
	// What was arranged stays on the form; after a conflict what somebody else
	// made of it stands above.
	p, again := s.frontPage(c, id, key, pins)
	if again != nil {
		return err
	}
	if fault.KindOf(err) == fault.Conflict {
		theirs, again := s.read.Front(c.Context(), c.Actor(), id, key, nil)
		if again != nil {
			return again
		}
		p.Theirs = theirs.Places
	}
	return c.Invalid(s.front, &p.Base, p, err)
}

func here(site news.ID, key string) string { return "/fronts/" + site.String() + "/" + key }

// previewFront shows the front as it is on the form, before anything is saved.
func (s *screens) previewFront(c *frame.Call) error {
	id, key, err := frontOf(c)
	if err != nil {
		return err
	}
	site, err := c.Site(id)
	if err != nil {
		return err
	}
	pins, err := typed(c, site)
	if err != nil {
		p, again := s.frontPage(c, id, key, pins)
		if again != nil {
			return err
		}
		return c.Invalid(s.front, &p.Base, p, err)
	}
	token, _, err := s.room.SharePreview(c.Context(), c.Actor(), house.Preview{Site: id, Front: key, Pins: pins}, c.Now.Add(arrangementLife))
	if err != nil {
		return err
	}
	return c.See("/preview/" + token)
}

// arrangementLife is how long a link to an arrangement that was not saved
// shows it.
const arrangementLife = time.Hour

type historyPage struct {
	frame.Base
	Site  news.Site
	Key   string
	Name  string
	Rev   int64
	Rows  []historyRow
	Older string
}

type historyRow struct {
	news.Arrangement
	Who     string
	Stories []placedStory
}

type placedStory struct {
	Place    int
	Headline string
	Until    time.Time
}

func (s *screens) showHistory(c *frame.Call) error {
	id, key, err := frontOf(c)
	if err != nil {
		return err
	}
	site, err := c.Site(id)
	if err != nil {
		return err
	}
	name, _, err := s.frontName(c, site, key)
	if err != nil {
		return err
	}
	before := number(c.R.FormValue("before"))
	rows, err := s.read.Arrangements(c.Context(), c.Actor(), id, key, before, listLength+1)
	if err != nil {
		return err
	}
	now, err := s.read.Arrangements(c.Context(), c.Actor(), id, key, 0, 1)
	if err != nil {
		return err
	}
	p := &historyPage{Base: c.Base("fronts", "fronts.history", name), Site: site, Key: key, Name: name}
	if len(now) > 0 {
		p.Rev = now[0].Rev
	}
	if len(rows) > listLength {
		rows = rows[:listLength]
		p.Older = here(id, key) + "/history?before=" + fmt.Sprint(rows[listLength-1].Rev)
	}
	var stories, accounts []news.ID
	for _, a := range rows {
		accounts = append(accounts, a.MadeBy)
		for _, pin := range a.Pins {
			stories = append(stories, pin.Story)
		}
	}
	headlines, err := s.read.Headlines(c.Context(), c.Actor(), stories)
	if err != nil {
		return err
	}
	names, err := s.read.Names(c.Context(), accounts...)
	if err != nil {
		return err
	}
	for _, a := range rows {
		row := historyRow{Arrangement: a, Who: names[a.MadeBy]}
		for _, pin := range a.Pins {
			title := headlines[pin.Story]
			if title == "" {
				title = pin.Story.String()
			}
			row.Stories = append(row.Stories, placedStory{pin.Position + 1, title, pin.Until})
		}
		p.Rows = append(p.Rows, row)
	}
	return c.Render(s.history, p)
}

func (s *screens) restoreFront(c *frame.Call) error {
	id, key, err := frontOf(c)
	if err != nil {
		return err
	}
	rev, restored := number(c.R.PostFormValue("rev")), number(c.R.PostFormValue("restored"))
	left, err := s.room.RestoreFront(c.Context(), c.Actor(), id, key, rev, restored)
	if err != nil {
		return err
	}
	undo := url.Values{"rev": {fmt.Sprint(rev + 1)}, "restored": {fmt.Sprint(rev)}}
	say := frame.Done("fronts.restored")
	if left > 0 {
		say = frame.Done("fronts.restored-less", fmt.Sprint(left))
	}
	return c.Redirect(here(id, key), say.Undo(here(id, key)+"/restore", undo))
}

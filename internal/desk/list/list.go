// Package list is the first screen of the desk: what is to be done.
//
//	list.go      the list, its tabs and filters, what rows say
//	views.go     filters that people keep
package list

import (
	"embed"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

//go:embed *.html
var files embed.FS

type screens struct {
	room *newsroom.Newsroom
	read *inside.Reader
	page *frame.Page
}

// Mount mounts the list.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader) {
	s := &screens{room: room, read: read, page: frame.NewPage(files, "list.html")}
	f.Get("/{$}", s.list)
	f.Get("/stories/find", s.find)
	f.Post("/views", s.keep)
	f.Post("/views/{id}/forget", s.forget)
}

// pendingShown is how many withdrawals stand above the list.
const pendingShown = 3

// page is the list on the screen.
type listPage struct {
	frame.Base
	Query    inside.Query
	Tabs     []tab
	Rows     []row
	Sites    []news.Site
	Sections []news.Section // of the chosen site
	Kinds    []news.Kind
	States   []news.State
	Views    []view
	Pending  []inside.Pending // withdrawals that wait for whoever looks
	More     bool             // there are more of them
	Filtered bool
	NoWords  bool
	Older    string // address of the next page
	First    string // address of the first page, empty on it
	Save     string // query that a kept view would have
}

type tab struct {
	Key     inside.Tab
	Href    string
	N       int
	Current bool
}

type row struct {
	news.Head
	On      string // name of the site
	Section string
	Author  string
	Editor  string
	Worker  string // who it is assigned to
	When    time.Time
	Late    bool // due, and not done
	Site    news.Site
}

func (s *screens) list(c *frame.Call) error {
	q := read(c.R.URL.Query())
	sites, err := c.SitesFor(news.ActRead)
	if err != nil {
		return err
	}
	p := &listPage{Base: c.Base("list", "list.title"), Query: q, Sites: sites, Kinds: news.Kinds(), States: news.States()}
	for _, site := range sites {
		if site.ID == q.Site {
			p.Sections = site.Sections
		}
	}
	work, err := s.read.Work(c.Context(), c.Actor(), q)
	if err != nil {
		return err
	}
	p.NoWords = work.NoWords
	if p.Pending, err = s.read.Pending(c.Context(), c.Actor(), pendingShown+1); err != nil {
		return err
	}
	if p.More = len(p.Pending) > pendingShown; p.More {
		p.Pending = p.Pending[:pendingShown]
	}
	if p.Rows, err = s.rows(c, work.Stories); err != nil {
		return err
	}
	counts, err := s.read.Counts(c.Context(), c.Actor(), q.Site)
	if err != nil {
		return err
	}
	plain := write(inside.Query{Site: q.Site, Section: q.Section, Kind: q.Kind, Author: q.Author, Text: q.Text})
	for _, t := range inside.Tabs() {
		p.Tabs = append(p.Tabs, tab{t, "/?" + with(plain, "tab", string(t)).Encode(), counts[t], t == q.Tab})
	}
	here := write(q)
	here.Del("before")
	p.Save = here.Encode()
	p.Filtered = q.Site != 0 || q.Section != 0 || q.Kind != "" || q.State != "" || q.Author != 0 || q.Text != ""
	if q.Before.Item != 0 {
		p.First = "/?" + here.Encode()
	}
	if work.Next.Item != 0 {
		p.Older = "/?" + with(here, "before", mark(work.Next)).Encode()
	}
	if p.Views, err = s.views(c, p.Save); err != nil {
		return err
	}
	return c.Render(s.page, p)
}

// rows says of each story what the list shows.
func (s *screens) rows(c *frame.Call, heads []news.Head) ([]row, error) {
	all, err := c.Sites()
	if err != nil {
		return nil, err
	}
	byID := map[news.ID]news.Site{}
	for _, site := range all {
		byID[site.ID] = site
	}
	var accounts []news.ID
	for _, h := range heads {
		accounts = append(accounts, h.Author, h.Editor, h.Assigned)
	}
	names, err := s.read.Names(c.Context(), accounts...)
	if err != nil {
		return nil, err
	}
	rows := make([]row, len(heads))
	for i, h := range heads {
		site := byID[h.Site]
		section, _ := site.Section(h.Section)
		when := h.TouchedAt
		if h.State == news.StateScheduled {
			when = h.AppearsAt
		}
		rows[i] = row{Head: h, On: site.Name, Section: section.Name, Author: names[h.Author], Editor: names[h.Editor],
			Worker: names[h.Assigned], When: when, Late: !h.DueAt.IsZero() && h.DueAt.Before(c.Now), Site: site}
	}
	return rows, nil
}

// found is a story as the search for links offers it.
type found struct {
	ID       string `json:"id"`
	Headline string `json:"headline"`
	Site     string `json:"site"`
	State    string `json:"state"`
	Date     string `json:"date"`
}

// most is how many stories a search for links offers.
const most = 12

// find offers stories for "baca juga", replies and updates.
func (s *screens) find(c *frame.Call) error {
	heads, err := s.read.Find(c.Context(), c.Actor(), c.R.FormValue("q"), most)
	if err != nil {
		return err
	}
	rows, err := s.rows(c, heads)
	if err != nil {
		return err
	}
	base := c.Base("", "list.title")
	out := make([]found, len(rows))
	for i, r := range rows {
		out[i] = found{r.Story.String(), r.Headline, r.On, c.Text("state." + string(r.State)), base.Day(r.TouchedAt)}
	}
	return c.JSON(200, out)
}

// read reads a query of the list's address; what is malformed narrows nothing.
func read(v url.Values) inside.Query {
	q := inside.Query{Tab: inside.Tab(v.Get("tab")), Kind: news.Kind(v.Get("kind")), State: news.State(v.Get("state")),
		Text: strings.TrimSpace(v.Get("q"))}
	known := false
	for _, t := range inside.Tabs() {
		known = known || t == q.Tab
	}
	if !known {
		q.Tab = inside.TabMine
		if q.Text != "" {
			q.Tab = inside.TabAll
		}
	}
	id := func(name string) news.ID {
		id, err := news.ParseID(v.Get(name))
		if err != nil {
			return 0
		}
		return id
	}
	q.Site, q.Section, q.Author = id("site"), id("section"), id("author")
	at, item, _ := strings.Cut(v.Get("before"), ".")
	ms, err := strconv.ParseInt(at, 10, 64)
	if story, e := news.ParseID(item); err == nil && e == nil && ms > 0 {
		q.Before = inside.Mark{At: time.UnixMilli(ms).UTC(), Item: story}
	}
	return q
}

// write is the reverse of read.
func write(q inside.Query) url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" && value != "0" {
			v.Set(name, value)
		}
	}
	set("tab", string(q.Tab))
	set("site", q.Site.String())
	set("section", q.Section.String())
	set("author", q.Author.String())
	set("kind", string(q.Kind))
	set("state", string(q.State))
	set("q", q.Text)
	if q.Before.Item != 0 {
		set("before", mark(q.Before))
	}
	return v
}

func mark(m inside.Mark) string {
	return strconv.FormatInt(m.At.UnixMilli(), 10) + "." + m.Item.String()
}

func with(v url.Values, name, value string) url.Values {
	out := url.Values{}
	for k, values := range v {
		out[k] = values
	}
	out.Set(name, value)
	return out
}

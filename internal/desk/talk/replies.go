package talk

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

type inboxPage struct {
	frame.Base
	inside.Demands
	Sites []news.Site
	Site  news.Site
	State news.ReplyState
	Tabs  []replyTab
	Rows  []replyRow
}

type replyTab struct {
	State news.ReplyState
	N     int
}

type replyRow struct {
	inside.Demand
	Late bool
}

func (s *Screens) replies(c *frame.Call) error {
	sites, site, err := s.sites(c, c.FormID("site"))
	if err != nil {
		return err
	}
	p := &inboxPage{Base: c.Base("replies", "talk.replies"), Sites: sites, Site: site, State: news.ReplyState(c.R.FormValue("state"))}
	if p.Demands, err = s.read.Demands(c.Context(), c.Actor(), site.ID, p.State, c.FormID("before")); err != nil {
		return err
	}
	for _, state := range news.ReplyStates() {
		p.Tabs = append(p.Tabs, replyTab{state, p.Counts[state]})
	}
	for _, d := range p.Items {
		p.Rows = append(p.Rows, replyRow{d, d.Overdue(c.Now)})
	}
	return c.Render(s.inbox, p)
}

type replyPage struct {
	frame.Base
	inside.Dossier
	Site       news.Site
	Late       bool
	Open       bool // to be decided
	Known      []news.RefusalGround
	Chosen     map[news.RefusalGround]bool
	Why        string // reason as typed
	Announce   string
	Head       string
	Begin      string
	StoryID    string
	Drafts     []draft
	Letter     draft // as typed
	PublicPath string
	Erases     bool   // may erase the data about whoever asked
	Erased     bool   // which is done
	Eraser     string // name of who did it
}

// draft is a letter that the desk proposes.
type draft struct {
	Kind    news.LetterKind
	Subject string
	Text    string
}

func (s *Screens) showReply(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	p, err := s.replyPage(c, id)
	if err != nil {
		return err
	}
	return c.Render(s.reply, p)
}

func (s *Screens) replyPage(c *frame.Call, id news.ID) (*replyPage, error) {
	d, err := s.read.Dossier(c.Context(), c.Actor(), id)
	if err != nil {
		return nil, err
	}
	p := &replyPage{Base: c.Base("replies", "talk.reply-title", d.Number), Dossier: d, Late: d.Overdue(c.Now),
		Open: d.State == news.ReplyReceived || d.State == news.ReplyInReview, Known: news.RefusalGrounds(), Chosen: map[news.RefusalGround]bool{}}
	if p.Site, err = c.Site(d.Site); err != nil {
		return nil, err
	}
	p.Erased, p.Eraser, p.Erases = !d.ErasedAt.IsZero(), d.Names[d.ErasedBy], c.Actor().MayErase(d.ReplyRequest) == nil
	p.Head = c.Text("talk.reply-headline", d.Headline)
	p.Begin = c.Text("talk.reply-begin", d.Name, d.Capacity, d.Headline)
	p.Announce = c.Text("talk.reply-announce", d.Name, d.Capacity)
	if p.Erased {
		return p, nil // there is nobody to write to
	}
	for _, kind := range news.LetterKinds() {
		p.Drafts = append(p.Drafts, letterFor(c.Text, kind, d, p.Site, c.Portal))
	}
	return p, nil
}

// letterFor writes a letter from its template.
func letterFor(text func(string, ...any) string, kind news.LetterKind, d inside.Dossier, site news.Site, portal func(news.Site, string) string) draft {
	var grounds []string
	for _, g := range d.Grounds {
		grounds = append(grounds, "- "+text(fmt.Sprintf("talk.ground-%s", g)))
	}
	link := ""
	if d.ReplyStory != 0 {
		link = portal(site, "/"+"hak-jawab"+"/"+d.ReplyStory.String())
	}
	headline := d.Headline
	if headline == "" {
		headline = d.Address
	}
	body := text("letter."+string(kind), headline, strings.Join(grounds, "\n"), d.Reason, link)
	return draft{kind, text("letter.subject", d.Number, site.Name),
		text("letter.greeting", d.Name) + "\n\n" + body + "\n\n" + text("letter.closing", site.Name, site.Settings.Email, d.Number)}
}

// file gives out a file of a request. Who asked stands in the log before.
func (s *Screens) file(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	file, err := c.ID("file")
	if err != nil {
		return err
	}
	f, data, err := s.room.OpenReplyFile(c.Context(), c.Actor(), id, file)
	if err != nil {
		return err
	}
	defer data.Close()
	h := c.W.Header()
	h.Set("Content-Type", f.Type)
	if f.Type == "text/plain" {
		h.Set("Content-Type", "text/plain; charset=utf-8")
	}
	// Never shown by the browser in the desk's own origin.
	h.Set("Content-Disposition", "attachment; filename*=UTF-8''"+url.PathEscape(f.Name))
	h.Set("Content-Length", fmt.Sprint(f.Bytes))
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	c.W.WriteHeader(http.StatusOK)
	_, _ = io.Copy(c.W, data) // whoever has gone gets no more
	return nil
}

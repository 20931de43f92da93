package talk

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

// commentPage is what is said about a story, with forms to say more.
type commentPage struct {
	frame.Base
	inside.Talk
	Site   news.Site
	Lines  []line // threads in order, the open ones first
	Text   string // what was typed and refused
	Note   string
	Editor bool // may assign anybody
	Takes  bool // may assign themselves
	Mine   bool // the assignment is theirs to end
	Late   bool
	Place  map[news.ID]int // numbers of the threads in the text, beside a text that is only read
}

// line is a comment as it is shown.
type line struct {
	*commentPage
	news.Comment
	By         string
	Resolver   string
	Answers    []line
	MayChange  bool
	MayDelete  bool
	IsDeleted  bool
	IsResolved bool
}

func (s *Screens) commentPage(c *frame.Call, id news.ID) (*commentPage, error) {
	t, err := s.read.Talk(c.Context(), c.Actor(), id)
	if err != nil {
		return nil, err
	}
	p := &commentPage{Base: c.Base("list", "talk.comments-on", t.Headline), Talk: t, Late: t.Assignment.Overdue(c.Now)}
	if p.Site, err = c.Site(t.Story.OriginSite); err != nil {
		return nil, err
	}
	p.Editor = c.Actor().Can(news.ActEditAny, t.Story.OriginSite)
	p.Takes = c.Actor().MayAssignStory(t.Story, c.Who.Account.ID) == nil && !p.Site.External
	p.Mine = t.Assignment.Open() && c.Actor().MayFinish(t.Story, t.Assignment) == nil
	for _, thread := range t.Threads {
		first := p.line(c, thread.Comment)
		for _, answer := range thread.Replies {
			first.Answers = append(first.Answers, p.line(c, answer))
		}
		p.Lines = append(p.Lines, first)
	}
	slices.SortStableFunc(p.Lines, func(a, b line) int {
		switch {
		case a.IsResolved == b.IsResolved:
			return 0
		case b.IsResolved:
			return -1
		}
		return 1
	})
	return p, nil
}

// Settled returns the threads that are resolved.
func (p *commentPage) Settled() (lines []line) {
	for _, l := range p.Lines {
		if l.IsResolved {
			lines = append(lines, l)
		}
	}
	return lines
}

func (p *commentPage) line(c *frame.Call, x news.Comment) line {
	return line{commentPage: p, Comment: x, By: p.Names[x.Author], Resolver: p.Names[x.ResolvedBy],
		MayChange: x.MayChange(c.Actor(), c.Now) == nil, MayDelete: x.DeletedAt.IsZero() && x.MayDelete(c.Actor(), p.Story, c.Now) == nil,
		IsDeleted: !x.DeletedAt.IsZero(), IsResolved: !x.ResolvedAt.IsZero()}
}

// remark is a comment as the editor's script gets it.
type remark struct {
	ID       news.ID   `json:"id"`
	Thread   news.ID   `json:"thread"`
	By       string    `json:"by"`
	At       time.Time `json:"at"`
	Edited   bool      `json:"edited,omitempty"`
	Deleted  bool      `json:"deleted,omitempty"`
	Resolved bool      `json:"resolved,omitempty"`
	From     int       `json:"from,omitempty"`
	To       int       `json:"to,omitempty"`
	Lost     bool      `json:"lost,omitempty"`
	Quote    string    `json:"quote,omitempty"`
	Text     string    `json:"text"`
	Change   bool      `json:"change,omitempty"` // by whoever asks
	Delete   bool      `json:"delete,omitempty"`
	Answers  []remark  `json:"answers,omitempty"`
}

func (l line) remark() remark {
	r := remark{ID: l.ID, Thread: l.Thread, By: l.By, At: l.At, Edited: !l.EditedAt.IsZero(), Deleted: l.IsDeleted, Resolved: l.IsResolved,
		From: l.Anchor.From, To: l.Anchor.To, Lost: l.Anchor.Lost, Quote: l.Anchor.Quote, Text: l.Comment.Text,
		Change: l.MayChange, Delete: l.MayDelete}
	for _, a := range l.Answers {
		r.Answers = append(r.Answers, a.remark())
	}
	return r
}

func (s *Screens) showComments(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	p, err := s.commentPage(c, id)
	if err != nil {
		return err
	}
	if c.R.FormValue("part") == "panel" {
		return s.part(c, p)
	}
	if !c.WantsJSON() {
		return c.Render(s.comments, p)
	}
	threads, people := []remark{}, []string{}
	for _, l := range p.Lines {
		threads = append(threads, l.remark())
	}
	for _, x := range p.People {
		people = append(people, x.Name)
	}
	return c.JSON(http.StatusOK, map[string]any{"threads": threads, "people": people, "open": p.Open, "steps": p.Steps})
}

func (s *Screens) addComment(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	var anchor news.Anchor
	if quote := c.R.FormValue("quote"); quote != "" {
		from, err1 := strconv.Atoi(c.R.FormValue("from"))
		to, err2 := strconv.Atoi(c.R.FormValue("to"))
		if err1 != nil || err2 != nil {
			return fault.Field("quote", "does not name a passage")
		}
		anchor = news.Anchor{From: from, To: to, Quote: quote}
	}
	text := c.R.FormValue("text")
	// The editor tells at which step of the text the passage was chosen.
	if chosen, bad := strconv.ParseInt(c.R.FormValue("steps"), 10, 64); bad == nil && !anchor.None() {
		_, err = s.room.CommentAt(c.Context(), c.Actor(), id, chosen, anchor, text)
	} else {
		_, err = s.room.Comment(c.Context(), c.Actor(), id, anchor, text)
	}
	if err != nil {
		return s.again(c, id, text, err)
	}
	return c.Redirect(back(id), frame.Done("talk.commented"))
}

func back(story news.ID) string { return "/stories/" + story.String() + "/comments" }

// again shows the comments with what was typed and what is wrong with it.
func (s *Screens) again(c *frame.Call, story news.ID, text string, err error) error {
	p, err2 := s.commentPage(c, story)
	if err2 != nil {
		return err2
	}
	p.Text = text
	return c.Invalid(s.comments, &p.Base, p, err)
}

// changeComment does to a comment what the address says.
func (s *Screens) changeComment(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	text, story := c.R.FormValue("text"), c.FormID("story")
	say := frame.Flash{}
	switch c.R.PathValue("do") {
	case "answer":
		_, err = s.room.Answer(c.Context(), c.Actor(), id, text)
		say = frame.Done("talk.answered")
	case "change":
		err, say = s.room.ChangeComment(c.Context(), c.Actor(), id, text), frame.Done("talk.changed")
	case "delete":
		err, say = s.room.DeleteComment(c.Context(), c.Actor(), id), frame.Done("talk.deleted-it")
	case "resolve":
		err = s.room.Resolve(c.Context(), c.Actor(), id)
		say = frame.Done("talk.resolved-it").Undo("/comments/"+id.String()+"/reopen", map[string][]string{"story": {story.String()}})
	case "reopen":
		err, say = s.room.Reopen(c.Context(), c.Actor(), id), frame.Done("talk.reopened-it")
	default:
		return fault.New(fault.NotFound, "there is nothing at this address")
	}
	if err != nil && story != 0 && fault.KindOf(err) == fault.Invalid {
		return s.again(c, story, text, err)
	}
	if err != nil {
		return err
	}
	if story == 0 {
		return c.Redirect("/", say)
	}
	return c.Redirect(back(story), say)
}

// assign says who works on a story, or that it is done.
func (s *Screens) assign(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	say := frame.Done("talk.assigned-it")
	switch c.R.FormValue("do") {
	case "done":
		err, say = s.room.Finish(c.Context(), c.Actor(), id), frame.Done("talk.finished")
	case "take-back":
		err, say = s.room.Unassign(c.Context(), c.Actor(), id), frame.Done("talk.unassigned")
	default:
		var due time.Time
		if due, err = s.due(c, id); err == nil {
			err = s.room.Assign(c.Context(), c.Actor(), id, c.FormID("account"), due, c.R.FormValue("note"))
		}
	}
	if err != nil {
		p, err2 := s.commentPage(c, id)
		if err2 != nil {
			return err2
		}
		p.Note = c.R.FormValue("note")
		return c.Invalid(s.comments, &p.Base, p, err)
	}
	return c.Redirect(back(id), say)
}

// due reads the time of an assignment, which is told in the zone of the
// story's site.
func (s *Screens) due(c *frame.Call, story news.ID) (time.Time, error) {
	text := c.R.FormValue("due")
	if text == "" {
		return time.Time{}, nil
	}
	t, err := s.read.Talk(c.Context(), c.Actor(), story)
	if err != nil {
		return time.Time{}, err
	}
	site, err := c.Site(t.Story.OriginSite)
	if err != nil {
		return time.Time{}, err
	}
	due, err := time.ParseInLocation("2006-01-02T15:04", text, site.Location())
	if err != nil {
		return time.Time{}, fault.Field("due", "is not a date with a time")
	}
	return due, nil
}

func (s *Screens) mute(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if c.R.FormValue("do") == "unmute" {
		if err := s.room.Unmute(c.Context(), c.Actor(), id); err != nil {
			return err
		}
		return c.Redirect(back(id), frame.Done("talk.unmuted"))
	}
	if err := s.room.Mute(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	return c.Redirect(back(id), frame.Done("talk.muted").Undo("/stories/"+id.String()+"/mute", map[string][]string{"do": {"unmute"}}))
}

package talk

import (
	"encoding/json"
	"net/http"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

type toldPage struct {
	frame.Base
	inside.Notices
	Rows    []toldRow
	Todos   []inside.Todo
	Choices []news.MailChoice
	Only    bool // unread ones are shown
	Newest  news.ID
}

type toldRow struct {
	inside.Told
	Text string
	Href string
	More string // a reason, or the beginning of a comment
}

func (s *Screens) notifications(c *frame.Call) error {
	p := &toldPage{Base: c.Base("notifications", "talk.notifications"), Choices: news.MailChoices(), Only: c.R.FormValue("show") == "unread"}
	if c.WantsJSON() {
		return c.JSON(http.StatusOK, map[string]int{"unread": p.Unread()})
	}
	var err error
	if p.Notices, err = s.read.Notifications(c.Context(), c.Actor(), c.FormID("before"), p.Only); err != nil {
		return err
	}
	if p.Todos, err = s.read.Todos(c.Context(), c.Actor(), inside.PageSize); err != nil {
		return err
	}
	for _, n := range p.Items {
		p.Rows = append(p.Rows, toldRow{n, toldText(c.Text, n), toldHref(n.Notification), toldMore(c, n.Notification)})
	}
	if len(p.Items) > 0 {
		p.Newest = p.Items[0].ID
	}
	return c.Render(s.told, p)
}

// toldText says a notification in one sentence.
func toldText(text func(key string, args ...any) string, n inside.Told) string {
	headline := n.Headline
	if headline == "" {
		headline = text("list.untitled")
	}
	if named(n.Kind) {
		return text("told."+string(n.Kind), n.Detail, headline)
	}
	if n.Kind == news.NoteRightsSoon || n.Kind == news.NoteRightsEnded {
		if what := reasonsOf(n.Notification); n.Story == 0 && len(what) > 0 && len(what[0].Args) > 0 {
			headline = what[0].Args[0] // the picture
		}
	}
	by := n.By
	if by == "" {
		by = text("told.clock")
	}
	return text("told."+string(n.Kind), by, headline, n.On)
}

// named reports whether the detail of a notification is a name or a number that
// belongs into its sentence.
func named(k news.NotificationKind) bool {
	switch k {
	case news.NoteReply, news.NoteReplyDue, news.NoteReplyOverdue, news.NoteDeliveryDead, news.NoteLineFailing:
		return true
	}
	return false
}

// words is what notifications are told in.
type words interface {
	Text(key string, args ...any) string
	Line(text string) string
}

// toldMore is what a notification says below its sentence, empty for nothing.
func toldMore(w words, n news.Notification) string {
	switch {
	case named(n.Kind):
		return "" // it stands in the sentence
	case n.Kind.Reasoned():
		var lines []string
		for _, r := range reasonsOf(n) {
			lines = append(lines, frame.Reason(w.Text, r))
		}
		return strings.Join(lines, "\n")
	case n.Kind == news.NoteFixRefused || n.Kind == news.NoteKillRefused:
		lines := strings.Split(n.Detail, "\n")
		for i, line := range lines {
			lines[i] = w.Line(line)
		}
		return strings.Join(lines, "\n")
	}
	return n.Detail
}

// reasonsOf reads the reasons of a notification that has some.
func reasonsOf(n news.Notification) (reasons []news.Reason) {
	if json.Unmarshal([]byte(n.Detail), &reasons) != nil {
		return nil
	}
	return reasons
}

// toldHref is where a notification leads.
func toldHref(n news.Notification) string {
	switch n.Kind {
	case news.NoteReply, news.NoteReplyDue, news.NoteReplyOverdue:
		return "/replies/" + n.Subject.String()
	case news.NoteTask, news.NoteTaskDue, news.NoteTaskOverdue:
		return "/tasks/" + n.Subject.String()
	case news.NoteNotArrived:
		return "/ledger/" + n.Subject.String()
	case news.NoteDeliveryDead, news.NoteLineFailing:
		return "/partners/" + n.Subject.String()
	case news.NoteFixRefused, news.NoteKillRefused:
		return "/items/" + n.Subject.String()
	case news.NoteItemsRefused:
		return "/sources/" + n.Subject.String() + "?state=refused#items"
	case news.NoteWithdrawal:
		return "/stories/" + n.Story.String() + "/withdraw"
	case news.NoteStricter:
		return "/stories/" + n.Story.String() + "/sites/" + n.Site.String() + "#withdraw"
	case news.NoteStricterDone, news.NoteStricterKept, news.NoteEnded:
		return "/stories/" + n.Story.String() + "/sites/" + n.Site.String()
	case news.NoteRevoked:
		return "/network"
	case news.NoteCorrection:
		return "/stories/" + n.Story.String() + "/correct"
	case news.NoteRightsSoon, news.NoteRightsEnded:
		if n.Story == 0 {
			return "/media/" + n.Subject.String()
		}
	case news.NoteMention, news.NoteComment:
		return back(n.Story) + "#c" + n.Subject.String()
	}
	return "/stories/" + n.Story.String()
}

func (s *Screens) readAll(c *frame.Call) error {
	if err := s.room.MarkAllRead(c.Context(), c.Actor(), c.FormID("upto")); err != nil {
		return err
	}
	return c.Redirect("/notifications", frame.Done("talk.all-read"))
}

func (s *Screens) chooseMail(c *frame.Call) error {
	if err := s.room.ChooseMail(c.Context(), c.Actor(), news.MailChoice(c.R.FormValue("mail"))); err != nil {
		return err
	}
	return c.Redirect("/notifications", frame.Done("talk.mail-chosen"))
}

// mark notes that a notification was read or not; open does so and goes where
// it leads.
func (s *Screens) mark(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	switch c.R.PathValue("do") {
	case "open":
		if err := s.room.MarkRead(c.Context(), c.Actor(), id); err != nil {
			return err
		}
		return c.See(c.Next("/notifications"))
	case "read":
		err = s.room.MarkRead(c.Context(), c.Actor(), id)
	case "unread":
		err = s.room.MarkUnread(c.Context(), c.Actor(), id)
	default:
		return fault.New(fault.NotFound, "there is nothing at this address")
	}
	if err != nil {
		return err
	}
	return c.Redirect("/notifications", frame.Flash{})
}

package sharing

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/merging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
)

func (s *screens) mountTasks(f *frame.Frame) {
	f.Get("/tasks", s.showTasks)
	f.Get("/tasks/{id}", s.showTask)
	f.Post("/tasks/{id}/take", s.takeTask)
	f.Post("/tasks/{id}/hand", s.handTask)
	f.Post("/tasks/{id}/answer", s.answerTask)
	f.Post("/tasks/{id}/reopen", s.reopenTask)
}

type tasksPage struct {
	base
	inside.Tasks
	Lists []taskTab
	List  inside.TaskTab
	Site  news.ID
	Sites []news.Site
	Rows  []taskRow
}

type taskTab struct {
	Tab inside.TaskTab
	N   string // how many, empty when nobody counts
}

type taskRow struct {
	inside.TaskRow
	Late   bool
	Clock  string
	Fields []string
}

// Older is the address of the next page.
func (p *tasksPage) Older() string {
	q := url.Values{"tab": {string(p.List)}, "at": {strconv.FormatInt(p.Next.At.UnixMilli(), 10)}, "after": {p.Next.Item.String()}}
	if p.Site != 0 {
		q.Set("site", p.Site.String())
	}
	return "/tasks?" + q.Encode()
}

func (s *screens) showTasks(c *frame.Call) error {
	sites, err := c.SitesFor(news.ActReceive)
	if err != nil {
		return err
	}
	if len(sites) == 0 {
		return c.Actor().May(news.ActReceive, 0)
	}
	p := &tasksPage{base: s.base(c, "tasks", "tasks.title"), List: inside.TaskTab(c.R.FormValue("tab")), Site: c.FormID("site"), Sites: sites}
	if !slices.Contains(inside.TaskTabs(), p.List) {
		p.List = inside.TasksOpen
	}
	after := inside.Mark{Item: c.FormID("after")}
	if ms, err := strconv.ParseInt(c.R.FormValue("at"), 10, 64); err == nil && after.Item != 0 {
		after.At = time.UnixMilli(ms).UTC()
	}
	if p.Tasks, err = s.read.Tasks(c.Context(), c.Actor(), p.List, p.Site, after); err != nil {
		return err
	}
	counts, err := s.read.TaskCounts(c.Context(), c.Actor(), p.Site)
	if err != nil {
		return err
	}
	for _, t := range inside.TaskTabs() {
		tab := taskTab{Tab: t}
		switch t {
		case inside.TasksOpen:
			tab.N = p.Number(counts.Open)
		case inside.TasksOverdue:
			tab.N = p.Number(counts.Overdue)
		}
		p.Lists = append(p.Lists, tab)
	}
	for _, t := range p.Items {
		row := taskRow{TaskRow: t, Late: t.Overdue(c.Now), Clock: clock(c, t.Task)}
		for _, f := range t.Fields {
			if f.Answer == "" || !t.Open() {
				row.Fields = append(row.Fields, fieldName(c, f.Field))
			}
		}
		p.Rows = append(p.Rows, row)
	}
	return c.Render(s.tasks, p)
}

// clock says how much time a task leaves, or how long it is late.
func clock(c *frame.Call, t merging.Task) string {
	if !t.Open() {
		return ""
	}
	left, key := t.DueAt.Sub(c.Now), "left"
	if left <= 0 {
		left, key = -left, "late"
	}
	minutes := int(left.Round(time.Minute) / time.Minute)
	switch {
	case minutes < 60:
		return c.Text("tasks."+key+"-minutes", minutes)
	case minutes < 48*60:
		return c.Text("tasks."+key+"-hours", minutes/60, minutes%60)
	}
	return c.Text("tasks."+key+"-days", minutes/60/24)
}

type taskPage struct {
	base
	inside.Task
	Late    bool
	Clock   string
	Asked   []fieldView // that wait
	Decided []inside.TaskField
	// Typed are the values that were sent and could not be saved: of the text by
	// its field, and of the reason under "reason" and the field.
	Typed map[string]string
	Wrong news.Field // whose form was sent
}

// Reason is what was typed as the reason for keeping a field.
func (p *taskPage) Reason(f news.Field) string { return p.Typed["reason-"+string(f)] }

// FaultOf is what is wrong with what was sent about a field.
func (p *taskPage) FaultOf(f news.Field, names ...string) string {
	if f != p.Wrong {
		return ""
	}
	var said []string
	for _, name := range names {
		if text := p.Fault(name); text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, " ")
}

func (s *screens) showTask(c *frame.Call) error {
	p, err := s.taskPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.task, p)
}

func (s *screens) taskPage(c *frame.Call) (*taskPage, error) {
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	t, err := s.read.Task(c.Context(), c.Actor(), id)
	if err != nil {
		return nil, err
	}
	p := &taskPage{base: s.base(c, "tasks", "tasks.one", t.Headline), Task: t, Late: t.Overdue(c.Now), Clock: clock(c, t.TaskRow.Task), Typed: map[string]string{}}
	for _, f := range t.Fields {
		if f.Answer != "" {
			p.Decided = append(p.Decided, f)
			continue
		}
		if f.Merge.Field == "" {
			continue // no longer overridden
		}
		view, err := viewOf(c, t, f)
		if err != nil {
			return nil, err
		}
		p.Asked = append(p.Asked, view)
	}
	return p, nil
}

func fieldName(c *frame.Call, f news.Field) string { return c.Text(fmt.Sprintf("tasks.field-%s", f)) }

func (s *screens) takeTask(c *frame.Call) error {
	return s.onTask(c, "tasks.taken", func(id news.ID) error { return s.room.TakeTask(c.Context(), c.Actor(), id) })
}

func (s *screens) handTask(c *frame.Call) error {
	return s.onTask(c, "tasks.handed", func(id news.ID) error { return s.room.HandTask(c.Context(), c.Actor(), id, c.FormID("account")) })
}

func (s *screens) reopenTask(c *frame.Call) error {
	return s.onTask(c, "tasks.reopened", func(id news.ID) error {
		return s.room.ReopenTask(c.Context(), c.Actor(), id, news.Field(c.R.PostFormValue("field")))
	})
}

// onTask does one thing to a task and comes back to it; what cannot be done is
// said on its page.
func (s *screens) onTask(c *frame.Call, done string, do func(id news.ID) error) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := do(id); err != nil {
		p, missing := s.taskPage(c)
		if missing != nil {
			return missing
		}
		return c.Invalid(s.task, &p.Base, p, err)
	}
	return c.Redirect("/tasks/"+id.String(), frame.Done(done))
}

// answerTask decides about one field. What was typed is never lost: when it
// cannot be saved, the page comes back with it.
func (s *screens) answerTask(c *frame.Call) error {
	p, err := s.taskPage(c)
	if err != nil {
		return err
	}
	r := merging.Reply{Field: news.Field(c.R.PostFormValue("field")), Answer: merging.Answer(c.R.PostFormValue("answer")), Reason: c.R.PostFormValue("reason")}
	r.Version, _ = strconv.Atoi(c.R.PostFormValue("version"))
	id := p.TaskRow.ID
	if r.Answer == merging.Write {
		r.Value, err = p.written(c, r.Field)
	}
	if err == nil {
		err = s.room.AnswerTask(c.Context(), c.Actor(), id, r)
	}
	if err != nil {
		p, missing := s.taskPage(c) // as it is now
		if missing != nil {
			return missing
		}
		p.Wrong = r.Field
		p.Typed["reason-"+string(r.Field)] = r.Reason
		for i, f := range p.Asked {
			if f.Field == r.Field && r.Answer == merging.Write {
				p.Asked[i].retype(c)
			}
		}
		return c.Invalid(s.task, &p.Base, p, err)
	}
	back := frame.Done(fmt.Sprintf("tasks.answered-%s", r.Answer), fieldName(c, r.Field)).
		Undo("/tasks/"+id.String()+"/reopen", url.Values{"field": {string(r.Field)}})
	if len(p.Asked) == 1 { // nothing is left to decide
		return c.Redirect("/tasks", back.Look("/stories/"+p.Story.ID.String()+"/sites/"+p.Where.ID.String(), "tasks.onsite"))
	}
	return c.Redirect("/tasks/"+id.String(), back)
}

// written reads a text of one's own from its form, as an override keeps it.
func (p *taskPage) written(c *frame.Call, f news.Field) (string, error) {
	i := slices.IndexFunc(p.Asked, func(v fieldView) bool { return v.Field == f })
	if i < 0 {
		return "", nil // the verb says why not
	}
	switch v := p.Asked[i]; v.Form {
	case "document":
		base, err := richtext.Parse([]byte(v.Merge.Proposal))
		if err != nil {
			return "", err
		}
		doc, err := markdown.ParseKept([]byte(c.R.PostFormValue("value")), base)
		if err != nil {
			return "", fault.Field("body", "%s", err.Error())
		}
		return doc.String(), nil
	case "tags":
		tags := []news.ID{}
		for _, t := range v.Tags { // none but those that were offered
			if slices.Contains(c.R.PostForm["tag"], t.ID.String()) {
				tags = append(tags, t.ID)
			}
		}
		b, err := json.Marshal(tags)
		return string(b), err
	case "photo":
		photo := v.Photo
		photo.Caption, photo.Slug, photo.Alt = oneLine(c, "caption"), oneLine(c, "slug"), oneLine(c, "alt")
		b, err := json.Marshal(photo)
		return string(b), err
	}
	return c.R.PostFormValue("value"), nil
}

func oneLine(c *frame.Call, name string) string {
	return strings.Join(strings.Fields(c.R.PostFormValue(name)), " ")
}

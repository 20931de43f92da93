package workflow

import (
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/textdiff"
)

// Ways to tell readers of a change, beside the kinds of notice.
const (
	silent = "silent" // spelling only: nothing is said
	update = "update" // what happened since: a new time, and no notice
)

// correctPage publishes a change of a live story, or a notice alone.
type correctPage struct {
	about
	Changes   []change
	Unchanged bool // the working copy says what readers see already
	Checks    checks
	Impact    impact
	Kinds     []string
	Form      correction
	Found     []news.Head // stories that the reply may be
	Reply     *news.Head  // the story that was chosen
	Unsettled bool        // published as unverified, not settled yet
	Reason    string      // why a proposal is declined
	reply     news.ID     // of Reply, or of what was typed for it
}

// correction is the form as typed.
type correction struct {
	Kind, Severity, Text, Apology, Reply, Find string
	Spelling                                   bool
}

// change is a field with its words removed and added.
type change struct {
	Name string
	Runs []textdiff.Run
}

func (s *screens) correcting(c *frame.Call) (*correctPage, error) {
	a, err := s.about(c, "workflow.correct")
	if err != nil {
		return nil, err
	}
	if err := c.Actor().May(news.ActCorrect, a.Site.ID); err != nil {
		return nil, err
	}
	if err := a.Story.Allow(news.StepUpdate, c.Now); err != nil {
		return nil, err
	}
	r := c.R
	p := &correctPage{about: a, Unsettled: a.Story.Unsettled, Form: correction{
		Kind: r.FormValue("kind"), Severity: r.FormValue("severity"), Text: r.FormValue("text"), Apology: r.FormValue("apology"),
		Reply: strings.TrimSpace(r.FormValue("reply")), Find: r.FormValue("find"), Spelling: r.FormValue("spelling") != ""}}
	if pick := r.FormValue("pick"); pick != "" {
		p.Form.Reply, p.Form.Find = pick, ""
	}
	live, err := s.read.Version(c.Context(), c.Actor(), a.Story.ID, a.Story.LiveVersion)
	if err != nil {
		return nil, err
	}
	if p.Changes, err = differences(c, live.Content, a.Story.Copy.Content); err != nil {
		return nil, err
	}
	p.moves(c)
	p.Unchanged = len(p.Changes) == 0
	p.Kinds = []string{silent, update, string(news.Ralat), string(news.Koreksi), string(news.Pemutakhiran)}
	if p.Unchanged {
		p.Kinds = []string{string(news.Ralat), string(news.Koreksi), string(news.HakJawab), string(news.Pemutakhiran)}
	}
	if err := s.replies(c, p); err != nil {
		return nil, err
	}
	if !p.Unchanged {
		if p.Checks, err = checked(c, s.room, a.Story, ticked(c, "accept")); err != nil {
			return nil, err
		}
	}
	p.Impact, err = impactOf(c, s.room, a.Story, p.plan())
	return p, err
}

// moves adds what is planned beside the text.
func (p *correctPage) moves(c *frame.Call) {
	w := p.Story.Copy
	if w.Section != 0 {
		from, _ := p.Site.Section(p.Story.Origin().Section)
		to, _ := p.Site.Section(w.Section)
		p.Changes = append(p.Changes, change{c.Text("where.section"), textdiff.Words(from.Name, to.Name)})
	}
	if w.Kind != "" {
		p.Changes = append(p.Changes, change{c.Text("story.kind"), textdiff.Words(c.Text("kind."+string(p.Story.Kind)), c.Text("kind."+string(w.Kind)))})
	}
}

// replies finds the story that carries a reply or an update.
func (s *screens) replies(c *frame.Call, p *correctPage) error {
	if strings.TrimSpace(p.Form.Find) != "" {
		var err error
		if p.Found, err = s.read.Find(c.Context(), c.Actor(), p.Form.Find, 8); err != nil {
			return err
		}
	}
	// Of an address only the story knows which of its parts is a code.
	for _, part := range strings.Split(p.Form.Reply, "/") {
		id, err := news.ParseID(part)
		if err != nil {
			continue
		}
		p.reply = id
		st, err := s.read.Story(c.Context(), c.Actor(), id)
		switch {
		case err == nil:
			p.Reply = &st.Head
			return nil
		case fault.Of(err) == nil:
			return err
		}
	}
	return nil // the verb says what is wrong with it
}

// plan is the act that the form would do, for its impact.
func (p *correctPage) plan() newsroom.Plan {
	plan := newsroom.Plan{Step: news.StepUpdate, Correction: p.correction()}
	if p.Unchanged {
		plan.Step = news.StepNotice
	}
	switch k := plan.Correction.Kind; {
	case k == news.SilentFix && (p.Unchanged || p.Form.Kind == ""), (k == news.Pemutakhiran || k == news.HakJawab) && plan.Correction.Reply == 0:
		// Not filled in yet: any notice changes the same pages.
		plan.Correction = newsroom.Correction{Kind: news.Koreksi}
	}
	return plan
}

func (p *correctPage) correction() newsroom.Correction {
	if p.Form.Kind == silent || p.Form.Kind == update || p.Form.Kind == "" {
		return newsroom.Correction{}
	}
	k := newsroom.Correction{Kind: news.NoticeKind(p.Form.Kind), Severity: news.Severity(p.Form.Severity), Text: p.Form.Text,
		Apology: p.Form.Apology, Reply: p.reply}
	if k.Kind == news.HakJawab || k.Kind == news.Pemutakhiran {
		k.Severity, k.Apology = "", "" // of errors alone
	}
	return k
}

// differences returns the fields that differ, with their words.
func differences(c *frame.Call, live, now news.Content) ([]change, error) {
	var out []change
	add := func(field, before, after string) {
		if before != after {
			out = append(out, change{c.Text("where." + field), textdiff.Words(before, after)})
		}
	}
	add("headline", live.Headline, now.Headline)
	add("lead", live.Lead, now.Lead)
	before, err := plain(live.Body)
	if err != nil {
		return nil, err
	}
	after, err := plain(now.Body)
	if err != nil {
		return nil, err
	}
	add("body", before, after)
	// What has no words of its own is said to differ.
	live.Headline, live.Lead, live.Private, live.Words = now.Headline, now.Lead, now.Private, now.Words
	if before != after {
		live.Body = now.Body
	}
	if live.Same(now) {
		return out, nil
	}
	return append(out, change{Name: c.Text("where.other")}), nil
}

func plain(body string) (string, error) {
	if body == "" {
		return "", nil
	}
	doc, err := richtext.Parse([]byte(body))
	return doc.Text(), err
}

func (s *screens) showCorrect(c *frame.Call) error {
	p, err := s.correcting(c)
	if err != nil {
		return err
	}
	return c.Render(s.correctPage, p)
}

// looking reports whether the form only looks for a story, or at its impact.
func looking(c *frame.Call) bool { return c.R.FormValue("look") != "" || c.R.FormValue("pick") != "" }

func (s *screens) correct(c *frame.Call) error {
	p, err := s.correcting(c)
	if err != nil {
		return err
	}
	if looking(c) {
		return c.Render(s.correctPage, p)
	}
	seen := consent(c)
	said := frame.Done("workflow.corrected")
	switch {
	case p.Checks.Blocked():
		err = errBlocked()
	case p.Form.Kind == "":
		err = fault.Field("kind", "say what readers are told about the change")
	case p.Form.Kind == silent:
		if !p.Form.Spelling {
			err = fault.Field("spelling", "only spelling is corrected without a word; confirm it, or choose a notice")
			break
		}
		err = s.room.CorrectSeen(c.Context(), c.Actor(), p.Story.ID, newsroom.Correction{}, seen)
		said = frame.Done("workflow.fixed")
	case p.Form.Kind == update:
		err = s.room.UpdateSeen(c.Context(), c.Actor(), p.Story.ID, seen)
		said = frame.Done("workflow.updated")
	default:
		err = s.room.CorrectSeen(c.Context(), c.Actor(), p.Story.ID, p.correction(), seen)
	}
	if err != nil {
		return c.Invalid(s.correctPage, &p.Base, p, err)
	}
	return c.Redirect(p.Path(), said.Look(p.Live, "workflow.look"))
}

// notice adds a notice without changing the text.
func (s *screens) notice(c *frame.Call) error {
	p, err := s.correcting(c)
	if err != nil {
		return err
	}
	if looking(c) {
		return c.Render(s.correctPage, p)
	}
	if p.Form.Kind == "" {
		err = fault.Field("kind", "say what readers are told about the change")
	} else {
		err = s.room.AddNotice(c.Context(), c.Actor(), p.Story.ID, p.correction())
	}
	if err != nil {
		return c.Invalid(s.correctPage, &p.Base, p, err)
	}
	return c.Redirect(p.Path(), frame.Done("workflow.noted").Look(p.Live, "workflow.look"))
}

// Severities lists how grave an error can be.
func (p *correctPage) Severities() []string {
	return []string{string(news.Spelling), string(news.Fact), string(news.Substance)}
}

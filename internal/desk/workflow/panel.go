package workflow

import (
	"html/template"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// PanelTitle is the message of the panel's title.
const PanelTitle = "workflow.panel"

// panel is what stands beside the text: what is not right about it, and what
// can be done next.
type panel struct {
	c        *frame.Call
	Path     string
	Checks   checks
	Steps    []next
	Plan     string   // when readers see it, written out
	Failed   string   // when a plan that was stopped was for, written out
	Reasons  []string // why it was stopped
	Until    string   // end of an embargo, written out
	Live     string
	Proposed string   // who proposed a correction that waits, empty for nobody
	Wrong    string   // what is wrong, in their words
	Corrects bool     // whoever asks may publish it
	Waiting  *pending // a withdrawal waits for a second person
	Second   bool     // another person than the author publishes here
	Ends     bool     // nothing more can be done
	Outside  bool     // its partner does it
}

// pending is a proposed withdrawal beside the story.
type pending struct {
	By     string // who proposed it
	Ground news.Ground
	Reason string
	Own    bool // by whoever looks
	May    bool // whoever looks may decide
}

// next is a step that is possible for whoever asks.
type next struct {
	Label   string // message
	Href    string // a page of its own, or
	Action  string // a form
	Primary bool
	Danger  bool
}

// Form is the id of the form that does the step.
func (n next) Form() string {
	return "step-" + n.Action[strings.LastIndexByte(n.Action, '/')+1:]
}

// T returns a message.
func (p panel) T(key string, args ...any) string { return p.c.Text(key, args...) }

// Forms returns what renders the forms that the panel's buttons send. They
// stand outside the story's own form.
func Forms() func(c *frame.Call, st inside.Story) (template.HTML, error) {
	tmpl := template.Must(template.ParseFS(files, "panel.html"))
	return func(c *frame.Call, st inside.Story) (template.HTML, error) {
		site, err := c.Site(st.OriginSite)
		if err != nil {
			return "", err
		}
		var b strings.Builder
		err = tmpl.ExecuteTemplate(&b, "forms", panel{c: c, Path: "/stories/" + st.ID.String(), Steps: steps(c, st, site)})
		return template.HTML(b.String()), err // written by the template
	}
}

// Panel returns what renders the panel of a story.
func Panel(room *newsroom.Newsroom) func(c *frame.Call, st inside.Story) (template.HTML, error) {
	tmpl := template.Must(template.ParseFS(files, "panel.html"))
	return func(c *frame.Call, st inside.Story) (template.HTML, error) {
		site, err := c.Site(st.OriginSite)
		if err != nil {
			return "", err
		}
		p := panel{c: c, Path: "/stories/" + st.ID.String(), Steps: steps(c, st, site)}
		state := st.StateAt(c.Now)
		p.Ends, p.Outside = state == news.StateWithdrawn, site.External
		if state != news.StateSpiked && !p.Ends && !site.External {
			if p.Checks, err = checked(c, room, st, nil); err != nil {
				return "", err
			}
		}
		if state == news.StateScheduled {
			p.Plan = moment(c, st.VisibleAt(), site)
		}
		if st.Stopped {
			p.Failed = moment(c, st.Failed.At, site)
			for _, r := range st.Failed.Reasons {
				p.Reasons = append(p.Reasons, c.Reason(r))
			}
		}
		if st.Proposed {
			p.Proposed, p.Wrong = st.Names[st.Proposal.By], st.Proposal.Reason
			p.Corrects = c.Actor().Can(news.ActCorrect, site.ID)
		}
		if st.EmbargoUntil.After(c.Now) {
			p.Until = moment(c, st.EmbargoUntil, site)
		}
		if state == news.StateLive && !site.External {
			p.Live = address(c, st, site)
		}
		if w := st.Withdrawal; state == news.StateLive && w.Story != 0 && w.ApprovedAt.IsZero() {
			p.Waiting = &pending{By: st.Names[w.ProposedBy], Ground: w.Ground, Reason: w.Reason,
				Own: w.ProposedBy == c.Actor().Account, May: c.Actor().Can(news.ActWithdraw, site.ID)}
		}
		p.Second = site.Settings.SecondPerson && st.CreatedBy == c.Actor().Account && st.Allow(news.StepPublish, c.Now) == nil
		var b strings.Builder
		err = tmpl.ExecuteTemplate(&b, "panel", p)
		return template.HTML(b.String()), err // written by the template
	}
}

// steps returns what whoever asks may do to a story now. The verbs ask again.
func steps(c *frame.Call, st inside.Story, site news.Site) []next {
	actor, path := c.Actor(), "/stories/"+st.ID.String()
	may := func(step news.Step, act news.Act) bool {
		return actor.Can(act, site.ID) && st.Allow(step, c.Now) == nil
	}
	if site.External {
		return nil // only what the partner sends changes its stories
	}
	second := site.Settings.SecondPerson && st.CreatedBy == actor.Account
	var out []next
	if may(news.StepSubmit, news.ActSubmit) && actor.MaySave(st.Story) == nil {
		out = append(out, next{Label: "workflow.do-submit", Action: path + "/submit", Primary: !actor.Can(news.ActPublish, site.ID)})
	}
	if may(news.StepTake, news.ActEditAny) {
		out = append(out, next{Label: "workflow.do-take", Action: path + "/take", Primary: true})
	}
	if may(news.StepApprove, news.ActApprove) {
		out = append(out, next{Label: "workflow.do-approve", Action: path + "/approve"})
	}
	if may(news.StepReturn, news.ActApprove) {
		out = append(out, next{Label: "workflow.do-return", Href: path + "/return"})
	}
	if may(news.StepPublish, news.ActPublish) && !second {
		primary := !slices.ContainsFunc(out, func(n next) bool { return n.Primary })
		out = append(out, next{Label: "workflow.do-publish", Href: path + "/publish", Primary: primary})
		out = append(out, next{Label: "workflow.do-schedule", Href: path + "/schedule"})
	}
	if may(news.StepPropose, news.ActSubmit) && actor.MaySave(st.Story) == nil && !actor.Can(news.ActCorrect, site.ID) {
		out = append(out, next{Label: "workflow.do-propose", Href: path + "/propose", Primary: !st.Proposed})
	}
	for _, n := range []struct {
		step news.Step
		act  news.Act
		next next
	}{
		{news.StepEmbargo, news.ActEmbargo, next{Label: "workflow.do-embargo", Href: path + "/embargo"}},
		{news.StepUnschedule, news.ActPublish, next{Label: "workflow.do-unschedule", Action: path + "/unschedule"}},
		{news.StepUpdate, news.ActCorrect, next{Label: "workflow.do-correct", Href: path + "/correct", Primary: true}},
		{news.StepShare, news.ActShare, next{Label: "workflow.do-share", Href: path + "/share"}},
		{news.StepWithdraw, news.ActWithdraw, next{Label: "workflow.do-withdraw", Href: path + "/withdraw", Danger: true}},
		{news.StepSpike, news.ActPublish, next{Label: "workflow.do-spike", Action: path + "/spike"}},
		{news.StepUnspike, news.ActPublish, next{Label: "workflow.do-unspike", Action: path + "/unspike", Primary: true}},
	} {
		if may(n.step, n.act) {
			out = append(out, n.next)
		}
	}
	return out
}

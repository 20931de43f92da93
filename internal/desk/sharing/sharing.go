// Package sharing is the screens about stories on other sites of the network:
// what comes in, what differs, what has to be merged, how far a correction got.
//
//	sharing.go   Mount; what the screens share
//	inbox.go     what waits for a desk, what it can take
//	onsite.go    where a story stands, and what one site does with it
//	wording.go   how that site words it, and has worded it
//	panel.go     where it stands, beside the text
//	rules.go     rules by which stories are shared by themselves
//	ledger.go    where corrections and withdrawals have arrived
//	audit.go     what sites serve otherwise than they should
//	task.go      merge tasks: lists, one task, its answers
//	field.go     one field of a merge task three ways
package sharing

import (
	"embed"
	"html/template"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

//go:embed *.html
var files embed.FS

type screens struct {
	room   *newsroom.Newsroom
	read   *inside.Reader
	across *across.Reader

	inbox, network          *frame.Page
	carriers, onsite, sites *frame.Page
	rules, rule             *frame.Page
	ledger, entry, part     *frame.Page
	audits, audit           *frame.Page
	tasks, task             *frame.Page
	begin                   Auditor
}

// Mount mounts the screens.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader, across *across.Reader, begin Auditor) Panels {
	page := func(name string) *frame.Page { return frame.NewPage(files, name, "tabs.html") }
	s := &screens{room: room, read: read, across: across, begin: begin,
		inbox: page("inbox.html"), network: page("network.html"),
		carriers: page("carriers.html"), onsite: page("onsite.html"), sites: frame.Fragment(files, "panel.html"),
		rules: page("rules.html"), rule: page("rule.html"),
		ledger: page("ledger.html"), entry: page("entry.html"), part: frame.Fragment(files, "ledgerpanel.html"),
		tasks: page("tasks.html"), task: page("task.html"),
		audits: page("audits.html"), audit: page("auditrun.html"),
	}
	s.mountInbox(f)
	s.mountOnSite(f)
	s.mountWordings(f)
	s.mountTasks(f)
	s.mountRules(f)
	s.mountLedger(f)
	s.mountAudit(f)
	return Panels{Sites: s.sitesPanel, Ledger: s.ledgerPanel}
}

// Panels are what stands beside a story.
type Panels struct {
	Sites  func(c *frame.Call, st inside.Story) (template.HTML, error)
	Ledger func(c *frame.Call, st inside.Story) (template.HTML, error)
}

// tab is a link over the screens of this area.
type tab struct {
	Name, Href string
	Current    bool
}

// base is what every screen of this area has.
type base struct {
	frame.Base
	Tabs []tab
}

// tabsFor returns the tabs that whoever asks may open.
func tabsFor(c *frame.Call, current string) []tab {
	var out []tab
	for _, t := range []struct {
		name, href string
		act        news.Act
	}{
		{"inbox", "/network", news.ActReceive},
		{"take", "/network/stories", news.ActReceive},
		{"tasks", "/tasks", news.ActReceive},
		{"rules", "/rules", news.ActRules},
		{"ledger", "/ledger", news.ActRead},
		{"audits", "/audits", news.ActWithdraw},
	} {
		sites, err := c.SitesFor(t.act)
		if t.name == "audits" {
			sites, err = auditable(c)
		}
		if err == nil && len(sites) > 0 {
			out = append(out, tab{t.name, t.href, t.name == current})
		}
	}
	return out
}

func (s *screens) base(c *frame.Call, current, title string, args ...any) base {
	return base{c.Base("sharing", title, args...), tabsFor(c, current)}
}

// Package sharing is the screens about stories on other sites of the network:
// what comes in, what differs, what has to be merged, how far a correction got.
//
//	sharing.go   Mount; what the screens share
//	rules.go     rules by which stories are shared by themselves
package sharing

import (
	"embed"

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

	rules, rule *frame.Page
}

// Mount mounts the screens.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader) {
	page := func(name string) *frame.Page { return frame.NewPage(files, name, "tabs.html") }
	s := &screens{room: room, read: read, rules: page("rules.html"), rule: page("rule.html")}
	s.mountRules(f)
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
		{"rules", "/rules", news.ActRules},
	} {
		if sites, err := c.SitesFor(t.act); err == nil && len(sites) > 0 {
			out = append(out, tab{t.name, t.href, t.name == current})
		}
	}
	return out
}

func (s *screens) base(c *frame.Call, current, title string, args ...any) base {
	return base{c.Base("sharing", title, args...), tabsFor(c, current)}
}

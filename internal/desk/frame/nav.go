package frame

import "github.com/tajuk/tajuk/internal/news"

// Link is an entry of the navigation.
type Link struct {
	Area    string
	Href    string
	Label   string
	Current bool
	N       int // what waits there
}

// Nav returns where whoever the page is for can go.
func (b Base) Nav() []Link {
	entries := []struct {
		area, href string
		act        news.Act
	}{
		{"list", "/", ""},
		{"media", "/media", ""},
		{"fronts", "/fronts", news.ActCurate},
		{"topics", "/topics", news.ActTopics},
		{"tags", "/tags", news.ActTopics},
		{"replies", "/replies", news.ActCorrect},
		{"replies", "/replies/erase", news.ActManage},
		{"sharing", "/network", news.ActReceive},
		{"sharing", "/rules", news.ActRules},
		{"partners", "/partners", news.ActManage},
		{"partners", "/sources", news.ActWithdraw},
		{"people", "/people", news.ActManage},
		{"sites", "/sites", news.ActManage},
		{"users", "/users", news.ActManage},
		{"audit", "/audit", news.ActManage},
	}
	var out []Link
	for _, e := range entries {
		if e.act != "" && !b.Can(string(e.act), 0) {
			continue
		}
		if len(out) > 0 && out[len(out)-1].Area == e.area {
			continue // the first of an area that they may open
		}
		l := Link{Area: e.area, Href: e.href, Label: b.T("nav." + e.area), Current: e.area == b.Area}
		if e.area == "sharing" {
			l.N = b.tasks
		}
		out = append(out, l)
	}
	return out
}

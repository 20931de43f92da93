package sharing

import (
	"encoding/csv"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
)

func (s *screens) mountLedger(f *frame.Frame) {
	f.Get("/ledger", s.showLedger)
	f.Get("/ledger/{subject}", s.showEntry)
	f.Get("/ledger/{subject}/proof", s.proof)
}

const entriesOnPage = 40

type ledgerPage struct {
	base
	Entries   []entryRow
	Sites     []news.Site
	Site      news.ID
	Standings []ledger.Standing
	Standing  ledger.Standing
	More      string
	First     string
}

// entryRow is an entry with its parts in words.
type entryRow struct {
	inside.LedgerEntry
	What  string // what it is
	Badge string // colour of its standing
	Took  string // how long it took, empty while it has not arrived
}

// badge is the colour of a standing.
func badge(s ledger.Standing) string {
	switch s {
	case ledger.Arrived:
		return "good"
	case ledger.Open:
		return "warn"
	}
	return "bad"
}

func (s *screens) entryRow(c *frame.Call, e inside.LedgerEntry) entryRow {
	row := entryRow{LedgerEntry: e, Badge: badge(e.Standing)}
	if e.Kind == ledger.KindWithdrawal {
		row.What = c.Text("ledger.withdrawal", c.Text("ground."+string(e.Ground)))
	} else {
		row.What = c.Text("tell." + string(e.Notice))
		if e.Severity != "" && (e.Notice == news.Ralat || e.Notice == news.Koreksi) {
			row.What += ", " + strings.ToLower(c.Text("severity."+string(e.Severity)))
		}
	}
	if took := e.Took(); took > 0 {
		row.Took = duration(c, took)
	}
	return row
}

// duration is a short time in words.
func duration(c *frame.Call, d time.Duration) string {
	switch {
	case d < time.Minute:
		return c.Text("ledger.seconds", int(d.Round(time.Second)/time.Second))
	case d < 2*time.Hour:
		return c.Text("ledger.minutes", int(d.Round(time.Minute)/time.Minute))
	case d < 48*time.Hour:
		return c.Text("ledger.hours", int(d.Round(time.Hour)/time.Hour))
	}
	return c.Text("ledger.days", int(d/(24*time.Hour)))
}

func (s *screens) showLedger(c *frame.Call) error {
	q := inside.LedgerQuery{Site: c.FormID("site"), Standing: ledger.Standing(c.R.FormValue("standing")), Before: c.FormID("before")}
	list, next, err := s.read.Ledger(c.Context(), c.Actor(), q, entriesOnPage)
	if err != nil {
		return err
	}
	sites, err := c.Houses()
	if err != nil {
		return err
	}
	p := &ledgerPage{base: s.base(c, "ledger", "ledger.title"), Sites: sites, Site: q.Site, Standings: ledger.Standings(), Standing: q.Standing}
	for _, e := range list {
		p.Entries = append(p.Entries, s.entryRow(c, e))
	}
	form := url.Values{}
	if q.Site != 0 {
		form.Set("site", q.Site.String())
	}
	if q.Standing != "" {
		form.Set("standing", string(q.Standing))
	}
	if q.Before != 0 {
		p.First = "/ledger?" + form.Encode()
	}
	if next != 0 {
		form.Set("before", next.String())
		p.More = "/ledger?" + form.Encode()
	}
	return c.Render(s.ledger, p)
}

type entryPage struct {
	base
	entryRow
	Origin news.Site
	Groups []entryGroup
	Told   []toldPartner
	CSV    string
	JSON   string
}

// entryGroup is a site with the states of its surfaces.
type entryGroup struct {
	inside.LedgerSite
	Badge string
	Gone  time.Time // when its page was seen to show it
	Lines []entryLine
}

// toldPartner is a partner outside, and how far what it is told is.
type toldPartner struct {
	exchange.Reach
	Line entryLine
}

type entryLine struct {
	ledger.Row
	Badge string
	Label string // what was asked
	Says  string // the proof
	Late  bool
}

func (s *screens) showEntry(c *frame.Call) error {
	e, err := s.entryOf(c)
	if err != nil {
		return err
	}
	p := &entryPage{base: s.base(c, "ledger", "ledger.one", e.Headline), entryRow: s.entryRow(c, e),
		CSV: "/ledger/" + e.ID.String() + "/proof?format=csv", JSON: "/ledger/" + e.ID.String() + "/proof?format=json"}
	if p.Origin, err = c.Site(e.Site); err != nil {
		return err
	}
	for _, site := range e.Sites {
		partners := func(r ledger.Row) bool { return r.Surface == ledger.SurfacePartner }
		if slices.ContainsFunc(site.Rows, partners) { // they have a part of their own
			if site.Rows = slices.DeleteFunc(site.Rows, partners); len(site.Rows) == 0 {
				continue
			}
			site.Standing = ledger.StandingOf(site.Rows)
		}
		g := entryGroup{LedgerSite: site, Badge: badge(site.Standing)}
		for _, r := range site.Rows {
			line := s.entryLine(c, r)
			switch {
			case r.Surface == ledger.SurfaceText:
				line.Label = c.Text("ledger.owntext", c.Text("ownfield."+r.Target))
			case r.Target != "":
				line.Label += " " + r.Target
			case r.Surface == ledger.SurfacePage:
				g.Gone = r.AppliedAt
			}
			g.Lines = append(g.Lines, line)
		}
		p.Groups = append(p.Groups, g)
	}
	reached, err := s.room.Exchange.Reached(c.Context(), c.Actor(), e.Story, e.Event)
	if err != nil {
		return err
	}
	for _, r := range reached {
		for _, row := range e.All {
			if row.Surface == ledger.SurfacePartner && row.Target == r.Agreement.String() {
				p.Told = append(p.Told, toldPartner{r, s.entryLine(c, row)})
			}
		}
	}
	return c.Render(s.entry, p)
}

func (s *screens) entryLine(c *frame.Call, r ledger.Row) entryLine {
	return entryLine{Row: r, Badge: rowBadge(r.State), Label: c.Text("surface." + string(r.Surface)), Says: proved(c, r.Proof), Late: r.AppliedAt.After(r.DueAt)}
}

// proved says a proof in the language of whoever asks.
func proved(c *frame.Call, told ledger.Told) string {
	var parts []string
	for _, said := range told.Sayings() {
		parts = append(parts, c.Sentence(said.Form()))
	}
	return strings.Join(parts, "; ")
}

func rowBadge(s ledger.State) string {
	switch s {
	case ledger.StateApplied, ledger.StateReceived:
		return "good"
	case ledger.StateSent, ledger.StateNeedsMerge:
		return "warn"
	case ledger.StateMoot:
		return ""
	}
	return "bad"
}

func (s *screens) entryOf(c *frame.Call) (inside.LedgerEntry, error) {
	id, err := c.ID("subject")
	if err != nil {
		return inside.LedgerEntry{}, err
	}
	return s.read.LedgerEntry(c.Context(), c.Actor(), id)
}

// proof is an entry as a file: for the press council, and for who asks whether
// a correction was followed.
func (s *screens) proof(c *frame.Call) error {
	e, err := s.entryOf(c)
	if err != nil {
		return err
	}
	name := func(id news.ID) string {
		if site, err := c.Site(id); err == nil {
			return site.Name
		}
		return ""
	}
	reached, err := s.room.Exchange.Reached(c.Context(), c.Actor(), e.Story, e.Event)
	if err != nil {
		return err
	}
	for i, r := range e.All {
		for _, to := range reached {
			if r.Surface == ledger.SurfacePartner && r.Target == to.Agreement.String() {
				e.All[i].Target, e.All[i].Attempts = to.Partner, to.Attempts
			}
		}
	}
	switch c.R.FormValue("format") {
	case "json":
		type row struct {
			Site    string         `json:"site,omitempty"`
			Surface ledger.Surface `json:"surface"`
			Target  string         `json:"target,omitempty"`
			State   ledger.State   `json:"state"`
			Sent    time.Time      `json:"sent"`
			Due     time.Time      `json:"due"`
			Checked time.Time      `json:"checked,omitzero"`
			Applied time.Time      `json:"applied,omitzero"`
			Asked   int            `json:"asked"`
			Proof   string         `json:"proof,omitempty"`
			Fault   string         `json:"fault,omitempty"`
		}
		out := struct {
			ID       news.ID         `json:"id"`
			Kind     ledger.Kind     `json:"kind"`
			Notice   news.NoticeKind `json:"notice,omitempty"`
			Severity news.Severity   `json:"severity,omitempty"`
			Ground   news.Ground     `json:"ground,omitempty"`
			Story    news.ID         `json:"story"`
			Headline string          `json:"headline"`
			Site     string          `json:"site"`
			By       string          `json:"by,omitempty"`
			At       time.Time       `json:"at"`
			Text     string          `json:"text"`
			Apology  string          `json:"apology,omitempty"`
			Standing ledger.Standing `json:"standing"`
			Arrived  time.Time       `json:"arrived,omitzero"`
			Rows     []row           `json:"rows"`
		}{e.ID, e.Kind, e.Notice, e.Severity, e.Ground, e.Story, e.Headline, name(e.Site), e.By, e.At, e.Text, e.Notes["apology"], e.Standing, e.SettledAt, []row{}}
		for _, r := range e.All {
			out.Rows = append(out.Rows, row{name(r.Site), r.Surface, r.Target, r.State, r.SentAt, r.DueAt, r.CheckedAt, r.AppliedAt, r.Attempts, r.Proof.String(), r.Fault})
		}
		c.W.Header().Set("Content-Disposition", `attachment; filename="ledger-`+e.ID.String()+`.json"`)
		return c.JSON(200, out)
	case "csv":
		c.W.Header().Set("Content-Type", "text/csv; charset=utf-8")
		c.W.Header().Set("Content-Disposition", `attachment; filename="ledger-`+e.ID.String()+`.csv"`)
		w := csv.NewWriter(c.W)
		_ = w.Write([]string{"entry", "kind", "story", "headline", "posted", "site", "surface", "target", "state", "sent", "due", "checked", "applied", "asked", "proof", "fault"})
		for _, r := range e.All {
			line := []string{e.ID.String(), string(e.Kind), e.Story.String(), e.Headline, machine(e.At), name(r.Site), string(r.Surface), r.Target, string(r.State),
				machine(r.SentAt), machine(r.DueAt), machine(r.CheckedAt), machine(r.AppliedAt), strconv.Itoa(r.Attempts), r.Proof.String(), r.Fault}
			for i := range line {
				line[i] = cell(line[i])
			}
			_ = w.Write(line)
		}
		w.Flush()
		return nil // whoever asked may have gone
	}
	return fault.New(fault.NotFound, "there is nothing at this address")
}

// machine is a time for machines, empty for none.
func machine(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// cell keeps a text from being a formula in a spreadsheet.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// LedgerTitle is the message of the panel's title.
const LedgerTitle = "ledger.panel"

type panelPage struct {
	frame.Base
	Entries []entryRow
}

// ledgerPanel tells beside a story where its corrections have arrived.
func (s *screens) ledgerPanel(c *frame.Call, st inside.Story) (template.HTML, error) {
	list, err := s.read.LedgerOf(c.Context(), c.Actor(), st.ID)
	if err != nil {
		return "", err
	}
	p := panelPage{Base: c.Base("list", LedgerTitle)}
	for _, e := range list {
		p.Entries = append(p.Entries, s.entryRow(c, e))
	}
	return c.Part(s.part, p)
}

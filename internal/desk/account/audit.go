package account

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

const auditOnPage = 60

// auditKinds are what the trail can be narrowed to: areas, which end in a dot,
// and single kinds that are looked for often.
func auditKinds() []string {
	return []string{"account.", string(news.EventSignedIn), string(news.EventSignInFailed), "session.", string(news.EventRolesSet),
		"story.", "placement.", "notice.", "withdrawal.", "reply.", "comment.", "assignment.", "preview.", "front.", "topic.", "tag.", "person.", "asset.", "site.", "page.", "redirect.", "audit."}
}

type auditPage struct {
	frame.Base
	Rows   []auditRow
	Kinds  []option
	People []option
	Sites  []option
	Form   url.Values
	More   string
	First  string
	CSV    string // addresses of the exports
	JSON   string
	Narrow bool
}

type option struct {
	Value, Text string
	Chosen      bool
}

type auditRow struct {
	inside.AuditRow
	What    string
	Details []inside.Detail
}

// auditQuery reads the form, and writes it as the query of an address.
func auditQuery(c *frame.Call) (q inside.AuditQuery, form url.Values, err error) {
	form = url.Values{}
	for _, name := range []string{"person", "site", "story", "kind", "from", "until", "q"} {
		if v := strings.TrimSpace(c.R.FormValue(name)); v != "" {
			form.Set(name, v)
		}
	}
	q = inside.AuditQuery{Person: c.FormID("person"), Site: c.FormID("site"), Story: c.FormID("story"), Text: form.Get("q"), Before: c.FormID("before")}
	if slices.Contains(auditKinds(), form.Get("kind")) {
		q.Kind = form.Get("kind")
	}
	zone, err := zoneOf(c)
	if err != nil {
		return q, form, err
	}
	if day, err := time.ParseInLocation(time.DateOnly, form.Get("from"), zone); err == nil {
		q.From = day
	}
	if day, err := time.ParseInLocation(time.DateOnly, form.Get("until"), zone); err == nil {
		q.Until = day.AddDate(0, 0, 1)
	}
	return q, form, nil
}

// zoneOf is the zone in which the days of the form are meant: the one that the
// trail's times are told in.
func zoneOf(c *frame.Call) (*time.Location, error) {
	sites, err := c.Sites()
	if err != nil || len(sites) == 0 {
		return time.UTC, err
	}
	for _, s := range sites {
		if len(c.Actor().Roles[s.ID]) > 0 {
			return s.Location(), nil
		}
	}
	return sites[0].Location(), nil
}

func (s *screens) showAudit(c *frame.Call) error {
	q, form, err := auditQuery(c)
	if err != nil {
		return err
	}
	if q.Kind == "" && q.Text == "" {
		q.Not = news.EventAssetRendered // the machine's own, dozens to a picture
	}
	rows, next, err := s.read.Audit(c.Context(), c.Actor(), q, auditOnPage)
	if err != nil {
		return err
	}
	p := &auditPage{Base: c.Base("audit", "audit.title"), Form: form, CSV: "/audit/export?" + with(form, "format", "csv").Encode(), JSON: "/audit/export?" + with(form, "format", "jsonl").Encode(), Narrow: len(form) > 0}
	for _, r := range rows {
		p.Rows = append(p.Rows, auditRow{r, kindText(c, string(r.Kind)), detailsText(c, r)})
	}
	if next != 0 {
		older := with(form, "before", next.String())
		p.More = "/audit?" + older.Encode()
	}
	if q.Before != 0 {
		p.First = "/audit?" + form.Encode()
	}
	return s.auditForm(c, p)
}

func with(form url.Values, name, value string) url.Values {
	out := url.Values{}
	for k, v := range form {
		out[k] = v
	}
	out.Set(name, value)
	return out
}

func (s *screens) auditForm(c *frame.Call, p *auditPage) error {
	for _, k := range auditKinds() {
		p.Kinds = append(p.Kinds, option{k, kindText(c, k), k == p.Form.Get("kind")})
	}
	people, err := s.read.AuditPeople(c.Context(), c.Actor())
	if err != nil {
		return err
	}
	for _, a := range people {
		p.People = append(p.People, option{a.ID.String(), a.Name, a.ID.String() == p.Form.Get("person")})
	}
	sites, err := c.SitesFor(news.ActManage)
	if err != nil {
		return err
	}
	for _, site := range sites {
		p.Sites = append(p.Sites, option{site.ID.String(), site.Name, site.ID.String() == p.Form.Get("site")})
	}
	return c.Render(s.audit, p)
}

// kindText says a kind of event, or an area of kinds, in words. A kind that has
// no words yet is told by its name.
func kindText(c *frame.Call, kind string) string {
	key := "event." + strings.ReplaceAll(strings.TrimSuffix(kind, ".")+map[bool]string{true: "-all"}[strings.HasSuffix(kind, ".")], ".", "-")
	if text := c.Text(key); text != "["+key+"]" {
		return text
	}
	return kind
}

// detailsText names the parts of an event that people care for.
func detailsText(c *frame.Call, r inside.AuditRow) []inside.Detail {
	var out []inside.Detail
	for _, d := range r.Details {
		key := "detail." + d.Name
		if text := c.Text(key); text != "["+key+"]" {
			out = append(out, inside.Detail{Name: text, Text: detailText(c, d)})
		}
	}
	return out
}

func detailText(c *frame.Call, d inside.Detail) string {
	if d.Name != "method" {
		return roleNames(c, d.Text)
	}
	var words []string
	for _, m := range strings.Split(d.Text, "+") {
		text := c.Text("method." + m)
		if text == "[method."+m+"]" {
			text = m
		}
		words = append(words, text)
	}
	return strings.Join(words, " + ")
}

// roleNames tells roles by site, as an event of roles has them, in words.
func roleNames(c *frame.Call, text string) string {
	var bySite map[string][]news.Role
	if !strings.HasPrefix(text, "{") || json.Unmarshal([]byte(text), &bySite) != nil {
		return text
	}
	var parts []string
	for site, roles := range bySite {
		name := c.Text("users.everywhere")
		if id, err := news.ParseID(site); err == nil {
			if s, err := c.Site(id); err == nil {
				name = s.Name
			}
		}
		var words []string
		for _, r := range roles {
			words = append(words, c.Text("role."+string(r)))
		}
		if len(words) == 0 {
			words = []string{"–"}
		}
		parts = append(parts, name+": "+strings.Join(words, ", "))
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}

// exportTime is how long an export may take: the trail is never trimmed.
const exportTime = 15 * time.Minute

// export hands out the whole trail, or what it was narrowed to, as CSV or JSON
// lines. It is written as it is read, newest first.
func (s *screens) export(c *frame.Call) error {
	q, form, err := auditQuery(c)
	if err != nil {
		return err
	}
	format := c.R.FormValue("format")
	if format != "csv" && format != "jsonl" {
		return fault.New(fault.NotFound, "there is nothing at this address")
	}
	// Asked first: who may not see it is told so, not asked for a password.
	if _, _, err := s.read.Audit(c.Context(), c.Actor(), q, 1); err != nil {
		return err
	}
	if err := s.id.Exported(c.Context(), client(c), visitor(c), format); err != nil {
		return again(c, "/audit?"+form.Encode(), err)
	}
	types := map[string]string{"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl"}
	c.W.Header().Set("Content-Type", types[format])
	c.W.Header().Set("Content-Disposition", `attachment; filename="audit-`+c.Now.Format(time.DateOnly)+"."+format+`"`)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Context()), exportTime)
	defer cancel()
	write := s.jsonLines(c)
	if format == "csv" {
		write = s.csvRows(c)
	}
	flush := http.NewResponseController(c.W)
	_ = flush.SetWriteDeadline(time.Now().Add(exportTime)) // not every writer has one
	for {
		rows, next, err := s.read.Audit(ctx, c.Actor(), q, 1000)
		if err != nil {
			return err
		}
		if err := write(rows); err != nil {
			return nil // whoever asked has gone
		}
		_ = flush.Flush()
		if next == 0 || c.R.Context().Err() == context.Canceled {
			return nil
		}
		q.Before = next
	}
}

func (s *screens) csvRows(c *frame.Call) func(rows []inside.AuditRow) error {
	w := csv.NewWriter(c.W)
	_ = w.Write([]string{"id", "time", "kind", "account", "name", "email", "about", "site", "story", "headline", "payload"})
	return func(rows []inside.AuditRow) error {
		for _, r := range rows {
			line := []string{r.ID.String(), r.At.UTC().Format(time.RFC3339Nano), string(r.Kind), r.Actor.String(), r.By, r.ByEmail, r.About, r.On, r.Story.String(), r.Headline, r.Payload}
			for i := range line {
				line[i] = cell(line[i])
			}
			if err := w.Write(line); err != nil {
				return err
			}
		}
		w.Flush()
		return w.Error()
	}
}

// cell keeps a spreadsheet from taking text for a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func (s *screens) jsonLines(c *frame.Call) func(rows []inside.AuditRow) error {
	e := json.NewEncoder(c.W)
	return func(rows []inside.AuditRow) error {
		for _, r := range rows {
			line := map[string]any{"id": r.ID, "at": r.At.UTC(), "kind": r.Kind, "account": r.Actor, "name": r.By, "email": r.ByEmail, "about": r.About,
				"site": r.Site, "on": r.On, "story": r.Story, "headline": r.Headline, "payload": json.RawMessage(r.Payload)}
			if err := e.Encode(line); err != nil {
				return err
			}
		}
		return nil
	}
}

package desk_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// payloads are what people type who want a colleague's browser to run it.
var payloads = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`'><svg/onload=alert(1)>`,
	`</textarea><script>alert(1)</script>`,
	`</title><script>alert(1)</script>`,
	`--><script>alert(1)</script><!--`,
	`" autofocus onfocus=alert(1) x="`,
	`javascript:alert(1)`,
	`{{.T "x"}}{{template "main"}}`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`,
	`<a href="javascript:alert(1)">x</a>`,
	`<iframe srcdoc="<script>alert(1)</script>">`,
	"\u202e<b onmouseover=alert(1)>",
	`<style>@import url(//evil.test)</style>`,
	`<base href="//evil.test/">`,
	`<form action="//evil.test/"><button>`,
	`<meta http-equiv=refresh content="0;url=//evil.test/">`,
}

// What anybody types is shown as it was typed and never run, in every field and
// on every screen that shows it.
func TestNothingThatIsTypedRuns(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	for i, x := range payloads {
		w.poison(i, x)
	}
	w.sit(0, news.RoleChiefEditor)
	w.who.Actor.Roles[0] = append(w.who.Actor.Roles[0], news.RoleNetworkAdmin)
	paths := []string{"/", "/?tab=all", "/?tab=live", "/stories/new", "/media", "/media/upload", "/media/pick?q=a", "/fronts", "/topics", "/tags", "/people", "/sites",
		"/stories/find?q=alert", "/topics/find?q=alert", "/people/find?q=alert", "/tags/find?q=alert", "/notifications", "/replies"}
	for _, x := range payloads {
		q := url.QueryEscape(x)
		paths = append(paths, "/?q="+q, "/?tab="+q, "/?site="+q+"&section="+q+"&kind="+q+"&state="+q+"&before="+q, "/media?q="+q, "/topics?q="+q, "/tags?q="+q,
			"/people?q="+q, "/stories/new?section="+q, "/nowhere/"+url.PathEscape(x), "/stories/"+url.PathEscape(x))
	}
	for i := range payloads {
		id := w.poisoned[i]
		for _, end := range []string{"", "/versions", "/versions/1", "/compare?from=1", "/publish", "/schedule", "/embargo", "/correct", "/withdraw", "/return", "/comments", "/preview"} {
			paths = append(paths, "/stories/"+id.String()+end)
		}
	}
	shown := 0
	for _, path := range paths {
		answer := w.ask(w.get(path))
		if answer.Code >= 500 {
			t.Errorf("%s: %d", path, answer.Code)
		}
		if strings.Contains(answer.Body.String(), "alert(1)") {
			shown++
		}
		for _, fault := range dangerous(answer) {
			t.Errorf("%s: %s", path, fault)
		}
	}
	if shown < 140 {
		t.Errorf("only %d of %d pages show what was typed: the rest proves nothing", shown, len(paths))
	}
}

// poison writes a payload into every field there is.
func (w *world) poison(i int, x string) {
	w.t.Helper()
	if w.poisoned == nil {
		w.poisoned = map[int]news.ID{}
	}
	sys := news.System()
	person, err := w.room.SavePerson(w.ctx, sys, news.Person{Slug: fmt.Sprintf("orang-%d", i), Name: x, Site: w.solo.ID, Role: "reporter", Bio: x})
	w.must(err)
	topic, err := w.room.SaveTopic(w.ctx, sys, news.Topic{Slug: fmt.Sprintf("topik-%d", i), Name: x, Kicker: clip(x, 60), Summary: x})
	w.must(err)
	tag, err := w.room.SaveTag(w.ctx, sys, news.Tag{Slug: fmt.Sprintf("tag-%d", i), Name: clip(x, 80)})
	w.must(err)
	account, err := w.room.SaveAccount(w.ctx, sys, news.Account{Email: fmt.Sprintf("x%d@sagara.test", i), Name: x, Active: true})
	w.must(err)
	by := news.Actor{Account: account.ID, Name: x, Roles: map[news.ID][]news.Role{w.solo.ID: {news.RoleChiefEditor}}}
	doc := fmt.Sprintf(`{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","content":[{"type":"text","text":%q}]},{"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":%q}]}]}`, ascii(x), ascii(x))
	id, err := w.room.Create(w.ctx, by, newsroom.NewStory{Site: w.solo.ID, Section: w.solo.Sections[0].ID, Content: news.Content{
		Headline: x, Lead: x, Slug: fmt.Sprintf("alamat-%d", i), Located: clip(x, 80), Body: doc, Topic: topic.ID, Tags: []news.ID{tag.ID},
		Bylines: []news.Byline{{Person: person.ID, Role: news.Author}}, Photo: news.Photo{Caption: x, Alt: x, Slug: clip(x, 60)},
		AI:      news.AIUse{Level: news.AIAssist, Tool: clip(x, 100)},
		Private: news.Private{Sources: x, Notes: x},
	}})
	w.must(err)
	w.poisoned[i] = id
	w.must(w.room.Publish(w.ctx, by, id))
	w.must(w.room.AddNotice(w.ctx, by, id, newsroom.Correction{Kind: news.Ralat, Severity: news.Spelling, Text: x}))
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// ascii leaves out what a document may not hold: characters that turn the
// direction of text.
func ascii(s string) string { return strings.ReplaceAll(s, "\u202e", "") }

// dangerous finds in a page what only an attacker could have put there.
func dangerous(answer *httptest.ResponseRecorder) (faults []string) {
	if !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html") {
		return nil
	}
	if csp := answer.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self';") || strings.Contains(csp, "unsafe") {
		faults = append(faults, "its policy is "+csp)
	}
	z := html.NewTokenizer(strings.NewReader(answer.Body.String()))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return faults
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			switch token.Data {
			case "base", "style", "object", "embed", "frame":
				faults = append(faults, "an element <"+token.Data+">")
			}
			for _, a := range token.Attr {
				if fault := attribute(token.Data, a); fault != "" {
					faults = append(faults, fault)
				}
			}
			if token.Data == "script" && len(token.Attr) == 0 {
				faults = append(faults, "an inline script")
			}
		}
	}
}

func attribute(element string, a html.Attribute) string {
	value := strings.ToLower(strings.TrimSpace(a.Val))
	switch {
	case strings.HasPrefix(a.Key, "on"):
		return fmt.Sprintf("<%s %s=%q>", element, a.Key, a.Val)
	case a.Key == "style", a.Key == "srcdoc", a.Key == "http-equiv":
		return fmt.Sprintf("<%s %s=%q>", element, a.Key, a.Val)
	case a.Key == "href" || a.Key == "src" || a.Key == "action" || a.Key == "formaction":
		if strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "//") || strings.HasPrefix(value, "vbscript:") ||
			strings.HasPrefix(value, "data:") && value != "data:," && !strings.HasPrefix(value, "data:image/") {
			return fmt.Sprintf("<%s %s=%q>", element, a.Key, a.Val)
		}
	case strings.ContainsAny(a.Key, `<>"'`):
		return fmt.Sprintf("<%s> has an attribute named %q", element, a.Key)
	}
	return ""
}

// Forms with fields that nobody offered change nothing beside what they are
// for.
func TestFieldsThatNobodyOffered(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	w.sit(w.solo.ID, news.RoleReporter)
	id := w.own(w.solo)
	form := url.Values{"made": {w.made(id)}, "headline": {"Baru"}, "state": {"live"}, "origin_site": {w.bali.ID.String()}, "created_by": {"1"},
		"live_version": {"9"}, "rev": {"99"}, "id": {"1"}, "publish_at": {"1"}, "section": {w.bali.Sections[0].ID.String()}}
	answer := w.ask(w.post("/stories/"+id.String(), form))
	if answer.Code == http.StatusSeeOther {
		t.Error("a story went to a section of another site")
	}
	var state string
	var site, section int64
	w.must(w.db.QueryRowContext(w.ctx, "SELECT state, origin_site FROM story WHERE id = $1", id).Scan(&state, &site))
	w.must(w.db.QueryRowContext(w.ctx, "SELECT section FROM placement WHERE story = $1", id).Scan(&section))
	if state != "draft" || site != int64(w.solo.ID) || section != int64(w.solo.Sections[0].ID) {
		t.Errorf("the story is %s on %d in %d", state, site, section)
	}
}

// Paths that climb, hide or repeat lead nowhere.
func TestPathTricks(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	w.sit(0, news.RoleChiefEditor)
	id := w.draft(w.solo).String()
	for _, path := range []string{"/stories/" + id + "/..%2f..%2fusers", "/stories/%00", "/stories/" + strings.ToUpper(id), "/stories/0" + id, "/stories/" + id + "%20",
		"/assets/..%2f..%2fdesk.go", "/assets/%2e%2e/%2e%2e/go.mod", "/media/../sites", "/stories/-1", "/stories/99999999999999999999", "//stories/" + id,
		"/stories/" + id + "/versions/0", "/stories/" + id + "/versions/-1", "/stories/" + id + "/versions/1e9", "/stories/" + id + "/versions/2147483648", "/\\evil.test"} {
		r := w.get("/")
		r.URL = &url.URL{Path: path}
		if p, err := url.PathUnescape(path); err == nil {
			r.URL = &url.URL{Path: p, RawPath: path}
		}
		r.RequestURI = path
		answer := w.ask(r)
		if answer.Code < 300 || answer.Code >= 500 {
			t.Errorf("%s: %d", path, answer.Code)
		}
		if to := answer.Header().Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, "evil") && !strings.HasPrefix(to, "/%5C") {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

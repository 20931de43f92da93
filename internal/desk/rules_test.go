package desk_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
)

// TestSharingRules makes a rule in the forms, tries it, turns it on, and finds
// what it does; a rule that is taken away can be had back.
func TestSharingRules(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	w.must(w.room.SetSharePolicy(w.ctx, news.System(), w.bali.ID, 0, news.PolicyPublish))
	tag, err := w.room.SaveTag(w.ctx, news.System(), news.Tag{Slug: "banjir-bandang", Name: "Banjir Bandang"})
	w.must(err)
	past := w.live(w.solo)
	w.sit(w.solo.ID, news.RoleChiefEditor)
	seen := func(path string, parts ...string) string {
		t.Helper()
		answer := w.ask(w.get(path))
		for _, part := range parts {
			if answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), part) {
				t.Errorf("%s (%d) does not say %q", path, answer.Code, part)
			}
		}
		return answer.Body.String()
	}
	to := "to-" + w.bali.ID.String()
	seen("/rules", "shares nothing by itself yet")
	form := url.Values{"name": {"Ke Bali"}, "sections": {w.solo.Sections[0].ID.String()}, "add_tags": {"banjir bandang, tidak ada"}, to: {w.bali.Sections[1].ID.String()}}
	if answer := w.ask(w.post("/rules/new?site="+w.solo.ID.String(), form)); answer.Code != http.StatusUnprocessableEntity ||
		!strings.Contains(answer.Body.String(), "there is no tag named tidak ada") || !strings.Contains(answer.Body.String(), `value="banjir bandang, tidak ada"`) {
		t.Fatalf("a tag that nobody knows: %d\n%s", answer.Code, answer.Body)
	}
	form.Set("add_tags", "Banjir bandang")
	answer := w.ask(w.post("/rules/new?site="+w.solo.ID.String(), form))
	at := answer.Header().Get("Location")
	if answer.Code != http.StatusSeeOther || !strings.HasPrefix(at, "/rules/") {
		t.Fatalf("adding: %d %s", answer.Code, at)
	}
	page := seen(at, `<option value="`+tag.ID.String()+`" selected>Banjir Bandang`, "not tried")
	if strings.Contains(page, at+"/switch") {
		t.Error("a rule that was not tried is offered to be switched on")
	}
	if got := w.ask(w.post(at+"/switch", url.Values{"on": {"1"}})).Code; got != http.StatusUnprocessableEntity && got != http.StatusConflict {
		t.Errorf("switching on what was not tried: %d", got)
	}
	if body := w.ask(w.post(at+"/try", nil)).Body.String(); !strings.Contains(body, "taken 0 of 1 stories") {
		t.Errorf("trying with a tag that no story has:\n%s", body)
	}
	// Without the tag it takes what is there.
	form.Del("add_tags")
	form.Set("rev", "1")
	if answer := w.ask(w.post(at, form)); answer.Code != http.StatusSeeOther {
		t.Fatalf("changing: %d %s", answer.Code, answer.Body)
	}
	if answer := w.ask(w.post(at, form)); answer.Code != http.StatusConflict && answer.Code != http.StatusUnprocessableEntity {
		t.Errorf("a change made on an older rule: %d", answer.Code)
	}
	if body := w.ask(w.post(at+"/try", nil)).Body.String(); !strings.Contains(body, "taken 1 of 1 stories") ||
		!strings.Contains(body, "/stories/"+past.String()) || !strings.Contains(body, "BALI: published at once") {
		t.Errorf("trying:\n%s", body)
	}
	if answer := w.ask(w.post(at+"/switch", url.Values{"on": {"1"}})); answer.Code != http.StatusSeeOther {
		t.Fatalf("switching on: %d %s", answer.Code, answer.Body)
	}
	seen("/rules", "Ke Bali", "BALI", "Section Kota", ">on<")
	id := w.live(w.solo)
	if body := w.ask(w.get("/stories/" + id.String())).Body.String(); body == "" {
		t.Fatal("no page")
	}
	w.as(news.RoleChiefEditor, func() {
		w.sit(w.bali.ID, news.RoleEditor)
		if got := w.ask(w.get("/stories/" + id.String())).Code; got != http.StatusOK {
			t.Errorf("the story did not come to Bali: %d", got)
		}
		if got := w.ask(w.get(at)).Code; got != http.StatusNotFound {
			t.Errorf("somebody of another site sees the rule: %d", got)
		}
	})
	answer = w.ask(w.post(at+"/drop", nil))
	if answer.Code != http.StatusSeeOther {
		t.Fatalf("dropping: %d", answer.Code)
	}
	rule := strings.TrimPrefix(at, "/rules/")
	answer = w.ask(w.post("/rules/again?site="+w.solo.ID.String(), url.Values{"rule": {rule}}))
	if back := answer.Header().Get("Location"); !regexp.MustCompile(`^/rules/[0-9a-z]+$`).MatchString(back) || back == at {
		t.Fatalf("having it back: %d %s\n%s", answer.Code, back, answer.Body)
	} else {
		seen(back, "Ke Bali", "not tried")
	}
}

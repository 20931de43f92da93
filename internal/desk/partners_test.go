package desk_test

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/partner"
)

// TestPartners makes an agreement in the forms, sees its keys once, follows
// what is told under it, sends again what could not be delivered, and ends it.
func TestPartners(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	ctx := context.Background()
	w.sit(w.solo.ID, news.RoleSiteAdmin)
	_, err := w.room.SaveAccount(ctx, news.System(), w.me) // with the role: who looks after partners is told
	w.must(err)
	seen := func(path string, parts ...string) string {
		t.Helper()
		answer := w.ask(w.get(path))
		for _, part := range parts {
			if answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), part) {
				t.Errorf("%s (%d) does not say %q:\n%s", path, answer.Code, part, answer.Body)
			}
		}
		return answer.Body.String()
	}
	seen("/partners", "No partners yet")
	seen("/partners/dead", "No failed deliveries")
	seen("/partners/new", `name="partner"`, "ninjs 3.1")
	form := url.Values{"partner": {"Kantor Berita"}, "form": {"rss"}, "push": {"https://partner.example/in"}, "sites": {w.solo.ID.String()}}
	if answer := w.ask(w.post("/partners/new", form)); answer.Code != http.StatusUnprocessableEntity ||
		!strings.Contains(answer.Body.String(), "RSS cannot tell of a withdrawal") || !strings.Contains(answer.Body.String(), `value="Kantor Berita"`) {
		t.Fatalf("RSS by push: %d\n%s", answer.Code, answer.Body)
	}
	form.Set("form", "ninjs")
	form.Set("pictures", "1")
	answer := w.ask(w.post("/partners/new", form))
	key := regexp.MustCompile(`<code>([\w-]{43})</code>`)
	if answer.Code != http.StatusOK || !key.MatchString(answer.Body.String()) {
		t.Fatalf("adding: %d\n%s", answer.Code, answer.Body)
	}
	list, err := w.room.Exchange.Agreements(ctx, news.System(), 0, 10)
	w.must(err)
	at := "/partners/" + list[0].ID.String()
	if body := seen(at, "Kantor Berita", "https://partner.example/in", "in force"); key.MatchString(body) {
		t.Error("a key is shown twice")
	}
	if body := w.ask(w.post(at+"/token", nil)).Body.String(); !key.MatchString(body) {
		t.Error("no token is shown")
	}
	if body := w.ask(w.post(at+"/key", nil)).Body.String(); !key.MatchString(body) {
		t.Error("no new key is shown")
	}
	id := w.live(w.solo)
	w.must(w.room.AddNotice(ctx, w.chief(w.solo), id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: "Bukan dua."}))
	entry := regexp.MustCompile(`/ledger/[0-9a-z]+`).FindString(seen("/ledger", "/ledger/"))
	seen(entry, "Partners outside the network", `<a href="`+at+`">Kantor Berita</a>`, "waiting", "due")
	seen(entry+"/proof?format=csv", "partner,Kantor Berita,sent")
	seen(entry+"/proof?format=json", `"target":"Kantor Berita"`)
	w.as(news.RoleSiteAdmin, func() {
		w.sit(w.solo.ID, news.RoleEditor)
		if body := seen(entry, "Kantor Berita"); strings.Contains(body, at) {
			t.Error("an editor is led to an agreement")
		}
	})
	// Five days of answers that nobody wants.
	holder, err := w.room.Exchange.Hold(ctx, list[0].ID)
	w.must(err)
	d, found, err := w.room.Exchange.Next(ctx, list[0].ID, holder)
	w.must(err)
	if !found {
		t.Fatal("nothing is told")
	}
	d.GiveUpAt = time.Time{}
	_, err = w.room.Exchange.Finish(ctx, holder, d, partner.Outcome{Status: 422, Error: "answered 422 <b>no</b>"})
	w.must(err)
	w.must(w.room.Exchange.LetGo(ctx, list[0].ID, holder))
	seen("/partners", "Kantor Berita", "1 failed")
	seen("/notifications", "A delivery to Kantor Berita was given up: ", "/notifications/")
	seen("/partners/dead", "answered 422 &lt;b&gt;no", "Send again")
	again := "/partners/deliveries/" + d.ID.String() + "/again"
	w.as(news.RoleSiteAdmin, func() {
		w.sit(w.bali.ID, news.RoleSiteAdmin)
		for _, path := range []string{at, at + "/end", at + "/key", at + "/token", again} {
			r := w.post(path, form)
			if path == at {
				r = w.get(path)
			}
			if got := w.ask(r).Code; got != http.StatusNotFound && got != http.StatusForbidden {
				t.Errorf("somebody of another site gets %s: %d", path, got)
			}
		}
		if body := w.ask(w.get("/partners/dead")).Body.String(); strings.Contains(body, "answered 422") {
			t.Error("somebody of another site sees what failed")
		}
	})
	if answer := w.ask(w.post(again, nil)); answer.Code != http.StatusSeeOther {
		t.Fatalf("sending again: %d %s", answer.Code, answer.Body)
	}
	seen("/partners/dead", "No failed deliveries")
	if answer := w.ask(w.post(at+"/end", nil)); answer.Code != http.StatusSeeOther {
		t.Fatalf("ending: %d %s", answer.Code, answer.Body)
	}
	if body := seen(at, "ended"); strings.Contains(body, at+"/end") {
		t.Error("an ended agreement is offered to be ended")
	}
	w.sit(w.solo.ID, news.RoleEditor)
	if got := w.ask(w.get("/partners")).Code; got != http.StatusForbidden {
		t.Errorf("an editor sees the partners: %d", got)
	}
}

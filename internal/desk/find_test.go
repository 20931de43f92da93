package desk_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
)

// TestPickersOffer looks for what the writing screen's pickers are given: by
// the beginnings of words, in the value that the form takes.
func TestPickersOffer(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, dbtest.SQLite(t)))
	solo, chief := w.solo, news.System()
	topic, err := w.room.SaveTopic(w.ctx, chief, news.Topic{Slug: "konflik", Name: "Konflik Rusia Vs Ukraina", Kicker: "Konflik"})
	w.must(err)
	tag, err := w.room.SaveTag(w.ctx, chief, news.Tag{Slug: "vladimir-putin", Name: "Vladimir Putin"})
	w.must(err)
	person, err := w.room.SavePerson(w.ctx, chief, news.Person{Slug: "farra", Name: "Farra Dyah", Site: solo.ID, Role: "photographer"})
	w.must(err)
	left, err := w.room.SavePerson(w.ctx, chief, news.Person{Slug: "farra-lama", Name: "Farra Lama", Site: solo.ID, Role: "reporter", Retired: true})
	w.must(err)
	story := w.own(solo)
	w.sit(solo.ID, news.RoleReporter)

	type offer struct{ Value, Label, Detail string }
	for _, x := range []struct {
		path string
		want offer
	}{
		{"/topics/find?q=rus+konf", offer{topic.ID.String(), "Konflik Rusia Vs Ukraina", "Konflik"}},
		{"/tags/find?q=putin", offer{tag.ID.String(), "Vladimir Putin", ""}},
		{"/people/find?q=farr", offer{person.ID.String() + " photographer", "Farra Dyah", "foto"}},
	} {
		answer := w.ask(w.get(x.path))
		var got []offer
		if err := json.Unmarshal(answer.Body.Bytes(), &got); err != nil || answer.Code != http.StatusOK {
			t.Fatalf("%s: %d %v\n%s", x.path, answer.Code, err, answer.Body)
		}
		if len(got) != 1 || got[0].Value != x.want.Value || got[0].Label != x.want.Label {
			t.Errorf("%s: got %+v, want %+v (and nobody who left: %s)", x.path, got, x.want, left.ID)
		}
	}
	// What a colleague has chosen is named by its value.
	for path, want := range map[string]string{
		"/topics/find?value=" + topic.ID.String():                  `[{"value":"` + topic.ID.String() + `","label":"Konflik Rusia Vs Ukraina","detail":"Konflik"}]`,
		"/tags/find?value=" + tag.ID.String():                      `[{"value":"` + tag.ID.String() + `","label":"Vladimir Putin"}]`,
		"/people/find?value=" + left.ID.String() + "+photographer": `[{"value":"` + left.ID.String() + ` photographer","label":"Farra Lama (photographer)"}]`,
	} {
		if got := strings.TrimSpace(w.ask(w.get(path)).Body.String()); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	for path, code := range map[string]int{"/tags/find?value=" + topic.ID.String(): http.StatusNotFound, "/tags/find?value=-": http.StatusUnprocessableEntity} {
		if got := w.ask(w.get(path)).Code; got != code {
			t.Errorf("%s: %d, want %d", path, got, code)
		}
	}
	for _, path := range []string{"/topics/find?q=", "/tags/find?q=zzz", "/people/find"} {
		if got := w.ask(w.get(path)).Body.String(); got != "[]" && got != "[]\n" {
			t.Errorf("%s offers %s", path, got)
		}
	}

	body := `{"type":"doc","attrs":{"schema":1},"content":[{"type":"paragraph","content":[{"type":"text","text":"Vladimir Putin menelepon. Vladimir Putin menutup."}]}]}`
	ask := func(form url.Values) map[string][]offer {
		r := w.post("/stories/"+story.String()+"/suggest", form)
		r.Header.Set("Accept", "application/json")
		answer := w.ask(r)
		var got map[string][]offer
		if err := json.Unmarshal(answer.Body.Bytes(), &got); err != nil {
			t.Fatalf("%d %v\n%s", answer.Code, err, answer.Body)
		}
		return got
	}
	if got := ask(url.Values{"headline": {"Telepon"}, "body_json": {body}})["tags"]; len(got) != 1 || got[0].Value != tag.ID.String() {
		t.Errorf("suggested %+v", got)
	}
	if got := ask(url.Values{"headline": {"Telepon"}, "body_json": {body}, "tags": {tag.ID.String()}})["tags"]; len(got) != 0 {
		t.Errorf("suggested again: %+v", got)
	}
	if got := ask(url.Values{"headline": {"Telepon"}, "body_json": {"{"}}); len(got["tags"]) != 0 {
		t.Errorf("suggested from nothing: %+v", got)
	}
}

package talk_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/news"
)

func TestErasureScreens(t *testing.T) {
	each(t, func(w *world) {
		w.person("lestari", w.site.ID, news.RoleSiteAdmin)
		r := w.request(w.story("PT Maju", true))
		path := "/replies/" + r.ID.String()
		for _, who := range []string{"rina", "eka", "bali"} {
			w.get(who, path+"/erase", 404)
			w.post(who, path+"/erase", 404, "sure", "1", "why", "Diminta lewat surat.")
		}
		if strings.Contains(w.get("eka", path, 200), "/erase") {
			t.Error("an editor is offered what they may not do")
		}
		w.has("offered", w.get("citra", path, 200), path+"/erase")
		// Who administers the site erases and sees nothing of what was sent.
		page := w.get("lestari", "/replies/"+r.Number+"/erase", 200)
		w.has("what goes and what stays", page, "What goes", "What stays", "still waits for its answer", "1 letter")
		if strings.Contains(page, "Budi") || strings.Contains(page, "maju.test") {
			t.Errorf("an administrator is shown who it was\n%s", page)
		}
		w.get("lestari", path, 404)
		// The navigation leads there, by the number on the receipt.
		w.has("navigation", w.get("lestari", "/notifications", 200), `href="/replies/erase"`)
		w.has("which", w.get("lestari", "/replies/erase", 200), "Number of the request")
		if to := w.ask("lestari", "GET", "/replies/erase?number=%20"+r.Number, nil).Header().Get("Location"); to != path+"/erase" {
			t.Errorf("the number leads to %q", to)
		}
		w.has("no such", w.get("lestari", "/replies/erase?number=HJ-1", 422), "there is no request HJ-1", `value="HJ-1"`)
		w.has("an editor's own", w.get("eka", "/notifications", 200), `href="/replies"`)
		for _, who := range []string{"rina", "eka"} {
			w.get(who, "/replies/erase?number="+r.Number, 404)
		}
		w.has("not sure", w.post("lestari", path+"/erase", 422, "why", "Diminta lewat surat."), "cannot be undone", "Diminta lewat surat.</textarea>")
		w.has("no reason", w.post("lestari", path+"/erase", 422, "sure", "1"), "the request is still open")
		w.post("lestari", path+"/erase", 303, "sure", "1", "why", "Diminta lewat surat.", "words", "1")
		w.has("done", w.get("lestari", path+"/erase", 200), "was erased on", "lestari")
		w.post("lestari", path+"/erase", 409, "sure", "1", "why", "Diminta lewat surat.")
		now := w.get("citra", path, 200)
		w.has("the request", now, "was erased on", "personal data erased", r.Number)
		for _, gone := range []string{"Budi", "budi@maju.test", "script.png", "letter: refused", "mailto:", "Send by mail"} {
			if strings.Contains(now, gone) {
				t.Errorf("%q is still shown", gone)
			}
		}
		w.has("inbox", w.get("eka", "/replies", 200), r.Number, "data erased")
		w.post("citra", path+"/letter", 409, "kind", "refused", "subject", "x", "text", "Yth. Budi")
		w.must(w.queue.Drain(w.ctx))
		for _, m := range w.sent {
			if m.To == "budi@maju.test" {
				t.Errorf("a letter went out afterwards: %q", m.Subject)
			}
		}
	})
}

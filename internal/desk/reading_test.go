package desk_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/news"
)

// Who may only read a story sees in its text which passages comments are about,
// without any script: numbers that lead to the comments and back.
func TestCommentsInATextThatIsOnlyRead(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		w := newWorld(t, d)
		story := w.live(w.solo)
		chief, path := w.chief(w.solo), "/stories/"+story.String()
		page := func() string {
			answer := w.ask(w.get(path))
			if answer.Code != 200 {
				t.Fatalf("%d: %s", answer.Code, answer.Body)
			}
			return answer.Body.String()
		}
		w.sit(w.solo.ID, news.RolePhotoEditor)
		if plain := page(); strings.Contains(plain, "rt-passage") || strings.Contains(plain, `id="p-comments" open`) || !strings.Contains(plain, "Air sungai surut") {
			t.Error("a text without comments is not shown, or with marks")
		}
		comment := func(from, to int, quote string) news.ID {
			c, err := w.room.Comment(w.ctx, chief, story, news.Anchor{From: from, To: to, Quote: quote}, "Dari mana?")
			w.must(err)
			return c.ID
		}
		second := comment(5, 11, "sungai")
		first := comment(1, 4, "Air")
		whole, err := w.room.Comment(w.ctx, chief, story, news.Anchor{}, "Bagus.")
		w.must(err)
		got := page()
		for _, want := range []string{
			`<mark class="rt-passage">Air</mark><a class="rt-sign" id="at-` + first.String() + `" href="#c` + first.String() + `" aria-label="Comment 1 by budi">1</a>`,
			`<mark class="rt-passage">sungai</mark><a class="rt-sign" id="at-` + second.String() + `" href="#c` + second.String() + `" aria-label="Comment 2 by budi">2</a>`,
			`id="p-comments" open`, `id="c` + first.String() + `"`, `href="#at-` + first.String() + `"`, `href="#at-` + second.String() + `"`,
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s is missing", want)
			}
		}
		if strings.Contains(got, `id="f-body"`) || strings.Contains(got, "#at-"+whole.ID.String()) {
			t.Error("there is a field to write in, or a number for the whole story")
		}
		w.must(w.room.Resolve(w.ctx, chief, first))
		if got := page(); strings.Count(got, `<mark class="rt-passage">`) != 1 || !strings.Contains(got, `aria-label="Comment 1 by budi"`) {
			t.Error("a resolved comment is still marked")
		}
		// Who writes has the editor and its marks.
		w.sit(w.solo.ID, news.RoleEditor)
		if got := page(); strings.Contains(got, "rt-passage") || !strings.Contains(got, `id="f-body"`) || strings.Contains(got, "#at-") {
			t.Error("the writing screen has marks of its own")
		}
		// To somebody of another site there is no story.
		w.sit(w.bali.ID, news.RoleChiefEditor)
		if answer := w.ask(w.get(path)); answer.Code != 404 {
			t.Errorf("Bali is answered %d", answer.Code)
		}
	})
}

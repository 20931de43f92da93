package sharing_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// seen is what the form of a field sends along.
func (s *screens) seen(page *httptest.ResponseRecorder, f news.Field) string {
	s.Helper()
	form := regexp.MustCompile(`/fields/` + string(f) + `"><input type="hidden" name="seen" value="(\d+)"`).FindStringSubmatch(page.Body.String())
	if form == nil {
		s.Fatalf("no form for %s:\n%s", f, page.Body.String())
	}
	return form[1]
}

// undo is the form that takes an act back, as the page after it offers it.
func (s *screens) undo(w *httptest.ResponseRecorder) frame.Flash {
	s.Helper()
	for _, c := range w.Result().Cookies() {
		if text, err := base64.RawURLEncoding.DecodeString(c.Value); err == nil {
			var f frame.Flash
			s.must(json.Unmarshal(text, &f))
			return f
		}
	}
	s.Fatal("the answer says nothing of what was done")
	return frame.Flash{}
}

func (s *screens) photo(credit, caption string) news.Asset {
	s.Helper()
	s.clock.Advance(time.Second)
	id := news.ID(s.clock.Now().UnixMilli())
	a := news.Asset{ID: id, SHA256: id.String(), Type: "image/jpeg", Width: 640, Height: 480, State: news.AssetReady, Credit: credit, Caption: caption, Alt: "Kios"}
	s.must(s.db.Tx(s.ctx, func(tx *db.Tx) error { return store.In(tx).SaveAsset(s.ctx, a) }))
	return a
}

// Two editors of one desk have the same screen open: whoever is second sees both
// texts, loses nothing, and may put theirs in the other's place.
func TestWordingsOfTwo(t *testing.T) {
	tasksOn(t, func(s *screens) {
		id := s.shared("Pasar dibuka", nil)
		on := "/stories/" + id.String() + "/sites/" + s.bali.ID.String()
		first := s.seen(s.get("bali-editor", on), news.FieldHeadline)
		s.want(s.post("bali-editor", on+"/fields/headline", "seen", first, "value", "A market reopens"), 303)
		clash := s.post("bali-chief_editor", on+"/fields/headline", "seen", first, "value", "Our <market>")
		s.want(clash, 409, "somebody else changed this field meanwhile", "what the site says now stands above", "<p lang=\"en\">A market reopens</p>", "bali-editor", `value="Our &lt;market&gt;"`)
		if got := s.shown(id, news.FieldHeadline); got != "A market reopens" {
			t.Errorf("the colleague's text became %q", got)
		}
		s.clock.Advance(time.Minute)
		s.want(s.post("bali-chief_editor", on+"/fields/headline", "seen", s.seen(clash, news.FieldHeadline), "value", "Our <market>"), 303)
		page := s.get("bali-editor", on)
		s.want(page, 200, "Earlier wordings (1)", "<p lang=\"en\">A market reopens</p>", "<p lang=\"en\">Our &lt;market&gt;</p>")
		// What is wrong otherwise is no colleague's doing.
		bad := s.post("bali-editor", on+"/fields/headline", "seen", s.seen(page, news.FieldHeadline), "value", " ")
		s.want(bad, 422, "is missing")
		s.wantNot(bad, "what the site says now stands above")
		// Nobody else of the network gets to see what Bali said before.
		others := s.get("solo-editor", on)
		s.want(others, 200, "Our &lt;market&gt;")
		s.wantNot(others, "Earlier wordings", "A market reopens")
		// Followed again meanwhile.
		s.want(s.post("bali-editor", on+"/fields/headline/inherit"), 303)
		s.want(s.post("bali-chief_editor", on+"/fields/headline", "seen", s.seen(page, news.FieldHeadline), "value", "Third"), 409, `value="Third"`)
	})
}

// Whoever words a field while the site stops carrying the story, or while its
// origin takes the story back, gets the text back from the answer.
func TestWordingOfWhatIsCarriedNoLonger(t *testing.T) {
	tasksOn(t, func(s *screens) {
		long := "Kata \"kami\".\n\nParagraf kedua."
		kept := `readonly aria-describedby="e-body">Kata &#34;kami&#34;.`
		for name, end := range map[string]func(id news.ID) error{
			"ended by a colleague": func(id news.ID) error { return s.room.End(s.ctx, s.people["bali-chief_editor"], id, s.bali.ID) },
			"taken back":           func(id news.ID) error { return s.room.Revoke(s.ctx, s.people["solo-editor"], id, s.bali.ID) },
		} {
			id := s.shared("Pasar dibuka", nil)
			on := "/stories/" + id.String() + "/sites/" + s.bali.ID.String()
			seen := s.seen(s.get("bali-editor", on), news.FieldBody)
			s.must(end(id))
			late := s.post("bali-editor", on+"/fields/body", "seen", seen, "value", long)
			s.want(late, 409, "this site does not carry the story", "What you typed", kept, "Paragraf kedua.", "so this text is not saved")
			s.wantNot(late, `name="value"`, "what the site says now stands above")
			if page := s.get("bali-editor", on); strings.Contains(page.Body.String(), "What you typed") {
				t.Errorf("%s: the screen speaks of typed text that nobody typed", name)
			}
			s.want(s.post("bali-editor", on+"/fields/tags", "value", "no-such-tag, another"), 422, "no-such-tag, another</textarea>")
		}
		// The reason for a withdrawal, likewise.
		id := s.shared("Pasar dibuka", nil)
		on := "/stories/" + id.String() + "/sites/" + s.bali.ID.String()
		s.must(s.room.ProposeWithdrawalOn(s.ctx, s.people["bali-chief_editor"], id, s.bali.ID, news.GroundSARA, "Menghina suatu golongan."))
		s.must(s.room.WithdrawOn(s.ctx, news.System(), id, s.bali.ID))
		s.want(s.post("bali-chief_editor", on+"/withdraw", "ground", string(news.GroundSARA), "reason", "Merendahkan sebuah suku."), 409,
			"Merendahkan sebuah suku.</textarea>", "so this reason is not saved")
	})
}

// Every act on a field is undone by what was said before it, however long.
func TestWordingsComeBack(t *testing.T) {
	tasksOn(t, func(s *screens) {
		long := strings.TrimSpace(strings.Repeat("Kata kami sendiri tentang pasar itu. ", 100))
		id := s.shared("Pasar dibuka", map[news.Field]string{news.FieldBody: document(paragraph(long))})
		own := s.shown(id, news.FieldBody)
		on := "/stories/" + id.String() + "/sites/" + s.bali.ID.String()
		field := on + "/fields/body"
		editor := "bali-editor"
		s.want(s.get(editor, on), 200, "The site&#39;s text", `lang="en">Kata kami`)
		undo := func(w *httptest.ResponseRecorder, action, n string) {
			t.Helper()
			s.want(w, 303)
			if action != "" {
				action = field + action
			}
			if f := s.undo(w); f.Action != action || f.Fields.Get("n") != n {
				t.Errorf("undone by %s %v, want %s %s", f.Action, f.Fields, action, n)
			}
		}
		s.clock.Advance(time.Minute)
		undo(s.post(editor, field+"/inherit"), "/again", "1")
		s.want(s.get(editor, on), 200, "Earlier wordings (1)", "Kata kami sendiri")
		undo(s.post(editor, field+"/again", "n", "1"), "/inherit", "")
		if got := s.shown(id, news.FieldBody); got != own {
			t.Errorf("came back as %s", got)
		}
		s.clock.Advance(time.Minute)
		undo(s.post(editor, field, "value", "Yang kedua."), "/again", "2")
		s.clock.Advance(time.Minute)
		undo(s.post(editor, field, "value", "Yang ketiga."), "/again", "3")
		undo(s.post(editor, field, "value", "Yang ketiga."), "", "")
		s.want(s.get(editor, on), 200, "Earlier wordings (3)")
		s.want(s.post(editor, field+"/again", "n", "9"), 404)
		s.want(s.post(editor, field+"/again", "n", "x"), 404)
		s.want(s.post("bali-reporter", field+"/again", "n", "1"), 403)
		// The origin changes what the first one was made on: it has to be merged.
		s.want(s.post(editor, field+"/inherit"), 303)
		story, err := s.read.Story(s.ctx, s.people["solo-editor"], id)
		s.must(err)
		c := story.Copy.Content
		c.Body = document(paragraph("Isi yang benar."))
		_, err = s.room.Save(s.ctx, s.people["solo-editor"], id, story.Copy.Rev, c)
		s.must(err)
		s.must(s.room.Update(s.ctx, s.people["solo-editor"], id))
		s.want(s.get(editor, "/tasks"), 200, "Nothing has to be merged")
		s.want(s.post(editor, field+"/again", "n", "1"), 303)
		s.want(s.get(editor, on), 200, "changed at the origin")
		s.want(s.get(editor, "/tasks"), 200, "Pasar dibuka", "Body")
	})
}

func TestWordingsWithPhotos(t *testing.T) {
	tasksOn(t, func(s *screens) {
		theirs, ours := s.photo("ANTARA", "Kios pagi"), s.photo("EPA", "")
		id := s.shared("Pasar dibuka", nil, func(c *news.Content) { c.Photo.Asset = theirs.ID })
		on := "/stories/" + id.String() + "/sites/" + s.bali.ID.String()
		img := func(a news.Asset) string { return `src="/media/` + a.ID.String() + "/thumb/w320" }
		s.want(s.get("bali-editor", on), 200, img(theirs), "Kios pagi", "ANTARA", `height="240"`)
		value, err := json.Marshal(news.Photo{Asset: ours.ID, Caption: "A stall"})
		s.must(err)
		s.must(s.room.Override(s.ctx, s.people["bali-editor"], id, s.bali.ID, news.FieldPhoto, string(value)))
		s.want(s.get("bali-editor", on), 200, img(theirs), img(ours), "A stall", "EPA")
		// The same code again keeps the words about it.
		s.want(s.post("bali-editor", on+"/fields/photo", "value", ours.ID.String()), 303)
		if got := s.shown(id, news.FieldPhoto); got != string(value) {
			t.Errorf("saved as %s, want %s", got, value)
		}
		s.clock.Advance(time.Minute)
		s.want(s.post("bali-editor", on+"/fields/photo", "value", ""), 303)
		s.want(s.get("bali-editor", on), 200, img(ours), "Earlier wordings (1)")
	})
}

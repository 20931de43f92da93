package cowriting_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
)

// world is one site with a newsroom on a real database.
type world struct {
	t     testing.TB
	ctx   context.Context
	clock *clock.Manual
	room  *act.Room
	a     *cowriting.Authority
	site  news.ID
}

var (
	farah = news.Actor{Account: 11, Name: "Farah", Roles: map[news.ID][]news.Role{5: {news.RoleReporter}}}
	budi  = news.Actor{Account: 12, Name: "Budi", Roles: map[news.ID][]news.Role{5: {news.RoleEditor}}}
	sari  = news.Actor{Account: 13, Name: "Sari", Roles: map[news.ID][]news.Role{5: {news.RoleReporter}}}
	guest = news.Actor{Account: 14, Name: "Tamu", Roles: map[news.ID][]news.Role{6: {news.RoleEditor}}}
)

func each(t *testing.T, test func(w *world)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) { test(newWorld(t, d)) })
}

func newWorld(t testing.TB, d *db.DB) *world {
	w := &world{t: t, ctx: context.Background(), clock: clock.NewManual(time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)), site: 5}
	w.start(d, 1)
	w.must(w.room.Do(w.ctx, news.System(), "set up", func(d *act.Deed) error {
		return d.Store.SaveSite(d, news.Site{ID: w.site, Slug: "solo", Name: "Solo", Zone: "Asia/Jakarta", Language: "id",
			Sections: []news.Section{{ID: 50, Slug: "warga", Name: "Warga"}, {ID: 51, Slug: "ekonomi", Name: "Ekonomi"}}})
	}))
	return w
}

// start begins a process on the database.
func (w *world) start(d *db.DB, seed uint16) {
	w.room = act.New(act.Config{DB: d, Clock: w.clock, IDs: news.NewIDs(w.clock.Now, seed), Index: search.New(d.Engine)})
	w.a = cowriting.New(w.room)
}

// draft creates a story of Farah's with one paragraph.
func (w *world) draft(headline, text string) news.ID {
	w.t.Helper()
	var id news.ID
	w.must(w.room.Do(w.ctx, farah, "draft", func(d *act.Deed) error {
		id = d.NextID()
		content, err := act.CheckContent(news.Content{Headline: headline, Body: body(text)})
		if err != nil {
			return err
		}
		err = d.Store.InsertStory(d, news.Story{ID: id, OriginSite: w.site, Kind: news.KindNews, State: news.StateDraft,
			Language: "id", Rev: 1, CreatedBy: farah.Account, CreatedAt: d.Now})
		if err != nil {
			return err
		}
		err = d.Store.SaveWorkingCopy(d, news.WorkingCopy{Story: id, Rev: 1, Content: content, SavedBy: farah.Account, SavedAt: d.Now})
		if err != nil {
			return err
		}
		return d.Store.SavePlacement(d, news.Placement{ID: d.NextID(), Story: id, Site: w.site, Section: 50, Origin: true,
			State: news.PlacementPlaced, MadeBy: farah.Account, MadeAt: d.Now})
	}))
	return id
}

func body(paragraphs ...string) string {
	var blocks []*richtext.Node
	for _, p := range paragraphs {
		blocks = append(blocks, richtext.Paragraph(richtext.Text(p)))
	}
	return richtext.Must(richtext.New(blocks...)).String()
}

func (w *world) copy(id news.ID) news.WorkingCopy {
	w.t.Helper()
	c, found, err := w.room.Read().WorkingCopy(w.ctx, id)
	w.must(err)
	if !found {
		w.t.Fatal("no working copy")
	}
	return c
}

func (w *world) placement(id news.ID) news.Placement {
	w.t.Helper()
	p, found, err := w.room.Read().Placement(w.ctx, id, w.site)
	w.must(err)
	if !found {
		w.t.Fatal("the story stands nowhere")
	}
	return p
}

func (w *world) text(id news.ID) string {
	w.t.Helper()
	doc, err := richtext.Parse([]byte(w.copy(id).Content.Body))
	w.must(err)
	return strings.TrimSpace(doc.Text())
}

func (w *world) versions(id news.ID) []string {
	w.t.Helper()
	list, err := w.room.Read().Versions(w.ctx, id, 0, 100)
	w.must(err)
	var out []string
	for _, v := range list {
		out = append(out, fmt.Sprintf("%d by %d", v.N, v.MadeBy))
	}
	return out
}

func (w *world) story(id news.ID) news.Story {
	w.t.Helper()
	st, _, err := w.room.Read().Story(w.ctx, id)
	w.must(err)
	return st
}

// state moves a story to a state, as the verbs of the workflow do.
func (w *world) state(id news.ID, to news.State) {
	w.t.Helper()
	w.must(w.room.Do(w.ctx, budi, "move", func(d *act.Deed) error {
		st, err := d.Lock(id)
		if err != nil {
			return err
		}
		st.State = to
		return d.Store.UpdateStory(d, &st)
	}))
}

// insert is a step that inserts text at a position.
func insert(at int, text string) json.RawMessage {
	t, _ := json.Marshal(text)
	return json.RawMessage(fmt.Sprintf(`{"stepType":"replace","from":%d,"to":%d,"slice":{"content":[{"type":"text","text":%s}]}}`, at, at, t))
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) refused(err error, want fault.Kind) {
	w.t.Helper()
	if err == nil {
		w.t.Fatalf("nothing was refused, want %v", want)
	}
	if got := fault.KindOf(err); got != want {
		w.t.Fatalf("refused as %v (%v), want %v", got, err, want)
	}
}

func (w *world) is(what string, got, want any) {
	w.t.Helper()
	g, errG := json.Marshal(got)
	e, errE := json.Marshal(want)
	w.must(errors.Join(errG, errE))
	if string(g) != string(e) {
		w.t.Errorf("%s: %s, want %s", what, g, e)
	}
}

var _ store.Batch

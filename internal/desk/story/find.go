package story

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang/tagging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/richtext"
)

// offer is what a picker offers: the value that its field takes, and what
// people read.
type offer struct {
	Value  string `json:"value"`
	Label  string `json:"label"`
	Detail string `json:"detail,omitempty"`
}

// offered is the most that a picker is given at once.
const offered = 20

func offers[T any](c *frame.Call, found []T, err error, of func(T) offer) error {
	if err != nil {
		return err
	}
	out := make([]offer, 0, min(len(found), offered))
	for _, one := range found[:min(len(found), offered)] {
		out = append(out, of(one))
	}
	return c.JSON(http.StatusOK, out)
}

// named answers with the one that a value stands for: a colleague has chosen
// it, and the page does not offer it.
func named[T any](c *frame.Call, find func(ctx context.Context, id news.ID) (T, error), of func(T) offer) error {
	id, _, _ := strings.Cut(c.R.FormValue("value"), " ")
	known, err := news.ParseID(id)
	if err != nil {
		return fault.New(fault.Invalid, "the request cannot be read")
	}
	one, err := find(c.Context(), known)
	return offers(c, []T{one}, err, of)
}

// findTopics offers topics by the beginnings of their words, closed ones too:
// an old topic may flare up.
func (s *screens) findTopics(c *frame.Call) error {
	of := func(t news.Topic) offer { return offer{t.ID.String(), t.Name, t.Kicker} }
	if c.R.FormValue("value") != "" {
		return named(c, s.read.Topic, of)
	}
	found, err := s.read.FindTopics(c.Context(), c.R.FormValue("q"))
	return offers(c, found, err, of)
}

func (s *screens) findTags(c *frame.Call) error {
	of := func(t news.Tag) offer { return offer{Value: t.ID.String(), Label: t.Name} }
	if c.R.FormValue("value") != "" {
		return named(c, s.read.Tag, of)
	}
	found, err := s.read.FindTags(c.Context(), c.R.FormValue("q"))
	return offers(c, found, err, of)
}

// findPeople offers people with what they usually do for a story.
func (s *screens) findPeople(c *frame.Call) error {
	of := func(p news.Person) offer {
		role := string(roleOf(p))
		return offer{p.ID.String() + " " + role, p.Name, c.Text("byline." + role)}
	}
	if value := c.R.FormValue("value"); value != "" {
		return named(c, s.read.Person, func(p news.Person) offer {
			_, role, _ := strings.Cut(value, " ")
			if !slices.Contains([]news.BylineRole{news.Author, news.Editor, news.Photographer}, news.BylineRole(role)) {
				role = string(roleOf(p))
			}
			return offer{value, p.Name + " (" + c.Text("byline."+role) + ")", ""}
		})
	}
	found, err := s.read.FindPeople(c.Context(), c.R.FormValue("q"))
	here := found[:0]
	for _, p := range found {
		if !p.Retired {
			here = append(here, p)
		}
	}
	return offers(c, here, err, of)
}

// suggest answers with the tags that the text calls for as it stands on the
// screen, saved or not.
func (s *screens) suggest(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	st, err := s.read.Story(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	if err := c.R.ParseForm(); err != nil {
		return web400(err)
	}
	body := st.Copy.Content.Body
	if sent := c.R.PostFormValue("body_json"); sent != "" {
		body = sent
	}
	text := tagging.Text{Headline: c.R.PostFormValue("headline"), Lead: c.R.PostFormValue("lead")}
	if doc, err := richtext.Parse([]byte(body)); err == nil {
		text.Body = doc.Text()
	}
	var has []news.ID
	for _, v := range c.R.PostForm["tags"] {
		if tag, err := news.ParseID(v); err == nil {
			has = append(has, tag)
		}
	}
	found, err := s.room.SuggestTags(c.Context(), st.Language, text, has)
	if err != nil {
		return err
	}
	out := map[string][]offer{"tags": {}}
	for _, t := range found.Tags {
		out["tags"] = append(out["tags"], offer{Value: t.ID.String(), Label: t.Name})
	}
	return c.JSON(http.StatusOK, out)
}

package list

import (
	"net/url"

	"github.com/tajuk/tajuk/internal/desk/frame"
)

// view is a filter that somebody keeps.
type view struct {
	ID      string
	Name    string
	Href    string
	Current bool
}

func (s *screens) views(c *frame.Call, here string) ([]view, error) {
	kept, err := s.read.Views(c.Context(), c.Actor())
	if err != nil {
		return nil, err
	}
	out := make([]view, len(kept))
	for i, v := range kept {
		out[i] = view{v.ID.String(), v.Name, "/?" + v.Query, v.Query == here}
	}
	return out, nil
}

// keep keeps the filter that the list shows.
func (s *screens) keep(c *frame.Call) error {
	v, err := url.ParseQuery(c.R.FormValue("query"))
	if err != nil {
		v = url.Values{}
	}
	q := read(v)
	query := write(q)
	query.Del("before")
	id, err := s.room.KeepView(c.Context(), c.Actor(), c.R.FormValue("name"), query.Encode())
	if err != nil {
		return err
	}
	return c.Redirect("/?"+query.Encode(), frame.Done("list.kept").Undo("/views/"+id.String()+"/forget", nil))
}

func (s *screens) forget(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.ForgetView(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	return c.Redirect("/", frame.Done("list.forgotten"))
}

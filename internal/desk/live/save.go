package live

import (
	"net/http"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
)

// maxSave is the largest body of a save, in bytes: two documents and fields.
const maxSave = 5 << 20

// saveRequest is a text saved at once: by a page that is being closed, or that
// cannot open a socket.
type saveRequest struct {
	Client string                           `json:"client"`
	Seq    int64                            `json:"seq"`
	Fields map[string]cowriting.FieldChange `json:"fields"`
	Body   *bodyChange                      `json:"body"`
}

// bodyChange holds documents as the text of their JSON.
type bodyChange struct {
	Base  string `json:"base"`
	Value string `json:"value"`
}

type saveAnswer struct {
	Seq    int64                            `json:"seq"`
	V      int64                            `json:"v"`
	Rev    int64                            `json:"rev"`
	At     int64                            `json:"at,omitempty"`
	Fields map[string]cowriting.FieldResult `json:"fields,omitempty"`
	// Theirs is the body as it stands when somebody else changed the same
	// passage: nothing was saved, and the page still has its own.
	Theirs string `json:"theirs,omitempty"`
}

// save merges a form with what others have saved.
func (l *Live) save(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := l.texts.MayRead(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	var in saveRequest
	if err := c.ReadJSON(&in); err != nil {
		return err
	}
	f := cowriting.Form{Story: id, Client: in.Client, Seq: in.Seq, Fields: in.Fields}
	if in.Body != nil {
		f.Body, f.BodyBase = &in.Body.Value, in.Body.Base
	}
	saved, err := l.texts.Save(c.Context(), c.Actor(), f)
	if err != nil {
		return err
	}
	out := saveAnswer{Seq: saved.Seq, V: saved.Steps, Rev: saved.Rev, Fields: saved.Fields}
	if saved.Clash {
		out.Theirs = saved.Theirs
		return c.JSON(http.StatusConflict, out)
	}
	out.At = saved.At.UnixMilli()
	return c.JSON(http.StatusOK, out)
}

package frame

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/web"
)

type errorPage struct {
	Base
	Status int
	ID     string
	Text   string
}

// failure is what scripts get instead of a page.
type failure struct {
	Message string            `json:"message"`
	Fields  map[string]string `json:"fields,omitempty"`
	ID      string            `json:"id,omitempty"`
}

// ServeError shows a failure in the look of the desk, or as JSON to scripts.
func (f *Frame) ServeError(w http.ResponseWriter, r *http.Request, x web.Failure) error {
	c, err := f.call(w, r)
	if err != nil { // the database is away: nobody can be known
		c = &Call{W: w, R: r, Now: f.Clock.Now(), f: f}
		c.speak("")
	}
	page := errorPage{Base: c.Base("", "frame.error"), Status: x.Status, ID: x.ID, Text: c.Text(textOf(x.Status))}
	if known := fault.Of(x.Err); known != nil && x.Status < 500 || known != nil && known.Kind == fault.Unavailable {
		page.note(c, known)
		if known.Message == "" {
			page.Message = ""
		}
	}
	if c.WantsJSON() {
		text := page.Message
		if text == "" {
			text = page.Text
		}
		body, err := json.Marshal(failure{Message: text, Fields: page.Faults, ID: x.ID})
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(x.Status)
		_, err = w.Write(body)
		return ignoreSent(err)
	}
	var b bytes.Buffer
	if err := f.errors.execute(&b, page); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(x.Status)
	_, err = w.Write(b.Bytes())
	return ignoreSent(err)
}

// Say puts a fault into words of the reader: a message, and those about fields.
// Other errors are only called a failure.
func (c *Call) Say(err error) (message string, fields map[string]string) {
	f := fault.Of(err)
	if f == nil {
		return c.Text("frame.broken"), nil
	}
	var b Base
	b.note(c, f)
	return b.Message, b.Faults
}

// textOf is the message about a status.
func textOf(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return "frame.unauthorized"
	case http.StatusForbidden:
		return "frame.forbidden"
	case http.StatusNotFound, http.StatusGone:
		return "frame.missing"
	case http.StatusMethodNotAllowed:
		return "frame.method"
	case http.StatusConflict:
		return "frame.conflict"
	case http.StatusUnprocessableEntity, http.StatusBadRequest:
		return "frame.invalid"
	case http.StatusRequestEntityTooLarge, http.StatusRequestURITooLong:
		return "frame.large"
	case http.StatusTooManyRequests:
		return "frame.often"
	case http.StatusServiceUnavailable:
		return "frame.busy"
	}
	return "frame.broken"
}

func (c *Call) unauthorized() error {
	return web.WithStatus(http.StatusUnauthorized, fault.New(fault.Forbidden, "nobody is signed in; sign in again, nothing is lost"))
}

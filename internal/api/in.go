package api

import (
	"errors"
	"io"
	"net/http"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/signature"
	"github.com/tajuk/tajuk/internal/web"
	"github.com/tajuk/tajuk/internal/wire"
)

// maxIn bounds what a partner sends at once.
const maxIn = wire.MaxBytes

// in takes what a partner sends: a signed document in one of the forms that
// package wire reads. 202 says that all of it is kept; what becomes of it is
// said later, where the partner wants to be told. It may be sent again.
func (a *API) in(w http.ResponseWriter, r *http.Request) error {
	id, err := news.ParseID(r.PathValue("source"))
	if err != nil {
		return fault.New(fault.NotFound, "there is nothing at this address")
	}
	refused := web.WithStatus(http.StatusUnauthorized, fault.New(fault.Forbidden, "the signature is not valid"))
	s, err := a.Exchange.Source(r.Context(), id)
	if fault.KindOf(err) == fault.NotFound {
		return refused // strangers learn nothing of who sends
	}
	if err != nil {
		return err
	}
	if s.Key == "" {
		return refused
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	if err := signature.Check(r.Header, []string{s.Key}, r.Method, r.URL.RequestURI(), body, a.Clock.Now(), a.nonces); err != nil {
		a.Log.Warn("a partner's signature was refused", "source", s.ID, "error", err)
		return refused
	}
	b, err := wire.Read(body, r.Header.Get("Content-Type"), s.Home)
	if err != nil {
		if errors.Is(err, wire.ErrTooLarge) {
			return web.WithStatus(http.StatusRequestEntityTooLarge, fault.New(fault.Invalid, "%s", err.Error()))
		}
		return fault.New(fault.Invalid, "%s", err.Error())
	}
	if len(b.Items) == 0 && len(b.Refused) > 0 {
		return fault.New(fault.Invalid, "nothing of it could be read: %s", b.Refused[0].Reason)
	}
	if err := a.Exchange.Arrive(r.Context(), s.ID, b.Items); err != nil {
		return err
	}
	out := struct {
		Status  string    `json:"status"`
		Items   int       `json:"items"`
		Refused []refusal `json:"refused,omitempty"`
	}{Status: "arrived", Items: len(b.Items)}
	for _, x := range b.Refused {
		out.Refused = append(out.Refused, refusal{x.ID, x.Reason})
	}
	return writeJSON(w, http.StatusAccepted, out)
}

// refusal is an item that could not be read.
type refusal struct {
	ID     string `json:"id,omitempty"`
	Reason string `json:"reason"`
}

package api

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"unicode"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
)

// answer takes in what a partner says became of a story: that its readers see
// that state of it, or that it does not use it.
func (a *API) answer(w http.ResponseWriter, r *http.Request) error {
	agreement, err := a.who(w, r)
	if err != nil {
		return err
	}
	var in struct {
		Delivery string `json:"delivery"` // or else story and version
		Story    string `json:"story"`    // its uri
		Version  int    `json:"version"`
		Status   string `json:"status"` // "applied" or "refused"
		URL      string `json:"url"`    // where it stands
		Note     string `json:"note"`
	}
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&in); err != nil {
		return fault.New(fault.Invalid, "the body is not the JSON of an answer")
	}
	said := exchange.Answer{Version: in.Version, Answer: partner.Answer{State: partner.State(in.Status), Note: printed(in.Note)}}
	f := fault.Fields{}
	switch {
	case in.Delivery != "":
		if said.Delivery, err = news.ParseID(in.Delivery); err != nil {
			f.Add("delivery", "is not the id of a delivery")
		}
	default:
		if said.Story, err = news.ParseID(in.Story[strings.LastIndexByte(in.Story, ':')+1:]); err != nil {
			f.Add("story", "is not the uri of a story")
		}
	}
	if in.URL != "" {
		u, err := url.Parse(in.URL)
		if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" || printed(in.URL) != in.URL {
			f.Add("url", "is not a whole address")
		}
		said.Address = in.URL
	}
	if err := f.Err(); err != nil {
		return err
	}
	if err := a.Exchange.Answered(r.Context(), agreement, said); err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, map[string]string{"status": in.Status})
}

// printed is a text on one line, without what is not printed.
func printed(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

package account

import (
	"encoding/json"
	"io"
	"net/http"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/identity"
)

// The desk-passkey element asks for options, hands them to the browser, and
// brings the answer back.

// offered answers with the options of a step.
func offered(c *frame.Call, options any, step string, err error) error {
	if err != nil {
		return err
	}
	setCookie(c, stepCookie, step, stepLife)
	return c.JSON(http.StatusOK, options)
}

// answer is what the element brings back.
type answer struct {
	Name   string          `json:"name"`
	Next   string          `json:"next"`
	Answer json.RawMessage `json:"answer"`
}

const maxAnswer = 64 << 10

func readAnswer(c *frame.Call) (a answer, err error) {
	c.R.Body = http.MaxBytesReader(c.W, io.NopCloser(c.R.Body), maxAnswer)
	err = c.ReadJSON(&a)
	return a, err
}

func (s *screens) askPasskey(c *frame.Call) error {
	options, step, err := s.id.AskPasskey(c.Context())
	return offered(c, options, step, err)
}

func (s *screens) passkeySignIn(c *frame.Call) error {
	a, err := readAnswer(c)
	if err != nil {
		return err
	}
	e, err := s.id.PasskeySignIn(c.Context(), client(c), cookie(c, stepCookie), a.Answer)
	if err != nil {
		return err
	}
	return entered(c, e, own(c, a.Next, "/"))
}

// own is the address of the desk that a script names, or fallback.
func own(c *frame.Call, next, fallback string) string {
	if c.R.Form == nil {
		c.R.Form = map[string][]string{}
	}
	c.R.Form.Set("next", next)
	if to := local(c); to != "/" {
		return to
	}
	return fallback
}

func (s *screens) askProof(c *frame.Call) error {
	options, step, err := s.id.AskProof(c.Context(), visitor(c))
	return offered(c, options, step, err)
}

func (s *screens) passkeyProof(c *frame.Call) error {
	a, err := readAnswer(c)
	if err != nil {
		return err
	}
	token, err := s.id.PasskeyProve(c.Context(), client(c), visitor(c), cookie(c, stepCookie), a.Answer)
	if err != nil {
		return err
	}
	c.SetToken(token, identity.EndsAfter)
	setCookie(c, stepCookie, "", 0)
	return goTo(c, own(c, a.Next, "/me"))
}

func (s *screens) newPasskey(c *frame.Call) error {
	options, step, err := s.id.NewPasskey(c.Context(), visitor(c))
	if err != nil {
		return again(c, "/me", err)
	}
	return offered(c, options, step, err)
}

func (s *screens) addPasskey(c *frame.Call) error {
	a, err := readAnswer(c)
	if err != nil {
		return err
	}
	if err := s.id.AddPasskey(c.Context(), client(c), visitor(c), cookie(c, stepCookie), a.Name, a.Answer); err != nil {
		return again(c, "/me", err)
	}
	setCookie(c, stepCookie, "", 0)
	return c.Redirect("/me", frame.Done("me.passkey-added"))
}

func (s *screens) removePasskey(c *frame.Call) error {
	if err := s.id.RemovePasskey(c.Context(), client(c), visitor(c), c.R.PathValue("id")); err != nil {
		return again(c, "/me", err)
	}
	return c.Redirect("/me", frame.Done("me.passkey-removed"))
}

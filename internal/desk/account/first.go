package account

import (
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/identity"
)

type firstPage struct {
	frame.Base
	Name, Email string
}

// showFirst offers to make the network's owner, as long as there is none.
func (s *screens) showFirst(c *frame.Call) error {
	unowned, err := s.id.Unowned(c.Context())
	if err != nil {
		return err
	}
	if !unowned {
		return c.See("/signin")
	}
	return c.Render(s.first, &firstPage{Base: c.Base("", "first.title")})
}

func (s *screens) makeOwner(c *frame.Call) error {
	p := &firstPage{Base: c.Base("", "first.title"), Name: c.R.PostFormValue("name"), Email: c.R.PostFormValue("email")}
	e, err := s.id.FirstRun(c.Context(), client(c), identity.NewOwner{Name: p.Name, Email: p.Email, Password: c.R.PostFormValue("password"), Language: p.Lang()})
	if err != nil {
		return refuse(c, s.first, &p.Base, p, err)
	}
	return entered(c, e, "/")
}

package account

import (
	"encoding/base64"
	"html/template"
	"strings"

	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
)

type mePage struct {
	frame.Base
	identity.Ways
	Name     string
	Language string
	Fresh    bool // proved who they are a moment ago
	Mails    bool // letters can be sent
	Pending  *identity.PendingEmail
	NewEmail string // as it was typed
	Passkeys []identity.Passkey
	Sessions []identity.Session
}

func (s *screens) mePage(c *frame.Call) (p *mePage, err error) {
	v := visitor(c)
	p = &mePage{Base: c.Base("me", "me.title"), Name: c.Who.Account.Name, Language: c.Who.Language, Fresh: s.fresh(c), Mails: s.id.SendsMail()}
	if p.Pending, err = s.pendingEmail(c); err != nil {
		return nil, err
	}
	if p.Ways, err = s.id.Ways(c.Context(), v); err != nil {
		return nil, err
	}
	if p.Passkeys, err = s.id.Passkeys(c.Context(), v); err != nil {
		return nil, err
	}
	p.Sessions, err = s.id.Sessions(c.Context(), v)
	return p, err
}

func (s *screens) showMe(c *frame.Call) error {
	p, err := s.mePage(c)
	if err != nil {
		return err
	}
	return c.Render(s.me, p)
}

// badMe shows the settings again with what is wrong.
func (s *screens) badMe(c *frame.Call, change func(p *mePage), err error) error {
	if identity.NeedsProof(err) {
		return again(c, "/me", err)
	}
	p, broken := s.mePage(c)
	if broken != nil {
		return broken
	}
	change(p)
	return refuse(c, s.me, &p.Base, p, err)
}

func (s *screens) saveMe(c *frame.Call) error {
	name, language := c.R.PostFormValue("name"), c.R.PostFormValue("language")
	if err := s.id.SaveMe(c.Context(), client(c), visitor(c), name, language); err != nil {
		return s.badMe(c, func(p *mePage) { p.Name, p.Language = name, language }, err)
	}
	return c.Redirect("/me", frame.Done("me.saved"))
}

func (s *screens) changePassword(c *frame.Call) error {
	token, err := s.id.ChangePassword(c.Context(), client(c), visitor(c), c.R.PostFormValue("password"))
	if err != nil {
		return s.badMe(c, func(*mePage) {}, err)
	}
	c.SetToken(token, identity.EndsAfter)
	return c.Redirect("/me", frame.Done("me.password-set"))
}

type totpPage struct {
	frame.Base
	Secret  string // in groups of four
	Picture template.URL
}

// totpPage draws what an authenticator is set up with. The picture is in the
// page itself: the secret is in no address.
func (s *screens) totpPage(c *frame.Call, setup identity.TOTPSetup) (*totpPage, error) {
	png, err := credential.QR(setup.Address, 240)
	if err != nil {
		return nil, err
	}
	var groups []string
	for rest := setup.Secret; rest != ""; rest = rest[min(4, len(rest)):] {
		groups = append(groups, rest[:min(4, len(rest))])
	}
	return &totpPage{Base: c.Base("me", "totp.title"), Secret: strings.Join(groups, " "),
		Picture: template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(png))}, nil
}

func (s *screens) newTOTP(c *frame.Call) error {
	setup, step, err := s.id.NewTOTP(c.Context(), visitor(c))
	if err != nil {
		return again(c, "/me", err)
	}
	p, err := s.totpPage(c, setup)
	if err != nil {
		return err
	}
	setCookie(c, stepCookie, step, stepLife)
	return c.Render(s.totp, p)
}

type codesPage struct {
	frame.Base
	Codes []string
	Email string
}

func (s *screens) showCodes(c *frame.Call, codes []string) error {
	return c.Render(s.codes, &codesPage{Base: c.Base("me", "codes.title"), Codes: codes, Email: c.Who.Account.Email})
}

func (s *screens) confirmTOTP(c *frame.Call) error {
	step := cookie(c, stepCookie)
	codes, err := s.id.ConfirmTOTP(c.Context(), client(c), visitor(c), step, c.R.PostFormValue("code"))
	if err != nil {
		if identity.NeedsProof(err) || fault.KindOf(err) != fault.Invalid {
			return again(c, "/me", err)
		}
		setup, broken := s.id.SetupOf(c.Context(), visitor(c), step)
		if broken != nil {
			return broken
		}
		p, broken := s.totpPage(c, setup)
		if broken != nil {
			return broken
		}
		return refuse(c, s.totp, &p.Base, p, err)
	}
	setCookie(c, stepCookie, "", 0)
	return s.showCodes(c, codes)
}

func (s *screens) removeTOTP(c *frame.Call) error {
	if err := s.id.RemoveTOTP(c.Context(), client(c), visitor(c)); err != nil {
		return again(c, "/me", err)
	}
	return c.Redirect("/me", frame.Done("me.totp-removed"))
}

func (s *screens) newCodes(c *frame.Call) error {
	codes, err := s.id.NewRecoveryCodes(c.Context(), client(c), visitor(c))
	if err != nil {
		return again(c, "/me", err)
	}
	return s.showCodes(c, codes)
}

func (s *screens) revoke(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.id.Revoke(c.Context(), client(c), visitor(c), id); err != nil {
		return err
	}
	return c.Redirect("/me", frame.Done("me.revoked"))
}

func (s *screens) revokeOthers(c *frame.Call) error {
	if err := s.id.RevokeOthers(c.Context(), client(c), visitor(c)); err != nil {
		return err
	}
	return c.Redirect("/me", frame.Done("me.revoked-others"))
}

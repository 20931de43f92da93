// Package account holds the screens of signing in and of accounts: the first
// run, signing in and its second factor, forgotten passwords and invitations,
// one's own settings, people and their roles, the audit trail.
//
//	account.go   Mount, cookies of a step and of a known device
//	first.go     the first run
//	signin.go    signing in and out, second factor, single sign-on
//	passkey.go   what the browser's passkey element asks
//	link.go      forgotten passwords, invitations, resets
//	prove.go     proving once more who one is
//	me.go        one's own settings
//	email.go     another address for one's own account, or for somebody's
//	users.go     accounts and their roles
//	audit.go     the audit trail
package account

import (
	"embed"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/inside"
)

//go:embed *.html
var files embed.FS

type screens struct {
	id   *identity.Identity
	read *inside.Reader

	first, signIn, second, forgot, link, prove *frame.Page
	me, email, totp, codes                     *frame.Page
	users, user, invite, sent, acts            *frame.Page
	audit                                      *frame.Page
}

// Mount mounts the screens.
func Mount(f *frame.Frame, id *identity.Identity, read *inside.Reader) {
	s := &screens{id: id, read: read,
		first: frame.Bare(files, "first.html"), signIn: frame.Bare(files, "signin.html"), second: frame.Bare(files, "second.html"),
		forgot: frame.Bare(files, "forgot.html"), link: frame.Bare(files, "link.html"), prove: frame.Bare(files, "prove.html"),
		me: frame.NewPage(files, "me.html"), email: frame.NewPage(files, "email.html"), totp: frame.NewPage(files, "totp.html"), codes: frame.NewPage(files, "codes.html"),
		users: frame.NewPage(files, "users.html"), user: frame.NewPage(files, "user.html", "roles.html"),
		invite: frame.NewPage(files, "invite.html", "roles.html"), sent: frame.NewPage(files, "sent.html"),
		acts:  frame.NewPage(files, "acts.html", "roles.html"),
		audit: frame.NewPage(files, "audit.html"),
	}
	f.Open("GET /first", s.showFirst)
	f.Open("POST /first", s.makeOwner)
	f.Open("GET /signin", s.showSignIn)
	f.Open("POST /signin", s.doSignIn)
	f.Open("GET /signin/code", s.showSecond)
	f.Open("POST /signin/code", s.doSecond)
	f.Open("POST /signin/passkey/options", s.askPasskey)
	f.Open("POST /signin/passkey", s.passkeySignIn)
	f.Open("GET /signin/sso", s.askSSO)
	f.Open("GET "+identity.SSOCallback, s.ssoBack)
	f.Open("GET /forgot", s.showForgot)
	f.Open("POST /forgot", s.doForgot)
	f.Open("GET /invitation/{token}", s.showLink)
	f.Open("POST /invitation/{token}", s.doLink)
	f.Open("GET /reset/{token}", s.showLink)
	f.Open("POST /reset/{token}", s.doLink)
	f.Post("/signout", s.signOut)

	f.Get("/prove", s.showProve)
	f.Post("/prove", s.doProve)
	f.Post("/prove/passkey/options", s.askProof)
	f.Post("/prove/passkey", s.passkeyProof)

	f.Get("/me", s.showMe)
	f.Post("/me", s.saveMe)
	f.Post("/me/email", s.askEmail)
	f.Post("/me/email/withdraw", s.withdrawEmail)
	f.Get("/email/{token}", s.showEmail)
	f.Post("/email/{token}", s.confirmEmail)
	f.Post("/me/password", s.changePassword)
	f.Post("/me/totp", s.newTOTP)
	f.Post("/me/totp/confirm", s.confirmTOTP)
	f.Post("/me/totp/remove", s.removeTOTP)
	f.Post("/me/codes", s.newCodes)
	f.Post("/me/passkeys/options", s.newPasskey)
	f.Post("/me/passkeys", s.addPasskey)
	f.Post("/me/passkeys/{id}/remove", s.removePasskey)
	f.Post("/me/sessions/{id}/revoke", s.revoke)
	f.Post("/me/sessions/others/revoke", s.revokeOthers)

	f.Get("/users", s.listUsers)
	f.Get("/users/roles", s.showActs)
	f.Get("/users/new", s.showInvite)
	f.Post("/users/new", s.doInvite)
	f.Get("/users/{id}", s.showUser)
	f.Post("/users/{id}/roles", s.setRoles)
	f.Post("/users/{id}/link", s.makeLink)
	f.Post("/users/{id}/email", s.setEmail)
	f.Post("/users/{id}/email/link", s.makeEmailLink)
	f.Post("/users/{id}/email/withdraw", s.dropEmail)
	f.Post("/users/{id}/factors", s.removeFactors)
	f.Post("/users/{id}/end", s.end)
	f.Post("/users/{id}/begin", s.begin)

	f.Get("/audit", s.showAudit)
	f.Get("/audit/export", s.export)
}

// visitor is who asks, for package identity.
func visitor(c *frame.Call) identity.Visitor {
	return identity.Visitor{Session: c.Who.Session, Account: c.Who.Account, Actor: c.Who.Actor, Language: c.Who.Language, ProvedAt: c.Who.Proved}
}

// client is the browser that asks, for package identity.
func client(c *frame.Call) identity.Client {
	return identity.Client{Address: c.Address(), Agent: c.R.UserAgent(), Device: cookie(c, deviceCookie), Session: c.Token()}
}

// Names of cookies besides the session's: the step that a sign-in has come to,
// and the browser that somebody signed in with before.
const (
	stepCookie   = "tajuk-step"
	deviceCookie = "tajuk-device"
)

const (
	stepLife   = 10 * time.Minute
	deviceLife = 365 * 24 * time.Hour
)

func cookieName(c *frame.Call, name string) string {
	if c.Secure() {
		return "__Host-" + name
	}
	return name
}

func cookie(c *frame.Call, name string) string {
	k, err := c.R.Cookie(cookieName(c, name))
	if err != nil {
		return ""
	}
	return k.Value
}

func setCookie(c *frame.Call, name, value string, life time.Duration) {
	age := int(life / time.Second)
	if value == "" {
		age = -1
	}
	http.SetCookie(c.W, &http.Cookie{Name: cookieName(c, name), Value: value, Path: "/", MaxAge: age, HttpOnly: true, Secure: c.Secure(), SameSite: http.SameSiteLaxMode})
}

// entered goes on after a sign-in: to the second factor, or to where the person
// wanted to go.
func entered(c *frame.Call, e identity.Entry, next string) error {
	if e.Step != "" {
		setCookie(c, stepCookie, e.Step, stepLife)
		return goTo(c, "/signin/code?"+url.Values{"next": {next}}.Encode())
	}
	setCookie(c, stepCookie, "", 0)
	setCookie(c, deviceCookie, e.Device, deviceLife)
	c.SetToken(e.Session, e.EndsAt.Sub(c.Now))
	return goTo(c, next)
}

// goTo sends the browser on; a script is told where to.
func goTo(c *frame.Call, to string) error {
	if c.WantsJSON() {
		return c.JSON(http.StatusOK, map[string]string{"to": to})
	}
	return c.See(to)
}

// refuse shows a form again with what is wrong; an attempt that came too early
// is told how long to wait (RFC 6585 4).
func refuse(c *frame.Call, p *frame.Page, base *frame.Base, data any, err error) error {
	if wait := identity.WaitOf(err); wait > 0 && !c.WantsJSON() {
		base.Message = c.Text("signin.wait", wait)
		c.W.Header().Set("Retry-After", c.Text("signin.seconds", wait))
		return c.Answer(http.StatusTooManyRequests, p, data)
	}
	return c.Invalid(p, base, data, err)
}

// again sends somebody who has to prove who they are to where they do so, and
// back; every other error stays what it is.
func again(c *frame.Call, back string, err error) error {
	if !identity.NeedsProof(err) {
		return err
	}
	return c.Redirect("/prove?"+url.Values{"next": {back}}.Encode(), frame.Flash{})
}

// fresh reports whether somebody proved who they are and has time left to fill
// in a form.
func (s *screens) fresh(c *frame.Call) bool { return s.id.Proven(visitor(c)) == nil }

// local is where a form goes back to after a sign-in: never to the pages of
// signing in themselves.
func local(c *frame.Call) string {
	next := c.Next("/")
	for _, p := range []string{"/signin", "/first", "/signout", "/prove"} {
		if next == p || strings.HasPrefix(next, p+"/") || strings.HasPrefix(next, p+"?") {
			return "/"
		}
	}
	return next
}

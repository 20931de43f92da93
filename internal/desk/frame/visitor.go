package frame

import (
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// Visitor is who sits at the desk.
type Visitor struct {
	Session  news.ID
	Account  news.Account
	Actor    news.Actor
	Language string    // "id" or "en"
	Proved   time.Time // when the person last proved who they are
}

var (
	errForeign  = fault.New(fault.Forbidden, "this form does not come from the desk itself; open the page again and retry")
	errNoScreen = errors.New("no screen has this address")
)

// Cookie names. Behind TLS the name binds the cookie to this host alone
// (RFC 6265bis 4.1.3.2).
const (
	secureCookie = "__Host-tajuk"
	plainCookie  = "tajuk"
)

func (f *Frame) cookieName() string {
	if f.Secure {
		return secureCookie
	}
	return plainCookie
}

func (f *Frame) cookie(name, value string, life time.Duration) *http.Cookie {
	c := &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, Secure: f.Secure, SameSite: http.SameSiteLaxMode}
	switch {
	case life > 0:
		c.MaxAge = int(life / time.Second)
	case life < 0:
		c.MaxAge = -1
	}
	return c
}

// Token returns the session's token that came with the request, empty for
// none.
func (c *Call) Token() string {
	cookie, err := c.R.Cookie(c.f.cookieName())
	if err != nil {
		return ""
	}
	return cookie.Value
}

// SetToken gives the browser a session's token, for as long as life.
func (c *Call) SetToken(token string, life time.Duration) {
	http.SetCookie(c.W, c.f.cookie(c.f.cookieName(), token, life))
}

// DropToken takes the session's token from the browser.
func (c *Call) DropToken() { http.SetCookie(c.W, c.f.cookie(c.f.cookieName(), "", -1)) }

// SignedIn reports whether somebody is signed in.
func (c *Call) SignedIn() bool { return c.Who.Account.ID != 0 }

// toSignIn sends people to the sign-in page and from there to where they
// wanted to go. Programs are told 401.
func (c *Call) toSignIn() error {
	if c.WantsJSON() || c.R.Method != http.MethodGet {
		return c.unauthorized()
	}
	to := "/signin"
	if here := c.R.URL.RequestURI(); here != "/" {
		to += "?next=" + url.QueryEscape(here)
	}
	return c.See(to)
}

// Next returns the address of the desk that a form's or query's "next" names,
// or fallback. Addresses of other hosts are not followed.
func (c *Call) Next(fallback string) string {
	next := c.R.FormValue("next")
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || len(next) < 1 || next[0] != '/' || len(next) > 1 && (next[1] == '/' || next[1] == '\\') {
		return fallback
	}
	return u.String()
}

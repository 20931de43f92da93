package frame

import (
	"bytes"
	"context"
	"encoding/json"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/messages"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/web"
)

// Call is one request to the desk and its answer.
type Call struct {
	W   http.ResponseWriter
	R   *http.Request
	Who Visitor // empty when nobody is signed in
	Now time.Time

	f     *Frame
	words *messages.Catalogue
	lang  lang.Language
	sites []news.Site
}

// call finds out who asks.
func (f *Frame) call(w http.ResponseWriter, r *http.Request) (*Call, error) {
	c := &Call{W: w, R: r, Now: f.Clock.Now(), f: f}
	if token := c.Token(); token != "" && f.Visitor != nil {
		who, ok, err := f.Visitor(r.Context(), token)
		if err != nil {
			return nil, err
		}
		if ok {
			c.Who = who
		}
	}
	c.speak(c.Who.Language)
	return c, nil
}

// speak chooses the language: the account's, else what the browser asks for.
func (c *Call) speak(language string) {
	if c.f.words[language] == nil {
		language = "id"
		if accept := strings.ToLower(c.R.Header.Get("Accept-Language")); strings.HasPrefix(accept, "en") {
			language = "en"
		}
	}
	c.words = c.f.words[language]
	c.lang, _ = lang.ParseLanguage(language)
}

// Context returns the request's context.
func (c *Call) Context() context.Context { return c.R.Context() }

// Actor returns who does what the request asks for.
func (c *Call) Actor() news.Actor { return c.Who.Actor }

// Text returns a message in the language of whoever asks.
func (c *Call) Text(key string, args ...any) string { return c.words.Text(key, args...) }

// Sentence says what is kept as an English format, in the language of whoever
// asks.
func (c *Call) Sentence(f fault.Form) string { return c.words.Fault(f) }

// Reason says why something failed, in the language of whoever asks.
func (c *Call) Reason(r news.Reason) string { return Reason(c.Text, r) }

// Reason says why something failed in the words of a catalogue.
func Reason(text func(key string, args ...any) string, r news.Reason) string {
	args := make([]any, len(r.Args))
	for i, a := range r.Args {
		args[i] = a
	}
	return text("check."+r.Key, args...)
}

// Language returns the language that the answer is in.
func (c *Call) Language() lang.Language { return c.lang }

// Secure reports whether people reach the desk by TLS.
func (c *Call) Secure() bool { return c.f.Secure }

// Origin returns the desk's own origin as the browser knows it, such as
// https://desk.example.com.
func (c *Call) Origin() string { return c.f.Proxies.Scheme(c.R) + "://" + c.R.Host }

// Address returns the address of the network that the request comes from,
// empty when unknown.
func (c *Call) Address() string {
	if ip := c.f.Proxies.ClientIP(c.R); ip.IsValid() {
		return ip.String()
	}
	return ""
}

// ID reads an ID from the path; one that is malformed is not found.
func (c *Call) ID(name string) (news.ID, error) {
	id, err := news.ParseID(c.R.PathValue(name))
	if err != nil {
		return 0, fault.New(fault.NotFound, "there is nothing at this address")
	}
	return id, nil
}

// FormID reads an ID from a form or query; 0 when it is missing or malformed.
func (c *Call) FormID(name string) news.ID {
	id, err := news.ParseID(c.R.FormValue(name))
	if err != nil {
		return 0
	}
	return id
}

// Sites returns every site of the network in order.
func (c *Call) Sites() ([]news.Site, error) {
	if c.sites == nil && c.f.Sites != nil {
		sites, err := c.f.Sites(c.Context())
		if err != nil {
			return nil, err
		}
		c.sites = sites
	}
	return c.sites, nil
}

// Site returns a site of the network, or a NotFound fault.
func (c *Call) Site(id news.ID) (news.Site, error) {
	sites, err := c.Sites()
	if err != nil {
		return news.Site{}, err
	}
	for _, s := range sites {
		if s.ID == id {
			return s, nil
		}
	}
	return news.Site{}, fault.New(fault.NotFound, "there is no site %s", id)
}

// SitesFor returns the sites on which whoever asks may do something. Of
// partners outside there is nothing to do but to read their stories and to make
// the rules by which these come in.
func (c *Call) SitesFor(act news.Act) ([]news.Site, error) {
	sites, err := c.Sites()
	if err != nil {
		return nil, err
	}
	var out []news.Site
	for _, s := range sites {
		if s.External && act != news.ActRead && act != news.ActRules {
			continue
		}
		if c.Who.Actor.Can(act, s.ID) {
			out = append(out, s)
		}
	}
	return out, nil
}

// Houses returns the sites of the network that have readers and a desk: all but
// the partners outside.
func (c *Call) Houses() ([]news.Site, error) {
	sites, err := c.Sites()
	return slices.DeleteFunc(slices.Clone(sites), func(s news.Site) bool { return s.External }), err
}

// House returns one of them, or a NotFound fault.
func (c *Call) House(id news.ID) (news.Site, error) {
	site, err := c.Site(id)
	if err == nil && site.External {
		return news.Site{}, fault.New(fault.NotFound, "there is no site %s", id)
	}
	return site, err
}

// Portal returns the address of a path on a site's portal.
func (c *Call) Portal(site news.Site, path string) string {
	if c.f.Portal == nil {
		return path
	}
	return c.f.Portal(site, path)
}

// Home returns where a story is read at its origin: at a path of the origin's
// portal or, when it comes from a partner outside, on the page that the partner
// names, empty when it names none.
func (c *Call) Home(origin news.Site, path string, content news.Content) string {
	if origin.External {
		return content.Source.URL
	}
	return c.Portal(origin, path)
}

// WantsJSON reports whether a script of the desk asks, not a person.
func (c *Call) WantsJSON() bool {
	return strings.HasPrefix(c.R.Header.Get("Accept"), "application/json")
}

// See answers 303: the browser goes on to another address of the desk.
func (c *Call) See(to string) error {
	c.W.Header().Set("Location", to)
	c.W.WriteHeader(http.StatusSeeOther)
	return nil
}

// Redirect says something on the next page, and goes there. A script gets it
// as JSON {"to", "said"}.
func (c *Call) Redirect(to string, say Flash) error {
	if c.WantsJSON() {
		return c.JSON(http.StatusOK, map[string]string{"to": to, "said": say.text(c.words)})
	}
	c.setFlash(say)
	return c.See(to)
}

// JSON answers with a value.
func (c *Call) JSON(status int, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	c.W.Header().Set("Content-Type", "application/json; charset=utf-8")
	c.W.WriteHeader(status)
	_, err = c.W.Write(body)
	return ignoreSent(err)
}

// ReadJSON reads the request's body into a value; what is no JSON of that form
// is an Invalid fault.
func (c *Call) ReadJSON(v any) error {
	d := json.NewDecoder(c.R.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		if status := web.StatusOf(err); status == http.StatusRequestEntityTooLarge {
			return err
		}
		return fault.New(fault.Invalid, "the request cannot be read")
	}
	return nil
}

// Render answers with a page.
func (c *Call) Render(p *Page, data any) error { return c.render(http.StatusOK, p, data) }

// Part renders a fragment, for a page that shows it as it is.
func (c *Call) Part(p *Page, data any) (template.HTML, error) {
	var b bytes.Buffer
	err := p.execute(&b, data)
	return template.HTML(b.String()), err // written by html/template, hence safe
}

// Answer answers with a page under a status of its own.
func (c *Call) Answer(status int, p *Page, data any) error { return c.render(status, p, data) }

// Invalid answers with the form again and what is wrong with it: 422 for
// invalid input, 409 for a conflict, 403 for what is forbidden. Other errors
// are returned as they are. base is the Base inside data.
func (c *Call) Invalid(p *Page, base *Base, data any, err error) error {
	f := fault.Of(err)
	if f == nil || f.Kind != fault.Invalid && f.Kind != fault.Conflict && f.Kind != fault.Forbidden {
		return err
	}
	if c.WantsJSON() {
		return err
	}
	base.note(c, f)
	return c.render(web.StatusOf(err), p, data)
}

func (c *Call) render(status int, p *Page, data any) error {
	var b bytes.Buffer
	if err := p.execute(&b, data); err != nil {
		return err
	}
	c.W.Header().Set("Content-Type", "text/html; charset=utf-8")
	c.W.WriteHeader(status)
	_, err := c.W.Write(b.Bytes())
	return ignoreSent(err)
}

// ignoreSent drops the error of a write to somebody who has gone: there is
// nobody left to tell, and the log tells by the bytes.
func ignoreSent(error) error { return nil }

// Group returns the messages of a group by their names without it, for
// scripts. Places for arguments stay as {0}, {1} ...
func (c *Call) Group(group string) map[string]string {
	out := map[string]string{}
	for _, key := range c.words.Keys() {
		if name, ok := strings.CutPrefix(key, group+"."); ok {
			out[name] = c.words.Raw(key)
		}
	}
	return out
}

// Line says a fault's message that was written out and kept, in the language of
// whoever asks where it is known.
func (c *Call) Line(text string) string { return c.words.Line(text) }

// Says returns what a fault says, in the language of whoever asks: its message
// and those of its fields, one after another. It is empty for other errors.
func (c *Call) Says(err error) string {
	f := fault.Of(err)
	if f == nil {
		return ""
	}
	var parts []string
	if f.Message != "" {
		parts = append(parts, c.words.Fault(f.Form))
	}
	for _, name := range slices.Sorted(maps.Keys(f.Forms)) {
		parts = append(parts, c.words.Fault(f.Forms[name]))
	}
	return strings.Join(parts, "; ")
}

// SaysByField returns what a fault says by field, its message under "".
func (c *Call) SaysByField(err error) map[string]string {
	out := map[string]string{}
	f := fault.Of(err)
	if f == nil {
		return out
	}
	for name, form := range f.Forms {
		out[name] = c.words.Fault(form)
	}
	if f.Message != "" {
		out[""] = c.words.Fault(f.Form)
	}
	return out
}

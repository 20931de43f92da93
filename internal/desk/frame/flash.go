package frame

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/messages"
)

// Flash is one sentence about what was done, said on the next page, with a way
// to undo it.
type Flash struct {
	Key    string     `json:"k"`
	Args   []string   `json:"a,omitempty"`
	Action string     `json:"u,omitempty"` // address of a form that undoes it
	Fields url.Values `json:"f,omitempty"`
	Link   string     `json:"l,omitempty"` // where to look at it
	Label  string     `json:"n,omitempty"` // message of the link
}

// Done says a message.
func Done(key string, args ...string) Flash { return Flash{Key: key, Args: args} }

// Undo adds a way back: a POST to an address of the desk.
func (f Flash) Undo(action string, fields url.Values) Flash {
	f.Action, f.Fields = action, fields
	return f
}

// Look adds a link to what was done. label is a message.
func (f Flash) Look(href, label string) Flash {
	f.Link, f.Label = href, label
	return f
}

func (f Flash) text(words *messages.Catalogue) string {
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		args[i] = a
	}
	return words.Text(f.Key, args...)
}

// Said is a Flash on its page.
type Said struct {
	Text   string
	Action string
	Fields url.Values
	Link   string
	Label  string
}

const (
	flashCookie = "tajuk-said"
	flashLife   = time.Minute
	maxFlash    = 2000
)

func (c *Call) setFlash(f Flash) {
	if f.Key == "" {
		return
	}
	text, err := json.Marshal(f)
	if err != nil || len(text) > maxFlash {
		return // it is a courtesy
	}
	http.SetCookie(c.W, c.f.cookie(c.flashName(), base64.RawURLEncoding.EncodeToString(text), flashLife))
}

func (c *Call) flashName() string {
	if c.f.Secure {
		return "__Host-" + flashCookie
	}
	return flashCookie
}

// takeFlash returns what is to be said, once, on a page that a person opens:
// what scripts and pictures of another page ask for meanwhile would say it to
// nobody. A cookie that somebody made up can only say messages of the catalogue
// and post to the desk itself.
func (c *Call) takeFlash() *Said {
	cookie, err := c.R.Cookie(c.flashName())
	if err != nil || c.R.Method != http.MethodGet || c.WantsJSON() {
		return nil
	}
	// Fetch Metadata 2.1; older browsers do not send it.
	if dest := c.R.Header.Get("Sec-Fetch-Dest"); dest != "" && dest != "document" {
		return nil
	}
	http.SetCookie(c.W, c.f.cookie(c.flashName(), "", -1))
	text, err := base64.RawURLEncoding.DecodeString(cookie.Value)
	if err != nil || len(text) > maxFlash {
		return nil
	}
	var f Flash
	if json.Unmarshal(text, &f) != nil || !c.words.Has(f.Key) {
		return nil
	}
	said := &Said{Text: f.text(c.words)}
	if own(f.Action) {
		said.Action, said.Fields = f.Action, f.Fields
	}
	if f.Label != "" && c.words.Has(f.Label) && (own(f.Link) || strings.HasPrefix(f.Link, "http://") || strings.HasPrefix(f.Link, "https://")) {
		said.Link, said.Label = f.Link, c.Text(f.Label)
	}
	return said
}

func own(path string) bool {
	return strings.HasPrefix(path, "/") && !strings.HasPrefix(path, "//") && !strings.HasPrefix(path, "/\\")
}

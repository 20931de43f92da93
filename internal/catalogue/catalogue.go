// Package catalogue holds the messages of one language: every word that a door
// says itself.
//
// A catalogue is read from TOML. Messages are grouped in tables and named
// "group.key". Places for arguments are written {0}, {1} ...; large numbers are
// grouped as the language does. A message that depends on a number is a table
// with the forms "one" and "other", chosen by the first whole number among the
// arguments.
package catalogue

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
)

// Catalogue is the messages of one language. It is safe for concurrent use.
type Catalogue struct {
	lang     string
	group    string // separates thousands
	messages map[string]message
}

// Parse reads the catalogue of a language, a BCP 47 tag, from one or more TOML
// files, and collects all of their faults. A message may stand once only.
func Parse(lang string, files ...[]byte) (*Catalogue, error) {
	c := &Catalogue{lang: lang, group: ".", messages: map[string]message{}}
	if lang == "en" {
		c.group = ","
	}
	var faults []error
	for _, text := range files {
		faults = append(faults, c.read(lang, text))
	}
	return c, errors.Join(faults...)
}

func (c *Catalogue) read(lang string, text []byte) error {
	var groups map[string]map[string]any
	if err := toml.Unmarshal(text, &groups); err != nil {
		return fmt.Errorf("messages: %s: %w", lang, err)
	}
	var faults []error
	for group, entries := range groups {
		if entries == nil {
			faults = append(faults, fmt.Errorf("messages: %s: %s: stands in no group", lang, group))
		}
		for name, value := range entries {
			key := group + "." + name
			m, err := newMessage(value)
			if err != nil {
				faults = append(faults, fmt.Errorf("messages: %s: %s: %w", lang, key, err))
				continue
			}
			if _, twice := c.messages[key]; twice {
				faults = append(faults, fmt.Errorf("messages: %s: %s: stands twice", lang, key))
			}
			c.messages[key] = m
		}
	}
	return errors.Join(faults...)
}

// Lang returns the catalogue's language as a BCP 47 tag.
func (c *Catalogue) Lang() string { return c.lang }

// Keys returns the keys of all messages, sorted.
func (c *Catalogue) Keys() []string { return slices.Sorted(maps.Keys(c.messages)) }

// Has reports whether the catalogue has the message.
func (c *Catalogue) Has(key string) bool {
	_, ok := c.messages[key]
	return ok
}

// Places returns how many arguments the message takes, and whether its form
// depends on a number.
func (c *Catalogue) Places(key string) (n int, counted bool) {
	m := c.messages[key]
	return m.places(), m.one != nil
}

// JSON returns the messages of one group as a JSON object, for scripts: each is
// a string with its places, or an object of its forms "one" and "other". Keys
// stand without the group.
func (c *Catalogue) JSON(group string) string {
	type forms struct {
		One   string `json:"one"`
		Other string `json:"other"`
	}
	out := map[string]any{}
	for key, m := range c.messages {
		name, in := strings.CutPrefix(key, group+".")
		if !in {
			continue
		}
		out[name] = source(m.other)
		if m.one != nil {
			out[name] = forms{source(m.one), source(m.other)}
		}
	}
	text, err := json.Marshal(out)
	if err != nil {
		// Maps of strings have nothing that JSON cannot hold.
		panic(err)
	}
	return string(text)
}

// source writes a form as it stands in the file.
func source(form []piece) string {
	var b strings.Builder
	for _, p := range form {
		if p.place < 0 {
			b.WriteString(p.text)
			continue
		}
		b.WriteString("{" + strconv.Itoa(p.place) + "}")
	}
	return b.String()
}

// Text returns the message with its places filled. Arguments may be strings,
// whole numbers or Stringers. For an unknown key the key itself comes back in
// brackets, so that the fault is seen and the page still stands.
func (c *Catalogue) Text(key string, args ...any) string {
	m, ok := c.messages[key]
	if !ok {
		return "[" + key + "]"
	}
	form := m.other
	if m.one != nil && firstNumber(args) == 1 {
		form = m.one
	}
	if len(form) == 1 && form[0].place < 0 {
		return form[0].text
	}
	var b strings.Builder
	for _, p := range form {
		switch {
		case p.place < 0:
			b.WriteString(p.text)
		case p.place < len(args):
			b.WriteString(c.argument(args[p.place]))
		default:
			b.WriteString("{" + strconv.Itoa(p.place) + "}")
		}
	}
	return b.String()
}

func (c *Catalogue) argument(arg any) string {
	switch v := arg.(type) {
	case string:
		return v
	case int:
		return c.number(int64(v))
	case int64:
		return c.number(v)
	}
	return fmt.Sprint(arg)
}

// number writes n with its thousands grouped, from five digits on: four are
// easily read, and may be a year.
func (c *Catalogue) number(n int64) string {
	s := strconv.FormatInt(n, 10)
	if n > -10_000 && n < 10_000 {
		return s
	}
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + c.group + s[i:]
	}
	return sign + s
}

func firstNumber(args []any) int64 {
	for _, a := range args {
		switch v := a.(type) {
		case int:
			return int64(v)
		case int64:
			return v
		}
	}
	return 0
}

// message is one message in its forms; one is nil where number plays no part.
type message struct {
	one, other []piece
}

// piece is a stretch of text, or the place of an argument.
type piece struct {
	text  string
	place int // -1 for text
}

func newMessage(value any) (message, error) {
	switch v := value.(type) {
	case string:
		form, err := pieces(v)
		return message{other: form}, err
	case map[string]any:
		return countedMessage(v)
	}
	return message{}, fmt.Errorf("must be a string or a table of forms, not %T", value)
}

func countedMessage(forms map[string]any) (message, error) {
	var m message
	for name, value := range forms {
		text, ok := value.(string)
		if !ok {
			return m, fmt.Errorf("form %q must be a string", name)
		}
		form, err := pieces(text)
		if err != nil {
			return m, err
		}
		switch name {
		case "one":
			m.one = form
		case "other":
			m.other = form
		default:
			return m, fmt.Errorf("there is no form %q, only one and other", name)
		}
	}
	if m.one == nil || m.other == nil {
		return m, errors.New("needs both forms, one and other")
	}
	return m, nil
}

// pieces cuts a message at its places.
func pieces(text string) ([]piece, error) {
	if text == "" {
		return nil, errors.New("is empty")
	}
	var form []piece
	for text != "" {
		before, after, found := strings.Cut(text, "{")
		if before != "" {
			form = append(form, piece{text: before, place: -1})
		}
		if !found {
			break
		}
		number, rest, closed := strings.Cut(after, "}")
		place, err := strconv.Atoi(number)
		if !closed || err != nil || place < 0 || place > 9 {
			return nil, fmt.Errorf("has a place that is not {0} to {9}: {%s", after)
		}
		form = append(form, piece{place: place})
		text = rest
	}
	return form, nil
}

// places returns one more than the highest place of any form.
func (m message) places() int {
	n := 0
	for _, form := range [][]piece{m.one, m.other} {
		for _, p := range form {
			n = max(n, p.place+1)
		}
	}
	return n
}

// Raw returns a message as it stands in the catalogue, its places as {0}, {1}
// ...; of a message in two forms, the one for many.
func (c *Catalogue) Raw(key string) string {
	var b strings.Builder
	for _, p := range c.messages[key].other {
		if p.place < 0 {
			b.WriteString(p.text)
		} else {
			b.WriteString("{" + strconv.Itoa(p.place) + "}")
		}
	}
	return b.String()
}

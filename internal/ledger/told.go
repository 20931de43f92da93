package ledger

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/tajuk/tajuk/internal/fault"
)

// Saying is a sentence of a proof: a format in English, which the desk says in
// other languages, with a %s for each argument.
type Saying struct {
	Format string   `json:"f"`
	Args   []string `json:"a,omitempty"`
}

// Say makes a saying.
func Say(format string, args ...any) Saying {
	s := Saying{Format: format}
	for _, a := range args {
		s.Args = append(s.Args, clip(fmt.Sprint(a)))
	}
	return s
}

// Form is the saying as messages are translated.
func (s Saying) Form() fault.Form {
	f := fault.Form{Format: s.Format}
	for _, a := range s.Args {
		f.Args = append(f.Args, a)
	}
	return f
}

// String says it in English.
func (s Saying) String() string { return s.Form().String() }

// Told is sayings as they are kept. A text that is none of them, such as one
// that an earlier version kept, stands for itself.
type Told string

// Tell keeps sayings, the last ones left out when they are too long to keep.
func Tell(said ...Saying) Told {
	length := 0
	for i, s := range said {
		if length += len(s.String()); i > 0 && length > longestText {
			said = append(said[:i:i], Say("and %s more", len(said)-i))
			break
		}
	}
	if len(said) == 0 {
		return ""
	}
	text, err := json.Marshal(said)
	if err != nil {
		panic(err) // texts can always be written
	}
	return Told(text)
}

// Sayings returns what was kept.
func (t Told) Sayings() (said []Saying) {
	if t == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(t), &said); err != nil {
		return []Saying{Say("%s", string(t))}
	}
	return said
}

// String says it in English, on one line.
func (t Told) String() string {
	var parts []string
	for _, s := range t.Sayings() {
		parts = append(parts, s.String())
	}
	return strings.Join(parts, "; ")
}

// Package messages holds every word that the readers' portal says itself, in
// Indonesian and in English.
//
// The catalogues are checked as a whole: Load refuses a file with a malformed
// message, and the tests refuse a key that only one language has, that no
// template or Go code uses, or that a template uses and no catalogue has.
package messages

import (
	"embed"
	"fmt"

	"github.com/tajuk/tajuk/internal/catalogue"
)

//go:embed id.toml en.toml
var files embed.FS

// Catalogue is the messages of one language.
type Catalogue = catalogue.Catalogue

// Languages lists the languages that have a catalogue, as BCP 47 tags.
func Languages() []string { return []string{"id", "en"} }

// Load reads the catalogue of a language. It fails for a language without
// one, and for a catalogue with a malformed message.
func Load(lang string) (*Catalogue, error) {
	text, err := files.ReadFile(lang + ".toml")
	if err != nil {
		return nil, fmt.Errorf("messages: there is no catalogue for language %q", lang)
	}
	return catalogue.Parse(lang, text)
}

// Package messages holds every word that the desk says itself, in Indonesian
// and in English: one file per area of the desk and language.
//
// The files faults-*.toml of Indonesian translate what faults say, which is
// plain English in the code: the group is "faults", the key the English
// format, the value its translation with the same verbs in the same order.
package messages

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/tajuk/tajuk/internal/catalogue"
	"github.com/tajuk/tajuk/internal/fault"
)

//go:embed id en
var files embed.FS

// Catalogue is the words of the desk in one language.
type Catalogue struct {
	*catalogue.Catalogue
	faults map[string]string
}

// Languages lists the languages of the desk, as BCP 47 tags.
func Languages() []string { return []string{"id", "en"} }

// Load reads the words of a language. It fails for a language without a
// catalogue, and for a malformed message.
func Load(lang string) (*Catalogue, error) {
	names, err := fs.Glob(files, lang+"/*.toml")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("messages: there is no catalogue for language %q", lang)
	}
	c := &Catalogue{faults: map[string]string{}}
	var texts [][]byte
	var faulty []error
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if !strings.HasPrefix(path.Base(name), "faults-") {
			texts = append(texts, text)
			continue
		}
		var table struct {
			Faults map[string]string `toml:"faults"`
		}
		if err := toml.Unmarshal(text, &table); err != nil {
			faulty = append(faulty, fmt.Errorf("messages: %s: %w", name, err))
		}
		for format, translation := range table.Faults {
			c.faults[format] = translation
		}
	}
	c.Catalogue, err = catalogue.Parse(lang, texts...)
	return c, errors.Join(append(faulty, err)...)
}

// Fault says a fault's message in the catalogue's language, and in plain
// English where it has no translation.
func (c *Catalogue) Fault(f fault.Form) string {
	if t, ok := c.faults[f.Format]; ok {
		f.Format = t
	}
	return f.String()
}

// Translates reports whether the catalogue has a translation of a fault's
// format. English needs none.
func (c *Catalogue) Translates(format string) bool {
	_, ok := c.faults[format]
	return ok || c.Lang() == "en"
}

// FaultFormats returns the formats that the catalogue translates, sorted.
func (c *Catalogue) FaultFormats() []string { return slices.Sorted(maps.Keys(c.faults)) }

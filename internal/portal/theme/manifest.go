package theme

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/tajuk/tajuk/internal/portal/view"
)

const manifestFile = "theme.toml"

// Manifest is what a theme says of itself in theme.toml.
type Manifest struct {
	Name        string `toml:"name"`
	Version     string `toml:"version"`
	Contract    int    `toml:"contract"` // view.Contract it was written for
	Description string `toml:"description"`
	Author      string `toml:"author"`
	Licence     string `toml:"licence"`
}

// readManifest reads theme.toml and returns its faults.
func readManifest(text string) (Manifest, []Problem) {
	var m Manifest
	meta, err := toml.Decode(text, &m)
	if err != nil {
		p := Problem{File: manifestFile, Message: err.Error()}
		var at toml.ParseError
		if errors.As(err, &at) {
			p.Line, p.Message = at.Position.Line, at.Message
		}
		return m, []Problem{p}
	}
	var faults []Problem
	fault := func(key, format string, args ...any) {
		faults = append(faults, Problem{File: manifestFile, Line: lineOfKey(text, key), Message: fmt.Sprintf(format, args...)})
	}
	known := []string{"name", "version", "contract", "description", "author", "licence"}
	for _, key := range meta.Undecoded() {
		fault(key.String(), "there is no setting %q%s", key.String(), hint(key.String(), known))
	}
	if strings.TrimSpace(m.Name) == "" {
		fault("name", "name is missing")
	}
	if m.Contract != view.Contract {
		fault("contract", "contract is %d, this Tajuk has contract %d", m.Contract, view.Contract)
	}
	return m, faults
}

// lineOfKey finds the line on which a key is set, 0 if there is none.
func lineOfKey(text, key string) int {
	for i, line := range strings.Split(text, "\n") {
		name, _, found := strings.Cut(line, "=")
		if found && strings.TrimSpace(name) == key {
			return i + 1
		}
	}
	return 0
}

// hint names the known word that is nearest to an unknown one, if one is near.
func hint(word string, known []string) string {
	best, least := "", len(word)/3+2
	for _, k := range known {
		if d := distance(word, k); d < least {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance counts the single-letter edits between two words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := diagonal
			if a[i-1] != b[j-1] {
				change++
			}
			diagonal = row[j]
			row[j] = min(change, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

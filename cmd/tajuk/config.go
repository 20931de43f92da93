package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/alecthomas/kong"
)

// loadTOML reads the configuration file. Its keys are the names of the flags;
// a key that no command has is refused with the nearest one that exists.
// A flag is stronger than the environment, that than the file, that than the
// default.
func loadTOML(r io.Reader) (kong.Resolver, error) {
	values := map[string]any{}
	if _, err := toml.NewDecoder(r).Decode(&values); err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	return &tomlResolver{values}, nil
}

type tomlResolver struct{ values map[string]any }

// Validate refuses keys that no command knows.
func (t *tomlResolver) Validate(app *kong.Application) error {
	known := map[string]bool{}
	collect(app.Node, known)
	for key := range t.values {
		if !known[key] {
			return errors.New("configuration: unknown key " + key + nearest(key, known))
		}
	}
	return nil
}

func collect(n *kong.Node, known map[string]bool) {
	for _, f := range n.Flags {
		if f.Name != "help" && f.Name != "config" {
			known[f.Name] = true
		}
	}
	for _, child := range n.Children {
		collect(child, known)
	}
}

// nearest proposes the known key that differs in the fewest letters.
func nearest(key string, known map[string]bool) string {
	best, least := "", len(key)/2+2
	for k := range known {
		if d := distance(key, k); d < least || d == least && k < best {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return "; did you mean " + best + "?"
}

// distance is the number of letters to insert, delete or replace
// (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(cost, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(b)]
}

// Resolve gives a flag its value from the file.
func (t *tomlResolver) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	v, ok := t.values[flag.Name]
	for _, name := range flag.Envs {
		if _, set := os.LookupEnv(name); set {
			ok = false // the environment is stronger than the file
		}
	}
	if !ok {
		return nil, nil
	}
	if list, ok := v.([]any); ok {
		parts := make([]string, len(list))
		for i, x := range list {
			parts[i] = fmt.Sprint(x)
		}
		return strings.Join(parts, ","), nil
	}
	return v, nil
}

package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// unmarshal reads JSON. A value of another type than the schema has is none.
func unmarshal(text string, to any) error {
	err := json.Unmarshal([]byte(text), to)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("%w: %w at byte %d", ErrBroken, syntax, syntax.Offset)
	case errors.As(err, &kind):
		return nil // the rest was read
	case err != nil:
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return nil
}

// nested is how deep brackets are nested in JSON.
func nested(text string) int {
	deep, deepest, inside := 0, 0, false
	for n := 0; n < len(text); n++ {
		switch c := text[n]; {
		case inside && c == '\\':
			n++
		case c == '"':
			inside = !inside
		case inside:
		case c == '{' || c == '[':
			deep++
			deepest = max(deepest, deep)
		case c == '}' || c == ']':
			deep--
		}
	}
	return deepest
}

// word is a text; a number is taken for its digits.
type word string

// UnmarshalJSON never fails.
func (w *word) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) != nil && len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9') {
		s = string(b)
	}
	*w = word(s)
	return nil
}

// count is a whole number; a text with digits is taken for it.
type count int64

// UnmarshalJSON never fails.
func (c *count) UnmarshalJSON(b []byte) error {
	*c = 0
	f, err := strconv.ParseFloat(strings.Trim(string(b), `"`), 64)
	if err == nil && math.Abs(f) < 1<<53 {
		*c = count(f)
	}
	return nil
}

// yesNo is true or not.
type yesNo bool

// UnmarshalJSON never fails.
func (f *yesNo) UnmarshalJSON(b []byte) error {
	*f = string(b) == "true"
	return nil
}

// anyList is an array whose elements are read one by one.
type anyList []json.RawMessage

// UnmarshalJSON never fails: what is no array is none.
func (l *anyList) UnmarshalJSON(b []byte) error {
	*l = nil
	var out []json.RawMessage
	if json.Unmarshal(b, &out) == nil {
		*l = out
	}
	return nil
}

// many are the elements of an array that are what they should be. An object of
// objects, as older schemas have it, is taken for an array with names.
type many[T any] []T

// UnmarshalJSON never fails.
func (m *many[T]) UnmarshalJSON(b []byte) error {
	*m = nil
	b = bytes.TrimSpace(b)
	d := json.NewDecoder(bytes.NewReader(b))
	open, err := d.Token()
	if err != nil || open != json.Delim('[') && open != json.Delim('{') {
		return nil
	}
	for d.More() && len(*m) < MaxItems {
		var name word
		if open == json.Delim('{') {
			key, err := d.Token()
			if err != nil {
				return nil
			}
			if s, ok := key.(string); ok {
				name = word(s)
			}
		}
		var raw json.RawMessage
		if d.Decode(&raw) != nil {
			return nil
		}
		var one T
		if err := json.Unmarshal(raw, &one); err != nil {
			continue
		}
		if n, ok := any(&one).(interface{ called(word) }); ok && name != "" {
			n.called(name)
		}
		*m = append(*m, one)
	}
	return nil
}

package jsontree

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

var limits = Limits{Depth: 20, Values: 1000}

// decode makes of a tree what encoding/json makes of a text with UseNumber.
func decode(tree Tree, at int32) any {
	v := tree[at]
	switch v.Kind {
	case String:
		return v.Text
	case Number:
		return json.Number(v.Text)
	case Array:
		out := make([]any, 0, v.Count)
		for i := v.First; i != 0; i = tree[i].Next {
			out = append(out, decode(tree, i))
		}
		return out
	case Object:
		out := make(map[string]any, v.Count)
		for i := v.First; i != 0; i = tree[i].Next {
			out[tree[i].Key] = decode(tree, i)
		}
		return out
	}
	return nil
}

func TestRead(t *testing.T) {
	for _, src := range []string{
		"null", " [ ] ", "{}", `"a"`, "-0", "12.5e+3", "1E-2", `{"a":[1,"b",null,{"c":[]}],"d":{}}`,
		`"\"\\\/\b\f\n\r\t\u0041\u00e9\u65e5\ud83c\udf0b x"`, `{"\u0061":1}`, "[\r\n1\t,\n2 ]", `"é日🌋"`,
	} {
		tree, err := Read(src, limits)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		dec := json.NewDecoder(strings.NewReader(src))
		dec.UseNumber()
		var want any
		if err := dec.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if got := decode(tree, 0); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", src, got, want)
		}
	}
}

// TestReadBool keeps booleans apart from null and from each other.
func TestReadBool(t *testing.T) {
	tree, err := Read("[true,false,null]", limits)
	if err != nil || tree[1].Kind != Bool || tree[2].Kind != Bool || tree[3].Kind != Null ||
		tree[1].Text != "true" || tree[2].Text != "false" {
		t.Errorf("got %v, %v", tree, err)
	}
}

func TestReadTwice(t *testing.T) {
	tree, err := Read(`{"a":1,"a":2,"b":3}`, limits)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for i := tree[0].First; i != 0; i = tree[i].Next {
		keys = append(keys, tree[i].Key+tree[i].Text)
	}
	if got := strings.Join(keys, " "); got != "a1 a2 b3" || tree[0].Count != 3 {
		t.Errorf("got %s, count %d", got, tree[0].Count)
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct {
		src    string
		offset int
		reason string
	}{
		{"", 0, "a value is missing"},
		{"[1", 2, "a comma or the end of an array is missing"},
		{`{"a":1]`, 6, "a comma or the end of an object is missing"},
		{`{"a" 1}`, 5, "a colon is missing"},
		{"{1:2}", 1, "a key is missing"},
		{"[1,]", 3, "a value is missing"},
		{"nul", 0, "a value is missing"},
		{"1 2", 2, "more text after the value"},
		{"01", 2, "a number begins with 0"},
		{"-", 1, "a digit is missing"},
		{"1.e", 2, "a digit is missing"},
		{`"a`, 2, "a string does not end"},
		{`"a\`, 3, "a string does not end"},
		{"\"\x01\"", 1, "a control character in a string"},
		{"\"\\n\x01\"", 3, "a control character in a string"},
		{`"\q"`, 3, "an unknown escape"},
		{`"\u12"`, 3, "an escape is not a character"},
		{`"\ud83c"`, 7, "an escape is not a character"},
		{`"\ud83c\n"`, 7, "an escape is not a character"},
		{`"\ud83c\u0041"`, 13, "an escape is not a character"},
		{`"\udf0b\ud83c"`, 13, "an escape is not a character"},
		{strings.Repeat("[", 21), 20, "nested too deeply"},
		{"[" + strings.Repeat("1,", 1000) + "1]", 2000 - 1, "too many values"},
	}
	for _, tt := range tests {
		_, err := Read(tt.src, limits)
		var e *Error
		if !errors.As(err, &e) || e.Reason != tt.reason {
			t.Errorf("%.20s: got %v, want %s", tt.src, err, tt.reason)
		} else if e.Offset != tt.offset {
			t.Errorf("%.20s: %s at %d, want %d", tt.src, e.Reason, e.Offset, tt.offset)
		}
	}
}

// FuzzRead compares with encoding/json. It may only be stricter.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{"", "null", "[true,false]", `{"a":[1,-2.5e+10,"b"],"c":{"d":null}}`, `"\ud83c\udf0b\u0041\\"`, `{"a":1,"a":2}`, "[[[[", "\x00", `"\ud800"`, "1e", "-", " [ 1 , 2 ] "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) {
			return
		}
		tree, err := Read(src, limits)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Offset < 0 || e.Offset > len(src) {
				t.Fatalf("got %v", err)
			}
			switch {
			case !json.Valid([]byte(src)):
			case e.Reason == "nested too deeply", e.Reason == "too many values", e.Reason == "an escape is not a character":
			default:
				t.Fatalf("valid JSON is refused: %v", err)
			}
			return
		}
		if !json.Valid([]byte(src)) {
			t.Fatalf("accepted what is not JSON")
		}
		if strings.Contains(src, "true") || strings.Contains(src, "false") {
			return
		}
		dec := json.NewDecoder(strings.NewReader(src))
		dec.UseNumber()
		var want any
		if err := dec.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if got := decode(tree, 0); !reflect.DeepEqual(got, want) {
			t.Errorf("got %#v, want %#v", got, want)
		}
	})
}

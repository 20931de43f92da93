// Package jsontree reads JSON (RFC 8259) into a flat tree that shows all that
// the text says: keys in their order, keys that occur twice, numbers as they
// were written. It refuses what encoding/json repairs, and allocates little:
// strings without escapes share the memory of the text. AppendString writes
// strings.
package jsontree

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Kind is the type of a JSON value.
type Kind byte

// The kinds of JSON values.
const (
	Null Kind = iota
	Bool
	Number
	String
	Array
	Object
)

// String names the kind with its article: "an object".
func (k Kind) String() string {
	return [...]string{"null", "a boolean", "a number", "a string", "an array", "an object"}[k]
}

// Tree holds the values of a JSON text; the value of the text itself is the
// first.
type Tree []Value

// Value is one value. Values refer to each other by their position in the
// Tree; as the first value is nobody's child, 0 stands for "none".
type Value struct {
	// Key is the name of a member of an object.
	Key string
	// Text is the decoded string, or a number or boolean as it was
	// written.
	Text string
	// First is the first element or member, Next the following sibling.
	First, Next int32
	// Count is the number of elements or members.
	Count int32
	Kind  Kind
}

// Limits bound what Read takes.
type Limits struct {
	Depth  int // of arrays and objects inside of each other
	Values int
}

// Error says why a text is not JSON, and at which byte.
type Error struct {
	Offset int
	Reason string
}

// Error returns the reason and the offset.
func (e *Error) Error() string {
	return "is not JSON: " + e.Reason + " at byte " + strconv.Itoa(e.Offset)
}

// Read reads a JSON text, which must be valid UTF-8. Unlike encoding/json it
// refuses unpaired surrogates. The error is an *Error.
func Read(src string, limits Limits) (Tree, error) {
	r := reader{src: src, limits: limits, tree: make(Tree, 0, len(src)/20+8)}
	r.value("", 1)
	if r.reason == "" {
		if r.space(); r.pos < len(src) {
			r.fail("more text after the value")
		}
	}
	if r.reason != "" {
		return nil, &Error{r.failed, r.reason}
	}
	return r.tree, nil
}

type reader struct {
	src    string
	pos    int
	limits Limits
	tree   Tree
	// reason and failed are what went wrong first, and where.
	reason string
	failed int
}

func (r *reader) fail(reason string) {
	if r.reason == "" {
		r.reason, r.failed = reason, r.pos
	}
}

func (r *reader) space() {
	for r.pos < len(r.src) {
		switch r.src[r.pos] {
		case ' ', '\t', '\n', '\r':
			r.pos++
		default:
			return
		}
	}
}

// peek skips white space and returns the next byte, 0 at the end.
func (r *reader) peek() byte {
	r.space()
	if r.pos == len(r.src) {
		return 0
	}
	return r.src[r.pos]
}

// value reads one value and returns its position in the tree.
func (r *reader) value(key string, depth int) int32 {
	at := int32(len(r.tree))
	r.tree = append(r.tree, Value{Key: key})
	switch {
	case depth > r.limits.Depth:
		r.fail("nested too deeply")
		return at
	case len(r.tree) > r.limits.Values:
		r.fail("too many values")
		return at
	}
	switch c := r.peek(); {
	case c == '{':
		r.items(at, Object, '}', depth)
	case c == '[':
		r.items(at, Array, ']', depth)
	case c == '"':
		s := r.string()
		r.tree[at].Kind, r.tree[at].Text = String, s
	case c == '-' || c >= '0' && c <= '9':
		s := r.number()
		r.tree[at].Kind, r.tree[at].Text = Number, s
	default:
		r.tree[at].Kind, r.tree[at].Text = r.literal()
	}
	return at
}

// items reads the members of an object or the elements of an array.
func (r *reader) items(at int32, kind Kind, end byte, depth int) {
	r.tree[at].Kind = kind
	r.pos++
	if r.peek() == end {
		r.pos++
		return
	}
	last := int32(0)
	for r.reason == "" {
		key := ""
		if kind == Object {
			if r.peek() != '"' {
				r.fail("a key is missing")
				return
			}
			key = r.string()
			if r.peek() != ':' {
				r.fail("a colon is missing")
				return
			}
			r.pos++
		}
		child := r.value(key, depth+1)
		if last == 0 {
			r.tree[at].First = child
		} else {
			r.tree[last].Next = child
		}
		r.tree[at].Count++
		last = child
		if r.reason != "" {
			return
		}
		switch r.peek() {
		case ',':
			r.pos++
		case end:
			r.pos++
			return
		default:
			r.fail("a comma or the end of " + kind.String() + " is missing")
		}
	}
}

func (r *reader) literal() (Kind, string) {
	for _, l := range [...]struct {
		word string
		kind Kind
	}{{"null", Null}, {"true", Bool}, {"false", Bool}} {
		if strings.HasPrefix(r.src[r.pos:], l.word) {
			r.pos += len(l.word)
			if l.kind == Null {
				return Null, ""
			}
			return l.kind, l.word
		}
	}
	r.fail("a value is missing")
	return Null, ""
}

// number reads a number in the grammar of RFC 8259, section 6.
func (r *reader) number() string {
	start := r.pos
	if r.src[r.pos] == '-' {
		r.pos++
	}
	whole := r.pos
	r.digits()
	if r.pos > whole+1 && r.src[whole] == '0' {
		r.fail("a number begins with 0")
	}
	if r.pos < len(r.src) && r.src[r.pos] == '.' {
		r.pos++
		r.digits()
	}
	if r.pos < len(r.src) && r.src[r.pos]|0x20 == 'e' {
		r.pos++
		if r.pos < len(r.src) && (r.src[r.pos] == '+' || r.src[r.pos] == '-') {
			r.pos++
		}
		r.digits()
	}
	return r.src[start:r.pos]
}

func (r *reader) digits() {
	start := r.pos
	for r.pos < len(r.src) && r.src[r.pos] >= '0' && r.src[r.pos] <= '9' {
		r.pos++
	}
	if r.pos == start {
		r.fail("a digit is missing")
	}
}

// string reads a string. Without escapes the result shares the memory of the
// source.
func (r *reader) string() string {
	r.pos++
	start := r.pos
	for ; r.pos < len(r.src); r.pos++ {
		switch c := r.src[r.pos]; {
		case c == '"':
			r.pos++
			return r.src[start : r.pos-1]
		case c == '\\':
			return r.escaped(start)
		case c < 0x20:
			r.fail("a control character in a string")
			return ""
		}
	}
	r.fail("a string does not end")
	return ""
}

func (r *reader) escaped(start int) string {
	out := append(make([]byte, 0, r.pos-start+64), r.src[start:r.pos]...)
	for r.pos < len(r.src) {
		c := r.src[r.pos]
		switch {
		case c == '"':
			r.pos++
			return string(out)
		case c < 0x20:
			r.fail("a control character in a string")
			return ""
		case c != '\\':
			out = append(out, c)
			r.pos++
			continue
		}
		r.pos++
		if r.pos == len(r.src) {
			break
		}
		c = r.src[r.pos]
		r.pos++
		if c == 'u' {
			u, ok := r.unicode()
			if !ok {
				r.fail("an escape is not a character")
				return ""
			}
			out = utf8.AppendRune(out, u)
			continue
		}
		i := strings.IndexByte(`"\/bfnrt`, c)
		if i < 0 {
			r.fail("an unknown escape")
			return ""
		}
		out = append(out, "\"\\/\b\f\n\r\t"[i])
	}
	r.fail("a string does not end")
	return ""
}

// unicode reads the digits after \u, and the second half of a surrogate pair.
func (r *reader) unicode() (rune, bool) {
	u, ok := r.hex4()
	if !ok || !utf16.IsSurrogate(u) {
		return u, ok
	}
	if !strings.HasPrefix(r.src[r.pos:], `\u`) {
		return 0, false
	}
	r.pos += 2
	low, ok := r.hex4()
	u = utf16.DecodeRune(u, low)
	return u, ok && u != utf8.RuneError
}

func (r *reader) hex4() (rune, bool) {
	if r.pos+4 > len(r.src) {
		return 0, false
	}
	var u rune
	for _, c := range []byte(r.src[r.pos : r.pos+4]) {
		switch {
		case c >= '0' && c <= '9':
			u = u<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			u = u<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	r.pos += 4
	return u, true
}

// AppendString writes a string as JSON.stringify does (ECMA-262, section
// 25.5.2.4): only quotes, backslashes and control characters are escaped.
func AppendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\t':
			b = append(b, '\\', 't')
		case '\r':
			b = append(b, '\\', 'r')
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}

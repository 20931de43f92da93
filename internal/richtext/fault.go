package richtext

import (
	"strconv"
	"strings"
)

// Fault is one reason why a document was refused.
type Fault struct {
	// Path leads from the doc node to the fault, for example
	// "doc.content[3].content[0].marks[1].attrs.href".
	Path string
	// Reason says in plain English what is wrong there, for developers and
	// logs. It continues the path: "... href: scheme is not allowed".
	Reason string
}

// Error returns the path and the reason.
func (f *Fault) Error() string { return f.Path + ": " + f.Reason }

// Block returns the position of the top-level block the fault lies in, or -1
// if it lies in the doc node itself.
func (f *Fault) Block() int {
	rest, ok := strings.CutPrefix(f.Path, "doc.content[")
	if !ok {
		return -1
	}
	number, _, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(number)
	if err != nil {
		return -1
	}
	return i
}

// Faults is the error of Parse, New and FromPlain: the first faults of the
// document, at least one and at most maxFaults. A node is judged after the
// nodes inside it, and only if these are sound. errors.As finds the first
// *Fault in it.
type Faults []*Fault

const maxFaults = 20

// Error returns the first fault and the number of the others.
func (f Faults) Error() string {
	if len(f) == 0 {
		return "richtext: refused"
	}
	msg := "richtext: " + f[0].Error()
	if len(f) > 1 {
		msg += " (and " + strconv.Itoa(len(f)-1) + " more)"
	}
	return msg
}

// Unwrap returns the faults, for errors.As.
func (f Faults) Unwrap() []error {
	errs := make([]error, len(f))
	for i, fault := range f {
		errs[i] = fault
	}
	return errs
}

// step is one part of a path: a name, or a position if the name is empty.
type step struct {
	name  string
	index int
}

// location is the place in the tree that a walk has come to.
type location []step

func (l location) String() string {
	var b strings.Builder
	b.WriteString("doc")
	for _, s := range l {
		switch {
		case s.name == "":
			b.WriteByte('[')
			b.WriteString(strconv.Itoa(s.index))
			b.WriteByte(']')
		case plainName(s.name):
			b.WriteByte('.')
			b.WriteString(s.name)
		default:
			// The name is the sender's: keep it from breaking a log line.
			b.WriteByte('[')
			b.WriteString(strconv.QuoteToASCII(clip(s.name, 40)))
			b.WriteByte(']')
		}
	}
	return b.String()
}

func plainName(s string) bool {
	if len(s) > 40 {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c != '_' && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// clip shortens s to n bytes at most, at the start of a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// quoteWord makes a name of the sender's fit for a reason.
func quoteWord(s string) string { return strconv.QuoteToASCII(clip(s, 40)) }

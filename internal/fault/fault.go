// Package fault names the errors a person can act on, and keeps everything
// else apart from them.
//
// An error made here carries a Kind and a message that is safe to show. Every
// other error is an internal one: doors log it under a short id and show only
// that id. Lower packages say what happened, the doors decide what it looks
// like.
package fault

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Kind sorts errors by what the person who gets them can do.
type Kind int

const (
	// Internal is every error that was not made by this package: log it, show
	// an id.
	Internal Kind = iota
	// NotFound: there is no such thing, or nothing this person may know of.
	NotFound
	// Gone: it was public and was withdrawn.
	Gone
	// Forbidden: it exists, and this person may not do that to it.
	Forbidden
	// Conflict: somebody else was faster; load again and retry.
	Conflict
	// Invalid: the input must be changed; Fields says where.
	Invalid
	// Unavailable: the same request may succeed later (full disk, database
	// away).
	Unavailable
)

var kindNames = [...]string{"internal", "not found", "gone", "forbidden", "conflict", "invalid", "unavailable"}

// String returns the kind in lower-case words, for logs.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return "unknown"
	}
	return kindNames[k]
}

// Error is an error with a kind, a message in plain English and, for invalid
// input, one message per field.
type Error struct {
	Kind    Kind
	Message string
	Fields  map[string]string
	// Form and Forms are the message and those of the fields before they were
	// written out: doors that speak other languages translate the format.
	Form  Form
	Forms map[string]Form
	cause error
}

// Form is a message in its parts: a format of package fmt in plain English,
// and what it is filled with.
type Form struct {
	Format string
	Args   []any
}

// String writes the message out.
func (f Form) String() string {
	if len(f.Args) == 0 && !strings.Contains(f.Format, "%") {
		return f.Format
	}
	return fmt.Sprintf(f.Format, f.Args...)
}

// Error returns the message and the fields in order of their names.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Message)
	names := make([]string, 0, len(e.Fields))
	for name := range e.Fields {
		names = append(names, name)
	}
	sort.Strings(names)
	for i, name := range names {
		if i == 0 && e.Message != "" {
			b.WriteString(": ")
		} else if i > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "%s: %s", name, e.Fields[name])
	}
	return b.String()
}

// Unwrap returns the cause, if there is one.
func (e *Error) Unwrap() error { return e.cause }

// New returns an error of the given kind with a formatted message. A %w in the
// format keeps the wrapped error as the cause.
func New(kind Kind, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Kind: kind, Message: err.Error(), Form: plain(format, args), cause: errors.Unwrap(err)}
}

// plain leaves the cause out of what people are told: it is for the log.
func plain(format string, args []any) Form {
	if head, ok := strings.CutSuffix(format, ": %w"); ok && len(args) > 0 {
		return Form{head, args[:len(args)-1]}
	}
	return Form{format, args}
}

// Field returns an Invalid error about one field.
func Field(name, format string, args ...any) *Error {
	f := Fields{}
	f.Add(name, format, args...)
	return f.fault()
}

// KindOf returns the kind of the first fault in err's chain, Internal when
// there is none. A nil error is Internal too: ask only about errors.
func KindOf(err error) Kind {
	var f *Error
	if errors.As(err, &f) {
		return f.Kind
	}
	return Internal
}

// FieldsOf returns the field messages of the first fault in err's chain.
func FieldsOf(err error) map[string]string {
	var f *Error
	if errors.As(err, &f) {
		return f.Fields
	}
	return nil
}

// Of returns the first fault in err's chain, nil when there is none.
func Of(err error) *Error {
	var f *Error
	if errors.As(err, &f) {
		return f
	}
	return nil
}

// Fields collects messages about several fields of one input.
type Fields map[string]Form

// Add notes a message about a field; the first message about a field stays.
func (f Fields) Add(name, format string, args ...any) {
	if _, taken := f[name]; !taken {
		f[name] = Form{format, args}
	}
}

// Err returns an Invalid error when a field has a message, else nil.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return f.fault()
}

func (f Fields) fault() *Error {
	e := &Error{Kind: Invalid, Fields: make(map[string]string, len(f)), Forms: f}
	for name, form := range f {
		e.Fields[name] = form.String()
	}
	return e
}

// Wrap adds what was being done in front of an error, and keeps its kind:
//
//	defer fault.Wrap(&err, "publish story %s", id)
func Wrap(errp *error, format string, args ...any) {
	if *errp != nil {
		*errp = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), *errp)
	}
}

package workflow

import (
	"slices"
	"strconv"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// checks are the problems of a story in words.
type checks struct {
	Rev      string
	Errors   []problem
	Warnings []problem
}

// problem is one of them.
type problem struct {
	Key      string
	Text     string
	Where    string // which field
	Word     string // a word that can be told to be right, empty for none
	Story    string // address of another story it is about
	Accepted bool
}

// Blocked reports whether an error stands against publication.
func (k checks) Blocked() bool { return len(k.Errors) > 0 }

// Clean reports whether there is nothing to say.
func (k checks) Clean() bool { return len(k.Errors)+len(k.Warnings) == 0 }

// checked asks and writes them out. accepted are the keys that were ticked.
func checked(c *frame.Call, room *newsroom.Newsroom, st inside.Story, accepted []string) (checks, error) {
	found, err := room.Checks(c.Context(), c.Actor(), st.ID)
	if err != nil {
		return checks{}, err
	}
	out := checks{Rev: strconv.FormatInt(found.Rev, 10)}
	for _, p := range found.Problems {
		one := problem{Key: p.Key(), Text: say(c, p), Where: c.Text("where." + p.Field), Accepted: slices.Contains(accepted, p.Key())}
		switch p.Code {
		case "slip":
			one.Word = p.Subject
		case "alike":
			one.Story = "/stories/" + p.Subject
		}
		if p.Error {
			out.Errors = append(out.Errors, one)
		} else {
			out.Warnings = append(out.Warnings, one)
		}
	}
	return out, nil
}

// errBlocked says that errors stand against an act; the page names them.
func errBlocked() error {
	return fault.New(fault.Invalid, "something still stands against it; it is marked below")
}

// say writes a problem in the reader's language.
func say(c *frame.Call, p news.Problem) string {
	key := p.Field + "-" + p.Code
	switch p.Code {
	case "mistake", "slip", "twice", "name", "known-name":
		key = p.Code // whatever the field
	case "alike":
		if len(p.Args) > 1 && p.Args[1] == "" {
			key = "body-alike-hidden"
		}
	}
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		args[i] = a
	}
	return c.Text("check."+key, args...)
}

// consent reads what somebody accepts.
func consent(c *frame.Call) newsroom.Consent {
	rev, err := strconv.ParseInt(c.R.FormValue("rev"), 10, 64)
	if err != nil {
		rev = -1 // no revision: the verb says that the story has changed
	}
	return newsroom.Consent{Rev: rev, Accepted: ticked(c, "accept")}
}

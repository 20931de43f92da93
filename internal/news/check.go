package news

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/tajuk/tajuk/internal/fault"
)

// Lengths that the desk counts down and the rules enforce, in characters.
const (
	MaxHeadline  = 150
	GoodHeadline = 90 // longer ones are cut in search results and shares
	MaxLead      = 600
	MaxTags      = 12
)

// Problem is one thing that is not right about a story. Errors block
// publication, warnings ask.
type Problem struct {
	Field string
	Code  string // with the field the key of the desk's message
	Error bool
	Text  string // in plain English
	// Subject is what the problem is about when a field has several of a
	// kind: a word, a name, a picture, a story.
	Subject string
	Args    []string // what the desk's message is filled with
}

// Key names the problem. Whoever accepts a warning accepts its key: the same
// warning about another word has another one, and asks again.
func (p Problem) Key() string {
	key := p.Field + "." + p.Code
	if p.Subject != "" {
		key += ":" + p.Subject
	}
	return key
}

// Reason is why something failed, as the log and notifications keep it. The
// desk says it in the language of whoever reads.
type Reason struct {
	Key  string   `json:"key"` // of the desk's message
	Args []string `json:"args,omitempty"`
}

// maxReasons bounds what a notification names.
const maxReasons = 5

// Reasons returns the errors among the problems, the first few of them.
func Reasons(ps []Problem) []Reason {
	out := []Reason{}
	for _, p := range ps {
		if p.Error && len(out) < maxReasons {
			out = append(out, Reason{p.Field + "-" + p.Code, p.Args})
		}
	}
	return out
}

// SiteClosed is the problem of a story whose site was closed to readers.
func SiteClosed(s Site) Problem {
	return Problem{Field: "site", Code: "closed", Error: true, Text: "the site was closed: " + s.Name, Args: []string{s.Name}}
}

// Unaccepted returns the warnings whose keys are not among the accepted.
func Unaccepted(ps []Problem, accepted []string) []Problem {
	var open []Problem
	for _, p := range ps {
		if !p.Error && !slices.Contains(accepted, p.Key()) {
			open = append(open, p)
		}
	}
	return open
}

// Problems returns what stands against publication at a time. words is the
// length of the body, assets are those that the lead photo and the body name,
// with IDs that do not exist left out.
func Problems(s Story, c Content, section ID, words int, assets map[ID]Asset, used []ID, now time.Time) []Problem {
	var ps []Problem
	block := func(field, code, text string) {
		ps = append(ps, Problem{Field: field, Code: code, Error: true, Text: text})
	}
	warn := func(field, code, text string) { ps = append(ps, Problem{Field: field, Code: code, Text: text}) }

	if strings.TrimSpace(c.Headline) == "" {
		block("headline", "missing", "the headline is missing")
	} else if utf8.RuneCountInString(c.Headline) > GoodHeadline {
		warn("headline", "long", "the headline is longer than search results and shares show")
	}
	if strings.TrimSpace(c.Lead) == "" {
		block("lead", "missing", "the lead is missing")
	}
	if words == 0 {
		block("body", "missing", "the text is empty")
	}
	if section == 0 {
		block("section", "missing", "no section is chosen")
	}
	if len(c.Bylines) == 0 {
		block("bylines", "missing", "nobody is named as the author")
	}
	if c.Slug == "" {
		block("slug", "missing", "the headline gives no address; write one")
	}
	if s.Kind.Paid() && strings.TrimSpace(c.Sponsor) == "" {
		block("sponsor", "missing", "an advertorial names who paid for it")
	}
	if u := c.Unverified; u != nil {
		if blank(u.PublicInterest) || blank(u.FirstSource) || blank(u.Unreachable) || !u.NoteShown {
			block("unverified", "attest", "an unverified story needs all four attestations")
		}
	}
	for _, id := range used {
		ps = append(ps, assetProblems(id, assets, s.LiveVersion > 0, now)...)
	}
	if c.Photo.Asset == 0 {
		warn("photo", "missing", "the story has no lead photo")
	}
	return ps
}

func assetProblems(id ID, assets map[ID]Asset, live bool, now time.Time) []Problem {
	var ps []Problem
	add := func(code string, isError bool, text, arg string) {
		ps = append(ps, Problem{Field: "photo", Code: code, Error: isError, Text: text, Subject: id.String(), Args: []string{arg}})
	}
	a, ok := assets[id]
	if !ok {
		add("unknown", true, "a picture does not exist: "+id.String(), id.String())
		return ps
	}
	called := a.Called()
	if blank(a.Credit) {
		add("credit", true, "a picture has no credit: "+id.String(), called)
	}
	if a.State == AssetFailed {
		add("failed", true, "a picture cannot be shown: "+a.Fault, called)
	}
	if a.Expired(now) {
		// What is live already is not kept from being corrected.
		add("expired", !live, "the right to use a picture has ended: "+id.String(), called)
	}
	if a.Ending(now) {
		add("ending", false, "the right to use a picture ends soon: "+id.String(), called)
		ps[len(ps)-1].Args = append(ps[len(ps)-1].Args, a.RightsDay(time.UTC))
	}
	if blank(a.Alt) {
		add("alt", false, "a picture has no description for those who cannot see it", called)
	}
	if !a.TakenAt.IsZero() && a.Archive == "" && now.Sub(a.TakenAt) > 365*24*time.Hour {
		add("archive", false, "a picture is over a year old and not marked as an archive picture", called)
	}
	return ps
}

// Called is what people know a picture by.
func (a Asset) Called() string {
	for _, s := range []string{a.Caption, a.Alt, a.ID.String()} {
		if !blank(s) {
			return firstWords(s, 8)
		}
	}
	return ""
}

// firstWords returns the first n words of a line.
func firstWords(s string, n int) string {
	words := strings.Fields(s)
	if len(words) <= n {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:n], " ") + " …"
}

// Blocking returns the errors among the problems as one Invalid error, nil if
// there is none.
func Blocking(ps []Problem) error {
	f := fault.Fields{}
	for _, p := range ps {
		if p.Error {
			f.Add(p.Field, "%s", p.Text)
		}
	}
	return f.Err()
}

// CheckSave returns what makes a working copy impossible to keep. Unfinished
// text is fine; text that no version could hold is not.
func (c Content) CheckSave() error {
	f := fault.Fields{}
	checkLength(f, "headline", c.Headline, 0, MaxHeadline)
	checkLength(f, "lead", c.Lead, 0, MaxLead)
	checkLength(f, "located", c.Located, 0, 80)
	checkLength(f, "sponsor", c.Sponsor, 0, 120)
	if strings.ContainsAny(c.Headline, "\n\r") {
		f.Add("headline", "must be one line")
	}
	if c.Slug != "" {
		checkSlug(f, c.Slug)
	}
	if len(c.Tags) > MaxTags {
		f.Add("tags", "%d at most", MaxTags)
	}
	for _, b := range c.Bylines {
		if b.Role != Author && b.Role != Editor && b.Role != Photographer {
			f.Add("bylines", "%q is not a byline role", b.Role)
		}
	}
	if l := c.AI.Level; l != AINone && l != AIAssist && l != AIGenerated {
		f.Add("ai", "%q is not a level of AI use", l)
	}
	return f.Err()
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

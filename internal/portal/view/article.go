package view

import "strings"

// Article is the page of one story.
type Article struct {
	Page

	Signals  Signals
	Lang     string // of the text, if it is not the page's
	Section  Link
	Kicker   Link // running topic; the href may be empty
	Labels   []Label
	Sponsor  string // who paid, for advertorials
	Headline string
	Lead     string

	Authors   []Person
	Editors   []Person
	Published Time
	Updated   Time // zero if the story was not changed since
	Minutes   int  // reading time
	Share     Share

	Notices    []Notice
	Reply      string // form for a right of reply about this story
	Photo      *Picture
	Body       HTML
	Unverified string // note that verification is under way, without parentheses
	Closing    string // closing byline without parentheses: "Sagara/Farra"
	AIUse      string // how far software wrote the text, empty if it did not
	Sources    []Link // documents and places the story rests on; hrefs may be empty
	Tags       []Link
	Origin     *Origin

	Topic           *TopicTrail
	Related         []Card
	Recommendations Recommendations
	Latest          []Card
	Popular         []Card
}

// Template implements Document.
func (*Article) Template() string { return "page-article" }

// Advertorial reports whether somebody paid for the story.
func (a Article) Advertorial() bool {
	for _, l := range a.Labels {
		if l == LabelAdvertorial {
			return true
		}
	}
	return false
}

// Signals are what the reader's own device remembers of a read story, to rank
// recommendations there. All are slugs; nothing of them leaves the device.
type Signals struct {
	ID      string
	Section string
	Topic   string
	Tags    []string
}

// TagList returns the tags with spaces between, as HTML token lists are
// written.
func (s Signals) TagList() string { return strings.Join(s.Tags, " ") }

// Origin tells where a shared story comes from. It is derived from the share
// record.
type Origin struct {
	Site     string // name of the origin site
	SiteHref string // empty for a partner outside
	Headline string // as it stands there
	Href     string // absolute address there
}

// TopicTrail is the story's place in its running topic.
type TopicTrail struct {
	Name     string
	Href     string
	Closed   bool
	Previous *Card // the story before, in time
	Next     *Card
}

// Recommendations is the list that the reader's device may rank. Cards are
// what stands there without that: the same for everybody.
type Recommendations struct {
	Pool  string // href of the pool of candidates, empty to switch ranking off
	Cards []Card
}

// Share holds the plain links that pass a story on.
type Share struct {
	URL   string // absolute, for copying
	Links []Link
}

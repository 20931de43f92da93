package view

// Home is the front page of a site. No story stands on it twice.
type Home struct {
	Page

	Lead     *Card
	Seconds  []Card
	Latest   []Card // river of headlines with times
	Topics   []Link // running topics
	Blocks   []Block
	Popular  []Card
	Opinions []Card
	Sisters  []Card // from the sister sites
}

// Template implements Document.
func (*Home) Template() string { return "page-home" }

// Wide returns the blocks that fill a row: those with three stories or more.
func (h Home) Wide() []Block { return h.blocks(true) }

// Narrow returns the other blocks, which share rows.
func (h Home) Narrow() []Block { return h.blocks(false) }

func (h Home) blocks(wide bool) []Block {
	var out []Block
	for _, b := range h.Blocks {
		if len(b.Cards) > 0 && len(b.Cards) >= 3 == wide {
			out = append(out, b)
		}
	}
	return out
}

// Block is a section's part of a front.
type Block struct {
	Title string
	Href  string
	Cards []Card // the first is set larger
}

// BlockView is a block with the words of its page.
type BlockView struct {
	*Page
	Block Block
}

// Block places a section's part of a front.
func (p *Page) Block(b Block) BlockView { return BlockView{Page: p, Block: b} }

// First returns the block's first card, or nil.
func (b Block) First() *Card {
	if len(b.Cards) == 0 {
		return nil
	}
	return &b.Cards[0]
}

// Rest returns the block's other cards.
func (b Block) Rest() []Card {
	if len(b.Cards) == 0 {
		return nil
	}
	return b.Cards[1:]
}

// Section is the front of one section.
type Section struct {
	Page

	Name    string
	Lead    *Card // on the first page only
	Seconds []Card
	Cards   []Card
	Topics  []Link
	Popular []Card
	Pager   Pager
}

// Template implements Document.
func (*Section) Template() string { return "page-section" }

// Topic is the page of a running story.
type Topic struct {
	Page

	Name    string
	Kicker  string   // what stands above the headlines of its stories
	Summary []string // paragraphs
	Closed  bool
	Since   Time // first entry
	Changed Time // last entry or story
	Count   int  // stories in it
	Picture *Picture
	Lead    *Card // newest or pinned story
	Days    []Day // timeline, newest day first
	Cards   []Card
	Sites   []Link // sites that wrote for it
	Pager   Pager
}

// Template implements Document.
func (*Topic) Template() string { return "page-topic" }

// Feeds returns the feeds of the topic itself, without those of the site.
func (t *Topic) Feeds() []Feed {
	site := map[string]bool{}
	for _, f := range t.Footer.Feeds {
		site[f.Href] = true
	}
	var own []Feed
	for _, f := range t.Head.Feeds {
		if !site[f.Href] {
			own = append(own, f)
		}
	}
	return own
}

// Day is one day of a timeline.
type Day struct {
	Date    Time
	Entries []Entry
}

// Entry is one line of a timeline.
type Entry struct {
	At    Time // Text is empty when the time of day is not known
	Text  string
	Story Link   // its source in the archive; zero if none
	Site  string // site of the source, if it is not this site
}

// Tag is the page of a person, place, organisation or subject.
type Tag struct {
	Page

	Name    string
	Aliases []string
	Count   int
	Cards   []Card
	Related []Link // tags that often stand beside it
	Pager   Pager
}

// Template implements Document.
func (*Tag) Template() string { return "page-tag" }

// Author is the page of a person with a byline.
type Author struct {
	Page

	Name  string
	Role  string // in the page's language
	Site  Link   // home site
	Bio   []string
	Count int
	Cards []Card
	Pager Pager
}

// Template implements Document.
func (*Author) Template() string { return "page-author" }

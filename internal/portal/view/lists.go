package view

// Index is the archive by date and section (indeks).
type Index struct {
	Page

	Day     Time
	Date    DateField
	Section Choice
	Action  string // of the form, GET
	Before  Link   // the day before; href empty at the archive's beginning
	After   Link   // the day after; href empty today
	Week    []Link // days around this one
	Count   int
	Groups  []Group
	Pager   Pager
}

// Template implements Document.
func (*Index) Template() string { return "page-index" }

// Group is a part of a list: a section, a day.
type Group struct {
	Title string
	Href  string // empty if the title leads nowhere
	Time  Time   // of a day; zero for other groups
	Cards []Card
}

// Latest is the list of the newest stories (terkini), grouped by day.
type Latest struct {
	Page

	Groups []Group
	Pager  Pager
}

// Template implements Document.
func (*Latest) Template() string { return "page-latest" }

// Popular is the ranking of the most read stories (terpopuler).
type Popular struct {
	Page

	Windows []Link // last day, last week ...; the shown one is marked
	Cards   []Card // best first
	Counted Time   // when it was counted
}

// Template implements Document.
func (*Popular) Template() string { return "page-popular" }

// Search is the search page, with or without a question.
type Search struct {
	Page

	Action  string // of the form, GET
	Query   Field
	Section Choice
	From    DateField
	To      DateField
	Order   Choice

	Asked   bool // a question was put; otherwise the page shows its form and help
	Failed  bool // search is down
	ErrorID string
	Results []Result
	Topics  []Link // running topics whose name the question meets
	Tags    []Link
	Pager   Pager
}

// Template implements Document.
func (*Search) Template() string { return "page-search" }

// Result is one find.
type Result struct {
	Card     Card
	Headline []Fragment // with marks; empty to print the card's
	Snippet  []Fragment
}

// Fragment is a piece of text that may be marked as a find.
type Fragment struct {
	Text string
	Mark bool
}

// ResultView is a find with the words of its page.
type ResultView struct {
	*Page
	Result Result
}

// Found places a find.
func (p *Page) Found(r Result) ResultView { return ResultView{Page: p, Result: r} }

// Corrections is the public list of notices (ralat).
type Corrections struct {
	Page

	Notices []Notice
	Contact string // e-mail address for complaints
	Pager   Pager
	Whole   bool // of the whole network
	Count   int  // in all, of the whole network; 0 when it is not told
	Network Link // to the record of the whole network
}

// Template implements Document.
func (*Corrections) Template() string { return "page-corrections" }

// Withdrawals is the public list of withdrawn stories (pencabutan).
type Withdrawals struct {
	Page

	Items   []Withdrawal
	Contact string
	Pager   Pager
	Whole   bool // of the whole network
	Count   int  // in all, of the whole network; 0 when it is not told
	Network Link // to the record of the whole network
}

// Template implements Document.
func (*Withdrawals) Template() string { return "page-withdrawals" }

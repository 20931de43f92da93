package view

// Staff is the page that names who makes the site (redaksi), with the
// responsible person and the address that UU Pers 40/1999 article 12 asks for.
type Staff struct {
	Page

	Responsible string
	Owner       string
	Address     []string // lines
	Email       string
	Phone       string
	Groups      []StaffGroup
}

// Template implements Document.
func (*Staff) Template() string { return "page-staff" }

// StaffGroup is the people who do one thing.
type StaffGroup struct {
	Title  string
	People []Person
}

// Static is a page of the house's own text: the media guideline, about,
// privacy.
type Static struct {
	Page

	Title   string
	Lead    string
	Body    HTML
	Updated Time
}

// Template implements Document.
func (*Static) Template() string { return "page-static" }

// Tombstone stands where a withdrawn story stood (HTTP 410).
type Tombstone struct {
	Page

	Withdrawal Withdrawal
	Contact    string
	Latest     []Card
}

// Template implements Document.
func (*Tombstone) Template() string { return "page-tombstone" }

// NotFound is the page for an address that leads nowhere (HTTP 404).
type NotFound struct {
	Page

	Path    string // what was asked for, as text
	Query   string // words of the address, to search for
	Guesses []Card
	Latest  []Card
}

// Template implements Document.
func (*NotFound) Template() string { return "page-not-found" }

// Failure is the page for everything else that goes wrong: 500 with an error
// id, 400, 405, 503.
type Failure struct {
	Page

	Status  int
	Title   string // empty for the words of an internal error
	Text    string
	ErrorID string
}

// Template implements Document.
func (*Failure) Template() string { return "page-failure" }

package view

// Reply is the form for a right of reply or of correction, and its receipt.
type Reply struct {
	Page

	Action string // of the form, POST, multipart
	Story  string // name of the query parameter with which a story asks for its form
	Found  Link   // story that the address leads to, empty when none is found
	Wrong  string // what is wrong as a whole, in the page's language

	Wish     Choice
	Name     Field
	Capacity Field // on whose behalf
	Email    Field
	Phone    Field
	Address  Field // of the story
	Passage  Field
	Facts    Field
	Identity Field  // a file; its value is never sent back
	Evidence Field  // files
	Consent  Field  // its value is set when it was ticked
	Line     string // what is agreed to
	Trap     string // name of a field that no person sees

	Number  string // on the receipt; the form is left out when it is set
	Due     Time
	Contact string // e-mail address of the newsroom
	Hours   int    // in which the newsroom has to act
}

// Template implements Document.
func (*Reply) Template() string { return "page-reply" }

// FieldView is a field with its label, for blocks that print one.
type FieldView struct {
	*Page
	Field Field
	Label string // in the page's language
	Long  bool   // several lines
	Type  string // of the input
	Most  int    // characters
	Fill  string // value of autocomplete
	Need  bool   // must be filled in
}

// Ask places a field of one line.
func (r *Reply) Ask(f Field, label, kind, fill string, most int, need bool) FieldView {
	return FieldView{Page: &r.Page, Field: f, Label: label, Type: kind, Fill: fill, Most: most, Need: need}
}

// AskLong places a field of several lines.
func (r *Reply) AskLong(f Field, label string, most int) FieldView {
	return FieldView{Page: &r.Page, Field: f, Label: label, Long: true, Most: most, Need: true}
}

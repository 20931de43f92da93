package view

// Time is a moment as readers see it and as machines do.
type Time struct {
	Text     string // "Kamis, 3 Juli 2025, 21.14 WIB", a no-break space before the zone
	Short    string // "21.14" or "3 Juli": for lists, empty if Text serves
	Datetime string // RFC 3339 with the site's offset, or YYYY-MM-DD
}

// Brief returns the short text, or the long one where there is no short one.
func (t Time) Brief() string {
	if t.Short != "" {
		return t.Short
	}
	return t.Text
}

// Label is a word that the rules or honesty ask to stand at a story,
// wherever it appears.
type Label string

// The labels. Advertorial is the one that the press council's guideline
// demands (Pedoman Pemberitaan Media Siber 6b).
const (
	LabelBreaking    Label = "breaking"
	LabelAdvertorial Label = "advertorial"
	LabelUnverified  Label = "unverified"
	LabelCorrected   Label = "corrected"
	LabelReply       Label = "reply"
	LabelOpinion     Label = "opinion"
	LabelAnalysis    Label = "analysis"
	LabelBackground  Label = "background"
	LabelInterview   Label = "interview"
	LabelReview      Label = "review"
)

// Labels lists every label.
func Labels() []Label {
	return []Label{
		LabelBreaking, LabelAdvertorial, LabelUnverified, LabelCorrected, LabelReply,
		LabelOpinion, LabelAnalysis, LabelBackground, LabelInterview, LabelReview,
	}
}

// Key names the label's message.
func (l Label) Key() string { return "label." + string(l) }

// Picture is a photo or a drawing with all that the page must say about it.
type Picture struct {
	Sources []Source // better formats first
	Src     string   // JPEG that every browser can show
	Srcset  string   // of Src, with widths
	Sizes   string   // overrides the theme's own, which knows the column widths
	Width   int      // of Src, in pixels
	Height  int
	Alt     string
	Caption string
	Slug    string  // capital lead-in of the caption
	Credit  string  // "EPA/Tangkap Layar"
	Archive string  // when an archive picture was taken: "2017" (KEJ 4)
	AILabel string  // what software drew or changed (Peraturan Dewan Pers 1/2025)
	FocalX  float64 // what must stay in sight when cropped, fraction of the width
	FocalY  float64 // and of the height; both 0 means the middle
	Whole   bool    // a chart or a map: never cut, wherever it stands
}

// Source is the picture in another format.
type Source struct {
	Type   string // media type
	Srcset string // with widths
}

// Focus returns the class that keeps the focal point in sight when the
// picture is cropped to a box of another ratio, or shows it whole there; empty
// for the middle.
func (p Picture) Focus() string {
	if p.Whole {
		return "whole"
	}
	if p.FocalX == 0 && p.FocalY == 0 {
		return ""
	}
	class := "focus-" + third(p.FocalY, "t", "m", "b") + third(p.FocalX, "l", "c", "r")
	if class == "focus-mc" {
		return ""
	}
	return class
}

func third(f float64, low, middle, high string) string {
	switch {
	case f < 0.38:
		return low
	case f > 0.62:
		return high
	}
	return middle
}

// Described reports whether the picture needs a caption line.
func (p Picture) Described() bool {
	return p.Caption != "" || p.Slug != "" || p.Credit != "" || p.Archive != "" || p.AILabel != ""
}

// PictureView is a picture in a place of the page: what the theme knows
// beside what the picture knows.
type PictureView struct {
	Picture
	Eager bool // it is likely the largest thing in sight: load it first
}

// In places the picture in a box that is as wide as sizes says (HTML's sizes
// attribute).
func (p Picture) In(sizes string) PictureView {
	if p.Sizes == "" {
		p.Sizes = sizes
	}
	return PictureView{Picture: p}
}

// First places the picture as the first that the page should load.
func (p Picture) First(sizes string) PictureView {
	v := p.In(sizes)
	v.Eager = true
	return v
}

// Card is a story in a list.
type Card struct {
	ID         string
	Href       string
	Lang       string // of the story, if it is not the page's
	Headline   string
	Lead       string
	Kicker     string // running topic, or the section
	KickerHref string
	Picture    *Picture
	Time       Time
	Byline     string // shown for opinions
	Labels     []Label
	SourceSite string // origin site of a shared story, if it is not this site
}

// CardView is a card in a place of the page.
type CardView struct {
	*Page
	Card  Card
	Shape string // "lead", "second", "block", "row", "line"
	Level int    // of the headline: 2 or 3
	Eager bool   // its picture is likely the largest thing in sight
}

// As places a card: its shape and the level of its headline.
func (p *Page) As(shape string, level int, c Card) CardView {
	return CardView{Page: p, Card: c, Shape: shape, Level: level}
}

// AsFirst places a card whose picture the page should load first.
func (p *Page) AsFirst(shape string, level int, c Card) CardView {
	v := p.As(shape, level, c)
	v.Eager = true
	return v
}

// CardList is a list of cards in a place of the page.
type CardList struct {
	*Page
	Title string
	Href  string // page with more of them, empty if none
	Cards []Card
	Shape string
	Level int // of the cards' headlines; the title's is one less
}

// List places several cards under a title.
func (p *Page) List(shape string, level int, title, href string, cards []Card) CardList {
	return CardList{Page: p, Title: title, Href: href, Cards: cards, Shape: shape, Level: level}
}

// PagerView is a pager with the words of its page.
type PagerView struct {
	*Page
	Pager Pager
}

// Paging places a pager.
func (p *Page) Paging(g Pager) PagerView { return PagerView{Page: p, Pager: g} }

// AskView is the short search form with words already in it.
type AskView struct {
	*Page
	Text string
}

// Ask places the short search form.
func (p *Page) Ask(text string) AskView { return AskView{Page: p, Text: text} }

// ComplaintView tells where to complain.
type ComplaintView struct {
	*Page
	Contact string // e-mail address of the newsroom
}

// Complain places the lines that tell where to complain.
func (p *Page) Complain(contact string) ComplaintView {
	return ComplaintView{Page: p, Contact: contact}
}

// CaptionView is a picture's caption with the words of its page.
type CaptionView struct {
	*Page
	Photo Picture
}

// Caption places the caption of a picture.
func (p *Page) Caption(photo Picture) CaptionView { return CaptionView{Page: p, Photo: photo} }

// Person is somebody named on a page.
type Person struct {
	Name string
	Href string // page of the person, empty if none
	Role string // in the page's language
}

// NoticeKind is the sort of a public statement about a story.
type NoticeKind string

// The kinds of notice, with the values of news.NoticeKind.
const (
	NoticeErratum    NoticeKind = "ralat"
	NoticeCorrection NoticeKind = "koreksi"
	NoticeReply      NoticeKind = "hak_jawab"
	NoticeUpdate     NoticeKind = "pemutakhiran"
)

// NoticeKinds lists every kind of notice.
func NoticeKinds() []NoticeKind {
	return []NoticeKind{NoticeErratum, NoticeCorrection, NoticeReply, NoticeUpdate}
}

// Key names the kind's message.
func (k NoticeKind) Key() string { return "notice." + string(k) }

// Notice is a public statement about a story, with a time of its own
// (Pedoman Pemberitaan Media Siber 4c).
type Notice struct {
	ID      string // anchor on the page: "n-1k3f9x2mqa"
	Kind    NoticeKind
	Text    []string // paragraphs
	Hushed  bool     // it is not repeated, to protect people of a story that was withdrawn
	Apology string
	At      Time
	Reply   Link // story that carries the reply or the update
	Story   Link // story it is about, where the notice stands elsewhere
	Site    string
}

// NoticeView is a notice with the words of its page.
type NoticeView struct {
	*Page
	Notice Notice
}

// Note places a notice.
func (p *Page) Note(n Notice) NoticeView { return NoticeView{Page: p, Notice: n} }

// Ground is a lawful reason to withdraw a story, with the values of
// news.Ground.
type Ground string

// Grounds lists every ground (Pedoman Pemberitaan Media Siber 5a).
func Grounds() []Ground {
	return []Ground{"sara", "kesusilaan", "anak", "traumatik", "dewan_pers", "media_asal"}
}

// Key names the ground's message.
func (g Ground) Key() string { return "ground." + string(g) }

// Withdrawal is the public statement that a story was taken back.
type Withdrawal struct {
	Headline  string // empty where it may not be repeated: section and day name the story
	Section   string // name of the section
	Day       string // of publication
	Href      string // tombstone, at the story's old address
	Published Time
	At        Time
	Ground    Ground
	Reason    []string // paragraphs
	By        string   // who decided: "Pemimpin Redaksi Sagara Solo"
	Origin    Link     // origin site, if it is not this site
}

package wire

import (
	"encoding/json"
	"strconv"
	"strings"
)

// ninjsItem is a news object with what it is linked to. What that is linked to
// in its turn is not read.
type ninjsItem struct {
	ninjsObject
	Associations many[ninjsObject] `json:"associations"`
}

// ninjsObject is a news object of ninjs 3.1. The names of version 2 differ in
// capitals, which encoding/json does not mind; names that are others there, and
// those of version 1 that agencies still send, stand here too.
type ninjsObject struct {
	Name word `json:"name"`
	Rel  word `json:"rel"`

	URI       word  `json:"uri"`
	Type      word  `json:"type"`
	Version   word  `json:"version"`
	First     word  `json:"firstCreated"`
	Created   word  `json:"versionCreated"`
	Embargo   *word `json:"embargoedUntil"`
	Embargo2  *word `json:"embargoed"`
	Status    word  `json:"pubStatus"`
	Urgency   count `json:"urgency"`
	Holder    word  `json:"copyrightHolder"`
	Copyright word  `json:"copyrightNotice"`
	Terms     word  `json:"usageTerms"`
	EdNote    word  `json:"edNote"`
	Language  word  `json:"language"`
	Title     word  `json:"title"`
	By        word  `json:"by"`
	Byline    word  `json:"byline"`
	Located   word  `json:"located"`

	Headlines     many[ninjsValue]     `json:"headlines"`
	Descriptions  many[ninjsValue]     `json:"descriptions"`
	Bodies        many[ninjsValue]     `json:"bodies"`
	Headline      word                 `json:"headline"`
	Description   word                 `json:"description_text"`
	BodyHTML      word                 `json:"body_html"`
	BodyXHTML     word                 `json:"body_xhtml"`
	BodyText      word                 `json:"body_text"`
	People        many[ninjsConcept]   `json:"people"`
	Person        many[ninjsConcept]   `json:"person"`
	Organisations many[ninjsConcept]   `json:"organisations"`
	Subjects      many[ninjsConcept]   `json:"subjects"`
	Subject       many[ninjsConcept]   `json:"subject"`
	Places        many[ninjsConcept]   `json:"places"`
	Place         many[ninjsConcept]   `json:"place"`
	Events        many[ninjsConcept]   `json:"events"`
	Objects       many[ninjsConcept]   `json:"objects"`
	Genres        many[ninjsConcept]   `json:"genres"`
	Sources       many[ninjsSource]    `json:"infoSources"`
	Renditions    many[ninjsRendition] `json:"renditions"`
	AltIDs        many[ninjsAltID]     `json:"altIds"`
}

func (i *ninjsObject) called(name word) { i.Name = name }

type ninjsValue struct {
	Role  word `json:"role"`
	Type  word `json:"contentType"`
	Value word `json:"value"`
}

type ninjsConcept struct {
	Name    word `json:"name"`
	Rel     word `json:"rel"`
	URI     word `json:"uri"`
	Scheme  word `json:"scheme"`
	Literal word `json:"literal"`
}

type ninjsSource struct {
	Name word `json:"name"`
	Role word `json:"role"`
}

type ninjsRendition struct {
	Name   word      `json:"name"`
	Href   word      `json:"href"`
	Type   word      `json:"contentType"`
	Mime   word      `json:"mimetype"`
	Width  count     `json:"width"`
	Height count     `json:"height"`
	Bytes  count     `json:"sizeInBytes"`
	Focus  *struct{} `json:"poi"`
}

func (r *ninjsRendition) called(name word) { r.Name = name }

type ninjsAltID struct {
	Role  word `json:"role"`
	Value word `json:"value"`
}

// ninjs reads an object with items, as partners fetch it from Tajuk.
func (r *reader) ninjs(text string) error {
	var f struct {
		Items  anyList `json:"items"`
		Cursor word    `json:"cursor"`
		Next   word    `json:"next"`
	}
	if err := unmarshal(text, &f); err != nil {
		return err
	}
	b := &r.batch
	b.Form, b.Cursor, b.Next = Ninjs, token(string(f.Cursor)), absolute(r.base, string(f.Next))
	for _, raw := range f.Items {
		if r.full != nil {
			return r.full
		}
		r.ninjsItem(raw)
	}
	return nil
}

func (r *reader) ninjsItem(raw json.RawMessage) {
	var n ninjsItem
	if len(raw) == 0 || raw[0] != '{' || unmarshal(string(raw), &n) != nil {
		r.refuse("", "it is no news object")
		return
	}
	i := Item{ID: string(n.URI), EdNote: string(n.EdNote), Language: string(n.Language), Updated: when(string(n.Created)), Published: when(string(n.First))}
	i.Version, _ = strconv.ParseInt(string(n.Version), 10, 64)
	if token(i.ID) == "" {
		r.refuse("", "it has no uri")
		return
	}
	switch strings.ToLower(string(n.Status)) {
	case "", "usable":
	case "withheld":
		i.Status = Withheld
	case "canceled", "cancelled":
		// Whatever it says besides is not to be shown.
		i.Status, i.URL, i.Source = Canceled, r.ninjsAddress(n.ninjsObject), n.source()
		r.add(i)
		return
	default:
		r.refuse(i.ID, "its status is "+strconv.Quote(cut(line(string(n.Status)), 40))+", which is not known")
		return
	}
	if t := strings.ToLower(string(n.Type)); t != "" && t != "text" && t != "composite" {
		r.refuse(i.ID, "it is of the type "+strconv.Quote(cut(line(t), 40))+", not a text")
		return
	}
	i.hold(n.Embargo, n.Embargo2)
	i.URL = r.ninjsAddress(n.ninjsObject)
	i.Urgency, i.Copyright, i.Terms, i.Source = int(max(min(n.Urgency, 10), 0)), firstOf(string(n.Copyright), string(n.Holder)), string(n.Terms), n.source()
	i.ninjsWords(n.ninjsObject, r.base)
	i.ninjsNames(n.ninjsObject)
	for _, a := range n.Associations {
		r.associate(&i, a)
	}
	r.add(i)
}

// hold takes the end of an embargo in either name.
func (i *Item) hold(ends ...*word) {
	for _, end := range ends {
		if end == nil {
			continue
		}
		until, withheld := embargo(string(*end))
		i.EmbargoUntil = until
		if withheld {
			i.Status = Withheld
		}
		return
	}
}

// ninjsAddress is where an item can be read.
func (r *reader) ninjsAddress(n ninjsObject) string {
	for _, role := range []string{"canonical", "url", "web", "permalink"} {
		for _, a := range n.AltIDs {
			if strings.EqualFold(string(a.Role), role) {
				if to := absolute(r.base, string(a.Value)); to != "" {
					return to
				}
			}
		}
	}
	return absolute("", string(n.URI))
}

// source is who an item credits: what it was taken from, else where it began.
func (n ninjsObject) source() string {
	for _, role := range []string{"source", "origin", ""} {
		for _, s := range n.Sources {
			if strings.EqualFold(string(s.Role), role) {
				return string(s.Name)
			}
		}
	}
	return ""
}

func (i *Item) ninjsWords(n ninjsObject, base string) {
	for _, h := range n.Headlines {
		switch role := strings.ToLower(string(h.Role)); {
		case strings.Contains(role, "kicker"), strings.Contains(role, "overline"), strings.Contains(role, "vignette"):
			i.Kicker = firstOf(i.Kicker, string(h.Value))
		case role == "main":
			i.Headline = string(h.Value)
		case i.Headline == "":
			i.Headline = string(h.Value)
		}
	}
	i.Headline = firstOf(i.Headline, string(n.Headline), string(n.Title))
	for _, d := range n.Descriptions {
		i.Summary = firstOf(i.Summary, string(d.Value))
	}
	i.Summary = firstOf(i.Summary, string(n.Description))
	for _, b := range n.Bodies {
		switch kind := mediaType(string(b.Type)); {
		case kind == "text/html", kind == "application/xhtml+xml":
			i.HTML = firstOf(i.HTML, string(b.Value))
		case kind == "text/plain" || kind == "" && !strings.Contains(string(b.Value), "</"):
			i.Text = firstOf(i.Text, string(b.Value))
		case kind == "":
			i.HTML = firstOf(i.HTML, string(b.Value))
		}
	}
	i.HTML, i.Text, i.Base = firstOf(i.HTML, string(n.BodyHTML), string(n.BodyXHTML)), firstOf(i.Text, string(n.BodyText)), base
}

func (i *Item) ninjsNames(n ninjsObject) {
	for _, p := range append(n.People, n.Person...) {
		switch rel := strings.ToLower(string(p.Rel)); rel {
		case "author", "reporter", "writer", "creator":
			i.Authors = append(i.Authors, p.label())
		case "", "about", "mentions", "main":
			i.Tags = append(i.Tags, p.label())
		}
	}
	if len(i.Authors) == 0 {
		i.Authors = bylines(firstOf(string(n.By), string(n.Byline)))
	}
	for _, s := range append(n.Subjects, n.Subject...) {
		scheme, term := firstOf(string(s.Scheme), string(s.URI)), ""
		if scheme == "" {
			term = string(s.Literal) // labels stand in no vocabulary
		}
		i.categorise(scheme, term, s.label())
	}
	for _, list := range []many[ninjsConcept]{n.Organisations, n.Events, n.Objects} {
		for _, c := range list {
			i.Tags = append(i.Tags, c.label())
		}
	}
	i.Places = append(i.Places, string(n.Located))
	for _, p := range append(n.Places, n.Place...) {
		i.Places = append(i.Places, p.label())
	}
	for _, g := range n.Genres {
		i.Genre = firstOf(i.Genre, string(g.Literal), string(g.Name))
		i.Paid = i.Paid || strings.EqualFold(string(g.Literal), "advertorial")
	}
}

func (c ninjsConcept) label() string { return firstOf(string(c.Name), string(c.Literal)) }

// associate takes what an item is linked to: pictures and notices.
func (r *reader) associate(i *Item, a ninjsObject) {
	if kind := strings.ToLower(string(a.Rel)); kindOf(kind) != "" {
		n := Notice{ID: string(a.URI), Kind: kindOf(kind), At: when(string(a.Created))}
		for _, b := range a.Bodies {
			n.Text = firstOf(n.Text, string(b.Value))
		}
		i.Notices = append(i.Notices, n)
		return
	}
	switch strings.ToLower(string(a.Type)) {
	case "picture", "graphic":
		if s := string(a.Status); s != "" && !strings.EqualFold(s, "usable") {
			return // a picture that was called back
		}
		i.Pictures = append(i.Pictures, r.ninjsPicture(a))
	}
}

func (r *reader) ninjsPicture(a ninjsObject) Picture {
	p := Picture{ID: string(a.URI), Copyright: firstOf(string(a.Copyright), string(a.Holder))}
	for _, d := range a.Descriptions {
		switch role := strings.ToLower(string(d.Role)); {
		case strings.HasPrefix(role, "alt"):
			p.Alt = firstOf(p.Alt, string(d.Value))
		case role == "credit":
			p.Credit = firstOf(p.Credit, string(d.Value))
		default:
			p.Caption = firstOf(p.Caption, string(d.Value))
		}
	}
	p.Caption = firstOf(p.Caption, string(a.Description))
	if p.Credit == "" {
		p.Credit = firstOf(string(a.By), string(a.Byline), string(a.Holder))
	}
	switch rel := strings.ToLower(firstOf(string(a.Rel), string(a.Name))); rel {
	case "lead", "featuremedia", "featureimage", "mainpic", "main":
		p.Role = "lead"
	case "body":
		p.Role = "body"
	}
	if best, ok := r.rendition(a.Renditions); ok {
		p.URL, p.Type = absolute(r.base, string(best.Href)), firstOf(string(best.Type), string(best.Mime))
		p.Width, p.Height = int(best.Width), int(best.Height)
	} else if to := absolute("", p.ID); picture("", to) {
		p.URL = to
	}
	return p
}

// rendition chooses the file of a picture: not a cut when the whole is there,
// then the largest.
func (r *reader) rendition(list []ninjsRendition) (best ninjsRendition, ok bool) {
	score := func(n ninjsRendition) (int, count, count) {
		rank := 1
		switch name := strings.ToLower(string(n.Name)); {
		case n.Focus != nil, strings.Contains(name, "orig"), strings.Contains(name, "high"):
			rank = 2
		case strings.Contains(name, "thumb"), strings.Contains(name, "preview"):
			rank = 0
		}
		return rank, n.Width * n.Height, n.Bytes
	}
	for _, n := range list {
		if !picture(firstOf(string(n.Type), string(n.Mime)), string(n.Href)) && n.Width == 0 || absolute(r.base, string(n.Href)) == "" {
			continue
		}
		n.Width, n.Height = count(pixels(int(n.Width))), count(pixels(int(n.Height)))
		a, b, c := score(n)
		x, y, z := score(best)
		if !ok || a > x || a == x && (b > y || b == y && c > z) {
			best, ok = n, true
		}
	}
	return best, ok
}

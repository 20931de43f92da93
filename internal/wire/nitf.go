package wire

import (
	"html"
	"strconv"
	"strings"
)

// nitf reads a document of NITF 3: its head adds what the item does not say,
// its content is the body.
func (i *Item) nitf(doc *node) (string, []Picture) {
	head := doc.below("body.head")
	i.Headline = firstOf(i.Headline, head.below("hl1").words(), head.below("hedline").words())
	i.Summary = firstOf(i.Summary, head.below("abstract").words())
	if by := head.below("byline"); by != nil && len(i.Authors) == 0 {
		if person := by.below("person"); person != nil {
			by = person
		}
		i.Authors = bylines(by.words())
	}
	if place := head.below("dateline").below("location"); place != nil && len(i.Places) == 0 {
		i.Places = append(i.Places, place.words())
	}
	w := nitfWriter{}
	if body := doc.below("body.content"); body != nil {
		w.kids(body)
	}
	if tail := doc.below("tagline"); tail != nil {
		w.wrap("p", tail)
	}
	return strings.TrimSpace(w.b.String()), w.pictures
}

// nitfWriter writes elements of NITF as HTML. What enriches a text with names
// and numbers shows as its text.
type nitfWriter struct {
	b        strings.Builder
	pictures []Picture
}

func (w *nitfWriter) kids(n *node) {
	for _, kid := range n.kids {
		w.node(kid)
	}
}

func (w *nitfWriter) wrap(name string, n *node) {
	w.b.WriteString("<" + name + ">")
	w.kids(n)
	w.b.WriteString("</" + name + ">")
}

func (w *nitfWriter) node(n *node) {
	switch name := n.local(); name {
	case "":
		w.b.WriteString(html.EscapeString(n.text))
	case "p", "ol", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "em", "strong", "q", "pre", "sub", "sup", "h1", "h2", "h3":
		w.wrap(name, n)
	case "hl2", "hl1":
		w.wrap("h2", n)
	case "bq":
		w.wrap("blockquote", n)
	case "credit", "fn", "note":
		w.wrap("p", n)
	case "br", "hr":
		w.b.WriteString("<" + name + ">")
	case "a":
		to := absolute(n.base, n.attr("href"))
		if to == "" {
			w.kids(n)
			return
		}
		w.b.WriteString(`<a href="` + html.EscapeString(to) + `">`)
		w.kids(n)
		w.b.WriteString("</a>")
	case "media":
		w.media(n)
	case "script", "style", "media-metadata", "media-object":
	default:
		w.kids(n)
	}
}

// media is a figure, if it is a picture that lies at an address.
func (w *nitfWriter) media(n *node) {
	var p Picture
	for _, ref := range n.find("media-reference", "nitf:media-reference") {
		one := Picture{Role: "body", URL: absolute(ref.base, ref.attr("source")), Type: ref.attr("mime-type"), Alt: ref.attr("alternate-text"),
			Width: number(ref.attr("width")), Height: number(ref.attr("height"))}
		if one.URL != "" && picture(one.Type, one.URL) && (p.URL == "" || one.Width*one.Height > p.Width*p.Height) {
			p = one
		}
	}
	if p.URL == "" {
		return
	}
	p.Caption, p.Credit = n.below("media-caption").words(), n.below("media-producer").words()
	w.pictures = append(w.pictures, p)
	w.b.WriteString(`<figure><img src="` + html.EscapeString(p.URL) + `" alt="` + html.EscapeString(p.Alt) + `"`)
	if p.Width > 0 && p.Height > 0 {
		w.b.WriteString(` width="` + strconv.Itoa(p.Width) + `" height="` + strconv.Itoa(p.Height) + `"`)
	}
	w.b.WriteString(">")
	if text := firstOf(p.Caption, p.Credit); text != "" {
		w.b.WriteString("<figcaption>" + html.EscapeString(text) + "</figcaption>")
	}
	w.b.WriteString("</figure>")
}

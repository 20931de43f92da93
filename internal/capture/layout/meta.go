package layout

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// Metadata is what a page says about itself outside its visible text.
type Metadata struct {
	LD        Article
	meta      map[string][]string // meta name or property, lower case -> contents
	Titles    []string            // <title>
	H1        []string
	lang      string
	Canonical string
	base      string
	Times     []TimeMark // <time datetime>
	Authors   []string   // rel=author, itemprop=author
	Tagged    []string   // rel=tag
}

// TimeMark is a <time> element or a microdata time.
type TimeMark struct {
	Value   string
	What    string // itemprop, class: what the page calls it
	Visible string
	Order   int
}

// One returns the first non-empty content of the first of the names.
func (m *Metadata) One(names ...string) string {
	for _, n := range names {
		for _, v := range m.meta[n] {
			if v != "" {
				return v
			}
		}
	}
	return ""
}

// ReadMetadata walks the whole tree once.
func ReadMetadata(doc *html.Node) *Metadata {
	m := &Metadata{meta: make(map[string][]string, 32)}
	var lds []string
	size := 0
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode {
			switch n.DataAtom {
			case atom.Html:
				m.lang = strings.ToLower(attr(n, "lang"))
			case atom.Meta:
				m.addMeta(n)
			case atom.Base:
				if m.base == "" {
					m.base = attr(n, "href")
				}
			case atom.Link:
				if strings.EqualFold(attr(n, "rel"), "canonical") && m.Canonical == "" {
					m.Canonical = attr(n, "href")
				}
			case atom.Title:
				if n.Namespace == "" && n.FirstChild != nil && len(m.Titles) < 2 {
					m.Titles = append(m.Titles, lines.Collapse(n.FirstChild.Data))
				}
				return
			case atom.Script:
				if t := attr(n, "type"); strings.Contains(strings.ToLower(t), "ld+json") && n.FirstChild != nil {
					if size += len(n.FirstChild.Data); size < 2<<20 {
						lds = append(lds, n.FirstChild.Data)
					}
				}
				return
			case atom.Style, atom.Svg, atom.Template:
				return
			case atom.H1:
				if len(m.H1) < 8 {
					if t := nodeText(n); t != "" {
						m.H1 = append(m.H1, t)
					}
				}
			case atom.Time:
				if len(m.Times) < 40 {
					m.Times = append(m.Times, TimeMark{Value: attr(n, "datetime"), What: strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class")), Visible: nodeText(n), Order: len(m.Times)})
				}
			}
			m.microdata(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	m.LD = readJSONLD(lds)
	return m
}

func (m *Metadata) addMeta(n *html.Node) {
	content := lines.Collapse(attr(n, "content"))
	if content == "" || len(content) > 4000 {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		if k := strings.ToLower(strings.TrimSpace(attr(n, key))); k != "" && len(m.meta) < 300 {
			m.meta[k] = append(m.meta[k], content)
		}
	}
}

// microdata reads the item properties and link relations that matter.
func (m *Metadata) microdata(n *html.Node) {
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "itemprop":
			switch a.Val {
			case "datePublished", "dateModified", "dateCreated":
				if len(m.Times) < 40 && n.DataAtom != atom.Time && n.DataAtom != atom.Meta {
					v := firstOf(attr(n, "content"), attr(n, "datetime"))
					m.Times = append(m.Times, TimeMark{Value: v, What: strings.ToLower(a.Val), Visible: nodeText(n), Order: len(m.Times)})
				}
			case "author", "creator":
				if n.DataAtom != atom.Meta && len(m.Authors) < 10 && !hidden(n) {
					m.Authors = append(m.Authors, itemName(n))
				}
			case "headline":
				if n.DataAtom != atom.Meta && len(m.meta["itemprop:headline"]) < 4 {
					m.meta["itemprop:headline"] = append(m.meta["itemprop:headline"], nodeText(n))
				}
			}
		case "rel":
			switch {
			case a.Val == "author" && n.DataAtom == atom.A && len(m.Authors) < 10:
				m.Authors = append(m.Authors, nodeText(n))
			case (a.Val == "tag" || strings.HasSuffix(a.Val, " tag")) && n.DataAtom == atom.A && len(m.Tagged) < 40:
				m.Tagged = append(m.Tagged, strings.TrimPrefix(nodeText(n), "#"))
			}
		}
	}
}

// itemName returns the name inside an author item.
func itemName(n *html.Node) string {
	var find func(*html.Node) string
	find = func(n *html.Node) string {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode {
				continue
			}
			if attr(c, "itemprop") == "name" {
				return firstOf(attr(c, "content"), nodeText(c))
			}
			if s := find(c); s != "" {
				return s
			}
		}
		return ""
	}
	if s := find(n); s != "" {
		return s
	}
	return nodeText(n)
}

// BaseURL is the address that relative links start from.
func (m *Metadata) BaseURL(page string) *url.URL {
	for _, s := range []string{page, m.Canonical, m.One("og:url")} {
		u, err := url.Parse(s)
		if err != nil || u.Host == "" {
			continue
		}
		if m.base != "" {
			if b, err := u.Parse(m.base); err == nil {
				return b
			}
		}
		return u
	}
	return nil
}

// Language is the two-letter language the page declares, or "".
func (m *Metadata) Language() string {
	for _, s := range []string{m.lang, strings.ToLower(m.One("og:locale", "language", "content-language")), strings.ToLower(m.LD.Language)} {
		switch {
		case strings.HasPrefix(s, "id") || strings.HasPrefix(s, "in-") || s == "in" || strings.HasPrefix(s, "indonesia"):
			return "id"
		case strings.HasPrefix(s, "en"):
			return "en"
		case len(s) >= 2:
			return s[:2]
		}
	}
	return ""
}

// Values returns all contents of a meta name or property.
func (m *Metadata) Values(name string) []string { return m.meta[name] }

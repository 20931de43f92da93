package capture

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metadata is what a page says about itself outside its visible text.
type metadata struct {
	ld      ldArticle
	meta    map[string][]string // meta name or property, lower case -> contents
	titles  []string            // <title>
	h1      []string
	lang    string
	canon   string
	base    string
	times   []timeMark // <time datetime>
	authors []string   // rel=author, itemprop=author
	tagged  []string   // rel=tag
}

type timeMark struct {
	value   string
	what    string // itemprop, class: what the page calls it
	visible string
	order   int
}

// one returns the first non-empty content of the first of the names.
func (m *metadata) one(names ...string) string {
	for _, n := range names {
		for _, v := range m.meta[n] {
			if v != "" {
				return v
			}
		}
	}
	return ""
}

// readMetadata walks the whole tree once.
func readMetadata(doc *html.Node) *metadata {
	m := &metadata{meta: make(map[string][]string, 32)}
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
				if strings.EqualFold(attr(n, "rel"), "canonical") && m.canon == "" {
					m.canon = attr(n, "href")
				}
			case atom.Title:
				if n.Namespace == "" && n.FirstChild != nil && len(m.titles) < 2 {
					m.titles = append(m.titles, collapse(n.FirstChild.Data))
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
				if len(m.h1) < 8 {
					if t := nodeText(n); t != "" {
						m.h1 = append(m.h1, t)
					}
				}
			case atom.Time:
				if len(m.times) < 40 {
					m.times = append(m.times, timeMark{value: attr(n, "datetime"), what: strings.ToLower(attr(n, "itemprop") + " " + attr(n, "class")), visible: nodeText(n), order: len(m.times)})
				}
			}
			m.microdata(n)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	m.ld = readJSONLD(lds)
	return m
}

func (m *metadata) addMeta(n *html.Node) {
	content := collapse(attr(n, "content"))
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
func (m *metadata) microdata(n *html.Node) {
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "itemprop":
			switch a.Val {
			case "datePublished", "dateModified", "dateCreated":
				if n.DataAtom != atom.Time && n.DataAtom != atom.Meta {
					v := firstOf(attr(n, "content"), attr(n, "datetime"))
					m.times = append(m.times, timeMark{value: v, what: strings.ToLower(a.Val), visible: nodeText(n), order: len(m.times)})
				}
			case "author", "creator":
				if n.DataAtom != atom.Meta && len(m.authors) < 10 && !hidden(n) {
					m.authors = append(m.authors, itemName(n))
				}
			case "headline":
				if n.DataAtom != atom.Meta {
					m.meta["itemprop:headline"] = append(m.meta["itemprop:headline"], nodeText(n))
				}
			}
		case "rel":
			switch {
			case a.Val == "author" && n.DataAtom == atom.A && len(m.authors) < 10:
				m.authors = append(m.authors, nodeText(n))
			case (a.Val == "tag" || strings.HasSuffix(a.Val, " tag")) && n.DataAtom == atom.A && len(m.tagged) < 40:
				m.tagged = append(m.tagged, strings.TrimPrefix(nodeText(n), "#"))
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

// baseURL is the address that relative links start from.
func (m *metadata) baseURL(page string) *url.URL {
	for _, s := range []string{page, m.canon, m.one("og:url")} {
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

// indonesian tells whether the page declares to be in Indonesian.
func (m *metadata) language() string {
	for _, s := range []string{m.lang, strings.ToLower(m.one("og:locale", "language", "content-language")), strings.ToLower(m.ld.language)} {
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

package wire

import "strings"

// atom reads a feed or a single entry (RFC 4287), and what was deleted from it
// (RFC 6721). Elements of Atom 0.3 are understood besides.
func (r *reader) atom(root *node) {
	b := &r.batch
	b.Form, r.language = Atom, root.lang
	if root.key == "entry" {
		r.atomEntry(root, nil)
		return
	}
	b.Title = line(text(root.first("title")))
	for _, l := range root.all("link") {
		if l.attr("rel") == "" {
			if b.Home == "" {
				b.Home = absolute(l.base, l.attr("href"))
			}
			continue
		}
		r.feedLink(l)
	}
	for _, n := range root.all("entry", "at:deleted-entry") {
		if r.full != nil {
			return
		}
		if n.key == "entry" {
			r.atomEntry(n, root)
			continue
		}
		r.add(Item{
			ID: n.attr("ref"), Status: Canceled, Updated: when(n.attr("when")), Language: n.lang,
			Source: n.at("at:by", "name").words(), EdNote: line(n.first("at:comment").markup()),
		})
	}
}

func (r *reader) atomEntry(n, feed *node) {
	i := Item{
		ID: n.first("id").words(), URL: r.atomAddress(n), Headline: text(n.first("title")), Summary: text(n.first("summary")),
		Language: n.lang, Published: whenOf(n, "published", "issued", "created"), Updated: whenOf(n, "updated", "modified"),
		Source: text(n.at("source", "title")), Copyright: firstOf(text(n.first("rights")), n.first("dc:rights", "media:copyright").words()),
		Pictures: pictures(n),
	}
	i.atomContent(n.first("content"))
	if i.HTML == "" && i.Text == "" && isBody(i.Summary) {
		i.HTML, i.Summary, i.Base = i.Summary, "", n.base
	}
	for _, a := range n.all("author") {
		if name := line(a.first("name").words()); !strings.EqualFold(name, line(i.Source)) {
			i.Authors = append(i.Authors, name)
		}
	}
	if len(n.all("author")) == 0 && i.Source == "" {
		// The author of the feed, unless it is the title that signs for itself.
		for _, a := range feed.all("author") {
			if name := line(a.first("name").words()); !strings.EqualFold(name, r.batch.Title) {
				i.Authors = append(i.Authors, name)
			}
		}
	}
	for _, c := range n.all("category") {
		i.categorise(c.attr("scheme"), c.attr("term"), firstOf(c.attr("label"), c.attr("term")))
	}
	r.add(i)
}

// text is a construct of text (RFC 4287 3.1) as HTML or as what line makes the
// same of.
func text(n *node) string {
	if n != nil && strings.EqualFold(n.attr("type"), "xhtml") {
		return n.inner()
	}
	return n.markup()
}

// atomContent takes the content of an entry (RFC 4287 4.1.3). What lies
// elsewhere, or is no text, is not read.
func (i *Item) atomContent(n *node) {
	if n == nil || n.attr("src") != "" {
		return
	}
	switch t := strings.ToLower(n.attr("type")); {
	case t == "xhtml", t == "application/xhtml+xml":
		i.HTML = n.inner()
		if div := n.first("xhtml:div", "div"); div != nil {
			i.HTML, i.Base = div.inner(), div.base // the div is no part of it (RFC 4287 3.1.1.3)
			return
		}
	case t == "html", t == "text/html":
		i.HTML = n.markup()
	case t == "" || t == "text" || t == "text/plain":
		// Some forget to say that it is HTML.
		if s := n.markup(); isBody(s) && strings.Contains(s, "</") {
			i.HTML = s
		} else {
			i.Text = s
		}
	}
	i.Base = n.base
}

// atomAddress is where an entry can be read: the address that it names as
// canonical (RFC 6596), or its page.
func (r *reader) atomAddress(n *node) string {
	for _, want := range []string{"canonical", "alternate"} {
		for _, l := range n.all("link") {
			if rel := strings.ToLower(l.attr("rel")); rel == want || rel == "" && want == "alternate" {
				if to := absolute(l.base, l.attr("href")); to != "" {
					return to
				}
			}
		}
	}
	return absolute(n.base, n.first("content").attr("src"))
}

package wire

import (
	"fmt"
	"strconv"
	"strings"
)

// newsML reads a news item, or a message of several (NewsML-G2 2.3x). Pictures
// of a message that are items themselves go to the texts that refer to them, or
// to which a package of the same message ties them.
func (r *reader) newsML(root *node) error {
	r.batch.Form, r.language = NewsML, root.lang
	if root.key == "newsitem" {
		return r.newsItems([]*node{root}, nil)
	}
	var items, packages []*node
	for _, set := range root.all("itemset") {
		for _, n := range set.kids {
			switch n.key {
			case "newsitem":
				items = append(items, n)
			case "packageitem":
				packages = append(packages, n)
			case "":
			default:
				r.refuse(n.attr("guid"), fmt.Sprintf("it is a <%s>, not a news item", cut(n.name, 40)))
			}
		}
	}
	return r.newsItems(items, packages)
}

func (r *reader) newsItems(items, packages []*node) error {
	if len(items)+len(packages) > MaxItems {
		return fmt.Errorf("%w: it holds more than %d items", ErrTooLarge, MaxItems)
	}
	files, texts := map[string]Picture{}, map[string]bool{} // by guid
	here := map[string]bool{}
	for _, n := range items {
		id := n.attr("guid")
		here[id] = true
		if !loose(n, items) {
			texts[id] = true
		} else if status, known := pubStatus(n); known && status == Usable {
			files[id] = g2Picture(n)
		}
	}
	ties := tied(packages, files, texts)
	used := map[string]bool{}
	for _, n := range items {
		if loose(n, items) {
			continue
		}
		refs := ties[n.attr("guid")]
		for _, l := range n.find("link", "itemref") {
			refs = append(refs, l.attr("residref"))
		}
		if len(texts) == 1 { // everything else in the message is about it
			for _, other := range items {
				refs = append(refs, other.attr("guid"))
			}
		}
		var found []Picture
		for _, id := range refs {
			if p, ok := files[id]; ok {
				used[id] = true
				found = append(found, p)
			}
		}
		r.newsItem(n, found)
	}
	for _, n := range items {
		if id := n.attr("guid"); loose(n, items) && files[id].URL != "" && !used[id] {
			r.refuse(id, "it is a picture to which no text of the message refers")
		}
	}
	for _, p := range packages {
		// One that only ties together what stands beside it has been read; one
		// that lists what is elsewhere holds nothing.
		for _, ref := range p.find("itemref") {
			if !here[ref.attr("residref")] {
				r.refuse(p.attr("guid"), ErrPackage.Error())
				break
			}
		}
	}
	return nil
}

// loose reports whether an item of a message is a picture for its texts.
func loose(n *node, items []*node) bool {
	class := itemClass(n)
	return (class == "picture" || class == "graphic") && len(items) > 1
}

// tied are the pictures that packages put beside each text.
func tied(packages []*node, files map[string]Picture, texts map[string]bool) map[string][]string {
	out := map[string][]string{}
	for _, p := range packages {
		var about, beside []string
		for _, ref := range p.find("itemref") {
			switch id := ref.attr("residref"); {
			case texts[id]:
				about = append(about, id)
			case files[id].URL != "" && len(beside) < MaxList:
				beside = append(beside, id)
			}
		}
		for _, id := range about {
			if len(out[id]) < MaxList {
				out[id] = append(out[id], beside...)
			}
		}
	}
	return out
}

// code is the last part of a term: of "stat:usable", or of its address.
func code(n *node) string {
	term := firstOf(n.attr("qcode"), n.attr("uri"), n.attr("literal"))
	return strings.ToLower(term[strings.LastIndexAny(term, ":/")+1:])
}

// label is the name of a concept for readers. A bare code is none.
func label(n *node) string { return firstOf(n.first("name").words(), n.attr("literal")) }

func itemClass(n *node) string { return code(n.at("itemmeta", "itemclass")) }

// pubStatus is what may be done with an item, and whether that is known. One
// that does not say is usable (NewsML-G2: the default).
func pubStatus(n *node) (s Status, known bool) {
	told := n.at("itemmeta", "pubstatus")
	switch code(told) {
	case "usable":
		return Usable, true
	case "withheld":
		return Withheld, true
	case "canceled", "cancelled":
		return Canceled, true
	}
	return Usable, told == nil
}

func (r *reader) newsItem(n *node, found []Picture) {
	meta, content, rights := n.first("itemmeta"), n.first("contentmeta"), n.first("rightsinfo")
	i := Item{
		ID: n.attr("guid"), URL: absolute("", n.attr("guid")), Language: firstOf(content.first("language").attr("tag"), n.lang, r.language),
		Published: whenOf(meta, "firstcreated"), Updated: whenOf(meta, "versioncreated"), Source: content.first("creditline").words(),
	}
	if i.Published.IsZero() {
		i.Published = whenOf(content, "contentcreated")
	}
	i.Version, _ = strconv.ParseInt(n.attr("version"), 10, 64)
	var notes []string
	for _, note := range meta.all("ednote") {
		notes = append(notes, line(note.markup()))
	}
	i.EdNote = strings.Join(notes, "\n")
	status, known := pubStatus(n)
	if i.Status = status; !known {
		told := meta.first("pubstatus")
		r.refuse(i.ID, "its status is "+strconv.Quote(cut(firstOf(told.attr("qcode"), told.attr("uri")), 40))+", which is not known")
		return
	}
	if status == Canceled {
		r.add(i)
		return
	}
	if class := itemClass(n); class != "" && class != "text" && class != "composite" {
		r.refuse(i.ID, "it is of the class "+strconv.Quote(cut(class, 40))+", not a text")
		return
	}
	if e := meta.first("embargoed"); e != nil {
		// Without a time the embargo has no end yet.
		until, withheld := embargo(e.words())
		if i.EmbargoUntil = until; withheld {
			i.Status = Withheld
		}
	}
	i.Copyright = firstOf(rights.first("copyrightnotice").markup(), label(rights.first("copyrightholder")))
	i.Terms = line(rights.first("usageterms").markup())
	i.Urgency = number(content.first("urgency").words())
	for _, s := range meta.all("signal") {
		if code(s) == "correction" {
			i.Notices = append(i.Notices, Notice{Kind: "koreksi", Text: i.EdNote, At: i.Updated})
		}
	}
	i.g2Words(content)
	i.g2Names(content)
	i.g2Content(n.first("contentset"))
	i.Headline = firstOf(i.Headline, meta.first("title").markup())
	i.Pictures = append(i.Pictures, found...)
	if len(i.Pictures) > 0 && i.Pictures[0].Role == "" {
		i.Pictures[0].Role = "lead"
	}
	r.add(i)
}

func (i *Item) g2Words(content *node) {
	for _, h := range content.all("headline") {
		switch role := strings.ToLower(h.attr("role")); {
		case strings.Contains(role, "kicker"), strings.Contains(role, "overline"):
			i.Kicker = firstOf(i.Kicker, h.markup())
		case strings.Contains(role, "sub"):
		default:
			i.Headline = firstOf(i.Headline, h.markup())
		}
	}
	i.Summary = content.first("description").markup()
}

func (i *Item) g2Names(content *node) {
	for _, by := range content.all("by") {
		i.Authors = append(i.Authors, bylines(by.markup())...)
	}
	if len(i.Authors) == 0 {
		for _, c := range content.all("creator") {
			i.Authors = append(i.Authors, label(c))
		}
	}
	for _, s := range content.all("subject") {
		term := firstOf(s.attr("type"), s.attr("qcode"), s.attr("uri"))
		switch kind := strings.ToLower(term[strings.LastIndexAny(term, ":/")+1:]); kind {
		case "person", "organisation", "event", "object":
			i.Tags = append(i.Tags, label(s))
		case "geoarea", "poi":
			i.Places = append(i.Places, label(s))
		default:
			i.Sections = append(i.Sections, label(s))
		}
	}
	for _, k := range content.all("keyword") {
		i.Tags = append(i.Tags, k.words())
	}
	var located []string
	for _, l := range content.all("located") {
		located = append(located, label(l))
	}
	i.Places = append(located, i.Places...)
	for _, g := range content.all("genre") {
		i.Genre = firstOf(i.Genre, label(g), code(g))
		i.Paid = i.Paid || code(g) == "advertorial"
	}
}

// g2Content takes the body: XHTML before NITF, whatever comes first, and plain
// text besides; and pictures that are part of the item itself.
func (i *Item) g2Content(set *node) {
	for _, x := range set.all("inlinexml") {
		body, pictures := i.inline(x)
		i.Pictures = append(i.Pictures, pictures...)
		if i.HTML == "" || strings.Contains(strings.ToLower(x.attr("contenttype")), "xhtml") && body != "" {
			i.HTML, i.Base = body, x.base
		}
	}
	for _, d := range set.all("inlinedata") {
		switch t := mediaType(d.attr("contenttype")); {
		case d.attr("encoding") != "":
		case t == "text/html" && i.HTML == "":
			i.HTML, i.Base = d.markup(), d.base
		case (t == "text/plain" || t == "") && i.Text == "":
			i.Text = d.words()
		}
	}
	if p := remote(set); p.URL != "" {
		p.Role = "lead"
		i.Pictures = append([]Picture{p}, i.Pictures...)
	}
}

// inline is the body that stands in the item, as HTML.
func (i *Item) inline(x *node) (string, []Picture) {
	for _, kid := range x.kids {
		switch kid.local() {
		case "":
		case "nitf":
			return i.nitf(kid)
		case "html":
			i.Headline = firstOf(i.Headline, kid.below("title").words())
			if body := kid.below("body"); body != nil {
				return body.inner(), nil
			}
			return "", nil
		case "body", "div":
			return kid.inner(), nil
		default:
			return x.inner(), nil
		}
	}
	return "", nil
}

// local is the name of an element in whatever vocabulary.
func (n *node) local() string { return strings.ToLower(n.name) }

// below is the first descendant with a local name, or nil.
func (n *node) below(name string) *node {
	if n != nil {
		for _, kid := range n.kids {
			if kid.local() == name {
				return kid
			}
			if found := kid.below(name); found != nil {
				return found
			}
		}
	}
	return nil
}

// remote is the largest of the pictures that lie elsewhere: they are files of
// one picture.
func remote(set *node) (best Picture) {
	top := 0
	for _, c := range set.all("remotecontent") {
		p := Picture{URL: absolute(c.base, c.attr("href")), Type: c.attr("contenttype"), Width: number(c.attr("width")), Height: number(c.attr("height"))}
		rendition := strings.ToLower(c.attr("rendition"))
		if p.URL == "" || !picture(p.Type, p.URL) {
			continue
		}
		rank := 1
		if strings.Contains(rendition, "thumb") || strings.Contains(rendition, "preview") {
			rank = 0
		}
		if best.URL == "" || rank > top || rank == top && p.Width*p.Height > best.Width*best.Height {
			best, top = p, rank
		}
	}
	return best
}

// g2Picture is a news item that is a picture.
func g2Picture(n *node) Picture {
	content, rights := n.first("contentmeta"), n.first("rightsinfo")
	p := remote(n.first("contentset"))
	p.ID, p.Credit = n.attr("guid"), firstOf(content.first("creditline").words(), content.first("by").words(), label(content.first("creator")))
	p.Copyright = firstOf(rights.first("copyrightnotice").markup(), label(rights.first("copyrightholder")))
	for _, d := range content.all("description") {
		if strings.Contains(strings.ToLower(d.attr("role")), "alt") {
			p.Alt = firstOf(p.Alt, d.markup())
			continue
		}
		p.Caption = firstOf(p.Caption, d.markup())
	}
	p.Caption = firstOf(p.Caption, content.first("headline").markup())
	return p
}

package richtext

import (
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/tajuk/tajuk/internal/richtext/chars"
	"github.com/tajuk/tajuk/internal/richtext/link"
)

// HTML writes the document as the HTML of an article page, in one Write. It is
// valid, has no inline style or script, and asks no other host for anything:
// embeds are links. Blocks with nothing in them are left out. res may be nil;
// the error is that of w, or a label is missing.
//
// Elements carry these classes for themes and scripts, and no others:
//
//	rt-figure rt-caption rt-slug rt-label rt-credit   pictures
//	rt-gallery                                        around several rt-figure
//	rt-quote rt-source                                quotations with a source
//	rt-related rt-related-label                       "Baca juga"
//	rt-embed rt-embed-link rt-embed-title rt-embed-open
//	rt-box rt-box-title                               info boxes
//	rt-table                                          scrolls around a table
//	rt-passage rt-sign                                passages, if any are asked for
//
// An embed is a figure with data-embed (the provider), data-embed-id (the
// provider's id of the post, absent if only the provider knows it) and
// data-embed-load (words for a button): a script may turn it into the post
// when the reader asks for it. Headings have the ids that Outline lists.
func (d Document) HTML(w io.Writer, res Resolver, opt Options) error {
	r := renderer{opt: &opt, res: res}
	return r.write(w, d)
}

// renderer writes a document as HTML, for the page or for a feed.
type renderer struct {
	out  []byte
	res  Resolver
	opt  *Options
	feed bool
	base string // of a feed: scheme and host, no slash at the end
	ids  slugger
	// tables and boxes count those that were begun.
	tables, boxes int
	active        []Mark // scratch of inline
	after         string // of pieces of a link that is still open
}

func (r *renderer) write(w io.Writer, d Document) error {
	if err := r.opt.check(); err != nil {
		return err
	}
	if r.res == nil {
		r.res = nothing{}
	}
	root := d.Root()
	r.out = make([]byte, 0, 1024+2*root.size)
	r.blocks(root.content)
	_, err := w.Write(r.out)
	return err
}

func (r *renderer) raw(s string) { r.out = append(r.out, s...) }

func (r *renderer) blocks(nodes []*Node) {
	for _, n := range nodes {
		r.block(n)
	}
}

func (r *renderer) block(n *Node) {
	switch n.kind {
	case KindParagraph:
		if !blank(n) {
			r.raw("<p>")
			r.inline(n.content)
			r.raw("</p>\n")
		}
	case KindHeading:
		r.heading(n)
	case KindBlockquote:
		r.quote(n)
	case KindBulletList, KindOrderedList:
		r.list(n)
	case KindImage:
		r.picture(n, r.opt.Sizes)
	case KindGallery:
		r.gallery(n)
	case KindTable:
		r.table(n)
	case KindRelated:
		if !r.feed {
			r.related(n)
		}
	case KindEmbed:
		if r.feed {
			r.feedEmbed(n)
		} else {
			r.embed(n)
		}
	case KindInfoBox:
		if r.feed {
			r.feedBox(n)
		} else {
			r.box(n)
		}
	case KindDivider:
		r.raw("<hr>\n")
	}
}

// around writes open, what body writes, and close, or nothing at all if body
// writes nothing.
func (r *renderer) around(open, close string, body func()) bool {
	start := len(r.out)
	r.raw(open)
	inside := len(r.out)
	body()
	if len(r.out) == inside {
		r.out = r.out[:start]
		return false
	}
	r.raw(close)
	return true
}

func (r *renderer) heading(n *Node) {
	if blank(n) {
		return
	}
	level := byte('0' + n.attrs[headingLevel].num)
	r.out = append(r.out, '<', 'h', level)
	if !r.feed {
		r.raw(` id="`)
		r.text(r.opt.IDPrefix)
		r.text(r.ids.next(inlineText(n)))
		r.raw(`"`)
	}
	r.raw(">")
	r.inline(n.content)
	r.out = append(r.out, '<', '/', 'h', level, '>', '\n')
}

func (r *renderer) quote(n *Node) {
	name, address := n.attrs[quoteName], n.attrs[quoteURL]
	figure := !name.null && !r.feed
	start := len(r.out)
	if figure {
		r.raw("<figure class=\"rt-quote\">\n")
	}
	r.raw("<blockquote")
	if !address.null {
		r.raw(` cite="`)
		r.url(address.text)
		r.raw(`"`)
	}
	if !r.around(">\n", "</blockquote>\n", func() { r.blocks(n.content) }) {
		r.out = r.out[:start]
		return
	}
	if name.null {
		return
	}
	if figure {
		r.raw(`<figcaption class="rt-source">`)
	} else {
		r.raw("<p>")
	}
	if r.opt.Labels.Source == "" {
		r.raw("— ")
	} else {
		r.text(r.opt.Labels.Source)
		r.raw(": ")
	}
	if address.null {
		r.text(name.text)
	} else {
		r.anchor("", address.text, name.text)
	}
	if figure {
		r.raw("</figcaption>\n</figure>\n")
	} else {
		r.raw("</p>\n")
	}
}

// anchor writes a link outside of running text.
func (r *renderer) anchor(class, href, text string) {
	r.raw("<a")
	if class != "" {
		r.raw(` class="` + class + `"`)
	}
	r.href(href, RelNone)
	r.raw(">")
	r.text(text)
	r.raw("</a>")
}

func (r *renderer) list(n *Node) {
	open, end := "<ul>\n", "</ul>\n"
	if n.kind == KindOrderedList {
		open, end = "<ol>\n", "</ol>\n"
		if first := n.attrs[listOrder].num; first != 1 {
			open = `<ol start="` + strconv.Itoa(first) + "\">\n"
		}
	}
	r.around(open, end, func() {
		for _, item := range n.content {
			r.around("<li>", "</li>\n", func() { r.flow(item.content) })
		}
	})
}

// flow writes the content of an item or a cell. A single paragraph, with or
// without lists after it, stands there without its element, as people write
// it.
func (r *renderer) flow(nodes []*Node) {
	paragraphs := 0
	for _, n := range nodes {
		if n.kind == KindParagraph && !blank(n) {
			paragraphs++
		}
	}
	for _, n := range nodes {
		if n.kind == KindParagraph && paragraphs == 1 {
			if !blank(n) {
				r.inline(n.content)
			}
			continue
		}
		if c := len(r.out) - 1; c >= 0 && r.out[c] != '\n' && r.out[c] != '>' {
			r.raw("\n")
		}
		r.block(n)
	}
}

func (r *renderer) table(n *Node) {
	if blank(n) {
		return
	}
	g := layOut(n)
	name := n.attrs[tableCaption].or("")
	r.tables++
	if !r.feed {
		// Wide tables scroll sideways, so the keyboard has to reach them.
		r.raw(`<div class="rt-table" role="group" tabindex="0" aria-label="`)
		if name != "" {
			r.text(name)
		} else {
			r.text(r.opt.Labels.Table)
			r.raw(" " + strconv.Itoa(r.tables))
		}
		r.raw("\">\n")
	}
	r.raw("<table>\n")
	if name != "" {
		r.raw("<caption>")
		r.text(name)
		r.raw("</caption>\n")
	}
	cell := 0
	for i, row := range n.content {
		if i == 0 && g.head > 0 {
			r.raw("<thead>\n")
		}
		if i == g.head {
			r.raw("<tbody>\n")
		}
		if g.filled[i] {
			r.raw("<tr>")
			for _, c := range row.content {
				r.cell(c, g, i, g.columns[cell])
				cell++
			}
			r.raw("</tr>\n")
		}
		if i == g.head-1 {
			r.raw("</thead>\n")
		}
	}
	r.raw("</tbody>\n</table>\n")
	if !r.feed {
		r.raw("</div>\n")
	}
}

func (r *renderer) cell(n *Node, g *grid, row, column int) {
	// A header cell that says nothing, like the corner of a table, is none.
	header := n.kind == KindTableHeader && !blank(n)
	switch {
	case !header:
		r.raw("<td")
	case row < g.head:
		r.raw(`<th scope="col"`)
	default:
		r.raw(`<th scope="row"`)
	}
	if span := g.colspan(column, n.attrs[cellColspan].num); span > 1 {
		r.raw(` colspan="` + strconv.Itoa(span) + `"`)
	}
	if span := g.rowspan(row, n.attrs[cellRowspan].num); span > 1 {
		r.raw(` rowspan="` + strconv.Itoa(span) + `"`)
	}
	r.raw(">")
	r.flow(n.content)
	if header {
		r.raw("</th>")
	} else {
		r.raw("</td>")
	}
}

func (r *renderer) related(n *Node) {
	href, headline := n.attrs[relatedURL].text, n.attrs[relatedTitle].text
	if id := n.attrs[relatedStory]; !id.null {
		var ok bool
		if href, headline, ok = r.res.Story(id.text); !ok || !chars.Visible(headline) {
			return
		}
	}
	r.raw(`<p class="rt-related"><span class="rt-related-label">`)
	r.text(r.opt.Labels.Related)
	r.raw(":</span> ")
	r.anchor("", href, headline)
	r.raw("</p>\n")
}

func (r *renderer) embed(n *Node) {
	e := n.embed
	r.raw(`<figure class="rt-embed" data-embed="` + string(e.Provider) + `"`)
	if e.ID != "" {
		r.raw(` data-embed-id="` + e.ID + `"`)
	}
	r.raw(` data-embed-load="`)
	r.text(withProvider(r.opt.Labels.EmbedLoad, e.Provider))
	r.raw("\">\n<a class=\"rt-embed-link\"")
	r.href(e.URL, RelNone)
	r.raw(">")
	if title := n.attrs[embedTitle]; !title.null {
		r.raw(`<span class="rt-embed-title">`)
		r.text(title.text)
		r.raw("</span> ")
	}
	r.raw(`<span class="rt-embed-open">`)
	r.text(withProvider(r.opt.Labels.EmbedOpen, e.Provider))
	r.raw("</span></a>\n</figure>\n")
}

func withProvider(label string, p link.Provider) string {
	return strings.ReplaceAll(label, "{provider}", p.Name())
}

// box writes an info box as a note: an aside would be a landmark, and a page
// full of landmarks is none.
func (r *renderer) box(n *Node) {
	r.boxes++
	start := len(r.out)
	id := r.opt.IDPrefix + "box-" + strconv.Itoa(r.boxes)
	r.raw(`<div class="rt-box" role="note" aria-labelledby="`)
	r.text(id)
	r.raw("\">\n<p class=\"rt-box-title\" id=\"")
	r.text(id)
	r.raw(`">`)
	r.text(n.attrs[boxTitle].text)
	if !r.around("</p>\n", "</div>\n", func() { r.blocks(n.content) }) {
		r.out = r.out[:start]
	}
}

// slugger makes the ids of headings, each of them once.
type slugger struct{ used map[string]int }

// next returns the id of the next heading: "s-" and its words in lower case.
func (s *slugger) next(text string) string {
	if s.used == nil {
		s.used = make(map[string]int)
	}
	id := slug(text)
	if n, taken := s.used[id]; taken {
		base := id
		for ; taken; _, taken = s.used[id] {
			n++
			id = base + "-" + strconv.Itoa(n)
		}
		s.used[base] = n
	}
	s.used[id] = 1
	return id
}

func slug(text string) string {
	const longest = 64
	out := append(make([]byte, 0, longest+8), 's')
	gap := true
	for _, c := range text {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.Is(unicode.M, c) {
			gap = true
			continue
		}
		if len(out) >= longest {
			break
		}
		if gap {
			out = append(out, '-')
			gap = false
		}
		out = append(out, string(unicode.ToLower(c))...)
	}
	if len(out) == 1 {
		return "s-0"
	}
	return string(out)
}

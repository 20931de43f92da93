package richtext

import "io"

// FeedHTML writes the document as the HTML of a feed entry (RSS
// content:encoded, Atom content, JSON Feed content_html), in one Write. It is
// the tree that HTML writes, for readers who have neither the site's styles
// nor its scripts: every address is absolute, pictures are plain img elements
// with their captions, credits and labels, embeds and info boxes plain links
// and paragraphs. "Baca juga" is left out, and so are classes, ids and roles.
//
// base is the address of the site: scheme, host, nothing more. Pictures of the
// Resolver must have absolute addresses or paths that begin with a slash.
func (d Document) FeedHTML(w io.Writer, res Resolver, base string, opt Options) error {
	base, err := cleanBase(base)
	if err != nil {
		return err
	}
	r := renderer{opt: &opt, res: res, feed: true, base: base}
	return r.write(w, d)
}

func (r *renderer) feedEmbed(n *Node) {
	text := withProvider(r.opt.Labels.EmbedOpen, n.embed.Provider)
	if title := n.attrs[embedTitle]; !title.null {
		text = title.text + " – " + text
	}
	r.raw("<p>")
	r.anchor("", n.embed.URL, text)
	r.raw("</p>\n")
}

func (r *renderer) feedBox(n *Node) {
	start := len(r.out)
	r.raw("<div>\n<p><strong>")
	r.text(n.attrs[boxTitle].text)
	if !r.around("</strong></p>\n", "</div>\n", func() { r.blocks(n.content) }) {
		r.out = r.out[:start]
	}
}

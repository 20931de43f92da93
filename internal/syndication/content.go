package syndication

import (
	"bytes"
	"fmt"
	"html"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
)

// content is the whole story as the HTML of an entry. It begins with what
// readers must know before they read: that somebody paid, and every notice
// with its own time. It ends with the note of an unverified story (Pedoman
// Pemberitaan Media Siber 2c: at the end, in parentheses, in italics), and
// under the text stand the use of AI and the origin.
func (o *Outlet) content(a *reading.Article) ([]byte, error) {
	var b bytes.Buffer
	o.sponsor(&b, a.Card)
	for _, n := range a.Notices {
		o.notice(&b, n.Notice)
		o.reply(&b, n.Reply)
		b.WriteString("</div>\n")
	}
	for _, answer := range a.Answers {
		fmt.Fprintf(&b, "<p><strong>%s</strong> %s %s</p>\n", esc(o.labels.Notices[answer.Kind]), esc(o.labels.Answers),
			anchor(o.at(answer.Story.Path), line(answer.Story.Headline)))
	}
	opt := richtext.Options{Labels: o.labels.Rich, OwnHosts: o.hosts, Sponsored: a.Kind.Paid()}
	if err := o.leadPicture(&b, a, opt); err != nil {
		return nil, err
	}
	for _, p := range paragraphs(a.Lead) {
		fmt.Fprintf(&b, "<p>%s</p>\n", esc(p))
	}
	if err := a.Body.FeedHTML(&b, resolver{o, a}, o.base, opt); err != nil {
		return nil, err
	}
	if a.Unverified {
		fmt.Fprintf(&b, "<p><em>(%s)</em></p>\n", esc(o.labels.Unverified))
	}
	if text := o.aiText(a.AI); text != "" {
		fmt.Fprintf(&b, "<p>%s</p>\n", esc(text))
	}
	if s := o.sourceOf(*a); s != nil {
		o.attribution(&b, s)
	}
	return b.Bytes(), nil
}

func (o *Outlet) sponsor(b *bytes.Buffer, c reading.Card) {
	if !c.Kind.Paid() {
		return
	}
	fmt.Fprintf(b, "<p><strong>%s</strong>", esc(o.labels.Advertorial))
	if sponsor := line(c.Sponsor); sponsor != "" {
		b.WriteString(" " + esc(filled(o.labels.Sponsor, sponsor)))
	}
	b.WriteString("</p>\n")
}

// notice begins a notice; whoever calls it closes the div.
func (o *Outlet) notice(b *bytes.Buffer, n news.Notice) {
	fmt.Fprintf(b, "<div>\n<p><strong>%s</strong> (<time datetime=\"%s\">%s</time>)</p>\n",
		esc(o.labels.Notices[n.Kind]), o.iso(n.At), esc(o.lang.DateTime(n.At, o.zone)))
	for _, p := range append(paragraphs(n.Text), paragraphs(n.Apology)...) {
		fmt.Fprintf(b, "<p>%s</p>\n", esc(p))
	}
}

func (o *Outlet) reply(b *bytes.Buffer, c *reading.Card) {
	if c != nil {
		fmt.Fprintf(b, "<p>%s %s</p>\n", esc(o.labels.Read), anchor(o.at(c.Path), line(c.Headline)))
	}
}

func (o *Outlet) leadPicture(b *bytes.Buffer, a *reading.Article, opt richtext.Options) error {
	if a.Photo.Asset.ID == 0 {
		return nil
	}
	d, err := richtext.New(richtext.Picture(a.Photo.Asset.ID.String()))
	if err != nil {
		return err
	}
	return d.FeedHTML(b, lead{o, a.Photo}, o.base, opt)
}

func (o *Outlet) aiText(ai news.AIUse) string {
	switch ai.Level {
	case news.AIAssist:
		return o.labels.AIAssist
	case news.AIGenerated:
		return o.labels.AIGenerated
	}
	return ""
}

// attribution says where a shared story comes from, as the share record has
// it.
func (o *Outlet) attribution(b *bytes.Buffer, s *source) {
	site := anchor(s.home, s.name)
	fmt.Fprintf(b, "<p>%s %s</p>\n", esc(o.labels.Source), site)
	if s.href == "" {
		return
	}
	fmt.Fprintf(b, "<p>%s %s %s %s</p>\n", esc(o.labels.Appeared), site, esc(o.labels.Titled),
		anchor(s.href, filled(o.labels.Quoted, s.headline)))
}

// anchor is a link as HTML, or its text alone without an address.
func anchor(href, text string) string {
	if href == "" {
		return esc(text)
	}
	return `<a href="` + esc(href) + `">` + esc(text) + `</a>`
}

func esc(s string) string { return html.EscapeString(s) }

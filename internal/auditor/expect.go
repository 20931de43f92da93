package auditor

import (
	"context"
	"strings"
	"time"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/richtext"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// finding is a difference.
type finding struct {
	what      book.What
	want, got string
}

// facts are what a placement should be.
type facts struct {
	site, origin news.Site
	story        news.Story
	placement    news.Placement
	visible      news.Visibility
	content      news.Content // what the site shows, names followed to where they were merged
	doc          richtext.Document
	path         string // its address on the site
	notices      []news.Notice
	withdrawal   news.Withdrawal
	topic        news.Topic // zero if none
	tags         []news.Tag
	assets       map[news.ID]news.Asset
	home         string // its whole address at the origin; empty when readers do not find it there
	homeHeadline string
}

// facts loads what a placement should be; found is false when there is none.
func (l *look) facts(ctx context.Context, placement news.ID) (f facts, found bool, err error) {
	ps, err := l.store.Placements(ctx, []news.ID{placement})
	if err != nil || len(ps) == 0 {
		return f, false, err
	}
	f.placement = ps[0]
	if f.story, found, err = l.store.Story(ctx, f.placement.Story); err != nil || !found {
		return f, false, err
	}
	if f.site, err = l.site(ctx, f.placement.Site); err != nil {
		return f, false, err
	}
	if f.origin, err = l.site(ctx, f.story.OriginSite); err != nil {
		return f, false, err
	}
	f.visible = news.Visible(f.site, f.story, f.placement, l.cfg.Clock.Now())
	var origin news.Content
	if f.story.LiveVersion > 0 {
		v, err := l.store.Version(ctx, f.story.ID, f.story.LiveVersion)
		if err != nil {
			return f, false, err
		}
		origin = v.Content
	}
	if f.content, err = f.placement.Effective(origin); err != nil {
		return f, false, err
	}
	merged, err := l.store.Follow(ctx, f.content.Names())
	if err != nil {
		return f, false, err
	}
	f.content = f.content.Follow(merged)
	if f.doc, err = act.Document(f.content.Body); err != nil {
		return f, false, err
	}
	f.path = address(f.site, f.placement.Section, f.story.ID, f.content.Slug)
	if f.notices, err = l.store.NoticesOf(ctx, []news.ID{f.story.ID}); err != nil {
		return f, false, err
	}
	if f.placement.WithdrawnHere() {
		f.withdrawal, _, err = shared.New(l.cfg.DB, l.cfg.DB.Engine).Withdrawal(ctx, f.placement.ID)
	} else {
		f.withdrawal, _, err = l.store.Withdrawal(ctx, f.story.ID)
	}
	if err != nil {
		return f, false, err
	}
	if f.withdrawal.Headline != "" {
		f.content.Headline = f.withdrawal.Headline // the origin may have changed its own since
	}
	if err := l.named(ctx, &f); err != nil {
		return f, false, err
	}
	return f, true, l.atHome(ctx, &f, origin)
}

// named loads topic, tags and pictures.
func (l *look) named(ctx context.Context, f *facts) error {
	topics, err := l.store.Topics(ctx, []news.ID{f.content.Topic})
	if err != nil {
		return err
	}
	for _, t := range topics {
		f.topic = t
	}
	if f.tags, err = l.store.Tags(ctx, f.content.Tags); err != nil {
		return err
	}
	used, err := act.Pictures(f.content)
	if err != nil {
		return err
	}
	assets, err := l.store.Assets(ctx, used)
	f.assets = map[news.ID]news.Asset{}
	for _, a := range assets {
		f.assets[a.ID] = a
	}
	return err
}

// atHome finds the address of a shared story at its origin.
func (l *look) atHome(ctx context.Context, f *facts, origin news.Content) error {
	if f.placement.Origin {
		return nil
	}
	if f.origin.External {
		f.home, f.homeHeadline = origin.Source.URL, origin.Headline
		return nil
	}
	p, found, err := l.store.Placement(ctx, f.story.ID, f.origin.ID)
	if err != nil || !found || news.Visible(f.origin, f.story, p, l.cfg.Clock.Now()) != news.Shown {
		return err
	}
	f.home, f.homeHeadline = l.cfg.Address(f.origin, address(f.origin, p.Section, f.story.ID, origin.Slug)), origin.Headline
	return nil
}

// address is where a story stands on a site: section, identity, and words, which
// a story that was never planned does not have.
func address(site news.Site, section, story news.ID, slug string) string {
	s, _ := site.Section(section)
	return strings.TrimSuffix("/"+s.Slug+"/"+story.String()+"/"+slug, "/")
}

// canonical is the address that search engines should take.
func (l *look) canonical(f facts) string {
	if !f.placement.CanonicalHere() && f.home != "" {
		return f.home
	}
	return l.cfg.Address(f.site, f.path)
}

// changed is when the story last changed in substance.
func (f facts) changed() time.Time {
	if at := f.story.VisibleAt(); at.After(f.story.UpdatedAt) {
		return at
	}
	return f.story.UpdatedAt
}

// listedAt is from when the site shows a placement: with its story, or from
// when it was shared.
func (f facts) listedAt() time.Time {
	at := f.story.VisibleAt()
	if !f.placement.Origin && f.placement.MadeAt.After(at) {
		return f.placement.MadeAt
	}
	return at
}

// planned reports whether the placement is shown, or will be by itself.
func (f facts) planned() bool {
	return f.placement.State == news.PlacementPlaced && f.story.LiveVersion > 0 &&
		(f.story.State == news.StateLive || f.story.State == news.StateScheduled)
}

// moment is a time as pages of a site write it for machines.
func moment(site news.Site, t time.Time) string { return t.In(site.Location()).Format(time.RFC3339) }

// identity is the story's name in everything that machines read.
func (f facts) identity() string { return "urn:tajuk:story:" + f.story.ID.String() }

// paragraphs are the paragraphs and headings of the text, in order.
func (f facts) paragraphs() (out []string) {
	for n := range f.doc.All() {
		if n.Kind() != richtext.KindParagraph && n.Kind() != richtext.KindHeading {
			continue
		}
		text := ""
		for i := range n.ChildCount() {
			if c := n.Child(i); c.Kind() == richtext.KindHardBreak {
				text += " "
			} else {
				text += c.Text()
			}
		}
		if text = squash(text); text != "" {
			out = append(out, text)
		}
	}
	return out
}

package portal

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
)

// How much stands beside a story.
const (
	relatedShown  = 4
	latestShown   = 8
	popularShown  = 5
	recsShown     = 4
	previewLength = 160 // characters of a description
)

// articlePage is the page of a story.
func articlePage(id news.ID) func(context.Context, *page) (pagecache.Page, error) {
	return func(ctx context.Context, pg *page) (pagecache.Page, error) {
		a, err := pg.Article(ctx, id)
		if err != nil {
			return pagecache.Page{}, err
		}
		if a.Path != pg.route.path {
			return pg.moved(a.Path), nil
		}
		v, err := pg.article(ctx, a)
		if err != nil {
			return pagecache.Page{}, err
		}
		out, err := pg.html(v)
		return out, err
	}
}

func (pg *page) article(ctx context.Context, a reading.Article) (*view.Article, error) {
	body, err := pg.body(a)
	if err != nil {
		return nil, err
	}
	v := &view.Article{
		Labels: labels(a.Card), Sponsor: a.Sponsor, Headline: a.Headline, Lead: a.Lead,
		Published: pg.moment(a.PublishedAt), Minutes: pg.lang.ReadingMinutes(a.Words),
		Share: view.NewShare(pg.canonical(a), a.Headline), Photo: pg.picture(a.Photo), Body: view.HTML(body),
		Closing: pg.closing(a), Signals: pg.signals(a),
	}
	if a.Language != pg.Site.Language {
		v.Lang = a.Language
	}
	if a.Source.DayOnly {
		v.Published = pg.day(a.PublishedAt)
	}
	if a.Topic.ID != 0 {
		v.Kicker = view.Link{Href: pg.topicPath(a.Topic), Text: a.Topic.Kicker}
	}
	if !a.UpdatedAt.IsZero() {
		v.Updated = pg.moment(a.UpdatedAt)
	}
	if a.Unverified {
		v.Unverified = pg.T("article.unverified")
	}
	switch a.AI.Level {
	case news.AIAssist:
		v.AIUse = pg.T("article.ai-assist")
	case news.AIGenerated:
		v.AIUse = pg.T("article.ai-generated")
	}
	for _, c := range a.People {
		person := view.Person{Name: c.Person.Name, Href: pg.personPath(c.Person)}
		if c.Role == news.Editor {
			v.Editors = append(v.Editors, person)
		} else if c.Role == news.Author {
			v.Authors = append(v.Authors, person)
		}
	}
	for _, t := range a.TagList {
		v.Tags = append(v.Tags, view.Link{Href: pg.tagPath(t), Text: t.Name})
	}
	v.Reply = withParams(pg.paths().Reply, pg.paths().Story, a.Story.String())
	for _, n := range a.Notices {
		v.Notices = append(v.Notices, pg.notice(n))
	}
	for _, x := range a.Answers {
		v.Notices = append(v.Notices, pg.answer(x))
	}
	if a.Source.Name != "" {
		v.Origin = &view.Origin{Site: a.Source.Name, SiteHref: a.Source.URL}
	}
	switch {
	case a.Shared && a.Origin.External:
		v.Origin = &view.Origin{Site: a.Source.Name, Headline: a.HomeName, Href: a.HomeURL}
	case a.Shared:
		v.Origin = &view.Origin{Site: a.Origin.Name, SiteHref: pg.p.absolute(a.Origin, "/"), Headline: a.HomeName}
		if a.HomePath != "" {
			v.Origin.Href = pg.p.absolute(a.Origin, a.HomePath)
		}
	}
	if err := pg.around(ctx, a, v); err != nil {
		return nil, err
	}
	v.Page = pg.base(pg.articleHead(a))
	v.Page.Crumbs = []view.Link{{Href: "/", Text: pg.Site.Name}, pg.sectionLink(a.Section)}
	return v, nil
}

// around fills what stands beside the story, no story twice.
func (pg *page) around(ctx context.Context, a reading.Article, v *view.Article) error {
	before, after, err := pg.Neighbours(ctx, a.Card)
	if err != nil {
		return err
	}
	seen := []news.ID{a.Story}
	if a.Topic.ID != 0 && (before != nil || after != nil) {
		v.Topic = &view.TopicTrail{Name: a.Topic.Name, Href: pg.topicPath(a.Topic), Closed: a.Topic.Closed}
		if before != nil {
			c := pg.card(*before)
			v.Topic.Previous, seen = &c, append(seen, before.Story)
		}
		if after != nil {
			c := pg.card(*after)
			v.Topic.Next, seen = &c, append(seen, after.Story)
		}
	}
	related, err := pg.Related(ctx, a.Card, relatedShown, seen...)
	if err != nil {
		return err
	}
	v.Related = pg.cards(related)
	for _, c := range related {
		seen = append(seen, c.Story)
	}
	latest, err := pg.List(ctx, news.ListLatest, reading.Mark{}, latestShown+recsShown+len(seen))
	if err != nil {
		return err
	}
	fresh := slices.DeleteFunc(latest.Cards, func(c reading.Card) bool { return slices.Contains(seen, c.Story) })
	v.Latest = pg.headlines(fresh[:min(len(fresh), latestShown)])
	rest := fresh[min(len(fresh), latestShown):]
	v.Recommendations = view.Recommendations{Pool: pg.paths().Pool, Cards: pg.cards(rest[:min(len(rest), recsShown)])}
	popular, err := pg.Popular(ctx, popularShown)
	v.Popular = pg.headlines(popular)
	return err
}

// canonical is the address that search engines and shares get: the origin's
// for a copy that was not rewritten, if it can be read there.
func (pg *page) canonical(a reading.Article) string {
	switch {
	case !a.Canonical && a.HomeURL != "":
		return a.HomeURL
	case !a.Canonical && a.HomePath != "":
		return pg.p.absolute(a.Origin, a.HomePath)
	}
	return pg.absolute(a.Path)
}

func (pg *page) articleHead(a reading.Article) head {
	h := head{
		Path: a.Path, Canonical: pg.canonical(a), Title: a.Headline, Description: lang.Shorten(a.Lead, previewLength),
		Type: "article", Picture: pg.preview(a.Photo), Data: pg.articleData(a),
		Article: &view.PreviewArticle{Published: pg.machine(a.PublishedAt), Modified: pg.machine(a.Changed()), Section: a.Section.Name},
	}
	if a.Kind.Paid() {
		// Also where only the title travels (Pedoman Pemberitaan Media Siber 6b).
		h.Title = pg.T(view.LabelAdvertorial.Key()) + ": " + a.Headline
	}
	for _, c := range a.People {
		if c.Role == news.Author {
			h.Article.Authors = append(h.Article.Authors, pg.absolute(pg.personPath(c.Person)))
		}
	}
	for _, t := range a.TagList {
		h.Article.Tags = append(h.Article.Tags, t.Name)
	}
	return h
}

// closing is the byline at the end: site and authors, as the trade writes it.
func (pg *page) closing(a reading.Article) string {
	var names []string
	for _, c := range a.People {
		if c.Role == news.Author {
			names = append(names, c.Person.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return a.Origin.Name + "/" + strings.Join(names, ", ")
}

func (pg *page) signals(a reading.Article) view.Signals {
	s := view.Signals{ID: a.Story.String(), Section: a.Section.Slug, Topic: a.Topic.Slug}
	for _, t := range a.TagList {
		s.Tags = append(s.Tags, t.Slug)
	}
	return s
}

func (pg *page) notice(n reading.Notice) view.Notice {
	out := view.Notice{ID: "n-" + n.ID.String(), Kind: view.NoticeKind(n.Kind), Text: paragraphs(n.Text), Apology: n.Apology, At: pg.moment(n.At)}
	if n.Reply != nil {
		out.Reply = view.Link{Href: n.Reply.Path, Text: n.Reply.Headline}
	}
	return out
}

// answer is the other end of a notice: the story that carries the reply or the
// update leads back to the story it is about.
func (pg *page) answer(x reading.Answer) view.Notice {
	key := "article.answers-reply"
	if x.Kind == news.Pemutakhiran {
		key = "article.answers-update"
	}
	return view.Notice{ID: "n-" + x.Story.Story.String(), Kind: view.NoticeKind(x.Kind), At: pg.moment(x.At),
		Text: []string{pg.T(key)}, Story: view.Link{Href: x.Story.Path, Text: x.Story.Headline}}
}

// body renders the story's document with the site's words.
func (pg *page) body(a reading.Article) (string, error) {
	var b strings.Builder
	err := a.Body.HTML(&b, resolver{pg, a}, richtext.Options{
		Labels: pg.labels(), Sizes: "(min-width: 48rem) 42rem, 100vw", GallerySizes: "(min-width: 48rem) 21rem, 50vw",
		OwnHosts: pg.ownHosts(), Sponsored: a.Kind.Paid(),
	})
	return b.String(), err
}

func (pg *page) labels() richtext.Labels {
	return richtext.Labels{
		Related: pg.T("body.related"), ArchivePhoto: pg.T("body.archive"), AIGenerated: pg.T("body.ai-generated"),
		AIEdited: pg.T("body.ai-edited"), Gallery: pg.T("body.gallery"), Table: pg.T("body.table"),
		EmbedOpen: pg.T("body.embed-open", "{provider}"), EmbedLoad: pg.T("body.embed-load", "{provider}"),
	}
}

func (pg *page) ownHosts() []string {
	var out []string
	for _, s := range pg.Sites() {
		out = append(out, s.Hosts...)
	}
	return out
}

// resolver answers what a document asks, from what the visit has loaded.
type resolver struct {
	pg *page
	a  reading.Article
}

// Image implements richtext.Resolver.
func (r resolver) Image(id string) (richtext.Image, bool) {
	key, err := news.ParseID(id)
	if err != nil {
		return richtext.Image{}, false
	}
	asset, ok := r.a.Assets[key]
	plain, rendered := rendition(asset, "jpeg", plainWidth)
	if !ok || !rendered {
		return richtext.Image{}, false
	}
	img := richtext.Image{Src: mediaPath(plain), Width: plain.Width, Height: plain.Height, Srcset: candidates(asset, "jpeg"),
		Alt: asset.Alt, Caption: asset.Caption, Credit: asset.Credit, Archive: asset.Archive != "", TakenOn: asset.Archive}
	if asset.Synthetic() {
		img.AI = richtext.AIGenerated
	}
	for _, f := range formats {
		if cs := candidates(asset, f.name); len(cs) > 0 {
			img.Sources = append(img.Sources, richtext.ImageSource{Type: f.mime, Candidates: cs})
		}
	}
	return img, true
}

// Story implements richtext.Resolver.
func (r resolver) Story(id string) (href, headline string, ok bool) {
	key, err := news.ParseID(id)
	if err != nil {
		return "", "", false
	}
	c, ok := r.a.Linked[key]
	return c.Path, c.Headline, ok
}

func candidates(a news.Asset, format string) []richtext.Candidate {
	var out []richtext.Candidate
	for _, r := range a.Renditions {
		if r.Format == format && !r.Crop() {
			out = append(out, richtext.Candidate{URL: mediaPath(r), Width: r.Width})
		}
	}
	return out
}

// tombstone is the page of a withdrawn story, 410 Gone.
func (pg *page) tombstone(ctx context.Context, t reading.Tombstone) (pagecache.Page, error) {
	latest, err := pg.List(ctx, news.ListLatest, reading.Mark{}, latestShown)
	if err != nil {
		return pagecache.Page{}, err
	}
	v := &view.Tombstone{Withdrawal: pg.withdrawal(t), Contact: pg.Site.Settings.Email, Latest: pg.headlines(latest.Cards)}
	// Wherever it was asked for: the words of the address are those of the headline.
	v.Page = pg.base(head{Path: v.Withdrawal.Href, Title: pg.T("tombstone.kicker"), Description: pg.T("tombstone.lead"),
		Robots: "noindex,follow", Data: pg.tombstoneData(t, v.Withdrawal.Href)})
	out, err := pg.html(v)
	out.Status, out.TTL = http.StatusGone, tombstoneTTL
	return out, err
}

func (pg *page) withdrawal(t reading.Tombstone) view.Withdrawal {
	w := view.Withdrawal{Headline: t.Headline, Section: t.Section.Name, Day: pg.lang.LongDate(t.PublishedAt, pg.loc), Href: strings.TrimSuffix(reading.StoryPath(t.Section.Slug, t.Story, ""), "/"), Published: pg.moment(t.PublishedAt),
		At: pg.moment(t.WithdrawnAt), Ground: view.Ground(t.Ground), Reason: paragraphs(t.Reason), By: t.By.Name}
	if t.By.Settings.Responsible != "" {
		w.By = t.By.Settings.Responsible + ", " + t.By.Name
	}
	if t.Shared {
		w.Origin.Text = t.Origin.Name
		if !t.Origin.External {
			w.Origin.Href = pg.p.absolute(t.Origin, "/")
		}
	}
	return w
}

package syndication

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

// Feed is what a feed tells of, in whatever format. Addresses are paths on the
// outlet's site that begin with a slash.
type Feed struct {
	List        string // name of the list in package news: the identity of the feed
	Title       string // empty for the site's name
	Description string // empty for the site's tagline
	Page        string // what readers see of the list; empty for the front page
	Whole       bool   // of the whole network, whose record this site keeps

	// Self is the address of the feed in the format that is written: the topic
	// that hubs know (WebSub 4). Older is that of its next page in the same
	// format, empty on the last one.
	Self, Older string

	// Items are the stories, newest first.
	Items []reading.Article
	// Notices are notices to tell of with entries of their own, beside the
	// stories that carry them, so that also those who have read a story hear
	// of its correction. Those on stories that are not shown are left out.
	Notices []reading.Posted
	// Withdrawn are withdrawals to tell of with entries of their own, newest
	// first: on what ground and why, without the headline.
	Withdrawn []reading.Tombstone
	// Deleted are stories that were withdrawn: whoever stores entries takes
	// theirs away.
	Deleted []reading.Tombstone
	// Updated is when the feed changed last if nothing in it is newer, such as
	// the time of a topic; it may be zero. A feed of which no time is known has
	// changed at the beginning of 1970 in Atom, which must name one.
	Updated time.Time
}

// head is what the formats say about a feed.
type head struct {
	id          string
	title       string
	description string
	page        string
	self        string
	older       string
	updated     time.Time
	hubs        []string
}

func (o *Outlet) headOf(f Feed) head {
	h := head{
		id: FeedID(o.site.ID, f.List), title: line(f.Title), description: line(f.Description),
		page: o.at(f.Page), self: o.at(f.Self), older: o.at(f.Older), updated: f.Updated, hubs: o.hubs(),
	}
	if f.Whole {
		h.id = FeedID(0, f.List)
	}
	if h.title == "" {
		h.title = line(o.site.Name)
	}
	if h.description == "" {
		h.description = line(o.site.Settings.Tagline)
	}
	if h.description == "" {
		h.description = h.title
	}
	if h.page == "" {
		h.page = o.home
	}
	for _, a := range f.Items {
		h.updated = latest(h.updated, modified(a), a.ListedAt)
	}
	for _, n := range shown(f.Notices) {
		h.updated = latest(h.updated, n.At)
	}
	for _, t := range slices.Concat(f.Withdrawn, f.Deleted) {
		h.updated = latest(h.updated, t.WithdrawnAt)
	}
	return h
}

// Feeds returns the addresses of the feeds of a list of the site, in all
// formats; none when it has no feed. slug is that of the list's topic or person.
// whole is the record of the whole network, which the site keeps.
func (o *Outlet) Feeds(list, slug string, whole bool) (out []string) {
	stem := ""
	kind, rest, _ := strings.Cut(list, ":")
	switch kind {
	case news.ListLatest:
	case news.ListNotices:
		stem = o.paths.Corrections
	case news.ListWithdrawn:
		stem = o.paths.Withdrawals
	case "section":
		id, _ := news.ParseID(rest) // no section has none
		section, _ := o.site.Section(id)
		stem = "/" + section.Slug
	case "topic":
		stem = o.paths.Topic + slug
	case "person":
		stem = o.paths.Author + slug
	default:
		return nil
	}
	if strings.HasSuffix(stem, "/") {
		return nil // what it was about is gone
	}
	if whole {
		stem += o.paths.Network
	}
	for _, file := range []string{o.paths.RSS, o.paths.Atom, o.paths.JSON} {
		out = append(out, o.at(stem+file))
	}
	return out
}

// hubs are the addresses of the WebSub hubs that the site's feeds name: its own
// first.
func (o *Outlet) hubs() []string {
	var out []string
	if own := o.at(o.paths.Hub); own != "" {
		out = append(out, own)
	}
	for _, h := range o.site.Settings.Hubs {
		if h = line(h); strings.HasPrefix(h, "https://") || strings.HasPrefix(h, "http://") {
			out = append(out, h)
		}
	}
	return out
}

// LinkHeader returns the value of the Link header that a feed with the given
// path is served with (WebSub 4, RFC 8288): its hubs and itself. It is empty
// for a site without hubs.
func (o *Outlet) LinkHeader(self string) string {
	hubs := o.hubs()
	if len(hubs) == 0 {
		return ""
	}
	var links []string
	for _, h := range hubs {
		links = append(links, "<"+headerURL(h)+`>; rel="hub"`)
	}
	return strings.Join(append(links, "<"+headerURL(o.at(self))+`>; rel="self"`), ", ")
}

// headerURL keeps an address inside its angle brackets.
func headerURL(s string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", `"`, "%22", " ", "%20").Replace(s)
}

// entry is one story or notice of a feed.
type entry struct {
	id        string
	link      string // page on this site
	canonical string // if it is another
	title     string
	summary   string
	language  string // if it is not the site's
	published time.Time
	updated   time.Time
	authors   []person
	subjects  []subject
	source    *source
	html      []byte
	article   *reading.Article // nil for a notice
	notice    *reading.Posted  // nil for a story and a withdrawal
}

// subject is a category: scheme and term together are its address.
type subject struct{ scheme, term, name string }

// entries calls write for what stands in a feed, stories and notices as they
// come in time, then withdrawals. Only one entry is in memory.
func (o *Outlet) entries(f Feed, write func(*entry) error) error {
	notices := shown(f.Notices)
	for i := range f.Items {
		a := &f.Items[i]
		for len(notices) > 0 && notices[0].At.After(a.ListedAt) {
			if err := write(o.noticeEntry(&notices[0])); err != nil {
				return err
			}
			notices = notices[1:]
		}
		e, err := o.storyEntry(a)
		if err != nil {
			return err
		}
		if err := write(e); err != nil {
			return err
		}
	}
	for i := range notices {
		if err := write(o.noticeEntry(&notices[i])); err != nil {
			return err
		}
	}
	for _, t := range f.Withdrawn {
		if t.WithdrawnAt.IsZero() {
			continue
		}
		if err := write(o.withdrawalEntry(t)); err != nil {
			return err
		}
	}
	return nil
}

// shown returns the notices on stories that are shown, newest first.
func shown(notices []reading.Posted) []reading.Posted {
	out := slices.DeleteFunc(slices.Clone(notices), func(n reading.Posted) bool { return n.Card == nil })
	slices.SortStableFunc(out, func(a, b reading.Posted) int { return b.At.Compare(a.At) })
	return out
}

func (o *Outlet) storyEntry(a *reading.Article) (*entry, error) {
	html, err := o.content(a)
	if err != nil {
		return nil, err
	}
	e := &entry{
		id: StoryID(a.Story), link: o.at(a.Path), title: o.title(a.Card), summary: line(a.Lead),
		language: o.language(a.Card), published: a.PublishedAt, updated: modified(*a),
		authors: o.people(*a, news.Author), subjects: o.subjects(a), source: o.sourceOf(*a), html: html, article: a,
	}
	if c := o.Canonical(*a); c != e.link {
		e.canonical = c
	}
	return e, nil
}

func (o *Outlet) noticeEntry(n *reading.Posted) *entry {
	var b bytes.Buffer
	c, page := n.Card, o.on(n.On, n.Card.Path)
	b.WriteString("<p>" + anchor(page, line(c.Headline)) + "</p>\n")
	o.notice(&b, n.Notice.Notice)
	o.reply(&b, n.Reply)
	b.WriteString("</div>\n")
	word := o.labels.Notices[n.Kind]
	e := &entry{
		id: NoticeID(n.ID), link: page + "#" + NoticeAnchor(n.ID), title: word + ": " + line(c.Headline), language: o.language(*c),
		summary: line(n.Text), published: n.At, updated: n.At, authors: o.keeper(n.On), html: b.Bytes(), notice: n,
	}
	if c.Section.Slug != "" {
		e.subjects = append(e.subjects, subject{o.on(n.On, "/"), c.Section.Slug, line(c.Section.Name)})
	}
	e.subjects = append(e.subjects, subject{o.at(o.paths.Corrections), string(n.Kind), word})
	return e
}

// withdrawalEntry tells of a withdrawal, and leads to what stands in the
// story's place.
func (o *Outlet) withdrawalEntry(t reading.Tombstone) *entry {
	word := o.labels.Grounds[t.Ground]
	e := &entry{
		id: WithdrawalID(t.Story, t.By.ID), link: o.on(t.On, strings.TrimSuffix(reading.StoryPath(t.Section.Slug, t.Story, ""), "/")),
		title: o.labels.Withdraw + ": " + word, summary: line(t.Reason), published: t.WithdrawnAt, updated: t.WithdrawnAt,
		subjects: []subject{{o.at(o.paths.Withdrawals), string(t.Ground), word}}, authors: o.keeper(t.On),
	}
	e.html = []byte("<p>" + anchor(e.link, e.title) + "</p>\n<p>" + esc(line(t.Reason)) + "</p>\n")
	return e
}

// on is the address of a path on another site, or on the outlet's own.
func (o *Outlet) on(site news.Site, path string) string {
	if site.ID == 0 {
		return o.at(path)
	}
	return o.links.Absolute(site, path)
}

// keeper names the site whose entry stands in the record of the whole network.
func (o *Outlet) keeper(site news.Site) []person {
	if site.ID == 0 {
		return nil // the feed's own site
	}
	return []person{{line(site.Name), o.on(site, "/")}}
}

// subjects are the labels of paid and of unverified content, the section, the
// topic, and the tags.
func (o *Outlet) subjects(a *reading.Article) []subject {
	var out []subject
	add := func(scheme, term, name string) {
		if name = line(name); name != "" {
			out = append(out, subject{scheme, term, name})
		}
	}
	if a.Kind.Paid() {
		add("", string(news.KindAdvertorial), o.labels.Advertorial)
	}
	if a.Unverified {
		add("", "unverified", o.labels.UnverifiedWord)
	}
	add(o.home, a.Section.Slug, a.Section.Name)
	add(o.at(o.paths.Topic), a.Topic.Slug, a.Topic.Name)
	for _, t := range a.TagList {
		add(o.at(o.paths.Tag), t.Slug, t.Name)
	}
	return out
}

// ground says why a story was withdrawn.
func (o *Outlet) ground(t reading.Tombstone) string {
	word, reason := o.labels.Grounds[t.Ground], line(t.Reason)
	if word == "" || reason == "" {
		return word + reason
	}
	return word + ": " + reason
}

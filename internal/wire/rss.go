package wire

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// rss reads RSS 2.0 and its forerunners, where items stand in the channel, and
// RSS 1.0, where they stand beside it.
func (r *reader) rss(root *node) {
	channel := root.first("channel")
	b := &r.batch
	b.Form, b.Title = RSS, line(channel.first("title").words())
	b.Home = absolute(channel.baseOr(r.base), channel.first("link").words())
	r.language = firstOf(channel.first("language", "dc:language").words(), channel.tongue(), root.tongue())
	for _, l := range channel.all("atom:link", "atom10:link") {
		r.feedLink(l)
	}
	b.Every = every(channel)
	for _, item := range append(channel.all("item"), root.all("item")...) {
		if r.full != nil {
			return
		}
		r.rssItem(item)
	}
}

// feedLink takes what a link of a feed says about the feed.
func (r *reader) feedLink(l *node) {
	href := absolute(l.base, l.attr("href"))
	for _, rel := range strings.Fields(strings.ToLower(l.attr("rel"))) {
		var to *string
		switch rel {
		case "hub":
			to = &r.batch.Hub
		case "self":
			to = &r.batch.Self
		case "next":
			to = &r.batch.Next
		case "alternate":
			to = &r.batch.Home
		default:
			continue
		}
		if *to == "" {
			*to = href
		}
	}
}

// every is how often a channel wants to be asked: ttl in minutes (RSS 2.0), or
// the module of syndication (sy:updatePeriod, sy:updateFrequency).
func every(channel *node) time.Duration {
	const most = 31 * 24 * time.Hour
	if n, err := strconv.Atoi(channel.first("ttl").words()); err == nil && n > 0 {
		return min(time.Duration(min(n, 100_000))*time.Minute, most)
	}
	var period time.Duration
	switch strings.ToLower(channel.first("sy:updateperiod").words()) {
	case "hourly":
		period = time.Hour
	case "daily":
		period = 24 * time.Hour
	case "weekly":
		period = 7 * 24 * time.Hour
	case "monthly", "yearly":
		period = most
	}
	if n, err := strconv.Atoi(channel.first("sy:updatefrequency").words()); err == nil && n > 0 {
		period /= time.Duration(n)
	}
	if period > 0 {
		period = max(period, time.Minute)
	}
	return period
}

func (r *reader) rssItem(n *node) {
	guid := n.first("guid")
	i := Item{
		ID: firstOf(guid.words(), n.attr("about"), n.first("dc:identifier").words()), URL: r.rssAddress(n, guid),
		Headline:  n.first("title", "dc:title", "media:title").markup(),
		Language:  firstOf(n.first("dc:language").words(), n.tongue(), r.language),
		Published: whenOf(n, "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "atom:published"),
		Updated:   whenOf(n, "atom:updated", "dcterms:modified"),
		Source:    n.first("source", "dc:source").words(),
		Copyright: n.first("dc:rights", "media:copyright", "dcterms:rights").words(),
		Pictures:  pictures(n), Base: n.base,
	}
	i.HTML = n.first("content:encoded").markup()
	if description := n.first("description", "dc:description", "itunes:summary").markup(); i.HTML == "" && isBody(description) {
		i.HTML = description
	} else {
		i.Summary = description
	}
	for _, a := range n.all("dc:creator", "atom:author") {
		if name := a.first("atom:name"); name != nil {
			a = name
		}
		i.Authors = append(i.Authors, bylines(a.words())...)
	}
	if len(i.Authors) == 0 {
		i.Authors = bylines(mailbox(n.first("author", "itunes:author").words()))
	}
	for _, c := range n.all("category") {
		i.categorise(c.attr("domain"), "", c.words())
	}
	for _, c := range n.all("dc:subject") {
		i.Sections = append(i.Sections, c.words())
	}
	for _, k := range append(n.all("media:keywords"), n.find("media:keywords")...) {
		i.Tags = append(i.Tags, strings.Split(k.words(), ",")...)
	}
	r.add(i)
}

// rssAddress is the address of an item: the canonical one, its link, or its
// identity when that is an address.
func (r *reader) rssAddress(n, guid *node) string {
	for _, l := range n.all("atom:link") {
		if l.attr("rel") == "canonical" {
			if to := absolute(n.base, l.attr("href")); to != "" {
				return to
			}
		}
	}
	for _, l := range n.all("link") {
		if to := absolute(n.base, firstOf(l.words(), l.attr("href"))); to != "" {
			return to
		}
	}
	if !strings.EqualFold(guid.attr("ispermalink"), "false") {
		if to := absolute("", guid.words()); to != "" {
			return to
		}
	}
	return absolute("", n.attr("about"))
}

// isBody tells the body of a story from its summary: many feeds know one
// element for both.
func isBody(description string) bool {
	small := strings.ToLower(description)
	return strings.Count(small, "<p") > 1 || strings.Count(small, "<br") > 3 || utf8.RuneCountInString(description) > 600 && utf8.RuneCountInString(line(description)) > 600
}

// mailbox is the name out of "address (name)" or "name <address>".
func mailbox(s string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	if _, name, ok := strings.Cut(s, "("); ok {
		return strings.TrimSuffix(strings.TrimSpace(name), ")")
	}
	if name, _, ok := strings.Cut(s, "<"); ok {
		return strings.Trim(name, ` "`)
	}
	return ""
}

// firstOf is the first text that is not empty.
func firstOf(list ...string) string {
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// whenOf is the time in the first of the children that hold one.
func whenOf(n *node, keys ...string) time.Time {
	for _, key := range keys {
		if t := when(n.first(key).words()); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

func (n *node) tongue() string {
	if n == nil {
		return ""
	}
	return n.lang
}

func (n *node) baseOr(other string) string {
	if n == nil {
		return other
	}
	return n.base
}

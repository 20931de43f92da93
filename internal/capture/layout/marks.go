package layout

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marks reads what an element's name, role, class and id say about its
// content. names are the words worth keeping for its blocks.
func marks(n *html.Node) (off string, mainly bool, names string) {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Menu:
		off = n.Data
	case atom.Main, atom.Article:
		mainly = true
	case atom.Form:
		// Old page frames wrap the whole page in a form; size decides later.
		off = n.Data
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		switch a.Key {
		case "class", "id", "role", "data-component", "itemprop", "data-testid", "aria-label":
			if len(a.Val) > 400 {
				continue
			}
			o, m, w := markWords(a.Val, a.Key)
			off = firstOf(off, o)
			mainly = mainly || m
			names += w
		}
	}
	return off, mainly, names
}

// markWords cuts an attribute into words at marks and humps.
func markWords(val, key string) (off string, mainly bool, names string) {
	start := -1
	prevLower := false
	word := func(w string) {
		if len(w) < 2 || len(w) > 24 {
			return
		}
		w = strings.ToLower(w)
		switch markWord(w) {
		case markOff:
			off = firstOf(off, w)
			if strings.HasPrefix(w, "breadcrumb") {
				names += " breadcrumb"
			}
		case markMain:
			mainly = true
		case markName:
			names += " " + w
		}
	}
	for i := 0; i < len(val); i++ {
		c := val[i]
		lower := c >= 'a' && c <= 'z'
		upper := c >= 'A' && c <= 'Z'
		letter := lower || upper || c >= 0x80
		if start >= 0 && (!letter || upper && prevLower) {
			word(val[start:i])
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
		prevLower = lower
	}
	if start >= 0 {
		word(val[start:])
	}
	if names != "" {
		names += " "
	}
	if key == "aria-label" {
		return off, false, ""
	}
	return off, mainly, names
}

type markKind uint8

const (
	markNone markKind = iota
	markOff
	markMain
	markName
)

func markWord(w string) markKind {
	switch w {
	case "nav", "navbar", "navigation", "menu", "footer", "foot", "sidebar", "aside", "breadcrumb", "breadcrumbs", "comment", "comments", "disqus", "komentar", "related", "relateds", "terkait", "recommend", "recommended", "recommendation", "recommendations", "rekomendasi", "popular", "terpopuler", "trending", "mostread", "share", "sharing", "sharebar", "social", "sosmed", "socials", "newsletter", "subscribe", "subscription", "promo", "promobox", "sponsor", "sponsored", "advert", "advertisement", "advertising", "ads", "adsbygoogle", "iklan", "banner", "cookie", "cookies", "consent", "gdpr", "modal", "popup", "overlay", "taboola", "outbrain", "toolbar", "pagination", "paging", "pager", "login", "signup", "signin", "register", "search", "banners", "widget", "widgets", "teaser", "teasers", "carousel", "slider", "ticker", "skip", "masthead", "colophon", "complementary", "contentinfo", "tagcloud", "follow", "rating", "ratings", "poll", "quiz", "more", "readmore", "bacajuga", "lihatjuga", "linksisip", "also", "shop", "cart", "paywall", "piano", "meter", "dropdown", "hidden", "print", "tools", "latest", "terkini", "populer", "topik", "alerts", "donate", "donation", "addthis", "sociable", "jp", "feedback", "correction", "reply", "respond", "replies", "navigasi", "noprint", "upnext", "morefrom", "mostpopular", "interstitial", "readnext", "moreon", "supplementary", "extras", "onward":
		return markOff
	case "articlebody", "entry", "story", "post", "article", "artikel", "itp", "read", "detail", "prose":
		return markMain
	case "caption", "captions", "figcaption", "credit", "credits", "kredit", "photographer", "copyright", "byline", "author", "authors", "penulis", "editor", "reporter", "writer", "kicker", "overline", "eyebrow", "subtitle", "subheadline", "subhead", "dek", "deck", "standfirst", "lead", "lede", "summary", "excerpt", "tags", "tag", "keywords", "date", "time", "timestamp", "published", "pubdate", "headline", "title", "source", "dateline", "intro", "teasertext", "section", "category", "channel", "rubric", "kanal", "topic", "sapo", "description", "desc", "abstract", "meta", "image", "img", "photo", "foto", "wp", "gallery", "bio", "pullquote", "pull", "factbox", "infobox", "inline", "embed":
		return markName
	}
	if strings.HasPrefix(w, "comment") && w != "commentary" || strings.HasPrefix(w, "advert") || strings.HasPrefix(w, "breadcrumb") || strings.HasPrefix(w, "recommend") {
		return markOff
	}
	return markNone
}

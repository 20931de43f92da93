package syndication

import (
	"cmp"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

// typeOf is the schema.org type of a kind of story. AdvertiserContentArticle
// is an Article and no NewsArticle, which is the point of it.
func typeOf(k news.Kind) string {
	switch k {
	case news.KindOpinion:
		return "OpinionNewsArticle"
	case news.KindAnalysis:
		return "AnalysisNewsArticle"
	case news.KindBackground:
		return "BackgroundNewsArticle"
	case news.KindReview:
		return "ReviewNewsArticle"
	case news.KindAdvertorial:
		return "AdvertiserContentArticle"
	}
	return "NewsArticle"
}

// ArticleData is a story as JSON-LD (schema.org 30.0), for a script element of
// its page. The text itself is not repeated: it stands on the page.
func (o *Outlet) ArticleData(a reading.Article) ([]byte, error) {
	canonical := o.Canonical(a)
	t := thing(typeOf(a.Kind)).
		set("@id", canonical+"#story").
		set("identifier", StoryID(a.Story)).
		set("url", canonical).
		set("headline", line(a.Headline)).
		set("description", line(a.Lead)).
		set("articleSection", line(a.Section.Name)).
		set("inLanguage", a.Language).
		set("datePublished", o.iso(a.PublishedAt)).
		set("dateModified", o.iso(modified(a))).
		set("copyrightNotice", "© "+owner(a.Origin)).
		put("mainEntityOfPage", thing("WebPage").set("@id", canonical)).
		put("publisher", o.organization()).
		put("image", o.images(a.Photo)...).
		put("correction", o.corrections(a)...).
		put("editor", humans(o.people(a, news.Editor))...).
		put("contributor", humans(o.people(a, news.Photographer))...)
	t["isAccessibleForFree"] = true
	if a.Words > 0 {
		t["wordCount"] = a.Words
	}
	o.authorship(t, a)
	o.context(t, a)
	switch a.AI.Level {
	case news.AIAssist:
		t.set("digitalSourceType", schemaSource("compositeWithTrainedAlgorithmicMedia"))
	case news.AIGenerated:
		t.set("digitalSourceType", schemaSource("trainedAlgorithmicMedia"))
	}
	if a.Unverified {
		t.set("creativeWorkStatus", o.labels.UnverifiedWord)
	}
	return data(t)
}

// authorship says who wrote a story, who paid for it, and where it comes from.
func (o *Outlet) authorship(t object, a reading.Article) {
	if authors := o.people(a, news.Author); len(authors) > 0 {
		t.put("author", humans(authors)...)
	} else {
		t.put("author", o.siteRef(a.Origin))
	}
	if sponsor := line(a.Sponsor); a.Kind.Paid() && sponsor != "" {
		t["sponsor"] = thing("Organization").set("name", sponsor)
	}
	s := o.sourceOf(a)
	if s == nil {
		return
	}
	t["sourceOrganization"] = o.siteRef(a.Origin)
	// A copy whose canonical address is the origin's is that work itself; a
	// rewritten one is based on it.
	if s.href != "" && !elsewhere(a) {
		t.set("isBasedOn", s.href)
	}
	if s.headline != line(a.Headline) {
		t.set("alternativeHeadline", s.headline)
	}
}

// siteRef is a site of the network in few words; the outlet's own by its
// identity.
func (o *Outlet) siteRef(s news.Site) object {
	if s.ID == o.site.ID {
		return object{"@type": "NewsMediaOrganization", "@id": o.organizationID(), "name": line(s.Name), "url": o.home}
	}
	t := thing("NewsMediaOrganization").set("name", line(s.Name))
	if s.Public && len(s.Hosts) > 0 {
		t.set("url", o.links.Absolute(s, "/"))
	}
	return t
}

// context says what a story is about and part of.
func (o *Outlet) context(t object, a reading.Article) {
	if a.Located != "" {
		t["contentLocation"] = thing("Place").set("name", line(a.Located))
		if !a.Kind.Paid() {
			t.set("dateline", line(a.Located))
		}
	}
	var words []any
	for _, tag := range a.TagList {
		words = append(words, line(tag.Name))
	}
	t.put("keywords", words...)
	if a.Topic.ID != 0 {
		t["isPartOf"] = o.series(a.Topic)
	}
	var about []any
	for _, answer := range a.Answers {
		about = append(about, thing("NewsArticle").set("headline", line(answer.Story.Headline)).
			set("url", o.at(answer.Story.Path)))
	}
	t.put("about", about...)
}

// corrections are the errata and corrections of a story as CorrectionComment,
// and the replies to it as addresses: a reply is a story of its own.
func (o *Outlet) corrections(a reading.Article) []any {
	var out []any
	page := o.at(a.Path)
	for _, n := range a.Notices {
		switch n.Kind {
		case news.Ralat, news.Koreksi:
			text := line(n.Text)
			if apology := line(n.Apology); apology != "" {
				text += " " + apology
			}
			out = append(out, thing("CorrectionComment").set("name", o.labels.Notices[n.Kind]).set("text", text).
				set("datePublished", o.iso(n.At)).set("url", page+"#"+NoticeAnchor(n.ID)))
		case news.HakJawab:
			if n.Reply != nil {
				out = append(out, o.at(n.Reply.Path))
			}
		}
	}
	return out
}

// images are the crops of the lead picture, each with its rights, and the
// whole picture if there are no crops.
func (o *Outlet) images(p reading.Photo) []any {
	var out []any
	add := func(r news.Rendition) {
		a := p.Asset
		address := o.links.Media(o.site, r.Key)
		t := thing("ImageObject").set("url", address).set("contentUrl", address).
			set("creditText", line(a.Credit)).set("copyrightNotice", line(a.Copyright)).
			set("digitalSourceType", schemaSource(a.SourceType))
		t["width"], t["height"] = pixels(r.Width), pixels(r.Height)
		if a.Creator != "" {
			t["creator"] = thing("Person").set("name", line(a.Creator))
		}
		if len(out) == 0 {
			t.set("caption", o.caption(p)).set("description", line(p.Alt))
			t["representativeOfPage"] = true
		}
		out = append(out, t)
	}
	for _, spec := range crops {
		if r, ok := crop(p.Asset, spec); ok {
			add(r)
		}
	}
	if len(out) == 0 {
		if r, ok := uncut(p.Asset, widthFull); ok {
			add(r)
		}
	}
	return out
}

// WithdrawnData is a withdrawn story as JSON-LD, for its tombstone: that it
// was, that it is withdrawn, when and why, and nothing of what it said. path
// is the address of the tombstone.
func (o *Outlet) WithdrawnData(t reading.Tombstone, path string) ([]byte, error) {
	page := o.at(path)
	work := thing("NewsArticle").
		set("@id", page+"#story").
		set("identifier", StoryID(t.Story)).
		set("url", page).
		set("headline", cmp.Or(line(t.Headline), o.labels.Withdraw)).
		set("articleSection", line(t.Section.Name)).
		set("inLanguage", o.site.Language).
		set("datePublished", o.iso(t.PublishedAt)).
		set("dateModified", o.iso(t.WithdrawnAt)).
		set("creativeWorkStatus", o.labels.Withdraw).
		put("publisher", o.organization())
	if t.Shared && t.Origin.Name != "" {
		work["sourceOrganization"] = o.siteRef(t.Origin)
	}
	work["correction"] = thing("CorrectionComment").set("name", o.labels.Withdraw).set("text", o.ground(t)).
		set("datePublished", o.iso(t.WithdrawnAt)).set("url", page)
	return data(work)
}

// schemaSource is the member of IPTCDigitalSourceEnumeration for a term of
// IPTC's vocabulary, empty for an unknown one. Retired terms lead to those in
// use.
func schemaSource(term string) string {
	member := ""
	switch term {
	case "digitalCapture":
		member = "DigitalCapture"
	case "computationalCapture":
		member = "MultiFrameComputationalCapture"
	case "negativeFilm":
		member = "NegativeFilm"
	case "positiveFilm":
		member = "PositiveFilm"
	case "print":
		member = "Print"
	case "minorHumanEdits", "humanEdits":
		member = "MinorHumanEdits"
	case "compositeCapture":
		member = "CompositeCapture"
	case "algorithmicallyEnhanced":
		member = "AlgorithmicallyEnhanced"
	case "softwareImage", "digitalArt", "digitalCreation":
		member = "DigitalArt"
	case "dataDrivenMedia":
		member = "DataDrivenMedia"
	case "trainedAlgorithmicMedia":
		member = "TrainedAlgorithmicMedia"
	case "algorithmicMedia":
		member = "AlgorithmicMedia"
	case "screenCapture":
		member = "ScreenCapture"
	case "virtualRecording":
		member = "VirtualRecording"
	case "composite":
		member = "Composite"
	case "compositeSynthetic":
		member = "CompositeSynthetic"
	case "compositeWithTrainedAlgorithmicMedia":
		member = "CompositeWithTrainedAlgorithmicMedia"
	default:
		return ""
	}
	return "https://schema.org/" + member + "DigitalSource"
}

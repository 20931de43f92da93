package syndication

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/syndication/ninjs"
)

// ItemMeta is what an item says that its story does not know.
type ItemMeta struct {
	Network string    // name of the network in identities: the same for ever
	Version int       // 1 and up; grows with every change that partners hear of
	At      time.Time // when that change was made
	// EmbargoUntil is set for a story that partners get before readers.
	EmbargoUntil time.Time
	Pictures     bool // with files; their descriptions are always there
	// File is the address of a file of a picture by its key; nil for that which
	// readers get.
	File  func(key string) string
	Terms string // what was agreed, for editors of the partner
}

// ItemURI is the identity of a story for partners: like StoryID, and told from
// the stories of other networks.
func ItemURI(network string, story news.ID) string {
	return "urn:tajuk:" + network + ":story:" + story.String()
}

func noticeURI(network string, id news.ID) string {
	return "urn:tajuk:" + network + ":notice:" + id.String()
}

func assetURI(network string, id news.ID) string {
	return "urn:tajuk:" + network + ":asset:" + id.String()
}

// Item returns a story as ninjs 3.1. The body is the story alone; notices are
// associations, and the note for editors tells of them: it is the receiver who
// has to show them.
func (o *Outlet) Item(a reading.Article, m ItemMeta) (ninjs.Item, error) {
	i := o.itemHead(a.Story, m)
	i.PubStatus, i.Representation = ninjs.Usable, "full"
	if m.EmbargoUntil.After(m.At) {
		i.PubStatus, i.EmbargoedUntil = ninjs.Withheld, o.iso(m.EmbargoUntil)
	}
	i.FirstCreated, i.Language, i.Located = o.iso(a.PublishedAt), a.Language, line(a.Located)
	i.Title, i.Slugline = line(a.Headline), a.Story.String()
	i.Holder, i.Copyright, i.Terms = owner(a.Origin), "© "+owner(a.Origin), line(m.Terms)
	if a.Urgent {
		i.Urgency = 1
	}
	i.Headlines = []ninjs.Value{{Role: "main", ContentType: "text/plain", Value: o.title(a.Card)}}
	if lead := line(a.Lead); lead != "" {
		i.Descriptions = []ninjs.Value{{Role: "lead", ContentType: "text/plain", Value: lead}}
	}
	var err error
	if i.Bodies, err = o.itemBodies(&a, m.Pictures); err != nil {
		return i, err
	}
	o.itemNames(&i, a)
	o.itemPictures(&i, &a, m)
	o.itemNotices(&i, a, m)
	i.EdNote = o.editorsNote(a)
	i.AltIDs = append(i.AltIDs, ninjs.AltID{Role: "canonical", Value: o.Canonical(a)})
	return i, i.Check()
}

// CanceledItem returns a story that may not be shown any longer as ninjs 3.1:
// its identity and the reason, and nothing of what it said. why is the ground
// or, for a story that never appeared, empty.
func (o *Outlet) CanceledItem(story news.ID, m ItemMeta, why string) (ninjs.Item, error) {
	i := o.itemHead(story, m)
	i.PubStatus, i.Bodies, i.Language = ninjs.Canceled, []ninjs.Value{}, o.site.Language
	i.EdNote = o.labels.Withdraw
	if why = line(why); why != "" {
		i.EdNote += ": " + why
	}
	return i, i.Check()
}

// WithdrawnItem is CanceledItem for a story of which a tombstone is left.
func (o *Outlet) WithdrawnItem(t reading.Tombstone, m ItemMeta) (ninjs.Item, error) {
	return o.CanceledItem(t.Story, m, o.ground(t))
}

func (o *Outlet) itemHead(story news.ID, m ItemMeta) ninjs.Item {
	return ninjs.Item{
		URI: ItemURI(m.Network, story), Type: ninjs.Text, Version: strconv.Itoa(m.Version), VersionCreated: o.iso(m.At),
		Standard: ninjs.Ninjs(), AltIDs: []ninjs.AltID{{Role: "tajuk", Value: StoryID(story)}},
		Sources:         []ninjs.Source{{Name: line(o.site.Name), Role: "publisher", URI: o.home}},
		TrustIndicators: o.trust(),
	}
}

func (o *Outlet) itemBodies(a *reading.Article, pictures bool) ([]ninjs.Value, error) {
	if !pictures {
		bare := *a
		bare.Assets = nil
		a = &bare
	}
	var b bytes.Buffer
	opt := richtext.Options{Labels: o.labels.Rich, OwnHosts: o.hosts, Sponsored: a.Kind.Paid()}
	o.sponsor(&b, a.Card)
	if err := a.Body.FeedHTML(&b, resolver{o, a}, o.base, opt); err != nil {
		return nil, err
	}
	if a.Unverified {
		b.WriteString("<p><em>(" + esc(o.labels.Unverified) + ")</em></p>\n")
	}
	if text := o.aiText(a.AI); text != "" {
		b.WriteString("<p>" + esc(text) + "</p>\n")
	}
	return []ninjs.Value{
		{Role: "main", ContentType: "text/html", Words: a.Body.WordCount(), Value: b.String()},
		{Role: "main", ContentType: "text/plain", Words: a.Body.WordCount(), Value: clean(a.Body.Text())},
	}, nil
}

// itemNames says who made the story, what it is about and where it comes from.
func (o *Outlet) itemNames(i *ninjs.Item, a reading.Article) {
	var by []string
	for _, role := range []news.BylineRole{news.Author, news.Editor, news.Photographer} {
		for _, p := range o.people(a, role) {
			i.People = append(i.People, ninjs.Concept{Name: p.name, Rel: string(role), URI: p.url})
			if role == news.Author {
				by = append(by, p.name)
			}
		}
	}
	i.By = strings.Join(by, ", ")
	for _, s := range o.subjects(&a) {
		c := ninjs.Concept{Name: s.name, Rel: "about", Literal: s.term}
		if s.scheme != "" && s.term != "" {
			c.URI = strings.TrimSuffix(s.scheme, "/") + "/" + s.term
		}
		i.Subjects = append(i.Subjects, c)
	}
	if a.Located != "" {
		i.Places = []ninjs.Concept{{Name: line(a.Located), Rel: "located"}}
	}
	if s := o.sourceOf(a); s != nil {
		i.Sources = append(i.Sources, ninjs.Source{Name: s.name, Role: "origin", URI: s.home})
	}
	if name := line(a.Source.Name); name != "" {
		source := ninjs.Source{Name: name, Role: "source"}
		if strings.HasPrefix(a.Source.URL, "https://") || strings.HasPrefix(a.Source.URL, "http://") {
			source.URI = a.Source.URL
		}
		i.Sources = append(i.Sources, source)
	}
	i.Genres = []ninjs.Concept{genre(a.Kind)}
	switch a.AI.Level {
	case news.AIAssist:
		i.SourceType = sourceType("compositeWithTrainedAlgorithmicMedia")
	case news.AIGenerated:
		i.SourceType = sourceType("trainedAlgorithmicMedia")
	}
}

// genre is the term of IPTC's vocabulary for a kind of story; it has none for
// what was paid for.
func genre(k news.Kind) ninjs.Concept {
	term := "Current"
	switch k {
	case news.KindOpinion:
		term = "Opinion"
	case news.KindAnalysis:
		term = "Analysis"
	case news.KindBackground:
		term = "Background"
	case news.KindInterview:
		term = "Interview"
	case news.KindReview:
		term = "Review"
	case news.KindAdvertorial:
		return ninjs.Concept{Name: "Advertorial", Literal: string(k)}
	}
	return ninjs.Concept{Name: term, URI: "http://cv.iptc.org/newscodes/genre/" + term, Literal: string(k)}
}

func sourceType(term string) *ninjs.Concept {
	if term == "" {
		return nil
	}
	return &ninjs.Concept{Name: term, URI: "http://cv.iptc.org/newscodes/digitalsourcetype/" + term}
}

// itemPictures adds the pictures: the lead first, then those of the body, each
// once, with credit and rights whether or not their files are part of it.
func (o *Outlet) itemPictures(i *ninjs.Item, a *reading.Article, m ItemMeta) {
	seen := map[news.ID]bool{}
	add := func(asset news.Asset, rel, caption, alt string) {
		if asset.ID == 0 || seen[asset.ID] || asset.State != news.AssetReady {
			return
		}
		seen[asset.ID] = true
		p := ninjs.Item{
			Name: "picture-" + strconv.Itoa(len(seen)), Rel: rel, URI: assetURI(m.Network, asset.ID), Type: ninjs.Picture,
			By: line(asset.Creator), Copyright: line(asset.Copyright), Terms: line(asset.Terms), Holder: line(asset.Credit),
			ContentCreated: o.iso(asset.TakenAt), SourceType: sourceType(asset.SourceType),
		}
		if asset.Graphic() {
			p.Type = ninjs.Graphic
		}
		for _, d := range []ninjs.Value{{Role: "caption", Value: caption}, {Role: "alternative", Value: line(alt)}, {Role: "credit", Value: line(asset.Credit)}} {
			if d.Value != "" {
				d.ContentType = "text/plain"
				p.Descriptions = append(p.Descriptions, d)
			}
		}
		if asset.Archive != "" {
			p.EdNote = line(o.labels.Rich.ArchivePhoto + ": " + asset.Archive)
		}
		if m.Pictures {
			p.Renditions = o.renditions(asset, m.File)
		}
		i.Associations = append(i.Associations, p)
	}
	add(a.Photo.Asset, "lead", o.caption(a.Photo), a.Photo.Alt)
	for _, text := range a.Body.References().Assets {
		if id, err := news.ParseID(text); err == nil {
			asset := a.Assets[id]
			add(asset, "body", line(asset.Caption), asset.Alt)
		}
	}
}

// renditions are the JPEG files of a picture: every program reads them.
func (o *Outlet) renditions(a news.Asset, file func(key string) string) []ninjs.Rendition {
	if file == nil {
		file = func(key string) string { return o.links.Media(o.site, key) }
	}
	var out []ninjs.Rendition
	for _, r := range a.Renditions {
		if r.Format != "jpeg" {
			continue
		}
		n := ninjs.Rendition{Name: r.Spec, Href: file(r.Key), ContentType: "image/jpeg", Width: r.Width, Height: r.Height, Bytes: r.Bytes}
		if !r.Crop() {
			n.Focus = &ninjs.Point{X: int(math.Round(a.FocalX * float64(r.Width))), Y: int(math.Round(a.FocalY * float64(r.Height)))}
		}
		out = append(out, n)
	}
	return out
}

// itemNotices adds what was said about the story, and the stories that it
// answers.
func (o *Outlet) itemNotices(i *ninjs.Item, a reading.Article, m ItemMeta) {
	for n, notice := range a.Notices {
		p := ninjs.Item{
			Name: "notice-" + strconv.Itoa(n+1), Rel: string(notice.Kind), URI: noticeURI(m.Network, notice.ID), Type: ninjs.Text,
			VersionCreated: o.iso(notice.At), PubStatus: ninjs.Usable,
			Headlines: []ninjs.Value{{Role: "main", ContentType: "text/plain", Value: o.labels.Notices[notice.Kind]}},
			Bodies:    []ninjs.Value{{Role: "main", ContentType: "text/plain", Value: strings.Join(append(paragraphs(notice.Text), paragraphs(notice.Apology)...), "\n\n")}},
		}
		if notice.Severity != "" {
			p.Genres = []ninjs.Concept{{Literal: string(notice.Severity)}}
		}
		i.Associations = append(i.Associations, p)
		if notice.Reply != nil {
			i.Associations = append(i.Associations, o.itemLink("reply-"+strconv.Itoa(n+1), string(notice.Kind)+":reply", *notice.Reply, m))
		}
	}
	for n, answer := range a.Answers {
		i.Associations = append(i.Associations, o.itemLink("answers-"+strconv.Itoa(n+1), string(answer.Kind)+":about", answer.Story, m))
	}
}

func (o *Outlet) itemLink(name, rel string, c reading.Card, m ItemMeta) ninjs.Item {
	return ninjs.Item{Name: name, Rel: rel, URI: ItemURI(m.Network, c.Story), Type: ninjs.Text,
		Headlines: []ninjs.Value{{Role: "main", ContentType: "text/plain", Value: line(c.Headline)}}}
}

// editorsNote says what an editor must know before using the story: what was
// corrected and when, that it is unverified, that somebody paid.
func (o *Outlet) editorsNote(a reading.Article) string {
	var notes []string
	for n := len(a.Notices) - 1; n >= 0; n-- { // the newest first
		notice := a.Notices[n]
		text := o.labels.Notices[notice.Kind] + " (" + o.iso(notice.At) + "): " + line(notice.Text)
		if apology := line(notice.Apology); apology != "" {
			text += " " + apology
		}
		notes = append(notes, text)
	}
	if a.Unverified {
		notes = append(notes, o.labels.Unverified)
	}
	if a.Kind.Paid() {
		notes = append(notes, o.title(a.Card))
	}
	if text := o.aiText(a.AI); text != "" {
		notes = append(notes, text)
	}
	return strings.Join(notes, "\n")
}

// trust leads to the pages on which the site says how it works.
func (o *Outlet) trust() []ninjs.Indicator {
	var out []ninjs.Indicator
	for _, t := range [...]struct{ role, path string }{
		{"editorialPolicy", o.paths.Guideline}, {"masthead", o.paths.Staff}, {"correctionsPolicy", o.paths.Corrections},
	} {
		if href := o.at(t.path); href != "" {
			out = append(out, ninjs.Indicator{Role: "http://cv.iptc.org/newscodes/trustindicator/" + t.role, Href: href})
		}
	}
	return out
}

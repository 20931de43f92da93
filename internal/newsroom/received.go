package newsroom

import (
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/likeness"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// content is what the item says as the content of its story. before is what the
// story said; its address stays.
func (r *reception) content(before news.Content) (news.Content, error) {
	in := r.in.Wire
	c := news.Content{Headline: lang.Shorten(act.OneLine(in.Headline), news.MaxHeadline), Body: r.in.Body, Slug: before.Slug, Photo: r.in.Photo,
		Urgent: in.Urgency == 1, Source: news.Source{Name: in.Source, URL: in.URL}}
	if c.Source.Name == "" {
		c.Source.Name = r.site.Name
	}
	if c.Source.URL == "" {
		c.Source.URL = before.Source.URL
	}
	if c.Lead = lang.Shorten(act.OneLine(r.in.Lead), news.MaxLead); c.Lead == "" {
		c.Lead = lang.Shorten(act.OneLine(in.Summary), news.MaxLead)
	}
	if len(in.Places) > 0 && len([]rune(in.Places[0])) <= maxPlace {
		c.Located = act.OneLine(in.Places[0])
	}
	if in.Paid {
		c.Sponsor = lang.Shorten(c.Source.Name, maxSponsor)
	}
	for _, name := range in.Tags {
		t, found, err := r.Store.TagBySlug(r, lang.Slug(name))
		if err != nil {
			return c, err
		}
		if found && !slices.Contains(c.Tags, t.ID) && len(c.Tags) < news.MaxTags {
			c.Tags = append(c.Tags, t.ID)
		}
	}
	var err error
	if c.Bylines, err = r.bylines(); err != nil {
		return c, err
	}
	return act.CheckContent(c)
}

// Lengths of what content holds, in characters.
const (
	maxPlace   = 80
	maxSponsor = 120
	maxPerson  = 80
	maxBylines = 8
)

// bylines are the people whom the item names, as people of the partner; the
// partner itself when it names nobody.
func (r *reception) bylines() (out []news.Byline, err error) {
	names := r.in.Wire.Authors
	if len(names) == 0 {
		names = []string{r.site.Name}
	}
	for _, name := range names[:min(len(names), maxBylines)] {
		name = lang.Shorten(act.OneLine(name), maxPerson)
		slug := lang.Slug(name)
		if slug == "" {
			continue
		}
		id, err := r.person(slug, name)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(b news.Byline) bool { return b.Person == id }) {
			out = append(out, news.Byline{Person: id, Role: news.Author})
		}
	}
	return out, nil
}

// person finds somebody of the partner, or adds them. Whoever is called alike
// here is another person.
func (r *reception) person(slug, name string) (news.ID, error) {
	for _, s := range []string{slug, slug + "-" + r.site.Slug} {
		p, found, err := r.Store.PersonBySlug(r, s)
		if err != nil {
			return 0, err
		}
		if found && p.Site == r.site.ID {
			return p.ID, nil
		}
		if found {
			continue
		}
		p = news.Person{ID: r.NextID(), Slug: s, Name: name, Site: r.site.ID, Role: "reporter", Rev: 1}
		if err := p.Check(); err != nil {
			return 0, err
		}
		if err := r.Store.SavePerson(r, p); err != nil {
			return 0, err
		}
		return p.ID, r.Event(news.EventPersonSaved, 0, p.Site, map[string]any{"person": p.ID})
	}
	return 0, fault.Field("bylines", "two people are called %s", name)
}

// maxSections is how many sections a partner's categories make.
const maxSections = 50

// section finds the partner's main category of the item among the sections of
// its external site, or adds it, so that rules can tell them apart.
func (r *reception) section() (news.ID, error) {
	if len(r.in.Wire.Sections) > 0 {
		name := lang.Shorten(act.OneLine(r.in.Wire.Sections[0]), 40)
		slug := lang.Slug(name)
		if s, ok := r.site.SectionBySlug(slug); ok {
			return s.ID, nil
		}
		site := r.site
		site.Sections = append(slices.Clone(site.Sections), news.Section{ID: r.NextID(), Site: site.ID, Slug: slug, Name: name, Position: len(site.Sections)})
		if len(site.Sections) <= maxSections && site.Check() == nil {
			site.Rev++
			if err := r.SaveSite(site); err != nil {
				return 0, err
			}
			r.site = site
			return site.Sections[len(site.Sections)-1].ID, r.Event(news.EventSiteSaved, 0, site.ID, nil)
		}
	}
	return r.site.Sections[0].ID, nil
}

// kind reads the genre in the partner's words.
func (r *reception) kind() news.Kind {
	if r.in.Wire.Paid {
		return news.KindAdvertorial
	}
	switch genre := strings.ToLower(r.in.Wire.Genre); {
	case strings.Contains(genre, "opini"), strings.Contains(genre, "kolom"), strings.Contains(genre, "editorial"):
		return news.KindOpinion
	case strings.Contains(genre, "analis"), strings.Contains(genre, "analys"):
		return news.KindAnalysis
	case strings.Contains(genre, "background"), strings.Contains(genre, "latar"):
		return news.KindBackground
	case strings.Contains(genre, "interview"), strings.Contains(genre, "wawancara"):
		return news.KindInterview
	case strings.Contains(genre, "review"), strings.Contains(genre, "resensi"):
		return news.KindReview
	}
	return news.KindNews
}

func (r *reception) language() string {
	if l, ok := lang.ParseLanguage(r.in.Wire.Language); ok {
		return l.String()
	}
	return r.site.Language
}

// Bounds within which a text counts as one that the network has already.
const (
	sameText   = 0.85 // of the shorter one stands in the other
	sameLength = 0.7  // the shorter one has that share of the other's length
	sameWithin = 3 * 24 * time.Hour
)

// same returns the story of the network that tells the same in the same words,
// from another source or of its own, 0 for none. It may have been withdrawn:
// then it does not come back by another door.
func (r *reception) same() (news.ID, error) {
	l := lang.Language(r.language())
	doc, err := act.Document(r.in.Body)
	if err != nil {
		return 0, err
	}
	text := r.in.Lead + "\n\n" + doc.Text()
	sketch, ok := likeness.Of(l, text)
	if !ok {
		return 0, nil
	}
	candidates, err := r.Store.Alike(r, 0, sketch[:], maxAlike)
	if err != nil {
		return 0, err
	}
	for _, c := range candidates {
		st, found, err := r.Store.Story(r, c.Story)
		if err != nil {
			return 0, err
		}
		if !found || st.LiveVersion == 0 || st.Language != string(l) || st.VisibleAt().Before(r.Now.Add(-sameWithin)) {
			continue
		}
		v, err := r.Store.Version(r, st.ID, st.LiveVersion)
		if err != nil {
			return 0, err
		}
		other, err := act.Document(v.Content.Body)
		if err != nil {
			return 0, err
		}
		theirs := v.Content.Lead + "\n\n" + other.Text()
		short, long := min(len(text), len(theirs)), max(len(text), len(theirs))
		if float64(short) >= sameLength*float64(long) && likeness.Shared(l, text, theirs) >= sameText {
			return st.ID, nil
		}
	}
	return 0, nil
}

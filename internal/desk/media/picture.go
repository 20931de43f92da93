package media

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

// picturePage is one picture on the screen.
type picturePage struct {
	frame.Base
	Card    card
	P       inside.Picture
	Form    form
	Site    news.Site // whose zone its dates are told in
	Uses    []use
	Alike   []card
	History []event
	By      card
	// Keywords are those that the file came with.
	Keywords []string
	Replaces []card
	Sources  []string
	Crops    []string
}

type use struct {
	inside.PictureUse
	On   string // name of the site
	Page string // name of a site's page
}

type event struct {
	news.AssetChange
	Who   string
	Names []string // of the fields that changed
}

// form is what is said about a picture, as it stands in the form.
type form struct {
	Credit, Creator, Caption, Alt, Copyright, Terms, Licence string
	Archive, SourceType, FocalX, FocalY, TakenAt, RightsDay  string
	Rev                                                      int64
}

// sources are the ways in which a picture comes to be that the form offers.
func sources() []string {
	return []string{"", "digitalCapture", "humanEdits", "compositeCapture", "algorithmicallyEnhanced", "screenCapture", "print", "dataDrivenMedia",
		"digitalCreation", "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"}
}

const dayForm, momentForm = "2006-01-02", "2006-01-02T15:04"

func formOf(a news.Asset, loc *time.Location) form {
	f := form{Credit: a.Credit, Creator: a.Creator, Caption: a.Caption, Alt: a.Alt, Copyright: a.Copyright, Terms: a.Terms, Licence: a.Licence,
		Archive: a.Archive, SourceType: a.SourceType, FocalX: percent(a.FocalX), FocalY: percent(a.FocalY), Rev: a.Rev}
	if !a.TakenAt.IsZero() {
		f.TakenAt = a.TakenAt.In(loc).Format(momentForm)
	}
	if !a.RightsUntil.IsZero() {
		// The last day on which it may be used.
		f.RightsDay = a.RightsUntil.In(loc).Add(-time.Minute).Format(dayForm)
	}
	return f
}

func percent(v float64) string { return strconv.FormatFloat(100*v, 'f', -1, 64) }

func (s *screens) picture(c *frame.Call) error {
	p, err := s.load(c)
	if err != nil {
		return err
	}
	return c.Render(s.picturePage, p)
}

func (s *screens) load(c *frame.Call) (*picturePage, error) {
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	pic, err := s.read.Picture(c.Context(), c.Actor(), id)
	if err != nil {
		return nil, err
	}
	p := &picturePage{Base: c.Base("media", "media.picture"), P: pic, Sources: sources(), Crops: []string{"16x9", "4x3", "1x1"}}
	if p.Site, err = s.siteOf(c, pic.Asset); err != nil {
		return nil, err
	}
	p.Form = formOf(pic.Asset, p.Site.Location())
	if !slices.Contains(p.Sources, pic.SourceType) {
		p.Sources = append(p.Sources, pic.SourceType)
	}
	one, err := s.cards(c, p.Base, []news.Asset{pic.Asset, pic.By})
	if err != nil {
		return nil, err
	}
	p.Card, p.By = one[0], one[1]
	p.Keywords = strings.FieldsFunc(pic.Asset.Keywords, func(r rune) bool { return r == '\n' })
	if p.Replaces, err = s.cards(c, p.Base, pic.Replaces); err != nil {
		return nil, err
	}
	p.Title = p.Card.Title()
	if p.Alike, err = s.cards(c, p.Base, pic.Alike); err != nil {
		return nil, err
	}
	sites, err := c.Sites()
	if err != nil {
		return nil, err
	}
	for _, u := range pic.Uses {
		on := use{PictureUse: u}
		if i := slices.IndexFunc(sites, func(s news.Site) bool { return s.ID == u.Site }); i >= 0 {
			on.On = sites[i].Name
		}
		on.Page, _ = strings.CutPrefix(string(u.Kind), "page/")
		p.Uses = append(p.Uses, on)
	}
	for _, h := range pic.History {
		p.History = append(p.History, event{h, pic.Names[h.Actor], slices.Sorted(maps.Keys(h.Changes))})
	}
	return p, nil
}

// KB is the size of the original in thousands of bytes.
func (p *picturePage) KB() int { return int((p.P.Bytes + 999) / 1000) }

// SourceName says how a picture came to be; a term that the form does not offer
// is its own name.
func (p *picturePage) SourceName(term string) string {
	if term == "" {
		return p.T("media.source-unknown")
	}
	if slices.Contains(sources(), term) {
		return p.T("media." + "source-" + term)
	}
	return term
}

// Verb is what was done, in a word that the catalogue knows.
func (e event) Verb() string {
	_, verb, _ := strings.Cut(string(e.Kind), ".")
	return verb
}

// CanUndo reports whether the act can be taken back.
func (e event) CanUndo() bool {
	return e.Kind == news.EventAssetChanged && !slices.Contains(e.Names, "replaced_by") || e.Kind == news.EventAssetReplaced
}

// UseKind tells a use in one word of the catalogue.
func (u use) UseKind() string {
	switch kind, _, _ := strings.Cut(string(u.Kind), "/"); kind {
	case "draft", "live", "override", "page":
		return "media." + "use-" + kind
	}
	return "media.use-draft"
}

// siteOf is the site whose zone a picture's dates are in: its own, else the
// network's first.
func (s *screens) siteOf(c *frame.Call, a news.Asset) (news.Site, error) {
	sites, err := c.Sites()
	if err != nil || len(sites) == 0 {
		return news.Site{}, err
	}
	for _, site := range sites {
		if site.ID == a.Site {
			return site, nil
		}
	}
	return sites[0], nil
}

// fill takes from a request what is said about a picture. Only what the form
// has is touched, and nothing but what is named here.
func (f *form) fill(v url.Values) {
	for name, at := range map[string]*string{"credit": &f.Credit, "creator": &f.Creator, "caption": &f.Caption, "alt": &f.Alt,
		"copyright": &f.Copyright, "terms": &f.Terms, "licence": &f.Licence, "archive": &f.Archive, "source_type": &f.SourceType,
		"focal_x": &f.FocalX, "focal_y": &f.FocalY, "taken_at": &f.TakenAt, "rights_day": &f.RightsDay} {
		if values, there := v[name]; there && len(values) > 0 {
			*at = strings.ReplaceAll(strings.TrimSpace(values[0]), "\r\n", "\n")
		}
	}
	if rev, err := strconv.ParseInt(v.Get("rev"), 10, 64); err == nil {
		f.Rev = rev
	} else {
		f.Rev = 0
	}
}

// asset is the picture that the form describes. before is what it was made of:
// a time that nobody touched keeps its seconds.
func (f form) asset(before news.Asset, loc *time.Location) (news.Asset, error) {
	a, was, wrong := before, formOf(before, loc), fault.Fields{}
	a.Credit, a.Creator, a.Caption, a.Alt, a.Copyright, a.Terms, a.Licence = f.Credit, f.Creator, f.Caption, f.Alt, f.Copyright, f.Terms, f.Licence
	a.Archive, a.SourceType, a.Rev = f.Archive, f.SourceType, f.Rev
	for _, p := range []struct {
		name, text, was string
		at              *float64
	}{{"focal_x", f.FocalX, was.FocalX, &a.FocalX}, {"focal_y", f.FocalY, was.FocalY, &a.FocalY}} {
		if p.text == p.was {
			continue
		}
		n, err := strconv.ParseFloat(strings.ReplaceAll(p.text, ",", "."), 64)
		if err != nil || !(n >= 0 && n <= 100) {
			wrong.Add(p.name, "must be a number from 0 to 100")
			continue
		}
		*p.at = n / 100
	}
	if f.TakenAt != was.TakenAt {
		a.TakenAt = time.Time{}
		if f.TakenAt != "" {
			t, err := time.ParseInLocation(momentForm, f.TakenAt, loc)
			if err != nil || t.Year() < 1825 || t.Year() > 2200 {
				wrong.Add("taken_at", "is no date and time")
			}
			a.TakenAt = t.UTC()
		}
	}
	if f.RightsDay != was.RightsDay {
		a.RightsUntil = time.Time{}
		if f.RightsDay != "" {
			day, err := time.ParseInLocation(dayForm, f.RightsDay, loc)
			if err != nil || day.Year() < 1900 || day.Year() > 2200 {
				wrong.Add("rights_day", "is no date")
			}
			a.RightsUntil = day.AddDate(0, 0, 1).UTC() // through the whole of that day
		}
	}
	return a, wrong.Err()
}

func (s *screens) save(c *frame.Call) error {
	p, err := s.load(c)
	if err != nil {
		return err
	}
	if err := c.R.ParseForm(); err != nil {
		return err
	}
	p.Form.fill(c.R.PostForm)
	changed, err := p.Form.asset(p.P.Asset, p.Site.Location())
	if err != nil {
		return c.Invalid(s.picturePage, &p.Base, p, err)
	}
	done, err := s.room.EditAsset(c.Context(), c.Actor(), changed)
	if err != nil {
		return c.Invalid(s.picturePage, &p.Base, p, err)
	}
	here := "/media/" + p.P.ID.String()
	if done == 0 {
		return c.Redirect(here, frame.Done("media.unchanged"))
	}
	return c.Redirect(here, frame.Done("media.saved").Undo(here+"/undo", url.Values{"change": {done.String()}}))
}

func (s *screens) undo(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.UndoAssetChange(c.Context(), c.Actor(), id, c.FormID("change")); err != nil {
		return s.again(c, err)
	}
	return c.Redirect("/media/"+id.String(), frame.Done("media.undone"))
}

// again shows the picture with what was wrong with an act upon it.
func (s *screens) again(c *frame.Call, err error) error {
	p, loadErr := s.load(c)
	if loadErr != nil {
		return err
	}
	return c.Invalid(s.picturePage, &p.Base, p, err)
}

// replace shows another picture in the place of one. Which, is an ID or the
// address of its screen.
func (s *screens) replace(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	given := strings.TrimSpace(c.R.FormValue("by"))
	if i := strings.LastIndexByte(strings.TrimRight(given, "/"), '/'); i >= 0 {
		given = strings.TrimRight(given, "/")[i+1:]
	}
	given, _, _ = strings.Cut(given, "?")
	by, err := news.ParseID(strings.ToLower(given))
	if err != nil {
		return s.again(c, fault.Field("by", "name the other picture by its number or the address of its page"))
	}
	done, err := s.room.Replace(c.Context(), c.Actor(), id, by)
	if err != nil {
		return s.again(c, err)
	}
	here := "/media/" + id.String()
	return c.Redirect(here, frame.Done("media.replaced").Undo(here+"/undo", url.Values{"change": {done.String()}}))
}

func (s *screens) drop(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.DeleteAsset(c.Context(), c.Actor(), id); err != nil {
		return s.again(c, err)
	}
	return c.Redirect("/media", frame.Done("media.deleted"))
}

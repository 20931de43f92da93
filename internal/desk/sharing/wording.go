package sharing

import (
	"cmp"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
)

func (s *screens) mountWordings(f *frame.Frame) {
	f.Post("/stories/{id}/sites/{site}/fields/{field}", s.override)
	f.Post("/stories/{id}/sites/{site}/fields/{field}/inherit", s.inherit)
	f.Post("/stories/{id}/sites/{site}/fields/{field}/again", s.wordAgain)
}

// fieldRow is a field with what the origin says, what the site says, and what it
// has said.
type fieldRow struct {
	Field  news.Field
	Label  string
	Theirs wording
	Own    wording
	Past   []wording // the newest first
	Is     bool      // the site words it itself
	Behind bool      // the origin has changed it since
	Long   bool      // a text of several lines
	Open   bool
	Typed  string // in the form
	Seen   int64  // when the site's wording was made, in milliseconds
	Clash  bool   // a colleague changed it meanwhile
	Kept   bool   // what was typed cannot be saved any more; it is shown to be taken along
}

// wording is what somebody says of a field, as people read it.
type wording struct {
	Page  *onSitePage
	Field news.Field
	Text  string
	Lang  string
	Photo news.Asset // with the words about it here; zero for none
	N     int        // of an earlier one
	By    string
	At    time.Time
}

// Height is that of the photo when it is 320 pixels wide.
func (w wording) Height() int {
	return int(math.Round(320 * float64(w.Photo.Height) / float64(max(w.Photo.Width, 1))))
}

// fields writes all wordings of every field as people read and type them.
func (s *screens) fields(c *frame.Call, p *onSitePage) error {
	ids, people := append(p.Inherited.Names(), p.Shown.Names()...), []news.ID{}
	for _, o := range p.Placement.Overrides {
		people = append(people, o.MadeBy)
	}
	past := make([]news.Content, len(p.Past))
	for i, o := range p.Past {
		var err error
		if past[i], err = o.Apply(news.Content{}); err != nil {
			return err
		}
		ids, people = append(ids, past[i].Names()...), append(people, o.MadeBy)
	}
	named, err := s.read.Named(c.Context(), ids)
	if err != nil {
		return err
	}
	by, err := s.read.Names(c.Context(), people...)
	if err != nil {
		return err
	}
	says := func(f news.Field, said news.Content, lang string) (wording, error) {
		text, err := inText(f, said, named)
		w := wording{Page: p, Field: f, Text: text, Lang: lang}
		if a := p.Pictures[said.Photo.Asset]; f == news.FieldPhoto && a.State != news.AssetFailed {
			a.Alt, a.Caption = cmp.Or(said.Photo.Alt, a.Alt), cmp.Or(said.Photo.Caption, a.Caption)
			w.Photo = a
		}
		return w, err
	}
	for _, f := range news.Fields() {
		o, own := p.Placement.Override(f)
		row := fieldRow{Field: f, Label: c.Text("where." + string(f)), Is: own, Behind: own && o.Base < p.Story.LiveVersion,
			Long: f == news.FieldBody || f == news.FieldLead, Open: c.R.PathValue("field") == string(f), Seen: sharing.Inherited().UnixMilli()}
		if row.Theirs, err = says(f, p.Inherited, p.Story.Language); err != nil {
			return err
		}
		if row.Own, err = says(f, p.Shown, p.Site.Language); err != nil {
			return err
		}
		row.Typed = row.Own.Text
		if own {
			row.Own.By, row.Own.At, row.Seen = by[o.MadeBy], o.MadeAt, o.MadeAt.UnixMilli()
		}
		for i, o := range p.Past {
			if o.Field != f {
				continue
			}
			w, err := says(f, past[i], p.Site.Language)
			if err != nil {
				return err
			}
			w.N, w.By, w.At = o.N, by[o.MadeBy], o.MadeAt
			row.Past = append(row.Past, w)
		}
		p.Fields = append(p.Fields, row)
	}
	return nil
}

// inText writes a field as people read and type it: a body as Markdown, tags and
// the topic by their names, a picture by its code.
func inText(f news.Field, c news.Content, named map[news.ID]string) (string, error) {
	switch f {
	case news.FieldHeadline:
		return c.Headline, nil
	case news.FieldLead:
		return c.Lead, nil
	case news.FieldSlug:
		return c.Slug, nil
	case news.FieldTopic:
		return named[c.Topic], nil
	case news.FieldTags:
		var out []string
		for _, t := range c.Tags {
			out = append(out, named[t])
		}
		return strings.Join(out, ", "), nil
	case news.FieldPhoto:
		if c.Photo.Asset == 0 {
			return "", nil
		}
		return c.Photo.Asset.String(), nil
	}
	if c.Body == "" {
		return "", nil
	}
	doc, err := richtext.Parse([]byte(c.Body))
	return markdown.Write(doc), err
}

// stored turns what was typed into what an override keeps.
func (s *screens) stored(c *frame.Call, p *onSitePage, f news.Field, typed string) (string, error) {
	typed = strings.TrimSpace(typed)
	switch f {
	case news.FieldBody:
		base, err := richtext.Parse([]byte(p.Shown.Body))
		if err != nil {
			return "", err
		}
		doc, err := markdown.ParseKept([]byte(typed), base)
		if err != nil {
			return "", fault.Field("body", "%v", err)
		}
		return doc.String(), nil
	case news.FieldTopic:
		if typed == "" {
			return `"0"`, nil
		}
		topic, found, err := s.read.TopicNamed(c.Context(), lang.Slug(typed))
		if err == nil && !found {
			err = fault.Field("topic", "there is no topic named %s", typed)
		}
		return `"` + topic.ID.String() + `"`, err
	case news.FieldTags:
		var ids []news.ID
		for _, name := range strings.Split(typed, ",") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			tag, found, err := s.read.TagNamed(c.Context(), lang.Slug(name))
			if err != nil {
				return "", err
			}
			if !found {
				return "", fault.Field("tags", "there is no tag named %s", name)
			}
			if !slices.Contains(ids, tag.ID) {
				ids = append(ids, tag.ID)
			}
		}
		b, err := json.Marshal(ids)
		return string(b), err
	case news.FieldPhoto:
		var photo news.Photo
		if typed != "" {
			id, err := news.ParseID(typed)
			if err != nil {
				return "", fault.Field("photo", "this is not the code of a picture")
			}
			if photo.Asset = id; id == p.Shown.Photo.Asset {
				photo = p.Shown.Photo // with the words about it
			}
		}
		b, err := json.Marshal(photo)
		return string(b), err
	}
	return typed, nil
}

// onField is the screen, and the field of its address.
func (s *screens) onField(c *frame.Call) (*onSitePage, news.Field, error) {
	f := news.Field(c.R.PathValue("field"))
	if !slices.Contains(news.Fields(), f) {
		return nil, f, fault.New(fault.NotFound, "there is nothing at this address")
	}
	p, err := s.onSite(c)
	return p, f, err
}

func (s *screens) override(c *frame.Call) error {
	p, f, err := s.onField(c)
	if err != nil {
		return err
	}
	typed := c.R.PostFormValue("value")
	value, err := s.stored(c, p, f, typed)
	if err == nil {
		err = s.room.OverrideOn(c.Context(), c.Actor(), p.Story.ID, p.Site.ID, f, value, seen(c))
	}
	if err != nil {
		return s.unworded(c, p, f, typed, err)
	}
	return s.reworded(c, p, f, "onsite.worded")
}

// seen is when the wording that the form was made on was made, the zero time
// when it does not say.
func seen(c *frame.Call) time.Time {
	ms, err := strconv.ParseInt(c.R.PostFormValue("seen"), 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// unworded shows what was typed again with what is wrong with it; beside it
// stands what the site says by now. Where the site has stopped carrying the story
// there is no form any more, and what was typed stands there to be copied.
func (s *screens) unworded(c *frame.Call, p *onSitePage, f news.Field, typed string, err error) error {
	clash := false
	if fault.KindOf(err) == fault.Conflict {
		fresh, lost := s.onSite(c)
		if lost != nil {
			return lost
		}
		p, clash = fresh, true
	}
	for i := range p.Fields {
		if row := &p.Fields[i]; row.Field == f {
			row.Typed, row.Kept = typed, !p.MayWord
			row.Clash = p.MayWord && clash && !seen(c).Equal(time.UnixMilli(row.Seen))
		}
	}
	return s.refused(c, p, err)
}

// reworded leads back to a field with what was done to it, and how that is
// undone: by what the site said before, as p shows it, or by following the
// origin again.
func (s *screens) reworded(c *frame.Call, p *onSitePage, f news.Field, done string) error {
	said, path := frame.Done(done, c.Text("where."+string(f))), p.Path()+"/fields/"+string(f)
	if !p.Placement.Overridden(f) {
		said = said.Undo(path+"/inherit", nil)
	} else {
		now, err := s.across.OnSite(c.Context(), c.Actor(), p.Story.ID, p.Site.ID)
		if err != nil {
			return err
		}
		if n := newest(now.Past, f); n != newest(p.Past, f) { // else it says the same as before
			said = said.Undo(path+"/again", map[string][]string{"n": {strconv.Itoa(n)}})
		}
	}
	return c.Redirect(p.Path()+"#f-"+string(f), said)
}

// newest is the number of the newest earlier wording of a field, 0 for none.
func newest(past []news.PastOverride, f news.Field) int {
	for _, o := range past {
		if o.Field == f {
			return o.N
		}
	}
	return 0
}

func (s *screens) inherit(c *frame.Call) error {
	p, f, err := s.onField(c)
	if err != nil {
		return err
	}
	if err := s.room.Inherit(c.Context(), c.Actor(), p.Story.ID, p.Site.ID, f); err != nil {
		return s.refused(c, p, err)
	}
	return s.reworded(c, p, f, "onsite.inherited")
}

// wordAgain has the site say what it said before.
func (s *screens) wordAgain(c *frame.Call) error {
	p, f, err := s.onField(c)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(c.R.PostFormValue("n"))
	if err != nil {
		return fault.New(fault.NotFound, "the site has no such earlier wording")
	}
	if err := s.room.RestoreOverride(c.Context(), c.Actor(), p.Story.ID, p.Site.ID, f, n); err != nil {
		return s.refused(c, p, err)
	}
	return s.reworded(c, p, f, "onsite.worded")
}

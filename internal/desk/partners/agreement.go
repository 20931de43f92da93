package partners

import (
	"context"
	"slices"
	"strconv"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
)

type agreementPage struct {
	frame.Base
	Agreement  partner.Agreement
	Line       partner.Line
	Sites      []choice
	Sections   []choice
	Tags       []choice
	Kinds      []choice
	Forms      []choice
	Deliveries []partner.Delivery
	Next       news.ID
	CanReplay  bool
	// Key and Token are shown once, in the answer to whoever made them.
	Key, Token string
}

// choice is an option of a list to choose from.
type choice struct {
	Value, Label string
	Chosen       bool
}

func (s *screens) newAgreement(c *frame.Call) error {
	if err := mayManage(c); err != nil {
		return err
	}
	p, err := s.form(c, partner.Agreement{Form: partner.Ninjs, Pictures: true})
	if err != nil {
		return err
	}
	return c.Render(s.agreement, p)
}

// form fills the form of an agreement.
func (s *screens) form(c *frame.Call, a partner.Agreement) (*agreementPage, error) {
	title := "partners.one"
	if a.ID == 0 {
		title = "partners.new"
	}
	p := &agreementPage{Base: c.Base("partners", title, a.Partner), Agreement: a, CanReplay: a.Push != ""}
	p.Agreement.Key, p.Agreement.OldKey, p.Agreement.Secret = "", "", ""
	sites, err := c.SitesFor(news.ActManage)
	if err != nil {
		return p, err
	}
	for _, site := range sites {
		p.Sites = append(p.Sites, choice{site.ID.String(), site.Name, slices.Contains(a.Sites, site.ID)})
		for _, sec := range site.Sections {
			p.Sections = append(p.Sections, choice{sec.ID.String(), site.Name + " - " + sec.Name, slices.Contains(a.Sections, sec.ID)})
		}
	}
	for _, k := range news.Kinds() {
		p.Kinds = append(p.Kinds, choice{string(k), c.Text("kind." + string(k)), slices.Contains(a.Kinds, k)})
	}
	for _, f := range partner.Forms() {
		p.Forms = append(p.Forms, choice{string(f), c.Text("partnerform." + string(f)), f == a.Form})
	}
	named, err := s.read.Named(c.Context(), a.Tags)
	for _, id := range a.Tags {
		if name, known := named[id]; known {
			p.Tags = append(p.Tags, choice{id.String(), name, true})
		}
	}
	return p, err
}

// read reads the form of an agreement.
func read(c *frame.Call, a partner.Agreement) (partner.Agreement, error) {
	if err := c.R.ParseForm(); err != nil {
		return a, fault.New(fault.Invalid, "the request cannot be read")
	}
	f := c.R.PostForm
	a.Partner, a.Contact, a.Push, a.Terms = f.Get("partner"), f.Get("contact"), f.Get("push"), f.Get("terms")
	a.Form = partner.Form(f.Get("form"))
	a.Pictures, a.Embargoed = f.Get("pictures") == "1", f.Get("embargoed") == "1"
	a.Rev, _ = strconv.ParseInt(f.Get("rev"), 10, 64) // none is no revision
	ids := func(name string) (out []news.ID) {
		for _, text := range f[name] {
			if id, err := news.ParseID(text); err == nil && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
		return out
	}
	a.Sites, a.Sections, a.Tags, a.Kinds = ids("sites"), ids("sections"), ids("tags"), nil
	for _, k := range f["kinds"] {
		a.Kinds = append(a.Kinds, news.Kind(k))
	}
	return a, nil
}

func (s *screens) addAgreement(c *frame.Call) error {
	a, err := read(c, partner.Agreement{})
	if err != nil {
		return err
	}
	saved, err := s.room.Exchange.SaveAgreement(c.Context(), c.Actor(), a)
	if fault.KindOf(err) == fault.Invalid && err != nil {
		p, errForm := s.form(c, a)
		if errForm != nil {
			return errForm
		}
		return c.Invalid(s.agreement, &p.Base, p, err)
	}
	if err != nil {
		return err
	}
	return s.show(c, saved.ID, func(p *agreementPage) {
		if saved.Push != "" {
			p.Key = saved.Key
		}
	})
}

func (s *screens) showAgreement(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	return s.show(c, id, func(*agreementPage) {})
}

// show shows an agreement with what was told under it.
func (s *screens) show(c *frame.Call, id news.ID, change func(p *agreementPage)) error {
	a, line, err := s.room.Exchange.Managed(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	p, err := s.form(c, a)
	if err != nil {
		return err
	}
	p.Line = line
	if p.Deliveries, err = s.room.Exchange.Deliveries(c.Context(), id, c.FormID("before"), pageLength+1); err != nil {
		return err
	}
	if len(p.Deliveries) > pageLength {
		p.Deliveries = p.Deliveries[:pageLength]
		p.Next = p.Deliveries[pageLength-1].ID
	}
	change(p)
	return c.Render(s.agreement, p)
}

func (s *screens) saveAgreement(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	old, _, err := s.room.Exchange.Managed(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	a, err := read(c, old)
	if err != nil {
		return err
	}
	_, err = s.room.Exchange.SaveAgreement(c.Context(), c.Actor(), a)
	if fault.KindOf(err) == fault.Invalid && err != nil {
		p, errForm := s.form(c, a)
		if errForm != nil {
			return errForm
		}
		return c.Invalid(s.agreement, &p.Base, p, err)
	}
	if err != nil {
		return err
	}
	return c.Redirect("/partners/"+id.String(), frame.Done("partners.saved"))
}

func (s *screens) endAgreement(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.Exchange.EndAgreement(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	return c.Redirect("/partners/"+id.String(), frame.Done("partners.ended"))
}

func (s *screens) newKey(c *frame.Call) error {
	return s.once(c, s.room.Exchange.NewKey, func(p *agreementPage, made string) { p.Key = made })
}

func (s *screens) newToken(c *frame.Call) error {
	return s.once(c, s.room.Exchange.NewToken, func(p *agreementPage, made string) { p.Token = made })
}

// once makes a secret and shows it this one time.
func (s *screens) once(c *frame.Call, verb func(context.Context, news.Actor, news.ID) (string, error), put func(p *agreementPage, made string)) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	made, err := verb(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	return s.show(c, id, func(p *agreementPage) { put(p, made) })
}

func (s *screens) dropToken(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.Exchange.DropToken(c.Context(), c.Actor(), id); err != nil {
		return err
	}
	return c.Redirect("/partners/"+id.String(), frame.Done("partners.tokendropped"))
}

package network

import (
	"net/url"
	"slices"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

func (s *screens) mountLook(f *frame.Frame) {
	f.Get("/sites/{id}/look", s.showLook)
	f.Post("/sites/{id}/look", s.saveLook)
	f.Get("/sites/{id}/look/page", s.lookPageInside)
}

type lookPage struct {
	sitePage
	Look      news.Look
	Shades    []news.Shade
	Themes    []string
	Wordmarks []string
	Types     []string
	Densities []string
	Tones     []string
	Src       string // address of the page inside
}

// lookChoices are the words that themes understand, the default first.
func lookChoices() (wordmarks, types, densities, tones []string) {
	return []string{"plain", "classic", "band", "caps", "tab", "rule"}, []string{"serif", "sans"}, []string{"calm", "dense"},
		[]string{"neutral", "warm", "cool"}
}

// lookOf reads a look from a form or a query, on top of the site's own.
func lookOf(values url.Values, look news.Look) news.Look {
	for name, field := range map[string]*string{"theme": &look.Theme, "accent": &look.Accent, "wordmark": &look.Wordmark,
		"type": &look.Type, "density": &look.Density, "tone": &look.Tone} {
		if values.Has(name) {
			*field = values.Get(name)
		}
	}
	return look
}

// known refuses words that the form does not offer.
func (s *screens) knownLook(look news.Look) error {
	f := fault.Fields{}
	wordmarks, types, densities, tones := lookChoices()
	for _, x := range []struct {
		name, value string
		known       []string
	}{{"wordmark", look.Wordmark, wordmarks}, {"type", look.Type, types}, {"density", look.Density, densities}, {"tone", look.Tone, tones},
		{"theme", look.Theme, s.portal.Themes()}} {
		if x.value != "" && !slices.Contains(x.known, x.value) {
			f.Add(x.name, "%q is not one of the choices", x.value)
		}
	}
	return f.Err()
}

func (s *screens) lookPage(c *frame.Call) (*lookPage, error) {
	base, err := s.sitePage(c, "look")
	if err != nil {
		return nil, err
	}
	if err := c.R.ParseForm(); err != nil {
		return nil, fault.New(fault.Invalid, "the request cannot be read")
	}
	p := &lookPage{sitePage: base, Look: lookOf(c.R.Form, base.Site.Settings.Look), Themes: s.portal.Themes()}
	p.Wordmarks, p.Types, p.Densities, p.Tones = lookChoices()
	p.Shades = s.portal.Contrast(p.Look)
	p.Src = "/sites/" + base.Site.ID.String() + "/look/page?" + lookQuery(p.Look).Encode()
	return p, nil
}

func lookQuery(l news.Look) url.Values {
	return values("theme", l.Theme, "accent", l.Accent, "wordmark", l.Wordmark, "type", l.Type, "density", l.Density, "tone", l.Tone)
}

func (s *screens) showLook(c *frame.Call) error {
	p, err := s.lookPage(c)
	if err != nil {
		return err
	}
	return c.Render(s.look, p)
}

func (s *screens) saveLook(c *frame.Call) error {
	p, err := s.lookPage(c)
	if err != nil {
		return err
	}
	site, was := p.Site, p.Site.Settings.Look
	site.Rev, site.Settings.Look = number(c.R.PostFormValue("rev")), p.Look
	saved := site
	if err = s.knownLook(p.Look); err == nil {
		saved, err = s.room.SaveSite(c.Context(), c.Actor(), site)
	}
	if err != nil {
		return c.Invalid(s.look, &p.Base, p, err)
	}
	undo := lookQuery(was)
	undo.Set("rev", revText(saved))
	to := "/sites/" + site.ID.String() + "/look"
	return c.Redirect(to, frame.Done("sites.look-saved").Undo(to, undo))
}

// lookPageInside is the site's front page with another look, inside the screen
// that chooses it. Nothing of it is saved.
func (s *screens) lookPageInside(c *frame.Call) error {
	site, err := s.managed(c)
	if err != nil {
		return err
	}
	look := lookOf(c.R.URL.Query(), site.Settings.Look)
	if err := s.knownLook(look); err != nil {
		return err
	}
	body, err := s.portal.Look(c.Context(), site.ID, look, filesPrefix)
	if err != nil {
		return err
	}
	return inFrame(c, body)
}

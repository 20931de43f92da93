package portal

import (
	"bytes"
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
)

// Preview renders what readers do not see yet with the pages that readers get.
// No address of the portal leads here: its pages are asked for by whoever holds
// a Preview, go past the page cache, and are counted by nobody.
type Preview struct {
	p    *Portal
	read *reading.Preview
}

// Preview returns what renders previews.
func (p *Portal) Preview(read *reading.Preview) *Preview { return &Preview{p, read} }

// Story renders the working copy of a story as a site would show it. Files that
// the page needs get addresses that begin with files.
func (x *Preview) Story(ctx context.Context, site, story news.ID, files string) ([]byte, error) {
	s, err := x.read.Site(ctx, site)
	if err != nil {
		return nil, err
	}
	pg := x.page(s, route{})
	a, err := x.read.Draft(ctx, pg.Visit, story)
	if err != nil {
		return nil, err
	}
	pg.route.path = a.Path
	v, err := pg.article(ctx, a)
	if err != nil {
		return nil, err
	}
	v.Page.Head.Robots = "noindex,nofollow"
	out, err := pg.html(v)
	return x.rewritten(pg, out, files, err)
}

// Front renders a front of a site as it would be arranged, files as of Story.
func (x *Preview) Front(ctx context.Context, site news.ID, front string, pins []news.Placed, files string) ([]byte, error) {
	s, err := x.read.Site(ctx, site)
	if err != nil {
		return nil, err
	}
	rt := route{path: "/", make: home}
	section, topic := news.FrontSubject(front)
	if sec, own := s.Section(section); own {
		rt.path, rt.make = sectionPath(sec), sectionPage(sec)
	} else if topic != 0 {
		t, err := x.read.Topic(ctx, topic)
		if err != nil {
			return nil, err
		}
		rt.path, rt.make = pathsOf(s).Topic+t.Slug, topicPage(t.Slug)
	} else if front != news.FrontHome {
		return nil, fault.New(fault.NotFound, "%s has no front %q", s.Name, front)
	}
	pg := x.page(s, rt)
	if err := x.read.Arrange(ctx, pg.Visit, front, pins); err != nil {
		return nil, err
	}
	out, err := rt.make(ctx, pg)
	return x.rewritten(pg, out, files, err)
}

// Look renders the home front of a site with another look.
func (x *Preview) Look(ctx context.Context, site news.ID, look news.Look, files string) ([]byte, error) {
	s, err := x.read.Site(ctx, site)
	if err != nil {
		return nil, err
	}
	s.Settings.Look = look
	pg := x.page(s, route{path: "/", make: home})
	out, err := home(ctx, pg)
	return x.rewritten(pg, out, files, err)
}

func (x *Preview) page(site news.Site, rt route) *page {
	pg := x.p.page(site, rt)
	pg.Visit = x.read.For(site)
	return pg
}

// File serves a picture or a file of a theme to a preview: what is public under
// any site's address anyway, and to the newsroom also pictures that readers get
// no longer, which a draft may show. path is as it stands on the portal.
func (x *Preview) File(w http.ResponseWriter, r *http.Request, path string, inside bool) error {
	if name, ok := strings.CutPrefix(path, mediaPrefix); ok {
		if inside {
			return x.p.Pictures.ServeInside(w, r, name)
		}
		return x.p.Pictures.Serve(w, r, name)
	}
	if path == "/icon.svg" || !strings.HasPrefix(path, theme.Prefix) {
		return errNowhere
	}
	for _, th := range x.p.Themes {
		if a, ok := th.Asset(path); ok {
			w.Header().Set("Content-Type", a.Type)
			w.Header().Set("Cache-Control", "private, max-age=3600")
			body := a.Body
			if strings.HasSuffix(path, ".css") { // fonts stand beside the sheet, wherever that is
				text := strings.ReplaceAll(string(body), "("+theme.Prefix, "(")
				body = []byte(strings.ReplaceAll(text, `("`+theme.Prefix, `("`))
			}
			_, err := w.Write(body)
			return err
		}
	}
	return errNowhere
}

// Contrast tells how an accent comes out in the light and in the dark scheme:
// the colour of links, which is made lighter or darker until it can be read,
// and its contrast with the page.
func (x *Preview) Contrast(look news.Look) []news.Shade {
	return theme.Readable(view.Look{Accent: look.Accent, Tone: look.Tone})
}

// Themes returns the names of the installed themes, without the default.
func (x *Preview) Themes() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(x.p.Themes)), func(name string) bool { return name == "" })
}

// rewritten leads the files of a page to the previewer, and its links to the
// public site; it takes away what runs, sends or is read by machines.
func (x *Preview) rewritten(pg *page, out pagecache.Page, files string, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	site := strings.TrimSuffix(x.p.absolute(pg.Site, "/"), "/")
	var b bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(out.Body))
	skip := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.Bytes(), nil // what the theme wrote ends here
		}
		raw := bytes.Clone(z.Raw())
		t := z.Token()
		if t.Data == "script" {
			switch kind {
			case html.StartTagToken:
				skip++
			case html.EndTagToken:
				skip--
			}
			continue
		}
		if skip > 0 {
			continue
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			b.Write(raw)
			continue
		}
		if t.Data == "form" {
			t.Attr = nil
		}
		changed := t.Data == "form"
		if t.Data == "a" { // nothing else is shown inside the preview
			t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "target" || a.Key == "rel" || a.Key == "ping" })
			t.Attr, changed = append(t.Attr, html.Attribute{Key: "target", Val: "_blank"}, html.Attribute{Key: "rel", Val: "noreferrer"}), true
		}
		for i, a := range t.Attr {
			if to := lead(t.Data, a.Key, a.Val, files, site); to != a.Val {
				t.Attr[i].Val, changed = to, true
			}
		}
		if changed {
			b.WriteString(t.String())
		} else {
			b.Write(raw)
		}
	}
}

// lead returns the address that an attribute has in a preview.
func lead(element, key, value, files, site string) string {
	own := func(address string) string {
		if rest, ok := strings.CutPrefix(address, site+"/"); ok {
			address = "/" + rest
		}
		switch {
		case !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//"):
			return address
		case strings.HasPrefix(address, mediaPrefix) || strings.HasPrefix(address, theme.Prefix) || address == "/icon.svg":
			return files + address
		}
		return site + address
	}
	switch key {
	case "href", "src", "poster":
		return own(value)
	case "srcset", "imagesrcset":
		parts := strings.Split(value, ",")
		for i, part := range parts {
			address, rest, found := strings.Cut(strings.TrimSpace(part), " ")
			parts[i] = own(address)
			if found {
				parts[i] += " " + rest
			}
		}
		return strings.Join(parts, ", ")
	}
	return value
}

package syndication

import (
	"encoding/json"
	"strconv"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
)

// object is a thing of schema.org. Keys are written in their alphabetical
// order, in which "@context", "@id" and "@type" come first.
type object map[string]any

func thing(kind string) object { return object{"@type": kind} }

// set gives a property a text; without a text there is no property.
func (t object) set(key, value string) object {
	if value = clean(value); value != "" {
		t[key] = value
	}
	return t
}

// put gives a property things, unless there are none. One stands alone.
func (t object) put(key string, values ...any) object {
	switch len(values) {
	case 0:
	case 1:
		t[key] = values[0]
	default:
		t[key] = values
	}
	return t
}

// data writes a thing as JSON-LD. encoding/json escapes <, >, &, U+2028 and
// U+2029, so that the text can stand inside a script element as it is (HTML
// 4.12.1.3).
func data(t object) ([]byte, error) {
	t["@context"] = "https://schema.org"
	return json.Marshal(t)
}

// organizationID names the outlet's organisation in all of its data.
func (o *Outlet) organizationID() string { return o.home + "#organization" }

// organization is the site as a NewsMediaOrganization, with the pages on which
// it accounts for itself.
func (o *Outlet) organization() object {
	s := o.site.Settings
	t := thing("NewsMediaOrganization").set("@id", o.organizationID()).
		set("name", line(o.site.Name)).set("url", o.home).
		set("ethicsPolicy", o.at(o.paths.Guideline)).
		set("publishingPrinciples", o.at(o.paths.Guideline)).
		set("verificationFactCheckingPolicy", o.at(o.paths.Guideline)).
		set("correctionsPolicy", o.at(o.paths.Corrections)).
		set("masthead", o.at(o.paths.Staff))
	if logo := o.paths.Logo; logo != "" {
		t["logo"] = thing("ImageObject").set("url", o.at(logo)).set("contentUrl", o.at(logo))
	}
	if s.Owner != "" {
		t["parentOrganization"] = thing("Organization").set("name", line(s.Owner))
	}
	return t
}

// OrganizationData is who publishes the site, with how to reach them: for the
// front page.
func (o *Outlet) OrganizationData() ([]byte, error) {
	s := o.site.Settings
	t := o.organization().set("slogan", line(s.Tagline)).set("email", line(s.Email)).
		set("telephone", line(s.Phone)).set("address", line(s.Address)).set("areaServed", line(s.Region))
	return data(t)
}

// WebSiteData is the site as a whole with its search: for the front page.
func (o *Outlet) WebSiteData() ([]byte, error) {
	t := thing("WebSite").set("@id", o.home+"#website").set("url", o.home).
		set("name", line(o.site.Name)).set("description", line(o.site.Settings.Tagline)).
		set("inLanguage", o.site.Language).
		put("publisher", object{"@id": o.organizationID()})
	if o.paths.Search != "" {
		t["potentialAction"] = object{
			"@type": "SearchAction",
			"target": thing("EntryPoint").
				set("urlTemplate", o.at(o.paths.Search)+"{search_term_string}"),
			"query-input": "required name=search_term_string",
		}
	}
	return data(t)
}

// Crumb is one step of the way from the front page to a page of the site.
type Crumb struct{ Name, Path string }

// BreadcrumbData is the way to a page, without the front page, which is put
// before it. The last crumb is the page itself.
func (o *Outlet) BreadcrumbData(way ...Crumb) ([]byte, error) {
	way = append([]Crumb{{o.labels.Home, "/"}}, way...)
	list := make([]any, len(way))
	for i, c := range way {
		list[i] = object{"@type": "ListItem", "position": i + 1}.
			set("name", line(c.Name)).set("item", o.at(c.Path))
	}
	return data(object{"@type": "BreadcrumbList", "itemListElement": list})
}

// Page is a page that lists stories.
type Page struct {
	Name        string
	Description string
	Path        string
	Cards       []reading.Card // in the order of the page
}

// ListData is a page of a list: a section, a tag, an index.
func (o *Outlet) ListData(p Page) ([]byte, error) { return data(o.list(p)) }

// TopicData is the page of a running topic.
func (o *Outlet) TopicData(p Page, topic news.Topic) ([]byte, error) {
	t := o.list(p)
	t["about"] = o.series(topic).set("description", line(topic.Summary))
	t.set("dateModified", o.iso(topic.UpdatedAt))
	return data(t)
}

func (o *Outlet) list(p Page) object {
	t := thing("CollectionPage").set("url", o.at(p.Path)).set("name", line(p.Name)).
		set("description", line(p.Description)).set("inLanguage", o.site.Language).
		put("publisher", object{"@id": o.organizationID(), "@type": "NewsMediaOrganization",
			"name": line(o.site.Name), "url": o.home}).
		put("isPartOf", object{"@id": o.home + "#website"})
	if len(p.Cards) == 0 {
		return t
	}
	items := make([]any, len(p.Cards))
	for i, c := range p.Cards {
		items[i] = object{"@type": "ListItem", "position": i + 1}.
			set("url", o.at(c.Path)).set("name", o.title(c))
	}
	t["mainEntity"] = object{"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}
	return t
}

// series is a running topic.
func (o *Outlet) series(topic news.Topic) object {
	return thing("CreativeWorkSeries").set("name", line(topic.Name)).
		set("url", o.under(o.paths.Topic, topic.Slug))
}

// ProfileData is the page of a person. role is what they do, in the site's
// language, and may be empty.
func (o *Outlet) ProfileData(p news.Person, role string) ([]byte, error) {
	page := o.under(o.paths.Author, p.Slug)
	who := human(person{line(p.Name), page}).set("jobTitle", line(role)).set("description", line(p.Bio)).
		put("worksFor", object{"@id": o.organizationID(), "@type": "NewsMediaOrganization",
			"name": line(o.site.Name), "url": o.home})
	return data(thing("ProfilePage").set("url", page).set("name", line(p.Name)).
		set("inLanguage", o.site.Language).put("mainEntity", who))
}

func human(p person) object { return thing("Person").set("name", p.name).set("url", p.url) }

func humans(list []person) []any {
	out := make([]any, len(list))
	for i, p := range list {
		out[i] = human(p)
	}
	return out
}

// pixels is a length for schema.org, which takes it as a number.
func pixels(n int) json.Number { return json.Number(strconv.Itoa(n)) }

package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/portal/theme"
)

type siteAddCmd struct {
	storage
	Slug     string   `arg:"" help:"Short name: lower-case letters, digits and hyphens."`
	Name     string   `required:"" help:"Name that readers see."`
	Host     []string `required:"" help:"Host names, the canonical one first."`
	Zone     string   `help:"IANA time zone." default:"Asia/Jakarta"`
	Language string   `help:"Language of the site." enum:"id,en" default:"id"`
	Section  []string `required:"" help:"Sections as slug=Name, in order."`
	Accent   string   `help:"Colour, as #rrggbb." default:"#9b1c31"`
	Owner    string   `help:"Legal owner, for the footer."`
	Email    string   `help:"Address for readers' complaints."`
	National bool     `help:"The network's national portal."`
}

// Run adds a site.
func (c *siteAddCmd) Run(e *env) error {
	a, err := app.New(e, c.config(e))
	if err != nil {
		return explain(err)
	}
	defer a.Close()
	site := news.Site{Slug: c.Slug, Name: c.Name, Zone: c.Zone, Language: c.Language, Hosts: c.Host, Public: true, National: c.National,
		Position: len(a.Reader.Sites()), Settings: news.Settings{Owner: c.Owner, Email: c.Email, Look: news.Look{Accent: c.Accent}}}
	for _, s := range c.Section {
		slug, name, found := strings.Cut(s, "=")
		if !found {
			slug, name = lang.Slug(s), s
		}
		site.Sections = append(site.Sections, news.Section{Slug: slug, Name: name})
	}
	if site, err = a.Room.SaveSite(e, news.System(), site); err != nil {
		return err
	}
	fmt.Printf("%s (%s) answers at %s\n", site.Name, site.Slug, strings.Join(site.Hosts, ", "))
	return nil
}

type themeCheckCmd struct {
	Dir string `arg:"" type:"existingdir" help:"Folder of the theme."`
}

// Run reports what is wrong with a theme, by file and line.
func (c *themeCheckCmd) Run(*env) error {
	problems := theme.Check(os.DirFS(c.Dir))
	for _, p := range problems {
		fmt.Println(p)
	}
	if len(problems) > 0 {
		return fmt.Errorf("the theme has %d faults", len(problems))
	}
	fmt.Println("the theme is fine")
	return nil
}

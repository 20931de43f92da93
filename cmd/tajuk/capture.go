package main

import (
	"encoding/json"
	"errors"
	"os"
	"runtime/debug"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/capture/batch"
	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/news"
)

type captureCmd struct {
	storage
	Kind    string   `help:"html or text; without it the bytes decide." enum:"html,text," default:""`
	URL     string   `help:"Address the page came from."`
	Batch   bool     `help:"Read pages as JSON lines {id, kind, url, content} from standard input, or {id, kind, url, pages} for an article of several, and print one JSON line for each."`
	Archive string   `help:"Slug of a site: compare words, names and text with what the network of --db knows." placeholder:"SITE"`
	Files   []string `arg:"" optional:"" name:"file" help:"File of the page, - for standard input (the default). Several files are the pages of one article, in their order."`
}

// Run prints the structured story of a page.
func (c *captureCmd) Run(e *env) error {
	if c.Batch {
		if len(c.Files) > 0 || c.Archive != "" {
			return usageError{errors.New("--batch reads standard input, and nothing else")}
		}
		// Little lives longer than one page here, so collecting less often
		// costs some memory and saves a sixth of the work.
		debug.SetGCPercent(400)
		return batch.Run(e, os.Stdin, os.Stdout)
	}
	if len(c.Files) == 0 {
		c.Files = []string{"-"}
	}
	var pages []capture.Page
	for _, name := range c.Files {
		content, err := intake.Load(name, os.Stdin)
		if err != nil {
			return err
		}
		pages = append(pages, capture.Page{Kind: capture.Kind(c.Kind), URL: c.URL, Content: content})
	}
	story, err := capture.Join(e, pages)
	if err != nil {
		return err
	}
	var out any = story
	if c.Archive != "" {
		if out, err = c.compared(e, story); err != nil {
			return err
		}
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// compared is a story with what the network says about it.
func (c *captureCmd) compared(e *env, story capture.Story) (any, error) {
	a, err := app.New(e, c.config(e))
	if err != nil {
		return nil, explain(err)
	}
	defer a.Close()
	site, err := siteBySlug(a, c.Archive)
	if err != nil {
		return nil, err
	}
	im := a.Importer()
	var r intake.Result
	if err := im.Compare(e, news.System(), story, site, &r); err != nil {
		return nil, err
	}
	story.Words, story.Names, story.Alike = r.Words, r.Names, im.Named(r)
	return story, nil
}

func siteBySlug(a *app.App, slug string) (news.Site, error) {
	for _, s := range a.Reader.Sites() {
		if s.Slug == slug {
			return s, nil
		}
	}
	return news.Site{}, errors.New("there is no site " + slug)
}

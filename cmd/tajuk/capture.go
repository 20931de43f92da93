package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/capture/batch"
	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/news"
)

// page are the flags that say what is captured.
type page struct {
	Kind string `help:"html or text; without it the bytes decide." enum:"html,text," default:""`
	URL  string `help:"Address the page came from."`
	File string `arg:"" optional:"" help:"File of the page, - for standard input." default:"-"`
}

func (p page) capture(e *env) (capture.Story, error) {
	in := io.Reader(os.Stdin)
	if p.File != "-" {
		f, err := os.Open(p.File)
		if err != nil {
			return capture.Story{}, err
		}
		defer f.Close()
		in = f
	}
	content, err := io.ReadAll(io.LimitReader(in, capture.MaxBytes+1))
	if err != nil {
		return capture.Story{}, err
	}
	return capture.Capture(e, capture.Page{Kind: capture.Kind(p.Kind), URL: p.URL, Content: content})
}

type captureCmd struct {
	page
	Batch bool `help:"Read pages as JSON lines from standard input and print one JSON line for each."`
}

// Run prints the structured story of a page.
func (c *captureCmd) Run(e *env) error {
	if c.Batch {
		// Little lives longer than one page here, so collecting less often
		// costs some memory and saves a sixth of the work.
		debug.SetGCPercent(400)
		return batch.Run(e, os.Stdin, os.Stdout)
	}
	story, err := c.capture(e)
	if err != nil {
		return err
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(story)
}

type importCaptureCmd struct {
	storage
	page
	Site    string `required:"" help:"Slug of the site."`
	Section string `help:"Slug of the section; without it the site's first."`
	Publish bool   `help:"Publish the story under its own date instead of keeping a draft."`
	Photo   string `help:"File of the lead picture." type:"existingfile"`
}

// Run makes a story of a page.
func (c *importCaptureCmd) Run(e *env) error {
	story, err := c.capture(e)
	if err != nil {
		return err
	}
	a, err := app.New(e, c.config(e))
	if err != nil {
		return explain(err)
	}
	defer a.Close()
	opt := intake.Options{Section: c.Section, Publish: c.Publish}
	if opt.Site, err = siteBySlug(a, c.Site); err != nil {
		return err
	}
	if c.Photo != "" {
		f, err := os.Open(c.Photo)
		if err != nil {
			return err
		}
		defer f.Close()
		opt.Photo = f
	}
	result, err := a.Importer().Import(e, news.System(), story, opt)
	if err != nil {
		return err
	}
	for _, d := range story.Doubts {
		fmt.Fprintf(os.Stderr, "look at %s: %s\n", d.Field, d.Note)
	}
	if err := a.Queue.Drain(e); err != nil {
		return err
	}
	if result.Published.IsZero() {
		fmt.Printf("draft %s on %s\n", result.Story, opt.Site.Name)
		return nil
	}
	fmt.Printf("published %s on %s: %s\n", result.Story, opt.Site.Name, result.Path)
	return nil
}

func siteBySlug(a *app.App, slug string) (news.Site, error) {
	for _, s := range a.Reader.Sites() {
		if s.Slug == slug {
			return s, nil
		}
	}
	return news.Site{}, errors.New("there is no site " + slug)
}

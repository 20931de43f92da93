package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/news"
)

type importCaptureCmd struct {
	storage
	Site    string   `required:"" help:"Slug of the site."`
	Section string   `help:"Slug of the section; without it the site's first."`
	Publish bool     `help:"Publish the stories under their own dates instead of keeping drafts."`
	Anyway  bool     `help:"Bring in also what the network has much the same text of."`
	DryRun  bool     `help:"Change nothing, and say what would become of the pages."`
	JSON    bool     `help:"Print the report as JSON lines, one for each page as soon as it is done."`
	Join    bool     `help:"The files are the pages of one article, in their order."`
	Kind    string   `help:"html or text; without it the bytes decide." enum:"html,text," default:""`
	URL     string   `help:"Address the page came from."`
	Photo   string   `help:"File of the lead picture, for a single page." type:"existingfile"`
	Batch   bool     `help:"Standard input holds pages as JSON lines, as for capture --batch."`
	Paths   []string `arg:"" optional:"" name:"path" help:"Files, folders, or - for standard input (the default). Of folders, files that end in .html, .htm, .xhtml, .shtml, .php, .txt, .text or .jsonl are taken."`
}

// Help is what --help says below the flags' list.
func (*importCaptureCmd) Help() string {
	return `Each page becomes a draft, once: when the command is stopped, in whatever way, run it again. Pages that go on with the article of the page before them are joined. What the network has in much the same words is shown and left out; --anyway brings it in.

The report says what became of each page and what to look at: fields that are missing or uncertain, words that look misspelt, names that differ from another one. It goes to standard output, progress to standard error. Pictures and the desk's search follow while tajuk serve runs.

The exit code is 1 when a page was refused, or could not be published as asked.`
}

// Run makes stories of pages.
func (c *importCaptureCmd) Run(e *env) error {
	if len(c.Paths) == 0 {
		c.Paths = []string{"-"}
	}
	files, err := intake.Files(c.Paths)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("there are no pages in %s", strings.Join(c.Paths, ", "))
	}
	if (c.Photo != "" || c.URL != "") && len(files) > 1 && !c.Join {
		return usageError{errors.New("--photo and --url are about one page, and there are several")}
	}
	a, err := app.New(e, c.config(e))
	if err != nil {
		return explain(err)
	}
	defer a.Close()
	opt := intake.Options{Section: c.Section, Publish: c.Publish, Anyway: c.Anyway, Try: c.DryRun}
	if opt.Site, err = siteBySlug(a, c.Site); err != nil {
		return err
	}
	if _, ok := opt.Site.SectionBySlug(c.Section); c.Section != "" && !ok {
		return fmt.Errorf("%s has no section %s", opt.Site.Name, c.Section)
	}
	if c.Photo != "" {
		f, err := os.Open(c.Photo)
		if err != nil {
			return err
		}
		defer f.Close()
		opt.Photo = f
	}
	items := intake.Read(e, files, os.Stdin, intake.How{Kind: capture.Kind(c.Kind), URL: c.URL, Join: c.Join, Lines: c.Batch})
	p := newProgress(os.Stderr, len(files))
	tally, err := a.Importer().Run(e, news.System(), items, opt, func(entry intake.Entry) error {
		p.step(entry)
		if c.JSON {
			return json.NewEncoder(os.Stdout).Encode(entry)
		}
		return entry.Write(os.Stdout)
	})
	p.clear()
	if err != nil {
		return fmt.Errorf("after %s: %w; run the command again to go on", tally, err)
	}
	fmt.Fprintln(os.Stderr, tally)
	if n := tally.Outcomes[intake.Refused] + tally.Held; n > 0 {
		return fmt.Errorf("%d pages were refused or kept back", n)
	}
	return nil
}

// progress tells on standard error how far an import is: on a terminal in one
// line that changes, else now and then in a new one.
type progress struct {
	w        io.Writer
	terminal bool
	of       int // files; a file may hold several pages
	done     int
	outcomes map[intake.Outcome]int
	last     time.Time
}

// tellEvery is how often a line of progress is written.
const tellEvery = 2 * time.Second

func newProgress(f *os.File, of int) *progress {
	info, err := f.Stat()
	return &progress{w: f, of: of, terminal: err == nil && info.Mode()&os.ModeCharDevice != 0, outcomes: map[intake.Outcome]int{}, last: time.Now()}
}

func (p *progress) step(e intake.Entry) {
	p.done += max(e.Pages, 1)
	p.outcomes[e.Outcome]++
	p.clear()
	if now := time.Now(); p.terminal || now.Sub(p.last) >= tellEvery {
		p.last = now
		line := fmt.Sprintf("%d of %d: %d in, %d in before, %d left out, %d refused", p.done, max(p.of, p.done),
			p.outcomes[intake.Draft]+p.outcomes[intake.Published], p.outcomes[intake.Known], p.outcomes[intake.Alike], p.outcomes[intake.Refused])
		if !p.terminal {
			line += "\n"
		}
		fmt.Fprint(p.w, line)
	}
}

// clear takes the line off a terminal.
func (p *progress) clear() {
	if p.terminal {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

package intake

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/capture/batch"
)

// Item is a page to bring in, or the pages of one article.
type Item struct {
	Name   string // file, or file and line; of several pages the first
	Pages  int
	Story  capture.Story
	Digest string // of all its bytes: SHA-256, hexadecimal
	Err    error  // why it cannot be read
}

// How says how pages are read.
type How struct {
	Kind  capture.Kind
	URL   string // address of the page, when there is but one
	Join  bool   // all files are the pages of one article
	Lines bool   // standard input holds JSON lines, as batch reads them
}

// Files returns the files that paths name: folders give the pages in and below
// them in the order of their names. "-" stays. What a browser saved beside a
// page (frames, scripts) is no page.
func Files(paths []string) ([]string, error) {
	var files []string
	for _, p := range paths {
		if p == "-" {
			files = append(files, p)
			continue
		}
		info, err := os.Stat(p)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, p)
			continue
		}
		err = filepath.WalkDir(p, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && path != p && (strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), "_files")):
				return filepath.SkipDir
			case e.Type().IsRegular() && isPage(e.Name()):
				files = append(files, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}

// isPage tells the files of a folder that are pages.
func isPage(name string) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm", ".xhtml", ".shtml", ".php", ".txt", ".text", ".jsonl":
		return true
	}
	return false
}

// Read reads the pages of files one after the other. Pages that go on with the
// article before them become one item with it. A file that cannot be read is an
// item with an error.
func Read(ctx context.Context, files []string, stdin io.Reader, how How) iter.Seq[Item] {
	r := reader{ctx: ctx, how: how, stdin: stdin}
	return func(yield func(Item) bool) {
		if how.Join {
			yield(r.joined(files))
			return
		}
		var open *article
		for _, name := range files {
			if how.Lines && name == "-" || strings.EqualFold(filepath.Ext(name), ".jsonl") {
				if open != nil && !yield(open.item()) || !r.lines(name, yield) {
					return
				}
				open = nil
				continue
			}
			next := r.one(name)
			if open != nil && open.goesOn(ctx, next) {
				continue
			}
			if open != nil && !yield(open.item()) {
				return
			}
			open = next
		}
		if open != nil {
			yield(open.item())
		}
	}
}

// article is one page, and those that go on with it.
type article struct {
	name  string
	pages []capture.Page
	story capture.Story
	err   error
}

func (a *article) item() Item {
	return Item{Name: a.name, Pages: len(a.pages), Story: a.story, Digest: Digest(a.pages), Err: a.err}
}

// goesOn takes a further page of the article, if it is one.
func (a *article) goesOn(ctx context.Context, next *article) bool {
	if a.err != nil || next.err != nil || len(a.pages) == capture.MaxPages || !a.story.FurtherPage(next.story) {
		return false
	}
	pages := append(slices.Clone(a.pages), next.pages...)
	story, err := capture.Join(ctx, pages)
	if err != nil {
		return false
	}
	a.pages, a.story = pages, story
	return true
}

// Digest is the SHA-256 of pages, in hexadecimal.
func Digest(pages []capture.Page) string {
	h := sha256.New()
	for i, p := range pages {
		if i > 0 {
			h.Write([]byte{0})
		}
		h.Write(p.Content)
	}
	return hex.EncodeToString(h.Sum(nil))
}

type reader struct {
	ctx   context.Context
	how   How
	stdin io.Reader
}

func (r reader) one(name string) *article {
	a := &article{name: name}
	page, err := r.load(name)
	if err != nil {
		a.err = err
		return a
	}
	a.pages = []capture.Page{page}
	a.story, a.err = capture.Capture(r.ctx, page)
	return a
}

func (r reader) joined(files []string) Item {
	a := &article{name: files[0]}
	for _, name := range files {
		page, err := r.load(name)
		if err != nil {
			a.err = err
			return a.item()
		}
		a.pages = append(a.pages, page)
	}
	a.story, a.err = capture.Join(r.ctx, a.pages)
	return a.item()
}

func (r reader) load(name string) (capture.Page, error) {
	content, err := Load(name, r.stdin)
	return capture.Page{Kind: r.how.Kind, URL: r.how.URL, Content: content}, err
}

// Load reads a file, or standard input for "-", as far as a page may be long
// and a byte more.
func Load(name string, stdin io.Reader) ([]byte, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	return io.ReadAll(io.LimitReader(in, capture.MaxBytes+1))
}

// lines reads JSON lines; it returns false when enough was read.
func (r reader) lines(name string, yield func(Item) bool) bool {
	in := r.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return yield(Item{Name: name, Err: err})
		}
		defer f.Close()
		in = f
	}
	n, enough := 0, false
	err := batch.Each(r.ctx, bufio.NewReaderSize(in, 1<<16), func(l batch.Line, err error) error {
		n++
		a := article{name: fmt.Sprintf("%s:%d", name, n), err: err}
		if err == nil {
			a.pages = l.AsPages()
			a.story, a.err = capture.Join(r.ctx, a.pages)
		}
		if enough = !yield(a.item()); enough {
			return io.EOF
		}
		return nil
	})
	if err != nil && !enough {
		return yield(Item{Name: name, Err: err})
	}
	return !enough
}

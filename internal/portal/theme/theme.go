// Package theme loads the look of the readers' portal and renders its pages.
//
// A theme is a folder:
//
//	theme.toml          name, version, contract ...
//	templates/*.html    {{define "block"}} ... {{end}}
//	assets/*            style.css, theme.css, reader.js, fonts, icons
//
// Every theme stands on the embedded default theme and overrides blocks of it:
// named templates such as "card", "masthead" or "head-extra". Which text a
// block has is settled once, when the theme is loaded; a request costs one
// execution and no look-up. Files of assets/ replace the default's files of
// the same name, and theme.css is added after the default style sheet.
//
// Templates get the structs of package view and html/template's own functions,
// nothing else. Load and Check refuse a template that asks for a field which
// does not exist, for a message that no catalogue has, or for something the
// portal's Content-Security-Policy would block.
//
// Layout: theme.go loads and renders, manifest.go reads theme.toml, assets.go
// serves files by content hash, check.go and lint.go find faults, colour.go
// and sitecss.go make a site's colours readable.
package theme

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/tajuk/tajuk/internal/portal/view"
	defaulttheme "github.com/tajuk/tajuk/themes/default"
)

// Theme is a loaded theme. It is safe for concurrent use.
type Theme struct {
	manifest Manifest
	pages    *template.Template
	assets   *assets
	buffers  sync.Pool
}

// Default loads the embedded theme.
func Default() (*Theme, error) { return Load(nil) }

// Load loads a theme from its folder, on top of the default; nil loads the
// default alone. A theme with faults is refused with an error of type
// *CheckError that holds all of them.
func Load(folder fs.FS) (*Theme, error) {
	base, err := readFolder(defaulttheme.Files())
	if err != nil {
		return nil, fmt.Errorf("theme: default: %w", err)
	}
	own := &source{}
	if folder != nil {
		if own, err = readFolder(folder); err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
	}
	if problems := check(base, own); len(problems) > 0 {
		return nil, &CheckError{Problems: problems}
	}
	pages, err := assemble(base, own, nil)
	if err != nil {
		return nil, fmt.Errorf("theme: %w", err)
	}
	files, _ := newAssets(base, own)
	t := &Theme{manifest: own.manifest, pages: pages, assets: files}
	if folder == nil {
		t.manifest = base.manifest
	}
	t.buffers.New = func() any { return new(bytes.Buffer) }
	return t, nil
}

// Manifest returns what theme.toml says.
func (t *Theme) Manifest() Manifest { return t.manifest }

// Render writes the page to w. Nothing is written unless the whole page could
// be made.
func (t *Theme) Render(w io.Writer, page view.Document) error {
	buf := t.buffers.Get().(*bytes.Buffer)
	defer t.buffers.Put(buf)
	buf.Reset()
	if err := t.pages.ExecuteTemplate(buf, page.Template(), page); err != nil {
		return fmt.Errorf("theme: render %s: %w", page.Template(), err)
	}
	_, err := w.Write(buf.Bytes())
	return err
}

// source is a theme's folder as read, before its blocks are resolved.
type source struct {
	manifest  Manifest
	templates []file // sorted by path
	assets    []file
	faults    []Problem // found while reading
}

// file is one file of a theme; path is relative to the folder.
type file struct {
	path string
	text string
}

// name returns the path below templates/ or assets/.
func (f file) name() string {
	_, name, _ := strings.Cut(f.path, "/")
	return name
}

// readFolder reads all that belongs to a theme. Faults of the theme are kept
// for the check; the error is about reading.
func readFolder(folder fs.FS) (*source, error) {
	s := &source{}
	text, err := fs.ReadFile(folder, manifestFile)
	if err != nil {
		s.faults = append(s.faults, Problem{File: manifestFile, Message: "cannot be read: every theme has one"})
	} else {
		var faults []Problem
		s.manifest, faults = readManifest(string(text))
		s.faults = append(s.faults, faults...)
	}
	if s.templates, err = readFiles(folder, "templates"); err != nil {
		return nil, err
	}
	s.templates = slices.DeleteFunc(s.templates, func(f file) bool {
		if strings.HasSuffix(f.path, ".html") {
			return false
		}
		s.faults = append(s.faults, Problem{File: f.path, Message: "is not a template: their names end in .html"})
		return true
	})
	if s.assets, err = readFiles(folder, "assets"); err != nil {
		return nil, err
	}
	return s, nil
}

// readFiles reads every file under dir, which may be missing. Names that begin
// with a dot are passed over.
func readFiles(folder fs.FS, dir string) ([]file, error) {
	if _, err := fs.Stat(folder, dir); err != nil {
		return nil, nil
	}
	var out []file
	err := fs.WalkDir(folder, dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		text, err := fs.ReadFile(folder, path)
		if err != nil {
			return err
		}
		out = append(out, file{path: path, text: string(text)})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", dir, err)
	}
	return out, nil
}

// assemble parses the default's templates and then the theme's own, whose
// blocks take the place of those with the same name. Blocks named in without
// are left as the default has them.
func assemble(base, own *source, without map[string]bool) (*template.Template, error) {
	set := template.New("theme")
	for _, f := range base.templates {
		if _, err := set.New("default/" + f.path).Parse(f.text); err != nil {
			return nil, err
		}
	}
	for _, f := range own.templates {
		alone, err := template.New(f.path).Parse(f.text)
		if err != nil {
			return nil, err
		}
		for _, block := range alone.Templates() {
			if block.Name() == f.path || without[block.Name()] || block.Tree == nil {
				continue
			}
			if _, err := set.AddParseTree(block.Name(), block.Tree); err != nil {
				return nil, err
			}
		}
	}
	return set, nil
}

// Command assets builds the front end of the desk: frontend/dist from the
// TypeScript and CSS beside it, and the editor's schema from package richtext.
//
//	go run ./cmd/assets           builds
//	go run ./cmd/assets -check    fails where what is committed differs
//	go run ./cmd/assets -tests D  bundles the front end's own tests into D
//
// What it builds is committed, so that Go alone builds Tajuk; the check keeps
// source and result together. It is a program of its own because esbuild has
// no business in everybody's binary (docs/adr/0009-front-end.md).
//
// Layout:
//
//	main.go   flags, what is built, comparing and writing
//	build.go  esbuild: sources to bundles, and how large they travel
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/tajuk/tajuk/internal/richtext"
)

// file is something that is made and committed.
type file struct {
	path string // from the project's root
	data []byte
}

func main() {
	check := flag.Bool("check", false, "compare with what is committed and write nothing")
	tests := flag.String("tests", "", "bundle frontend/tests/*.test.mjs into this folder, for node")
	flag.Parse()
	if err := run(*check, *tests); err != nil {
		fmt.Fprintln(os.Stderr, "assets:", err)
		os.Exit(1)
	}
}

func run(check bool, tests string) error {
	root, err := projectRoot()
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(root, "frontend/node_modules")); err != nil {
		return errors.New("frontend/node_modules is missing: scripts/install brings it")
	}
	if tests != "" {
		return bundleTests(root, tests)
	}
	// The schema comes first: the bundle holds it.
	schema := file{"frontend/editor/schema.json", richtext.SchemaJSON()}
	if check {
		if err := same(root, schema); err != nil {
			return err
		}
	} else if err := write(root, schema); err != nil {
		return err
	}
	files, err := bundle(root)
	if err != nil {
		return err
	}
	script, err := travels(files)
	if err != nil {
		return err
	}
	if script > maxScript {
		return fmt.Errorf("the scripts are %d bytes compressed, and at most %d are allowed", script, maxScript)
	}
	if check {
		return same(root, files...)
	}
	return write(root, files...)
}

// projectRoot finds the folder of go.mod, from any folder below it.
func projectRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("not inside the project: no go.mod here or above")
		}
		dir = up
	}
}

func same(root string, files ...file) error {
	var stale []string
	for _, f := range files {
		have, err := os.ReadFile(filepath.Join(root, f.path))
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		if !bytes.Equal(have, f.data) {
			stale = append(stale, f.path)
		}
	}
	if len(stale) > 0 {
		return fmt.Errorf("%s: not what the sources make; run go run ./cmd/assets and commit", strings.Join(stale, ", "))
	}
	return nil
}

func write(root string, files ...file) error {
	for _, f := range files {
		path := filepath.Join(root, f.path)
		if have, err := os.ReadFile(path); err == nil && bytes.Equal(have, f.data) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, f.data, 0o644); err != nil {
			return err
		}
		fmt.Println("wrote", f.path)
	}
	return nil
}

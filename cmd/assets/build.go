package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/klauspost/compress/gzip"
)

// maxScript is what all scripts of the desk together may weigh on the wire, in
// bytes of gzip.
const maxScript = 150_000

// bundle makes frontend/dist. The names are stable, so that a commit shows
// what changed in a file instead of a new file.
//
// Lines are short and, in what is mostly ours, names stay: the committed result
// can be read in a diff. The editor is mostly ProseMirror, and large; its names
// are made short (docs/adr/0009).
func bundle(root string) ([]file, error) {
	var files []file
	for _, part := range []struct {
		entries []api.EntryPoint
		short   bool
	}{
		{[]api.EntryPoint{
			{InputPath: "frontend/desk/main.ts", OutputPath: "desk"},
			{InputPath: "frontend/desk/desk.css", OutputPath: "desk"},
		}, false},
		{[]api.EntryPoint{{InputPath: "frontend/editor/main.ts", OutputPath: "editor"}}, true},
	} {
		options := options(root)
		options.EntryPointsAdvanced = part.entries
		options.Outdir = filepath.Join(root, "frontend/dist")
		options.MinifySyntax = true
		options.MinifyWhitespace = true
		options.MinifyIdentifiers = part.short
		options.LineLimit = 120
		options.LegalComments = api.LegalCommentsNone
		out, err := build(options)
		if err != nil {
			return nil, err
		}
		for _, o := range out {
			path, err := filepath.Rel(root, o.Path)
			if err != nil {
				return nil, err
			}
			files = append(files, file{filepath.ToSlash(path), o.Contents})
		}
	}
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return files, nil
}

// bundleTests makes each test a module that node runs as it is.
func bundleTests(root, dir string) error {
	tests, err := filepath.Glob(filepath.Join(root, "frontend/tests/*.test.mjs"))
	if err != nil {
		return err
	}
	if len(tests) == 0 {
		return errors.New("no frontend/tests/*.test.mjs")
	}
	options := options(root)
	options.EntryPoints = tests
	options.Outdir = dir
	options.OutExtension = map[string]string{".js": ".mjs"}
	options.Platform = api.PlatformNode
	options.Engines = []api.Engine{{Name: api.EngineNode, Version: "20"}}
	options.Sourcemap = api.SourceMapInline
	options.Write = true
	_, err = build(options)
	return err
}

// options are what the bundles and the tests have in common.
func options(root string) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir: root,
		Bundle:        true,
		Format:        api.FormatESModule,
		Charset:       api.CharsetUTF8,
		// Browsers of the last three years: the desk is a newsroom's tool, and
		// without scripts it works in all others.
		Engines: []api.Engine{
			{Name: api.EngineChrome, Version: "120"},
			{Name: api.EngineFirefox, Version: "121"},
			{Name: api.EngineSafari, Version: "17.2"},
		},
		Loader: map[string]api.Loader{".svg": api.LoaderDataURL},
		// A linked node_modules is as good as one that stands here.
		PreserveSymlinks: true,
		LogLevel:         api.LogLevelSilent,
	}
}

func build(options api.BuildOptions) ([]api.OutputFile, error) {
	result := api.Build(options)
	if len(result.Errors)+len(result.Warnings) > 0 {
		messages := api.FormatMessages(append(result.Errors, result.Warnings...), api.FormatMessagesOptions{})
		return nil, fmt.Errorf("esbuild:\n%s", strings.Join(messages, ""))
	}
	return result.OutputFiles, nil
}

// travels prints what each file weighs, and returns the sum of the scripts in
// bytes of gzip.
func travels(files []file) (int, error) {
	sum := 0
	for _, f := range files {
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			return 0, err
		}
		if _, err := w.Write(f.data); err != nil {
			return 0, err
		}
		if err := w.Close(); err != nil {
			return 0, err
		}
		fmt.Printf("%-26s %7d bytes, %6d compressed\n", f.path, len(f.data), b.Len())
		if strings.HasSuffix(f.path, ".js") {
			sum += b.Len()
		}
	}
	return sum, nil
}

package theme

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/tajuk/tajuk/internal/portal/view"
)

// Prefix is the path under which the portal serves a theme's files.
const Prefix = "/assets/"

// Asset is a file of a theme. Its path holds a hash of its content, so it can
// be cached for good.
type Asset struct {
	Path string // "/assets/reader.5f1c09aa.js"
	Type string // media type
	Body []byte
}

// MediaType is what a file of a theme or a rendition is served as, by its name;
// empty for what neither may be.
func MediaType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".png":
		return "image/png"
	case ".jpg":
		return "image/jpeg"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".txt":
		return "text/plain; charset=utf-8"
	}
	return ""
}

const (
	mainSheet = "style.css" // the default's; a theme may replace it
	ownSheet  = "theme.css" // what a theme adds to it
)

// assets are a theme's files by name and by path, and the sheets made for
// sites.
type assets struct {
	named map[string]Asset // by name below assets/
	paths map[string]Asset
	sheet string // style.css and theme.css, with addresses resolved

	mu    sync.Mutex
	sites map[view.Look]Asset
}

// newAssets hashes the files of both folders; own files replace base files.
// Style sheets come last, since their text names the others by hash.
func newAssets(base, own *source) (*assets, []Problem) {
	a := &assets{named: map[string]Asset{}, paths: map[string]Asset{}, sites: map[view.Look]Asset{}}
	var faults []Problem
	var sheets []file
	files := map[string]file{}
	for _, f := range slices.Concat(base.assets, own.assets) {
		files[f.name()] = f
	}
	for name, f := range files {
		switch {
		case MediaType(name) == "":
			faults = append(faults, Problem{File: f.path, Message: "files of this kind are not served; known are css, js, svg, woff2, png, jpg, webp, avif and txt"})
		case path.Ext(name) == ".css":
			sheets = append(sheets, f)
		default:
			a.add(name, f.text)
		}
	}
	for _, f := range sheets {
		text, missing := a.resolve(f)
		faults = append(faults, missing...)
		f.text = text
		files[f.name()] = f
		a.add(f.name(), text)
	}
	a.sheet = files[mainSheet].text
	if own, ok := files[ownSheet]; ok {
		a.sheet += "\n" + own.text
	}
	return a, faults
}

// add hashes a file and gives it its address.
func (a *assets) add(name, text string) Asset {
	asset := makeAsset(name, text)
	a.named[name] = asset
	a.paths[asset.Path] = asset
	return asset
}

func makeAsset(name, text string) Asset {
	sum := sha256.Sum256([]byte(text))
	ext := path.Ext(name)
	return Asset{
		Path: Prefix + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext,
		Type: MediaType(name),
		Body: []byte(text),
	}
}

var cssAddress = regexp.MustCompile(`url\(\s*["']?([^"')]+)["']?\s*\)`)

// resolve writes the hashed addresses of other files into a style sheet.
func (a *assets) resolve(f file) (string, []Problem) {
	var faults []Problem
	text := cssAddress.ReplaceAllStringFunc(f.text, func(match string) string {
		name := cssAddress.FindStringSubmatch(match)[1]
		if strings.HasPrefix(name, "data:") || strings.HasPrefix(name, "#") {
			return match
		}
		asset, ok := a.named[path.Clean(name)]
		if !ok {
			line := 1 + strings.Count(f.text[:strings.Index(f.text, match)], "\n")
			faults = append(faults, Problem{File: f.path, Line: line, Message: fmt.Sprintf("%s is no file of assets/; files of other hosts are not loaded", name)})
			return match
		}
		return `url("` + asset.Path + `")`
	})
	return text, faults
}

// Path returns the public address of a file of assets/, empty if there is
// none. With it a Theme is a view.Assets.
func (t *Theme) Path(name string) string { return t.assets.named[name].Path }

// Asset returns the file at a public address, which includes its hash. Style
// sheets of sites are found once Stylesheet has made them.
func (t *Theme) Asset(address string) (Asset, bool) {
	if a, ok := t.assets.paths[address]; ok {
		return a, true
	}
	t.assets.mu.Lock()
	defer t.assets.mu.Unlock()
	for _, a := range t.assets.sites {
		if a.Path == address {
			return a, true
		}
	}
	return Asset{}, false
}

// Stylesheet returns the one style sheet of a site: the theme's, and the
// site's own colours after it. It is made once for each look.
func (t *Theme) Stylesheet(look view.Look) Asset {
	look = look.Known()
	t.assets.mu.Lock()
	defer t.assets.mu.Unlock()
	sheet, ok := t.assets.sites[look]
	if !ok {
		sheet = makeAsset("site.css", t.assets.sheet+"\n"+string(SiteCSS(look)))
		t.assets.sites[look] = sheet
	}
	return sheet
}

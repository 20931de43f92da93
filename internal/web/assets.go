package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/pagecache"
)

// Assets serves the files of a file system under addresses that hold a hash of
// their content, so that browsers keep them for good:
// "app.css" is served as "/assets/app.3f2a1c9d.css".
//
// Everything is read once and held in memory; this is for style sheets,
// scripts, fonts and icons, not for photographs or film, and ranges are not
// served.
type Assets struct {
	prefix  string
	byName  map[string]*asset
	current map[string]*asset // by address below the prefix
}

// asset is one file. Its smaller bodies arrive while it is already being served.
type asset struct {
	name, address string
	contentType   string
	hash          string
	squeezable    bool
	bodies        [3]atomic.Pointer[assetBody] // by pagecache.Encoding
}

type assetBody struct {
	bytes        []byte
	etag, length string
}

const (
	assetHashLength = 8 // hexadecimal digits in an address
	// assetBestBelow is the size in bytes up to which brotli's best level is
	// worth its time, about three seconds for a megabyte.
	assetBestBelow = 100 << 10
	assetForGood   = "public, max-age=31536000, immutable"
)

// NewAssets reads fsys and returns its assets below prefix, which begins and
// ends with a slash. In style sheets, relative references to other files
// of fsys are replaced by their addresses; a relative reference to a file that
// is not there is an error, and so are style sheets that import each other in a
// circle. Files whose names begin with a dot are left out.
//
// Compressed bodies do not exist yet when NewAssets returns: run
// [Assets.Compress] in the background.
func NewAssets(fsys fs.FS, prefix string) (*Assets, error) {
	if !strings.HasPrefix(prefix, "/") || !strings.HasSuffix(prefix, "/") {
		return nil, fmt.Errorf("assets: prefix %q must begin and end with a slash", prefix)
	}
	content := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		switch hidden := name != "." && strings.HasPrefix(path.Base(name), "."); {
		case err != nil:
			return err
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir():
			return nil
		}
		content[name], err = fs.ReadFile(fsys, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("assets: %w", err)
	}
	a := &Assets{prefix: prefix, byName: map[string]*asset{}, current: map[string]*asset{}}
	b := assetBuilder{assets: a, content: content, open: map[string]bool{}}
	for name := range content {
		if _, err := b.build(name); err != nil {
			return nil, fmt.Errorf("assets: %w", err)
		}
	}
	return a, nil
}

// assetBuilder makes assets in the order in which they depend on each other.
type assetBuilder struct {
	assets  *Assets
	content map[string][]byte
	open    map[string]bool // style sheets being made
}

func (b *assetBuilder) build(name string) (*asset, error) {
	if done := b.assets.byName[name]; done != nil {
		return done, nil
	}
	body := b.content[name]
	if path.Ext(name) == ".css" {
		if b.open[name] {
			return nil, fmt.Errorf("%s imports itself in a circle", name)
		}
		b.open[name] = true
		defer delete(b.open, name)
		var err error
		if body, err = b.linkStyles(name, body); err != nil {
			return nil, err
		}
	}
	sum := sha256.Sum256(body)
	as := &asset{name: name, contentType: assetType(name), hash: hex.EncodeToString(sum[:12])}
	as.squeezable = pagecache.Compressible(as.contentType) && len(body) > 256
	as.address = hashedName(name, as.hash[:assetHashLength])
	as.setBody(pagecache.Identity, body)
	b.assets.byName[name] = as
	b.assets.current[as.address] = as
	return as, nil
}

// linkStyles replaces the references in a style sheet by hashed addresses.
func (b *assetBuilder) linkStyles(name string, sheet []byte) ([]byte, error) {
	return rewriteReferences(sheet, func(ref string) (string, error) {
		file, rest := ref, ""
		if i := strings.IndexAny(ref, "?#"); i >= 0 {
			file, rest = ref[:i], ref[i:]
		}
		if file == "" || strings.HasPrefix(file, "/") || strings.Contains(file, ":") {
			return ref, nil // a fragment, or an address that is not relative
		}
		target := path.Join(path.Dir(name), file)
		if _, there := b.content[target]; !there {
			return "", fmt.Errorf("%s refers to %q, which is not there", name, ref)
		}
		as, err := b.build(target)
		if err != nil {
			return "", err
		}
		return b.assets.prefix + as.address + rest, nil
	})
}

func (as *asset) setBody(enc pagecache.Encoding, body []byte) {
	etag := `"` + as.hash + `"`
	if enc != pagecache.Identity {
		etag = `"` + as.hash + "-" + enc.String() + `"`
	}
	as.bodies[enc].Store(&assetBody{bytes: body, etag: etag, length: strconv.Itoa(len(body))})
}

func (as *asset) encodings() pagecache.Encodings {
	have := pagecache.EncodingsOf()
	for enc := range as.bodies {
		if as.bodies[enc].Load() != nil {
			have |= pagecache.EncodingsOf(pagecache.Encoding(enc))
		}
	}
	return have
}

// hashedName puts hash before the extension: "a/app.css" and "3f2a1c9d" make
// "a/app.3f2a1c9d.css".
func hashedName(name, hash string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hash + ext
}

// plainName undoes hashedName for whatever hash; other names stay as they are.
func plainName(address string) string {
	ext := path.Ext(address)
	stem := strings.TrimSuffix(address, ext)
	dot := len(stem) - assetHashLength - 1
	if dot < 0 || stem[dot] != '.' || strings.Trim(stem[dot+1:], "0123456789abcdef") != "" {
		return address
	}
	return stem[:dot] + ext
}

// Address returns where the file called name is served, such as
// "/assets/app.3f2a1c9d.css". There is an error if there is no such file.
func (a *Assets) Address(name string) (string, error) {
	if as := a.byName[name]; as != nil {
		return a.prefix + as.address, nil
	}
	return "", fmt.Errorf("no asset is called %q", name)
}

// Content returns the content type and the bytes served for the file called
// name, for those who write an asset into a page. They are not to be changed.
func (a *Assets) Content(name string) (contentType string, body []byte, err error) {
	as := a.byName[name]
	if as == nil {
		return "", nil, fmt.Errorf("no asset is called %q", name)
	}
	return as.contentType, as.bodies[pagecache.Identity].Load().bytes, nil
}

// Compress makes the compressed bodies: first gzip for everything, which takes
// milliseconds, then brotli. Until it is done the files are served as they are.
// It returns early with ctx's error if ctx ends.
func (a *Assets) Compress(ctx context.Context) error {
	assets := make([]*asset, 0, len(a.byName))
	for _, as := range a.byName {
		if as.squeezable {
			assets = append(assets, as)
		}
	}
	slices.SortFunc(assets, func(x, y *asset) int { return strings.Compare(x.name, y.name) })
	for _, enc := range []pagecache.Encoding{pagecache.Gzip, pagecache.Brotli} {
		for _, as := range assets {
			if err := ctx.Err(); err != nil {
				return err
			}
			body := as.bodies[pagecache.Identity].Load().bytes
			packed, err := squeeze(enc, body)
			if err != nil {
				return fmt.Errorf("compress %s: %w", as.name, err)
			}
			if len(packed) < len(body) {
				as.setBody(enc, packed)
			}
		}
	}
	return nil
}

func squeeze(enc pagecache.Encoding, body []byte) ([]byte, error) {
	var out bytes.Buffer
	var w io.WriteCloser
	switch {
	case enc == pagecache.Gzip:
		var err error
		if w, err = gzip.NewWriterLevel(&out, gzip.BestCompression); err != nil {
			return nil, err
		}
	case len(body) <= assetBestBelow:
		w = brotli.NewWriterLevel(&out, brotli.BestCompression)
	default:
		w = brotli.NewWriterLevel(&out, 9)
	}
	_, err := w.Write(body)
	err = errors.Join(err, w.Close())
	return bytes.Clone(out.Bytes()), err
}

// Serve answers with the asset at the request's path. The plain name of a file,
// and an address with the hash of other content (from a page that is older
// than this process), are redirected to the current address for now; everything
// else is not found.
func (a *Assets) Serve(w http.ResponseWriter, r *http.Request) error {
	address, below := strings.CutPrefix(r.URL.Path, a.prefix)
	as := a.current[address]
	if !below || as == nil {
		if as = a.byName[address]; as == nil {
			as = a.byName[plainName(address)]
		}
		if !below || as == nil {
			return fault.New(fault.NotFound, "no such asset")
		}
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("Location", a.prefix+as.address)
		w.WriteHeader(http.StatusFound)
		return nil
	}
	return as.serve(w, r)
}

func (as *asset) serve(w http.ResponseWriter, r *http.Request) error {
	req := entryRequest(r)
	enc := pagecache.Negotiate(req.AcceptEncoding, as.encodings())
	if enc == pagecache.NotAcceptable {
		return WithStatus(http.StatusNotAcceptable, nil)
	}
	body := as.bodies[enc].Load()
	h := w.Header()
	h.Set("Etag", body.etag)
	h.Set("Cache-Control", assetForGood)
	if as.squeezable {
		h.Set("Vary", "Accept-Encoding")
	}
	switch req.Conditions.Evaluate(body.etag, time.Time{}) {
	case pagecache.NotModified:
		w.WriteHeader(http.StatusNotModified)
		return nil
	case pagecache.PreconditionFailed:
		return WithStatus(http.StatusPreconditionFailed, nil)
	}
	h.Set("Content-Type", as.contentType)
	h.Set("Content-Length", body.length)
	h.Set("Accept-Ranges", "none")
	if enc != pagecache.Identity {
		h.Set("Content-Encoding", enc.String())
	}
	w.WriteHeader(http.StatusOK)
	if !req.Head {
		// A client that has gone needs no answer.
		_, _ = w.Write(body.bytes)
	}
	return nil
}

// assetType returns the media type by extension. The table is our own: what the
// system's tables say differs from machine to machine, and browsers told not to
// sniff believe every word.
func assetType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".html":
		return "text/html; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".xml":
		return "application/xml"
	case ".xsl":
		return "text/xsl; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".gif":
		return "image/gif"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".wasm":
		return "application/wasm"
	}
	return "application/octet-stream"
}

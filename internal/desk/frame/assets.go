package frame

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

	"github.com/tajuk/tajuk/internal/web"
)

// assetPrefix begins the address of every script and style; the hash of the
// content follows, so that an address never changes what it stands for.
const assetPrefix = "/assets/"

type asset struct {
	address     string
	contentType string
	body, small []byte // small: gzip
}

type assets struct {
	byName    map[string]*asset
	byAddress map[string]*asset
}

func newAssets(from fs.FS) (*assets, error) {
	a := &assets{byName: map[string]*asset{}, byAddress: map[string]*asset{}}
	if from == nil {
		return a, nil
	}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(body)
		one := &asset{address: assetPrefix + hex.EncodeToString(sum[:6]) + "/" + name, body: body,
			contentType: contentType(name)}
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(body); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		one.small = b.Bytes()
		a.byName[name], a.byAddress[one.address] = one, one
		return nil
	})
	return a, err
}

func contentType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	}
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

func (a *assets) address(name string) string {
	if one := a.byName[name]; one != nil {
		return one.address
	}
	return assetPrefix + name
}

func (a *assets) serve(w http.ResponseWriter, r *http.Request) error {
	one := a.byAddress[r.URL.Path]
	if one == nil {
		return web.WithStatus(http.StatusNotFound, errNoScreen)
	}
	h := w.Header()
	h.Set("Content-Type", one.contentType)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("Vary", "Accept-Encoding")
	body := one.body
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = one.small
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	_, err := w.Write(body)
	return ignoreSent(err)
}

// Package blob keeps the bytes of a network's pictures: originals, stored once
// under the SHA-256 of their content, and renditions made from them.
//
// A blob is put whole and read by range; it is never changed in place. What Put
// has acknowledged survives a power cut, and what it has not acknowledged is
// never visible.
//
// Layout: this file holds the interface, the keys and the errors; disk.go the
// store in a folder; incoming.go how bytes come in and what becomes of writes that
// were interrupted; partial.go files that come in piece by piece; lock_*.go the mark
// that tells those from writes in progress.
package blob

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
)

// Errors a caller can act on. They are wrapped; use errors.Is.
var (
	// ErrNotFound says that no blob has the key.
	ErrNotFound = errors.New("blob not found")
	// ErrBadKey says that a string is not the name of any blob, whoever made it.
	ErrBadKey = errors.New("bad blob key")
	// ErrNoSpace says that the disk or the quota is full. Nothing was stored.
	ErrNoSpace = errors.New("no space left for blobs")
	// ErrNotWritable says that the store cannot be written to: permissions, a
	// read-only file system, or a folder that has gone.
	ErrNotWritable = errors.New("blob store not writable")
)

// Store is where blobs live. All methods may be called at the same time.
type Store interface {
	// Put stores an original under the SHA-256 of what r yields and returns
	// when it is durable. Putting the same content again is one blob and no
	// error. When r fails, its error is returned wrapped and nothing is stored.
	Put(ctx context.Context, r io.Reader) (Info, error)
	// PutRendition stores what r yields under key, replacing an earlier blob at
	// once: readers see the old bytes or the new ones, never a mixture.
	PutRendition(ctx context.Context, key Key, r io.Reader) (Info, error)
	// Open returns the blob for reading at any offset. The caller closes it.
	// It stays readable after a Delete. Errors: ErrNotFound, ErrBadKey.
	Open(ctx context.Context, key Key) (io.ReadSeekCloser, Info, error)
	// Stat tells size and time of a blob without opening it.
	Stat(ctx context.Context, key Key) (Info, error)
	// Delete removes a blob. Deleting what is not there is no error, so that an
	// interrupted clean-up can be run again.
	Delete(ctx context.Context, key Key) error
	// List yields every blob whose key begins with prefix, ordered by key. The
	// useful prefixes are Originals, Renditions and RenditionsOf. It ends after
	// the first error. Blobs put or deleted meanwhile may be seen or missed.
	List(ctx context.Context, prefix string) iter.Seq2[Info, error]
	// Check proves that a blob could be stored now, by writing and removing a
	// small one. Errors: ErrNotWritable, ErrNoSpace.
	Check(ctx context.Context) error
}

// Info describes one stored blob.
type Info struct {
	Key  Key
	Size int64 // bytes
	// ModTime is when the blob was stored, in UTC. It is for Last-Modified; the
	// key of an original is its own strong validator.
	ModTime time.Time
}

// Prefixes for List.
const (
	Originals  = "o/"
	Renditions = "r/"
)

// Key names a blob: "o/<sha256>" for an original and "r/<sha256>/<name>" for a
// rendition of it, the digest in lower-case hexadecimal. Keys are stored in the
// database and shown in addresses, so their form is stable.
type Key string

// OriginalKey is the key of the original whose SHA-256 is sum.
func OriginalKey(sum [sha256.Size]byte) Key {
	return Key(Originals + hex.EncodeToString(sum[:]))
}

// RenditionKey is the key of the rendition called name ("w640.jpg") of an
// original. A name is up to 64 lower-case letters, digits and hyphens, a dot and
// an extension of 2 to 5 lower-case letters or digits. Error: ErrBadKey.
func RenditionKey(original Key, name string) (Key, error) {
	if !strings.HasPrefix(string(original), Originals) {
		return "", fmt.Errorf("%w: %q is not an original", ErrBadKey, clip(string(original)))
	}
	return ParseKey(Renditions + original.Sum() + "/" + name)
}

// RenditionsOf is the List prefix of all renditions of an original.
func RenditionsOf(original Key) string { return Renditions + original.Sum() + "/" }

// ParseKey checks a key that came from outside. Error: ErrBadKey.
func ParseKey(s string) (Key, error) {
	if sum, ok := strings.CutPrefix(s, Originals); ok && isSum(sum) {
		return Key(s), nil
	}
	if rest, ok := strings.CutPrefix(s, Renditions); ok {
		sum, name, found := strings.Cut(rest, "/")
		if found && isSum(sum) && isName(name) {
			return Key(s), nil
		}
	}
	return "", fmt.Errorf("%w: %q", ErrBadKey, clip(s))
}

// Sum is the SHA-256 of the original that the key belongs to, in hexadecimal;
// empty for a malformed key.
func (k Key) Sum() string {
	if len(k) < len(Originals)+sumLen {
		return ""
	}
	return string(k[len(Originals) : len(Originals)+sumLen])
}

// Name is the last part of a rendition's key ("w640.jpg"); empty for an original.
func (k Key) Name() string {
	if !strings.HasPrefix(string(k), Renditions) || len(k) <= len(Renditions)+sumLen {
		return ""
	}
	return string(k[len(Renditions)+sumLen+1:])
}

const sumLen = 2 * sha256.Size

func isSum(s string) bool {
	if len(s) != sumLen {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// isName is stricter than any file system so that a key is at the same time a
// path on every one of them, an object name and a part of an address.
func isName(s string) bool {
	base, ext, found := strings.Cut(s, ".")
	if !found || len(base) < 1 || len(base) > 64 || len(ext) < 2 || len(ext) > 5 || base[0] == '-' {
		return false
	}
	for _, part := range []string{strings.ReplaceAll(base, "-", ""), ext} {
		for i := range len(part) {
			if c := part[i]; (c < '0' || c > '9') && (c < 'a' || c > 'z') {
				return false
			}
		}
	}
	return true
}

// clip keeps an attacker's key from flooding a log line.
func clip(s string) string {
	const most = 100
	if len(s) <= most {
		return s
	}
	return s[:most] + "…"
}

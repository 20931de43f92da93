package media

import (
	"encoding/base64"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/news"
)

// Files come in by the core protocol of tus 1.0.0 (https://tus.io/protocols/
// resumable-upload), with its extensions creation, expiration and termination:
// POST /uploads begins a file, HEAD tells how far it is, PATCH adds to it, DELETE
// drops it. One step is our own: POST /uploads/{id}/finish makes a picture of a
// file that is complete, as often as it is asked, and says what is wrong with it.

const (
	tusVersion = "1.0.0"
	tusType    = "application/offset+octet-stream"
	// maxPiece is the most that one request adds to a file, in bytes.
	maxPiece = 16 << 20
)

func tus(c *frame.Call) http.Header {
	h := c.W.Header()
	h.Set("Tus-Resumable", tusVersion)
	return h
}

// tusSpoken refuses another version of the protocol (tus 1.0.0, Tus-Resumable).
func tusSpoken(c *frame.Call) bool {
	h := tus(c)
	if c.R.Header.Get("Tus-Resumable") == tusVersion {
		return true
	}
	h.Set("Tus-Version", tusVersion)
	c.W.WriteHeader(http.StatusPreconditionFailed)
	return false
}

func (s *screens) tusOptions(c *frame.Call) error {
	h := tus(c)
	h.Set("Tus-Version", tusVersion)
	h.Set("Tus-Max-Size", strconv.Itoa(image.MaxFileBytes))
	h.Set("Tus-Extension", "creation,expiration,termination")
	c.W.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *screens) tusCreate(c *frame.Call) error {
	if !tusSpoken(c) {
		return nil
	}
	size, err := strconv.ParseInt(c.R.Header.Get("Upload-Length"), 10, 64)
	if err != nil || size < 0 {
		return s.sorry(c, fault.New(fault.Invalid, "the request cannot be read"))
	}
	about := tusMetadata(c.R.Header.Get("Upload-Metadata"))
	site, err := news.ParseID(about["site"])
	if err != nil {
		return s.sorry(c, fault.New(fault.NotFound, "there is no site %s", clip(about["site"], 20)))
	}
	u, err := s.room.StartUpload(c.Context(), c.Actor(), site, about["filename"], size)
	if err != nil {
		return s.sorry(c, err)
	}
	h := tus(c)
	h.Set("Location", "/uploads/"+u.ID.String())
	h.Set("Upload-Expires", u.EndsAt.UTC().Format(http.TimeFormat))
	c.W.WriteHeader(http.StatusCreated)
	return nil
}

// tusMetadata reads pairs of a key and a value in base 64 (tus 1.0.0, creation).
// What is malformed is left out.
func tusMetadata(header string) map[string]string {
	out := map[string]string{}
	if len(header) > 4096 {
		return out
	}
	for pair := range strings.SplitSeq(header, ",") {
		key, value, _ := strings.Cut(strings.TrimSpace(pair), " ")
		text, err := base64.StdEncoding.DecodeString(value)
		if _, twice := out[key]; key != "" && err == nil && !twice {
			out[key] = string(text)
		}
	}
	return out
}

func (s *screens) tusHead(c *frame.Call) error {
	if !tusSpoken(c) {
		return nil
	}
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	u, err := s.room.Upload(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	tusTell(c, u)
	c.W.Header().Set("Upload-Length", strconv.FormatInt(u.Size, 10))
	c.W.WriteHeader(http.StatusOK)
	return nil
}

func tusTell(c *frame.Call, u news.Upload) {
	h := tus(c)
	h.Set("Upload-Offset", strconv.FormatInt(u.Received, 10))
	h.Set("Upload-Expires", u.EndsAt.UTC().Format(http.TimeFormat))
}

func (s *screens) tusPatch(c *frame.Call) error {
	if !tusSpoken(c) {
		return nil
	}
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if kind, _, _ := mime.ParseMediaType(c.R.Header.Get("Content-Type")); kind != tusType {
		c.W.WriteHeader(http.StatusUnsupportedMediaType)
		return nil
	}
	offset, err := strconv.ParseInt(c.R.Header.Get("Upload-Offset"), 10, 64)
	if err != nil || offset < 0 {
		return s.sorry(c, fault.New(fault.Invalid, "the request cannot be read"))
	}
	u, err := s.room.ReceiveUpload(c.Context(), c.Actor(), id, offset, c.R.Body)
	if err != nil {
		return s.sorry(c, err)
	}
	tusTell(c, u)
	c.W.WriteHeader(http.StatusNoContent)
	return nil
}

func (s *screens) tusDelete(c *frame.Call) error {
	if !tusSpoken(c) {
		return nil
	}
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	if err := s.room.DropUpload(c.Context(), c.Actor(), id); err != nil {
		return s.sorry(c, err)
	}
	c.W.WriteHeader(http.StatusNoContent)
	return nil
}

// finish makes a picture of a file that is complete.
func (s *screens) finish(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	b, err := s.room.FinishUpload(c.Context(), c.Actor(), id)
	if err != nil {
		return s.sorry(c, err)
	}
	one := pickOf(b.Asset, c.Now)
	one.Known = b.Known
	return c.JSON(http.StatusCreated, one)
}

package talk

import (
	"archive/zip"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
)

// dossier gives out everything there is about a request in one archive: what
// was asked, what was done, the letters, the story as it stands and the files.
// Each file that goes into it is noted in the log.
func (s *Screens) dossier(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	d, err := s.read.Dossier(c.Context(), c.Actor(), id)
	if err != nil {
		return err
	}
	h := c.W.Header()
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", `attachment; filename="`+d.Number+`.zip"`)
	c.W.WriteHeader(http.StatusOK)
	out := zip.NewWriter(c.W)
	if err := s.pack(c, out, d); err != nil {
		// The status has gone out: an archive without its end is refused by
		// whatever opens it.
		return err
	}
	return out.Close()
}

func (s *Screens) pack(c *frame.Call, out *zip.Writer, d inside.Dossier) error {
	add := func(name string, at time.Time) (io.Writer, error) {
		return out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: at})
	}
	for name, v := range map[string]any{"request.json": d.ReplyRequest, "log.json": d.Events, "letters.json": d.Letters,
		"text.json": map[string]any{"headline": d.Version.Content.Headline, "lead": d.Version.Content.Lead, "body": d.Version.Content.Body,
			"version": d.Version.N, "made": d.Version.MadeAt}, "notices.json": d.Notices} {
		w, err := add(name, c.Now)
		if err != nil {
			return err
		}
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		if err := e.Encode(v); err != nil {
			return err
		}
	}
	for _, f := range d.Files {
		_, data, err := s.room.OpenReplyFile(c.Context(), c.Actor(), d.ID, f.ID)
		if err != nil {
			return err
		}
		w, err := add("files/"+string(f.Kind)+"-"+f.ID.String()+"-"+f.Name, d.ReceivedAt)
		if err == nil {
			_, err = io.Copy(w, data)
		}
		data.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

package api

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/signature"
)

// media answers with a file of a picture, at an address that this program
// sealed and that has not ended. Only JPEG is sealed.
func (a *API) media(w http.ResponseWriter, r *http.Request) error {
	none := fault.New(fault.NotFound, "there is nothing at this address")
	id, err := news.ParseID(r.PathValue("agreement"))
	if err != nil {
		return none
	}
	end, text := r.PathValue("end"), r.PathValue("key")
	agreement, err := a.Exchange.Agreement(r.Context(), id)
	if err != nil {
		if fault.KindOf(err) == fault.NotFound {
			return none
		}
		return err
	}
	if !signature.Sealed(r.PathValue("seal"), agreement.Secret, id.String(), end, text) {
		return none
	}
	if at, err := strconv.ParseInt(end, 10, 64); err != nil || at < a.Clock.Now().Unix() {
		return fault.New(fault.Gone, "the address has ended; fetch the story again")
	}
	key, err := blob.ParseKey(text)
	if err != nil || !strings.HasSuffix(text, ".jpg") && !strings.HasSuffix(text, ".jpeg") {
		return none
	}
	if err := a.Allowed(r.Context(), key); err != nil {
		return err
	}
	file, info, err := a.Blobs.Open(r.Context(), key)
	if errors.Is(err, blob.ErrNotFound) {
		return none
	}
	if err != nil {
		return err
	}
	defer file.Close()
	h := w.Header()
	h.Set("Content-Type", "image/jpeg")
	h.Set("Cache-Control", "private, max-age=86400")
	h.Set("ETag", `"`+signature.Seal("etag", text)[:22]+`"`)
	http.ServeContent(w, r, "", info.ModTime, file)
	return nil
}

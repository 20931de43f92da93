package news

import (
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/richtext"
)

// Expired reports whether the right to use the picture has ended.
func (a Asset) Expired(now time.Time) bool {
	return !a.RightsUntil.IsZero() && !a.RightsUntil.After(now)
}

// RightsNotice is how long before their end rights are told of and stories
// that show the picture want attention.
const RightsNotice = 7 * 24 * time.Hour

// Ending reports whether the right to use the picture ends soon.
func (a Asset) Ending(now time.Time) bool { return !a.Expired(now) && a.Expired(now.Add(RightsNotice)) }

// RightsDay is the last day in a zone on which the picture may be used:
// 2026-03-10. Rights without an end have none.
func (a Asset) RightsDay(loc *time.Location) string {
	if a.RightsUntil.IsZero() {
		return ""
	}
	return a.RightsUntil.Add(-time.Minute).In(loc).Format(time.DateOnly)
}

// CanEditAsset reports whether the actor may change a picture and what is said
// about it: whoever edits pictures on the site that brought it in, and whoever
// brought it in. A picture of no site belongs to everybody who edits pictures.
func (a Actor) CanEditAsset(p Asset) bool {
	if a.Can(ActEditMedia, p.Site) {
		return true
	}
	if p.Site == 0 {
		return a.CanAnywhere(ActEditMedia)
	}
	return a.Account != 0 && p.MadeBy == a.Account && a.Can(ActUpload, p.Site)
}

// CanAnywhere reports whether the actor may do something on some site.
func (a Actor) CanAnywhere(act Act) bool {
	for site := range a.Roles {
		if a.Can(act, site) {
			return true
		}
	}
	return false
}

// MayEditAsset returns a Forbidden error unless CanEditAsset.
func (a Actor) MayEditAsset(p Asset) error {
	if a.CanEditAsset(p) {
		return nil
	}
	return fault.New(fault.Forbidden, "this picture belongs to another desk; ask it for the change")
}

// MayDelete returns why a picture is kept: what stands somewhere, or was ever
// planned for readers, is part of the record.
func (p Asset) MayDelete(used bool) error {
	switch {
	case used:
		return fault.New(fault.Conflict, "the picture is in use; take it out of the stories first")
	case !p.PublicAt.IsZero():
		return fault.New(fault.Conflict, "the picture was published; it is kept for the record")
	}
	return nil
}

// Gone reports whether readers get no file of the picture: it was planned for
// them once, and no site shows it any longer, or shows another one in its place.
// used is whether something shows what stands in its place, or in those that it
// has replaced. A picture of drafts alone is not gone: nobody has its address.
func (p Asset) Gone(used bool) bool { return !p.PublicAt.IsZero() && (!used || p.ReplacedBy != 0) }

// UseKind tells in what a picture stands.
type UseKind string

// The kinds of use. A page of a site has a kind of its own by its address:
// see UsePage.
const (
	UseDraft UseKind = "draft" // a working copy; the owner is the story
	UseLive  UseKind = "live"  // what readers get, or will; the owner is the placement
)

// UseOverride is the kind of use by a field that a placement changes.
func UseOverride(f Field) UseKind { return UseKind("override/" + f) }

// UsePage is the kind of use by a page that a site writes itself.
func UsePage(slug string) UseKind { return UseKind("page/" + slug) }

// Places of a use.
const (
	PlaceLead = "photo"
	PlaceBody = "body"
)

// AssetUse is one place where a picture stands.
type AssetUse struct {
	Asset ID
	Kind  UseKind
	Owner ID
	Place string
	Story ID // 0 for none
}

// Pictures returns the pictures that content shows, by the place where each
// stands.
func (c Content) Pictures() (map[ID][]string, error) {
	out := map[ID][]string{}
	if c.Photo.Asset != 0 {
		out[c.Photo.Asset] = []string{PlaceLead}
	}
	// Most texts have none, and every save comes through here.
	if !strings.Contains(c.Body, `"asset"`) {
		return out, nil
	}
	doc, err := richtext.Parse([]byte(c.Body))
	if err != nil {
		return nil, err
	}
	for _, ref := range doc.References().Assets {
		if id, err := ParseID(ref); err == nil {
			out[id] = append(out[id], PlaceBody)
		}
	}
	return out, nil
}

// AssetChange is one act upon a picture.
type AssetChange struct {
	ID    ID
	Asset ID
	Kind  EventKind
	Actor ID
	At    time.Time
	// Changes are the fields that the act changed, by the names of the form,
	// each with its value before and after.
	Changes map[string][2]string
}

// Upload is a file on its way in, piece by piece.
type Upload struct {
	ID       ID
	Account  ID
	Site     ID
	Name     string
	Size     int64 // bytes, in all
	Received int64 // bytes that are durable
	Asset    ID    // what came of it
	Fault    string
	MadeAt   time.Time
	EndsAt   time.Time // when what has not come in by then is dropped
}

// Bounds of what one account may have on its way in at a time.
const (
	MaxUploads     = 60
	MaxUploadBytes = 2 << 30
	UploadLife     = 24 * time.Hour
)

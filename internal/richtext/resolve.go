package richtext

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// Resolver tells what the ids in a document stand for, for one site and one
// reader. It is asked while a page is written, so it answers from memory:
// References lists beforehand what it will be asked for.
type Resolver interface {
	// Image returns the picture with that id. A picture that is not known, or
	// may not be shown, is left out.
	Image(id string) (Image, bool)
	// Story returns the address and the headline of a story. A story that is
	// not known, not published on this site, or withdrawn is not ok: the
	// "Baca juga" disappears.
	Story(id string) (href, headline string, ok bool)
}

// Image is a picture with all that has to stand beside it. Its addresses may
// be relative to the site.
type Image struct {
	// Src is the address of the JPEG for programs that know nothing of srcset
	// and for feeds. Width and Height are its size in pixels.
	Src           string
	Width, Height int
	// Srcset are further widths of the JPEG.
	Srcset []Candidate
	// Sources are other formats, the best first.
	Sources []ImageSource
	// Alt is the text in place of the picture, "" for decoration.
	Alt string
	// Slug is the capital lead of the caption.
	Slug    string
	Caption string
	// Credit names who made the picture and who owns it.
	Credit string
	// Archive marks a picture that does not show the event of the story;
	// TakenOn is then the date in words, if it is known (Kode Etik Jurnalistik,
	// section 4).
	Archive bool
	TakenOn string
	// AI tells how much of the picture a machine made (Peraturan Dewan Pers
	// 1/2025, section 5).
	AI AIUse
}

// Candidate is one rendition of a picture.
type Candidate struct {
	URL   string
	Width int // in pixels
}

// ImageSource is one format of a picture with its renditions.
type ImageSource struct {
	Type       string // media type, "image/avif"
	Candidates []Candidate
}

// AIUse tells how much of a picture a machine made.
type AIUse uint8

// The uses of AI that readers are told of.
const (
	AINone AIUse = iota
	AIEdited
	AIGenerated
)

// Labels are the words around the content, in the language of the site. All
// are required but Source and Photo.
type Labels struct {
	Related      string // before a link to another story: "Baca juga"
	Source       string // before the source of a quotation; "" shows a dash
	Photo        string // before the credit of a picture; "" shows the credit alone
	ArchivePhoto string // "Foto arsip"
	AIGenerated  string // "Gambar dibuat dengan AI"
	AIEdited     string // "Gambar disunting dengan AI"
	Gallery      string // name of a gallery for screen readers: "Galeri foto"
	Table        string // name of a table without a caption, a number follows: "Tabel"
	EmbedOpen    string // text of an embed's link; {provider} is replaced: "Lihat di {provider}"
	EmbedLoad    string // text of its button once a script runs: "Muat dari {provider}"
}

// Options are the choices of one page or feed.
type Options struct {
	Labels Labels
	// IDPrefix precedes the id of every element, for pages that show more than
	// one document.
	IDPrefix string
	// Sizes is the sizes attribute of pictures in the column of text, and
	// GallerySizes that of pictures in galleries. "" is "100vw".
	Sizes, GallerySizes string
	// OwnHosts are the host names of the network in lower case: links there
	// are not external.
	OwnHosts []string
	// Sponsored marks all external links as paid for (rel="sponsored"): for
	// advertorials.
	Sponsored bool
	// Pieces are nodes of text cut where marked passages begin and end: see
	// package passage.
	Pieces map[*Node][]Piece
}

// Piece is a part of a node of text. After is HTML that stands behind it, behind
// the link too when the piece is part of one.
type Piece struct {
	Text   string
	Marked bool
	After  string
}

// check finds the labels that are missing. A page without them would show an
// unlabelled archive or AI picture, so it is not written at all.
func (o *Options) check() error {
	for _, l := range [...]struct{ name, text string }{
		{"Related", o.Labels.Related}, {"ArchivePhoto", o.Labels.ArchivePhoto},
		{"AIGenerated", o.Labels.AIGenerated}, {"AIEdited", o.Labels.AIEdited},
		{"Gallery", o.Labels.Gallery}, {"Table", o.Labels.Table},
		{"EmbedOpen", o.Labels.EmbedOpen}, {"EmbedLoad", o.Labels.EmbedLoad},
	} {
		if l.text == "" {
			return fmt.Errorf("richtext: label %s is missing", l.name)
		}
	}
	return nil
}

var errBase = errors.New("richtext: the base of a feed must be http or https, a host, and nothing more")

// cleanBase checks the address of a site and returns it without a slash at the
// end.
func cleanBase(base string) (string, error) {
	base = strings.TrimSuffix(base, "/")
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" ||
		u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", errBase
	}
	return base, nil
}

// nothing is the Resolver of a caller who has none.
type nothing struct{}

func (nothing) Image(string) (Image, bool)          { return Image{}, false }
func (nothing) Story(string) (string, string, bool) { return "", "", false }

package news

import (
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

// Asset is one photo for the whole network. Renditions are made from its
// original; the original is never shown.
type Asset struct {
	ID         ID
	SHA256     string // of the original, in hexadecimal; also its name in the blob store
	Type       string // media type of the original
	Bytes      int64
	Width      int // upright, in pixels
	Height     int
	State      AssetState
	Credit     string
	Creator    string
	Caption    string
	Alt        string
	Copyright  string
	Terms      string // usage terms
	FocalX     float64
	FocalY     float64   // fractions of width and height, 0.5 is the middle
	TakenAt    time.Time // zero when unknown
	Archive    string    // "2019", "12 Mei 2019": archive pictures carry their time (KEJ 4)
	SourceType string    // last part of the IPTC digital source type
	Colour     string    // average colour, #rrggbb
	Fault      string    // why renditions could not be made
	MadeBy     ID
	MadeAt     time.Time
	Renditions []Rendition

	Site        ID        // on whose behalf it came in; 0 for none
	Name        string    // of the file as it came in
	Keywords    string    // of the file, one a line
	Licence     string    // what was agreed with whoever owns it; never leaves the desk
	RightsUntil time.Time // from when it may no longer be published; zero for no end
	Source      string    // hash of the JPEG that a converter made of the original; empty otherwise
	Likeness    int64     // see package image; 0 for none
	ReplacedBy  ID        // which picture is shown in its place
	PublicAt    time.Time // when it was first planned for readers; zero for never
	GoneAt      time.Time // since when readers get no file of it any longer; zero while they do, or never did
	Rev         int64     // grows with every change by people
}

// AssetState is how far an asset's renditions are.
type AssetState string

// The states of an asset.
const (
	AssetPending AssetState = "pending"
	AssetReady   AssetState = "ready"
	AssetFailed  AssetState = "failed"
)

// Rendition is one file made from an asset's original.
type Rendition struct {
	Spec   string // "w640" for a width, "16x9", "4x3", "1x1" for a crop
	Format string // "jpeg", "webp", "avif"
	Width  int
	Height int
	Bytes  int64
	Key    string // name in the blob store
}

// Crop reports whether the rendition is cut to a fixed ratio.
func (r Rendition) Crop() bool { return !strings.HasPrefix(r.Spec, "w") }

// Synthetic reports whether software made the picture or a part of it, so that
// it must be labelled (Peraturan Dewan Pers 1/2025 article 5).
func (a Asset) Synthetic() bool {
	switch a.SourceType {
	case "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic":
		return true
	}
	return false
}

// Lengths of what is said about a picture, in characters.
const (
	MaxCredit  = 200
	MaxCaption = 2000
	MaxAlt     = 1000
	MaxLicence = 2000
)

// Graphic reports whether the picture was made from data, as charts and maps
// are: cut, it would say something else.
func (a Asset) Graphic() bool { return a.SourceType == "dataDrivenMedia" }

// Check returns what is wrong with an asset's data. Credit and alt text may
// come later: Problems asks for them before publication.
func (a Asset) Check() error {
	f := fault.Fields{}
	checkLength(f, "credit", a.Credit, 0, MaxCredit)
	checkLength(f, "caption", a.Caption, 0, MaxCaption)
	checkLength(f, "alt", a.Alt, 0, MaxAlt)
	checkLength(f, "creator", a.Creator, 0, 5000)
	checkLength(f, "copyright", a.Copyright, 0, 5000)
	checkLength(f, "terms", a.Terms, 0, 5000)
	checkLength(f, "archive", a.Archive, 0, 80)
	checkLength(f, "licence", a.Licence, 0, MaxLicence)
	if !(a.FocalX >= 0 && a.FocalX <= 1 && a.FocalY >= 0 && a.FocalY <= 1) { // also what is no number
		f.Add("focal", "must lie inside the picture")
	}
	return f.Err()
}

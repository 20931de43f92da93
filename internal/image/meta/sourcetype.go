package meta

import "strings"

// SourceType is a term of IPTC's vocabulary "Digital Source Type"
// (http://cv.iptc.org/newscodes/digitalsourcetype/): how a picture came to be. The
// value is the code of the term; empty means that nothing is known.
type SourceType string

// The terms of the vocabulary, retired ones included, since archives have them.
const (
	DigitalCapture          SourceType = "digitalCapture"
	ComputationalCapture    SourceType = "computationalCapture"
	NegativeFilm            SourceType = "negativeFilm"
	PositiveFilm            SourceType = "positiveFilm"
	Print                   SourceType = "print"
	MinorHumanEdits         SourceType = "minorHumanEdits" // retired: humanEdits
	HumanEdits              SourceType = "humanEdits"
	CompositeCapture        SourceType = "compositeCapture"
	AlgorithmicallyEnhanced SourceType = "algorithmicallyEnhanced"
	SoftwareImage           SourceType = "softwareImage" // retired
	DigitalArt              SourceType = "digitalArt"    // retired: digitalCreation
	DigitalCreation         SourceType = "digitalCreation"
	DataDrivenMedia         SourceType = "dataDrivenMedia"
	TrainedAlgorithmic      SourceType = "trainedAlgorithmicMedia"
	AlgorithmicMedia        SourceType = "algorithmicMedia"
	ScreenCapture           SourceType = "screenCapture"
	VirtualRecording        SourceType = "virtualRecording"
	Composite               SourceType = "composite"
	CompositeSynthetic      SourceType = "compositeSynthetic"
	CompositeWithTrained    SourceType = "compositeWithTrainedAlgorithmicMedia"
)

const sourceTypeScheme = "http://cv.iptc.org/newscodes/digitalsourcetype/"

// ParseSourceType reads a term as an address, as a qualified code
// ("digsrctype:print") or as a bare code, in any case. An unknown term is empty.
func ParseSourceType(s string) SourceType {
	s = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), "/")
	s = strings.TrimPrefix(s, "digsrctype:")
	for _, scheme := range []string{"http://", "https://"} {
		s = strings.TrimPrefix(s, scheme+"cv.iptc.org/newscodes/digitalsourcetype/")
	}
	for _, t := range SourceTypes() {
		if s == strings.ToLower(string(t)) {
			return t
		}
	}
	return ""
}

// SourceTypes are all terms, in the order of the vocabulary, for a choice in the
// desk.
func SourceTypes() []SourceType {
	return []SourceType{DigitalCapture, ComputationalCapture, NegativeFilm, PositiveFilm, Print,
		MinorHumanEdits, HumanEdits, CompositeCapture, AlgorithmicallyEnhanced, SoftwareImage,
		DigitalArt, DigitalCreation, DataDrivenMedia, TrainedAlgorithmic, AlgorithmicMedia,
		ScreenCapture, VirtualRecording, Composite, CompositeSynthetic, CompositeWithTrained}
}

// URI is the address of the term, as metadata and ninjs write it.
func (t SourceType) URI() string {
	if t == "" {
		return ""
	}
	return sourceTypeScheme + string(t)
}

// AI tells whether a trained model made the picture or a part of it. Such a
// picture is not shown without a label (Peraturan Dewan Pers 1/2025, article 5).
func (t SourceType) AI() bool {
	return t == TrainedAlgorithmic || t == CompositeWithTrained
}

// Synthetic tells whether the picture, or a part of it, shows what no lens saw and
// what might be taken for a photograph. It includes AI; a synthetic part of
// unknown making is for an editor to judge.
func (t SourceType) Synthetic() bool {
	return t.AI() || t == CompositeSynthetic || t == AlgorithmicMedia || t == VirtualRecording
}

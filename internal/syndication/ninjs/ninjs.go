// Package ninjs is IPTC's ninjs 3.1: news in JSON, as agencies and publishers
// exchange it. An Item is a news object with the properties that this program
// fills; the names are those of the standard's JSON Schema
// (http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json), which knows no others.
//
// What a story says as an Item stands in package syndication, which is above
// this one.
//
//	ninjs.go   Item and its parts
//	check.go   what must hold of every item, whoever made it
package ninjs

import (
	"encoding/json"
	"io"
)

// Version is that of the standard.
const Version = "3.1"

// MediaType is what an item is sent as.
const MediaType = "application/json; charset=utf-8"

// Types of news objects (http://cv.iptc.org/newscodes/ninature/).
const (
	Text    = "text"
	Picture = "picture"
	Graphic = "graphic"
)

// What a partner may do with an item.
const (
	Usable   = "usable"
	Withheld = "withheld" // until EmbargoedUntil
	Canceled = "canceled" // not any more; nothing of it may stay public
)

// Item is a news object.
type Item struct {
	Name string `json:"name,omitempty"` // in associations: unique among them
	Rel  string `json:"rel,omitempty"`  // in associations: what it is to the item

	URI            string `json:"uri"` // stays for ever
	Type           string `json:"type,omitempty"`
	Representation string `json:"representationType,omitempty"`
	Version        string `json:"version,omitempty"` // a whole number that grows
	FirstCreated   string `json:"firstCreated,omitempty"`
	VersionCreated string `json:"versionCreated,omitempty"`
	ContentCreated string `json:"contentCreated,omitempty"`
	EmbargoedUntil string `json:"embargoedUntil,omitempty"`
	PubStatus      string `json:"pubStatus,omitempty"`
	Urgency        int    `json:"urgency,omitempty"` // 1 is the highest, 9 the lowest
	Holder         string `json:"copyrightHolder,omitempty"`
	Copyright      string `json:"copyrightNotice,omitempty"`
	Terms          string `json:"usageTerms,omitempty"`
	EdNote         string `json:"edNote,omitempty"` // for editors, not for readers
	Language       string `json:"language,omitempty"`
	Title          string `json:"title,omitempty"`
	By             string `json:"by,omitempty"`
	Slugline       string `json:"slugline,omitempty"`
	Located        string `json:"located,omitempty"`

	Headlines    []Value `json:"headlines,omitempty"`
	Descriptions []Value `json:"descriptions,omitempty"`
	// Bodies is present on every text, empty on one that was canceled.
	Bodies          []Value     `json:"bodies,omitzero"`
	People          []Concept   `json:"people,omitempty"`
	Subjects        []Concept   `json:"subjects,omitempty"`
	Places          []Concept   `json:"places,omitempty"`
	Sources         []Source    `json:"infoSources,omitempty"`
	Renditions      []Rendition `json:"renditions,omitempty"`
	Associations    []Item      `json:"associations,omitempty"`
	AltIDs          []AltID     `json:"altIds,omitempty"`
	TrustIndicators []Indicator `json:"trustIndicators,omitempty"`
	Genres          []Concept   `json:"genres,omitempty"`
	SourceType      *Concept    `json:"digitalSourceType,omitempty"`
	Standard        *Standard   `json:"standard,omitempty"`
}

// Value is a text in one of its forms.
type Value struct {
	Role        string `json:"role,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	Words       int    `json:"wordCount,omitempty"` // bodies only
	Value       string `json:"value"`
}

// Concept is a person, a place, a subject, a genre.
type Concept struct {
	Name    string `json:"name,omitempty"`
	Rel     string `json:"rel,omitempty"`
	URI     string `json:"uri,omitempty"`
	Literal string `json:"literal,omitempty"`
}

// Source is where information comes from.
type Source struct {
	Name string `json:"name,omitempty"`
	Role string `json:"role,omitempty"`
	URI  string `json:"uri,omitempty"`
}

// Rendition is a file of a picture.
type Rendition struct {
	Name        string `json:"name"`
	Href        string `json:"href,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	Width       int    `json:"width,omitempty"` // pixels
	Height      int    `json:"height,omitempty"`
	Bytes       int64  `json:"sizeInBytes,omitempty"`
	Focus       *Point `json:"poi,omitempty"` // what a cut must keep
}

// Point is a place in a picture, in pixels from its upper left corner.
type Point struct {
	X int `json:"x"`
	Y int `json:"y"`
}

// AltID is another name of the same thing.
type AltID struct {
	Role  string `json:"role,omitempty"`
	Value string `json:"value,omitempty"`
}

// Indicator leads to a document about how the publisher works.
type Indicator struct {
	Role  string `json:"role,omitempty"`
	Title string `json:"title,omitempty"`
	Href  string `json:"href,omitempty"`
}

// Standard names what an item follows.
type Standard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

// Ninjs returns the standard that items follow.
func Ninjs() *Standard {
	return &Standard{Name: "ninjs", Version: Version, Schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"}
}

// Write writes an item as JSON. HTML in it stays readable.
func (i Item) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(i)
}

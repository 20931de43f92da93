package view

import (
	"encoding/json"
	"fmt"
	"html/template"
	"strings"
)

// Data is a block of JSON-LD as text.
type Data string

// NewData turns a value into JSON-LD.
func NewData(v any) (Data, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("structured data: %w", err)
	}
	return Data(b), nil
}

// Script returns the block for <script type="application/ld+json">. In JSON a
// "<" can only stand inside a string, so escaping each one keeps the meaning
// and makes it impossible to leave the element (HTML 4.12.1.3).
func (d Data) Script() template.JS {
	return template.JS(escapeMarkup.Replace(string(d)))
}

var escapeMarkup = strings.NewReplacer(
	"<", `\u003c`, ">", `\u003e`, "&", `\u0026`, "\u2028", `\u2028`, "\u2029", `\u2029`,
)

// Pool is what the address of Recommendations.Pool answers, as JSON: stories
// that the reader's device may rank. It is the same for every reader.
type Pool struct {
	Items []Candidate `json:"items"`
}

// Candidate is a story of the pool. Section, topic and tags are slugs, as in
// Signals.
type Candidate struct {
	ID        string     `json:"id"`
	Href      string     `json:"href"`
	Headline  string     `json:"headline"`
	Kicker    string     `json:"kicker,omitempty"`
	Section   string     `json:"section"`
	Topic     string     `json:"topic,omitempty"`
	Tags      []string   `json:"tags,omitempty"`
	Published string     `json:"published"`        // RFC 3339
	Time      string     `json:"time"`             // as readers see it
	Labels    []string   `json:"labels,omitempty"` // in the site's language
	Source    string     `json:"source,omitempty"` // origin site of a shared story
	Image     *Thumbnail `json:"image,omitempty"`
}

// Thumbnail is the picture of a candidate.
type Thumbnail struct {
	Src    string `json:"src"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Focus  string `json:"focus,omitempty"` // Picture.Focus
}

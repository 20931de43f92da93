// Package media holds the verbs about pictures.
//
//	media.go     Library, its jobs
//	asset.go     pictures added, changed, rendered
package media

import (
	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/newsroom/act"
)

// Files is where pictures are kept and what can be made of them.
type Files struct {
	Blobs    blob.Store
	Encoders image.Encoders
}

// Library performs the verbs.
type Library struct {
	room  *act.Room
	files Files
}

// New returns a Library. Without Blobs it handles no pictures.
func New(room *act.Room, files Files) *Library { return &Library{room, files} }

// Kinds of jobs about pictures.
const (
	JobRender = "asset.render" // key and payload: asset; JPEG first
	JobEncode = "asset.encode" // key and payload: asset; the other formats
)

// Jobs returns what the jobs do.
func (l *Library) Jobs() map[string]jobs.Run {
	if l.files.Blobs == nil {
		return nil
	}
	return map[string]jobs.Run{JobRender: l.runRender, JobEncode: l.runEncode}
}

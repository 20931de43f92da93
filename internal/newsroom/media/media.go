// Package media holds the verbs about pictures.
//
//	media.go     Library, its jobs, what the verbs have in common
//	add.go       pictures brought in
//	upload.go    files that come in piece by piece
//	change.go    what is said about a picture, and taking that back
//	replace.go   one picture in the place of another; deleting
//	rights.go    the end of the right to use a picture
//	render.go    renditions, conversion, files of deleted pictures
//	rebuild.go   search and uses made anew
package media

import (
	"strings"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/search"
)

// Files is where pictures are kept and what can be made of them.
type Files struct {
	Blobs      blob.Store
	Partials   blob.Partials // files on their way in; nil takes none piece by piece
	Encoders   image.Encoders
	Converters image.Converters
	// Private keeps what readers send in confidence. It is a store of its own,
	// which no page can reach.
	Private blob.Store
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
	JobRender  = "asset.render"  // key and payload: asset; JPEG first
	JobEncode  = "asset.encode"  // key and payload: asset; the other formats
	JobExpire  = "asset.expire"  // key and payload: asset; its rights end
	JobEnding  = "asset.ending"  // key and payload: asset; its rights end soon
	JobFlag    = "asset.flag"    // key and payload: asset; the desk's list follows its rights
	JobDrop    = "asset.drop"    // key and payload: hash of an original
	JobRebuild = "asset.rebuild" // search and uses of everything there is
	JobGone    = "asset.gone"    // whether readers get each picture that was planned for them
	JobUpload  = "upload.end"    // key and payload: upload; its time is over
)

// Jobs returns what the jobs do.
func (l *Library) Jobs() map[string]jobs.Run {
	runs := map[string]jobs.Run{JobExpire: l.runExpire, JobEnding: l.runEnding, JobFlag: l.runFlag, JobRebuild: l.runRebuild, JobGone: l.runGone}
	if l.files.Blobs != nil {
		runs[JobRender], runs[JobEncode], runs[JobDrop] = l.runRender, l.runEncode, l.runDrop
	}
	if l.files.Partials != nil {
		runs[JobUpload] = l.runUploadEnd
	}
	return runs
}

// lock returns a picture as it is, locked until the transaction ends.
func lock(d *act.Deed, id news.ID) (news.Asset, error) {
	a, found, err := d.Store.LockAsset(d, id)
	if err == nil && !found {
		err = fault.New(fault.NotFound, "there is no picture %s", id)
	}
	return a, err
}

// save saves a picture and what the desk finds it by.
func save(d *act.Deed, a news.Asset) error {
	if err := d.Store.SaveAsset(d, a); err != nil {
		return err
	}
	return d.Room.Index.PutPicture(d, d.Tx, picture(a))
}

func picture(a news.Asset) search.Picture {
	return search.Picture{ID: a.ID, Text: []string{a.Caption, a.Credit, a.Creator, a.Alt, a.Copyright, a.Archive,
		strings.ReplaceAll(a.Keywords, "\n", " , "), fileWords(a.Name)}}
}

// fileWords makes words of a file's name: DSC_0042-pasar.jpg.
func fileWords(name string) string {
	return strings.NewReplacer("_", " ", ".", " ", "-", " ").Replace(name)
}

// touch purges what shows a picture, also in the place of others.
func touch(d *act.Deed, id news.ID) error {
	d.Touch(news.TagAsset(id))
	before, err := d.Store.ReplacedBy(d, id)
	for _, id := range before {
		d.Touch(news.TagAsset(id))
	}
	return err
}

// note adds to a picture's history and to the log, and returns the act.
func note(d *act.Deed, a news.Asset, kind news.EventKind, changes map[string][2]string) (news.ID, error) {
	c := news.AssetChange{ID: d.NextID(), Asset: a.ID, Kind: kind, Actor: d.Actor.Account, At: d.Now, Changes: changes}
	if err := d.Store.InsertAssetChange(d, c); err != nil {
		return 0, err
	}
	payload := map[string]any{"asset": a.ID}
	if len(changes) > 0 {
		payload["changes"] = changes
	}
	return c.ID, d.Event(kind, 0, a.Site, payload)
}

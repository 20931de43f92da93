// Package frontend is the desk's scripts and styles as the server sends them.
//
// The sources are TypeScript and CSS: desk/ has one file per area of the desk,
// editor/ the text editor. cmd/assets makes dist/ of them, which is committed
// and embedded here, so that building Tajuk takes Go alone.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed dist
var dist embed.FS

// Files holds desk.css, desk.js and editor.js. The scripts are modules
// (<script type="module">).
func Files() fs.FS {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		// The name is a valid path, which is all that can be wrong.
		panic(err)
	}
	return files
}

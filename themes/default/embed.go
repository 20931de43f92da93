// Package defaulttheme embeds the theme that every site starts from: its
// templates, style sheet, script and fonts. The README beside it tells how a
// theme of one's own overrides parts of it.
package defaulttheme

import (
	"embed"
	"io/fs"
)

//go:embed theme.toml templates/*.html assets
var files embed.FS

// Files returns the theme's folder.
func Files() fs.FS { return files }

// Package desk is the newsroom's web interface. It assembles the screens; each
// area of them is a package of its own, and frame is what they share.
package desk

import (
	"net/http"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/desk/account"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/list"
	"github.com/tajuk/tajuk/internal/desk/live"
	"github.com/tajuk/tajuk/internal/desk/media"
	"github.com/tajuk/tajuk/internal/desk/network"
	"github.com/tajuk/tajuk/internal/desk/partners"
	"github.com/tajuk/tajuk/internal/desk/sharing"
	"github.com/tajuk/tajuk/internal/desk/sources"
	"github.com/tajuk/tajuk/internal/desk/story"
	"github.com/tajuk/tajuk/internal/desk/talk"
	"github.com/tajuk/tajuk/internal/desk/workflow"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// Config is what the desk needs.
type Config struct {
	frame.Config
	Room     *newsroom.Newsroom
	Inside   *inside.Reader
	Across   *across.Reader
	Identity *identity.Identity
	Blobs    blob.Store // pictures; nil shows none
	Live     *live.Live
	Previews network.Portal
	Audit    sharing.Auditor
}

// New returns the desk with all its screens.
func New(c Config) (http.Handler, error) {
	f, err := frame.New(c.Config)
	if err != nil {
		return nil, err
	}
	account.Mount(f, c.Identity, c.Inside)
	list.Mount(f, c.Room, c.Inside)
	said := talk.Mount(f, c.Room, c.Inside)
	shared := sharing.Mount(f, c.Room, c.Inside, c.Across, c.Audit)
	outside := sources.Mount(f, c.Room, c.Inside, c.Across)
	story.Mount(f, c.Room, c.Inside, c.Room.Cowriting,
		story.Panel{Name: "partner", Title: sources.PanelTitle, Open: true, Render: outside},
		story.Panel{Name: "comments", Title: talk.PanelTitle, Render: said.Panel},
		story.Panel{Name: "sites", Title: sharing.PanelTitle, Render: shared.Sites},
		story.Panel{Name: "ledger", Title: sharing.LedgerTitle, Render: shared.Ledger},
		story.Panel{Name: "checks", Title: workflow.PanelTitle, Open: true, Render: workflow.Panel(c.Room), Forms: workflow.Forms()})
	media.Mount(f, c.Room, c.Inside, c.Blobs)
	c.Live.Mount(f)
	workflow.Mount(f, c.Room, c.Inside, c.Across)
	partners.Mount(f, c.Room, c.Inside)
	network.Mount(f, c.Room, c.Inside, c.Previews)
	return f.Handler(), nil
}

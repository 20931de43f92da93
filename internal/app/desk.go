package app

import (
	"context"
	"fmt"

	"github.com/tajuk/tajuk/frontend"
	"github.com/tajuk/tajuk/internal/desk"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/desk/live"
	"github.com/tajuk/tajuk/internal/inside/across"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/web"
)

// wireDesk makes the newsroom's interface, which has a host name of its own: a
// reader's page never shares an origin with it.
func (a *App) wireDesk(proxies web.Proxies) error {
	if a.cfg.Desk == "" {
		return nil
	}
	host, ok := web.CanonicalHost(a.cfg.Desk)
	if !ok {
		return fmt.Errorf("%q is not a host name for the desk", a.cfg.Desk)
	}
	if _, taken := a.Reader.Host(host); taken {
		return fmt.Errorf("the host name %s is a site's; the desk needs one of its own", host)
	}
	a.deskHost = host
	a.live = live.New(a.Room.Cowriting, a.Inside, a.cfg.Clock)
	var err error
	a.desk, err = desk.New(desk.Config{
		Config: frame.Config{
			Clock: a.cfg.Clock, Log: a.cfg.Log, Network: a.networkName(), Host: host, Secure: a.cfg.Scheme == "https",
			Proxies: proxies, Assets: frontend.Files(), Sites: a.Inside.Sites, Portal: a.portalAddress, Visitor: a.visitor, Unread: a.Inside.Unread, Tasks: a.Inside.TasksWaiting,
		},
		Room: a.Room, Inside: a.Inside, Across: across.New(a.Inside, a.DB, a.cfg.Clock), Identity: a.Identity, Blobs: a.Blobs, Live: a.live, Audit: a.Auditor,
		Previews: a.Portal.Preview(reading.NewPreview(a.DB, a.cfg.Clock, search.New(a.DB.Engine))),
	})
	return err
}

// portalAddress is the address of a path on a site, as readers reach it.
func (a *App) portalAddress(site news.Site, path string) string {
	port := ""
	if a.cfg.Port != "" {
		port = ":" + a.cfg.Port
	}
	return a.cfg.Scheme + "://" + site.Host() + port + path
}

// wrote notes events that this process wrote, and tells open pages of the desk.
func (a *App) wrote(events []news.ID) {
	if len(events) == 0 {
		return
	}
	a.log.own(events)
	a.Room.Cowriting.Nudge()
	if a.live != nil {
		a.live.Nudge()
	}
}

// cowrite keeps stories that are open in several windows together.
func (a *App) cowrite(ctx context.Context) { a.Room.Cowriting.Run(ctx, a.cfg.Log) }

// tellPages tells open pages of the desk what happened.
func (a *App) tellPages(ctx context.Context) {
	if a.live != nil {
		a.live.Run(ctx, a.cfg.Log)
	}
}

// closePages tells open pages of the desk that they will have to come back.
func (a *App) closePages(ctx context.Context) {
	if a.live != nil {
		a.live.Close(ctx)
	}
}

package app

import (
	"fmt"

	"github.com/tajuk/tajuk/frontend"
	"github.com/tajuk/tajuk/internal/desk"
	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/news"
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
	var err error
	a.desk, err = desk.New(desk.Config{
		Config: frame.Config{
			Clock: a.cfg.Clock, Log: a.cfg.Log, Network: a.networkName(), Host: host, Secure: a.cfg.Scheme == "https",
			Proxies: proxies, Assets: frontend.Files(), Sites: a.Inside.Sites, Portal: a.portalAddress, Visitor: a.visitor,
		},
		Room: a.Room, Inside: a.Inside, Identity: a.Identity, Blobs: a.Blobs,
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

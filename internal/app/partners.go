package app

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/tajuk/tajuk/internal/api"
	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/courier"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/syndication"
)

// wireOutgoing makes what asks other machines.
func (a *App) wireOutgoing() error {
	allow, err := outgoing.ParseNetworks(a.cfg.AllowNetworks)
	if err != nil {
		return fmt.Errorf("networks that may be asked: %w", err)
	}
	a.Client = outgoing.New(outgoing.Config{Allow: allow})
	a.Room.Exchange.Reachable = func(address string) error {
		_, err := a.Client.Check(address)
		return err
	}
	return nil
}

// newCourier makes what carries deliveries to partners. Its jobs run only after
// the portal is wired.
func (a *App) newCourier() *courier.Courier {
	return courier.New(courier.Config{
		Exchange: a.Room.Exchange, Newsroom: a.Room, Reader: a.Reader, Preview: reading.NewPreview(a.DB, a.cfg.Clock, search.New(a.DB.Engine)),
		Client: a.Client, Outlet: func(site news.Site) (*syndication.Outlet, error) { return a.Portal.Outlet(site) }, Absolute: a.portalAddress, Page: a.page,
		Hubs:  a.Room.Ledger.Told,
		Clock: a.cfg.Clock, Log: a.cfg.Log,
	})
}

// wireAPI makes what partners' machines ask.
func (a *App) wireAPI(c *courier.Courier) {
	a.api = api.New(api.Config{
		Exchange: a.Room.Exchange, Writer: c, Blobs: a.Blobs, Allowed: a.allowed, Host: a.Reader.Host, Absolute: a.portalAddress,
		Feed: func(ctx context.Context, address string) bool {
			p, err := a.page(ctx, address)
			return err == nil && p.Status == http.StatusOK
		},
		Clock: a.cfg.Clock, Log: a.cfg.Log,
	})
}

// allowed refuses partners the files that readers get no longer.
func (a *App) allowed(ctx context.Context, key blob.Key) error {
	_, err := a.Portal.Pictures.Allowed(ctx, key)
	return err
}

// page is what readers get at an address of the network, from the page cache or
// made anew, without going out of the house.
func (a *App) page(ctx context.Context, address string) (courier.Page, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return courier.Page{}, err
	}
	r.RequestURI, r.RemoteAddr = r.URL.RequestURI(), "127.0.0.1:0"
	w := &answer{header: http.Header{}}
	a.readers.ServeHTTP(w, r)
	return courier.Page{Status: w.status, Type: w.header.Get("Content-Type"), Body: w.body.Bytes()}, nil
}

// answer keeps what a handler answers.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (a *answer) Header() http.Header { return a.header }

// WriteHeader implements http.ResponseWriter.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// Write implements http.ResponseWriter.
func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(b)
}

// endSubscriptions forgets subscribers whose lease is over.
func (a *App) endSubscriptions(ctx context.Context) {
	every(ctx, time.Hour, func() {
		if err := a.Room.Exchange.Sweep(ctx); err != nil && ctx.Err() == nil {
			a.cfg.Log.Error("end subscriptions", "error", err)
		}
	})
}

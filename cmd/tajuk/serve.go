package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strings"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/migrations"
)

// storage are the flags of every command that opens the network's data.
type storage struct {
	DB    string `help:"Database: sqlite:PATH or postgres://..." default:"sqlite:data/tajuk.db" env:"TAJUK_DB"`
	Media string `help:"Folder of pictures." default:"data/media" env:"TAJUK_MEDIA"`
	// Whoever changes what readers see tells the caches that keep it.
	Caches []string `help:"Addresses of caches outside that are sent PURGE with Surrogate-Key; ban+ before one sends BAN." env:"TAJUK_CACHES"`
}

func (s storage) config(e *env) app.Config {
	return app.Config{DB: s.DB, Media: s.Media, Caches: s.Caches, Log: e.log}
}

type serveCmd struct {
	storage
	doors
	Listen  string   `help:"Address to listen on." default:"127.0.0.1:8080" env:"TAJUK_LISTEN"`
	Themes  string   `help:"Folder of installed themes." env:"TAJUK_THEMES"`
	Proxies []string `help:"Addresses of trusted proxies." env:"TAJUK_PROXIES"`
	Node    string   `help:"Name of this process among those on the same database; without it, host name and port." env:"TAJUK_NODE"`
	Allow   []string `help:"Networks beyond the public internet at which partners may be asked, such as 10.1.0.0/16." env:"TAJUK_ALLOW_NETWORKS" name:"allow-networks"`
	Cache   int64    `help:"Memory of the page cache, in MiB." default:"256" env:"TAJUK_CACHE"`
}

// Run serves until it is told to stop.
func (c *serveCmd) Run(e *env) error {
	cfg, err := c.add(c.config(e))
	if err != nil {
		return err
	}
	cfg.Themes, cfg.Proxies, cfg.CacheMiB, cfg.AllowNetworks = c.Themes, c.Proxies, c.Cache, c.Allow
	if cfg.Node, err = nodeName(c.Node, c.Listen); err != nil {
		return err
	}
	a, err := app.New(e, cfg)
	if err != nil {
		return explain(err)
	}
	defer a.Close()
	l, err := listen(c.Listen)
	if err != nil {
		return err
	}
	e.log.Info("serving", "address", l.Addr().String(), "sites", len(a.Reader.Sites()))
	return a.Run(e, l, nil)
}

// nodeName is the name under which a process stands in the ledger. It is the same
// after a restart, so that what it had kept before is known to be gone.
func nodeName(given, listens string) (string, error) {
	if given != "" {
		return given, nil
	}
	host, err := os.Hostname()
	if err != nil {
		return "", fmt.Errorf("this machine has no name; give the process one with --node: %w", err)
	}
	_, port, _ := net.SplitHostPort(listens)
	return host + ":" + port, nil
}

func listen(address string) (net.Listener, error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w", address, errors.Unwrap(err))
	}
	return l, nil
}

// explain adds what to do to errors of start-up.
func explain(err error) error {
	if errors.Is(err, db.ErrOlderSchema) {
		return fmt.Errorf("%w: tajuk migrate", err)
	}
	return err
}

type migrateCmd struct{ storage }

// Run migrates the database, making the folders of a new one.
func (c *migrateCmd) Run(e *env) error {
	if err := c.makeFolders(); err != nil {
		return err
	}
	d, err := db.Open(e, c.DB)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Migrate(e, migrations.Files); err != nil {
		return err
	}
	fmt.Println("the database is up to date")
	return nil
}

// makeFolders makes the folders in which a new network will live.
func (s storage) makeFolders() error {
	folders := []string{s.Media}
	if path, ok := strings.CutPrefix(s.DB, "sqlite:"); ok {
		if i := strings.LastIndexByte(path, '/'); i > 0 {
			folders = append(folders, path[:i])
		}
	}
	for _, f := range folders {
		if err := os.MkdirAll(f, 0o750); err != nil {
			return fmt.Errorf("cannot make the folder %s: %w", f, err)
		}
	}
	return nil
}

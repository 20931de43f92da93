package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/credential"
	"github.com/tajuk/tajuk/internal/demo"
	"github.com/tajuk/tajuk/internal/identity"
)

type demoCmd struct {
	Listen  string `help:"Address to listen on." default:"127.0.0.1:8080" env:"TAJUK_LISTEN"`
	Data    string `help:"Folder to keep the network in; without it, it is gone when the demo stops." placeholder:"DIR"`
	Formats bool   `help:"Make WebP and AVIF pictures too, if cwebp and avifenc are installed. It takes minutes."`
	DB      string `name:"db" help:"Database, if not SQLite in the data folder." placeholder:"ADDRESS"`
}

// Run seeds a network, unless the data folder holds one, and serves it.
func (c *demoCmd) Run(e *env) error {
	dir, cleanup, err := c.folder()
	if err != nil {
		return err
	}
	defer cleanup()
	address := c.DB
	if address == "" {
		address = "sqlite:" + filepath.Join(dir, "tajuk.db")
	}
	l, err := listen(c.Listen)
	if err != nil {
		return err
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	a, err := app.New(e, app.Config{DB: address, Media: filepath.Join(dir, "media"), Network: demo.Network,
		Scheme: "http", Port: port, Desk: "desk." + demo.Domain, Node: "demo", Migrate: true, JPEGOnly: !c.Formats, Log: e.log})
	if err != nil {
		return err
	}
	defer a.Close()
	if err := c.seed(e, a); err != nil {
		return err
	}
	logins, err := c.logins(e, a, l.Addr())
	if err != nil {
		return err
	}
	return a.Run(e, l, func() {
		fmt.Printf("desk http://desk.%s:%s/\n", demo.Domain, port)
		for _, line := range logins {
			fmt.Println(line)
		}
		for _, s := range a.Reader.Sites() {
			fmt.Printf("ready http://%s:%s/ %s\n", s.Host(), port, s.Name)
		}
	})
}

func (c *demoCmd) folder() (dir string, cleanup func(), err error) {
	if c.Data != "" {
		return c.Data, func() {}, os.MkdirAll(c.Data, 0o750)
	}
	dir, err = os.MkdirTemp("", "tajuk-demo-")
	return dir, func() { os.RemoveAll(dir) }, err
}

func (c *demoCmd) seed(ctx context.Context, a *app.App) error {
	if len(a.Reader.Sites()) > 0 {
		return nil
	}
	start := time.Now()
	report, err := demo.Seed(ctx, a.DB, a.Blobs, time.Now())
	if err != nil {
		return err
	}
	fmt.Printf("%d sites, %d stories, %d shares, %d notices, %d pictures in %.1f s; pictures appear as they are made\n",
		report.Sites, report.Stories, report.Shares, report.Notices, report.Pictures, time.Since(start).Seconds())
	return a.Reader.Refresh(ctx)
}

// demoPassword is that of every login of a demo that only this machine reaches.
const demoPassword = "kopi-tubruk-tiga-gelas"

// logins gives the demo's people a password and returns a line for each:
// "login", e-mail, password, role. A demo that others
// can reach has a password that nobody can know beforehand.
func (c *demoCmd) logins(ctx context.Context, a *app.App, at net.Addr) ([]string, error) {
	password := demoPassword
	if tcp, ok := at.(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() {
		password, _ = credential.NewToken()
	}
	var lines []string
	for _, l := range demo.Logins() {
		account, err := a.Identity.AccountByEmail(ctx, l.Email)
		if err != nil {
			return nil, fmt.Errorf("login %s: %w", l.Email, err)
		}
		had, err := a.Identity.HasPassword(ctx, account.ID)
		if err != nil {
			return nil, err
		}
		if had && password != demoPassword {
			continue // it was told when the demo began
		}
		if !had {
			if err := a.Identity.SetPassword(ctx, identity.Operator(), account.ID, password); err != nil {
				return nil, fmt.Errorf("login %s: %w", l.Email, err)
			}
		}
		lines = append(lines, fmt.Sprintf("login %s %s %s", l.Email, password, l.Role))
	}
	return lines, nil
}

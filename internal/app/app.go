// Package app wires a Tajuk together once and runs it: database, pictures,
// verbs, reading, page cache, portal, jobs. It is the only place that knows all
// of them.
//
//	app.go       Config, New, Close
//	run.go       Run: listen, work, stop without losing anything
//	desk.go      the desk on its host
//	identity.go  signing in, letters
//	partners.go  other machines: what they are told, what they ask
//	nodes.go     what other processes on the same database changed
//	ledger.go    where corrections have arrived, caches outside, the auditor
package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"

	"github.com/tajuk/tajuk/internal/auditor"
	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/courier"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/desk/live"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/intake"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/mail"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal"
	"github.com/tajuk/tajuk/internal/portal/reads"
	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/search"
	"github.com/tajuk/tajuk/internal/store"
	"github.com/tajuk/tajuk/internal/web"
	"github.com/tajuk/tajuk/migrations"
)

// Config says where everything is.
type Config struct {
	DB       string             // sqlite:PATH or postgres://...
	Media    string             // folder of pictures
	Themes   string             // folder of installed themes, empty for none
	Network  string             // name of the network
	Scheme   string             // of readers' addresses: "http" or "https"
	Port     string             // of readers' addresses, empty for the scheme's own
	Desk     string             // host name of the newsroom's interface, empty for none
	Mail     mail.Config        // letters; without a server links are shown to who makes them
	SSO      identity.SSOConfig // single sign-on; without an issuer there is none
	Proxies  []string           // addresses or networks whose X-Forwarded-For is believed
	CacheMiB int64              // memory of the page cache; 0: 256
	Node     string             // name of this process among those on the same database; empty keeps no pages that others must know of
	Ask      string             // address of a process that answers readers, for an audit that is led from another one
	Caches   []string           // addresses of caches outside that are told of purges; "ban+" before one means BAN instead of PURGE
	JPEGOnly bool               // make no WebP and AVIF, which take long
	Migrate  bool               // bring the schema up to date instead of refusing to start
	// AllowNetworks are networks or addresses beyond the public internet that
	// partners and sources may be asked at: "10.1.0.0/16".
	AllowNetworks []string
	Clock         clock.Clock
	Log           *slog.Logger
}

// App is a wired Tajuk.
type App struct {
	DB     *db.DB
	Room   *newsroom.Newsroom
	Reader *reading.Reader
	Inside *inside.Reader
	// Identity says who may sign in.
	Identity *identity.Identity
	Portal   *portal.Portal
	// Auditor compares what sites serve with what they should.
	Auditor *auditor.Auditor
	Queue   *jobs.Queue
	Cache   *pagecache.Cache
	Blobs   *blob.Disk
	// Private is what readers send in confidence; no reader's page knows it.
	Private *blob.Disk

	// Client asks other machines.
	Client *outgoing.Client

	cfg      Config
	api      http.Handler
	desk     http.Handler
	deskHost string
	readers  http.Handler
	node     node
	live     *live.Live // nil without a desk
	log      eventLog
	reads    *reads.Reads
	health   *web.Health
	missed   bool // the event log could not be read since the last look
}

// New opens everything. Its error is one sentence that says what is wrong.
func New(ctx context.Context, cfg Config) (*App, error) {
	if cfg.Clock == nil {
		cfg.Clock = clock.System{}
	}
	if cfg.Scheme == "" {
		cfg.Scheme = "http"
	}
	if cfg.CacheMiB == 0 {
		cfg.CacheMiB = 256
	}
	a := &App{cfg: cfg}
	for _, step := range []func(context.Context) error{a.open, a.wire} {
		if err := step(ctx); err != nil {
			return nil, errors.Join(err, a.Close())
		}
	}
	return a, nil
}

// privateFolder lies in the media folder, so that a backup of one has both.
const privateFolder = "private"

// open opens database and media.
func (a *App) open(ctx context.Context) (err error) {
	if a.DB, err = db.Open(ctx, a.cfg.DB); err != nil {
		return err
	}
	if a.cfg.Migrate {
		err = a.DB.Migrate(ctx, migrations.Files)
	} else {
		err = a.DB.CheckSchema(ctx, migrations.Files)
	}
	if err != nil {
		return err
	}
	if a.Blobs, err = blob.OpenDisk(a.cfg.Media); err != nil {
		return fmt.Errorf("the media folder %s cannot be used: %w", a.cfg.Media, err)
	}
	if err := a.Blobs.Check(ctx); err != nil {
		return err
	}
	if a.Private, err = blob.OpenDisk(filepath.Join(a.cfg.Media, privateFolder)); err != nil {
		return fmt.Errorf("the folder %s of the media folder cannot be used: %w", privateFolder, err)
	}
	return nil
}

func (a *App) wire(ctx context.Context) error {
	encoders := a.encoders(ctx)
	a.Cache = pagecache.New(pagecache.Config{MaxBytes: a.cfg.CacheMiB << 20, Now: a.cfg.Clock.Now, IsAnswer: isAnswer})
	index := search.New(a.DB.Engine)
	a.Reader = reading.New(a.DB, a.cfg.Clock, index)
	a.Inside = inside.New(a.DB, a.cfg.Clock, index)
	frame := act.Config{
		DB: a.DB, Clock: a.cfg.Clock, IDs: news.NewIDs(a.cfg.Clock.Now, uint16(rand.Uint32())), Index: index,
		Purge: a.purge, Wrote: a.wrote, Wake: func() { a.Queue.Wake() }, Endpoints: a.cfg.Caches,
	}
	a.Room = newsroom.New(frame, media.Files{Blobs: a.Blobs, Partials: a.Blobs, Encoders: encoders, Converters: image.FindConverters(), Private: a.Private})
	runs := a.Room.Jobs()
	if err := a.wireIdentity(act.New(frame), runs); err != nil {
		return err
	}
	if err := a.wireAuditor(index, runs); err != nil {
		return err
	}
	if err := a.wireOutgoing(); err != nil {
		return err
	}
	carry := a.newCourier()
	maps.Copy(runs, carry.Jobs())
	a.Queue = jobs.New(a.DB, a.cfg.Clock, a.cfg.Log, runs)
	for _, parallel := range []map[string]int{carry.Parallel(), a.Auditor.Parallel()} {
		for kind, n := range parallel {
			a.Queue.Parallel(kind, n)
		}
	}
	if err := a.Reader.Refresh(ctx); err != nil {
		return fmt.Errorf("read the network's sites: %w", err)
	}
	themes, err := loadThemes(a.cfg.Themes)
	if err != nil {
		return err
	}
	proxies, err := web.ParseProxies(a.cfg.Proxies)
	if err != nil {
		return err
	}
	a.reads = reads.New(a.Room.CountReads, proxies, a.cfg.Log)
	a.health = web.NewHealth(web.Check{Name: "database", Run: a.DB.Ping})
	a.Portal, err = portal.New(portal.Config{
		Reader: a.Reader, Cache: a.Cache, Blobs: a.Blobs, Clock: a.cfg.Clock, Log: a.cfg.Log, Network: a.networkName(),
		Scheme: a.cfg.Scheme, Port: a.cfg.Port, Themes: themes, Reads: a.reads, Replies: replies{a.Room}, Proxies: proxies, Hub: courier.HubPath,
	})
	if err != nil {
		return err
	}
	a.readers = a.Portal.Handler()
	a.wireAPI(carry)
	return a.wireDesk(proxies)
}

// encoders finds the programs that write the smaller formats.
func (a *App) encoders(ctx context.Context) image.Encoders {
	if a.cfg.JPEGOnly {
		return image.Encoders{}
	}
	found, faults := image.FindEncoders(ctx)
	for _, f := range faults {
		a.cfg.Log.Warn("a picture encoder is not used", "error", f)
	}
	return found
}

// networkName is the configured name, else that of the national site.
func (a *App) networkName() string {
	if a.cfg.Network != "" {
		return a.cfg.Network
	}
	for _, s := range a.Reader.Sites() {
		if s.National {
			return s.Name
		}
	}
	return "Tajuk"
}

// isAnswer tells what readers should be told from what a kept page may hide.
func isAnswer(err error) bool {
	k := fault.KindOf(err)
	return k != fault.Internal && k != fault.Unavailable
}

// purge makes the pages of changed things anew.
func (a *App) purge(tags []string) {
	for _, t := range tags {
		if t == news.TagNetwork() {
			a.refresh(context.Background())
		}
	}
	a.Cache.Purge(tags...)
}

func (a *App) refresh(ctx context.Context) {
	if err := a.Reader.Refresh(ctx); err != nil {
		a.cfg.Log.Error("read the network's sites", "error", err)
	}
}

// loadThemes loads the default theme and those in a folder, each in a folder of
// its own.
func loadThemes(dir string) (map[string]*theme.Theme, error) {
	base, err := theme.Default()
	if err != nil {
		return nil, err
	}
	themes := map[string]*theme.Theme{"": base}
	if dir == "" {
		return themes, nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("the folder of themes cannot be read: %w", err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		if themes[e.Name()], err = theme.Load(os.DirFS(filepath.Join(dir, e.Name()))); err != nil {
			return nil, fmt.Errorf("theme %s: %w", e.Name(), err)
		}
	}
	return themes, nil
}

// Importer makes stories of captured pages.
func (a *App) Importer() *intake.Importer {
	return &intake.Importer{Room: a.Room, Known: store.New(a.DB, a.DB.Engine), SiteName: func(id news.ID) string {
		for _, s := range a.Reader.Sites() {
			if s.ID == id {
				return s.Name
			}
		}
		return id.String()
	}}
}

// Close closes what is open. Run has returned before.
func (a *App) Close() error {
	var errs []error
	if a.Blobs != nil {
		errs = append(errs, a.Blobs.Close())
	}
	if a.Private != nil {
		errs = append(errs, a.Private.Close())
	}
	if a.DB != nil {
		errs = append(errs, a.DB.Close())
	}
	return errors.Join(errs...)
}

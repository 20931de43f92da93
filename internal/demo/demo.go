// Package demo builds a whole network of invented news sites: the stories in
// the folder stories, written as Markdown, become sites, topics, people,
// pictures, shares, corrections and a withdrawal. Everything goes through the
// verbs of package newsroom, in the order of time and under a clock that is
// set to each act, so that the network has a real history.
//
// The same moment gives the same network: ages in the files count back from
// it, in each site's zone.
//
//	demo.go      Seed
//	load.go      the files
//	dates.go     ages and the dates inside texts
//	network.go   sites, people, topics, tags
//	staff.go     accounts: who works at the sites
//	acts.go      what happens to a story, and when
//	outside.go   what came in from a partner outside
//	sharing.go   what the desks of the network have to do now
//	pictures.go  drawings become assets
package demo

import (
	"context"
	"embed"
	"fmt"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/search"
)

//go:embed stories
var files embed.FS

// Network is the name of the demo network.
const Network = "Sagara"

// Domain is what the sites' host names end in on a machine without DNS.
const Domain = "localhost"

// Report tells what Seed made.
type Report struct {
	Sites, Stories, Shares, Notices, Pictures int
}

// seeder builds the network.
type seeder struct {
	ctx    context.Context
	room   *newsroom.Newsroom
	clock  *clock.Manual
	now    time.Time
	source source

	sites    map[string]news.Site
	people   map[string]news.Person
	topics   map[string]news.ID
	tags     map[string]news.ID
	stories  map[string]news.ID // by key, once created
	assets   map[string]news.ID // by story key
	accounts map[string]news.Actor
	report   Report
}

// Seed builds the network as it stands at a moment.
func Seed(ctx context.Context, d *db.DB, blobs blob.Store, now time.Time) (Report, error) {
	src, err := load()
	if err != nil {
		return Report{}, fmt.Errorf("demo stories: %w", err)
	}
	c := clock.NewManual(now.AddDate(-2, 0, 0))
	s := &seeder{
		ctx: ctx, clock: c, now: now.UTC().Truncate(time.Minute), source: src,
		room:  newsroom.New(act.Config{DB: d, Clock: c, IDs: news.NewIDs(c.Now, 0), Index: search.New(d.Engine)}, media.Files{Blobs: blobs}),
		sites: map[string]news.Site{}, people: map[string]news.Person{}, topics: map[string]news.ID{}, tags: map[string]news.ID{},
		stories: map[string]news.ID{}, assets: map[string]news.ID{}, accounts: map[string]news.Actor{},
	}
	err = d.Bulk(ctx, func() error {
		for _, step := range []func() error{s.network, s.pictures, s.happen, s.outside, s.sharing, s.pins, s.timelines, s.reads} {
			if err := step(); err != nil {
				return fmt.Errorf("seed the demo: %w", err)
			}
		}
		return nil
	})
	return s.report, err
}

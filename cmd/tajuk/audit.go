package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
)

type auditCmd struct {
	storage
	Scheme string `help:"How people reach the sites." enum:"http,https" default:"https" env:"TAJUK_SCHEME"`
	Port   string `help:"Port in addresses, if not the scheme's own." env:"TAJUK_PORT"`
	Themes string `help:"Folder of installed themes." env:"TAJUK_THEMES"`
	Repair bool   `help:"Make right what differs, and look again. Pictures that are missing are made by the running process."`
	Site   string `help:"Only this site, by its short name." placeholder:"SLUG"`
	Since  string `help:"Only stories that changed since: 72h, 2026-03-02 or 2026-03-02T10:00:00+07:00." placeholder:"TIME"`
	Ask    string `help:"Ask a running process instead of making pages here: what it keeps in memory is looked at too." placeholder:"http://HOST:PORT"`
	JSON   bool   `name:"json" help:"Write one JSON object."`
}

// errDrift is the error of an audit that found what is still there.
var errDrift = errors.New("some sites serve what they should not")

// drifted is a difference as it is written.
type drifted struct {
	Site      string      `json:"site"`
	Story     news.ID     `json:"story"`
	Placement news.ID     `json:"placement"`
	What      ledger.What `json:"what"`
	Want      string      `json:"want"`
	Got       string      `json:"got"`
	Repaired  bool        `json:"repaired"`
}

// audited is a whole audit as it is written.
type audited struct {
	Run      news.ID   `json:"run"`
	Looked   int       `json:"looked"` // placements
	Drifts   int       `json:"drifts"`
	Repaired int       `json:"repaired"`
	Found    []drifted `json:"found"`
}

// Run compares, and tells each difference on a line.
func (c *auditCmd) Run(e *env) error {
	since, err := parseSince(c.Since, time.Now())
	if err != nil {
		return usageError{err}
	}
	cfg := c.config(e)
	cfg.Scheme, cfg.Port, cfg.Themes, cfg.Ask = c.Scheme, c.Port, c.Themes, c.Ask
	a, err := app.New(e, cfg)
	if err != nil {
		return explain(err)
	}
	defer a.Close()
	sites, err := a.Inside.Sites(e)
	if err != nil {
		return err
	}
	run, names := ledger.Run{Repair: c.Repair, Since: since}, map[news.ID]string{}
	for _, s := range sites {
		names[s.ID] = s.Slug
		if s.Slug == c.Site && !s.External {
			run.Site = s.ID
		}
	}
	if c.Site != "" && run.Site == 0 {
		return fmt.Errorf("there is no site %s", c.Site)
	}
	if run, err = a.Auditor.Begin(e, news.System(), run, false); err != nil {
		return err
	}
	out := audited{Run: run.ID, Found: []drifted{}}
	run, err = a.Auditor.Walk(e, news.System(), run, func(d ledger.Drift) error {
		x := drifted{names[d.Site], d.Story, d.Placement, d.What, d.Want, d.Got, !d.RepairedAt.IsZero()}
		if out.Found = append(out.Found, x); c.JSON {
			return nil
		}
		_, err := fmt.Println(x)
		return err
	})
	if err != nil {
		return err
	}
	out.Looked, out.Drifts, out.Repaired = run.Looked, run.Drifts, run.Repaired
	if c.JSON {
		if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
			return err
		}
	} else {
		fmt.Printf("%d placements, %d differences, %d repaired\n", out.Looked, out.Drifts, out.Repaired)
	}
	if out.Drifts > out.Repaired {
		return errDrift
	}
	return nil
}

// String is a difference on a line.
func (d drifted) String() string {
	line := fmt.Sprintf("%s %s %s: want %q, got %q", d.Site, d.Story, d.What, d.Want, d.Got)
	if d.Repaired {
		line += " (repaired)"
	}
	return line
}

// parseSince reads a time, or how long ago it was.
func parseSince(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if d, err := time.ParseDuration(text); err == nil && d > 0 {
		return now.Add(-d), nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("--since %q is neither a time nor how long ago it was", text)
}

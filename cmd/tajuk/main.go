// Command tajuk runs a network of news sites.
//
// This package reads flags and configuration, calls package app, and turns
// errors into exit codes: 0 for success, 1 for an error, 2 for wrong usage.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// cli is the whole command line.
type cli struct {
	Config   kong.ConfigFlag `help:"Configuration file (TOML)." placeholder:"FILE" env:"TAJUK_CONFIG"`
	LogLevel string          `help:"debug, info, warn or error." enum:"debug,info,warn,error" default:"info" env:"TAJUK_LOG_LEVEL"`

	Serve   serveCmd   `cmd:"" help:"Serve the network to readers."`
	Demo    demoCmd    `cmd:"" help:"Start a demo network with stories and print where to look."`
	Migrate migrateCmd `cmd:"" help:"Bring the database to this version's schema."`
	Site    struct {
		Add siteAddCmd `cmd:"" help:"Add a site to the network."`
	} `cmd:"" help:"Sites of the network."`
	User struct {
		Add    userAddCmd    `cmd:"" help:"Make an account and a link to choose its password."`
		List   userListCmd   `cmd:"" help:"List accounts with their roles."`
		Invite userInviteCmd `cmd:"" help:"Make another invitation for somebody who has not been in yet."`
		Reset  userResetCmd  `cmd:"" help:"Make a link to choose a new password."`
		Email  userEmailCmd  `cmd:"" help:"Correct the address of an account, or make the link for one that it asked for."`
		Roles  userRolesCmd  `cmd:"" help:"Set the roles of an account on a site."`
	} `cmd:"" help:"Accounts of the desk."`
	Partner struct {
		List   partnerListCmd   `cmd:"" help:"List partners outside with the state of their lines."`
		Show   partnerShowCmd   `cmd:"" help:"Show what was agreed with a partner, and what it was told last."`
		Key    partnerKeyCmd    `cmd:"" help:"Make a new key that signs what is pushed, and print it once. The old one signs for seven more days."`
		Token  partnerTokenCmd  `cmd:"" help:"Make a new token to fetch with, and print it once. The old one ends."`
		Dead   partnerDeadCmd   `cmd:"" help:"List what could not be delivered."`
		Replay partnerReplayCmd `cmd:"" help:"Send again what could not be delivered."`
		End    partnerEndCmd    `cmd:"" help:"End an agreement. Corrections and withdrawals of what the partner has still go out."`
	} `cmd:"" help:"Partners outside the network."`
	Jobs struct {
		List  jobsListCmd  `cmd:"" help:"List work in the background that failed: what is tried again, and what was given up."`
		Retry jobsRetryCmd `cmd:"" help:"Have what was given up run again."`
	} `cmd:"" help:"Work in the background."`
	Audit auditCmd `cmd:"" help:"Compare what all sites serve with what they should serve. Run it after every restore."`
	Theme struct {
		Check themeCheckCmd `cmd:"" help:"Check a theme against the pages it has to render."`
	} `cmd:"" help:"Themes."`
	Capture captureCmd `cmd:"" help:"Print the structured story of a captured page as JSON."`
	Lang    struct {
		Dates langDatesCmd `cmd:"" help:"Print the dates and times that a text speaks of, as JSON."`
	} `cmd:"" help:"Language tools."`
	Import struct {
		Capture importCaptureCmd `cmd:"" help:"Make a story of a captured page."`
	} `cmd:"" help:"Bring in stories."`
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	var c cli
	parser, err := kong.New(&c,
		kong.Name("tajuk"),
		kong.Description("Publishing for a network of news sites."),
		kong.UsageOnError(),
		kong.Configuration(loadTOML),
	)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tajuk:", err)
		return 2
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "tajuk:", err)
		return 2
	}
	log := newLog(c.LogLevel)
	if err := parsed.Run(&env{Context: ctx, log: log}); err != nil {
		fmt.Fprintln(os.Stderr, "tajuk:", err)
		var usage usageError
		if errors.As(err, &usage) {
			return 2
		}
		return 1
	}
	return 0
}

// env is what commands run with.
type env struct {
	context.Context
	log *slog.Logger
}

// usageError is an error in how the command was called.
type usageError struct{ error }

func newLog(level string) *slog.Logger {
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err != nil {
		l = slog.LevelInfo
	}
	return slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: l}))
}

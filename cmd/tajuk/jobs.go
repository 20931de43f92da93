package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/jobs"
)

// jobsAtOnce is how many jobs are read at a time.
const jobsAtOnce = 200

type jobsListCmd struct{ storage }

// Run lists jobs that failed, one a line: ID, kind, key, what becomes of it,
// attempts, and the first line of the error.
func (c *jobsListCmd) Run(e *env) error {
	return c.open(e, func(a *app.App) error {
		return troubles(e, a, func(t jobs.Trouble) error {
			fate := "tried again " + stamp(t.RunAt)
			if !t.GivenUp.IsZero() {
				fate = "given up " + stamp(t.GivenUp)
			}
			line, _, _ := strings.Cut(t.Error, "\n")
			fmt.Printf("%d\t%s\t%s\t%s\t%d\t%s\n", t.ID, t.Kind, t.Key, fate, t.Attempts, line)
			return nil
		})
	})
}

type jobsRetryCmd struct {
	storage
	All bool   `help:"All that were given up."`
	ID  string `arg:"" optional:"" help:"ID of a job that was given up."`
}

// Run has jobs that were given up run again, by whatever process serves.
func (c *jobsRetryCmd) Run(e *env) error {
	id, err := strconv.ParseInt(c.ID, 10, 64)
	if (c.ID == "") != c.All || c.ID != "" && err != nil {
		return usageError{errors.New("name the ID of a job, or --all")}
	}
	return c.open(e, func(a *app.App) error {
		if !c.All {
			return a.Queue.Retry(e, id)
		}
		n := 0
		err := troubles(e, a, func(t jobs.Trouble) error {
			if t.GivenUp.IsZero() {
				return nil
			}
			if err := a.Queue.Retry(e, t.ID); err != nil {
				fmt.Fprintln(os.Stderr, err)
				return nil
			}
			n++
			return nil
		})
		fmt.Printf("%d will run again\n", n)
		return err
	})
}

// troubles calls f with every job that failed.
func troubles(e *env, a *app.App, f func(t jobs.Trouble) error) error {
	for after := int64(0); ; {
		page, err := a.Queue.Troubles(e, after, jobsAtOnce)
		if err != nil || len(page) == 0 {
			return err
		}
		for _, t := range page {
			after = t.ID
			if err := f(t); err != nil {
				return err
			}
		}
	}
}

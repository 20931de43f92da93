// Command desk measures a newsroom at work: many editors typing at once, each
// in a story of their own over a WebSocket, while readers load the portal at
// half of what it can take.
//
//	go run ./bench/desk                       200 editors on SQLite, one minute
//	go run ./bench/desk -db postgres://...    on PostgreSQL (an empty database)
//
// It starts the demo in a folder of its own, waits until its pictures are made
// (-pictures does not), signs in as the demo's people, and at the end reads
// every story back: what was acknowledged must be there. It prints how long
// saves took from the editors' side, and exits with 1 when one was lost or
// refused. Numbers depend on the machine and on what else it does:
// compare runs made side by side.
//
// Layout: main.go flags and report, demo.go the program under test, editor.go
// one editor, reader.go the readers.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"sync"
	"time"
)

func main() {
	var o options
	flag.StringVar(&o.bin, "bin", "", "binary of tajuk; without it, it is built")
	flag.StringVar(&o.db, "db", "", "database of the demo; without it, SQLite")
	flag.IntVar(&o.editors, "editors", 200, "editors at once")
	flag.DurationVar(&o.every, "every", 2*time.Second, "time between two saves of an editor")
	flag.DurationVar(&o.length, "for", time.Minute, "how long they type")
	flag.BoolVar(&o.readers, "readers", true, "load the portal meanwhile")
	flag.BoolVar(&o.pictures, "pictures", false, "begin while the demo still makes its pictures")
	flag.Parse()
	ok, err := run(context.Background(), o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(2)
	}
	if !ok {
		os.Exit(1)
	}
}

type options struct {
	bin, db string
	editors int
	every   time.Duration
	length  time.Duration
	readers bool

	pictures bool
}

func run(ctx context.Context, o options) (bool, error) {
	d, err := startDemo(ctx, o)
	if err != nil {
		return false, err
	}
	defer d.stop()
	if !o.pictures {
		if err := d.pictures(ctx); err != nil {
			return false, err
		}
	}
	editors := make([]*editor, o.editors)
	for i := range editors {
		if editors[i], err = d.editor(ctx, i); err != nil {
			return false, fmt.Errorf("editor %d: %w", i, err)
		}
	}
	fmt.Printf("%d editors have their stories open\n", len(editors))
	load := &readers{address: d.sites[0]}
	if o.readers {
		peak := load.peak(ctx, 5*time.Second)
		fmt.Printf("the portal answers at most %.0f requests a second from here; readers ask for half of that\n", peak)
		stop := load.steady(ctx, peak/2)
		defer stop()
	}
	var wait sync.WaitGroup
	end := time.Now().Add(o.length)
	for i, e := range editors {
		wait.Go(func() {
			// They do not all save at the same moment.
			time.Sleep(o.every * time.Duration(i) / time.Duration(len(editors)))
			e.typeUntil(ctx, end, o.every)
		})
	}
	wait.Wait()
	return report(ctx, editors, load)
}

// report prints what was measured and reads everything back.
func report(ctx context.Context, editors []*editor, load *readers) (bool, error) {
	var took []time.Duration
	refused, lost := 0, 0
	for _, e := range editors {
		took = append(took, e.took...)
		refused += e.refused
		if e.failed != nil {
			fmt.Printf("an editor was cut off: %v\n", e.failed)
			refused++
		}
		missing, err := e.missing(ctx)
		if err != nil {
			return false, err
		}
		lost += missing
	}
	if len(took) == 0 {
		return false, fmt.Errorf("nothing was saved")
	}
	slices.Sort(took)
	at := func(q float64) time.Duration { return took[int(q*float64(len(took)-1))].Round(100 * time.Microsecond) }
	fmt.Printf("%d saves: median %v, p90 %v, p99 %v, longest %v\n", len(took), at(0.5), at(0.9), at(0.99), at(1))
	fmt.Printf("refused: %d, acknowledged and not there: %d\n", refused, lost)
	if load.asked.Load() > 0 {
		fmt.Printf("readers: %d pages, %d failed\n", load.asked.Load(), load.failed.Load())
	}
	return refused == 0 && lost == 0 && load.failed.Load() == 0, nil
}

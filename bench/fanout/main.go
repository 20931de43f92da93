// Command fanout measures what one correction costs that stands on many sites:
// how long the verb takes, how long it is from its beginning until the page of
// every site shows the notice to whoever asks for it over HTTP, and until the
// ledger has proved it. All of Tajuk runs, its jobs too.
//
//	go run ./bench/fanout [-db ADDRESS] [-sites 5,50,500] [-rounds 40] [-load 0.5]
//
// ADDRESS is an empty database; without it one in a temporary folder. While the
// corrections go out, readers ask for front pages and stories: so many as the
// load says of what they get at most when nothing else happens.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
	"github.com/tajuk/tajuk/internal/richtext"
)

func main() {
	address := flag.String("db", "", "address of an empty database")
	sizes := flag.String("sites", "5,50,500", "how many sites carry the story, one measurement for each")
	rounds := flag.Int("rounds", 40, "corrections in each measurement")
	load := flag.Float64("load", 0.5, "part of what readers get at most that they get meanwhile")
	flag.Parse()
	if err := run(context.Background(), *address, *sizes, *rounds, *load); err != nil {
		fmt.Fprintln(os.Stderr, "fanout:", err)
		os.Exit(1)
	}
}

type bench struct {
	ctx     context.Context
	app     *app.App
	client  *http.Client
	address string // where it answers
	sites   []news.Site
	farah   news.Person
}

func run(ctx context.Context, address, sizes string, rounds int, load float64) error {
	dir, err := os.MkdirTemp("", "tajuk-fanout-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if address == "" {
		address = "sqlite:" + filepath.Join(dir, "tajuk.db")
	}
	a, err := app.New(ctx, app.Config{DB: address, Media: filepath.Join(dir, "media"), Migrate: true, JPEGOnly: true, Node: "bench", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	defer a.Close()
	b := &bench{ctx: ctx, app: a, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}}
	stop, err := b.serve()
	if err != nil {
		return err
	}
	defer stop()
	for _, text := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of sites", text)
		}
		if err := b.grow(n); err != nil {
			return err
		}
		if err := b.measure(n, rounds, load); err != nil {
			return err
		}
	}
	return nil
}

// serve runs the application until stop is called.
func (b *bench) serve() (stop func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	b.address = l.Addr().String()
	ctx, end := context.WithCancel(b.ctx)
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- b.app.Run(ctx, l, func() { close(ready) }) }()
	select {
	case err := <-ended:
		end()
		return nil, err
	case <-ready:
	}
	return func() {
		end()
		<-ended
	}, nil
}

// grow makes sites until there are so many.
func (b *bench) grow(n int) error {
	for i := len(b.sites); i < n; i++ {
		site, err := b.app.Room.SaveSite(b.ctx, news.System(), news.Site{Slug: fmt.Sprintf("s%d", i), Name: fmt.Sprintf("Situs %d", i), Zone: "Asia/Jakarta",
			Language: "id", Hosts: []string{fmt.Sprintf("s%d.test", i)}, Public: true, Settings: news.Settings{DefaultPolicy: news.PolicyPublish},
			Sections: []news.Section{{Slug: "kabar", Name: "Kabar"}}})
		if err != nil {
			return err
		}
		b.sites = append(b.sites, site)
	}
	if b.farah.ID != 0 {
		return nil
	}
	var err error
	b.farah, err = b.app.Room.SavePerson(b.ctx, news.System(), news.Person{Slug: "farah", Name: "Farah N", Site: b.sites[0].ID, Role: "reporter"})
	return err
}

func (b *bench) content(n int) news.Content {
	doc, _ := richtext.FromPlain(fmt.Sprintf("Air surut setinggi %d sentimeter.\n\n%s", n, strings.Repeat("Warga membersihkan rumah dan jalan. ", 60)))
	return news.Content{Headline: "Banjir surut", Lead: fmt.Sprintf("Ketinggian %d.", n), Body: doc.String(), Bylines: []news.Byline{{Person: b.farah.ID, Role: news.Author}}}
}

// get asks a site as a reader does.
func (b *bench) get(site int, path string) (int, string, error) {
	r, err := http.NewRequestWithContext(b.ctx, http.MethodGet, "http://"+b.address+path, nil)
	if err != nil {
		return 0, "", err
	}
	r.Host = b.sites[site].Hosts[0]
	r.Header.Set("User-Agent", "Mozilla/5.0 (Linux; Android 14) Firefox/130.0")
	answer, err := b.client.Do(r)
	if err != nil {
		return 0, "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(body), err
}

func (b *bench) measure(n, rounds int, load float64) error {
	origin := b.sites[0]
	id, err := b.app.Room.Create(b.ctx, news.System(), newsroom.NewStory{Site: origin.ID, Section: origin.Sections[0].ID, Content: b.content(0)})
	if err == nil {
		err = b.app.Room.Publish(b.ctx, news.System(), id)
	}
	if err != nil {
		return err
	}
	var targets []sharing.Target
	for _, s := range b.sites[1:n] {
		targets = append(targets, sharing.Target{Site: s.ID, Section: s.Sections[0].ID})
	}
	began := time.Now()
	if _, err := b.app.Room.ShareAll(b.ctx, news.System(), id, 0, targets); err != nil {
		return err
	}
	shared := time.Since(began)
	path := "/kabar/" + id.String() + "/banjir-surut"
	most, _ := b.read(n, path, 0, func() error { time.Sleep(3 * time.Second); return nil })
	var verb, everywhere, proved []time.Duration
	got, err := b.read(n, path, load*most, func() error {
		for i := 1; i <= rounds; i++ {
			v, e, p, err := b.correct(id, n, i, path)
			if err != nil {
				return err
			}
			verb, everywhere, proved = append(verb, v), append(everywhere, e), append(proved, p)
		}
		return nil
	})
	if err != nil {
		return err
	}
	fmt.Printf("%4d sites: shared in %v; the verb %v, p99 %v; seen on all pages %v, p99 %v; proved %v, p99 %v; %.0f of at most %.0f pages/s to readers meanwhile\n", n, shared.Round(time.Millisecond),
		at(verb, 0.5), at(verb, 0.99), at(everywhere, 0.5), at(everywhere, 0.99), at(proved, 0.5), at(proved, 0.99), got, most)
	return nil
}

// correct corrects the story once and waits until it has arrived.
func (b *bench) correct(id news.ID, n, i int, path string) (verb, everywhere, proved time.Duration, err error) {
	work, err := b.app.Inside.Story(b.ctx, news.System(), id)
	if err == nil {
		_, err = b.app.Room.Save(b.ctx, news.System(), id, work.Copy.Rev, b.content(i))
	}
	if err != nil {
		return 0, 0, 0, err
	}
	notice := fmt.Sprintf("Koreksi nomor %d dari putaran ini.", i)
	began := time.Now()
	if err := b.app.Room.Correct(b.ctx, news.System(), id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: notice}); err != nil {
		return 0, 0, 0, err
	}
	verb = time.Since(began)
	var asking sync.WaitGroup
	var wrong atomic.Pointer[error]
	hands := 2 * runtime.NumCPU()
	for k := range hands {
		asking.Go(func() {
			for site := k; site < n; site += hands {
				status, body, err := b.get(site, path)
				if err == nil && (status != http.StatusOK || !strings.Contains(body, notice)) {
					err = fmt.Errorf("site %d shows the old text after the correction (%d)", site, status)
				}
				if err != nil {
					wrong.Store(&err)
				}
			}
		})
	}
	asking.Wait()
	everywhere = time.Since(began)
	if err := wrong.Load(); err != nil {
		return 0, 0, 0, *err
	}
	for {
		entries, _, err := b.app.Inside.Ledger(b.ctx, news.System(), inside.LedgerQuery{}, 1)
		if err != nil {
			return 0, 0, 0, err
		}
		if entries[0].Standing == ledger.Arrived {
			return verb, everywhere, time.Since(began), nil
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// read has readers ask while something is done: so many pages a second, or as
// many as they get when that is 0. It returns how many they got.
func (b *bench) read(n int, path string, rate float64, do func() error) (float64, error) {
	stop := make(chan struct{})
	var served atomic.Int64
	var reading sync.WaitGroup
	hands := 2 * runtime.NumCPU()
	began := time.Now()
	for k := range hands {
		reading.Go(func() {
			for i := 0; ; i++ {
				if rate > 0 {
					due := began.Add(time.Duration(float64(i*hands+k) / rate * float64(time.Second)))
					time.Sleep(time.Until(due))
				}
				select {
				case <-stop:
					return
				default:
				}
				if status, _, err := b.get((i*hands+k)%n, []string{"/", path}[i%2]); err == nil && status == http.StatusOK {
					served.Add(1)
				}
			}
		})
	}
	err := do()
	close(stop)
	reading.Wait()
	return float64(served.Load()) / time.Since(began).Seconds(), err
}

// at returns a quantile of durations.
func at(all []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)].Round(100 * time.Microsecond)
}

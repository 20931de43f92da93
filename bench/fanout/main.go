// Command fanout measures what one correction costs that stands on many sites:
// how long the verb takes, and how long it is from its beginning until the page
// of every site shows the notice to whoever asks for it.
//
//	go run ./bench/fanout [-db ADDRESS] [-sites 5,50,500] [-rounds 40] [-readers 1]
//
// ADDRESS is an empty database; without it one in a temporary folder. While the
// corrections go out, readers ask for front pages and stories, as fast as they
// can, so many at a time.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/sharing"
	"github.com/tajuk/tajuk/internal/richtext"
)

func main() {
	address := flag.String("db", "", "address of an empty database")
	sizes := flag.String("sites", "5,50,500", "how many sites carry the story, one measurement for each")
	rounds := flag.Int("rounds", 40, "corrections in each measurement")
	readers := flag.Int("readers", 1, "readers at a time")
	flag.Parse()
	if err := run(context.Background(), *address, *sizes, *rounds, *readers); err != nil {
		fmt.Fprintln(os.Stderr, "fanout:", err)
		os.Exit(1)
	}
}

type bench struct {
	ctx   context.Context
	app   *app.App
	sites []news.Site
	farah news.Person
}

func run(ctx context.Context, address, sizes string, rounds, readers int) error {
	dir, err := os.MkdirTemp("", "tajuk-fanout-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if address == "" {
		address = "sqlite:" + filepath.Join(dir, "tajuk.db")
	}
	a, err := app.New(ctx, app.Config{DB: address, Media: filepath.Join(dir, "media"), Migrate: true, JPEGOnly: true, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	defer a.Close()
	b := &bench{ctx: ctx, app: a}
	for _, text := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of sites", text)
		}
		if err := b.grow(n); err != nil {
			return err
		}
		if err := b.measure(n, rounds, readers); err != nil {
			return err
		}
	}
	return nil
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

func (b *bench) get(site int, path string) (int, string) {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Host = b.sites[site].Hosts[0]
	answer := httptest.NewRecorder()
	b.app.Portal.Handler().ServeHTTP(answer, r)
	return answer.Code, answer.Body.String()
}

func (b *bench) measure(n, rounds, readers int) error {
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
	var served atomic.Int64
	stop := make(chan struct{})
	var reading sync.WaitGroup
	for k := range readers {
		reading.Go(func() {
			for i := k; ; i++ {
				select {
				case <-stop:
					return
				default:
				}
				b.get(i%n, []string{"/", path}[i%2])
				served.Add(1)
			}
		})
	}
	from := time.Now()
	var verb, everywhere []time.Duration
	for i := 1; i <= rounds; i++ {
		work, err := b.app.Inside.Story(b.ctx, news.System(), id)
		if err == nil {
			_, err = b.app.Room.Save(b.ctx, news.System(), id, work.Copy.Rev, b.content(i))
		}
		if err != nil {
			return err
		}
		notice := fmt.Sprintf("Koreksi nomor %d dari putaran ini.", i)
		began := time.Now()
		if err := b.app.Room.Correct(b.ctx, news.System(), id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: notice}); err != nil {
			return err
		}
		verb = append(verb, time.Since(began))
		for site := range n {
			if status, body := b.get(site, path); status != http.StatusOK || !strings.Contains(body, notice) {
				return fmt.Errorf("site %d shows the old text after the correction (%d)", site, status)
			}
		}
		everywhere = append(everywhere, time.Since(began))
	}
	close(stop)
	reading.Wait()
	fmt.Printf("%4d sites: shared in %v; the verb %v, p99 %v; seen on all pages %v, p99 %v; %.0f pages/s to readers meanwhile\n", n, shared.Round(time.Millisecond),
		at(verb, 0.5), at(verb, 0.99), at(everywhere, 0.5), at(everywhere, 0.99), float64(served.Load())/time.Since(from).Seconds())
	return nil
}

// at returns a quantile of durations.
func at(all []time.Duration, q float64) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[min(int(q*float64(len(sorted))), len(sorted)-1)].Round(100 * time.Microsecond)
}

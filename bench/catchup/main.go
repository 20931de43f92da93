// Command catchup measures how soon a network is right again after an hour in
// which nothing ran but the desk's own verbs: corrections of stories that stand
// on many sites, none of them proved, and every page cache empty.
//
//	go run ./bench/catchup [-db ADDRESS] [-stories 200] [-sites 50]
//
// ADDRESS is an empty database; without it one in a temporary folder. Stories
// times sites are the placements that wait.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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
	stories := flag.Int("stories", 200, "stories that are corrected")
	sites := flag.Int("sites", 50, "sites that carry each of them")
	flag.Parse()
	if err := run(context.Background(), *address, *stories, *sites); err != nil {
		fmt.Fprintln(os.Stderr, "catchup:", err)
		os.Exit(1)
	}
}

// ago is a clock that goes so much behind.
type ago time.Duration

// Now implements clock.Clock.
func (a ago) Now() time.Time {
	return time.Now().UTC().Add(-time.Duration(a)).Truncate(time.Millisecond)
}

const downtime = time.Hour

func run(ctx context.Context, address string, stories, sites int) error {
	dir, err := os.MkdirTemp("", "tajuk-catchup-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if address == "" {
		address = "sqlite:" + filepath.Join(dir, "tajuk.db")
	}
	cfg := app.Config{DB: address, Media: filepath.Join(dir, "media"), Node: "bench", Migrate: true, JPEGOnly: true, Log: slog.New(slog.DiscardHandler)}
	last, hosts, err := fall(ctx, cfg, stories, sites)
	if err != nil {
		return err
	}
	began := time.Now()
	a, err := app.New(ctx, cfg)
	if err != nil {
		return err
	}
	defer a.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, l, nil) }()
	defer func() {
		stop()
		<-ended
	}()
	for _, host := range hosts {
		if err := shows(l.Addr().String(), host, last); err != nil {
			return err
		}
	}
	fmt.Printf("%d pages asked at once after the start are right after %v\n", len(hosts), time.Since(began).Round(time.Millisecond))
	for {
		left, err := waiting(ctx, a)
		if err != nil {
			return err
		}
		if left == 0 {
			break
		}
		time.Sleep(250 * time.Millisecond) // asking costs something too
	}
	fmt.Printf("the ledger says that all of %d placements have arrived after %v\n", stories*sites, time.Since(began).Round(time.Millisecond))
	return nil
}

// fall makes the network, publishes and shares the stories, and, an hour ago,
// corrects them while no process answers, asks or works. It returns the address
// of the last one with its notice, and the hosts of the sites.
func fall(ctx context.Context, cfg app.Config, stories, sites int) (last page, hosts []string, err error) {
	cfg.Clock = ago(downtime + time.Minute)
	a, err := app.New(ctx, cfg)
	if err != nil {
		return last, nil, err
	}
	defer a.Close()
	if err := a.Room.StartNode(ctx, cfg.Node); err != nil {
		return last, nil, err
	}
	var all []news.Site
	for i := range sites {
		site, err := a.Room.SaveSite(ctx, news.System(), news.Site{Slug: fmt.Sprintf("s%d", i), Name: fmt.Sprintf("Situs %d", i), Zone: "Asia/Jakarta",
			Language: "id", Hosts: []string{fmt.Sprintf("s%d.test", i)}, Public: true, Settings: news.Settings{DefaultPolicy: news.PolicyPublish},
			Sections: []news.Section{{Slug: "kabar", Name: "Kabar"}}})
		if err != nil {
			return last, nil, err
		}
		all, hosts = append(all, site), append(hosts, site.Hosts[0])
	}
	farah, err := a.Room.SavePerson(ctx, news.System(), news.Person{Slug: "farah", Name: "Farah N", Site: all[0].ID, Role: "reporter"})
	if err != nil {
		return last, nil, err
	}
	content := func(k, n int) news.Content {
		doc, _ := richtext.FromPlain(fmt.Sprintf("Air surut setinggi %d sentimeter.\n\n%s", n, prose(uint64(k))))
		return news.Content{Headline: fmt.Sprintf("Banjir surut di tempat %d", k), Lead: fmt.Sprintf("Ketinggian %d.", n), Body: doc.String(),
			Bylines: []news.Byline{{Person: farah.ID, Role: news.Author}}}
	}
	began := time.Now()
	var ids []news.ID
	for k := range stories {
		origin := all[k%sites]
		id, err := a.Room.Create(ctx, news.System(), newsroom.NewStory{Site: origin.ID, Section: origin.Sections[0].ID, Content: content(k, 0)})
		if err == nil {
			err = a.Room.Publish(ctx, news.System(), id)
		}
		if err != nil {
			return last, nil, err
		}
		var targets []sharing.Target
		for _, s := range all {
			if s.ID != origin.ID {
				targets = append(targets, sharing.Target{Site: s.ID, Section: s.Sections[0].ID})
			}
		}
		if _, err := a.Room.ShareAll(ctx, news.System(), id, 0, targets); err != nil {
			return last, nil, err
		}
		ids = append(ids, id)
	}
	shared := time.Since(began)
	if err := a.Queue.Drain(ctx); err != nil {
		return last, nil, err
	}
	began = time.Now()
	for k, id := range ids {
		work, err := a.Inside.Story(ctx, news.System(), id)
		if err == nil {
			_, err = a.Room.Save(ctx, news.System(), id, work.Copy.Rev, content(k, 1))
		}
		if err != nil {
			return last, nil, err
		}
		last = page{path: "/kabar/" + id.String() + "/" + work.Copy.Content.Slug, notice: fmt.Sprintf("Ketinggian air di tempat %d bukan nol.", k)}
		if err := a.Room.Correct(ctx, news.System(), id, newsroom.Correction{Kind: news.Koreksi, Severity: news.Fact, Text: last.notice}); err != nil {
			return last, nil, err
		}
	}
	fmt.Printf("%d stories shared to %d sites in %v, corrected in %v\n", stories, sites, shared.Round(time.Millisecond), time.Since(began).Round(time.Millisecond))
	return last, hosts, nil
}

// prose is a text of 400 words, few of them often and most of them seldom, as in
// any language.
func prose(seed uint64) string {
	words := rand.NewZipf(rand.New(rand.NewPCG(seed, 1)), 1.1, 3, 20_000)
	var b strings.Builder
	for i := range 400 {
		b.WriteString("kata" + strconv.FormatUint(words.Uint64(), 36))
		if i%12 == 11 {
			b.WriteByte('.')
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// page is where a notice must stand.
type page struct{ path, notice string }

func shows(address, host string, p page) error {
	r, err := http.NewRequest(http.MethodGet, "http://"+address+p.path, nil)
	if err != nil {
		return err
	}
	r.Host = host
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && (answer.StatusCode != http.StatusOK || !strings.Contains(string(body), p.notice)) {
		err = fmt.Errorf("%s%s does not show the notice (%d)", host, p.path, answer.StatusCode)
	}
	return err
}

// waiting counts the entries of the ledger that have not arrived, up to a
// hundred.
func waiting(ctx context.Context, a *app.App) (n int, err error) {
	for _, standing := range []ledger.Standing{ledger.Open, ledger.Failed, ledger.Overdue} {
		entries, _, err := a.Inside.Ledger(ctx, news.System(), inside.LedgerQuery{Standing: standing}, 100)
		if err != nil {
			return 0, err
		}
		n += len(entries)
	}
	return n, nil
}

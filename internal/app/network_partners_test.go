package app_test

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/signature"
	"github.com/tajuk/tajuk/internal/store/exchange"
)

// outsider is a partner outside with a careless machine: it answers with an error
// what it has taken, breaks connections, and works on what it took later, in
// another order and more than once. By docs/partners.md it keeps the highest
// version and ignores what is lower or equal, and so must end right.
type outsider struct {
	*httptest.Server
	agreement partner.Agreement
	ended     bool

	mu     sync.Mutex
	r      *rand.Rand
	bad    bool
	nonces *signature.Nonces
	box    []outsiderItem
	has    map[string]outsiderItem // by uri
	newest map[string]int          // highest version that came, by uri
	faults map[string][]string     // by uri
	uris   map[string][]string     // by story
}

type outsiderItem struct {
	uri     string
	version int
	status  string
	all     string // the whole item
	note    string
}

// agreed makes an agreement about the first sites with a new partner.
func (w *network) agreed() {
	c := &outsider{r: rand.New(rand.NewPCG(uint64(len(w.outsiders)), 3)), bad: true, nonces: signature.NewNonces(time.Now),
		has: map[string]outsiderItem{}, newest: map[string]int{}, faults: map[string][]string{}, uris: map[string][]string{}}
	c.Server = httptest.NewServer(http.HandlerFunc(c.receive))
	w.t.Cleanup(c.Server.Close)
	var sites []news.ID
	for _, s := range w.sites[:partnered] {
		sites = append(sites, s.ID)
	}
	var err error
	c.agreement, err = w.app.Room.Exchange.SaveAgreement(w.ctx, news.System(), partner.Agreement{Partner: "Mitra", Sites: sites, Form: partner.Ninjs, Push: c.URL})
	if err != nil {
		w.t.Fatal(err)
	}
	w.outsiders = append(w.outsiders, c)
}

// partnered is how many sites send their stories to partners.
const partnered = 20

// endAgreement ends the newest agreement, and makes another one for later
// stories; the first stays.
func (w *network) endAgreement() {
	last := w.outsiders[len(w.outsiders)-1]
	if err := w.app.Room.Exchange.EndAgreement(w.ctx, news.System(), last.agreement.ID); err != nil {
		w.t.Fatal(err)
	}
	last.ended = true
	w.agreed()
}

func (c *outsider) receive(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	c.mu.Lock()
	defer c.mu.Unlock()
	at, _ := strconv.ParseInt(r.Header.Get(signature.HeaderTime), 10, 64)
	if err == nil {
		err = signature.Check(r.Header, []string{c.agreement.Key}, r.Method, r.URL.RequestURI(), body, time.Unix(at, 0), c.nonces)
	}
	var item map[string]any
	if err == nil {
		err = json.Unmarshal(body, &item)
	}
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	i := outsiderItem{uri: fmt.Sprint(item["uri"]), status: fmt.Sprint(item["pubStatus"]), all: string(body), note: fmt.Sprint(item["edNote"])}
	i.version, _ = strconv.Atoi(fmt.Sprint(item["version"]))
	if i.version < c.newest[i.uri] {
		c.faults[i.uri] = append(c.faults[i.uri], fmt.Sprintf("version %d came after %d", i.version, c.newest[i.uri]))
	}
	c.newest[i.uri] = max(i.version, c.newest[i.uri])
	day := 9
	if c.bad {
		day = c.r.IntN(10)
	}
	if day == 0 { // busy
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	c.box = append(c.box, i)
	switch day {
	case 1:
		w.WriteHeader(http.StatusInternalServerError)
	case 2:
		panic(http.ErrAbortHandler)
	case 3:
		c.box = append(c.box, i)
	}
}

// behave ends the bad days.
func (c *outsider) behave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bad = false
}

// work goes through what was taken, in any order.
func (c *outsider) work() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.r.Shuffle(len(c.box), func(i, j int) { c.box[i], c.box[j] = c.box[j], c.box[i] })
	for _, i := range c.box {
		if c.has[i.uri].uri == "" {
			story := i.uri[strings.LastIndexByte(i.uri, ':')+1:]
			c.uris[story] = append(c.uris[story], i.uri)
		}
		if i.version > c.has[i.uri].version {
			c.has[i.uri] = i
		}
	}
	c.box, c.bad = nil, true
}

// outstanding reports whether anything waits to be sent to a partner.
func (w *network) outstanding() bool {
	var one int64
	err := w.app.DB.QueryRowContext(w.ctx, `SELECT id FROM delivery WHERE state = 'waiting' LIMIT 1`).Scan(&one)
	if err != nil && !db.IsNone(err) {
		w.t.Fatal(err)
	}
	return err == nil
}

// comparePartners looks at what partners have of a story.
func (w *network) comparePartners(m *modelStory) {
	receivers, err := exchange.New(w.app.DB, w.app.DB.Engine).Receivers(w.ctx, m.id)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, c := range w.outsiders {
		c.compare(m, slices.Contains(receivers, c.agreement.ID))
	}
}

// compare looks at what a partner has of a story, which it receives or not: while
// the agreement holds what readers get, and for ever its notices and its
// withdrawal.
func (c *outsider) compare(m *modelStory, receives bool) {
	name := "partner " + c.agreement.ID.String()
	c.mu.Lock()
	defer c.mu.Unlock()
	var has outsiderItem
	for _, uri := range c.uris[m.id.String()] {
		has = c.has[uri]
		for _, f := range c.faults[uri] {
			m.wrong("%s: %s", name, f)
		}
	}
	if m.origin < partnered && !m.public.IsZero() && !c.ended && c.agreement.MadeAt.Before(m.public) && !receives {
		m.wrong("%s is told nothing", name)
	}
	if !receives {
		return
	}
	if has.uri == "" {
		m.wrong("%s has nothing", name)
		return
	}
	need := func(what, in, part string) {
		if quoted, _ := json.Marshal(part); !strings.Contains(in, part) && !strings.Contains(in, strings.Trim(string(quoted), `"`)) {
			m.wrong("%s: no %s %q in %s", name, what, part, in)
		}
	}
	if m.withdrawn {
		if has.status != "canceled" || strings.Contains(has.all, m.live.body) {
			m.wrong("%s: a withdrawn story is %s there: %s", name, has.status, has.all)
		}
		need("reason", has.note, m.reason)
		return
	}
	if has.status != "usable" {
		m.wrong("%s: it is %s there", name, has.status)
	}
	for _, n := range m.notices {
		need("notice", has.note, n)
	}
	if !c.ended {
		need("headline", has.all, m.live.headline)
		need("lead", has.all, m.live.lead)
		need("body", has.all, m.live.body)
	}
}

package app_test

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"time"

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
		has: map[string]outsiderItem{}, newest: map[string]int{}, faults: map[string][]string{}}
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
const partnered = 12

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
		if i.version > c.has[i.uri].version {
			c.has[i.uri] = i
		}
	}
	c.box, c.bad = nil, true
}

// outstanding reports whether anything waits to be sent to a partner.
func (w *network) outstanding() bool {
	for _, c := range w.outsiders {
		at, err := exchange.New(w.app.DB, w.app.DB.Engine).NextDue(w.ctx, c.agreement.ID)
		if err != nil {
			w.t.Fatal(err)
		}
		if !at.IsZero() {
			return true
		}
	}
	return false
}

// compare looks at what a partner has of a story: while the agreement holds
// what readers get, and for ever its notices and its withdrawal.
func (c *outsider) compare(w *network, m *modelStory) {
	receives, err := exchange.New(w.app.DB, w.app.DB.Engine).Receives(w.ctx, m.id, c.agreement.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	name := "partner " + c.agreement.ID.String()
	c.mu.Lock()
	defer c.mu.Unlock()
	var has outsiderItem
	for uri, i := range c.has {
		if strings.HasSuffix(uri, ":"+m.id.String()) {
			has = i
			for _, f := range c.faults[uri] {
				m.wrong("%s: %s", name, f)
			}
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

package auditor

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"

	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// agent is how the auditor calls itself. It is a program, so that its asking
// counts as no reading.
const agent = "Tajuk-Auditor/1.0 (bot)"

// mostKept bounds what a look keeps in memory of one answer.
const mostKept = 64 << 20

// look is one round of asking: what was asked once is not asked again, and
// sites are loaded once.
type look struct {
	*Auditor
	sites   store.SitesOnce
	answers map[string]answer
}

func (a *Auditor) look() *look {
	return &look{Auditor: a, answers: map[string]answer{}}
}

// site returns a site, the zero Site when there is none.
func (l *look) site(ctx context.Context, id news.ID) (news.Site, error) {
	s, _, err := l.sites.Site(ctx, l.store, id)
	return s, err
}

// answer is what a site has served.
type answer struct {
	asked  string // method and address
	status int
	to     string // of a redirect
	body   []byte
}

// said is an answer in few words, for the ledger.
func (x answer) said() book.Saying {
	if x.to != "" {
		return book.Say("%s: %s, leads to %s, %s bytes", x.asked, x.status, x.to, len(x.body))
	}
	return book.Say("%s: %s, %s bytes", x.asked, x.status, len(x.body))
}

func (x answer) says() string { return x.said().String() }

// get asks a site for a path, as a reader's program would, through the page
// cache of this process.
func (l *look) get(ctx context.Context, site news.Site, path string) (answer, error) {
	return l.ask(ctx, http.MethodGet, site, path)
}

func (l *look) ask(ctx context.Context, method string, site news.Site, path string) (answer, error) {
	address, err := url.Parse(l.cfg.Address(site, path))
	if err != nil {
		return answer{}, err
	}
	asked := method + " " + address.String()
	if known, ok := l.answers[asked]; ok {
		return known, nil
	}
	r, err := http.NewRequestWithContext(ctx, method, address.String(), nil)
	if err != nil {
		return answer{}, err
	}
	r.RequestURI, r.RemoteAddr = address.RequestURI(), "127.0.0.1:1"
	r.Header.Set("User-Agent", agent)
	w := &recorder{header: http.Header{}}
	l.cfg.Readers.ServeHTTP(w, r)
	if err := ctx.Err(); err != nil {
		return answer{}, err // what came of a question given up says nothing
	}
	if w.status == 0 {
		w.status = http.StatusOK
	}
	out := answer{asked, w.status, w.header.Get("Location"), w.body.Bytes()}
	l.answers[asked] = out
	return out, nil
}

// recorder keeps an answer.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (w *recorder) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter.
func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
}

// Write implements http.ResponseWriter.
func (w *recorder) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if w.body.Len()+len(b) > mostKept {
		return 0, fmt.Errorf("an answer of more than %d bytes", mostKept)
	}
	return w.body.Write(b)
}

// mostParsed bounds the answers that a memo keeps, in bytes of them.
const mostParsed = 16 << 20

// memo keeps what was read in answers. Lists, feeds and sitemaps of a site are
// asked for every story that should stand in them; they are taken apart once,
// and again when they say something else.
type memo[T any] struct {
	mu    sync.Mutex
	bytes int
	kept  map[string]parsed[T] // by what was asked
}

type parsed[T any] struct {
	body []byte
	says T
}

// of returns what read makes of an answer.
func (m *memo[T]) of(x answer, read func(body []byte) (T, error)) (T, error) {
	m.mu.Lock()
	k, ok := m.kept[x.asked]
	m.mu.Unlock()
	if ok && bytes.Equal(k.body, x.body) {
		return k.says, nil
	}
	says, err := read(x.body) // two at once may both read it
	if err != nil {
		return says, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bytes += len(x.body)
	if m.kept == nil || m.bytes > mostParsed {
		m.kept, m.bytes = map[string]parsed[T]{}, len(x.body)
	}
	m.kept[x.asked] = parsed[T]{x.body, says}
	return says, nil
}

package portal

import (
	"cmp"
	"context"
	"errors"
	"hash/maphash"
	"io"
	"mime/multipart"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/pagecache"
	"github.com/tajuk/tajuk/internal/portal/view"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/web"
)

// Replies takes in requests for a right of reply. The portal itself changes
// nothing.
type Replies interface {
	// Receive keeps a request with its files, and returns it with its number.
	// An Invalid fault says which fields are wrong, Unavailable that none are
	// taken at the moment.
	Receive(ctx context.Context, r news.ReplyRequest, files []ReplyFile) (news.ReplyRequest, error)
}

// ReplyFile is a file that comes with a request.
type ReplyFile struct {
	Kind news.ReplyFileKind
	Name string
	Data io.ReadSeeker
}

const (
	maxReplyBody   = news.MaxIdentityFile + (news.MaxReplyFiles-1)*news.MaxEvidenceFile + 1<<20
	replyMemory    = 1 << 20         // bytes of a form kept in memory; the rest goes to temporary files
	replyTime      = 5 * time.Minute // for sending the files on a slow line
	repliesAtOnce  = 4               // forms under way in this process
	repliesPerHour = 6               // from one address
)

// Names of the form's fields. They are not words that people see.
const (
	fieldWish, fieldName, fieldCapacity, fieldEmail = "wish", "name", "capacity", "email"
	fieldPhone, fieldAddress, fieldPassage          = "phone", "address", "passage"
	fieldFacts, fieldIdentity, fieldEvidence        = "facts", "identity", "evidence"
	fieldConsent                                    = "consent"
	// fieldTrap looks like a field to a program; no person sees it.
	fieldTrap = "website"
)

func (p *Portal) isReply(r *http.Request) bool {
	site, ok := p.site(r)
	return ok && r.URL.Path == pathsOf(site).Reply
}

// replyPage shows the empty form, for a story when the address names one.
func replyPage(ctx context.Context, pg *page) (pagecache.Page, error) {
	v := pg.replyForm(nil, nil)
	if text := pg.route.values.Get(pg.paths().Story); text != "" {
		if id, err := news.ParseID(text); err == nil {
			if _, err := pg.findStory(ctx, v, id); err != nil {
				return pagecache.Page{}, err
			}
			if v.Found.Href != "" {
				v.Address.Value = pg.absolute(v.Found.Href)
			}
		}
	}
	out, err := pg.html(v)
	out.Side = out.Side || pg.route.query != ""
	return out, err
}

// replyForm makes the form with what was typed, and what is wrong with it.
func (pg *page) replyForm(typed url.Values, wrong map[string]string) *view.Reply {
	v := &view.Reply{Action: pg.paths().Reply, Story: pg.paths().Story, Trap: fieldTrap, Contact: pg.Site.Settings.Email,
		Line: pg.T("reply.consent", pg.Site.Name)}
	due, _ := pg.Site.ReplyDue(pg.Now)
	v.Hours = int(due.Sub(pg.Now) / time.Hour)
	field := func(name string) view.Field {
		f := view.Field{Name: name, Value: typed.Get(name)}
		if wrong[name] != "" {
			f.Error = pg.replyFault(name)
		}
		return f
	}
	v.Name, v.Capacity, v.Email, v.Phone = field(fieldName), field(fieldCapacity), field(fieldEmail), field(fieldPhone)
	v.Address, v.Passage, v.Facts = field(fieldAddress), field(fieldPassage), field(fieldFacts)
	v.Identity, v.Evidence, v.Consent = field(fieldIdentity), field(fieldEvidence), field(fieldConsent)
	v.Wish.Name = fieldWish
	wish := news.Wish(typed.Get(fieldWish))
	v.Wish.Options = []view.Option{
		{Value: string(news.WishReply), Text: pg.T("reply.answer"), Selected: wish != news.WishCorrection},
		{Value: string(news.WishCorrection), Text: pg.T("reply.correct"), Selected: wish == news.WishCorrection},
	}
	v.Page = pg.base(head{Path: pg.paths().Reply, Title: pg.T("reply.title"), Description: pg.T("reply.lead", pg.Site.Name)})
	return v
}

// replyFault says what is expected of a field, in the words of the page: the
// rules speak English.
func (pg *page) replyFault(field string) string {
	switch field {
	case fieldName:
		return pg.T("reply.bad-name")
	case fieldCapacity:
		return pg.T("reply.bad-capacity")
	case fieldEmail:
		return pg.T("reply.bad-email")
	case fieldPhone:
		return pg.T("reply.bad-phone")
	case fieldAddress:
		return pg.T("reply.bad-address")
	case fieldPassage:
		return pg.T("reply.bad-passage")
	case fieldFacts:
		return pg.T("reply.bad-facts")
	case fieldIdentity:
		return pg.T("reply.bad-identity")
	case fieldEvidence:
		return pg.T("reply.bad-evidence")
	}
	return pg.T("reply.bad-consent")
}

// findStory names the story of an ID on the form, when readers of this site
// can see it. A withdrawn one can still be complained of.
func (pg *page) findStory(ctx context.Context, v *view.Reply, id news.ID) (news.ID, error) {
	a, err := pg.Article(ctx, id)
	var gone *reading.Withdrawn
	switch {
	case errors.As(err, &gone):
		v.Found = view.Link{Text: cmp.Or(gone.Tombstone.Headline, pg.T("tombstone.kicker"))}
		return id, nil
	case fault.KindOf(err) == fault.NotFound:
		return 0, nil
	case err != nil:
		return 0, err
	}
	v.Found = view.Link{Href: pg.card(a.Card).Href, Text: a.Headline}
	return id, nil
}

// storyOf reads the story out of an address as people paste it: whole, without
// its scheme, or the path alone. Addresses of other hosts lead nowhere.
func (pg *page) storyOf(text string) (news.ID, bool) {
	text = strings.TrimSpace(text)
	if !strings.Contains(text, "://") && !strings.HasPrefix(text, "/") {
		text = "http://" + text
	}
	u, err := url.Parse(text)
	if err != nil {
		return 0, false
	}
	if host, ok := web.CanonicalHost(u.Host); u.Host != "" && (!ok || !slices.Contains(pg.Site.Hosts, host)) {
		return 0, false
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, false
	}
	id, err := news.ParseID(parts[1])
	return id, err == nil
}

// takeReply takes in a form. Nothing about it is cached, and no cookie tells
// its sender from others.
func (p *Portal) takeReply(w http.ResponseWriter, r *http.Request) error {
	site, _ := p.site(r)
	if fetch := r.Header.Get("Sec-Fetch-Site"); fetch != "" && fetch != "same-origin" && fetch != "none" {
		return web.WithStatus(http.StatusForbidden, errForeignForm)
	}
	if p.Replies == nil {
		return web.WithStatus(http.StatusMethodNotAllowed, nil)
	}
	pg := p.page(site, route{path: r.URL.Path})
	if !p.gate.enter() {
		return p.showReply(w, pg.refusedReply(pg.T("reply.busy")), pg, http.StatusServiceUnavailable)
	}
	defer p.gate.leave()
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(replyTime)) // where the server can
	if err := r.ParseMultipartForm(replyMemory); err != nil {
		if web.StatusOf(err) == http.StatusRequestEntityTooLarge {
			return p.showReply(w, pg.refusedReply(pg.T("reply.large")), pg, http.StatusRequestEntityTooLarge)
		}
		return web.WithStatus(http.StatusBadRequest, err)
	}
	defer func() { _ = r.MultipartForm.RemoveAll() }() // what remains is the system's to clear
	typed := url.Values(r.MultipartForm.Value)
	if typed.Get(fieldTrap) != "" {
		// A program: it is told what a person is told, and nothing is kept.
		return p.showReply(w, pg.receipt("HJ-"+pg.Now.Format("060102150405"), pg.Now), pg, http.StatusOK)
	}
	if !p.gate.allow(p.Proxies.ClientIP(r), p.Clock.Now()) {
		v := pg.replyForm(typed, nil)
		v.Wrong = pg.T("reply.often")
		return p.showReply(w, v, pg, http.StatusTooManyRequests)
	}
	return p.receive(w, r, pg, typed)
}

var errForeignForm = errors.New("the form was sent from another site")

func (p *Portal) receive(w http.ResponseWriter, r *http.Request, pg *page, typed url.Values) error {
	request := news.ReplyRequest{Site: pg.Site.ID, Language: pg.Site.Language, Wish: news.Wish(typed.Get(fieldWish)), Name: typed.Get(fieldName),
		Capacity: typed.Get(fieldCapacity), Email: typed.Get(fieldEmail), Phone: typed.Get(fieldPhone), Address: typed.Get(fieldAddress),
		Passage: typed.Get(fieldPassage), Facts: typed.Get(fieldFacts)}
	form := pg.replyForm(typed, nil)
	if typed.Get(fieldConsent) != "" {
		request.Consent = form.Line
	}
	if id, ok := pg.storyOf(request.Address); ok {
		story, err := pg.findStory(r.Context(), form, id)
		if err != nil {
			return err
		}
		request.Story = story
	}
	files, closeAll, err := openReplyFiles(r.MultipartForm)
	defer closeAll()
	if err != nil {
		return err
	}
	kept, err := p.Replies.Receive(r.Context(), request, files)
	switch fault.KindOf(err) {
	case fault.Invalid:
		v := pg.replyForm(typed, fault.FieldsOf(err))
		v.Found, v.Wrong = form.Found, pg.T("reply.wrong")
		return p.showReply(w, v, pg, http.StatusUnprocessableEntity)
	case fault.Unavailable:
		form.Wrong = pg.T("reply.later")
		return p.showReply(w, form, pg, http.StatusServiceUnavailable)
	}
	if err != nil {
		return err
	}
	return p.showReply(w, pg.receipt(kept.Number, kept.ReceivedAt), pg, http.StatusOK)
}

func openReplyFiles(form *multipart.Form) (files []ReplyFile, closeAll func(), err error) {
	var open []multipart.File
	closeAll = func() {
		for _, f := range open {
			f.Close()
		}
	}
	for _, field := range []struct {
		name string
		kind news.ReplyFileKind
	}{{fieldIdentity, news.FileIdentity}, {fieldEvidence, news.FileEvidence}} {
		for _, h := range form.File[field.name] {
			if h.Size == 0 && h.Filename == "" {
				continue // a field that was left empty
			}
			if len(files) > news.MaxReplyFiles {
				return files, closeAll, nil // too many by one is enough to be told so
			}
			f, err := h.Open()
			if err != nil {
				return nil, closeAll, err
			}
			open = append(open, f)
			files = append(files, ReplyFile{field.kind, h.Filename, f})
		}
	}
	return files, closeAll, nil
}

// receipt is what is shown once a request was kept.
func (pg *page) receipt(number string, at time.Time) *view.Reply {
	v := pg.replyForm(nil, nil)
	due, _ := pg.Site.ReplyDue(at)
	v.Number, v.Due = number, pg.moment(due)
	return v
}

// refusedReply is the empty form with what went wrong.
func (pg *page) refusedReply(why string) *view.Reply {
	v := pg.replyForm(nil, nil)
	v.Wrong = why
	return v
}

func (p *Portal) showReply(w http.ResponseWriter, v *view.Reply, pg *page, status int) error {
	v.Page.Head.Robots = robotsHidden
	var b strings.Builder
	if err := pg.theme.Render(&b, v); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, b.String()) // a reader who has gone is nobody's error
	return nil
}

// replyGate bounds how many forms come in: few at once, and few an hour from
// one address. It remembers hashes under a seed that never leaves memory, and
// forgets them with the hour.
type replyGate struct {
	slots chan struct{}

	mu   sync.Mutex
	hour int64
	seed maphash.Seed
	sent map[uint64]int
}

// mostSenders bounds the memory of who has just sent something.
const mostSenders = 200_000

func newReplyGate() *replyGate {
	return &replyGate{slots: make(chan struct{}, repliesAtOnce), seed: maphash.MakeSeed(), sent: map[uint64]int{}}
}

func (g *replyGate) enter() bool {
	select {
	case g.slots <- struct{}{}:
		return true
	default:
		return false
	}
}

func (g *replyGate) leave() { <-g.slots }

// allow counts a form from an address. Of IPv6 the network counts: one house
// has billions of addresses.
func (g *replyGate) allow(from netip.Addr, now time.Time) bool {
	if from.Is6() && !from.Is4In6() {
		if prefix, err := from.Prefix(64); err == nil {
			from = prefix.Addr()
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if hour := now.Unix() / 3600; hour != g.hour || len(g.sent) >= mostSenders {
		g.hour, g.seed = hour, maphash.MakeSeed()
		clear(g.sent)
	}
	key := maphash.String(g.seed, from.String())
	g.sent[key]++
	return g.sent[key] <= repliesPerHour
}

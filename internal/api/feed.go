package api

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/syndication/ninjs"
)

const (
	feedPath   = "/-/api/v1/feed"
	pageLength = 50
	maxLength  = 200
)

// page is what a partner asks for.
type page struct {
	since, before news.ID
	limit         int
	ascending     bool
}

func pageOf(q url.Values) (p page, err error) {
	p.limit = pageLength
	f := fault.Fields{}
	for name, to := range map[string]*news.ID{"since": &p.since, "before": &p.before} {
		// "0" begins: everything from the first one on.
		if text := q.Get(name); text != "" && text != "0" {
			if *to, err = news.ParseID(text); err != nil {
				f.Add(name, "%q is no place in the feed", text)
			}
		}
	}
	p.ascending = q.Has("since")
	if text := q.Get("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > maxLength {
			f.Add("limit", "must be 1 to 200")
		}
		p.limit = n
	}
	return p, f.Err()
}

// feed answers with what the partner was told of: the newest, or what follows a
// place that the partner has reached, which says that it has all before it.
func (a *API) feed(w http.ResponseWriter, r *http.Request) error {
	agreement, err := a.who(w, r)
	if err != nil {
		return err
	}
	p, err := pageOf(r.URL.Query())
	if err != nil {
		return err
	}
	ctx := r.Context()
	if p.ascending && r.Method == http.MethodGet {
		if err := a.Exchange.Fetched(ctx, agreement, p.since); err != nil {
			return err
		}
	}
	var list []partner.Delivery
	if p.ascending {
		list, err = a.Exchange.After(ctx, agreement, p.since, p.limit+1)
	} else {
		list, err = a.Exchange.Latest(ctx, agreement, p.before, p.limit+1)
	}
	if err != nil {
		return err
	}
	more := len(list) > p.limit
	list = list[:min(len(list), p.limit)]
	tag := a.tag(agreement, p, list, more)
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	if agreement.Form.Feed() {
		return a.writeFeed(w, r, agreement, p, list, more)
	}
	return a.writeItems(w, r, agreement, p, list, more)
}

// tag tells answers apart. Whatever changes in a story is a new delivery; links
// to pictures are new each day.
func (a *API) tag(agreement partner.Agreement, p page, list []partner.Delivery, more bool) string {
	first, last := news.ID(0), news.ID(0)
	if len(list) > 0 {
		first, last = list[0].ID, list[len(list)-1].ID
	}
	return fmt.Sprintf(`"%s.%d.%s.%s.%t.%d.%d"`, agreement.ID, agreement.Rev, first, last, more, p.limit, a.Clock.Now().Unix()/86400)
}

// newest keeps, of each story, the delivery that stands last in time: what is
// written is the story as it is now.
func newest(list []partner.Delivery) []partner.Delivery {
	best := map[news.ID]int{}
	for _, d := range list {
		best[d.Story] = max(best[d.Story], d.Version)
	}
	var out []partner.Delivery
	for _, d := range list {
		if best[d.Story] == d.Version {
			out = append(out, d)
		}
	}
	return out
}

// items is the answer in ninjs.
type items struct {
	Items []ninjs.Item `json:"items"`
	// Cursor is the place that the partner has reached with this answer: what
	// it names as since next time.
	Cursor string `json:"cursor"`
	Next   string `json:"next,omitempty"` // where the answer goes on
}

func (a *API) writeItems(w http.ResponseWriter, r *http.Request, agreement partner.Agreement, p page, list []partner.Delivery, more bool) error {
	out := items{Items: []ninjs.Item{}, Cursor: p.since.String()}
	for _, d := range newest(list) {
		item, err := a.Writer.Item(r.Context(), agreement, d)
		if err != nil {
			if fault.KindOf(err) == fault.NotFound {
				continue // not shown at the moment; when it is, it is told again
			}
			return err
		}
		out.Items = append(out.Items, item)
	}
	for _, d := range list {
		if p.ascending || out.Cursor == "0" {
			out.Cursor = d.ID.String() // the last in time
		}
	}
	if more {
		last := list[len(list)-1].ID
		name := "before"
		if p.ascending {
			name = "since"
		}
		out.Next = a.address(r, url.Values{name: {last.String()}, "limit": {strconv.Itoa(p.limit)}})
	}
	return writeJSON(w, http.StatusOK, out)
}

func (a *API) writeFeed(w http.ResponseWriter, r *http.Request, agreement partner.Agreement, p page, list []partner.Delivery, more bool) error {
	older := ""
	if more && !p.ascending {
		older = feedPath + "?" + url.Values{"before": {list[len(list)-1].ID.String()}, "limit": {strconv.Itoa(p.limit)}}.Encode()
	}
	var b bytes.Buffer
	kind, err := a.Writer.Feed(r.Context(), &b, agreement, newest(list), older)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		cursor := list[0].ID
		if p.ascending {
			cursor = list[len(list)-1].ID
		}
		w.Header().Set(partner.HeaderCursor, cursor.String())
	}
	w.Header().Set("Content-Type", kind)
	_, err = w.Write(b.Bytes())
	return err
}

// address is that of another page on the host that was asked.
func (a *API) address(r *http.Request, q url.Values) string {
	path := feedPath + "?" + q.Encode()
	if site, ok := a.Host(hostOf(r)); ok {
		return a.Absolute(site, path)
	}
	return path
}

// story answers with one story that the partner was told of.
func (a *API) story(w http.ResponseWriter, r *http.Request) error {
	agreement, err := a.who(w, r)
	if err != nil {
		return err
	}
	none := fault.New(fault.NotFound, "there is no story %s", r.PathValue("id"))
	id, err := news.ParseID(r.PathValue("id"))
	if err != nil {
		return none
	}
	d, err := a.Exchange.Last(r.Context(), agreement.ID, id)
	if err != nil {
		return err
	}
	if !agreement.Active() && !d.Cause.Owed() {
		return none
	}
	item, err := a.Writer.Item(r.Context(), agreement, d)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, item)
}

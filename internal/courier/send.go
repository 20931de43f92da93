package courier

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/signature"
)

// Headers of what is pushed, beside those of package signature.
const (
	HeaderDelivery  = "Tajuk-Delivery"  // the same for every attempt
	HeaderAgreement = "Tajuk-Agreement" // under which it comes
	HeaderCause     = "Tajuk-Cause"     // publication, correction ...
	HeaderStory     = "Tajuk-Story"     // uri of the story
	HeaderVersion   = "Tajuk-Version"   // as in the item
)

// send is the job of one partner: everything that is due, in order, until
// nothing is, or nothing gets through.
func (c *Courier) send(ctx context.Context, job jobs.Job) error {
	id, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	holder, err := c.Exchange.Hold(ctx, id)
	if err != nil || holder == "" {
		return err
	}
	err = c.sendAll(ctx, id, holder)
	// Also a run that was told to stop gives the line back.
	return errors.Join(err, c.Exchange.LetGo(context.WithoutCancel(ctx), id, holder))
}

func (c *Courier) sendAll(ctx context.Context, id news.ID, holder string) error {
	for end := time.Now().Add(sendFor); time.Now().Before(end); {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, found, err := c.Exchange.Next(ctx, id, holder)
		if err != nil || !found {
			return err
		}
		a, err := c.Exchange.Agreement(ctx, id) // its address or key may have changed
		if err != nil {
			return err
		}
		goOn, err := c.Exchange.Finish(context.WithoutCancel(ctx), holder, d, c.push(ctx, a, d))
		if err != nil || !goOn {
			return err
		}
	}
	return nil
}

// push makes one attempt.
func (c *Courier) push(ctx context.Context, a partner.Agreement, d partner.Delivery) partner.Outcome {
	p, err := c.write(ctx, a, d)
	if err != nil {
		if fault.KindOf(err) == fault.Internal {
			c.Log.Error("write a delivery", "agreement", a.ID, "story", d.Story, "error", err)
		}
		return partner.Outcome{Error: plain("it could not be written: " + err.Error())}
	}
	u, err := url.Parse(a.Push)
	if err != nil || a.Push == "" {
		return partner.Outcome{Error: "the agreement has no address to push to", Line: true}
	}
	h := http.Header{
		"Content-Type": {p.Type}, "Accept": {"application/json"},
		HeaderDelivery: {d.ID.String()}, HeaderAgreement: {a.ID.String()}, HeaderCause: {string(d.Cause)}, HeaderStory: {p.URI},
		HeaderVersion: {strconv.Itoa(p.Version)},
	}
	signature.Sign(h, a.Keys(c.Clock.Now()), http.MethodPost, u.RequestURI(), p.Body, c.Clock.Now())
	answer, err := c.Client.Do(ctx, outgoing.Request{Method: http.MethodPost, URL: a.Push, Header: h, Body: p.Body, Timeout: pushTimeout, Limit: pushLimit})
	if err != nil && (answer.Status == 0 || !errors.Is(err, outgoing.ErrTooLarge)) {
		return partner.Outcome{Status: answer.Status, Error: plain(err.Error()), Line: true}
	}
	return judged(answer, c.Clock.Now())
}

// judged sorts an answer, and reads what it says.
func judged(a outgoing.Answer, now time.Time) partner.Outcome {
	o := partner.Judge(a.Status)
	if o.OK {
		o.Answer = said(a)
		return o
	}
	o.Error = fmt.Sprintf("answered %d %s", a.Status, http.StatusText(a.Status))
	if to := a.Header.Get("Location"); a.Status >= 300 && a.Status < 400 && to != "" {
		o.Error += ", redirects to " + to + ": change the address"
	} else if text := plain(string(a.Body)); text != "" {
		o.Error += ": " + text
	}
	o.Error = plain(o.Error)
	o.After = retryAfter(a.Header.Get("Retry-After"), now)
	return o
}

// said reads what a partner says became of a delivery: JSON with a status. An
// answer that says nothing, or anything else, has only arrived.
func said(a outgoing.Answer) partner.Answer {
	if kind, _, err := mime.ParseMediaType(a.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return partner.Answer{}
	}
	var in struct {
		Status string `json:"status"`
		URL    string `json:"url"`
		Note   string `json:"note"`
	}
	if json.Unmarshal(a.Body, &in) != nil {
		return partner.Answer{}
	}
	state := partner.State(in.Status)
	if state != partner.Applied && state != partner.Refused {
		return partner.Answer{}
	}
	out := partner.Answer{State: state, Note: plain(in.Note)}
	if u, err := url.Parse(in.URL); err == nil && (u.Scheme == "https" || u.Scheme == "http") && len(in.URL) <= 1000 {
		out.Address = plain(in.URL)
	}
	return out
}

// retryAfter reads seconds or a date (RFC 9110 10.2.3).
func retryAfter(s string, now time.Time) time.Duration {
	if n, err := strconv.ParseInt(s, 10, 32); err == nil && n > 0 {
		return time.Duration(n) * time.Second
	}
	if at, err := http.ParseTime(s); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}

// plain is a text from outside as a person may see it and a database keep it:
// one line, 500 characters at most, nothing that is not printed.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case !unicode.IsPrint(r) || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s[:min(len(s), 4000)], ""))
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 500 {
		s = string(r[:499]) + "…"
	}
	return s
}

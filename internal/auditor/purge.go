package auditor

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/jobs"
	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/newsroom/ledger"
	"github.com/tajuk/tajuk/internal/outgoing"
)

// Limits of what a cache outside is told, and may answer.
const (
	tagsAtOnce  = 200  // of one request
	mostHeader  = 4000 // bytes of tags of one request: common proxies take eight thousand
	mostAnswer  = 64 << 10
	purgeTime   = 10 * time.Second
	methodPurge = "PURGE"
	methodBan   = "BAN"
)

// runPurge tells a cache outside to forget the pages with some tags
// (Surrogate-Key), and notes its answer. An address that begins with "ban+" is
// told by BAN, others by PURGE.
func (a *Auditor) runPurge(ctx context.Context, job jobs.Job) error {
	var p ledger.Purge
	if err := json.Unmarshal([]byte(job.Payload), &p); err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	proof, failed := book.Saying{}, error(nil)
	for _, tags := range batches(p.Tags) {
		if proof, failed = a.purge(ctx, p.Endpoint, tags); failed != nil {
			break
		}
	}
	reason := ""
	if failed != nil {
		reason = failed.Error()
	}
	if err := a.cfg.Ledger.Purged(ctx, p, proof, reason); err != nil {
		return err
	}
	return failed
}

// batches divides tags into what one request may carry.
func batches(tags []string) (out [][]string) {
	for part := range slices.Chunk(tags, tagsAtOnce) {
		size, from := 0, 0
		for i, t := range part {
			if size += len(t) + 1; size > mostHeader && i > from {
				out, size, from = append(out, part[from:i]), len(t)+1, i
			}
		}
		out = append(out, part[from:])
	}
	return out
}

func (a *Auditor) purge(ctx context.Context, endpoint string, tags []string) (book.Saying, error) {
	q := outgoing.Request{Method: methodPurge, URL: endpoint, Header: http.Header{}, Timeout: purgeTime, Limit: mostAnswer}
	if rest, ok := strings.CutPrefix(endpoint, "ban+"); ok {
		q.Method, q.URL = methodBan, rest
	}
	q.Header.Set("Surrogate-Key", strings.Join(tags, " "))
	q.Header.Set("User-Agent", agent)
	answer, err := a.cfg.Caches.Do(ctx, q)
	if err != nil {
		return book.Saying{}, err
	}
	if answer.Status < 200 || answer.Status > 299 {
		return book.Saying{}, fmt.Errorf("%s %s: %d", q.Method, q.URL, answer.Status)
	}
	return book.Say("%s %s: %s, %s tags", q.Method, q.URL, answer.Status, len(tags)), nil
}

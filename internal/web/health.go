package web

import (
	"context"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"
)

// Check is one thing that has to work for the process to be of use.
type Check struct {
	Name string
	Run  func(context.Context) error
}

// Health answers those who watch over the process. It begins not ready.
type Health struct {
	ready  atomic.Bool
	checks []Check
}

// NewHealth returns a Health with the checks that readiness takes.
func NewHealth(checks ...Check) *Health { return &Health{checks: checks} }

// SetReady says whether requests are welcome.
func (h *Health) SetReady(ready bool) { h.ready.Store(ready) }

// Live answers 200 as long as the process can answer at all: a process that
// waits for its database must not be restarted for it.
func (h *Health) Live(w http.ResponseWriter, _ *http.Request) {
	answerHealth(w, http.StatusOK, "live")
}

// Ready answers 200 if requests are welcome and every check passes within two
// seconds, else 503 with the name of what failed. Names are all it tells.
func (h *Health) Ready(w http.ResponseWriter, r *http.Request) {
	if !h.ready.Load() {
		answerHealth(w, http.StatusServiceUnavailable, "not ready")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	for _, check := range h.checks {
		if err := check.Run(ctx); err != nil {
			answerHealth(w, http.StatusServiceUnavailable, "failing: "+check.Name)
			return
		}
	}
	answerHealth(w, http.StatusOK, "ready")
}

func answerHealth(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = fmt.Fprintln(w, text)
}

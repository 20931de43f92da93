package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// ServerConfig sets the limits of connections. Zero fields take their defaults.
type ServerConfig struct {
	ReadHeaderTimeout time.Duration // for the header of a request; default 10 seconds
	ReadTimeout       time.Duration // for a whole request; default 1 minute
	// WriteTimeout is for a whole answer; default 5 minutes: a photograph on a
	// slow line takes that long. Answers that may take longer extend it through
	// http.ResponseController.
	WriteTimeout   time.Duration
	IdleTimeout    time.Duration // between requests; default 2 minutes
	MaxHeaderBytes int           // default 32 KiB, answered with 431
	// DrainDelay is how long Stop goes on accepting after it has declared the
	// process not ready, so that balancers notice. Default 0.
	DrainDelay time.Duration
	Health     *Health      // told by Stop that the process is no longer ready
	Log        *slog.Logger // default slog.Default()
}

// Server is an HTTP server that stops without dropping what it has accepted.
type Server struct {
	http     http.Server
	cfg      ServerConfig
	inFlight atomic.Int64
	stopOnce sync.Once
	stopErr  error
	stopped  chan struct{}
}

// NewServer returns a server for h.
func NewServer(h http.Handler, cfg ServerConfig) *Server {
	orDuration := func(d *time.Duration, def time.Duration) {
		if *d == 0 {
			*d = def
		}
	}
	orDuration(&cfg.ReadHeaderTimeout, 10*time.Second)
	orDuration(&cfg.ReadTimeout, time.Minute)
	orDuration(&cfg.WriteTimeout, 5*time.Minute)
	orDuration(&cfg.IdleTimeout, 2*time.Minute)
	if cfg.MaxHeaderBytes == 0 {
		cfg.MaxHeaderBytes = 32 << 10
	}
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	s := &Server{cfg: cfg, stopped: make(chan struct{})}
	s.http = http.Server{
		Handler:                      s.count(h),
		ReadHeaderTimeout:            cfg.ReadHeaderTimeout,
		ReadTimeout:                  cfg.ReadTimeout,
		WriteTimeout:                 cfg.WriteTimeout,
		IdleTimeout:                  cfg.IdleTimeout,
		MaxHeaderBytes:               cfg.MaxHeaderBytes,
		ErrorLog:                     slog.NewLogLogger(cfg.Log.Handler(), slog.LevelWarn),
		DisableGeneralOptionsHandler: true,
	}
	return s
}

func (s *Server) count(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.inFlight.Add(1)
		defer s.inFlight.Add(-1)
		next.ServeHTTP(w, r)
	})
}

// InFlight returns the number of requests being answered.
func (s *Server) InFlight() int { return int(s.inFlight.Load()) }

// Serve answers on l, which it closes in the end. It returns nil when [Stop]
// has finished, or the error that made accepting impossible. It may be called
// for several listeners.
func (s *Server) Serve(l net.Listener) error {
	err := s.http.Serve(l)
	if errors.Is(err, http.ErrServerClosed) {
		<-s.stopped
		return nil
	}
	return err
}

// Stop declares the process not ready, stops accepting, and waits for the
// requests under way. If ctx ends first it breaks them off and returns an error
// that says how many there were. Further calls wait for the first.
func (s *Server) Stop(ctx context.Context) error {
	s.stopOnce.Do(func() {
		defer close(s.stopped)
		if s.cfg.Health != nil {
			s.cfg.Health.SetReady(false)
		}
		if s.cfg.DrainDelay > 0 {
			select {
			case <-time.After(s.cfg.DrainDelay):
			case <-ctx.Done():
			}
		}
		if err := s.http.Shutdown(ctx); err != nil {
			left := s.InFlight()
			_ = s.http.Close() // everything is being given up already
			s.stopErr = fmt.Errorf("stopping with %d requests unfinished: %w", left, err)
		}
	})
	return s.stopErr
}

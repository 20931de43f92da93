package live

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/coder/websocket"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/web"
)

// Bounds of sockets. A page that is typed in sends about two messages a
// second, and a ping every ten seconds.
const (
	maxSockets   = 40      // of one account, in all its windows
	maxMessage   = 3 << 20 // bytes
	quiet        = 30 * time.Second
	writeWithin  = 20 * time.Second
	askEvery     = time.Minute
	perSecond    = 20
	burst        = 100
	bytesSecond  = 256 << 10
	bytesBurst   = 8 << 20
	comeBackIn   = 500 * time.Millisecond
	comeBackSpan = 4 * time.Second // so that not all pages come back at once
)

// Why a socket was closed, for the page: RFC 6455 7.4.2 leaves 4000 to 4999 to
// applications.
const (
	closedSignedOut websocket.StatusCode = 4001
	closedForbidden websocket.StatusCode = 4003
	closedMissing   websocket.StatusCode = 4004
	closedOften     websocket.StatusCode = 4029
)

// socket is one open WebSocket.
type socket struct {
	live    *Live
	call    *frame.Call
	conn    *websocket.Conn
	account news.ID
	token   string
	ask     chan struct{} // rung when the session must be asked about again

	tokens, bytes float64 // left of the bounds, for the reader alone
	filled        time.Time
}

// accept opens the socket of a request. It is refused when the page is not the
// desk's own. The caller defers close.
func (l *Live) accept(c *frame.Call) (*socket, error) {
	select {
	case <-l.ending:
		return nil, fault.New(fault.Unavailable, "the server is about to start anew; try again in a moment")
	default:
	}
	if c.R.Header.Get("Origin") == "" {
		return nil, fault.New(fault.Forbidden, "this address is for pages of the desk")
	}
	s := &socket{live: l, call: c, account: c.Who.Account.ID, token: c.Token(), ask: make(chan struct{}, 1),
		tokens: burst, bytes: bytesBurst, filled: time.Now()}
	if !l.open(s) {
		return nil, web.WithStatus(http.StatusTooManyRequests, fault.New(fault.Unavailable, "too many windows are open; close some"))
	}
	conn, err := websocket.Accept(c.W, c.R, nil) // compares Origin with Host, and answers refusals itself
	if err != nil {
		l.shut(s)
		return nil, nil
	}
	conn.SetReadLimit(maxMessage)
	s.conn = conn
	return s, nil
}

func (s *socket) close() {
	s.live.shut(s)
	s.conn.CloseNow()
}

// read waits for a message. It ends the socket of a page that is silent, or
// that sends too much.
func (s *socket) read(ctx context.Context, v any) error {
	ctx, cancel := context.WithTimeout(ctx, quiet)
	defer cancel()
	_, data, err := s.conn.Read(ctx)
	if err != nil {
		return err
	}
	if !s.admit(len(data)) {
		s.conn.Close(closedOften, "too many messages")
		return fault.New(fault.Unavailable, "too many messages")
	}
	if err := json.Unmarshal(data, v); err != nil {
		s.conn.Close(websocket.StatusUnsupportedData, "not a message")
		return err
	}
	return nil
}

func (s *socket) admit(size int) bool {
	now := time.Now()
	passed := now.Sub(s.filled).Seconds()
	s.filled = now
	s.tokens = min(burst, s.tokens+passed*perSecond) - 1
	s.bytes = min(bytesBurst, s.bytes+passed*bytesSecond) - float64(size)
	return s.tokens >= 0 && s.bytes >= 0
}

func (s *socket) write(ctx context.Context, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, writeWithin)
	defer cancel()
	return s.conn.Write(ctx, websocket.MessageText, data)
}

// bye says why the socket ends, and ends it.
func (s *socket) bye(ctx context.Context, code websocket.StatusCode, reason string) {
	m := byeMessage{T: "bye", Reason: reason}
	if reason == "restart" {
		m.After = (comeBackIn + rand.N(comeBackSpan)).Milliseconds()
	}
	_ = s.write(ctx, m) // the page may be gone
	s.conn.Close(code, reason)
}

type byeMessage struct {
	T      string `json:"t"`
	Reason string `json:"reason"` // restart, signedout, forbidden, missing
	After  int64  `json:"after,omitempty"`
}

// who asks again whom the session stands for; false when for nobody.
func (s *socket) who(ctx context.Context) (news.Actor, bool) {
	v, ok, err := s.live.visitor(ctx, s.token)
	if err != nil {
		return s.call.Who.Actor, true // the database is away: asked again later
	}
	return v.Actor, ok && v.Account.ID == s.account
}

// closing returns the status and word for an error that ends a socket.
func closing(err error) (websocket.StatusCode, string) {
	switch fault.KindOf(err) {
	case fault.NotFound, fault.Gone:
		return closedMissing, "missing"
	case fault.Forbidden:
		return closedForbidden, "forbidden"
	}
	return websocket.StatusInternalError, "failed"
}

package app_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// slowLine is a listener whose next connection takes no byte of an answer
// before it is told to: readers on a line that hangs.
type slowLine struct {
	net.Listener
	mu      sync.Mutex
	hang    bool
	began   chan struct{} // closed when an answer begins to be sent
	release chan struct{}
}

func (l *slowLine) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil || !l.hang {
		return c, err
	}
	l.hang = false
	return &slowConn{Conn: c, line: l}, nil
}

type slowConn struct {
	net.Conn
	line *slowLine
	once sync.Once
}

func (c *slowConn) Write(b []byte) (int, error) {
	c.once.Do(func() {
		close(c.line.began)
		<-c.line.release
	})
	return c.Conn.Write(b)
}

// Whoever stops the program stops nobody in the middle of a page: requests
// under way are answered whole, new ones are not taken, and what was counted
// in memory is saved.
func TestCleanStop(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		a := open(t, app.Config{DB: address, Media: filepath.Join(t.TempDir(), "media"), Migrate: true})
		w := settle(t, a)
		id, err := publish(context.Background(), a, w, "Tanggul baru")
		if err != nil {
			t.Fatal(err)
		}
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		line := &slowLine{Listener: l, began: make(chan struct{}), release: make(chan struct{})}
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		ready, ended := make(chan struct{}), make(chan error, 1)
		go func() { ended <- a.Run(ctx, line, func() { close(ready) }) }()
		<-ready
		s := served{t, a, l.Addr().String()}
		for range 3 { // the same reader again counts once
			if status, _ := s.get(storyPath(id, "tanggul-baru")); status != 200 {
				t.Fatalf("the story answers %d", status)
			}
		}

		line.mu.Lock()
		line.hang = true
		line.mu.Unlock()
		c, err := net.Dial("tcp", s.address)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		request := "GET " + storyPath(id, "tanggul-baru") + " HTTP/1.1\r\nHost: solo.test\r\nUser-Agent: Mozilla/5.0 (X11) another reader\r\n\r\n"
		if _, err := io.WriteString(c, request); err != nil {
			t.Fatal(err)
		}
		<-line.began
		stop()
		eventually(t, "the door to close", func() bool {
			c, err := net.Dial("tcp", s.address)
			if err == nil {
				c.Close()
			}
			return err != nil
		})
		select {
		case err := <-ended:
			t.Fatalf("the program ended (%v) while a reader waited", err)
		default:
		}
		close(line.release)
		res, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil {
			t.Fatalf("the answer under way: %v", err)
		}
		text, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != 200 || !strings.HasSuffix(strings.TrimSpace(string(text)), "</html>") {
			t.Errorf("the answer under way was cut: %d, %d bytes, %v", res.StatusCode, len(text), err)
		}
		if err := <-ended; err != nil {
			t.Errorf("a clean stop is no error: %v", err)
		}
		reads, err := store.New(a.DB, a.DB.Engine).ReadsSince(context.Background(), w.solo.ID, 0)
		if err != nil || total(reads) != 2 {
			t.Errorf("%d reads are saved after the stop, want 2: %v", total(reads), err)
		}
	})
}

func total(reads []news.ReadCount) (n int64) {
	for _, r := range reads {
		n += r.N
	}
	return n
}

// A picture that is being made when the program stops is made or will be made.
func TestStopDuringPictures(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		media := filepath.Join(t.TempDir(), "media")
		a := open(t, app.Config{DB: address, Media: media, Migrate: true})
		w := settle(t, a)
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(context.Background())
		defer stop()
		ended := make(chan error, 1)
		ready := make(chan struct{})
		go func() { ended <- a.Run(ctx, l, func() { close(ready) }) }()
		<-ready
		for _, seed := range []string{"a", "b", "c", "d", "e"} {
			if _, err := upload(ctx, a, w, seed); err != nil {
				t.Fatal(err)
			}
		}
		stop()
		if err := <-ended; err != nil {
			t.Fatal(err)
		}
		audit(t, a, media)
	})
}

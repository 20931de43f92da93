package mail_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	netmail "net/mail"
	"strings"
	"sync"
	"testing"

	"github.com/tajuk/tajuk/internal/mail"
)

// server is a mail server that keeps what it is given.
type server struct {
	address string
	refuse  string // answer to RCPT, if not 250

	mu       sync.Mutex
	commands []string
	letters  []string
}

func newServer(t *testing.T) *server {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{address: l.Addr().String()}
	var running sync.WaitGroup
	running.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			running.Go(func() { s.serve(c) })
		}
	})
	t.Cleanup(func() { l.Close(); running.Wait() })
	return s
}

func (s *server) serve(c net.Conn) {
	defer c.Close()
	in := bufio.NewReader(c)
	say := func(line string) { io.WriteString(c, line+"\r\n") }
	say("220 mail.test ready")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		line = strings.TrimRight(line, "\r\n")
		s.mu.Lock()
		s.commands = append(s.commands, line)
		s.mu.Unlock()
		switch verb, _, _ := strings.Cut(strings.ToUpper(line), " "); verb {
		case "EHLO", "HELO":
			say("250-mail.test")
			say("250 8BITMIME")
		case "RCPT":
			if s.refuse != "" {
				say(s.refuse)
				continue
			}
			say("250 ok")
		case "DATA":
			say("354 go on")
			var letter strings.Builder
			for {
				l, err := in.ReadString('\n')
				if err != nil {
					return
				}
				if l == ".\r\n" {
					break
				}
				letter.WriteString(strings.TrimPrefix(l, "."))
			}
			s.mu.Lock()
			s.letters = append(s.letters, letter.String())
			s.mu.Unlock()
			say("250 kept")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func mailer(t *testing.T, s *server) *mail.SMTP {
	t.Helper()
	m, err := mail.New(mail.Config{Server: "smtp://" + s.address, From: "meja@sagara.example", Name: "Sagara"})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSend(t *testing.T) {
	s := newServer(t)
	text := "Halo Dewi,\n\nini tautannya: https://meja.sagara.example/invitation/" + strings.Repeat("x", 43) + "\n.\nSelesai – sampai jumpa"
	err := mailer(t, s).Send(context.Background(), mail.Message{To: "dewi@sagara.example", Name: "Dewi Lestari", Subject: "Undangan ke meja – mari", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	letter, err := netmail.ReadMessage(strings.NewReader(s.letters[0]))
	if err != nil {
		t.Fatal(err)
	}
	subject, _ := new(mime.WordDecoder).DecodeHeader(letter.Header.Get("Subject"))
	if subject != "Undangan ke meja – mari" {
		t.Errorf("subject %q", subject)
	}
	body, _ := io.ReadAll(quotedprintable.NewReader(letter.Body))
	if got := strings.ReplaceAll(string(body), "\r\n", "\n"); strings.TrimSpace(got) != text {
		t.Errorf("text %q", got)
	}
	for name, want := range map[string]string{"From": `"Sagara" <meja@sagara.example>`, "To": `"Dewi Lestari" <dewi@sagara.example>`, "Auto-Submitted": "auto-generated"} {
		if got := letter.Header.Get(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if letter.Header.Get("Message-Id") == "" || letter.Header.Get("Date") == "" {
		t.Error("a letter without date or id is taken for spam")
	}
}

func TestHeadersCannotBeAdded(t *testing.T) {
	s := newServer(t)
	good := mail.Message{To: "dewi@sagara.example", Name: "Dewi", Subject: "Undangan", Text: "Halo"}
	for _, change := range []func(m *mail.Message){
		func(m *mail.Message) { m.To = "dewi@sagara.example\r\nBcc: all@sagara.example" },
		func(m *mail.Message) { m.To = "dewi@sagara.example, all@sagara.example" },
		func(m *mail.Message) { m.To = "Dewi <dewi@sagara.example>" },
		func(m *mail.Message) { m.To = "dewi@sagara.example>\nRCPT TO:<all@sagara.example" },
		func(m *mail.Message) { m.To = `"dewi lestari"@sagara.example` },
		func(m *mail.Message) { m.To = "dewi" },
		func(m *mail.Message) { m.To = "" },
		func(m *mail.Message) { m.Name = "Dewi\r\nBcc: all@sagara.example" },
		func(m *mail.Message) { m.Name = "Dewi\u2028Bcc: all@sagara.example" },
		func(m *mail.Message) { m.Subject = "Undangan\nBcc: all@sagara.example" },
		func(m *mail.Message) { m.Subject = "Undangan\x00" },
		func(m *mail.Message) { m.Subject = "" },
		func(m *mail.Message) { m.Text = "" },
		func(m *mail.Message) { m.Text = "\xff" },
	} {
		m := good
		change(&m)
		if err := mailer(t, s).Send(context.Background(), m); !errors.Is(err, mail.ErrRefused) {
			t.Errorf("%+v: %v", m, err)
		}
		if _, err := mail.Payload(m); err == nil {
			t.Errorf("%+v became a job", m)
		}
	}
	if len(s.commands) > 0 {
		t.Errorf("the server was asked: %q", s.commands)
	}
}

func TestRefusalsOfTheServer(t *testing.T) {
	m := mail.Message{To: "dewi@sagara.example", Subject: "Undangan", Text: "Halo"}
	for answer, final := range map[string]bool{"550 no such mailbox": true, "451 come back later": false} {
		s := newServer(t)
		s.refuse = answer
		err := mailer(t, s).Send(context.Background(), m)
		if err == nil || errors.Is(err, mail.ErrRefused) != final {
			t.Errorf("%s: %v", answer, err)
		}
	}
	away, err := mail.New(mail.Config{Server: "smtp://127.0.0.1:1", From: "meja@sagara.example"})
	if err != nil {
		t.Fatal(err)
	}
	if err := away.Send(context.Background(), m); err == nil || errors.Is(err, mail.ErrRefused) {
		t.Errorf("a server that is away: %v", err)
	}
	if err := (mail.None{}).Send(context.Background(), m); !errors.Is(err, mail.ErrNone) {
		t.Errorf("no server: %v", err)
	}
}

// A server elsewhere that offers no TLS is given nothing.
func TestNothingInTheClear(t *testing.T) {
	if _, err := mail.New(mail.Config{Server: "smtp://dewi:secret@mail.example", From: "meja@sagara.example"}); err == nil {
		t.Error("a password in the address was taken")
	}
	for _, bad := range []string{"", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example:99999", "smtp://mail.example/path"} {
		if _, err := mail.New(mail.Config{Server: bad, From: "meja@sagara.example"}); err == nil {
			t.Errorf("server %q was taken", bad)
		}
	}
	for _, from := range []string{"", "meja", "Meja <meja@sagara.example>", "meja@sagara.example\nBcc: x@y.example"} {
		if _, err := mail.New(mail.Config{Server: "smtps://mail.example", From: from}); err == nil {
			t.Errorf("sender %q was taken", from)
		}
	}
}

func FuzzPayload(f *testing.F) {
	good, _ := mail.Payload(mail.Message{To: "dewi@sagara.example", Name: "Dewi", Subject: "Undangan", Text: "Halo"})
	f.Add(good)
	f.Add(`{"to":"a@b\nBcc: c@d","subject":"x","text":"y"}`)
	f.Fuzz(func(t *testing.T, payload string) {
		m, err := mail.FromPayload(payload)
		if err == nil && strings.ContainsAny(m.To+m.Name+m.Subject, "\r\n\x00") {
			t.Errorf("a line break came through: %q", m)
		}
	})
}

package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// ErrNone says that no mail server is configured.
var ErrNone = errors.New("no mail server is configured")

// None is the mailer of a network without a mail server.
type None struct{}

// Configured reports that nothing can be sent.
func (None) Configured() bool { return false }

// Send returns ErrNone.
func (None) Send(context.Context, Message) error { return ErrNone }

// Config says which server sends, and for whom.
type Config struct {
	// Server is smtp://USER@HOST:PORT, which must offer STARTTLS unless it is
	// this machine, or smtps://USER@HOST:PORT, which begins with TLS. Without a
	// user nobody signs in.
	Server   string
	Password string
	From     string // address that letters come from
	Name     string // of who they come from, as one line
}

const sendWithin = 30 * time.Second

// SMTP sends through a mail server.
type SMTP struct {
	client *gomail.Client
	from   string
	name   string
}

// New returns the mailer of a configuration. It does not ask the server yet.
func New(c Config) (*SMTP, error) {
	u, err := url.Parse(c.Server)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" || u.Path != "" && u.Path != "/" || u.RawQuery != "" {
		return nil, errors.New("the mail server must be given as smtp://USER@HOST:PORT or smtps://USER@HOST:PORT")
	}
	if _, has := u.User.Password(); has {
		return nil, errors.New("the mail server's password does not belong into its address; give it by itself")
	}
	if err := CheckAddress(c.From); err != nil {
		return nil, fmt.Errorf("the sender %q is %w", c.From, err)
	}
	if !oneLine(c.Name) {
		return nil, errors.New("the sender's name is not one line of text")
	}
	options := []gomail.Option{gomail.WithTimeout(sendWithin), gomail.WithoutNoop()}
	switch {
	case u.Scheme == "smtps":
		options = append(options, gomail.WithSSL(), gomail.WithPort(465))
	case onThisMachine(u.Hostname()):
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS), gomail.WithPort(25))
	default:
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory), gomail.WithPort(587))
	}
	if port := u.Port(); port != "" {
		n, err := strconv.Atoi(port)
		if err != nil || n < 1 || n > 65535 {
			return nil, fmt.Errorf("the mail server's port %s is none", port)
		}
		options = append(options, gomail.WithPort(n))
	}
	options = append(options, gomail.WithTLSConfig(&tls.Config{ServerName: u.Hostname(), MinVersion: tls.VersionTLS12}))
	if user := u.User.Username(); user != "" {
		options = append(options, gomail.WithUsername(user), gomail.WithPassword(c.Password), gomail.WithSMTPAuth(authentication(u)))
	}
	client, err := gomail.NewClient(u.Hostname(), options...)
	if err != nil {
		return nil, fmt.Errorf("the mail server cannot be used: %w", err)
	}
	return &SMTP{client: client, from: c.From, name: c.Name}, nil
}

// authentication lets a server on this machine have the password in the clear.
func authentication(u *url.URL) gomail.SMTPAuthType {
	if u.Scheme == "smtp" && onThisMachine(u.Hostname()) {
		return gomail.SMTPAuthPlainNoEnc
	}
	return gomail.SMTPAuthAutoDiscover
}

func onThisMachine(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Configured reports that letters can be sent.
func (s *SMTP) Configured() bool { return true }

// Send hands a message to the server. An error that wraps ErrRefused will not
// go away; every other may.
func (s *SMTP) Send(ctx context.Context, m Message) error {
	if err := m.Check(); err != nil {
		return err
	}
	letter := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	for _, err := range []error{letter.FromFormat(s.name, s.from), letter.AddToFormat(m.Name, m.To)} {
		if err != nil {
			return fmt.Errorf("%w: %w", ErrRefused, err)
		}
	}
	letter.Subject(m.Subject)
	letter.SetBodyString(gomail.TypeTextPlain, m.Text)
	letter.SetDate()
	letter.SetMessageID()
	// Nobody's holiday notice answers a machine, RFC 3834 5.
	letter.SetGenHeader("Auto-Submitted", "auto-generated")
	if err := s.client.DialAndSendWithContext(ctx, letter); err != nil {
		var failed *gomail.SendError
		if errors.As(err, &failed) && failed.ErrorCode() >= 550 && !failed.IsTemp() {
			return fmt.Errorf("%w: %w", ErrRefused, err)
		}
		return fmt.Errorf("send mail: %w", err)
	}
	return nil
}

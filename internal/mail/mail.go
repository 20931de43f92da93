// Package mail sends messages of plain text. It is called by jobs, never in a
// save: a job that fails is tried again, and the newsroom does not wait for a
// mail server.
//
//	mail.go    Message, what may stand in it, the form it has in a job
//	smtp.go    SMTP, and None for a network without a mail server
package mail

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Message is a letter to one person.
type Message struct {
	To      string `json:"to"`             // address alone, without a name
	Name    string `json:"name,omitempty"` // of who gets it
	Subject string `json:"subject"`        // one line
	Text    string `json:"text"`           // plain text; lines end in \n
}

// Job is the kind of job that sends a message; its payload is what Payload
// returns.
const Job = "mail.send"

const (
	maxLine = 500
	maxText = 100_000
)

// ErrRefused marks a message that no mail server will ever be given: trying
// again is of no use.
var ErrRefused = errors.New("the message cannot be sent")

// Check refuses messages that are not one letter to one person: a line break in
// an address, a name or a subject would add headers and receivers.
func (m Message) Check() error {
	if err := CheckAddress(m.To); err != nil {
		return fmt.Errorf("%w: receiver: %w", ErrRefused, err)
	}
	for what, line := range map[string]string{"name": m.Name, "subject": m.Subject} {
		if !oneLine(line) {
			return fmt.Errorf("%w: its %s is not one line of text", ErrRefused, what)
		}
	}
	if m.Subject == "" || m.Text == "" || len(m.Text) > maxText || !utf8.ValidString(m.Text) || strings.ContainsRune(m.Text, 0) {
		return fmt.Errorf("%w: it has no subject or no text, or a text that is none", ErrRefused)
	}
	return nil
}

func oneLine(s string) bool {
	return len(s) <= maxLine && utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
	})
}

// CheckAddress refuses what is not the plain address of one mailbox
// (RFC 5322 3.4.1), without a name, comments, quotes or line breaks.
func CheckAddress(address string) error {
	if len(address) > 254 || !oneLine(address) || strings.ContainsAny(address, " \"<>(),;:\\[]") {
		return errors.New("not an e-mail address")
	}
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address || parsed.Name != "" {
		return errors.New("not an e-mail address")
	}
	local, domain, _ := strings.Cut(address, "@")
	if len(local) > 64 || domain == "" || strings.HasPrefix(domain, ".") || strings.HasSuffix(domain, ".") {
		return errors.New("not an e-mail address")
	}
	return nil
}

// Payload returns a message as the payload of a job.
func Payload(m Message) (string, error) {
	if err := m.Check(); err != nil {
		return "", err
	}
	text, err := json.Marshal(m)
	return string(text), err
}

// FromPayload reads what Payload wrote.
func FromPayload(payload string) (m Message, err error) {
	if err := json.Unmarshal([]byte(payload), &m); err != nil {
		return m, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	return m, m.Check()
}

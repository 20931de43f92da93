package courier

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/outgoing"
	"github.com/tajuk/tajuk/internal/wire"
)

// failed says for people why a feed could not be had or read; what went wrong in
// the words of the machine is the cause of the fault.
func failed(err error) *fault.Error {
	switch {
	case errors.Is(err, outgoing.ErrRedirect): // may wrap ErrRefused
		return fault.New(fault.Unavailable, "it leads on to an address that is not followed: enter the one to which the feed has moved: %w", err)
	case errors.Is(err, outgoing.ErrRefused):
		return fault.New(fault.Unavailable, "this address may not be asked: it is not on the public internet: %w", err)
	case errors.Is(err, outgoing.ErrTooLarge), errors.Is(err, wire.ErrTooLarge):
		return fault.New(fault.Unavailable, "the feed is larger than what is read at once: %w", err)
	case errors.Is(err, wire.ErrForm):
		return fault.New(fault.Unavailable, "what stands at this address is no feed: enter the address of the feed itself: %w", err)
	case errors.Is(err, wire.ErrPackage):
		return fault.New(fault.Unavailable, "the feed lists stories and holds none: ask the partner for one that holds them: %w", err)
	case errors.Is(err, wire.ErrBroken), errors.Is(err, wire.ErrCharset), errors.Is(err, wire.ErrDoctype):
		return fault.New(fault.Unavailable, "the feed is broken: the partner has to set it right: %w", err)
	}
	return unreached(err)
}

// unreached says why a machine could not be asked.
func unreached(err error) *fault.Error {
	var name *net.DNSError
	var certificate x509.CertificateInvalidError
	var verification *tls.CertificateVerificationError
	var plainText tls.RecordHeaderError
	var network net.Error
	switch {
	case errors.As(err, &name) && name.IsNotFound:
		return fault.New(fault.Unavailable, "there is no host of this name: check the address: %w", err)
	case errors.As(err, &name):
		return fault.New(fault.Unavailable, "the name of the host cannot be looked up at the moment: %w", err)
	case errors.As(err, &certificate) && certificate.Reason == x509.Expired:
		return fault.New(fault.Unavailable, "the certificate of the partner's machine has ended, or is not valid yet: %w", err)
	case errors.As(err, &verification):
		return fault.New(fault.Unavailable, "the certificate of the partner's machine is not valid for this address: %w", err)
	case errors.As(err, &plainText):
		return fault.New(fault.Unavailable, "the partner's machine does not speak https at this address: %w", err)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return fault.New(fault.Unavailable, "the partner's machine did not answer in time: %w", err)
	case errors.Is(err, syscall.ECONNREFUSED):
		return fault.New(fault.Unavailable, "nothing answers at this address: %w", err)
	}
	return fault.New(fault.Unavailable, "the connection to the partner's machine broke off: %w", err)
}

// answered says what a status means that brings no feed.
func answered(status int) *fault.Error {
	err := fmt.Errorf("answered %d %s", status, http.StatusText(status))
	switch {
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return fault.New(fault.Unavailable, "it does not let us in (%d): the token is missing, or valid no longer: %w", status, err)
	case status == http.StatusNotFound, status == http.StatusGone:
		return fault.New(fault.Unavailable, "there is no feed at this address (%d): %w", status, err)
	case status == http.StatusTooManyRequests:
		return fault.New(fault.Unavailable, "it wants to be asked less often (%d): %w", status, err)
	case status >= http.StatusInternalServerError:
		return fault.New(fault.Unavailable, "the partner's machine has trouble of its own (%d): %w", status, err)
	}
	return fault.New(fault.Unavailable, "it answers %d and no feed: %w", status, err)
}

// Package signature proves that a request comes from who holds a key, that it
// is the one that was sent, that it was sent now, and only once.
//
// What is signed is the text
//
//	v1 LF method LF target LF time LF nonce LF hex(SHA-256(body))
//
// with HMAC-SHA256 (RFC 2104). target is path and query as they stand in the
// request line, time is in Unix seconds. The headers are Tajuk-Time,
// Tajuk-Nonce and Tajuk-Signature; the last holds "v1=" and 64 hexadecimal
// digits, several with commas between them while a key is being changed.
//
//	signature.go   Sign and Check
//	nonces.go      Nonces: what was seen already
//	hub.go         X-Hub-Signature of WebSub
package signature

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Names of the headers.
const (
	HeaderTime      = "Tajuk-Time"
	HeaderNonce     = "Tajuk-Nonce"
	HeaderSignature = "Tajuk-Signature"
)

// Tolerance is how far the clocks of two machines may be apart.
const Tolerance = 5 * time.Minute

// Bounds of what is looked at.
const (
	maxNonce      = 100
	minNonce      = 16
	maxSignatures = 8
)

// Errors of Check. A door answers all of them alike.
var (
	ErrMissing = errors.New("the request is not signed")
	ErrWrong   = errors.New("the signature is not that of the request")
	ErrTime    = errors.New("the time of the signature is too far from now")
	ErrReplay  = errors.New("the request was received before")
)

// NewKey returns 32 random bytes in 43 characters of base64url. The characters
// are the key.
func NewKey() string {
	var b [32]byte
	rand.Read(b[:]) // never fails
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// Sign adds the headers that prove a request. Every key signs; one that is
// about to be replaced is given as well as its successor.
func Sign(h http.Header, keys []string, method, target string, body []byte, now time.Time) {
	var b [18]byte
	rand.Read(b[:])
	nonce, at := base64.RawURLEncoding.EncodeToString(b[:]), strconv.FormatInt(now.Unix(), 10)
	text := signed(method, target, at, nonce, body)
	var list []string
	for _, k := range keys {
		list = append(list, "v1="+hex.EncodeToString(mac(k, text)))
	}
	h.Set(HeaderTime, at)
	h.Set(HeaderNonce, nonce)
	h.Set(HeaderSignature, strings.Join(list, ","))
}

// Seen remembers the nonces of a key. First reports whether this one is new,
// and remembers it at least until the given time.
type Seen interface {
	First(nonce string, until time.Time) (bool, error)
}

// Check proves a request with any of the keys. The nonce counts as seen only
// when everything else is right, so that strangers cannot use nonces up.
func Check(h http.Header, keys []string, method, target string, body []byte, now time.Time, seen Seen) error {
	at, nonce, given := h.Get(HeaderTime), h.Get(HeaderNonce), h.Get(HeaderSignature)
	if at == "" || nonce == "" || given == "" {
		return ErrMissing
	}
	if len(nonce) < minNonce || len(nonce) > maxNonce || strings.ContainsAny(nonce, "\r\n") {
		return ErrWrong
	}
	seconds, err := strconv.ParseInt(at, 10, 64)
	if err != nil || strconv.FormatInt(seconds, 10) != at {
		return ErrWrong
	}
	if !proves(given, keys, signed(method, target, at, nonce, body)) {
		return ErrWrong
	}
	// Seconds are compared, not times: a time far away would overflow.
	if apart := now.Unix() - seconds; apart > int64(Tolerance/time.Second) || apart < -int64(Tolerance/time.Second) {
		return ErrTime
	}
	first, err := seen.First(nonce, now.Add(2*Tolerance))
	if err != nil {
		return err
	}
	if !first {
		return ErrReplay
	}
	return nil
}

func proves(given string, keys []string, text string) bool {
	parts := strings.Split(given, ",")
	if len(parts) > maxSignatures {
		return false
	}
	for _, part := range parts {
		digits, ok := strings.CutPrefix(strings.TrimSpace(part), "v1=")
		sum, err := hex.DecodeString(digits)
		if !ok || err != nil {
			continue // another version, or nothing
		}
		for _, k := range keys {
			if k != "" && hmac.Equal(sum, mac(k, text)) {
				return true
			}
		}
	}
	return false
}

func signed(method, target, at, nonce string, body []byte) string {
	sum := sha256.Sum256(body)
	return strings.Join([]string{"v1", method, target, at, nonce, hex.EncodeToString(sum[:])}, "\n")
}

func mac(key, text string) []byte {
	m := hmac.New(sha256.New, []byte(key))
	m.Write([]byte(text))
	return m.Sum(nil)
}

// Seal returns a signature over a few parts, for links that carry it: 43
// characters of base64url.
func Seal(key string, parts ...string) string {
	return base64.RawURLEncoding.EncodeToString(mac(key, "seal\n"+strings.Join(parts, "\n")))
}

// Sealed reports whether a seal is that of the parts.
func Sealed(seal, key string, parts ...string) bool {
	return key != "" && hmac.Equal([]byte(seal), []byte(Seal(key, parts...)))
}

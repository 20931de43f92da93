package credential

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"fmt"
	"image/png"
	"net/url"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
)

// totpPeriod is how long a code of an authenticator stands, RFC 6238 5.2.
const totpPeriod = 30 * time.Second

// totpSkew is how many steps a person's clock may be off, either way.
const totpSkew = 1

// NewTOTPSecret returns a new secret of 160 bits (RFC 4226 4, R6) in base 32,
// as people type it into an authenticator.
func NewTOTPSecret() string {
	var b [20]byte
	rand.Read(b[:]) // never fails
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:])
}

// CheckTOTP looks for the time step whose code was typed, near a time. Steps up
// to used are refused: a code that was seen once, over a shoulder or by a
// malicious page, opens nothing (RFC 6238 5.2). The step that fits is to be
// kept as used.
func CheckTOTP(secret, typed string, now time.Time, used int64) (step int64, ok bool) {
	typed = strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}, typed)
	if len(typed) != 6 {
		return 0, false
	}
	present := now.Unix() / int64(totpPeriod/time.Second)
	for s := present - totpSkew; s <= present+totpSkew; s++ {
		code, err := TOTPCode(secret, s)
		if err != nil {
			return 0, false
		}
		if subtle.ConstantTimeCompare([]byte(code), []byte(typed)) == 1 && s > used {
			return s, true
		}
	}
	return 0, false
}

// TOTPCode returns the code of a time step, six digits.
func TOTPCode(secret string, step int64) (string, error) {
	return hotp.GenerateCodeCustom(secret, uint64(step), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1})
}

// TOTPStep returns the time step of a time.
func TOTPStep(at time.Time) int64 { return at.Unix() / int64(totpPeriod/time.Second) }

// TOTPAddress returns the otpauth address that an authenticator reads from a
// picture: who asks for the codes, and for which account.
func TOTPAddress(issuer, account, secret string) string {
	q := url.Values{"secret": {secret}, "issuer": {issuer}, "algorithm": {"SHA1"}, "digits": {"6"}, "period": {"30"}}
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + issuer + ":" + account, RawQuery: strings.ReplaceAll(q.Encode(), "+", "%20")}
	return u.String()
}

// QR returns a QR code of an otpauth address as a square PNG with sides of the
// given number of pixels.
func QR(address string, side int) ([]byte, error) {
	key, err := otp.NewKeyFromURL(address)
	if err != nil {
		return nil, fmt.Errorf("draw the code: %w", err)
	}
	picture, err := key.Image(side, side)
	if err != nil {
		return nil, fmt.Errorf("draw the code: %w", err)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

package signature_test

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/signature"
)

var now = time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)

func clock() time.Time { return now }

func sign(keys ...string) http.Header {
	h := http.Header{}
	signature.Sign(h, keys, "POST", "/in?x=1", []byte("isi"), now)
	return h
}

func check(h http.Header, at time.Time, keys ...string) error {
	return signature.Check(h, keys, "POST", "/in?x=1", []byte("isi"), at, signature.NewNonces(clock))
}

func TestSigned(t *testing.T) {
	old, fresh := signature.NewKey(), signature.NewKey()
	if err := check(sign(old), now, old); err != nil {
		t.Error(err)
	}
	if err := check(sign(old, fresh), now, fresh); err != nil {
		t.Error("the successor alone:", err)
	}
	if err := check(sign(fresh), now, old, fresh); err != nil {
		t.Error("either key:", err)
	}
	for _, d := range []time.Duration{-signature.Tolerance, signature.Tolerance} {
		if err := check(sign(old), now.Add(d), old); err != nil {
			t.Error(d, err)
		}
		if err := check(sign(old), now.Add(d+d/300), old); !errors.Is(err, signature.ErrTime) {
			t.Error(d, err)
		}
	}
}

func TestNotSigned(t *testing.T) {
	key := signature.NewKey()
	for name, change := range map[string]func(h http.Header){
		"no time":      func(h http.Header) { h.Del(signature.HeaderTime) },
		"no nonce":     func(h http.Header) { h.Del(signature.HeaderNonce) },
		"no signature": func(h http.Header) { h.Del(signature.HeaderSignature) },
	} {
		h := sign(key)
		change(h)
		if err := check(h, now, key); !errors.Is(err, signature.ErrMissing) {
			t.Error(name, err)
		}
	}
	later := strconv.FormatInt(now.Unix()+1, 10)
	for name, change := range map[string]func(h http.Header){
		"other time":  func(h http.Header) { h.Set(signature.HeaderTime, later) },
		"time zero":   func(h http.Header) { h.Set(signature.HeaderTime, "0"+h.Get(signature.HeaderTime)) },
		"no number":   func(h http.Header) { h.Set(signature.HeaderTime, "now") },
		"other nonce": func(h http.Header) { h.Set(signature.HeaderNonce, strings.Repeat("x", 24)) },
		"short nonce": func(h http.Header) { h.Set(signature.HeaderNonce, "x") },
		"long nonce":  func(h http.Header) { h.Set(signature.HeaderNonce, strings.Repeat("x", 101)) },
		"no version":  func(h http.Header) { h.Set(signature.HeaderSignature, h.Get(signature.HeaderSignature)[3:]) },
		"no hex":      func(h http.Header) { h.Set(signature.HeaderSignature, "v1=xyz") },
		"empty":       func(h http.Header) { h.Set(signature.HeaderSignature, "v1=") },
		"many": func(h http.Header) {
			h.Set(signature.HeaderSignature, strings.Repeat("v1=00,", 20)+h.Get(signature.HeaderSignature))
		},
	} {
		h := sign(key)
		change(h)
		if err := check(h, now, key); !errors.Is(err, signature.ErrWrong) {
			t.Error(name, err)
		}
	}
	for name, err := range map[string]error{
		"other key":    check(sign(key), now, signature.NewKey()),
		"no key":       check(sign(""), now, ""),
		"other body":   signature.Check(sign(key), []string{key}, "POST", "/in?x=1", []byte("isi!"), now, signature.NewNonces(clock)),
		"other target": signature.Check(sign(key), []string{key}, "POST", "/in?x=2", []byte("isi"), now, signature.NewNonces(clock)),
		"other method": signature.Check(sign(key), []string{key}, "PUT", "/in?x=1", []byte("isi"), now, signature.NewNonces(clock)),
	} {
		if !errors.Is(err, signature.ErrWrong) {
			t.Error(name, err)
		}
	}
}

func TestReplay(t *testing.T) {
	key, at := signature.NewKey(), now
	n := signature.NewNonces(func() time.Time { return at })
	h := sign(key)
	ask := func(keys ...string) error {
		return signature.Check(h, keys, "POST", "/in?x=1", []byte("isi"), at, n)
	}
	if err := ask("stranger"); !errors.Is(err, signature.ErrWrong) {
		t.Error(err)
	}
	if err := ask(key); err != nil {
		t.Error("a stranger used the nonce up:", err)
	}
	if err := ask(key); !errors.Is(err, signature.ErrReplay) {
		t.Error(err)
	}
	at = at.Add(signature.Tolerance)
	if err := ask(key); !errors.Is(err, signature.ErrReplay) {
		t.Error("forgotten while the time still counts:", err)
	}
}

func TestHub(t *testing.T) {
	// Made with openssl dgst -hmac rahasia.
	for method, sum := range map[string]string{
		"sha1":   "8822313f5615300999d64b62dd0d74f40d88800c",
		"sha256": "a4d696b08cc068a6c834ebd602715e25ed1f17111e0db6126e72f8146f6aede6",
		"sha384": "6eb3fbfa3c8568f414b6727e872d7844b568e2a58c82bf05e2ae5966ce1d2f69501f263f1a89c8aa62193192fabe0f70",
		"SHA512": "9cee47d9edfeb761befe227bfa11cf734643b9b37f292f23b51db436da531a60d386dbad247e38ec9e54b3a834b7e900bbc266862ec25a0c4726888fa46c5323",
	} {
		if !signature.CheckHub(method+"="+sum, "rahasia", []byte("isi")) {
			t.Error(method)
		}
	}
	if got := signature.Hub("rahasia", []byte("isi")); got != "sha256=a4d696b08cc068a6c834ebd602715e25ed1f17111e0db6126e72f8146f6aede6" {
		t.Error(got)
	}
	for _, wrong := range []string{"", "sha256", "sha256=", "md5=00", "sha256=zz", signature.Hub("lain", []byte("isi"))} {
		if signature.CheckHub(wrong, "rahasia", []byte("isi")) {
			t.Errorf("%q", wrong)
		}
	}
	if signature.CheckHub(signature.Hub("", []byte("isi")), "", []byte("isi")) {
		t.Error("an empty secret proves nothing")
	}
}

func TestSeal(t *testing.T) {
	seal := signature.Seal("kunci", "a", "b")
	if !signature.Sealed(seal, "kunci", "a", "b") || signature.Sealed(seal, "kunci", "a", "c") || signature.Sealed(seal, "lain", "a", "b") ||
		signature.Sealed(signature.Seal("", "a"), "", "a") {
		t.Error("seal")
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("1772420400", "abcdefghijklmnop", "v1=00", []byte("x"))
	f.Add("-9223372036854775808", "abcdefghijklmnop", "v1=,v1=", []byte{})
	f.Fuzz(func(t *testing.T, at, nonce, sum string, body []byte) {
		h := http.Header{}
		h.Set(signature.HeaderTime, at)
		h.Set(signature.HeaderNonce, nonce)
		h.Set(signature.HeaderSignature, sum)
		if err := signature.Check(h, []string{"a key nobody guesses"}, "POST", "/", body, now, signature.NewNonces(clock)); err == nil {
			t.Error("guessed")
		}
		signature.CheckHub(sum, "a key nobody guesses", body)
	})
}

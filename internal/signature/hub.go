package signature

import (
	"crypto/hmac"
	"crypto/sha1" // as WebSub has it; HMAC does not need what SHA-1 has lost
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"hash"
	"strings"
)

// HeaderHub is the header of a WebSub delivery (WebSub 7.1).
const HeaderHub = "X-Hub-Signature"

// Hub returns the value of HeaderHub for a body.
func Hub(secret string, body []byte) string {
	m := hmac.New(sha256.New, []byte(secret))
	m.Write(body)
	return "sha256=" + hex.EncodeToString(m.Sum(nil))
}

// CheckHub reports whether the value of HeaderHub is that of a body. All four
// methods that WebSub names are known.
func CheckHub(value, secret string, body []byte) bool {
	method, digits, ok := strings.Cut(value, "=")
	given, err := hex.DecodeString(digits)
	if !ok || err != nil || secret == "" {
		return false
	}
	var made func() hash.Hash
	switch strings.ToLower(method) {
	case "sha1":
		made = sha1.New
	case "sha256":
		made = sha256.New
	case "sha384":
		made = sha512.New384
	case "sha512":
		made = sha512.New
	default:
		return false
	}
	m := hmac.New(made, []byte(secret))
	m.Write(body)
	return hmac.Equal(given, m.Sum(nil))
}

package credential

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// NewToken returns 32 random bytes as they stand in a cookie or a link, in 43
// characters of base64url, and the hash under which they are kept.
func NewToken() (token, hash string) {
	var b [32]byte
	rand.Read(b[:]) // never fails
	token = base64.RawURLEncoding.EncodeToString(b[:])
	return token, HashToken(token)
}

// HashToken returns the hash under which a token is kept: SHA-256 in lower-case
// hex. The token's own randomness makes salt and slowness needless.
func HashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// IsToken reports whether a text has the form of a token. What has not is
// refused before anything is looked up.
func IsToken(s string) bool {
	if len(s) != 43 {
		return false
	}
	_, err := base64.RawURLEncoding.Strict().DecodeString(s)
	return err == nil
}

// RecoveryCodes is how many recovery codes a person gets.
const RecoveryCodes = 10

// codeAlphabet is Crockford's base 32, which no handwriting confuses.
const codeAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

// NewRecoveryCodes returns codes to print, each of 80 random bits in the form
// "abcd-efgh-jkmn-pqrs", and their hashes in the same order.
func NewRecoveryCodes() (codes, hashes []string) {
	for range RecoveryCodes {
		var b [16]byte
		rand.Read(b[:]) // never fails
		var code strings.Builder
		for i, c := range b {
			if i > 0 && i%4 == 0 {
				code.WriteByte('-')
			}
			code.WriteByte(codeAlphabet[c&31])
		}
		codes = append(codes, code.String())
		hashes = append(hashes, HashRecoveryCode(code.String()))
	}
	return codes, hashes
}

// HashRecoveryCode returns the hash of a recovery code as a person types it:
// capitals, spaces, dashes and look-alike letters make no difference.
func HashRecoveryCode(typed string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case r == 'o' || r == 'O':
			return '0'
		case r == 'i' || r == 'I' || r == 'l' || r == 'L':
			return '1'
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		}
		return -1
	}, typed)
	return HashToken("recovery:" + plain)
}

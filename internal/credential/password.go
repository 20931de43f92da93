package credential

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// Cost is what one hash takes: passes over the memory, memory in KiB, threads.
type Cost struct {
	Time    uint32
	Memory  uint32
	Threads uint8
}

// Present is the cost of new hashes: about 50 ms and 19 MiB, what OWASP's
// password storage page asks for at least.
func Present() Cost { return Cost{Time: 2, Memory: 19 * 1024, Threads: 1} }

// atOnce is how many hashes may be under way: their memory is the server's.
const atOnce = 2

const (
	saltBytes = 16
	keyBytes  = 32
)

// Hasher hashes passwords with argon2id (RFC 9106) and checks them.
type Hasher struct {
	cost  Cost
	slots chan struct{}
	blank string // the hash of no password, for accounts that are not there
}

// NewHasher returns a Hasher that makes hashes of the given cost. One serves a
// whole process: it is what bounds the memory.
func NewHasher(cost Cost) *Hasher {
	h := &Hasher{cost: cost, slots: make(chan struct{}, atOnce)}
	h.blank = encode(cost, make([]byte, saltBytes), make([]byte, keyBytes))
	return h
}

// Hash returns the hash of a password in the PHC string format, with a new
// salt. It waits for its turn and returns the context's error when that ends.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	salt := make([]byte, saltBytes)
	rand.Read(salt) // never fails
	key, err := h.key(ctx, password, salt, h.cost, keyBytes)
	if err != nil {
		return "", err
	}
	return encode(h.cost, salt, key), nil
}

// Verify reports whether a password has a hash, and whether the hash should be
// made anew because its cost has grown since. An empty hash fits no password,
// and takes as long to say so as any other.
func (h *Hasher) Verify(ctx context.Context, hash, password string) (ok, rehash bool, err error) {
	known := hash != ""
	if !known {
		hash = h.blank
	}
	cost, salt, want, err := decode(hash)
	if err != nil {
		return false, false, err
	}
	got, err := h.key(ctx, password, salt, cost, uint32(len(want)))
	if err != nil {
		return false, false, err
	}
	ok = subtle.ConstantTimeCompare(got, want) == 1 && known
	return ok, ok && cost != h.cost, nil
}

func (h *Hasher) key(ctx context.Context, password string, salt []byte, c Cost, length uint32) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-h.slots }()
	return argon2.IDKey([]byte(normal(password)), salt, c.Time, c.Memory, c.Threads, length), nil
}

// normal makes one password of what different keyboards send for it, as
// NIST SP 800-63B 3.1.1.2 asks.
func normal(password string) string { return norm.NFKC.String(password) }

func encode(c Cost, salt, key []byte) string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Time, c.Threads,
		b64.EncodeToString(salt), b64.EncodeToString(key))
}

var errHash = errors.New("not a hash of argon2id in the PHC string format")

// decode reads what encode wrote. It refuses costs that would stop the server,
// so that a database that somebody meddled with cannot.
func decode(hash string) (c Cost, salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, errHash
	}
	var rest string
	if n, _ := fmt.Sscanf(parts[3]+" .", "m=%d,t=%d,p=%d %s", &c.Memory, &c.Time, &c.Threads, &rest); n != 4 {
		return c, nil, nil, errHash
	}
	if c.Time < 1 || c.Time > 16 || c.Threads < 1 || c.Threads > 16 || c.Memory < 8*uint32(c.Threads) || c.Memory > 1<<20 {
		return c, nil, nil, errHash
	}
	b64 := base64.RawStdEncoding.Strict()
	if salt, err = b64.DecodeString(parts[4]); err != nil || len(salt) < 8 || len(salt) > 64 {
		return c, nil, nil, errHash
	}
	if key, err = b64.DecodeString(parts[5]); err != nil || len(key) < 16 || len(key) > 64 {
		return c, nil, nil, errHash
	}
	return c, salt, key, nil
}

package identity_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"

	"github.com/go-webauthn/webauthn/protocol/webauthncbor"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

// key is an authenticator with one passkey, WebAuthn 6.1.
type key struct {
	id      []byte
	private *ecdsa.PrivateKey
	handle  string
	count   uint32
	origin  string
	rp      string
	flags   byte // user present, user verified
}

func newKey(t *testing.T) *key {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	k := &key{id: make([]byte, 32), private: private, origin: desk, rp: "desk.localhost", flags: 0x05}
	rand.Read(k.id)
	return k
}

var b64 = base64.RawURLEncoding

// said reads the options that the browser is given.
func said(t *testing.T, options any) (challenge, handle string) {
	t.Helper()
	text, err := json.Marshal(options)
	if err != nil {
		t.Fatal(err)
	}
	var o struct {
		PublicKey struct {
			Challenge string `json:"challenge"`
			User      struct {
				ID string `json:"id"`
			} `json:"user"`
			UserVerification       string `json:"userVerification"`
			AuthenticatorSelection struct {
				ResidentKey      string `json:"residentKey"`
				UserVerification string `json:"userVerification"`
			} `json:"authenticatorSelection"`
		} `json:"publicKey"`
	}
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatal(err)
	}
	if p := o.PublicKey; p.UserVerification != "required" && (p.AuthenticatorSelection.UserVerification != "required" || p.AuthenticatorSelection.ResidentKey != "required") {
		t.Errorf("options do not ask for a verified person: %s", text)
	}
	return o.PublicKey.Challenge, o.PublicKey.User.ID
}

func (k *key) data(more []byte, flags byte) []byte {
	rp := sha256.Sum256([]byte(k.rp))
	out := append(rp[:], flags)
	out = binary.BigEndian.AppendUint32(out, k.count)
	return append(out, more...)
}

func (k *key) client(kind, challenge string) []byte {
	text, _ := json.Marshal(map[string]any{"type": kind, "challenge": challenge, "origin": k.origin, "crossOrigin": false})
	return text
}

// create answers the options of a registration.
func (k *key) create(t *testing.T, options any) []byte {
	challenge, handle := said(t, options)
	raw, err := b64.DecodeString(handle)
	if err != nil {
		t.Fatal(err)
	}
	k.handle = string(raw)
	public, err := webauthncbor.Marshal(map[int]any{1: 2, 3: -7, -1: 1,
		-2: k.private.X.FillBytes(make([]byte, 32)), -3: k.private.Y.FillBytes(make([]byte, 32))})
	if err != nil {
		t.Fatal(err)
	}
	more := make([]byte, 16)
	more = binary.BigEndian.AppendUint16(more, uint16(len(k.id)))
	more = append(append(more, k.id...), public...)
	object, err := webauthncbor.Marshal(map[string]any{"fmt": "none", "attStmt": map[string]any{}, "authData": k.data(more, k.flags|0x40)})
	if err != nil {
		t.Fatal(err)
	}
	answer, _ := json.Marshal(map[string]any{"id": b64.EncodeToString(k.id), "rawId": b64.EncodeToString(k.id), "type": "public-key",
		"clientExtensionResults": map[string]any{},
		"response": map[string]any{"clientDataJSON": b64.EncodeToString(k.client("webauthn.create", challenge)), "attestationObject": b64.EncodeToString(object),
			"transports": []string{"internal"}}})
	return answer
}

// get answers the options of a sign-in.
func (k *key) get(t *testing.T, options any) []byte {
	challenge, _ := said(t, options)
	k.count++
	client := k.client("webauthn.get", challenge)
	data := k.data(nil, k.flags)
	hash := sha256.Sum256(client)
	digest := sha256.Sum256(append(append([]byte{}, data...), hash[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, k.private, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	answer, _ := json.Marshal(map[string]any{"id": b64.EncodeToString(k.id), "rawId": b64.EncodeToString(k.id), "type": "public-key",
		"clientExtensionResults": map[string]any{},
		"response": map[string]any{"clientDataJSON": b64.EncodeToString(client), "authenticatorData": b64.EncodeToString(data),
			"signature": b64.EncodeToString(signature), "userHandle": b64.EncodeToString([]byte(k.handle))}})
	return answer
}

func (w *world) passkey(c *identity.Client, v identity.Visitor) *key {
	w.t.Helper()
	k := newKey(w.t)
	options, step, err := w.id.NewPasskey(w.ctx, v)
	w.must(err)
	w.must(w.id.AddPasskey(w.ctx, *c, v, step, "Ponsel", k.create(w.t, options)))
	return k
}

func TestPasskey(t *testing.T) {
	each(t, func(w *world) {
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		v := w.in(c, dewi.Email, good)
		k := w.passkey(c, v)
		w.authenticator(c, v) // a passkey is two factors in one: no other is asked for
		for range 2 {
			options, step, err := w.id.AskPasskey(w.ctx)
			w.must(err)
			answer := k.get(t, options)
			e, err := w.id.PasskeySignIn(w.ctx, *c, step, answer)
			w.must(err)
			keep(c, e)
			if got := w.visitor(e.Session); got.Account.ID != dewi.ID {
				t.Errorf("signed in as %+v", got)
			}
			// The same answer once more.
			_, err = w.id.PasskeySignIn(w.ctx, *c, step, answer)
			w.refused(err, fault.Forbidden)
		}
		v = w.visitor(c.Session)
		options, step, err := w.id.AskProof(w.ctx, v)
		w.must(err)
		token, err := w.id.PasskeyProve(w.ctx, *c, v, step, k.get(t, options))
		w.must(err)
		w.out(c.Session)
		v = w.visitor(token)
		keys, err := w.id.Passkeys(w.ctx, v)
		w.must(err)
		if len(keys) != 1 || keys[0].Name != "Ponsel" || keys[0].UsedAt.IsZero() {
			t.Errorf("passkeys %+v", keys)
		}
		w.must(w.id.RemovePasskey(w.ctx, *c, v, keys[0].ID))
		options, step, err = w.id.AskPasskey(w.ctx)
		w.must(err)
		_, err = w.id.PasskeySignIn(w.ctx, *c, step, k.get(t, options))
		w.refused(err, fault.Invalid)
	})
}

func TestTamperedPasskeys(t *testing.T) {
	each(t, func(w *world) {
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		budi := w.person("budi@sagara.example", at(w.solo, news.RoleEditor))
		c, bc := browser("192.0.2.1"), browser("192.0.2.2")
		v, bv := w.in(c, dewi.Email, good), w.in(bc, budi.Email, good)
		k, other := w.passkey(c, v), w.passkey(bc, bv)
		k.count = 5
		for name, tamper := range map[string]func(k *key){
			"another site's page":         func(k *key) { k.origin = "http://solo.localhost:8080" },
			"another port":                func(k *key) { k.origin = "http://desk.localhost:9090" },
			"another relying party":       func(k *key) { k.rp = "localhost" },
			"nobody was verified":         func(k *key) { k.flags = 0x01 },
			"nobody was there":            func(k *key) { k.flags = 0x04 },
			"signed with another key":     func(k *key) { k.private = other.private },
			"somebody else's handle":      func(k *key) { k.handle = other.handle },
			"a handle of nobody":          func(k *key) { k.handle = "zzzz" },
			"no handle":                   func(k *key) { k.handle = "" },
			"another credential's number": func(k *key) { k.id = other.id },
		} {
			bad := *k
			tamper(&bad)
			options, step, err := w.id.AskPasskey(w.ctx)
			w.must(err)
			if _, err := w.id.PasskeySignIn(w.ctx, *browser("192.0.2.50"), step, bad.get(t, options)); fault.KindOf(err) != fault.Invalid {
				t.Errorf("%s: %v", name, err)
			}
		}
		// A challenge of another browser's step.
		mine, _, err := w.id.AskPasskey(w.ctx)
		w.must(err)
		_, step, err := w.id.AskPasskey(w.ctx)
		w.must(err)
		_, err = w.id.PasskeySignIn(w.ctx, *c, step, k.get(t, mine))
		w.refused(err, fault.Invalid)
		for _, answer := range []string{"", "{}", "null", "[]", `{"id":"x","response":{}}`} {
			_, step, err := w.id.AskPasskey(w.ctx)
			w.must(err)
			_, err = w.id.PasskeySignIn(w.ctx, *c, step, []byte(answer))
			w.refused(err, fault.Invalid)
		}
		// A count that goes back is the sign of a copy.
		in := func() error {
			options, step, err := w.id.AskPasskey(w.ctx)
			w.must(err)
			_, err = w.id.PasskeySignIn(w.ctx, *browser("192.0.2.51"), step, k.get(t, options))
			return err
		}
		w.must(in())
		k.count = 2
		w.refused(in(), fault.Invalid)
		k.count = 50
		w.must(in())
		// Registration: another site's page, nobody verified, a key that is
		// somebody's already, somebody else's step, proof with another's key.
		add := func(v identity.Visitor, k *key) error {
			options, step, err := w.id.NewPasskey(w.ctx, v)
			w.must(err)
			return w.id.AddPasskey(w.ctx, *c, v, step, "x", k.create(t, options))
		}
		far := newKey(t)
		far.origin = "https://evil.example"
		w.refused(add(v, far), fault.Invalid)
		blind := newKey(t)
		blind.flags = 0x01
		w.refused(add(v, blind), fault.Invalid)
		copied := newKey(t)
		copied.id = other.id
		w.refused(add(v, copied), fault.Invalid)
		options, step, err := w.id.NewPasskey(w.ctx, bv)
		w.must(err)
		w.refused(w.id.AddPasskey(w.ctx, *c, v, step, "x", newKey(t).create(t, options)), fault.Invalid)
		options, step, err = w.id.AskProof(w.ctx, v)
		w.must(err)
		_, err = w.id.PasskeyProve(w.ctx, *c, v, step, other.get(t, options))
		w.refused(err, fault.Invalid)
		// An account that has ended.
		w.must(w.id.Deactivate(w.ctx, identity.Client{}, identity.Operator(), dewi.ID))
		w.refused(in(), fault.Invalid)
	})
}

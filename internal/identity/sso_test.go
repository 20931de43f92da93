package identity_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/dbtest"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

// issuer is a provider of OpenID Connect that says what it is told to.
type issuer struct {
	t       *testing.T
	address string
	key     *rsa.PrivateKey
	claims  func(c map[string]any) // changes what the next token says
	now     func() time.Time
	asked   url.Values // at the authorization endpoint
	form    url.Values // at the token endpoint
}

func newIssuer(t *testing.T) *issuer {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	i := &issuer{t: t, key: key, claims: func(map[string]any) {}, now: time.Now}
	mux := http.NewServeMux()
	say := func(w http.ResponseWriter, v any) {
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(v)
	}
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		say(w, map[string]any{"issuer": i.address, "authorization_endpoint": i.address + "/authorize", "token_endpoint": i.address + "/token",
			"jwks_uri": i.address + "/keys", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		say(w, map[string]any{"keys": []any{map[string]string{"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "1",
			"n": b64.EncodeToString(key.N.Bytes()), "e": b64.EncodeToString(big.NewInt(int64(key.E)).Bytes())}}})
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		r.ParseForm()
		i.form = r.PostForm
		sum := sha256.Sum256([]byte(r.PostForm.Get("code_verifier")))
		if r.PostForm.Get("code") != "good" || base64.RawURLEncoding.EncodeToString(sum[:]) != i.asked.Get("code_challenge") {
			w.WriteHeader(http.StatusBadRequest)
			say(w, map[string]string{"error": "invalid_grant"})
			return
		}
		say(w, map[string]any{"access_token": "x", "token_type": "Bearer", "id_token": i.token()})
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	i.address = server.URL
	return i
}

func (i *issuer) token() string {
	claims := map[string]any{"iss": i.address, "aud": "tajuk", "sub": "42", "nonce": i.asked.Get("nonce"), "email": "Dewi@sagara.example",
		"email_verified": true, "name": "Dewi", "iat": i.now().Unix(), "exp": i.now().Add(time.Minute).Unix(), "auth_time": i.now().Unix()}
	i.claims(claims)
	key := i.key
	if _, forged := claims["forged"]; forged {
		key, _ = rsa.GenerateKey(rand.Reader, 2048)
	}
	body, _ := json.Marshal(claims)
	text := b64.EncodeToString([]byte(`{"alg":"RS256","kid":"1"}`)) + "." + b64.EncodeToString(body)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		i.t.Error(err)
	}
	return text + "." + b64.EncodeToString(signature)
}

func withIssuer(t *testing.T, create bool, test func(w *world, i *issuer)) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		i := newIssuer(t)
		w := newWorld(t, d, identity.SSOConfig{Issuer: i.address, Client: "tajuk", Secret: "s3cret", Create: create})
		i.now = w.clock.Now
		test(w, i)
	})
}

// ask begins a sign-in and returns the step and what the issuer would send
// back.
func (w *world) ask(i *issuer, v identity.Visitor) (step string, back url.Values) {
	w.t.Helper()
	to, step, err := w.id.AskSSO(w.ctx, v, "/media")
	w.must(err)
	u, err := url.Parse(to)
	w.must(err)
	i.asked = u.Query()
	if i.asked.Get("code_challenge_method") != "S256" || i.asked.Get("redirect_uri") != desk+identity.SSOCallback || i.asked.Get("nonce") == "" {
		w.t.Errorf("asked %v", i.asked)
	}
	return step, url.Values{"state": {i.asked.Get("state")}, "code": {"good"}}
}

func TestSSO(t *testing.T) {
	withIssuer(t, false, func(w *world, i *issuer) {
		dewi := w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		c := browser("192.0.2.1")
		step, back := w.ask(i, identity.Visitor{})
		e, to, err := w.id.SSOSignIn(w.ctx, *c, identity.Visitor{}, step, back)
		w.must(err)
		keep(c, e)
		if v := w.visitor(e.Session); v.Account.ID != dewi.ID || to != "/media" {
			t.Errorf("%+v to %s", v, to)
		}
		_, _, err = w.id.SSOSignIn(w.ctx, *c, identity.Visitor{}, step, back)
		w.refused(err, fault.Forbidden) // once
		// The subject is tied: the address may change.
		i.claims = func(c map[string]any) { c["email"] = "another@sagara.example" }
		step, back = w.ask(i, identity.Visitor{})
		e, _, err = w.id.SSOSignIn(w.ctx, *c, identity.Visitor{}, step, back)
		w.must(err)
		if w.visitor(e.Session).Account.ID != dewi.ID {
			t.Error("another account")
		}
		// Proof by the issuer, who must have asked for the password just now.
		v := w.visitor(e.Session)
		i.claims = func(map[string]any) {}
		step, back = w.ask(i, v)
		if i.asked.Get("prompt") != "login" {
			t.Errorf("asked %v", i.asked)
		}
		e2, _, err := w.id.SSOSignIn(w.ctx, *c, v, step, back)
		w.must(err)
		w.out(e.Session)
		v = w.visitor(e2.Session)
		i.claims = func(c map[string]any) { c["auth_time"] = w.clock.Now().Add(-time.Hour).Unix() }
		step, back = w.ask(i, v)
		_, _, err = w.id.SSOSignIn(w.ctx, *c, v, step, back)
		w.refused(err, fault.Forbidden)
	})
}

func TestTamperedSSO(t *testing.T) {
	withIssuer(t, false, func(w *world, i *issuer) {
		w.person("dewi@sagara.example", at(w.solo, news.RoleEditor))
		gone := w.person("gone@sagara.example", at(w.solo, news.RoleEditor))
		w.must(w.id.Deactivate(w.ctx, identity.Client{}, identity.Operator(), gone.ID))
		for name, claims := range map[string]func(c map[string]any){
			"nonce of another sign-in":      func(c map[string]any) { c["nonce"] = "another" },
			"no nonce":                      func(c map[string]any) { delete(c, "nonce") },
			"another audience":              func(c map[string]any) { c["aud"] = "somebody" },
			"another issuer":                func(c map[string]any) { c["iss"] = "https://evil.example" },
			"over":                          func(c map[string]any) { c["exp"] = w.clock.Now().Add(-time.Minute).Unix() },
			"a forged signature":            func(c map[string]any) { c["forged"] = true },
			"an address that is not proved": func(c map[string]any) { c["email_verified"] = false },
			"no word about it":              func(c map[string]any) { delete(c, "email_verified") },
			"nobody":                        func(c map[string]any) { c["email"] = "nobody@sagara.example" },
			"an account that has ended":     func(c map[string]any) { c["email"] = "gone@sagara.example" },
			"no subject":                    func(c map[string]any) { delete(c, "sub") },
		} {
			i.claims = claims
			step, back := w.ask(i, identity.Visitor{})
			e, _, err := w.id.SSOSignIn(w.ctx, *browser("192.0.2.1"), identity.Visitor{}, step, back)
			if fault.KindOf(err) != fault.Forbidden || e.Session != "" {
				t.Errorf("%s: %v", name, err)
			}
		}
		i.claims = func(map[string]any) {}
		for name, change := range map[string]func(back url.Values, step *string){
			"state of another browser": func(b url.Values, _ *string) { b.Set("state", "another") },
			"no state":                 func(b url.Values, _ *string) { b.Del("state") },
			"no code":                  func(b url.Values, _ *string) { b.Del("code") },
			"a code of another":        func(b url.Values, _ *string) { b.Set("code", "bad") },
			"no step":                  func(_ url.Values, s *string) { *s = "" },
			"another browser's step": func(_ url.Values, s *string) {
				asked := i.asked
				*s, _ = w.ask(i, identity.Visitor{})
				i.asked = asked
			},
		} {
			step, back := w.ask(i, identity.Visitor{})
			change(back, &step)
			if _, _, err := w.id.SSOSignIn(w.ctx, *browser("192.0.2.1"), identity.Visitor{}, step, back); fault.KindOf(err) != fault.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}
		// An address that went to somebody else at the issuer is not the account's
		// any more.
		step, back := w.ask(i, identity.Visitor{})
		_, _, err := w.id.SSOSignIn(w.ctx, *browser("192.0.2.1"), identity.Visitor{}, step, back)
		w.must(err)
		i.claims = func(c map[string]any) { c["sub"] = "43" }
		step, back = w.ask(i, identity.Visitor{})
		_, _, err = w.id.SSOSignIn(w.ctx, *browser("192.0.2.1"), identity.Visitor{}, step, back)
		w.refused(err, fault.Forbidden)
	})
}

func TestSSOMakesAccountsOnlyWhenTold(t *testing.T) {
	withIssuer(t, true, func(w *world, i *issuer) {
		for range 2 {
			step, back := w.ask(i, identity.Visitor{})
			e, _, err := w.id.SSOSignIn(w.ctx, *browser("192.0.2.1"), identity.Visitor{}, step, back)
			w.must(err)
			if v := w.visitor(e.Session); v.Account.Email != "dewi@sagara.example" || len(v.Actor.Roles) != 0 {
				t.Errorf("%+v", v)
			}
		}
	})
}

func TestSSOConfiguration(t *testing.T) {
	for i, c := range []identity.SSOConfig{
		{Issuer: "http://issuer.example", Client: "tajuk", Secret: "x"},
		{Issuer: "https://issuer.example", Client: "tajuk"},
		{Issuer: "ldap://issuer.example", Client: "tajuk", Secret: "x"},
	} {
		if _, err := identity.New(identity.Config{Desk: desk, Network: "Sagara", SSO: c}); err == nil {
			t.Error(fmt.Sprint(i, " was taken"))
		}
	}
	for _, bad := range []string{"", "desk.example", "ftp://desk.example", "https://desk.example/path"} {
		if _, err := identity.New(identity.Config{Desk: bad, Network: "Sagara"}); err == nil {
			t.Errorf("desk %q was taken", bad)
		}
	}
}

package credential_test

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/credential"
)

var quick = credential.Cost{Time: 1, Memory: 64, Threads: 1}

func TestPassword(t *testing.T) {
	ctx := context.Background()
	h := credential.NewHasher(credential.Present())
	hash, err := h.Hash(ctx, "empat kuda bakau")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("hash %s", hash)
	}
	again, _ := h.Hash(ctx, "empat kuda bakau")
	if again == hash {
		t.Error("two hashes of a password are the same: there is no salt")
	}
	for _, c := range []struct {
		hash, password string
		want           bool
	}{
		{hash, "empat kuda bakau", true},
		{hash, "empat kuda bakaU", false},
		{hash, "", false},
		{"", "", false},
		{"", "empat kuda bakau", false},
	} {
		ok, rehash, err := h.Verify(ctx, c.hash, c.password)
		if err != nil || ok != c.want || rehash {
			t.Errorf("%q against %.20q: %v, rehash %v, %v", c.password, c.hash, ok, rehash, err)
		}
	}
}

// What one keyboard sends as two characters another sends as one.
func TestPasswordIsNormalised(t *testing.T) {
	ctx := context.Background()
	h := credential.NewHasher(quick)
	hash, _ := h.Hash(ctx, "kafé di pojok")
	if ok, _, err := h.Verify(ctx, hash, "kafe\u0301 di pojok"); !ok {
		t.Errorf("refused: %v", err)
	}
}

func TestGrownCostAsksForANewHash(t *testing.T) {
	ctx := context.Background()
	old, err := credential.NewHasher(quick).Hash(ctx, "empat kuda bakau")
	if err != nil {
		t.Fatal(err)
	}
	grown := credential.NewHasher(credential.Cost{Time: 2, Memory: 128, Threads: 1})
	if ok, rehash, err := grown.Verify(ctx, old, "empat kuda bakau"); !ok || !rehash {
		t.Errorf("ok %v, rehash %v, %v", ok, rehash, err)
	}
	if _, rehash, _ := grown.Verify(ctx, old, "not this one"); rehash {
		t.Error("a wrong password asks for a new hash")
	}
}

func TestHashingEndsWithItsRequest(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	h := credential.NewHasher(quick)
	if _, err := h.Hash(ctx, "nobody waits for it"); err == nil {
		t.Error("a hash was made that nobody waits for")
	}
	if _, _, err := h.Verify(ctx, "", "nobody waits for it"); err == nil {
		t.Error("a hash was checked that nobody waits for")
	}
}

func TestForeignHashesAreRefused(t *testing.T) {
	ctx := context.Background()
	h := credential.NewHasher(quick)
	for _, hash := range []string{
		"secret", "$2a$10$abcdefghijklmnopqrstuv", "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$a2V5a2V5a2V5a2V5a2V5a2V5",
		"$argon2id$v=19$m=4294967295,t=1,p=1$c2FsdHNhbHRzYWx0$a2V5a2V5a2V5a2V5a2V5a2V5",
		"$argon2id$v=19$m=64,t=99999,p=1$c2FsdHNhbHRzYWx0$a2V5a2V5a2V5a2V5a2V5a2V5",
		"$argon2id$v=19$m=64,t=1,p=0$c2FsdHNhbHRzYWx0$a2V5a2V5a2V5a2V5a2V5a2V5",
		"$argon2id$v=19$m=64,t=1,p=1,x=2$c2FsdHNhbHRzYWx0$a2V5a2V5a2V5a2V5a2V5a2V5",
		"$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$",
	} {
		if ok, _, err := h.Verify(ctx, hash, "secret"); ok || err == nil {
			t.Errorf("%s: ok %v, %v", hash, ok, err)
		}
	}
}

func FuzzVerify(f *testing.F) {
	hash, _ := credential.NewHasher(quick).Hash(context.Background(), "empat kuda bakau")
	f.Add(hash, "empat kuda bakau")
	f.Add("$argon2id$v=19$m=64,t=1,p=1$$", "")
	h := credential.NewHasher(quick)
	f.Fuzz(func(t *testing.T, hash, password string) {
		if strings.Contains(hash, "m=64,") || !strings.Contains(hash, "m=") { // a dear hash is slow, not wrong
			ok, _, err := h.Verify(context.Background(), hash, password)
			if ok && err != nil {
				t.Error("both right and an error")
			}
		}
	})
}

func TestWeak(t *testing.T) {
	personal := []string{"Dewi Lestari Putri", "dewi.lestari@sagara.example", "Sagara"}
	for password, want := range map[string]credential.Weakness{
		"kuda bakau":                    credential.TooShort,
		"ééééééééééé":                   credential.TooShort,
		strings.Repeat("kuda ", 60):     credential.TooLong,
		"aaaaaaaaaaaaaaaa":              credential.Repetitious,
		"123123123123123":               credential.Repetitious,
		"123456789012":                  credential.Commonest,
		"password1234":                  credential.Commonest,
		"P@ssw0rd!2026":                 credential.Commonest,
		"katasandi2026":                 credential.Commonest,
		"RahasiaRahasia":                credential.Commonest,
		"Indonesia-Merdeka-45":          credential.Commonest,
		"qwertyuiop12":                  credential.Commonest,
		"bismillah123":                  credential.Commonest,
		"dewilestari1":                  credential.Personal,
		"D3wi.Lestari!!":                credential.Personal,
		"sagara-lestari":                credential.Personal,
		"empat kuda bakau":              credential.Strong,
		"dewi suka kopi tubruk pahit":   credential.Strong,
		"9f2c-71bd-03aa-e410":           credential.Strong,
		"пароль длинный очень":          credential.Strong,
		"password kuda bakau tiga ekor": credential.Strong,
	} {
		if got := credential.Weak(password, personal...); got != want {
			t.Errorf("%q: %d, want %d", password, got, want)
		}
	}
}

func TestTokens(t *testing.T) {
	a, hash := credential.NewToken()
	b, _ := credential.NewToken()
	if a == b || !credential.IsToken(a) || credential.HashToken(a) != hash || strings.Contains(hash, a) {
		t.Errorf("tokens %q %q %q", a, b, hash)
	}
	for _, s := range []string{"", a[:42], a + "A", strings.Repeat("!", 43), strings.Repeat("é", 43)} {
		if credential.IsToken(s) {
			t.Errorf("%q is taken for a token", s)
		}
	}
}

func TestRecoveryCodes(t *testing.T) {
	codes, hashes := credential.NewRecoveryCodes()
	seen := map[string]bool{}
	for i, c := range codes {
		if seen[c] || len(c) != 19 {
			t.Errorf("code %q", c)
		}
		seen[c] = true
		typed := strings.ToUpper(strings.ReplaceAll(c, "-", " "))
		typed = strings.NewReplacer("0", "O", "1", "l").Replace(typed)
		if credential.HashRecoveryCode(typed) != hashes[i] {
			t.Errorf("%q typed as %q is another code", c, typed)
		}
	}
	if len(codes) != credential.RecoveryCodes || credential.HashRecoveryCode("") == hashes[0] {
		t.Errorf("%d codes", len(codes))
	}
}

// The vectors of RFC 6238, appendix B, for SHA-1, cut to six digits.
func TestTOTPVectors(t *testing.T) {
	const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	for at, code := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"} {
		step, ok := credential.CheckTOTP(secret, code[:3]+" "+code[3:], time.Unix(at, 0), 0)
		if !ok || step != at/30 {
			t.Errorf("%d: step %d, %v", at, step, ok)
		}
		if _, ok := credential.CheckTOTP(secret, code, time.Unix(at, 0), step); ok {
			t.Errorf("%d: a used code was taken again", at)
		}
		if _, ok := credential.CheckTOTP(secret, code, time.Unix(at+90, 0), 0); ok {
			t.Errorf("%d: an old code was taken", at)
		}
	}
	for _, typed := range []string{"", "12345", "1234567", "abcdef", "28708２"} {
		if _, ok := credential.CheckTOTP(secret, typed, time.Unix(59, 0), 0); ok {
			t.Errorf("%q was taken", typed)
		}
	}
}

func TestTOTPPicture(t *testing.T) {
	address := credential.TOTPAddress("Sagara", "dewi@sagara.example", credential.NewTOTPSecret())
	if !strings.HasPrefix(address, "otpauth://totp/Sagara:dewi@sagara.example?") || strings.Contains(address, "+") {
		t.Errorf("address %s", address)
	}
	picture, err := credential.QR(address, 256)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(picture))
	if err != nil || img.Bounds().Dx() != 256 {
		t.Errorf("picture: %v", err)
	}
}

//go:build unix

package main_test

import (
	"regexp"
	"strings"
	"testing"
)

func TestUsers(t *testing.T) {
	dir := folder(t)
	storage := []string{"--db", "sqlite:tajuk.db", "--media", "media"}
	doors := append([]string{"--desk", "meja.test", "--scheme", "http", "--port", "8080"}, storage...)
	tajuk := func(args ...string) (out, errors string, code int) {
		r := run(t, command(dir, nil, args...))
		return r.out, r.errors, r.code
	}
	for _, args := range [][]string{
		append([]string{"migrate"}, storage...),
		append([]string{"site", "add", "solo", "--name", "Sagara Solo", "--host", "solo.test", "--section", "warga=Warga"}, storage...),
	} {
		if _, errors, code := tajuk(args...); code != 0 {
			t.Fatalf("%v: %s", args, errors)
		}
	}
	link := regexp.MustCompile(`http://meja\.test:8080/invitation/[A-Za-z0-9_-]{43}\n`)
	out, errors, code := tajuk(append([]string{"user", "add", "ratna@sagara.test", "--name", "Ratna Dewi", "--role", "network_admin", "--role", "solo=reporter"}, doors...)...)
	if code != 0 || !link.MatchString(out) {
		t.Fatalf("add: %d\n%s%s", code, out, errors)
	}
	first := link.FindString(out)
	out, errors, code = tajuk(append([]string{"user", "invite", "Ratna@Sagara.test"}, doors...)...)
	if code != 0 || !link.MatchString(out) || link.FindString(out) == first {
		t.Errorf("invite: %d\n%s%s", code, out, errors)
	}
	if out, errors, code := tajuk(append([]string{"user", "roles", "ratna@sagara.test", "editor", "photo_editor", "--site", "solo"}, storage...)...); code != 0 {
		t.Errorf("roles: %d\n%s%s", code, out, errors)
	}
	out, _, code = tajuk(append([]string{"user", "list"}, storage...)...)
	if want := "ratna@sagara.test\tRatna Dewi\tinvited\t*=network_admin solo=editor solo=photo_editor\n"; code != 0 || out != want {
		t.Errorf("list: %q, want %q", out, want)
	}
	// Another address: the invitation to the former one ends with it.
	if out, errors, code := tajuk(append([]string{"user", "email", "ratna@sagara.test", "Ratna.Dewi@sagara.test"}, doors...)...); code != 0 || !strings.Contains(out, "ratna.dewi@sagara.test") {
		t.Errorf("email: %d\n%s%s", code, out, errors)
	}
	out, _, _ = tajuk(append([]string{"user", "list"}, storage...)...)
	if want := "ratna.dewi@sagara.test\tRatna Dewi\tactive\t"; !strings.HasPrefix(out, want) {
		t.Errorf("list: %q, want %q", out, want)
	}
	if out, errors, code := tajuk(append([]string{"user", "email", "ratna.dewi@sagara.test", "ratna@sagara.test"}, doors...)...); code != 0 {
		t.Errorf("email back: %d\n%s%s", code, out, errors)
	}
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"twice":                           {append([]string{"user", "add", "ratna@sagara.test", "--name", "R", "--role", "editor"}, doors...), 1, "another account has this address"},
		"no such role":                    {append([]string{"user", "add", "x@sagara.test", "--name", "X", "--role", "owner"}, doors...), 1, "not a role"},
		"no such site":                    {append([]string{"user", "add", "x@sagara.test", "--name", "X", "--role", "bali=editor"}, doors...), 1, "no site bali"},
		"no desk":                         {append([]string{"user", "add", "x@sagara.test", "--name", "X", "--role", "editor"}, storage...), 2, "--desk"},
		"nobody":                          {append([]string{"user", "reset", "nobody@sagara.test"}, doors...), 1, "no such account"},
		"the address of another":          {append([]string{"user", "email", "nobody@sagara.test", "x@sagara.test"}, doors...), 1, "no such account"},
		"no address":                      {append([]string{"user", "email", "ratna@sagara.test", "not an address"}, doors...), 1, "not an e-mail address"},
		"its own address":                 {append([]string{"user", "email", "ratna@sagara.test", "ratna@sagara.test"}, doors...), 1, "has this address already"},
		"no address was asked for":        {append([]string{"user", "email", "ratna@sagara.test"}, doors...), 1, "no other address waits"},
		"the last admin":                  {append([]string{"user", "roles", "ratna@sagara.test"}, storage...), 1, "no administrator"},
		"a server that is none":           {append([]string{"user", "invite", "ratna@sagara.test", "--smtp", "mail.test", "--smtp-from", "x@sagara.test"}, doors...), 1, "smtp://"},
		"a secret file that is not there": {append([]string{"user", "invite", "ratna@sagara.test", "--smtp-password-file", "nowhere"}, doors...), 1, "read the secret"},
	} {
		if out, errors, code := tajuk(c.args...); code != c.code || !strings.Contains(errors, c.says) {
			t.Errorf("%s: %d\n%s%s", name, code, out, errors)
		}
	}
}

//go:build unix

package main_test

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAudit(t *testing.T) {
	dir := folder(t)
	storage := []string{"--db", "sqlite:tajuk.db", "--media", "media"}
	for _, args := range [][]string{
		append([]string{"migrate"}, storage...),
		append([]string{"site", "add", "solo", "--name", "Sagara Solo", "--host", "solo.test", "--section", "warga=Warga"}, storage...),
	} {
		if r := run(t, command(dir, nil, args...)); r.code != 0 {
			t.Fatalf("%v: %s", args, r.errors)
		}
	}
	for name, c := range map[string]struct {
		args []string
		code int
		out  string
		says string
	}{
		"nothing to look at":         {nil, 0, "0 placements, 0 differences, 0 repaired\n", ""},
		"one site, lately, repaired": {[]string{"--site", "solo", "--since", "72h", "--repair"}, 0, "0 placements, 0 differences, 0 repaired\n", ""},
		"since a day":                {[]string{"--since", "2026-03-02"}, 0, "0 placements, 0 differences, 0 repaired\n", ""},
		"no such site":               {[]string{"--site", "bali"}, 1, "", "no site bali"},
		"no time":                    {[]string{"--since", "yesterday"}, 2, "", "--since"},
		"no address":                 {[]string{"--ask", "localhost"}, 1, "", "not the address of a process"},
	} {
		r := run(t, command(dir, nil, append(append([]string{"audit"}, c.args...), storage...)...))
		if r.code != c.code || r.out != c.out && c.code == 0 || !strings.Contains(r.errors, c.says) {
			t.Errorf("%s: %d\n%s%s", name, r.code, r.out, r.errors)
		}
	}
	r := run(t, command(dir, nil, append([]string{"audit", "--json"}, storage...)...))
	var out struct {
		Run    string
		Looked int
		Found  []any
	}
	if err := json.Unmarshal([]byte(r.out), &out); err != nil || out.Run == "" || out.Found == nil {
		t.Errorf("as JSON: %v %s", err, r.out)
	}
}

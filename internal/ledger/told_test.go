package ledger_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/ledger"
)

func TestTold(t *testing.T) {
	long := strings.Repeat("é", 400)
	var many []ledger.Saying
	for range 40 {
		many = append(many, ledger.Say("%s: %s, %s bytes", "GET http://solo.test/warga", 200, 1234))
	}
	for name, tt := range map[string]struct {
		told ledger.Told
		says string
		n    int
	}{
		"nothing":                  {ledger.Tell(), "", 0},
		"one":                      {ledger.Tell(ledger.Say("stopped")), "stopped", 1},
		"filled":                   {ledger.Tell(ledger.Say("merge task %s is open", 7), ledger.Say("100%% %s", "x")), "merge task 7 is open; 100% x", 2},
		"as an earlier version":    {"GET http://solo.test/: 200, 7 bytes", "GET http://solo.test/: 200, 7 bytes", 1},
		"what looks like a format": {"100%d", "100%d", 1},
	} {
		if got := tt.told.String(); got != tt.says || len(tt.told.Sayings()) != tt.n {
			t.Errorf("%s: %q in %d sayings, want %q in %d", name, got, len(tt.told.Sayings()), tt.says, tt.n)
		}
	}
	if got := ledger.Tell(many...); len(got.String()) > 540 || !strings.HasSuffix(got.String(), " more") {
		t.Errorf("%d bytes kept: %s", len(got.String()), got)
	}
	if got := ledger.Tell(ledger.Say("%s", long)).String(); len(got) > 510 || !strings.HasSuffix(got, "…") {
		t.Errorf("%d bytes kept of one argument", len(got))
	}
	said := ledger.Tell(ledger.Say("purged %s", "k3f9")).Sayings()[0].Form()
	if said.Format != "purged %s" || len(said.Args) != 1 || said.Args[0] != "k3f9" {
		t.Errorf("%+v", said)
	}
}

package account_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/desk/messages"
	"github.com/tajuk/tajuk/internal/news"
)

// Every kind of event has words in the trail, every role and every act on the
// screens of accounts.
func TestEverythingHasWords(t *testing.T) {
	source, err := os.ReadFile("../../news/event.go")
	if err != nil {
		t.Fatal(err)
	}
	kinds := regexp.MustCompile(`EventKind = "([a-z_.]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(kinds) < 50 {
		t.Fatalf("only %d kinds of events were found", len(kinds))
	}
	for _, language := range messages.Languages() {
		words, err := messages.Load(language)
		if err != nil {
			t.Fatal(err)
		}
		var keys []string
		for _, k := range kinds {
			keys = append(keys, "event."+strings.ReplaceAll(k[1], ".", "-"))
		}
		for _, r := range news.Roles() {
			keys = append(keys, "role."+string(r))
		}
		for _, a := range news.Acts() {
			keys = append(keys, "act."+string(a))
		}
		for _, key := range keys {
			if !words.Has(key) {
				t.Errorf("%s has no message %q", language, key)
			}
		}
	}
}

package catalogue_test

import (
	"testing"

	"github.com/tajuk/tajuk/internal/catalogue"
)

// TestJSON hands a group to scripts: places and forms stay, other groups do not
// come along.
func TestJSON(t *testing.T) {
	c, err := catalogue.Parse("en", []byte(`
[editor]
bold = "Bold"
sent = "{0} was sent to {1}"
words = { one = "{0} word", other = "{0} words" }
[other]
secret = "no"
`))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"bold":"Bold","sent":"{0} was sent to {1}","words":{"one":"{0} word","other":"{0} words"}}`
	if got := c.JSON("editor"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := c.JSON("nothing"); got != "{}" {
		t.Errorf("an unknown group is %s", got)
	}
}

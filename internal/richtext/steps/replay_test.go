package steps

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/richtext"
)

// chains is where frontend/tests/steps-fixtures.mjs wrote; another seed and
// more bytes make a longer test.
var chains = flag.String("chains", "testdata/chains.jsonl", "the steps to replay")

// chain is a document and steps that ProseMirror applied to it.
type chain struct {
	Doc   richtext.Document    `json:"doc"`
	Steps [][3]json.RawMessage `json:"steps"`
}

// TestReplay makes every step that ProseMirror made, and compares the document
// after it byte for byte, and where every position went.
func TestReplay(t *testing.T) {
	file, err := os.Open(*chains)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 8<<20)
	count := make(map[string]int)
	for n := 1; lines.Scan(); n++ {
		var c chain
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatalf("line %d: %v", n, err)
		}
		replay(t, n, c, count)
		if t.Failed() {
			return
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	for _, name := range append(kindNames[1:], "refused", "moved on") {
		if count[name] < 3 {
			t.Errorf("only %d steps are %s", count[name], name)
		}
	}
	t.Log(count)
}

// rules are what a richtext document must keep that ProseMirror does not know
// of: a table in a state between two steps is refused as a whole document.
var rules = regexp.MustCompile(`column|row|nested too deeply|when a story is named`)

func replay(t *testing.T, line int, c chain, count map[string]int) {
	root := c.Doc.Root()
	var made []Step
	for i, entry := range c.Steps {
		var want, moved string
		if json.Unmarshal(entry[1], &want) != nil || json.Unmarshal(entry[2], &moved) != nil {
			t.Fatalf("line %d: step %d is not three values", line, i)
		}
		s, err := Parse(entry[0])
		if err != nil {
			t.Errorf("line %d, step %d %s: %v", line, i, entry[0], err)
			return
		}
		if got := string(s.JSON()); got != string(entry[0]) {
			t.Errorf("line %d, step %d:\n got %s\nwant %s", line, i, got, entry[0])
		}
		count[kindNames[s.kind]]++
		next, err := s.apply(root)
		if want == "" {
			count["refused"]++
			if err == nil {
				t.Errorf("line %d, step %d %s is refused by ProseMirror, but led from\n%s to\n%s", line, i, entry[0], text(root), text(next))
			}
			continue
		}
		if err != nil {
			t.Errorf("line %d, step %d %s on\n%s: %v", line, i, entry[0], text(root), err)
			return
		}
		digest, aside := strings.CutSuffix(want, "?")
		digest, invalid := strings.CutSuffix(digest, "!")
		if got := sum(text(next)); got != digest {
			t.Errorf("line %d, step %d %s led from\n%s to\n%s, not what ProseMirror has", line, i, entry[0], text(root), text(next))
			return
		}
		if got := sum(positions(s, root)); got != moved {
			t.Errorf("line %d, step %d %s moves positions to %s", line, i, entry[0], positions(s, root))
		}
		_, err = richtext.New(children(next)...)
		var fault *richtext.Fault
		switch {
		case err == nil && invalid:
			t.Errorf("line %d, step %d %s led to\n%s, which ProseMirror refuses", line, i, entry[0], text(next))
		case errors.As(err, &fault) && !invalid && !rules.MatchString(fault.Reason):
			t.Errorf("line %d, step %d %s led to\n%s: %v", line, i, entry[0], text(next), err)
		}
		if !aside && !invalid {
			count["moved on"]++
			root = next
			made = append(made, s)
		}
	}
	if whole, err := richtext.New(children(root)...); err == nil {
		if got, err := Apply(c.Doc, made...); err != nil || !got.Equal(whole) {
			t.Errorf("line %d: all steps at once lead to %s, %v", line, got, err)
		}
	}
}

func text(n *richtext.Node) string {
	b, _ := n.MarshalJSON() // never fails
	return string(b)
}

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:4])
}

// positions says where every position of a document goes.
func positions(s Step, root *richtext.Node) string {
	var b strings.Builder
	for pos := range root.NodeSize() - 1 {
		for _, assoc := range []int{-1, 1} {
			moved, deleted := s.Map(pos, assoc)
			b.WriteString(strconv.Itoa(moved))
			if deleted {
				b.WriteByte('x')
			}
			b.WriteByte(' ')
		}
	}
	return b.String()
}

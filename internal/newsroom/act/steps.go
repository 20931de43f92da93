package act

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/richtext"
)

// Replacement returns the ProseMirror step that makes one body of another, none
// when they are alike. It replaces whole blocks, from the first that differs
// to the last: windows in which the story is open follow it like the typing of
// a colleague.
func Replacement(before, after string) ([]json.RawMessage, error) {
	if before == after {
		return nil, nil
	}
	old, err := blocksOf(before)
	if err != nil {
		return nil, err
	}
	new, err := blocksOf(after)
	if err != nil {
		return nil, err
	}
	first := 0
	for first < len(old.json) && first < len(new.json) && bytes.Equal(old.json[first], new.json[first]) {
		first++
	}
	tail := 0
	for tail < len(old.json)-first && tail < len(new.json)-first &&
		bytes.Equal(old.json[len(old.json)-1-tail], new.json[len(new.json)-1-tail]) {
		tail++
	}
	from := old.size(0, first)
	to := from + old.size(first, len(old.json)-tail)
	content := new.json[first : len(new.json)-tail]
	if from == to && len(content) == 0 {
		return nil, nil
	}
	step := replaceStep{Type: "replace", From: from, To: to}
	if len(content) > 0 {
		step.Slice = &slice{content}
	}
	text, err := json.Marshal(step)
	return []json.RawMessage{text}, err
}

// replaceStep is ProseMirror's ReplaceStep as its toJSON writes it.
type replaceStep struct {
	Type  string `json:"stepType"`
	From  int    `json:"from"`
	To    int    `json:"to"`
	Slice *slice `json:"slice,omitempty"`
}

type slice struct {
	Content []json.RawMessage `json:"content"`
}

// blocks are the children of a doc node: their canonical JSON and their sizes.
type blocks struct {
	json  []json.RawMessage
	sizes []int
}

func blocksOf(body string) (b blocks, err error) {
	doc, err := Document(body)
	if err != nil {
		return b, err
	}
	var root struct {
		Content []json.RawMessage `json:"content"`
	}
	if err := json.Unmarshal([]byte(doc.String()), &root); err != nil {
		return b, err
	}
	b.json = root.Content
	for _, n := range doc.Blocks() {
		b.sizes = append(b.sizes, n.NodeSize())
	}
	return b, nil
}

func (b blocks) size(from, to int) (n int) {
	for _, s := range b.sizes[from:to] {
		n += s
	}
	return n
}

// BlocksOf returns the blocks of a body, each as canonical JSON.
func BlocksOf(body string) ([]string, error) {
	b, err := blocksOf(body)
	out := make([]string, len(b.json))
	for i, text := range b.json {
		out[i] = string(text)
	}
	return out, err
}

// BodyOf returns the body that has these blocks. It is not checked.
func BodyOf(blocks []string) string {
	return `{"type":"doc","attrs":{"schema":` + strconv.Itoa(richtext.SchemaVersion) + `},"content":[` + strings.Join(blocks, ",") + `]}`
}

// Package batch captures many pages in one process: JSON lines in, JSON lines
// out.
package batch

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/tajuk/tajuk/internal/capture"
)

// Line is one line of input: a page, or the pages of one article.
type Line struct {
	ID      json.RawMessage `json:"id"`
	Kind    capture.Kind    `json:"kind"` // "html", "text", or empty
	URL     string          `json:"url"`
	Content string          `json:"content"`
	Pages   []string        `json:"pages"` // instead of content, in their order
}

// Read reads a line.
func (l Line) Read(ctx context.Context) (capture.Story, error) { return capture.Join(ctx, l.AsPages()) }

// AsPages returns what a line gives as pages.
func (l Line) AsPages() []capture.Page {
	if len(l.Pages) == 0 {
		return []capture.Page{{Kind: l.Kind, URL: l.URL, Content: []byte(l.Content)}}
	}
	pages := make([]capture.Page, len(l.Pages))
	for i, content := range l.Pages {
		pages[i] = capture.Page{Kind: l.Kind, URL: l.URL, Content: []byte(content)}
	}
	return pages
}

// Run reads Lines and writes one JSON line for each in the same order: the
// story with its id, or {"id","error"}. A line that is no JSON gets an error
// line too; only reading, writing and the context end a batch early.
func Run(ctx context.Context, r io.Reader, w io.Writer) error {
	in := bufio.NewReaderSize(r, 1<<16)
	out := bufio.NewWriter(w)
	err := Each(ctx, in, func(l Line, err error) error {
		if err := one(ctx, out, l, err); err != nil {
			return err
		}
		if in.Buffered() == 0 {
			return out.Flush()
		}
		return nil
	})
	return errors.Join(err, out.Flush())
}

// Each calls f for every line, with the error of a line that is too long or no
// JSON. It ends with the first error of f, of reading, or of the context.
func Each(ctx context.Context, in *bufio.Reader, f func(Line, error) error) error {
	for n := 1; ; n++ {
		line, err := readLine(in, mostOfLine)
		end := errors.Is(err, io.EOF)
		if err != nil && !end && !errors.Is(err, errLongLine) {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(line) > 0 || errors.Is(err, errLongLine) {
			var l Line
			if err == nil || end {
				err = jsonv2.Unmarshal(line, &l, asSent)
			}
			if err := f(l, err); err != nil {
				return err
			}
		}
		if end {
			return nil
		}
	}
}

// asSent takes what other programs write: text in doubtful encodings, names in
// any case. Pages are long; this reader goes over them once.
var asSent = jsonv2.JoinOptions(jsonv2.MatchCaseInsensitiveNames(true), jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))

// mostOfLine bounds a line, in bytes: a page of the greatest size may be several
// times as long in JSON.
const mostOfLine = 4 * capture.MaxBytes

func one(ctx context.Context, out *bufio.Writer, l Line, err error) error {
	var s capture.Story
	if err == nil {
		s, err = l.Read(ctx)
	}
	id := l.ID
	if len(id) == 0 {
		id = json.RawMessage("null")
	}
	if err != nil {
		return writeLine(out, struct {
			ID    json.RawMessage `json:"id"`
			Error string          `json:"error"`
		}{id, err.Error()})
	}
	body, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(out, `{"id":%s,`, id); err != nil {
		return err
	}
	if _, err := out.Write(body[1:]); err != nil {
		return err
	}
	return out.WriteByte('\n')
}

func writeLine(out *bufio.Writer, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if _, err := out.Write(b); err != nil {
		return err
	}
	return out.WriteByte('\n')
}

var errLongLine = errors.New("the line is too long")

// readLine returns the next line without its end. A line longer than most is
// read to its end and refused.
func readLine(in *bufio.Reader, most int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > most {
			line, long = nil, true
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long {
			return nil, errLongLine
		}
		for len(line) > 0 && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
			line = line[:len(line)-1]
		}
		return line, err
	}
}

package capture

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// batchLine is one line of input of Batch.
type batchLine struct {
	ID      json.RawMessage `json:"id"`
	Kind    Kind            `json:"kind"`
	URL     string          `json:"url"`
	Content string          `json:"content"`
}

// Batch reads JSON lines {"id","kind","url","content"} and writes one JSON
// line per page in the same order: the story with its id, or {"id","error"}.
// A line that is no JSON gets an error line too; only reading, writing and the
// context end a batch early.
func Batch(ctx context.Context, r io.Reader, w io.Writer) error {
	in := bufio.NewReaderSize(r, 1<<16)
	out := bufio.NewWriter(w)
	for n := 1; ; n++ {
		line, err := readLine(in, 4*MaxBytes)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return out.Flush()
		}
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLongLine) {
			return errors.Join(fmt.Errorf("capture: line %d: %w", n, err), out.Flush())
		}
		if cerr := ctx.Err(); cerr != nil {
			return errors.Join(cerr, out.Flush())
		}
		if len(line) > 0 || errors.Is(err, errLongLine) {
			if werr := batchOne(ctx, out, line, err); werr != nil {
				return werr
			}
		}
		if in.Buffered() == 0 {
			if ferr := out.Flush(); ferr != nil {
				return ferr
			}
		}
	}
}

func batchOne(ctx context.Context, out *bufio.Writer, line []byte, lineErr error) error {
	var b batchLine
	err := lineErr
	if errors.Is(err, io.EOF) {
		err = nil
	}
	if err == nil {
		err = json.Unmarshal(line, &b)
	}
	var s Story
	if err == nil {
		s, err = Capture(ctx, Page{Kind: b.Kind, URL: b.URL, Content: []byte(b.Content)})
	}
	id := b.ID
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

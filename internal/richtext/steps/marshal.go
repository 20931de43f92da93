package steps

import (
	"encoding/json"
	"strconv"

	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/jsontree"
)

// JSON returns the canonical JSON of the step, which is byte for byte what
// JSON.stringify makes of it in an editor. Parse reads it back. That of the
// zero Step is "null".
func (s Step) JSON() []byte {
	if s.kind == 0 {
		return []byte("null")
	}
	b := append([]byte(`{"stepType":"`), kindNames[s.kind]...)
	b = append(b, '"')
	switch s.kind {
	case kindReplace:
		b = appendNumber(appendNumber(b, "from", s.from), "to", s.to)
		b = s.appendSlice(b)
	case kindReplaceAround:
		b = appendNumber(appendNumber(b, "from", s.from), "to", s.to)
		b = appendNumber(appendNumber(b, "gapFrom", s.gapFrom), "gapTo", s.gapTo)
		b = appendNumber(b, "insert", s.insert)
		b = s.appendSlice(b)
	case kindAddMark, kindRemoveMark:
		b = appendMark(b, s.mark)
		b = appendNumber(appendNumber(b, "from", s.from), "to", s.to)
	case kindAddNodeMark, kindRemoveNodeMark:
		b = appendMark(appendNumber(b, "pos", s.from), s.mark)
	case kindAttr:
		b = s.appendAttr(appendNumber(b, "pos", s.from))
	case kindDocAttr:
		b = s.appendAttr(b)
	}
	return append(b, '}')
}

// MarshalJSON is JSON, for steps inside of other JSON. It never fails.
func (s Step) MarshalJSON() ([]byte, error) { return s.JSON(), nil }

// UnmarshalJSON is Parse, for steps inside of other JSON.
func (s *Step) UnmarshalJSON(data []byte) error {
	parsed, err := Parse(data)
	if err != nil {
		return err
	}
	*s = parsed
	return nil
}

func appendNumber(b []byte, name string, n int) []byte {
	b = append(append(append(b, `,"`...), name...), `":`...)
	return strconv.AppendInt(b, int64(n), 10)
}

func appendMark(b []byte, m richtext.Mark) []byte {
	text, _ := m.MarshalJSON() // never fails
	return append(append(b, `,"mark":`...), text...)
}

func (s *Step) appendSlice(b []byte) []byte {
	if s.slice.size() > 0 {
		b = append(b, `,"slice":{"content":[`...)
		for i, n := range s.slice.content {
			if i > 0 {
				b = append(b, ',')
			}
			text, _ := n.MarshalJSON() // never fails
			b = append(b, text...)
		}
		b = append(b, ']')
		if s.slice.openStart > 0 {
			b = appendNumber(b, "openStart", s.slice.openStart)
		}
		if s.slice.openEnd > 0 {
			b = appendNumber(b, "openEnd", s.slice.openEnd)
		}
		b = append(b, '}')
	}
	if s.structure {
		b = append(b, `,"structure":true`...)
	}
	return b
}

func (s *Step) appendAttr(b []byte) []byte {
	b = append(jsontree.AppendString(append(b, `,"attr":`...), s.attr), `,"value":`...)
	switch s.value.Kind {
	case jsontree.String:
		return jsontree.AppendString(b, s.value.Text)
	case jsontree.Number:
		return append(b, s.value.Text...)
	}
	return append(b, "null"...)
}

var _ json.Marshaler = Step{}

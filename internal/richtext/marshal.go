package richtext

import (
	"strconv"

	"github.com/tajuk/tajuk/internal/richtext/jsontree"
)

// MarshalJSON returns the canonical JSON of the document, which Parse reads
// back to an equal one. It is byte for byte what JSON.stringify makes of the
// document in a ProseMirror editor that uses the same schema. It never fails.
func (d Document) MarshalJSON() ([]byte, error) {
	root := d.Root()
	return appendNode(make([]byte, 0, 256+3*root.size), root), nil
}

// String returns the canonical JSON.
func (d Document) String() string {
	root := d.Root()
	return string(appendNode(make([]byte, 0, 256+3*root.size), root))
}

func appendNode(b []byte, n *Node) []byte {
	spec := &specs[n.kind]
	b = append(b, `{"type":"`...)
	b = append(b, spec.name...)
	b = append(b, '"')
	if len(spec.attrs) > 0 {
		b = append(b, `,"attrs":{`...)
		for i := range spec.attrs {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(b, '"')
			b = append(b, spec.attrs[i].name...)
			b = append(b, `":`...)
			b = appendValue(b, n.attrs[i], spec.attrs[i].typ)
		}
		b = append(b, '}')
	}
	if len(n.content) > 0 {
		b = append(b, `,"content":[`...)
		for i, c := range n.content {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendNode(b, c)
		}
		b = append(b, ']')
	}
	if len(n.marks) > 0 {
		b = append(b, `,"marks":[`...)
		for i, m := range n.marks {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendMark(b, m)
		}
		b = append(b, ']')
	}
	if n.kind == KindText {
		b = append(b, `,"text":`...)
		b = jsontree.AppendString(b, n.text)
	}
	return append(b, '}')
}

func appendMark(b []byte, m Mark) []byte {
	b = append(b, `{"type":"`...)
	b = append(b, markNames[m.Kind]...)
	b = append(b, '"')
	if m.Kind == MarkLink {
		b = append(b, `,"attrs":{"href":`...)
		b = jsontree.AppendString(b, m.Href)
		b = append(b, `,"rel":`...)
		b = appendValue(b, textOrNull(string(m.Rel)), attrText)
		b = append(b, '}')
	}
	return append(b, '}')
}

func appendValue(b []byte, v value, typ attrType) []byte {
	switch {
	case typ == attrNumber:
		return strconv.AppendInt(b, int64(v.num), 10)
	case v.null:
		return append(b, "null"...)
	}
	return jsontree.AppendString(b, v.text)
}

// SchemaJSON returns the schema as JSON in the form of a ProseMirror
// SchemaSpec: {"version", "nodes", "marks"}, nodes and marks in the schema's
// order. Attributes carry "default" unless they are required, and "validate"
// in ProseMirror's notation; tables carry the "tableRole" of
// prosemirror-tables. How nodes look in the editor is for the editor to add.
func SchemaJSON() []byte {
	b := append([]byte(nil), `{"version":`...)
	b = strconv.AppendInt(b, SchemaVersion, 10)
	b = append(b, ",\n\"nodes\":{"...)
	for k := KindDoc; k < kindCount; k++ {
		if k > KindDoc {
			b = append(b, ',')
		}
		b = appendSpec(append(b, '\n'), k)
	}
	b = append(b, "},\n\"marks\":{\n"...)
	b = append(b, `"link":{"attrs":{"href":{"validate":"string"},"rel":{"default":null,"validate":"string|null"}},"inclusive":false},`...)
	b = append(b, "\n\"em\":{},\n\"strong\":{},\n"...)
	b = append(b, `"sup":{"excludes":"sup sub"},`...)
	b = append(b, "\n"+`"sub":{"excludes":"sub sup"}}}`+"\n"...)
	return b
}

func appendSpec(b []byte, k Kind) []byte {
	spec := &specs[k]
	b = jsontree.AppendString(b, spec.name)
	b = append(b, ":{"...)
	first := true
	member := func(name string) {
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(jsontree.AppendString(b, name), ':')
	}
	for _, m := range [...]struct{ name, text string }{
		{"content", spec.content}, {"group", spec.groups}, {"tableRole", spec.role},
	} {
		if m.text != "" {
			member(m.name)
			b = jsontree.AppendString(b, m.text)
		}
	}
	if len(spec.attrs) > 0 {
		member("attrs")
		for i := range spec.attrs {
			b = append(b, "{,"[min(i, 1)])
			b = appendAttrSpec(b, &spec.attrs[i])
		}
		b = append(b, '}')
	}
	if spec.inline {
		member("inline")
		b = append(b, "true"...)
	}
	return append(b, '}')
}

func appendAttrSpec(b []byte, a *attrSpec) []byte {
	b = append(jsontree.AppendString(b, a.name), ":{"...)
	switch {
	case a.optional:
		b = append(b, `"default":`...)
		b = append(appendValue(b, value{num: a.def, null: true}, a.typ), ',')
	case a.typ == attrNumber && a.min == a.max:
		// An editor can only ever write this one value.
		b = append(b, `"default":`...)
		b = append(appendValue(b, number(a.min), a.typ), ',')
	}
	b = append(b, `"validate":`...)
	switch {
	case a.typ == attrNumber:
		b = append(b, `"number"`...)
	case a.optional:
		b = append(b, `"string|null"`...)
	default:
		b = append(b, `"string"`...)
	}
	return append(b, '}')
}

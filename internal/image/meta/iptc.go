package meta

import (
	"bytes"
	"encoding/binary"
	"strings"

	"github.com/bep/imagemeta"
)

// TagMarker begins every dataset of an IIM record (IIM 4.2, 1.5 c).
const TagMarker = 0x1c

// readIPTC reads an IIM record (IPTC-NAA Information Interchange Model 4.2) into
// its values by the names that ExifTool uses.
func readIPTC(b []byte) map[string][]string {
	values := map[string][]string{}
	keep := func(name, v string) {
		if len(values[name]) < 4*MaxEntries {
			values[name] = append(values[name], legacy(v))
		}
	}
	_, _ = imagemeta.Decode(imagemeta.Options{
		R:            bytes.NewReader(iptcAsTIFF(wholeDatasets(b))),
		ImageFormat:  imagemeta.TIFF,
		Sources:      imagemeta.IPTC,
		LimitTagSize: 16 << 10,
		ShouldHandleTag: func(ti imagemeta.TagInfo) bool {
			return ti.Source == imagemeta.IPTC
		},
		HandleTag: func(ti imagemeta.TagInfo) error {
			switch v := ti.Value.(type) {
			case string:
				keep(ti.Tag, v)
			case []string:
				for _, one := range v {
					keep(ti.Tag, one)
				}
			}
			return nil
		},
	})
	return values
}

// wholeDatasets keeps the complete datasets of records 1 and 2, so that a cut in
// the last one does not cost the others. An extended dataset (IIM 1.6) holds
// objects, not text.
func wholeDatasets(b []byte) []byte {
	var out []byte
	for len(b) >= 5 && b[0] == TagMarker {
		n := int(binary.BigEndian.Uint16(b[3:]))
		if n&0x8000 != 0 || len(b) < 5+n {
			break
		}
		if b[1] == 1 || b[1] == 2 {
			out = append(out, b[:5+n]...)
		}
		b = b[5+n:]
	}
	return out
}

// iptcAsTIFF puts a record where the library looks for one: behind tag 0x83bb of
// a TIFF file with a single directory. The count is in units of four bytes.
func iptcAsTIFF(record []byte) []byte {
	const head = 8 + 2 + 12 + 4
	units := (len(record) + 4) / 4 // at least one zero byte ends the record
	b := make([]byte, 0, head+4*units)
	b = append(b, "MM\x00*"...)
	b = binary.BigEndian.AppendUint32(b, 8)
	b = binary.BigEndian.AppendUint16(b, 1)
	b = binary.BigEndian.AppendUint16(b, 0x83bb)
	b = binary.BigEndian.AppendUint16(b, 4)
	b = binary.BigEndian.AppendUint32(b, uint32(units))
	b = binary.BigEndian.AppendUint32(b, head)
	b = binary.BigEndian.AppendUint32(b, 0)
	b = append(b, record...)
	return append(b, make([]byte, head+4*units-len(b))...)
}

// iptcDate joins the date and the time of creation (datasets 2:55 and 2:60).
func iptcDate(values map[string][]string) Date {
	first := func(name string) string {
		if v := values[name]; len(v) > 0 {
			return strings.TrimSpace(v[0])
		}
		return ""
	}
	day, clock := first("DateCreated"), first("TimeCreated")
	if clock != "" && clock != "00:00:00" { // many write midnight for "unknown"
		if d := parseDate(day + " " + clock); !d.IsZero() {
			return d
		}
	}
	return parseDate(day)
}

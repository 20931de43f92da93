package pagecache

import "strings"

// Encoding is a content coding that pages are kept in.
type Encoding uint8

// The content codings, from the one every client reads to the smallest. The
// order is the server's preference in reverse.
const (
	Identity Encoding = iota
	Gzip
	Brotli
	encodingCount

	// NotAcceptable is the result of a negotiation that found nothing.
	NotAcceptable Encoding = 255
)

// String returns the content coding's registered name (RFC 9110 8.4.1,
// RFC 7932), or "" for Identity and for no encoding.
func (e Encoding) String() string {
	switch e {
	case Gzip:
		return "gzip"
	case Brotli:
		return "br"
	}
	return ""
}

// Encodings is a set of encodings.
type Encodings uint8

// EncodingsOf returns the set of es.
func EncodingsOf(es ...Encoding) Encodings {
	var s Encodings
	for _, e := range es {
		s |= 1 << e
	}
	return s
}

// Has reports whether e is in the set.
func (s Encodings) Has(e Encoding) bool { return e < encodingCount && s&(1<<e) != 0 }

// Accept holds what an Accept-Encoding header field says about the encodings.
type Accept struct {
	weight [encodingCount]int16 // thousandths; below zero: not acceptable
}

// Negotiate returns the best of the encodings in have for the given value of
// Accept-Encoding, by RFC 9110 12.5.3: the client's weights decide, among equals
// the smallest body does. An absent or empty field asks for no coding.
// The result is [NotAcceptable] if the client rules out everything in have,
// which takes an explicit "identity;q=0" or "*;q=0" where have includes Identity.
func Negotiate(acceptEncoding string, have Encodings) Encoding {
	return ParseAccept(acceptEncoding).Best(have)
}

// ParseAccept reads a value of Accept-Encoding. Several fields are joined with
// commas by the caller. Elements that are malformed are passed over; of several
// for the same coding the last counts.
func ParseAccept(acceptEncoding string) Accept {
	const unset = -1
	listed := [encodingCount]int16{unset, unset, unset}
	any := int16(unset)
	for rest := acceptEncoding; rest != ""; {
		var element string
		element, rest, _ = strings.Cut(rest, ",")
		coding, params, _ := strings.Cut(element, ";")
		weight, ok := parseWeight(params)
		if !ok {
			continue
		}
		switch coding = trimOWS(coding); {
		case strings.EqualFold(coding, "br"):
			listed[Brotli] = weight
		case strings.EqualFold(coding, "gzip"), strings.EqualFold(coding, "x-gzip"):
			listed[Gzip] = weight
		case strings.EqualFold(coding, "identity"):
			listed[Identity] = weight
		case coding == "*":
			any = weight
		}
	}
	var a Accept
	for e := range encodingCount {
		switch {
		case listed[e] > 0:
			a.weight[e] = listed[e]
		case listed[e] == 0:
			a.weight[e] = -1
		case any > 0:
			a.weight[e] = any
		case any == unset && e == Identity:
			a.weight[e] = 0 // acceptable, but behind everything that was asked for
		default:
			a.weight[e] = -1
		}
	}
	return a
}

// Best returns the best of the encodings in have, or [NotAcceptable].
func (a Accept) Best(have Encodings) Encoding {
	best, weight := NotAcceptable, int16(-1)
	for e := encodingCount; e > 0; {
		e--
		if have.Has(e) && a.weight[e] > weight {
			best, weight = e, a.weight[e]
		}
	}
	return best
}

// Allows reports whether e is acceptable at all.
func (a Accept) Allows(e Encoding) bool { return e < encodingCount && a.weight[e] >= 0 }

// parseWeight reads the parameters behind a coding, of which only the weight
// means anything: "q=" followed by a qvalue (RFC 9110 12.4.2). It returns
// thousandths.
func parseWeight(params string) (int16, bool) {
	weight := int16(1000)
	for params != "" {
		var param string
		param, params, _ = strings.Cut(params, ";")
		name, value, _ := strings.Cut(param, "=")
		if !strings.EqualFold(trimOWS(name), "q") {
			continue
		}
		var ok bool
		if weight, ok = parseQvalue(trimOWS(value)); !ok {
			return 0, false
		}
	}
	return weight, true
}

func parseQvalue(s string) (int16, bool) {
	if s == "" || len(s) > 5 || s[0] != '0' && s[0] != '1' || len(s) > 1 && s[1] != '.' {
		return 0, false
	}
	value, unit := int16(s[0]-'0')*1000, int16(100)
	for i := 2; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		value += int16(s[i]-'0') * unit
		unit /= 10
	}
	return value, value <= 1000
}

func trimOWS(s string) string { return strings.Trim(s, " \t") }

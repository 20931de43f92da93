package link

// Append appends an address to b as the value of a quoted HTML attribute. What
// the URL standard (section 4.3, "valid URL string") does not let stand in an
// address, although browsers understand it, is percent-encoded.
func Append(b []byte, s string) []byte { return appendURL(b, s, false) }

// AppendCandidate is Append for one address in a srcset, where a comma would
// end it.
func AppendCandidate(b []byte, s string) []byte { return appendURL(b, s, true) }

func appendURL(b []byte, s string, srcset bool) []byte {
	const hex = "0123456789ABCDEF"
	fragment := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		encode := false
		switch c {
		case '"', '<', '>', '`', '{', '}', '|', '^', '[', ']', '\\', 0x7F:
			encode = true
		case '%':
			encode = i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])
		case '#':
			encode, fragment = fragment, true
		case ',':
			encode = srcset
		default:
			encode = c <= ' '
		}
		switch {
		case encode:
			b = append(b, '%', hex[c>>4], hex[c&15])
		case c == '&':
			b = append(b, "&amp;"...)
		default:
			b = append(b, c)
		}
	}
	return b
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

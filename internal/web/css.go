package web

import (
	"bytes"
	"strings"
)

// rewriteReferences returns sheet, a style sheet, with every reference in a
// url() token and in the string of an @import rule replaced by what rewrite
// returns for it (CSS Syntax Level 3, 4.3). Comments and other strings are left
// alone. References with escapes in them are passed through unread.
func rewriteReferences(sheet []byte, rewrite func(ref string) (string, error)) ([]byte, error) {
	s := cssScanner{in: string(sheet), rewrite: rewrite}
	for s.pos < len(s.in) && s.err == nil {
		s.next()
	}
	return s.out.Bytes(), s.err
}

// cssScanner copies in to out, one token or character at a time.
type cssScanner struct {
	in       string
	pos      int
	out      bytes.Buffer
	rewrite  func(string) (string, error)
	err      error
	importAt int // where the string of an @import may begin; -1: nowhere near
}

func (s *cssScanner) next() {
	rest := s.in[s.pos:]
	importing := s.importAt == s.pos && s.pos > 0
	switch c := rest[0]; {
	case strings.HasPrefix(rest, "/*"):
		end := strings.Index(rest[2:], "*/")
		s.copy(commentLength(rest, end))
	case c == '"' || c == '\'':
		n := stringLength(rest)
		if importing && n > 2 && rest[n-1] == c {
			s.copy(1)
			s.reference(rest[1 : n-1])
			s.copy(1)
		} else {
			s.copy(n)
		}
	case hasPrefixFold(rest, "url(") && !s.insideName():
		s.copy(len("url("))
		s.url()
	case hasPrefixFold(rest, "@import"):
		s.copy(len("@import"))
		s.importAt = s.pos
		return
	case c == '\\' && len(rest) > 1:
		s.copy(2)
	default:
		s.copy(1)
		if importing && isCSSSpace(c) {
			s.importAt = s.pos
		}
	}
}

// url copies what follows "url(" up to before the closing parenthesis.
func (s *cssScanner) url() {
	for s.pos < len(s.in) && isCSSSpace(s.in[s.pos]) {
		s.copy(1)
	}
	rest := s.in[s.pos:]
	if rest == "" {
		return
	}
	if c := rest[0]; c == '"' || c == '\'' {
		n := stringLength(rest)
		if n < 2 || rest[n-1] != c {
			s.copy(n)
			return
		}
		s.copy(1)
		s.reference(rest[1 : n-1])
		s.copy(1)
		return
	}
	n := strings.IndexByte(rest, ')')
	if n < 0 {
		n = len(rest)
	}
	s.reference(strings.TrimRight(rest[:n], " \t\r\n\f"))
}

// reference consumes ref, which stands at the current position, and writes what
// it is rewritten to.
func (s *cssScanner) reference(ref string) {
	s.pos += len(ref)
	to := ref
	if ref != "" && !strings.ContainsAny(ref, "\\\n") {
		if to, s.err = s.rewrite(ref); s.err != nil {
			return
		}
	}
	s.out.WriteString(to)
}

func (s *cssScanner) copy(n int) {
	s.out.WriteString(s.in[s.pos : s.pos+n])
	s.pos += n
}

// insideName reports whether the current position continues a name, as in
// "my-url(".
func (s *cssScanner) insideName() bool {
	if s.pos == 0 {
		return false
	}
	c := s.in[s.pos-1]
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c >= 0x80
}

func commentLength(rest string, end int) int {
	if end < 0 {
		return len(rest)
	}
	return end + len("/**/")
}

// stringLength returns the length of the string token that s begins with,
// quotes included; one that is not closed ends before its line does.
func stringLength(s string) int {
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case s[0]:
			return i + 1
		case '\n':
			return i
		case '\\':
			i++
		}
	}
	return len(s)
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func isCSSSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

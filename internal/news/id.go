package news

import (
	"errors"
	"sync"
	"time"
)

// ID names a row in the whole network: 41 bits of milliseconds since the
// epoch below and 12 bits that tell rows of one millisecond apart. IDs grow
// with time and stay below 2^53, so JavaScript reads them without loss. Zero
// is no ID.
type ID int64

// idEpoch is 2024-01-01T00:00:00Z in Unix milliseconds; 41 bits last until 2093.
const idEpoch = 1704067200000

const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz" // Crockford's base 32, lower case

// String returns the ID as it stands in addresses and documents: lower-case
// Crockford base 32 without padding, "0" for no ID.
func (id ID) String() string {
	if id <= 0 {
		return "0"
	}
	var buf [13]byte
	i := len(buf)
	for v := uint64(id); v > 0; v >>= 5 {
		i--
		buf[i] = idAlphabet[v&31]
	}
	return string(buf[i:])
}

// MarshalText makes an ID a string in JSON, in the form of String.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(b []byte) error {
	if string(b) == "0" || len(b) == 0 {
		*id = 0
		return nil
	}
	v, err := ParseID(string(b))
	if err != nil {
		return err
	}
	*id = v
	return nil
}

var errID = errors.New("not an id")

// ParseID reads the form that String writes and no other: capitals, leading
// zeros and Crockford's look-alikes are refused, so a story has one address.
func ParseID(s string) (ID, error) {
	if len(s) == 0 || len(s) > 11 || s[0] == '0' {
		return 0, errID
	}
	var v uint64
	for i := 0; i < len(s); i++ {
		d := idDigit(s[i])
		if d < 0 {
			return 0, errID
		}
		v = v<<5 | uint64(d)
	}
	if v >= 1<<53 {
		return 0, errID
	}
	return ID(v), nil
}

func idDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'h':
		return int(c-'a') + 10
	case c == 'j' || c == 'k':
		return int(c-'j') + 18
	case c == 'm' || c == 'n':
		return int(c-'m') + 20
	case c >= 'p' && c <= 't':
		return int(c-'p') + 22
	case c >= 'v' && c <= 'z':
		return int(c-'v') + 27
	}
	return -1
}

// IDs makes IDs. Within a process each is greater than the one before, also
// when the clock stands still or goes back. Two processes that write to one
// database begin at different places of each millisecond, so that they hardly
// ever meet; the primary key refuses the rest.
type IDs struct {
	mu     sync.Mutex
	now    func() time.Time
	spread int64 // odd, tells processes apart
	last   int64
}

// NewIDs returns a maker that takes the time from now. Processes that write to
// one database should have different seeds.
func NewIDs(now func() time.Time, seed uint16) *IDs {
	return &IDs{now: now, spread: 2*int64(seed) + 1}
}

// Next returns a new ID.
func (m *IDs) Next() ID {
	m.mu.Lock()
	defer m.mu.Unlock()
	ms := max(m.now().UnixMilli()-idEpoch, 1)
	begin := ms * m.spread >> 4 & 0xfff
	// After the last ID of a millisecond the next one is borrowed instead of
	// waiting for a clock that a test may hold still.
	m.last = max(ms<<12|begin, m.last+1)
	return ID(m.last)
}

// FirstID returns the lowest ID that can be made at a time.
func FirstID(t time.Time) ID { return ID(max(t.UnixMilli()-idEpoch, 1) << 12) }

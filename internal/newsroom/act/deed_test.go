package act

import (
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// The search learns of every text within indexAfter, of those that are typed at
// the same moment one after another, and the next save moves nothing.
func TestIndexDue(t *testing.T) {
	begin := time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)
	ids := news.NewIDs(func() time.Time { return begin }, 7)
	seconds := map[time.Time]int{}
	for range 1500 {
		id := ids.Next()
		due := indexDue(id, begin)
		seconds[due.Truncate(time.Second)]++
		for now := begin; now.Before(due); now = now.Add(700 * time.Millisecond) {
			if again := indexDue(id, now); !again.Equal(due) {
				t.Fatalf("saved at %v it is due at %v, before at %v", now, again, due)
			}
		}
		if wait := due.Sub(begin); wait <= 0 || wait > indexAfter {
			t.Fatalf("waits for %v", wait)
		}
		if next := indexDue(id, due); next.Sub(due) != indexAfter {
			t.Fatalf("after %v comes %v", due, next)
		}
	}
	for second, n := range seconds {
		if n > 200 {
			t.Errorf("%d of 1500 texts are due in the second of %v", n, second)
		}
	}
}

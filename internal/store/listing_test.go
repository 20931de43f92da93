package store_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/store"
)

// place puts an item into lists and returns which it touched, in order.
func (b bench) place(site, item news.ID, when time.Time, lists ...string) []string {
	b.Helper()
	var touched []string
	b.write(func(s store.Store) (err error) {
		touched, err = s.Place(ctx, site, item, when, lists)
		return err
	})
	slices.Sort(touched)
	return touched
}

func (b bench) count(site news.ID, list string) int {
	b.Helper()
	n, err := b.read.Count(ctx, site, list)
	b.must(err)
	return n
}

func TestPlaceTellsWhatChanged(t *testing.T) {
	each(t, func(b bench) {
		later := noon.Add(time.Minute)
		for _, step := range []struct {
			name  string
			when  time.Time
			lists []string
			want  []string
		}{
			{"enters two", noon, []string{"latest", "tag:1"}, []string{"latest", "tag:1"}},
			{"nothing changes", noon, []string{"tag:1", "latest"}, nil},
			{"enters one more", noon, []string{"latest", "tag:1", "tag:2"}, []string{"tag:2"}},
			{"leaves one", noon, []string{"latest", "tag:2"}, []string{"tag:1"}},
			{"moves in time", later, []string{"latest", "tag:2"}, []string{"latest", "tag:2"}},
			{"moves, leaves and enters", noon, []string{"latest", "tag:3"}, []string{"latest", "tag:2", "tag:3"}},
			{"leaves all", noon, nil, []string{"latest", "tag:3"}},
			{"is nowhere", noon, nil, nil},
			{"named twice", noon, []string{"latest", "latest"}, []string{"latest"}},
		} {
			if got := b.place(solo, 7, step.when, step.lists...); !slices.Equal(got, step.want) {
				b.Errorf("%s: touched %q, want %q", step.name, got, step.want)
			}
			for _, list := range []string{"latest", "tag:1", "tag:2", "tag:3"} {
				want := 0
				if slices.Contains(step.lists, list) {
					want = 1
				}
				if got := b.count(solo, list); got != want {
					b.Errorf("%s: %s counts %d, want %d", step.name, list, got, want)
				}
			}
		}
		// The same item on another site has lists of its own.
		b.place(bali, 7, noon, "latest")
		b.place(solo, 7, noon)
		if got := b.count(bali, "latest"); got != 1 {
			b.Errorf("leaving one site left %d on the other", got)
		}
	})
}

func TestMonthsAreCounted(t *testing.T) {
	each(t, func(b bench) {
		march, february := noon, time.Date(2026, 2, 28, 23, 59, 59, 0, time.UTC)
		b.place(solo, 1, march, "map")
		b.place(solo, 2, march, "map")
		b.place(solo, 3, february, "map")
		b.place(solo, 2, february, "map") // moves to another month
		months, err := b.read.Months(ctx, solo, "map")
		b.same("months", months, []store.MonthCount{{Month: 202603, N: 1}, {Month: 202602, N: 2}}, err)
		b.place(solo, 1, march)
		months, err = b.read.Months(ctx, solo, "map")
		b.same("months without the empty one", months, []store.MonthCount{{Month: 202602, N: 2}}, err)
		if got := b.count(solo, "map"); got != 2 {
			b.Errorf("%d in all", got)
		}
		if got := b.count(solo, "nothing"); got != 0 {
			b.Errorf("%d in a list that never was", got)
		}
	})
}

// Paging by key shows every item once, whatever the size of the page, also
// where many appeared in the same millisecond.
func TestPagingMeetsEveryItemOnce(t *testing.T) {
	each(t, func(b bench) {
		random := rand.New(rand.NewPCG(1, 2))
		var want []store.Mark
		b.write(func(s store.Store) error {
			for i := range 60 {
				m := store.Mark{At: noon.Add(-time.Duration(random.IntN(6)) * time.Millisecond), Item: news.ID(1000 - i)}
				want = append(want, m)
				if _, err := s.Place(ctx, solo, m.Item, m.At, []string{"latest"}); err != nil {
					return err
				}
			}
			// Others that must not be met: another list, another site, not yet.
			for i, p := range []struct {
				site news.ID
				list string
				at   time.Time
			}{{solo, "lates", noon}, {solo, "latest2", noon}, {bali, "latest", noon}, {solo, "latest", noon.Add(time.Millisecond)}} {
				if _, err := s.Place(ctx, p.site, news.ID(2000+i), p.at, []string{p.list}); err != nil {
					return err
				}
			}
			return nil
		})
		slices.SortFunc(want, func(x, y store.Mark) int {
			if c := y.At.Compare(x.At); c != 0 {
				return c
			}
			return int(y.Item - x.Item)
		})
		for _, size := range []int{1, 7, 60, 100} {
			var down, up []store.Mark
			for at := (store.Mark{}); ; {
				page, err := b.read.ListNewest(ctx, solo, "latest", at, noon, size)
				b.must(err)
				down = append(down, page...)
				if len(page) < size {
					break
				}
				at = page[len(page)-1]
			}
			for at := (store.Mark{}); ; {
				page, err := b.read.ListOldest(ctx, solo, "latest", at, noon, size)
				b.must(err)
				up = append(up, page...)
				if len(page) < size {
					break
				}
				at = page[len(page)-1]
			}
			slices.Reverse(up)
			if !slices.Equal(down, want) {
				b.Errorf("down in pages of %d: %d items in another order, want %d", size, len(down), len(want))
			}
			if !slices.Equal(up, want) {
				b.Errorf("up in pages of %d: %d items in another order, want %d", size, len(up), len(want))
			}
		}
		// Within bounds, and from a mark that lies in the future.
		since := noon.Add(-2 * time.Millisecond)
		var inside []store.Mark
		for _, m := range want {
			if !m.At.Before(since) {
				inside = append(inside, m)
			}
		}
		got, err := b.read.ListBetween(ctx, solo, "latest", since, store.Mark{}, noon, 100)
		b.same("since", got, inside, err)
		got, err = b.read.ListBetween(ctx, solo, "latest", since, inside[4], noon, 100)
		b.same("since, from a mark", got, inside[5:], err)
		got, err = b.read.ListNewest(ctx, solo, "latest", store.Mark{At: noon.Add(time.Hour), Item: 1}, noon, 3)
		b.same("from a mark in the future", got, want[:3], err)
	})
}

func TestNextPlanned(t *testing.T) {
	each(t, func(b bench) {
		b.place(solo, 1, noon, "latest")
		b.place(solo, 2, noon.Add(2*time.Hour), "latest")
		b.place(solo, 3, noon.Add(time.Hour), "latest")
		for _, tt := range []struct{ now, want time.Time }{
			{noon.Add(-time.Millisecond), noon},
			{noon, noon.Add(time.Hour)},
			{noon.Add(90 * time.Minute), noon.Add(2 * time.Hour)},
			{noon.Add(2 * time.Hour), time.Time{}},
		} {
			got, err := b.read.NextPlanned(ctx, solo, "latest", tt.now)
			b.must(err)
			if !got.Equal(tt.want) {
				b.Errorf("at %v the next is at %v, want %v", tt.now, got, tt.want)
			}
		}
	})
}

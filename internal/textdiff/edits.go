package textdiff

// Edit is one change of a sequence: a[A0:A1] was replaced by b[B0:B1].
type Edit struct{ A0, A1, B0, B1 int }

// maxCost bounds the work on one piece: when so many changes do not lead from
// its one end to the other, it is cut where the search has come farthest, and
// the result may be longer than it needs to be.
const maxCost = 256

// Edits returns the changes that lead from a to b, from the left, with at
// least one kept element between two of them. They are the fewest unless the
// sequences differ in more than a few hundred places. The work is linear in the length of
// the sequences times maxCost at most.
func Edits[T comparable](a, b []T) []Edit {
	d := differ{a: make([]int32, len(a)), b: make([]int32, len(b))}
	numbers := make(map[T]int32, len(a))
	number := func(from []T, to []int32) {
		for i, v := range from {
			n, ok := numbers[v]
			if !ok {
				n = int32(len(numbers))
				numbers[v] = n
			}
			to[i] = n
		}
	}
	number(a, d.a)
	number(b, d.b)
	d.compare(len(numbers))
	var out []Edit
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && !d.removed[i] && !d.added[j] {
			i++
			j++
			continue
		}
		e := Edit{i, i, j, j}
		for e.A1 < len(a) && d.removed[e.A1] {
			e.A1++
		}
		for e.B1 < len(b) && d.added[e.B1] {
			e.B1++
		}
		out = append(out, e)
		i, j = e.A1, e.B1
	}
	return out
}

// differ compares two sequences of numbers (Myers, "An O(ND) Difference
// Algorithm and Its Variations", 1986, section 4b) and notes which elements are
// only in one of them.
type differ struct {
	a, b           []int32
	removed, added []bool
	// forth and back hold, for each diagonal, how far the search has come from
	// the beginning and from the end; zero is where diagonal 0 is.
	forth, back []int32
	zero        int
}

// compare leaves out what only one sequence has at all, and compares the rest.
func (d *differ) compare(numbers int) {
	d.removed, d.added = make([]bool, len(d.a)), make([]bool, len(d.b))
	inA, inB := make([]bool, numbers), make([]bool, numbers)
	for _, n := range d.a {
		inA[n] = true
	}
	for _, n := range d.b {
		inB[n] = true
	}
	rest := func(all []int32, other, only []bool) (some []int32, at []int) {
		for i, n := range all {
			if only[i] = !other[n]; !only[i] {
				some, at = append(some, n), append(at, i)
			}
		}
		return some, at
	}
	a, atA := rest(d.a, inB, d.removed)
	b, atB := rest(d.b, inA, d.added)
	inner := differ{a: a, b: b, removed: make([]bool, len(a)), added: make([]bool, len(b))}
	// The search goes at most maxCost+1 diagonals off the two it begins on.
	inner.zero = min(len(a), maxCost) + min(len(b), maxCost) + 3
	inner.forth, inner.back = make([]int32, 2*inner.zero+1), make([]int32, 2*inner.zero+1)
	inner.within(0, len(a), 0, len(b))
	for i, at := range atA {
		d.removed[at] = inner.removed[i]
	}
	for i, at := range atB {
		d.added[at] = inner.added[i]
	}
}

// within compares a[a0:a1] with b[b0:b1].
func (d *differ) within(a0, a1, b0, b1 int) {
	for {
		for a0 < a1 && b0 < b1 && d.a[a0] == d.b[b0] {
			a0++
			b0++
		}
		for a0 < a1 && b0 < b1 && d.a[a1-1] == d.b[b1-1] {
			a1--
			b1--
		}
		if a0 == a1 || b0 == b1 {
			break
		}
		x, y := d.middle(d.a[a0:a1], d.b[b0:b1])
		if x+y == 0 || x == a1-a0 && y == b1-b0 {
			break
		}
		d.within(a0, a0+x, b0, b0+y)
		a0, b0 = a0+x, b0+y
	}
	for i := a0; i < a1; i++ {
		d.removed[i] = true
	}
	for i := b0; i < b1; i++ {
		d.added[i] = true
	}
}

// middle returns a point on a shortest way from the beginnings to the ends of
// both sequences, by searching from both sides until the searches meet.
func (d *differ) middle(a, b []int32) (x, y int) {
	n, m := len(a), len(b)
	delta := n - m
	odd := delta%2 != 0
	d.forth[d.zero+1], d.back[d.zero+1] = 0, 0
	for cost := 0; cost <= maxCost && cost <= (n+m+1)/2; cost++ {
		// Diagonals that leave the sequences are not followed.
		low, high := -cost+2*max(0, cost-m), cost-2*max(0, cost-n)
		for k := low; k <= high; k += 2 {
			x := d.next(d.forth, k, cost)
			for x < n && x-k < m && a[x] == b[x-k] {
				x++
			}
			d.forth[d.zero+k] = int32(x)
			if other := delta - k; odd && other > -cost && other < cost && x+int(d.back[d.zero+other]) >= n {
				return x, x - k
			}
		}
		for k := low; k <= high; k += 2 {
			x := d.next(d.back, k, cost)
			for x < n && x-k < m && a[n-1-x] == b[m-1-(x-k)] {
				x++
			}
			d.back[d.zero+k] = int32(x)
			if other := delta - k; !odd && other >= -cost && other <= cost && x+int(d.forth[d.zero+other]) >= n {
				return n - x, m - (x - k)
			}
		}
	}
	// Too far apart: go on from the farthest point.
	for k := -maxCost + 2*max(0, maxCost-m); k <= maxCost-2*max(0, maxCost-n); k += 2 {
		if fx := int(d.forth[d.zero+k]); fx <= n && fx-k <= m && fx+fx-k > x+y {
			x, y = fx, fx-k
		}
	}
	return x, y
}

// next is where a search comes to on a diagonal with one more change.
func (d *differ) next(reached []int32, k, cost int) int {
	below, above := reached[d.zero+k-1], reached[d.zero+k+1]
	if k == -cost || k != cost && below < above {
		return int(above)
	}
	return int(below) + 1
}

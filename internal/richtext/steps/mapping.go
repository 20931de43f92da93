package steps

// Map tells where a position of the document is after the step. Where the step
// inserts at the very position, assoc decides: below 0 the position stays
// before what is new, otherwise it moves behind it. deleted reports that the
// character or border on the side of assoc is gone. A position outside of the
// document is moved like its end.
func (s Step) Map(pos, assoc int) (moved int, deleted bool) {
	shift := 0
	for _, c := range s.changes() {
		if c.start > pos {
			break
		}
		end := c.start + c.removed
		if pos <= end {
			behind := assoc >= 0
			if c.removed > 0 && pos == c.start {
				behind = false
			} else if c.removed > 0 && pos == end {
				behind = true
			}
			if moved = c.start + shift; behind {
				moved += c.added
			}
			if assoc < 0 {
				return moved, c.removed > 0 && pos != c.start
			}
			return moved, c.removed > 0 && pos != end
		}
		shift += c.added - c.removed
	}
	return pos + shift, false
}

// change is a stretch whose length changes.
type change struct{ start, removed, added int }

// changes are the stretches whose length a step changes, from the left.
func (s *Step) changes() []change {
	switch s.kind {
	case kindReplace:
		return []change{{s.from, s.to - s.from, s.slice.size()}}
	case kindReplaceAround:
		return []change{
			{s.from, s.gapFrom - s.from, s.insert},
			{s.gapTo, s.to - s.gapTo, s.slice.size() - s.insert},
		}
	}
	return nil
}

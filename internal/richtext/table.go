package richtext

import "strconv"

// grid is the layout of a table: which column each cell begins in. It follows
// the table model of HTML (section 4.9.12), but refuses what browsers would
// fill up or let overlap.
type grid struct {
	width int
	// columns holds the first column of each cell, rows one after the other.
	columns []int
	// begins tells for each column, filled for each row, whether a cell begins
	// there: only such columns and rows exist in HTML.
	begins []bool
	filled []bool
	// head is the number of leading rows that hold header cells only.
	head int

	// reason says why the table is refused, row and cell where; cell is -1 for
	// the row itself.
	reason    string
	row, cell int
}

func layOut(table *Node) *grid {
	rows := table.content
	for _, c := range rows[0].content {
		if c == nil {
			return &grid{}
		}
	}
	g := &grid{filled: make([]bool, len(rows))}
	for _, c := range rows[0].content {
		g.width += c.attrs[cellColspan].num
	}
	switch {
	case g.width == 0:
		return g.refuse(0, -1, "the first row has no cells")
	case g.width > MaxColumns:
		return g.refuse(0, -1, "the table is wider than "+strconv.Itoa(MaxColumns)+" columns")
	}
	g.begins = make([]bool, g.width)
	taken := make([]int, g.width) // rows that a cell above still covers
	for r, row := range rows {
		column := 0
		for i, cell := range row.content {
			if cell == nil {
				return &grid{}
			}
			for column < g.width && taken[column] > 0 {
				column++
			}
			colspan, rowspan := cell.attrs[cellColspan].num, cell.attrs[cellRowspan].num
			if column+colspan > g.width {
				return g.refuse(r, i, "does not fit, the first row has "+strconv.Itoa(g.width)+" columns")
			}
			if r+rowspan > len(rows) {
				return g.refuse(r, i, "reaches below the last row")
			}
			for k := column; k < column+colspan; k++ {
				if taken[k] > 0 {
					return g.refuse(r, i, "overlaps a cell of a row above")
				}
				taken[k] = rowspan
			}
			g.columns = append(g.columns, column)
			g.begins[column] = true
			g.filled[r] = true
			column += colspan
		}
		for k := range taken {
			if taken[k] == 0 {
				return g.refuse(r, -1, "is shorter than the first row, which has "+strconv.Itoa(g.width)+" columns")
			}
			taken[k]--
		}
	}
	g.head = headRows(rows)
	return g
}

func (g *grid) refuse(row, cell int, reason string) *grid {
	g.row, g.cell, g.reason = row, cell, reason
	return g
}

// headRows counts the leading rows of header cells. It is 0 if nothing would be
// left below them, or if one of their cells reaches into the rows below: a row
// group of HTML cannot be left by a cell.
func headRows(rows []*Node) int {
	head, reach := 0, 0
	for ; head < len(rows); head++ {
		if !allHeaders(rows[head]) {
			break
		}
		for _, cell := range rows[head].content {
			reach = max(reach, head+cell.attrs[cellRowspan].num)
		}
	}
	if head == len(rows) || reach > head {
		return 0
	}
	return head
}

func allHeaders(row *Node) bool {
	for _, cell := range row.content {
		if cell.kind != KindTableHeader {
			return false
		}
	}
	return true
}

// colspan returns the number of existing columns that a cell covers: merging
// all cells of a column leaves a column in the document that HTML must not
// have.
func (g *grid) colspan(column, span int) int {
	n := 0
	for k := column; k < column+span; k++ {
		if g.begins[k] {
			n++
		}
	}
	return n
}

// rowspan is to rows what colspan is to columns.
func (g *grid) rowspan(row, span int) int {
	n := 0
	for k := row; k < row+span; k++ {
		if g.filled[k] {
			n++
		}
	}
	return n
}

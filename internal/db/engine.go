package db

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// Engine holds the SQL fragments in which the two engines differ.
type Engine struct {
	Name string // "sqlite" or "postgres"

	// ForUpdate ends a SELECT that locks its rows until the transaction ends.
	// SQLite has one writer and needs none.
	ForUpdate string
	// SkipLocked ends a SELECT that claims rows and steps over those that
	// another process has claimed.
	SkipLocked string

	snapshot sql.IsolationLevel
	classify func(error) error
}

// Postgres reports whether the engine is PostgreSQL.
func (e Engine) Postgres() bool { return e.Name == "postgres" }

// Duplicate reports whether an error inside a transaction came from a unique
// index. Tx gives such errors ErrDuplicate only when it returns them.
func (e Engine) Duplicate(err error) bool { return errors.Is(e.classify(err), ErrDuplicate) }

// In returns the right side of IN for a list of numbers given as the one
// parameter n, whose value List makes. The text does not depend on the length
// of the list, so it is prepared once.
func (e Engine) In(n int) string {
	if e.Postgres() {
		return fmt.Sprintf("(SELECT unnest($%d::bigint[]))", n)
	}
	return fmt.Sprintf("(SELECT value FROM json_each($%d))", n)
}

// List returns the argument for In.
func List[T ~int64](e Engine, ids []T) any {
	plain := make([]int64, len(ids))
	for i, id := range ids {
		plain[i] = int64(id)
	}
	if e.Postgres() {
		return plain
	}
	text, _ := json.Marshal(plain) // numbers always marshal
	return string(text)
}

// Among returns the condition that a column, which an index begins with, is one
// of the few numbers given as parameter n, whose value List makes. PostgreSQL
// then always goes through the index, where for In it may read a whole table
// that it takes for small.
func (e Engine) Among(column string, n int) string {
	if e.Postgres() {
		return fmt.Sprintf("%s = ANY($%d::bigint[])", column, n)
	}
	return column + " IN " + e.In(n)
}

// AmongTexts is Among for texts, whose value Texts makes.
func (e Engine) AmongTexts(column string, n int) string {
	if e.Postgres() {
		return fmt.Sprintf("%s = ANY($%d::text[])", column, n)
	}
	return e.Among(column, n)
}

// Texts returns the argument for AmongTexts.
func Texts(e Engine, list []string) any {
	if e.Postgres() {
		return list
	}
	text, _ := json.Marshal(list) // texts always marshal
	return string(text)
}

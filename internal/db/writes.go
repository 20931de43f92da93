package db

import (
	"context"
	"database/sql"
	"sync"
)

// mostPrepared bounds how many statements are kept prepared for writing. Texts
// that are put together from lists of any length could be without number.
const mostPrepared = 1000

// writes keeps the statements of transactions prepared on SQLite's one writing
// connection: parsing them again and again takes about a third of a verb. A
// transaction holds that connection, so that nothing can be prepared for it
// meanwhile; what it ran for the first time is prepared when it is over.
type writes struct {
	mu    sync.Mutex
	stmts map[string]*sql.Stmt
}

// of returns a statement, or nil when it is not prepared.
func (w *writes) of(query string) *sql.Stmt {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.stmts[query]
}

// prepare prepares statements for later transactions. One that cannot be
// prepared runs as before, and says then what is wrong with it.
func (w *writes) prepare(d *sql.DB, queries []string) {
	for _, query := range queries {
		if w.of(query) != nil {
			continue
		}
		// It waits for the connection, and whoever has that may ask for a
		// statement meanwhile: so not under the lock.
		stmt, err := d.PrepareContext(context.Background(), query)
		if err == nil && !w.keep(query, stmt) {
			stmt.Close()
		}
	}
}

// keep reports whether there is room for a statement, and none like it.
func (w *writes) keep(query string, stmt *sql.Stmt) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stmts == nil {
		w.stmts = map[string]*sql.Stmt{}
	}
	if w.stmts[query] != nil || len(w.stmts) >= mostPrepared {
		return false
	}
	w.stmts[query] = stmt
	return true
}

func (w *writes) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, stmt := range w.stmts {
		stmt.Close()
	}
	w.stmts = nil
}

// Package migrations holds the schema's history, forward only. One text serves
// both engines: package db translates types and picks the blocks that are
// marked for one engine.
package migrations

import "embed"

// Files are the migrations in the order of their numbers.
//
//go:embed *.sql
var Files embed.FS

// Package house holds the verbs about what all stories of the network have in
// common.
//
//	site.go      sites, their share policies, pages and redirects
//	subject.go   topics and tags
//	people.go    bylines, accounts and their roles
//	front.go     pinned places
package house

import "github.com/tajuk/tajuk/internal/newsroom/act"

// House performs the verbs.
type House struct{ room *act.Room }

// New returns a House.
func New(room *act.Room) *House { return &House{room} }

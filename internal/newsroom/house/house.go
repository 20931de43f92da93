// Package house holds the verbs about what all stories of the network have in
// common.
//
//	site.go      sites, their share policies, pages and redirects
//	subject.go   topics, their timelines, and tags
//	people.go    bylines, accounts and their roles
//	merge.go     two topics, tags or people made one; sections moved
//	front.go     fronts as editors arrange them
//	preview.go   links that show what readers do not see
package house

import "github.com/tajuk/tajuk/internal/newsroom/act"

// House performs the verbs.
type House struct{ room *act.Room }

// New returns a House.
func New(room *act.Room) *House { return &House{room} }

package app_test

import (
	"maps"
	"slices"
	"sync"
	"testing"
)

// enough is how many sequences reach every one of the situations below.
const enough = 2000

// Situations that take several acts on one placement, and in which faults hide.
var (
	reachedBy    = []string{"corrected", "withdrawn"}
	reachedWhere = []string{"it ended", "the origin took it back", "it is offered again", "it is held again", "it was withdrawn alone",
		"it is held in words of the site's own", "the site kept its words"}
)

func situation(p *modelPlace) string {
	switch {
	case p.alone != "":
		return "it was withdrawn alone"
	case p.ended && p.taken:
		return "the origin took it back"
	case p.ended && offered(p):
		return "it is offered again"
	case p.ended && held(p):
		return "it is held again"
	case p.ended:
		return "it ended"
	case placed(p) && slices.ContainsFunc(slices.Collect(maps.Values(p.over)), func(o modelOwn) bool { return o.kept }):
		return "the site kept its words"
	case held(p) && own(p):
		return "it is held in words of the site's own"
	}
	return ""
}

// reach counts in which situations the sites of stories were while something
// was done to these.
type reach struct {
	mu        sync.Mutex
	met       map[string]int
	sequences int
}

func (t *turn) reaches(what string) {
	t.reach.mu.Lock()
	defer t.reach.mu.Unlock()
	for _, p := range t.m.at {
		if s := situation(p); s != "" {
			t.reach.met[what+" where "+s]++
		}
	}
}

func (r *reach) add(sequences int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sequences += sequences
}

// check asks whether the weights of the acts still lead everywhere.
func (r *reach) check(t *testing.T) {
	for _, what := range reachedBy {
		for _, where := range reachedWhere {
			n := r.met[what+" where "+where]
			if t.Logf("%4d times %s where %s", n, what, where); n == 0 && r.sequences >= enough {
				t.Errorf("in %d sequences no story was %s where %s", r.sequences, what, where)
			}
		}
	}
}

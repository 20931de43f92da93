package auditor

import (
	"context"
	"fmt"
	"strings"

	"github.com/tajuk/tajuk/internal/jobs"
	book "github.com/tajuk/tajuk/internal/ledger"
	"github.com/tajuk/tajuk/internal/news"
	shared "github.com/tajuk/tajuk/internal/store/sharing"
)

// askAtOnce is how many rows of a subject are asked before what they told is
// kept.
const askAtOnce = 50

// runVerify asks the surfaces of a subject that are due. What they tell plans
// the next look.
func (a *Auditor) runVerify(ctx context.Context, job jobs.Job) error {
	subject, err := news.ParseID(job.Payload)
	if err != nil {
		return fmt.Errorf("payload: %w", err)
	}
	for {
		s, due, err := a.cfg.Ledger.Due(ctx, subject, askAtOnce)
		if err != nil || s.ID == 0 {
			return err
		}
		checks, err := a.verify(ctx, s, due)
		if err != nil {
			return err
		}
		if err := a.cfg.Ledger.NoteChecks(ctx, subject, checks); err != nil {
			return err
		}
		if len(due) < askAtOnce {
			return nil
		}
	}
}

// verify asks surfaces of a subject.
func (a *Auditor) verify(ctx context.Context, s book.Subject, due []book.Row) ([]book.Check, error) {
	l := a.look()
	known := map[news.ID]*facts{}
	var out []book.Check
	for _, r := range due {
		f := known[r.Placement]
		if f == nil {
			loaded, found, err := l.facts(ctx, r.Placement)
			if err != nil {
				return nil, err
			}
			if !found {
				loaded.visible = news.Hidden
			}
			f = &loaded
			known[r.Placement] = f
		}
		c, err := l.check(ctx, s, r, *f)
		if err != nil {
			return nil, err
		}
		c.Key, c.At = r.Key(), a.cfg.Clock.Now()
		out = append(out, c)
	}
	return out, nil
}

// check asks one surface.
func (l *look) check(ctx context.Context, s book.Subject, r book.Row, f facts) (c book.Check, err error) {
	if reason := moot(s, f); reason.Format != "" {
		return book.Check{State: book.StateMoot, Proof: book.Tell(reason)}, nil
	}
	if r.Surface == book.SurfaceText {
		return l.text(ctx, r)
	}
	fs, proof, err := l.surface(ctx, r.Surface, f)
	if err != nil {
		return c, err
	}
	c = book.Check{State: book.StateApplied, Proof: book.Tell(proof...)}
	if len(fs) > 0 {
		c.State = book.StateFailed
		c.Fault = fs.says()
	}
	return c, nil
}

// text asks whether a desk still has to answer to the correction in a field
// that the site words for itself.
func (l *look) text(ctx context.Context, r book.Row) (book.Check, error) {
	t, open, err := shared.New(l.cfg.DB, l.cfg.DB.Engine).OpenTask(ctx, r.Placement)
	if err != nil {
		return book.Check{}, err
	}
	if asked := t.Asks(news.Field(r.Target)); open && asked != nil && asked.Answer == "" {
		return book.Check{State: book.StateNeedsMerge, Proof: book.Tell(book.Say("merge task %s is open", t.ID))}, nil
	}
	return book.Check{State: book.StateApplied, Proof: book.Tell(book.Say("its desk has answered"))}, nil
}

// says is the first differences in few words.
func (fs findings) says() string {
	var parts []string
	for _, f := range fs[:min(len(fs), 3)] {
		parts = append(parts, fmt.Sprintf("%s: want %s, got %s", f.what, brief(f.want), brief(f.got)))
	}
	if n := len(fs) - 3; n > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", n))
	}
	return strings.Join(parts, "; ")
}

// surface compares one surface with what it should show.
func (l *look) surface(ctx context.Context, on book.Surface, f facts) (fs findings, proof []book.Saying, err error) {
	switch on {
	case book.SurfacePage:
		return l.page(ctx, f)
	case book.SurfaceLists:
		if fs, err = l.lists(ctx, f); err != nil {
			return nil, nil, err
		}
		served, asked, err := l.served(ctx, f)
		return append(fs, served...), asked, err
	case book.SurfaceSearch:
		return l.searched(ctx, f)
	case book.SurfaceFeed:
		return l.feeds(ctx, f)
	case book.SurfaceSitemap:
		return l.sitemaps(ctx, f)
	}
	return nil, nil, nil
}

// moot tells why nothing is to be shown on a site any longer.
func moot(s book.Subject, f facts) book.Saying {
	switch {
	case s.Kind == book.KindNotice && f.visible == news.Tombstone:
		return book.Say("withdrawn since")
	case s.Kind == book.KindNotice && f.visible != news.Shown:
		return book.Say("carried here no longer")
	case s.Kind == book.KindWithdrawal && f.visible == news.Hidden:
		return book.Say("the site shows nothing of it")
	}
	return book.Saying{}
}

// longestBrief bounds what is told of a text, in characters.
const longestBrief = 120

func brief(s string) string {
	r := []rune(squash(s))
	if len(r) <= longestBrief {
		return string(r)
	}
	return string(r[:longestBrief]) + "…"
}

package newsroom

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/lang/likeness"
	"github.com/tajuk/tajuk/internal/lang/names"
	"github.com/tajuk/tajuk/internal/lang/tagging"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/act"
	"github.com/tajuk/tajuk/internal/proof"
	"github.com/tajuk/tajuk/internal/store"
)

// Consent is what somebody who releases a text has seen of it: the revision of
// the working copy that was checked, and the keys of the warnings they accept.
type Consent struct {
	Rev      int64
	Accepted []string
}

// maxAccepted bounds what an event keeps of a consent.
const maxAccepted = 100

// accepted is what the event tells; nil without a consent.
func (c *Consent) accepted() []string {
	if c == nil {
		return nil
	}
	return c.Accepted[:min(len(c.Accepted), maxAccepted)]
}

// covers refuses warnings that were not accepted. A nil consent asks nothing.
func (c *Consent) covers(problems []news.Problem) error {
	if c == nil {
		return nil
	}
	if open := news.Unaccepted(problems, c.Accepted); len(open) > 0 {
		return fault.Field("accepted", "%d warnings have not been accepted yet", len(open))
	}
	return nil
}

// saw refuses a consent to a text that has changed since.
func (d *deed) saw(id news.ID, c *Consent) error {
	if c == nil {
		return nil
	}
	w, found, err := d.Store.WorkingCopy(d, id)
	if err != nil {
		return err
	}
	if !found || w.Rev != c.Rev {
		return fault.New(fault.Conflict, "somebody changed the story while you looked at the checks; look once more")
	}
	return nil
}

// PublishSeen is Publish by somebody who has seen the checks: it publishes the
// revision that was checked and no other, and only when every warning about it
// was accepted.
func (n *Newsroom) PublishSeen(ctx context.Context, actor news.Actor, id news.ID, c Consent) error {
	if err := n.consents(ctx, actor, id, c); err != nil {
		return err
	}
	return n.do(ctx, actor, "publish story", func(d *deed) error { return d.publish(id, &c) })
}

// ScheduleSeen is Schedule by somebody who has seen the checks.
func (n *Newsroom) ScheduleSeen(ctx context.Context, actor news.Actor, id news.ID, at time.Time, c Consent) error {
	if err := n.consents(ctx, actor, id, c); err != nil {
		return err
	}
	return n.do(ctx, actor, "schedule story", func(d *deed) error { return d.schedule(id, at, &c) })
}

// CorrectSeen is Correct by somebody who has seen the checks.
func (n *Newsroom) CorrectSeen(ctx context.Context, actor news.Actor, id news.ID, correction Correction, c Consent) error {
	if err := n.consents(ctx, actor, id, c); err != nil {
		return err
	}
	return n.do(ctx, actor, "correct story", func(d *deed) error { return d.correct(id, correction, &c) })
}

// UpdateSeen is Update by somebody who has seen the checks.
func (n *Newsroom) UpdateSeen(ctx context.Context, actor news.Actor, id news.ID, c Consent) error {
	if err := n.consents(ctx, actor, id, c); err != nil {
		return err
	}
	return n.do(ctx, actor, "update story", func(d *deed) error { return d.update(id, &c) })
}

// consents asks what takes too long for a transaction: the verb then refuses
// any other revision than the one that was asked about.
func (n *Newsroom) consents(ctx context.Context, actor news.Actor, id news.ID, c Consent) error {
	found, err := n.Checks(ctx, actor, id)
	if err != nil || found.Rev != c.Rev {
		return err // the verb tells of the revision
	}
	if slices.ContainsFunc(found.Problems, func(p news.Problem) bool { return p.Error }) {
		return nil // the verb names them
	}
	return c.covers(found.Problems)
}

// Checked is a story's working copy as the checks before publication see it.
type Checked struct {
	Rev      int64
	Problems []news.Problem // errors first
	// Alike are stories of the network with much the same text.
	Alike []AlikeStory
}

// Blocked reports whether an error stands against publication.
func (c Checked) Blocked() bool {
	return slices.ContainsFunc(c.Problems, func(p news.Problem) bool { return p.Error })
}

// AlikeStory is a story that shares much of its text with another.
type AlikeStory struct {
	Story    news.ID
	Site     news.ID
	Headline string
	State    news.State
	Percent  int // of the shorter text that stands in the other
}

// Checks returns what stands against the publication of a story's working copy
// and what it is warned of. It reads outside any transaction.
func (n *Newsroom) Checks(ctx context.Context, actor news.Actor, id news.ID) (Checked, error) {
	s := n.room.Read()
	st, found, err := s.Story(ctx, id)
	if err != nil {
		return Checked{}, err
	}
	placements, err := s.PlacementsOf(ctx, id)
	if err != nil {
		return Checked{}, err
	}
	var sites []news.ID
	var section news.ID
	for _, p := range placements {
		sites = append(sites, p.Site)
		if p.Origin {
			section = p.Section
		}
	}
	if !found || !actor.MaySee(st, sites) {
		return Checked{}, fault.New(fault.NotFound, "there is no story %s", id)
	}
	w, _, err := s.WorkingCopy(ctx, id)
	if err != nil {
		return Checked{}, err
	}
	site, _, err := s.Site(ctx, st.OriginSite)
	if err != nil {
		return Checked{}, err
	}
	out := Checked{Rev: w.Rev}
	st.Kind, section = cmp.Or(w.Kind, st.Kind), cmp.Or(w.Section, section)
	if out.Problems, err = act.Problems(ctx, s, site, st, w.Content, section, n.room.Clock.Now()); err != nil {
		return out, err
	}
	text, err := n.proof(ctx, s, st, w.Content)
	if err != nil {
		return out, err
	}
	out.Problems = append(out.Problems, text.Problems()...)
	if out.Alike, err = n.alike(ctx, actor, s, st, w.Content.Lead+"\n\n"+text.Body, false); err != nil {
		return out, err
	}
	for _, a := range out.Alike {
		out.Problems = append(out.Problems, news.Problem{Field: "body", Code: "alike", Subject: a.Story.String(),
			Args: []string{strconv.Itoa(a.Percent), a.Headline}, Text: "the network has a story with much the same text: " + a.Headline})
	}
	slices.SortStableFunc(out.Problems, func(a, b news.Problem) int {
		switch {
		case a.Error == b.Error:
			return 0
		case a.Error:
			return -1
		}
		return 1
	})
	return out, nil
}

// proof gathers what the reading of a text needs from the network.
func (n *Newsroom) proof(ctx context.Context, s store.Store, st news.Story, c news.Content) (proof.Text, error) {
	doc, err := act.Document(c.Body)
	if err != nil {
		return proof.Text{}, err
	}
	p := proof.Text{Story: st, Content: c, Body: doc.Text()}
	if p.Known, err = knownNames(ctx, s, lang.Language(st.Language), c.Headline+"\n\n"+c.Lead+"\n\n"+p.Body); err != nil {
		return p, err
	}
	used, err := act.Pictures(c)
	if err != nil {
		return p, err
	}
	if p.Pictures, err = s.Assets(ctx, used); err != nil {
		return p, err
	}
	sites, err := s.Sites(ctx)
	if err != nil {
		return p, err
	}
	var all []news.ID
	for _, site := range sites {
		all = append(all, site.ID)
	}
	p.Word = func(word string) bool {
		// A word that cannot be looked up is asked about: it can be accepted.
		known, err := s.KnowsWord(ctx, st.Language, word)
		if err != nil || known {
			return err == nil
		}
		found, _, err := n.room.Index.FindDrafts(ctx, n.room.DB.Fresh(), all, st.Language, word, 0, usedElsewhere+1)
		others := slices.DeleteFunc(found, func(id news.ID) bool { return id == st.ID })
		return err == nil && len(others) >= usedElsewhere
	}
	return p, nil
}

// usedElsewhere is how many other stories say a word that is then no slip.
const usedElsewhere = 3

// Bounds of what is looked up for the names of one text.
const (
	maxPrefixes = 40
	perPrefix   = 200
)

// knownNames returns the names of tags and people that begin like a name of
// the text, of two words at least.
func knownNames(ctx context.Context, s store.Store, l lang.Language, text string) ([]string, error) {
	var prefixes, known []string
	for _, name := range names.Find(l, text) {
		slug := lang.Slug(name.Text)
		if len(name.Words) < 2 || len(slug) < 2 || slices.Contains(prefixes, slug[:2]) || len(prefixes) == maxPrefixes {
			continue
		}
		prefixes = append(prefixes, slug[:2])
		found, err := s.NamesLike(ctx, slug[:2], perPrefix)
		if err != nil {
			return nil, err
		}
		for _, k := range found {
			if strings.Contains(k, " ") {
				known = append(known, k)
			}
		}
	}
	return known, nil
}

// Shares of a text, in percent, from which on another story is worth a look.
const (
	muchAlike = 50
	maxAlike  = 5
)

// alike returns stories of the network with much the same text that the actor
// may see, and on demand withdrawn ones.
func (n *Newsroom) alike(ctx context.Context, actor news.Actor, s store.Store, st news.Story, text string, withdrawn bool) ([]AlikeStory, error) {
	l := lang.Language(st.Language)
	sketch, ok := likeness.Of(l, text)
	if !ok {
		return nil, nil
	}
	candidates, err := s.Alike(ctx, st.ID, sketch[:], 2*maxAlike)
	if err != nil {
		return nil, err
	}
	var found []AlikeStory
	for _, c := range candidates {
		if len(found) == maxAlike {
			break
		}
		other, ok, err := s.Story(ctx, c.Story)
		if err != nil {
			return nil, err
		}
		if !ok || other.State == news.StateSpiked || other.State == news.StateWithdrawn && !withdrawn {
			continue
		}
		w, ok, err := s.WorkingCopy(ctx, c.Story)
		if err != nil || !ok {
			return nil, err
		}
		doc, err := act.Document(w.Content.Body)
		if err != nil {
			return nil, err
		}
		percent := int(100 * likeness.Shared(l, text, w.Content.Lead+"\n\n"+doc.Text()))
		if percent < muchAlike {
			continue
		}
		a := AlikeStory{Story: other.ID, Site: other.OriginSite, State: other.State, Percent: percent}
		// That there is one is said to all; what it says only to those who may
		// read it.
		if actor.MaySee(other, nil) || other.StateAt(n.room.Clock.Now()) == news.StateLive {
			a.Headline = w.Content.Headline
		}
		found = append(found, a)
	}
	return found, nil
}

// sketch keeps what finds a story by its wording.
func (d *deed) sketch(st news.Story, c news.Content) error {
	doc, err := act.Document(c.Body)
	if err != nil {
		return err
	}
	sketch, ok := likeness.Of(lang.Language(st.Language), c.Lead+"\n\n"+doc.Text())
	if !ok {
		return d.Store.SaveLikeness(d, st.ID, nil)
	}
	return d.Store.SaveLikeness(d, st.ID, sketch[:])
}

// KnowWord adds a word to those that the newsroom knows, so that it is not
// taken for a slip again.
func (n *Newsroom) KnowWord(ctx context.Context, actor news.Actor, language, word string) error {
	word = strings.ToLower(act.OneLine(word))
	if l := lang.Language(language); !l.Valid() {
		return fault.Field("language", "%q is not a language of the network", language)
	}
	if word == "" || len(word) > 60 || strings.ContainsAny(word, " \t\n") {
		return fault.Field("word", "must be one word")
	}
	return n.do(ctx, actor, "know word", func(d *deed) error {
		if err := d.MayAnywhere(news.ActEditAny); err != nil {
			return err
		}
		if err := d.Store.SaveKnownWord(d, language, word, actor.Account, d.Now); err != nil {
			return err
		}
		return d.Event(news.EventWordKnown, 0, 0, map[string]string{"language": language, "word": word})
	})
}

// Suggested is what a text calls for.
type Suggested struct {
	Tags []news.Tag // known ones, the one that the text is most about first
	New  []string   // names that are no tag yet
}

// SuggestTags returns tags that a text calls for, those that it has already
// left out.
func (n *Newsroom) SuggestTags(ctx context.Context, language string, t tagging.Text, has []news.ID) (Suggested, error) {
	l := lang.Language(language)
	if !l.Valid() {
		return Suggested{}, errors.New("tags are suggested in Indonesian and English")
	}
	const most = 10
	phrases := tagging.Phrases(l, t)
	slugs := make([]string, len(phrases))
	for i, p := range phrases {
		slugs[i] = p.Slug
	}
	s := n.room.Read()
	rows, err := s.TagsBySlugs(ctx, slugs)
	if err != nil {
		return Suggested{}, err
	}
	known := map[string]bool{}
	found := make([]tagging.Found[news.ID], len(rows))
	for i, r := range rows {
		known[r.Slug] = true
		found[i] = tagging.Found[news.ID]{Tag: r.Tag, Slug: r.Slug}
	}
	ids := slices.DeleteFunc(tagging.Rank(phrases, found, most+len(has)), func(id news.ID) bool { return slices.Contains(has, id) })
	ids = ids[:min(len(ids), most)]
	tags, err := s.Tags(ctx, ids)
	if err != nil {
		return Suggested{}, err
	}
	slices.SortFunc(tags, func(a, b news.Tag) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return Suggested{Tags: tags, New: tagging.Proposals(l, t, func(slug string) bool { return known[slug] }, 3)}, nil
}

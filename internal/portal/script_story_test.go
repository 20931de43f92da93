package portal_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
	"github.com/tajuk/tajuk/internal/store"
)

// The verbs of scripts about stories.

// document makes a body of Markdown; {{baca NAME}} and asset:NAME lead to
// stories and pictures of the script.
func (w *world) document(text string) (string, error) {
	named := func(ids map[string]news.ID) func(string) (string, error) {
		return func(name string) (string, error) {
			id, ok := ids[name]
			if !ok {
				return "", fmt.Errorf("nothing is called %q", name)
			}
			return id.String(), nil
		}
	}
	doc, err := markdown.Parse([]byte(text), markdown.Options{Asset: named(w.assets), Story: named(w.stories)})
	return doc.String(), err
}

// content changes what the parameters name and keeps the rest.
func (w *world) content(c news.Content, l line) (news.Content, error) {
	for name, to := range map[string]*string{"headline": &c.Headline, "lead": &c.Lead, "located": &c.Located, "sponsor": &c.Sponsor,
		"slug": &c.Slug, "slugline": &c.Photo.Slug, "caption": &c.Photo.Caption, "alt": &c.Photo.Alt} {
		if v, ok := l.params[name]; ok {
			*to = v
		}
	}
	if name, ok := l.params["topic"]; ok {
		c.Topic = w.topics[name].ID
	}
	if name, ok := l.params["photo"]; ok {
		c.Photo.Asset = w.assets[name]
	}
	if names, ok := l.params["tags"]; ok {
		c.Tags = nil
		for _, name := range list(names) {
			c.Tags = append(c.Tags, w.tags[name])
		}
	}
	for _, role := range []news.BylineRole{news.Author, news.Editor} {
		for _, name := range list(l.params[string(role)]) {
			c.Bylines = append(c.Bylines, news.Byline{Person: w.people[name], Role: role})
		}
	}
	if v, ok := l.params["source"]; ok {
		c.Source.Name, c.Source.URL, _ = strings.Cut(v, " ")
	}
	c.Urgent = c.Urgent || l.has("urgent")
	if l.has("unverified") {
		c.Unverified = &news.Attestation{PublicInterest: "Keselamatan warga.", FirstSource: "Saksi di tempat.", Unreachable: "Belum dapat dihubungi.", NoteShown: true}
	}
	if l.has("verified") {
		c.Unverified = nil
	}
	if v, ok := l.params["ai"]; ok {
		c.AI.Level = news.AILevel(v)
	}
	text, ok := l.params["body"]
	if !ok && c.Body == "" {
		text, ok = "Isi "+c.Headline+".", true
	}
	if file, found := strings.CutPrefix(text, "@"); found {
		text = w.files[file]
	}
	var err error
	if ok {
		c.Body, err = w.document(text)
	}
	return c, err
}

func (w *world) place(text string) (site, section news.ID, err error) {
	name, slug, _ := strings.Cut(text, "/")
	s, err := w.currentSite(name)
	sec, ok := s.SectionBySlug(slug)
	if err == nil && !ok {
		err = fmt.Errorf("%s has no section %q", name, slug)
	}
	return s.ID, sec.ID, err
}

func (w *world) createStory(l line) error {
	site, section, err := w.place(l.at(2))
	if err != nil {
		return err
	}
	in := newsroom.NewStory{Site: site, Section: section, Kind: news.Kind(l.params["kind"]), Language: l.params["language"]}
	in.Content.Headline = l.at(3)
	in.Content.Lead = "Teras " + l.at(3) + "."
	if _, ok := l.params["author"]; !ok {
		l.params["author"] = "farah"
	}
	if in.Content, err = w.content(in.Content, l); err != nil {
		return err
	}
	w.stories[l.at(1)], err = w.app.Room.Create(w.ctx, news.System(), in)
	return err
}

func (w *world) publishNew(l line) error {
	if err := w.createStory(l); err != nil {
		return err
	}
	return w.publish(l)
}

func (w *world) publish(l line) error {
	return w.app.Room.Publish(w.ctx, news.System(), w.stories[l.at(1)])
}

func (w *world) schedule(l line) error {
	d, err := time.ParseDuration(l.at(2))
	if err != nil {
		return err
	}
	return w.app.Room.Schedule(w.ctx, news.System(), w.stories[l.at(1)], w.clock.Now().Add(d))
}

func (w *world) unschedule(l line) error {
	return w.app.Room.Unschedule(w.ctx, news.System(), w.stories[l.at(1)])
}

func (w *world) embargo(l line) error {
	d, err := time.ParseDuration(l.at(2))
	if err != nil {
		return err
	}
	return w.app.Room.Embargo(w.ctx, news.System(), w.stories[l.at(1)], w.clock.Now().Add(d), "")
}

func (w *world) editStory(l line) error {
	id := w.stories[l.at(1)]
	copy, _, err := store.New(w.app.DB, w.app.DB.Engine).WorkingCopy(w.ctx, id)
	if err != nil {
		return err
	}
	if _, ok := l.params["slug"]; !ok && l.params["headline"] != "" {
		l.params["slug"] = lang.Slug(l.params["headline"])
	}
	c, err := w.content(copy.Content, l)
	if err != nil {
		return err
	}
	_, err = w.app.Room.Save(w.ctx, news.System(), id, copy.Rev, c)
	return err
}

func (w *world) updateStory(l line) error {
	return w.app.Room.Update(w.ctx, news.System(), w.stories[l.at(1)])
}

func (w *world) correction(l line) newsroom.Correction {
	return newsroom.Correction{Kind: news.NoticeKind(l.at(2)), Severity: news.Severity(l.at(3)), Text: l.at(4),
		Apology: l.params["apology"], Reply: w.stories[l.params["reply"]]}
}

func (w *world) correctStory(l line) error {
	return w.app.Room.Correct(w.ctx, news.System(), w.stories[l.at(1)], w.correction(l))
}

func (w *world) addNotice(l line) error {
	return w.app.Room.AddNotice(w.ctx, news.System(), w.stories[l.at(1)], w.correction(l))
}

// shareStory offers a story as somebody who works at the origin's desk only:
// the receiving site's policy decides.
func (w *world) shareStory(l line) error {
	site, section, err := w.place(l.at(2))
	if err != nil {
		return err
	}
	st, _, err := store.New(w.app.DB, w.app.DB.Engine).Story(w.ctx, w.stories[l.at(1)])
	if err != nil {
		return err
	}
	_, err = w.app.Room.Share(w.ctx, sharer(st.OriginSite), st.ID, site, section)
	return err
}

func (w *world) acceptStory(l line) error {
	return w.app.Room.Accept(w.ctx, news.System(), w.stories[l.at(1)], w.sites[l.at(2)], 0)
}

func (w *world) declineStory(l line) error {
	return w.app.Room.Decline(w.ctx, news.System(), w.stories[l.at(1)], w.sites[l.at(2)])
}

func (w *world) overrideStory(l line) (err error) {
	value := l.at(4)
	if l.at(3) == string(news.FieldBody) {
		if value, err = w.document(value); err != nil {
			return err
		}
	}
	return w.app.Room.Override(w.ctx, news.System(), w.stories[l.at(1)], w.sites[l.at(2)], news.Field(l.at(3)), value)
}

func (w *world) inheritStory(l line) error {
	return w.app.Room.Inherit(w.ctx, news.System(), w.stories[l.at(1)], w.sites[l.at(2)], news.Field(l.at(3)))
}

func (w *world) moveStory(l line) error {
	site, section, err := w.place(l.at(2))
	if err != nil {
		return err
	}
	return w.app.Room.MoveSection(w.ctx, news.System(), w.stories[l.at(1)], site, section)
}

func (w *world) proposeRemoval(l line) error {
	return w.app.Room.ProposeWithdrawal(w.ctx, news.System(), w.stories[l.at(1)], news.Ground(l.at(2)), l.at(3))
}

// withdrawStory approves as a second person, after proposing if a ground is
// given.
func (w *world) withdrawStory(l line) error {
	if l.at(2) != "" {
		if err := w.proposeRemoval(l); err != nil {
			return err
		}
	}
	second := news.System()
	second.Account = 2
	return w.app.Room.Withdraw(w.ctx, second, w.stories[l.at(1)])
}

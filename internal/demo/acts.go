package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
)

// happening is something that happens at a moment of the demo's history.
type happening struct {
	at    time.Time
	story string
	do    func() error
}

// happen plays the history of all stories in the order of time.
func (s *seeder) happen() error {
	var acts []happening
	for _, f := range s.source.Stories {
		of, err := s.acts(f)
		if err != nil {
			return fmt.Errorf("%s: %w", f.file, err)
		}
		acts = append(acts, of...)
	}
	slices.SortStableFunc(acts, func(a, b happening) int { return a.at.Compare(b.at) })
	for _, a := range acts {
		s.clock.Set(a.at)
		if err := a.do(); err != nil {
			return fmt.Errorf("story %s at %s: %w", a.story, a.at.Format(time.RFC3339), err)
		}
	}
	return nil
}

func (s *seeder) published(f storyFile) (time.Time, error) {
	if f.Published != "" {
		t, err := time.Parse(time.RFC3339, f.Published)
		return t.UTC(), err
	}
	t, _, err := s.when(f.Age, s.sites[f.site])
	return t, err
}

// acts are what happens to one story.
func (s *seeder) acts(f storyFile) ([]happening, error) {
	site, ok := s.sites[f.site]
	if !ok {
		return nil, fmt.Errorf("no site %s", f.site)
	}
	published, err := s.published(f)
	if err != nil {
		return nil, err
	}
	var acts []happening
	add := func(at time.Time, do func() error) { acts = append(acts, happening{at, f.Key, do}) }
	var full news.Content
	add(published, func() (err error) {
		full, err = s.write(f, site, published)
		return err
	})
	last := published
	for i, share := range f.Share {
		last = published.Add(time.Duration(2+3*i) * time.Minute)
		if last.After(s.now) {
			last = s.now
		}
		add(last, func() error { return s.share(f, share, published) })
	}
	if f.Updated != "" {
		at, _, err := s.when(f.Updated, site)
		if err != nil {
			return nil, err
		}
		add(at, func() error { return s.update(f, full) })
	}
	for _, n := range f.Notice {
		at, _, err := s.when(n.Age, site)
		if err != nil {
			return nil, err
		}
		add(at, func() error { return s.notice(f, n) })
	}
	if w := f.Withdraw; w != nil {
		at, _, err := s.when(w.Age, site)
		if err != nil {
			return nil, err
		}
		add(at, func() error {
			return s.room.ProposeWithdrawal(s.ctx, s.as(news.RoleChiefEditor, f.site), s.stories[f.Key], news.Ground(w.Ground), w.Reason)
		})
		add(at.Add(20*time.Minute), func() error {
			second := news.System()
			second.Account = s.as(news.RoleEditor, f.site).Account
			return s.room.Withdraw(s.ctx, second, s.stories[f.Key])
		})
	}
	return acts, nil
}

// write creates, submits and publishes a story. A story that is updated later
// begins without its last paragraph.
func (s *seeder) write(f storyFile, site news.Site, published time.Time) (full news.Content, err error) {
	full, err = s.content(f, site, published)
	if err != nil {
		return full, err
	}
	begin := full
	if f.Updated != "" {
		if begin.Body, err = shortened(full.Body); err != nil {
			return full, err
		}
	}
	section, ok := site.SectionBySlug(f.Section)
	if !ok {
		return full, fmt.Errorf("no section %s", f.Section)
	}
	reporter, editor := s.as(news.RoleReporter, f.site), s.as(news.RoleEditor, f.site)
	id, err := s.room.Create(s.ctx, reporter, newsroom.NewStory{Site: site.ID, Section: section.ID, Kind: news.Kind(f.Kind), Content: begin})
	if err != nil {
		return full, err
	}
	s.stories[f.Key] = id
	s.report.Stories++
	if err := s.room.Submit(s.ctx, reporter, id); err != nil {
		return full, err
	}
	return full, s.room.Publish(s.ctx, editor, id)
}

// content makes a story's content from its file.
func (s *seeder) content(f storyFile, site news.Site, published time.Time) (news.Content, error) {
	body, err := s.body(f, f.body, site, published, f.line)
	if err != nil {
		return news.Content{}, err
	}
	c := news.Content{Headline: f.Headline, Lead: f.Lead, Body: body, Located: f.Located, Urgent: f.Urgent, Sensitive: f.Sensitive,
		AI: news.AIUse{Level: news.AILevel(f.AI)}, Sponsor: f.Sponsor}
	if f.Topic != "" {
		if c.Topic = s.topics[f.Topic]; c.Topic == 0 {
			return c, fmt.Errorf("no topic %s", f.Topic)
		}
	}
	for _, name := range f.Tags {
		c.Tags = append(c.Tags, s.tags[lang.Slug(name)])
	}
	for role, slugs := range map[news.BylineRole][]string{news.Author: f.By, news.Editor: f.Editor} {
		for _, slug := range slugs {
			p, ok := s.people[slug]
			if !ok {
				return c, fmt.Errorf("no person %s", slug)
			}
			c.Bylines = append(c.Bylines, news.Byline{Person: p.ID, Role: role})
		}
	}
	slices.SortStableFunc(c.Bylines, func(a, b news.Byline) int { return strings.Compare(string(a.Role), string(b.Role)) })
	if f.Photo != nil {
		c.Photo = news.Photo{Asset: s.assets[f.Key], Slug: f.Photo.Slug}
	}
	if f.Unverified {
		c.Unverified = &news.Attestation{
			PublicInterest: "Menyangkut keselamatan orang.", FirstSource: "Sumber pertama disebut namanya dan berada di tempat.",
			Unreachable: "Pihak terkait belum dapat dihubungi.", NoteShown: true}
	}
	if c.Sponsor == "" && news.Kind(f.Kind).Paid() && len(f.Tags) > 0 {
		c.Sponsor = f.Tags[0]
	}
	return c, nil
}

func (s *seeder) body(f storyFile, text string, site news.Site, published time.Time, line int) (string, error) {
	language, _ := lang.ParseLanguage(site.Language)
	doc, err := markdown.Parse([]byte(datesIn(text, published, site, language)), markdown.Options{FirstLine: line,
		Story: func(key string) (string, error) {
			id, ok := s.stories[key]
			if !ok {
				return "", fmt.Errorf("no story %s was published before", key)
			}
			return id.String(), nil
		}})
	return doc.String(), err
}

// shortened returns a document without its last block.
func shortened(body string) (string, error) {
	doc, err := richtext.Parse([]byte(body))
	if err != nil {
		return "", err
	}
	blocks := doc.Blocks()
	short, err := richtext.New(blocks[:max(len(blocks)-1, 1)]...)
	return short.String(), err
}

func (s *seeder) update(f storyFile, full news.Content) error {
	editor := s.as(news.RoleEditor, f.site)
	if _, err := s.room.Save(s.ctx, editor, s.stories[f.Key], 1, full); err != nil {
		return err
	}
	return s.room.Update(s.ctx, editor, s.stories[f.Key])
}

func (s *seeder) share(f storyFile, sh shareFile, published time.Time) error {
	to, ok := s.sites[sh.Site]
	if !ok {
		return fmt.Errorf("no site %s", sh.Site)
	}
	section, ok := to.SectionBySlug(sh.Section)
	if !ok {
		return fmt.Errorf("site %s has no section %s", sh.Site, sh.Section)
	}
	id, receiver := s.stories[f.Key], s.as(news.RoleEditor, sh.Site)
	if _, err := s.room.Share(s.ctx, s.as(news.RoleEditor, f.site), id, to.ID, section.ID); err != nil {
		return err
	}
	s.report.Shares++
	values := map[news.Field]string{news.FieldHeadline: sh.Headline, news.FieldLead: sh.Lead}
	if sh.Headline != "" {
		values[news.FieldSlug] = lang.Slug(sh.Headline)
	}
	if sh.Body != "" {
		body, err := s.body(f, sh.Body, to, published, 1)
		if err != nil {
			return err
		}
		values[news.FieldBody] = body
	}
	for _, field := range news.Fields() {
		if v := values[field]; v != "" {
			if err := s.room.Override(s.ctx, receiver, id, to.ID, field, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *seeder) notice(f storyFile, n noticeFile) error {
	c := newsroom.Correction{Kind: news.NoticeKind(n.Kind), Severity: news.Severity(n.Severity), Text: n.Text, Apology: n.Apology}
	if n.Reply != "" {
		if c.Reply = s.stories[n.Reply]; c.Reply == 0 {
			return fmt.Errorf("reply %s is not published yet", n.Reply)
		}
	}
	s.report.Notices++
	return s.room.AddNotice(s.ctx, s.as(news.RoleEditor, f.site), s.stories[f.Key], c)
}

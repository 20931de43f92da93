// Package intake turns captured pages into stories of a site: it finds or
// makes the topic, tags and people that the page names, keeps the picture's
// caption and credit as data, and leaves the rest to the newsroom's verbs.
//
//	intake.go    Import: one page
//	pages.go     files, folders and lines become pages
//	run.go       many pages, and what became of each
//	report.go    that, for people to read
//	body.go      blocks of a page become a document
//	photo.go     the picture of a page
package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/capture"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

// Directory finds what the network has already.
type Directory interface {
	TopicBySlug(ctx context.Context, slug string) (news.Topic, bool, error)
	TagBySlug(ctx context.Context, slug string) (news.Tag, bool, error)
	PersonBySlug(ctx context.Context, slug string) (news.Person, bool, error)
}

// Importer makes stories of captures.
type Importer struct {
	Room     *newsroom.Newsroom
	Known    Directory
	SiteName func(site news.ID) string
}

// Options say where captured stories go.
type Options struct {
	Site    news.Site
	Section string        // address of the section; empty is the site's first
	Publish bool          // publish them under their own dates; else they stay drafts
	Photo   io.ReadSeeker // file of the lead picture; nil puts a blank in its place
	Anyway  bool          // bring in also what the network has much the same text of
	Try     bool          // change nothing, and say what would become of it
}

// Outcome is what became of a page.
type Outcome string

// The outcomes.
const (
	Draft     Outcome = "draft"
	Published Outcome = "published"
	Known     Outcome = "known"   // this very page was brought in before
	Alike     Outcome = "alike"   // the network has much the same text; not brought in
	Refused   Outcome = "refused" // it cannot be read, or not be a story
)

// Result is what Import made of a page.
type Result struct {
	Outcome   Outcome
	Story     news.ID
	Published time.Time // zero for a draft
	Path      string    // address on the site, for published stories
	Held      string    // why it is a draft although it was to be published
	Words     []capture.Word
	Names     []capture.Name // against the network's tags and people, too
	Alike     []newsroom.AlikeStory
}

// Import makes a story of a capture, once: digest tells the page from all
// others. A page whose text the network has already is not brought in, unless
// the options say so, and Alike tells which story has it.
func (im *Importer) Import(ctx context.Context, actor news.Actor, c capture.Story, digest string, opt Options) (out Result, err error) {
	defer fault.Wrap(&err, "import capture")
	section := opt.Site.Sections[0]
	if opt.Section != "" {
		var ok bool
		if section, ok = opt.Site.SectionBySlug(opt.Section); !ok {
			return out, fault.Field("section", "%s has no section %q", opt.Site.Name, opt.Section)
		}
	}
	before, found, err := im.Room.CapturedAs(ctx, digest)
	if err != nil {
		return out, err
	}
	if found {
		out.Outcome, out.Story = Known, before.ID
		// It may be that the program was stopped between the two steps.
		if opt.Publish && !opt.Try && before.State == news.StateDraft && before.Rev == 1 {
			err = im.publish(ctx, actor, c, section, opt.Site, &out)
		}
		return out, err
	}
	if err := im.Compare(ctx, actor, c, opt.Site, &out); err != nil {
		return out, err
	}
	if len(out.Alike) > 0 && !opt.Anyway {
		out.Outcome = Alike
		return out, nil
	}
	out.Outcome = Draft
	if opt.Try {
		return out, nil
	}
	content, err := im.content(ctx, actor, c, opt)
	if err != nil {
		return out, err
	}
	var made bool
	out.Story, made, err = im.Room.CreateCaptured(ctx, actor, digest, newsroom.NewStory{Site: opt.Site.ID, Section: section.ID, Content: content, Language: language(c, opt.Site)})
	switch {
	case err != nil:
		return out, err
	case !made:
		out.Outcome = Known
	case opt.Publish:
		err = im.publish(ctx, actor, c, section, opt.Site, &out)
	}
	return out, err
}

// Compare fills in what the network knows of a capture: its words, the names of
// tags and people, and the stories with much the same text.
func (im *Importer) Compare(ctx context.Context, actor news.Actor, c capture.Story, site news.Site, out *Result) error {
	body, err := document(c, nil)
	if err != nil {
		return err
	}
	seen, err := im.Room.Compare(ctx, actor, language(c, site), news.Content{Headline: c.Title, Lead: c.Lead, Body: body.String(), Photo: news.Photo{Caption: c.Caption}})
	if err != nil {
		return err
	}
	out.Alike = seen.Alike
	out.Words, out.Names = capture.Warnings(seen.Wording)
	for _, n := range c.Names {
		if n.Other == "" {
			out.Names = append(out.Names, n)
		}
	}
	return nil
}

// publish shows a story under the date of its page. What stands against that
// leaves it a draft.
func (im *Importer) publish(ctx context.Context, actor news.Actor, c capture.Story, section news.Section, site news.Site, out *Result) error {
	at, err := published(c, site)
	if err == nil {
		err = im.Room.PublishDated(ctx, actor, out.Story, at)
	}
	switch fault.KindOf(err) {
	case fault.Invalid, fault.Conflict:
		out.Held = reason(err)
		return nil
	}
	if err != nil {
		return err
	}
	out.Outcome, out.Published = Published, at
	out.Path = "/" + section.Slug + "/" + out.Story.String() + "/" + lang.Slug(c.Title)
	return nil
}

// reason is an error for people: what is wrong with which field.
func reason(err error) string {
	fields := fault.FieldsOf(err)
	if len(fields) == 0 {
		return strings.TrimPrefix(strings.TrimPrefix(err.Error(), "import capture: "), "capture: ")
	}
	var parts []string
	for _, f := range slices.Sorted(maps.Keys(fields)) {
		parts = append(parts, f+": "+fields[f])
	}
	return strings.Join(parts, "; ")
}

func language(c capture.Story, site news.Site) string {
	if l, ok := lang.ParseLanguage(c.Language); ok {
		return l.String()
	}
	return site.Language
}

// published is the story's own date; a date without a time means noon at the
// site, so that it is the same day for every reader of the archipelago.
func published(c capture.Story, site news.Site) (time.Time, error) {
	if c.Date == "" {
		return time.Time{}, fault.Field("date", "the page does not tell when the story was published")
	}
	if t, err := time.Parse(time.RFC3339, c.Date); err == nil {
		return t.UTC(), nil
	}
	day, err := time.ParseInLocation(time.DateOnly, c.Date, site.Location())
	if err != nil {
		return day, fmt.Errorf("the capture's date %q: %w", c.Date, err)
	}
	return day.Add(12 * time.Hour).UTC(), nil
}

func (im *Importer) content(ctx context.Context, actor news.Actor, c capture.Story, opt Options) (news.Content, error) {
	body, err := document(c, nil)
	if err != nil {
		return news.Content{}, err
	}
	out := news.Content{Headline: c.Title, Lead: c.Lead, Body: body.String(), Source: source(c)}
	if out.Lead == "" && len(c.Paragraphs) > 0 {
		out.Lead = c.Paragraphs[0]
	}
	if out.Topic, err = im.topic(ctx, actor, c.Kicker); err != nil {
		return out, err
	}
	for _, name := range c.Tags {
		id, err := im.tag(ctx, actor, name)
		if err != nil {
			return out, err
		}
		if id != 0 && !slices.Contains(out.Tags, id) && len(out.Tags) < news.MaxTags {
			out.Tags = append(out.Tags, id)
		}
	}
	for role, names := range map[news.BylineRole][]string{news.Author: c.Authors, news.Editor: c.Editors} {
		for _, name := range names {
			id, err := im.person(ctx, actor, name, opt.Site)
			if err != nil {
				return out, err
			}
			if id != 0 {
				out.Bylines = append(out.Bylines, news.Byline{Person: id, Role: role})
			}
		}
	}
	slices.SortStableFunc(out.Bylines, func(a, b news.Byline) int { return strings.Compare(string(a.Role), string(b.Role)) })
	out.Photo, err = im.photo(ctx, actor, c, opt)
	return out, err
}

// source names the publisher: what the page calls its source, else its site.
func source(c capture.Story) news.Source {
	s := news.Source{Name: c.Source, URL: c.URL, DayOnly: len(c.Date) == len(time.DateOnly)}
	if s.Name == "" {
		s.Name = c.SiteName
	}
	return s
}

func (im *Importer) topic(ctx context.Context, actor news.Actor, name string) (news.ID, error) {
	slug := lang.Slug(name)
	if slug == "" {
		return 0, nil
	}
	t, found, err := im.Known.TopicBySlug(ctx, slug)
	if err != nil || found {
		return t.ID, err
	}
	t, err = im.Room.SaveTopic(ctx, actor, news.Topic{Slug: slug, Name: name, Kicker: name})
	return t.ID, err
}

func (im *Importer) tag(ctx context.Context, actor news.Actor, name string) (news.ID, error) {
	slug := lang.Slug(name)
	if slug == "" {
		return 0, nil
	}
	t, found, err := im.Known.TagBySlug(ctx, slug)
	if err != nil || found {
		return t.ID, err
	}
	t, err = im.Room.SaveTag(ctx, actor, news.Tag{Slug: slug, Name: name})
	return t.ID, err
}

func (im *Importer) person(ctx context.Context, actor news.Actor, name string, site news.Site) (news.ID, error) {
	slug := lang.Slug(name)
	if slug == "" {
		return 0, nil
	}
	p, found, err := im.Known.PersonBySlug(ctx, slug)
	if err != nil || found {
		return p.ID, err
	}
	p, err = im.Room.SavePerson(ctx, actor, news.Person{Slug: slug, Name: name, Site: site.ID, Role: "reporter"})
	return p.ID, err
}

// ErrNothing says that a capture has no text to make a story of.
var ErrNothing = errors.New("the page has no text to make a story of")

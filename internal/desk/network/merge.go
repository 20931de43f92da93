package network

import (
	"context"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
)

func (s *screens) mountMerge(f *frame.Frame) {
	for _, k := range kinds() {
		f.Get("/"+k.area+"/{id}/merge", func(c *frame.Call) error { return s.showMerge(c, k) })
		f.Post("/"+k.area+"/{id}/merge", func(c *frame.Call) error { return s.doMerge(c, k) })
	}
}

// kind is a kind of thing that can be merged.
type kind struct {
	area string
	name news.NameKind
	act  news.Act
}

func kinds() []kind {
	return []kind{{"topics", news.NameTopic, news.ActTopics}, {"tags", news.NameTag, news.ActTopics}, {"people", news.NamePerson, news.ActManage}}
}

type mergePage struct {
	frame.Base
	Area   string
	Kind   news.NameKind
	ID     news.ID
	Name   string
	Query  string
	Found  []option
	Target option // chosen, zero for none
	Use    inside.Use
}

type option struct {
	ID   news.ID
	Name string
	Slug string
}

// option finds what a thing is called.
func (s *screens) option(ctx context.Context, k kind, id news.ID) (option, error) {
	switch k.name {
	case news.NameTopic:
		t, err := s.read.Topic(ctx, id)
		return option{t.ID, t.Name, t.Slug}, err
	case news.NameTag:
		t, err := s.read.Tag(ctx, id)
		return option{t.ID, t.Name, t.Slug}, err
	}
	p, err := s.read.Person(ctx, id)
	return option{p.ID, p.Name, p.Slug}, err
}

// options finds things by the words of a line.
func (s *screens) options(ctx context.Context, k kind, line string) (out []option, err error) {
	switch k.name {
	case news.NameTopic:
		found, err := s.read.FindTopics(ctx, line)
		for _, t := range found {
			out = append(out, option{t.ID, t.Name, t.Slug})
		}
		return out, err
	case news.NameTag:
		found, err := s.read.FindTags(ctx, line)
		for _, t := range found {
			out = append(out, option{t.ID, t.Name, t.Slug})
		}
		return out, err
	}
	found, err := s.read.FindPeople(ctx, line)
	for _, p := range found {
		out = append(out, option{p.ID, p.Name, p.Slug})
	}
	return out, err
}

func (s *screens) mergePage(c *frame.Call, k kind) (*mergePage, error) {
	if err := mayAnywhere(c, k.act); err != nil {
		return nil, err
	}
	id, err := c.ID("id")
	if err != nil {
		return nil, err
	}
	source, err := s.option(c.Context(), k, id)
	if err != nil {
		return nil, err
	}
	p := &mergePage{Base: c.Base(k.area, "merge.title", source.Name), Area: k.area, Kind: k.name, ID: id, Name: source.Name,
		Query: strings.TrimSpace(c.R.FormValue("q"))}
	if p.Use, err = s.read.Use(c.Context(), k.name, id); err != nil {
		return nil, err
	}
	if target := c.FormID("target"); target != 0 && target != id {
		p.Target, err = s.option(c.Context(), k, target)
		if fault.KindOf(err) == fault.NotFound {
			p.Target, err = option{}, nil
		}
		return p, err
	}
	if p.Query == "" {
		p.Query = source.Name
	}
	found, err := s.options(c.Context(), k, p.Query)
	if len(found) <= 1 && c.R.FormValue("q") == "" { // one word of the name finds likely doubles
		if words := strings.Fields(source.Name); len(words) > 1 {
			found, err = s.options(c.Context(), k, words[0])
		}
	}
	for _, o := range found {
		if o.ID != id {
			p.Found = append(p.Found, o)
		}
	}
	return p, err
}

func (s *screens) showMerge(c *frame.Call, k kind) error {
	p, err := s.mergePage(c, k)
	if err != nil {
		return err
	}
	return c.Render(s.merge, p)
}

func (s *screens) doMerge(c *frame.Call, k kind) error {
	p, err := s.mergePage(c, k)
	if err != nil {
		return err
	}
	target := c.FormID("target")
	if err := s.room.Merge(c.Context(), c.Actor(), k.name, p.ID, target); err != nil {
		return c.Invalid(s.merge, &p.Base, p, err)
	}
	return c.Redirect("/"+k.area+"/"+target.String(), frame.Done("merge.done", p.Name))
}

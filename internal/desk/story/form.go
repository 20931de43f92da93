package story

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/newsroom/cowriting"
	"github.com/tajuk/tajuk/internal/richtext"
	"github.com/tajuk/tajuk/internal/richtext/markdown"
)

// save saves what the form holds. With scripts the fields save themselves; this
// is the way without them, and it loses nothing either: what others saved
// meanwhile is merged, and where that cannot be done both texts are shown.
func (s *screens) save(c *frame.Call) error {
	id, err := c.ID("id")
	if err != nil {
		return err
	}
	p, err := s.writePage(c, id)
	if err != nil {
		return err
	}
	form, err := s.form(c, p)
	if err != nil {
		return s.again(c, p, err)
	}
	saved, err := s.copies.Save(c.Context(), c.Actor(), form)
	if err != nil {
		return s.again(c, p, err)
	}
	if saved.Clash {
		theirs, err := richtext.Parse([]byte(saved.Theirs))
		if err != nil {
			return err
		}
		p.Clash = markdown.Write(theirs)
		// Sent again, the form replaces what the other one saved, which stays
		// in the versions.
		if err := p.remember(saved.Theirs); err != nil {
			return err
		}
		return s.again(c, p, fault.New(fault.Conflict, "somebody else changed the same passage; both texts stand below, and nothing is lost"))
	}
	return c.Redirect("/stories/"+id.String(), frame.Done("story.saved"))
}

// again shows the form with what was typed.
func (s *screens) again(c *frame.Call, p *writePage, err error) error {
	for name := range p.Values {
		if v, sent := c.R.PostForm[name]; sent {
			p.Values[name] = strings.Join(v, "\n")
		}
	}
	if text, sent := c.R.PostForm["body"]; sent {
		p.Text = text[0]
	}
	// The editor's document comes back too, or what was typed would be gone.
	if doc, err := richtext.Parse([]byte(c.R.PostFormValue("body_json"))); err == nil {
		p.JSON, p.Text = doc.String(), markdown.Write(doc)
	}
	if kept := c.R.PostFormValue("made"); kept != "" && p.Clash == "" {
		p.Made = kept
	}
	p.AddTags, p.AddNames = c.R.PostFormValue("add_tags"), c.R.PostFormValue("add_bylines")
	return c.Invalid(s.write, &p.Base, p, err)
}

// form reads what was sent. A field that was not sent is not changed.
func (s *screens) form(c *frame.Call, p *writePage) (cowriting.Form, error) {
	f := cowriting.Form{Story: p.Story.ID, Fields: map[string]cowriting.FieldChange{}}
	if err := c.R.ParseForm(); err != nil {
		return f, web400(err)
	}
	var on made
	if err := json.Unmarshal([]byte(c.R.PostFormValue("made")), &on); err != nil {
		return f, fault.New(fault.Invalid, "the request cannot be read")
	}
	for name := range p.Values {
		value, sent := c.R.PostForm[name]
		if sent {
			f.Fields[name] = cowriting.FieldChange{Base: on.Fields[name], Value: strings.Join(slices.DeleteFunc(value, blank), "\n")}
		}
	}
	if err := s.named(c, p, &f, on); err != nil {
		return f, err
	}
	body, err := bodyOf(c, on)
	if err != nil {
		return f, err
	}
	f.Body, f.BodyBase = body, on.Body
	return f, nil
}

func blank(s string) bool { return s == "" }

func web400(err error) error {
	if strings.Contains(err.Error(), "too large") {
		return err
	}
	return fault.New(fault.Invalid, "the request cannot be read")
}

// named adds tags and people that were written by name.
func (s *screens) named(c *frame.Call, p *writePage, f *cowriting.Form, on made) error {
	faults := fault.Fields{}
	add := func(field, input string, find func(name string) (string, bool, error)) error {
		change, sent := f.Fields[field]
		if !sent {
			change = cowriting.FieldChange{Base: on.Fields[field], Value: on.Fields[field]}
		}
		for name := range strings.SplitSeq(c.R.PostFormValue(input), ",") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			value, found, err := find(name)
			if err != nil {
				return err
			}
			if !found {
				faults.Add(input, "%q is not known; choose another name or have it added", name)
				continue
			}
			change.Value = strings.TrimPrefix(change.Value+"\n"+value, "\n")
		}
		if change.Value != change.Base || sent {
			f.Fields[field] = change
		}
		return nil
	}
	err := add("tags", "add_tags", func(name string) (string, bool, error) {
		t, found, err := s.read.TagNamed(c.Context(), lang.Slug(name))
		return t.ID.String(), found, err
	})
	if err != nil {
		return err
	}
	err = add("bylines", "add_bylines", func(name string) (string, bool, error) {
		person, found, err := s.read.PersonNamed(c.Context(), lang.Slug(name))
		return person.ID.String() + " " + string(roleOf(person)), found, err
	})
	if err != nil {
		return err
	}
	return faults.Err()
}

// bodyOf reads the body: the editor's document, or plain text. nil when the
// form has neither.
func bodyOf(c *frame.Call, on made) (*string, error) {
	if doc := c.R.PostFormValue("body_json"); doc != "" {
		return &doc, nil
	}
	text, sent := c.R.PostForm["body"]
	if !sent {
		return nil, nil
	}
	base, err := richtext.New()
	if on.Body != "" {
		base, err = richtext.Parse([]byte(on.Body))
	}
	if err != nil {
		return nil, fault.New(fault.Invalid, "the request cannot be read")
	}
	doc, err := markdown.ParseKept([]byte(text[0]), base)
	if err != nil {
		return nil, fault.Field("body", "%s", err.Error())
	}
	body := doc.String()
	return &body, nil
}

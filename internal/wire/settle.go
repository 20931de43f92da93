package wire

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// add takes an item as a form has read it, with everything as it came, and
// keeps it as Item promises, or refuses it.
func (r *reader) add(i Item) {
	if r.room() {
		if reason := i.settle(); reason != "" {
			r.batch.Refused = append(r.batch.Refused, Refused{ID: cut(strip(i.ID), 200), Reason: reason})
			return
		}
		r.batch.Items = append(r.batch.Items, i)
	}
}

// refuse notes an item that is not read.
func (r *reader) refuse(id, reason string) {
	if r.room() {
		r.batch.Refused = append(r.batch.Refused, Refused{ID: cut(strip(id), 200), Reason: reason})
	}
}

func (r *reader) room() bool {
	if len(r.batch.Items)+len(r.batch.Refused) < MaxItems {
		return true
	}
	r.full = fmt.Errorf("%w: it holds more than %d items", ErrTooLarge, MaxItems)
	return false
}

// settle makes an item as its type promises, or says why it cannot be one.
// Times and addresses are what they have to be already.
func (i *Item) settle() (refused string) {
	if i.ID = spaced(i.ID); i.ID == "" {
		i.ID = i.URL
	}
	if i.ID == "" {
		return "it has neither an identity nor an address, so nothing could correct or withdraw it"
	}
	if utf8.RuneCountInString(i.ID) > MaxLine {
		return fmt.Sprintf("its identity is longer than %d characters", MaxLine)
	}
	if i.Status == "" {
		i.Status = Usable
	}
	if len(i.HTML) > MaxBody || len(i.Text) > MaxBody {
		return fmt.Sprintf("its body is larger than %d bytes", MaxBody)
	}
	i.HTML, i.Text = strings.TrimSpace(strip(i.HTML)), prose(i.Text, MaxBody)
	if i.HTML == "" {
		i.Base = ""
	}
	i.HTML = unescapeMarkup(i.HTML)
	for _, s := range []*string{&i.Headline, &i.Kicker, &i.Summary, &i.Genre, &i.Source, &i.Copyright} {
		*s = line(*s)
	}
	if i.Status != Canceled && i.Headline == "" && i.Summary == "" && i.HTML == "" && i.Text == "" {
		return "it says nothing"
	}
	i.Terms, i.EdNote = prose(i.Terms, MaxText), prose(i.EdNote, MaxText)
	i.Language = language(i.Language)
	i.Version = max(i.Version, 0)
	if i.Urgency < 1 || i.Urgency > 9 {
		i.Urgency = 0
	}
	for _, l := range []*[]string{&i.Authors, &i.Sections, &i.Tags, &i.Places} {
		*l = lines(*l)
	}
	i.notices()
	i.pictures()
	return ""
}

func (i *Item) notices() {
	var kept []Notice
	for _, n := range i.Notices {
		n.ID, n.Text = token(n.ID), prose(n.Text, MaxText)
		if (n.Kind != "" || n.Text != "") && len(kept) < MaxList {
			kept = append(kept, n)
		}
	}
	i.Notices = kept
}

// pictures keeps each picture once: the first one that names a file, with what
// later ones know of it besides.
func (i *Item) pictures() {
	at := map[string]int{}
	var kept []Picture
	for _, p := range i.Pictures {
		if p.URL == "" {
			continue
		}
		p.ID = token(p.ID)
		p.Type = mediaType(p.Type)
		p.Width, p.Height = pixels(p.Width), pixels(p.Height)
		for _, s := range []*string{&p.Caption, &p.Alt, &p.Credit, &p.Copyright} {
			*s = line(*s)
		}
		if n, ok := at[p.URL]; ok {
			kept[n].complete(p)
			continue
		}
		if len(kept) < MaxList {
			at[p.URL] = len(kept)
			kept = append(kept, p)
		}
	}
	i.Pictures = kept
}

func (p *Picture) complete(o Picture) {
	for _, f := range [][2]*string{{&p.ID, &o.ID}, {&p.Role, &o.Role}, {&p.Type, &o.Type}, {&p.Caption, &o.Caption}, {&p.Alt, &o.Alt}, {&p.Credit, &o.Credit}, {&p.Copyright, &o.Copyright}} {
		if *f[0] == "" {
			*f[0] = *f[1]
		}
	}
	if p.Width == 0 || p.Height == 0 {
		p.Width, p.Height = o.Width, o.Height
	}
}

// pixels is a length that a picture can have.
func pixels(n int) int {
	if n < 0 || n > 100_000 {
		return 0
	}
	return n
}

// noticeID begins the identities of notices that stand in Tajuk's feeds as
// entries of their own.
const noticeID = "urn:tajuk:notice:"

// attachNotices brings notices that stand in a document as items of their own
// to the items they are about. RSS and Atom have no word for it: there the
// address is that of the story with a mark.
func (r *reader) attachNotices() {
	byID, byURL := map[string]int{}, map[string]int{}
	for n, i := range r.batch.Items {
		if i.About == "" && !strings.HasPrefix(i.ID, noticeID) {
			byID[i.ID] = n
			if i.URL != "" {
				byURL[i.URL] = n
			}
		}
	}
	for n := range r.batch.Items {
		i := &r.batch.Items[n]
		page, _, marked := strings.Cut(i.URL, "#")
		if i.About == "" && (!strings.HasPrefix(i.ID, noticeID) || !marked) {
			continue
		}
		story, ok := byID[i.About]
		if !ok {
			story, ok = byURL[page]
		}
		switch {
		case ok:
			i.About = r.batch.Items[story].ID
			r.batch.Items[story].attach(i.AsNotice())
		case i.About == "":
			i.About = page
		}
	}
}

// attach adds a notice, or what it says to the one that is known already.
func (i *Item) attach(n Notice) {
	for k := range i.Notices {
		if i.Notices[k].ID == n.ID {
			if i.Notices[k].Text == "" {
				i.Notices[k].Text = n.Text
			}
			return
		}
	}
	if len(i.Notices) < MaxList {
		i.Notices = append(i.Notices, n)
	}
}

// AsNotice is the notice that an item is which has About set.
func (i *Item) AsNotice() Notice {
	return Notice{ID: i.ID, Kind: i.noticeKind(), Text: i.Summary, At: i.Published}
}

// noticeKind is the kind of a notice that is an item, by its categories.
func (i *Item) noticeKind() string {
	for _, s := range append(i.Sections, i.Tags...) {
		if kind := kindOf(s); kind != "" {
			return kind
		}
	}
	return ""
}

// kindOf is a kind of notice by its name in the formats or for readers.
func kindOf(word string) string {
	switch strings.ToLower(word) {
	case "ralat", "erratum":
		return "ralat"
	case "koreksi", "correction":
		return "koreksi"
	case "hak_jawab", "hak jawab", "right of reply":
		return "hak_jawab"
	case "pemutakhiran", "update":
		return "pemutakhiran"
	}
	return ""
}

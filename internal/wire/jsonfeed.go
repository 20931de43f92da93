package wire

import "strings"

// feedJSON is the top of a JSON Feed 1.1, with Tajuk's own extension.
type feedJSON struct {
	Title    word      `json:"title"`
	Home     word      `json:"home_page_url"`
	Self     word      `json:"feed_url"`
	Next     word      `json:"next_url"`
	Language word      `json:"language"`
	Hubs     many[hub] `json:"hubs"`
	Items    anyList   `json:"items"`
	Ours     struct {
		Cursor  word          `json:"cursor"`
		Deleted many[deleted] `json:"deleted"`
	} `json:"_tajuk"`
}

type hub struct {
	Type word `json:"type"`
	URL  word `json:"url"`
}

type deleted struct {
	ID     word `json:"id"`
	When   word `json:"when"`
	By     word `json:"by"`
	Reason word `json:"reason"`
}

type entryJSON struct {
	ID          word             `json:"id"`
	URL         word             `json:"url"`
	External    word             `json:"external_url"`
	Title       word             `json:"title"`
	HTML        word             `json:"content_html"`
	Text        word             `json:"content_text"`
	Summary     word             `json:"summary"`
	Image       word             `json:"image"`
	Banner      word             `json:"banner_image"`
	Published   word             `json:"date_published"`
	Modified    word             `json:"date_modified"`
	Language    word             `json:"language"`
	Author      author           `json:"author"` // 1.0
	Authors     many[author]     `json:"authors"`
	Tags        many[word]       `json:"tags"`
	Attachments many[attachment] `json:"attachments"`
	Ours        entryExtension   `json:"_tajuk"`
}

type author struct {
	Name word `json:"name"`
}

type attachment struct {
	URL   word `json:"url"`
	Type  word `json:"mime_type"`
	Title word `json:"title"`
}

type entryExtension struct {
	Canonical word `json:"canonical"`
	Source    struct {
		Name word `json:"name"`
	} `json:"source"`
	Paid       yesNo             `json:"advertorial"`
	Unverified yesNo             `json:"unverified"`
	Notices    many[noticeEntry] `json:"notices"`
	About      word              `json:"notice_on"`
	Credit     word              `json:"image_credit"`
}

type noticeEntry struct {
	ID   word `json:"id"`
	Kind word `json:"kind"`
	When word `json:"when"`
}

func (r *reader) jsonFeed(text string) error {
	var f feedJSON
	if err := unmarshal(text, &f); err != nil {
		return err
	}
	b := &r.batch
	b.Form, b.Title, b.Cursor, r.language = JSONFeed, line(string(f.Title)), token(string(f.Ours.Cursor)), string(f.Language)
	b.Home, b.Self, b.Next = absolute(r.base, string(f.Home)), absolute(r.base, string(f.Self)), absolute(r.base, string(f.Next))
	for _, h := range f.Hubs {
		if b.Hub == "" && (strings.EqualFold(string(h.Type), "WebSub") || strings.EqualFold(string(h.Type), "PubSubHubbub")) {
			b.Hub = absolute(r.base, string(h.URL))
		}
	}
	for _, raw := range f.Items {
		if r.full != nil {
			return r.full
		}
		var e entryJSON
		if len(raw) == 0 || raw[0] != '{' || unmarshal(string(raw), &e) != nil {
			r.refuse("", "it is no object of JSON Feed")
			continue
		}
		r.add(r.jsonItem(e))
	}
	for _, d := range f.Ours.Deleted {
		r.add(Item{ID: string(d.ID), Status: Canceled, Updated: when(string(d.When)), Language: r.language, Source: string(d.By), EdNote: string(d.Reason)})
	}
	return nil
}

func (r *reader) jsonItem(e entryJSON) Item {
	i := Item{
		ID: string(e.ID), Headline: string(e.Title), HTML: string(e.HTML), Text: string(e.Text), Base: r.base, Summary: string(e.Summary),
		Published: when(string(e.Published)), Updated: when(string(e.Modified)), Language: firstOf(string(e.Language), r.language),
		Source: string(e.Ours.Source.Name), About: token(string(e.Ours.About)), Paid: bool(e.Ours.Paid),
	}
	for _, address := range []word{e.Ours.Canonical, e.URL, e.External} {
		if i.URL == "" {
			i.URL = absolute(r.base, string(address))
		}
	}
	if i.URL == "" {
		i.URL = absolute("", i.ID)
	}
	for _, a := range e.Authors {
		i.Authors = append(i.Authors, string(a.Name))
	}
	if len(i.Authors) == 0 {
		i.Authors = bylines(string(e.Author.Name))
	}
	// JSON Feed knows tags only. Labels come before the section in our feeds.
	tags := e.Tags
	for _, label := range []yesNo{e.Ours.Paid, e.Ours.Unverified} {
		if bool(label) && len(tags) > 0 {
			tags = tags[1:]
		}
	}
	for n, t := range tags {
		if n == 0 {
			i.Sections = append(i.Sections, string(t))
		} else {
			i.Tags = append(i.Tags, string(t))
		}
	}
	lead := Picture{URL: absolute(r.base, string(e.Image)), Role: "lead", Credit: string(e.Ours.Credit)}
	if lead.URL == "" {
		lead.URL = absolute(r.base, string(e.Banner))
	}
	i.Pictures = append(i.Pictures, lead)
	for _, a := range e.Attachments {
		if to := absolute(r.base, string(a.URL)); picture(string(a.Type), to) {
			i.Pictures = append(i.Pictures, Picture{URL: to, Type: string(a.Type), Caption: string(a.Title)})
		}
	}
	for _, n := range e.Ours.Notices {
		i.Notices = append(i.Notices, Notice{ID: string(n.ID), Kind: kindOf(string(n.Kind)), At: when(string(n.When))})
	}
	return i
}

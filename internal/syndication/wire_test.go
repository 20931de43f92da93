package syndication

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/syndication/ninjs"
	"github.com/tajuk/tajuk/internal/wire"
)

// These tests give what this package writes to package wire, which reads it as
// the Tajuk of another network would.

// readBack is what another network gets.
func readBack(t *testing.T, base string, write func(io.Writer) error) wire.Batch {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	batch, err := wire.Read(b.Bytes(), "", base)
	if err != nil {
		t.Fatal(err)
	}
	if len(batch.Refused) > 0 {
		t.Errorf("refused: %+v", batch.Refused)
	}
	return batch
}

func itemOf(t *testing.T, b wire.Batch, id string) wire.Item {
	t.Helper()
	for _, i := range b.Items {
		if i.ID == id {
			return i
		}
	}
	t.Fatalf("%s: there is no item %s among %d", b.Form, id, len(b.Items))
	return wire.Item{}
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// equalTime compares the moment, not the zone.
func equalTime(t *testing.T, what string, got, want time.Time) {
	t.Helper()
	if !got.Equal(want) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// Whoever follows the record of the whole network gets every correction and
// withdrawal with its site, and learns which stories to take away.
func TestRecordComesBack(t *testing.T) {
	o, f := outletID(t), feedRecord()
	for form, write := range map[wire.Form]func(io.Writer) error{
		wire.RSS:      func(w io.Writer) error { return o.RSS(w, f) },
		wire.Atom:     func(w io.Writer) error { return o.Atom(w, f) },
		wire.JSONFeed: func(w io.Writer) error { return o.JSONFeed(w, f) },
	} {
		t.Run(string(form), func(t *testing.T) {
			b := readBack(t, "", write)
			equal(t, "form", b.Form, form)
			notice, gone := itemOf(t, b, NoticeID(f.Notices[0].ID)), itemOf(t, b, WithdrawalID(109, solo.ID))
			equal(t, "correction", notice.URL, "https://solo.example/ekonomi/35/harga-beras-turun#n-s1")
			equal(t, "withdrawal", gone.URL, "https://solo.example/daerah/3d")
			equal(t, "why", gone.Summary, f.Withdrawn[0].Reason)
			equal(t, "of", strings.Join(gone.Authors, "+"), solo.Name)
			equal(t, "by a site alone", itemOf(t, b, WithdrawalID(111, bali.ID)).URL, "https://bali.example/island/3f")
			if form != wire.RSS {
				equal(t, "taken away", itemOf(t, b, StoryID(109)).Status, wire.Canceled)
			}
			for _, i := range b.Items {
				if i.ID == StoryID(111) || strings.Contains(i.Headline, "Nama Anak") {
					t.Errorf("%s: %+v", form, i)
				}
			}
		})
	}
}

func TestFeedComesBack(t *testing.T) {
	o, f, a := outletID(t), feedID(), corrected()
	for form, write := range map[wire.Form]func(io.Writer) error{
		wire.RSS:      func(w io.Writer) error { return o.RSS(w, f) },
		wire.Atom:     func(w io.Writer) error { return o.Atom(w, f) },
		wire.JSONFeed: func(w io.Writer) error { return o.JSONFeed(w, f) },
	} {
		t.Run(string(form), func(t *testing.T) {
			b := readBack(t, "", write)
			equal(t, "form", b.Form, form)
			equal(t, "title", b.Title, "Sagara")
			equal(t, "home", b.Home, "https://sagara.example/")
			equal(t, "self", b.Self, "https://sagara.example/feed.xml")
			equal(t, "hub", b.Hub, "https://hub.sagara.example/")

			i := itemOf(t, b, StoryID(a.Story))
			equal(t, "status", i.Status, wire.Usable)
			equal(t, "headline", i.Headline, a.Headline)
			equal(t, "summary", i.Summary, a.Lead)
			equal(t, "address", i.URL, o.Canonical(a))
			equal(t, "authors", strings.Join(i.Authors, "+"), "Farra Nuraini")
			equal(t, "sections", strings.Join(i.Sections, "+"), "Ekonomi")
			equal(t, "tags", strings.Join(i.Tags, "+"), "Harga Beras+Bulog+Klaten & sekitarnya")
			equalTime(t, "published", i.Published, a.PublishedAt)
			equalTime(t, "updated", i.Updated, modified(a))
			want, err := o.content(&a)
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "body", i.HTML, strings.TrimSpace(string(want)))

			if len(i.Pictures) != 1 {
				t.Fatalf("%d pictures", len(i.Pictures))
			}
			equal(t, "picture's role", i.Pictures[0].Role, "lead")
			equal(t, "picture's credit", i.Pictures[0].Credit, "Sagara/Farra")
			if form != wire.JSONFeed { // which has no word for them
				equal(t, "picture's caption", i.Pictures[0].Caption, "PANEN RAYA – Gabah <kering> di Klaten.")
				equal(t, "picture's copyright", i.Pictures[0].Copyright, "© 2025 Sagara/Farra")
				equal(t, "picture's width", i.Pictures[0].Width, 1600)
			}

			// The erratum is an entry of its own too: it is no story, and its
			// words have come to the story.
			notice := itemOf(t, b, NoticeID(801))
			equal(t, "what the erratum is about", notice.About, i.ID)
			if len(i.Notices) == 0 {
				t.Fatal("no notices")
			}
			equal(t, "erratum", i.Notices[0].Kind, "ralat")
			equal(t, "words of the erratum", i.Notices[0].Text, a.Notices[0].Text)
			equalTime(t, "erratum", i.Notices[0].At, a.Notices[0].At)

			copied := itemOf(t, b, StoryID(shared().Story))
			equal(t, "source", copied.Source, "Sagara Solo")
			paid := itemOf(t, b, StoryID(advertorial().Story))
			equal(t, "paid", paid.Paid, true)
			equal(t, "section of what was paid", strings.Join(paid.Sections, "+"), "Ekonomi")
			open := itemOf(t, b, StoryID(unverified().Story))
			equal(t, "section of what is unverified", strings.Join(open.Sections, "+"), "Daerah")

			if form == wire.RSS {
				return // which cannot tell of withdrawals
			}
			gone := itemOf(t, b, StoryID(tombstone().Story))
			equal(t, "status", gone.Status, wire.Canceled)
			equal(t, "why", gone.EdNote, o.ground(tombstone()))
			equal(t, "by", gone.Source, "Sagara Solo")
			equalTime(t, "when", gone.Updated, tombstone().WithdrawnAt)
		})
	}
}

func TestOtherLanguageComesBack(t *testing.T) {
	o, f := outletEN(t), feedEN()
	for form, write := range map[wire.Form]func(io.Writer) error{
		wire.RSS:      func(w io.Writer) error { return o.RSS(w, f) },
		wire.Atom:     func(w io.Writer) error { return o.Atom(w, f) },
		wire.JSONFeed: func(w io.Writer) error { return o.JSONFeed(w, f) },
	} {
		b := readBack(t, "", write)
		equal(t, string(form)+" language", itemOf(t, b, StoryID(104)).Language, "en")
		equal(t, string(form)+" language of its own", itemOf(t, b, StoryID(108)).Language, "id")
		equal(t, string(form)+" next page", b.Next, "https://bali.example/island/feed.xml?sebelum=1")
	}
}

func TestItemComesBack(t *testing.T) {
	o, a, m := outletID(t), corrected(), itemMeta()
	m.EmbargoUntil = now.Add(time.Hour)
	item, err := o.Item(a, m)
	if err != nil {
		t.Fatal(err)
	}
	gone, err := o.WithdrawnItem(tombstone(), m)
	if err != nil {
		t.Fatal(err)
	}
	b := readBack(t, "https://sagara.example/-/api/v1/feed", func(w io.Writer) error {
		return json.NewEncoder(w).Encode(map[string]any{"items": []ninjs.Item{item, gone}, "cursor": "s1", "next": "/-/api/v1/feed?since=s1"})
	})
	equal(t, "cursor", b.Cursor, "s1")
	equal(t, "next", b.Next, "https://sagara.example/-/api/v1/feed?since=s1")
	i := itemOf(t, b, item.URI)
	equal(t, "status", i.Status, wire.Withheld)
	equalTime(t, "embargo", i.EmbargoUntil, m.EmbargoUntil)
	equal(t, "version", i.Version, int64(m.Version))
	equal(t, "headline", i.Headline, a.Headline)
	equal(t, "summary", i.Summary, a.Lead)
	equal(t, "address", i.URL, o.Canonical(a))
	equal(t, "language", i.Language, "id")
	equal(t, "authors", strings.Join(i.Authors, "+"), "Farra Nuraini")
	equal(t, "sections", strings.Join(i.Sections, "+"), "Ekonomi")
	equal(t, "tags", strings.Join(i.Tags, "+"), "Harga Beras+Bulog+Klaten & sekitarnya")
	equal(t, "places", strings.Join(i.Places, "+"), "Klaten")
	equal(t, "terms", i.Terms, m.Terms)
	equal(t, "copyright", i.Copyright, "© PT Sagara Kabar Nusantara")
	equal(t, "note", i.EdNote, item.EdNote)
	equal(t, "body", i.HTML, strings.TrimSpace(item.Bodies[0].Value))
	equal(t, "text", i.Text, strings.TrimSpace(item.Bodies[1].Value))
	equalTime(t, "published", i.Published, a.PublishedAt)
	equalTime(t, "updated", i.Updated, m.At)

	if len(i.Notices) != 2 {
		t.Fatalf("notices: %+v", i.Notices)
	}
	equal(t, "erratum", i.Notices[0].Kind, "ralat")
	equal(t, "words of the erratum", i.Notices[0].Text, "Semula tertulis 20 kota. Yang benar 12 kota.\n\nRedaksi memohon maaf.")
	equalTime(t, "erratum", i.Notices[0].At, a.Notices[0].At)
	equal(t, "reply", i.Notices[1].Kind, "hak_jawab")

	if len(i.Pictures) != 2 {
		t.Fatalf("pictures: %+v", i.Pictures)
	}
	lead := i.Pictures[0]
	equal(t, "role", lead.Role+"+"+i.Pictures[1].Role, "lead+body")
	equal(t, "width", lead.Width, 1600) // the largest that is not cut
	equal(t, "height", lead.Height, 1067)
	equal(t, "caption", lead.Caption, "PANEN RAYA – Gabah <kering> di Klaten.")
	equal(t, "alternative", lead.Alt, "Hamparan gabah")
	equal(t, "credit", lead.Credit, "Sagara/Farra")
	equal(t, "copyright of the picture", lead.Copyright, "© 2025 Sagara/Farra")

	withdrawn := itemOf(t, b, gone.URI)
	equal(t, "status", withdrawn.Status, wire.Canceled)
	equal(t, "why", withdrawn.EdNote, gone.EdNote)
	if strings.TrimSpace(tags.ReplaceAllString(withdrawn.HTML+withdrawn.Text+withdrawn.Headline, "")) != "" {
		t.Errorf("a withdrawn story says %+v", withdrawn)
	}
}

// TestSealsAreNoChange: addresses of files that end are new each day, and the
// story is not.
func TestSealsAreNoChange(t *testing.T) {
	digest := func(seal string) string {
		m := itemMeta()
		m.File = func(key string) string { return "https://sagara.example/-/media/" + seal + "/" + key }
		item, err := outletID(t).Item(corrected(), m)
		if err != nil {
			t.Fatal(err)
		}
		b := readBack(t, "", item.Write)
		return itemOf(t, b, item.URI).Digest()
	}
	equal(t, "digest", digest("besok"), digest("lusa"))
}

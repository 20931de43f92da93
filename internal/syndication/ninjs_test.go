package syndication

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/syndication/ninjs"
)

// itemMeta is what every item of these tests says of itself.
func itemMeta() ItemMeta {
	return ItemMeta{Network: "k7", Version: 4, At: now, Pictures: true, Terms: "Tautan ke asal wajib; noindex."}
}

// TestItemsAreNinjs asks IPTC's own schema, when the folder of IPTC's repository
// newsinjson is named in TAJUK_NINJS, and always what Item.Check asks.
func TestItemsAreNinjs(t *testing.T) {
	schema := ninjsSchema(t)
	id, en := outletID(t), outletEN(t)
	early := itemMeta()
	early.EmbargoUntil = now.Add(time.Hour)
	bare := itemMeta()
	bare.Pictures, bare.Terms = false, ""
	for name, make := range map[string]func() (ninjs.Item, error){
		"corrected":   func() (ninjs.Item, error) { return id.Item(corrected(), itemMeta()) },
		"shared":      func() (ninjs.Item, error) { return id.Item(shared(), itemMeta()) },
		"advertorial": func() (ninjs.Item, error) { return id.Item(advertorial(), itemMeta()) },
		"unverified":  func() (ninjs.Item, error) { return id.Item(unverified(), itemMeta()) },
		"rewritten":   func() (ninjs.Item, error) { return en.Item(rewritten(), bare) },
		"inherited":   func() (ninjs.Item, error) { return en.Item(inherited(), itemMeta()) },
		"early":       func() (ninjs.Item, error) { return id.Item(corrected(), early) },
		"withdrawn":   func() (ninjs.Item, error) { return id.WithdrawnItem(tombstone(), itemMeta()) },
		"never shown": func() (ninjs.Item, error) { return id.CanceledItem(110, itemMeta(), "") },
	} {
		t.Run(name, func(t *testing.T) {
			item, err := make()
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := item.Write(&b); err != nil {
				t.Fatal(err)
			}
			schema(t, b.Bytes())
		})
	}
}

// ninjsSchema returns what asks IPTC's schema, or nothing when it is not there.
func ninjsSchema(t *testing.T) func(t *testing.T, text []byte) {
	dir := os.Getenv("TAJUK_NINJS")
	if dir == "" {
		return func(*testing.T, []byte) {}
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for address, file := range map[string]string{
		"https://geojson.org/schema/GeoJSON.json":             "validation/test_suite/GeoJSON-schema.json",
		"http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json": "specification/ninjs-schema_3.1.json",
	} {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := c.AddResource(address, doc); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := c.Compile("http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json")
	if err != nil {
		t.Fatal(err)
	}
	// The schema must refuse something, or it proves nothing.
	wrong, _ := jsonschema.UnmarshalJSON(strings.NewReader(`{"uri":"urn:x:y","pubstatus":"usable"}`))
	if schema.Validate(wrong) == nil {
		t.Fatal("the schema takes what it must refuse")
	}
	return func(t *testing.T, text []byte) {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
	}
}

func TestItemSays(t *testing.T) {
	id := outletID(t)
	item, err := id.Item(corrected(), itemMeta())
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(item)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got["uri"] != "urn:tajuk:k7:story:35" || got["version"] != "4" || got["pubStatus"] != "usable" {
		t.Error(got["uri"], got["version"], got["pubStatus"])
	}
	for _, part := range []string{"Semula tertulis 20 kota", "Redaksi memohon maaf", "Hak jawab"} {
		if !strings.Contains(item.EdNote, part) {
			t.Errorf("the note for editors lacks %q: %s", part, item.EdNote)
		}
	}
	rels := map[string]int{}
	for _, a := range item.Associations {
		rels[a.Rel]++
	}
	if rels["lead"] != 1 || rels["body"] != 1 || rels["ralat"] != 1 || rels["hak_jawab"] != 1 || rels["hak_jawab:reply"] != 1 {
		t.Error(rels)
	}
	lead := item.Associations[0]
	if lead.Holder != "Sagara/Farra" || lead.Copyright == "" || len(lead.Renditions) != 6 || !strings.HasPrefix(lead.Renditions[0].Href, "https://") {
		t.Errorf("%+v", lead)
	}
	if html := item.Bodies[0].Value; strings.Contains(html, "Baca juga") || strings.Contains(html, "Semula tertulis") {
		t.Error("the body holds more than the story:", html)
	}
	bare := itemMeta()
	bare.Pictures = false
	if item, err = id.Item(corrected(), bare); err != nil || item.Associations[0].Renditions != nil || item.Associations[0].Holder == "" {
		t.Error("files although none were agreed", err)
	}
}

func TestItemThatWasWithdrawn(t *testing.T) {
	item, err := outletID(t).WithdrawnItem(tombstone(), itemMeta())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := item.Write(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"bodies":[]`) || !strings.Contains(b.String(), `"pubStatus":"canceled"`) || strings.Contains(b.String(), "Nama Anak Itu") {
		t.Error(b.String())
	}
	if !strings.Contains(item.EdNote, "identitas seorang anak") {
		t.Error(item.EdNote)
	}
}

func TestCheckRefuses(t *testing.T) {
	good, err := outletID(t).Item(corrected(), itemMeta())
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(i *ninjs.Item){
		"no uri":            func(i *ninjs.Item) { i.URI = "" },
		"relative uri":      func(i *ninjs.Item) { i.URI = "/x" },
		"no version":        func(i *ninjs.Item) { i.Version = "" },
		"version zero":      func(i *ninjs.Item) { i.Version = "0" },
		"status":            func(i *ninjs.Item) { i.PubStatus = "killed" },
		"canceled and full": func(i *ninjs.Item) { i.PubStatus = ninjs.Canceled },
		"withheld for ever": func(i *ninjs.Item) { i.PubStatus = ninjs.Withheld },
		"type":              func(i *ninjs.Item) { i.Type = "story" },
		"urgency":           func(i *ninjs.Item) { i.Urgency = 10 },
		"time":              func(i *ninjs.Item) { i.FirstCreated = "kemarin" },
		"no body":           func(i *ninjs.Item) { i.Bodies = nil },
		"one name twice":    func(i *ninjs.Item) { i.Associations = append(i.Associations, i.Associations[0]) },
		"no href": func(i *ninjs.Item) {
			i.Associations = []ninjs.Item{{Name: "a", URI: "urn:a:b", Renditions: []ninjs.Rendition{{Name: "x"}}}}
		},
		"person": func(i *ninjs.Item) { i.People = []ninjs.Concept{{Name: "a", URI: "penulis/a"}} },
	} {
		item := good
		change(&item)
		if item.Check() == nil {
			t.Error(name)
		}
	}
}

func FuzzItem(f *testing.F) {
	f.Add("Judul", "Isi <b>x</b>", "Kota", "http://a.example/")
	f.Add("\x00\xff", "\u2028", " ", "javascript:x")
	f.Fuzz(func(t *testing.T, headline, lead, place, source string) {
		a := corrected()
		a.Headline, a.Lead, a.Located, a.Source.Name, a.Source.URL = headline, lead, place, headline, source
		a.Notices = []reading.Notice{a.Notices[0]}
		a.Notices[0].Text = lead
		item, err := outletID(t).Item(a, itemMeta())
		if err != nil && strings.HasPrefix(source, "http") {
			return // an address that is none is refused, not sent
		}
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := item.Write(&b); err != nil || !json.Valid(b.Bytes()) {
			t.Error(err)
		}
	})
}

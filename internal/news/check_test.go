package news_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
)

// fields returns the fields that an error is about, in order.
func fields(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("refused as %v: %v", fault.KindOf(err), err)
	}
	return strings.Join(slices.Sorted(maps.Keys(fault.FieldsOf(err))), " ")
}

func TestProblems(t *testing.T) {
	good := news.Asset{ID: 8, State: news.AssetReady, Credit: "ANTARA", Alt: "Kios"}
	attested := &news.Attestation{PublicInterest: "a", FirstSource: "b", Unreachable: "c", NoteShown: true}
	for _, tt := range []struct {
		name   string
		change func(s *news.Story, c *news.Content, a *news.Asset, words *int, section *news.ID)
		want   []string // field.code, errors with !
	}{
		{"nothing wrong", nil, nil},
		{"no headline", func(_ *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) { c.Headline = " \t" }, []string{"!headline.missing"}},
		{"long headline", func(_ *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) {
			c.Headline = strings.Repeat("é", news.GoodHeadline+1)
		}, []string{"headline.long"}},
		{"headline just long enough", func(_ *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) {
			c.Headline = strings.Repeat("é", news.GoodHeadline)
		}, nil},
		{"no lead", func(_ *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) { c.Lead = "" }, []string{"!lead.missing"}},
		{"no text", func(_ *news.Story, _ *news.Content, _ *news.Asset, words *int, _ *news.ID) { *words = 0 }, []string{"!body.missing"}},
		{"no section", func(_ *news.Story, _ *news.Content, _ *news.Asset, _ *int, section *news.ID) { *section = 0 }, []string{"!section.missing"}},
		{"no author", func(_ *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) { c.Bylines = nil }, []string{"!bylines.missing"}},
		{"no address", func(_ *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) { c.Slug = "" }, []string{"!slug.missing"}},
		{"advertorial of nobody", func(s *news.Story, _ *news.Content, _ *news.Asset, _ *int, _ *news.ID) { s.Kind = news.KindAdvertorial }, []string{"!sponsor.missing"}},
		{"advertorial", func(s *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) {
			s.Kind, c.Sponsor = news.KindAdvertorial, "PT Contoh"
		}, nil},
		{"unverified, attested", func(_ *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) { c.Unverified = attested }, nil},
		{"photo without credit", func(_ *news.Story, _ *news.Content, a *news.Asset, _ *int, _ *news.ID) { a.Credit = " " }, []string{"!photo.credit"}},
		{"photo that failed", func(_ *news.Story, _ *news.Content, a *news.Asset, _ *int, _ *news.ID) { a.State = news.AssetFailed }, []string{"!photo.failed"}},
		{"photo still being made", func(_ *news.Story, _ *news.Content, a *news.Asset, _ *int, _ *news.ID) { a.State = news.AssetPending }, nil},
		{"photo without description", func(_ *news.Story, _ *news.Content, a *news.Asset, _ *int, _ *news.ID) { a.Alt = "" }, []string{"photo.alt"}},
		{"old photo", func(_ *news.Story, _ *news.Content, a *news.Asset, _ *int, _ *news.ID) {
			a.TakenAt = noon.AddDate(-2, 0, 0)
		}, []string{"photo.archive"}},
		{"old photo, marked", func(_ *news.Story, _ *news.Content, a *news.Asset, _ *int, _ *news.ID) {
			a.TakenAt, a.Archive = noon.AddDate(-2, 0, 0), "2024"
		}, nil},
		{"photo that does not exist", func(_ *news.Story, _ *news.Content, a *news.Asset, _ *int, _ *news.ID) { a.ID = 99 }, []string{"!photo.unknown"}},
		{"no lead photo", func(_ *news.Story, c *news.Content, _ *news.Asset, _ *int, _ *news.ID) { c.Photo = news.Photo{} }, []string{"photo.missing"}},
		{"empty draft", func(_ *news.Story, c *news.Content, _ *news.Asset, words *int, section *news.ID) {
			*c, *words, *section = news.Content{Photo: c.Photo}, 0, 0
		}, []string{"!headline.missing", "!lead.missing", "!body.missing", "!section.missing", "!bylines.missing", "!slug.missing"}},
	} {
		s, c, a, words, section := news.Story{Kind: news.KindNews}, origin(), good, 2, news.ID(3)
		if tt.change != nil {
			tt.change(&s, &c, &a, &words, &section)
		}
		ps := news.Problems(s, c, section, words, map[news.ID]news.Asset{a.ID: a}, []news.ID{8}, noon)
		var got []string
		errors := false
		for _, p := range ps {
			mark := ""
			if p.Error {
				mark, errors = "!", true
			}
			if p.Text == "" {
				t.Errorf("%s: %s.%s says nothing", tt.name, p.Field, p.Code)
			}
			got = append(got, mark+p.Field+"."+p.Code)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if blocked := news.Blocking(ps) != nil; blocked != errors {
			t.Errorf("%s: blocked: %v", tt.name, blocked)
		}
	}
}

// All four conditions of the guideline's 2c are needed.
func TestUnverifiedNeedsAllFour(t *testing.T) {
	full := news.Attestation{PublicInterest: "a", FirstSource: "b", Unreachable: "c", NoteShown: true}
	for name, change := range map[string]func(*news.Attestation){
		"public interest": func(a *news.Attestation) { a.PublicInterest = " " },
		"first source":    func(a *news.Attestation) { a.FirstSource = "" },
		"unreachable":     func(a *news.Attestation) { a.Unreachable = "\n" },
		"note shown":      func(a *news.Attestation) { a.NoteShown = false },
	} {
		c, u := origin(), full
		change(&u)
		c.Unverified = &u
		err := news.Blocking(news.Problems(news.Story{}, c, 3, 2, nil, nil, noon))
		if got := fields(t, err); got != "unverified" {
			t.Errorf("without %s: blocked by %q", name, got)
		}
	}
}

func TestCheckSave(t *testing.T) {
	long := func(n int) string { return strings.Repeat("ä", n) }
	for _, tt := range []struct {
		name   string
		change func(c *news.Content)
		want   string
	}{
		{"finished", func(*news.Content) {}, ""},
		{"nothing yet", func(c *news.Content) { *c = news.Content{} }, ""},
		{"longest headline", func(c *news.Content) { c.Headline = long(news.MaxHeadline) }, ""},
		{"headline", func(c *news.Content) { c.Headline = long(news.MaxHeadline + 1) }, "headline"},
		{"two lines", func(c *news.Content) { c.Headline = "a\nb" }, "headline"},
		{"lead", func(c *news.Content) { c.Lead = long(news.MaxLead + 1) }, "lead"},
		{"located", func(c *news.Content) { c.Located = long(81) }, "located"},
		{"sponsor", func(c *news.Content) { c.Sponsor = long(121) }, "sponsor"},
		{"slug", func(c *news.Content) { c.Slug = "Pasar Legi" }, "slug"},
		{"slug with a slash", func(c *news.Content) { c.Slug = "a/b" }, "slug"},
		{"slug that begins with a hyphen", func(c *news.Content) { c.Slug = "-a" }, "slug"},
		{"long slug", func(c *news.Content) { c.Slug = strings.Repeat("a", 101) }, "slug"},
		{"tags", func(c *news.Content) { c.Tags = make([]news.ID, news.MaxTags+1) }, "tags"},
		{"byline", func(c *news.Content) { c.Bylines = []news.Byline{{Person: 1, Role: "boss"}} }, "bylines"},
		{"ai", func(c *news.Content) { c.AI.Level = "all" }, "ai"},
		{"ai assist", func(c *news.Content) { c.AI = news.AIUse{Level: news.AIAssist, Tool: "x"} }, ""},
		{"broken UTF-8", func(c *news.Content) { c.Headline, c.Lead = "Pasar \xff", "\x00" }, "headline lead"},
		{"several", func(c *news.Content) { c.Headline, c.AI.Level = "a\rb", "?" }, "ai headline"},
	} {
		c := origin()
		tt.change(&c)
		if got := fields(t, c.CheckSave()); got != tt.want {
			t.Errorf("%s: refused %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestNoticeCheck(t *testing.T) {
	for _, tt := range []struct {
		n    news.Notice
		want string
	}{
		{news.Notice{Kind: news.Ralat, Severity: news.Spelling, Text: "x"}, ""},
		{news.Notice{Kind: news.Koreksi, Severity: news.Fact, Text: "x"}, ""},
		{news.Notice{Kind: news.Koreksi, Severity: news.Substance, Text: "x", Apology: "Maaf."}, ""},
		{news.Notice{Kind: news.Koreksi, Severity: news.Substance, Text: "x", Apology: " "}, "apology"},
		{news.Notice{Kind: news.Ralat, Text: "x"}, "severity"},
		{news.Notice{Kind: news.Ralat, Severity: "besar", Text: "x"}, "severity"},
		{news.Notice{Kind: news.HakJawab, Reply: 2, Text: "x"}, ""},
		{news.Notice{Kind: news.HakJawab, Text: "x"}, "reply"},
		{news.Notice{Kind: news.Pemutakhiran, Reply: 2, Text: "x"}, ""},
		{news.Notice{Kind: news.Pemutakhiran, Text: "x"}, "reply"},
		{news.Notice{Story: 2, Kind: news.HakJawab, Reply: 2, Text: "x"}, "reply"},
		{news.Notice{Kind: news.Ralat, Severity: news.Fact, Text: " \n"}, "text"},
		{news.Notice{Kind: news.Ralat, Severity: news.Fact, Text: strings.Repeat("é", 2000)}, ""},
		{news.Notice{Kind: news.Ralat, Severity: news.Fact, Text: strings.Repeat("é", 2001)}, "text"},
		{news.Notice{Kind: news.Ralat, Severity: news.Fact, Text: "a\x00", Apology: "\xfe"}, "apology text"},
		{news.Notice{Kind: news.SilentFix, Text: "x"}, "kind"},
		{news.Notice{Kind: "pencabutan", Text: "x"}, "kind"},
	} {
		if got := fields(t, tt.n.Check()); got != tt.want {
			t.Errorf("%+v: refused %q, want %q", tt.n, got, tt.want)
		}
	}
}

func TestWithdrawalCheck(t *testing.T) {
	if len(news.Grounds()) != 5 {
		t.Fatalf("the guideline knows five grounds, not %d", len(news.Grounds()))
	}
	const reason = "Memuat identitas anak."
	for _, g := range news.Grounds() {
		if err := (news.Withdrawal{Ground: g, Reason: reason, ProposedBy: 1}).Check(); err != nil {
			t.Errorf("%s: %v", g, err)
		}
	}
	for _, tt := range []struct {
		w    news.Withdrawal
		want string
	}{
		{news.Withdrawal{Ground: "diminta narasumber", Reason: reason, ProposedBy: 1}, "ground"},
		{news.Withdrawal{Reason: reason, ProposedBy: 1}, "ground"},
		{news.Withdrawal{Ground: news.GroundChild, Reason: "  pendek  ", ProposedBy: 1}, "reason"},
		{news.Withdrawal{Ground: news.GroundChild, Reason: strings.Repeat("é", 1001), ProposedBy: 1}, "reason"},
		{news.Withdrawal{Ground: news.GroundChild, Reason: reason, ProposedBy: 1, ApprovedBy: 1}, "approved_by"},
		{news.Withdrawal{Ground: news.GroundChild, Reason: reason, ProposedBy: 1, ApprovedBy: 2}, ""},
	} {
		if got := fields(t, tt.w.Check()); got != tt.want {
			t.Errorf("%+v: refused %q, want %q", tt.w, got, tt.want)
		}
	}
}

func TestSiteCheck(t *testing.T) {
	good := func() news.Site {
		return news.Site{Slug: "solo", Name: "Sagara Solo", Zone: "Asia/Jakarta", Language: "id",
			Hosts: []string{"solo.localhost", "127.0.0.1"}, Sections: []news.Section{{Slug: "warga", Name: "Warga"}}}
	}
	section := func(slug, name string) func(*news.Site) {
		return func(s *news.Site) { s.Sections = append(s.Sections, news.Section{Slug: slug, Name: name}) }
	}
	for _, tt := range []struct {
		name   string
		change func(s *news.Site)
		want   string
	}{
		{"good", func(*news.Site) {}, ""},
		{"slug", func(s *news.Site) { s.Slug = "Solo" }, "slug"},
		{"long slug", func(s *news.Site) { s.Slug = strings.Repeat("a", 41) }, "slug"},
		{"name", func(s *news.Site) { s.Name = "" }, "name"},
		{"language", func(s *news.Site) { s.Language = "jv" }, "language"},
		{"zone", func(s *news.Site) { s.Zone = "WIB" }, "zone"},
		{"no zone", func(s *news.Site) { s.Zone = "" }, "zone"},
		{"the machine's zone", func(s *news.Site) { s.Zone = "Local" }, "zone"},
		{"WITA", func(s *news.Site) { s.Zone = "Asia/Makassar" }, ""},
		{"no host", func(s *news.Site) { s.Hosts = nil }, "hosts"},
		{"host with a port", func(s *news.Site) { s.Hosts[0] = "solo.localhost:80" }, "hosts"},
		{"host in capitals", func(s *news.Site) { s.Hosts[0] = "Solo.localhost" }, "hosts"},
		{"host with a path", func(s *news.Site) { s.Hosts[0] = "solo.localhost/x" }, "hosts"},
		{"accent", func(s *news.Site) { s.Settings.Look.Accent = "red" }, "accent"},
		{"accent that ends the style", func(s *news.Site) { s.Settings.Look.Accent = "#0a5c36;}" }, "accent"},
		{"good accent", func(s *news.Site) { s.Settings.Look.Accent = "#0A5c36" }, ""},
		{"no section", func(s *news.Site) { s.Sections = nil }, "sections"},
		{"section twice", section("warga", "Warga"), "sections"},
		{"section without name", section("x", ""), "sections"},
		{"section in capitals", section("Ekonomi", "Ekonomi"), "sections"},
		{"section that hides a page", section("topik", "Topik"), "sections"},
		{"section that hides a page in English", section("topic", "Topic"), "sections"},
		{"section that hides pictures", section("media", "Media"), "sections"},
	} {
		s := good()
		tt.change(&s)
		if got := fields(t, s.Check()); got != tt.want {
			t.Errorf("%s: refused %q, want %q", tt.name, got, tt.want)
		}
	}
	if loc := (news.Site{Zone: "nowhere"}).Location(); loc != time.UTC {
		t.Errorf("an unknown zone is %v", loc)
	}
}

func TestChecksOfSmallThings(t *testing.T) {
	entry := news.TopicEntry{At: noon, Text: "x"}
	for _, tt := range []struct {
		name string
		err  error
		want string
	}{
		{"topic", news.Topic{Slug: "a", Name: "A", Kicker: "A", Entries: []news.TopicEntry{entry}}.Check(), ""},
		{"empty topic", news.Topic{}.Check(), "kicker name slug"},
		{"topic with a timeless entry", news.Topic{Slug: "a", Name: "A", Kicker: "A", Entries: []news.TopicEntry{{Text: "x"}}}.Check(), "entries"},
		{"topic with an empty entry", news.Topic{Slug: "a", Name: "A", Kicker: "A", Entries: []news.TopicEntry{{At: noon}}}.Check(), "entries"},
		{"tag", news.Tag{Slug: "vladimir-putin", Name: "Vladimir Putin"}.Check(), ""},
		{"empty tag", news.Tag{}.Check(), "name slug"},
		{"tag with a crooked alias", news.Tag{Slug: "a", Name: "A", Aliases: []string{"Ä b"}}.Check(), "aliases"},
		{"person", news.Person{Slug: "farah-n", Name: "Farah N"}.Check(), ""},
		{"empty person", news.Person{}.Check(), "name slug"},
		{"long bio", news.Person{Slug: "a", Name: "A", Bio: strings.Repeat("é", 1001)}.Check(), "bio"},
		{"asset", news.Asset{FocalX: 1, FocalY: 0}.Check(), ""},
		{"asset with its focus outside", news.Asset{FocalX: 1.01}.Check(), "focal"},
		{"asset with a novel", news.Asset{Caption: strings.Repeat("é", 2001), Credit: strings.Repeat("é", 201), Alt: strings.Repeat("é", 1001)}.Check(), "alt caption credit"},
	} {
		if got := fields(t, tt.err); got != tt.want {
			t.Errorf("%s: refused %q, want %q", tt.name, got, tt.want)
		}
	}
	for kind, want := range map[string]bool{"": false, "digitalCapture": false, "trainedAlgorithmicMedia": true,
		"compositeWithTrainedAlgorithmicMedia": true, "compositeSynthetic": true} {
		if got := (news.Asset{SourceType: kind}).Synthetic(); got != want {
			t.Errorf("source type %q is labelled: %v", kind, got)
		}
	}
}

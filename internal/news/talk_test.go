package news

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
)

func TestMentions(t *testing.T) {
	among := []Colleague{{1, "Citra", "citra@a.test"}, {2, "Citra Dewi", "cd@a.test"}, {3, "Ékó", "eko@a.test"}, {4, "Budi", "b1@a.test"},
		{5, "budi", "b2@a.test"}, {6, "", ""}}
	for text, want := range map[string][]ID{
		"@Citra":                    {1},
		"@citra dewi, tolong":       {2}, // the longest name
		"@Citra Dewinta":            {1},
		"(@Citra)":                  {1},
		"a@citra":                   nil,
		"@@Citra":                   nil,
		"@Citrawati":                nil,
		"@ékó dan @eko":             {3},
		"@Budi":                     {4, 5}, // namesakes
		"@Budi @Citra @budi":        {4, 5, 1},
		"@":                         nil,
		"":                          nil,
		"@b1 dan @cd":               {4, 2},
		"surel citra@a.test":        nil,
		"@Citra\x00@Citra Dewi\xff": {1, 2},
	} {
		if got := Mentions(text, among); !slices.Equal(got, want) {
			t.Errorf("%q names %v, want %v", text, got, want)
		}
	}
}

func FuzzMentions(f *testing.F) {
	f.Add("@Citra Dewi dan @é")
	among := []Colleague{{1, "Citra", "citra@a.test"}, {2, "é", "x"}}
	f.Fuzz(func(t *testing.T, text string) {
		got := Mentions(text, among)
		if len(got) > len(among) || len(got) > strings.Count(text, "@") {
			t.Errorf("%q names %v", text, got)
		}
	})
}

func TestAnchorMoved(t *testing.T) {
	// At 10, three characters came in; 20 to 30 went away.
	change := func(pos, assoc int) (int, bool) {
		switch {
		case pos < 10 || pos == 10 && assoc < 0:
			return pos, false
		case pos <= 20:
			return pos + 3, false
		case pos < 30:
			return 23, true
		}
		return pos - 7, false
	}
	for name, c := range map[string][2]Anchor{
		"before":                     {{From: 2, To: 5, Quote: "x"}, {From: 2, To: 5, Quote: "x"}},
		"insertion at its end":       {{From: 5, To: 10, Quote: "x"}, {From: 5, To: 10, Quote: "x"}},
		"insertion at its beginning": {{From: 10, To: 15, Quote: "x"}, {From: 13, To: 18, Quote: "x"}},
		"insertion inside":           {{From: 8, To: 12, Quote: "x"}, {From: 8, To: 15, Quote: "x"}},
		"its end went":               {{From: 15, To: 25, Quote: "x"}, {From: 18, To: 23, Quote: "x"}},
		"its beginning went":         {{From: 25, To: 35, Quote: "x"}, {From: 23, To: 28, Quote: "x"}},
		"all of it went":             {{From: 22, To: 28, Quote: "x"}, {From: 23, To: 23, Lost: true, Quote: "x"}},
		"exactly it went":            {{From: 20, To: 30, Quote: "x"}, {From: 23, To: 23, Lost: true, Quote: "x"}},
		"lost before":                {{From: 35, To: 35, Lost: true, Quote: "x"}, {From: 28, To: 28, Lost: true, Quote: "x"}},
		"the whole story":            {{}, {}},
	} {
		if got := c[0].Moved(change); got != c[1] {
			t.Errorf("%s: %+v, want %+v", name, got, c[1])
		}
	}
}

func TestMailAt(t *testing.T) {
	solo, err := time.LoadLocation("Asia/Jakarta")
	if err != nil {
		t.Fatal(err)
	}
	at := func(s string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", s, solo)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct {
		choice    MailChoice
		now, want string
	}{
		{MailAtOnce, "2026-03-02 23:59", "2026-03-02 23:59"},
		{MailDaily, "2026-03-02 06:59", "2026-03-02 07:00"},
		{MailDaily, "2026-03-02 07:00", "2026-03-03 07:00"},
		{MailDaily, "2026-12-31 09:00", "2027-01-01 07:00"},
		{MailNever, "2026-03-02 07:00", ""},
		{"", "2026-03-02 07:00", ""},
	} {
		got, wanted := c.choice.MailAt(at(c.now), solo)
		if wanted != (c.want != "") || wanted && !got.Equal(at(c.want)) {
			t.Errorf("%s at %s: %v %v", c.choice, c.now, got, wanted)
		}
	}
}

// The table of states: what is possible from where, and nothing else.
func TestReplySteps(t *testing.T) {
	for step, from := range map[ReplyStep]string{
		ReplyTake: "received", ReplyAccept: "received in_review", ReplyRefuse: "received in_review", ReplyPublish: "accepted", "sell": "",
	} {
		for _, state := range ReplyStates() {
			err := ReplyRequest{State: state}.Allow(step)
			if want := slices.Contains(strings.Fields(from), string(state)); want != (err == nil) {
				t.Errorf("%s from %s: %v", step, state, err)
			}
			if err != nil && fault.KindOf(err) != fault.Conflict {
				t.Errorf("%s from %s: %v", step, state, err)
			}
		}
	}
}

func TestReplyCheck(t *testing.T) {
	good := ReplyRequest{Wish: WishReply, Name: "Budi", Capacity: "Diri sendiri", Email: "budi@a.test", Address: "x", Passage: "p", Facts: "f", Consent: "c"}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for field, change := range map[string]func(r *ReplyRequest){
		"wish":     func(r *ReplyRequest) { r.Wish = "uang" },
		"name":     func(r *ReplyRequest) { r.Name = "a\nBcc: x" },
		"capacity": func(r *ReplyRequest) { r.Capacity = " " },
		"phone":    func(r *ReplyRequest) { r.Phone = strings.Repeat("1", 41) },
		"address":  func(r *ReplyRequest) { r.Address = "" },
		"passage":  func(r *ReplyRequest) { r.Passage = strings.Repeat("x", MaxReplyText+1) },
		"facts":    func(r *ReplyRequest) { r.Facts = "\xff" },
		"consent":  func(r *ReplyRequest) { r.Consent = "" },
	} {
		r := good
		change(&r)
		if got := fault.FieldsOf(r.Check()); len(got) != 1 || got[field] == "" {
			t.Errorf("%s: %v", field, got)
		}
	}
	for _, email := range []string{"", "budi", "budi@", "@a.test", "a b@a.test", "budi@localhost", "a@b.test, c@d.test", "Budi <budi@a.test>",
		"budi@a.test\r\nBcc: x@y.test", "budi@a.test\n", "<budi@a.test>", strings.Repeat("a", 300) + "@a.test"} {
		r := good
		r.Email = email
		if fault.FieldsOf(r.Check())["email"] == "" {
			t.Errorf("%q was taken as an address", email)
		}
	}
}

func TestReplyDue(t *testing.T) {
	now := time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)
	var s Site
	if due, remind := s.ReplyDue(now); due != now.Add(48*time.Hour) || remind != now.Add(36*time.Hour) {
		t.Errorf("%v %v", due, remind)
	}
	s.Settings.ReplyHours = 24
	if due, remind := s.ReplyDue(now); due != now.Add(24*time.Hour) || remind != now.Add(18*time.Hour) {
		t.Errorf("%v %v", due, remind)
	}
}

func TestMayAssignStory(t *testing.T) {
	site := ID(5)
	as := func(id ID, r Role) Actor { return Actor{Account: id, Roles: map[ID][]Role{site: {r}}} }
	st := Story{OriginSite: site, CreatedBy: 1}
	for _, c := range []struct {
		who   Actor
		to    ID
		allow bool
	}{
		{as(1, RoleReporter), 1, true}, {as(1, RoleReporter), 2, false}, {as(1, RoleContributor), 1, true}, {as(3, RoleEditor), 2, true},
		{as(2, RoleReporter), 2, false}, {as(2, RoleContributor), 2, false}, {as(1, RoleSiteAdmin), 1, false}, // nobody takes what is not theirs
		{as(3, RoleSiteAdmin), 2, false}, {Actor{}, 0, false}, {Actor{Account: 9}, 9, false},
	} {
		if err := c.who.MayAssignStory(st, c.to); (err == nil) != c.allow {
			t.Errorf("%v to %s: %v", c.who, c.to, err)
		}
	}
}

//go:build unix

package main_test

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/richtext"
)

// give makes two partners, one of which does not want what it is told.
func give(t *testing.T, dir string) {
	t.Helper()
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	a, err := app.New(ctx, app.Config{DB: "sqlite:" + filepath.Join(dir, "tajuk.db"), Media: filepath.Join(dir, "media")})
	must(err)
	defer a.Close()
	site, x := a.Reader.Sites()[0], a.Room.Exchange
	farah, err := a.Room.SavePerson(ctx, news.System(), news.Person{Name: "Farah", Slug: "farah"})
	must(err)
	pushed, err := x.SaveAgreement(ctx, news.System(), partner.Agreement{Partner: "Kantor Berita", Contact: "0271", Sites: []news.ID{site.ID}, Form: partner.Ninjs,
		Push: "https://partner.example/in"})
	must(err)
	for _, name := range []string{"Arsip", "Ganda", "ganda"} {
		_, err = x.SaveAgreement(ctx, news.System(), partner.Agreement{Partner: name, Sites: []news.ID{site.ID}, Form: partner.Atom})
		must(err)
	}
	for _, headline := range []string{"Satu", "Dua"} {
		id, err := a.Room.Create(ctx, news.System(), newsroom.NewStory{Site: site.ID, Section: site.Sections[0].ID, Content: news.Content{Headline: headline,
			Lead: "Teras.", Body: richtext.Must(richtext.New(richtext.Paragraph(richtext.Text("Isi.")))).String(),
			Bylines: []news.Byline{{Person: farah.ID, Role: news.Author}}}})
		must(err)
		must(a.Room.Publish(ctx, news.System(), id))
	}
	holder, err := x.Hold(ctx, pushed.ID)
	must(err)
	for range 2 {
		d, found, err := x.Next(ctx, pushed.ID, holder)
		must(err)
		if !found {
			t.Fatal("nothing is told")
		}
		d.GiveUpAt = time.Time{}
		_, err = x.Finish(ctx, holder, d, partner.Outcome{Status: 422, Error: "answered 422"})
		must(err)
	}
	must(x.LetGo(ctx, pushed.ID, holder))
}

func TestPartners(t *testing.T) {
	dir := folder(t)
	storage := []string{"--db", "sqlite:tajuk.db", "--media", "media"}
	tajuk := func(args ...string) (out, errors string, code int) {
		r := run(t, command(dir, nil, append(args, storage...)...))
		return r.out, r.errors, r.code
	}
	for _, args := range [][]string{{"migrate"}, {"site", "add", "solo", "--name", "Sagara Solo", "--host", "solo.test", "--section", "warga=Warga"}} {
		if _, errors, code := tajuk(args...); code != 0 {
			t.Fatalf("%v: %s", args, errors)
		}
	}
	if out, _, code := tajuk("partner", "list"); code != 0 || out != "" {
		t.Errorf("no partners: %d %q", code, out)
	}
	give(t, dir)
	says := func(want string, args ...string) string {
		t.Helper()
		out, errors, code := tajuk(args...)
		if code != 0 || !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("%v: %d, want %s\n%s%s", args, code, want, out, errors)
		}
		return out
	}
	list := says(`(?m)^\w+\tKantor Berita\tninjs\tsolo\tin force\tnothing delivered yet, 2 given up$`, "partner", "list")
	if got := strings.Count(list, "\n"); got != 4 {
		t.Errorf("%d lines", got)
	}
	says(`(?s)partner +Kantor Berita.*contact +0271.*push +https://partner.example/in.*no token.*\tpublication\tdead\t1\t.*answered 422`, "partner", "show", "kantor berita")
	id := regexp.MustCompile(`(?m)^(\w+)\tKantor`).FindStringSubmatch(list)[1]
	says(`partner +Kantor Berita`, "partner", "show", id)
	secret := regexp.MustCompile(`(?m)^[\w-]{43}$`)
	token := secret.FindString(says(`^give Arsip this token`, "partner", "token", "Arsip"))
	if again := secret.FindString(says(`token`, "partner", "token", "Arsip")); token == "" || again == token {
		t.Errorf("tokens %q, %q", token, again)
	}
	says(`with a token`, "partner", "show", "Arsip")
	says(`^$`, "partner", "token", "Arsip", "--drop")
	says(`no token`, "partner", "show", "Arsip")
	if key := secret.FindString(says(`^give Kantor Berita this key`, "partner", "key", id)); key == "" {
		t.Error("no key is printed")
	}
	dead := says(`(?s)^(\w+\t\w+ v1\tpublication\tdead\t1\t\S+\tanswered 422\tKantor Berita\n){2}$`, "partner", "dead")
	says(`^$`, "partner", "dead", "Arsip")
	says(`^$`, "partner", "replay", strings.Split(dead, "\t")[0])
	says(`1 given up`, "partner", "show", id)
	says(`^1 will be sent again\n$`, "partner", "replay", "--all", "Kantor Berita")
	says(`^$`, "partner", "dead", id)
	says(`Kantor Berita gets no new stories`, "partner", "end", id)
	says(`Kantor Berita\tninjs\tsolo\tended \d{4}-`, "partner", "list")
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"twice":             {[]string{"end", id}, 1, "ended already"},
		"nobody":            {[]string{"show", "Siapa"}, 1, "no partner Siapa"},
		"two of one name":   {[]string{"show", "Ganda"}, 1, "several agreements: "},
		"who fetches":       {[]string{"replay", "--all", "Arsip"}, 1, "nothing is sent to it"},
		"no such delivery":  {[]string{"replay", "zzz"}, 1, "no delivery"},
		"not a delivery":    {[]string{"replay", "Kantor Berita"}, 2, "not the ID of a delivery"},
		"nothing to replay": {[]string{"replay"}, 2, "expected"},
	} {
		if out, errors, code := tajuk(append([]string{"partner"}, c.args...)...); code != c.code || !strings.Contains(errors, c.says) {
			t.Errorf("%s: %d\n%s%s", name, code, out, errors)
		}
	}
}

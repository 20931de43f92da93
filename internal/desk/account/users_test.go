package account_test

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/identity"
	"github.com/tajuk/tajuk/internal/news"
)

// What a form may say and what an administrator may do are two things: every
// request that the screens do not offer is sent here by hand.
func TestRolesByHand(t *testing.T) {
	each(t, func(w *world) {
		admin := w.person("admin@sagara.test", at(w.solo, news.RoleSiteAdmin))
		sari := w.person("sari@sagara.test", at(w.solo, news.RoleReporter))
		made := w.person("made@sagara.test", at(w.bali, news.RoleReporter))
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		b := w.browser()
		b.in(admin.Email)
		user := func(a news.Account) string { return "/users/" + a.ID.String() }
		b.want(b.post(user(sari)+"/roles", "on", "1", "role", "1:editor", "role", "1:photo_editor"), 303)
		for name, c := range map[string]struct {
			path   string
			form   []string
			status int
		}{
			"the network":             {user(sari) + "/roles", []string{"on", "0", "role", "0:network_admin"}, 403},
			"every site":              {user(sari) + "/roles", []string{"on", "0", "role", "0:reporter"}, 403},
			"another site":            {user(sari) + "/roles", []string{"on", "2", "role", "2:reporter"}, 403},
			"a site of another form":  {user(sari) + "/roles", []string{"on", "1", "role", "2:reporter"}, 422},
			"the network on the site": {user(sari) + "/roles", []string{"on", "1", "role", "1:network_admin"}, 422},
			"a role that is none":     {user(sari) + "/roles", []string{"on", "1", "role", "1:owner"}, 422},
			"twice":                   {user(sari) + "/roles", []string{"on", "1", "role", "1:editor", "role", "1:editor"}, 422},
			"themselves":              {user(admin) + "/roles", []string{"on", "1", "role", "1:site_admin", "role", "1:chief_editor"}, 403},
			"take from another site":  {user(made) + "/roles", []string{"on", "2"}, 403},
			"take from the network":   {user(boss) + "/roles", []string{"on", "0"}, 403},
			"end the network's":       {user(boss) + "/end", nil, 403},
			"a link for the network":  {user(boss) + "/link", nil, 403},
			"a link for Bali":         {user(made) + "/link", nil, 403},
			"factors of Bali":         {user(made) + "/factors", nil, 403},
			"end themselves":          {user(admin) + "/end", nil, 403},
			"invite to Bali":          {"/users/new", []string{"name", "X", "email", "x@sagara.test", "on", "2", "role", "2:reporter"}, 403},
			"invite for every site":   {"/users/new", []string{"name", "X", "email", "x@sagara.test", "on", "0", "role", "0:network_admin"}, 403},
			"invite without a role":   {"/users/new", []string{"name", "X", "email", "x@sagara.test"}, 422},
			"nobody":                  {"/users/zzzz/roles", []string{"on", "1", "role", "1:editor"}, 404},
			// Fields that are not the form's change nothing.
			"fields of the account": {user(sari) + "/roles", []string{"on", "1", "role", "1:editor", "role", "1:photo_editor", "email", "evil@sagara.test", "active", "0", "id", boss.ID.String(), "Roles", "x"}, 303},
		} {
			if a := b.post(c.path, c.form...); a.status != c.status {
				t.Errorf("%s: %d, want %d", name, a.status, c.status)
			}
		}
		got, err := w.id.AccountByEmail(w.ctx, sari.Email)
		w.must(err)
		if len(got.Roles) != 1 || !news.SameRoles(got.Roles[1], []news.Role{news.RoleEditor, news.RolePhotoEditor}) || !got.Active {
			t.Errorf("%+v", got)
		}
		if _, err := w.id.AccountByEmail(w.ctx, "x@sagara.test"); err == nil {
			t.Error("an account was made")
		}
		// The screen offers what may be given, and no more.
		page := b.get(user(sari)).body
		if !strings.Contains(page, `value="1:editor"`) || strings.Contains(page, `name="on" value="0"`) || strings.Contains(page, `name="on" value="2"`) {
			t.Error(page)
		}
		// Who manages nothing sees no accounts and no trail.
		r := w.browser()
		r.in(made.Email)
		for _, path := range []string{"/users", "/users/new", user(sari), "/audit", "/audit/export?format=csv"} {
			r.want(r.get(path), 403)
		}
		for _, path := range []string{"/users/new", user(sari) + "/roles", user(sari) + "/link", user(sari) + "/end", user(made) + "/roles"} {
			r.want(r.post(path, "name", "X", "email", "x@sagara.test", "on", "2", "role", "2:chief_editor"), 403)
		}
	})
}

func TestProofOnTheScreens(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		sari := w.person("sari@sagara.test", at(w.solo, news.RoleReporter))
		b := w.browser()
		b.in(boss.Email)
		w.clock.Advance(identity.ProvenFor)
		here := "/users/" + sari.ID.String()
		for path, back := range map[string]string{here + "/roles": here, here + "/end": here, here + "/link": here, "/users/new": "/users/new", "/me/password": "/me", "/me/totp": "/me", "/me/codes": "/me"} {
			a := b.post(path, "on", "1", "role", "1:editor", "password", "lima perahu layar", "name", "X", "email", "x@sagara.test")
			if a.status != 303 || a.to != "/prove?next="+strings.ReplaceAll(back, "/", "%2F") {
				t.Errorf("%s: %d to %q", path, a.status, a.to)
			}
		}
		if a := b.get("/audit/export?format=csv&q=x"); !strings.HasPrefix(a.to, "/prove?next=%2Faudit") {
			t.Errorf("an export: %d to %q", a.status, a.to)
		}
		b.want(b.get("/prove?next="+here), 200, `value="`+here+`"`)
		b.want(b.post("/prove", "password", "wrong", "next", here), 422)
		if a := b.post("/prove", "password", good, "next", here); a.to != here {
			t.Errorf("proof led to %q", a.to)
		}
		b.want(b.post(here+"/roles", "on", "1", "role", "1:editor"), 303)
		s := w.browser()
		s.in(sari.Email)
		b.want(b.post(here+"/end"), 303)
		if s.signedIn() {
			t.Error("an account that has ended is still signed in")
		}
		b.want(b.post(here+"/begin"), 303)
		if s.signedIn() {
			t.Error("an old session came back to life")
		}
	})
}

func TestAuditScreen(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		admin := w.person("admin@sagara.test", at(w.solo, news.RoleSiteAdmin))
		sari := w.person("sari@sagara.test", at(w.solo, news.RoleReporter))
		made := w.person("made@sagara.test", at(w.bali, news.RoleReporter))
		b := w.browser()
		for _, email := range []string{sari.Email, made.Email, admin.Email} {
			w.browser().in(email)
		}
		w.browser().post("/signin", "email", made.Email, "password", "=cmd|' /C calc'!A0")
		b.in(boss.Email)
		b.want(b.post("/users/"+sari.ID.String()+"/roles", "on", "1", "role", "1:editor"), 303)
		b.want(b.get("/audit"), 200, "Sari", "Made", "set roles", "SOLO: Editor", "failed to sign in")
		one := b.get("/audit?person=" + made.ID.String())
		b.want(one, 200, "Made", "failed to sign in", "invited")
		if strings.Contains(one.body, "<b>Sari</b>") {
			t.Error("the trail of one person shows another's")
		}
		b.want(b.get("/audit?kind=account.roles_set&site=1&q=sari&from=2026-03-01&until=2026-03-02"), 200, "<b>Sari</b>")
		for _, q := range []string{"until=2026-03-01", "from=2026-03-03", "site=2&kind=account.roles_set", "q=nothing+of+that+kind", "story=zzz1"} {
			if a := b.get("/audit?" + q); !strings.Contains(a.body, "Nothing of that kind") {
				t.Errorf("%s: %s", q, a.body)
			}
		}
		// An administrator of Solo sees Solo's people, and nobody of Bali.
		s := w.browser()
		s.in(admin.Email)
		trail := s.get("/audit")
		s.want(trail, 200, "Sari", "set roles")
		if strings.Contains(trail.body[strings.Index(trail.body, "<tbody>"):], "Made") {
			t.Error("Solo's administrator sees what Bali's people do")
		}

		a := b.get("/audit/export?format=csv")
		b.want(a, 200)
		rows, err := csv.NewReader(strings.NewReader(a.body)).ReadAll()
		w.must(err)
		if len(rows) < 12 || a.header.Get("Content-Type") != "text/csv; charset=utf-8" || !strings.Contains(a.header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%d rows, %v", len(rows), a.header)
		}
		for _, row := range rows {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
					t.Errorf("a spreadsheet would run %q", cell)
				}
			}
		}
		a = b.get("/audit/export?format=jsonl&kind=account.signed_in")
		lines := strings.Split(strings.TrimSpace(a.body), "\n")
		for _, line := range lines {
			var v map[string]any
			if err := json.Unmarshal([]byte(line), &v); err != nil || v["kind"] != "account.signed_in" {
				t.Errorf("%s: %v", line, err)
			}
		}
		if len(lines) != 5 {
			t.Errorf("%d sign-ins", len(lines))
		}
		b.want(b.get("/audit"), 200, "exported the audit trail")
		b.want(b.get("/audit/export?format=xml"), 404)
	})
}

func TestAuditPages(t *testing.T) {
	each(t, func(w *world) {
		boss := w.person("boss@sagara.test", everywhere(news.RoleNetworkAdmin))
		for range 70 {
			w.browser().in(boss.Email)
		}
		b := w.browser()
		b.in(boss.Email)
		seen := 0
		path := "/audit?kind=account.signed_in"
		for pages := 0; path != ""; pages++ {
			if pages > 5 {
				t.Fatal("the trail has no end")
			}
			a := b.get(path)
			b.want(a, 200)
			seen += strings.Count(a.body, `class="lead">signed in`)
			_, rest, found := strings.Cut(a.body, `rel="next" href="`)
			path, _, _ = strings.Cut(rest, `"`)
			path = strings.ReplaceAll(path, "&amp;", "&")
			if !found {
				path = ""
			}
		}
		if seen != 71 {
			t.Errorf("%d rows on all pages", seen)
		}
	})
}

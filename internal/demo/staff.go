package demo

import (
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
	"github.com/tajuk/tajuk/internal/news"
)

// staff are the people who work at a site of the demo: reporter, editor, chief
// editor.
func staff() map[string][3]string {
	return map[string][3]string{
		"nasional": {"Yusuf Hidayat", "Ratih Kusumawati", "Hendra Wijaya"},
		"solo":     {"Sari Wulandari", "Bagas Prasetyo", "Endang Sulistyowati"},
		"surabaya": {"Dimas Saputra", "Fitri Handayani", "Agus Santoso"},
		"medan":    {"Rina Siregar", "Togar Simanjuntak", "Maruli Nasution"},
		"makassar": {"Andi Nurhaliza", "Muhammad Rizal", "Daeng Tompo"},
		"bali":     {"Kadek Ariani", "Wayan Sudarma", "Ni Luh Pertiwi"},
		"papua":    {"Yohana Rumbiak", "Markus Wenda", "Selvi Kambu"},
		"maluku":   {"Glory Pattiasina", "Johan Latuconsina", "Ester Manuhutu"},
	}
}

// Login is an account of the demo that a person can sign in with.
type Login struct {
	Email string
	Role  string // what the person is, in one word
}

// address is a name as an e-mail address of the demo.
func address(name string) string {
	return strings.ReplaceAll(lang.Slug(name), "-", ".") + "@sagara.example.id"
}

// more are people beyond the staff of each site: roles by site, "" for every
// site.
type more struct {
	name  string
	role  string
	roles map[string][]news.Role
}

func others() []more {
	return []more{
		{"Putu Wirawan", "photo_editor", map[string][]news.Role{"solo": {news.RolePhotoEditor}, "bali": {news.RolePhotoEditor}}},
		{"Satrio Nugroho", "deputy_chief_editor", map[string][]news.Role{"solo": {news.RoleChiefEditor}, "nasional": {news.RoleChiefEditor}}},
		{"Lestari Ningsih", "site_admin", map[string][]news.Role{"solo": {news.RoleSiteAdmin}, "surabaya": {news.RoleSiteAdmin}}},
		{"Bambang Setiawan", "network_admin", map[string][]news.Role{"": {news.RoleNetworkAdmin}}},
		{"Maya Anggraini", "several_roles", map[string][]news.Role{"solo": {news.RoleReporter}, "bali": {news.RoleEditor}, "surabaya": {news.RoleEditor}}},
	}
}

// Logins are the accounts that the demo shows to whoever tries it.
func Logins() []Login {
	solo := staff()["solo"]
	list := []Login{
		{address(solo[0]), string(news.RoleReporter)},
		{address(solo[1]), string(news.RoleEditor)},
		{address(solo[2]), string(news.RoleChiefEditor)},
	}
	for _, m := range others() {
		list = append(list, Login{address(m.name), m.role})
	}
	return list
}

// staffOf makes the logins of a site's staff.
func (s *seeder) staffOf(site news.Site) error {
	for i, role := range []news.Role{news.RoleReporter, news.RoleEditor, news.RoleChiefEditor} {
		name := staff()[site.Slug][i]
		a, err := s.room.SaveAccount(s.ctx, news.System(), news.Account{Email: address(name), Name: name, Active: true,
			Roles: map[news.ID][]news.Role{site.ID: {role}}})
		if err != nil {
			return err
		}
		s.accounts[site.Slug+"/"+string(role)] = news.Actor{Account: a.ID, Name: a.Name, Roles: a.Roles}
	}
	return nil
}

// others makes the logins of people with roles on several sites.
func (s *seeder) others() error {
	for _, m := range others() {
		roles := map[news.ID][]news.Role{}
		for slug, list := range m.roles {
			roles[s.sites[slug].ID] = list // no site for "", whose zero stands for every site
		}
		if _, err := s.room.SaveAccount(s.ctx, news.System(), news.Account{Email: address(m.name), Name: m.name, Active: true, Roles: roles}); err != nil {
			return err
		}
	}
	return nil
}

package syndication

import (
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/richtext"
)

// links is a portal under https on the sites' own hosts.
type links struct{}

func (links) Absolute(s news.Site, path string) string { return "https://" + s.Host() + path }
func (links) Media(s news.Site, key string) string     { return "https://" + s.Host() + "/media/" + key }

var (
	pathsID = Paths{
		RSS: "/feed.xml", Atom: "/atom.xml", JSON: "/feed.json", Search: "/cari?q=",
		Topic: "/topik/", Tag: "/tag/", Author: "/penulis/",
		Corrections: "/ralat", Withdrawals: "/pencabutan", Network: "/jaringan", Staff: "/redaksi",
		Guideline: "/pedoman-media-siber",
		Icon:      "/site/icon.svg", Logo: "/site/logo.png",
	}
	pathsEN = Paths{
		RSS: "/feed.xml", Atom: "/atom.xml", JSON: "/feed.json", Search: "/search?q=",
		Topic: "/topic/", Tag: "/tag/", Author: "/author/",
		Corrections: "/corrections", Withdrawals: "/withdrawals", Staff: "/staff",
		Guideline: "/media-guideline",
	}
	labelsID = Labels{
		Rich: richtext.Labels{Related: "Baca juga", Photo: "Foto", ArchivePhoto: "Foto arsip",
			AIGenerated: "Gambar dibuat dengan AI", AIEdited: "Gambar disunting dengan AI", Gallery: "Galeri foto",
			Table: "Tabel", EmbedOpen: "Lihat di {provider}", EmbedLoad: "Muat dari {provider}"},
		Notices: map[news.NoticeKind]string{news.Ralat: "Ralat", news.Koreksi: "Koreksi",
			news.HakJawab: "Hak jawab", news.Pemutakhiran: "Pemutakhiran"},
		Grounds: map[news.Ground]string{news.GroundSARA: "SARA", news.GroundDecency: "Kesusilaan",
			news.GroundChild: "Masa depan anak", news.GroundTrauma: "Pengalaman traumatik korban", news.GroundCouncil: "Dewan Pers"},
		Read: "Selengkapnya:", Answers: "atas:", Withdraw: "Dicabut",
		Advertorial: "Advertorial", Sponsor: "Konten ini dibayar oleh {0} dan bukan karya redaksi.",
		UnverifiedWord: "Belum terverifikasi", Unverified: "Berita ini masih dalam verifikasi.",
		AIAssist: "Sebagian teks dibantu AI.", AIGenerated: "Teks dibuat dengan AI dan diperiksa redaksi.",
		Source: "Sumber:", Appeared: "Artikel ini telah tayang di", Titled: "dengan judul", Quoted: "“{0}”",
		Home: "Beranda",
	}
	labelsEN = Labels{
		Rich: richtext.Labels{Related: "Read also", Photo: "Photo", ArchivePhoto: "File photo",
			AIGenerated: "AI image", AIEdited: "Image edited with AI", Gallery: "Gallery",
			Table: "Table", EmbedOpen: "See on {provider}", EmbedLoad: "Load from {provider}"},
		Notices: map[news.NoticeKind]string{news.Ralat: "Erratum", news.Koreksi: "Correction",
			news.HakJawab: "Right of reply", news.Pemutakhiran: "Update"},
		Grounds: map[news.Ground]string{news.GroundSARA: "Ethnicity or religion", news.GroundDecency: "Decency",
			news.GroundChild: "The future of a child", news.GroundTrauma: "A victim’s trauma", news.GroundCouncil: "Press Council"},
		Read: "Read more:", Answers: "to:", Withdraw: "Withdrawn",
		Advertorial: "Advertorial", Sponsor: "This content was paid for by {0}.",
		UnverifiedWord: "Unverified", Unverified: "This story is still being verified.",
		AIAssist: "Parts of this text were made with AI.", AIGenerated: "This text was made with AI and checked by an editor.",
		Source: "Source:", Appeared: "This story first appeared on", Titled: "under the headline", Quoted: "“{0}”",
		Home: "Home",
	}
)

var (
	economy  = news.Section{ID: 501, Site: 1, Slug: "ekonomi", Name: "Ekonomi"}
	regional = news.Section{ID: 502, Site: 1, Slug: "daerah", Name: "Daerah"}
	island   = news.Section{ID: 503, Site: 3, Slug: "island", Name: "Island"}

	nasional = news.Site{ID: 1, Slug: "nasional", Name: "Sagara", Zone: "Asia/Jakarta", Language: "id",
		Hosts: []string{"sagara.example"}, Public: true, National: true,
		Sections: []news.Section{economy, regional},
		Settings: news.Settings{Tagline: "Kabar dari seluruh negeri", Owner: "PT Sagara Kabar Nusantara",
			Email: "redaksi@sagara.example", Responsible: "Ratna Kusuma", Address: "Jalan Melati 12, Jakarta",
			Hubs: []string{"https://hub.sagara.example/", "javascript:alert(1)"}}}
	solo = news.Site{ID: 2, Slug: "solo", Name: "Sagara Solo", Zone: "Asia/Jakarta", Language: "id",
		Hosts: []string{"solo.example"}, Public: true, Settings: news.Settings{Owner: "PT Sagara Kabar Nusantara"}}
	bali = news.Site{ID: 3, Slug: "bali", Name: "Sagara Bali", Zone: "Asia/Makassar", Language: "en",
		Hosts: []string{"bali.example"}, Public: true, Sections: []news.Section{island},
		Settings: news.Settings{Tagline: "The island, day by day"}}

	farra  = news.Person{ID: 301, Slug: "farra-nuraini", Name: "Farra Nuraini", Role: "reporter", Bio: "Menulis soal pangan."}
	hendra = news.Person{ID: 302, Slug: "hendra-wijaya", Name: "Hendra Wijaya", Role: "editor"}
	rice   = news.Topic{ID: 401, Slug: "harga-beras", Name: "Harga Beras", Kicker: "Harga Beras",
		Summary: "Naik turunnya harga beras sejak panen raya.", UpdatedAt: clockAt("2025-07-06T01:00:00Z")}
	bulog  = news.Tag{ID: 601, Slug: "bulog", Name: "Bulog"}
	klaten = news.Tag{ID: 602, Slug: "klaten", Name: "Klaten & sekitarnya"}
)

// now is the moment at which everything is written.
var now = clockAt("2025-07-06T05:00:00Z")

func clockAt(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func asset(id news.ID, credit string) news.Asset {
	key := "aa/" + id.String()
	return news.Asset{ID: id, State: news.AssetReady, Type: "image/jpeg", Width: 3000, Height: 2000, Credit: credit,
		Caption: "Petani menjemur gabah.", Alt: "Gabah dijemur di tepi jalan", Copyright: "© 2025 " + credit,
		SourceType: "digitalCapture", Renditions: []news.Rendition{
			{Spec: "w320", Format: "jpeg", Width: 320, Height: 213, Bytes: 20_000, Key: key + "-320.jpg"},
			{Spec: "w960", Format: "webp", Width: 960, Height: 640, Bytes: 60_000, Key: key + "-960.webp"},
			{Spec: "w960", Format: "jpeg", Width: 960, Height: 640, Bytes: 90_000, Key: key + "-960.jpg"},
			{Spec: "w1600", Format: "jpeg", Width: 1600, Height: 1067, Bytes: 210_000, Key: key + "-1600.jpg"},
			{Spec: "16x9", Format: "jpeg", Width: 1200, Height: 675, Bytes: 120_000, Key: key + "-16x9.jpg"},
			{Spec: "4x3", Format: "jpeg", Width: 1200, Height: 900, Bytes: 140_000, Key: key + "-4x3.jpg"},
			{Spec: "1x1", Format: "jpeg", Width: 1200, Height: 1200, Bytes: 160_000, Key: key + "-1x1.jpg"},
		}}
}

func card(id news.ID, s news.Site, sec news.Section, slug, headline, published string) reading.Card {
	at := clockAt(published)
	return reading.Card{Story: id, Placement: id + 5000, Path: reading.StoryPath(sec.Slug, id, slug), Headline: headline,
		Lead: "Pembuka " + headline + ".", Kind: news.KindNews, Language: s.Language, Section: sec, Origin: s,
		Canonical: true, ListedAt: at, PublishedAt: at, Words: 320}
}

// corrected is a story with nearly everything: pictures, topic, tags, an
// erratum with an apology, and a reply.
func corrected() reading.Article {
	photo, chart := asset(701, "Sagara/Farra"), asset(702, "Ilustrasi")
	chart.SourceType, chart.Archive, chart.Caption = "trainedAlgorithmicMedia", "2019", "Peta sawah."
	c := card(101, nasional, economy, "harga-beras-turun", "Harga Beras Turun di 12 Kota & Kabupaten", "2025-07-05T03:30:00Z")
	c.UpdatedAt, c.Topic, c.Located = clockAt("2025-07-05T09:00:00Z"), rice, "Klaten"
	c.Photo = reading.Photo{Asset: photo, Caption: "Gabah <kering> di Klaten.", Slug: "PANEN RAYA", Alt: "Hamparan gabah"}
	reply := card(102, nasional, economy, "tanggapan-bulog", "Tanggapan Bulog soal Harga Beras", "2025-07-05T12:00:00Z")
	related := card(103, nasional, regional, "sawah-klaten", "Sawah Klaten Mulai Dipanen", "2025-07-01T01:00:00Z")
	return reading.Article{
		Card: c, Version: 3, HomePath: c.Path, HomeName: c.Headline,
		People:  []reading.Credit{{Person: farra, Role: news.Author}, {Person: hendra, Role: news.Editor}},
		TagList: []news.Tag{bulog, klaten},
		Notices: []reading.Notice{
			{Notice: news.Notice{ID: 801, Story: 101, Kind: news.Ralat, Severity: news.Substance,
				Text: "Semula tertulis 20 kota. Yang benar 12 kota.", Apology: "Redaksi memohon maaf.", At: clockAt("2025-07-05T09:05:00Z")}},
			{Notice: news.Notice{ID: 802, Story: 101, Kind: news.HakJawab, Text: "Bulog menanggapi.", Reply: 102,
				At: clockAt("2025-07-05T12:00:00Z")}, Reply: &reply},
		},
		Assets: map[news.ID]news.Asset{701: photo, 702: chart}, Linked: map[news.ID]reading.Card{103: related},
		Body: richtext.Must(richtext.New(
			richtext.Paragraph(richtext.Text("Harga beras medium "), richtext.Text("turun", richtext.Strong()),
				richtext.Text(" Rp 400 per kilogram, kata "), richtext.Text("dinas", richtext.Link("/topik/harga-beras")), richtext.Text(".")),
			richtext.RelatedStory(news.ID(103).String()),
			richtext.Picture(news.ID(702).String()),
			richtext.Quote(richtext.Source{Name: "Suwarno, petani"}, richtext.Paragraph(richtext.Text("“Kami lega.”"))),
			richtext.EmbedLink("https://www.youtube.com/watch?v=aqz-KE-bpKQ", "Panen raya"),
		)),
	}
}

// shared is a story of another site that inherits its body and overrides its
// headline.
func shared() reading.Article {
	c := card(104, nasional, regional, "jembatan-bambu", "Warga Bangun Jembatan Bambu", "2025-07-04T23:00:00Z")
	c.Origin, c.Shared, c.Canonical = solo, true, false
	c.ListedAt = clockAt("2025-07-05T02:00:00Z")
	return reading.Article{Card: c, HomePath: "/kota/38/jembatan-bambu-solo", HomeName: "Jembatan Bambu Sepanjang 40 Meter Berdiri di Solo",
		People: []reading.Credit{{Person: farra, Role: news.Author}},
		Body:   richtext.Must(richtext.FromPlain("Jembatan itu selesai dalam sepekan."))}
}

// advertorial is paid for.
func advertorial() reading.Article {
	c := card(105, nasional, economy, "tabungan", "Menabung Sejak Muda", "2025-07-04T05:00:00Z")
	c.Kind, c.Sponsor = news.KindAdvertorial, "Bank Contoh"
	return reading.Article{Card: c, HomePath: c.Path, HomeName: c.Headline, Body: richtext.Must(richtext.New(
		richtext.Paragraph(richtext.Text("Buka rekening di "), richtext.Text("sini", richtext.Link("https://bank.example/")),
			richtext.Text(" atau baca "), richtext.Text("liputan kami", richtext.Link("https://solo.example/")), richtext.Text("."))))}
}

// unverified is published while it is being verified, and software wrote it.
func unverified() reading.Article {
	c := card(106, nasional, regional, "gempa", "Gempa Terasa di Pesisir", "2025-07-04T04:00:00Z")
	c.Unverified, c.AI = true, news.AIUse{Level: news.AIGenerated, Tool: "x"}
	return reading.Article{Card: c, HomePath: c.Path, HomeName: c.Headline,
		People:  []reading.Credit{{Person: farra, Role: news.Author}},
		Answers: []reading.Answer{{Kind: news.Pemutakhiran, Story: card(107, nasional, regional, "a", "Getaran Dini Hari", "2025-07-04T03:00:00Z"), At: c.PublishedAt}},
		Body:    richtext.Must(richtext.FromPlain("Warga merasakan getaran."))}
}

// rewritten is the story of shared, rewritten in English by another site.
func rewritten() reading.Article {
	a := shared()
	a.Card = card(104, bali, island, "bamboo-bridge", "Villagers Build a Bamboo Bridge", "2025-07-04T23:00:00Z")
	a.Origin, a.Shared = solo, true
	a.Photo = reading.Photo{Asset: asset(701, "Sagara/Farra"), Caption: "The bridge.", Alt: "A bridge"}
	a.Body = richtext.Must(richtext.FromPlain("The bridge took a week."))
	return a
}

// inherited is a story of another site in another language than the site's.
func inherited() reading.Article {
	a := shared()
	a.Story, a.Language, a.Path, a.Section = 108, "id", "/island/3c/jembatan", island
	a.Kind, a.HomePath, a.People = news.KindOpinion, "", nil
	return a
}

func tombstone() reading.Tombstone {
	return reading.Tombstone{Story: 109, Headline: "Nama Anak Itu", Section: regional, Origin: solo, Shared: true,
		Ground: news.GroundChild, Reason: "Berita ini memuat identitas seorang anak.",
		PublishedAt: clockAt("2025-07-01T01:00:00Z"), WithdrawnAt: clockAt("2025-07-05T04:00:00Z")}
}

func outletID(t testing.TB) *Outlet { return outlet(t, nasional, pathsID, labelsID) }
func outletEN(t testing.TB) *Outlet { return outlet(t, bali, pathsEN, labelsEN) }

func outlet(t testing.TB, s news.Site, p Paths, l Labels) *Outlet {
	t.Helper()
	o, err := New(s, links{}, p, l, []string{"sagara.example", "solo.example", "bali.example"})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func feedID() Feed {
	a := corrected()
	return Feed{List: news.ListLatest, Self: "/feed.xml",
		Items:   []reading.Article{a, shared(), advertorial(), unverified()},
		Deleted: []reading.Tombstone{tombstone()},
		Notices: []reading.Posted{
			{Notice: a.Notices[0], Card: &a.Card, Listed: a.Notices[0].At},
			{Notice: reading.Notice{Notice: news.Notice{ID: 803, Story: 109, Kind: news.Ralat, Text: "Salah.", At: now}}},
		}}
}

// feedRecord is the record of the whole network: a correction of Solo's and two
// withdrawals, one of them by a site alone.
func feedRecord() Feed {
	a, t := corrected(), tombstone()
	t.By, t.On = solo, solo
	alone := reading.Tombstone{Story: 111, Headline: "A Story", Section: island, Origin: solo, Shared: true, By: bali, On: bali,
		Ground: news.GroundDecency, Reason: "Not <here>.", PublishedAt: clockAt("2025-07-01T01:00:00Z"), WithdrawnAt: clockAt("2025-07-04T04:00:00Z")}
	return Feed{List: news.ListNotices, Whole: true, Title: "Catatan seluruh jaringan - Sagara", Page: "/ralat/jaringan", Self: "/ralat/jaringan/feed.xml",
		Notices:   []reading.Posted{{Notice: a.Notices[0], Card: &a.Card, Listed: a.Notices[0].At, On: solo}},
		Withdrawn: []reading.Tombstone{t, alone, {Story: 112}}, Deleted: []reading.Tombstone{t}}
}

func feedEN() Feed {
	return Feed{List: news.ListSection(island.ID), Title: "Sagara Bali: Island", Page: "/island",
		Self: "/island/feed.xml", Older: "/island/feed.xml?sebelum=1",
		Items: []reading.Article{rewritten(), inherited()}}
}

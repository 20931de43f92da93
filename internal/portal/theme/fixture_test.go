package theme_test

import (
	"fmt"
	"html/template"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/portal/messages"
	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/portal/view"
)

// sample is one page of the fixtures; its name tells its state.
type sample struct {
	name string
	page view.Document
}

// samples makes every page in the states that its template tells apart, for
// one site.
type samples struct {
	th    *theme.Theme
	words *messages.Catalogue
	site  view.Site
	id    bool // Indonesian
	next  int
}

func newSamples(t testing.TB, th *theme.Theme, lang string, look view.Look) *samples {
	t.Helper()
	words, err := messages.Load(lang)
	if err != nil {
		t.Fatal(err)
	}
	s := &samples{th: th, words: words, id: lang == "id"}
	s.site = view.Site{
		Name: "Sagara Solo", Wordmark: view.Wordmark{Main: "Sagara", Sub: "Solo"},
		Tagline: "Kabar Surakarta dan sekitarnya", Lang: "id", Locale: "id_ID", Home: "/", Look: look,
		Stylesheet: th.Stylesheet(look).Path, Icon: "/site.svg",
	}
	if !s.id {
		s.site.Name, s.site.Wordmark.Sub, s.site.Tagline = "Sagara Bali", "Bali", "Island news in English"
		s.site.Lang, s.site.Locale = "en", "en_GB"
	}
	return s
}

// say picks the text of the site's language.
func (s *samples) say(id, en string) string {
	if s.id {
		return id
	}
	return en
}

func (s *samples) base(title string) view.Page {
	link := func(id, en, href string) view.Link { return view.Link{Text: s.say(id, en), Href: href} }
	nav := []view.Link{
		link("Solo Raya", "Island", "/solo-raya"), link("Ekonomi", "Business", "/ekonomi"),
		link("Pendidikan", "Education", "/pendidikan"), link("Budaya", "Culture", "/budaya"),
		link("Olahraga", "Sport", "/olahraga"), link("Lingkungan", "Environment", "/lingkungan"),
		link("Internasional", "World", "/internasional"), link("Opini", "Opinion", "/opini"),
	}
	nav[0].Current = true
	return view.Page{
		Words: s.words, Assets: s.th, Site: s.site,
		Head: view.Head{
			Title: title + " - " + s.site.Name, Description: s.say("Kabar dari Solo.", "News from Bali."),
			Canonical: "https://solo.example/x", Robots: "index,follow,max-image-preview:large",
			Preview: view.Preview{
				Type: "website", Title: title, URL: "https://solo.example/x", Twitter: "@sagara",
				Picture: &view.PreviewPicture{URL: "https://solo.example/p.jpg", Type: "image/jpeg", Width: 1200, Height: 675, Alt: "A"},
				Article: &view.PreviewArticle{Published: "2025-07-03T21:14:00+07:00", Modified: "2025-07-04T08:30:00+07:00", Section: "Internasional", Authors: []string{"https://solo.example/penulis/rara"}, Tags: []string{"Rusia"}},
			},
			Feeds: []view.Feed{{Href: "/topik/a/feed.xml", Type: "application/rss+xml", Title: "RSS"}, {Href: "/feed.xml", Type: "application/rss+xml", Title: "RSS"}, {Href: "/atom.xml", Type: "application/atom+xml", Title: "Atom"}},
			Newer: "/newer", Older: "/older",
			Data: []view.Data{`{"@context":"https://schema.org","headline":"</script><b>"}`},
		},
		Today: view.Time{Text: s.say("Senin, 6 Oktober 2025", "Monday, 6 October 2025"), Datetime: "2025-10-06"},
		Network: view.Network{Name: "Sagara", Sites: []view.Link{
			{Text: "Nasional", Href: "http://sagara.localhost/"}, {Text: "Solo", Href: "/", Current: true},
			{Text: "Surabaya", Href: "http://surabaya.localhost/"}, {Text: "Medan", Href: "http://medan.localhost/"},
			{Text: "Makassar", Href: "http://makassar.localhost/"}, {Text: "Bali", Href: "http://bali.localhost/"},
			{Text: "Papua", Href: "http://papua.localhost/"}, {Text: "Maluku", Href: "http://maluku.localhost/"},
		}},
		Paths: view.Paths{
			Latest: "/terkini", Popular: "/terpopuler", Index: "/indeks", Corrections: "/ralat",
			Withdrawals: "/pencabutan", Guideline: "/pedoman-media-siber", Staff: "/redaksi", Privacy: "/privasi",
		},
		Nav:    nav,
		Lists:  []view.Link{link("Terkini", "Latest", "/terkini"), link("Terpopuler", "Most read", "/terpopuler"), link("Indeks", "Index", "/indeks")},
		Crumbs: []view.Link{link("Beranda", "Home", "/"), link("Internasional", "World", "/internasional")},
		Search: view.SearchBox{Href: "/cari", Name: "q"},
		Footer: view.Footer{
			Links: []view.Link{
				link("Redaksi", "Newsroom", "/redaksi"), link("Pedoman Media Siber", "Cyber media guideline", "/pedoman-media-siber"),
				link("Ralat dan hak jawab", "Corrections", "/ralat"), link("Pencabutan berita", "Withdrawals", "/pencabutan"),
				link("Tentang kami", "About us", "/tentang"), link("Privasi", "Privacy", "/privasi"),
			},
			Feeds:       []view.Link{{Text: "RSS", Href: "/feed.xml"}, {Text: "Atom", Href: "/atom.xml"}, {Text: "JSON Feed", Href: "/feed.json"}},
			Owner:       "PT Sagara Kabar Nusantara",
			Responsible: "Retno Wulandari",
			Address:     []string{"Jalan Slamet Riyadi 112", "Surakarta 57141"},
			Legal:       s.say("© 2025 Sagara Solo, bagian dari PT Sagara Kabar Nusantara. Hak cipta dilindungi.", "© 2025 Sagara Bali, part of PT Sagara Kabar Nusantara. All rights reserved."),
		},
	}
}

// picture makes the nth picture of the fixtures; the preview draws it.
func (s *samples) picture(n int) *view.Picture {
	srcset := func(ext string) string {
		return fmt.Sprintf("/media/p%d-320.%s 320w, /media/p%d-640.%s 640w, /media/p%d-1280.%s 1280w", n, ext, n, ext, n, ext)
	}
	return &view.Picture{
		Src: fmt.Sprintf("/media/p%d-640.jpg", n), Srcset: srcset("jpg"), Width: 1280, Height: 853,
		Alt:     s.say("Dua kepala negara berjabat tangan di depan deretan bendera", "Two heads of state shake hands before a row of flags"),
		Caption: s.say("Presiden Rusia dan Presiden Amerika Serikat dalam konferensi internasional di Hamburg. Keduanya berbicara lewat telepon selama satu jam.", "The presidents of Russia and the United States at a conference in Hamburg. They spoke by telephone for an hour."),
		Slug:    s.say("DUA PRESIDEN", "TWO PRESIDENTS"), Credit: "EPA/Tangkap Layar",
		FocalX: 0.3, FocalY: 0.2,
	}
}

var headlinesID = []string{
	"Selama Satu Jam di Telepon, Kremlin Tetap Menolak Gencatan Senjata Tanpa Syarat",
	"Pasar Gede Buka Sampai Malam, Pedagang Minta Lampu Jalan Ditambah",
	"Bengawan Solo Turun Dua Meter, Petani Mojolaban Mulai Memompa",
	"Batik Tulis Laweyan Cari Murid: Upah Sama dengan Pabrik, Jam Kerja Lebih Pendek",
	"Kereta Perintis ke Wonogiri Ditambah Satu Jadwal",
	"DPRD Tunda Pembahasan Tarif Parkir",
	"Persis Tahan Tamu 1-1 di Manahan, Penonton Tertua Berusia 87 Tahun",
	"Sekolah Dasar di Lereng Lawu Belajar Membaca Cuaca dari Alat Buatan Siswa",
	"Tiga Puluh Warung Hik Sepakat Tidak Lagi Memakai Plastik",
	"Harga Cabai Turun ke Rp38.000, Pedagang: Masih di Atas Tahun Lalu",
	"Rumah Sakit Moewardi Buka Poliklinik Malam bagi Pekerja",
	"Keraton Perbaiki Atap Pendapa yang Bocor Sejak Musim Hujan Lalu",
	"Naskah Kuno Radya Pustaka Dipindai, 1.200 Halaman Sudah Dapat Dibaca dari Rumah",
	"Jembatan Jurug Ditutup Dua Malam",
}

var headlinesEN = []string{
	"After an Hour on the Telephone, the Kremlin Still Refuses an Unconditional Ceasefire",
	"Denpasar Market Stays Open Late as Traders Ask for More Street Lights",
	"Subak Farmers Share Water by the Hour as the Dry Season Drags On",
	"Weavers in Sidemen Look for Apprentices: Factory Pay, Shorter Days",
	"Sanur Ferry Adds a Morning Crossing",
	"Council Postpones Parking Tariff",
	"Island Side Held 1-1 at Home Before a Crowd of 9,000",
	"A Mountain School Learns to Read the Weather with Home-Made Instruments",
	"Thirty Warungs Agree to Give Up Plastic",
	"Chilli Prices Ease to Rp38,000 but Stay Above Last Year",
	"Sanglah Opens an Evening Clinic for Working People",
	"Temple Roof in Besakih Repaired After a Year of Leaks",
	"Lontar Manuscripts Scanned, 1,200 Leaves Now Readable at Home",
	"Bridge at Tukad Bangkung Closed for Two Nights",
}

func (s *samples) headline(n int) string {
	if s.id {
		return headlinesID[n%len(headlinesID)]
	}
	return headlinesEN[n%len(headlinesEN)]
}

// card makes the next story; every fifth has no picture, every seventh comes
// from a sister site.
func (s *samples) card() view.Card {
	n := s.next
	s.next++
	c := view.Card{
		ID: fmt.Sprintf("1k3f9x2m%02d", n), Href: fmt.Sprintf("/ekonomi/1k3f9x2m%02d/judul", n),
		Headline: s.headline(n),
		Lead:     s.say("Lebih dari seratus pedagang menandatangani surat kepada wali kota. Jawabannya dijanjikan dalam dua pekan.", "More than a hundred traders signed a letter to the mayor. An answer is promised within two weeks."),
		Kicker:   s.say("Pasar Gede", "Night markets"), KickerHref: "/topik/pasar-gede",
		Time: view.Time{Text: s.say("Senin, 6 Oktober 2025, 14.05\u00a0WIB", "Monday, 6 October 2025, 2.05 pm\u00a0WITA"), Short: fmt.Sprintf("%02d.%02d", 14-n%14, (n*17)%60), Datetime: "2025-10-06T14:05:00+07:00"},
	}
	if n%5 != 4 {
		c.Picture = s.picture(n % 6)
	}
	switch n % 7 {
	case 3:
		c.SourceSite = "Sagara Surabaya"
	case 5:
		c.Labels = []view.Label{view.LabelAdvertorial}
	}
	return c
}

func (s *samples) cards(n int) []view.Card {
	out := make([]view.Card, n)
	for i := range out {
		out[i] = s.card()
	}
	return out
}

// lines makes cards as short lists have them: headline and time.
func (s *samples) lines(n int) []view.Card {
	out := s.cards(n)
	for i := range out {
		out[i].Picture, out[i].Lead, out[i].Kicker, out[i].KickerHref = nil, "", "", ""
	}
	return out
}

const bodyHTML = `<p>SOLO, SAGARA — Meskipun prospek pertemuan tatap muka tidak dibahas, keduanya sepakat untuk terus berkomunikasi. Pembicaraan itu berlangsung pada Kamis (3/7/2025) malam waktu setempat.</p>
<p>Putin menolak usulan gencatan senjata tanpa syarat yang diajukan Washington, sedangkan <a href="https://example.org/a">Ukraina mendukung penuh</a> usulan tersebut. <em>Istilah asing</em> dicetak miring, <strong>yang penting</strong> tebal, dan CO<sub>2</sub> turun.</p>
<p class="rt-related"><span class="rt-related-label">Baca juga:</span> <a href="/x">Dua Putaran Perundingan di Istanbul Hanya Menghasilkan Pertukaran Tahanan</a></p>
<h2 id="s-apa">Apa yang dibicarakan</h2>
<p>Trump dijadwalkan menghubungi Presiden Ukraina pada hari Jumat berikutnya. Panggilan ini menyusul keputusan untuk menghentikan sementara pengiriman peluru artileri.</p>
<figure class="rt-quote">
<blockquote>
<p>“Tidak, saya tidak butuh bantuan dengan Iran. Saya butuh bantuan dengan Anda.”</p>
</blockquote>
<figcaption class="rt-source">— Donald Trump, Presiden Amerika Serikat</figcaption>
</figure>
<ul>
<li>Gencatan senjata tanpa syarat: ditolak.</li>
<li>Pertukaran tahanan: dilanjutkan.</li>
<li>Pertemuan tatap muka: belum dibahas.</li>
</ul>
<h3 id="s-angka">Angka perundingan</h3>
<div class="rt-table" role="group" tabindex="0" aria-label="Putaran perundingan">
<table>
<caption>Putaran perundingan langsung tahun ini</caption>
<thead><tr><th scope="col">Tanggal</th><th scope="col">Tempat</th><th scope="col">Hasil</th><th scope="col">Tahanan</th></tr></thead>
<tbody><tr><td>16 Mei</td><td>Istanbul</td><td>Pertukaran tahanan</td><td>1.000</td></tr><tr><td>2 Juni</td><td>Istanbul</td><td>Pertukaran tahanan muda dan luka</td><td>1.200</td></tr></tbody>
</table>
</div>
<figure class="rt-figure">
<picture><img src="/media/p2-640.jpg" width="1280" height="853" alt="Gedung perundingan di tepi Bosporus" loading="lazy" decoding="async"></picture>
<figcaption class="rt-caption"><span class="rt-slug">ISTANBUL</span> – Gedung tempat kedua delegasi bertemu. <span class="rt-label">(Foto arsip, 2 Juni 2025)</span> <span class="rt-credit">Foto: Sagara/Bima Adi</span></figcaption>
</figure>
<div class="rt-box" role="note" aria-labelledby="box-1">
<p class="rt-box-title" id="box-1">Latar: dua putaran di Istanbul</p>
<p>Sejauh ini Moskow dan Kyiv telah menggelar dua putaran pembicaraan langsung, setelah lebih dari tiga tahun tanpa negosiasi tatap muka.</p>
</div>
<ol>
<li>Delegasi bertemu di istana Dolmabahçe.</li>
<li>Daftar nama dipertukarkan.</li>
</ol>
<figure class="rt-embed" data-embed="youtube" data-embed-id="aBcDeFgHiJk" data-embed-load="Muat dari YouTube">
<a class="rt-embed-link" href="https://www.youtube.com/watch?v=aBcDeFgHiJk" rel="nofollow noopener"><span class="rt-embed-title">Pernyataan Kremlin seusai panggilan telepon</span> <span class="rt-embed-open">Lihat di YouTube</span></a>
</figure>
<div class="rt-gallery" role="group" aria-label="Galeri foto">
<figure class="rt-figure"><img src="/media/p3-640.jpg" width="1280" height="853" alt="Satu" loading="lazy"><figcaption class="rt-caption">Suasana pagi. <span class="rt-credit">Foto: Sagara/Bima Adi</span></figcaption></figure>
<figure class="rt-figure"><img src="/media/p4-640.jpg" width="1280" height="853" alt="Dua" loading="lazy"><figcaption class="rt-caption">Suasana sore. <span class="rt-credit">Foto: Sagara/Bima Adi</span></figcaption></figure>
</div>
<hr>
<p>Pertemuan tersebut hanya menghasilkan beberapa pertukaran tahanan dan belum menghasilkan kemajuan menuju gencatan senjata.</p>
`

// article is the page with everything on it.
func (s *samples) article() *view.Article {
	a := &view.Article{
		Page:    s.base(s.headline(0)),
		Signals: view.Signals{ID: "1k3f9x2mqa", Section: "internasional", Topic: "konflik-rusia-vs-ukraina", Tags: []string{"rusia", "ukraina"}},
		Section: view.Link{Text: s.say("Internasional", "World"), Href: "/internasional"},
		Kicker:  view.Link{Text: s.say("Konflik Rusia Vs Ukraina", "Russia and Ukraine"), Href: "/topik/konflik-rusia-vs-ukraina"},
		Labels:  []view.Label{view.LabelBreaking, view.LabelUnverified}, Headline: s.headline(0),
		Lead:      s.say("Presiden Rusia melakukan panggilan telepon selama satu jam dengan Presiden Amerika Serikat pada Kamis (3/7/2025). Belum ada kesepakatan baru.", "The presidents of Russia and the United States spoke for an hour on Thursday. There is no new agreement."),
		Authors:   []view.Person{{Name: "Rara Kinanti", Href: "/penulis/rara-kinanti"}, {Name: "Bagus Prasetyo", Href: "/penulis/bagus"}},
		Editors:   []view.Person{{Name: "Retno Wulandari", Href: "/penulis/retno"}},
		Published: view.Time{Text: s.say("Kamis, 3 Juli 2025, 21.14\u00a0WIB", "Thursday, 3 July 2025, 10.14 pm\u00a0WITA"), Datetime: "2025-07-03T21:14:00+07:00"},
		Updated:   view.Time{Text: s.say("Jumat, 4 Juli 2025, 08.30\u00a0WIB", "Friday, 4 July 2025, 9.30 am\u00a0WITA"), Datetime: "2025-07-04T08:30:00+07:00"},
		Minutes:   4, Share: view.NewShare("https://solo.example/internasional/1k3f9x2mqa/x", s.headline(0)),
		Photo: s.picture(0), Body: template.HTML(bodyHTML),
		Unverified: s.say("Berita ini masih memerlukan verifikasi lebih lanjut; redaksi terus menghubungi kedutaan yang disebut", "This story still needs verification; the newsroom keeps asking the embassy named in it"),
		Closing:    "Sagara/Rara",
		AIUse:      s.say("Transkrip pernyataan dibuat dengan bantuan AI dan diperiksa redaksi.", "The transcript was made with the help of AI and checked by the newsroom."),
		Sources:    []view.Link{{Text: s.say("Pernyataan Kremlin, 3 Juli 2025", "Kremlin statement, 3 July 2025"), Href: "https://example.org/s"}, {Text: "Reuters"}},
		Tags: []view.Link{
			{Text: "Donald Trump", Href: "/tag/a"}, {Text: "Vladimir Putin", Href: "/tag/b"}, {Text: "Konflik Rusia vs Ukraina", Href: "/tag/c"}, {Text: "Gencatan senjata", Href: "/tag/d"},
			{Text: "Perundingan Istanbul", Href: "/tag/e"}, {Text: "Iran", Href: "/tag/f"}, {Text: "Kyiv", Href: "/tag/g"}, {Text: "Perserikatan Bangsa-Bangsa", Href: "/tag/h"},
		},
		Origin: &view.Origin{Site: "Sagara Surabaya", SiteHref: "http://surabaya.localhost/", Headline: "Satu Jam di Telepon, Kremlin Tetap Menolak", Href: "http://surabaya.localhost/internasional/1k3f9x2mqa/x"},
	}
	a.Photo.Archive, a.Photo.AILabel = "2017", s.say("Gambar disunting dengan AI", "Image edited with AI")
	a.Photo.Sources = []view.Source{{Type: "image/webp", Srcset: "/media/p0-640.webp 640w"}}
	a.Photo.Sources = nil
	for i, k := range view.NoticeKinds() {
		n := view.Notice{
			ID: fmt.Sprintf("n-%d", i), Kind: k, At: a.Updated,
			Text: []string{s.say("Berita ini semula menyebut panggilan berlangsung dua jam. Yang benar satu jam.", "This story first said that the call lasted two hours. It lasted one.")},
		}
		if k == view.NoticeCorrection {
			n.Apology = s.say("Redaksi meminta maaf kepada pembaca dan kepada pihak yang disebut.", "We apologise to readers and to those named.")
		}
		if k == view.NoticeReply {
			n.Reply = view.Link{Text: s.headline(3), Href: "/x"}
		}
		a.Notices = append(a.Notices, n)
	}
	previous, next := s.lines(1)[0], s.lines(1)[0]
	a.Topic = &view.TopicTrail{Name: a.Kicker.Text, Href: a.Kicker.Href, Previous: &previous, Next: &next}
	a.Related, a.Latest, a.Popular = s.cards(4), s.lines(7), s.lines(5)
	a.Recommendations = view.Recommendations{Pool: "/rekomendasi.json", Cards: s.cards(4)}
	return a
}

// all returns every page in every state worth looking at.
func (s *samples) all() []sample {
	out := []sample{{"home", s.home()}, {"article", s.article()}}
	out = append(out, s.articles()...)
	out = append(out, s.fronts()...)
	out = append(out, s.lists()...)
	out = append(out, s.searches()...)
	return append(out, s.house()...)
}

// articles are the article's other states.
func (s *samples) articles() []sample {
	plain := s.article()
	plain.Notices, plain.Unverified, plain.AIUse, plain.Sources, plain.Origin, plain.Editors = nil, "", "", nil, nil, nil
	plain.Labels, plain.Photo.Archive, plain.Photo.AILabel = nil, "", ""

	bare := &view.Article{Page: s.base("x"), Headline: s.headline(5), Body: "<p>Rapat ditunda.</p>", Published: plain.Published}
	bare.Crumbs = nil

	paid := s.article()
	paid.Notices, paid.Unverified, paid.Origin = nil, "", nil
	paid.Labels, paid.Sponsor, paid.Photo = []view.Label{view.LabelAdvertorial}, "Kedai Benang Raja", nil
	paid.Headline = s.say("Pertanggungjawaban Keberlanjutan Antargenerasi: Mengapa Kedai-Kedai Kopi di Surakarta Menyelenggarakan Kelas Meracik Tanpa Bayar bagi Lulusan Sekolah Menengah", "Why Coffee Shops All Over the Island Hold Free Classes for School Leavers, and What the Owners Hope to Get Back from a Year of Giving Away Their Evenings")
	return []sample{{"article-plain", plain}, {"article-bare", bare}, {"article-advertorial", paid}}
}

func (s *samples) home() *view.Home {
	h := &view.Home{Page: s.base(s.site.Name)}
	h.Crumbs = nil
	lead := s.card()
	lead.Headline, lead.Labels = s.headline(0), []view.Label{view.LabelBreaking}
	h.Lead, h.Seconds, h.Latest = &lead, s.cards(4), s.lines(7)
	h.Topics = []view.Link{{Text: s.say("Konflik Rusia Vs Ukraina", "Russia and Ukraine"), Href: "/topik/a"}, {Text: s.say("Musim kering Bengawan Solo", "The long dry season"), Href: "/topik/b"}, {Text: "Pasar Gede", Href: "/topik/c"}}
	for i, name := range []string{s.say("Ekonomi", "Business"), s.say("Budaya", "Culture"), s.say("Lingkungan", "Environment")} {
		h.Blocks = append(h.Blocks, view.Block{Title: name, Href: "/x", Cards: s.cards(5 - i%2)})
	}
	h.Popular, h.Sisters, h.Opinions = s.lines(5), s.lines(4), s.lines(3)
	for i := range h.Opinions {
		h.Opinions[i].Byline = "Wening Pertiwi"
	}
	return h
}

func (s *samples) fronts() []sample {
	section := &view.Section{Page: s.base("x"), Name: s.say("Ekonomi", "Business"), Seconds: s.cards(3), Cards: s.cards(8), Popular: s.lines(5), Topics: s.home().Topics, Pager: view.Pager{Older: "?sebelum=x"}}
	lead := s.card()
	section.Lead = &lead

	topic := &view.Topic{
		Page: s.base("x"), Name: s.say("Konflik Rusia Vs Ukraina", "Russia and Ukraine"), Kicker: "Konflik",
		Summary: []string{s.say("Perang yang dimulai pada Februari 2022 memasuki tahun keempat. Halaman ini merangkum perundingan, bantuan, dan dampaknya, dengan tautan ke setiap berita sumbernya.", "The war that began in February 2022 is in its fourth year. This page follows the talks, with a link to the source of each entry.")},
		Since:   view.Time{Text: s.say("24 Februari 2022", "24 February 2022"), Datetime: "2022-02-24"}, Changed: view.Time{Text: s.say("4 Juli 2025", "4 July 2025"), Datetime: "2025-07-04"},
		Count: 42, Lead: &lead, Picture: s.picture(1), Cards: s.cards(4), Sites: []view.Link{{Text: "Sagara", Href: "http://sagara.localhost/"}, {Text: "Sagara Solo"}},
		Pager: view.Pager{Older: "?sebelum=x", Newer: "?sesudah=x"},
	}
	for i, d := range []string{s.say("3 Juli 2025", "3 July 2025"), s.say("2 Juni 2025", "2 June 2025"), s.say("16 Mei 2025", "16 May 2025")} {
		day := view.Day{Date: view.Time{Text: d, Datetime: fmt.Sprintf("2025-0%d-03", 7-i)}}
		for j := range 1 + (i+1)%2 {
			e := view.Entry{Text: s.say("Presiden Rusia dan Presiden Amerika Serikat berbicara lewat telepon selama satu jam. Gencatan senjata tidak disepakati.", "The two presidents spoke for an hour by telephone. No ceasefire was agreed."), Story: view.Link{Text: s.headline(j), Href: "/x"}}
			if j == 0 {
				e.At = view.Time{Text: "21.14\u00a0WIB", Datetime: "2025-07-03T21:14:00+07:00"}
				e.Site = "Sagara Surabaya"
			}
			day.Entries = append(day.Entries, e)
		}
		topic.Days = append(topic.Days, day)
	}
	closed := &view.Topic{Page: s.base("x"), Name: s.say("Pemilihan Wali Kota 2024", "The 2024 Election"), Closed: true, Count: 1}
	tag := &view.Tag{Page: s.base("x"), Name: "Pasar Gede", Aliases: []string{"Pasar Gedhe Hardjonagoro"}, Count: 1234, Cards: s.cards(6), Related: s.article().Tags, Pager: view.Pager{Older: "?x"}}
	author := &view.Author{Page: s.base("x"), Name: "Rara Kinanti", Role: s.say("Reporter", "Reporter"), Bio: []string{s.say("Meliput pasar, transportasi, dan air di Surakarta sejak 2016.", "Covers markets, transport and water since 2016.")}, Site: view.Link{Text: s.site.Name, Href: "/"}, Count: 87, Cards: s.cards(5)}
	return []sample{{"section", section}, {"topic", topic}, {"topic-closed", closed}, {"tag", tag}, {"author", author}}
}

func (s *samples) lists() []sample {
	index := &view.Index{
		Page: s.base("x"), Day: view.Time{Text: s.say("Senin, 6 Oktober 2025", "Monday, 6 October 2025"), Datetime: "2025-10-06"}, Count: 12,
		Date: view.DateField{Name: "tanggal", Value: "2025-10-06", Min: "2024-01-01", Max: "2025-10-06"}, Action: "/indeks",
		Section: view.Choice{Name: "kanal", Options: []view.Option{{Text: s.say("Semua kanal", "All sections")}, {Value: "ekonomi", Text: s.say("Ekonomi", "Business"), Selected: true}}},
		Before:  view.Link{Text: s.say("‹ Minggu, 5 Oktober", "‹ Sunday, 5 October"), Href: "?tanggal=2025-10-05"}, After: view.Link{Text: s.say("Selasa, 7 Oktober ›", "Tuesday, 7 October ›"), Href: "?tanggal=2025-10-07"},
		Groups: []view.Group{{Title: s.say("Ekonomi", "Business"), Href: "/ekonomi", Cards: s.lines(4)}, {Title: s.say("Budaya", "Culture"), Href: "/budaya", Cards: s.lines(3)}},
	}
	for d := 3; d <= 7; d++ {
		index.Week = append(index.Week, view.Link{Text: fmt.Sprintf("%d Okt", d), Href: fmt.Sprintf("?tanggal=2025-10-%02d", d), Current: d == 6})
	}
	noDay := &view.Index{Page: s.base("x"), Action: "/indeks", Date: view.DateField{Name: "tanggal", Error: s.say("Tanggal ditulis TTTT-BB-HH.", "Write the date as YYYY-MM-DD.")}}
	latest := &view.Latest{Page: s.base("x"), Groups: []view.Group{{Time: index.Day, Cards: s.cards(5)}, {Title: "Minggu", Cards: s.cards(2)}}, Pager: view.Pager{Older: "?x"}}
	popular := &view.Popular{Page: s.base("x"), Windows: []view.Link{{Text: s.say("24 jam", "24 hours"), Href: "?", Current: true}, {Text: s.say("7 hari", "7 days"), Href: "?r=7"}}, Cards: s.cards(6), Counted: s.article().Published}
	corrections := &view.Corrections{Page: s.base("x"), Contact: "redaksi@solo.example", Pager: view.Pager{Older: "?x"}}
	for _, n := range s.article().Notices {
		n.Story, n.Site = view.Link{Text: s.headline(2), Href: "/x"}, "Sagara Surabaya"
		corrections.Notices = append(corrections.Notices, n)
	}
	withdrawals := &view.Withdrawals{Page: s.base("x"), Items: []view.Withdrawal{s.withdrawal(), s.withdrawal()}, Contact: "redaksi@solo.example"}
	return []sample{
		{"index", index}, {"index-error", noDay}, {"latest", latest}, {"popular", popular},
		{"corrections", corrections}, {"withdrawals", withdrawals},
	}
}

func (s *samples) searches() []sample {
	form := func() *view.Search {
		return &view.Search{
			Page: s.base("x"), Action: "/cari", Query: view.Field{Name: "q", Value: "perundingan"},
			Section: view.Choice{Name: "kanal", Options: []view.Option{{Text: s.say("Semua kanal", "All sections")}, {Value: "ekonomi", Text: s.say("Ekonomi", "Business")}}},
			From:    view.DateField{Name: "dari", Value: "2025-01-01", Min: "2024-01-01", Max: "2025-10-06"}, To: view.DateField{Name: "sampai"},
			Order: view.Choice{Name: "urut", Options: []view.Option{{Text: s.say("Paling sesuai", "Best match"), Selected: true}, {Value: "baru", Text: s.say("Terbaru", "Newest")}}},
		}
	}
	found := form()
	found.Asked, found.Topics, found.Tags, found.Pager = true, s.home().Topics, s.article().Tags, view.Pager{Older: "?x"}
	for i := range 5 {
		r := view.Result{Card: s.card(), Snippet: []view.Fragment{{Text: "… dua putaran "}, {Text: "perundingan", Mark: true}, {Text: s.say(" langsung di Istanbul tahun ini, pada 16 Mei dan 2 Juni, setelah lebih dari tiga tahun tanpa tatap muka …", " in Istanbul this year, on 16 May and 2 June, after three years without one …")}}}
		if i == 0 {
			r.Headline = []view.Fragment{{Text: "Dua Putaran "}, {Text: "Perundingan", Mark: true}, {Text: " di Istanbul"}}
		}
		found.Results = append(found.Results, r)
	}
	none, failed, empty := form(), form(), form()
	none.Asked = true
	failed.Asked, failed.Failed, failed.ErrorID = true, true, "7q2m9x"
	empty.Query.Value, empty.Query.Error, empty.From.Error, empty.To.Error = "", s.say("Tulis sedikitnya dua huruf.", "Write at least two letters."), "?", "?"
	return []sample{{"search", found}, {"search-none", none}, {"search-failed", failed}, {"search-empty", empty}}
}

func (s *samples) withdrawal() view.Withdrawal {
	return view.Withdrawal{
		Headline: s.headline(7), Href: "/pendidikan/1k3f9x2mqb/x", Published: view.Time{Text: s.say("Selasa, 1 Juli 2025, 09.00\u00a0WIB", "Tuesday, 1 July 2025"), Datetime: "2025-07-01T09:00:00+07:00"},
		At:     view.Time{Text: s.say("Rabu, 2 Juli 2025, 13.20\u00a0WIB", "Wednesday, 2 July 2025"), Datetime: "2025-07-02T13:20:00+07:00"},
		Ground: "anak", Reason: []string{s.say("Berita memuat keterangan yang dapat mengungkap identitas seorang anak. Keluarga meminta perlindungan dan redaksi menyetujuinya.", "The story held details that could tell who a child is. The family asked for protection and the newsroom agreed.")},
		By: s.say("Pemimpin Redaksi Sagara Solo", "The editor-in-chief"), Origin: view.Link{Text: "Sagara Surabaya", Href: "http://surabaya.localhost/"},
	}
}

func (s *samples) house() []sample {
	staff := &view.Staff{
		Page: s.base("x"), Responsible: "Retno Wulandari", Owner: "PT Sagara Kabar Nusantara", Address: []string{"Jalan Slamet Riyadi 112", "Surakarta 57141"}, Email: "redaksi@solo.example", Phone: "0271 555 0112",
		Groups: []view.StaffGroup{
			{Title: s.say("Pemimpin redaksi", "Editor-in-chief"), People: []view.Person{{Name: "Retno Wulandari", Href: "/penulis/retno"}}},
			{Title: s.say("Reporter", "Reporters"), People: []view.Person{{Name: "Rara Kinanti", Href: "/penulis/rara", Role: s.say("Pasar dan air", "Markets and water")}, {Name: "Bagus Prasetyo"}, {Name: "Bima Adi", Role: s.say("Foto", "Photos")}}},
		},
	}
	static := &view.Static{Page: s.base("x"), Title: s.say("Pedoman Pemberitaan Media Siber", "Cyber media guideline"), Lead: s.say("Ditetapkan Dewan Pers pada 3 Februari 2012.", "Set by the Press Council on 3 February 2012."), Body: template.HTML(bodyHTML), Updated: s.article().Published}
	tomb := &view.Tombstone{Page: s.base("x"), Withdrawal: s.withdrawal(), Contact: "redaksi@solo.example", Latest: s.lines(5)}
	lost := &view.NotFound{Page: s.base("x"), Path: "/ekonomi/pasar-gede", Query: "pasar gede", Guesses: s.cards(3), Latest: s.lines(5)}
	blank := &view.NotFound{Page: s.base("x"), Latest: s.lines(3)}
	failure := &view.Failure{Page: s.base("x"), Status: 500, ErrorID: "7q2m9x4k"}
	refused := &view.Failure{Page: s.base("x"), Status: 400, Title: s.say("Permintaan tidak terbaca", "Bad request"), Text: s.say("Alamat halaman ini terlalu panjang.", "The address is too long.")}
	reply := func() *view.Reply {
		return &view.Reply{Page: s.base("x"), Action: "/hak-jawab", Story: "berita", Trap: "website", Contact: "redaksi@solo.example", Hours: 48,
			Wish: view.Choice{Name: "wish", Options: []view.Option{{Value: "hak_jawab", Text: s.say("Hak jawab", "Right of reply"), Selected: true}, {Value: "hak_koreksi", Text: s.say("Hak koreksi", "Right of correction")}}},
			Name: view.Field{Name: "name"}, Capacity: view.Field{Name: "capacity"}, Email: view.Field{Name: "email"}, Phone: view.Field{Name: "phone"},
			Address: view.Field{Name: "address", Value: "http://solo.localhost/ekonomi/1k3f9x2mqb/x"}, Passage: view.Field{Name: "passage"}, Facts: view.Field{Name: "facts"},
			Identity: view.Field{Name: "identity"}, Evidence: view.Field{Name: "evidence"}, Consent: view.Field{Name: "consent"},
			Line: s.say("Saya setuju data ini disimpan.", "I agree that these data are kept."), Found: view.Link{Href: "/ekonomi/1k3f9x2mqb/x", Text: s.headline(3)}}
	}
	wrong, kept := reply(), reply()
	wrong.Wrong, wrong.Found = s.say("Permintaan belum terkirim.", "The request was not sent."), view.Link{Text: s.headline(3)}
	for _, f := range []*view.Field{&wrong.Name, &wrong.Capacity, &wrong.Email, &wrong.Phone, &wrong.Address, &wrong.Passage, &wrong.Facts, &wrong.Identity, &wrong.Evidence, &wrong.Consent} {
		f.Value, f.Error = "\"><script>alert(1)</script>", s.say("Harus diisi.", "Fill this in.")
	}
	kept.Number, kept.Due = "HJ-1K3F9X2MQB", s.article().Published
	return []sample{
		{"reply", reply()}, {"reply-wrong", wrong}, {"reply-kept", kept},
		{"staff", staff}, {"static", static}, {"tombstone", tomb}, {"not-found", lost},
		{"not-found-blank", blank}, {"failure", failure}, {"failure-400", refused},
	}
}

// missing returns those of the texts that the page lacks.
func missing(page string, texts ...string) []string {
	var out []string
	for _, t := range texts {
		if !strings.Contains(page, t) {
			out = append(out, t)
		}
	}
	return out
}

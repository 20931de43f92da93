package newsroom_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/jobs"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	exchanges "github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/reading"
	"github.com/tajuk/tajuk/internal/routing"
	"github.com/tajuk/tajuk/internal/store/exchange"
	"github.com/tajuk/tajuk/internal/store/sharing"
	"github.com/tajuk/tajuk/internal/wire"
)

// outside is a partner outside, and what came of what it sent.
type outside struct {
	*world
	source partner.Source
}

// outside makes a source whose stories a rule brings to sites, which publish
// them at once.
func (w *world) outside(name string, to ...news.Site) outside {
	w.t.Helper()
	s, err := w.room.Exchange.SaveSource(w.ctx, news.System(), partner.Source{Key: strings.Repeat("k", 30)},
		exchanges.SourceAs{Name: name, Language: "id", Zone: "Asia/Jakarta"})
	w.must(err)
	if len(to) > 0 {
		r := routing.Rule{Site: s.Site, Name: "semua"}
		for _, site := range to {
			r.Says.To = append(r.Says.To, routing.Target{Site: site.ID, Section: site.Sections[0].ID})
			w.must(w.room.SetSharePolicy(w.ctx, news.System(), site.ID, s.Site, news.PolicyPublish))
		}
		r, err = w.room.SaveRule(w.ctx, news.System(), r)
		w.must(err)
		_, err = w.room.TryRule(w.ctx, news.System(), r.Site, r.ID)
		w.must(err)
		w.must(w.room.SwitchRule(w.ctx, news.System(), r.Site, r.ID, true))
	}
	w.must(w.read.Refresh(w.ctx))
	return outside{w, s}
}

func (o outside) piece(id string, change ...func(i *wire.Item)) wire.Item {
	i := wire.Item{ID: id, Status: wire.Usable, URL: "https://cakrawala.example/" + id, Headline: "Berita " + id, Summary: "Ringkasan " + id + ".",
		Text: "Isi " + id + ".", Published: o.clock.Now().Add(-time.Hour), Version: 1}
	for _, f := range change {
		f(&i)
	}
	return i
}

// arrives has items arrive and takes them, as the courier does. It returns where
// the last one stands.
func (o outside) arrives(items ...wire.Item) partner.Item {
	o.t.Helper()
	o.must(o.room.Exchange.Arrive(o.ctx, o.source.ID, items))
	return o.takes(items...)
}

func (o outside) takes(items ...wire.Item) (last partner.Item) {
	o.t.Helper()
	for _, i := range items {
		last = o.item(i.ID)
		if last.State == partner.ItemWaiting {
			in := newsroom.Received{Item: last.ID, Digest: last.Digest, Wire: i, Lead: i.Summary}
			if i.Text != "" {
				in.Body = body(i.Text)
			}
			o.must(o.room.Receive(o.ctx, in))
			last = o.item(i.ID)
		}
	}
	return last
}

func (o outside) item(uri string) partner.Item {
	o.t.Helper()
	i, found, err := exchange.New(o.db, o.db.Engine).ItemNamed(o.ctx, o.source.ID, uri)
	o.must(err)
	if !found {
		o.t.Fatalf("%s has not arrived", uri)
	}
	return i
}

func (o outside) notices(id news.ID) []news.Notice {
	o.t.Helper()
	list, err := o.store.NoticesOf(o.ctx, []news.ID{id})
	o.must(err)
	return list
}

// tasks is how many sites are asked to bring their words together with the
// story's.
func (o outside) tasks(id news.ID) int {
	o.t.Helper()
	list, err := sharing.New(o.db, o.db.Engine).OpenTasksOf(o.ctx, id)
	o.must(err)
	return len(list)
}

func (o outside) headlineOn(site news.Site, id news.ID) string {
	o.t.Helper()
	a, err := o.read.For(site).Article(o.ctx, id)
	o.must(err)
	return a.Headline
}

// A partner's story is written, corrected and withdrawn by what it sends, on
// every site that carries it.
func TestPartnersStory(t *testing.T) {
	each(t, func(w *world) {
		o := w.outside("Cakrawala", w.solo, w.national)
		i := o.arrives(o.piece("satu"))
		if i.State != partner.ItemTaken || i.Story == 0 {
			t.Fatalf("%+v", i)
		}
		st := w.story(i.Story)
		w.is("origin", st.OriginSite, o.source.Site)
		w.is("published when the partner did", st.PublishAt, w.clock.Now().Add(-time.Hour))
		for _, site := range []news.Site{w.solo, w.national} {
			a, err := w.read.For(site).Article(w.ctx, i.Story)
			w.must(err)
			w.is("headline", a.Headline, "Berita satu")
			w.is("source", a.Source, news.Source{Name: "Cakrawala", URL: "https://cakrawala.example/satu"})
			w.is("who wrote it", a.People[0].Person.Name, "Cakrawala")
		}

		// Nobody here writes in it.
		_, err := w.room.Save(w.ctx, w.chief, i.Story, 1, w.content("Milik kami"))
		w.refused(err, fault.Forbidden)

		// National words its headline itself; a new version reaches Solo and asks
		// National.
		w.must(w.room.Override(w.ctx, w.nationalEditor, i.Story, w.national.ID, news.FieldHeadline, "Kata kami"))
		o.arrives(o.piece("satu", func(i *wire.Item) { i.Version, i.Headline = 2, "Berita satu lanjut" }))
		w.is("updated", o.headlineOn(w.solo, i.Story), "Berita satu lanjut")
		w.is("own words", o.headlineOn(w.national, i.Story), "Kata kami")
		w.is("no notice", len(o.notices(i.Story)), 0)
		w.is("asked", o.tasks(i.Story), 1)

		// A correction brings its notice to both, once however often it is sent.
		fix := o.piece("satu", func(i *wire.Item) {
			i.Version, i.Headline = 3, "Berita satu benar"
			i.Notices = []wire.Notice{{ID: "n1", Kind: "ralat", Text: "Nama kepala dinas salah ditulis."}}
		})
		o.arrives(fix)
		o.arrives(fix)
		o.arrives(o.piece("satu", func(i *wire.Item) { i.Version = 1 })) // late
		w.is("corrected", o.headlineOn(w.solo, i.Story), "Berita satu benar")
		notices := o.notices(i.Story)
		if len(notices) != 1 || notices[0].Kind != news.Ralat || notices[0].Text != "Nama kepala dinas salah ditulis." {
			t.Errorf("%+v", notices)
		}
		for _, site := range []news.Site{w.solo, w.national} {
			a, err := w.read.For(site).Article(w.ctx, i.Story)
			w.must(err)
			w.is("notice on "+site.Name, len(a.Notices), 1)
		}

		// Withdrawn there, withdrawn here, with the partner's reason.
		kill := o.piece("satu", func(i *wire.Item) {
			i.Version, i.Status, i.Text, i.EdNote = 4, wire.Canceled, "", "Narasumber anak dapat dikenali dari foto."
		})
		gone := o.arrives(kill)
		w.is("item", gone.State, partner.ItemGone)
		for _, site := range []news.Site{w.solo, w.national} {
			_, err := w.read.For(site).Article(w.ctx, i.Story)
			var gone *reading.Withdrawn
			if !errors.As(err, &gone) {
				t.Fatal(site.Name, err)
			}
			tomb := gone.Tombstone
			w.is("ground", tomb.Ground, news.GroundOrigin)
			w.is("reason", tomb.Reason, "Narasumber anak dapat dikenali dari foto.")
		}
		// It does not come back, whatever is sent.
		again := o.arrives(o.piece("satu", func(i *wire.Item) { i.Version = 5 }))
		w.is("stays away", again.State, partner.ItemGone)
		w.is("stays away", w.story(i.Story).State, news.StateWithdrawn)
	})
}

// What a partner sends early, late, twice or backwards.
func TestPartnersItems(t *testing.T) {
	scenarios(t,
		scenario{"a withdrawal that overtakes its story", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			o.arrives(o.piece("dua", func(i *wire.Item) { i.Version, i.Status = 2, wire.Canceled }))
			i := o.arrives(o.piece("dua"))
			w.is("state", i.State, partner.ItemGone)
			w.is("no story", i.Story, news.ID(0))
		}},
		scenario{"embargo", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			until := w.clock.Now().Add(2 * time.Hour)
			i := o.arrives(o.piece("tiga", func(i *wire.Item) { i.Status, i.EmbargoUntil = wire.Withheld, until }))
			w.is("state", w.story(i.Story).State, news.StateScheduled)
			_, err := w.read.For(w.solo).Article(w.ctx, i.Story)
			w.refused(err, fault.NotFound)
			// Moved by the partner, then over.
			until = until.Add(time.Hour)
			o.arrives(o.piece("tiga", func(i *wire.Item) { i.Version, i.Status, i.EmbargoUntil, i.Headline = 2, wire.Withheld, until, "Tiga" }))
			w.clock.Set(until.Add(-time.Second))
			w.must(w.queue.Drain(w.ctx))
			_, err = w.read.For(w.solo).Article(w.ctx, i.Story)
			w.refused(err, fault.NotFound)
			w.clock.Set(until)
			w.must(w.queue.Drain(w.ctx))
			w.is("headline", o.headlineOn(w.solo, i.Story), "Tiga")
		}},
		scenario{"a headline without end", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			i := o.arrives(o.piece("panjang", func(i *wire.Item) { i.Headline = strings.Repeat("Panjang sekali ", 100) }))
			for what, headline := range map[string]string{"item": i.Headline, "story": o.headlineOn(w.solo, i.Story)} {
				if n := len([]rune(headline)); n > news.MaxHeadline || n < news.MaxHeadline/2 {
					w.t.Errorf("the headline of the %s has %d characters", what, n)
				}
			}
		}},
		scenario{"corrected before its embargo ends", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			until := w.clock.Now().Add(2 * time.Hour)
			fix := []wire.Notice{{ID: "n0", Kind: "ralat", Text: "Namanya Dewi."}}
			i := o.arrives(o.piece("embargo", func(i *wire.Item) { i.EmbargoUntil, i.Notices = until, fix }))
			w.is("state", i.State, partner.ItemTaken)
			w.clock.Set(until)
			w.must(w.queue.Drain(w.ctx))
			w.is("nobody read what it corrects", len(o.notices(i.Story)), 0)
			// What comes afterwards is told, and the one of before still is not.
			o.arrives(o.piece("embargo", func(i *wire.Item) {
				i.Version, i.EmbargoUntil, i.Notices = 2, until, append(fix, wire.Notice{ID: "n1", Kind: "koreksi"})
			}))
			n := o.notices(i.Story)
			if len(n) != 1 || n[0].Kind != news.Koreksi || !strings.Contains(n[0].Text, "Cakrawala") {
				w.t.Errorf("%+v", n)
			}
		}},
		scenario{"withdrawn under embargo", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			until := w.clock.Now().Add(2 * time.Hour)
			i := o.arrives(o.piece("empat", func(i *wire.Item) { i.EmbargoUntil = until }))
			o.arrives(o.piece("empat", func(i *wire.Item) { i.Version, i.Status = 2, wire.Canceled }))
			w.clock.Set(until.Add(time.Hour))
			w.must(w.queue.Drain(w.ctx))
			_, err := w.read.For(w.solo).Article(w.ctx, i.Story)
			w.refused(err, fault.NotFound) // nobody saw it: no tombstone either
			w.is("state", w.story(i.Story).State, news.StateSpiked)
			// The partner thinks better of it.
			o.arrives(o.piece("empat", func(i *wire.Item) { i.Version = 3 }))
			w.is("headline", o.headlineOn(w.solo, i.Story), "Berita empat")
		}},
		scenario{"withheld without an end", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			i := o.arrives(o.piece("lima", func(i *wire.Item) { i.Status = wire.Withheld }))
			w.is("state", i.State, partner.ItemHeld)
			w.is("no story", i.Story, news.ID(0))
			i = o.arrives(o.piece("lima", func(i *wire.Item) { i.Version = 2 }))
			w.is("state", i.State, partner.ItemTaken)
		}},
		scenario{"an error that is told in words only", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			i := o.arrives(o.piece("enam", func(i *wire.Item) { i.Version = 0 }))
			o.arrives(o.piece("enam", func(i *wire.Item) {
				i.Version, i.Text, i.EdNote = 0, "Isi lain.", "RALAT: jumlah korban dua, bukan tiga."
			}))
			n := o.notices(i.Story)
			if len(n) != 1 || n[0].Kind != news.Koreksi || !strings.Contains(n[0].Text, "dua, bukan tiga") {
				w.t.Errorf("%+v", n)
			}
		}},
		scenario{"a notice that comes by itself", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			i := o.arrives(o.piece("tujuh"))
			w.must(w.room.Exchange.Arrive(w.ctx, o.source.ID, []wire.Item{{ID: "urn:n", About: "https://cakrawala.example/tujuh",
				Sections: []string{"koreksi"}, Summary: "Tanggalnya 3 Juli."}}))
			waiting := o.item("tujuh")
			var with wire.Item
			w.must(json.Unmarshal([]byte(waiting.Payload), &with))
			o.takes(with)
			n := o.notices(i.Story)
			if len(n) != 1 || n[0].Text != "Tanggalnya 3 Juli." {
				w.t.Errorf("%+v", n)
			}
		}},
		scenario{"what cannot be taken says why, and is taken later", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			bad := o.piece("delapan", func(i *wire.Item) { i.Headline = "" })
			i := o.arrives(bad)
			w.is("state", i.State, partner.ItemRefused)
			if !strings.Contains(i.Note, "headline") {
				t.Error(i.Note)
			}
			rows, err := w.room.Exchange.Sources(w.ctx, news.System())
			w.must(err)
			w.is("counted", rows[0].Line.Refused, 1)
			w.must(w.room.Exchange.TakeAgain(w.ctx, news.System(), i.ID))
			o.takes(bad)
			i = o.arrives(o.piece("delapan", func(i *wire.Item) { i.Version = 2 }))
			w.is("state", i.State, partner.ItemTaken)
			rows, err = w.room.Exchange.Sources(w.ctx, news.System())
			w.must(err)
			w.is("counted", rows[0].Line.Refused, 0)
		}},
		scenario{"an archive is not shared by rules", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			i := o.arrives(o.piece("lama", func(i *wire.Item) { i.Published = w.clock.Now().AddDate(0, -1, 0) }))
			w.is("state", i.State, partner.ItemTaken)
			_, found, err := w.store.Placement(w.ctx, i.Story, w.solo.ID)
			w.must(err)
			w.is("shared", found, false)
			// But a desk can take it.
			_, err = w.room.Pull(w.ctx, w.editor, i.Story, w.solo.ID, w.solo.Sections[0].ID, false)
			w.must(err)
			w.is("headline", o.headlineOn(w.solo, i.Story), "Berita lama")
		}},
		scenario{"categories become sections, known tags are found", func(w *world) {
			o := w.outside("Cakrawala")
			tag, err := w.room.SaveTag(w.ctx, news.System(), news.Tag{Slug: "banjir-" + w.solo.Slug, Name: "Banjir " + w.solo.Slug})
			w.must(err)
			i := o.arrives(o.piece("sepuluh", func(i *wire.Item) {
				i.Sections, i.Tags, i.Authors = []string{"Olahraga"}, []string{tag.Name, "Tak Dikenal"}, []string{"Farah N", "Sari Dewi"}
			}))
			site, _, err := w.store.Site(w.ctx, o.source.Site)
			w.must(err)
			w.is("sections", len(site.Sections), 2)
			v, err := w.store.Version(w.ctx, i.Story, 1)
			w.must(err)
			w.is("tags", v.Content.Tags, []news.ID{tag.ID})
			w.is("people", len(v.Content.Bylines), 2)
			for _, b := range v.Content.Bylines {
				if b.Person == w.farah.ID {
					t.Error("somebody else who is called alike")
				}
			}
		}},
		scenario{"after the end", func(w *world) {
			o := w.outside("Cakrawala", w.solo)
			i := o.arrives(o.piece("sebelas"))
			w.must(w.room.Exchange.EndSource(w.ctx, news.System(), o.source.ID))
			w.must(w.room.Exchange.Arrive(w.ctx, o.source.ID, []wire.Item{o.piece("baru")}))
			_, found, err := exchange.New(w.db, w.db.Engine).ItemNamed(w.ctx, o.source.ID, "baru")
			w.must(err)
			w.is("nothing new", found, false)
			o.arrives(o.piece("sebelas", func(i *wire.Item) { i.Version, i.Status = 2, wire.Canceled }))
			w.is("withdrawn all the same", w.story(i.Story).State, news.StateWithdrawn)
		}},
	)
}

const flood = `Air Sungai Bengawan kembali meluap pada Selasa malam dan merendam tiga kampung di tepi timur kota sehingga warga mengungsi ke balai desa,
sementara petugas badan penanggulangan bencana memasang pompa tambahan dan menyiapkan dapur umum untuk dua ratus keluarga yang kehilangan akses jalan,
listrik dan air bersih selama hampir dua hari setelah tanggul darurat yang dibangun musim lalu jebol di dua titik yang berdekatan.`

// The same text from two sources is one story, and what comes back from outside
// is no second one.
func TestSameStory(t *testing.T) {
	each(t, func(w *world) {
		one, two := w.outside("Cakrawala", w.solo), w.outside("Dirgantara", w.solo)
		first := one.arrives(one.piece("a", func(i *wire.Item) { i.Text = flood }))
		second := two.arrives(two.piece("b", func(i *wire.Item) { i.Text = flood + " Laporan susulan." }))
		w.is("state", second.State, partner.ItemSame)
		w.is("story", second.Story, first.Story)
		// The other source withdraws its copy: the first one's still stands.
		two.arrives(two.piece("b", func(i *wire.Item) { i.Version, i.Status = 2, wire.Canceled }))
		w.is("stands", w.story(first.Story).State, news.StateLive)
		// Ours, from somebody who got it from us.
		name, err := w.room.Exchange.Network(w.ctx)
		w.must(err)
		if name == "" {
			w.agreement("mitra")
			name, err = w.room.Exchange.Network(w.ctx)
			w.must(err)
		}
		own := w.live("Milik kami")
		back := one.arrives(one.piece("urn:tajuk:" + name + ":story:" + own.String()))
		w.is("state", back.State, partner.ItemSame)
		w.is("story", back.Story, own)
	})
}

func TestSourceRights(t *testing.T) {
	each(t, func(w *world) {
		as := exchanges.SourceAs{Name: "Cakrawala", Language: "id", Zone: "Asia/Jakarta"}
		_, err := w.room.Exchange.SaveSource(w.ctx, w.chief, partner.Source{Key: strings.Repeat("k", 30)}, as)
		w.refused(err, fault.Forbidden)
		_, err = w.room.Exchange.SaveSource(w.ctx, news.System(), partner.Source{}, as)
		w.invalid(err, "feed")
		o := w.outside("Cakrawala", w.solo)
		w.refused(w.room.Exchange.EndSource(w.ctx, w.chief, o.source.ID), fault.Forbidden)
		_, err = w.room.Exchange.Sources(w.ctx, w.editor)
		w.refused(err, fault.Forbidden)

		// What goes to a partner is agreed; nothing is shared to it.
		id := w.live("Keluar")
		_, err = w.room.Share(w.ctx, news.System(), id, o.source.Site, 0)
		w.refused(err, fault.Forbidden)

		// Somebody else changed it meanwhile; secrets stay when none are given.
		s := o.source
		s.Key, s.Contact = "", "redaksi"
		saved, err := w.room.Exchange.SaveSource(w.ctx, news.System(), s, as)
		w.must(err)
		w.is("key", saved.Key, o.source.Key)
		_, err = w.room.Exchange.SaveSource(w.ctx, news.System(), s, as)
		w.refused(err, fault.Conflict)
	})
}

// A feed is asked again as often as was agreed, and ever later while it fails.
func TestVisits(t *testing.T) {
	each(t, func(w *world) {
		s, err := w.room.Exchange.SaveSource(w.ctx, news.System(), partner.Source{Feed: "https://cakrawala.example/feed", Every: 5 * time.Minute},
			exchanges.SourceAs{Name: "Cakrawala", Language: "id", Zone: "Asia/Jakarta"})
		w.must(err)
		next := func() time.Duration {
			t.Helper()
			l, err := w.room.Exchange.SourceLine(w.ctx, s.ID)
			w.must(err)
			return l.NextAt.Sub(w.clock.Now())
		}
		visited := func(v exchanges.Visited) {
			t.Helper()
			v.Line, err = w.room.Exchange.SourceLine(w.ctx, s.ID)
			w.must(err)
			w.must(w.room.Exchange.Visited(w.ctx, s.ID, v))
		}
		visited(exchanges.Visited{})
		w.is("as agreed", next(), 5*time.Minute)
		visited(exchanges.Visited{Asked: time.Hour})
		w.is("as it asks", next(), time.Hour)
		visited(exchanges.Visited{More: true})
		w.is("at once", next(), time.Duration(0))
		for range 13 {
			visited(exchanges.Visited{Failed: errors.New("answered 500")})
		}
		w.is("ever later", next(), 6*time.Hour)
		visited(exchanges.Visited{Failed: errors.New("answered 503"), After: 20 * time.Hour})
		w.is("as it asks", next(), 20*time.Hour)
		visited(exchanges.Visited{})
		l, err := w.room.Exchange.SourceLine(w.ctx, s.ID)
		w.must(err)
		w.is("works", l.Failures, 0)
		var job jobs.Job
		w.must(w.db.QueryRowContext(w.ctx, `SELECT kind, key FROM job WHERE kind = 'source.poll' AND state = 0`).Scan(&job.Kind, &job.Key))
		w.is("one job", job.Key, s.ID.String())
	})
}

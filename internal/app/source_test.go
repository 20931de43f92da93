package app_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/app"
	"github.com/tajuk/tajuk/internal/clock"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/exchange"
	"github.com/tajuk/tajuk/internal/partner"
	"github.com/tajuk/tajuk/internal/richtext"
)

// publisher is a partner's web server with a feed.
type publisher struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []http.Header
	answer func(w http.ResponseWriter, r *http.Request)
	files  map[string][]byte
}

func newPublisher(t *testing.T) *publisher {
	p := &publisher{files: map[string][]byte{}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		defer p.mu.Unlock()
		if r.URL.Path == "/feed" {
			p.asked = append(p.asked, r.Header.Clone())
			p.answer(w, r)
			return
		}
		file, ok := p.files[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		_, _ = w.Write(file)
	}))
	t.Cleanup(p.Server.Close)
	return p
}

// feed has the publisher answer with an RSS feed of items.
func (p *publisher) feed(items string) {
	body := `<rss version="2.0"><channel><title>Cakrawala</title><link>` + p.URL + `/</link>` + items + `</channel></rss>`
	p.mu.Lock()
	defer p.mu.Unlock()
	tag := fmt.Sprintf("%q", fmt.Sprint(len(body)))
	p.answer = func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", tag)
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = io.WriteString(w, body)
	}
}

func (p *publisher) item(name, text, more string) string {
	return `<item><guid>` + name + `</guid><title>Berita ` + name + `</title><link>` + p.URL + `/` + name + `</link><description>` + text + `</description>` + more + `</item>`
}

// A feed on the open web: visited politely, its pages and pictures read, its bad
// days survived.
func TestFeedIsVisited(t *testing.T) {
	engines(t, func(t *testing.T, address string) {
		ctx := t.Context()
		at := clock.NewManual(time.Now())
		a := open(t, local(app.Config{DB: address, Media: t.TempDir(), Clock: at, JPEGOnly: true}))
		settle(t, a)
		p := newPublisher(t)
		p.files["/satu"] = []byte(`<!doctype html><html lang="id"><head><title>Berita satu</title></head><body><article><h1>Berita satu</h1>
			<p>Air sungai naik dua meter pada Selasa malam dan merendam tiga kampung di tepi timur kota.</p><p>Warga mengungsi ke balai desa, kata camat setempat kepada wartawan pada Rabu pagi.</p></article></body></html>`)
		p.files["/satu.jpg"] = photo("satu")
		p.feed(p.item("satu", "Air naik.", `<enclosure url="`+p.URL+`/satu.jpg" type="image/jpeg" length="1"/>`))
		s, err := a.Room.Exchange.SaveSource(ctx, news.System(), partner.Source{Feed: p.URL + "/feed", Pages: true, Pictures: true, Token: "kunci-mitra"},
			exchange.SourceAs{Name: "Cakrawala", Language: "id", Zone: "Asia/Jakarta"})
		if err != nil {
			t.Fatal(err)
		}
		visit := func() partner.SourceLine {
			t.Helper()
			if err := a.Queue.Drain(ctx); err != nil {
				t.Fatal(err)
			}
			l, err := a.Room.Exchange.SourceLine(ctx, s.ID)
			if err != nil {
				t.Fatal(err)
			}
			at.Set(l.NextAt)
			return l
		}
		items := func() []partner.Item {
			t.Helper()
			list, err := a.Room.Exchange.SourceItems(ctx, news.System(), s.ID, "", 0, 100)
			if err != nil {
				t.Fatal(err)
			}
			return list
		}
		visit()
		list := items()
		if len(list) != 1 || list[0].State != partner.ItemTaken {
			t.Fatalf("%+v", list)
		}
		v, err := stored(party{App: a, t: t}).Version(ctx, list[0].Story, 1)
		if err != nil {
			t.Fatal(err)
		}
		if v.Content.Lead != "Air naik." || !strings.Contains(v.Content.Body, "Warga mengungsi") || v.Content.Photo.Asset == 0 || v.Content.Source.URL != p.URL+"/satu" {
			t.Errorf("%+v", v.Content)
		}

		// Asked again with what it said of itself; nothing changed, nothing is made.
		visit()
		if h := p.asked[1]; h.Get("If-None-Match") == "" || h.Get("Authorization") != "Bearer kunci-mitra" || h.Get("User-Agent") == "" {
			t.Errorf("%v", h)
		}

		// Bad days: the line says what is wrong and is asked ever later.
		for name, answer := range map[string]func(w http.ResponseWriter, r *http.Request){
			"answered 500": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) },
			"is no feed":   func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "<html>pemeliharaan</html>") },
			"too large":    func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, strings.Repeat("<rss>", 2<<20)) },
			"EOF":          func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		} {
			p.mu.Lock()
			p.answer = answer
			p.mu.Unlock()
			if l := visit(); l.Failures == 0 || !strings.Contains(l.Error, name) || len(items()) != 1 {
				t.Errorf("%s: %+v", name, l)
			}
		}
		p.mu.Lock()
		p.answer = func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "7200")
			w.WriteHeader(429)
		}
		p.mu.Unlock()
		before := at.Now()
		if l := visit(); l.NextAt.Sub(before) < 2*time.Hour {
			t.Errorf("asked again after %s", l.NextAt.Sub(before))
		}

		// A picture and a page that are not there: the story comes without the
		// picture, and says why where it has no text.
		p.feed(p.item("dua", "Jalan ditutup.", `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;Jalan utama ditutup.&lt;/p&gt;&lt;p&gt;Sampai Jumat.&lt;/p&gt;</content:encoded><enclosure url="`+p.URL+`/tiada.jpg" type="image/jpeg" length="1"/>`) +
			p.item("tiga", "Hanya ringkasan.", ""))
		for range 30 {
			visit()
			at.Advance(time.Minute)
		}
		states := map[string]partner.Item{}
		for _, i := range items() {
			states[i.URI] = i
		}
		if i := states["dua"]; i.State != partner.ItemTaken {
			t.Errorf("%+v", i)
		}
		if i := states["tiga"]; i.State != partner.ItemRefused || !strings.Contains(i.Note, "text is empty") {
			t.Errorf("%+v", i)
		}

		// The pictures of a text stand where they stood, once; what is not to be
		// had leaves the story standing, and says so.
		p.files["/empat.jpg"], p.files["/lima.jpg"] = photo("empat"), photo("lima")
		p.feed(p.item("enam", "Panen raya.", `<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[
			<p>Petani di Selayar memanen padi lebih awal pada musim ini karena hujan turun teratur sejak Maret.</p>
			<figure><img src="/empat.jpg" alt="Petani memanen padi"><figcaption>Panen di Selayar, Selasa. (Foto: Sari Dewi)</figcaption></figure>
			<p>Hasilnya naik seperlima dibandingkan tahun lalu, kata dinas pertanian setempat pada Rabu pagi.</p>
			<img src="/lima.jpg"><img src="/tiada.jpg"><img src="http://10.0.0.1/rahasia.jpg"><img src="/empat.jpg">
			<p>Harga gabah bertahan di tingkat petani sampai akhir pekan, menurut pedagang di pasar kabupaten.</p>]]></content:encoded>
			<enclosure url="`+p.URL+`/lima.jpg" type="image/jpeg" length="1"/>`))
		visit()
		i := items()[0]
		if i.URI != "enam" || i.State != partner.ItemTaken || strings.Count(i.Note, "left out") != 2 || !strings.Contains(i.Note, "/tiada.jpg") || !strings.Contains(i.Note, "10.0.0.1") {
			t.Fatalf("%+v", i)
		}
		if v, err = stored(party{App: a, t: t}).Version(ctx, i.Story, 1); err != nil {
			t.Fatal(err)
		}
		doc, err := richtext.Parse([]byte(v.Content.Body))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(doc.String(), `"type":"image"`); got != 1 || v.Content.Photo.Asset == 0 {
			t.Errorf("%d pictures in the text: %s", got, doc)
		}
		above, after, _ := strings.Cut(doc.String(), `"type":"image"`)
		if !strings.Contains(above, "Petani di Selayar") && v.Content.Lead == "" || strings.Contains(above, "Hasilnya naik") || !strings.Contains(after, "Hasilnya naik") || !strings.Contains(after, "Panen di Selayar, Selasa") {
			t.Errorf("not where it stood: %s", doc)
		}
		asset := regexp.MustCompile(`"asset":"([^"]+)"`).FindStringSubmatch(after)
		id, err := news.ParseID(asset[1])
		if err != nil {
			t.Fatal(err)
		}
		kept, err := stored(party{App: a, t: t}).Assets(ctx, []news.ID{id})
		if err != nil || len(kept) != 1 || kept[0].Credit != "Sari Dewi" || kept[0].Alt != "Petani memanen padi" {
			t.Errorf("%+v %v", kept, err)
		}
		l := visit()
		if l.Failures != 0 || l.Error != "" || l.Refused != 1 {
			t.Errorf("%+v", l)
		}
	})
}

package portal_test

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/db"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
	"github.com/tajuk/tajuk/internal/newsroom/house"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/store"
)

// line is one line of a script: words, and parameters as name=value. Values
// with spaces stand in quotation marks, with Go's escapes.
type line struct {
	words  []string
	params map[string]string
}

func parseLine(text string) (line, error) {
	l := line{params: map[string]string{}}
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		name, value := "", ""
		if i := strings.IndexAny(text, `=" `); i > 0 && text[i] == '=' {
			name, text = text[:i], text[i+1:]
		}
		if strings.HasPrefix(text, `"`) {
			quoted, err := strconv.QuotedPrefix(text)
			if err != nil {
				return l, fmt.Errorf("%w: %s", err, text)
			}
			value, _ = strconv.Unquote(quoted) // QuotedPrefix has checked it
			text = text[len(quoted):]
		} else {
			value, text, _ = strings.Cut(text, " ")
		}
		if name != "" {
			l.params[name] = value
		} else {
			l.words = append(l.words, value)
		}
	}
	return l, nil
}

// at returns a word, "" where there is none.
func (l line) at(i int) string {
	if i < len(l.words) {
		return l.words[i]
	}
	return ""
}

// has reports whether one of the words behind the fixed ones is this.
func (l line) has(word string) bool { return slices.Contains(l.words[1:], word) }

func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

// run performs a script: one verb of the newsroom per line, in the words of
// the table below. Lines beginning with # are comments.
func (w *world) run(script string) {
	w.t.Helper()
	for n, text := range strings.Split(script, "\n") {
		if text = strings.TrimSpace(text); text == "" || text[0] == '#' {
			continue
		}
		l, err := parseLine(text)
		if err == nil {
			err = w.do(l)
		}
		if err != nil {
			w.t.Fatalf("line %d of the script: %s: %v", n+1, text, err)
		}
	}
}

// do performs one line. What is said of a thing is said to its name: stories,
// sites, topics, tags, people and pictures have names of their own.
func (w *world) do(l line) error {
	verbs := map[string]func(line) error{
		"clock":      w.setClock,       // clock TIME
		"wait":       w.wait,           // wait DURATION
		"site":       w.saveSite,       // site NAME TITLE host= zone= language= sections=slug=Title,...
		"policy":     w.setPolicy,      // policy SITE FROM refuse|ask|draft|publish
		"person":     w.savePerson,     // person NAME SITE TITLE role= bio=
		"tag":        w.saveTag,        // tag NAME TITLE alias=a,b
		"topic":      w.saveTopic,      // topic NAME TITLE kicker= summary= slug= [closed]
		"merge":      w.mergeNames,     // merge topic|tag|person NAME NAME
		"entry":      w.addEntry,       // entry TOPIC TIME TEXT story=
		"picture":    w.addPicture,     // picture NAME SITE credit= caption= alt= archive= [ai]
		"jobs":       w.runJobs,        // jobs: run what is due
		"draft":      w.createStory,    // draft NAME SITE/SECTION HEADLINE lead= body= ... as content reads
		"story":      w.publishNew,     // draft and publish
		"publish":    w.publish,        // publish STORY
		"schedule":   w.schedule,       // schedule STORY DURATION
		"unschedule": w.unschedule,     // unschedule STORY
		"embargo":    w.embargo,        // embargo STORY DURATION
		"edit":       w.editStory,      // edit STORY headline= lead= body= ...: saves the working copy
		"update":     w.updateStory,    // update STORY
		"correct":    w.correctStory,   // correct STORY [KIND SEVERITY TEXT apology= reply=]: with the text as edited
		"notice":     w.addNotice,      // notice STORY KIND SEVERITY TEXT apology= reply=
		"share":      w.shareStory,     // share STORY SITE/SECTION
		"accept":     w.acceptStory,    // accept STORY SITE
		"decline":    w.declineStory,   // decline STORY SITE
		"pass":       w.passStory,      // pass STORY FROM SITE/SECTION
		"pull":       w.pullStory,      // pull STORY SITE/SECTION [hold]
		"hold":       w.holdStory,      // hold STORY SITE
		"release":    w.releaseStory,   // release STORY SITE
		"end":        w.endStory,       // end STORY SITE
		"revoke":     w.revokeStory,    // revoke STORY SITE
		"reserve":    w.reserveStory,   // reserve STORY
		"alone":      w.withdrawAlone,  // alone STORY SITE GROUND REASON: withdrawn on one site
		"refused":    w.refuse,         // refused "FAULT" VERB STORY ...: nothing changes
		"override":   w.overrideStory,  // override STORY SITE FIELD VALUE
		"inherit":    w.inheritStory,   // inherit STORY SITE FIELD
		"move":       w.moveStory,      // move STORY SITE/SECTION
		"propose":    w.proposeRemoval, // propose STORY GROUND REASON
		"withdraw":   w.withdrawStory,  // withdraw STORY [GROUND REASON]
		"pin":        w.setPins,        // pin SITE home|SECTION|TOPIC STORY@PLACE[+DURATION] ...
		"page":       w.savePage,       // page SITE about|privacy|guideline TITLE MARKDOWN
		"redirect":   w.saveRedirect,   // redirect SITE PATH STORY|/PATH
		"reads":      w.countReads,     // reads SITE STORY=N ...
		"rank":       w.rankPopular,    // rank
		"break":      w.breakTable,     // break TABLE: from now on the database lacks it
	}
	verb, ok := verbs[l.at(0)]
	if !ok {
		return fmt.Errorf("no verb %q", l.at(0))
	}
	return verb(l)
}

func (w *world) setClock(l line) error {
	t, err := time.Parse(time.RFC3339, l.at(1))
	w.clock.Set(t)
	return err
}

func (w *world) wait(l line) error {
	d, err := time.ParseDuration(l.at(1))
	w.clock.Advance(d)
	return err
}

func (w *world) saveSite(l line) error {
	site, err := w.currentSite(l.at(1))
	if err != nil {
		site = news.Site{Slug: l.at(1), Public: true, Position: len(w.sites)}
	}
	if title := l.at(2); title != "" {
		site.Name = title
	}
	set := &site.Settings
	for name, to := range map[string]*string{
		"zone": &site.Zone, "language": &site.Language, "tagline": &set.Tagline, "owner": &set.Owner, "responsible": &set.Responsible,
		"email": &set.Email, "phone": &set.Phone, "region": &set.Region, "address": &set.Address, "accent": &set.Look.Accent, "ads": &set.AdsTxt,
	} {
		if v, ok := l.params[name]; ok {
			*to = v
		}
	}
	if v, ok := l.params["host"]; ok {
		site.Hosts = list(v)
	}
	if v, ok := l.params["hub"]; ok {
		set.Hubs = list(v)
	}
	for _, s := range list(l.params["staff"]) {
		role, name, _ := strings.Cut(s, "=")
		set.Staff = append(set.Staff, news.Staff{Role: role, Name: name})
	}
	for _, s := range list(l.params["sections"]) {
		slug, name, _ := strings.Cut(s, "=")
		site.Sections = append(site.Sections, news.Section{Slug: slug, Name: name})
	}
	site.National = site.National || l.has("national")
	if l.has("hidden") {
		site.Public = false
	}
	site, err = w.app.Room.SaveSite(w.ctx, news.System(), site)
	w.sites[l.at(1)] = site.ID
	return err
}

func (w *world) setPolicy(l line) error {
	return w.app.Room.SetSharePolicy(w.ctx, news.System(), w.sites[l.at(1)], w.sites[l.at(2)], news.Policy(l.at(3)))
}

func (w *world) savePerson(l line) error {
	p := news.Person{ID: w.people[l.at(1)], Slug: l.at(1), Name: l.at(3), Site: w.sites[l.at(2)], Role: l.params["role"], Bio: l.params["bio"]}
	p, err := w.app.Room.SavePerson(w.ctx, news.System(), p)
	w.people[l.at(1)] = p.ID
	return err
}

func (w *world) saveTag(l line) error {
	t, err := w.app.Room.SaveTag(w.ctx, news.System(), news.Tag{ID: w.tags[l.at(1)], Slug: l.at(1), Name: l.at(2), Aliases: list(l.params["alias"])})
	w.tags[l.at(1)] = t.ID
	return err
}

func (w *world) saveTopic(l line) error {
	t := w.topics[l.at(1)]
	t.Slug, t.Name, t.Closed = l.at(1), l.at(2), l.has("closed")
	t.Kicker, t.Summary = l.params["kicker"], l.params["summary"]
	if t.Kicker == "" {
		t.Kicker = t.Name
	}
	if slug := l.params["slug"]; slug != "" {
		t.Slug = slug
	}
	t, err := w.app.Room.SaveTopic(w.ctx, news.System(), t)
	w.topics[l.at(1)] = t
	return err
}

func (w *world) mergeNames(l line) error {
	ids := w.tags
	switch l.at(1) {
	case "person":
		ids = w.people
	case "topic":
		ids = map[string]news.ID{l.at(2): w.topics[l.at(2)].ID, l.at(3): w.topics[l.at(3)].ID}
	}
	return w.app.Room.Merge(w.ctx, news.System(), news.NameKind(l.at(1)), ids[l.at(2)], ids[l.at(3)])
}

func (w *world) addEntry(l line) error {
	at, err := time.Parse(time.RFC3339, l.at(2))
	if err != nil {
		return err
	}
	t := w.topics[l.at(1)]
	t.Entries = append(t.Entries, news.TopicEntry{At: at, Text: l.at(3), Story: w.stories[l.params["story"]]})
	t, err = w.app.Room.SaveTopic(w.ctx, news.System(), t)
	w.topics[l.at(1)] = t
	return err
}

// drawing makes a small JPEG of which no two are alike.
func drawing(name string) []byte {
	img := image.NewYCbCr(image.Rect(0, 0, 400, 300), image.YCbCrSubsampleRatio420)
	for i := range img.Y {
		img.Y[i] = byte(i / 7)
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = name[i%len(name)], 128
	}
	var b bytes.Buffer
	_ = jpeg.Encode(&b, img, nil) // a buffer takes everything
	return b.Bytes()
}

func (w *world) addPicture(l line) error {
	up := media.Upload{File: bytes.NewReader(drawing(l.at(1))), Site: w.sites[l.at(2)], Credit: l.params["credit"],
		Caption: l.params["caption"], Alt: l.params["alt"], Archive: l.params["archive"]}
	if l.has("ai") {
		up.SourceType = "trainedAlgorithmicMedia"
	}
	a, err := w.app.Room.AddAsset(w.ctx, news.System(), up)
	w.assets[l.at(1)] = a.ID
	return err
}

func (w *world) runJobs(line) error { return w.app.Queue.Drain(w.ctx) }

func (w *world) setPins(l line) error {
	site, err := w.currentSite(l.at(1))
	if err != nil {
		return err
	}
	front := news.FrontHome
	if s, ok := site.SectionBySlug(l.at(2)); ok {
		front = news.FrontSection(s.ID)
	} else if t, ok := w.topics[l.at(2)]; ok {
		front = news.FrontTopic(t.ID)
	}
	var pins []house.Pin
	for _, text := range l.words[3:] {
		name, rest, _ := strings.Cut(text, "@")
		place, span, timed := strings.Cut(rest, "+")
		n, err := strconv.Atoi(place)
		if err != nil {
			return err
		}
		p := house.Pin{Position: n, Story: w.stories[name]}
		if timed {
			d, err := time.ParseDuration(span)
			if err != nil {
				return err
			}
			p.Until = w.clock.Now().Add(d)
		}
		pins = append(pins, p)
	}
	return w.app.Room.SetPins(w.ctx, news.System(), site.ID, front, pins)
}

func (w *world) savePage(l line) error {
	doc, err := w.document(l.at(4))
	if err != nil {
		return err
	}
	return w.app.Room.SavePage(w.ctx, news.System(), w.sites[l.at(1)], l.at(2), l.at(3), doc)
}

func (w *world) saveRedirect(l line) error {
	r := store.Redirect{Site: w.sites[l.at(1)], Path: l.at(2)}
	if strings.HasPrefix(l.at(3), "/") {
		r.Target = l.at(3)
	} else {
		r.Story = w.stories[l.at(3)]
	}
	return w.app.Room.SaveRedirect(w.ctx, news.System(), r)
}

func (w *world) countReads(l line) error {
	var counts []news.ReadCount
	for name, n := range l.params {
		times, err := strconv.ParseInt(n, 10, 64)
		if err != nil {
			return err
		}
		counts = append(counts, news.ReadCount{Site: w.sites[l.at(1)], Story: w.stories[name], Hour: newsroom.Hour(w.clock.Now()), N: times})
	}
	return w.app.Room.CountReads(w.ctx, counts)
}

func (w *world) rankPopular(line) error { return w.app.Room.RankPopular(w.ctx) }

func (w *world) breakTable(l line) error {
	return w.app.DB.Tx(w.ctx, func(tx *db.Tx) error {
		_, err := tx.ExecContext(w.ctx, "ALTER TABLE "+l.at(1)+" RENAME TO broken")
		return err
	})
}

// currentSite is a site as it was saved last.
func (w *world) currentSite(name string) (news.Site, error) {
	s, found, err := store.New(w.app.DB, w.app.DB.Engine).Site(w.ctx, w.sites[name])
	if err == nil && !found {
		err = fault.New(fault.NotFound, "no site %q", name)
	}
	return s, err
}

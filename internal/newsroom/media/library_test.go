package media_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tajuk/tajuk/internal/blob"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom/media"
	"github.com/tajuk/tajuk/internal/store"
)

// Where a picture stands is true after every act, and the same as when it is
// worked out anew.
func TestUsesStayTrue(t *testing.T) {
	each(t, func(w *world) {
		a, b := w.bring(w.photo, 1), w.bring(w.photo, 2)
		id := w.story(w.content(a.ID, b.ID))
		w.wantUses(a.ID, "draft:photo")
		w.wantUses(b.ID, "draft:body")
		w.must(w.room.Publish(w.ctx, w.editor, id))
		w.wantUses(a.ID, "draft:photo live:photo")
		w.wantUses(b.ID, "draft:body live:body")
		if w.asset(a.ID).PublicAt.IsZero() {
			w.Error("a published picture was never public")
		}
		// The working copy goes on; readers keep what they have.
		w.save(id, w.content(b.ID))
		w.wantUses(a.ID, "live:photo")
		w.wantUses(b.ID, "draft:photo live:body")
		// A sister site shows another picture.
		_, err := w.room.Share(w.ctx, w.editor, id, w.bali.ID, w.bali.Sections[0].ID)
		w.must(err)
		w.wantUses(a.ID, "live:photo live:photo")
		c := w.bring(w.photo, 3)
		value, _ := json.Marshal(news.Photo{Asset: c.ID})
		w.must(w.room.Override(w.ctx, w.baliEd, id, w.bali.ID, news.FieldPhoto, string(value)))
		w.wantUses(a.ID, "live:photo")
		w.wantUses(c.ID, "live:photo override/photo:photo")
		w.must(w.room.Inherit(w.ctx, w.baliEd, id, w.bali.ID, news.FieldPhoto))
		w.wantUses(c.ID, "")
		w.wantUses(a.ID, "live:photo live:photo")
		// A page of a site.
		w.must(w.room.SavePage(w.ctx, news.System(), w.solo.ID, "about", "Tentang", body(c.ID)))
		w.wantUses(c.ID, "page/about:body")
		w.must(w.room.SavePage(w.ctx, news.System(), w.solo.ID, "about", "Tentang", body()))
		w.wantUses(c.ID, "")

		before, err := w.store.AllAssetUses(w.ctx)
		w.must(err)
		w.must(w.room.Rebuild(w.ctx))
		after, err := w.store.AllAssetUses(w.ctx)
		w.must(err)
		if !slices.Equal(before, after) || len(before) < 4 {
			w.Errorf("kept %v, worked out %v", before, after)
		}
	})
}

// The same over many acts by chance.
func TestUsesStayTrueByChance(t *testing.T) {
	each(t, func(w *world) {
		r := rand.New(rand.NewPCG(7, 7))
		var pictures []news.ID
		for i := range 6 {
			pictures = append(pictures, w.bring(w.photo, 10+i).ID)
		}
		some := func() (news.ID, []news.ID) {
			inText := slices.Clone(pictures)
			r.Shuffle(len(inText), func(i, j int) { inText[i], inText[j] = inText[j], inText[i] })
			return pictures[r.IntN(len(pictures))], inText[:r.IntN(4)]
		}
		var stories []news.ID
		for range 4 {
			lead, inText := some()
			stories = append(stories, w.story(w.content(lead, inText...)))
		}
		for step := range 60 {
			id := stories[r.IntN(len(stories))]
			lead, inText := some()
			switch r.IntN(6) {
			case 0, 1, 2:
				w.save(id, w.content(lead, inText...))
			case 3:
				_ = w.room.Publish(w.ctx, w.editor, id)
			case 4:
				_ = w.room.Schedule(w.ctx, w.editor, id, w.clock.Now().Add(time.Hour))
			case 5:
				value, _ := json.Marshal(news.Photo{Asset: lead})
				if _, err := w.room.Share(w.ctx, w.editor, id, w.bali.ID, w.bali.Sections[0].ID); err != nil {
					_ = w.room.Override(w.ctx, w.baliEd, id, w.bali.ID, news.FieldPhoto, string(value))
				}
			}
			before, err := w.store.AllAssetUses(w.ctx)
			w.must(err)
			goneBefore := w.gone(pictures)
			w.must(w.room.Rebuild(w.ctx))
			after, err := w.store.AllAssetUses(w.ctx)
			w.must(err)
			if gone := w.gone(pictures); !slices.Equal(before, after) || !slices.Equal(gone, goneBefore) {
				w.Fatalf("step %d: kept %v and %v, worked out %v and %v", step, before, goneBefore, after, gone)
			}
		}
	})
}

func TestWhoMayDoWhatToAPicture(t *testing.T) {
	each(t, func(w *world) {
		a := w.bring(w.reporter, 1)
		change := func(actor news.Actor, more ...func(*news.Asset)) error {
			changed := w.asset(a.ID)
			changed.Caption += "."
			for _, m := range more {
				m(&changed)
			}
			return w.room.ChangeAsset(w.ctx, actor, changed)
		}
		w.must(change(w.reporter)) // their own
		w.must(change(w.photo))
		w.must(change(w.editor))
		w.refused(change(w.other), fault.Forbidden)  // somebody else's
		w.refused(change(w.baliEd), fault.Forbidden) // of another site
		w.refused(w.room.DeleteAsset(w.ctx, w.baliEd, a.ID), fault.Forbidden)
		w.refused(w.room.DeleteAsset(w.ctx, w.other, a.ID), fault.Forbidden)
		b := w.bring(w.photo, 2)
		_, err := w.room.Replace(w.ctx, w.baliEd, a.ID, b.ID)
		w.refused(err, fault.Forbidden)
		_, err = w.room.BringIn(w.ctx, w.baliEd, media.Upload{File: bytes.NewReader(file(9, 80)), Site: w.solo.ID})
		w.refused(err, fault.Forbidden)
		_, err = w.room.StartUpload(w.ctx, w.baliEd, w.solo.ID, "x.jpg", 10)
		w.refused(err, fault.Forbidden)
		// Only what is said about a picture can be changed.
		w.must(change(w.photo, func(c *news.Asset) {
			c.SHA256, c.Site, c.MadeBy, c.State, c.Width, c.ReplacedBy, c.PublicAt = "0", w.bali.ID, 1, news.AssetFailed, 1, b.ID, time.Time{}
		}))
		if got := w.asset(a.ID); got.SHA256 != a.SHA256 || got.Site != w.solo.ID || got.MadeBy != 11 || got.State != news.AssetReady || got.Width != 360 || got.ReplacedBy != 0 {
			w.Errorf("%+v", got)
		}
		w.refused(change(w.photo, func(c *news.Asset) { c.Rev-- }), fault.Conflict)
		w.refused(change(w.photo, func(c *news.Asset) { c.SourceType = "magic" }), fault.Invalid)
		w.refused(change(w.photo, func(c *news.Asset) { c.FocalX = 1.5 }), fault.Invalid)
	})
}

func TestChangeAndTakeBack(t *testing.T) {
	each(t, func(w *world) {
		a := w.bring(w.photo, 1)
		changed := a
		changed.Credit, changed.FocalX = "ANTARA/Budi", 0.25
		done, err := w.room.EditAsset(w.ctx, w.photo, changed)
		w.must(err)
		w.must(w.queue.Drain(w.ctx))
		got := w.asset(a.ID)
		if got.Credit != "ANTARA/Budi" || got.FocalX != 0.25 || got.Renditions[0].Key == a.Renditions[0].Key {
			w.Errorf("%+v", got)
		}
		w.must(w.room.UndoAssetChange(w.ctx, w.photo, a.ID, done))
		w.must(w.queue.Drain(w.ctx))
		if got := w.asset(a.ID); got.Credit != a.Credit || got.FocalX != a.FocalX || got.Renditions[0].Key != a.Renditions[0].Key {
			w.Errorf("taken back: %+v", got)
		}
		// Not over what somebody else wrote since.
		changed = w.asset(a.ID)
		changed.Credit = "EPA"
		done, err = w.room.EditAsset(w.ctx, w.photo, changed)
		w.must(err)
		changed = w.asset(a.ID)
		changed.Credit = "AFP"
		w.must(w.room.ChangeAsset(w.ctx, w.editor, changed))
		w.refused(w.room.UndoAssetChange(w.ctx, w.photo, a.ID, done), fault.Conflict)
		other := w.bring(w.photo, 2)
		w.refused(w.room.UndoAssetChange(w.ctx, w.photo, other.ID, done), fault.NotFound)
		history, err := w.store.AssetChanges(w.ctx, a.ID, 10)
		w.must(err)
		if len(history) != 5 || history[0].Changes["credit"] != [2]string{"EPA", "AFP"} || history[0].Actor != 14 {
			w.Errorf("%+v", history)
		}
	})
}

// What is made of a picture meanwhile is no colleague's change: whoever has it
// open saves theirs.
func TestRenderingIsNobodysChange(t *testing.T) {
	each(t, func(w *world) {
		a := w.bring(w.photo, 1)
		changed := a
		changed.Credit = "ANTARA/Budi"
		w.must(w.room.ChangeAsset(w.ctx, w.photo, changed))
		open := w.asset(a.ID)
		w.must(w.queue.Drain(w.ctx)) // with the new credit inside
		if made := w.asset(a.ID); made.Renditions[0].Key == open.Renditions[0].Key || made.Rev != open.Rev {
			w.Fatalf("rendered %s as revision %d, want another file than %s as %d", made.Renditions[0].Key, made.Rev, open.Renditions[0].Key, open.Rev)
		}
		changed = open
		changed.FocalX = 0.25
		w.must(w.room.ChangeAsset(w.ctx, w.photo, changed))
		w.refused(w.room.ChangeAsset(w.ctx, w.editor, open), fault.Conflict)
	})
}

func TestReplace(t *testing.T) {
	each(t, func(w *world) {
		old, by := w.bring(w.photo, 1), w.bring(w.photo, 2, func(u *media.Upload) { u.Credit = "" })
		id := w.story(w.content(old.ID, old.ID))
		w.must(w.room.Publish(w.ctx, w.editor, id))
		_, err := w.room.Replace(w.ctx, w.photo, old.ID, by.ID)
		w.refused(err, fault.Invalid) // no credit, and it would be published at once
		by.Credit = "Sari"
		w.must(w.room.ChangeAsset(w.ctx, w.photo, by))
		w.must(w.queue.Drain(w.ctx))
		w.purged = nil
		done, err := w.room.Replace(w.ctx, w.photo, old.ID, by.ID)
		w.must(err)
		if !slices.Contains(w.purged, news.TagAsset(old.ID)) {
			w.Errorf("purged %v", w.purged)
		}
		shown, err := w.store.Assets(w.ctx, []news.ID{old.ID})
		w.must(err)
		if shown[0].ID != old.ID || shown[0].Credit != "Sari" || shown[0].SHA256 != by.SHA256 || len(shown[0].Renditions) == 0 {
			w.Errorf("%+v", shown)
		}
		// What follows is purged under the old name too.
		w.purged = nil
		by = w.asset(by.ID)
		by.Caption = "Pasar Legi"
		w.must(w.room.ChangeAsset(w.ctx, w.photo, by))
		if !slices.Contains(w.purged, news.TagAsset(old.ID)) || !slices.Contains(w.purged, news.TagAsset(by.ID)) {
			w.Errorf("purged %v", w.purged)
		}
		// It stands before readers now, and stays.
		w.refused(w.room.DeleteAsset(w.ctx, w.photo, by.ID), fault.Conflict)
		for _, pair := range [][2]news.ID{{by.ID, by.ID}, {by.ID, old.ID}} {
			if _, err := w.room.Replace(w.ctx, w.photo, pair[0], pair[1]); err == nil {
				w.Errorf("%v: a circle", pair)
			}
		}
		// Replaced once more.
		third := w.bring(w.photo, 3)
		_, err = w.room.Replace(w.ctx, w.photo, by.ID, third.ID)
		w.must(err)
		if shown, _ = w.store.Assets(w.ctx, []news.ID{old.ID}); shown[0].SHA256 != third.SHA256 {
			w.Errorf("%+v", shown)
		}
		w.must(w.room.UndoAssetChange(w.ctx, w.photo, old.ID, done))
		if shown, _ = w.store.Assets(w.ctx, []news.ID{old.ID}); shown[0].SHA256 != old.SHA256 || shown[0].Credit != "Rudi Hartono" {
			w.Errorf("taken back: %+v", shown)
		}
	})
}

func TestDelete(t *testing.T) {
	each(t, func(w *world) {
		a := w.bring(w.photo, 1)
		id := w.story(w.content(a.ID))
		w.refused(w.room.DeleteAsset(w.ctx, w.photo, a.ID), fault.Conflict)
		w.save(id, w.content(0))
		w.must(w.room.DeleteAsset(w.ctx, w.photo, a.ID))
		w.refused(w.room.DeleteAsset(w.ctx, w.photo, a.ID), fault.NotFound)
		w.clock.Advance(2 * time.Hour)
		w.must(w.queue.Drain(w.ctx))
		key, _ := blob.ParseKey(blob.Originals + a.SHA256)
		if _, err := w.blobs.Stat(w.ctx, key); err == nil {
			w.Error("the file is still there")
		}
		for info, err := range w.blobs.List(w.ctx, blob.Renditions) {
			w.Errorf("still there: %v %v", info.Key, err)
		}
		// Deleted and brought in again before the files go: they stay.
		b := w.bring(w.photo, 2)
		w.must(w.room.DeleteAsset(w.ctx, w.photo, b.ID))
		again := w.bring(w.photo, 2)
		w.clock.Advance(2 * time.Hour)
		w.must(w.queue.Drain(w.ctx))
		key, _ = blob.ParseKey(again.Renditions[0].Key)
		if _, err := w.blobs.Stat(w.ctx, key); err != nil || again.ID == b.ID {
			w.Errorf("%v", err)
		}
		// What was published is kept, also when it stands nowhere any more.
		p := w.story(w.content(again.ID))
		w.must(w.room.Publish(w.ctx, w.editor, p))
		w.save(p, w.content(0))
		w.must(w.room.Update(w.ctx, w.editor, p))
		w.wantUses(again.ID, "")
		w.refused(w.room.DeleteAsset(w.ctx, w.photo, again.ID), fault.Conflict)
	})
}

func TestRightsEnd(t *testing.T) {
	each(t, func(w *world) {
		a := w.bring(w.photo, 1)
		live := w.story(w.content(a.ID))
		w.must(w.room.Publish(w.ctx, w.editor, live))
		a = w.asset(a.ID)
		a.RightsUntil = w.clock.Now().Add(48 * time.Hour)
		w.must(w.room.ChangeAsset(w.ctx, w.photo, a))
		later := w.story(w.content(a.ID))
		rights := func(until time.Time) []news.Asset {
			page, err := w.store.AssetPage(w.ctx, store.AssetQuery{Filter: store.AssetsRights, Until: until}, 10)
			w.must(err)
			return page
		}
		if len(rights(w.clock.Now())) != 0 || len(rights(w.clock.Now().Add(72*time.Hour))) != 1 {
			w.Error("listed at the wrong time")
		}
		w.clock.Advance(48 * time.Hour)
		w.must(w.queue.Drain(w.ctx))
		w.refused(w.room.Publish(w.ctx, w.editor, later), fault.Invalid)
		// A live story can be corrected all the same.
		c := w.content(a.ID)
		c.Lead = "Pedagang kembali berjualan."
		w.save(live, c)
		w.must(w.room.Update(w.ctx, w.editor, live))
		history, err := w.store.AssetChanges(w.ctx, a.ID, 10)
		w.must(err)
		if history[0].Kind != news.EventAssetExpired {
			w.Errorf("%+v", history[0])
		}
		events, err := w.store.EventsAfter(w.ctx, 0, 1000)
		w.must(err)
		flagged := slices.ContainsFunc(events, func(e news.Event) bool {
			return e.Kind == news.EventAssetExpired && strings.Contains(e.Payload, live.String()) && strings.Contains(e.Payload, later.String())
		})
		if !flagged {
			w.Error("no event names the stories")
		}
		// Moved on: nothing ends.
		a = w.asset(a.ID)
		a.RightsUntil = time.Time{}
		w.must(w.room.ChangeAsset(w.ctx, w.photo, a))
		w.must(w.room.Publish(w.ctx, w.editor, later))
	})
}

func TestListsAndSearch(t *testing.T) {
	each(t, func(w *world) {
		var all []news.ID
		for i := range 25 {
			up := media.Upload{File: bytes.NewReader(file(i, 80)), Site: w.solo.ID, Name: fmt.Sprintf("IMG_%d.jpg", i)}
			switch {
			case i%5 == 0:
				up.Credit, up.Caption = "ANTARA", "Pedagang berjualan di Pasar Legi"
			case i%5 == 1:
				up.Credit, up.Alt, up.Archive = "Rudi", "Runners", "2019"
			case i%5 == 2:
				up.SourceType = "trainedAlgorithmicMedia"
			}
			who := w.photo
			if i%2 == 0 {
				who = w.reporter
			}
			a, err := w.room.AddAsset(w.ctx, who, up)
			w.must(err)
			all = append(all, a.ID)
			w.clock.Advance(time.Second)
		}
		slices.Reverse(all)
		walk := func(q store.AssetQuery, size int) (out []news.ID) {
			for {
				page, err := w.store.AssetPage(w.ctx, q, size)
				w.must(err)
				for _, a := range page {
					out = append(out, a.ID)
				}
				if len(page) < size {
					return out
				}
				q.Before = page[len(page)-1].ID
			}
		}
		for _, size := range []int{1, 7, 25, 40} {
			if got := walk(store.AssetQuery{}, size); !slices.Equal(got, all) {
				w.Errorf("pages of %d: %v", size, got)
			}
		}
		for _, c := range []struct {
			q store.AssetQuery
			n int
		}{
			{store.AssetQuery{Filter: store.AssetsNoCredit}, 15}, {store.AssetQuery{Filter: store.AssetsNoAlt}, 20}, {store.AssetQuery{Filter: store.AssetsArchive}, 5},
			{store.AssetQuery{Filter: store.AssetsAI}, 5}, {store.AssetQuery{MadeBy: 11}, 13}, {store.AssetQuery{Site: w.bali.ID}, 0},
			{store.AssetQuery{MadeBy: 11, Site: w.solo.ID, Filter: store.AssetsArchive}, 2}, {store.AssetQuery{Filter: store.AssetsFailed}, 0},
		} {
			if got := walk(c.q, 3); len(got) != c.n {
				w.Errorf("%+v: %d, want %d", c.q, len(got), c.n)
			}
		}
		find := func(language, line string) int {
			ids, err := w.index.FindPictures(w.ctx, w.db.Fresh(), language, line, 0, 50)
			w.must(err)
			if !slices.IsSortedFunc(ids, func(a, b news.ID) int { return int(b - a) }) {
				w.Errorf("%q: %v", line, ids)
			}
			return len(ids)
		}
		for line, want := range map[string]int{"jual": 5, "pasar legi": 5, `"legi di"`: 0, "antara": 5, "2019": 5, "img 7": 1, "tidak ada": 0, "": 0, `"`: 0, `' OR 1 --`: 0, "*": 0, "body:pasar": 0} {
			if got := find("id", line); got != want {
				w.Errorf("%q finds %d, want %d", line, got, want)
			}
		}
		if find("en", "runner") != 5 {
			w.Error("English is not found in its stems")
		}
		// Found by what it says now.
		a := w.asset(all[0])
		a.Caption = "Gunung Merapi meletus"
		w.must(w.room.ChangeAsset(w.ctx, w.photo, a))
		if find("id", "letus merapi") != 1 {
			w.Error("the new caption is not found")
		}
		w.must(w.room.DeleteAsset(w.ctx, w.photo, a.ID))
		if find("id", "merapi") != 0 {
			w.Error("a deleted picture is found")
		}
	})
}

func TestDuplicates(t *testing.T) {
	each(t, func(w *world) {
		a := w.bring(w.photo, 1)
		b, err := w.room.BringIn(w.ctx, w.reporter, media.Upload{File: bytes.NewReader(file(1, 85)), Site: w.solo.ID, Credit: "Orang lain"})
		w.must(err)
		if !b.Known || b.Asset.ID != a.ID || b.Asset.Credit != "Rudi Hartono" {
			w.Errorf("%+v", b)
		}
		near := w.bring(w.photo, 1, func(u *media.Upload) { u.File = bytes.NewReader(file(1, 40)) })
		far := w.bring(w.photo, 4)
		like := func(a news.Asset) []news.ID {
			ids, err := w.store.AssetsLike(w.ctx, a.ID, a.Likeness, 10)
			w.must(err)
			return ids
		}
		if got := like(a); !slices.Equal(got, []news.ID{near.ID}) {
			w.Errorf("like the first: %v", got)
		}
		if got := like(near); !slices.Equal(got, []news.ID{a.ID}) {
			w.Errorf("like the second: %v", got)
		}
		if got := like(far); len(got) != 0 {
			w.Errorf("like another: %v", got)
		}
	})
}

// HEIC is taken where a program is found that reads it, and refused with a word
// about it elsewhere.
func TestForeignPictures(t *testing.T) {
	each(t, func(w *world) {
		box := func(kind, body string) string {
			n := 8 + len(body)
			return string([]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}) + kind + body
		}
		size := "\x00\x00\x00\x00\x00\x00\x01\x68\x00\x00\x00\xf0" // 360x240
		heic := []byte(box("ftyp", "heic\x00\x00\x00\x00mif1") + box("meta", "\x00\x00\x00\x00"+box("ispe", size)) + box("mdat", "x"))
		up := media.Upload{File: bytes.NewReader(heic), Site: w.solo.ID, Name: "IMG.HEIC"}
		_, err := w.room.BringIn(w.ctx, w.photo, up)
		w.refused(err, fault.Invalid)
		if text := fault.FieldsOf(err)["file"]; !strings.Contains(text, "heif-convert") {
			w.Errorf("%q", text)
		}
		dir := w.TempDir()
		w.must(os.WriteFile(filepath.Join(dir, "made.jpg"), file(5, 90), 0o600))
		w.must(os.WriteFile(filepath.Join(dir, "heif-convert"), []byte("#!/bin/sh\ncp '"+dir+"/made.jpg' \"$4\"\n"), 0o700))
		w.Setenv("PATH", dir+":"+os.Getenv("PATH"))
		w.start(media.Files{Blobs: w.blobs, Partials: w.blobs, Converters: image.FindConverters()})
		up.File = bytes.NewReader(heic)
		b, err := w.room.BringIn(w.ctx, w.photo, up)
		w.must(err)
		w.must(w.queue.Drain(w.ctx))
		a := w.asset(b.Asset.ID)
		if a.State != news.AssetReady || a.Type != "image/heic" || a.Source == "" || a.Width != 360 || len(a.Renditions) == 0 {
			w.Errorf("%+v", a)
		}
		// Rendered again, it is not converted again.
		w.must(os.WriteFile(filepath.Join(dir, "heif-convert"), []byte("#!/bin/sh\nexit 1\n"), 0o700))
		a.Credit = "Rudi"
		w.must(w.room.ChangeAsset(w.ctx, w.photo, a))
		w.must(w.queue.Drain(w.ctx))
		if got := w.asset(a.ID); got.State != news.AssetReady || got.Renditions[0].Key == a.Renditions[0].Key {
			w.Errorf("%+v", got)
		}
	})
}

func TestRefusalsSayWhy(t *testing.T) {
	each(t, func(w *world) {
		whole := file(1, 80)
		for name, c := range map[string]struct {
			file []byte
			say  string
		}{
			"nothing":   {nil, "empty"},
			"a page":    {[]byte("<!DOCTYPE html><script>alert(1)</script>"), "no picture"},
			"svg":       {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), "svg"},
			"truncated": {whole[:len(whole)/2], "end of the file"},
			"zip":       {append(bytes.Clone(whole), "PK\x03\x04xxxx"...), "something else"},
			"psd":       {[]byte("8BPS\x00\x01"), "psd"},
		} {
			_, err := w.room.BringIn(w.ctx, w.photo, media.Upload{File: bytes.NewReader(c.file), Site: w.solo.ID})
			w.refused(err, fault.Invalid)
			if text := fault.FieldsOf(err)["file"]; !strings.Contains(text, c.say) {
				w.Errorf("%s: %q", name, text)
			}
		}
		if page, _ := w.store.AssetPage(w.ctx, store.AssetQuery{}, 5); len(page) != 0 {
			w.Errorf("kept: %+v", page)
		}
		a := w.bring(w.photo, 2, func(u *media.Upload) { u.Name = "../../etc/\x00pass\u202ewd/..\\foto\n1.jpg" })
		if a.Name != "foto1.jpg" {
			w.Errorf("named %q", a.Name)
		}
	})
}

// Package talk is where people of a newsroom talk to each other, and where they
// answer readers.
//
//	talk.go           Mount, the panel beside a story
//	comments.go       comments on a story, its assignment
//	notifications.go  what somebody was told
//	replies.go        requests for a right of reply: the inbox, one request
//	answer.go         what is done with a request
//	erasure.go        erasing the data about whoever asked
//	dossier.go        the whole file of a request, to take away
//	mail.go           letters and notifications by mail
package talk

import (
	"bytes"
	"embed"
	"html/template"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/inside"
	"github.com/tajuk/tajuk/internal/news"
	"github.com/tajuk/tajuk/internal/newsroom"
)

//go:embed *.html
var files embed.FS

// PanelTitle is the message over the panel beside a story.
const PanelTitle = "talk.panel"

// Screens are the screens of this package.
type Screens struct {
	room     *newsroom.Newsroom
	read     *inside.Reader
	comments *frame.Page
	panel    *frame.Page
	told     *frame.Page
	inbox    *frame.Page
	reply    *frame.Page
	erase    *frame.Page
	whose    *frame.Page
}

// Mount mounts the screens.
func Mount(f *frame.Frame, room *newsroom.Newsroom, read *inside.Reader) *Screens {
	s := &Screens{room: room, read: read,
		comments: frame.NewPage(files, "comments.html", "thread.html"), panel: frame.Fragment(files, "panel.html", "thread.html"),
		told: frame.NewPage(files, "notifications.html"), inbox: frame.NewPage(files, "replies.html"), reply: frame.NewPage(files, "reply.html"), erase: frame.NewPage(files, "erase.html"),
		whose: frame.NewPage(files, "whose.html")}
	f.Get("/stories/{id}/comments", s.showComments)
	f.Post("/stories/{id}/comments", s.addComment)
	f.Post("/comments/{id}/{do}", s.changeComment)
	f.Post("/stories/{id}/assign", s.assign)
	f.Post("/stories/{id}/mute", s.mute)
	f.Get("/notifications", s.notifications)
	f.Post("/notifications/read", s.readAll)
	f.Post("/notifications/mail", s.chooseMail)
	f.Post("/notifications/{id}/{do}", s.mark)
	f.Get("/replies", s.replies)
	f.Get("/replies/erase", s.whoseData)
	f.Get("/replies/{id}", s.showReply)
	f.Get("/replies/{id}/files/{file}", s.file)
	f.Get("/replies/{id}/dossier.zip", s.dossier)
	f.Get("/replies/{id}/erase", s.showErase)
	f.Post("/replies/{id}/erase", s.eraseReply)
	f.Post("/replies/{id}/{do}", s.answer)
	return s
}

// Panel shows what is said about a story beside its text.
func (s *Screens) Panel(c *frame.Call, st inside.Story) (template.HTML, error) {
	p, err := s.commentPage(c, st.ID)
	if err != nil {
		return "", err
	}
	if c.Actor().MaySave(st.Story) != nil || st.Allow(news.StepSave, c.Now) != nil {
		p.Place = map[news.ID]int{}
		for i, x := range p.Marked() {
			p.Place[x.ID] = i + 1
		}
	}
	var b bytes.Buffer
	if err := s.panel.Execute(&b, p); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil // made by the template above
}

// part answers with the panel alone, for the page that shows it already.
func (s *Screens) part(c *frame.Call, p *commentPage) error {
	var b bytes.Buffer
	if err := s.panel.Execute(&b, p); err != nil {
		return err
	}
	c.W.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, err := c.W.Write(b.Bytes())
	return err
}

// site returns the first site on which whoever asks may answer requests, or
// the one that was asked for.
func (s *Screens) sites(c *frame.Call, asked news.ID) (all []news.Site, chosen news.Site, err error) {
	all, err = c.SitesFor(news.ActCorrect)
	if err != nil || len(all) == 0 {
		return all, chosen, err
	}
	chosen = all[0]
	for _, site := range all {
		if site.ID == asked {
			chosen = site
		}
	}
	return all, chosen, nil
}

package media

import (
	"context"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/tajuk/tajuk/internal/desk/frame"
	"github.com/tajuk/tajuk/internal/fault"
	"github.com/tajuk/tajuk/internal/image"
	"github.com/tajuk/tajuk/internal/news"
	room "github.com/tajuk/tajuk/internal/newsroom/media"
)

const (
	// maxForms is the most that one form of pictures may hold, in bytes; scripts
	// send each by itself.
	maxForms = 512 << 20
	// maxMany is how many pictures one form completes.
	maxMany = 60
	// formTime is for taking in all pictures of one form.
	formTime = 4 * time.Minute
)

// uploadPage is the screen on which pictures are brought in and completed.
type uploadPage struct {
	frame.Base
	Sites  []news.Site // where pictures may be brought in
	Chosen news.ID
	Rows   []line
	Failed []failed
	Saved  int
	Words  string // what the script says, as JSON
	IDs    string
}

// line is one picture whose data is to be completed.
type line struct {
	card
	Credit, Caption, Alt string
	Fault                map[string]string
	Known                bool
	Alike                []card
	CanEdit              bool
}

// failed is a file that was not taken.
type failed struct {
	Name string
	Why  string
}

// Most is the size of the largest file in bytes.
func (p *uploadPage) Most() int { return image.MaxFileBytes }

func (s *screens) upload(c *frame.Call) error {
	p, err := s.uploads(c)
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, id := range strings.Split(c.R.FormValue("known"), ",") {
		known[id] = true
	}
	if err := s.rows(c, p, idsOf(c.R.FormValue("ids")), known); err != nil {
		return err
	}
	return c.Render(s.uploadPage, p)
}

func idsOf(list string) (ids []news.ID) {
	for _, text := range strings.Split(list, ",") {
		if id, err := news.ParseID(strings.TrimSpace(text)); err == nil && len(ids) < maxMany {
			ids = append(ids, id)
		}
	}
	return ids
}

func (s *screens) uploads(c *frame.Call) (*uploadPage, error) {
	p := &uploadPage{Base: c.Base("media", "media.upload")}
	var err error
	if p.Sites, err = c.SitesFor(news.ActUpload); err != nil {
		return nil, err
	}
	if len(p.Sites) == 0 {
		return nil, fault.New(fault.Forbidden, "this account may not bring pictures in on any site")
	}
	said := map[string]string{}
	for name, text := range c.Group("media") {
		if name, ok := strings.CutPrefix(name, "js-"); ok {
			said[name] = text
		}
	}
	words, err := json.Marshal(said)
	if err != nil {
		return nil, err
	}
	p.Words = string(words)
	p.Chosen = p.Sites[0].ID
	if id := c.FormID("site"); id != 0 {
		p.Chosen = id
	}
	return p, nil
}

// rows fills the table of pictures to complete.
func (s *screens) rows(c *frame.Call, p *uploadPage, ids []news.ID, known map[string]bool) error {
	assets, err := s.read.OwnPictures(c.Context(), c.Actor(), ids)
	if err != nil {
		return err
	}
	cards, err := s.cards(c, p.Base, assets)
	if err != nil {
		return err
	}
	var list []string
	for _, one := range cards {
		l := line{card: one, Credit: one.Asset.Credit, Caption: one.Asset.Caption, Alt: one.Asset.Alt, Known: known[one.ID.String()],
			CanEdit: c.Actor().CanEditAsset(one.Asset)}
		alike, err := s.read.Alike(c.Context(), one.ID)
		if err != nil {
			return err
		}
		if l.Alike, err = s.cards(c, p.Base, alike); err != nil {
			return err
		}
		p.Rows = append(p.Rows, l)
		list = append(list, one.ID.String())
	}
	p.IDs = strings.Join(list, ",")
	return nil
}

// take brings in the pictures of a form. People get the table to complete them,
// with what was refused and why; scripts send one file and get JSON.
func (s *screens) take(c *frame.Call) error {
	// The time of a form is the sender's line, not the server's.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.Context()), formTime)
	defer cancel()
	if err := c.R.ParseMultipartForm(1 << 20); err != nil {
		if c.R.MultipartForm == nil && err == http.ErrNotMultipart {
			return fault.New(fault.Invalid, "the form holds no file")
		}
		return err
	}
	defer c.R.MultipartForm.RemoveAll()
	p, err := s.uploads(c)
	if err != nil {
		return err
	}
	sent := c.R.MultipartForm.File["file"]
	if len(sent) == 0 {
		return s.refuse(c, p, fault.Field("file", "choose at least one picture"))
	}
	if len(sent) > maxMany {
		return s.refuse(c, p, fault.Field("file", "%d pictures at a time are the most", maxMany))
	}
	up := room.Upload{Site: p.Chosen, Credit: c.R.FormValue("credit"), Caption: c.R.FormValue("caption"), Alt: c.R.FormValue("alt")}
	if c.WantsJSON() {
		b, err := s.bring(ctx, c, up, sent[0])
		if err != nil {
			return s.sorry(c, err)
		}
		one := pickOf(b.Asset, c.Now)
		one.Known = b.Known
		return c.JSON(http.StatusCreated, one)
	}
	var ids []news.ID
	known := map[string]bool{}
	for _, head := range sent {
		if head.Size == 0 && head.Filename == "" {
			continue
		}
		b, err := s.bring(ctx, c, up, head)
		if err != nil {
			if fault.Of(err) == nil {
				return err
			}
			p.Failed = append(p.Failed, failed{head.Filename, c.Says(err)})
			continue
		}
		ids = append(ids, b.Asset.ID)
		known[b.Asset.ID.String()] = b.Known
	}
	if err := s.rows(c, p, ids, known); err != nil {
		return err
	}
	return c.Render(s.uploadPage, p)
}

func (s *screens) bring(ctx context.Context, c *frame.Call, up room.Upload, head *multipart.FileHeader) (room.Brought, error) {
	file, err := head.Open()
	if err != nil {
		return room.Brought{}, fmt.Errorf("open upload: %w", err)
	}
	defer file.Close()
	up.File, up.Name = file, head.Filename
	return s.room.BringIn(ctx, c.Actor(), up)
}

func (s *screens) refuse(c *frame.Call, p *uploadPage, err error) error {
	if c.WantsJSON() {
		return s.sorry(c, err)
	}
	return c.Invalid(s.uploadPage, &p.Base, p, err)
}

// sorry tells a script in one sentence what is wrong.
func (s *screens) sorry(c *frame.Call, err error) error {
	f := fault.Of(err)
	if f == nil {
		return err
	}
	return c.JSON(statusOf(f.Kind), map[string]string{"error": c.Says(err)})
}

func statusOf(k fault.Kind) int {
	switch k {
	case fault.NotFound:
		return http.StatusNotFound
	case fault.Forbidden:
		return http.StatusForbidden
	case fault.Conflict:
		return http.StatusConflict
	case fault.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusUnprocessableEntity
}

// complete saves what is said about many pictures at once. One that is refused
// does not stop the others; its row says why.
func (s *screens) complete(c *frame.Call) error {
	if err := c.R.ParseForm(); err != nil {
		return err
	}
	p, err := s.uploads(c)
	if err != nil {
		return err
	}
	form := c.R.PostForm
	ids := idsOf(form.Get("ids"))
	if err := s.rows(c, p, ids, nil); err != nil {
		return err
	}
	wrong := 0
	for i := range p.Rows {
		l := &p.Rows[i]
		of := func(name, all string) string {
			v := strings.ReplaceAll(strings.TrimSpace(form.Get(name+"-"+l.ID.String())), "\r\n", "\n")
			if v == "" && all != "" {
				return strings.TrimSpace(form.Get(all))
			}
			return v
		}
		l.Credit, l.Caption, l.Alt = of("credit", "all-credit"), of("caption", "all-caption"), of("alt", "")
		changed := l.Asset
		changed.Credit, changed.Caption, changed.Alt, changed.Rev = l.Credit, l.Caption, l.Alt, 0
		if err := s.room.ChangeAsset(c.Context(), c.Actor(), changed); err != nil {
			if fault.Of(err) == nil {
				return err
			}
			l.Fault, wrong = c.SaysByField(err), wrong+1
			continue
		}
		p.Saved++
	}
	if wrong > 0 {
		return c.Invalid(s.uploadPage, &p.Base, p, fault.New(fault.Invalid, "some pictures were not saved; their rows say why"))
	}
	return c.Redirect("/media?"+url.Values{"filter": {"mine"}}.Encode(), frame.Done("media.completed", c.Text("media.pictures", p.Saved)))
}

package richtext

import (
	"io"
	"strconv"

	"github.com/tajuk/tajuk/internal/richtext/chars"
	"github.com/tajuk/tajuk/internal/richtext/link"
)

// FigureHTML writes one picture as a figure, as HTML writes those in a
// document: for the lead picture of a page. An eager picture is loaded at once
// and before others; opt.Sizes is its sizes attribute.
func FigureHTML(w io.Writer, img Image, eager bool, opt Options) error {
	if err := opt.check(); err != nil {
		return err
	}
	r := renderer{opt: &opt, out: make([]byte, 0, 2048)}
	r.figure(img, opt.Sizes, eager)
	_, err := w.Write(r.out)
	return err
}

// resolve asks for the picture of an image node and puts the node's own texts
// in the place of the picture's.
func (r *renderer) resolve(n *Node) (Image, bool) {
	img, ok := r.res.Image(n.attrs[imageAsset].text)
	if !ok || img.Src == "" {
		return Image{}, false
	}
	if caption := n.attrs[imageCaption]; !caption.null {
		img.Slug, img.Caption = "", caption.text
	}
	img.Alt = n.attrs[imageAlt].or(img.Alt)
	return img, true
}

func (r *renderer) picture(n *Node, sizes string) {
	if img, ok := r.resolve(n); ok {
		r.figure(img, sizes, false)
	}
}

func (r *renderer) gallery(n *Node) {
	var found []Image
	for _, c := range n.content {
		if img, ok := r.resolve(c); ok {
			found = append(found, img)
		}
	}
	if len(found) < 2 || r.feed {
		for _, img := range found {
			r.figure(img, r.opt.Sizes, false)
		}
		return
	}
	r.raw(`<div class="rt-gallery" role="group" aria-label="`)
	r.text(r.opt.Labels.Gallery)
	r.raw("\">\n")
	for _, img := range found {
		r.figure(img, r.opt.GallerySizes, false)
	}
	r.raw("</div>\n")
}

func (r *renderer) figure(img Image, sizes string, eager bool) {
	if r.feed {
		r.raw("<figure>\n")
	} else {
		r.raw("<figure class=\"rt-figure\">\n")
	}
	if sizes == "" {
		sizes = "100vw"
	}
	sources := !r.feed && len(img.Sources) > 0
	if sources {
		r.raw("<picture>")
		for _, s := range img.Sources {
			r.raw(`<source type="`)
			r.text(s.Type)
			r.raw(`"`)
			r.srcset(s.Candidates, sizes)
			r.raw(">")
		}
	}
	r.img(img, sizes, eager)
	if sources {
		r.raw("</picture>")
	}
	r.raw("\n")
	open := `<figcaption class="rt-caption">`
	if r.feed {
		open = "<figcaption>"
	}
	r.around(open, "</figcaption>\n", func() { r.caption(img) })
	r.raw("</figure>\n")
}

func (r *renderer) img(img Image, sizes string, eager bool) {
	r.raw(`<img src="`)
	r.url(img.Src)
	r.raw(`"`)
	if !r.feed && len(img.Srcset) > 0 {
		r.srcset(img.Srcset, sizes)
	}
	if img.Width > 0 && img.Height > 0 {
		r.raw(` width="` + strconv.Itoa(img.Width) + `" height="` + strconv.Itoa(img.Height) + `"`)
	}
	r.raw(` alt="`)
	if chars.Visible(img.Alt) {
		r.text(img.Alt)
	}
	r.raw(`"`)
	switch {
	case r.feed:
	case eager:
		r.raw(` fetchpriority="high" decoding="async"`)
	default:
		r.raw(` loading="lazy" decoding="async"`)
	}
	r.raw(">")
}

func (r *renderer) srcset(candidates []Candidate, sizes string) {
	r.raw(` srcset="`)
	for i, c := range candidates {
		if i > 0 {
			r.raw(", ")
		}
		r.out = link.AppendCandidate(r.out, c.URL)
		r.out = append(r.out, ' ')
		r.out = strconv.AppendInt(r.out, int64(c.Width), 10)
		r.out = append(r.out, 'w')
	}
	r.raw(`" sizes="`)
	r.text(sizes)
	r.raw(`"`)
}

// caption writes slug lead, caption, labels and credit, in this order.
func (r *renderer) caption(img Image) {
	start := len(r.out)
	part := func(class, text string) {
		if len(r.out) > start {
			r.raw(" ")
		}
		if r.feed || class == "" {
			r.text(text)
			return
		}
		r.raw(`<span class="` + class + `">`)
		r.text(text)
		r.raw("</span>")
	}
	if chars.Visible(img.Slug) {
		part("rt-slug", img.Slug)
		if chars.Visible(img.Caption) {
			r.raw(" –")
		}
	}
	if chars.Visible(img.Caption) {
		part("", img.Caption)
	}
	if img.Archive {
		label := r.opt.Labels.ArchivePhoto
		if img.TakenOn != "" {
			label += ", " + img.TakenOn
		}
		part("rt-label", "("+label+")")
	}
	switch img.AI {
	case AIGenerated:
		part("rt-label", "("+r.opt.Labels.AIGenerated+")")
	case AIEdited:
		part("rt-label", "("+r.opt.Labels.AIEdited+")")
	}
	if chars.Visible(img.Credit) {
		credit := img.Credit
		if r.opt.Labels.Photo != "" {
			credit = r.opt.Labels.Photo + ": " + credit
		}
		part("rt-credit", credit)
	}
}

package wire

import "strconv"

// pictures are those of an entry of a feed, the lead first: Media RSS 1.5.1,
// enclosures, and what feeds do without either.
func pictures(n *node) []Picture {
	var out []Picture
	for _, kid := range n.all("media:group", "media:content") {
		if kid.key == "media:group" {
			if best, ok := largest(kid); ok {
				out = append(out, best)
			}
			continue
		}
		if p, ok := mediaContent(kid, n); ok {
			out = append(out, p)
		}
	}
	for _, e := range n.all("enclosure", "atom:link", "link") {
		if e.key != "enclosure" && e.attr("rel") != "enclosure" {
			continue
		}
		p := Picture{URL: absolute(e.base, firstOf(e.attr("url"), e.attr("href"))), Type: e.attr("type"), Caption: e.attr("title")}
		if picture(p.Type, p.URL) {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		for _, t := range append(n.all("media:thumbnail"), n.find("media:thumbnail")...) {
			out = append(out, described(Picture{URL: absolute(t.base, t.attr("url")), Width: number(t.attr("width")), Height: number(t.attr("height"))}, n))
			break
		}
	}
	if image := n.first("image", "itunes:image"); len(out) == 0 && image != nil {
		if to := absolute(n.base, firstOf(image.first("url").words(), image.attr("href"), image.attr("url"), image.words())); picture("", to) {
			out = append(out, Picture{URL: to})
		}
	}
	if len(out) > 0 {
		out[0].Role = "lead"
	}
	return out
}

// largest is the largest of the files of one picture.
func largest(group *node) (best Picture, ok bool) {
	for _, c := range group.all("media:content") {
		if p, is := mediaContent(c, group); is && (!ok || p.Width*p.Height > best.Width*best.Height) {
			best, ok = p, true
		}
	}
	return best, ok
}

func mediaContent(c, around *node) (Picture, bool) {
	p := Picture{URL: absolute(c.base, c.attr("url")), Type: c.attr("type"), Width: number(c.attr("width")), Height: number(c.attr("height"))}
	medium := c.attr("medium")
	if p.URL == "" || medium != "image" && (medium != "" || !picture(p.Type, p.URL)) {
		return p, false
	}
	return described(described(p, c), around), true
}

// described adds what elements say about a picture. Those of a whole entry
// speak of its only picture.
func described(p Picture, n *node) Picture {
	p.Caption = firstOf(p.Caption, n.first("media:description", "media:text").markup(), n.first("media:title").markup())
	p.Credit = firstOf(p.Credit, n.first("media:credit").words())
	p.Copyright = firstOf(p.Copyright, n.first("media:copyright").words())
	return p
}

// number is a length in pixels.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return pixels(n)
}

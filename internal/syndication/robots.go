package syndication

import (
	"bytes"
	"io"
	"strings"
)

// Robots writes robots.txt (RFC 9309): everything may be read but the paths
// that begin with one of closed, such as the search, of which there are
// endlessly many pages. It names the sitemaps.
func (o *Outlet) Robots(w io.Writer, closed ...string) error {
	var b bytes.Buffer
	b.WriteString("User-agent: *\n")
	rules := 0
	for _, path := range closed {
		if path = line(path); strings.HasPrefix(path, "/") {
			b.WriteString("Disallow: " + path + "\n")
			rules++
		}
	}
	if rules == 0 {
		b.WriteString("Disallow:\n")
	}
	b.WriteString("\nSitemap: " + o.at(PathSitemap) + "\nSitemap: " + o.at(PathNewsSitemap) + "\n")
	_, err := b.WriteTo(w)
	return err
}

// nobody is the record that tells buyers that nobody may sell the site's
// places (ads.txt 1.1 section 3.2.1): without it, a file with no records would
// let everybody.
const nobody = "placeholder.example.com, placeholder, DIRECT, placeholder"

// AdsTxt writes ads.txt: the lines of the site's settings, and if none of them
// is the record of a seller, the record that nobody sells anything here.
func (o *Outlet) AdsTxt(w io.Writer) error {
	var b bytes.Buffer
	sellers := false
	for _, l := range paragraphs(o.site.Settings.AdsTxt) {
		b.WriteString(l + "\n")
		record, _, _ := strings.Cut(l, "#")
		sellers = sellers || strings.Count(record, ",") >= 2
	}
	if !sellers {
		b.WriteString(nobody + "\n")
	}
	_, err := b.WriteTo(w)
	return err
}

package capture

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	g, _ := os.Open("/tmp/capt/html.in")
	sg := bufio.NewScanner(g)
	sg.Buffer(make([]byte, 1<<25), 1<<25)
	for sg.Scan() {
		var b struct{ ID, Content string }
		if !strings.Contains(sg.Text()[:120], os.Getenv("ZZ")) {
			continue
		}
		json.Unmarshal(sg.Bytes(), &b)
		doc, err := parse(b.Content)
		if err != nil {
			fmt.Println(err)
			continue
		}
		m := readMetadata(doc)
		l, _ := linearize(doc, nil)
		h := &htmlPage{m: m, l: l}
		h.site()
		h.x = &split{blocks: l.blocks, used: map[int]bool{}, title: -1, markup: true}
		h.x.from, h.x.to = l.choose()
		fmt.Println("FRAME", h.x.from, h.x.to, "ld", len(m.ld.body))
		h.title()
		h.fromGuide()
		h.header()
		k := h.x.keepers(h.s.Title)
		fmt.Println("FRAME", h.x.from, h.x.to, "title", h.x.title)
		for i, x := range l.blocks {
			kk := " "
			if i >= h.x.from && i < h.x.to && k[i-h.x.from] {
				kk = "K"
			}
			if x.image != nil {
				fmt.Println(i, "IMG")
				continue
			}
			o := " "
			if x.off {
				o = "O"
			}
			u := " "
			if h.x.used[i] {
				u = "U"
			}
			fmt.Println(kk+o+u, i, x.tag, "role", x.read.role, "links", x.links*100/(len(x.text)+1), "list", x.list, "media", x.media, x.names, "|", x.text[:min(90, len(x.text))])
		}
	}
}

package scene

import (
	"bytes"
	"image"
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/demo/draw/paint"
)

func TestMotifsAreNamedOnce(t *testing.T) {
	for _, kind := range Kinds() {
		seen := map[string]bool{}
		for _, m := range Motifs(kind) {
			if m == "" || seen[m] {
				t.Errorf("%s: motif %q", kind, m)
			}
			seen[m] = true
		}
		if len(seen) == 0 {
			t.Errorf("%s has no motif", kind)
		}
	}
	if Motifs("nothing") != nil {
		t.Error("motifs of an unknown kind")
	}
}

func TestARefusedOrderPaintsNothing(t *testing.T) {
	b := paint.New(Width, Height)
	pix := b.Image().(*image.RGBA).Pix
	for _, c := range []struct {
		order Order
		want  string
	}{
		{Order{}, `scene ""`},
		{Order{Kind: "circus"}, "circus"},
		{Order{Kind: "train", Motif: "steam"}, "flood, station"},
		{Order{Kind: "train", Light: "noon"}, "dawn, day, dusk, night"},
	} {
		err := Draw(b, c.order)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: error %v, want %q in it", c.order, err, c.want)
		}
		for _, v := range pix {
			if v != 0 {
				t.Fatalf("%+v: painted", c.order)
			}
		}
	}
}

func TestTheSeedChoosesMotifAndLight(t *testing.T) {
	accent := paint.RGB(0x1f6b3a)
	var pictures [][]byte
	for seed := range uint64(6) {
		b := paint.New(Width, Height)
		if err := Draw(b, Order{Kind: "train", Seed: seed, Accent: accent}); err != nil {
			t.Fatal(err)
		}
		pix := b.Image().(*image.RGBA).Pix
		for i, other := range pictures {
			if bytes.Equal(pix, other) {
				t.Errorf("seeds %d and %d draw the same", i, seed)
			}
		}
		pictures = append(pictures, pix)
	}
}

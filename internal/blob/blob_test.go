package blob

import (
	"crypto/sha256"
	"errors"
	"strings"
	"testing"
)

const sumOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

func TestParseKey(t *testing.T) {
	good := []string{
		"o/" + sumOfNothing,
		"r/" + sumOfNothing + "/w640.jpg",
		"r/" + sumOfNothing + "/16x9-50-33.webp",
		"r/" + sumOfNothing + "/" + strings.Repeat("a", 64) + ".avif",
	}
	for _, s := range good {
		k, err := ParseKey(s)
		if err != nil || string(k) != s {
			t.Errorf("ParseKey(%q) = %q, %v", s, k, err)
		}
		if k.Sum() != sumOfNothing {
			t.Errorf("%s: Sum() = %q", k, k.Sum())
		}
	}
	bad := []string{
		"", "o", "o/", "r/", "x/" + sumOfNothing, sumOfNothing,
		"o/" + sumOfNothing + "/", "o/" + sumOfNothing + ".jpg", "o/" + sumOfNothing[1:],
		"o/" + strings.ToUpper(sumOfNothing), "o/" + sumOfNothing[:63] + "g",
		"o/../" + sumOfNothing[3:], "o/" + sumOfNothing + "\x00", "O/" + sumOfNothing,
		"r/" + sumOfNothing, "r/" + sumOfNothing + "/", "r/" + sumOfNothing + "/w640",
		"r/" + sumOfNothing + "/.jpg", "r/" + sumOfNothing + "/..", "r/" + sumOfNothing + "/../w.jpg",
		"r/" + sumOfNothing + "/a/b.jpg", "r/" + sumOfNothing + "/a\\b.jpg", "r/" + sumOfNothing + "/W640.jpg",
		"r/" + sumOfNothing + "/w 640.jpg", "r/" + sumOfNothing + "/-w.jpg", "r/" + sumOfNothing + "/w.j",
		"r/" + sumOfNothing + "/w.jpg.tmp", "r/" + sumOfNothing + "/w.tmpfile",
		"r/" + sumOfNothing + "/w.j-g", "r/" + sumOfNothing + "/" + strings.Repeat("a", 65) + ".jpg",
		"incoming/put-x.tmp", "/o/" + sumOfNothing, "./o/" + sumOfNothing,
	}
	for _, s := range bad {
		if k, err := ParseKey(s); !errors.Is(err, ErrBadKey) || k != "" {
			t.Errorf("ParseKey(%q) = %q, %v; want ErrBadKey", s, k, err)
		}
	}
}

func TestRenditionKey(t *testing.T) {
	o := OriginalKey(sha256.Sum256(nil))
	if o != "o/"+sumOfNothing {
		t.Fatalf("OriginalKey = %q", o)
	}
	k, err := RenditionKey(o, "w640.jpg")
	if err != nil || k != "r/"+sumOfNothing+"/w640.jpg" || k.Name() != "w640.jpg" {
		t.Fatalf("RenditionKey = %q, %v, name %q", k, err, k.Name())
	}
	if o.Name() != "" {
		t.Errorf("an original has the name %q", o.Name())
	}
	for _, from := range []Key{k, "", "o/", "o/../../etc"} {
		if got, err := RenditionKey(from, "w640.jpg"); !errors.Is(err, ErrBadKey) {
			t.Errorf("RenditionKey(%q) = %q, %v", from, got, err)
		}
	}
	if _, err := RenditionKey(o, "../w640.jpg"); !errors.Is(err, ErrBadKey) {
		t.Errorf("traversal in a name: %v", err)
	}
	if !strings.HasPrefix(string(k), RenditionsOf(o)) {
		t.Errorf("%s does not begin with %s", k, RenditionsOf(o))
	}
}

// A key that parses is also a path that stays where it belongs.
func FuzzParseKey(f *testing.F) {
	f.Add("o/" + sumOfNothing)
	f.Add("r/" + sumOfNothing + "/w640.jpg")
	f.Add("r/" + sumOfNothing + "/../../../etc/passwd")
	f.Fuzz(func(t *testing.T, s string) {
		k, err := ParseKey(s)
		if err != nil {
			return
		}
		p := place(k)
		if strings.Contains(p, "..") || strings.ContainsAny(p, "\\\x00 ") || strings.Contains(p, "//") {
			t.Fatalf("%q is at %q", s, p)
		}
		if n := strings.Count(p, "/"); n != 2 && n != 3 {
			t.Fatalf("%q is at %q", s, p)
		}
		if len(k.Sum()) != sumLen {
			t.Fatalf("%q has the sum %q", s, k.Sum())
		}
	})
}

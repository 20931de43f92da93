package pagecache_test

import (
	"strings"
	"testing"

	"github.com/tajuk/tajuk/internal/pagecache"
)

var (
	all      = pagecache.EncodingsOf(pagecache.Identity, pagecache.Gzip, pagecache.Brotli)
	noBrotli = pagecache.EncodingsOf(pagecache.Identity, pagecache.Gzip)
	plain    = pagecache.EncodingsOf(pagecache.Identity)
)

func TestNegotiate(t *testing.T) {
	const (
		id, gz, br = pagecache.Identity, pagecache.Gzip, pagecache.Brotli
		none       = pagecache.NotAcceptable
	)
	tests := []struct {
		header string
		have   pagecache.Encodings
		want   pagecache.Encoding
	}{
		{"", all, id},
		{"gzip, deflate, br, zstd", all, br},
		{"gzip, deflate, br, zstd", noBrotli, gz},
		{"gzip, deflate, br, zstd", plain, id},
		{"GZIP", all, gz},
		{"x-gzip", all, gz},
		{"deflate", all, id},
		{"br;q=0.5, gzip;q=1.0", all, gz},
		{"br;q=0.5,gzip;q=0.5", all, br},
		{"gzip;q=0.001", all, gz},
		{"gzip;q=0", all, id},
		{"gzip;q=0.000, br;q=0.0", all, id},
		{"identity;q=0.5, gzip;q=0.4", all, id},
		{"identity, gzip", all, gz},
		{"*", all, br},
		{"*", plain, id},
		{"*;q=0.3, gzip;q=0.9", all, gz},
		{"br;q=0, *", all, gz},
		{"identity;q=0", all, none},
		{"identity;q=0, gzip", all, gz},
		{"identity;q=0, gzip", plain, none},
		{"*;q=0", all, none},
		{"*;q=0, identity", all, id},
		{"*;q=0, identity;q=0.1, br", noBrotli, id},
		{"gzip;q=2, br;q=-1", all, id},
		{"gzip;q=1.001", all, id},
		{"gzip;q=0.1234", all, id},
		{"gzip;q=", all, id},
		{"gzip ; Q = 0.5 , br;q=0.4", all, gz},
		{"gzip;level=9", all, gz},
		{"gzip;q=0.2;q=0", all, id},
		{",,  ,gzip,,", all, gz},
		{"gzip br", all, id},
		{strings.Repeat("x,", 5000) + "br", all, br},
	}
	for _, tt := range tests {
		if got := pagecache.Negotiate(tt.header, tt.have); got != tt.want {
			t.Errorf("Negotiate(%.60q, %03b) = %v, want %v", tt.header, tt.have, got, tt.want)
		}
	}
}

func FuzzNegotiate(f *testing.F) {
	for _, s := range []string{"", "gzip, br", "*;q=0, identity;q=0.5", "br;q=1.000;x=\"", "identity;q=0,*;q=1"} {
		f.Add(s, uint8(7))
	}
	f.Fuzz(func(t *testing.T, header string, have uint8) {
		set := pagecache.Encodings(have&7) | plain
		accept := pagecache.ParseAccept(header)
		got := accept.Best(set)
		if got == pagecache.NotAcceptable {
			lower := strings.ToLower(header)
			if !strings.Contains(lower, "identity") && !strings.Contains(lower, "*") {
				t.Errorf("%q: nothing acceptable, though identity was not ruled out", header)
			}
			return
		}
		if !set.Has(got) || !accept.Allows(got) {
			t.Errorf("%q: %v is not among %03b or not allowed", header, got, set)
		}
		if n := testing.AllocsPerRun(1, func() { pagecache.Negotiate(header, set) }); n > 0 {
			t.Errorf("%q: %v allocations", header, n)
		}
	})
}

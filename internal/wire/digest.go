package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"
	"time"
)

// Digest is the same for items that say the same: the hexadecimal SHA-256 of
// what readers or editors would see. When the item was made or changed, and its
// number, are no part of it: many senders touch them without a reason. Nor is
// the address of a picture that has an identity: such addresses often end.
func (i Item) Digest() string {
	h := sha256.New()
	say(h, string(i.Status), i.URL, i.About, i.Headline, i.Kicker, i.Summary, folded(i.HTML), folded(i.Text), i.Base, i.Language)
	say(h, moment(i.EmbargoUntil), i.Genre, fmt.Sprint(i.Paid, i.Urgency), i.Source, i.Copyright, i.Terms, i.EdNote)
	for _, l := range [][]string{i.Authors, i.Sections, i.Tags, i.Places} {
		say(h, fmt.Sprint(len(l)))
		say(h, l...)
	}
	say(h, fmt.Sprint(len(i.Notices)))
	for _, n := range i.Notices {
		say(h, n.ID, n.Kind, n.Text, moment(n.At))
	}
	say(h, fmt.Sprint(len(i.Pictures)))
	for _, p := range i.Pictures {
		file := p.ID
		if file == "" {
			file = p.URL
		}
		say(h, file, p.Role, p.Caption, p.Alt, p.Credit, p.Copyright)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// say writes fields so that no two lists of them read alike.
func say(h hash.Hash, fields ...string) {
	for _, f := range fields {
		fmt.Fprintf(h, "%d:%s\n", len(f), f)
	}
}

func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

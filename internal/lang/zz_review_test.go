package lang

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"
)

func TestReview(t *testing.T) {
	fs, _ := filepath.Glob("/work/shared/gold/import/text/syn-text/*")
	ch := map[string]int{}
	unk := map[string]int{}
	tot, known := 0, 0
	x := indonesianLexicon()
	langs := map[Language]int{}
	for _, f := range fs {
		b, _ := os.ReadFile(f)
		s := string(b)
		l, _ := Guess(s)
		langs[l]++
		for tk := range Tokens(s) {
			if tk.Number || tk.Joined {
				continue
			}
			st := Stem(Indonesian, tk.Text)
			tot++
			root, _, _ := x.stemIndonesian([]byte(tk.Text))
			if root != "" {
				known++
			}
			r := rune(s[tk.Start])
			if root == "" && !unicode.IsUpper(r) {
				unk[tk.Text+">"+st]++
			}
			if root != "" && st != tk.Text {
				ch[tk.Text+">"+st]++
			}
		}
	}
	fmt.Println(langs, tot, known, len(ch), len(unk))
	p := func(m map[string]int) {
		ks := []string{}
		for k := range m {
			ks = append(ks, k)
		}
		sort.Strings(ks)
		fmt.Println(strings.Join(ks, " "))
	}
	p(ch)
	fmt.Println("-----")
	p(unk)
}

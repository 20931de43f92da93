package lang
import ("testing";"fmt";"os";"strings")
func TestR2(t *testing.T){
 b,_:=os.ReadFile("testdata/stems-id.txt")
 for l:=range strings.Lines(string(b)){ f:=strings.Fields(l); if g:=Stem(Indonesian,f[0]); g!=f[1] {fmt.Println(f[0],"got",g,"want",f[1])}}
 x:=indonesianLexicon()
 for r:=range strings.Lines(rootLines){ r=strings.TrimSpace(r); if strings.Contains(r,"-"){continue}
  e:=x.words[r]; delete(x.words,r)
  root,_,_:=x.stemIndonesian([]byte(r))
  if root!="" {fmt.Fprintf(os.Stdout,"%s>%s ",r,root)}
  x.words[r]=e
 }
}

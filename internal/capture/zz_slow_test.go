package capture_test
import ("testing";"os";"strings";"strconv";"time";"context";"github.com/tajuk/tajuk/internal/capture")
func TestZZSlow(t *testing.T){
 dir:=os.Getenv("ZZDIR"); es,_:=os.ReadDir(dir)
 for _,e:=range es { b,_:=os.ReadFile(dir+"/"+e.Name()); ls:=strings.Split(string(b),"\n"); if len(ls)<2{continue}
  q:=strings.TrimSuffix(strings.TrimPrefix(ls[1],"[]byte("),")"); s,err:=strconv.Unquote(q); if err!=nil{continue}
  st:=time.Now(); capture.Capture(context.Background(),capture.Page{Kind:capture.Text,Content:[]byte(s)}); if d:=time.Since(st);d>20*time.Millisecond{t.Logf("%v %s %d",d,e.Name(),len(s))}}
}

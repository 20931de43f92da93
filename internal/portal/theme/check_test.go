package theme_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tajuk/tajuk/internal/portal/theme"
	"github.com/tajuk/tajuk/internal/portal/view"
	defaulttheme "github.com/tajuk/tajuk/themes/default"
)

func folder(path string) fs.FS { return os.DirFS(path) }

const manifest = "name = \"T\"\ncontract = 1\n"

// made makes a theme's folder from pairs of path and text.
func made(pairs ...string) fstest.MapFS {
	out := fstest.MapFS{"theme.toml": {Data: []byte(manifest)}}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return out
}

func TestDefaultThemeIsClean(t *testing.T) {
	for _, p := range theme.Check(defaulttheme.Files()) {
		t.Error(p)
	}
}

func TestCheckFindsFaults(t *testing.T) {
	const file = "templates/a.html"
	for name, c := range map[string]struct {
		folder fstest.MapFS
		want   []string // beginnings of problems with a part of each message
	}{
		"no manifest":       {fstest.MapFS{}, []string{"theme.toml: cannot be read"}},
		"broken manifest":   {made("theme.toml", "name = \"T\"\ncontract = = 1\n"), []string{"theme.toml:2: "}},
		"unknown setting":   {made("theme.toml", manifest+"licens = \"x\"\n"), []string{`theme.toml:3: there is no setting "licens"; did you mean "licence"?`}},
		"no name":           {made("theme.toml", "contract = 1\n"), []string{"theme.toml: name is missing"}},
		"other contract":    {made("theme.toml", "name = \"T\"\ncontract = 9\n"), []string{"theme.toml:2: contract is 9, this Tajuk has contract 1"}},
		"not a template":    {made("templates/a.tmpl", "x"), []string{"templates/a.tmpl: is not a template"}},
		"syntax":            {made(file, "\n{{define \"card\"}}\n{{if}}{{end}}\n{{end}}"), []string{file + ":3: missing value for if"}},
		"unclosed block":    {made(file, "{{define \"card\"}}"), []string{file + ":1: unexpected EOF"}},
		"loose text":        {made(file, "\n\nhello\n{{define \"head-extra\"}}{{end}}"), []string{file + ":3: stands outside every {{define}}"}},
		"unknown field":     {made(file, "{{define \"masthead\"}}\n<p>{{.Site.Nme}}</p>{{end}}"), []string{file + ":2: checking \"masthead\""}},
		"field of another":  {made(file, "{{define \"footer\"}}{{.Headline}}{{end}}"), []string{file + ":1: checking \"footer\""}},
		"wrong struct":      {made(file, "{{define \"home-top\"}}{{range .Seconds}}{{template \"card\" .}}{{end}}{{end}}"), []string{file + ":1: block \"home-top\": default/templates/parts.html:"}},
		"unknown function":  {made(file, "{{define \"footer\"}}{{now}}{{end}}"), []string{file + ":1: function \"now\" not defined"}},
		"unknown block":     {made(file, "{{define \"footer\"}}\n{{template \"pagr\" .}}{{end}}"), []string{file + ":2: there is no block \"pagr\"; did you mean \"pager\"?"}},
		"overrides nothing": {made(file, "{{define \"mastheed\"}}x{{end}}"), []string{file + ":1: block \"mastheed\" overrides nothing and is not used; did you mean \"masthead\"?"}},
		"defined twice":     {made(file, "{{define \"head-extra\"}}a{{end}}", "templates/b.html", "{{define \"head-extra\"}}b{{end}}"), []string{"templates/b.html:1: block \"head-extra\" is defined in templates/a.html too"}},
		"unknown message":   {made(file, "{{define \"footer\"}}\n\n{{.T \"nav.serch\"}}{{end}}"), []string{file + ":3: there is no message \"nav.serch\" in language \"en\"; did you mean \"nav.search\"?", file + ":3: there is no message \"nav.serch\" in language \"id\""}},
		"argument missing":  {made(file, "{{define \"footer\"}}{{.T \"nav.network\"}}{{end}}"), []string{"message \"nav.network\" takes 1 arguments in language \"en\", not 0"}},
		"argument inside":   {made(file, "{{define \"footer\"}}{{with (.T \"nav.network\" 1 2)}}{{end}}{{end}}"), []string{"message \"nav.network\" takes 1 arguments"}},
		"unknown asset":     {made(file, "{{define \"footer\"}}{{.Asset \"logo.svg\"}}{{end}}"), []string{file + ":1: there is no asset \"logo.svg\""}},
		"style attribute":   {made(file, "{{define \"footer\"}}\n<p\n style=\"color:red\">x</p>{{end}}"), []string{file + ":3: style attribute"}},
		"style element":     {made(file, "{{define \"head-extra\"}}<style>p{}</style>{{end}}"), []string{file + ":1: style element"}},
		"inline script":     {made(file, "{{define \"head-extra\"}}<script>1</script>{{end}}"), []string{file + ":1: script element without src"}},
		"event attribute":   {made(file, "{{define \"footer\"}}<p onclick=\"x()\">y</p>{{end}}"), []string{file + ":1: event attribute"}},
		"other host":        {made(file, "{{define \"head-extra\"}}<script src=\"https://cdn.example/x.js\"></script>{{end}}"), []string{file + ":1: file of another host"}},
		"markup context":    {made(file, "{{define \"footer\"}}<a href='{{.Site.Home}}>x</a>{{end}}"), []string{file + ":1: block \"footer\": "}},
		"asset of no kind":  {made("assets/x.exe", "MZ"), []string{"assets/x.exe: files of this kind are not served"}},
		"address in sheet":  {made("assets/theme.css", "a{}\nb{background:url(https://x.example/a.png)}"), []string{"assets/theme.css:2: https://x.example/a.png is no file of assets/"}},
		"two blocks": {made(file, "{{define \"footer\"}}{{.Nope}}{{end}}\n{{define \"masthead\"}}{{.Nope}}{{end}}"),
			[]string{file + ":1: checking \"footer\"", file + ":2: checking \"masthead\""}},
	} {
		t.Run(name, func(t *testing.T) {
			problems := theme.Check(c.folder)
			var lines []string
			for _, p := range problems {
				lines = append(lines, p.String())
			}
			all := strings.Join(lines, "\n")
			for _, want := range c.want {
				if !strings.Contains(all, want) {
					t.Errorf("Check says\n%s\nbut not\n%s", all, want)
				}
			}
			var refused *theme.CheckError
			if _, err := theme.Load(c.folder); !errors.As(err, &refused) || len(refused.Problems) != len(problems) {
				t.Errorf("Load = %v, want the same problems as Check", err)
			}
		})
	}
}

func TestOverride(t *testing.T) {
	own := made(
		"templates/parts.html", `{{define "head-extra"}}<meta name="own" content="{{.Site.Name}}">{{end}}
{{define "story-end"}}{{template "signature" .}}{{end}}
{{define "signature"}}<p class="sign">{{.Closing}} {{.T "article.by"}}</p>{{end}}
{{define "wordmark"}}<img src="{{.Asset "logo.svg"}}" width="10" height="10" alt="{{.Site.Name}}">{{end}}`,
		"assets/theme.css", ".sign{color:var(--accent);background:url('logo.svg')}",
		"assets/logo.svg", "<svg/>",
		"assets/.DS_Store", "x",
	)
	for _, p := range theme.Check(own) {
		t.Error(p)
	}
	th, err := theme.Load(own)
	if err != nil {
		t.Fatal(err)
	}
	plain := defaultTheme(t)
	look := view.Look{Accent: "#8c1c13"}
	article := newSamples(t, th, "id", look).article()
	text := render(t, th, article)
	logo := th.Path("logo.svg")
	for _, absent := range missing(text,
		`<meta name="own" content="Sagara Solo">`, `<p class="sign">Sagara/Rara Oleh</p>`, `<img src="`+logo+`"`, `class="story-foot"`,
	) {
		t.Errorf("the page lacks %s", absent)
	}
	if strings.Contains(text, "unverified\"><em>") {
		t.Error("the overridden block is still the default's")
	}
	sheet := string(th.Stylesheet(look).Body)
	if at := strings.Index(sheet, `.sign{color:var(--accent);background:url("`+logo+`")}`); at < 0 || at > strings.Index(sheet, "--accent:#") {
		t.Error("theme.css does not stand between the default sheet and the site's colours")
	}
	if plain.Stylesheet(look).Path == th.Stylesheet(look).Path || plain.Path("logo.svg") != "" {
		t.Error("the theme has changed the default")
	}
	if th.Manifest().Name != "T" || plain.Manifest().Name != "Tajuk" {
		t.Errorf("manifests are %q and %q", th.Manifest().Name, plain.Manifest().Name)
	}
}

func TestAssets(t *testing.T) {
	th := defaultTheme(t)
	for name, kind := range map[string]string{
		"reader.js": "text/javascript; charset=utf-8", "style.css": "text/css; charset=utf-8", "newsreader.woff2": "font/woff2",
	} {
		path := th.Path(name)
		a, ok := th.Asset(path)
		if !ok || a.Type != kind || a.Path != path || len(a.Body) == 0 || !strings.HasPrefix(path, theme.Prefix) {
			t.Errorf("asset %s: %v, path %q, type %q, %d bytes", name, ok, path, a.Type, len(a.Body))
		}
	}
	if _, ok := th.Asset("/assets/reader.js"); ok {
		t.Error("an asset is served without its hash")
	}
	one, two := th.Stylesheet(view.Look{Accent: "#8c1c13"}), th.Stylesheet(view.Look{Accent: "#0b5d8a"})
	if one.Path == two.Path {
		t.Error("two looks share a style sheet")
	}
	if again := th.Stylesheet(view.Look{Accent: "#8c1c13", Wordmark: "no-such"}); again.Path != one.Path {
		t.Error("the same look has two style sheets")
	}
	got, ok := th.Asset(two.Path)
	if !ok || got.Path != two.Path || !strings.Contains(string(got.Body), `url("`+th.Path("newsreader.woff2")+`")`) {
		t.Error("the site's style sheet is not served, or does not name the font by its hash")
	}
}

package layout

import (
	"encoding/json"
	"strings"

	"github.com/tajuk/tajuk/internal/capture/lines"
)

// Article is what the JSON-LD of a page says about its article
// (schema.org Article and its kinds).
type Article struct {
	Found       bool
	Kinds       []string // what it calls itself: "NewsArticle" ...
	Headline    string
	Published   string
	Modified    string
	Authors     []string
	Editors     []string
	Sections    []string
	Keywords    []string
	Description string
	Body        string
	Publisher   string
	Copyright   string
	Caption     string
	Credit      string
	URL         string
	Language    string
	BasedOn     string
}

const maxLDDepth = 40

// readJSONLD reads all JSON-LD blocks of a page and merges what they say about
// an article: lists, @graph, and articles inside a WebPage's mainEntity.
func readJSONLD(blocks []string) Article {
	var a Article
	byID := map[string]map[string]any{}
	var roots []any
	for _, s := range blocks {
		v, ok := decodeJSON(s)
		if !ok {
			continue
		}
		roots = append(roots, v)
		indexIDs(v, byID, 0)
	}
	for _, v := range roots {
		a.visit(v, byID, 0)
	}
	return a
}

// decodeJSON reads JSON as pages carry it: in a CDATA section or a comment,
// with raw line breaks in strings, with a stray semicolon.
func decodeJSON(s string) (any, bool) {
	s = strings.TrimSpace(s)
	for _, cut := range []string{"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimPrefix(s, cut)
	}
	for _, cut := range []string{"-->", "//]]>", "/*]]>*/", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(s), cut))
	}
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	fixed := strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	if json.Unmarshal([]byte(fixed), &v) == nil {
		return v, true
	}
	// Several objects one after the other: take those that can be read.
	dec := json.NewDecoder(strings.NewReader(fixed))
	var list []any
	for len(list) < 20 {
		var v any
		if dec.Decode(&v) != nil {
			break
		}
		list = append(list, v)
	}
	return list, len(list) > 0
}

func indexIDs(v any, byID map[string]map[string]any, depth int) {
	if depth > maxLDDepth || len(byID) > 500 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			indexIDs(x, byID, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			if old, ok := byID[id]; !ok || len(v) > len(old) {
				byID[id] = v
			}
		}
		for _, x := range v {
			switch x.(type) {
			case []any, map[string]any:
				indexIDs(x, byID, depth+1)
			}
		}
	}
}

// News tells an article that calls itself one of news, or simply an article,
// and not a blog's or a shop's.
func (a *Article) News() bool {
	for _, k := range a.Kinds {
		if k = k[strings.LastIndexAny(k, "/#:")+1:]; k == "Article" || k == "LiveBlogPosting" || strings.HasSuffix(k, "NewsArticle") {
			return true
		}
	}
	return false
}

func (a *Article) visit(v any, byID map[string]map[string]any, depth int) {
	if depth > maxLDDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			a.visit(x, byID, depth+1)
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			a.take(v, byID)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			switch v[key].(type) {
			case []any, map[string]any:
				a.visit(v[key], byID, depth+1)
			}
		}
		if typeIs(v["@type"], "BreadcrumbList") && len(a.Sections) == 0 {
			a.Sections = crumbs(v)
		}
	}
}

func isArticleType(t any) bool {
	for _, s := range stringList(t) {
		s = s[strings.LastIndexAny(s, "/#:")+1:]
		switch s {
		case "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "TechArticle", "ScholarlyArticle", "Report", "SocialMediaPosting", "AdvertiserContentArticle", "SatiricalArticle", "Review", "CriticReview", "Recipe":
			return true
		}
	}
	return false
}

func typeIs(t any, want string) bool {
	for _, s := range stringList(t) {
		if strings.HasSuffix(s, want) {
			return true
		}
	}
	return false
}

// take reads one article object; the first value of a field stands.
func (a *Article) take(v map[string]any, byID map[string]map[string]any) {
	if !a.Found {
		a.Found, a.Kinds = true, stringList(v["@type"])
	}
	set := func(dst *string, keys ...string) {
		for _, k := range keys {
			if *dst == "" {
				*dst = ldText(v[k], byID)
			}
		}
	}
	set(&a.Headline, "headline", "name")
	set(&a.Published, "datePublished", "dateCreated", "uploadDate")
	set(&a.Modified, "dateModified")
	set(&a.Description, "description", "abstract")
	set(&a.Publisher, "publisher", "sourceOrganization")
	set(&a.Copyright, "copyrightNotice")
	set(&a.URL, "url")
	set(&a.Language, "inLanguage")
	set(&a.BasedOn, "isBasedOn")
	if s, ok := v["articleBody"].(string); ok && len(s) > len(a.Body) {
		a.Body = s
	}
	if len(a.Authors) == 0 {
		a.Authors = ldNames(v["author"], byID)
	}
	if len(a.Authors) == 0 {
		a.Authors = ldNames(v["creator"], byID)
	}
	if len(a.Editors) == 0 {
		a.Editors = ldNames(v["editor"], byID)
	}
	if sec := ldStrings(v["articleSection"]); len(sec) > 0 {
		a.Sections = sec
	}
	if len(a.Keywords) == 0 {
		a.Keywords = Keywords(v["keywords"])
	}
	if a.Caption == "" {
		a.image(v["image"], byID)
	}
}

func (a *Article) image(v any, byID map[string]map[string]any) {
	if list, ok := v.([]any); ok && len(list) > 0 {
		v = list[0]
	}
	m, ok := v.(map[string]any)
	if !ok {
		return
	}
	if len(m) == 1 {
		if id, ok := m["@id"].(string); ok && byID[id] != nil {
			m = byID[id]
		}
	}
	a.Caption = ldText(m["caption"], byID)
	a.Credit = firstOf(ldText(m["creditText"], byID), ldText(m["copyrightNotice"], byID))
}

// ldText returns a string, or the name of an object.
func ldText(v any, byID map[string]map[string]any) string {
	switch v := v.(type) {
	case string:
		return CleanMarkup(v)
	case []any:
		for _, x := range v {
			if s := ldText(x, byID); s != "" {
				return s
			}
		}
	case map[string]any:
		for _, key := range []string{"name", "@value", "headline", "url"} {
			if s, ok := v[key].(string); ok && s != "" {
				return CleanMarkup(s)
			}
		}
		if id, ok := v["@id"].(string); ok && len(v) == 1 && byID[id] != nil {
			if s, ok := byID[id]["name"].(string); ok {
				return CleanMarkup(s)
			}
		}
	}
	return ""
}

// ldNames returns the names of persons; organisations come through only when
// no person is named, and CleanName weeds out companies.
func ldNames(v any, byID map[string]map[string]any) []string {
	var people, others []string
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if depth > 4 {
			return
		}
		switch v := v.(type) {
		case string:
			if !strings.HasPrefix(v, "http") {
				people = append(people, lines.SplitNames(v)...)
			}
		case []any:
			for _, x := range v {
				walk(x, depth+1)
			}
		case map[string]any:
			if id, ok := v["@id"].(string); ok && v["name"] == nil && byID[id] != nil {
				if _, again := byID[id]["name"]; again {
					v = byID[id]
				}
			}
			if list, ok := v["name"].([]any); ok {
				walk(list, depth+1)
				return
			}
			name := ldText(v["name"], byID)
			if name == "" {
				return
			}
			if typeIs(v["@type"], "Organization") || typeIs(v["@type"], "NewsMediaOrganization") {
				others = append(others, name)
				return
			}
			people = append(people, lines.SplitNames(name)...)
		}
	}
	walk(v, 0)
	if len(people) == 0 {
		return others
	}
	return people
}

func ldStrings(v any) []string {
	var out []string
	for _, s := range stringList(v) {
		if s = CleanMarkup(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Keywords reads a list, or one string with commas.
func Keywords(v any) []string {
	var out []string
	for _, s := range stringList(v) {
		for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
			if part = CleanMarkup(part); part != "" && len(out) < 40 {
				out = append(out, part)
			}
		}
	}
	return out
}

func stringList(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			} else if m, ok := x.(map[string]any); ok {
				if s, ok := m["name"].(string); ok {
					out = append(out, s)
				}
			}
		}
		return out
	case map[string]any:
		if s, ok := v["name"].(string); ok {
			return []string{s}
		}
	}
	return nil
}

// crumbs returns the names of a breadcrumb list in order.
func crumbs(v map[string]any) []string {
	list, _ := v["itemListElement"].([]any)
	var out []string
	for _, x := range list {
		m, ok := x.(map[string]any)
		if !ok {
			continue
		}
		name, _ := m["name"].(string)
		if item, ok := m["item"].(map[string]any); ok && name == "" {
			name, _ = item["name"].(string)
		}
		if name = CleanMarkup(name); name != "" && len(out) < 8 {
			out = append(out, name)
		}
	}
	return out
}

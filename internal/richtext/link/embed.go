package link

import (
	"net/url"
	"strings"
)

// Provider is a service whose posts can stand in a story.
type Provider string

// The providers. Their values are those of the attribute "provider".
const (
	YouTube   Provider = "youtube"
	X         Provider = "x"
	Instagram Provider = "instagram"
	TikTok    Provider = "tiktok"
)

// Name returns the name that readers know the provider by.
func (p Provider) Name() string {
	switch p {
	case YouTube:
		return "YouTube"
	case X:
		return "X"
	case Instagram:
		return "Instagram"
	case TikTok:
		return "TikTok"
	}
	return ""
}

// Embed is a post on one of the providers, as read from its address.
type Embed struct {
	Provider Provider
	// ID is the provider's own id of the post. It is empty for TikTok's short
	// addresses, which only TikTok can resolve.
	ID string
	// URL is the plain address of the post: https, the provider's main host,
	// no tracking parameters.
	URL string
}

// ParseEmbed reads the address of a post as people paste it. The error is a
// Refusal: the address is not https, not on one of the providers' own hosts,
// or not that of a single post.
func ParseEmbed(address string) (Embed, error) {
	if refusal := check(address); refusal != ok {
		return Embed{}, refusal
	}
	u, err := url.Parse(address)
	if err != nil || !strings.EqualFold(u.Scheme, "https") || u.Port() != "" {
		return Embed{}, Refusal("is not a plain https address")
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	var e Embed
	var known, single bool
	switch strings.ToLower(u.Host) {
	case "youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com", "www.youtube-nocookie.com":
		known = true
		e, single = youtube(parts, u.Query().Get("v"))
	case "youtu.be":
		known = true
		e, single = youtube(append([]string{"v"}, parts...), "")
	case "x.com", "www.x.com", "mobile.x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com":
		known = true
		e, single = xPost(parts)
	case "instagram.com", "www.instagram.com":
		known = true
		e, single = instagram(parts)
	case "tiktok.com", "www.tiktok.com", "m.tiktok.com":
		known = true
		e, single = tiktok(parts)
	case "vm.tiktok.com", "vt.tiktok.com":
		known = true
		if single = len(parts) == 1 && word(parts[0], 5, 20, ""); single {
			e = Embed{TikTok, "", "https://" + strings.ToLower(u.Host) + "/" + parts[0] + "/"}
		}
	}
	switch {
	case !known:
		return Embed{}, Refusal("host is not one of a provider's")
	case !single:
		return Embed{}, Refusal("is not the address of a single post")
	}
	return e, nil
}

func youtube(parts []string, query string) (Embed, bool) {
	id := ""
	switch {
	case len(parts) == 1 && parts[0] == "watch":
		id = query
	case len(parts) == 2 && (parts[0] == "shorts" || parts[0] == "live" || parts[0] == "embed" || parts[0] == "v"):
		id = parts[1]
	}
	return Embed{YouTube, id, "https://www.youtube.com/watch?v=" + id}, word(id, 11, 11, "-_")
}

func xPost(parts []string) (Embed, bool) {
	if len(parts) == 4 && parts[0] == "i" && parts[1] == "web" {
		parts = parts[1:]
		parts[0] = "i"
	}
	if len(parts) < 3 || parts[1] != "status" || !word(parts[0], 1, 15, "_") || !digits(parts[2]) {
		return Embed{}, false
	}
	// A photo of the post has two more parts; the post is meant all the same.
	if len(parts) > 3 && (len(parts) != 5 || parts[3] != "photo" && parts[3] != "video" || !digits(parts[4])) {
		return Embed{}, false
	}
	return Embed{X, parts[2], "https://x.com/" + parts[0] + "/status/" + parts[2]}, true
}

func instagram(parts []string) (Embed, bool) {
	if len(parts) == 3 && word(parts[0], 1, 30, "._") {
		parts = parts[1:]
	}
	if len(parts) != 2 || !word(parts[1], 5, 40, "-_") {
		return Embed{}, false
	}
	switch kind := parts[0]; kind {
	case "p", "tv", "reel", "reels":
		return Embed{Instagram, parts[1], "https://www.instagram.com/" + strings.TrimSuffix(kind, "s") + "/" + parts[1] + "/"}, true
	}
	return Embed{}, false
}

func tiktok(parts []string) (Embed, bool) {
	if len(parts) != 3 || parts[1] != "video" && parts[1] != "photo" || !digits(parts[2]) {
		return Embed{}, false
	}
	user, at := strings.CutPrefix(parts[0], "@")
	if !at || !word(user, 1, 30, "._") {
		return Embed{}, false
	}
	return Embed{TikTok, parts[2], "https://www.tiktok.com/" + strings.Join(parts, "/")}, true
}

// word reports whether s is min to max ASCII letters, digits and characters of
// extra.
func word(s string, min, max int, extra string) bool {
	if len(s) < min || len(s) > max {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && strings.IndexByte(extra, c) < 0 {
			return false
		}
	}
	return true
}

func digits(s string) bool {
	if s == "" || len(s) > 25 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

package news

import "slices"

// Cache tags: what a page was made from, so that a change can purge exactly
// the pages that show it. Reading notes them, newsroom purges them; both take
// the names from here.

// TagStory is on every page that shows anything of a story.
func TagStory(id ID) string { return "story:" + id.String() }

// TagList is on every page that pages through a list of a site.
func TagList(site ID, list string) string { return "list:" + site.String() + ":" + list }

// TagFront is on every page that shows the pins of a front.
func TagFront(site ID, front string) string { return "front:" + site.String() + ":" + front }

// TagSite is on every page of a site: name, look, sections, pages.
func TagSite(id ID) string { return "site:" + id.String() }

// TagNetwork is on every page of every site: the network bar.
func TagNetwork() string { return "network" }

// TagTopic is on pages that show a topic's name or timeline.
func TagTopic(id ID) string { return "topic:" + id.String() }

// TagTag is on pages that show a tag's name.
func TagTag(id ID) string { return "tag:" + id.String() }

// TagPerson is on pages that show a person.
func TagPerson(id ID) string { return "person:" + id.String() }

// TagAsset is on pages that show a picture.
func TagAsset(id ID) string { return "asset:" + id.String() }

// TagSearch is on pages that show what a search of a site found: any text that
// changes may be what was looked for.
func TagSearch(site ID) string { return "search:" + site.String() }

// TagPopular is on pages that show what a site's readers read most.
func TagPopular(site ID) string { return "popular:" + site.String() }

// Names of the lists of a site.
const (
	ListLatest    = "latest"    // every story, newest first
	ListMap       = "map"       // stories whose canonical address is here
	ListNewsMap   = "newsmap"   // those of them that news sitemaps may carry
	ListNotices   = "notices"   // items are notices
	ListWithdrawn = "withdrawn" // tombstones
)

// ListSection is the list of a section.
func ListSection(id ID) string { return "section:" + id.String() }

// ListTopic is the list of a topic.
func ListTopic(id ID) string { return "topic:" + id.String() }

// ListTag is the list of a tag.
func ListTag(id ID) string { return "tag:" + id.String() }

// ListPerson is the list of a person's stories.
func ListPerson(id ID) string { return "person:" + id.String() }

// FrontHome is the key of a site's home front.
const FrontHome = "home"

// FrontSection is the key of a section's front.
func FrontSection(id ID) string { return "section:" + id.String() }

// ListsOf returns the lists of its site that a placement stands in with the
// content it shows, each once.
func ListsOf(s Story, p Placement, c Content) []string {
	lists := []string{ListLatest, ListSection(p.Section)}
	if p.CanonicalHere() {
		lists = append(lists, ListMap)
		if !s.Kind.Paid() {
			lists = append(lists, ListNewsMap)
		}
	}
	if c.Topic != 0 {
		lists = append(lists, ListTopic(c.Topic))
	}
	add := func(list string) {
		if !slices.Contains(lists, list) {
			lists = append(lists, list)
		}
	}
	for _, t := range c.Tags {
		add(ListTag(t))
	}
	for _, b := range c.Bylines {
		if b.Role == Author {
			add(ListPerson(b.Person))
		}
	}
	return lists
}

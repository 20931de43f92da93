package archtest

import "strings"

// room is a package or a tree of packages with its place in the house. Inside
// one tree the packages named here have steps: a package imports lower steps
// of its own tree, and lower floors.
type room struct {
	path  string // below the module's path
	floor int
	step  int
	does  string
}

var plan = []room{
	{"cmd", 6, 0, "main: flags and exit codes only"},
	{"bench", 6, 0, "measures the whole"},

	{"internal/app", 5, 0, "wires everything once"},
	{"internal/demo/draw/paint", 5, 0, "paths, inks and brushes"},
	{"internal/demo/draw/props", 5, 1, "houses, boats, people: what scenes are made of"},
	{"internal/demo/draw/scene", 5, 2, "illustrations"},
	{"internal/demo/draw", 5, 3, "the demo's pictures from a few words"},
	{"internal/demo", 5, 4, "the demo network, seeded through the verbs"},

	{"internal/desk/messages", 4, 0, "the words of the desk"},
	{"internal/desk/frame", 4, 1, "what all screens have in common"},
	{"internal/desk/account", 4, 2, "signing in, people and their roles, the audit trail"},
	{"internal/desk/list", 4, 2, "what is to be done"},
	{"internal/desk/story", 4, 2, "writing a story"},
	{"internal/desk/workflow", 4, 2, "a story's way to its readers, and its corrections"},
	{"internal/desk/talk", 4, 2, "comments, notifications, right of reply"},
	{"internal/desk/media", 4, 2, "the picture library"},
	{"internal/desk/network", 4, 2, "fronts, topics, tags, people, sites"},
	{"internal/desk/live", 4, 2, "several people in one story, news of changes"},
	{"internal/desk", 4, 3, "the newsroom's web interface"},
	{"internal/desk/sharing", 4, 2, "stories on other sites: shared, taken, merged, followed up"},
	{"internal/desk/partners", 4, 2, "partners outside the network"},
	{"internal/desk/sources", 4, 2, "partners outside whose stories come in"},
	{"internal/auditor", 4, 0, "compares what sites serve with what they should serve"},
	{"internal/courier", 4, 0, "carries deliveries out and brings sources in"},
	{"internal/api", 4, 0, "JSON for integrations and partners"},
	{"internal/intake", 4, 0, "captured pages brought in through the verbs"},
	{"internal/portal/messages", 4, 0, "the words of readers' pages"},
	{"internal/portal/reads", 4, 0, "counting reads without knowing readers"},
	{"internal/portal/view", 4, 0, "what a theme is given"},
	{"internal/portal/theme", 4, 1, "templates and their assets"},
	{"internal/portal/pictures", 4, 2, "the files of pictures, as long as readers get them"},
	{"internal/portal", 4, 3, "the readers' web"},

	{"internal/newsroom/act", 3, 0, "the frame that every verb runs in"},
	{"internal/newsroom/house", 3, 1, "sites, topics, tags, people, fronts"},
	{"internal/newsroom/media", 3, 1, "pictures"},
	{"internal/newsroom/sharing", 3, 1, "a story on other sites of the network"},
	{"internal/newsroom/ledger", 3, 1, "where corrections and withdrawals have arrived"},
	{"internal/newsroom/exchange", 3, 1, "what goes to partners outside and comes from them"},
	{"internal/newsroom/talk", 3, 1, "comments, assignments, notifications"},
	{"internal/newsroom/cowriting", 3, 1, "several people in one text"},
	{"internal/newsroom", 3, 2, "the verbs: the only writer"},
	{"internal/identity", 3, 0, "who may sign in: the only writer of credentials and sessions"},
	{"internal/inside", 3, 0, "what people of the newsroom may see: the desk's only reader"},
	{"internal/inside/across", 3, 1, "what they may see of stories on several sites"},
	{"internal/reading", 3, 0, "what the public may see: the only public reader"},
	{"internal/syndication/ninjs", 3, 0, "stories as ninjs 3.1"},
	{"internal/syndication", 3, 1, "feeds, sitemaps and structured data of what reading returns"},
	{"internal/capture/charset", 3, 0, "text of a page's bytes"},
	{"internal/capture/lines", 3, 0, "what a line of a page says"},
	{"internal/capture/layout", 3, 1, "what a page's markup says"},
	{"internal/capture", 3, 2, "a raw page made a structured story"},
	{"internal/capture/batch", 3, 3, "many pages in one process, as JSON lines"},

	{"internal/store/rows", 2, 0, "what the stores have in common"},
	{"internal/store/sharing", 2, 1, "all SQL of merge tasks and rules of sharing"},
	{"internal/store/ledger", 2, 1, "all SQL of the ledger"},
	{"internal/store/exchange", 2, 1, "all SQL of partners, deliveries, sources"},
	{"internal/store/identity", 2, 1, "all SQL of signing in"},
	{"internal/store/talk", 2, 1, "all SQL of comments, notifications and the right of reply"},
	{"internal/store", 2, 2, "all SQL of the network, one file per noun"},
	{"internal/search", 2, 0, "the full-text index of both engines"},

	{"internal/ledger", 1, 0, "notices, surfaces and where they have arrived; pure"},
	{"internal/partner", 1, 0, "partners outside: agreements, deliveries, sources; pure"},
	{"internal/merging", 1, 0, "a changed origin and a site's own text, three ways"},
	{"internal/routing", 1, 0, "which stories go where by themselves; pure"},
	{"internal/proof", 1, 0, "what a text itself warns of"},
	{"internal/compare", 1, 0, "how two versions of a body differ"},
	{"internal/news", 1, 0, "vocabulary and rules, pure"},

	{"internal/richtext/link", 0, 0, "which addresses a document may hold"},
	{"internal/richtext/jsontree", 0, 0, "JSON with the place of every value"},
	{"internal/richtext/chars", 0, 0, "which characters a document may hold"},
	{"internal/richtext", 0, 1, "the document: schema, check, renderers"},
	{"internal/richtext/passage", 0, 2, "stretches of text marked on a page"},
	{"internal/richtext/markdown", 0, 2, "Markdown made a document"},
	{"internal/richtext/steps", 0, 2, "changes of an editor applied to a document"},
	{"internal/lang", 0, 0, "Indonesian and English"},
	{"internal/lang/dates", 0, 1, "dates and times in running text"},
	{"internal/catalogue", 0, 0, "the messages of a language"},
	{"internal/credential", 0, 0, "passwords, one-time codes and tokens"},
	{"internal/textdiff", 0, 0, "how two texts differ, and three-way merges"},
	{"internal/lang/likeness", 0, 1, "how alike two texts are"},
	{"internal/lang/names", 0, 1, "names of people and places in running text, and those spelt two ways"},
	{"internal/lang/spelling", 0, 1, "words that look misspelt"},
	{"internal/lang/sensitive", 0, 2, "subjects that forbid naming people, and what names them"},
	{"internal/lang/tagging", 0, 2, "which tags a text calls for"},
	{"internal/fault", 0, 0, "kinds of errors"},
	{"internal/db", 0, 0, "opening databases, transactions, migrations; knows no table"},
	{"internal/jobs", 0, 0, "the durable queue; knows no kind of job"},
	{"internal/pagecache", 0, 0, "finished pages as bytes, with tags"},
	{"internal/web", 0, 0, "what the doors have in common"},
	{"internal/filetype", 0, 0, "what a file from outside is, by its content"},
	{"internal/blob", 0, 0, "files by the hash of their content"},
	{"internal/image/meta", 0, 0, "what a picture says about itself"},
	{"internal/image", 0, 1, "pictures: reading, cutting, writing"},
	{"internal/outgoing", 0, 0, "requests to other machines, within limits"},
	{"internal/signature", 0, 0, "what is sent and received, signed"},
	{"internal/wire", 0, 0, "feeds and agency formats read into items"},
	{"internal/mail", 0, 0, "sending mail"},
	{"internal/clock", 0, 0, "the time, real or fake"},
	{"migrations", 0, 0, "the schema's history"},
	{"themes", 0, 0, "the files of the default theme"},
	{"frontend", 0, 0, "the files of the desk's interface"},

	{"internal/dbtest", testSupport, 0, "databases for tests"},
	{"internal/archtest", testSupport, 0, "this test"},
}

// testSupport is the floor of packages that only tests import.
const testSupport = -1

// neighbours are the imports on one floor that are meant, each with its
// reason. Everything else on one floor is a mistake in the plan or in the code.
var neighbours = map[[2]string]string{
	{"internal/proof", "internal/news"}:          "what is read is a story",
	{"internal/routing", "internal/news"}:        "rules are about stories",
	{"internal/db", "internal/fault"}:            "a broken constraint becomes an error that a user can act on",
	{"internal/jobs", "internal/db"}:             "a job commits with the change that asks for it",
	{"internal/jobs", "internal/clock"}:          "jobs run at an exact time, tests on a fake clock",
	{"internal/web", "internal/fault"}:           "an error's kind decides the status of its page",
	{"internal/web", "internal/pagecache"}:       "one bridge from kept pages to net/http",
	{"internal/ledger", "internal/news"}:         "what arrives, and where, are notices and placements",
	{"internal/identity", "internal/newsroom"}:   "signing in writes its events in the frame that every verb runs in",
	{"internal/merging", "internal/news"}:        "what is merged are the fields of a placement",
	{"internal/partner", "internal/news"}:        "what goes to partners is told in the words of stories",
	{"internal/courier", "internal/intake"}:      "a partner's text becomes a document as a captured page does",
	{"internal/syndication", "internal/reading"}: "feeds are pure functions of what reading returns",
}

// roomOf finds the room of a package, given its path below the module's.
func roomOf(path string) (room, bool) {
	best, found := room{}, false
	for _, r := range plan {
		if (path == r.path || strings.HasPrefix(path, r.path+"/")) && len(r.path) > len(best.path) {
			best, found = r, true
		}
	}
	return best, found
}

// tree is the outermost room of a path: internal/portal for portal/view.
func tree(path string) string {
	parts := strings.Split(path, "/")
	if parts[0] != "internal" || len(parts) == 1 {
		return parts[0]
	}
	return parts[0] + "/" + parts[1]
}

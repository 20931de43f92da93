// Package lines decides what one line or block of a news page is - prose, a
// byline, a credit, an advertisement mark, the head of a list of other stories -
// from its words and typography alone, and reads the names, dates and credits
// that such lines hold. Indonesian and English first.
package lines

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Role is what a block is on a news page.
type Role uint8

const (
	Other      Role = iota // short and unexplained: menus, labels, subheads
	Prose                  // sentences
	ReadAlso               // "Baca juga: ..."
	Ad                     // "ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT"
	Embed                  // "[Gambas:Video Situs]", "Simak Video ..."
	Initials               // "(rfs/jbr)"
	Byline                 // names of reporters
	Editor                 // names of editors
	Label                  // a label whose value is in the next block
	Time                   // a date line
	Credit                 // a photo credit on its own
	Caption                // a caption, told by its slug or its credit
	Share                  // share buttons and counters
	Paging                 // "Halaman 2/2", "Show All"
	Tail                   // the head of what follows an article
	Tags                   // tags with their label
	Source                 // "Sumber: ..."
	Syndicated             // "Artikel ini telah tayang di ..."
	Copyright              // "© 2025 ..."
	Promo                  // newsletters, channels, legal warnings
	Dateline               // "Jakarta -" alone
)

// Furniture tells roles that never belong to the body.
func (r Role) Furniture() bool {
	return r != Other && r != Prose && r != Dateline
}

// Reading is what roles.go says about one block.
type Reading struct {
	Role  Role
	Value string // the payload: names, tags, the source
	Label string // of Label: "byline", "editor", "tags", "source"
}

// Classify reads the role of a block off its words and typography alone.
func Classify(text string) Reading {
	n := len(text)
	if n == 0 {
		return Reading{}
	}
	if n <= 400 {
		low := strings.ToLower(text)
		if r, ok := classifyShort(text, low); ok {
			return r
		}
	}
	if IsProse(text) {
		return Reading{Role: Prose}
	}
	return Reading{}
}

// IsProse tells sentences from labels, menus and headlines.
func IsProse(text string) bool {
	words, stops := wordStats(text)
	if n := WideRunes(text); n > 0 && n*3 > words {
		return n >= 18 && (EndsSentence(text) || strings.ContainsAny(text, "。、，") || n >= 40)
	}
	if words < 4 {
		return false
	}
	end := EndsSentence(text)
	switch {
	case words >= 25:
		return stops*14 >= words || end
	case words >= 8:
		return end || stops*5 >= words && words >= 14
	default:
		return end && (stops > 0 || words >= 6 || StartsQuote(text))
	}
}

// EndsSentence tells text that closes with a full stop, question mark or the like.
func EndsSentence(text string) bool {
	t := strings.TrimRight(text, "\"”’')»] ")
	if t == "" {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(t)
	return strings.ContainsRune(".!?…:;。！？؟।", r)
}

// StartsQuote tells text that opens with a quotation mark.
func StartsQuote(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune("\"“‘'«„", r)
}

// WideRunes counts characters of scripts that write no spaces between words.
func WideRunes(text string) int {
	if most := 16 << 10; len(text) > most {
		return WideRunes(text[:most]) * (len(text) / most)
	}
	n := 0
	for i := 0; i < len(text); i++ {
		if text[i] >= 0xe0 { // the first byte of three or more
			r, _ := utf8.DecodeRuneInString(text[i:])
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Khmer, unicode.Lao, unicode.Myanmar) {
				n++
			}
		}
	}
	return n
}

// wordStats counts words, and how many of them are function words of the
// languages we know best.
func wordStats(text string) (words, stops int) {
	for w := range strings.FieldsSeq(text) {
		words++
		if len(w) <= 7 && IsStop(strings.ToLower(strings.Trim(w, ".,;:!?\"“”'()"))) {
			stops++
		}
	}
	return words, stops
}

// IsStop tells a function word of Indonesian, English or another language that
// news pages often come in.
func IsStop(w string) bool {
	switch w {
	case "yang", "dan", "di", "dari", "untuk", "dengan", "pada", "ini", "itu", "ke", "dalam", "tidak", "akan", "juga", "oleh", "karena", "sebagai", "telah", "sudah", "saat", "kata", "ujar", "para", "bahwa", "lebih", "bisa", "atau", "ada", "adalah", "agar", "namun", "saya", "kami", "kita", "mereka", "ia", "dia",
		"the", "of", "and", "to", "in", "a", "is", "that", "for", "was", "on", "with", "as", "it", "he", "she", "at", "by", "from", "are", "be", "has", "have", "had", "his", "her", "said", "not", "but", "they", "were", "which", "an", "this", "who", "will", "their",
		"de", "la", "el", "en", "que", "los", "un", "una", "del", "por", "les", "des", "et", "le", "du", "est", "dans", "der", "die", "das", "und", "den", "von", "mit", "ist", "für", "il", "di\u00a0", "che", "per", "och", "att", "det", "som", "em", "o", "não", "uma", "с", "и", "в", "на", "не", "что":
		return true
	}
	return false
}

// classifyShort reads the roles that only short blocks have.
func classifyShort(text, low string) (Reading, bool) {
	if r, ok := classifyLabelled(text, low); ok {
		return r, true
	}
	switch {
	case isAd(low):
		return Reading{Role: Ad}, true
	case isReadAlso(low), isTaggedTeaser(text):
		return Reading{Role: ReadAlso}, true
	case isEmbed(low):
		return Reading{Role: Embed}, true
	case isPaging(low):
		return Reading{Role: Paging}, true
	case isTail(low):
		return Reading{Role: Tail}, true
	case isShare(low):
		return Reading{Role: Share}, true
	case isCopyright(low):
		return Reading{Role: Copyright, Value: text}, true
	case isPromo(low), isMachineLine(low):
		return Reading{Role: Promo}, true
	}
	if src, ok := syndication(text, low); ok {
		return Reading{Role: Syndicated, Value: src}, true
	}
	if text[0] == '(' || text[0] == '[' {
		if r, ok := closing(text); ok {
			return r, true
		}
	}
	if isDateline(text) {
		return Reading{Role: Dateline}, true
	}
	if isTimeLine(text, low) {
		return Reading{Role: Time, Value: text}, true
	}
	if isCredit(text, low) {
		return Reading{Role: Credit, Value: text}, true
	}
	if _, ok := SluggedCaption(text); ok {
		return Reading{Role: Caption, Value: text}, true
	}
	return Reading{}, false
}

// HasAnyPrefix tells whether s begins with one of the prefixes.
func HasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// HasAny tells whether s holds one of the texts.
func HasAny(s string, subs ...string) bool {
	for _, p := range subs {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

func isAd(low string) bool {
	t := strings.Trim(low, " -–—[]():.*")
	switch t {
	case "advertisement", "advertisements", "iklan", "ads", "ad", "advertising", "sponsored", "sponsored content", "promoted", "close ads", "close ads x", "pariwara", "anzeige", "publicidad", "publicité", "skip ad", "tutup iklan", "close", "[x]", "x", "advertorial close", "reklame", "annons", "pubblicità":
		return true
	}
	return len(low) < 120 && HasAnyPrefix(t, "scroll to continue", "scroll to resume", "scroll untuk", "advertisement scroll", "lanjutkan membaca", "lanjut baca di bawah", "story continues below", "article continues below", "continue Reading below", "artikel berlanjut", "gulir untuk lanjut", "geser untuk", "article continues after", "scroll down to", "advertisement - ", "advertisement continue", "artikel akan dilanjutkan", "konten ini dilanjutkan")
}

func isReadAlso(low string) bool {
	t := strings.TrimLeft(low, "([•*->»→ ")
	if HasAnyPrefix(t, "baca juga", "baca selengkapnya", "baca lagi", "baca pula", "lihat juga", "simak juga", "simak pula", "tonton juga", "baca berita lainnya", "also read", "read also", "read more", "also see", "see also", "read next", "related:", "related story", "related stories", "more:", "don't miss:", "don't miss ", "watch:", "watch |", "read:", "read |", "related |", "lire aussi", "lesen sie auch", "mehr zum thema", "lea también", "leer más", "leggi anche", "lihat artikel", "artikel terkait:", "baca: ", "baca:", "klik juga", "pilihan editor:", "pilihan redaksi:", "berita terkait:") {
		words, _ := wordStats(t)
		return words <= 40
	}
	return false
}

func isEmbed(low string) bool {
	// A shortcode that the publishing system did not know: "[button ...]...[/button]".
	if low[0] == '[' && strings.HasSuffix(low, "]") && strings.Contains(low, "[/") {
		return true
	}
	return HasAnyPrefix(low, "[gambas:", "[video", "[foto:", "[image:", "[instagram", "[embed", "simak video", "lihat video", "tonton video", "saksikan video", "saksikan juga video", "saksikan juga", "lihat juga video", "simak juga video", "watch video", "view this post on instagram", "pic.twitter.com", "[youtube", "video pilihan", "video terkait", "[twitter", "[facebook", "simak selengkapnya di", "lihat foto", "lihat gambar", "play video", "media player", "your browser does not support", "this video", "tonton: ") && len(low) < 220 && !strings.HasPrefix(low, "this video is about")
}

// isPaging reads "Halaman 2/2", "1 2 3 Selanjutnya", "Show All".
func isPaging(low string) bool {
	t := strings.Trim(low, " .:|«»<>→←")
	switch t {
	case "selanjutnya", "next", "next page", "previous", "prev", "sebelumnya", "show all", "tampilkan semua", "halaman selanjutnya", "halaman berikutnya", "halaman", "lihat semua", "selengkapnya", "view all", "all pages", "load more", "muat lainnya", "halaman sebelumnya":
		return true
	}
	if rest, ok := strings.CutPrefix(t, "halaman"); ok || HasAnyPrefix(t, "page ", "hal. ") {
		if !ok {
			_, rest, _ = strings.Cut(t, " ")
		}
		return len(rest) < 40 && strings.IndexFunc(rest, unicode.IsDigit) >= 0 && !strings.Contains(rest, ". ")
	}
	return len(t) > 0 && len(t) < 30 && strings.Trim(t, "0123456789 |/") == ""
}

// isTail reads the heads of the lists that follow an article.
func isTail(low string) bool {
	if len(low) > 80 {
		return false
	}
	t := strings.Trim(low, " :.!+-–|#*[]")
	switch t {
	case "rekomendasi untuk anda", "rekomendasi untukmu", "berita rekomendasi", "rekomendasi", "berita terkini", "berita terkait", "artikel terkait", "berita lainnya", "artikel lainnya", "terkait", "terpopuler", "terkomentari", "populer", "berita populer", "berita terbaru", "terbaru", "baca juga", "komentar", "komentar pembaca", "comments", "comment", "leave a comment", "leave a reply", "related", "related articles", "related news", "related stories", "related posts", "related topics", "related content", "more from", "most read", "most popular", "trending", "trending now", "recommended", "recommended for you", "you may also like", "you might also like", "more stories", "more news", "latest news", "latest", "read more", "read next", "up next", "pilihan untukmu", "pilihan editor", "pilihan redaksi", "berita pilihan", "jangan lewatkan", "artis terkait", "topik pilihan", "info keagamaan", "kumpulan berita terkait", "headline", "headlines", "foto terkait", "video terkait", "video terpopuler", "foto terpopuler", "lainnya", "tulis komentar", "kirim komentar", "beri komentar", "berikan komentar anda", "about the author", "tentang penulis", "mehr zum thema", "lesen sie auch", "das könnte sie auch interessieren", "à lire aussi", "sur le même sujet", "commentaires", "te puede interesar", "comentarios", "kommentare", "related coverage", "around the web", "from the web", "more on this story", "more on this topic", "share this article", "share this story", "top stories", "don't miss", "editor's picks", "editors' picks", "what to read next", "terkini", "kabar terkait", "kabar terkini", "kabar lainnya", "indeks", "baca artikel lainnya", "berita menarik lainnya", "simak berita lainnya", "rate artikel ini", "live tv", "el más visto", "você pode gostar", "veja também", "leia também", "leia mais", "talvez você goste", "weitere artikel", "weitere themen", "lees ook", "les også", "läs mer", "læs også", "också på", "ver más", "ti potrebbe interessare", "leggi anche", "関連記事", "関連ニュース", "あわせて読みたい", "相关阅读", "相关新闻", "더 보기", "관련기사", "tin liên quan", "bài liên quan", "lo más leído", "lo más visto", "les plus lus":
		return true
	}
	words := strings.Count(t, " ") + 1
	if words <= 7 && (strings.HasSuffix(t, "selengkapnya") && strings.HasPrefix(t, "lihat") || strings.HasSuffix(t, "berita terkait") || strings.HasPrefix(t, "berita ") && strings.HasSuffix(t, "lainnya") || strings.HasPrefix(t, "simak ") && strings.HasSuffix(t, "lainnya") || strings.HasPrefix(t, "jangan lewatkan")) {
		return true
	}
	return words <= 6 && HasAnyPrefix(t, "more from ", "more in ", "more on ", "also in ", "most read in", "popular in ", "latest from ", "artikel lain dari", "berita terkini ", "terpopuler ", "comments (", "komentar (", "recommended by", "lihat arsip")
}

func isShare(low string) bool {
	if len(low) > 160 {
		return false
	}
	t := strings.Trim(low, " :.|-•·/")
	known, other := 0, 0
	for w := range strings.FieldsFuncSeq(t, func(r rune) bool { return !unicode.IsLetter(r) && r != '+' }) {
		switch w {
		case "facebook", "twitter", "whatsapp", "telegram", "google", "google+", "linkedin", "pinterest", "email", "e", "mail", "share", "shares", "tweet", "tweets", "bagikan", "komentar", "comments", "comment", "print", "cetak", "copy", "link", "copylink", "salin", "tautan", "line", "reddit", "messenger", "kirim", "sebarkan", "like", "dislike", "views", "view", "disukai", "dibaca", "kali", "telah", "disalin", "on", "via", "pin", "flipboard", "x", "bluesky", "threads", "plus", "save", "simpan", "font", "size", "ukuran", "a", "k", "url", "copied", "success", "login", "whatsapp:", "sms", "instagram", "youtube", "tiktok", "partager", "teilen", "compartir", "shared", "post", "+", "stumbleupon", "tumblr", "digg", "vk", "followers", "follow", "us", "sharethis", "viber", "mixi":
			known++
		default:
			other++
		}
	}
	if known == 0 {
		return false
	}
	return other == 0 && t != "a" && t != "x" && t != "line"
}

func isCopyright(low string) bool {
	if len(low) > 260 {
		return false
	}
	t := strings.TrimLeft(low, " -•|")
	if HasAnyPrefix(t, "©", "(c) ", "copyright", "hak cipta ©", "hak cipta dilindungi", "all right reserved", "all rights reserved", "tous droits", "alle rechte", "todos los derechos") {
		return true
	}
	return strings.Contains(t, "rights reserved") || strings.Contains(t, "right reserved") && HasAny(t, "©", "copyright", "20")
}

// isPromo reads what a publisher says about itself inside a page.
func isPromo(low string) bool {
	if HasAnyPrefix(low, "dilarang keras mengambil", "dapatkan update berita", "dapatkan berita", "simak breaking news", "ikuti berita", "ikuti kami", "ikuti perkembangan", "follow berita", "yuk gabung", "mari bergabung di", "gabung di channel", "jangan sampai ketinggalan", "baca berita tanpa iklan", "berlangganan", "subscribe", "sign up", "newsletter", "download aplikasi", "unduh aplikasi", "cek berita dan artikel", "cek artikel dan berita", "cek fakta", "temukan berita", "ikuti whatsapp", "ikuti channel", "anda juga bisa", "join whatsapp", "disclaimer", "tulisan ini sudah", "get our", "follow us", "get the latest", "like us on facebook", "click here to", "klik di sini", "update berita", "bergabung dengan", "silakan bergabung", "terima kasih telah membaca", "waktu baca", "min read", "support our", "already a subscriber", "register for free", "this article is more than", "melansir ulang", "email berhasil dikirim", "success email", "topik untukmu", "copy link", "we use cookies", "by signing up", "by subscribing", "sudah punya akun", "this site uses cookies", "enter your email", "masukkan email") {
		return len(low) < 300
	}
	if strings.HasSuffix(low, "minute read") || strings.HasSuffix(low, "min read") || strings.HasSuffix(low, "menit baca") {
		return len(low) < 30
	}
	if len(low) < 400 && HasAny(low, "may be reached at", "follow him on twitter", "follow her on twitter", "follow us on", "follow them on", "delivered to your inbox", "delivered through your letterbox", "slideshow requires javascript", "sign up for our", "sign up for the", "sign up here", "subscribe to our", "external content", "externer inhalt", "externen inhalt", "datenschutzerklärung", "javascript to view", "enable javascript", "your privacy settings", "privacy policy", "terms of service", "abonnieren sie", "newsletter anmelden", "suscríbete", "abonnez-vous", "this video is unavailable", "affiliate-links", "we may earn", "affiliate commission", "all products featured") {
		return true
	}
	return len(low) < 320 && (HasAny(low, "whatsapp channel", "google news, follow", "google news dan", "di google news", "channel telegram", "saluran whatsapp") && HasAny(low, "simak", "ikuti", "gabung", "follow", "pilih", "klik", "install", "update"))
}

// isTaggedTeaser reads headlines of other stories inside a text, which end
// with what they are: "Warga menolak relokasi [VIDEO]".
func isTaggedTeaser(text string) bool {
	i := strings.LastIndexByte(text, '[')
	if i < 12 || !strings.HasSuffix(text, "]") || EndsSentence(text[:i]) {
		return false
	}
	tag := text[i+1 : len(text)-1]
	return len(tag) >= 4 && len(tag) <= 16 && strings.Trim(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZ ") == ""
}

// isMachineLine reads what a page says to machines in plain sight: the address
// of a picture, and its size.
func isMachineLine(low string) bool {
	first, rest, _ := strings.Cut(low, " ")
	if !HasAnyPrefix(first, "http://", "https://") {
		return false
	}
	return rest != "" && rest[0] >= '0' && rest[0] <= '9' && HasAny(first, ".jpg", ".jpeg", ".png", ".webp", ".gif")
}

package names

import "strings"

// offices are words before a name that say what somebody is. A name behind one
// is that of somebody who speaks or acts in public.
var offices = wordSet(`
	presiden wapres menteri wamen gubernur wagub bupati wabup camat lurah kades kapolri kapolda kapolres kapolsek
	kapolrestabes kapolresta kasat kasatreskrim kanit kabid kadis kasi kajari kajati jaksa hakim pangdam dandim danrem danramil
	panglima jenderal letjen mayjen brigjen kolonel letkol mayor kapten lettu letda sersan serma serda kopral komjen irjen
	kombes akbp kompol akp iptu ipda aiptu aipda bripka brigadir briptu bripda ketua sekretaris bendahara direktur
	dirut manajer kepala wakil juru bicara jubir humas anggota komisioner rektor dekan guru dosen profesor peneliti pengamat
	pakar dokter psikolog pengacara advokat notaris ustaz kiai pendeta romo uskup pastor wartawan redaktur pelatih kapten
	wasit kiper striker duta besar raja sultan pangeran putri aktivis ekonom direksi komisaris koordinator penyidik
	president vice minister governor regent mayor senator judge justice chief inspector sergeant lieutenant
	captain major colonel general admiral commander officer detective professor doctor director chairman chairwoman chairperson
	secretary treasurer spokesman spokeswoman spokesperson ambassador rector dean coach king queen prince princess
	sheriff deputy attorney prosecutor lawyer bishop pastor reverend imam activist economist analyst researcher
`)

// styles are forms of address and degrees: they say nothing of an office.
var styles = wordSet(`
	bapak pak ibu bu saudara saudari sdr sdri tuan nyonya nona mas mbak bang kak adik om tante mr mrs ms miss sir lady
	dr drs dra ir prof h hj kh k.h r.a ra raden rm tgk tengku teuku haji hajah st sh mh msi mm phd mba spd mpd sag se skom skm ssi
`)

// particles stand inside names in small letters.
var particles = wordSet(`bin binti van von der den de da del della la le al el ibn abu`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

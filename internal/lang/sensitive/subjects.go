package sensitive

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/tajuk/tajuk/internal/lang"
)

// patterns of one language. A subject of sexual crime or suicide stands for
// itself; children and victims make one only in a sentence about a crime.
type patterns struct {
	sexual, suicide, child, age, victim, crime *regexp.Regexp
	method, school, place, address, parent     *regexp.Regexp
}

func patternsOf(l lang.Language) patterns {
	if l == lang.English {
		return patterns{
			enSexual, enSuicide, enChild, enAge, enVictim, enCrime,
			enMethod, enSchool, enPlace, enAddress, enParent,
		}
	}
	return patterns{
		idSexual, idSuicide, idChild, idAge, idVictim, idCrime,
		idMethod, idSchool, idPlace, idAddress, idParent,
	}
}

var (
	idSexual  = regexp.MustCompile(`(?i)\b((?:di|mem|pem)?perkosa(?:an)?|(?:me|pe)merkosa(?:an)?|(?:di|me|pe)?rudapaksa|(?:pen|men|di)?cabul(?:i|an)?|cabul|pelecehan(?: seksual)?|dilecehkan|melecehkan|kekerasan seksual|eksploitasi seksual|disodomi|sodomi|disetubuhi|menyetubuhi|persetubuhan|asusila|tindak susila|inses|pedofil(?:ia)?|kejahatan seksual|pelecehan)\b`)
	idSuicide = regexp.MustCompile(`(?i)\b(bunuh diri|gantung diri|mengakhiri hidup(?:nya)?|membakar diri|percobaan bunuh diri)\b`)
	idChild   = regexp.MustCompile(`(?i)\b(anak di bawah umur|di bawah umur|anak perempuan|anak laki-laki|anak tiri(?:nya)?|anak kandung(?:nya)?|bocah|balita|bayi|siswi|siswa|pelajar|santri(?:wati)?|remaja (?:putri|putra)|remaja|murid|anak berhadapan dengan hukum|ABH|anak berkonflik dengan hukum|pelaku anak|anak korban|korban anak)\b`)
	idAge     = regexp.MustCompile(`(?i)(?:\b(?:ber)?u(?:mur|sia)\s+(\d{1,2})\b|\b(\d{1,2})\s+tahun\b|\((\d{2}|\d{1,2}\s*(?:tahun|th))\))`)
	idVictim  = regexp.MustCompile(`(?i)\b(korban|penyintas)\b`)
	idCrime   = regexp.MustCompile(`(?i)\b(tersangka|terdakwa|terpidana|pelaku|ditangkap|ditahan|diringkus|pidana|dicuri|mencuri|pencurian|penganiaya(?:an)?|dianiaya|menganiaya|pengeroyokan|dikeroyok|tawuran|pembunuhan|dibunuh|membunuh|penculikan|diculik|menculik|disekap|penyekapan|KDRT|kekerasan dalam rumah tangga|perdagangan orang|TPPO|prostitusi|perundungan|dirundung|bullying|disiksa|penyiksaan|diadili|pengadilan anak|diversi|begal|klitih|narkoba|sabu|visum|eksploitasi anak|pekerja anak|dibuang|pembuangan bayi|ditelantarkan|kawin anak|perkawinan anak)\b`)
	idMethod  = regexp.MustCompile(`(?i)\b(gantung diri|menggantung diri|tergantung|seutas tali|tali tambang|melompat dari|meloncat dari|terjun dari|menenggak|minum racun|racun serangga|obat nyamuk|menyayat|mengiris|overdosis|menabrakkan diri|surat wasiat)\b`)

	enSexual  = regexp.MustCompile(`(?i)\b(rap(?:e|ed|es|ing|ist|ists)|sexual(?:ly)? (?:abus\w*|assault\w*|harass\w*|exploit\w*|violence|crime\w*)|molest\w*|incest|paedophil\w*|pedophil\w*|sodom\w*|child pornography|groom(?:ed|ing) (?:a|the|her|him) )\b`)
	enSuicide = regexp.MustCompile(`(?i)\b(suicid\w*|took (?:his|her|their) own li(?:fe|ves)|kill(?:ed|ing)? (?:himself|herself|themselves)|hang(?:ed|ing)? (?:himself|herself))\b`)
	enChild   = regexp.MustCompile(`(?i)\b(minors?|under ?age|underage|child|children|toddler|infant|baby|schoolgirl|schoolboy|pupil|schoolchild(?:ren)?|teenage(?:r|rs|d)?|juvenile|stepdaughter|stepson|young girl|young boy|boy|girl)\b`)
	enAge     = regexp.MustCompile(`(?i)(?:\baged?\s+(\d{1,2})\b|\b(\d{1,2})[- ]years?[- ]olds?\b|,\s(\d{1,2}),)`)
	enVictim  = regexp.MustCompile(`(?i)\b(victims?|survivors?)\b`)
	enCrime   = regexp.MustCompile(`(?i)\b(suspects?|accused|defendants?|perpetrators?|arrest\w*|detained|charged with|convicted|assault\w*|stabb\w*|murder\w*|killing|kidnap\w*|abduct\w*|domestic violence|traffick\w*|bull(?:y|ied|ying)|tortur\w*|juvenile court|robb\w*|burgl\w*|theft|stole|abus\w*|neglect(?:ed)?|prostitution|drugs? (?:charge|offen\w*))\b`)
	enMethod  = regexp.MustCompile(`(?i)\b(hang(?:ed|ing)? (?:himself|herself)|hanging|a rope|noose|jump(?:ed|ing) (?:from|off)|overdos\w*|poison|slit|wrists|suicide note)\b`)
)

// minor reports whether an age that a pattern found is that of a child, and
// not the length of a sentence or the years since.
func minor(match []string) bool {
	for _, m := range match[1:] {
		if m != "" {
			n, err := strconv.Atoi(strings.TrimRight(m, " tahun"))
			return err == nil && n < 18
		}
	}
	return false
}

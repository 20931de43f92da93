package sensitive

import "regexp"

// Expressions of what tells who somebody is. A capital or a figure behind the
// word makes it a certain school, village or house: "sebuah sekolah" is none.
var (
	idSchool  = regexp.MustCompile(`\b(?:SD|SDN|SDIT|MI|MIN|SMP|SMPN|MTs|MTsN|SMA|SMAN|SMK|SMKN|MA|MAN|SLB|TK|PAUD|RA|(?i:sekolah dasar|sekolah menengah pertama|sekolah menengah atas|madrasah|pondok pesantren|pesantren|ponpes|panti asuhan))(?: +(?:Negeri|Swasta|Islam|Kristen|Katolik|Inpres|Muhammadiyah|N))* +(?:\d+|[A-Z][\pL’'-]+)(?: +[A-Z][\pL’'-]+){0,3}`)
	idPlace   = regexp.MustCompile(`\b(?i:desa|kelurahan|dusun|kampung|dukuh|nagari|gampong|banjar|lingkungan|perumahan|kompleks|RT|RW) +(?:\d+|[A-Z][\pL’'-]+)(?:[ /]+(?:RW +)?(?:\d+|[A-Z][\pL’'-]+)){0,3}`)
	idAddress = regexp.MustCompile(`\b(?i:jalan|jl\.?|gang|gg\.?|blok) +(?:[A-Z][\pL’'-]+|[A-Z]\d*|\d+)(?: +(?:Nomor|No\.?|\d+|[A-Z][\pL’'-]+)){0,4}`)
	idParent  = regexp.MustCompile(`\b(?i:ayah|ibu|bapak|orang tua|paman|bibi|kakek|nenek|kakak|wali)(?i: +(?:kandung|tiri|angkat))?(?i: +(?:korban|pelaku|anak(?: +itu)?|bocah(?: +itu)?|santri|siswi|siswa)|nya)(?i:,? +(?:yang +)?(?:bernama +)?)`)

	enSchool  = regexp.MustCompile(`\b(?:[A-Z][\pL’'-]+ +){1,4}(?:(?:Primary|Elementary|Middle|High|Secondary|Boarding) +)?(?:School|Academy|College|Kindergarten|Orphanage)\b`)
	enPlace   = regexp.MustCompile(`\b(?:(?i:village|hamlet|neighbou?rhood|suburb) +of +[A-Z][\pL’'-]+|[A-Z][\pL’'-]+ +(?:village|hamlet|subdistrict))`)
	enAddress = regexp.MustCompile(`\b(?:\d+ +)?[A-Z][\pL’'-]+ +(?:Street|Road|Avenue|Lane|Drive)\b|\bJalan +[A-Z][\pL’'-]+`)
	enParent  = regexp.MustCompile(`\b(?i:father|mother|parents?|uncle|aunt|grandfather|grandmother|brother|sister|guardian)(?i: +of +the +(?:victim|boy|girl|child))?,? +(?i:named +)?|\b(?i:the +)?(?i:victim|boy|girl|child)['’]s +(?i:father|mother|parents?|uncle|aunt|brother|sister),? +`)
)

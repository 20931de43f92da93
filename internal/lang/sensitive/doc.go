// Package sensitive finds subjects whose people must not be recognisable, and
// the words that would make them so.
//
// Kode Etik Jurnalistik article 5: no identity of a victim of a sexual crime,
// none of a child that did wrong. Identity is all that leads others to the
// person: the name, the parents, the school, the village, the address. The
// press council's guideline on child-friendly reporting says the same of every
// child in a matter of law, its guideline on suicide of those who took their
// lives and of how they did it.
//
// A text is first asked whether it is about such a subject at all; only then
// are details reported. A flood has victims and villages, and nobody hides
// them: "korban" alone says nothing, nor does "anak".
//
//	sensitive.go  Find: subjects, then details
//	subjects.go   the words that tell a subject
//	details.go    the words that tell who somebody is
package sensitive

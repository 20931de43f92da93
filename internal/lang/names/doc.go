// Package names finds the names in running text, and those that are spelt two
// ways: in one text, or differently from a name that is known.
//
//	names.go    Find: runs of capitalised words, with titles and initials
//	titles.go   what stands before a name and is none
//	clash.go    Clashes: two spellings that are probably one name
//	alone.go    Unintroduced: names that are said once and never explained
//	sound.go    names written alike when spelling is put aside
//
// A name that two people bear with one letter between them (Andri and Andi,
// Hartono and Hartini) is no mistake. So one letter alone is no reason to
// speak: it takes a further word of the name that is the same, or a difference
// of the kind that only spelling makes (Soekarno and Sukarno).
package names

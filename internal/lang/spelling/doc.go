// Package spelling finds words that look misspelt, in Indonesian and English,
// and what they were probably meant to be.
//
// A false alarm costs an editor more than a slip that was let through, so
// there must be a reason to speak: the word is a known mistake, or it stands
// twice, or nobody knows it while a single slip of the fingers away lies a
// word that is known. A word that the text says twice, a capitalised word, a
// word among other unknown ones (a quotation, a dialect) and whatever the
// caller's own texts know are left alone.
//
//	spelling.go    Check: the words of a text and the reasons to speak
//	words.go       the text cut into words with what surrounds them
//	slips.go       what one slip of the fingers makes of a word
//	lexicon.go     what is known: mistakes and words
//	errors-*.txt   "mistake correction", one a line
//	words-en.txt   English words
//
// The lists were written for this project: the mistakes from knowledge of both
// languages, the English words from its own documents and stories and, for the
// vocabulary of news, by hand. The Indonesian words are those of the stemmer
// (package lang). Nothing comes from another dictionary.
package spelling

// Package dates finds the temporal expressions of Indonesian and English news
// prose and normalises them to TIMEX3 values (TimeML 1.2.1): absolute and
// partial dates, weekdays with "lalu" or "depan", parts of months, durations,
// clock times with WIB, WITA and WIT, and vague ones, which are marked so.
//
//	expr.go      Find, Expr and their JSON
//	tokens.go    the words of a text with their places
//	words.go     the vocabulary
//	match.go     which words make an expression
//	phrase.go    expressions of several words
//	relative.go  expressions that count from another day
//	resolve.go   values
package dates

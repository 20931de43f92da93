// Package news is the vocabulary of a news network and its rules, as plain
// values without any I/O: what a story is, who may do what to it from which
// state, what must be right before it is published, and who may see it when.
//
// The same rules serve both databases and every door. Storage loads and saves
// these values, newsroom applies the rules inside transactions, reading asks
// Visible before it shows anything.
//
//	id.go          ids of the network
//	site.go        Site, Section, Look, Page, share policies
//	story.go       Story, Content, Version, WorkingCopy
//	placement.go   Placement, Override and what a site shows of a story
//	notice.go      Notice, Withdrawal
//	topic.go       Topic, Tag, Person
//	front.go       fronts: their keys, their places, Arrangement
//	merge.go       Merge, and contents that follow it
//	asset.go       Asset, Rendition
//	roles.go       Role, Act, Actor: the table of who may do what
//	account.go     who may change accounts and give roles
//	states.go      from which state an act is possible
//	check.go       what must be right before publication
//	need.go        what a site requires beyond that
//	comment.go     Comment, Anchor, mentions
//	assignment.go  Assignment
//	notification.go  Notification, and when mail is sent about it
//	reply.go       ReplyRequest: the right of reply, its clock and its decision
//	erasure.go     data about who asked, erased
//	event.go       Event
package news

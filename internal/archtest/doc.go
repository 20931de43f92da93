// Package archtest holds the house to its plan. Its tests read the real import
// graph, syntax and types of the project and fail with the reason for the rule
// that was broken: floors, the single public read path, where SQL may stand,
// sizes, comments, and which modules may be used at all.
//
//	rooms_test.go     the plan: which package stands on which floor
//	floors_test.go    who may import whom
//	code_test.go      where SQL and ResponseWriter may stand; state; context
//	shape_test.go     names, sizes, comments
//	modules_test.go   the reviewed list of modules, dependencies.txt
//	load_test.go      reading the project
//
// The plan is drawn in docs/architecture.md. Who changes one changes the other
// in the same commit.
package archtest

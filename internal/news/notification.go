package news

import "time"

// NotificationKind says why a person is told something.
type NotificationKind string

// The kinds of notification.
const (
	NoteMention        NotificationKind = "mention"         // somebody named you in a comment
	NoteComment        NotificationKind = "comment"         // a comment on your story, or in your thread
	NoteAssigned       NotificationKind = "assigned"        // a story is yours to do
	NoteOverdue        NotificationKind = "overdue"         // its time has passed
	NoteReturned       NotificationKind = "returned"        // your story came back, with a reason
	NoteSubmitted      NotificationKind = "submitted"       // a story waits for your desk
	NotePublished      NotificationKind = "published"       // your story can be read
	NoteCorrection     NotificationKind = "correction"      // somebody proposes a correction to your desk
	NoteScheduleFailed NotificationKind = "schedule_failed" // a planned publication was stopped
	NoteScheduleDoubt  NotificationKind = "schedule_doubt"  // it appeared, and something stood against it
	NoteRightsSoon     NotificationKind = "rights_soon"     // the right to a picture ends soon; of the desk, or in your story
	NoteRightsEnded    NotificationKind = "rights_ended"    // it has ended
	NoteWithdrawal     NotificationKind = "withdrawal"      // a withdrawal waits for a second person
	NoteWithdrawn      NotificationKind = "withdrawn"       // your story, or one that you wanted withdrawn, is
	NoteKept           NotificationKind = "kept"            // somebody does not approve the withdrawal that you proposed
	NoteOffered        NotificationKind = "offered"         // a sister site offers a story
	NoteEnded          NotificationKind = "ended"           // a sister site carries a story of yours no longer
	NoteRevoked        NotificationKind = "revoked"         // the origin took a story back from your site
	NoteStricter       NotificationKind = "stricter"        // a withdrawal on your site alone waits for a second person
	NoteStricterDone   NotificationKind = "stricter_done"   // a site withdrew your story, or what you wanted withdrawn there
	NoteStricterKept   NotificationKind = "stricter_kept"   // somebody does not approve that withdrawal
	NoteReply          NotificationKind = "reply"           // a request for a right of reply came in
	NoteReplyDue       NotificationKind = "reply_due"       // its time is nearly over
	NoteReplyOverdue   NotificationKind = "reply_overdue"   // its time is over
	NoteTask           NotificationKind = "task"            // your text is to be merged with a change of the origin
	NoteTaskDue        NotificationKind = "task_due"        // half of its time is over
	NoteTaskOverdue    NotificationKind = "task_overdue"    // all of it
	NoteNotArrived     NotificationKind = "not_arrived"     // a correction or withdrawal is not everywhere by its deadline
	NoteDeliveryDead   NotificationKind = "delivery_dead"   // what a partner outside was to be told was given up
	NoteLineFailing    NotificationKind = "line_failing"    // nothing gets through to a partner that is owed something
	NoteFixRefused     NotificationKind = "fix_refused"     // a partner's correction could not be taken
	NoteKillRefused    NotificationKind = "kill_refused"    // a partner's withdrawal could not be taken
	NoteItemsRefused   NotificationKind = "items_refused"   // other items of a source could not
)

// NotificationKinds lists every kind.
func NotificationKinds() []NotificationKind {
	return []NotificationKind{NoteMention, NoteComment, NoteAssigned, NoteOverdue, NoteReturned, NoteSubmitted, NotePublished,
		NoteCorrection, NoteScheduleFailed, NoteScheduleDoubt, NoteRightsSoon, NoteRightsEnded, NoteWithdrawal, NoteWithdrawn, NoteKept,
		NoteOffered, NoteEnded, NoteRevoked, NoteStricter, NoteStricterDone, NoteStricterKept, NoteReply, NoteReplyDue, NoteReplyOverdue,
		NoteTask, NoteTaskDue, NoteTaskOverdue, NoteNotArrived, NoteDeliveryDead, NoteLineFailing, NoteFixRefused, NoteKillRefused, NoteItemsRefused}
}

// Personal reports whether a notification reaches also those who muted its
// story: it is meant for that one person, cannot wait, or has a deadline in law.
func (k NotificationKind) Personal() bool {
	switch k {
	case NoteMention, NoteAssigned, NoteOverdue, NoteScheduleFailed, NoteScheduleDoubt, NoteWithdrawal, NoteStricter, NoteReplyDue, NoteReplyOverdue, NoteTaskDue, NoteTaskOverdue,
		NoteNotArrived, NoteDeliveryDead, NoteLineFailing, NoteFixRefused, NoteKillRefused, NoteItemsRefused:
		return true
	}
	return false
}

// Reasoned reports whether a notification's detail is a JSON list of reasons.
func (k NotificationKind) Reasoned() bool {
	switch k {
	case NoteScheduleFailed, NoteScheduleDoubt, NoteRightsSoon, NoteRightsEnded:
		return true
	}
	return false
}

// Notification tells one person one thing.
type Notification struct {
	ID      ID
	Account ID // who is told
	Kind    NotificationKind
	Story   ID // 0 when it is about none
	Site    ID
	Subject ID // comment, reply request, picture, task, entry of the ledger, agreement, source or its item, by kind
	Actor   ID // who did it, 0 for the clock
	At      time.Time
	ReadAt  time.Time // zero: unread
	Detail  string    // the reasons one a line, the beginning of the comment, or the partner's name; JSON of the reasons when Reasoned
}

// MailChoice says when a person wants mail about notifications.
type MailChoice string

// The choices.
const (
	MailAtOnce MailChoice = "at_once"
	MailDaily  MailChoice = "daily"
	MailNever  MailChoice = "never"
)

// MailChoices lists the choices in the order of menus.
func MailChoices() []MailChoice { return []MailChoice{MailAtOnce, MailDaily, MailNever} }

// Inbox is what a person's notifications come to.
type Inbox struct {
	Account ID
	Unread  int
	Mail    MailChoice
}

// digestHour is when the day's mail goes out, before the morning conference.
const digestHour = 7

// MailAt returns when mail about something that happened now is due in a zone,
// and false when none is wanted.
func (c MailChoice) MailAt(now time.Time, loc *time.Location) (time.Time, bool) {
	switch c {
	case MailAtOnce:
		return now, true
	case MailDaily:
		local := now.In(loc)
		at := time.Date(local.Year(), local.Month(), local.Day(), digestHour, 0, 0, 0, loc)
		if !at.After(now) {
			at = time.Date(local.Year(), local.Month(), local.Day()+1, digestHour, 0, 0, 0, loc)
		}
		return at.UTC(), true
	}
	return time.Time{}, false
}

// HomeZone is the zone in which somebody with these roles lives, as far as the
// network knows: that of their first site, else of the national one.
func HomeZone(roles map[ID][]Role, sites []Site) *time.Location {
	var national *time.Location
	for _, s := range sites {
		if len(roles[s.ID]) > 0 {
			return s.Location()
		}
		if national == nil || s.National {
			national = s.Location()
		}
	}
	if national == nil {
		return time.UTC
	}
	return national
}

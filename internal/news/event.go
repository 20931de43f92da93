package news

import "time"

// EventKind names what happened.
type EventKind string

// The kinds of event.
const (
	EventStoryCreated       EventKind = "story.created"
	EventStorySubmitted     EventKind = "story.submitted"
	EventStoryReturned      EventKind = "story.returned"
	EventStoryApproved      EventKind = "story.approved"
	EventStoryScheduled     EventKind = "story.scheduled"
	EventStoryUnscheduled   EventKind = "story.unscheduled"
	EventStoryEmbargoed     EventKind = "story.embargoed"
	EventStoryPublished     EventKind = "story.published" // first publication
	EventStoryUpdated       EventKind = "story.updated"   // new version of a live story
	EventStoryVisible       EventKind = "story.visible"   // its planned time has come
	EventStorySpiked        EventKind = "story.spiked"
	EventStoryUnspiked      EventKind = "story.unspiked"
	EventPlacementOffered   EventKind = "placement.offered"
	EventPlacementAccepted  EventKind = "placement.accepted"
	EventPlacementDeclined  EventKind = "placement.declined"
	EventPlacementChanged   EventKind = "placement.changed"   // override, section or kind
	EventRuleSaved          EventKind = "share_rule.saved"    // made, changed, switched, moved or dropped
	EventPlacementHeld      EventKind = "placement.held"      // on the receiving desk, as a draft
	EventPlacementTaken     EventKind = "placement.taken"     // by the receiving desk, without an offer
	EventPlacementReleased  EventKind = "placement.released"  // a draft there, to its readers
	EventPlacementEnded     EventKind = "placement.ended"     // the site carries it no longer
	EventPlacementRevoked   EventKind = "placement.revoked"   // the origin took it back
	EventPlacementProposed  EventKind = "placement.proposed"  // to withdraw it on one site alone
	EventPlacementDropped   EventKind = "placement.dropped"   // that proposal was not approved
	EventPlacementWithdrawn EventKind = "placement.withdrawn" // on one site alone
	EventStoryReserved      EventKind = "story.reserved"      // whether others may take it
	EventNoticeAdded        EventKind = "notice.added"
	EventWithdrawalProposed EventKind = "withdrawal.proposed"
	EventWithdrawalDropped  EventKind = "withdrawal.dropped" // the proposal was not approved
	EventStoryWithdrawn     EventKind = "story.withdrawn"
	EventCorrectionProposed EventKind = "correction.proposed"
	EventCorrectionDropped  EventKind = "correction.dropped" // declined, with a reason
	EventSiteSaved          EventKind = "site.saved"
	EventPageSaved          EventKind = "page.saved"
	EventFrontSaved         EventKind = "front.saved"
	EventTopicSaved         EventKind = "topic.saved"
	EventTagSaved           EventKind = "tag.saved"
	EventPersonSaved        EventKind = "person.saved"
	EventMerged             EventKind = "names.merged"   // a topic, tag or person became part of another one
	EventSectionMoved       EventKind = "section.moved"  // all its stories go to another one
	EventPreviewShared      EventKind = "preview.shared" // a link that shows what readers do not see
	EventPreviewEnded       EventKind = "preview.ended"
	EventAssetAdded         EventKind = "asset.added"
	EventAssetChanged       EventKind = "asset.changed"
	EventAssetRendered      EventKind = "asset.rendered"
	EventAssetReplaced      EventKind = "asset.replaced"
	EventAssetDeleted       EventKind = "asset.deleted"
	EventAssetExpired       EventKind = "asset.expired"  // the right to use it has ended
	EventAssetExpiring      EventKind = "asset.expiring" // the right to use it ends soon
	EventAssetGone          EventKind = "asset.gone"     // no site shows it any longer; readers get no file of it
	EventAssetBack          EventKind = "asset.back"     // one shows it again
	EventRedirectSaved      EventKind = "redirect.saved"
	EventAccountSaved       EventKind = "account.saved"
	EventWordKnown          EventKind = "word.known"            // a word that is spelt right
	EventScheduleFailed     EventKind = "story.schedule_failed" // stopped before its time, or it came in spite of what stood against it
	EventCommentAdded       EventKind = "comment.added"
	EventCommentChanged     EventKind = "comment.changed" // text changed or deleted
	EventCommentResolved    EventKind = "comment.resolved"
	EventCommentReopened    EventKind = "comment.reopened"
	EventAssigned           EventKind = "assignment.made"
	EventAssignmentEnded    EventKind = "assignment.ended" // done or taken back
	EventAssignmentOverdue  EventKind = "assignment.overdue"
	EventReplyReceived      EventKind = "reply.received"
	EventReplyChanged       EventKind = "reply.changed" // taken, handed on, its story named
	EventReplyDecided       EventKind = "reply.decided"
	EventReplyPublished     EventKind = "reply.published"
	EventReplyDue           EventKind = "reply.due"     // its time is nearly over
	EventReplyOverdue       EventKind = "reply.overdue" // its time is over
	EventReplyLetter        EventKind = "reply.letter"
	EventTaskOpened         EventKind = "task.opened"   // a site's own text is to be merged with a change of the origin
	EventTaskExtended       EventKind = "task.extended" // by a later version
	EventTaskTaken          EventKind = "task.taken"    // somebody does it, or it was handed on
	EventTaskAnswered       EventKind = "task.answered" // one field
	EventTaskReopened       EventKind = "task.reopened" // an answer was taken back
	EventTaskDone           EventKind = "task.done"
	EventTaskGone           EventKind = "task.gone" // with its placement
	EventTaskDue            EventKind = "task.due"  // half of its time is over
	EventTaskOverdue        EventKind = "task.overdue"
	EventLedgerArrived      EventKind = "ledger.arrived" // a notice or a withdrawal has been seen everywhere
	EventLedgerOverdue      EventKind = "ledger.overdue" // and somewhere not by its deadline
	EventAuditFound         EventKind = "audit.found"    // a site serves what it should not
	EventAuditRepaired      EventKind = "audit.repaired"
	EventReplyFileOpened    EventKind = "reply.file_opened" // somebody looked at what is private
	EventReplyErased        EventKind = "reply.erased"      // the data about the person was
)

// What happens around signing in. The payload names account, address, device
// and method, never a secret.
const (
	EventSignedIn       EventKind = "account.signed_in"
	EventSignInFailed   EventKind = "account.sign_in_failed"
	EventSignedOut      EventKind = "account.signed_out"
	EventProved         EventKind = "account.proved" // who they are, once more
	EventSessionRevoked EventKind = "session.revoked"
	EventOwnerMade      EventKind = "account.owner_made" // at the first run
	EventInvited        EventKind = "account.invited"
	EventResetAsked     EventKind = "account.reset_asked"
	EventResetMade      EventKind = "account.reset_made" // a link, by an administrator
	EventLinkSent       EventKind = "account.link_sent"
	EventEmailAsked     EventKind = "account.email_asked" // for another address
	EventEmailWithdrawn EventKind = "account.email_withdrawn"
	EventEmailSet       EventKind = "account.email_set"
	EventPasswordSet    EventKind = "account.password_set"
	EventPasskeyAdded   EventKind = "account.passkey_added"
	EventPasskeyRemoved EventKind = "account.passkey_removed"
	EventTOTPSet        EventKind = "account.totp_set"
	EventTOTPRemoved    EventKind = "account.totp_removed"
	EventRecoveryMade   EventKind = "account.recovery_codes_made"
	EventRecoveryUsed   EventKind = "account.recovery_code_used"
	EventFactorsRemoved EventKind = "account.factors_removed" // by an administrator
	EventSubjectTied    EventKind = "account.sso_tied"
	EventRolesSet       EventKind = "account.roles_set"
	EventActivated      EventKind = "account.activated"
	EventDeactivated    EventKind = "account.deactivated"
	EventAuditExported  EventKind = "audit.exported"
)

// Event is a row of the append-only log, written in the same transaction as
// the change it tells of.
type Event struct {
	ID      ID
	Kind    EventKind
	Story   ID
	Site    ID
	Actor   ID       // account; 0 when the system did it
	Tags    []string // cache tags that the change purges; other nodes read them here
	Payload string   // JSON, by kind
	At      time.Time
}

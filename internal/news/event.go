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
	EventPlacementChanged   EventKind = "placement.changed" // override or section
	EventNoticeAdded        EventKind = "notice.added"
	EventWithdrawalProposed EventKind = "withdrawal.proposed"
	EventStoryWithdrawn     EventKind = "story.withdrawn"
	EventSiteSaved          EventKind = "site.saved"
	EventPageSaved          EventKind = "page.saved"
	EventFrontSaved         EventKind = "front.saved"
	EventTopicSaved         EventKind = "topic.saved"
	EventTagSaved           EventKind = "tag.saved"
	EventPersonSaved        EventKind = "person.saved"
	EventAssetAdded         EventKind = "asset.added"
	EventAssetChanged       EventKind = "asset.changed"
	EventAssetRendered      EventKind = "asset.rendered"
	EventRedirectSaved      EventKind = "redirect.saved"
	EventAccountSaved       EventKind = "account.saved"
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

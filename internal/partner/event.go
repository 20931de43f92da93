package partner

import "github.com/tajuk/tajuk/internal/news"

// What happens between the network and its partners outside.
const (
	EventAgreementSaved   news.EventKind = "agreement.saved"
	EventAgreementEnded   news.EventKind = "agreement.ended"
	EventAgreementKey     news.EventKind = "agreement.key"   // a new key for what is pushed
	EventAgreementToken   news.EventKind = "agreement.token" // a new token to fetch with, or none any more
	EventDeliverySent     news.EventKind = "delivery.sent"   // a correction or a withdrawal has come to a partner
	EventDeliveryDead     news.EventKind = "delivery.dead"   // given up, waits for somebody
	EventLineFailing      news.EventKind = "line.failing"    // nothing gets through to a partner that is owed something
	EventDeliveryReplayed news.EventKind = "delivery.replayed"
	EventSourceSaved      news.EventKind = "source.saved"
	EventSourceEnded      news.EventKind = "source.ended"
	EventSourceResumed    news.EventKind = "source.resumed"
	EventSourceKeyless    news.EventKind = "source.key_dropped"   // nothing that is sent in its name is taken any more
	EventSourceTokenless  news.EventKind = "source.token_dropped" // its feed is asked, and answers are given, without one
	EventItemRefused      news.EventKind = "source.item_refused"  // something of a source could not be taken
	EventItemsRefused     news.EventKind = "source.items_refused" // people are told so, once a day
	EventDeliveryAnswered news.EventKind = "delivery.answered"    // the partner says what became of it
)

package ledger

import (
	"time"

	"github.com/tajuk/tajuk/internal/news"
)

// Run is one walk of the auditor through the placements of the network.
type Run struct {
	ID        news.ID
	Site      news.ID   // only this site's; 0 for all
	Since     time.Time // only stories that changed since; zero for all
	Repair    bool
	Place     news.ID // the placement that was looked at last
	Looked    int
	Drifts    int
	Repaired  int
	StartedAt time.Time
	TouchedAt time.Time
	EndedAt   time.Time // zero while it goes on
}

// Drift is one thing that a site serves otherwise than it should.
type Drift struct {
	ID         news.ID
	Run        news.ID
	Placement  news.ID // 0 for what belongs to no placement
	Story      news.ID
	Site       news.ID
	What       What
	Want, Got  string // shortened
	FoundAt    time.Time
	RepairedAt time.Time // zero while it is there
}

// What names a thing that can drift.
type What string

// The things that the auditor compares.
const (
	WhatStatus    What = "status"    // shown, gone or missing; the address
	WhatHeadline  What = "headline"  //
	WhatLead      What = "lead"      //
	WhatBody      What = "body"      //
	WhatKicker    What = "kicker"    //
	WhatTags      What = "tags"      //
	WhatSection   What = "section"   //
	WhatPhoto     What = "photo"     // and its renditions
	WhatNotice    What = "notice"    // with its time
	WhatCanonical What = "canonical" // and isBasedOn
	WhatRobots    What = "robots"
	WhatTombstone What = "tombstone" // ground and reason
	WhatSource    What = "source"    // where a shared story comes from
	WhatPlacement What = "placement" // version and time of the stored placement
	WhatLists     What = "lists"
	WhatSearch    What = "search"
	WhatSitemap   What = "sitemap"
	WhatFeed      What = "feed"
)

// Whats lists what can drift, in the order of reports.
func Whats() []What {
	return []What{WhatStatus, WhatHeadline, WhatLead, WhatBody, WhatKicker, WhatTags, WhatSection, WhatPhoto, WhatNotice, WhatCanonical,
		WhatRobots, WhatTombstone, WhatSource, WhatPlacement, WhatLists, WhatSearch, WhatSitemap, WhatFeed}
}
